"""Tells symbols of United Nations documents from what only looks like them: "A/76/121" from "TCP/IP4"."""

import re
from typing import Final

from unres.understand.citations.references import (
    DocumentReference,
)

_SERIES: Final = frozenset(
    """
    A ACC AC ADM AT BWC CAC CAT CCPR CCW CD CED CEDAW CEB CERD CLCS CMW CONF CRC CRPD CTOC DC DP E ECE ECA ECLAC
    EB ESCAP ESCWA FCCC FPA GC GOV HRI HS HSP IBRD ICCD ICEF ID IDB IGO INF ISBA ITC JIU LC LOS MSC NPT OPCW PBC
    PC PCNICC PRST S SE SG SPLOS ST T TD TRADE UN UNA UNDP UNEP UNFF UNFPA UNHCR UNICEF UNITAR UNODC UNU UNW WFP
    WP
    """.split()  # noqa: SIM905 - a list of quoted words would be read by nobody
)
"""Series of symbols: organs, programmes, treaty bodies, conferences (*UN Editorial Manual*, "Document symbols")."""
_OTHERS: Final = frozenset({"WT", "GATT", "MTN", "TN", "COM", "SEC", "SWD", "JOIN", "OEA", "CM"})
"""Series of the World Trade Organization, the European Union, the American States and the Council of Europe."""
_SAID: Final = re.compile(r"\b(?:docs?\.?|documents?|symbols?)\s\(?$", re.IGNORECASE)
_LONG: Final = re.compile(r"[A-Z]+(?:/[^/]+){2,}|S/\d{4,5}|(?:A|E|S|T)/CONF\.\d+/.+")
_OF_ACT: Final = re.compile(r"[A-Z/.\d]+/(?:RES|DEC|PRST)/")
"""The series of acts, which are none even where their number is not whole: "A/RES/2625"."""
_BARE_LETTER: Final = re.compile(r"[AEST]/[A-Z](?=/|$)")
"""What no symbol of a principal organ has: "E/S/1"."""


def is_likely_symbol(text: str, reference: DocumentReference, *, alone: bool) -> bool:
    """Tell whether a document's symbol is meant: the text says so, or it has a known series and two numbers.

    >>> is_likely_symbol("see A/76/121", DocumentReference(4, 12, symbol="A/76/121"), alone=False)
    True
    >>> is_likely_symbol("the TCP/IP4 stack", DocumentReference(4, 11, symbol="TCP/IP4"), alone=False)
    False
    """
    if _OF_ACT.match(reference.symbol):
        return False
    if reference.symbol.partition("/")[0] in _OTHERS:
        return False
    if _SAID.search(text, max(0, reference.start - 12), reference.start):
        return True
    if reference.symbol.partition("/")[0] not in _SERIES:
        return False
    if _BARE_LETTER.match(reference.symbol):
        return False
    return alone or _LONG.fullmatch(reference.symbol) is not None
