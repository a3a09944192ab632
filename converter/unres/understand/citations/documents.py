"""Finds references to documents by symbol, to the *Official Records*, the *Treaty Series* and sales publications."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from unres.model import Path
from unres.places import annex_number
from unres.symbols import JOINT, SYMBOL, UNION_SYMBOL, act_of_symbol, is_symbol
from unres.understand.citations.pinpoint import Place, after
from unres.understand.citations.references import (
    ActReference,
    DocumentReference,
    PublicationReference,
    Reference,
    TreatySeriesReference,
)
from unres.understand.citations.taken import Taken

_SYMBOL: Final = re.compile(
    rf"""
    (?<![\w/.]) {SYMBOL} (?P<range>[–-]\d+/Corrigendum)? (?P<year>\s\(\d{{4}}\))?
    | (?<=ocument\s)(?P<other>[A-Z]{{1,7}}\s?\d{{1,4}}(?:/[\w.-]*\w)+)
    """,
    re.VERBOSE,
)
"""A document's symbol; those of the specialized agencies only after the word "document"."""
_RARE_SYMBOL: Final = re.compile(
    rf"""
    (?<![\w/.]) {UNION_SYMBOL} (?P<year>)
    | (?<![\w/])(?P<misread> (?:S/\s|\$/|S\$/)\d{{4,6}}\b | (?:(?<=ocument\s)|(?<=\())(?:[8§]/\d{{4,5}}|S1\d{{5}})\b)
    """,
    re.VERBOSE,
)
"""A symbol of the African Union, or one of the Security Council as scanned texts have it.

"S/ 20063", "$/20134", "S$/12611", "8/5635"; in "S112357" the first 1 is the slash.
"""
_SIGNS_OF_RARE: Final = ("$/", "S/ ", "ocument 8/", "(8/", "§/", "ocument S1", "/AU/", "EX.CL/", "/PR/")
"""Without one of these there is no rare symbol: looked for first, because that is quick."""
_MISREAD: Final = re.compile(r"(?:S/\s|S?\$/|[8§]/|S1)(?=\d)")
_ELIDED: Final = re.compile(
    r"(?:,\s|,?\sand\s|[–-]|/\s)(?P<kind>Add|Corr|Rev|Amend)\.\s?(?P<first>\d+)(?P<rest>(?:/(?:Add|Corr|Rev)\.\d+)*)"
    r"(?:(?:[–-]|\sto\s)(?P<last>\d+)|\sand\s(?P<other>\d+)(?![\w/.]|\s[A-Z][a-z]))?"
)
"""Further parts of a document, without its symbol: "A/63/5 and Add.1", "S/4417, Add.1–3 and Corr.1"."""
_NUMBERED: Final = re.compile(r"(.*/(?:Add|Corr)\.)(\d+)$")
_RANGE: Final = re.compile(r"(?:[–-]|\sto\s)(\d+)(?![\w/])")
"""The other end of "A/63/5/Add.1–3"."""
_PLACE: Final = r"(?:(?:one|two|three|four|five)\b|[IVXLA-Z\d][\w–-]*(?:\s?\([a-z\d]+\))*)"
"""A number in a pinpoint: 12, 12 (b), IV, A, two."""
_LOCATOR_AFTER: Final = re.compile(
    r"(?:\sand\scorrigend(?:um|a)(?=\)))?"
    r"(?:\s\((?:Parts?|Vols?\.)\s[IVX]+(?:\sand\s[IVX]+)?\))?\)?"
    r"(?:,\s(?:[Aa]nnex(?:es)?|appendix|enclosure|chaps?\.|sects?\.|paras?\.|arts?\.|part|pp?\.|table"
    r"|resolution(?=\s[\dIVX]+\b(?!/|\.\d|\s?\()))"
    rf"(?:\s{_PLACE}(?:(?:,|\sand)\s{_PLACE}(?!\w))*)?)*"
)
"""Pinpoints, among them the resolutions that a conference numbers for itself: "chap. I, resolution 1, annex II"."""
_ACT_WITHIN: Final = re.compile(
    r",\s(?:re|de)(?:solution|cision)\s(?:\d{1,3}|[IVX]+)/(?:[A-Z]{2,4}\.)?\d{1,3}(?![/\d])"
)
"""An act as a place in a document: "FCCC/CP/2015/10/Add.1, decision 1/CP.21"."""
_ANNEX: Final = re.compile(r"\b(?:[Aa]nnex(?:es)?|appendix|enclosure)\b(?:\s(?P<number>[IVX]+\b|\d+|[A-Z]\b))?")
_RECORDS_BEFORE: Final = re.compile(r"(?:Official Records of [^;]*?|[Ii]bid\.,[^;]*?)(?:\(|,?\s?documents?\s)$")
_SERIES: Final = re.compile(
    r"(?:(?:United\sNations,\s)?[Tt]reaty\sSeries|[Ii]bid\.),\svols?[.,]\s(?P<volumes>\d[\dO,\sand–-]*?),"
    r"\sNos?\.?\s(?P<number>\d+)(?:[–-](?P<last>\d+)|(?P<more>(?:,\s\d+)*\sand\s\d+))?"
)
_PAGE: Final = re.compile(
    r"(?:(?:United\sNations,\s|(?<!Nations,\s))Treaty\sSeries|[Ii]bid\.),\svol\.\s(?P<volume>\d+),\spp?\.\s(?P<page>\d+)"
)
_SALES: Final = r"(?:[A-Z]\.)?\d\d\.[\w.]*\w"
"""A sales number: E.96.IV.13; since 2018 without the letter of the language."""
_PUBLICATION: Final = re.compile(
    rf"United\sNations\spublication(?:s)?,\sSales\sNos?\.\s?(?P<number>{_SALES})(?P<more>(?:,?\s(?:and\s)?{_SALES})*)"
)
_WIDEST: Final = 30
_LONGEST: Final = 400
"""How long the name of a volume may be, in characters."""


def find_documents(text: str, acts: Sequence[Reference]) -> Iterator[Reference]:
    """Yield the documents that a text cites by symbol; an act's own symbol gives the act.

    >>> [found.symbol for found in find_documents("see A/63/5 and Add.1, and S/4417", ())]
    ['A/63/5', 'A/63/5/Add.1', 'S/4417']
    """
    if not _may_have_symbols(text):
        return
    text = text.replace("\u2011", "-")  # a hyphen that does not break, as word processors set it
    taken = Taken((act.start, act.end) for act in acts)
    records = "Official Records" in text or "bid." in text
    matches = [*_SYMBOL.finditer(text)]
    if any(sign in text for sign in _SIGNS_OF_RARE):
        rare = [*_RARE_SYMBOL.finditer(text)]
        others = Taken(match.span() for match in rare)
        matches = [*rare, *(match for match in matches if not others.overlaps(*match.span()))]
    for match in matches:
        if not taken.overlaps(match.start(), match.start() + 1):
            yield from _misread(text, match) if _is_misread(match) else _document(text, match, records=records)


def _may_have_symbols(text: str) -> bool:
    """Tell whether a text has a slash as symbols have it: behind a capital, or in one of an agency."""
    at = text.find("/")
    while at > 0:
        if text[at - 1].isupper() or text[at - 1] == "$" or (text[at - 1].isdigit() and text[max(0, at - 3)].isupper()):
            return True
        at = text.find("/", at + 1)
    return "ocument " in text


def _is_misread(match: re.Match[str]) -> bool:
    return match.lastgroup == "misread"


def _misread(text: str, match: re.Match[str]) -> Iterator[Reference]:
    """Yield a document of the Security Council that a scanned text has misread, and its further parts."""
    symbol = _MISREAD.sub("S/", match[0], count=1)
    yield DocumentReference(*match.span(), symbol=symbol)
    for first, last, further in _elided(text, match.end(), symbol):
        yield DocumentReference(first, last, symbol=further)


def _document(text: str, match: re.Match[str], *, records: bool) -> Iterator[Reference]:
    """Yield a document, or the act of a symbol; `records` says that the text names a volume of records."""
    printed = match[0].removesuffix(match["year"] or "")
    symbol = printed.replace(" ", "").replace("–", "-")
    act = act_of_symbol(match[0])
    at = match.end() if act else match.start() + len(printed)
    following = list(_elided(text, at, symbol))
    locator, end = _locator(text, following[-1][1] if following else at)
    end = end if locator else at
    volume = _volume_before(text, match.start()) if records else None
    start = match.start() if volume is None else volume
    if volume is not None and not locator and text[end : end + 1] == ")":
        end += 1
    act = act or (act_of_symbol(printed) if match["year"] else None)
    if act is not None:
        for place in _parts(text, at):
            yield ActReference(
                start, max(end, place.end), locator, kind=act.kind, number=act.number, body=act.body, path=place.path
            )
        return
    path = _annex(locator)
    yield DocumentReference(start, at if following else end, locator, symbol=_first_symbol(symbol), path=path)
    for first, last, symbol in following:
        yield DocumentReference(first, last, locator, symbol=symbol, path=path)


def _locator(text: str, at: int) -> tuple[str, int]:
    """Return the place in a document that is told behind its symbol, which ends at `at`, and where its words end.

    >>> _locator("FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex.", 21)
    ('decision 1/CP.21, annex', 46)
    """
    end = _LOCATOR_AFTER.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too
    within = None if text.startswith(")", at) else _ACT_WITHIN.match(text, end)
    if within is not None:
        end = _LOCATOR_AFTER.match(text, within.end()).end()  # type: ignore[union-attr]  # the same
    return _clean(text[at:end]), end


def _parts(text: str, at: int) -> tuple[Place, ...]:
    """Return each part of an act that is meant behind its symbol, which ends at `at`; the whole where none is."""
    pinpoint = after(text, at)
    if pinpoint is None:
        return (Place(at, at),)
    return tuple(replace(place, end=pinpoint.end) for place in pinpoint.places)


def _volume_before(text: str, start: int) -> int | None:
    """Return where the volume of the *Official Records* begins that names a symbol in brackets or as its document."""
    if text[start - 1 : start] != "(" and not text.endswith(("document ", "documents "), 0, start):
        return None
    match = _RECORDS_BEFORE.search(text, max(0, start - _LONGEST), start)
    return match.start() if match else None


def _elided(text: str, at: int, symbol: str) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of a document that follow its symbol: where they stand, and their symbols."""
    range_ = _RANGE.match(text, at)
    numbered = _NUMBERED.match(symbol) if range_ else None
    if numbered and range_ and 0 < int(range_[1]) - int(numbered[2]) < _WIDEST:
        for number in range(int(numbered[2]) + 1, int(range_[1]) + 1):
            yield range_.start(1), range_.end(), f"{numbered[1]}{number}"
        at = range_.end()
    while match := _ELIDED.match(text, at):
        base = re.sub(r"/(?:Add|Amend|Rev)\.\d+.*$", "", symbol) if match["kind"] in {"Add", "Amend"} else symbol
        first = int(match["first"])
        numbers = [first]
        if match["last"] and 0 < int(match["last"]) - first < _WIDEST:
            numbers = list(range(first, int(match["last"]) + 1))
        elif match["other"]:
            numbers.append(int(match["other"]))
        for number in numbers:
            yield match.start("kind"), match.end(), f"{base}/{match['kind']}.{number}{match['rest']}"
        at = match.end()


def _annex(locator: str) -> Path:
    """Return the annex of a document that a locator names, as the end of a path.

    >>> _annex("annex II, para. 5"), _annex("annex"), _annex("chap. I")
    (('annex', '2'), ('annex', '1'), ())
    """
    match = _ANNEX.search(re.split("resolution |decision ", locator)[0])
    if match is None:
        return ()
    return ("annex", annex_number(match["number"] or ""))


def _first_symbol(symbol: str) -> str:
    """Return the first symbol of a document that has two of them, or the one that it has.

    >>> _first_symbol("A/48/486-S/26560"), _first_symbol("UNEP/CBD/BS/COP-MOP/5/17")
    ('A/48/486', 'UNEP/CBD/BS/COP-MOP/5/17')
    """
    if "-" not in symbol:
        return symbol
    pieces = JOINT.split(symbol)
    return pieces[0] if all(map(is_symbol, pieces)) else symbol


def find_series(text: str) -> Iterator[TreatySeriesReference]:
    """Yield the treaties that a text cites by volume and number.

    >>> [found.number for found in find_series("United Nations, Treaty Series, vol. 75, Nos. 970–973.")]
    ['970', '971', '972', '973']
    """
    for match in _SERIES.finditer(text):
        volumes = f"vol. {match['volumes']}" if match["volumes"].isdigit() else f"vols. {match['volumes']}"
        numbers = [match["number"], *re.findall(r"\d+", match["more"] or "")]
        if match["last"] and 0 < int(match["last"]) - int(match["number"]) < _WIDEST:
            numbers = [str(n) for n in range(int(match["number"]), int(match["last"]) + 1)]
        for number in numbers:
            yield TreatySeriesReference(*match.span(), locator=volumes, number=number)


def find_pages(text: str) -> Iterator[TreatySeriesReference]:
    """Yield the treaties that a text cites by volume and first page.

    >>> [found.page for found in find_pages("United Nations, Treaty Series, vol. 75, p. 287.")]
    ['75/287']
    """
    for match in _PAGE.finditer(text):
        page = f"{match['volume']}/{match['page']}"
        yield TreatySeriesReference(*match.span(), locator=f"vol. {match['volume']}, p. {match['page']}", page=page)


def find_publications(text: str) -> Iterator[PublicationReference]:
    """Yield the publications that a text cites by sales number.

    >>> [each.locator for each in find_publications("(United Nations publication, Sales No. E.96.IV.8), chap. I")]
    ['chap. I']
    """
    for match in _PUBLICATION.finditer(text):
        locator, _ = _locator(text, match.end())
        for number in re.findall(_SALES, f"{match['number']} {match['more']}"):
            yield PublicationReference(*match.span(), locator, number=number)


def _clean(locator: str) -> str:
    """Return a pinpoint without the words and brackets that only join it to what it is in.

    >>> _clean("), chap. I, sect. B"), _clean(" (Part I), chap. III")
    ('chap. I, sect. B', 'Part I, chap. III')
    """
    locator = re.sub(r"^ and corrigend(?:um|a)", "", locator)
    return re.sub(r"\(((?:Parts?|Vols?\.)[^()]*)\)", r"\1", locator).lstrip(" ,)").strip(" ,")
