"""What is said of a thing, gathered once, and written as Turtle, N-Triples, N-Quads, RDF/XML, JSON-LD or CSV.

A description holds the thing and what stands below its address, the names of everything it points to, one page of what
points to it, and which dataset it is from. No `sd:endpoint`: a client would take the page for a service.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import pyoxigraph as ox

from unres.compact import Context
from unres.dataset import Version
from unres.namespaces import PREFIXES
from unres.serialise import context
from unres_site.negotiation import Representation

PAGE_SIZE: Final = 100
"""Things on one page of a collection, and of what points to a thing."""

HYDRA: Final = "http://www.w3.org/ns/hydra/core#"
"""The namespace of the Hydra core vocabulary, which counts and pages collections."""

WRITTEN_PREFIXES: Final = {**PREFIXES, "hydra": HYDRA}
"""The prefixes of every RDF body."""

_XSD_INTEGER: Final = ox.NamedNode(PREFIXES["xsd"] + "integer")
_A: Final = ox.NamedNode(PREFIXES["rdf"] + "type")
_IN_DATASET: Final = ox.NamedNode(PREFIXES["void"] + "inDataset")
_PRIMARY_TOPIC: Final = ox.NamedNode(PREFIXES["foaf"] + "primaryTopic")
_DOCUMENT: Final = ox.NamedNode(PREFIXES["foaf"] + "Document")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: its number from 1, how many things the whole list has, and the things on it."""

    number: int
    total: int
    items: tuple[tuple[str, str], ...]
    """(predicate, subject) of links to a thing, or (predicate, member) of a collection."""
    size: int = PAGE_SIZE

    @property
    def last(self) -> int:
        """Return the number of the last page.

        >>> Page(1, 201, ()).last, Page(1, 0, ()).last
        (3, 1)
        """
        return max(1, -(-self.total // self.size))

    @property
    def first_item(self) -> int:
        """Return the position, from 1, of the first thing on the page."""
        return (self.number - 1) * self.size + 1


def page_of(links: list[tuple[str, str]], number: int) -> Page:
    """Return a page of a list."""
    start = (number - 1) * PAGE_SIZE
    return Page(number, len(links), tuple(links[start : start + PAGE_SIZE]))


@dataclass(frozen=True)
class Description:
    """What is sent of a thing.

    `own` is what is said of it and of what stands below it; `links` the page of what points to it (or, of a collection,
    of its members); `meta` where it is from; `names` the names of everything that occurs in the others.
    """

    iri: str
    own: tuple[ox.Quad, ...]
    links: Page
    linked: tuple[ox.Quad, ...]
    meta: tuple[ox.Quad, ...]
    names: tuple[ox.Quad, ...]
    properties: Mapping[str, list[ox.Quad]] = field(default_factory=dict)
    """Subject → its quads, of `own`."""

    @property
    def quads(self) -> tuple[ox.Quad, ...]:
        """Return everything, the thing itself first."""
        return self.own + self.linked + self.meta + self.names


EMPTY: Final = Description("", (), Page(1, 0, ()), (), (), ())
"""Says nothing: for pages that are about no thing."""


def describe(version: Version, iri: str, page: int, *, document: str | None = None) -> Description:
    """Return the description of a thing, with one page of what points to it.

    Args:
        version: where to read.
        iri: the thing. If nothing is said of it, the description is empty.
        page: the number of the page, from 1.
        document: of a thing that is no document, the IRI of the document that describes it.
    """
    own = version.describe(iri)
    properties = _by_subject(own)
    links = page_of(version.links_to(iri, besides=properties), page)
    node = ox.NamedNode(iri)
    linked = [ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), node) for predicate, subject in links.items]
    return assemble(version, iri, own, links, linked, document=document)


def assemble(  # noqa: PLR0913 - the parts of a description
    version: Version,
    iri: str,
    own: Iterable[ox.Quad],
    links: Page,
    linked: Iterable[ox.Quad],
    *,
    document: str | None = None,
) -> Description:
    """Put a description together: add where it is from, the page's place in the list, and names."""
    own, linked = tuple(own), tuple(linked)
    meta = tuple(_meta(version, iri, links, document))
    described = {quad.subject for quad in own}
    targets = dict.fromkeys(
        node
        for quad in own + linked + meta
        for node in (quad.object, quad.subject)
        if isinstance(node, ox.NamedNode) and node not in described
    )
    names = tuple(quad for node in targets for quad in version.label_quads(node.value))
    return Description(iri, own, links, linked, meta, names, _by_subject(own))


def _by_subject(quads: Iterable[ox.Quad]) -> dict[str, list[ox.Quad]]:
    found: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        found.setdefault(
            quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject), []
        ).append(quad)
    return found


def _meta(version: Version, iri: str, links: Page, document: str | None) -> Iterable[ox.Quad]:
    thing = ox.NamedNode(iri)
    if document:
        source = ox.NamedNode(document)
        yield ox.Quad(source, _A, _DOCUMENT)
        yield ox.Quad(source, _PRIMARY_TOPIC, thing)
    else:
        source = thing
    yield ox.Quad(source, _IN_DATASET, ox.NamedNode(version.mint.dataset))
    if links.total:
        view = ox.NamedNode(f"{iri}?page={links.number}")
        yield ox.Quad(view, _A, _hydra("PartialCollectionView"))
        yield ox.Quad(view, _hydra("totalItems"), ox.Literal(str(links.total), datatype=_XSD_INTEGER))
        for name, number in view_pages(links).items():
            yield ox.Quad(view, _hydra(name), ox.NamedNode(f"{iri}?page={number}"))
        yield ox.Quad(source, _hydra("view"), view)


def _hydra(name: str) -> ox.NamedNode:
    return ox.NamedNode(HYDRA + name)


def view_pages(page: Page) -> dict[str, int]:
    """Return the pages that a page leads to.

    >>> view_pages(Page(2, 201, ()))
    {'first': 1, 'previous': 1, 'next': 3, 'last': 3}
    """
    pages = {"first": 1}
    if page.number > 1:
        pages["previous"] = page.number - 1
    if page.number < page.last:
        pages["next"] = page.number + 1
    return pages | {"last": page.last}


# --- Writing --------------------------------------------------------------------------------------------------------


def rdf_body(quads: Iterable[ox.Quad], representation: Representation) -> bytes:
    """Write quads in one of the RDF syntaxes. All but N-Quads and JSON-LD drop the graph's name.

    The bytes depend on the quads alone, so that an entity tag made from them is strong.
    """
    if representation.name == "jsonld":
        return json_ld(quads)
    if representation.name == "nq":
        return _written(dict.fromkeys(quads), ox.RdfFormat.N_QUADS)
    triples = dict.fromkeys(quad.triple for quad in quads)
    if representation.name == "ttl":
        return _turtle(triples)
    if representation.name == "rdf":
        return _written(triples, ox.RdfFormat.RDF_XML)
    return _written(triples, ox.RdfFormat.N_TRIPLES)


def _written(
    statements: Iterable[ox.Quad] | Iterable[ox.Triple], format_: ox.RdfFormat, prefixes: dict[str, str] | None = None
) -> bytes:
    written = ox.serialize(statements, format=format_, prefixes=prefixes)
    return written or b""  # never None: that is for an output to a file


def _turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Write Turtle with the prefixes that are used, in their order: pyoxigraph writes all of them, in any order."""
    written = _written(triples, ox.RdfFormat.TURTLE, WRITTEN_PREFIXES)
    lines = written.split(b"\n")
    start = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    body = b"\n".join(lines[start:])
    used = [name for name in WRITTEN_PREFIXES if f"{name}:".encode() in body]
    head = "".join(f"@prefix {name}: <{WRITTEN_PREFIXES[name]}> .\n" for name in used)
    return head.encode() + b"\n" + body


def json_ld(quads: Iterable[ox.Quad]) -> bytes:
    """Write JSON-LD, compacted; its context holds the terms that occur, so that no reader has to fetch anything."""
    nodes = _context().compact(dict.fromkeys(quad.triple for quad in quads))
    document = {"@context": _used_context(nodes), "@graph": nodes}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


_HYDRA_TERMS: Final = {
    "hydra": HYDRA,
    "Collection": "hydra:Collection",
    "PartialCollectionView": "hydra:PartialCollectionView",
    "totalItems": {"@id": "hydra:totalItems", "@type": "xsd:integer"},
    "members": {"@id": "hydra:member", "@type": "@id"},
    **{name: {"@id": f"hydra:{name}", "@type": "@id"} for name in ("view", "first", "previous", "next", "last")},
}
"""What the context has besides for collections and pages."""


@cache
def _definitions() -> Mapping[str, Any]:
    return {**context()["@context"], **_HYDRA_TERMS}


@cache
def _context() -> Context:
    return Context(_definitions())


def _used_context(nodes: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the part of the context that a document needs: the terms in it, and the prefixes that these stand on."""
    definitions = _definitions()
    words: set[str] = set()
    for node in nodes:
        for key, value in node.items():
            words.add(key)
            items = value if isinstance(value, list) else [value]
            words.update(item for item in items if isinstance(item, str) and key == "type")
            words.update(item["@type"] for item in items if isinstance(item, dict) and "@type" in item)
    for word in tuple(words):
        definition = definitions.get(word)
        expansions = [definition] if isinstance(definition, str) else [*definition.values()] if definition else []
        words.update(text.partition(":")[0] for text in (word, *expansions) if ":" in text)
    return {key: value for key, value in definitions.items() if key in words or key in {"@version", "id", "type"}}


def problem_json(problem: Mapping[str, object]) -> bytes:
    """Write a problem (RFC 9457)."""
    return json.dumps(problem, ensure_ascii=False, indent=1).encode()
