"""Clients that people use, against the real server."""

from urllib.parse import urlencode

import pytest
from rdflib import RDF, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from sparql.made_dataset import ACTS, PARAGRAPHS
from unres.namespaces import BASE, UNR

UNR_NS = Namespace(UNR)
PARAGRAPH = URIRef(f"{BASE}resolution/ga/76/7/op/2")
TEXT = f"SELECT ?t {{ <{PARAGRAPH}> <{UNR}text> ?t }}"
GRAPH = f"CONSTRUCT WHERE {{ <{PARAGRAPH}> ?p ?o }}"


def wrapper(server: str, query: str) -> SPARQLWrapper:
    made = SPARQLWrapper(server + "sparql")
    made.setQuery(query)
    return made


@pytest.mark.parametrize("return_format", [JSON, XML, CSV, TSV])
@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_reads_solutions_in_every_format(server: str, return_format: str, method: str) -> None:
    client = wrapper(server, TEXT)
    client.setReturnFormat(return_format)
    client.setMethod(method)
    found = client.query().convert()
    assert "item 7.2;" in (found.toxml() if return_format == XML else str(found))


@pytest.mark.parametrize("request_method", [URLENCODED, POSTDIRECTLY])
def test_sparqlwrapper_posts_in_both_ways(server: str, request_method: str) -> None:
    client = wrapper(server, TEXT)
    client.setReturnFormat(JSON)
    client.setMethod(POST)
    client.setRequestMethod(request_method)
    found = client.queryAndConvert()
    assert found["results"]["bindings"][0]["t"]["xml:lang"] == "en"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated", "ignore:Dataset")
@pytest.mark.parametrize("return_format", [RDFXML, JSONLD, XML])
def test_sparqlwrapper_reads_graphs(server: str, return_format: str) -> None:
    client = wrapper(server, GRAPH)
    client.setReturnFormat(return_format)
    graph = client.queryAndConvert()
    assert (PARAGRAPH, RDF.type, UNR_NS.OperativeParagraph) in graph.triples((None, None, None)) or (
        PARAGRAPH,
        RDF.type,
        UNR_NS.OperativeParagraph,
    ) in graph


@pytest.mark.parametrize("return_format", [TURTLE, N3])
def test_sparqlwrapper_reads_turtle(server: str, return_format: str) -> None:
    client = wrapper(server, GRAPH)
    client.setReturnFormat(return_format)
    graph = Graph().parse(client.queryAndConvert(), format="turtle")
    assert (PARAGRAPH, UNR_NS.position, Literal(2)) in graph


def test_sparqlwrapper_is_told_of_a_syntax_error(server: str) -> None:
    with pytest.raises(QueryBadFormed, match="line"):
        wrapper(server, "SELECT * {").query()


def test_sparqlwrapper_asks(server: str) -> None:
    client = wrapper(server, "ASK { ?s ?p ?o }")
    client.setReturnFormat(JSON)
    assert client.queryAndConvert()["boolean"] is True


def test_rdflib_store_is_read_as_a_graph(server: str) -> None:
    graph = Graph(SPARQLStore(server + "sparql"))
    assert len(graph) > ACTS * PARAGRAPHS
    assert (PARAGRAPH, RDF.type, UNR_NS.OperativeParagraph) in graph
    assert graph.value(PARAGRAPH, UNR_NS.position) == Literal(2)
    assert len(set(graph.subjects(RDF.type, UNR_NS.Resolution))) == ACTS


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_store_runs_queries(server: str, method: str) -> None:
    graph = Graph(SPARQLStore(server + "sparql", method=method))
    [row] = graph.query(TEXT)
    assert row[0].language == "en"


@pytest.mark.parametrize("return_format", ["xml", "json", "csv", "tsv"])
def test_rdflib_store_reads_every_format(server: str, return_format: str) -> None:
    graph = Graph(SPARQLStore(server + "sparql", returnFormat=return_format))
    assert len(list(graph.query(f"SELECT ?p {{ ?p <{UNR}position> 3 }}"))) == ACTS


def test_rdflib_store_reads_one_named_graph(server: str) -> None:
    name = URIRef(f"{BASE}graph/resolution/ga/76/7")
    graph = Dataset(SPARQLStore(server + "sparql"), default_union=True).get_context(name)
    assert len(set(graph.subjects(RDF.type, UNR_NS.OperativeParagraph))) == PARAGRAPHS


@pytest.mark.parametrize("media_type", [None, "turtle", "nt", "xml"])
def test_rdflib_parses_the_address_of_a_construct(server: str, media_type: str | None) -> None:
    address = f"{server}sparql?{urlencode({'query': GRAPH})}"
    graph = Graph().parse(address, format=media_type)
    assert (PARAGRAPH, UNR_NS.position, Literal(2)) in graph


def test_rdflib_parses_the_service_description(server: str) -> None:
    assert len(Graph().parse(server + "sparql")) > 50
