"""Finds references to documents by symbol, to the *Official Records*, the *Treaty Series* and sales publications."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unres.model import Path
from unres.symbols import SYMBOL, act_of_symbol, is_symbol
from unres.understand.citations.pinpoint import ordinal
from unres.understand.citations.references import (
    ActReference,
    DocumentReference,
    PublicationReference,
    RecordsReference,
    Reference,
    TreatySeriesReference,
)

_SYMBOL: Final = re.compile(
    rf"(?<![\w/.]){SYMBOL}(?P<year>\s\(\d{{4}}\))?|(?<=ocument\s)(?P<other>[A-Z]{{2,6}}\d{{1,3}}(?:/[\w.-]*\w)+)"
    r"|(?<![\w/])(?P<misread>(?:S/\s|\$/)\d{4,6}\b)",
    re.VERBOSE,
)
"""A document's symbol; those of the specialized agencies only after the word "document".

`misread` are symbols of the Security Council as scanned texts have them: "S/ 20063", "$/20134".
"""
_ELIDED: Final = re.compile(
    r"(?:,\s|,?\sand\s|[–-])(?P<kind>Add|Corr|Rev|Amend)\.\s?(?P<first>\d+)(?P<rest>(?:/(?:Add|Corr|Rev)\.\d+)*)"
    r"(?:(?:[–-]|\sto\s)(?P<last>\d+)|\sand\s(?P<other>\d+)(?![\w/.]|\s[A-Z][a-z]))?"
)
"""Further parts of a document, without its symbol: "A/63/5 and Add.1", "S/4417, Add.1–3 and Corr.1"."""
_NUMBERED: Final = re.compile(r"(.*/(?:Add|Corr)\.)(\d+)$")
_RANGE: Final = re.compile(r"(?:[–-]|\sto\s)(\d+)(?![\w/])")
"""The other end of "A/63/5/Add.1–3"."""
_PLACE: Final = r"[IVXLA-Z\d][\w–-]*(?:\s?\([a-z\d]+\))*"
"""A number in a pinpoint: 12, 12 (b), IV, A."""
_LOCATOR_AFTER: Final = re.compile(
    r"(?:\s\((?:Parts?|Vols?\.)\s[IVX]+(?:\sand\s[IVX]+)?\))?\)?"
    r"(?:,\s(?:[Aa]nnex(?:es)?|appendix|enclosure|chaps?\.|sects?\.|paras?\.|arts?\.|part|pp?\.|table)"
    rf"(?:\s{_PLACE}(?:(?:,|\sand)\s{_PLACE}(?!\w))*)?)*"
)
_ANNEX: Final = re.compile(r"\b(?:[Aa]nnex(?:es)?|appendix|enclosure)\b(?:\s(?P<number>[IVX]+\b|\d+|[A-Z]\b))?")
_RECORDS: Final = re.compile(
    r"(?:Official\sRecords\sof\s|[\[Ii]bid\.,\s(?=(?:[\w-]+\s(?:Session|Year|[Ss]pecial|[Ee]mergency)|\d{4}|Suppl)))"
    r"[^;()]*?(?=\(|,?\sdocuments?\s|[.;]|$)"
)
_RECORDS_BEFORE: Final = re.compile(r"(?:Official Records of [^;]*?|[Ii]bid\.,[^;]*?)(?:\(|,?\s?documents?\s)$")
_SERIES: Final = re.compile(
    r"(?:(?:United\sNations,\s)?Treaty\sSeries|[Ii]bid\.),\svols?\.\s(?P<volumes>\d[\d,\sand–-]*?),"
    r"\sNos?\.\s(?P<number>\d+)(?:[–-](?P<last>\d+)|(?P<more>(?:,\s\d+)*\sand\s\d+))?"
)
_PUBLICATION: Final = re.compile(
    r"United\sNations\spublication(?:s)?,\sSales\sNos?\.\s(?P<number>[A-Z]\.\d[\w.]*\w)(?P<more>(?:,?\s(?:and\s)?[A-Z]\.\d[\w.]*\w)*)"
)
_WIDEST: Final = 30


def find_documents(text: str, acts: Sequence[Reference]) -> Iterator[Reference]:
    """Yield the documents that a text cites by symbol; an act's own symbol gives the act.

    >>> [found.symbol for found in find_documents("see A/63/5 and Add.1, and S/4417", ())]
    ['A/63/5', 'A/63/5/Add.1', 'S/4417']
    """
    if not _may_have_symbols(text):
        return
    text = text.replace("\u2011", "-")  # a hyphen that does not break, as word processors set it
    taken = [(act.start, act.end) for act in acts]
    for match in _SYMBOL.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            yield from _document(text, match)


def _may_have_symbols(text: str) -> bool:
    """Tell whether a text has a slash as symbols have it: behind a capital, or in one of an agency."""
    at = text.find("/")
    while at > 0:
        if text[at - 1].isupper() or text[at - 1] == "$" or (text[at - 1].isdigit() and text[max(0, at - 3)].isupper()):
            return True
        at = text.find("/", at + 1)
    return "ocument " in text


def _document(text: str, match: re.Match[str]) -> Iterator[Reference]:
    if match["misread"]:
        symbol = "S/" + match[0][2:].strip()
        yield DocumentReference(*match.span(), symbol=symbol)
        for first, last, further in _elided(text, match.end(), symbol):
            yield DocumentReference(first, last, symbol=further)
        return
    printed = match["other"] or match[0].removesuffix(match["year"] or "")
    act = act_of_symbol(match[0])
    at = match.end() if act else match.start() + len(printed)
    following = list(_elided(text, at, printed))
    after = _LOCATOR_AFTER.match(text, following[-1][1] if following else at)
    locator = _clean(after[0]) if after else ""
    end = after.end() if after and locator else at
    before = text[match.start() - 1 : match.start()] == "(" or text.endswith(
        ("document ", "documents "), 0, match.start()
    )
    records = _RECORDS_BEFORE.search(text, 0, match.start()) if before and _mentions_records(text) else None
    start = records.start() if records else match.start()
    if records and not locator and text[end : end + 1] == ")":
        end += 1
    path = _annex(locator)
    act = act or act_of_symbol(printed)
    if act is not None:
        yield ActReference(start, max(end, at), locator, kind=act.kind, number=act.number, body=act.body, path=path)
        return
    symbols = _single_symbols(printed)
    yield DocumentReference(start, at if following else end, locator, symbol=symbols[0], path=path)
    for first, last, symbol in following:
        yield DocumentReference(first, last, locator, symbol=symbol, path=path)


def _mentions_records(text: str) -> bool:
    return "Official Records" in text or "bid." in text


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
    """Return the annex that a locator names, as the end of a path.

    >>> _annex("annex II, para. 5"), _annex("annex"), _annex("chap. I")
    (('annex', '2'), ('annex', '1'), ())
    """
    match = _ANNEX.search(locator)
    if match is None:
        return ()
    return ("annex", ordinal(match["number"]) if match["number"] else "1")


def _single_symbols(printed: str) -> list[str]:
    """Return the symbols of a document that has two of them, or the one that it has.

    >>> _single_symbols("A/48/486-S/26560"), _single_symbols("UNEP/CBD/BS/COP-MOP/5/17")
    (['A/48/486', 'S/26560'], ['UNEP/CBD/BS/COP-MOP/5/17'])
    """
    if "-" not in printed:
        return [printed]
    pieces = re.split(r"-(?=[A-Z]{1,5}/)", printed)
    return pieces if all(map(is_symbol, pieces)) else [printed]


def find_records(text: str, found: Sequence[Reference]) -> Iterator[RecordsReference]:
    """Yield the volumes of the *Official Records* that a text names without a symbol."""
    for match in _RECORDS.finditer(text):
        if not any(each.start < match.end() + 12 and match.start() < each.end for each in found):
            yield RecordsReference(match.start(), match.end() - (match[0][-1:] in {",", " "}))


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


def find_publications(text: str) -> Iterator[PublicationReference]:
    """Yield the publications that a text cites by sales number."""
    for match in _PUBLICATION.finditer(text):
        for number in (match["number"], *re.findall(r"[A-Z]\.\d[\w.]*\w", match["more"])):
            yield PublicationReference(*match.span(), number=number)


def _clean(locator: str) -> str:
    """Return a pinpoint without the words and brackets that only join it to what it is in.

    >>> _clean("), chap. I, sect. B"), _clean(" (Part I), chap. III")
    ('chap. I, sect. B', 'Part I, chap. III')
    """
    return re.sub(r"\(((?:Parts?|Vols?\.)[^()]*)\)", r"\1", locator).lstrip(" ,)").strip(" ,")
