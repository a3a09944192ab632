"""The page of the ontology: its classes and properties, each with an `id` that the term's fragment leads to."""

from dataclasses import dataclass
from typing import Any, Final

from unres.namespaces import PREFIXES, UNR
from unres_site.pages.thing import Row, rows
from unres_site.pages.view import View
from unres_site.state import Site
from unres_site.targets import Target

_KINDS: Final = (
    ("Classes", PREFIXES["owl"] + "Class"),
    ("Links to things", PREFIXES["owl"] + "ObjectProperty"),
    ("Values", PREFIXES["owl"] + "DatatypeProperty"),
    ("Other properties", PREFIXES["rdf"] + "Property"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property."""

    id: str
    iri: str
    label: str
    definition: str
    examples: tuple[str, ...]
    rows: tuple[Row, ...]


def build(_site: Site, view: View, target: Target) -> tuple[str, dict[str, Any]]:
    """Return the page of the ontology."""
    terms = [iri for iri in view.description.properties if iri.startswith(UNR)]
    groups = []
    for title, kind in _KINDS:
        members = [iri for iri in terms if any(ref.iri == kind for ref in view.refs(iri, "rdf:type"))]
        if members:
            groups.append((title, [_term(view, iri) for iri in sorted(members)]))
    return "ontology.html", {
        "title": view.text(target.iri, "dcterms:title", "rdfs:label") or "Ontology",
        "description_text": view.text(target.iri, "dcterms:description"),
        "version_info": view.text(target.iri, "owl:versionInfo"),
        "groups": groups,
    }


def _term(view: View, iri: str) -> Term:
    hidden = {PREFIXES["rdfs"] + "isDefinedBy", PREFIXES["skos"] + "example"}
    return Term(
        id=iri.removeprefix(UNR),
        iri=iri,
        label=view.label(iri),
        definition=view.text(iri, "skos:definition", "rdfs:comment"),
        examples=tuple(words.text for words in view.words(iri, "skos:example")),
        rows=tuple(row for row in rows(view, iri) if row.property.iri not in hidden),
    )
