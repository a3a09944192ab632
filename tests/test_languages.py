"""Language versions of one act meet in one act: one set of addresses, each text in its language, what differs told."""

from http import HTTPStatus
from pathlib import Path
from shutil import copyfile

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from lxml import etree, html
from lxml.html import HtmlElement

from unres.iris import Minter
from unres.languages import add_version
from unres.pipeline import build
from unres.publish import AKN, STORE
from unres.report import Report
from unres_site.app import create_app

CASES = Path(__file__).resolve().parent / "cases" / "akn4un"
ACT = "https://w3id.org/unres/resolution/ga/99/7"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    folder = tmp_path_factory.mktemp("languages")
    (folder / "sources").mkdir()
    for name in ("quays.en.xml", "quays.fr.xml"):
        copyfile(CASES / name, folder / "sources" / name)
    return build([folder / "sources"], folder / "out", workers=1), folder / "out"


def values(built: tuple[Report, Path], subject: str, predicate: str) -> list[str]:
    """Return the values of a property, literals with their language tags, in order."""
    store = ox.Store.read_only(str(built[1] / STORE))
    quads = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return sorted(
        f"{quad.object.value}@{quad.object.language}" if isinstance(quad.object, ox.Literal) else quad.object.value
        for quad in quads
        if isinstance(quad.object, ox.Literal | ox.NamedNode)
    )


UNR = "https://w3id.org/unres/ontology#"


def test_nothing_is_called_a_copy_and_no_shape_is_violated(built: tuple[Report, Path]) -> None:
    report, _ = built
    assert report.published
    assert report.languages == {"fr": 1}
    assert "act-twice" not in {found.code for found in report.findings}


def test_each_paragraph_has_its_words_in_both_languages(built: tuple[Report, Path]) -> None:
    assert values(built, f"{ACT}/op/1", f"{UNR}text") == [
        "Exhorte les États Membres :@fr",
        "Urges Member States:@en",
    ]
    assert values(built, ACT, "http://data.europa.eu/eli/ontology#title") == [
        "Lampes sur les quais@fr",
        "Lamps on quays@en",
    ]


def test_each_version_keeps_its_own_links(built: tuple[Report, Path]) -> None:
    links = values(built, f"{ACT}/fn/1", f"{UNR}officialLink")
    assert links == [f"{ACT}/fn/1#link-1", f"{ACT}/fn/1#link-fr-1"]
    assert [values(built, link, f"{UNR}leadsTo") for link in links] == [[ACT.replace("99/7", "98/4")]] * 2


def test_each_text_leads_to_its_own_file(built: tuple[Report, Path]) -> None:
    places = values(built, f"{ACT}/op/1", f"{UNR}source")
    assert places == [f"{ACT}/op/1#source", f"{ACT}/op/1#source-fr"]
    files = {values(built, place, "http://www.w3.org/ns/oa#hasSource")[0] for place in places}
    assert len(files) == 2


def test_what_has_one_value_keeps_one(built: tuple[Report, Path]) -> None:
    for predicate in ("position", "eId"):
        assert len(values(built, f"{ACT}/op/1", f"{UNR}{predicate}")) == 1


def test_a_part_that_one_language_lacks_is_told_and_not_lost(built: tuple[Report, Path]) -> None:
    report, _ = built
    told = [
        (Path(found.file).name, found.message.split(" of ")[0])
        for found in report.findings
        if "missing-in" in found.code
    ]
    assert ("quays.en.xml", "op/3") in told
    assert any(file == "quays.fr.xml" and "op/1/b" in parts for file, parts in told)
    assert values(built, f"{ACT}/op/3", f"{UNR}text") == ["Décide de rester saisie.@fr"]


def test_each_version_has_its_xml(built: tuple[Report, Path]) -> None:
    folder = built[1] / AKN / "resolution" / "ga" / "99"
    assert (folder / "7.xml").is_file()
    assert (folder / "7" / "fr.xml").is_file()


# --- What the site shows of them -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def client(built: tuple[Report, Path]) -> FlaskClient:
    return create_app({"DATASET": str(built[1]), "BASE": "https://w3id.org/unres/"}).test_client()


def page(client: FlaskClient, path: str) -> HtmlElement:
    response = client.get(path)
    assert response.status_code == HTTPStatus.OK
    return html.fromstring(response.get_data())


def test_each_page_leads_to_the_other_languages(client: FlaskClient) -> None:
    for path, shown, others in (
        ("/resolution/ga/99/7.html", "English", {"7/fr": "français"}),
        ("/resolution/ga/99/7/fr.html", "français", {"../7": "English"}),
    ):
        choices = page(client, path).find_class("languages")[0]
        assert [each.text_content() for each in choices.iter("strong")] == [shown]
        assert {each.get("href"): each.text_content() for each in choices.iter("a")} == others


def test_a_version_is_a_page_in_its_language(client: FlaskClient) -> None:
    shown = page(client, "/resolution/ga/99/7/fr.html")
    assert "Lampes sur les quais" in shown.find(".//h1").text_content()
    words = shown.get_element_by_id("op-1").find_class("words")[0]
    assert words.text_content().strip().startswith("Exhorte les États Membres")
    assert shown.get_element_by_id("op-1").get("lang") == "fr"


def test_a_paragraph_shows_its_words_in_all_languages(client: FlaskClient) -> None:
    (parallel,) = page(client, "/resolution/ga/99/7/op/1.html").find_class("parallel")
    assert [(each.get("lang"), each.text) for each in parallel.iter("p")] == [("fr", "Exhorte les États Membres :")]


def test_each_version_has_its_own_akoma_ntoso(client: FlaskClient) -> None:
    for path, code in (("", "eng"), ("/en", "eng"), ("/fr", "fra")):
        found = etree.fromstring(client.get(f"/resolution/ga/99/7{path}.xml").get_data())
        assert found.find(".//{*}FRBRlanguage").get("language") == code, path


def test_a_table_is_shown_as_one(client: FlaskClient) -> None:
    (table,) = page(client, "/resolution/ga/99/7.html").iterfind(".//article//table")
    assert [[cell.text for cell in row] for row in table.iter("tr")] == [["Quay", "9"]]


def test_what_is_understood_of_a_paragraph_is_the_first_versions() -> None:
    mint = Minter("https://example.org/")
    act = b"<https://example.org/resolution/ga/99/7"
    graph = b"<https://example.org/graph/resolution/ga/99/7> ."
    source = b"<https://w3id.org/unres/ontology#source>"
    held = [act + b"/op/1> <p> <o> " + graph, act + b"/op/1/cite/1> <p> <o> " + graph]
    more = act + b"/op/1/cite/1> " + source + b" " + act + b"/op/1/cite/1#source-fr> " + graph
    assert add_version(b"\n".join(held), more, "resolution/ga/99/7", mint).splitlines() == held, "another may be meant"
