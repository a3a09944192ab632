"""What the addresses lead to that the United Nations' own files link to: acts and documents, by their symbols."""

import re
from typing import Final
from urllib.parse import unquote

from unres.model import ActKey, ActKind, DocumentRef, PartRef, Target
from unres.symbols import act_of_symbol, is_symbol

_SERVICE: Final = re.compile(
    r"""
    https?:// (?:www\.)? (?: undocs\.org | docs\.un\.org ) /+
    (?: (?:ar|ch|zh|en|fr|ru|es|de) / )?                          # the language
    (?: Home/Mobile\?(?:.*&)?FinalSymbol= )?
    (?P<symbol> [^?&#]+ ) (?: [?&#] .* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The services that find a document by its symbol: https://undocs.org/en/A/RES/76/188."""
_LETTERS: Final = re.compile(r"(?P<whole>.*\d)(?P<first>[A-Z])-(?P<last>[A-Z])")
"""Several parts of one act: A/RES/57/284A-B."""
_ENVIRONMENT: Final = re.compile(r"UNEP/EA\.(?P<session>\d+)/RES\.(?P<serial>\d+)")
"""Resolutions of the United Nations Environment Assembly, which have the number in two places of the symbol."""
_VOLUME: Final = re.compile(r"\s*\([A-Za-z][^()]*\)")
"""A part or volume of a document, which has no address of its own: (PartI), (Sect.29A), (supp)."""


def leads_to(address: str) -> tuple[Target, ...]:
    """Return the acts or the document that an address of the United Nations' document services names, if it does.

    >>> [found.act.number for found in leads_to("https://undocs.org/en/A/RES/57/284a-b")]
    ['57/284A', '57/284B']
    >>> [found.symbol for found in leads_to("https://undocs.org/A/CONF.157/24(PartI)")]
    ['A/CONF.157/24']
    >>> leads_to("https://example.org/A/RES/64/1")
    ()
    """
    found = _SERVICE.fullmatch(address.strip())
    if found is None:
        return ()
    symbol = unquote(found["symbol"]).strip().rstrip("/")
    acts = [_act(each) for each in _single(symbol.upper())]
    if acts and all(acts):
        return tuple(PartRef(act) for act in acts if act)
    document = _VOLUME.sub("", symbol)
    return tuple(DocumentRef(each) for each in (document, document.upper()) if is_symbol(each))[:1]


def _act(symbol: str) -> ActKey | None:
    environment = _ENVIRONMENT.fullmatch(symbol)
    if environment:
        return ActKey(ActKind.RESOLUTION, "unea", f"{environment['session']}/{environment['serial']}")
    return act_of_symbol(symbol)


def _single(symbol: str) -> list[str]:
    """Return the symbols of the parts of an act that one symbol stands for, or itself."""
    found = _LETTERS.fullmatch(symbol)
    if found is None:
        return [symbol]
    return [found["whole"] + chr(letter) for letter in range(ord(found["first"]), ord(found["last"]) + 1)]
