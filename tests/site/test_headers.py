"""The conventions' lines 6 to 11, and the links that a page and its headers share."""

import re
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from werkzeug.http import parse_date

from unres_site.headers import relative

BASE = "https://w3id.org/unres/"
ACT = "/resolution/ga/76/188"
BROWSER = {"Accept": "text/html,*/*;q=0.1"}


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        (ACT, {}, 200),
        (ACT + ".ttl", {}, 200),
        ("/body/ga", {}, 303),
        ("/nope", {}, 404),
        (ACT, {"Accept": "image/png"}, 406),
        (ACT + "?page=x", {}, 400),
        ("/BODY/ga", {}, 308),
        ("/robots.txt", {}, 200),
        ("/sitemap.xml", {}, 200),
        ("/dumps/unres.nq.gz", {}, 200),
        ("/static/site.css", {}, 200),
        ("/context.jsonld", {}, 200),
        ("/.well-known/void", {}, 302),
        ("/find?q=nothing", {}, 404),
        ("/cite?q=nothing", {}, 404),
        ("/cite?q=A/RES/76/188", {}, 303),
    ],
)
def test_every_answer_varies_and_is_open_to_scripts(
    client: FlaskClient, address: str, headers: dict[str, str], status: int
) -> None:
    answer = client.get(address, headers=headers)
    assert answer.status_code == status
    assert "Accept" in answer.headers["Vary"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert {"Link", "ETag", "Content-Location"} <= {*answer.headers["Access-Control-Expose-Headers"].split(", ")}
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "Cache-Control" in answer.headers


@pytest.mark.parametrize("address", [ACT, ACT + ".jsonld", "/body/ga.html", "/resolution", "/dumps/unres.nq.gz"])
def test_what_a_client_has_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    tag = first.headers["ETag"]
    assert not tag.startswith("W/"), "line 7: a strong tag"
    again = client.get(address, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == tag
    assert "Accept" in again.headers["Vary"]
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    modified = first.headers["Last-Modified"]
    assert parse_date(modified) is not None
    assert client.get(address, headers={"If-Modified-Since": modified}).status_code == 304


def test_each_representation_and_encoding_has_its_own_tag(client: FlaskClient) -> None:
    tags = {client.get(f"{ACT}.{name}").headers["ETag"] for name in ("ttl", "jsonld", "nt", "nq", "rdf", "html", "csv")}
    assert len(tags) == 7
    plain = client.get(ACT + ".ttl")
    packed = client.get(ACT + ".ttl", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert len(packed.data) * 4 < len(plain.data)
    refused = client.get(ACT + ".ttl", headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers


def test_the_same_version_gives_the_same_bytes(client: FlaskClient) -> None:
    before = client.get(ACT + ".ttl")
    client.application.extensions["unres"].bodies.clear()  # as in another process: nothing is kept
    assert client.get(ACT + ".ttl").headers["ETag"] == before.headers["ETag"]


def links_of(header: str) -> list[tuple[str, str, str]]:
    found = []
    for link in header.split(", "):
        match = re.fullmatch(r'<([^<>,"\s]+)>; rel="([a-z-]+)"(?:; type="([^"]+)")?', link)
        assert match, f"line 8: one relation a link, no commas in addresses: {link}"
        found.append((match[1], match[2], match[3] or ""))
    return found


@pytest.mark.parametrize(
    ("path", "relations"),
    [
        ("resolution/ga/76/188", {"collection", "up"}),
        ("resolution/ga/76/188/op/12", {"prev", "next", "up", "collection"}),
        ("resolution/cnd", {"item", "up"}),
        ("treaty/14152", {"collection", "up", "prev", "next"}),
        ("body?page=2", {"prev", "next", "first", "last"}),
    ],
)
def test_links_are_typed_and_lead_somewhere(client: FlaskClient, path: str, relations: set[str]) -> None:
    answer = client.get(f"/{path}", headers=BROWSER)
    links = links_of(answer.headers["Link"])
    assert answer.headers["Link"].isascii()
    found = {rel for _, rel, _ in links}
    everywhere = {"canonical", "alternate", "describedby", "type", "license", "cite-as", "profile", "linkset"}
    assert found >= everywhere | relations
    thing = BASE + path.partition("?")[0]
    assert (thing, "cite-as", "") in links
    for target, rel, type_ in links:
        if rel in {"alternate", "describedby", "linkset", "up", "collection", "prev", "next", "item", "first", "last"}:
            sent = client.get(urljoin(f"http://localhost/{path}", target).removeprefix("http://localhost"))
            assert sent.status_code in {200, 303}, target
            if rel == "alternate":
                assert type_
                assert sent.headers["Content-Type"].startswith(type_)


@pytest.mark.parametrize("path", ["resolution/ga/76/188", "treaty/14152", "resolution/cnd"])
def test_the_head_of_the_page_has_the_same_links(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/{path}", headers=BROWSER)
    head = html.fromstring(answer.data).find("head")
    in_page = {(link.get("href"), link.get("rel"), link.get("type", "")) for link in head.iter("link")}
    assert {*links_of(answer.headers["Link"])} <= in_page


def test_the_link_set_has_the_same_links(client: FlaskClient) -> None:
    answer = client.get(ACT + ".linkset")
    assert answer.headers["Content-Type"] == "application/linkset+json"
    (anchored,) = answer.json["linkset"]
    assert anchored["anchor"] == BASE + ACT[1:]
    assert {entry["type"] for entry in anchored["describedby"]} >= {"text/turtle", "application/ld+json"}


def test_json_ld_without_an_accept_header(client: FlaskClient) -> None:
    assert client.get(ACT + ".jsonld").headers["Content-Type"] == "application/ld+json", "line 9: rdflib asks so"
    context = client.get("/context.jsonld")
    assert context.headers["Content-Type"] == "application/ld+json"
    assert "max-age=86400" in context.headers["Cache-Control"]


@pytest.mark.parametrize("address", [ACT, "/body/ga", "/nope", "/resolution", "/robots.txt", "/static/site.css"])
def test_options(client: FlaskClient, address: str) -> None:
    answer = client.options(address, headers={"Origin": "https://a.example", "Access-Control-Request-Method": "GET"})
    assert answer.status_code == 204
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.data == b""


@pytest.mark.parametrize(
    "address",
    [ACT, ACT + ".ttl", "/body/ga", "/nope", "/resolution", "/dumps/unres.nq.gz", "/robots.txt", "/sitemap.xml", "/"],
)
@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_head_is_get_without_the_body(client: FlaskClient, address: str, accept: str) -> None:
    get, head = (call(address, headers={"Accept": accept}) for call in (client.get, client.head))
    assert head.data == b""
    assert head.status_code == get.status_code
    assert {**head.headers} == {**get.headers}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed(client: FlaskClient, method: str) -> None:
    answer = client.open(ACT, method=method, headers={"Accept": "text/html"})
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert b"Method Not Allowed" in answer.data


_STEPS = st.lists(
    st.sampled_from(["resolution", "ga", "76", "188", "op", "12", "fn", "*", "1325(2000)", "a:b"]), min_size=1
)


@given(page=_STEPS.map("/".join), target=_STEPS.map("/".join))
def test_relative_links_lead_where_they_should(page: str, target: str) -> None:
    assert urljoin(f"http://a.example/{page}", relative(target, page)) == f"http://a.example/{target}"
    assert urljoin(f"http://a.example/x/{page}", relative("", page)) == "http://a.example/x/"
