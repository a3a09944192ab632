"""Makes the bodies that the site sends, each once a version of the dataset."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

import pyoxigraph as ox

from unres.dataset import Version
from unres.model import CollectionRef, PartRef
from unres.namespaces import UNR
from unres_site.headers import Link, link_header, linkset
from unres_site.listings import describe_listing
from unres_site.negotiation import Representation
from unres_site.pages import render
from unres_site.pages.links import links_of
from unres_site.problems import ProblemError, not_found
from unres_site.represent import Description, Page, assemble, describe, rdf_body
from unres_site.state import Body, Site, finish
from unres_site.tables import csv_body, parts_csv, statements_csv
from unres_site.targets import Target, akn_path, listing_of

_EMPTY: Final = Page(1, 0, ())


def body_of(site: Site, version: Version, target: Target, representation: Representation, page: int) -> Body:
    """Return the body of a representation.

    Args:
        site: keeps what was made before.
        version: where to read.
        target: the thing.
        representation: one that the target offers.
        page: the page of what points to the thing, or of its members, from 1.

    Raises:
        ProblemError: 404 for a page behind the last one.
    """
    key = (version.id, target.path, representation.name, page)
    body = site.bodies.get(key)
    if body is None:
        body = _make(site, version, target, representation, page)
        site.bodies.put(key, body)
    return body


def _make(site: Site, version: Version, target: Target, representation: Representation, page: int) -> Body:
    key = ("description", target.path, page)
    description = site.latest(version, key, lambda: description_of(site, version, target, page))
    if page > description.links.last:
        raise ProblemError(HTTPStatus.NOT_FOUND, f"The last page is {description.links.last}.", path=target.path)
    links = links_of(site, version, target, description)
    content = _WRITERS.get(representation.name, _rdf)(site, version, target, description, links, representation)
    return finish(content, representation.content_type, link_header(links))


def description_of(site: Site, version: Version, target: Target, page: int) -> Description:
    """Return what is said of a thing, with one page of what points to it or of its members."""
    if isinstance(target.thing, CollectionRef):
        listing = listing_of(site, version, target.path)
        if listing is None:
            raise not_found(target.path)
        return describe_listing(version, listing, page)
    if target.thing is None:
        return assemble(version, target.iri, _graph_of(version, target), _EMPTY, ())
    return describe(version, target.iri, page, document=None if target.is_document else f"{target.iri}.html")


def _graph_of(version: Version, target: Target) -> list[ox.Quad]:
    """Return the graph that the ontology, the dataset (which the home page is about) or a graph's own address means."""
    if target.path == "ontology":
        return _terms(version.graph(version.mint.ontology_graph))
    return version.graph(target.iri if target.path.startswith("graph/") else version.mint.dataset_graph)


def _terms(quads: list[ox.Quad]) -> list[ox.Quad]:
    """Return what is said of the ontology and its terms, and of the blank nodes in their definitions."""
    by_subject: dict[object, list[ox.Quad]] = {}
    for quad in quads:
        by_subject.setdefault(quad.subject, []).append(quad)
    ours = UNR.removesuffix("#")
    queue: list[object] = [n for n in by_subject if isinstance(n, ox.NamedNode) and n.value.startswith(ours)]
    for node in queue:
        queue += [quad.object for quad in by_subject.get(node, []) if isinstance(quad.object, ox.BlankNode)]
    return [quad for node in queue for quad in by_subject.get(node, [])]


# --- One writer a kind of representation, all with the same arguments -----------------------------------------------

_Write = Callable[[Site, Version, Target, Description, list[Link], Representation], bytes]


def _rdf(
    _site: Site,
    _version: Version,
    _target: Target,
    description: Description,
    _links: list[Link],
    representation: Representation,
) -> bytes:
    return rdf_body(description.quads, representation)


def _html(
    site: Site, version: Version, target: Target, description: Description, links: list[Link], _: Representation
) -> bytes:
    return render(site, version, target, description, links).encode()


def _csv(
    site: Site, version: Version, target: Target, description: Description, _links: list[Link], _: Representation
) -> bytes:
    listing = listing_of(site, version, target.path) if isinstance(target.thing, CollectionRef) else None
    if listing:
        return csv_body(("iri", "label"), ((iri, version.label(iri) or "") for iri in listing.members))
    if isinstance(target.thing, PartRef):
        return parts_csv(version, description)
    return statements_csv(version, description)


def _linkset(
    _site: Site, _version: Version, target: Target, _description: Description, links: list[Link], _: Representation
) -> bytes:
    return json.dumps(linkset(target.iri, links), ensure_ascii=False, indent=1).encode()


def _akn(
    _site: Site, version: Version, target: Target, _description: Description, _links: list[Link], _: Representation
) -> bytes:
    path = version.akn(akn_path(version, target.thing) or "")
    if path is None:
        raise not_found(f"{target.path}.xml")
    return path.read_bytes()


_WRITERS: Final[dict[str, _Write]] = {"html": _html, "csv": _csv, "linkset": _linkset, "xml": _akn}
"""Writers by extension; the others are RDF."""
