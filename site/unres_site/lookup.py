"""Finds the thing that a person names: by address, by citation, by bare number.

Citations are read by `unres.citing`, as `unres cite` does; here come spellings of addresses, and what only a dataset
can tell: which of the acts that a bare number may mean it knows.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from unres.citing.resolving import read_citation
from unres.dataset import Version
from unres.iris import parse_path
from unres.model import CollectionRef, PartRef, Reference
from unres.namespaces import BASE, PREFIXES
from unres.symbols import canonical_number, printed_number
from unres_site.addresses import canonical_path

LONGEST: Final = 300
"""Characters of a query; the rest is ignored."""

_NUMBER: Final = ox.NamedNode(PREFIXES["eli"] + "number")

_KIND: Final = re.compile(r"^(?:res(?:olution)?|dec(?:ision)?)\b\.?\s*", re.IGNORECASE)


def look_up(version: Version, query: str) -> list[Reference]:
    """Return what a query names, the likeliest first; what the dataset knows nothing of may be among it."""
    words = " ".join(query[:LONGEST].split())
    found = [*_by_address(version, words)] or [*_by_citation(version, words)]
    return list(dict.fromkeys(found or _by_number(version, words)))


def _by_address(version: Version, words: str) -> Iterator[Reference]:
    for base in (version.mint.base, BASE):
        words = words.removeprefix(base)
    thing = parse_path(canonical_path("/" + quote(words))[1:])
    # A bare word such as "body" is looked for as a name, not taken for an address.
    if thing is not None and (not isinstance(thing, CollectionRef) or "/" in words):
        yield thing


def _by_citation(version: Version, words: str) -> Iterator[Reference]:
    """Yield what a citation names; what it may name, where the dataset knows it."""
    reading = read_citation(words, base=version.mint.base)
    if reading.target is not None:
        yield reading.target
        return
    for iri in reading.candidates:
        thing = version.mint.parse(iri)
        if thing is not None and version.exists(iri):
            yield thing


def _by_number(version: Version, words: str) -> Iterator[Reference]:
    """Yield the acts of any body that have a number."""
    try:
        number = printed_number(canonical_number(_KIND.sub("", words).strip(" ,").upper()))
    except ValueError:
        return
    subjects = version.store.quads_for_pattern(None, _NUMBER, ox.Literal(number))
    for iri in sorted({quad.subject.value for quad in subjects if isinstance(quad.subject, ox.NamedNode)}):
        thing = version.mint.parse(iri)
        if isinstance(thing, PartRef) and not thing.path:
            yield thing
