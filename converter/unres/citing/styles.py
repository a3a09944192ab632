"""Finds what `unres.understand.citations.cite` does not look for: references as lawyers and delegates abbreviate them.

The converter reads United Nations texts, which say "General Assembly resolution 76/188" and "*Treaty Series*, vol.
1577, No. 27531". Footnotes elsewhere say "UNGA Res 76/188", "S.C. Res. 242", "UNSCR 1325", "1577 UNTS 3". The results
are the converter's own `Reference` values, so that one stage resolves both. The text must be normalised.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from unres.citing.dates import ANY_DATE
from unres.citing.forms import Forms
from unres.citing.numbers import complete_number
from unres.model import ActKind
from unres.symbols import PRINTED_NUMBER, canonical_number
from unres.understand.citations.references import (
    ActReference,
    PublicationReference,
    Reference,
    TreatySeriesReference,
)
from unres.vocabulary import Body


@dataclass(frozen=True, slots=True)
class PageReference(Reference):
    """A treaty by volume and first page of the *Treaty Series*: "1577 UNTS 3"."""

    volume: int = 0
    page: str = ""


@dataclass(frozen=True, slots=True)
class TitleReference(Reference):
    """A treaty or instrument by an abbreviation that only citations use, or by its title in another language."""

    form: str = ""


_LETTER: Final = r"(?: \s? (?-i:[A-Z]) (?![\w']|\.\w) )"
_YEAR: Final = r"(?:19|20)\d\d (?![\d/])"
_SERIAL: Final = r"\d{1,4} (?![\w/.:-]*\d) (?!\w) (?! \s? \( [IVXL]+\b )"
"""A number without its year; "1932 (XXXIII-O/03)" is one of another organization."""
_NUMBERED: Final = rf"""
    (?P<number> {PRINTED_NUMBER} {_LETTER}? | \d{{1,4}}[A-Z] \s? \(\d{{4}}\) | (?:WHA\s)? \d{{1,2}}\.\d{{1,3}} (?![\d.])
              | {_SERIAL} (?: ,?\s(?:of|de)\s{_YEAR} )? )
"""
"""A number, perhaps without its year, or with the year in words: "S.C. Res. 242", "resolution 242 of 1967"."""
_NUMBER_SIGN: Final = r"(?: (?:№ | nos?\b\.? | n[°ºo]\.? | núm\b\.? | number | ref\.) \s? )?"

_RESOLUTION: Final = r"r[eé]sol(?:ution|uci[oó]n)(?:e?s)? | r[eé]s\b\.? | резолюци[яиюей]{1,2}"
_DECISION: Final = r"d[eé]cisi[oó]n(?:e?s)? | d[eé]c\b\.? | решени[еяию]м?"
_STATEMENT: Final = r"presidential\sstatements? | prst\b"

_ACT: Final = re.compile(
    rf"""
    (?<![\w/])
    (?: (?: (?P<resolution>{_RESOLUTION}) | (?P<decision>{_DECISION}) | (?P<statement>{_STATEMENT}) )
        (?: \s \( ["']? [A-Z]{{2,8}}s? ["']? \) )?                                  # resolution (UNSCR) 1556
        [\s,]{{0,2}}
        (?: (?P<inner> (?-i:[A-ZА-Я]{{2,6}} (?:\s(?:UN|NU|ONU|ООН))? | [А-Я][а-я]+ (?:\s[А-Яа-я]+){{1,5}}?) )
            (?:\sООН)? \s )?                                                       # rés. CS 1973
      | (?: UN\s? )? (?P<short>SC|GA|HRC) (?:R|RES|Res) s? \s? (?=\d)            # UNSCR 1325, HRCRes 53/12
      | R(?P<court>CS|AG|CDH)NU \s? (?=\d)                                       # RCSNU 1970
    )
    {_NUMBER_SIGN} {_NUMBERED}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_VOLUME: Final = re.compile(r"[\d\])]\s?$")
"""What stands before a series of law reports: "[2013] 2 S.C.R. 678" is one of the Supreme Court Reports."""
_PLURAL: Final = re.compile(
    r"(?!r[eé]s\b)[^\W\d]*s\b|резолюци(?:и|й|ям|ями|ях)\b|решени(?:я|й|ям|ями|ях)\b", re.IGNORECASE
)
"""What opens a list of acts; "Res" does not."""
_MORE: Final = re.compile(
    rf"(?: ,?\s (?:of|du|del?) \s {ANY_DATE} )? (?: ,\s | ,?\s(?:and|et|y|и|&)\s ) (?!{ANY_DATE}) {_NUMBERED}",
    re.VERBOSE | re.IGNORECASE,
)
"""A further member of a list of acts."""
_OF: Final = re.compile(
    r",?\s(?:(?:adopted\s)?(?:of|by)\sthe|of|by\sthe|du|de\sla|de\sl'|del|des|de\slos)\s?"
    r"(?:(?:UN|United\sNations)\s)?(?=\w)",
    re.IGNORECASE,
)
_DATED: Final = re.compile(rf",?\s(?:of|du|del?)\s{ANY_DATE}(?=,?\s(?:of|du|de))", re.VERBOSE | re.IGNORECASE)
_OWN: Final = re.compile(
    r"(?<![\w/]) (?: (?P<wha>WHA\d{1,2}\.\d{1,3}) | (?P<iaea>GC\(\d{1,2}\)/RES/\d{1,3}(?:\s?[A-Z]\b)?) ) (?![\w/])",
    re.VERBOSE,
)
"""Numbers that say whose they are."""
_SYMBOL: Final = re.compile(
    rf"""
    (?: (?<![\w/.]) | (?<=[Dd]oc\.) | (?<=undocs\.org/) | (?<=docs\.un\.org/) | (?<=/(?:en|fr|es|ru|zh|ar)/) )
    (?P<prefix> [A-Z]{{1,6}} (?:/[A-Z]{{2,4}})? (?:\.\d{{1,2}})? ) / (?P<series>RES|DEC|PRST) (?: /\s? | \.?\s )
    (?P<number> {PRINTED_NUMBER} {_LETTER}? | (?P<old>(?:E?S-)?\d{{1,2}}/\d{{1,4}}) {_LETTER}?
              | \d{{1,4}} (?![\w/-]|\.\w) (?! \s? \( [IVXL]+\b ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SERIES: Final = (
    r"(?: UNTS | (?:UN|United\sNations,?)?\s?Treaty\sSeries | (?:Nations\sUnies,\s)? Recueil\sdes\sTrait[ée]s )"
)
_REGISTERED: Final = r"(?: (?:reg(?:istration)?\.?\s)? (?:nos?\b\.?|n[°º]|núm\b\.?) \s? | I-\s? )"
_TREATY: Final = re.compile(
    rf"""
    (?<![\w/]) (?<!Nations\s) (?:
      (?P<volume>\d{{1,4}}) \s {_SERIES} ,? \s (?:p\.\s)? (?P<page>\d{{1,5}}|[IVXL]{{1,6}}\b) (?![\w/])
    | {_SERIES} [\s,]{{1,2}}
      (?: vols?\b\.? \s (?P<in_volume>\d{{1,4}}) (?:[,\s]{{1,2}} {_REGISTERED} (?P<registered>\d{{1,6}})
                                                 | [,\s]{{1,2}} (?:pp?\.?\s)? (?P<at_page>\d{{1,5}}) ) (?![\w/])
        | {_REGISTERED} (?P<number>\d{{1,6}}) (?![\w/])
      )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_styled(text: str, forms: Forms) -> list[Reference]:
    """Return the references in a normalised text that are written as citations abbreviate them, in order.

    >>> from unres.citing.forms import forms
    >>> [(act.body, act.number) for act in find_styled("UNSCR 1325 (2000); SC Res. 242", forms())]
    [('sc', '1325(2000)'), ('sc', '242(1967)')]
    """
    found: list[Reference] = [*_acts(text, forms), *_symbols(text, forms), *_treaties(text)]
    found.extend(_titles(text, forms))
    found.extend(_other_scripts(text, forms))
    found.extend(_publications(text))
    found.sort(key=lambda reference: reference.start)
    return found


def _acts(text: str, forms: Forms) -> Iterator[Reference]:
    for match in _ACT.finditer(text):
        if text[max(0, match.start() - 6) : match.start()].lower() == "draft ":
            continue
        if match["short"] and _VOLUME.search(text, max(0, match.start() - 3), match.start()):
            continue
        kind = _kind(match)
        items, end = _items(text, match)
        start, end, body = _owner(text, match, end, forms)
        if body is None and kind is ActKind.STATEMENT:
            body = forms.bodies["sc"]
        for printed in items:
            number = complete_number(printed, body)
            if number is not None:
                yield ActReference(start, end, kind=kind, number=number, body=body.code if body else "")
            elif body is None and printed.isdecimal():  # the sentence may tell whose it is
                yield ActReference(start, end, kind=kind, number=printed)


def _items(text: str, match: re.Match[str]) -> tuple[list[str], int]:
    """Return the numbers of an act or, behind a plural, of a list of acts, and where they end."""
    items, end = [match["number"]], match.end()
    if _PLURAL.match(match[0]):
        while further := _MORE.match(text, end):
            items.append(further["number"])
            end = further.end("number")
    return items, end


def _owner(text: str, match: re.Match[str], end: int, forms: Forms) -> tuple[int, int, Body | None]:
    """Return where the words begin and end that name acts and their body, and the body if they name one."""
    if short := match["short"] or match["court"] or match["inner"]:
        return match.start(), end, forms.bodies.get(short.lower())
    if before := forms.body_before(text, match.start()):
        return before[0], end, before[1]
    dated = _DATED.match(text, end)
    if (of := _OF.match(text, dated.end() if dated else end)) and (after := forms.body_after(text, of.end())):
        return match.start(), after[0], after[1]
    if not match[0].isascii() and (after := forms.body_after(text, end + 1)):  # Russian needs no "of"
        return match.start(), after[0], after[1]
    return match.start(), end, None


_CHINESE: Final = re.compile(
    rf"""
    (?P<body>[\u4e00-\u9fff]{{0,24}}) (?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日)?
    第\s? (?P<number> {PRINTED_NUMBER} {_LETTER}? | \d{{1,4}} ) \s?号\s?
    (?P<kind>决议|决定)
    """,
    re.VERBOSE,
)
_ARABIC: Final = re.compile(
    rf"""
    (?:ال)?(?P<kind>قرار|مقرر) \s (?P<body>(?:[\u0600-\u06ff]+\s){{1,6}}?) (?:رقم\s)?
    (?P<number> {PRINTED_NUMBER} {_LETTER}? | {_SERIAL} )
    """,
    re.VERBOSE,
)


def _other_scripts(text: str, forms: Forms) -> Iterator[Reference]:
    """Yield acts as Chinese and Arabic cite them: the body stands before the number, or between it and the word."""
    if text.isascii():
        return
    for match in (*_CHINESE.finditer(text), *_ARABIC.finditer(text)):
        said = match["body"].strip()
        name = next((said[n:] for n in range(len(said)) if said[n:] in forms.bodies), "")
        body = forms.bodies.get(name)
        number = complete_number(match["number"], body)
        if number is not None:
            kind = ActKind.DECISION if match["kind"] in {"决定", "مقرر"} else ActKind.RESOLUTION
            start = match.start() if match.re is _ARABIC else match.end("body") - len(name)
            yield ActReference(start, match.end(), kind=kind, number=number, body=body.code if body else "")


def _kind(match: re.Match[str]) -> ActKind:
    if match["statement"]:
        return ActKind.STATEMENT
    return ActKind.DECISION if match["decision"] else ActKind.RESOLUTION


_AMERICAN: Final = "AG"
"""The series of the General Assembly of the Organization of American States: "AG/RES. 2128"."""


def _symbols(text: str, forms: Forms) -> Iterator[Reference]:
    for match in _OWN.finditer(text):
        owner = forms.bodies["wha" if match["wha"] else "iaea-gc"]
        yield ActReference(*match.span(), number=canonical_number(match[0]), body=owner.code)
    if "/" not in text:
        return
    for match in _SYMBOL.finditer(text):
        series = f"{match['prefix']}/{match['series']}".upper()
        body, kind = forms.prefixes.get(series, (None, None))
        if body is None and match["prefix"].lower() in forms.bodies and match["prefix"].upper() != _AMERICAN:
            body = forms.bodies[match["prefix"].lower()]
            kind = {"RES": ActKind.RESOLUTION, "DEC": ActKind.DECISION}.get(match["series"].upper(), ActKind.STATEMENT)
        number = complete_number(match["number"], body)
        if body is not None and kind is not None and number is not None:
            yield ActReference(*match.span(), kind=kind, number=number, body=body.code)


_SERIES_HINT: Final = re.compile(r"UNTS|Series|Recueil", re.IGNORECASE)


def _treaties(text: str) -> Iterator[Reference]:
    if _SERIES_HINT.search(text) is None:
        return
    for match in _TREATY.finditer(text):
        number = match["number"] or match["registered"]
        volume = match["volume"] or match["in_volume"]
        if number:
            yield TreatySeriesReference(*match.span(), number=str(int(number)))
        else:
            page = match["page"] or match["at_page"]
            yield PageReference(*match.span(), volume=int(volume), page=page)


_CAPITALS: Final = re.compile(r"(?<![\w/.])(?P<word>[A-Z]{2,8})(?P<more>\s(?:[IV]{1,3}|Statute))?(?![\w/])")


_SALES: Final = re.compile(r"\bSales\s(?:No|number)\b\.?\s(?P<number>[A-Z]\.\d[\w.]{1,20}\w)", re.IGNORECASE)


def _publications(text: str) -> Iterator[Reference]:
    for match in _SALES.finditer(text) if "ales" in text.lower() else ():
        yield PublicationReference(*match.span(), number=match["number"].upper())


def _titles(text: str, forms: Forms) -> Iterator[Reference]:
    for match in _CAPITALS.finditer(text):
        for form, end in ((match[0], match.end()), (match["word"], match.end("word"))):
            if form in forms.titled:
                yield TitleReference(match.start(), end, form=form)
                break
