"""Turtle files as subjects with labels, texts and links: the plain reading under `vocabulary`."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TypeVar

import pyoxigraph as ox

from unres.errors import UnresError
from unres.iris import parse_path
from unres.model import Reference
from unres.namespaces import BASE, PREFIXES

LANGUAGE: Final = "en"
"""The language whose labels are the names."""

PREF_LABEL: Final = PREFIXES["skos"] + "prefLabel"
ALT_LABEL: Final = PREFIXES["skos"] + "altLabel"
HIDDEN_LABEL: Final = PREFIXES["skos"] + "hiddenLabel"
TITLE: Final = PREFIXES["eli"] + "title"
DATE: Final = PREFIXES["eli"] + "date_document"

_Kind = TypeVar("_Kind", bound=Reference)


class VocabularyError(UnresError):
    """A vocabulary file cannot be used: its Turtle is broken, or it says something that cannot be."""


class Node:
    """What the files say of one subject."""

    def __init__(self, iri: str, file: Path) -> None:
        self.iri: Final = iri
        self.file: Final = file
        """The file that speaks of the subject first."""
        self.values: Final[dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]] = {}
        """Predicate → objects, in the order of the files."""

    def error(self, what: str, advice: str) -> VocabularyError:
        """Return the error to raise for something wrong with this subject."""
        return VocabularyError(what, where=f"{self.file}, <{self.iri}>", advice=advice)

    def iris(self, predicate: str) -> tuple[str, ...]:
        """Return the IRIs that a predicate points to."""
        return tuple(value.value for value in self.values.get(predicate, ()) if isinstance(value, ox.NamedNode))

    def texts(self, predicate: str) -> tuple[str, ...]:
        """Return a predicate's literals that are English or of no language."""
        return tuple(
            value.value
            for value in self.values.get(predicate, ())
            if isinstance(value, ox.Literal) and value.language in {None, LANGUAGE}
        )

    def translations(self, *predicates: str) -> dict[str, tuple[str, ...]]:
        """Return language → label and all other spellings there, each once, for the languages beside English."""
        return self.in_other_languages(PREF_LABEL, TITLE, ALT_LABEL, HIDDEN_LABEL, *predicates)

    def in_other_languages(self, *predicates: str) -> dict[str, tuple[str, ...]]:
        """Return language → the predicates' texts there, each once, for the languages beside English."""
        found: dict[str, dict[str, None]] = {}
        for predicate in predicates:
            for value in self.values.get(predicate, ()):
                if isinstance(value, ox.Literal) and value.language not in {None, LANGUAGE}:
                    found.setdefault(value.language or "", {})[value.value] = None
        return {language: tuple(spellings) for language, spellings in found.items()}

    def text(self, predicate: str) -> str:
        """Return the first of `texts`, or the empty string."""
        return next(iter(self.texts(predicate)), "")

    def year(self) -> int | None:
        """Return the year in which the thing was adopted, or `None` if that is not said."""
        day = self.text(DATE)
        return int(day[:4]) if day else None

    def serials_by_year(self, predicate: str) -> tuple[tuple[int, int], ...]:
        """Return a predicate's numbers, each a serial and its year, in order.

        Raises:
            VocabularyError: one of them is no such number.
        """
        found = []
        for number in self.texts(predicate):
            match = re.fullmatch(r"(\d+)\((\d{4})\)", number)
            if match is None:
                raise self.error(f"{number!r} is no serial with a year", 'Write unr:firstOfYear as "233(1967)".')
            found.append((int(match[1]), int(match[2])))
        return tuple(sorted(found))

    def integers(self, predicate: str) -> tuple[int, ...]:
        """Return a predicate's numbers.

        Raises:
            VocabularyError: one of them is no integer.
        """
        try:
            return tuple(int(value) for value in self.texts(predicate))
        except ValueError as error:
            raise self.error(f"<{predicate}> must be an integer: {error}", "Write a number without quotes.") from error

    def integer(self, predicate: str) -> int | None:
        """Return the first of `integers`, or `None`."""
        return next(iter(self.integers(predicate)), None)

    def slug(self) -> str:
        """Return the last segment of the subject's address."""
        return self.iri.rsplit("/", 1)[-1]

    def slugs(self, predicate: str) -> tuple[str, ...]:
        """Return the last segments of the addresses that a predicate points to."""
        return tuple(iri.rsplit("/", 1)[-1] for iri in self.iris(predicate))

    def labels(self) -> dict[str, str]:
        """Return language → preferred label, or title where there is none."""
        return {
            value.language or LANGUAGE: value.value
            for predicate in (TITLE, PREF_LABEL)
            for value in self.values.get(predicate, ())
            if isinstance(value, ox.Literal)
        }

    def label(self) -> str:
        """Return the English name.

        Raises:
            VocabularyError: there is none.
        """
        label = self.text(PREF_LABEL) or self.text(TITLE)
        if not label:
            raise self.error("it has no English name", 'Add skos:prefLabel "…"@en.')
        return label

    def forms(self, *predicates: str) -> tuple[str, ...]:
        """Return the label and all other spellings, each once, in the order of the file."""
        spellings = [self.label(), *self.texts(TITLE), *self.texts(ALT_LABEL)]
        for predicate in predicates:
            spellings.extend(self.texts(predicate))
        return tuple(dict.fromkeys(spellings))

    def reference(self, iri: str) -> Reference:
        """Return what an IRI names.

        Raises:
            VocabularyError: it is not one of our addresses.
        """
        thing = parse_path(iri[len(BASE) :]) if iri.startswith(BASE) else None
        if thing is None:
            raise self.error(f"<{iri}> is not one of our addresses", "See docs/data-model.md for the patterns.")
        return thing

    def reference_to(self, iri: str, kind: type[_Kind]) -> _Kind:
        """Return what an IRI names, which must be of one kind.

        Raises:
            VocabularyError: it is not one of our addresses, or of another kind.
        """
        thing = self.reference(iri)
        if not isinstance(thing, kind):
            wanted = kind.__name__.removesuffix("Ref").lower()
            raise self.error(f"<{iri}> is not the address of a {wanted}", "See docs/data-model.md for the patterns.")
        return thing


def read_nodes(files: Iterable[Path]) -> dict[str, Node]:
    """Return IRI → node for every named subject of the Turtle files. Relative IRIs are relative to our base.

    Raises:
        VocabularyError: a file cannot be read, or is no Turtle; the message has the line.
    """
    nodes: dict[str, Node] = {}
    for file in files:
        try:
            for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE, base_iri=BASE):
                if isinstance(quad.subject, ox.NamedNode):
                    iri = quad.subject.value
                    node = nodes.get(iri) or nodes.setdefault(iri, Node(iri, file))
                    node.values.setdefault(quad.predicate.value, []).append(quad.object)
        except (OSError, SyntaxError) as error:
            raise VocabularyError(str(error), where=str(file), advice="Correct the file's Turtle.") from error
    return nodes
