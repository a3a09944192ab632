"""Accept, parameters and query forms → the format of the result."""

import pytest

from unres_site.sparql.errors import EndpointError
from unres_site.sparql.guard import Form
from unres_site.sparql.results import choose, choose_description

S, A, C, D = Form.SELECT, Form.ASK, Form.CONSTRUCT, Form.DESCRIBE
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
RDFLIB_STORE = f"{XML}, application/rdf+xml"
WRAPPER_ANY = "*/*"

CHOSEN = [
    (S, None, None, JSON, "no header: the default"),
    (S, "", None, JSON, "an empty header"),
    (S, "*/*", None, JSON, "anything"),
    (A, "*/*", None, JSON, "ASK likewise"),
    (C, "*/*", None, "text/turtle", "a graph's default"),
    (D, None, None, "text/turtle", "DESCRIBE likewise"),
    (S, JSON, None, JSON, "each type by its name"),
    (S, XML, None, XML, ""),
    (S, "text/csv", None, "text/csv", ""),
    (S, "text/tab-separated-values", None, "text/tab-separated-values", ""),
    (A, "text/csv", None, "text/csv", "ASK has them all"),
    (C, "application/n-triples", None, "application/n-triples", ""),
    (C, "application/rdf+xml", None, "application/rdf+xml", ""),
    (C, "application/ld+json", None, "application/ld+json", ""),
    (C, "application/n-quads", None, "application/n-quads", ""),
    (C, "application/trig", None, "application/trig", ""),
    (S, "application/json", None, JSON, "plain JSON"),
    (S, "application/xml", None, XML, "plain XML"),
    (C, "application/json", None, "application/ld+json", "plain JSON for a graph"),
    (C, "application/xml", None, "application/rdf+xml", "plain XML for a graph"),
    (S, f"{XML};q=0.5, {JSON};q=0.4", None, XML, "weights count"),
    (S, f"{JSON};q=0, */*", None, XML, "what is refused is not sent"),
    (S, RDFLIB_STORE, None, XML, "rdflib's SPARQLStore"),
    (C, RDFLIB_STORE, None, "application/rdf+xml", "which sends the same for a graph"),
    (C, f"application/n-quads,application/trig;q=0.95,text/html;q=0.2,{JSON}", None, "application/n-quads", "Comunica"),
    (S, "text/turtle;q=abc,,", None, JSON, "a broken header has an answer"),
    (S, "*/*", "csv", "text/csv", "a parameter where anything is accepted"),
    (S, None, "xml", XML, "or nothing is said"),
    (S, JSON, "xml", JSON, "Accept wins"),
    (S, XML, "json", XML, "SPARQLWrapper sends the two together"),
    (C, "*/*", "json-ld", "application/ld+json", "JSON-LD by SPARQLWrapper's name"),
    (C, "*/*", "rdf+xml", "application/rdf+xml", "and RDF/XML"),
    (C, "*/*", "n3", "text/turtle", "and N3"),
    (S, "*/*", "turtle", JSON, "a format of another form of query is no reason to fail"),
    (S, "*/*", "bananas", JSON, "nor is one that nobody knows"),
]


@pytest.mark.parametrize(("form", "accept", "asked", "media_type", "reason"), CHOSEN)
def test_the_format_is_chosen(form: Form, accept: str | None, asked: str | None, media_type: str, reason: str) -> None:
    assert choose(form, accept, asked).media_type == media_type, reason


def test_a_browser_gets_the_page_where_there_is_one() -> None:
    assert choose(S, BROWSER, None, page=True).name == "html"
    assert choose(S, BROWSER, "csv", page=True).name == "html", "Accept wins"
    assert choose(S, "*/*", None, page=True).name == "json"
    assert choose(S, "text/html;q=0, */*", None, page=True).name == "json"


@pytest.mark.parametrize("accept", ["image/png", "text/html", "text/turtle"])
def test_other_types_are_not_acceptable_and_the_offer_is_listed(accept: str) -> None:
    with pytest.raises(EndpointError, match="text/csv") as caught:
        choose(S, accept, None)
    assert caught.value.status == 406


BARE = [
    (BROWSER, "html", "a browser gets the editor"),
    ("text/turtle", "ttl", "RDF gets the service description"),
    ("application/rdf+xml, text/html;q=0.1", "rdf", "what is preferred counts"),
    ("application/ld+json", "jsonld", ""),
    ("*/*", "ttl", "anything gets the service description, as section 2 of that recommendation says"),
    (None, "ttl", ""),
]


@pytest.mark.parametrize(("accept", "name", "reason"), BARE)
def test_the_bare_address_has_two_answers(accept: str | None, name: str, reason: str) -> None:
    assert choose_description(accept, page=True).name == name, reason


@pytest.mark.parametrize("accept", [JSON, "application/json", "text/csv", "image/png"])
def test_a_client_of_results_forgot_its_query(accept: str) -> None:
    with pytest.raises(EndpointError) as caught:
        choose_description(accept, page=True)
    assert caught.value.status == 400
