"""Finds references to acts by their numbers: alone, in lists, with pinpoints and dates, with their bodies' names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from unres.model import ActKind
from unres.read.heading import MONTHS, parse_date
from unres.symbols import PRINTED_NUMBER, can_be_of, canonical_number
from unres.understand.citations.owners import FAR, Owner, is_in_document, owner_of
from unres.understand.citations.pinpoint import Pinpoint, Place, after, before
from unres.understand.citations.references import ActReference, ForeignReference
from unres.understand.citations.taken import Taken
from unres.understand.names import Tagged
from unres.vocabulary import Body, load

_SCANNED: Final = r"(?: [\dSOBlI!|]{2,4} \s \(19\d\d\) | \d{1,3} \s \([1l]\) )"
"""Numbers in which a scanner has taken digits for letters, or the session I for a digit."""
_NUMBER: Final = rf"(?: {PRINTED_NUMBER} | \d{{1,2}}\.\d{{1,3}} (?!\.?\d) | {_SCANNED} )"
_BARE_SERIAL: Final = r"(?: \d{3,4} (?! \w | [/.,]\d | \s?\( | \s[A-Z]\s?\( ) )"
"""A number whose year is left out, as the Security Council's may be: "resolution 2199"."""
_SEEN_AS: Final = str.maketrans("SOBlI!|", "5081111")
"""Letters for which scanners take digits."""
_HEALTH: Final = re.compile(r"\d{1,2}\.\d{1,3}")
"""How the World Health Assembly's own records number its acts: "resolution 58.3" is WHA58.3."""
_MISREAD: Final = re.compile(r"(?=\d*[SOBlI!|])[\dSOBlI!|]{2,4}\s\(19\d\d\)")
_LETTERS: Final = (
    r"(?: \s [A-Z] (?! [\w’'.] ) (?: \s?(?:[–-]|to\s)\s?[A-Z]\b | (?: ,\s[A-Z]\b )* ,? \s and \s [A-Z]\b )? )"
)
"""The parts of an act: B, A–E, A to E, A and B, A, B and C."""
_OF_DATE: Final = rf"(?: ,? \s (?:of|dated) \s (?P<date>\d{{1,2}} \s (?:{MONTHS}) (?: \s \d{{4}} )? ) )"

_ACT: Final = re.compile(
    rf"[RrDd]e(?:solution|cision)(?P<plural>s?)\s+(?P<number>{_NUMBER}|{_BARE_SERIAL})(?P<letters>{_LETTERS})?{_OF_DATE}?",
    re.VERBOSE,
)
_NEXT: Final = re.compile(
    rf"(?: ,\s? | \s and \s | [,;]\s and \s | ;\s ) (?P<number>{_NUMBER}) (?P<letters>{_LETTERS})? {_OF_DATE}?",
    re.VERBOSE,
)
"""A further item of a list of acts; its description may stand before it."""
_LIST_END: Final = re.compile(
    rf";\s(?!(?:and\s)?{_NUMBER})|(?<!\bpara)(?<!\bparas)(?<!\bsect)(?<!\bsects)(?<!\bchap)(?<!\bart)(?<!\bNo)\.(?:\s|$)"
    r"|[RrDd]e(?:solution|cision)s?\b",
    re.VERBOSE,
)
_COUNCIL: Final = re.compile(r"(?<![\w!|])\d{1,4}\s\((?:19[4-9]\d|20\d\d)\)")
"""A number that only the Security Council gives."""
_WORD: Final = re.compile(r"[Rr]esolutions?\b")
_FOREIGN: Final = re.compile(
    r"[RrDd]e(?:solution|cision)s?\s(?:(?:[A-Z]{1,4}[-.])?\d{1,3}(?:[./-]\d{1,3})*(?:\s?\((?:Cg[-\s])?\d{1,3}\))?|[IVX]+-\d+)"
    r"(?![\w/(]|\s\(|\s[A-Z]\s\()"
)
"""An act numbered in a way that no body with addresses has: "resolution 15 (Cg-18)", "decision BC-14/13"."""
_DAY: Final = rf"\d{{1,2}}\s(?:{MONTHS})\s\d{{4}}"
_OF_BODY: Final = (
    r"(?:[A-Z][\w-]+\s(?:(?:for|of|on|and)\s(?:the\s)?)?){0,6}(?:Commission|Council|Committee|Conference|Assembly)"
    r"(?:\s(?:for|on)(?:\s(?:and\s)?[A-Z]\w+)+)?"
)
_BY_DATE: Final = re.compile(
    rf"(?:{_OF_BODY}(?:['’]s)?\sresolutions?|\bresolutions?\sof\sthe\s{_OF_BODY})"
    rf"\s(?:of|dated)\s(?P<first>{_DAY})(?:(?:\s\d{{1,3}})?,?\sand\s(?P<second>{_DAY}))?"
)
"""Acts that have no number, by body and day: "the Commission’s resolutions of 13 August 1948 and 5 January 1949".

A scanned text may have the marker of a note behind a day.
"""
_UNESCO: Final = re.compile(r"Records of the General Conference\b[^;]*,\s$")
"""What stands before a resolution of UNESCO's General Conference, which a note cites within its records."""
_QUOTED: Final = re.compile(r"“[^“”]*”")
_JOIN: Final = re.compile(
    r"(?:,| and|,? as well as|, and|,? including|, in particular|, particularly)? ?(?:on )?(?:its )?"
)
"""What may stand between two lists of acts that share their body."""


def find_acts(tagged: Tagged, *, whole: bool = False) -> Iterator[ActReference]:
    """Yield the acts that a text cites by number, in order; with `whole` each act once, whatever parts are meant.

    >>> from unres.understand.names import tag
    >>> [(act.number, act.path) for act in find_acts(tag("paragraphs 3 to 5 of resolution 1325 (2000)"))]
    [('1325(2000)', ('op', '3')), ('1325(2000)', ('op', '4')), ('1325(2000)', ('op', '5'))]
    """
    text = tagged.text
    unquoted = _QUOTED.sub(lambda quote: " " * len(quote[0]), text) if "“" in text else text
    last_end, last_owner = -1, Owner(0)
    taken: set[int] = set()
    for match in _ACT.finditer(text):
        if (_HEALTH.fullmatch(match["number"]) and "World Health" not in text) or (whole and match["number"].isdigit()):
            continue
        kind = ActKind.RESOLUTION if match[0][0] in "Rr" else ActKind.DECISION
        items = [match, *_further_items(unquoted, match)]
        owner = owner_of(tagged, match.start(), items[-1].end())
        if owner.hit is None and not owner.own and last_end >= 0 and _JOIN.fullmatch(text, last_end, match.start()):
            owner = Owner(owner.start, last_owner.hit, last_owner.own, shared=True)
        if not owner.hit and not owner.own and is_in_document(text, match.start()):
            continue
        dates = _dates([item["date"] for item in items])
        for item, stated in zip(items, dates, strict=True):
            first = owner.start if item is match else item.start("number")
            found = _item(item, first, stated, kind, owner)
            yield from _wholes(found, first) if whole else found
        last_end, last_owner = items[-1].end(), owner
        taken.update(item.start("number") for item in items)
    if ")" in text:
        yield from _bare(text, taken)


def find_foreign_acts(tagged: Tagged, acts: Sequence[ActReference]) -> Iterator[ForeignReference]:
    """Yield the acts that a text cites by numbers which make no address, if a body is named with them.

    >>> from unres.understand.names import tag
    >>> text = "World Meteorological Organization resolution 15 (Cg-18) and resolution 12 of the meeting"
    >>> [text[each.start : each.end] for each in find_foreign_acts(tag(text), ())]
    ['World Meteorological Organization resolution 15 (Cg-18)']
    """
    text = tagged.text
    taken = Taken((each.start, each.end) for each in acts)
    for match in _FOREIGN.finditer(text):
        owner = owner_of(tagged, *match.span())
        named = owner.hit is not None and isinstance(owner.hit.thing, Body) and not owner.shared
        if not taken.overlaps(*match.span()) and (
            named or _UNESCO.search(text, max(0, match.start() - FAR), match.start())
        ):
            yield ForeignReference(owner.start, match.end())


def find_dated_acts(text: str, taken: Taken) -> Iterator[ForeignReference]:
    """Yield the acts without numbers that a text cites by their body and day.

    >>> text = "in the resolutions of the Quay Commission of 13 August 1948 and 5 January 1949"
    >>> [text[each.start : each.end] for each in find_dated_acts(text, Taken(()))]
    ['resolutions of the Quay Commission of 13 August 1948', '5 January 1949']
    """
    for match in _BY_DATE.finditer(text):
        if not taken.overlaps(*match.span()):
            yield ForeignReference(match.start(), match.end("first"))
            if match["second"]:
                yield ForeignReference(*match.span("second"))


def _bare(text: str, taken: set[int]) -> Iterator[ActReference]:
    """Yield the Security Council's numbers that the word has left behind: "resolutions on Mali, as 2374 (2017)"."""
    opened = _WORD.search(text)
    for match in _COUNCIL.finditer(text, opened.end()) if opened else ():
        if match.start() not in taken:
            number = canonical_number(match[0])
            yield ActReference(*match.span(), number=number, phrase=match.start(), body="sc")


def _item(item: re.Match[str], start: int, stated: date | None, kind: ActKind, owner: Owner) -> Iterator[ActReference]:
    """Yield the references of one item of a list: one for each act, or for each part of it that is meant."""
    text = item.string
    inner, outer = before(text, start), after(text, item.end())
    end = _end(item.end(), outer)
    locator = ", ".join(each.words for each in (inner, outer) if each)
    for number in _numbers(item):
        # A date that a list shares may be that of its last act only.
        own = stated if stated is None or item["date"] or can_be_of(number, stated) else None
        for place in _places(inner, outer, start, end):
            yield ActReference(
                place.start,
                place.end,
                locator,
                own,
                kind=kind,
                number=number,
                owner=owner.hit,
                own=owner.own,
                phrase=owner.start,
                path=place.path,
                shared=owner.shared,
            )


def _wholes(found: Iterator[ActReference], start: int) -> Iterator[ActReference]:
    """Yield each act once, from its own first word to the end of its last part's."""
    acts: dict[str, ActReference] = {}
    for each in found:
        acts[each.number] = replace(each, start=start, end=max(each.end, start), path=())
    yield from acts.values()


def _end(end: int, outer: Pinpoint | None) -> int:
    return outer.end if outer else end


def _places(inner: Pinpoint | None, outer: Pinpoint | None, start: int, end: int) -> list[Place]:
    """Return the parts that are meant, with their words: of a list each its own, the last up to the act's name.

    What stands before the name is inside of what follows it: "paragraph 5 of resolution 60/1, annex".
    """
    if inner is None:
        return (
            [replace(place, start=start, end=end) for place in _apart(outer.places)] if outer else [Place(start, end)]
        )
    prefix = outer.places[0].steps if outer is not None else ()
    return [place.inside(prefix) for place in spread(_apart(inner.places), inner.start, end)]


def _apart(places: Sequence[Place]) -> list[Place]:
    """Return places without those that have the address of one before: sections have none of their own."""
    if len(places) == 1:
        return [*places]
    return list({place.path: place for place in reversed(places)}.values())[::-1]


def spread(places: list[Place], start: int, end: int) -> list[Place]:
    """Return places whose first begins at `start` and whose last goes on to `end`."""
    last = len(places) - 1
    return [
        replace(place, start=start if n == 0 else place.start, end=end if n == last else place.end)
        for n, place in enumerate(places)
    ]


def _further_items(unquoted: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield the other items of a list that "resolutions" opens; those of a singular follow at once.

    `unquoted` is the text without what stands in quotation marks.
    """
    if not match["plural"]:
        item: re.Match[str] | None = match
        while item is not None and (item := _NEXT.match(match.string, item.end())):
            yield item
        return
    stop = _LIST_END.search(unquoted, match.end())
    yield from _NEXT.finditer(unquoted, match.end(), stop.start() if stop else len(unquoted))


def _dates(printed: list[str | None]) -> list[date | None]:
    """Return the date of each item of a list; one that has none, or no year, takes it from the next item.

    >>> [str(day) for day in _dates(["4 September", None, "20 September 1965"])]
    ['1965-09-04', '1965-09-20', '1965-09-20']
    """
    dates: list[date | None] = []
    following: date | None = None
    for text in reversed(printed):
        if text:
            whole = text if text[-1].isdigit() else f"{text} {following.year if following else ''}"
            following = parse_date(whole)
        dates.append(following)
    return dates[::-1]


def _numbers(item: re.Match[str]) -> list[str]:
    """Return the numbers that one item stands for: "S-20/4 A–E" is five acts.

    >>> _numbers(_ACT.match("resolution S-20/4 A–E"))
    ['S-20/4A', 'S-20/4B', 'S-20/4C', 'S-20/4D', 'S-20/4E']
    >>> _numbers(_ACT.match("resolutions 53/243 A and B"))
    ['53/243A', '53/243B']
    """
    number = item["number"]
    if number.isdigit():
        return [number]
    if number.endswith(("(1)", "(l)")):
        return [f"{number[:-4]}(I)"]
    if _MISREAD.fullmatch(number):
        serial, year = number.translate(_SEEN_AS).removesuffix(")").split(" (")
        return [f"{serial}({year})"] if load().bodies["sc"].year_of(int(serial)) == int(year) else []
    number = f"WHA{number}" if _HEALTH.fullmatch(number) else canonical_number(number)
    letters = (item["letters"] or "").strip()
    if not letters:
        return [number]
    span = re.fullmatch(r"([A-Z])\s?(?:[–-]|to)\s?([A-Z])", letters)
    if span:
        return [number + chr(code) for code in range(ord(span[1]), ord(span[2]) + 1)]
    return [number + letter for letter in re.findall(r"[A-Z]", letters)]
