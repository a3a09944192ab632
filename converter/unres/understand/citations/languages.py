"""Finds references in French, Spanish, Russian, Chinese and Arabic: acts by number, documents by symbol, treaties.

What words are needed stand in `wording`, a row a language. The text is first brought into the signs that numbers have
in English (one character for one, so that positions stay): full-width brackets, hyphens, Cyrillic letters in symbols.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from unres.model import ActKind, Path
from unres.numerals import roman
from unres.places import annex_number
from unres.symbols import AGENCY_NUMBER, BRACKETED_NUMBER, CONFERENCE_NUMBER, SERIAL_NUMBER, can_be_of, canonical_number
from unres.understand.citations.documents import find_documents, find_series
from unres.understand.citations.references import ActReference, Reference, SelfReference, TreatySeriesReference
from unres.understand.citations.taken import Taken
from unres.understand.citations.translated_owners import REACH, Owners
from unres.understand.citations.wording import ORDINALS, WORDINGS, Wording

_PLAIN: Final = str.maketrans(
    {
        "（": "(",
        "）": ")",
        "，": ",",
        "：": ":",
        "；": ";",
        "。": ".",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2011": "-",
        "\u2010": "-",
    }
)
_LATIN: Final = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")
_IN_SYMBOL: Final = re.compile(r"(?<!\w)[АВСЕНКМОРТХA-Z]{1,5}(?=/)|(?<=\d\s)[АВСЕНКМОРТХ](?!\w)|\([ХIVL]+\)")
"""Cyrillic letters where only Latin ones are meant."""
_LETTERS: Final = {name: letter for wording in WORDINGS.values() for name, letter in wording.letters}
"""The letters of an act's parts where they are written as words."""
_LETTER: Final = rf"(?:[A-Z](?![A-Za-z0-9_])|(?:{'|'.join(_LETTERS)})\b)"
_NUMBER: Final = re.compile(
    rf"""
    (?<![A-Za-z0-9/.,-]) (?:
        (?: {SERIAL_NUMBER} (?!%|\.\d)                                       # 76/188, 57/270 B, S-20/4 A-E
          | (?P<session>دإط|دإ) \s?[–-]\s? (?P<serial>\d{{1,2}}/\d{{1,3}}) )  # the same in Arabic
        (?: \s? (?P<letter>{_LETTER}) (?: \s? (?:[–-]|à|a|по|至|إلى) \s? (?P<last>{_LETTER}) )? )?
      | {BRACKETED_NUMBER} | {CONFERENCE_NUMBER} | {AGENCY_NUMBER}
      | (?P<old>\d{{1,4}}) (?: \s (?P<part>{_LETTER}) )? \s \( (?P<special>دإط|دإ)? [د\s-]* (?P<number>\d{{1,2}}) \)
    )
    """,
    re.VERBOSE,
)
_SPECIAL: Final = {"دإ": "S-", "دإط": "ES-", None: ""}
"""How Arabic writes the special and the emergency special sessions."""
_HAN: Final = re.compile(r"[\u3000-\u303f\u4e00-\u9fff]")
"""Chinese characters: letters, but no part of a symbol beside which they stand."""
_STOP: Final = re.compile(r"[;.]\s")
_ABBREVIATED: Final = re.compile(r"\b(?:par|párrs?|pp?|sect|secc|chap|cap|no|núm|разд|гл|п|пп|vol)\.$")
_SHORT: Final = 8
"""How long an abbreviation may be."""
_COUNCIL: Final = re.compile(r"(?<![\w/])\d{3,4}\s?\((?:19[4-9]\d|20\d\d)\)")


@dataclass(frozen=True, slots=True)
class _Rules:
    """The regular expressions of one language."""

    wording: Wording
    kinds: re.Pattern[str]
    date: re.Pattern[str]
    series: re.Pattern[str]
    present: re.Pattern[str]
    annex: re.Pattern[str]
    paragraph: re.Pattern[str]
    records: re.Pattern[str]


@lru_cache(maxsize=8)
def _rules(language: str) -> _Rules:
    wording = WORDINGS[language]
    kinds = rf"(?P<resolution>{wording.resolution})|(?P<decision>{wording.decision})"
    return _Rules(
        wording,
        re.compile(kinds),
        re.compile(wording.date.format(months="|".join(wording.months))),
        re.compile(wording.series),
        re.compile(wording.present),
        re.compile(rf"[,\s(]*{wording.annex}"),
        re.compile(wording.paragraph),
        re.compile(wording.records),
    )


def knows(language: str) -> bool:
    """Tell whether citations are found in a language other than English.

    >>> knows("fr"), knows("en"), knows("de")
    (True, False, False)
    """
    return language in WORDINGS


def names_records(text: str, language: str) -> bool:
    """Tell whether a note names a volume of the *Official Records*, or repeats a note that may.

    >>> names_records("Ibid., résolution 64/1.", "fr"), names_records("Résolution 64/1.", "fr")
    (True, False)
    """
    return _rules(language).records.search(text) is not None


def find_references_in(text: str, language: str) -> list[Reference]:
    """Return the references of a text in a language that has a row in the table of words, in order.

    Raises:
        KeyError: nothing is known of the language.

    >>> [each.number for each in find_references_in("Rappelant sa résolution 60/1 du 16 septembre 2005", "fr")]
    ['60/1']
    >>> found = find_references_in("وإذ تشير إلى قرارها 217 ألف (د-3)", "ar")
    >>> [each.number for each in found]
    ['217(III)A']
    """
    rules, plain = _rules(language), _plain(text)
    found: list[Reference] = list(_acts(text, plain, language, rules))
    if "/" in plain:
        found.extend(find_documents(_HAN.sub(" ", plain), found))
    found.extend(_series(plain, rules))
    found.extend(SelfReference(*match.span()) for match in rules.present.finditer(text))
    found.sort(key=lambda each: each.start)
    return found


def _series(plain: str, rules: _Rules) -> Iterator[TreatySeriesReference]:
    """Yield treaties by volume and number, as the language cites the Series, or in English as some notes do."""
    english = list(find_series(plain))
    yield from english
    taken = Taken((each.start, each.end) for each in english)
    for match in rules.series.finditer(plain):
        if not taken.overlaps(*match.span()):
            yield TreatySeriesReference(*match.span(), locator=f"vol. {match['volumes']}", number=match["number"])


def _plain(text: str) -> str:
    """Return a text with the signs that numbers and symbols have in English, as long as before.

    >>> _plain("第217 A（III）号"), _plain("А/76/1")
    ('第217 A(III)号', 'A/76/1')
    """
    plain = text.translate(_PLAIN)
    return _IN_SYMBOL.sub(lambda match: match[0].translate(_LATIN), plain)


def _acts(text: str, plain: str, language: str, rules: _Rules) -> list[ActReference]:
    kinds, stops = list(rules.kinds.finditer(text)), _stops(plain)
    owners = Owners.of(plain, language)
    acts: list[ActReference] = []
    groups: list[int] = []
    previous: int | None = None
    for match in _NUMBER.finditer(plain):
        word = _word(plain, match, kinds, stops, rules)
        if word is None:
            continue
        path, end = _place(plain, match.end(), rules)
        owner, stated = owners.owner(match, word, previous), _date(plain, match, rules)
        previous = match.end()
        kind = ActKind.RESOLUTION if word["resolution"] else ActKind.DECISION
        for number in _numbers(match):
            groups.append(word.start())
            own = stated if stated and can_be_of(number, stated) else None
            acts.append(
                ActReference(
                    match.start(), end, "", own, kind, number, owner, phrase=word.start(), path=path, shared=True
                )
            )
    return _shared(acts, groups)


def _shared(acts: list[ActReference], groups: list[int]) -> list[ActReference]:
    """Return the items of a list with the body that is named with another of them: the next, or else the one before."""
    for order in (range(len(acts) - 2, -1, -1), range(1, len(acts))):
        for n in order:
            other = n + 1 if order.step < 0 else n - 1
            if acts[n].owner is None and acts[other].owner is not None and groups[n] == groups[other]:
                acts[n] = replace(acts[n], owner=acts[other].owner)
    return acts


def _word(
    plain: str, match: re.Match[str], kinds: list[re.Match[str]], stops: list[int], rules: _Rules
) -> re.Match[str] | None:
    """Return the word that says of what a number is: the one before it (in Chinese after it) in its sentence."""
    if rules.wording.number_first:
        n = bisect_left(kinds, match.end(), key=re.Match.start)
        word = kinds[n] if n < len(kinds) else None
        between = plain[match.end() : word.start()] if word else ""
        beside = {plain[match.start() - 1 : match.start()], plain[match.end() : match.end() + 1]}
        marked = beside & set("第、和及号") or _COUNCIL.fullmatch(match[0])
        return word if marked and not set(".;") & set(between) else None
    n = bisect_right(kinds, match.start(), key=re.Match.end)
    word = kinds[n - 1] if n else None
    return word if word and bisect_left(stops, word.end()) == bisect_left(stops, match.start()) else None


def _stops(plain: str) -> list[int]:
    """Return where sentences end, in order."""
    stops = _STOP.finditer(plain)
    return [at.start() for at in stops if not _ABBREVIATED.search(plain, max(0, at.start() - _SHORT), at.end() - 1)]


def _numbers(match: re.Match[str]) -> Iterator[str]:
    """Yield the canonical numbers of one item: several where it names parts from A to E."""
    if match["old"]:
        session = f"{_SPECIAL[match['special']]}{roman(int(match['number']))}"
        yield f"{match['old']}({session}){_letter(match['part'])}"
        return
    if match["serial"]:
        base = f"{_SPECIAL[match['session']]}{match['serial']}"
    else:
        base = match[0][: match.start("letter") - match.start()] if match["letter"] else match[0]
    try:
        base = canonical_number(base)
    except ValueError:
        return
    first, last = _letter(match["letter"]), _letter(match["last"])
    if not first:
        yield base
    for code in range(ord(first or "B"), ord(last or first or "A") + 1):
        yield base + chr(code)


def _letter(printed: str | None) -> str:
    return _LETTERS.get(printed or "", printed or "")


def _date(plain: str, match: re.Match[str], rules: _Rules) -> date | None:
    if rules.wording.number_first:
        dates = list(rules.date.finditer(plain, max(0, match.start() - REACH), match.start()))
        found = dates[-1] if dates else None
    else:
        found = rules.date.search(plain, match.end(), match.end() + REACH // 2)
    if found is None:
        return None
    months = rules.wording.months
    month = months.index(found["month"]) + 1 if months else int(found["month"])
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def _place(plain: str, end: int, rules: _Rules) -> tuple[Path, int]:
    """Return the annex that follows a number, and where its words end."""
    match = rules.annex.match(plain, end)
    if match is None:
        return (), end
    label = match["n"] or "I"
    return ("annex", ORDINALS.get(label) or annex_number(label)), match.end()
