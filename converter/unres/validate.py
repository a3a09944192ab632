"""Runs the shapes over an act and says what is wrong: file, line, paragraph and what to do.

The shapes stand in `shapes/*.ttl` and are run by pySHACL, the reference validator. A graph is validated alone, together
with the classes and schemes of the things it links to: so graphs can be validated by many processes, and a large
dataset costs no more for each act than a small one. Those things are judged where they are described.

Every shape's `sh:message` has two sentences: what is wrong, and what to do.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
from pyshacl import validate
from rdflib import RDF, RDFS, SH, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

from unres.iris import Minter
from unres.knowledge import ontology_quads, rebased
from unres.model import Finding, Severity, Understanding
from unres.namespaces import PREFIXES
from unres.paths import data_dir
from unres.publish import STORE, PublishError
from unres.report import SHACL

_UNR: Final = Namespace(PREFIXES["unr"])
_ELI: Final = Namespace(PREFIXES["eli"])
_CITO: Final = Namespace(PREFIXES["cito"])
_PROV: Final = Namespace(PREFIXES["prov"])

_SEVERITY: Final = {SH.Violation: Severity.ERROR, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}

_CARRIERS: Final = (_UNR.attachedTo, _ELI.is_part_of, _CITO.hasCitingEntity, ~_UNR.action, ~_UNR.source)
"""From a thing that has no line of its own to one that may."""

_CONTEXT: Final = (RDF.type, SKOS.inScheme)
"""What shapes may ask of a thing that is described in another graph."""

Lookup = Callable[[Node], Iterable[tuple[Node, Node]]]
"""Gives (predicate, value) of `_CONTEXT` for a thing."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is validated together."""

    data: Graph
    """A graph, and what other graphs say of the things it links to."""
    context: frozenset[Node]
    """These things: they are there to be asked for, not to be judged."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What validating one graph gave: the findings, and the SHACL validation report that they come from."""

    findings: tuple[Finding, ...]
    report: Graph

    @property
    def violated(self) -> bool:
        """Tell whether a finding is an error."""
        return any(found.severity is Severity.ERROR for found in self.findings)


# --- Shapes and context --------------------------------------------------------------------------------------------


@lru_cache(maxsize=2)
def shapes(base: str) -> Graph:
    """Return all shapes as one graph, with the addresses under `base`."""
    graph = Graph()
    for file in sorted(data_dir("shapes").glob("*.ttl")):
        graph.parse(data=rebased(file.read_text(encoding="utf-8"), base), format="turtle")
    return graph


@lru_cache(maxsize=2)
def _spread(base: str) -> Graph:
    """Return all shapes, those of properties with the targets of the shapes that hold them.

    Both say the same (SHACL, sections 2.1.3 and 2.3). But pySHACL takes the shapes that a shape holds once for each
    node, and a shape with targets once for all nodes, which is several times as fast.
    """
    whole, graph = shapes(base), Graph()
    graph += whole
    used = {value for predicate in set(graph.predicates()) - {SH.property} for value in graph.objects(None, predicate)}
    for shape in set(graph.subjects(SH.property)) - used:
        targets = [(predicate, value) for predicate, value in whole.predicate_objects(shape) if predicate in _TARGETS]
        for held in whole.objects(shape, SH.property) if targets else ():
            graph.remove((shape, SH.property, held))
            for predicate, value in targets:
                graph.add((held, predicate, value))
    return graph


_TARGETS: Final = frozenset({SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf})


@dataclass(frozen=True, slots=True)
class _Ontology:
    """What shapes may ask of the ontology graph."""

    described: Mapping[Node, tuple[tuple[Node, Node], ...]]
    """Thing → its classes and schemes."""
    tree: tuple[tuple[Node, Node], ...]
    """Pairs of our classes of which the first is a subclass of the second."""


@lru_cache(maxsize=2)
def _ontology(base: str) -> _Ontology:
    described: dict[Node, tuple[tuple[Node, Node], ...]] = {}
    tree = []
    asked = {str(predicate) for predicate in (*_CONTEXT, RDFS.subClassOf)}
    for quad in ox.parse(ontology_quads(base), format=ox.RdfFormat.N_QUADS):
        if quad.predicate.value in asked:
            subject, predicate, value = _node(quad.subject), _node(quad.predicate), _node(quad.object)
            if predicate in _CONTEXT:
                described[subject] = (*described.get(subject, ()), (predicate, value))
            elif str(subject).startswith(_UNR) and str(value).startswith(_UNR):
                tree.append((subject, value))
    return _Ontology(described, tuple(tree))


def parse(quads: bytes) -> Graph:
    """Return N-Quads or N-Triples as one graph; which graph each line names does not matter."""
    return _graph(ox.parse(quads, format=ox.RdfFormat.N_QUADS))


class _Data(Graph):
    """A graph that parses each query once: parsing those of the shapes takes longer than asking them of most acts."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:  # noqa: ANN401 - as rdflib has it
        """Answer a SPARQL query whose prefixes are all declared in it."""
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


@lru_cache(maxsize=64)
def _prepared(query: str) -> Query:
    return prepareQuery(query)


def _graph(quads: Iterable[ox.Quad]) -> Graph:
    graph = _Data()
    for quad in quads:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


def scope_of(triples: Graph, base: str, lookup: Lookup | None = None) -> Scope:
    """Return a graph with what other graphs say of the things it links to.

    Args:
        triples: the graph; it is added to.
        base: the IRI base.
        lookup: what is known of a thing; by default what the ontology graph says.
    """
    ontology = _ontology(base)
    find = lookup or (lambda thing: ontology.described.get(thing, ()))
    own = set(triples.subjects())
    context: set[Node] = set()
    for thing in {thing for thing in triples.objects() if isinstance(thing, URIRef)} - own:
        for predicate, value in find(thing):
            triples.add((thing, predicate, value))
            context.add(thing)
    for narrower, broader in ontology.tree:
        triples.add((narrower, RDFS.subClassOf, broader))
        context.update({narrower, broader} - own)
    return Scope(triples, frozenset(context))


# --- Running -------------------------------------------------------------------------------------------------------


def run_shapes(data: Graph, base: str) -> Graph:
    """Return the SHACL validation report of a graph (SHACL, section 3.6).

    Args:
        data: the triples, with the classes of everything they link to.
        base: the IRI base, for the concept schemes that shapes name.
    """
    _, report, text = validate(data, shacl_graph=_spread(base), inplace=True)
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave no report: {text}")
    return report


def check(scope: Scope, base: str, *, file: str, line: int = 0) -> Outcome:
    """Validate a graph.

    Args:
        scope: the graph and its context.
        base: the IRI base; places are relative to it.
        file: the file that it was read from.
        line: where it begins, for what has no line of its own.

    Returns:
        The findings in the order of the file, and the report.
    """
    report = run_shapes(scope.data, base)
    found = []
    for result in list(report.subjects(RDF.type, SH.ValidationResult)):
        focus = report.value(result, SH.focusNode)
        if focus in scope.context:
            report.remove((None, None, result))
            report.remove((result, None, None))
        else:
            at = _line(scope.data, focus) or line
            found.append(replace(_finding(report, result, base), file=file, line=at))
    return Outcome(tuple(sorted(set(found), key=lambda each: (each.line, each.where, each.code, each.message))), report)


def check_act(quads: bytes, understanding: Understanding, mint: Minter) -> Outcome:
    """Validate an act.

    Args:
        quads: the act's N-Quads.
        understanding: what they were made from, which knows the file and the line of the act.
        mint: parses the addresses.
    """
    source = understanding.source
    scope = scope_of(parse(quads), mint.base)
    return check(scope, mint.base, file=source.name, line=source.line(understanding.act.span.start))


def check_quads(quads: bytes, base: str, file: str) -> Outcome:
    """Validate quads that were not read from a document: the ontology graph, or the dataset's description."""
    return check(scope_of(parse(quads), base), base, file=file)


def check_version(folder: Path, base: str) -> Iterator[tuple[str, Outcome]]:
    """Validate the named graphs of a published version, one after the other.

    Args:
        folder: the published directory, or a version.
        base: the IRI base that it was built with.

    Yields:
        The path of the graph, relative to the base, and its outcome.

    Raises:
        PublishError: there is no store.
    """
    try:
        store = ox.Store.read_only(str(folder / STORE))
    except OSError as error:
        advice = "Name a file, or a directory that `unres build` made."
        raise PublishError("this is no published dataset", where=str(folder), advice=advice) from error
    for name in sorted(store.named_graphs(), key=str):
        graph = _graph(store.quads_for_pattern(None, None, None, name))
        outcome = check(scope_of(graph, base, _lookup_in(store)), base, file=_file_of(store, graph, name))
        yield name.value.removeprefix(base), outcome


def _lookup_in(store: ox.Store) -> Lookup:
    def lookup(thing: Node) -> Iterator[tuple[Node, Node]]:
        for predicate in _CONTEXT:
            for quad in store.quads_for_pattern(ox.NamedNode(str(thing)), ox.NamedNode(str(predicate)), None):
                yield predicate, _node(quad.object)

    return lookup


@lru_cache(maxsize=4096)
def _iri(value: str) -> URIRef:
    """Return an IRI; most stand in many triples, and rdflib looks at each character of one that it makes."""
    return URIRef(value)


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Return a term of the store as one of rdflib."""
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        language = term.language
        return Literal(term.value, lang=language, datatype=None if language else term.datatype.value)
    raise TypeError(f"a dataset of ours has no triple terms: {term}")


def _file_of(store: ox.Store, graph: Graph, name: ox.NamedNode | ox.BlankNode) -> str:
    """Return the name of the file that a graph was read from, or the graph's own."""
    for source in graph.objects(None, _PROV.wasDerivedFrom):
        for quad in store.quads_for_pattern(ox.NamedNode(str(source)), ox.NamedNode(str(RDFS.label)), None):
            return str(_node(quad.object))
    return name.value


# --- From results to findings --------------------------------------------------------------------------------------


def _finding(report: Graph, result: Node, base: str) -> Finding:
    """Return a result as a finding that lacks its file and line."""
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    what, _, advice = str(report.value(result, SH.resultMessage)).partition(". ")
    shown = f" ({_shown(value, base)})" if value is not None and value != focus else ""
    return Finding(
        code=f"{SHACL}{code_of(report.value(result, SH.sourceShape))}",
        severity=_SEVERITY[URIRef(str(report.value(result, SH.resultSeverity)))],
        message=f"{what.rstrip('.')}{shown}",
        file="",
        line=0,
        where=str(focus).removeprefix(base).partition("#")[0],
        advice=advice,
    )


def code_of(shape: Node | None) -> str:
    """Return the name of a shape in kebab case.

    >>> code_of(URIRef("https://w3id.org/unres/shapes#OperativeParagraph-number"))
    'operative-paragraph-number'
    """
    local = re.split(r"[#/]", str(shape))[-1]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_", "-", local).lower()


def _shown(value: Node, base: str) -> str:
    """Return a value as people read it, shortened."""
    most = 80
    text = str(value) if isinstance(value, Literal) else str(value).removeprefix(base)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _line(data: Graph, node: Node | None) -> int:
    """Return the line of a thing, or of what carries it, or 0."""
    for each in _carriers(data, node):
        line = data.value(each, _UNR.line) or data.value(data.value(each, _UNR.source), _UNR.line)
        if isinstance(line, Literal) and str(line).isdecimal():
            return int(line)
    return 0


def _carriers(data: Graph, node: Node | None) -> Iterator[Node]:
    """Yield a thing, then what carries it, and so on up to the act."""
    seen: set[Node] = set()
    while node is not None and node not in seen:
        seen.add(node)
        yield node
        node = next((above for path in _CARRIERS for above in data.objects(node, path)), None)
