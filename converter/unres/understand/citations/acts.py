"""Finds references to acts by their numbers: alone, in lists, with pinpoints and dates, with their bodies' names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from unres.model import ActKind
from unres.read.heading import MONTHS, parse_date
from unres.symbols import canonical_number
from unres.understand.citations.pinpoint import Pinpoint, Place, after, before, settled
from unres.understand.citations.references import ActReference
from unres.understand.names import Hit, ShortName, Tagged
from unres.vocabulary import Body, Named

_NUMBER: Final = r"""
    (?: (?:E?S[-\u2011\u2010])? \d{1,4} / \d{1,4} (?!/|\d)   # 76/188, S-30/1, 2003/32
      | \d{1,4} (?:\s[A-Z])? \s? \( (?: \d{4} | (?:E?S[-\u2011])?[IVXL]+ ) \)   # 1325 (2000), 217 A (III)
      | (?:WHA)?\d{1,2}\.\d{1,3} (?![\d.]) | GC\(\d{1,2}\)/RES/\d{1,3}
    )
"""
_HEALTH: Final = re.compile(r"\d{1,2}\.\d{1,3}")
"""How the World Health Assembly's own records number its acts: "resolution 58.3" is WHA58.3."""
_LETTERS: Final = (
    r"(?: \s [A-Z] (?! [\w’'.] ) (?: \s?(?:[–-]|to\s)\s?[A-Z]\b | (?: ,\s[A-Z]\b )* ,? \s and \s [A-Z]\b )? )"
)
"""The parts of an act: B, A–E, A to E, A and B, A, B and C."""
_OF_DATE: Final = rf"(?: ,? \s (?:of|dated) \s (?P<date>\d{{1,2}} \s (?:{MONTHS}) (?: \s \d{{4}} )? ) )"

_ACT: Final = re.compile(
    rf"[RrDd]e(?:solution|cision)(?P<plural>s?)\s+(?P<number>{_NUMBER})(?P<letters>{_LETTERS})?{_OF_DATE}?", re.VERBOSE
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
_COUNCIL: Final = re.compile(r"\b\d{1,4}\s\((?:19[4-9]\d|20\d\d)\)")
"""A number that only the Security Council gives."""
_WORD: Final = re.compile(r"[Rr]esolutions?\b")
_QUOTED: Final = re.compile(r"“[^”]*”")
_INCLUDING: Final = re.compile(
    r"(?:resolutions|decisions)\b[^;]{0,160}?(?:\bincluding|\bin\sparticular|\bparticularly|\bnotably|\bsuch\sas),?\s(?:its\s)?$"
)
"""What stands between a body's name and one of its acts: "Council resolutions on the subject, including"."""
_JOIN: Final = re.compile(
    r"(?:,| and|,? as well as|, and|,? including|, in particular|, particularly)? ?(?:on )?(?:its )?"
)
"""What may stand between two lists of acts that share their body."""
_OF_MANY: Final = (
    "including ",
    "including its ",
    "particular ",
    "particularly ",
    "notably ",
    "such as ",
    "particular, ",
)
_FAR: Final = 240
_BY: Final = re.compile(r",? (?:of|by|adopted by|adopted .{3,60}? by) (?:the )?")
_OF_BODY: Final = frozenset((" ", "’s ", "'s ", "’ "))
"""What stands between a body's name and "resolution"."""
_OWN: Final = re.compile(r"\b[Ii]ts\s(?:[\w-]+,?\s){0,3}$")
_NOT_OWN: Final = re.compile(r"\b(?:the|of|and|to|in)\s")
_CITES_LONG_LIST: Final = 40


@dataclass(frozen=True, slots=True)
class _Owner:
    """Where the phrase begins that says whose act it is, the body named there, and whether it is "its"."""

    start: int
    hit: Hit[Named | ShortName] | None = None
    own: bool = False
    shared: bool = False


def find_acts(tagged: Tagged, *, whole: bool = False) -> Iterator[ActReference]:
    """Yield the acts that a text cites by number, in order; with `whole` each act once, whatever parts are meant.

    >>> from unres.understand.names import tag
    >>> [(act.number, act.path) for act in find_acts(tag("paragraphs 3 to 5 of resolution 1325 (2000)"))]
    [('1325(2000)', ('op', '3')), ('1325(2000)', ('op', '4')), ('1325(2000)', ('op', '5'))]
    """
    text = tagged.text
    last_end, last_owner = -1, _Owner(0)
    taken: set[int] = set()
    for match in _ACT.finditer(text):
        if _HEALTH.fullmatch(match["number"]) and "World Health" not in text:
            continue
        kind = ActKind.RESOLUTION if match[0][0] in "Rr" else ActKind.DECISION
        items = [match, *_further_items(text, match)]
        owner = _owner(tagged, match.start(), items[-1].end())
        if owner.hit is None and not owner.own and last_end >= 0 and _JOIN.fullmatch(text, last_end, match.start()):
            owner = _Owner(owner.start, last_owner.hit, last_owner.own, shared=True)
        dates = _dates([item["date"] for item in items])
        for item, stated in zip(items, dates, strict=True):
            first = owner.start if item is match else item.start("number")
            found = _item(item, first, stated, kind, owner)
            yield from _wholes(found, first) if whole else found
        last_end, last_owner = items[-1].end(), owner
        taken.update(item.start("number") for item in items)
    if ")" in text:
        yield from _bare(text, taken)


def _bare(text: str, taken: set[int]) -> Iterator[ActReference]:
    """Yield the Security Council's numbers that the word has left behind: "resolutions on Mali, as 2374 (2017)"."""
    opened = _WORD.search(text)
    for match in _COUNCIL.finditer(text, opened.end()) if opened else ():
        if match.start() not in taken:
            number = canonical_number(match[0])
            yield ActReference(*match.span(), number=number, phrase=match.start(), body="sc")


def _item(item: re.Match[str], start: int, stated: date | None, kind: ActKind, owner: _Owner) -> Iterator[ActReference]:
    """Yield the references of one item of a list: one for each act, or for each part of it that is meant."""
    text = item.string
    inner, outer = before(text, start), after(text, item.end())
    end = _end(item.end(), outer)
    locator = ", ".join(each.words for each in (inner, outer) if each)
    for number in _numbers(item):
        for place in _places(inner, outer, start, end):
            yield ActReference(
                place.start,
                place.end,
                locator,
                stated,
                kind=kind,
                number=number,
                owner=owner.hit,
                own=owner.own,
                phrase=owner.start,
                path=settled(place.path),
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
    if inner is None and outer is None:
        return [Place(start, end)]
    if inner is None or outer is None:
        pinpoint = inner or outer
        places = list(pinpoint.places) if pinpoint else []
        if outer is not None:
            return [Place(start, end, place.path, place.article) for place in places]
        return spread(places, inner.start if inner else start, end)
    prefix = outer.places[0].path
    return [
        Place(place.start, place.end, _nested(prefix, place.path))
        for place in spread([*inner.places], inner.start, end)
    ]


def spread(places: list[Place], start: int, end: int) -> list[Place]:
    """Return places whose first begins at `start` and whose last goes on to `end`."""
    last = len(places) - 1
    return [
        Place(start if n == 0 else place.start, end if n == last else place.end, place.path, place.article)
        for n, place in enumerate(places)
    ]


def _nested(outer: tuple[str, ...], inner: tuple[str, ...]) -> tuple[str, ...]:
    if "annex" in outer and inner[:1] == ("op",):
        return (*outer, "para", *inner[1:])
    return (*outer, *inner)


def _further_items(text: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield the other items of a list that "resolutions" opens; those of a singular follow at once."""
    if not match["plural"]:
        item: re.Match[str] | None = match
        while item is not None and (item := _NEXT.match(text, item.end())):
            yield item
        return
    if "“" in text:
        text = _QUOTED.sub(lambda quote: " " * len(quote[0]), text)
    stop = _LIST_END.search(text, match.end())
    yield from _NEXT.finditer(text, match.end(), stop.start() if stop else len(text))


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
    number = f"WHA{number}" if _HEALTH.fullmatch(number) else canonical_number(number)
    letters = (item["letters"] or "").strip()
    if not letters:
        return [number]
    span = re.fullmatch(r"([A-Z])\s?(?:[–-]|to)\s?([A-Z])", letters)
    if span:
        return [number + chr(code) for code in range(ord(span[1]), ord(span[2]) + 1)]
    return [number + letter for letter in re.findall(r"[A-Z]", letters)]


def _owner(tagged: Tagged, start: int, end: int) -> _Owner:
    """Tell whose act it is: "its", a body named before it, or one named after it ("… of the Human Rights Council")."""
    text = tagged.text
    before = text[max(0, start - _CITES_LONG_LIST) : start]
    own = _OWN.search(before)
    if own and not _NOT_OWN.search(own[0]):
        return _Owner(start - len(own[0]), own=True)
    for hit in reversed(tagged.names):
        if hit.end <= start:
            if text[hit.end : start] in _OF_BODY and isinstance(hit.thing, (Body, ShortName)):
                return _Owner(hit.start, hit)
            break
    return _named_after(tagged, start, end) or _named_with_others(tagged, start) or _Owner(start)


def _named_after(tagged: Tagged, start: int, end: int) -> _Owner | None:
    """Return the body in "resolution 5/1 of the Human Rights Council"."""
    by = _BY.match(tagged.text, end)
    hits = (hit for hit in tagged.names if by and hit.start == by.end() and isinstance(hit.thing, (Body, ShortName)))
    return next((_Owner(start, hit) for hit in hits), None)


def _named_with_others(tagged: Tagged, start: int) -> _Owner | None:
    """Return the body in "Human Rights Council resolutions on the subject, including resolution 5/1"."""
    if not tagged.text.endswith(_OF_MANY, 0, start):
        return None
    many = _INCLUDING.search(tagged.text, max(0, start - _FAR), start)
    hits = (hit for hit in tagged.names if many and hit.end == many.start() - 1)
    return next((_Owner(start, hit, shared=True) for hit in hits if isinstance(hit.thing, (Body, ShortName))), None)
