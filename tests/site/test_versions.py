"""Datasets of our own making: what moved, what was withdrawn, what is hostile, and versions that take turns."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from lxml import html

from unres.dataset import Dataset, DatasetError, Version
from unres.iris import Minter
from unres_site.app import create_app

BASE = "https://w3id.org/unres/"
BROWSER = {"Accept": "text/html,*/*;q=0.1"}

DATA = """
PREFIX unr: <https://w3id.org/unres/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
BASE <https://w3id.org/unres/>

GRAPH <graph/resolution/ga/1/1> {
  <resolution/ga/1/1> a unr:Resolution ; rdfs:label "Resolution 1/1"@en ; unr:extent <concept/extent/complete> ;
    eli:title "<script>alert(1)</script> & \\"quotes\\" \\u202Etfel"@en ; eli:has_part <resolution/ga/1/1/op/1> ;
    eli:passed_by <body/ga> .
  <resolution/ga/1/1/op/1> a unr:OperativeParagraph ; eli:number "1" ; unr:position 1 ; rdfs:label "op 1"@en ;
    unr:text "Urges </script><img src=x onerror=alert(1)>"@en .
  <resolution/ga/1/2> a unr:Resolution ; rdfs:label "Resolution 1/2"@en ; dcterms:isReplacedBy <resolution/ga/1/1> .
  <resolution/ga/1/3> a unr:Resolution ; rdfs:label "Resolution 1/3"@en ; dcterms:isReplacedBy <https://a.example/x> .
  <resolution/ga/1/4> a unr:Resolution ; prov:invalidatedAtTime "2026-01-01T00:00:00Z"^^xsd:dateTime .
}
GRAPH <graph/ontology> {
  <body/ga> a unr:Body ; skos:prefLabel "General Assembly"@en, "الجمعية العامة"@ar ;
    foaf:homepage <javascript:alert(1)>, <https://www.un.org/>, <data:text/html,x>, <JavaScript:x>, <http:x> .
}
"""


def publish(folder: Path, name: str, data: str = DATA) -> Path:
    """Make a version by hand and point the link to it."""
    version = folder / "data.versions" / name
    version.mkdir(parents=True)
    store = ox.Store(str(version / "store"))
    store.load(data.encode(), format=ox.RdfFormat.TRIG)
    store.flush()
    del store
    (version / "report.json").write_text(json.dumps({"base": BASE}), encoding="utf-8")
    link = folder / "new"
    link.symlink_to(Path("data.versions", name))
    link.replace(folder / "data")
    return folder / "data"


@pytest.fixture
def own(tmp_path: Path) -> FlaskClient:
    return create_app({"DATASET": str(publish(tmp_path, "v1")), "BASE": BASE}).test_client()


@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/ld+json", "text/csv"])
def test_what_moved(own: FlaskClient, accept: str) -> None:
    answer = own.get("/resolution/ga/1/2", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["Location"]) == (301, "/resolution/ga/1/1")
    assert answer.headers["Content-Type"].startswith(accept)
    assert b"resolution/ga/1/1" in answer.data
    if accept == "text/turtle":
        assert b"isReplacedBy" in answer.data
    assert own.get("/resolution/ga/1/3").headers["Location"] == "https://a.example/x"


@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/ld+json", "text/csv"])
def test_what_was_withdrawn(own: FlaskClient, accept: str) -> None:
    answer = own.get("/resolution/ga/1/4", headers={"Accept": accept})
    assert answer.status_code == 410
    assert answer.headers["Content-Type"].startswith(accept)
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize("path", ["resolution/ga/1/1", "resolution/ga/1/1/op/1", "body/ga.html", "resolution", ""])
def test_nothing_in_the_data_becomes_code(own: FlaskClient, path: str) -> None:
    answer = own.get(f"/{path}", headers=BROWSER)
    assert answer.status_code == 200
    page = html.fromstring(answer.data.decode())
    assert not page.xpath("//img | //script[not(@src) and not(@type='application/ld+json')]")
    assert not [href for href in page.xpath("//@href") if href.lower().startswith(("javascript", "data:"))]
    (data,) = page.xpath("//script[@type='application/ld+json']/text()")
    json.loads(data)


def test_only_web_addresses_are_links(own: FlaskClient) -> None:
    page = html.fromstring(own.get("/body/ga.html").data.decode())
    assert "https://www.un.org/" in page.xpath("//table//@href")
    assert "javascript:alert(1)" in page.text_content(), "the data is shown, but leads nowhere"


def test_a_new_version_is_served_without_a_restart(tmp_path: Path) -> None:
    target = publish(tmp_path, "v1")
    client = create_app({"DATASET": str(target), "BASE": BASE}).test_client()
    first = client.get("/resolution/ga/1/1.nt")
    publish(tmp_path, "v2", DATA.replace("Urges", "Requests"))
    second = client.get("/resolution/ga/1/1.nt", headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 200
    assert b"Urges" in first.data
    assert b"Requests" in second.data


def test_a_version_that_cannot_be_opened_leaves_the_old_one(tmp_path: Path) -> None:
    target = publish(tmp_path, "v1")
    dataset = Dataset(target)
    old = dataset.current()
    (tmp_path / "data.versions" / "v2").mkdir()
    link = tmp_path / "new"
    link.symlink_to(Path("data.versions", "v2"))
    link.replace(target)
    assert dataset.current() is old
    assert old.exists(BASE + "body/ga")


def test_nothing_published_yet(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no dataset can be opened"):
        Dataset(tmp_path / "nowhere")
    client = create_app({"DATASET": str(tmp_path / "data"), "BASE": BASE}).test_client()
    answer = client.get("/resolution/ga/1/1", headers=BROWSER)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    publish(tmp_path, "v1")
    assert client.get("/resolution/ga/1/1", headers=BROWSER).status_code == 200


def test_the_base_is_that_of_the_data(tmp_path: Path) -> None:
    other = "https://example.org/un/"
    target = publish(tmp_path, "v1", DATA.replace("BASE <https://w3id.org/unres/>", f"BASE <{other}>"))
    (tmp_path / "data.versions/v1/report.json").write_text(json.dumps({"base": other}), encoding="utf-8")
    version = Dataset(target).current()
    assert version.mint.base == other
    client = create_app({"DATASET": str(target), "BASE": other}).test_client()
    answer = client.get("/resolution/ga/1/1/op/1.ttl")
    assert b"<https://example.org/un/resolution/ga/1/1/op/1> a unr:OperativeParagraph" in answer.data


def test_mounted_below_a_path(tmp_path: Path) -> None:
    app = create_app({"DATASET": str(publish(tmp_path, "v1")), "BASE": BASE})
    client = app.test_client()
    mounted = {"SCRIPT_NAME": "/un"}
    thing = client.get("/body/ga", base_url="http://localhost/un", environ_overrides=mounted, headers=BROWSER)
    assert thing.headers["Location"] == "/un/body/ga.html"
    other = client.get("/body/GA", base_url="http://localhost/un", environ_overrides=mounted)
    assert other.headers["Location"] == "/un/body/ga"


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return Dataset(publish(tmp_path, "v1"), Minter(BASE)).current()


READS: list[tuple[str, Callable[[Version], object], object]] = [
    ("a label in a language", lambda v: v.label(BASE + "body/ga", "ar"), "الجمعية العامة"),
    ("a label in a language it lacks: English", lambda v: v.label(BASE + "body/ga", "fr"), "General Assembly"),
    ("no label", lambda v: v.label(BASE + "body/nope"), None),
    ("existence", lambda v: (v.exists(BASE + "body/ga"), v.exists(BASE + "body/nope")), (True, False)),
    ("nothing is said of it", lambda v: v.describe(BASE + "body/nope"), []),
    (
        "what is below comes with it",
        lambda v: {quad.subject.value for quad in v.describe(BASE + "resolution/ga/1/1")},
        {BASE + "resolution/ga/1/1", BASE + "resolution/ga/1/1/op/1"},
    ),
    (
        "what points to it",
        lambda v: v.links_to(BASE + "body/ga"),
        [("http://data.europa.eu/eli/ontology#passed_by", BASE + "resolution/ga/1/1")],
    ),
    ("no Akoma Ntoso", lambda v: v.akn("resolution/ga/1/1"), None),
    ("no way out of the folder", lambda v: v.akn("../../report"), None),
    ("no dumps", lambda v: dict(v.dumps), {}),
]


@pytest.mark.parametrize(("reason", "read", "expected"), READS, ids=[row[0] for row in READS])
def test_reading(version: Version, reason: str, read: Callable[[Version], object], expected: object) -> None:
    assert read(version) == expected, reason


def test_a_description_is_the_same_each_time(tmp_path: Path) -> None:
    iri = BASE + "resolution/ga/1/1"
    orders = {
        os.fspath(tmp_path / name): [*map(str, Dataset(publish(tmp_path / name, "v1")).current().describe(iri))]
        for name in ("a", "b", "c")
    }
    assert len({tuple(order) for order in orders.values()}) == 1
