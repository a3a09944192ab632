"""What `unres validate` does: finds what is to be validated in a file or directory, and writes what was found."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, SH, BNode, Graph, Literal

from unres.conversion import convert_file, quads_of
from unres.decode import SourceError, source_name
from unres.iris import Minter
from unres.model import Severity
from unres.publish import REPORT
from unres.report import line_of
from unres.validate import Outcome, check_act, check_quads, check_version

_RDF_FORMATS: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
"""Extensions of files that hold data, not a document."""


def inspect(target: Path) -> Iterator[Outcome]:
    """Validate the acts of a document, the data of an RDF file, or the graphs of a published directory.

    Raises:
        UnresError: there is nothing to validate.
    """
    mint = Minter()
    if target.is_dir():
        for _, outcome in check_version(target, _base_of(target) or mint.base):
            yield outcome
    elif target.suffix in _RDF_FORMATS:
        yield check_quads(_read_rdf(target), mint.base, source_name(target))
    else:
        for understanding in convert_file(target).understandings:
            yield check_act(quads_of(understanding, mint), understanding, mint)


def _base_of(folder: Path) -> str:
    """Return the base that a directory was built with, as its report says, or the empty string."""
    try:
        base = json.loads((folder / REPORT).read_text(encoding="utf-8")).get("base")
    except (OSError, ValueError):
        return ""
    return base if isinstance(base, str) else ""


def _read_rdf(file: Path) -> bytes:
    name = source_name(file)
    try:
        quads = list(ox.parse(path=file, format=_RDF_FORMATS[file.suffix]))
    except OSError as error:
        raise SourceError("unreadable", f"cannot be read: {error}", name, advice="Check the path.") from error
    except SyntaxError as error:
        raise SourceError("syntax", str(error), name, advice="Mend the file at the place that it names.") from error
    return ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""


def write_outcomes(outcomes: Sequence[Outcome], syntax: str) -> bytes:
    """Return outcomes as bytes.

    Args:
        outcomes: what validation gave.
        syntax: "table" for people, "turtle" for a SHACL report, "json" for the findings.
    """
    found = [finding for outcome in outcomes for finding in outcome.findings]
    if syntax == "turtle":
        return _one_report(outcomes).serialize(format="turtle", encoding="utf-8")
    if syntax == "json":
        return f"{json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1)}\n".encode()
    lines = [f"{each.severity.value}: {line_of(each)}" for each in found]
    errors = sum(each.severity is Severity.ERROR for each in found)
    lines.append(f"{errors} violation{'' if errors == 1 else 's'}, {len(found) - errors} to look at")
    return "\n".join([*lines, ""]).encode()


def _one_report(outcomes: Sequence[Outcome]) -> Graph:
    """Return the reports as one: results of all graphs under one `sh:ValidationReport`."""
    merged, whole = Graph(), BNode()
    for outcome in outcomes:
        for each in outcome.report.subjects(RDF.type, SH.ValidationReport):
            outcome.report.remove((each, None, None))
            for result in list(outcome.report.subjects(RDF.type, SH.ValidationResult)):
                merged.add((whole, SH.result, result))
        for triple in outcome.report:
            merged.add(triple)
    merged.add((whole, RDF.type, SH.ValidationReport))
    merged.add((whole, SH.conforms, Literal(not any(outcome.findings for outcome in outcomes))))
    merged.bind("sh", SH)
    return merged
