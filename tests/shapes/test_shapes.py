"""Each constraint of the shapes is proved by a broken case that only it catches; the valid graphs pass all of them."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, SH, Graph, URIRef

from shapes import cases
from shapes import constraints as listed
from unres import describe
from unres.iris import Minter
from unres.knowledge import rebased
from unres.namespaces import BASE, PREFIXES
from unres.paths import data_dir
from unres.symbols import printed_number
from unres.validate import Outcome, check, parse, scope_of, shapes

HERE = Path(__file__).parent
MINT = Minter(BASE)


PROLOGUE = f"BASE <{BASE}>\n" + "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
PROLOGUE += "PREFIX spdx: <http://spdx.org/rdf/terms#>\n"


def dataset() -> Graph:
    """Return a description of a dataset of one act, as the build makes it."""
    moment = datetime(2045, 6, 1, tzinfo=UTC)
    run = describe.Run(moment, moment, (f"{BASE}source/aaaa",))
    dumps = {name: describe.Dump(10, "a" * 64) for name in describe.DISTRIBUTIONS}
    graph = describe.describe_graph(MINT, "resolution/ga/99/7", [f"{BASE}source/aaaa"])
    data = describe.count_lines(graph)
    return parse("".join([*graph, *describe.describe_dataset(MINT, data, run, dumps)]).encode())


@lru_cache
def valid(name: str) -> bytes:
    """Return a valid graph as N-Triples."""
    graph = dataset() if name == "dataset" else Graph().parse(HERE / f"{name}.ttl")
    return graph.serialize(format="nt", encoding="utf-8")


def changed(name: str, change: str) -> bytes:
    """Return a valid graph after a SPARQL update, as N-Triples: by Oxigraph, which parses updates faster."""
    store = ox.Store()
    store.load(valid(name), format=ox.RdfFormat.N_TRIPLES)
    before = set(store)
    store.update(PROLOGUE + change)
    assert set(store) != before, "the change changes nothing"
    return store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""


def judge(triples: bytes, name: str) -> Outcome:
    return check(scope_of(parse(triples), BASE), BASE, file=name)


TABLE = [
    *(("act", *case) for case in cases.ACT_CASES),
    *(("vocabulary", *case) for case in cases.VOCABULARY_CASES),
    *(("dataset", *case) for case in cases.DATASET_CASES),
]


@pytest.mark.parametrize("name", ["act", "vocabulary", "dataset"])
def test_the_valid_graph_passes(name: str) -> None:
    outcome = judge(valid(name), name)
    assert outcome.findings == ()
    assert not outcome.violated


@pytest.mark.parametrize(
    ("name", "shape", "component", "change"),
    TABLE,
    ids=[f"{shape} {component} {n}" for n, (_, shape, component, _) in enumerate(TABLE)],
)
def test_only_this_constraint_catches_the_broken_case(name: str, shape: str, component: str, change: str) -> None:
    outcome = judge(changed(name, change), name)
    assert listed.results(outcome.report) == {(shape, component)}
    assert outcome.findings


def test_every_constraint_has_a_broken_case() -> None:
    proved = {(shape, component) for _, shape, component, _ in TABLE}
    present = set(listed.constraints(shapes(BASE)))
    assert present - proved == set(), "constraints without a broken case"
    assert proved - present == set(), "cases of constraints that are not there"


def test_no_term_of_shacl_is_overlooked() -> None:
    graph = shapes(BASE)
    known = listed.COMPONENTS.keys() | listed.NO_CONSTRAINTS | set(listed.TARGETS)
    used = {p for shape in listed.reporting_shapes(graph) for p in graph.predicates(shape) if p.startswith(SH)}
    assert used - known == set()


def test_every_constraint_says_what_is_wrong_and_what_to_do() -> None:
    graph = shapes(BASE)
    for shape in listed.reporting_shapes(graph):
        if not any(listed.name_of(shape) == name for name, _ in listed.constraints(graph)):
            continue
        holder = graph.value(shape, SH.sparql) or shape
        message = str(graph.value(holder, SH.message))
        what, _, advice = message.partition(". ")
        assert what, shape
        assert advice.endswith("."), f"{shape}: {message}"
        assert graph.value(shape, SH.severity), shape


def test_every_class_of_the_ontology_has_a_shape() -> None:
    ontology = Graph().parse(data_dir("ontology") / "unres.ttl")
    classes = {str(each) for each in ontology.subjects(RDF.type, OWL.Class) if isinstance(each, URIRef)}
    targeted = {str(each) for each in shapes(BASE).objects(None, SH.targetClass)}
    reached_otherwise = {
        "Act": "acts whose text is held are targeted by eli:is_realized_by",
        "Part": "parts whose text is held are targeted by eli:has_part",
        "Footnote": "notes are targeted by unr:marker",
    }
    missing = {name.removeprefix(PREFIXES["unr"]) for name in classes - targeted}
    assert missing == set(reached_otherwise)


def test_the_shapes_move_with_the_base() -> None:
    base = "https://example.org/un/"
    moved = rebased(valid("act").decode(), base).encode()
    assert check(scope_of(parse(moved), base), base, file="act").findings == ()


@pytest.mark.parametrize(
    "number",
    ["76/188", "S-20/4A", "79/245B", "ES-11/1", "217(III)A", "1325(2000)", "3201(S-VI)", "WHA66.16", "GC(65)/RES/11B"],
)
def test_each_shape_of_number_is_one_for_the_shapes_too(number: str) -> None:
    graph = Graph().parse(data_dir("shapes") / "acts.ttl")
    (pattern,) = graph.objects(URIRef("https://w3id.org/unres/shapes#NamedAct-number"), SH.pattern)
    assert re.fullmatch(str(pattern), printed_number(number))
