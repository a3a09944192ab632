"""Runs the shapes over an act and says what is wrong: file, line, paragraph and what to do.

The shapes stand in `shapes/*.ttl` and are run by pySHACL, the reference validator. An act is validated alone, together
with what the ontology graph says of the things it links to (their classes and schemes), so that acts can be validated
by many processes and a large dataset costs no more for each act than a small one.

Every shape's `sh:message` has two sentences: what is wrong, and what to do.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from pyshacl import validate
from rdflib import RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from unres.iris import Minter
from unres.knowledge import ontology_quads, rebased
from unres.model import Finding, Severity, Understanding
from unres.namespaces import PREFIXES
from unres.paths import data_dir
from unres.report import SHACL

_UNR: Final = Namespace(PREFIXES["unr"])
_ELI: Final = Namespace(PREFIXES["eli"])
_CITO: Final = Namespace(PREFIXES["cito"])

_SEVERITY: Final = {SH.Violation: Severity.ERROR, SH.Warning: Severity.WARNING, SH.Info: Severity.INFO}

_CARRIERS: Final = (_UNR.attachedTo, _ELI.is_part_of, _CITO.hasCitingEntity, ~_UNR.action, ~_UNR.source)
"""From a thing that has no line of its own to one that may."""

_KNOWN: Final = (RDF.type, SKOS.inScheme)
"""What shapes may ask of a thing that the ontology graph describes. It is validated there, not with each act."""


@lru_cache(maxsize=2)
def shapes(base: str) -> Graph:
    """Return all shapes as one graph, with the addresses under `base`."""
    graph = Graph()
    for file in sorted(data_dir("shapes").glob("*.ttl")):
        graph.parse(data=rebased(file.read_text(encoding="utf-8"), base), format="turtle")
    return graph


@lru_cache(maxsize=2)
def _known(base: str) -> Mapping[Node, tuple[tuple[Node, Node], ...]]:
    """Return what the ontology graph says of each thing, as far as shapes may ask for it."""
    known: dict[Node, tuple[tuple[Node, Node], ...]] = {}
    for s, p, o in _parse(ontology_quads(base)):
        if p in _KNOWN:
            known[s] = (*known.get(s, ()), (p, o))
    return known


@lru_cache(maxsize=2)
def _class_tree(base: str) -> tuple[tuple[Node, Node], ...]:
    """Return the pairs of our classes of which the first is a subclass of the second."""
    pairs = _parse(ontology_quads(base)).subject_objects(RDFS.subClassOf)
    return tuple(pair for pair in pairs if all(each.startswith(_UNR) for each in pair if isinstance(each, URIRef)))


def _parse(quads: bytes) -> Graph:
    """Return N-Quads as one graph."""
    triples = re.sub(rb" <[^<>]*> \.$", b" .", quads, flags=re.MULTILINE)
    return Graph().parse(data=triples, format="nt")


def data_of(quads: bytes, base: str) -> Graph:
    """Return what is validated: some triples, what the ontology graph says of the things they link to, the classes."""
    data = _parse(quads)
    known = _known(base)
    for thing in set(data.objects()):
        for predicate, value in known.get(thing, ()):
            data.add((thing, predicate, value))
    for narrower, broader in _class_tree(base):
        data.add((narrower, RDFS.subClassOf, broader))
    return data


def run_shapes(data: Graph, base: str) -> Graph:
    """Return the SHACL validation report of a graph (SHACL, section 3.6).

    Args:
        data: the triples, with the classes of everything they link to.
        base: the IRI base, for the concept schemes that shapes name.
    """
    _, report, text = validate(data, shacl_graph=shapes(base), inplace=True)
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave no report: {text}")
    return report


def check_act(quads: bytes, understanding: Understanding, mint: Minter) -> tuple[Finding, ...]:
    """Validate an act.

    Args:
        quads: the act's N-Quads.
        understanding: what they were made from, which knows the file and the line of the act.
        mint: parses the addresses.

    Returns:
        What the shapes found, in the order of the file.
    """
    data = data_of(quads, mint.base)
    source = understanding.source
    first = source.line(understanding.act.span.start)
    return findings(run_shapes(data, mint.base), data, mint.base, file=source.name, line=first)


def findings(report: Graph, data: Graph, base: str, *, file: str, line: int = 0) -> tuple[Finding, ...]:
    """Return a validation report as findings, in the order of the file.

    Args:
        report: as `run_shapes` gives it.
        data: the triples, which know the lines.
        base: the IRI base; places are relative to it.
        file: the file that was validated.
        line: where the act begins, for what has no line of its own.
    """
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        if focus not in _known(base):
            found.append(replace(_finding(report, result, base), file=file, line=_line(data, focus) or line))
    return tuple(sorted(set(found), key=lambda each: (each.line, each.where, each.code, each.message)))


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
