"""The endpoint over HTTP, against the real server: statuses, headers, bodies."""

import csv
import http.client
import io
import json
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

import pytest
from rdflib import Graph

from sparql.made_dataset import COUNT, W3C_GRAPHS

JSON = "application/sparql-results+json"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
TEXT = "SELECT ?t { <https://w3id.org/unres/resolution/ga/76/7/op/2> <https://w3id.org/unres/ontology#text> ?t }"
GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { ?s <https://w3id.org/unres/ontology#position> 3 ; ?p ?o }"


class Reply(NamedTuple):
    """An answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers["content-type"].partition(";")[0]

    def json(self) -> dict[str, object]:
        document: dict[str, object] = json.loads(self.body)
        return document


def request(server: str, method: str, target: str = "/sparql", body: bytes | None = None, **headers: str) -> Reply:
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=30)
    try:
        connection.request(method, target, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, found, response.read())
    finally:
        connection.close()


def ask(server: str, query: str, accept: str = "*/*", **parameters: str) -> Reply:
    return request(server, "GET", "/sparql?" + urlencode({"query": query, **parameters}), Accept=accept)


TABLES = [
    ("*/*", JSON),
    ("application/json", JSON),
    ("application/sparql-results+xml", "application/sparql-results+xml"),
    ("text/csv", "text/csv"),
    ("text/tab-separated-values", "text/tab-separated-values"),
]


@pytest.mark.parametrize(("accept", "media_type"), TABLES)
def test_solutions_in_all_formats(server: str, accept: str, media_type: str) -> None:
    reply = ask(server, TEXT, accept)
    assert (reply.status, reply.type) == (200, media_type)
    assert b"item 7.2;" in reply.body
    assert int(reply.headers["content-length"]) == len(reply.body)


RDFLIB_WARNS = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by its own JSON-LD parser
GRAPHS = ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]


@RDFLIB_WARNS
@pytest.mark.parametrize("media_type", [*GRAPHS, "application/trig", "application/n-quads"])
def test_graphs_in_all_formats(server: str, media_type: str) -> None:
    reply = ask(server, GRAPH, media_type)
    assert (reply.status, reply.type) == (200, media_type)
    if media_type in GRAPHS:
        assert len(Graph().parse(reply.body, format=media_type)) == len(
            Graph().parse(ask(server, GRAPH, "application/n-triples").body, format="nt")
        )


def test_csv_is_csv(server: str) -> None:
    text = ask(server, TEXT, "text/csv").body.decode()
    assert next(csv.reader(io.StringIO(text))) == ["t"]


def test_ask_has_a_boolean(server: str) -> None:
    assert ask(server, "ASK {}").json()["boolean"] is True
    assert ask(server, "ASK { <x:y> ?p ?o }").json()["boolean"] is False


def test_post_as_a_form_and_as_a_body(server: str) -> None:
    form = request(
        server, "POST", body=urlencode({"query": TEXT}).encode(), Content_Type="application/x-www-form-urlencoded"
    )
    direct = request(server, "POST", body=TEXT.encode(), Content_Type="application/sparql-query; charset=utf-8")
    assert form.status == direct.status == 200
    assert form.body == direct.body == ask(server, TEXT).body


def test_percent_signs_of_an_iri_survive(server: str) -> None:
    iri = "http://a.example/50%25/%C3%A9"
    reply = ask(server, f"SELECT ?o {{ <{iri}> ?p ?o }}", **{"default-graph-uri": "http://a.example/graph%20one"})
    assert b"percent signs" in reply.body


def test_relative_iris_are_relative_to_the_dataset(server: str) -> None:
    assert b"item 7.2;" in ask(server, "SELECT ?t { <resolution/ga/76/7/op/2> <ontology#text> ?t }").body


def test_graphs_stand_in_the_address_of_a_post_too(server: str) -> None:
    target = f"/sparql?default-graph-uri={quote(W3C_GRAPHS, safe='')}data1.rdf"
    query = b"SELECT ?s { ?s ?p ?o }"
    reply = request(server, "POST", target, query, Content_Type="application/sparql-query", Accept="text/csv")
    assert reply.body.split() == [b"s", f"{W3C_GRAPHS}data1.rdf".encode()]


PROBLEMS = [
    ("SELECT *\nWHERE {\n  ?s ?p\n}", 400, (4, 1, "}"), "a syntax error"),
    ("SELECT * { ?s ?p 'é", 400, (1, 18, "SELECT * { ?s ?p 'é"), "an open string"),
    ("ASK { SERVICE <http://a.example/> {} }", 403, (1, 7, None), "a service"),
    ("ASK FROM <http://127.0.0.1:1/> {}", 403, None, "a graph from elsewhere"),
    ("INSERT DATA { <x:a> <x:b> <x:c> }", 403, (1, 1, None), "an update in the query"),
    ("ASK {" + "{" * 500 + "}" * 500 + "}", 400, (1, 69, None), "a query of death"),
    (COUNT, 503, None, "the deadline"),
    (f"SELECT ('{'x' * 5_000}' AS ?long) {{ ?a ?b ?c }}", 422, None, "a result beyond the limit"),
    ("", 400, (1, 1, ""), "an empty query"),
]


@pytest.mark.parametrize(("query", "status", "place", "reason"), PROBLEMS, ids=[reason for *_, reason in PROBLEMS])
def test_problems_are_told_in_one_shape(
    server: str, query: str, status: int, place: tuple[int, int, str | None] | None, reason: str
) -> None:
    reply = ask(server, query)
    assert (reply.status, reply.type) == (status, "application/problem+json"), reason
    document = reply.json()
    assert document["status"] == status
    assert document["title"]
    assert document["detail"]
    assert reply.headers["access-control-allow-origin"] == "*"
    assert reply.headers["cache-control"] == "no-store"
    if place:
        line, column, source = place
        assert (document["line"], document["column"]) == (line, column)
        assert source is None or document["source"] == source
    else:
        assert "line" not in document
    assert ("retry-after" in reply.headers) == (status == 503)


def test_updates_are_refused(server: str) -> None:
    for media_type, body in (
        ("application/sparql-update", b"CLEAR ALL"),
        ("application/x-www-form-urlencoded", b"update=CLEAR%20ALL"),
    ):
        assert request(server, "POST", body=body, Content_Type=media_type).status == 403
    assert ask(server, "ASK { ?s ?p ?o }").json()["boolean"] is True


def test_other_methods_are_not_allowed(server: str) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        reply = request(server, method, "/sparql?query=ASK%7B%7D")
        assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def test_options_answers_a_preflight(server: str) -> None:
    reply = request(server, "OPTIONS", Origin="https://a.example", Access_Control_Request_Method="POST")
    assert (reply.status, reply.body) == (204, b"")
    assert reply.headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert "POST" in reply.headers["access-control-allow-methods"]
    assert "Content-Type" in reply.headers["access-control-allow-headers"]


@pytest.mark.parametrize("query", [TEXT, "ASK {", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_head_is_get_without_the_body(server: str, query: str) -> None:
    target = "/sparql?" + urlencode({"query": query})
    head, get = request(server, "HEAD", target), request(server, "GET", target)
    assert head.body == b""
    changing = {"date"}
    assert {k: v for k, v in head.headers.items() if k not in changing} == {
        k: v for k, v in get.headers.items() if k not in changing
    }
    assert head.status == get.status


def test_what_has_not_changed_is_not_sent_again(server: str) -> None:
    first = ask(server, TEXT)
    assert first.headers["vary"] == "Accept"
    target = "/sparql?" + urlencode({"query": TEXT})
    again = request(server, "GET", target, If_None_Match=f'"other", {first.headers["etag"]}')
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert request(server, "GET", target, If_None_Match='"other"').status == 200
    other = request(server, "GET", target, Accept="text/csv", If_None_Match=first.headers["etag"])
    assert other.status == 200, "another format is another representation"


def test_what_changes_by_itself_is_not_cached(server: str) -> None:
    reply = ask(server, "SELECT (NOW() AS ?x) {}")
    assert reply.headers["cache-control"] == "no-store"
    assert "etag" not in reply.headers


@RDFLIB_WARNS
@pytest.mark.parametrize("media_type", ["text/turtle", "application/ld+json", "application/rdf+xml"])
def test_the_bare_address_describes_the_service(server: str, media_type: str) -> None:
    reply = request(server, "GET", Accept=media_type)
    assert (reply.status, reply.type) == (200, media_type)
    graph = Graph().parse(reply.body, format=media_type)
    found = graph.query("""
        PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        SELECT ?endpoint (COUNT(DISTINCT ?example) AS ?examples) (COUNT(DISTINCT ?prefix) AS ?prefixes) {
          ?service a sd:Service ; sd:endpoint ?endpoint ; sd:supportedLanguage sd:SPARQL11Query .
          ?example a sh:SPARQLExecutable ; sh:prefixes/sh:declare [ sh:prefix ?prefix ; sh:namespace ?namespace ] .
        } GROUP BY ?endpoint""")
    [(endpoint, examples, prefixes)] = [tuple(row) for row in found]
    assert str(endpoint) == f"{server}sparql"
    assert int(examples) >= 10
    assert int(prefixes) >= 10


def test_the_bare_address_has_an_editor_for_people(server: str) -> None:
    reply = request(server, "GET", Accept=BROWSER)
    assert (reply.status, reply.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"<textarea" in reply.body


def test_the_bare_address_has_nothing_else(server: str) -> None:
    assert request(server, "GET", Accept=JSON).status == 400
    assert request(server, "POST", Accept=JSON).status == 415


def test_a_browser_gets_a_page_without_javascript(server: str) -> None:
    page = ask(server, TEXT, BROWSER)
    assert (page.status, page.type) == (200, "text/html")
    assert b"item 7.2;" in page.body
    graph = ask(server, "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 2", BROWSER)
    assert (graph.status, graph.type) == (200, "text/html")


def test_a_page_shows_what_is_wrong_and_keeps_the_query(server: str) -> None:
    page = ask(server, 'SELECT * { ?s ?p <&"> }', BROWSER)
    assert (page.status, page.type) == (400, "text/html")
    assert b"Line 1, column" in page.body
    assert b"&lt;&amp;&#34;&gt;" in page.body


def test_a_page_runs_nothing_of_the_data(server: str) -> None:
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    page = ask(server, f"SELECT * {{ ?s <{label}> ?l FILTER(CONTAINS(?l, 'script')) }}", BROWSER).body
    assert b"javascript:alert" in page
    assert b'href="javascript' not in page
    assert b"<script>alert" not in page


def test_a_link_may_carry_the_accept_header(server: str) -> None:
    target = "/sparql?" + urlencode({"query": TEXT, "accept": "text/csv"})
    assert request(server, "GET", target, Accept=BROWSER).type == "text/csv"


def test_a_format_that_is_not_offered(server: str) -> None:
    reply = ask(server, TEXT, "image/png")
    assert reply.status == 406
    assert "text/csv" in str(reply.json()["detail"])
