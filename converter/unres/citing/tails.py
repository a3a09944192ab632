"""Reads what stands beside a reference and belongs to it: dates, records, pages, pinpoints, short names."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from unres.citing.dates import ANY_DATE, read_date
from unres.pinpoints import Pinpoint, read_pinpoint, read_pinpoints
from unres.places import Unit

_FLAGS: Final = re.VERBOSE | re.IGNORECASE

_DATE: Final = re.compile(
    rf"""
    \s?,?\s? (?:\b(?: of | on | dated | adopted(?:\sby\sthe\s[\w\s]{{3,40}}?\sat\sits\s[\w\s]{{3,30}}?meeting)? | signed
                  | opened\sfor\ssignature | done | concluded | du | del? | en\sdate\sdu )\b,? (?:\son)?(?:\sthe)?\s)?
    (?P<date>{ANY_DATE})
    """,
    _FLAGS,
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_IN_YEAR: Final = re.compile(
    r"(?:\s?,?\s(?:of|de)\s|,\s(?=\d{4}(?:[.,;)]|$)))(?P<year>(?:19|20)\d\d)(?![\w/-])", re.IGNORECASE
)
_BRACKETS: Final = re.compile(r"\s?,?\s?(?:\((?P<round>[^()]{1,200})\)|\[(?P<square>[^\[\]]{1,120})\])")
_DATING: Final = re.compile(
    rf"""
      {ANY_DATE} | \b(?:18|19|20)\d\d\b
    | \b(?: adopted | opened\sfor\ssignature | signed | done | concluded | approved | (?:entered|entry)\sinto\sforce
        | came\sinto\sforce | not\syet\sin\sforce | in\sforce | without\s(?:a\s)?vote | unanimously | by\sconsensus
        | (?:supra\s|above\s)?n(?:ote)?\b\.?\s\d{{1,4}} | (?:vols?|parts?)\b\.?\s[IVX\d]{{1,4}}
        | \d{{1,3}}\svotes?\sto\s(?:\d{{1,3}}|none) | \d{{1,3}}\sabstentions?
        | on | at | by | and | of | with | adopt[ée]e?s? | adoptad[ao] | le | el )\b
    """,
    _FLAGS,
)
"""What may stand in brackets to date something."""
_AMENDED: Final = re.compile(r"(?:\s?(?P<open>\()|\s?,?\s)as\samended(?(open)\))(?![\w-])", re.IGNORECASE)
"""What tells that a treaty is meant in the form that an amendment gave it, which may be a treaty of its own."""
_RECORDS: Final = re.compile(
    rf"""
    \s?,?\s? (?:
        (?:\d{{1,3}}\s)? (?:UN\s?)? (?:GAOR|SCOR|ESCOR|UNGAOR|UNSCOR|UNESCOR)\b | (?:UN\s)? Official\sRecords\b
      | \d{{1,2}}(?:st|nd|rd|th)? \s (?:(?:emergency\s)?(?:special|spec)\.?\s)? sess(?:ion)?\b\.?
      | \d{{1,5}}(?:st|nd|rd|th)? \s (?:plen(?:ary)?\b\.?\s)? (?:mtg|meeting|comm)s?\b\.?
      | supp(?:l(?:ement)?)?\b\.? \s \(?(?:no\b\.?\s?)?\d{{1,3}}\w?\)? | annexes\b | agenda\sitems?\s\d{{1,3}}\w?
      | (?:ann|vol)\b\.? \s [IVX\d]{{1,4}}(?=,) | (?<=,\s)(?:19|20)\d\d(?=,)
      | (?:entered|entry)\sinto\sforce\s(?:on\s)?{ANY_DATE}
      | (?:supra|above)\s(?:note|n)\b\.?\s\d{{1,4}} | supra\b | op\.\s?cit\.
    )
    """,
    _FLAGS,
)
_PAGE: Final = re.compile(
    r"\s?,?\s(?:at\s\d{1,4}(?:-\d{1,4})?|pp?\.\s?\d{1,4}(?:-\d{1,4})?)(?![\w/])(?!\spara)|(?<=\d\))\s\d{1,4}(?=[;.]|$)",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"\s?,?\s(?:'[^'\"]{3,250}'|\"[^\"]{3,250}\"|\((?:'[^'\"]{3,250}'|\"[^\"]{3,250}\")\)|\[(?:on|concerning)\s[^\[\]]{3,200}\])(?!\w)"
)
_BEFORE_PINPOINT: Final = re.compile(
    r"[\"']?(?:\s?[,:]\s?|\s)?"
    r"(?:(?:and\s|et\s|y\s)?(?:in\sparticular|particularly|notably|especially|notamment|en\sparticul[ai]e?r),?\s)?"
    r"(?:at\s|its\s|son\s|ses\s|sus?\s|en\s(?:su\s)?|à\s(?:son\s)?)?",
    re.IGNORECASE,
)
_OF_IT: Final = re.compile(r"\sthereof\b")
_OF_ELSE: Final = re.compile(
    r"\s(?:of|du|de\sla|de\sl'|del|des)\s(?!which\b)(?:the\s|that\s|this\s|its\s)?[^\W\d]", re.IGNORECASE
)
"""What shows that a place is one of something else: "the Charter, Article 5 of the Constitution"."""
_SHORT: Final = re.compile(
    r"""
    (?P<here>(?:hereinafter|hereafter|henceforth|herein|ci-après|en\sadelante)\b,?\s?)?
    (?:(?:referred\sto\sas|called|dénommée?|denominad[ao])\s)? (?:the\s|le\s|la\s|l'|el\s)?
    (?P<quote>["']?) (?:the\s)? (?P<name>[A-Z][\w&'/-]*(?:\s[\w&'/-]{1,20}){0,5}) (?P=quote)
    """,
    re.VERBOSE,
)
_SHORT_WORDS: Final = re.compile(
    r"[A-Z]{2,10}(?:\s?(?:[IVX]{1,4}|\d{1,2}))?|.*\b(?:Convention|Covenant|Charter|Protocol|Declaration|Statute|Treaty|Agreement|Resolution|Pact)"
)
_MOST: Final = 14
"""Components behind one reference."""


@dataclass(slots=True)
class Tail:
    """What follows a reference, up to `end`."""

    end: int
    pinpoints: list[Pinpoint] = field(default_factory=list)
    dates: list[date] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    short_names: list[str] = field(default_factory=list)
    """What it is called from here on."""
    amended: bool = False
    """It is meant "as amended"."""
    swallowed: int = 0
    """How many of the following references are this one again: "SC Res 1325, UN Doc S/RES/1325"."""


def read_component(text: str, tail: Tail, following: int) -> bool:
    """Read the next component of a tail, if there is one; the tail grows by it.

    `following` is where the next reference begins: "Article 31 VCLT" is no place in what was cited before.
    """
    at = tail.end
    if at >= len(text):
        return False
    if match := _RECORDS.match(text, at):
        tail.end = match.end()
    elif match := _DATE.match(text, at):
        stated = read_date(match["date"])
        if stated is None:
            return False
        tail.dates.append(stated)
        tail.end = match.end()
    elif match := _AMENDED.match(text, at):
        tail.amended = True
        tail.end = match.end()
    elif match := _BRACKETS.match(text, at):
        return _read_brackets(match, tail)
    elif match := _IN_YEAR.match(text, at):
        tail.years.append(int(match["year"]))
        tail.end = match.end()
    elif (found := _pinpoint(text, at)) and _belongs(text, tail, found, following):
        tail.pinpoints.append(found)
        thereof = _OF_IT.match(text, found.end)
        tail.end = thereof.end() if thereof else found.end
    elif match := _PAGE.match(text, at) or _TITLE.match(text, at):
        tail.end = match.end()
    else:
        return False
    return True


def _belongs(text: str, tail: Tail, found: Pinpoint, following: int) -> bool:
    """Tell whether a place is one of the thing before it: not of what follows, and no second article."""
    if _leads_to(text, found.end, following) or _OF_ELSE.match(text, found.end):
        return False
    return not (_is_article(found) and any(map(_is_article, tail.pinpoints)))


def _is_article(pinpoint: Pinpoint) -> bool:
    return any(step.unit is Unit.ARTICLE for step in pinpoint.places[0])


def _leads_to(text: str, end: int, following: int) -> bool:
    """Tell whether a pinpoint that ends at `end` belongs to the reference behind it."""
    if not 0 <= following - end <= _LONGEST_GATE:
        return False
    gap = text[end:following]
    return "," not in gap and _GATE.fullmatch(gap) is not None


def _pinpoint(text: str, at: int) -> Pinpoint | None:
    gap = _BEFORE_PINPOINT.match(text, at)
    return read_pinpoint(text, gap.end()) if gap else None


def _read_brackets(match: re.Match[str], tail: Tail) -> bool:
    """Read "(adopted 20 November 1989, entered into force 2 September 1990)", "(CRC)", "(2000)", "[8]"."""
    words = (match["round"] or match["square"]).strip()
    if match["square"] and words.isdecimal() and not _YEAR.fullmatch(words):
        found = read_pinpoint(match.string, match.start("square") - 1)
        if found:
            tail.pinpoints.append(found)
            tail.end = match.end()
        return found is not None
    if not _DATING.sub("", words).strip(" ,;.:"):
        for dated in re.finditer(ANY_DATE, words, _FLAGS):
            if stated := read_date(dated[0]):
                tail.dates.append(stated)
        if words.isdecimal():
            tail.years.append(int(words))
        tail.end = match.end()
        return True
    place = _BRACKETS_OPEN.match(match.string, match.start())
    found = read_pinpoint(match.string, place.end()) if place else None
    if found and match.string[found.end] in ")]":  # "(PP9)", "(para. 12)"
        tail.pinpoints.append(found)
        tail.end = found.end + 1
        return True
    short = _SHORT.fullmatch(words)
    if short and (short["here"] or short["quote"] or _SHORT_WORDS.fullmatch(short["name"])):
        tail.short_names.append(short["name"])
        tail.end = match.end()
        return True
    if title := _TITLE.match(match.string, match.start()):
        tail.end = title.end()
    return title is not None


_BRACKETS_OPEN: Final = re.compile(r"\s?,?\s?[(\[]\s?")
_LONGEST_GATE: Final = 20
_GATE: Final = re.compile(
    r"\s?,?\s(?:(?:of|to|in|from|under|du|del?|des|à|a|من)\s)?(?:(?:the|la|los|le|les)\s|l')?(?:said\s|UN\s|United\sNations\s)?$"
)
_WORD: Final = re.compile(r"(?<![\w§¶(])[\w§¶]")
_LOOK_BACK: Final = 100


def pinpoint_before(text: str, low: int, start: int) -> Pinpoint | None:
    """Return the pinpoint that ends where the reference at `start` begins: "paragraph 12 of", "Art. 31".

    >>> found = pinpoint_before("see operative paragraph 8 of UNSCR 1325", 0, 29)
    >>> (found.start, found.end)
    (4, 25)
    """
    low = max(low, start - _LOOK_BACK)
    gate = _GATE.search(text, max(low, start - 16), start)
    if gate is None:
        return None
    for word in _WORD.finditer(text, low, gate.start() + 1):
        found = read_pinpoints(text, word.start())
        if found and found.end <= start and _GATE.fullmatch(text, found.end, start):
            return found
    return None
