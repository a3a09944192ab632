"""The example queries: that they can be read and run, and answer something on the published seeds."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from unres.namespaces import BASE
from unres_site.sparql.examples import Example, example_triples, examples, read_example
from unres_site.sparql.guard import guard
from unres_site.sparql.wire import Query
from unres_site.sparql.workers import Pool

NAMES = [example.name for example in examples()]


def test_there_are_enough_and_each_says_what_it_is() -> None:
    assert len(examples()) >= 10
    assert len({example.title for example in examples()}) == len(examples())
    assert all(example.description for example in examples())


@pytest.mark.parametrize("example", examples(), ids=NAMES)
def test_an_example_passes_the_guard(example: Example) -> None:
    assert guard(example.query).form.lower() == example.form


BROKEN = [
    ("SELECT * { ?s ?p ?o }", "no title"),
    ("# title: No query\n", "no query"),
    ("", "nothing"),
]


@pytest.mark.parametrize("text", [text for text, _ in BROKEN], ids=[reason for _, reason in BROKEN])
def test_a_file_that_is_no_example(text: str) -> None:
    with pytest.raises(ValueError, match="must begin"):
        read_example("broken", text)


def test_examples_are_published_with_their_prefixes() -> None:
    lines = [str(triple) for triple in example_triples("http://a.example/sparql", BASE)]
    assert sum("#SPARQLExecutable" in line for line in lines) == len(examples())
    assert sum("#declare" in line for line in lines) >= 10


@pytest.fixture(scope="module")
def seeded(published: Path) -> Iterator[Pool]:
    pool = Pool(published.resolve() / "store", 1, 30.0, 1 << 30, 50_000_000)
    yield pool
    pool.close()


@pytest.mark.parametrize("example", examples(), ids=NAMES)
def test_an_example_finds_something_in_the_seeds(seeded: Pool, example: Example) -> None:
    is_graph = example.form in {"construct", "describe"}
    media_type = "application/n-triples" if is_graph else "application/sparql-results+json"
    with seeded.query(Query(example.query, media_type)).open() as file:
        body = file.read()
    if is_graph:
        assert list(parse(body, RdfFormat.N_TRIPLES))
    else:
        assert json.loads(body)["results"]["bindings"]
