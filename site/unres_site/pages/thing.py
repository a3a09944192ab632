"""The page of everything that has no page of its own kind: a table of what is said of it, and what points to it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from unres.namespaces import PREFIXES
from unres_site.pages.citing import cited_by
from unres_site.pages.collection import pages_of
from unres_site.pages.phrases import backwards
from unres_site.pages.view import Ref, Value, View, Words, expand
from unres_site.state import Site
from unres_site.targets import Target

_OBVIOUS: Final = frozenset(map(expand, ("eli:has_part", "foaf:primaryTopic", "unr:citation", "unr:action")))
"""Links from what a thing is part of: the head of the page says that."""

_MOST_CITING: Final = 100
"""Citing acts that the page shows."""

_HIDDEN: Final = frozenset(
    PREFIXES[prefix] + name
    for prefix, name in (
        ("skos", "prefLabel"),
        ("skos", "hiddenLabel"),
        ("rdfs", "label"),
        ("rdf", "type"),
        ("skos", "definition"),
    )
)
"""What the head of the page shows already, or nobody needs to see."""


@dataclass(frozen=True, slots=True)
class Row:
    """A property and its values."""

    property: Ref
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """Things that point to the page's thing by one property, under a heading that reads the property backwards."""

    heading: str
    property: Ref
    things: tuple[Ref, ...]


def build(_site: Site, view: View, target: Target) -> tuple[str, dict[str, Any]]:
    """Return the page of a thing."""
    iri = target.iri
    return "thing.html", {
        "names": names(view, iri),
        "types": view.refs(iri, "rdf:type"),
        "definition": view.text(iri, "skos:definition", "rdfs:comment", "dcterms:description"),
        "rows": rows(view, iri),
        "below": below(view, iri),
        "below_title": "What the graph says" if target.thing is None else "Where this was read",
        "cited_by": cited_by(view, iri, most=_MOST_CITING),
        "incoming": incoming(view),
        "page": view.description.links,
        "pages": pages_of(view, target),
        "quote": next(iter(view.words(iri, "unr:surface", "unr:requests")), None),
    }


def names(view: View, iri: str) -> list[Words]:
    """Return what a thing is called in other languages than English."""
    label = view.label(iri)
    found = [words for words in view.words(iri, "skos:prefLabel", "rdfs:label") if words.language not in {"", "en"}]
    return [words for words in found if words.text != label]


def rows(view: View, iri: str) -> list[Row]:
    """Return what is said of a thing, a property a row."""
    shown = [quad for quad in view.quads(iri) if quad.predicate.value not in _HIDDEN]
    return [
        Row(view.ref(predicate), tuple(dict.fromkeys(view.value(quad.object) for quad in quads)))
        for predicate, quads in groupby(shown, key=lambda quad: quad.predicate.value)
    ]


def below(view: View, iri: str) -> list[tuple[Ref, list[Row]]]:
    """Return what is said of everything below a thing's address."""
    return [(view.ref(subject), rows(view, subject)) for subject in view.description.properties if subject != iri]


def incoming(view: View) -> list[Incoming]:
    """Return the page of what points to the thing, by property."""
    found = []
    shown = (link for link in view.description.links.items if link[0] not in _OBVIOUS)
    for predicate, links in groupby(shown, key=lambda link: link[0]):
        property_ = view.ref(predicate)
        things = tuple(view.ref(subject) for _, subject in links)
        found.append(Incoming(backwards(predicate, property_.label), property_, things))
    return found
