"""The grammar that finds mistakes: that it is LL(1), and that it finds none in what the engine takes."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from unres_site.sparql import grammar
from unres_site.sparql.errors import EndpointError
from unres_site.sparql.grammar import find_mistake
from unres_site.sparql.tokens import tokenize

VALID = [
    "BASE <http://a.example/> PREFIX a: <b> SELECT DISTINCT (COUNT(DISTINCT *) AS ?n) FROM a:g FROM NAMED <h> {}",
    "SELECT (GROUP_CONCAT(DISTINCT ?o; SEPARATOR=', ') AS ?x) { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(?o) > 1)",
    "SELECT * { ?s a [ <a:p> 1, -2, +3.0, true ; ] ; ^<a:p>/(<a:q>|!a)* ( 1 () [] ) . } ORDER BY DESC(?s) LIMIT 1",
    "SELECT * { { SELECT ?s { ?s ?p ?o } } UNION {} OPTIONAL {} MINUS {} GRAPH ?g {} VALUES (?a ?b) { (1 UNDEF) } }",
    "ASK { FILTER NOT EXISTS { ?s ?p ?o } FILTER(?a IN (1, 2) && ?b NOT IN () || !(1 + 2 * 3 = -4)) }",
    "CONSTRUCT { ?s ?p 'a'@en, 'b'^^<a:t> } WHERE { ?s ?p '''c''' }",
    "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ASK { BIND(xsd:integer('1') AS ?x) } OFFSET 1 LIMIT 2",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "DESCRIBE ?x <a:b> { ?x ?p ?o } VALUES ?x { 1 }",
]


@pytest.mark.parametrize("text", VALID)
def test_valid_queries_have_no_mistake(text: str) -> None:
    Store().query(text, base_iri="http://a.example/")
    assert find_mistake(list(tokenize(text))) is None


def nodes(node: grammar._Node) -> list[grammar._Node]:
    return [node, *(inner for part in node.parts for inner in nodes(part))]


@pytest.mark.parametrize("name", list(grammar._rules()))
def test_one_token_decides_between_alternatives(name: str) -> None:
    for node in nodes(grammar._rules()[name]):
        if node.operator == "|":
            firsts = [kind for part in node.parts for kind in grammar._first(part)]
            assert len(firsts) == len(set(firsts)), "two alternatives of a rule begin alike"


@pytest.mark.corpora
def test_w3c_queries_that_the_engine_takes_have_no_mistake(shared: Path) -> None:
    taken = refused = found = 0
    for path in sorted((shared / "suites/sparql").glob("sparql1[01]/**/*.rq")):
        try:
            text = path.read_text(encoding="utf-8")
            tokens = list(tokenize(text))
        except (UnicodeDecodeError, EndpointError):
            continue
        try:
            Store().query(text, base_iri="http://a.example/")
        except SyntaxError:
            refused += 1
            found += find_mistake(tokens) is not None
            continue
        except (OSError, RuntimeError):
            continue  # it calls a service
        # In syn-bad-26 a comparison without spaces looks like an IRI; the recommendation says that it is one.
        assert find_mistake(tokens) is None or path.name == "syn-bad-26.rq", path
        taken += 1
    assert taken > 700
    assert found > refused / 2, "the others break rules beyond the grammar"
