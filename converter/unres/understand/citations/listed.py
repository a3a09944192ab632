"""Finds treaties and instruments by the names that the vocabulary lists, with the articles that are meant of them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unres.understand.citations.acts import spread
from unres.understand.citations.pinpoint import Place, before
from unres.understand.citations.references import NameReference, Reference
from unres.understand.names import Hit, ShortName, Tagged
from unres.vocabulary import Instrument, Named, Treaty, TreatyGroup

CITED: Final = frozenset((Treaty, TreatyGroup, Instrument))
"""What a name cites; bodies, initiatives and actors are only mentioned."""
_MAY_BE_CITED: Final = CITED | {ShortName}
_OF_ANOTHER: Final = re.compile(r"\s(?:of|on|for)\s(?:the\s)?[A-Z]")
_GLOSS: Final = (" (", " (the ", " (hereinafter ", " (hereinafter the ")
_OF_PARTIES: Final = re.compile(
    r"\b(?:Conference|Meeting|Assembly|Review|Committee|Consultations?|Summit)s?\b[^,;(]{0,60}?\s(?:of|for)\s(?:the\s)?"
    r"(?:High\s)?(?:Contracting\s)?(?:States\s)?[Pp]arties\sto\s(?:the\s)?$"
)
"""What makes a treaty's name a part of the name of its conference."""
CIRCULATED: Final = re.compile(
    r"(?:,\s(?:circulated|issued|contained|as\scontained)\s(?:as|in)\s(?:document\s)?|\s\()[A-Z]{1,5}/"
)
"""What shows that the words before are a document, whose symbol follows."""
_IMPLEMENTATION: Final = (" Implementation of ", " Implementation of the ")
"""With a capital it stands in the name of a programme, committee or review."""
_SECRETARIAT: Final = ("ecretariat of the ", "ecretariats of the ")
_TO_PARTIES: Final = ("arties to ", "arties to the ")
_REACH: Final = 140
_PLACED: Final = re.compile(r"\b(?:the|its|The)\s(?!Vienna|International|United)[A-Z][a-zé]+\s$")
_PLACE: Final = 30
"""What stands before a short name that is only the end of a title: "the Doha Political Declaration"."""


def find_names(tagged: Tagged, acts: Sequence[Reference], *, whole: bool = False) -> Iterator[Reference]:
    """Yield the treaties and instruments that a text names, with the articles that it means; with `whole` without.

    `acts` are the references found before; a short name inside one of them is none of its own.

    >>> from unres.understand.names import tag
    >>> [each.article for each in find_names(tag("Articles 25 and 48 of the Charter of the United Nations"), ())]
    ['25', '48']
    """
    cited = [hit for hit in tagged.names if type(hit.thing) in _MAY_BE_CITED and is_cited(hit)]
    if not cited:
        return
    text = tagged.text
    titled = bool(acts) and "entitled" in text
    for n, hit in enumerate(cited):
        if (n and _is_gloss(text, cited[n - 1], hit)) or (titled and _is_title_of_act(text, hit, acts)):
            continue
        if type(hit.thing) is ShortName and (_is_inside(hit, acts) or is_cut(text, hit)):
            continue
        mentioned = is_of_parties(text, hit.start) or (
            isinstance(hit.thing, Instrument) and CIRCULATED.match(text, hit.end) is not None
        )
        for place in [Place(hit.start, hit.end)] if whole else places_of(text, hit.start, hit.end):
            locator = _clean(text[place.start : hit.start]) if place.article else ""
            yield NameReference(
                place.start,
                place.end,
                locator,
                thing=hit.thing,  # type: ignore[arg-type]  # by is_cited
                article=place.article,
                mentioned=mentioned,
            )


def is_of_parties(text: str, start: int) -> bool:
    """Tell whether what begins at `start` stands in another name: "Conference of the Parties to the …"."""
    if text.endswith((*_IMPLEMENTATION, *_SECRETARIAT), 0, start):
        return True
    return text.endswith(_TO_PARTIES, 0, start) and _OF_PARTIES.search(text, max(0, start - _REACH), start) is not None


def is_cited(hit: Hit[Named | ShortName]) -> bool:
    """Tell whether what a name stands for is of a kind that is cited."""
    kind = type(hit.thing)
    if kind is ShortName:
        return all(type(each) in CITED for each in hit.thing.things)  # type: ignore[union-attr]  # a short name
    return kind in CITED


def _is_inside(hit: Hit[Named | ShortName], found: Sequence[Reference]) -> bool:
    return any(each.start <= hit.start and hit.end <= each.end for each in found)


def is_cut(text: str, hit: Hit[Named | ShortName]) -> bool:
    """Tell whether a short name is only a part of a longer one: "Declaration of the Least …", "“Space2030” Agenda"."""
    if not isinstance(hit.thing, ShortName) or text[hit.start].isdigit():
        return False
    return (
        text.endswith(("Global ", "” "), 0, hit.start)
        or _PLACED.search(text, max(0, hit.start - _PLACE), hit.start) is not None
        or _OF_ANOTHER.match(text, hit.end) is not None
        or (text.startswith("Agenda ", hit.start) and text[hit.end + 1 : hit.end + 2].isdigit())
    )


def _is_gloss(text: str, before: Hit[Named | ShortName], hit: Hit[Named | ShortName]) -> bool:
    """Tell whether a name only repeats, in brackets, what stands before it: "Treaty … (Treaty of Pelindaba)"."""
    gap = text[before.end : hit.start].replace("“", "").replace('"', "")
    return gap in _GLOSS and text[hit.end : hit.end + 2].strip('”" ').startswith(")")


def _is_title_of_act(text: str, hit: Hit[Named | ShortName], acts: Sequence[Reference]) -> bool:
    """Tell whether a name stands in the title of the act cited before it: "resolution 70/1, entitled “…”"."""
    quoted = re.search(r"entitled\s[“\"][^”\"]*$", text[max(0, hit.start - 120) : hit.start])
    if quoted is None:
        return False
    begin = max(0, hit.start - 120) + quoted.start()
    return any(act.end <= begin <= act.end + 4 for act in acts)


def places_of(text: str, start: int, end: int) -> list[Place]:
    """Return the articles and sections of a name that a text means, each with its words, or the place of the name.

    Only articles have addresses: of other ranges ("paragraphs 34 to 37") both ends count, which are printed.
    """
    pinpoint = before(text, start)
    if pinpoint is None:
        return [Place(start, end)]
    printed: dict[tuple[int, int, str], Place] = {}
    for place in spread([*pinpoint.places], pinpoint.start, end):
        printed.setdefault((place.start, place.end, place.article), place)
    return [*printed.values()]


def _clean(locator: str) -> str:
    return re.sub(r",?\s(?:of|to|in)(?:\sthe)?\s*$", "", locator)
