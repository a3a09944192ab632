"""Numbers and symbols of United Nations acts and documents, in both directions.

Acts are numbered by session and serial ("76/188", "S-30/1"), by serial and year ("1325 (2000)"), by serial and
session in Roman numerals ("217 A (III)"), or by year and serial ("2003/32"); see the *United Nations Editorial Manual
Online*, "Resolutions and other formal decisions". The canonical spelling, used in addresses, has no blanks and puts a
part's letter last: "217(III)A", "1325(2000)", "79/245B".
"""

import re
from datetime import date
from typing import Final

from unres.model import ActKey, ActKind

NUMBER: Final = r"""
    (?: (?:ES-|S-)? \d{1,4} / \d{1,4} [A-Z]{0,2}                  # 76/188, S-30/1, ES-11/1, 2003/32, 79/245B
      | \d{1,4} \( (?: \d{4} | (?:ES-|S-)? [IVXL]+ ) \) [A-Z]{0,2}  # 1325(2000), 217(III)A, 2252(ES-V), 3201(S-VI)
      | WHA\d{1,2}\.\d{1,3}                                       # WHA66.16
      | GC\(\d{1,2}\)/(?:RES|DEC)/\d{1,3}[A-Z]?                   # GC(68)/RES/11A
      | [IVX]{1,6}/\d{1,3} | \d{1,3}/(?:CP|CMP|CMA|COP)\.\d{1,2}  # IX/20, 1/CP.21, 7/COP.13
    )
"""
"""Canonical act numbers, for verbose regular expressions."""

_SPECIAL: Final = r"(?:E?S[-\u2010\u2011])?"
"""What stands before a special or emergency special session; word processors set hyphens that do not break."""
SERIAL_NUMBER: Final = rf"(?: {_SPECIAL} \d{{1,4}} / \d{{1,4}} (?![/\d]) )"
"""Numbers by session or year and serial, as printed: 76/188, S-30/1, 2003/32."""
BRACKETED_NUMBER: Final = rf"(?: \d{{1,4}} (?:\s[A-Z]|[A-Z](?=\s?\(\D))? \s? \( (?: \d{{4}} | {_SPECIAL}[IVXL]+ ) \) )"
"""Numbers by serial and year or session, as printed: 1325 (2000), 217 A (III)."""
CONFERENCE_NUMBER: Final = r"(?: (?<![\w.])[IVX]{1,6}/\d{1,3}(?![/\d]) | \d{1,3}/(?:CP|CMP|CMA|COP)\.\d{1,2}(?!\d) )"
"""Numbers that conferences of the parties to a treaty give their decisions: IX/20, 1/CP.21, 7/COP.13."""
AGENCY_NUMBER: Final = r"(?: WHA\d{1,2}\.\d{1,3} | GC\(\d{1,2}\)/(?:RES|DEC)/\d{1,3} )"
"""Numbers of the World Health Assembly and the Agency's General Conference, as printed: WHA66.16, GC(68)/RES/11."""
PRINTED_NUMBER: Final = rf"(?: {SERIAL_NUMBER} | {BRACKETED_NUMBER} | {CONFERENCE_NUMBER} | {AGENCY_NUMBER} )"
"""Act numbers as texts print them, without the letters of parts behind, for verbose regular expressions."""

_CANONICAL: Final = re.compile(NUMBER, re.VERBOSE)

_BRACKETED: Final = re.compile(
    r"""
    (?P<serial>\d{1,4}) \s*
    (?P<part>[A-Z]{0,2}) \s*                               # the letter of a part, before the brackets
    \( (?P<qualifier>\d{4}|(?:ES-|S-)?[IVXL]+) \) \s*
    (?P<late>[A-Z]{0,2})                                   # or after them
    """,
    re.VERBOSE,
)
_HYPHENS: Final = str.maketrans("\u2010\u2011", "--")


def canonical_number(printed: str) -> str:
    r"""Return the canonical spelling of an act's number.

    Raises:
        ValueError: `printed` is no act number.

    >>> canonical_number("217 A (III)"), canonical_number("1325 (2000)"), canonical_number("53/243 A")
    ('217(III)A', '1325(2000)', '53/243A')
    >>> canonical_number("S\u201130/1")  # a non-breaking hyphen, as word processors set it
    'S-30/1'
    """
    plain = printed.strip().translate(_HYPHENS)
    bracketed = _BRACKETED.fullmatch(plain)
    if bracketed:
        part = bracketed["part"] or bracketed["late"]
        return f"{bracketed['serial']}({bracketed['qualifier']}){part}"
    compact = re.sub(r"\s+", "", plain)
    if not _CANONICAL.fullmatch(compact):
        raise ValueError(f"not the number of a resolution or decision: {printed!r}")
    return compact


def printed_number(number: str) -> str:
    """Return a canonical number as UN texts print it.

    >>> printed_number("217(III)A"), printed_number("1325(2000)"), printed_number("79/245B"), printed_number("76/188")
    ('217 A (III)', '1325 (2000)', '79/245 B', '76/188')
    """
    bracketed = re.fullmatch(r"(\d+)\((.+)\)([A-Z]*)", number)
    if bracketed:
        serial, qualifier, part = bracketed.groups()
        return f"{serial} {part} ({qualifier})" if part else f"{serial} ({qualifier})"
    return re.sub(r"(?<=\d)([A-Z]{1,2})$", r" \1", number)


def can_be_of(number: str, day: date) -> bool:
    """Tell whether an act can be of a day: a year in its number is that of its adoption.

    >>> can_be_of("2199(2015)", date(2017, 3, 24)), can_be_of("76/188", date(2017, 3, 24))
    (False, True)
    """
    year = re.search(r"\((\d{4})\)", number)
    return year is None or int(year[1]) == day.year


_SYMBOL_PREFIX: Final[dict[tuple[ActKind, str], str]] = {
    (ActKind.RESOLUTION, "ga"): "A/RES/",
    (ActKind.RESOLUTION, "sc"): "S/RES/",
    (ActKind.RESOLUTION, "ecosoc"): "E/RES/",
    (ActKind.RESOLUTION, "hrc"): "A/HRC/RES/",
    (ActKind.DECISION, "ga"): "A/DEC/",
    (ActKind.DECISION, "ecosoc"): "E/DEC/",
    (ActKind.DECISION, "hrc"): "A/HRC/DEC/",
    (ActKind.STATEMENT, "sc"): "S/PRST/",
    (ActKind.STATEMENT, "hrc"): "A/HRC/PRST/",
}
"""Series symbols; bodies that are not here (the functional commissions) give their acts no symbol of their own."""

_PREFIXES: Final = sorted(
    ((kind, body, prefix) for (kind, body), prefix in _SYMBOL_PREFIX.items()), key=lambda item: -len(item[2])
)
"""The same, the longest first: A/HRC/RES/ before A/RES/."""


def official_symbol(key: ActKey) -> str | None:
    """Return the official symbol of an act, or `None` where its body gives none.

    >>> official_symbol(ActKey(ActKind.RESOLUTION, "ga", "76/188"))
    'A/RES/76/188'
    >>> official_symbol(ActKey(ActKind.RESOLUTION, "cnd", "62/2")) is None
    True
    """
    prefix = _SYMBOL_PREFIX.get((key.kind, key.body))
    return None if prefix is None else prefix + key.number


_NUMBERS_AS_SYMBOLS: Final = (
    (re.compile(r"GC\(\d{1,2}\)/RES/\d{1,3}[A-Z]?"), ActKind.RESOLUTION, "iaea", r"\g<0>"),
    (re.compile(r"GC\(\d{1,2}\)/DEC/\d{1,3}[A-Z]?"), ActKind.DECISION, "iaea", r"\g<0>"),
    (re.compile(r"WHA\d{1,2}\.\d{1,3}"), ActKind.RESOLUTION, "wha", r"\g<0>"),
    (re.compile(r"UNEP/EA\.(\d{1,2})/Res\.(\d{1,3})", re.IGNORECASE), ActKind.RESOLUTION, "unea", r"\1/\2"),
    (re.compile(r"UNEP/EA\.(\d{1,2})/Dec\.(\d{1,3})", re.IGNORECASE), ActKind.DECISION, "unea", r"\1/\2"),
)
"""Symbols of acts of other bodies, whose numbers do not stand at the end: the kind, the body, the number in them."""
_OTHERS: Final = ("GC(", "WHA", "UNEP/EA.")
"""How they begin."""


def act_of_symbol(symbol: str) -> ActKey | None:
    """Return the act whose official symbol this is, or `None`.

    >>> act_of_symbol("S/RES/1325 (2000)")
    ActKey(kind=<ActKind.RESOLUTION: 'resolution'>, body='sc', number='1325(2000)')
    >>> act_of_symbol("UNEP/EA.5/Res.12").number, act_of_symbol("GC(53)/DEC/13").kind.value
    ('5/12', 'decision')
    >>> act_of_symbol("E/2019/28") is None
    True
    """
    for kind, body, prefix in _PREFIXES:
        if symbol.startswith(prefix):
            try:
                return ActKey(kind, body, canonical_number(symbol[len(prefix) :]))
            except ValueError:
                return None
    if not symbol.startswith(_OTHERS):
        return None
    return next(
        (
            ActKey(kind, body, match.expand(number))
            for shape, kind, body, number in _NUMBERS_AS_SYMBOLS
            if (match := shape.fullmatch(symbol))
        ),
        None,
    )


_ORGAN: Final = r"(?! [IVX]{1,5}/ ) [A-Z]{1,8} (?: \.\d{1,3} | \([A-Z\d]+\) )? /"
"""The organ or conference: A, E, ST, NPT, INFCIRC, GC.18, GC(49), UNEP(DTIE)."""
_SEGMENT: Final = rf"[A-Z0-9] [A-Za-z0-9]* (?: \( (?:\d+|Rev\.\d+) \) )? (?: (?:\.|-(?!{_ORGAN})) [A-Za-z0-9]+ )*"
"""A series, year or session: INCB, 2018, CONF.157, COP(15), Add.1, L.24, SER.B."""
SYMBOL: Final = rf"""
    {_ORGAN}
    (?= [A-Za-z0-9./()\-]* \d ) # a symbol has a number somewhere
    {_SEGMENT} (?: / {_SEGMENT} )* (?: - {_ORGAN} {_SEGMENT} (?: / {_SEGMENT} )* )?
"""
"""Symbols of United Nations documents, for verbose regular expressions: A/CONF.157/24, E/INCB/2018/1, S/2003/641."""

JOINT: Final = re.compile(rf"- (?={_ORGAN})", re.VERBOSE)
"""What joins the two symbols of a document: "A/48/486-S/26560"."""
UNION_SYMBOL: Final = r"""
    (?: (?: (?:Ext/)?Assembly/AU | EX\.CL | PSC?/[A-Z]{2} ) / [A-Z][A-Za-z]+ \. \s? \d* \s? \( [IVXLCDM]+ \) )
"""
"""Symbols of the African Union, for verbose regular expressions: Assembly/AU/Dec.729(XXXII), PSC/PR/COMM.(CMXIII)."""

_SYMBOL: Final = re.compile(SYMBOL, re.VERBOSE)


def is_symbol(text: str) -> bool:
    """Tell whether `text` has the shape of a UN document symbol.

    >>> is_symbol("A/CONF.157/24"), is_symbol("E/2019/28"), is_symbol("A/74/53/Add.1"), is_symbol("and/or")
    (True, True, True, False)
    """
    return _SYMBOL.fullmatch(text) is not None
