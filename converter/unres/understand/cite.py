"""Finds references in a text: what is cited, in which words, with which pinpoint and date; not yet whose it is.

The forms are those of the *United Nations Editorial Manual Online* ("Footnotes and other references"): acts by number,
documents by symbol, treaties by volume and number of the *Treaty Series*, publications by sales number, and everything
that the vocabulary knows by name. `unres.understand.resolve` finds the targets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from unres.model import ActKind
from unres.read.heading import DATE, parse_date
from unres.symbols import PRINTED_NUMBER, SYMBOL, act_of_symbol, canonical_number, is_symbol
from unres.understand.names import Hit, ShortName, Tagged
from unres.vocabulary import Body, Instrument, Named, Treaty, TreatyGroup


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that refer to something: `[start, end)` of the text, with what they say beside the name."""

    start: int
    end: int
    locator: str = ""
    stated_date: date | None = None


@dataclass(frozen=True, slots=True)
class ActReference(Reference):
    """An act by its number. `owner` is the hit that names its body; `own` says that it is "its" resolution."""

    kind: ActKind = ActKind.RESOLUTION
    number: str = ""
    owner: Hit[Named | ShortName] | None = None
    own: bool = False
    body: str = ""
    """The body's code where a symbol tells it."""
    phrase: int = 0
    """Where the phrase begins that says whose act it is; all items of a list share it."""


@dataclass(frozen=True, slots=True)
class BackReference(Reference):
    """The last act of its kind that the text has cited: "that resolution"."""

    kind: ActKind = ActKind.RESOLUTION


@dataclass(frozen=True, slots=True)
class DocumentReference(Reference):
    """A document by its symbol."""

    symbol: str = ""


@dataclass(frozen=True, slots=True)
class TreatySeriesReference(Reference):
    """A treaty by its registration number in the *Treaty Series*."""

    number: str = ""


@dataclass(frozen=True, slots=True)
class PublicationReference(Reference):
    """A United Nations publication, by its sales number if it has one."""

    number: str = ""


@dataclass(frozen=True, slots=True)
class NameReference(Reference):
    """A treaty, a group of treaties or an instrument by its name, perhaps one article of it."""

    thing: Treaty | TreatyGroup | Instrument | ShortName | None = None
    article: str = ""


_LETTERS: Final = r"(?: \s [A-Z] (?! \w ) (?: \s?[–-]\s?[A-Z]\b | (?: ,\s[A-Z]\b )* \s and \s [A-Z]\b )? )"
"""The parts of an act: B, A–E, A and B, A, B and C."""
_OF_DATE: Final = rf"(?: ,? \s of \s (?P<date>{DATE}) )"

_ACT: Final = re.compile(
    rf"[RrDd]e(?:solution|cision)(?P<plural>s?)\s+(?P<number>{PRINTED_NUMBER})(?P<letters>{_LETTERS})?{_OF_DATE}?",
    re.VERBOSE,
)
_NEXT: Final = re.compile(
    rf"(?: ,\s | \s and \s | ,\s and \s ) (?P<number>{PRINTED_NUMBER}) (?P<letters>{_LETTERS})? {_OF_DATE}?", re.VERBOSE
)
"""A further item of a list of acts; its description may stand before it."""
_LIST_END: Final = re.compile(r"[;.](?:\s|$)|[RrDd]e(?:solution|cision)s?\b")
_BACK: Final = re.compile(r"\b(?:of|in|to)\sthat\s(?P<kind>resolution|decision)\b")
_SYMBOL: Final = re.compile(rf"(?<![\w/.]){SYMBOL}", re.VERBOSE)
_SERIES: Final = re.compile(
    r"(?:(?:United\sNations,\s)?Treaty\sSeries|[Ii]bid\.),\svols?\.\s(?P<volumes>\d[\d,\sand]*?),\sNos?\.\s(?P<number>\d+)"
)
_PUBLICATION: Final = re.compile(
    r"United\sNations\spublication(?:s)?(?:,\s(?:Sales\sNo\.\s(?P<number>[A-Z]\.\d[\w.]*\w)|\d{4}))?"
)
_PINPOINT_BEFORE: Final = re.compile(
    r"(?:\b(?:operative\s|preambular\s)?(?:(?:sub)?paragraphs?|sections?|chapters?|parts?|articles?)\s"
    r"[\dIVXLa-z(][\w()]*(?:\s\([a-z]+\))*(?:(?:,|\sand|\sto|\sor)\s[\dIVXL(][\w()]*(?:\s\([a-z]+\))*)*"
    r"|\b(?:the\s)?annex(?:es)?(?:\s[IVX]+)?)"
    r"(?:,)?\s(?:of|to)\s(?:the\s)?$"
)
_PLACE: Final = r"[IVXLA-Z\d][\w–-]*(?:\s?\([a-z\d]+\))*"
"""A number in a pinpoint: 12, 12 (b), IV, A."""
_LOCATOR_AFTER: Final = re.compile(
    r"(?:\s\((?:Parts?|Vols?\.)\s[IVX]+(?:\sand\s[IVX]+)?\))?\)?"
    r"(?:,\s(?:annex(?:es)?|appendix|enclosure|chaps?\.|sects?\.|paras?\.|arts?\.|part|pp?\.|table)"
    rf"(?:\s{_PLACE}(?:(?:,|\sand)\s{_PLACE}(?!\w))*)?)*"
)
_RECORDS_BEFORE: Final = re.compile(r"(?:Official Records of [^;]*|[Ii]bid\.,[^;]*?)\($")
_ARTICLE_BEFORE: Final = re.compile(r"\b[Aa]rticles?\s(?P<number>\d+)(?P<rest>[^.;]{0,60}?)\s(?:of|in)\s(?:the\s)?$")
_LOOK_BACK: Final = 120
_CITED: Final = (Treaty, TreatyGroup, Instrument)
"""What a name cites; bodies, initiatives and actors are only mentioned."""


def find_references(tagged: Tagged) -> list[Reference]:
    """Return the references in a text, in order.

    >>> from unres.understand.names import tag
    >>> found = find_references(tag("Recalling its resolutions 60/4 of 17 March 2017 and 61/8 of 16 March 2018,"))
    >>> [(act.number, str(act.stated_date)) for act in found]
    [('60/4', '2017-03-17'), ('61/8', '2018-03-16')]
    """
    text = tagged.text
    found: list[Reference] = []
    if "esolution" in text or "ecision" in text:
        found.extend(_acts(tagged))
    if "that resolution" in text or "that decision" in text:
        found.extend(_back_references(text))
    if "/" in text:
        found.extend(_documents(text, found))
    if "vol" in text:
        found.extend(_series(text))
    if "publication" in text:
        found.extend(_publications(text))
    found.extend(_names(tagged))
    found.sort(key=lambda reference: reference.start)
    return found


# --- Acts --------------------------------------------------------------------------------------------------------


def _acts(tagged: Tagged) -> Iterator[ActReference]:
    text = tagged.text
    for match in _ACT.finditer(text):
        kind = ActKind.RESOLUTION if match[0][0] in "Rr" else ActKind.DECISION
        start, owner, own = _owner(tagged, match.start())
        pinpoint = _PINPOINT_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
        common = {"kind": kind, "owner": owner, "own": own, "phrase": start}
        items = [match, *_further_items(text, match)]
        dates = _dates([item["date"] for item in items])
        for item, stated in zip(items, dates, strict=True):
            after = _LOCATOR_AFTER.match(text, item.end())
            locator = text[pinpoint.start() : pinpoint.end()] if pinpoint and item is match else ""
            end = item.end()
            if after and after[0].lstrip(")"):
                locator, end = (locator + " " + _clean(after[0])).strip(), after.end()
            first = start if item is match else item.start("number")
            for number in _numbers(item):
                yield ActReference(first, end, _clean(locator), stated, number=number, **common)  # type: ignore[arg-type]


def _further_items(text: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield the other items of a list that "resolutions" opens."""
    if not match["plural"]:
        return
    stop = _LIST_END.search(text, match.end())
    yield from _NEXT.finditer(text, match.end(), stop.start() if stop else len(text))


def _dates(printed: list[str | None]) -> list[date | None]:
    """Return the date of each item of a list; one that has none takes the next date, which was stated for both."""
    dates: list[date | None] = []
    following: date | None = None
    for text in reversed(printed):
        following = parse_date(text) if text else following
        dates.append(following)
    return dates[::-1]


def _numbers(item: re.Match[str]) -> list[str]:
    """Return the numbers that one item stands for: "S-20/4 A–E" is five acts.

    >>> _numbers(_ACT.match("resolution S-20/4 A–E"))
    ['S-20/4A', 'S-20/4B', 'S-20/4C', 'S-20/4D', 'S-20/4E']
    >>> _numbers(_ACT.match("resolutions 53/243 A and B"))
    ['53/243A', '53/243B']
    """
    number = canonical_number(item["number"])
    letters = (item["letters"] or "").strip()
    span = re.fullmatch(r"([A-Z])\s?[–-]\s?([A-Z])", letters)
    if span:
        return [number + chr(code) for code in range(ord(span[1]), ord(span[2]) + 1)]
    return [number + letter for letter in re.findall(r"[A-Z]", letters)] or [number]


def _owner(tagged: Tagged, start: int) -> tuple[int, Hit[Named | ShortName] | None, bool]:
    """Return where the phrase begins that says whose act it is, the body named there, and whether it is "its"."""
    before = tagged.text[max(0, start - 40) : start]
    own = re.search(r"\b[Ii]ts\s(?:\w+\s){0,2}$", before)
    if own and not re.search(r"\b(?:the|of)\s", own[0]):
        return start - len(own[0]), None, True
    for hit in tagged.names:
        thing = hit.thing
        if hit.end <= start and start - hit.end <= 3 and isinstance(thing, (Body, ShortName)):  # noqa: PLR2004 "’s "
            gap = tagged.text[hit.end : start]
            if gap in {" ", "’s ", "'s "}:
                return hit.start, hit, False
    return start, None, False


def _back_references(text: str) -> Iterator[BackReference]:
    for match in _BACK.finditer(text):
        begin = match.end() - len("that ") - len(match["kind"])
        pinpoint = _PINPOINT_BEFORE.search(text, max(0, begin - _LOOK_BACK), begin)
        if pinpoint:
            kind = ActKind.RESOLUTION if match["kind"] == "resolution" else ActKind.DECISION
            yield BackReference(pinpoint.start(), match.end(), _clean(pinpoint[0]), kind=kind)


# --- Documents, treaties, publications ---------------------------------------------------------------------------


def _documents(text: str, acts: list[Reference]) -> Iterator[Reference]:
    taken = [(act.start, act.end) for act in acts]
    for match in _SYMBOL.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        after = _LOCATOR_AFTER.match(text, match.end())
        end = after.end() if after else match.end()
        locator = _clean(after[0]) if after else ""
        if not locator:
            end = match.end()
        records = _RECORDS_BEFORE.search(text, 0, match.start())
        start = records.start() if records else match.start()
        if records and not locator and text[end : end + 1] == ")":
            end += 1
        for symbol in _single_symbols(match[0]):
            act = act_of_symbol(symbol)
            if act is not None:
                yield ActReference(start, end, locator, kind=act.kind, number=act.number, body=act.body)
            else:
                yield DocumentReference(start, end, locator, symbol=symbol)


def _single_symbols(printed: str) -> list[str]:
    """Return the symbols of a document that has two of them, or the one that it has.

    >>> _single_symbols("A/48/486-S/26560"), _single_symbols("UNEP/CBD/BS/COP-MOP/5/17")
    (['A/48/486', 'S/26560'], ['UNEP/CBD/BS/COP-MOP/5/17'])
    """
    pieces = re.split(r"-(?=[A-Z]{1,5}/)", printed)
    return pieces if all(map(is_symbol, pieces)) else [printed]


def _series(text: str) -> Iterator[TreatySeriesReference]:
    for match in _SERIES.finditer(text):
        volumes = f"vol. {match['volumes']}" if match["volumes"].isdigit() else f"vols. {match['volumes']}"
        yield TreatySeriesReference(*match.span(), locator=volumes, number=match["number"])


def _publications(text: str) -> Iterator[PublicationReference]:
    for match in _PUBLICATION.finditer(text):
        yield PublicationReference(*match.span(), number=match["number"] or "")


# --- Names -------------------------------------------------------------------------------------------------------


def _names(tagged: Tagged) -> Iterator[NameReference]:
    for hit in tagged.names:
        thing = hit.thing
        if isinstance(thing, ShortName):
            if not all(isinstance(each, _CITED) for each in thing.things):
                continue
        elif not isinstance(thing, _CITED):
            continue
        article = _ARTICLE_BEFORE.search(tagged.text, max(0, hit.start - _LOOK_BACK), hit.start)
        if article is None:
            yield NameReference(hit.start, hit.end, thing=thing)
        else:
            locator = _clean(tagged.text[article.start() : article.end("rest")])
            yield NameReference(article.start(), hit.end, locator, thing=thing, article=article["number"])


def _clean(locator: str) -> str:
    """Return a pinpoint without the words and brackets that only join it to what it is in.

    >>> _clean("subparagraph (c) of "), _clean("), chap. I, sect. B"), _clean(" (Part I), chap. III")
    ('subparagraph (c)', 'chap. I, sect. B', 'Part I, chap. III')
    """
    bare = re.sub(r",?\s(?:of|to|in)(?:\sthe)?\s*$|^the\s", "", locator)
    return re.sub(r"\(((?:Parts?|Vols?\.)[^()]*)\)", r"\1", bare).lstrip(" ,)").strip(" ,")
