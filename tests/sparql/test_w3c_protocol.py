"""The W3C's tests of the SPARQL 1.1 Protocol, where they concern queries; its updates must all be refused."""

import http.client
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from rdflib import Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")

TABLES = {
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
}
GRAPHS = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"}
TYPES = {"boolean": TABLES, "tabular": TABLES, "RDF": GRAPHS}


@dataclass
class Exchange:
    """A request of a test and what must come of it: the first digits of allowed statuses, format, boolean."""

    method: str
    query_string: str
    headers: dict[str, str]
    body: bytes | None
    statuses: set[str]
    format: str | None
    boolean: bool | None

    @property
    def is_update(self) -> bool:
        parts = (self.query_string, (self.body or b"").decode("latin-1"), self.headers.get("content-type", ""))
        return any("update=" in part or "sparql-update" in part for part in parts)


def exchanges(graph: Graph, entry: Node) -> Iterator[Exchange]:
    """Give the requests of a test in their order."""
    for connection in graph.objects(entry, MF.action):
        for request in Collection(graph, graph.value(connection, HT.requests)):
            response, content = graph.value(request, HT.resp), graph.value(request, HT.body)
            headers = graph.value(request, HT.headers)
            body = None
            if content is not None:
                body = str(graph.value(content, CNT.chars)).encode(str(graph.value(content, CNT.characterEncoding)))
            boolean = graph.value(response, MF.expectedBoolean)
            expected = graph.value(response, MF.expectedFormat)
            yield Exchange(
                str(graph.value(request, HT.methodName)),
                urlsplit(str(graph.value(request, HT.absolutePath))).query,
                {
                    str(graph.value(header, HT.fieldName)).lower(): str(graph.value(header, HT.fieldValue))
                    for header in (Collection(graph, headers) if headers else ())
                },
                body,
                {str(status).rpartition("StatusCode")[2][0] for status in graph.objects(response, MF.expectedStatus)},
                None if expected is None else str(expected),
                None if boolean is None else bool(boolean.toPython()),
            )


def check(server: str, exchange: Exchange) -> str | None:
    """Make a request and say what is wrong with the answer, if anything."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=30)
    target = "/sparql" + (f"?{exchange.query_string}" if exchange.query_string else "")
    try:
        connection.request(exchange.method, target, exchange.body, exchange.headers)
        response = connection.getresponse()
        content = response.read()
    finally:
        connection.close()
    statuses = {"4"} if exchange.is_update else exchange.statuses
    if str(response.status)[0] not in statuses:
        return f"status {response.status}, not {statuses}: {content[:200]!r}"
    if response.status >= 300:
        return None
    media_type = response.headers.get_content_type()
    if exchange.format and media_type not in TYPES[exchange.format]:
        return f"{media_type} for {exchange.format}"
    if exchange.boolean is not None and json.loads(content)["boolean"] is not exchange.boolean:
        return f"boolean is not {exchange.boolean}"
    return None


@pytest.mark.corpora
def test_the_protocol_tests_pass(shared: Path, start_server: Callable[..., str], dataset: Path) -> None:
    manifest = shared / "suites/sparql/sparql11/protocol/manifest.ttl"
    graph = Graph().parse(manifest, format="turtle")
    server = start_server(dataset)
    found: dict[str, list[str]] = {}
    queries = updates = 0
    for entries in graph.objects(None, MF.entries):
        for entry in Collection(graph, entries):
            made = list(exchanges(graph, entry))
            name = str(entry).rpartition("#")[2]
            is_update = "update" in name
            queries, updates = queries + (not is_update), updates + is_update
            if name.startswith("update_"):  # it ends with a query that looks at its effect, and there is none
                made = [exchange for exchange in made if exchange.is_update]
            problems = [problem for exchange in made if (problem := check(server, exchange))]
            if problems:
                found[str(entry)] = problems
    assert not found
    assert (queries, updates) == (20, 14)
