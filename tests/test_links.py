"""The links of the United Nations' own XML: all kept, written out again, published, compared with what is cited."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from unres.akn.elements import AKN, element
from unres.akn.inline import Inline
from unres.conversion import WRITERS, Conversion, convert_file, convert_source, quads_of
from unres.decode import source_of
from unres.iris import Minter
from unres.links import leads_to
from unres.media_types import AKOMA_NTOSO
from unres.model import Act, Citation, Link, Run, Severity, Source, Span, Status, Text, TreatyRef
from unres.namespaces import BASE, UNR
from unres.read.akn4un.tree import parse
from unres.read.akn4un.words import Reader

CASE = Path(__file__).resolve().parent / "cases" / "akn4un" / "links.en.xml"
UNDOCS = "https://undocs.org/en/"


@pytest.fixture(scope="module")
def conversion() -> Conversion:
    return convert_file(CASE)


@pytest.fixture(scope="module")
def act(conversion: Conversion) -> Act:
    (understanding,) = conversion.understandings
    return understanding.act


def links(text: Text) -> list[tuple[str, str]]:
    """Return the words that a text's links stand on, and where they lead."""
    return [(text.value[link.start : link.end], link.href) for link in text.links]


# --- Kept ------------------------------------------------------------------------------------------------------------


def test_every_link_keeps_its_words_and_its_address(act: Act) -> None:
    found = {"/".join(each.path): links(each.text) for each in (*act.walk(), *act.footnotes)}
    assert found == {
        "pp/1": [("98/3", f"{UNDOCS}A/RES/98/3"), ("98/5", f"{UNDOCS}A/RES/98/4")],
        "pp/2": [
            ("", "https://undocs.org/A/98/71"),  # on no words, and not lost
            ("plan for buoys", "https://example.org/a path"),  # without the blank at its end; no IRI, and kept as it is
            ("buoys", "#para_1"),  # one in another
        ],
        "op/1": [("paragraphs 3 to 5", "#para_3"), ("resolution 98/3", f"{UNDOCS}A/RES/98/3")],
        "op/2": [("resolution 98/6", "https://undocs.org/A/RES/98/6"), ("98/7", "https://undocs.org/A/RES/98/7")],
        "fn/1": [("63/1", f"{UNDOCS}E/CN.7/2021/RES/1"), ("E/2044/28", f"{UNDOCS}E/2044/28")],
        "fn/2": [("64/1", f"{UNDOCS}A/RES/64/1")],
    }
    assert links(act.heading.report) == [("A/99/466", f"{UNDOCS}A/99/466")]


def test_a_range_keeps_its_end(act: Act) -> None:
    (paragraph,) = (part for part in act.parts if part.path == ("op", "1"))
    assert paragraph.text.links[0].up_to == "#para_5"


def test_a_part_of_a_text_has_the_links_on_it() -> None:
    text = Text("I. See Oil and Tar", (Run(0, 0, 18),), (Link(0, 1, "#i"), Link(7, 10, "#oil"), Link(15, 18, "#tar")))
    assert text.cut(3, 9).links == (Link(4, 6, "#oil"),)


# --- Where they lead -------------------------------------------------------------------------------------------------

ADDRESSES = {
    "https://undocs.org/en/A/RES/76/188": "resolution/ga/76/188",
    "http://undocs.org/A/RES/76/188": "resolution/ga/76/188",
    "https://undocs.org//en/A/RES/217 (III)": "resolution/ga/217(III)",
    "https://undocs.org/en/S/RES/1325%20(2000)": "resolution/sc/1325(2000)",
    "https://undocs.org/fr/e/RES/1980/67": "resolution/ecosoc/1980/67",
    "https://undocs.org/en/A/hrc/RES/52/27": "resolution/hrc/52/27",
    "https://docs.un.org/en/A/RES/53/243b": "resolution/ga/53/243B",
    "https://undocs.org/en/A/RES/57/284a-b": "resolution/ga/57/284A resolution/ga/57/284B",
    "https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F76%2F188&Language=E": "resolution/ga/76/188",
    "https://undocs.org/en/UNEP/EA.5/Res.14": "resolution/unea/5/14",
    "https://undocs.org/en/A/76/6(Sect.29A)/Corr.1": "document/A/76/6/Corr.1",
    "https://undocs.org/en/A/72/20(supp)": "document/A/72/20",
    "https://undocs.org/fr/ctoc/cop/2020/10": "document/CTOC/COP/2020/10",
    "https://undocs/fr/E/2019/30": "",  # no address of the service
    "https://www.un.org/": "",
    "#para_1": "",
}


@pytest.mark.parametrize(("address", "paths"), ADDRESSES.items(), ids=ADDRESSES)
def test_an_address_leads_to_what_its_symbol_names(address: str, paths: str) -> None:
    assert " ".join(Minter(BASE)(each).removeprefix(BASE) for each in leads_to(address)) == paths


# --- Compared with citations -----------------------------------------------------------------------------------------


def test_a_link_makes_no_citation(conversion: Conversion) -> None:
    cited = {each.target for understanding in conversion.understandings for each in understanding.citations}
    (wrong,) = leads_to(f"{UNDOCS}A/RES/98/4")
    (unread,) = leads_to("https://undocs.org/A/98/71")
    assert not {wrong, unread} & cited


def test_what_disagrees_is_told(conversion: Conversion) -> None:
    (understanding,) = conversion.understandings
    found = [each for each in understanding.findings if each.code == "link-disagrees"]
    assert {(each.where.removeprefix("resolution/ga/99/8/"), each.severity) for each in found} == {
        ("pp/1", Severity.INFO),  # another number
        ("fn/1", Severity.INFO),  # the same act by a symbol of its session, which is not known to be that
        ("fn/2", Severity.INFO),  # a resolution of the Commission, linked to one of the Assembly
    }
    (note,) = (each for each in found if each.where.endswith("fn/2"))
    assert "resolution/cnd/64/1" in note.message
    assert "A/RES/64/1" in note.message
    assert note.line == 23


# --- Published -------------------------------------------------------------------------------------------------------


def test_a_link_is_published_beside_its_citation(conversion: Conversion) -> None:
    (understanding,) = conversion.understandings
    lines = quads_of(understanding, Minter(BASE)).decode().splitlines()
    note = f"{BASE}resolution/ga/99/8/fn/2"
    said = {" ".join(line.split(" ")[1:-2]) for line in lines if line.startswith(f"<{note}#link-1> ")}
    assert {
        f'<{UNR}href> "{UNDOCS}A/RES/64/1"^^<http://www.w3.org/2001/XMLSchema#anyURI>',
        f'<{UNR}surface> "64/1"@en',
        f'<{UNR}offset> "40"^^<http://www.w3.org/2001/XMLSchema#integer>',
        f"<{UNR}leadsTo> <{BASE}resolution/ga/64/1>",
    } <= said
    holders = {line.split(" ")[0] for line in lines if f" <{UNR}officialLink> <{note}#link-1> " in line}
    assert holders == {f"<{note}>", f"<{BASE}resolution/ga/99/8/pp/2/cite/2>"}
    assert not any(f"<{BASE}resolution/ga/64/1>" in line and "/cite/" in line for line in lines)


# --- Out and back ----------------------------------------------------------------------------------------------------

WORDS = "See resolution 98/3 of 1 June"
SPANS = st.tuples(st.integers(0, len(WORDS)), st.integers(0, len(WORDS))).filter(lambda span: span[0] <= span[1])


def nested(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans, without blanks at their ends, of which no two cross."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        bare = start + len(WORDS[start:end]) - len(WORDS[start:end].lstrip()), end
        bare = bare[0], bare[0] + len(WORDS[bare[0] : end].strip())
        if not any(bare[0] < low < bare[1] < high or low < bare[0] < high < bare[1] for low, high in kept):
            kept.append(bare)
    return sorted(kept, key=lambda span: (span[0], -span[1]))


@given(st.lists(SPANS, max_size=5), st.lists(SPANS, max_size=4))
def test_links_come_back_whatever_is_cited_around_them(
    linked: list[tuple[int, int]], cited: list[tuple[int, int]]
) -> None:
    before = tuple(Link(start, end, f"#{n}", "#up" * (n % 2)) for n, (start, end) in enumerate(nested(linked)))
    citations = [
        Citation((), n, "citing", "", (Span(start, end),), Status.RESOLVED, TreatyRef(str(n)))
        for n, (start, end) in enumerate(cited, start=1)
        if start < end
    ]
    node = element("p")
    inline = Inline(
        address=lambda target: f"#{target}", identity=lambda each: str(each.n), place_note=lambda _node, _marker: None
    )
    inline.fill(node, Text(WORDS, (Run(0, 0, len(WORDS)),), before), citations)
    xml = etree.tostring(node, encoding="unicode")
    source = Source("p.xml", sha256(xml.encode()).hexdigest(), xml, AKOMA_NTOSO)
    after = Reader(xml).read(parse(source)).words.text
    assert (after.value, after.links) == (WORDS, before)


def test_links_come_back_from_a_collection(act: Act) -> None:
    conversion = convert_file(CASE)
    twice = Conversion(conversion.reading, conversion.understandings * 2)
    xml = WRITERS["akn"](twice, Minter(BASE))
    acts = [each.act for each in convert_source(source_of(xml, "collection.xml")).understandings]
    assert len(acts) == 2
    for again in acts:
        assert [part.text.links for part in again.walk()] == [part.text.links for part in act.walk()]


def test_an_own_reference_is_no_link() -> None:
    xml = f'<p xmlns="{AKN}" xmlns:unr="{UNR}"><ref href="#a" unr:citation="#c">98/3</ref></p>'
    found = Reader(xml).read(parse(Source("p.xml", "", xml, AKOMA_NTOSO))).words.text
    assert (found.value, found.links) == ("98/3", ())
