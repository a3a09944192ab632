"""What the vocabulary says of citations: which body "GA" is, which treaty begins on page 3 of volume 1577."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from unres.citing.normal import normalise
from unres.model import ActKey, ActKind, PartRef, Target
from unres.understand.names import Matcher
from unres.vocabulary import Body, Instrument, Treaty, Vocabulary, fold, load

Titled = Treaty | Instrument
"""What is cited by its title."""

_MOST_WORDS: Final = 14
"""Words of the longest name of a body that adopts acts."""
_POSSESSIVE: Final = re.compile(
    r"(?:\s(?:des\sNations\sUnies|de\slas\sNaciones\sUnidas|de\sl'ONU|de\sla\sONU|of\sthe\s(?:UN|United\sNations)|ООН))?"
    r"(?:\s[(\[][\"']?[A-Z]{2,10}[\"']?[)\]])?(?:'s|s')?,?\s?$",
    re.IGNORECASE,
)
"""What may stand between a body's name and "resolution"."""
_SENTENCE_END: Final = re.compile(r"[a-z]{6}\.\s")
_OF_THE_UNITED_NATIONS: Final = re.compile(
    r"\s(?:of\sthe\s(?:United\sNations|UN)|des\sNations\sUnies|de\sl'ONU|de\slas\sNaciones\sUnidas|de\sla\sONU|ООН"
    r"|Организации\sОбъединенных\sНаций)\b",
    re.IGNORECASE,
)
_UNITED_NATIONS: Final = re.compile(r"\b(?:UN|United Nations|the)\s$", re.IGNORECASE)


@dataclass(frozen=True)
class Forms:
    """The look-ups that citations need, made from a vocabulary."""

    bodies: Mapping[str, Body]
    """Any name, abbreviation or code of a body that adopts acts, folded, in any language → the body."""
    prefixes: Mapping[str, tuple[Body, ActKind]]
    """The series of a symbol ("S/RES") → whose acts of which kind it holds."""
    titled: Mapping[str, Titled]
    """Abbreviation, as written → what it names in citations."""
    foreign: Matcher[Titled]
    """Titles in other languages than English, as they are spelt anywhere."""
    pages: Mapping[str, Titled]
    """Volume and first page in the *Treaty Series* → the treaty."""
    volumes: Mapping[int, tuple[Treaty, ...]]
    adopted: Mapping[PartRef, tuple[Instrument, ...]]
    """Act → the instruments that it contains."""
    amended: Mapping[Target, Target]
    """Treaty → the treaty that it is "as amended", where that has an address of its own."""
    sessions: Mapping[int, str]
    """Serial of an act that the General Assembly adopted before 1976 → its session, where the vocabulary knows it."""

    def body_before(self, text: str, end: int) -> tuple[int, Body] | None:
        """Return the body that is named right before `end`, and where its name begins.

        >>> forms().body_before("see UNGA Res 76/188", 9)[1].code, forms().body_before("a resolution", 2)
        ('ga', None)
        """
        last = end
        tail = _POSSESSIVE.search(text, max(0, end - 45), end)
        if tail:
            last = tail.start()
        if text[last - 1 : last] == "." and text[max(0, last - 6) : last - 1].isalpha():
            return None  # a sentence ends here
        low = max(0, last - 110)
        starts = [match.start() for match in re.finditer(r"(?<![^\s(,;\"'\[])\S", text[low:last])][-_MOST_WORDS:]
        for start in starts:
            if _SENTENCE_END.search(text, low + start, last):
                continue
            body = self.bodies.get(_key(text[low + start : last]))
            if body is not None:
                begin = low + start
                wider = _UNITED_NATIONS.search(text, max(0, begin - 15), begin)
                return (wider.start() if wider and wider[0][0] in "Uu" else begin), body
        return None

    def body_after(self, text: str, start: int) -> tuple[int, Body] | None:
        """Return the body that is named right after `start`, and where its name ends.

        >>> text = "résolution 1325 (2000) du Conseil de sécurité, par. 8"
        >>> end, body = forms().body_after(text, text.index("Conseil"))
        >>> body.code, text[:end].endswith("sécurité")
        ('sc', True)
        """
        window = text[start : start + 110]
        ends = [match.end() for match in re.finditer(r"[^\s,;.()\[\]]+", window)][:_MOST_WORDS]
        for end in reversed(ends):
            body = self.bodies.get(_key(window[:end]))
            if body is not None:
                wider = _OF_THE_UNITED_NATIONS.match(window, end)
                return start + (wider.end() if wider else end), body
        return None


def _key(name: str) -> str:
    return fold(name).replace(".", "")


@lru_cache(maxsize=1)
def forms() -> Forms:
    """Return the look-ups of the project's vocabulary, made once a process."""
    return forms_of(load())


def forms_of(vocabulary: Vocabulary) -> Forms:
    """Make the look-ups of a vocabulary."""
    acting = [body for body in vocabulary.bodies.values() if body.adopts_acts]
    titled: list[Titled] = [*vocabulary.treaties.values(), *vocabulary.instruments.values()]
    volumes: dict[int, list[Treaty]] = defaultdict(list)
    adopted: dict[PartRef, list[Instrument]] = defaultdict(list)
    for treaty in vocabulary.treaties.values():
        for volume in treaty.volumes:
            volumes[volume].append(treaty)
    for instrument in vocabulary.instruments.values():
        if isinstance(instrument.adopted_in, PartRef) and isinstance(instrument.adopted_in.act, ActKey):
            adopted[PartRef(instrument.adopted_in.act)].append(instrument)
    return Forms(
        bodies=_bodies(acting),
        prefixes=dict(_prefixes(acting)),
        titled={form: thing for thing in titled for form in thing.cited_as},
        foreign=Matcher(_foreign(titled)),
        pages={page: thing for thing in titled for page in thing.pages},
        volumes={volume: tuple(treaties) for volume, treaties in volumes.items()},
        adopted={act: tuple(instruments) for act, instruments in adopted.items()},
        amended=dict(_amended(titled)),
        sessions=dict(_sessions(adopted)),
    )


def _amended(titled: Sequence[Titled]) -> Iterator[tuple[Target, Target]]:
    """Yield each treaty that another has the title of, and "as amended" behind it, with that other."""
    by_title = {title: thing for thing in titled for title in thing.titles}
    for title, thing in by_title.items():
        plain, amended, _ = title.partition(" as amended")
        original = by_title.get(plain.rstrip(",")) if amended else None
        if original is not None and original is not thing:
            yield original.ref, thing.ref


def _sessions(acts: Iterable[PartRef]) -> Iterator[tuple[int, str]]:
    for act in acts:
        key = act.act
        number = re.fullmatch(r"(\d+)\(([^)]+)\)[A-Z]*", key.number) if isinstance(key, ActKey) else None
        if number and isinstance(key, ActKey) and key.body == "ga":
            yield int(number[1]), number[2]


def _bodies(acting: Iterable[Body]) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for body in acting:
        for form in (*body.names, *body.abbreviations, *body.labels.values(), *body.cited_as, body.code):
            found.setdefault(_key(form), body)
    return found


def _prefixes(acting: Iterable[Body]) -> Iterable[tuple[str, tuple[Body, ActKind]]]:
    """Yield the series of symbols; decisions and statements have theirs beside the resolutions'."""
    for body in acting:
        series, given, _ = body.symbol_pattern.partition("/{number}")
        if given:
            yield series, (body, ActKind.RESOLUTION)
            yield series.removesuffix("RES") + "DEC", (body, ActKind.DECISION)
            yield series.removesuffix("RES") + "PRST", (body, ActKind.STATEMENT)


def _foreign(titled: Iterable[Titled]) -> dict[str, Titled]:
    """Return the titles that the converter's matchers of English texts lack: of other languages, and with "UN"."""
    found: dict[str, Titled] = {}
    for thing in titled:
        translated = (form for forms in thing.translations.values() for form in forms)
        short = (f"UN {title.removeprefix(_LONG)}" for title in thing.titles if title.startswith(_LONG))
        found.update((fold(normalise(form).value), thing) for form in (*translated, *short))
    return found


_LONG: Final = "United Nations "
