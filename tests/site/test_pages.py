"""HTML for people: reads well without JavaScript, says the same as the data, leads nowhere wrong."""

import json
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from lxml import html

BASE = "https://w3id.org/unres/"
BROWSER = {"Accept": "text/html,*/*;q=0.1"}
ACT = "resolution/ga/76/188"

PAGES = [
    "",
    "dataset",
    "ontology",
    ACT,
    "resolution/cnd/62/2",
    "resolution/cnd/57/9",
    f"{ACT}/op/12",
    f"{ACT}/pp/1",
    f"{ACT}/fn/1",
    f"{ACT}/en",
    f"{ACT}/pp/1/cite/1",
    "resolution/cnd/62/2/op/2/act/1.html",
    "body/cnd.html",
    "session/ga/76.html",
    "concept/verb/urges.html",
    "concept/verb",
    "treaty/14152",
    "document/E/INCB/2018/1",
    "instrument",
    "resolution",
    "resolution/ga/76",
    f"{ACT}/op",
    "body?page=2",
    "source",
    "graph/resolution/cnd/62/2",
    "find",
    "find?q=nothing+at+all",
    "nope",
    "sparql",
]


def page(client: FlaskClient, path: str) -> html.HtmlElement:
    return html.fromstring(client.get(f"/{path}", headers=BROWSER).data.decode())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole(client: FlaskClient, path: str) -> None:
    root = page(client, path)
    assert root.get("lang") == "en"
    assert root.findtext(".//title")
    assert len(root.findall(".//h1")) == 1
    assert len(root.findall(".//main")) == 1
    ids = root.xpath("//@id")
    assert len(ids) == len({*ids}), "each id once"
    for label in root.xpath("//label/@for"):
        assert label in ids
    for reference in root.xpath("//@aria-labelledby"):
        assert {*reference.split()} <= {*ids}
    levels = [int(heading.tag[1]) for heading in root.iter("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels)), "no level is left out"


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline_or_from_elsewhere(client: FlaskClient, path: str) -> None:
    root = page(client, path)
    assert not root.xpath("//style | //@style | //@onclick | //@onload | //iframe")
    for script in root.iter("script"):
        assert script.get("src", "").startswith((".", "static/")) or script.get("type") == "application/ld+json"
    for address in root.xpath("//link[@rel='stylesheet']/@href | //script/@src | //img/@src"):
        assert "://" not in address
        assert client.get(urljoin(f"/{path}", address)).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_links_are_relative_and_lead_somewhere(client: FlaskClient, path: str) -> None:
    root = page(client, path)
    ids = {*root.xpath("//@id")}
    here = f"http://localhost/{path}"
    checked = set()
    for address in root.xpath("//a/@href"):
        assert not address.lower().startswith(("javascript:", "/"))
        if address.startswith("#"):
            assert address[1:] in ids, address
        elif "://" not in address:
            checked.add(urljoin(here, address).partition("#")[0])
    for address in sorted(checked)[:60]:
        status = client.get(address.removeprefix("http://localhost"), headers=BROWSER).status_code
        assert status in {200, 302, 303}, address


@pytest.mark.parametrize("path", [path for path in PAGES if path.split("?")[0] not in {"find", "nope", "sparql"}])
def test_embedded_json_ld_says_the_same_triples(client: FlaskClient, path: str) -> None:
    (script,) = page(client, path).xpath("//script[@type='application/ld+json']/text()")
    assert "<" not in script
    embedded = {quad.triple for quad in ox.parse(script.encode(), format=ox.RdfFormat.JSON_LD)}
    stem, _, query = path.removesuffix(".html").partition("?")
    address = f"/{stem}.nt?{query}" if stem else "/?format=nt"
    sent = {quad.triple for quad in ox.parse(client.get(address).data, format=ox.RdfFormat.N_TRIPLES)}
    blank = {triple for triple in sent if "_:" in str(triple)}
    assert embedded - {t for t in embedded if "_:" in str(t)} == sent - blank
    assert len(embedded) == len(sent)


def test_an_act_reads_like_the_printed_one(client: FlaskClient) -> None:
    root = page(client, ACT)
    assert "International cooperation to address and counter the world drug problem" in root.findtext(".//h1//span[2]")
    twelfth = root.get_element_by_id("op-12")
    assert twelfth.xpath(".//a/@href")[0].endswith("188/op/12")
    assert twelfth.xpath("string(.//*[@class='number'])").strip() == "12."
    assert twelfth.xpath(".//p/em/text()") == ["Also reiterates its commitment to"]
    first = root.get_element_by_id("pp-1")
    assert first.xpath(".//p/em/text()") == ["Reaffirming"]
    assert first.xpath(".//sup/a/@href")[0] == "#fn-1"
    assert root.get_element_by_id("fn-1").xpath(".//a[text()='↩']/@href") == ["#pp-1"]
    words = re.sub(r"\s+", " ", first.xpath("string(.//p)"))
    assert words.strip().startswith("Reaffirming the outcome document of the thirtieth special session")


def test_words_are_the_words_of_the_data(client: FlaskClient) -> None:
    root = page(client, ACT)
    graph = json.loads(client.get(f"/{ACT}.jsonld").data)["@graph"]
    texts = {node["id"]: node["text"] for node in graph if "PreambularParagraph" in str(node.get("type"))}
    assert len(texts) > 10
    for iri, text in texts.items():
        paragraph = root.get_element_by_id(iri.removeprefix(f"{BASE}{ACT}/").replace("/", "-")).find(".//p")
        for marker in paragraph.findall(".//sup"):
            marker.drop_tree()
        value = text["@value"] if isinstance(text, dict) else text
        assert " ".join(paragraph.text_content().split()) == " ".join(value.split())


def test_what_is_missing_is_said(client: FlaskClient) -> None:
    assert "not in the dataset" in page(client, "resolution/cnd/57/9").text_content()
    fragment = page(client, "fragment").xpath("//ul[@class='list']//a/@href")[0]
    assert "beginning is missing" in page(client, fragment).text_content()


def test_names_have_their_language_and_direction(client: FlaskClient) -> None:
    (arabic,) = page(client, "body/cnd.html").xpath("//*[@lang='ar']")
    assert arabic.get("dir") == "rtl"


def test_a_body_has_what_people_want_first(client: FlaskClient) -> None:
    root = page(client, "body/cnd.html")
    facts = [cell.text_content().strip() for cell in root.xpath("//*[@aria-labelledby='facts']//th")]
    assert facts.index("abbreviation") < facts.index("part of") < facts.index("same as")
    assert not {"cited as", "first act of a year", "numbering"} & {*facts}
    assert "unr:citedAs" in client.get("/body/cnd.ttl").text


def test_names_in_other_languages_are_folded(client: FlaskClient) -> None:
    root = page(client, "treaty/7515.html")
    (row,) = (row for row in root.xpath("//tr") if row.findtext("th/a") == "short title")
    assert "1961 Convention" in row.xpath("td/ul/li/span/text()")
    assert {*row.xpath("td/ul//@lang")} == set()
    assert "fr" in row.xpath("td/details//@lang")


@pytest.mark.parametrize("path", ["body/cnd.html", "body/ga.html?page=2", "body/unodc.html"])
def test_counts_lead_to_their_lists(client: FlaskClient, path: str) -> None:
    root = page(client, path)
    counts = root.xpath("//ul[@aria-label='What points here']/li/a")
    assert counts
    for link in counts:
        heading = link.text.strip()
        there, _, name = urljoin(f"/{path}", link.get("href")).partition("#")
        listed = html.fromstring(client.get(there, headers=BROWSER, follow_redirects=True).data.decode())
        (target,) = listed.xpath(f"//*[@id='{name}']")
        assert target.text.strip() == heading


def test_the_margin_says_by_when_and_to_whom(client: FlaskClient) -> None:
    beside = {
        term.text: term.getnext().text_content().strip()
        for term in page(client, ACT).xpath("//aside[contains(@class, 'margin')]//dt")
    }
    assert beside["by when"].startswith("at its")
    assert beside["report to"] == "General Assembly"


def test_the_ontology_page_has_each_term(client: FlaskClient) -> None:
    ids = {*page(client, "ontology").xpath("//@id")}
    assert {"Act", "OperativeParagraph", "text", "citation", "addressee"} <= ids


@pytest.mark.parametrize(
    ("query", "location"),
    [
        ("A/RES/76/188", f"/{ACT}"),
        ("General Assembly resolution 76/188, para. 12", f"/{ACT}/op/12"),
        ("GA res. 76/188 PP 3", f"/{ACT}/pp/3"),
        ("CND resolution 62/2", "/resolution/cnd/62/2"),
        ("62/2", "/resolution/cnd/62/2"),
        ("E/INCB/2018/1", "/document/E/INCB/2018/1"),
        ("1988 Convention", "/treaty/27627"),
        ("Commission on Narcotic Drugs", "/body/cnd"),
        (BASE + ACT + "/op/12", f"/{ACT}/op/12"),
        (f"{ACT}/OP/12", f"/{ACT}/op/12"),
    ],
)
def test_a_citation_leads_to_the_thing(client: FlaskClient, query: str, location: str) -> None:
    answer = client.get("/find", query_string={"q": query})
    assert (answer.status_code, answer.headers.get("Location")) == (303, location)


@pytest.mark.parametrize("query", ["nothing", "Security Council resolution 9999 (1999)", "<script>", "%", "a" * 5000])
def test_what_is_not_found_is_said(client: FlaskClient, query: str) -> None:
    answer = client.get("/find", query_string={"q": query}, headers=BROWSER)
    assert answer.status_code in {200, 404}
    assert b"<script>" not in answer.data


@pytest.mark.parametrize(
    ("query", "status", "said", "reason"),
    [
        ("UNGA Res 76/188, OP12", 303, f"/{ACT}/op/12", "exactly one thing"),
        ("1582 UNTS 95", 303, "/treaty/27627", "by volume and page"),
        ("", 400, "/cite?q=", "nothing is asked"),
        ("decision 63/15", 404, f"It may be <{BASE}decision/", "several bodies number so"),
        ("A/RES/76/188, paras. 3 and 5", 404, f"<{BASE}{ACT}/op/3>. It may be <{BASE}{ACT}/op/5>.", "two places"),
        (
            "UNSCR 9",
            404,
            f"<{BASE}resolution/sc/9(1946)>, of which the dataset knows nothing",
            "not even cited",
        ),
        ("<script>", 404, "no citation was recognised", "no citation"),
        ("(" * 5000, 404, "longer than", "too long"),
    ],
)
def test_a_program_is_sent_to_what_is_cited_exactly(
    client: FlaskClient, query: str, status: int, said: str, reason: str
) -> None:
    answer = client.get("/cite", query_string={"q": query}, headers={"Accept": "application/json"})
    assert answer.status_code == status, reason
    assert said in (answer.headers["Location"] if status == 303 else answer.get_data(as_text=True))


def test_the_site_needs_no_file_from_elsewhere() -> None:
    css = Path(__file__).parents[2] / "site/unres_site/static/site.css"
    assert "//" not in re.sub(r"/\*.*?\*/", "", css.read_text(encoding="utf-8"), flags=re.DOTALL)
