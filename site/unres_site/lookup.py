"""Finds the thing that a person names: by address, by symbol, by citation, by bare number.

A citation is read as in any text (`unres.understand`); here come abbreviations of bodies, which texts seldom use, and
the pinpoint ("para. 12 (b)"), since a reader wants the paragraph.
"""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from unres.dataset import Version
from unres.iris import parse_path
from unres.model import CollectionRef, PartRef, Reference
from unres.namespaces import BASE, PREFIXES
from unres.symbols import canonical_number, printed_number
from unres.understand.cite import find_references
from unres.understand.names import tag
from unres.understand.resolve import Context
from unres.vocabulary import TreatyGroup, fold, load
from unres_site.addresses import canonical_path

LONGEST: Final = 300
"""Characters of a query; the rest is ignored."""

_NUMBER: Final = ox.NamedNode(PREFIXES["eli"] + "number")

_BODY_AND_KIND: Final = re.compile(r"\b([A-Z][A-Za-z]+)\s+(res(?:olution)?|dec(?:ision)?)\b\.?\s*", re.IGNORECASE)

_KIND: Final = re.compile(r"^(?:res(?:olution)?|dec(?:ision)?)\b\.?\s*", re.IGNORECASE)

_PINPOINT: Final = re.compile(
    r"""
    \b (?P<preamble>preambular\s+|pream\.\s*|p)?           # of the preamble
    (?: para(?:graph)?s?\.? | op\.? | p(?=\s*\d) | ¶ ) \s*  # "para.", "paragraph", "OP", "PP"
    (?P<number>\d+) (?P<points> (?: \s*\([a-z]+\) )* )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def look_up(version: Version, query: str) -> list[Reference]:
    """Return what a query names, the likeliest first; what the dataset knows nothing of may be among it."""
    words = " ".join(query[:LONGEST].split())
    found = [*_by_address(version, words), *_by_symbol(words)] or [*_by_citation(words), *_by_name(words)]
    return list(dict.fromkeys(found or _by_number(version, words)))


def _by_address(version: Version, words: str) -> Iterator[Reference]:
    for base in (version.mint.base, BASE):
        words = words.removeprefix(base)
    thing = parse_path(canonical_path("/" + quote(words))[1:])
    # A bare word such as "body" is looked for as a name, not taken for an address.
    if thing is not None and (not isinstance(thing, CollectionRef) or "/" in words):
        yield thing


def _by_symbol(words: str) -> Iterator[Reference]:
    symbol, pinpoint = _split_pinpoint(words)
    path = canonical_path("/symbol/" + quote(symbol.strip(" ,")))[1:]
    thing = None if path.startswith("symbol/") else parse_path(path)
    if thing is not None:
        yield _pinpointed(thing, pinpoint)


def _by_citation(words: str) -> Iterator[Reference]:
    citation, pinpoint = _split_pinpoint(_spell_out(words))
    tagged = tag(citation)
    context = Context(load(), "")
    context.note_names(tagged)
    for reference in find_references(tagged):
        for target in context.resolve(reference, tagged).targets:
            yield _pinpointed(target, pinpoint)


def _by_name(words: str) -> Iterator[Reference]:
    """Yield what has exactly this name: a body, treaty, instrument or initiative."""
    named = load().names().get(fold(words))
    if named is not None and not isinstance(named, TreatyGroup):
        yield named.ref


def _by_number(version: Version, words: str) -> Iterator[Reference]:
    """Yield the acts of any body that have a number."""
    bare, pinpoint = _split_pinpoint(_KIND.sub("", words))
    try:
        number = printed_number(canonical_number(bare.strip(" ,").upper()))
    except ValueError:
        return
    subjects = version.store.quads_for_pattern(None, _NUMBER, ox.Literal(number))
    for iri in sorted({quad.subject.value for quad in subjects if isinstance(quad.subject, ox.NamedNode)}):
        thing = version.mint.parse(iri)
        if isinstance(thing, PartRef) and not thing.path:
            yield _pinpointed(thing, pinpoint)


def _spell_out(words: str) -> str:
    """Write bodies in full where their code stands before "resolution".

    >>> _spell_out("CND res. 62/2")
    'Commission on Narcotic Drugs resolution 62/2'
    """

    def full(match: re.Match[str]) -> str:
        body = load().bodies.get(match[1].lower())
        kind = "decision" if match[2].lower().startswith("dec") else "resolution"
        return f"{body.name if body else match[1]} {kind} "

    return _BODY_AND_KIND.sub(full, words)


def _split_pinpoint(words: str) -> tuple[str, tuple[str, ...]]:
    """Return a citation without its pinpoint, and the pinpoint as the end of a path.

    >>> _split_pinpoint("A/RES/76/188, para. 12 (b)"), _split_pinpoint("A/RES/76/188 PP 3")
    (('A/RES/76/188, ', ('op', '12', 'b')), ('A/RES/76/188 ', ('pp', '3')))
    """
    match = _PINPOINT.search(words)
    if not match:
        return words, ()
    points = re.findall(r"[a-z]+", match["points"].lower())
    place = ("pp" if match["preamble"] else "op", match["number"], *points)
    return words[: match.start()] + words[match.end() :], place


def _pinpointed(thing: Reference, place: tuple[str, ...]) -> Reference:
    is_act = isinstance(thing, PartRef) and not thing.path
    return PartRef(thing.act, place) if place and is_act and isinstance(thing, PartRef) else thing
