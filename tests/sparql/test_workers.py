"""Worker processes: what ends a query, and that the next one is answered."""

import json
import os
import signal
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from pyoxigraph import Store

from sparql.made_dataset import ACTS, COUNT, PARAGRAPHS, W3C_GRAPHS, quads
from unres_site.sparql.errors import (
    BusyError,
    DeadlineError,
    EndpointError,
    NoDatasetError,
    OutOfMemoryError,
    QuerySyntaxError,
    RefusedError,
    ResultTooLargeError,
    WorkerLostError,
)
from unres_site.sparql.wire import Query
from unres_site.sparql.workers import Pool

JSON = "application/sparql-results+json"
PARAGRAPHS_QUERY = "SELECT ?p { ?p <https://w3id.org/unres/ontology#position> ?n }"
GRAPH = "https://w3id.org/unres/graph/resolution/ga/76/7"


def ask(pool: Pool, text: str, media_type: str = JSON, **graphs: tuple[str, ...]) -> bytes:
    with pool.query(Query(text, media_type, **graphs)).open() as file:
        return file.read()


def rows(pool: Pool, text: str, **graphs: tuple[str, ...]) -> list[dict[str, dict[str, str]]]:
    found: list[dict[str, dict[str, str]]] = json.loads(ask(pool, text, **graphs))["results"]["bindings"]
    return found


def is_healthy(pool: Pool) -> bool:
    return len(rows(pool, PARAGRAPHS_QUERY + " LIMIT 3")) == 3


def test_the_default_graph_is_the_union_of_the_named_ones(pool: Pool) -> None:
    assert len(rows(pool, PARAGRAPHS_QUERY)) == ACTS * PARAGRAPHS


def test_a_graph_of_the_query_limits_it(pool: Pool) -> None:
    text = PARAGRAPHS_QUERY.replace("{", f"FROM <{GRAPH}> {{")
    assert len(rows(pool, text, graphs=(GRAPH,))) == PARAGRAPHS


def test_a_graph_of_the_protocol_goes_before_that_of_the_query(pool: Pool) -> None:
    text = PARAGRAPHS_QUERY.replace("{", f"FROM <{W3C_GRAPHS}data1.rdf> {{")
    assert len(rows(pool, text, default_graphs=(GRAPH,))) == PARAGRAPHS


def test_without_named_graphs_of_the_protocol_there_are_none(pool: Pool) -> None:
    text = "SELECT ?g { GRAPH ?g { ?s ?p ?o } } LIMIT 1"
    assert rows(pool, text)
    assert not rows(pool, text, default_graphs=(GRAPH,))
    assert rows(pool, text, named_graphs=(GRAPH,)) == [{"g": {"type": "uri", "value": GRAPH}}]


def test_a_graph_that_is_not_there_is_not_fetched(pool: Pool) -> None:
    with pytest.raises(RefusedError, match=r"no graph <http://127\.0\.0\.1:1/>"):
        ask(pool, "ASK FROM <http://127.0.0.1:1/> {}", graphs=("http://127.0.0.1:1/",))


def test_a_union_in_the_store_is_not_made_twice(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    store.extend(quads(2))
    store.extend([type(quad)(quad.subject, quad.predicate, quad.object) for quad in quads(2)])
    store.flush()
    del store
    pool = Pool(tmp_path / "store", 1, 5.0, 1 << 29, 1_000_000)
    try:
        assert len(rows(pool, PARAGRAPHS_QUERY)) == 2 * PARAGRAPHS
    finally:
        pool.close()


ENDS = [
    (COUNT, DeadlineError, "a cross join that is counted"),
    ("SELECT * { ?s (<a:p>|!<a:p>|^!<a:p>)* ?o } ORDER BY ?o", DeadlineError, "a path of any length"),
    ("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f", OutOfMemoryError, "a cross join that is sorted"),
    ("SELECT * { ?a ?b ?c . ?d ?e ?f }", ResultTooLargeError, "a cross join that is sent"),
    ("ASK { " + "{" * 3_000 + "}" * 3_000 + " }", WorkerLostError, "a stack that overflows"),
    ("ASK {", QuerySyntaxError, "no query"),
    ("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", WorkerLostError, "a service that cannot be reached"),
]


@pytest.mark.parametrize(("text", "error", "reason"), ENDS, ids=[reason for *_, reason in ENDS])
def test_what_ends_a_query_does_not_end_the_next(
    pool: Pool, text: str, error: type[EndpointError], reason: str
) -> None:
    for _ in range(3):  # more than there are workers
        with pytest.raises((error, DeadlineError)):
            ask(pool, text)
    assert is_healthy(pool), reason


def test_long_results_come_whole(pool: Pool) -> None:
    whole = ask(pool, "CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert whole.count(b"\n") == sum(1 for _ in quads())


def test_results_in_all_lengths_around_the_limit_of_memory_come_whole(pool: Pool) -> None:
    for length in (0, 1, 200_000, 262_138, 262_139, 262_140, 300_000, 1_000_000):
        text = f'SELECT ("{"x" * length}" AS ?x) {{}}'
        assert len(ask(pool, text, "text/csv")) == length + 5


def test_slow_queries_leave_room_for_quick_ones(pool: Pool) -> None:
    with ThreadPoolExecutor(6) as threads:
        slow = [threads.submit(ask, pool, COUNT) for _ in range(4)]
        answered = 0
        while not all(future.done() for future in slow):
            try:
                answered += is_healthy(pool)
            except BusyError as error:
                assert error.headers["Retry-After"]  # noqa: PT017 - told to come again is an answer too
        assert answered > 0
        for future in slow:
            assert isinstance(future.exception(), DeadlineError | BusyError)
    assert is_healthy(pool)


def test_who_waits_in_vain_is_told_when_to_come_again(dataset: Path) -> None:
    single = Pool(dataset.resolve() / "store", 1, 3.0, 1 << 29, 1_000_000)
    single.patience = 0.2
    with ThreadPoolExecutor(1) as threads:
        slow = threads.submit(ask, single, COUNT)
        while not single._running:
            pass
        with pytest.raises(BusyError) as caught:
            is_healthy(single)
        assert isinstance(slow.exception(), DeadlineError), "a single worker's query is not stopped for others"
    single.close()
    assert caught.value.status == 429
    assert int(caught.value.headers["Retry-After"]) > 0


@pytest.fixture
def other(dataset: Path) -> Iterator[Pool]:
    pool = Pool(dataset.resolve() / "store", 2, 5.0, 1 << 29, 1_000_000)
    yield pool
    pool.close()


def test_a_worker_that_is_killed_is_replaced(other: Pool) -> None:
    for worker in list(other._idle.queue):
        os.kill(worker.pid, signal.SIGKILL)
        while not worker.has_ended():
            pass
    assert all(is_healthy(other) for _ in range(4))
    with ThreadPoolExecutor(2) as threads:
        assert all(threads.map(lambda _: is_healthy(other), range(20)))


def test_a_pool_whose_zygote_is_killed_says_so(other: Pool) -> None:
    other._zygote._process.kill()
    other._zygote._process.wait()
    with pytest.raises(EndpointError):
        is_healthy(other)
    assert other.broken


def test_many_threads_get_their_own_answers(pool: Pool) -> None:
    def check(act: int) -> bool:
        iri = f"https://w3id.org/unres/resolution/ga/76/{act}/op/1"
        return f"item {act}.1;".encode() in ask(
            pool, f"SELECT ?t {{ <{iri}> <https://w3id.org/unres/ontology#text> ?t }}"
        )

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(check, range(1, ACTS + 1)))


def test_without_a_store_there_is_no_pool(tmp_path: Path) -> None:
    with pytest.raises(NoDatasetError):
        Pool(tmp_path / "nothing", 1, 1.0, 1 << 29, 1_000)


DISGUISES = [
    "ASK {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ service<{0}>{{?s ?p ?o}} }}",
    "ASK {{ SERVICESILENT<{0}>{{?s ?p ?o}} }}",
    "PREFIX a: <{0}> ASK {{ SERVICEa:{{?s ?p ?o}} }}",
    "ASK {{ VALUES ?x {{ <{0}> }} SERVICE ?x {{ ?s ?p ?o }} }}",
    "ASK FROM <{0}> {{ ?s ?p ?o }}",
    "LOAD <{0}>",
]


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_worker_reaches_no_network_even_unguarded(pool: Pool, disguise: str) -> None:
    came = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)

        def wait() -> None:
            try:
                listener.accept()[0].close()
                came.set()
            except TimeoutError:
                pass

        thread = threading.Thread(target=wait)
        thread.start()
        with suppress(EndpointError):
            ask(pool, disguise.format(f"http://127.0.0.1:{listener.getsockname()[1]}/"))
        thread.join()
    assert not came.is_set()
