"""Quads → the RDF syntaxes: one registry, from which the command line, the dumps and the site take their formats.

Oxigraph writes all of them but compacted JSON-LD, see `unres.compact`. What goes in is either quads (or
triples) of pyoxigraph or an N-Quads document as `project` makes it; subjects come out in the order in which they came
in, each in one place.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final

import pyoxigraph as ox

from unres.compact import Context
from unres.errors import UnresError
from unres.namespaces import PREFIXES
from unres.paths import data_dir

Statement = ox.Quad | ox.Triple
"""A triple, or a quad."""

CONTEXT_FILE: Final = "context.jsonld"
_XML_UNFIT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML document may contain (XML 1.0, production [2], Char)."""


_STRING: Final = PREFIXES["xsd"] + "string"


class SerialiseError(UnresError):
    """The data cannot be written in the format that was asked for."""


def read_nquads(document: str | bytes) -> list[ox.Quad]:
    """Return the quads of an N-Quads document.

    Raises:
        SyntaxError: the document is none.

    >>> len(read_nquads('<urn:s> <urn:p> "o" <urn:g> .'))
    1
    """
    return list(ox.parse(document, format=ox.RdfFormat.N_QUADS))


def _triples(statements: Iterable[Statement]) -> list[ox.Triple]:
    """Return the statements without their graphs, none twice, each subject's and predicate's together."""
    subjects: dict[object, dict[ox.NamedNode, dict[object, ox.Triple]]] = {}
    for statement in statements:
        triple = statement.triple if isinstance(statement, ox.Quad) else statement
        subjects.setdefault(triple.subject, {}).setdefault(triple.predicate, {})[triple.object] = triple
    return [
        triple for predicates in subjects.values() for objects in predicates.values() for triple in objects.values()
    ]


def _quads(statements: Iterable[Statement]) -> list[ox.Quad]:
    """Return the statements as quads, each graph's together; a triple belongs to the default graph."""
    graphs: dict[object, list[Statement]] = {}
    for statement in statements:
        graph = statement.graph_name if isinstance(statement, ox.Quad) else ox.DefaultGraph()
        graphs.setdefault(graph, []).append(statement)
    return [
        ox.Quad(triple.subject, triple.predicate, triple.object, graph)  # type: ignore[arg-type] # any graph name
        for graph, members in graphs.items()
        for triple in _triples(members)
    ]


def _used_prefixes(statements: Sequence[Statement]) -> dict[str, str]:
    """Return the prefixes whose namespaces occur, in the order of `PREFIXES`: a short document needs a short head."""
    used: set[str] = set()
    for statement in statements:
        for node in (statement.subject, statement.predicate, statement.object):
            iri = _datatype(node) if isinstance(node, ox.Literal) else getattr(node, "value", "")
            used.add(iri[: max(iri.rfind("#"), iri.rfind("/")) + 1])
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace in used}


def _datatype(literal: ox.Literal) -> str:
    """Return the datatype's IRI, or the empty string where no syntax spells it out."""
    return "" if literal.language or literal.datatype.value == _STRING else literal.datatype.value


def _write(statements: Iterable[Statement], rdf_format: ox.RdfFormat, *, named_graphs: bool) -> bytes:
    found: list[Any] = _quads(statements) if named_graphs else _triples(statements)
    return ox.serialize(found, format=rdf_format, prefixes=_used_prefixes(found)) or b""


def _rdf_xml(statements: Iterable[Statement]) -> bytes:
    """Write RDF/XML.

    Raises:
        SerialiseError: a text contains a control character, which XML cannot carry.
    """
    triples = _triples(statements)
    for triple in triples:
        if isinstance(triple.object, ox.Literal) and (unfit := _XML_UNFIT.search(triple.object.value)):
            raise SerialiseError(
                f"the character U+{ord(unfit[0]):04X} cannot stand in RDF/XML",
                where=str(triple.subject),
                advice="Ask for Turtle, N-Triples or JSON-LD.",
            )
    written = ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes=_used_prefixes(triples)) or b""
    return written.replace(b"\r", b"&#13;")  # which Oxigraph leaves, and a reader would turn into a line feed


# --- JSON-LD -----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def context() -> Mapping[str, Any]:
    """Return the JSON-LD context of the project, as it stands in `ontology/context.jsonld`.

    Raises:
        UnresError: the file is missing.
    """
    file = data_dir("ontology") / CONTEXT_FILE
    if not file.is_file():
        raise SerialiseError("the JSON-LD context is missing", where=str(file), advice="Install the package again.")
    document: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return document


def jsonld(statements: Iterable[Statement], terms: Mapping[str, Any] | None = None, address: str = "") -> bytes:
    """Return the statements as JSON-LD, compacted with a context, one graph.

    Args:
        statements: what to write; the names of graphs are dropped.
        terms: a document with an `@context`; by default that of the project.
        address: where the context can be had. Then the document refers to it there, else it contains it, so that it
            can be read without any network.

    Raises:
        ContextError: the context is not of the simple kind that `unres.compact` knows.
    """
    document = context() if terms is None else terms
    shape = Context(document["@context"])
    content = {"@context": address or document["@context"], shape.graph_key: shape.compact(_triples(statements))}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


# --- The registry ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Format:
    """A syntax: its name on the command line, its registered media type, the extension of its files, who writes it."""

    name: str
    label: str
    media_type: str
    extension: str
    write: Callable[[Iterable[Statement]], bytes]
    named_graphs: bool = False
    """Whether it keeps the names of graphs."""


def _format(name: str, rdf_format: ox.RdfFormat) -> Format:
    """Return a format that Oxigraph writes, under our name for it."""
    return Format(
        name=name,
        label=rdf_format.name,
        media_type=rdf_format.media_type,
        extension=f".{rdf_format.file_extension}",
        write=partial(_write, rdf_format=rdf_format, named_graphs=rdf_format.supports_datasets),
        named_graphs=rdf_format.supports_datasets,
    )


FORMATS: Final[Mapping[str, Format]] = {
    item.name: item
    for item in (
        _format("turtle", ox.RdfFormat.TURTLE),
        Format("jsonld", "JSON-LD", "application/ld+json", ".jsonld", jsonld),
        _format("nq", ox.RdfFormat.N_QUADS),
        _format("nt", ox.RdfFormat.N_TRIPLES),
        _format("trig", ox.RdfFormat.TRIG),
        _format("n3", ox.RdfFormat.N3),
        Format("rdfxml", "RDF/XML", "application/rdf+xml", ".rdf", _rdf_xml),
    )
}
"""Every RDF syntax by its name."""


def serialise(statements: Iterable[Statement] | str | bytes, name: str) -> bytes:
    """Return the statements in the syntax that `name` names in `FORMATS`.

    Args:
        statements: triples, quads, or an N-Quads document.
        name: one of the keys of `FORMATS`.

    Raises:
        KeyError: there is no such syntax.
        SerialiseError: the data cannot be written in it.

    >>> line = '<urn:s> <http://www.w3.org/2000/01/rdf-schema#label> "o" <urn:g> .'
    >>> print(serialise(line, "turtle").decode().strip())
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    <urn:s> rdfs:label "o" .
    """
    return FORMATS[name].write(read_nquads(statements) if isinstance(statements, str | bytes) else statements)
