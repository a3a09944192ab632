"""Validation says what is wrong where: file, line, paragraph and what to do."""

from pathlib import Path

import pytest
from rdflib import RDFS, Graph, Literal, Namespace, URIRef

from documents import SEEDS, seed, understood
from example_act import example
from unres.conversion import quads_of
from unres.iris import Minter
from unres.model import Severity
from unres.namespaces import BASE, PREFIXES
from unres.pipeline import build
from unres.publish import PublishError
from unres.report import line_of
from unres.validate import check, check_act, check_quads, check_version, parse, scope_of

MINT = Minter(BASE)
UNR = Namespace(PREFIXES["unr"])
ELI = Namespace(PREFIXES["eli"])
ACT = "resolution/cnd/70/1"
UNDERSTOOD = understood(
    "*Recalling* its resolution 62/2,", "1. *Urges* Member States to trim their lamps.", "2. *Decides* to go on."
)


def thing(path: str) -> URIRef:
    return URIRef(f"{BASE}{path}")


def act() -> Graph:
    """Return a small valid act."""
    return parse(quads_of(UNDERSTOOD, MINT))


# --- What is valid -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [path.name[:3] for path in sorted(SEEDS.glob("*.txt"))])
def test_the_seeds_are_valid(number: str) -> None:
    for understanding in seed(number).understandings:
        assert check_act(quads_of(understanding, MINT), understanding, MINT).findings == ()


def test_an_act_with_every_kind_of_part_breaks_no_rule_of_parts() -> None:
    # The example names concepts that no vocabulary has; all else in it is in order.
    outcome = check_act(quads_of(example(), MINT), example(), MINT)
    assert {found.code for found in outcome.findings} <= {"shacl-citation-type", "shacl-concept-scheme"}


# --- Where it is wrong ---------------------------------------------------------------------------------------------


def test_a_violation_names_file_line_part_and_what_to_do() -> None:
    graph = act()
    graph.remove((thing(f"{ACT}/op/1"), UNR.text, None))
    (found,) = check(scope_of(graph, BASE), BASE, file="lamps.md").findings
    assert found.severity is Severity.ERROR
    assert (found.file, found.where, found.code) == ("lamps.md", f"{ACT}/op/1", "shacl-substance")
    assert found.line == UNDERSTOOD.source.text[: UNDERSTOOD.source.text.index("1. *Urges")].count("\n") + 1
    assert found.advice.startswith("Look at the source")
    assert line_of(found).startswith(f"lamps.md:{found.line}: {ACT}/op/1: A paragraph")


LINES = [
    ("a citation has a place of its own", f"{ACT}/pp/1/cite/1", RDFS.label, f"{ACT}/pp/1"),
    ("an action, too", f"{ACT}/op/1/act/1", RDFS.label, f"{ACT}/op/1"),
    ("a citation that has lost its place is where its paragraph is", f"{ACT}/pp/1/cite/1", UNR.source, f"{ACT}/pp/1"),
    ("an action that has lost its place is where its paragraph is", f"{ACT}/op/1/act/1", UNR.source, f"{ACT}/op/1"),
]


@pytest.mark.parametrize(("path", "predicate", "part"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_the_line_is_that_of_what_is_wrong_or_of_what_carries_it(path: str, predicate: URIRef, part: str) -> None:
    graph = act()
    line = graph.value(graph.value(thing(part), UNR.source), UNR.line)
    graph.remove((thing(path), predicate, None))
    (found,) = check(scope_of(graph, BASE), BASE, file="lamps.md").findings
    assert (found.where, found.line) == (path, int(str(line)))


def test_what_has_no_line_has_that_of_the_act() -> None:
    graph = act()
    graph.remove((thing(ACT), ELI.number, None))
    (found,) = check(scope_of(graph, BASE), BASE, file="lamps.md", line=7).findings
    assert found.line == 7


def test_a_fault_in_a_place_is_said_of_the_part() -> None:
    graph = act()
    graph.remove((thing(f"{ACT}/op/1#quote"), None, None))
    (found,) = check(scope_of(graph, BASE), BASE, file="lamps.md").findings
    assert (found.code, found.where) == ("shacl-place-quote", f"{ACT}/op/1")
    assert found.line > 1


def test_the_wrong_value_is_shown_and_cut_if_long() -> None:
    for words, shown in (("At  dusk.", "(At  dusk.)"), ("lamps  " * 50, "…)")):
        graph = act()
        graph.set((thing(f"{ACT}/op/1"), UNR.text, Literal(words, lang="en")))
        (found,) = check(scope_of(graph, BASE), BASE, file="lamps.md").findings
        assert found.message.endswith(shown)
        assert len(found.message) < 220


def test_findings_come_in_the_order_of_the_file() -> None:
    graph = act()
    for path in ("op/2", "pp/1", "op/1"):
        graph.remove((thing(f"{ACT}/{path}"), UNR.text, None))
    found = check(scope_of(graph, BASE), BASE, file="lamps.md").findings
    assert [each.where for each in found] == [f"{ACT}/pp/1", f"{ACT}/op/1", f"{ACT}/op/2"]


def test_a_warning_is_no_violation() -> None:
    graph = act()
    graph.set((thing(f"{ACT}/op/2"), ELI.number, Literal("3")))
    outcome = check(scope_of(graph, BASE), BASE, file="lamps.md")
    assert [found.severity for found in outcome.findings] == [Severity.WARNING]
    assert not outcome.violated


# --- What is judged ------------------------------------------------------------------------------------------------


def test_what_the_ontology_describes_is_asked_for_and_not_judged() -> None:
    # The act's graph does not say the name of its body; the ontology graph does.
    graph = act()
    body = thing("body/cnd")
    assert (body, None, None) not in graph
    scope = scope_of(graph, BASE)
    assert body in scope.context
    assert check(scope, BASE, file="lamps.md").findings == ()


def test_what_nothing_describes_is_missed() -> None:
    graph = act()
    graph.set((thing(ACT), ELI.passed_by, thing("body/keepers-of-lamps")))
    (found,) = check(scope_of(graph, BASE), BASE, file="lamps.md").findings
    assert found.code == "shacl-named-act-body"
    assert "body/keepers-of-lamps" in found.message


def test_triples_and_quads_are_read_alike() -> None:
    quads = quads_of(UNDERSTOOD, MINT)
    triples = b"".join(line.rpartition(b" <")[0] + b" .\n" for line in quads.splitlines())
    assert set(parse(quads)) == set(parse(triples))
    assert check_quads(triples, BASE, "lamps.nt").findings == ()


# --- Published directories -----------------------------------------------------------------------------------------


def test_every_graph_of_a_published_directory_is_validated(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(UNDERSTOOD.source.text)
    build([source], tmp_path / "data", workers=1)
    outcomes = dict(check_version(tmp_path / "data", BASE))
    assert set(outcomes) == {f"graph/{name}" for name in (ACT, "ontology", "shared", "dataset")}
    assert [outcome.findings for outcome in outcomes.values()] == [(), (), (), ()]


def test_what_is_no_published_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="this is no published dataset"):
        list(check_version(tmp_path, BASE))
