"""What the engine says about a mistake → what a person needs to know."""

import pytest
from pyoxigraph import Store

from unres_site.sparql.explain import explain

CASES = [
    ("SELECT *\nWHER { ?s ?p ?o }", 2, 1, "did you mean WHERE", "a misspelt keyword"),
    ("SELECT * { ?s ?p ?o FITLER(?o > 1) }", 1, 21, "did you mean FILTER", "the engine sees this at the very end"),
    ("SELECT * { ?s ?p ?o FILTER(lenght(?o) > 1) }", 1, 28, "lenght is no word of SPARQL", "a misspelt function"),
    ("SELECT *\n{ ?s skos:prefLabel ?o }", 2, 6, "PREFIX skos: <http://www.w3.org/2004/02/skos", "a known prefix"),
    ("SELECT * { ?s foo:bar ?o }", 1, 15, "PREFIX foo: <…>", "an unknown one"),
    ("PREFIX a: <x:> SELECT * { ?s :bar ?o }", 1, 30, "The prefix : is not declared", "the empty one"),
    ("ASK {", 1, 6, "ends too early", "an open group"),
    ("ASK {\n\n", 1, 6, "ends too early", "and lines behind it"),
    ("ASK { ?s ?p }", 1, 13, "'}' cannot stand here", "a triple without an object"),
    ("ASK { ?s ?p ?o ?x }", 1, 16, "'?x' cannot stand here", "a triple with a fourth term"),
    ("ASK { ?s ?p ?o } }", 1, 18, "Possible: GROUP, HAVING", "a brace too many"),
    ("SELECT ?a ?b WHERE { ?a ?p ?b }\nORDER ?a", 2, 7, "Possible: BY.", "a word left out"),
    ("SELECT (COUNT(?s)) { ?s ?p ?o }", 1, 18, "AS", "an expression without a name"),
    ("SELECT * { ?s ?p ?o FILTER ?o > 1 }", 1, 28, "'?o' cannot stand here", "a filter without brackets"),
    ("SELECT ?x {} GROUP BY ?y", 1, 25, "unbound", "a rule beyond the grammar: the engine's own words"),
    ("SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }", 1, 41, "from here on", "and where it has none"),
]


@pytest.mark.parametrize(("text", "line", "column", "words", "reason"), CASES)
def test_a_mistake_has_its_place_and_its_words(text: str, line: int, column: int, words: str, reason: str) -> None:
    with pytest.raises(SyntaxError) as caught:
        Store().query(text)
    error = explain(str(caught.value), text)
    assert (error.line, error.column) == (line, column), reason
    assert words in error.detail, reason
    assert "\\u{" not in error.detail, "character classes are not for people"


def test_words_without_a_place_are_passed_on() -> None:
    error = explain("something else", "ASK {}")
    assert (error.detail, error.line) == ("something else", None)
