"""Citations that are addresses, or have one: ours, those of the United Nations' sites, where somebody read it."""

import re
from typing import Final
from urllib.parse import unquote

from unres.iris import Minter, parse_path
from unres.model import Reference
from unres.namespaces import BASE

_UNSAFE: Final = BASE.replace("https:", "http:")
_PATH: Final = re.compile(r"[a-z]+/\S+$")
_EXTENSION: Final = re.compile(r"\.(?:html|ttl|jsonld|nt|nq|rdf|csv|xml)$")
_SITE: Final = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:en|fr|es|ru|zh|ar)/)?(?=[A-Z]+/)", re.IGNORECASE
)
"""The United Nations' own addresses of documents end in the symbol …"""
_QUERY: Final = re.compile(
    r"^https?://(?:[\w-]+\.)*(?:un|undocs)\.org/[^?\s]*\?(?:[^\s]*&)?(?:symbol|FinalSymbol|DS)=(?P<symbol>[^&\s]+)(?:&\S*)?$",
    re.IGNORECASE,
)
"""… or have it as an argument."""
_SEEN_AT: Final = re.compile(
    r"[,.;]?\s(?:available\s(?:at|from|online)?:?\s|online:?\s)?<?https?://[^\s<>]+>?[\s,.;]*"
    r"(?:[(\[]?(?:last\s)?(?:accessed|visited|consulted)[^)\]]{3,40}[)\]]?)?\.?$",
    re.IGNORECASE,
)
"""Where and when somebody read it, at the end of a citation."""


def without_address(words: str) -> str:
    """Return a citation without the address around it: that of the United Nations' sites, or where it was read.

    >>> without_address("https://undocs.org/en/S/RES/1325%20(2000)")
    'S/RES/1325 (2000)'
    >>> without_address("A/RES/60/1, available at: https://e.org [accessed 1 May 2020]")
    'A/RES/60/1'
    """
    query = _QUERY.match(words)
    if query:
        return unquote(query["symbol"])
    if site := _SITE.match(words):
        return unquote(words[site.end() :])
    return _SEEN_AT.sub("", words) if "://" in words else words


def thing_at(words: str, mint: Minter) -> Reference | None:
    """Return what an address of ours names, with or without its base."""
    for start in (mint.base, BASE, _UNSAFE) if words.startswith("http") else ():
        if words.startswith(start):
            path = unquote(re.split(r"[?#]", words[len(start) :])[0])
            return parse_path(path) or parse_path(_EXTENSION.sub("", path))
    # A bare word such as "body" is no address.
    return parse_path(words) if _PATH.match(words) else None
