"""Lists the constraints of the shapes graph: every pair of a shape and a constraint component that can give a result.

Shapes that stand only inside `sh:or`, `sh:not`, `sh:xone` or `sh:qualifiedValueShape` give no results of their own
(SHACL, section 4.6), so that they are not among them.
"""

from collections.abc import Iterator

from rdflib import SH, Graph
from rdflib.term import Node

COMPONENTS = {
    SH.minCount: "MinCount",
    SH.maxCount: "MaxCount",
    SH.datatype: "Datatype",
    SH["class"]: "Class",
    SH.nodeKind: "NodeKind",
    SH.pattern: "Pattern",
    SH.minLength: "MinLength",
    SH.minInclusive: "MinInclusive",
    SH["in"]: "In",
    SH.hasValue: "HasValue",
    SH.uniqueLang: "UniqueLang",
    SH.equals: "Equals",
    SH.disjoint: "Disjoint",
    SH.lessThan: "LessThan",
    SH.lessThanOrEquals: "LessThanOrEquals",
    SH["or"]: "Or",
    SH.xone: "Xone",
    SH["not"]: "Not",
    SH.qualifiedMinCount: "QualifiedMinCount",
    SH.qualifiedMaxCount: "QualifiedMaxCount",
    SH.sparql: "SPARQL",
}
"""Parameter → name of the constraint component, without its ending."""

NO_CONSTRAINTS = {SH.path, SH.property, SH.severity, SH.message, SH.qualifiedValueShape, SH.prefixes, SH.declare}
"""What else a shape of ours may have; any other term of SHACL must be added here or to `COMPONENTS`."""

TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


def reporting_shapes(shapes: Graph) -> set[Node]:
    """Return the shapes that have a target, and the property shapes below them."""
    found: set[Node] = set()
    queue = [shape for target in TARGETS for shape in shapes.subjects(target, None)]
    while queue:
        shape = queue.pop()
        if shape not in found:
            found.add(shape)
            queue.extend(shapes.objects(shape, SH.property))
    return found


def constraints(shapes: Graph) -> Iterator[tuple[str, str]]:
    """Yield (local name of the shape, component) for each constraint that can give a result."""
    for shape in reporting_shapes(shapes):
        for parameter in shapes.predicates(shape, None, unique=True):
            if parameter in COMPONENTS:
                yield name_of(shape), COMPONENTS[parameter]


def name_of(shape: Node) -> str:
    """Return the local name of a shape."""
    return str(shape).rpartition("#")[2]


def results(report: Graph) -> set[tuple[str, str]]:
    """Return (local name of the shape, component) of each result of a validation report."""
    return {
        (
            name_of(shape),
            str(report.value(result, SH.sourceConstraintComponent))
            .rpartition("#")[2]
            .removesuffix("ConstraintComponent"),
        )
        for result, shape in report.subject_objects(SH.sourceShape)
    }
