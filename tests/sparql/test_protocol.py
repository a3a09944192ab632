"""Requests → operations, by the SPARQL 1.1 Protocol."""

from typing import NamedTuple

import pytest

from unres_site.sparql.errors import EndpointError
from unres_site.sparql.protocol import Operation, read_operation

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
G, H = "http%3A%2F%2Fa.example%2Fg", "http%3A%2F%2Fa.example%2Fh"
g, h = "http://a.example/g", "http://a.example/h"


class Sent(NamedTuple):
    """A request: method, query string, Content-Type, body."""

    method: str
    address: str
    media_type: str | None = None
    body: bytes = b""


READ = [
    (Sent("GET", "query=ASK%20%7B%7D"), Operation("ASK {}"), "by GET"),
    (Sent("HEAD", "query=ASK%20%7B%7D"), Operation("ASK {}"), "HEAD is GET"),
    (Sent("GET", "query=ASK+%7B%7D"), Operation("ASK {}"), "a plus sign is a space"),
    (Sent("GET", "query=ASK%7B%3Ca%2Bb%3E%7D"), Operation("ASK{<a+b>}"), "unless it is encoded"),
    (Sent("GET", "query=%3Ca%2525%3E"), Operation("<a%25>"), "percent signs are decoded once"),
    (Sent("GET", "query=caf%C3%A9"), Operation("café"), "UTF-8"),
    (Sent("GET", "query="), Operation(""), "an empty query is one, and fails later, as a query"),
    (Sent("GET", ""), Operation(), "the bare address"),
    (Sent("GET", "foo=bar"), Operation(), "other parameters do not count"),
    (Sent("GET", f"query=Q&default-graph-uri={G}"), Operation("Q", (g,)), "a default graph"),
    (
        Sent("GET", f"query=Q&default-graph-uri={G}&default-graph-uri={H}&named-graph-uri={H}"),
        Operation("Q", (g, h), (h,)),
        "graphs of both kinds",
    ),
    (Sent("POST", "", FORM, b"query=ASK%20%7B%7D"), Operation("ASK {}"), "as a form"),
    (Sent("POST", "", FORM + "; charset=UTF-8", b"query=Q"), Operation("Q"), "with the charset"),
    (Sent("POST", "", FORM.upper(), b"query=Q"), Operation("Q"), "media types have no case"),
    (Sent("POST", f"default-graph-uri={G}", FORM, b"query=Q"), Operation("Q", (g,)), "graphs in the address of a form"),
    (Sent("POST", "", FORM, f"query=Q&named-graph-uri={G}".encode()), Operation("Q", (), (g,)), "graphs in the form"),
    (Sent("POST", "", QUERY, b"ASK {}"), Operation("ASK {}"), "as the body"),
    (Sent("POST", "", QUERY, b"ASK {<a%25+b>}"), Operation("ASK {<a%25+b>}"), "a body is not decoded"),
    (Sent("POST", f"named-graph-uri={G}", QUERY, b"Q"), Operation("Q", (), (g,)), "graphs in the address of a body"),
    (Sent("GET", "query=Q&format=json&output=json&results=json"), Operation("Q", format="json"), "SPARQLWrapper"),
    (Sent("GET", "query=Q&results=xml"), Operation("Q", format="xml"), "one of the three alone"),
    (Sent("GET", "query=Q&accept=text/csv"), Operation("Q", accept="text/csv"), "our own, for links"),
]


@pytest.mark.parametrize(("sent", "expected", "reason"), READ)
def test_requests_are_read(sent: Sent, expected: Operation, reason: str) -> None:
    assert read_operation(*sent) == expected, reason


REFUSED = [
    (Sent("GET", "query=A&query=B"), 400, "two queries"),
    (Sent("POST", "query=A", QUERY, b"B"), 400, "a query in the address and in the body"),
    (Sent("POST", "query=A", FORM, b"query=B"), 400, "a query in the address and in the form"),
    (Sent("POST", "", FORM, b""), 400, "a form without a query"),
    (Sent("POST", "", FORM, b"default-graph-uri=x:y"), 400, "a form with graphs only"),
    (Sent("GET", "query=%FF"), 400, "an address that is not UTF-8"),
    (Sent("POST", "", QUERY, b"ASK \xff{}"), 400, "a body that is not UTF-8"),
    (Sent("GET", "query=Q&default-graph-uri=relative"), 400, "a graph without an absolute IRI"),
    (Sent("GET", "query=Q&named-graph-uri=http%3A%2F%2Fa.example%2F%3E"), 400, "a graph that is no IRI"),
    (Sent("GET", "&".join(["a=b"] * 1_001)), 400, "a thousand parameters"),
    (Sent("GET", "update=CLEAR%20ALL"), 403, "an update by GET"),
    (Sent("POST", "", FORM, b"update=CLEAR%20ALL"), 403, "an update as a form"),
    (Sent("POST", "", FORM, b"query=ASK%7B%7D&update=CLEAR%20ALL"), 403, "an update beside a query"),
    (Sent("POST", "", UPDATE, b"CLEAR ALL"), 403, "an update as the body"),
    (Sent("POST", "", UPDATE + "; charset=utf-8", b"CLEAR ALL"), 403, "with a charset"),
    (Sent("GET", "query=ASK%7B%7D&using-graph-uri=x:y"), 403, "a graph for updates"),
    (Sent("POST", "", None, b"query=Q"), 415, "no media type"),
    (Sent("POST", "", "text/plain", b"ASK {}"), 415, "another media type"),
    (Sent("POST", "", "multipart/form-data; boundary=x", b""), 415, "a form of files"),
    (Sent("POST", "", "application/sparql-query-not", b"ASK {}"), 415, "a type that begins alike"),
    (Sent("POST", "", QUERY + "; charset=UTF-16", "ASK {}".encode("utf-16")), 415, "another charset"),
    (Sent("PUT", "", QUERY, b"ASK {}"), 405, "another method"),
    (Sent("DELETE", "query=Q"), 405, "and another"),
    (Sent("get", "query=Q"), 405, "methods have case"),
]


@pytest.mark.parametrize(("sent", "status", "reason"), REFUSED)
def test_requests_are_refused(sent: Sent, status: int, reason: str) -> None:
    with pytest.raises(EndpointError) as caught:
        read_operation(*sent)
    assert caught.value.status == status, reason


def test_the_allowed_methods_are_told() -> None:
    with pytest.raises(EndpointError) as caught:
        read_operation("PATCH", "", None, b"")
    assert caught.value.headers == {"Allow": "GET, HEAD, OPTIONS, POST"}
