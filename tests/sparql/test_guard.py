"""The guard: what passes, what is refused, and whether the engine survives what passes."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pyoxigraph import Store

from unres_site.sparql.errors import DeadlineError, EndpointError, QuerySyntaxError, RefusedError, TooComplexError
from unres_site.sparql.guard import LIMITS, Form, guard
from unres_site.sparql.wire import Query
from unres_site.sparql.workers import Pool

FORMS = [
    ("SELECT * {}", Form.SELECT, "the plainest"),
    ("select ?x where {}", Form.SELECT, "keywords have no case"),
    ("PREFIX a: <http://a.example/>\nBASE <http://b.example/> ASK {}", Form.ASK, "a prologue in front"),
    ("PREFIX select: <http://a.example/> ASK {}", Form.ASK, "a prefix with the name of a keyword"),
    ("# SELECT\nCONSTRUCT WHERE {}", Form.CONSTRUCT, "a comment in front"),
    ("DESCRIBE<http://a.example/>", Form.DESCRIBE, "no space behind the keyword"),
    ('VERSION "1.2" ASK {}', Form.ASK, "SPARQL 1.2"),
]


@pytest.mark.parametrize(("text", "form", "reason"), FORMS)
def test_the_form_is_recognised(text: str, form: Form, reason: str) -> None:
    assert guard(text).form is form, reason


HARMLESS = [
    ("ASK { ?s ?p 'SERVICE <http://a.example/> {}' }", "in a string"),
    ('ASK { ?s ?p """a " "" SERVICE <x> """ }', "in a long string with quotes in it"),
    ("ASK { ?s ?p 'it\\'s SERVICE' }", "in a string, behind an escaped quote"),
    ("ASK { } # SERVICE <http://a.example/> {}", "in a comment"),
    ("ASK { <http://a.example/service> ?p ?o }", "in an IRI"),
    ("ASK { <http://a.example/#SERVICE> ?p ?o }", "in an IRI, behind what looks like a comment"),
    ("PREFIX service: <http://a.example/> ASK { ?s service:service ?o }", "in a prefixed name"),
    ("ASK { ?service ?p $SERVICE }", "in variables"),
    ("ASK { _:service ?p 'a'@service }", "in a blank node's label and a language tag"),
    ("PREFIX a: <http://a.example/> ASK { ?s a:load ?o ; a:insert 'DELETE' }", "updates' words in other places"),
]


@pytest.mark.parametrize(("text", "reason"), HARMLESS)
def test_a_word_that_is_no_keyword_is_harmless(text: str, reason: str) -> None:
    assert guard(text).text == text, reason


SERVICE = [
    ("ASK { SERVICE <http://a.example/> {} }", "plain"),
    ("ASK { service <http://a.example/> {} }", "keywords have no case"),
    ("ASK{SERVICE<http://a.example/>{}}", "no spaces"),
    ("ASK { SERVICE SILENT <http://a.example/> {} }", "silent"),
    ("ASK { SERVICESILENT<http://a.example/>{} }", "the engine takes both words without a space"),
    ("ASK { SERVICE ?x {} }", "a variable target"),
    ("PREFIX a: <http://a.example/> ASK { SERVICE a: {} }", "a prefixed target"),
    ("PREFIX a: <http://a.example/> ASK { SERVICEa:b{} }", "the keyword grown together with a prefixed target"),
    ("PREFIX : <http://a.example/> ASK { SERVICE:{} }", "and with the empty prefix"),
    ("PREFIX : <http://a.example/> ASK { SERVICE: # c\n {} }", "and with a comment before the brace"),
    ("ASK { ?s ?p trueSERVICE<http://a.example/>{} }", "grown together with a boolean"),
    ("ASK { ?s ?p 5SERVICE<http://a.example/>{} }", "with a number"),
    ("ASK { ?s ?p 5.SERVICE<http://a.example/>{} }", "with a number and a full stop"),
    ("ASK { # '\nSERVICE <http://a.example/> {} # '\n }", "between quotes that are in comments"),
    ("ASK { # x\rSERVICE <http://a.example/> {} }", "a carriage return ends a comment"),
    ("ASK { ?s ?p '#' SERVICE <http://a.example/> {} }", "behind a hash in a string"),
    ('ASK { ?s ?p "\\\\" SERVICE <http://a.example/> {} #"\n }', "behind an escaped backslash at a string's end"),
    ("ASK { ?s ?p '''a''' SERVICE <http://a.example/> {} # '''\n }", "behind a long string"),
    ("ASK { <http://a.example/#> ?p ?o . SERVICE <x> {} }", "behind an IRI with a hash"),
    ("ASK { FILTER(1<2) SERVICE <http://a.example/> {} }", "behind a comparison"),
    ("ASK { FILTER(?a<?b)SERVICE<http://a.example/>{} }", "a comparison that is no IRI, because it holds another <"),
    ("ASK { FILTER(?a<?b)SERVICE?x#>\n{} }", "a comparison that looks like an IRI"),
    ("ASK { FILTER(?a<<b:c#>)SERVICE<http://a.example/>{} }", "behind an IRI that is compared, without a space"),
    ("ASK { { SELECT * { SERVICE <x> {} } } }", "in a subquery"),
    ("ASK { FILTER EXISTS { SERVICE <x> {} } }", "in a filter"),
    ("SERVICE <http://a.example/> {}", "at the place of the form"),
]


@pytest.mark.parametrize("text", [text for text, _ in SERVICE], ids=[reason for _, reason in SERVICE])
def test_service_is_refused_in_any_disguise(text: str) -> None:
    with pytest.raises(RefusedError, match="SERVICE"):
        guard(text)


def test_a_string_of_several_lines_cannot_hide_what_the_engine_takes_for_a_comment() -> None:
    hidden = 'ASK { FILTER(?a<b:c#>"""\n) SERVICE <http://a.example/> {} #""") }'
    with pytest.raises(QuerySyntaxError, match="several lines"):
        guard(hidden)
    assert guard("ASK { ?s <http://a.example/#p>\n '''two\nlines''' }")


UPDATES = [
    "INSERT DATA { <a:s> <a:p> <a:o> }",
    "DELETE WHERE { ?s ?p ?o }",
    "LOAD <http://a.example/>",
    "load silent <http://a.example/> into graph <a:g>",
    "CLEAR ALL",
    "DROP GRAPH <a:g>",
    "PREFIX a: <http://a.example/> WITH a:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "# c\nCREATE GRAPH <a:g>",
]


@pytest.mark.parametrize("text", UPDATES)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="read-only"):
        guard(text)


BROKEN = [
    ("", 1, 1, "nothing"),
    ("# only a comment", 1, 17, "only a comment"),
    ("FOO {}", 1, 1, "no query form"),
    ("ASK {\n ?s ?p 'open }", 2, 8, "a string that is not closed"),
    ('ASK { ?s ?p """open }', 1, 15, "a long string that is not closed is an empty one and an open one"),
    ("ASK { ?s ?p ?o \\u007D", 1, 16, "an escape outside strings and IRIs"),
    ("ASK { ?s ?p ?o } \x00", 1, 18, "a character of no token"),
    ("ASK\r\n\r\n{ @ }", 3, 3, "lines end with two characters"),
]


@pytest.mark.parametrize(("text", "line", "column", "reason"), BROKEN)
def test_errors_have_a_place(text: str, line: int, column: int, reason: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        guard(text)
    assert (caught.value.line, caught.value.column) == (line, column), reason


HOSTILE = [
    ("ASK {" + " " * 50_000 + "\x00", QuerySyntaxError, "blanks that could be parted in many ways"),
    ("ASK {" + "#\n" * 25_000 + "\x00", QuerySyntaxError, "comments, likewise"),
    ("ASK { " + "a." * 100_000 + "}", TooComplexError, "beginnings of a prefix without an end"),
    ("ASK { " + "a-" * 100_000 + "}", TooComplexError, "beginnings of a prefix without an end"),
    ("ASK { <service" + ")" * 400_000 + "> ?p ?o }", TooComplexError, "brackets that nothing follows"),
    ('ASK { ?s ?p """' + '"a' * 100_000 + "}", QuerySyntaxError, "quotes in a string that is not closed"),
    ("ASK { ?s ?p '" + "\\'" * 100_000 + "}", QuerySyntaxError, "escapes in a string that is not closed"),
]


@pytest.mark.parametrize(("text", "error"), [row[:2] for row in HOSTILE], ids=[row[2] for row in HOSTILE])
def test_what_is_made_to_hold_up_the_guard_does_not(text: str, error: type[EndpointError]) -> None:
    """Each of them would keep a server process busy for minutes or years if the guard looked at it twice."""
    with pytest.raises(error):
        guard(text)


GRAPHS = [
    ("ASK FROM <http://a.example/g> {}", ("http://a.example/g",), "an IRI"),
    ("ASK FROM NAMED <http://a.example/g> {}", ("http://a.example/g",), "a named one"),
    ("ASK FROMNAMED<http://a.example/g>{}", ("http://a.example/g",), "grown together"),
    ("PREFIX a: <http://a.example/> ASK FROM a:g FROM a:h {}", ("http://a.example/g", "http://a.example/h"), "two"),
    ("BASE <http://a.example/b/> ASK FROM <../g> {}", ("http://a.example/g",), "a relative one"),
    ("PREFIX a: <http://a.example/> ASK FROM a:g\\~h {}", ("http://a.example/g~h",), "an escaped character"),
    ("ASK FROM <g> {}", ("http://base.example/g",), "one that is relative to the dataset's base"),
    ("ASK { ?s ?p 'FROM <http://a.example/g>' }", (), "in a string"),
]


@pytest.mark.parametrize(("text", "graphs", "reason"), GRAPHS)
def test_dataset_clauses_are_read(text: str, graphs: tuple[str, ...], reason: str) -> None:
    assert guard(text, base="http://base.example/").graphs == graphs, reason


VOLATILE = [
    ("SELECT (NOW() AS ?x) {}", True),
    ("SELECT (rand() AS ?x) {}", True),
    ("SELECT ?now { ?now ?p 'NOW()' }", False),
]


@pytest.mark.parametrize(("text", "volatile"), VOLATILE)
def test_functions_that_change_are_seen(text: str, volatile: bool) -> None:
    assert guard(text).volatile is volatile


def nested(opening: str, closing: str, count: int, inner: str = "") -> str:
    return "ASK { " + opening * count + inner + closing * count + " }"


DEATH = [
    (nested("{", "}", 600), "nested groups: SIGSEGV in the engine's parser"),
    (nested("{", "}", 2_300), "more of them"),
    ("ASK { ?s ?p " + "(" * 320 + "1" + ")" * 320 + " }", "320 nested lists, 654 bytes: 10 s in the optimiser"),
    ("ASK { ?s ?p " + "[<a:p> " * 320 + "1" + "]" * 320 + " }", "nested blank nodes"),
    ("ASK { BIND(" + "CONCAT(" * 1_000 + "'a'" + ")" * 1_000 + " AS ?x) }", "nested calls"),
    ("ASK { FILTER(" + " && ".join(["1"] * 15_000) + ") }", "a chain of &&, 75 kB"),
    ("ASK { ?s " + "/".join(["<a:p>"] * 2_000) + " ?o }", "a long path"),
    ("ASK { FILTER(" + "!" * 5_000 + "true) }", "a chain of negations"),
    ("ASK { " + "OPTIONAL { ?s ?p ?o } " * 500 + "}", "many groups"),
    ("ASK { " + " . ".join(f"?v <a:p{n}> ?v{n}" for n in range(300)) + " }", "many patterns on one variable"),
    ("ASK { ?s ?p " + "(" + "1 " * 5_000 + ") }", "a list of 5,000 members: SIGSEGV"),
    ("DESCRIBE " + " ".join(f"<a:{n}>" for n in range(3_000)), "3,000 resources: SIGSEGV"),
    ("SELECT " + " ".join(f"(1 AS ?x{n})" for n in range(3_000)) + " {}", "3,000 expressions: SIGSEGV"),
    ("ASK { ?s ?p <" + "a:" + "x" * 3_000 + "> }", "an IRI of 3,000 characters"),
    ("ASK { FILTER(1<" + "(" * 1_000 + "b:c#>\n" + ")" * 1_000 + " }", "brackets in what looks like an IRI"),
    ("ASK { ?s ?p '" + "x" * LIMITS.size + "' }", "a long text"),
]


@pytest.mark.parametrize("text", [text for text, _ in DEATH], ids=[reason for _, reason in DEATH])
def test_queries_of_death_are_refused(text: str) -> None:
    with pytest.raises(TooComplexError):
        guard(text)


HALF = (LIMITS.depth - 4) // 2
ALLOWED = [
    (nested("{", "}", LIMITS.depth - 1), "groups as deep as may be"),
    ("ASK { ?s ?p " + "(" * (LIMITS.depth - 1) + "1" + ")" * (LIMITS.depth - 1) + " }", "lists"),
    (nested("?s <a:p> ?o OPTIONAL {", "}", LIMITS.depth - 1), "optional parts"),
    (nested("FILTER NOT EXISTS { ?s <a:p> ?o ", "}", LIMITS.depth - 1), "negated groups"),
    ("SELECT * {" + "{ SELECT * {" * HALF + "}}" * HALF + "}", "subqueries"),
    ("ASK { ?s ?p " + "<< ?a ?b " * 99 + "?c" + " >>" * 99 + " }", "triples in triples"),
    ("ASK { ?s " + "(" * 60 + "<a:p>" + ")*" * 60 + " ?o }", "paths in paths"),
    ("ASK { FILTER(" + " && ".join(["1"] * LIMITS.chain) + ") }", "a chain of &&"),
    ("ASK { ?s " + "/".join(["<a:p>"] * LIMITS.chain) + " ?o }", "a path of many steps"),
    ("ASK { " + " UNION ".join(["{ ?s <a:p> ?o }"] * (LIMITS.patterns - 1)) + " }", "a union of many groups"),
    ("ASK { " + " . ".join(f"?v{n} <a:p> ?v{n + 1}" for n in range(LIMITS.patterns - 1)) + " }", "a chain of triples"),
    ("SELECT * { VALUES ?x { " + " ".join(f"<a:{n}>" for n in range(30_000)) + " } }", "30,000 values"),
    ("SELECT * { VALUES (?x ?y) { " + " ".join(f"(1 {n})" for n in range(30_000)) + " } }", "30,000 rows of values"),
    ("ASK { ?s ?p ?o FILTER(?o IN (" + ",".join(["1"] * 1_500) + ")) }", "1,500 alternatives"),
    ("DESCRIBE " + " ".join(f"<a:{n}>" for n in range(LIMITS.tokens - 1)), "many resources"),
    ("ASK { ?s ?p (" + "1 " * 1_900 + ") }", "a long list"),
    ("SELECT " + " ".join(f"(1 AS ?x{n})" for n in range(390)) + " {}", "many expressions"),
]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    path: Path = tmp_path_factory.mktemp("empty") / "store"
    Store(str(path)).flush()
    pool = Pool(path, 1, 3.0, 1 << 30, 10_000_000)
    yield pool
    pool.close()


@pytest.mark.parametrize("text", [text for text, _ in ALLOWED], ids=[reason for _, reason in ALLOWED])
def test_the_engine_survives_what_the_limits_allow(empty: Pool, text: str) -> None:
    media_type = "application/n-triples" if guard(text).form is Form.DESCRIBE else "text/csv"
    # WorkerLostError is what must not happen; a query that is stopped in time is the deadline's work.
    with suppress(DeadlineError):
        empty.query(Query(text, media_type))
