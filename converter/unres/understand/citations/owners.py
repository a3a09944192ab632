"""Tells from the words around a number whose act it is: "its", a body named before or after it, a document's body."""

import re
from dataclasses import dataclass
from typing import Final

from unres.symbols import SYMBOL
from unres.understand.names import Hit, ShortName, Tagged, hit_at, hits_before
from unres.vocabulary import Body, Named, load

FAR: Final = 240
"""How far before an act it is worth looking, in characters."""
_INCLUDING: Final = re.compile(
    r"(?:resolutions|decisions)\b[^;]{0,160}?(?:\bincluding|\bin\sparticular|\bparticularly|\bnotably|\bsuch\sas),?\s(?:its\s)?$"
)
"""What stands between a body's name and one of its acts: "Council resolutions on the subject, including"."""
_OF_MANY: Final = (
    "including ",
    "including its ",
    "particular ",
    "particularly ",
    "notably ",
    "such as ",
    "particular, ",
)
_ABBREVIATION: Final = re.compile(r"\b([A-Z]{2}[A-Za-z-]*)\s$")
_BY: Final = re.compile(r",? (?:of|by|adopted by|adopted .{3,60}? by) (?:the )?")
_OF_BODY: Final = frozenset((" ", "’s ", "'s ", "’ "))
"""What stands between a body's name and "resolution"."""
_OWN: Final = re.compile(r"\b[Ii]ts\s(?:[\w-]+,?\s){0,3}$")
_NOT_OWN: Final = re.compile(r"\b(?:the|of|and|to|in|including)\s")
_CITES_LONG_LIST: Final = 40
_IN_DOCUMENT: Final = re.compile(
    rf"(?<![\w/]){SYMBOL}(?:\s\([^()]*\))?"
    r"(?:,\s(?:annex(?:es)?|appendix|enclosure|chaps?\.|sects?\.?|part|vol\.)(?:\s[^\s,;]+)?)*,\s$",
    re.VERBOSE,
)
"""A document and places in it; an act behind a volume of records, whose symbol is in brackets, is cited by itself."""
_AUTHOR: Final = re.compile(r"(?:See\s(?:also\s)?)?")
"""What may stand before the body whose act a note cites: "Indian Ocean Tuna Commission, resolution 12/07"."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Where the phrase begins that says whose act it is, the body named there, and whether it is "its"."""

    start: int
    hit: Hit[Named | ShortName] | None = None
    own: bool = False
    shared: bool = False


def owner_of(tagged: Tagged, start: int, end: int) -> Owner:
    """Tell whose act it is: "its", a body named before it, or one named after it ("… of the Human Rights Council")."""
    text = tagged.text
    before = text[max(0, start - _CITES_LONG_LIST) : start]
    own = _OWN.search(before)
    if own and not _NOT_OWN.search(own[0]):
        return Owner(start - len(own[0]), own=True)
    hit = next(hits_before(tagged.names, start), None)
    if hit is not None and _is_owner(text, hit, start):
        return Owner(hit.start, hit)
    return (
        _abbreviated(text, start)
        or _named_after(tagged, start, end)
        or _named_with_others(tagged, start)
        or Owner(start)
    )


def _is_owner(text: str, hit: Hit[Named | ShortName], start: int) -> bool:
    """Tell whether a name before an act is its body's: "Council resolution", and in a note "Council, resolution"."""
    gap = text[hit.end : start]
    named = gap in _OF_BODY or (gap == ", " and _AUTHOR.fullmatch(text, 0, hit.start) is not None)
    return named and isinstance(hit.thing, (Body, ShortName))


def _abbreviated(text: str, start: int) -> Owner | None:
    """Return the body in "ESCAP resolution 77/1"."""
    if not text[start - 3 : start - 1].isupper():  # quick, and no abbreviation ends otherwise
        return None
    match = _ABBREVIATION.search(text, max(0, start - _CITES_LONG_LIST), start)
    body = load().abbreviations().get(match[1]) if match else None
    return Owner(match.start(), Hit(*match.span(1), body)) if match and body else None


def _named_after(tagged: Tagged, start: int, end: int) -> Owner | None:
    """Return the body in "resolution 5/1 of the Human Rights Council"."""
    by = _BY.match(tagged.text, end)
    hit = hit_at(tagged.names, by.end()) if by else None
    return Owner(start, hit) if hit and isinstance(hit.thing, (Body, ShortName)) else None


def _named_with_others(tagged: Tagged, start: int) -> Owner | None:
    """Return the body in "Human Rights Council resolutions on the subject, including resolution 5/1"."""
    if not tagged.text.endswith(_OF_MANY, 0, start):
        return None
    many = _INCLUDING.search(tagged.text, max(0, start - FAR), start)
    hit = next(hits_before(tagged.names, many.start() - 1), None) if many else None
    if hit is None or many is None or hit.end != many.start() - 1 or not isinstance(hit.thing, (Body, ShortName)):
        return None
    return Owner(start, hit, shared=True)


def is_in_document(text: str, start: int) -> bool:
    """Tell whether an act is cited as a place in a document: "FCCC/CP/2015/10/Add.1, decision 1/CP.21"."""
    if not text.endswith(", ", 0, start) or text.rfind("/", max(0, start - FAR), start) < 0:
        return False
    return _IN_DOCUMENT.search(text, max(0, start - FAR), start) is not None
