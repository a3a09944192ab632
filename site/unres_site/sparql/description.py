"""Describes the endpoint in RDF: SPARQL 1.1 Service Description, https://www.w3.org/TR/sparql11-service-description/.

The description of the dataset itself (VoID, DCAT) stands in the dataset, in `graph/dataset`; here it is joined with
what only the running endpoint knows: its address, its formats and its example queries.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from unres.namespaces import PREFIXES
from unres_site.sparql.examples import example_triples

_SD: Final = PREFIXES["sd"]
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")

# https://www.w3.org/ns/formats/
_RESULT_FORMATS: Final = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "N-Quads",
    "TriG",
    "RDF_XML",
    "JSON-LD",
)


def dataset_query(base: str) -> str:
    """Give the query for what the dataset says about itself.

    >>> dataset_query("https://w3id.org/unres/")
    'CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <https://w3id.org/unres/graph/dataset> { ?s ?p ?o } }'
    """
    return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{base}graph/dataset> {{ ?s ?p ?o }} }}"


def service_triples(endpoint: str, base: str) -> Iterator[Triple]:
    """Give the description of the service at an address."""
    service, dataset, graph = NamedNode(endpoint + "#service"), NamedNode(base + "dataset"), BlankNode()
    yield Triple(service, _TYPE, NamedNode(_SD + "Service"))
    yield Triple(service, NamedNode(_SD + "endpoint"), NamedNode(endpoint))
    yield Triple(service, NamedNode(PREFIXES["rdfs"] + "label"), Literal("SPARQL endpoint of unres", language="en"))
    yield Triple(service, NamedNode(_SD + "supportedLanguage"), NamedNode(_SD + "SPARQL11Query"))
    yield Triple(service, NamedNode(_SD + "feature"), NamedNode(_SD + "UnionDefaultGraph"))
    for name in _RESULT_FORMATS:
        yield Triple(service, NamedNode(_SD + "resultFormat"), NamedNode("http://www.w3.org/ns/formats/" + name))
    yield Triple(service, NamedNode(_SD + "defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, NamedNode(_SD + "Dataset"))
    yield Triple(dataset, NamedNode(_SD + "defaultGraph"), graph)
    yield Triple(graph, _TYPE, NamedNode(_SD + "Graph"))


def describe(endpoint: str, base: str, dataset: bytes, media_type: str) -> bytes:
    """Write the description.

    Args:
        endpoint: Address of the endpoint.
        base: The IRI base of the dataset.
        dataset: What the dataset says about itself, in N-Triples.
        media_type: An RDF type.

    >>> b"sd:endpoint" in describe("http://a.example/sparql", "https://w3id.org/unres/", b"", "text/turtle")
    True
    """
    triples = [*service_triples(endpoint, base), *example_triples(endpoint, base)]
    triples += [quad.triple for quad in parse(dataset, RdfFormat.N_TRIPLES)]
    format_ = RdfFormat.from_media_type(media_type)
    if format_ is None:
        raise ValueError(f"{media_type} is no format of a graph")
    output = BytesIO()
    known = PREFIXES if format_ in {RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.RDF_XML} else None
    serialize(triples, output, format_, prefixes=known)
    return output.getvalue()
