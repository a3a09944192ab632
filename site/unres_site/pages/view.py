"""What every page needs: names and safe relative links for IRIs, and values in a form that templates can show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakKeyDictionary

import pyoxigraph as ox
from flask import current_app, request

from unres.dataset import Version
from unres.namespaces import PREFIXES, UNR
from unres_site.assets import asset
from unres_site.headers import ascii_iri, relative
from unres_site.pages.phrases import NAMES
from unres_site.pages.text import Openers, openers
from unres_site.represent import Description
from unres_site.state import site

_RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})
_ONTOLOGY: Final = UNR.removesuffix("#")


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing as a page shows it: its IRI, what it is called, and where to go (empty if nowhere)."""

    iri: str
    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A literal as a page shows it."""

    text: str
    language: str = ""
    datatype: str = ""


Value = Ref | Words


def direction_of(language: str) -> str:
    """Return the direction in which a language is written, as HTML's `dir` has it.

    >>> direction_of("ar"), direction_of("zh")
    ('rtl', 'ltr')
    """
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def local_href(iri: str, base: str, page: str) -> str:
    """Return where a link to an IRI goes from a page: relative within the site, absolute on the web, else nowhere.

    Only http and https IRIs become links: `javascript:` and the like never do.

    >>> local_href("https://w3id.org/unres/body/ga", "https://w3id.org/unres/", "sparql")
    'body/ga'
    >>> local_href("javascript:alert(1)", "https://w3id.org/unres/", "sparql")
    ''
    """
    if iri.startswith(UNR) or iri == _ONTOLOGY:
        return relative("ontology", page) + iri.removeprefix(_ONTOLOGY)
    if iri.startswith(base):
        return ascii_iri(relative(iri[len(base) :], page))
    return ascii_iri(iri) if re.match(r"https?://[^\s/]", iri) else ""


def short_iri(iri: str, base: str) -> str:
    """Return an IRI with a prefix, or below the base, or as it is.

    >>> short_iri("http://www.w3.org/2002/07/owl#sameAs", ""), short_iri("https://a.example/body/ga", "https://a.example/")
    ('owl:sameAs', 'body/ga')
    """
    if base and iri.startswith(base) and len(iri) > len(base) and not iri.startswith(UNR):
        return iri[len(base) :]
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def page_context() -> dict[str, Any]:
    """Return what every template may use, for the page that is being answered."""
    page, base = request.path.lstrip("/"), current_app.config["BASE"]
    return {
        "root": relative("", page),
        "asset": lambda name: relative(asset(name), page),
        "href": lambda iri: local_href(iri, base, page),
        "short": lambda iri: short_iri(iri, base),
        "label": lambda iri: site().current().label(iri) or NAMES.get(iri, ""),
    }


_OPENERS: Final[WeakKeyDictionary[Version, Openers]] = WeakKeyDictionary()
"""Read once a version; it goes when the version goes."""


class View:
    """Looks at a version of the dataset from one page.

    Args:
        version: where to read.
        page: the page's path below the site's root.
        description: what is sent of the page's thing.
        language: the tag of the language whose words come first; then come the English ones.
    """

    def __init__(self, version: Version, page: str, description: Description, language: str = "en") -> None:
        self.version: Final = version
        self.page: Final = page
        self.description: Final = description
        self.base: Final = version.mint.base
        self.language: Final = language
        self._inverse: Final[dict[str, dict[str, list[str]]]] = {}

    # --- Names and links

    def href(self, iri: str) -> str:
        """Return where a link to an IRI goes; see `local_href`."""
        return local_href(iri, self.base, self.page)

    def to(self, path: str) -> str:
        """Return the relative address of a path of this site."""
        return relative(path, self.page)

    def label(self, iri: str) -> str:
        """Return what a thing is called, or the shortest form of its IRI."""
        return self.version.label(iri) or NAMES.get(iri) or self.short(iri)

    def short(self, iri: str) -> str:
        """Return the shortest form of an IRI; see `short_iri`."""
        return short_iri(iri, self.base)

    def ref(self, iri: str) -> Ref:
        """Return a thing as a page shows it."""
        return Ref(iri, self.label(iri), self.href(iri))

    # --- Values of the description

    def quads(self, iri: str) -> list[ox.Quad]:
        """Return what the description says of a thing."""
        return self.description.properties.get(iri, [])

    def values(self, iri: str, *predicates: str) -> list[Value]:
        """Return the values of a thing's properties (as prefixed names), in order, each once."""
        wanted = [expand(predicate) for predicate in predicates]
        found = dict.fromkeys(
            self.value(quad.object) for name in wanted for quad in self.quads(iri) if quad.predicate.value == name
        )
        return list(found)

    def pointing(self, iri: str, predicate: str) -> list[str]:
        """Return the things of the description whose property has `iri` as its value."""
        if predicate not in self._inverse:
            name, found = expand(predicate), self._inverse.setdefault(predicate, {})
            for subject, quads in self.description.properties.items():
                for quad in quads:
                    if quad.predicate.value == name and isinstance(quad.object, ox.NamedNode):
                        found.setdefault(quad.object.value, []).append(subject)
        return self._inverse[predicate].get(iri, [])

    def linking(self, predicate: str) -> list[str]:
        """Return the things that point to the page's thing by a property, as far as they are on this page."""
        name = expand(predicate)
        return [subject for link, subject in self.description.links.items if link == name]

    def first(self, iri: str, predicate: str) -> str:
        """Return a value of a thing outside the description: its words, English first, or its IRI; empty if none."""
        values = [
            value
            for value in self.version.objects(iri, expand(predicate))
            if isinstance(value, ox.Literal | ox.NamedNode)
        ]
        values.sort(key=lambda value: isinstance(value, ox.Literal) and value.language not in {None, "en"})
        return values[0].value if values else ""

    def openers(self) -> Openers:
        """Return what paragraphs begin with, by the vocabularies of verbs and modifiers."""
        found = _OPENERS.get(self.version)
        if found is None:
            found = _OPENERS[self.version] = openers(self._spellings("verb"), self._spellings("modifier"))
        return found

    def _spellings(self, scheme: str) -> Iterator[str]:
        for concept in self.version.subjects(expand("skos:inScheme"), f"{self.base}concept/{scheme}"):
            for name in ("skos:prefLabel", "skos:altLabel", "unr:gerund", "unr:adjective"):
                for value in self.version.objects(concept, expand(name)):
                    if isinstance(value, ox.Literal) and value.language in {None, "en"}:
                        yield value.value

    def value(self, term: object) -> Value:
        """Return a term as a page shows it."""
        if isinstance(term, ox.NamedNode):
            return self.ref(term.value)
        if isinstance(term, ox.Literal):
            return Words(term.value, term.language or "", "" if term.language else self.short(term.datatype.value))
        return Words(str(term))

    def refs(self, iri: str, *predicates: str) -> list[Ref]:
        """Return the things among the values of properties."""
        return [value for value in self.values(iri, *predicates) if isinstance(value, Ref)]

    def words(self, iri: str, *predicates: str) -> list[Words]:
        """Return the literals among the values of properties: the page's language first, then English, then others."""
        found = [value for value in self.values(iri, *predicates) if isinstance(value, Words)]
        return sorted(found, key=lambda words: (words.language != self.language, words.language not in {"", "en"}))

    def text(self, iri: str, *predicates: str) -> str:
        """Return the first literal of some properties, or an empty string; for the order see `words`."""
        return next((words.text for words in self.words(iri, *predicates)), "")

    def ref_of(self, iri: str, predicate: str) -> Ref | None:
        """Return the first thing that is a value of a property."""
        return next(iter(self.refs(iri, predicate)), None)


def expand(name: str) -> str:
    """Return the IRI of a prefixed name.

    >>> expand("rdfs:label")
    'http://www.w3.org/2000/01/rdf-schema#label'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def number_of(view: View, iri: str) -> int:
    """Return a thing's place in its act, for sorting; what has none comes last."""
    text = view.text(iri, "unr:position")
    return int(text) if text.isdecimal() else 1 << 30
