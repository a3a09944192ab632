"""Every kind of thing of the design's section 3, asked for by browsers, programs and by extension."""

import csv
import io
import json

import pyoxigraph as ox
import pytest
import rdflib
from flask.testing import FlaskClient
from lxml import etree

from unres_site.negotiation import BY_NAME

BASE = "https://w3id.org/unres/"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
ACT = "resolution/cnd/62/2"

DOCUMENTS: list[tuple[str, str]] = [
    (ACT, "an act"),
    ("resolution/ga/76/188", "an act with notes and points"),
    ("resolution/cnd/57/9", "an act that is only cited"),
    ("decision/cnd/63/15", "a decision that is only cited"),
    (f"{ACT}/op/2", "an operative paragraph"),
    (f"{ACT}/pp/3", "a preambular paragraph"),
    (f"{ACT}/pp/7/a", "a point in the preamble"),
    (f"{ACT}/fn/1", "a note"),
    (f"{ACT}/en", "a language version"),
    (f"{ACT}/pp/3/cite/1", "a citation"),
    ("treaty/14152", "a treaty"),
    ("document/E/INCB/2018/1", "a document"),
    ("publication/E.11.XI.14", "a publication"),
    ("resolution", "all resolutions"),
    ("resolution/cnd", "a body's resolutions"),
    ("resolution/cnd/62", "a session's resolutions"),
    (f"{ACT}/op", "an act's operative paragraphs"),
    (f"{ACT}/cite", "an act's citations"),
    ("body", "all bodies"),
    ("concept", "the schemes"),
    ("concept/verb", "a scheme"),
    ("treaty", "all treaties"),
    ("document", "all documents"),
    ("fragment", "all fragments"),
    ("session", "all sessions"),
    ("source", "all source files"),
    ("ontology", "the ontology"),
    ("dataset", "the dataset"),
    ("graph/ontology", "a named graph"),
    (f"graph/{ACT}", "an act's graph"),
]

THINGS: list[tuple[str, str]] = [
    ("body/cnd", "a body"),
    ("session/cnd/62", "a session"),
    ("meeting/ga/76/53", "a meeting"),
    ("concept/verb/urges", "a concept"),
    ("concept/actor/member-states", "an actor"),
    ("initiative/smart", "an initiative"),
    (f"{ACT}/op/2/act/1", "an action"),
]

RDF = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}


@pytest.mark.parametrize(("path", "reason"), DOCUMENTS, ids=[row[0] for row in DOCUMENTS])
@pytest.mark.parametrize("accept", ["", "text/html", "application/ld+json"])
def test_documents_are_sent(client: FlaskClient, path: str, reason: str, accept: str) -> None:
    answer = client.get(f"/{path}", headers={"Accept": accept} if accept else {})
    name = {"": "ttl", "text/html": "html", "application/ld+json": "jsonld"}[accept]
    assert answer.status_code == 200, reason
    assert answer.headers["Content-Type"] == BY_NAME[name].content_type
    assert answer.headers["Content-Location"] == f"/{path}.{name}"
    assert len(answer.data) > 100


@pytest.mark.parametrize(("path", "reason"), THINGS, ids=[row[0] for row in THINGS])
@pytest.mark.parametrize("accept", ["", "text/html", "application/n-quads"])
def test_things_lead_to_their_description_in_one_hop(client: FlaskClient, path: str, reason: str, accept: str) -> None:
    headers = {"Accept": accept} if accept else {}
    answer = client.get(f"/{path}", headers=headers)
    name = {"": "ttl", "text/html": "html", "application/n-quads": "nq"}[accept]
    assert answer.status_code == 303, reason
    assert answer.headers["Location"] == f"/{path}.{name}", "the negotiated type is kept"
    described = client.get(answer.headers["Location"])
    assert described.status_code == 200
    assert described.headers["Content-Type"] == BY_NAME[name].content_type


@pytest.mark.parametrize("path", [path for path, _ in DOCUMENTS + THINGS if not path.startswith("graph/")])
@pytest.mark.parametrize("name", RDF)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own use of it
def test_rdflib_reads_the_description_of_the_thing_asked_for(client: FlaskClient, path: str, name: str) -> None:
    answer = client.get(f"/{path}.{name}")
    assert answer.status_code == 200
    graph = rdflib.Graph().parse(data=answer.data, format=RDF[name])
    assert list(graph.predicate_objects(rdflib.URIRef(BASE + path))), "line 12: the subject is the address asked"


def triples(client: FlaskClient, path: str, name: str) -> set[ox.Triple]:
    syntax = {
        "ttl": ox.RdfFormat.TURTLE,
        "nt": ox.RdfFormat.N_TRIPLES,
        "nq": ox.RdfFormat.N_QUADS,
        "rdf": ox.RdfFormat.RDF_XML,
        "jsonld": ox.RdfFormat.JSON_LD,
    }[name]
    return {quad.triple for quad in ox.parse(client.get(f"/{path}.{name}").data, format=syntax, base_iri=BASE)}


@pytest.mark.parametrize(
    "path", [ACT, f"{ACT}/op/2", "body/cnd", "treaty/14152", "resolution/cnd", "concept/verb/urges"]
)
def test_every_syntax_says_the_same(client: FlaskClient, path: str) -> None:
    turtle = triples(client, path, "ttl")
    for name in ("jsonld", "nt", "nq", "rdf"):
        assert triples(client, path, name) == turtle, name


@pytest.mark.parametrize(
    "path", [path for path, _ in DOCUMENTS + THINGS if not path.startswith(("graph/", "dataset", "ontology"))]
)
def test_every_linked_thing_of_ours_has_a_label(client: FlaskClient, path: str) -> None:
    found = triples(client, path, "nt")
    labelled = {t.subject for t in found if str(t.predicate.value).rpartition("#")[2] in {"label", "prefLabel"}}
    subjects = {t.subject for t in found}
    linked = {
        t.object
        for t in found
        if isinstance(t.object, ox.NamedNode)
        and t.object.value.startswith(BASE)
        and "?page=" not in t.object.value
        and "#source" not in t.object.value
        and "#quote" not in t.object.value
        and not t.object.value.startswith((BASE + "graph/", BASE + "dumps/"))
    }
    bare = {node.value for node in linked - labelled if node not in subjects or "/cite/" in node.value}
    assert not bare, "line 12"


@pytest.mark.parametrize("path", [path for path, _ in DOCUMENTS + THINGS if path not in {"dataset", "ontology"}])
def test_no_endpoint_but_the_dataset(client: FlaskClient, path: str) -> None:
    body = client.get(f"/{path}.nt").data
    assert b"service-description#endpoint" not in body, "line 14"
    if not path.startswith("graph/"):
        assert b"<http://rdfs.org/ns/void#inDataset> <https://w3id.org/unres/dataset>" in body


def test_an_act_is_sent_whole(client: FlaskClient) -> None:
    found = triples(client, ACT, "nt")
    positions = [t for t in found if t.predicate.value.endswith("ontology#position")]
    paragraphs = [t for t in found if t.predicate.value.endswith("ontology#text")]
    assert len(positions) == len(paragraphs) >= 30


def test_a_paragraph_brings_its_note_and_citations(client: FlaskClient) -> None:
    subjects = {t.subject.value for t in triples(client, "resolution/ga/76/188/pp/1", "nt")}
    assert BASE + "resolution/ga/76/188/fn/1" in subjects
    assert BASE + "resolution/ga/76/188/pp/1/cite/1" in subjects
    assert BASE + "resolution/ga/76/188/pp/1#source" in subjects
    assert not any("/pp/10" in subject and "cite" in subject for subject in subjects)


def test_json_ld_needs_nothing_from_the_network(client: FlaskClient) -> None:
    document = json.loads(client.get(f"/{ACT}.jsonld").data)
    assert isinstance(document["@context"], dict)
    assert document["@graph"][0]["id"] == BASE + ACT


def test_akoma_ntoso_is_there_where_text_is(client: FlaskClient) -> None:
    for path in (ACT, f"{ACT}/en"):
        answer = client.get(f"/{path}.xml")
        assert answer.headers["Content-Type"] == "application/akn+xml"
        assert etree.fromstring(answer.data).tag.endswith("akomaNtoso")
    assert client.get(f"/{ACT}", headers={"Accept": "application/akn+xml"}).status_code == 200
    for path in ("resolution/cnd/57/9", f"{ACT}/op/2", "body/cnd", "resolution"):
        assert client.get(f"/{path}.xml").status_code == 404, path


def test_csv_of_an_act_has_a_row_a_part(client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/resolution/ga/76/188.csv").data.decode())))
    assert [int(row["position"]) for row in rows] == [*range(1, len(rows) + 1)]
    first = rows[0]
    assert (first["kind"], first["language"]) == ("PreambularParagraph", "en")
    assert first["text"].startswith("Reaffirming the outcome document")
    assert any(iri.startswith(BASE + "resolution/ga/S-30/1") for iri in first["cites"].split())


def test_csv_has_a_row_a_member_or_statement(client: FlaskClient) -> None:
    rows = client.get("/body.csv").data.decode().split("\r\n")
    assert rows[0] == "iri,label"
    assert BASE + "body/cnd,Commission on Narcotic Drugs" in rows
    head = client.get("/treaty/14152.csv").data.decode().split("\r\n")[0]
    assert head.startswith("subject,property,property_label,value")


def test_long_lists_are_counted_and_paged(client: FlaskClient) -> None:
    first, second = (json.loads(client.get(f"/body.jsonld?page={page}").data)["@graph"] for page in (1, 2))
    collection = first[0]
    total = collection["totalItems"]
    assert total > 200
    assert len(collection["members"]) == 100
    assert not {*collection["members"]} & {*second[0]["members"]}
    page = next(node for node in second if node["id"] == BASE + "body?page=2")
    assert page["next"] == BASE + "body?page=3"
    assert page["previous"] == BASE + "body?page=1"
    last = -(-total // 100)
    assert client.get(f"/body?page={last}").status_code == 200
    assert client.get(f"/body?page={last + 1}").status_code == 404


def test_what_points_to_a_thing_is_counted(client: FlaskClient) -> None:
    found = json.loads(client.get("/treaty/14152.jsonld").data)["@graph"]
    page = next(node for node in found if node["id"] == BASE + "treaty/14152?page=1")
    links = [t for t in triples(client, "treaty/14152", "nt") if t.object == ox.NamedNode(BASE + "treaty/14152")]
    assert page["totalItems"] == len(links) > 20


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("nope", 404, "no pattern of ours"),
        ("resolution/ga/12/345", 404, "nothing is said of it"),
        ("resolution/ga/12", 404, "a session without acts"),
        ("body/nope", 404, "no such body"),
        (f"{ACT}/op/999", 404, "no such paragraph"),
        (f"{ACT}.pdf", 404, "no such format"),
        ("graph/nope", 404, "no such graph"),
        ("dumps/../report.json", 404, "out of the folder"),
        ("dumps/nope.gz", 404, "no such dump"),
        (f"{ACT}?page=x", 400, "no number"),
        (f"{ACT}?page=0", 400, "pages count from 1"),
        (f"{ACT}?page=99", 404, "behind the last page"),
        (f"{ACT}?format=pdf", 400, "an unknown format"),
    ],
)
@pytest.mark.parametrize(
    ("accept", "type_"),
    [
        ("text/html", "text/html; charset=utf-8"),
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/ld+json", "application/ld+json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("image/png", "application/problem+json"),
    ],
)
def test_errors_come_in_the_format_asked_for(  # noqa: PLR0913, PLR0917 - a table's columns
    client: FlaskClient, path: str, status: int, reason: str, accept: str, type_: str
) -> None:
    answer = client.get(f"/{path}", headers={"Accept": accept})
    # Where the thing is there, both what is asked of it and the format are wrong; either may be said first.
    assert answer.status_code in ({status, 406} if accept == "image/png" else {status}), reason
    assert answer.headers["Content-Type"] == type_
    assert len(answer.data) > 50
    assert "Accept" in answer.headers["Vary"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_an_error_is_rdf_too(client: FlaskClient) -> None:
    graph = rdflib.Graph().parse(data=client.get("/nope.ttl").data, format="turtle")
    assert (None, rdflib.URIRef("http://www.w3.org/2011/http#statusCodeValue"), rdflib.Literal(404)) in graph


def test_nothing_acceptable_lists_the_alternates(client: FlaskClient) -> None:
    answer = client.get(f"/{ACT}", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    problem = json.loads(answer.data)
    assert {"type": "text/turtle", "href": f"/{ACT}.ttl"} in problem["alternates"]
    assert '<2.ttl>; rel="alternate"; type="text/turtle"' in answer.headers["Link"]


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("/resolution/CND/62/2/?format=ttl", "/resolution/cnd/62/2?format=ttl"),
        ("/resolution/cnd/62%2F2.jsonld", "/resolution/cnd/62/2.jsonld"),
        ("/symbol/A/RES/76/188", "/resolution/ga/76/188"),
        ("/body/CND", "/body/cnd"),
    ],
)
def test_other_spellings_lead_to_the_canonical_one(client: FlaskClient, address: str, location: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (308, location)
    assert client.get(location).status_code in {200, 303}
