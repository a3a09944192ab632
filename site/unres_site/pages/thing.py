"""The page of everything that has no page of its own kind: a table of what is said of it, and what points to it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from unres_site.pages.citing import cited_by
from unres_site.pages.collection import pages_of
from unres_site.pages.pointing import counts, incoming
from unres_site.pages.view import Ref, Value, View, Words, expand
from unres_site.state import Site
from unres_site.targets import Target

_MOST_CITING: Final = 100
"""Citing acts that the page shows."""


def _terms(names: str) -> tuple[str, ...]:
    return tuple(map(expand, names.split()))


_HIDDEN: Final = _terms("skos:prefLabel skos:hiddenLabel rdfs:label rdf:type skos:definition")
"""What the head of the page shows already, or nobody needs to see."""

_FOR_PROGRAMS: Final = _terms(
    "unr:adoptsActs unr:citedAs unr:firstOfYear unr:notName unr:numbering unr:symbolPattern unr:sessionYearOffset"
)
"""By what texts and numbers are recognised: in the data, and of no use to a reader of the page."""

_FIRST: Final = _terms(
    "eli:title unr:shortTitle unr:abbreviation unr:shortName unr:formalName skos:altLabel eli:date_document"
    " org:subOrganizationOf unr:establishedBy unr:adoptedIn"
)
"""What a reader looks for first: what a thing is called, then from when and of whom it is."""

_LAST: Final = _terms("foaf:homepage rdfs:seeAlso owl:sameAs skos:exactMatch dcterms:source")
"""What leads away."""

_TITLE: Final = expand("eli:title")


@dataclass(frozen=True, slots=True)
class Row:
    """A property and its values; `folded` are those in other languages, where some are English or of no language."""

    property: Ref
    values: tuple[Value, ...]
    folded: tuple[Value, ...] = ()


def build(_site: Site, view: View, target: Target) -> tuple[str, dict[str, Any]]:
    """Return the page of a thing."""
    iri = target.iri
    cited = cited_by(view, iri, most=_MOST_CITING)
    return "thing.html", {
        "names": names(view, iri),
        "counts": counts(view, iri, cited, view.to(target.path)),
        "types": view.refs(iri, "rdf:type"),
        "definition": view.text(iri, "skos:definition", "rdfs:comment", "dcterms:description"),
        "rows": facts(view, iri),
        "below": below(view, iri),
        "below_title": "What the graph says" if target.thing is None else "Where this was read",
        "cited_by": cited,
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


def facts(view: View, iri: str) -> list[Row]:
    """Return what a reader of the page wants to know of its thing, in the order in which people ask."""
    called = {view.label(iri), *(words.text for words in names(view, iri))}
    found = []
    for row in rows(view, iri):
        says_more = row.property.iri != _TITLE or any(_text(value) not in called for value in row.values)
        if says_more and row.property.iri not in _FOR_PROGRAMS:
            plain = tuple(value for value in row.values if _language(value) in {"", "en"})
            folded = tuple(value for value in row.values if plain and value not in plain)
            found.append(Row(row.property, plain or row.values, folded))
    return sorted(found, key=lambda row: _place(row.property.iri))


def _text(value: Value) -> str:
    return value.text if isinstance(value, Words) else value.label


def _language(value: Value) -> str:
    return value.language if isinstance(value, Words) else ""


def _place(predicate: str) -> int:
    """Return where a property stands among the facts: those of no list, in their order, between the two."""
    if predicate in _FIRST:
        return _FIRST.index(predicate)
    return len(_FIRST) + (_LAST.index(predicate) + 1 if predicate in _LAST else 0)


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
