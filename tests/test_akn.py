"""Akoma Ntoso: valid, whole, with references and notes where their words and markers stand."""

import re
from collections.abc import Iterator
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from example_act import KEY, NAMES, SOURCE, empty, example, fragment, head
from unres.akn import AknError, akoma_ntoso
from unres.akn.elements import AKN, element
from unres.akn.inline import Inline
from unres.conversion import convert_file
from unres.eids import eid
from unres.iris import Minter
from unres.model import (
    EMPTY,
    Act,
    Citation,
    CitationRef,
    Extent,
    Facts,
    Footnote,
    Heading,
    Marker,
    Part,
    PartKind,
    PartRef,
    Proceedings,
    Run,
    Span,
    Status,
    Text,
    TreatyRef,
    Understanding,
    Vote,
)
from unres.namespaces import BASE, UNR

MINT = Minter(BASE)
PIECES = {"example": example, "head": head, "fragment": fragment, "empty": empty}
NS = {"a": AKN, "unr": UNR}


def xml(understanding: Understanding) -> etree._Element:
    return etree.fromstring(akoma_ntoso(understanding, MINT, NAMES))


def find(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return found  # type: ignore[return-value] # the paths here give elements only


def words(node: etree._Element) -> str:
    return "".join(node.itertext())  # type: ignore[arg-type] # of elements made here


@pytest.fixture(scope="module")
def document() -> etree._Element:
    return xml(example())


@pytest.fixture(scope="module")
def schema(shared: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(shared / "suites" / "akn" / "akomantoso30.xsd"))


# --- Valid and whole ---------------------------------------------------------------------------------------------


@pytest.mark.corpora
@pytest.mark.parametrize("name", PIECES)
def test_valid(schema: etree.XMLSchema, name: str) -> None:
    schema.assertValid(xml(PIECES[name]()))


PLACES = {
    "agenda title": ("//a:coverPage//a:inline[@name='agendaTitle']", "common lights"),
    "adoption": ("//a:coverPage//a:docTitle", "Resolution adopted by the General Assembly on 3 May 2045"),
    "report": ("//a:docProponent", "on the report of the Third Committee (A/99/400, para. 9)"),
    "designation": ("//a:preface//a:docNumber", "99/7."),
    "title": ("//a:preface//a:docTitle", r'Keeping the "common lights" \ lamps of the sea'),
    "formula": ("//a:preamble/a:formula[@name='enactingFormula']/a:p", "The General Assembly,"),
    "point of the preamble": ("//a:item[@eId='rec_2__list_1__item_a']/a:p", "The Universal Declaration of Lamps;"),
    "heading of a section": ("//a:section[@eId='sec_I']/a:heading", "Keepers"),
    "number of a section": ("//a:section[@eId='sec_II']/a:num", "II"),
    "number of a paragraph": ("//a:paragraph[@eId='sec_I__para_1']/a:num", "1."),
    "number of a point": ("//a:point[@eId='sec_I__para_2__list_1__point_b__list_1__point_i']/a:num", "(i)"),
    "a point's words": ("//a:point[@eId='sec_I__para_2__list_1__point_a']/a:content/a:p", "To trim their lamps;"),
    "words before points": ("//a:paragraph[@eId='sec_I__para_2']/a:list/a:intro/a:p", "Calls upon keepers 𝕃:"),
    "what was not understood": ("//a:hcontainer[@name='passage']", "Here stand words that nobody expected."),
    "heading of an annex": ("//a:attachment[@eId='att_1']/a:heading", "Rules of the lamp"),
    "a table": ("//a:doc//a:hcontainer[@name='table']", "| Lamp | Colour |"),
    "the end": ("//a:conclusions/a:p", "53rd plenary meeting 3 May 2045"),
}


@pytest.mark.parametrize(("path", "expected"), PLACES.values(), ids=PLACES)
def test_words_stand_in_their_place(document: etree._Element, path: str, expected: str) -> None:
    (node,) = find(document, path)
    assert words(node).strip() == expected


def words_of_parts(root: etree._Element) -> dict[str, str]:
    """Return eId → a part's own words, without notes, numbers and the parts inside it."""
    held: dict[str, str] = {}
    for node in find(root, "//*[self::a:p or self::a:heading or self::a:listIntroduction]"):
        above = next((each for each in node.iterancestors() if _is_part(each)), None)
        if above is not None and not find(node, "ancestor::a:authorialNote"):
            bare = etree.fromstring(etree.tostring(node, with_tail=False))
            for note in find(bare, ".//a:authorialNote"):
                note.text = None
                for child in list(note):
                    note.remove(child)
            identifier = str(above.get("eId"))
            held[identifier] = held.get(identifier, "") + words(bare)
    return {identifier: value for identifier, value in held.items() if value}


def _is_part(node: etree._Element) -> bool:
    identifier = node.get("eId") or ""
    return bool(identifier) and not re.search(r"(?:list_1|__intro|__content|formula_1|Note_\w+)$", identifier)


def words_of_model(parts: tuple[Part, ...]) -> dict[str, str]:
    return {eid(part.path): part.text.value for top in parts for part in top.walk() if part.text.value}


@pytest.mark.parametrize("name", PIECES)
def test_nothing_is_lost_and_nothing_added(name: str) -> None:
    understanding = PIECES[name]()
    root = xml(understanding)
    assert words_of_parts(root) == words_of_model(understanding.act.parts)
    notes = {str(note.get("marker")): words(note).strip() for note in find(root, "//a:authorialNote | //a:note")}
    assert notes == {note.marker: note.text.value for note in understanding.act.footnotes}


@pytest.mark.parametrize("name", PIECES)
def test_identifiers_are_those_of_the_parts_and_unique(name: str) -> None:
    understanding = PIECES[name]()
    found = [str(node.get("eId")) for node in find(xml(understanding), "//*[@eId]")]
    assert len(found) == len(set(found))
    assert {eid(part.path) for part in understanding.act.walk()} <= set(found)
    assert {eid(note.path) for note in understanding.act.footnotes} <= set(found)


@pytest.mark.parametrize("name", PIECES)
def test_every_citation_is_marked_at_its_words(name: str) -> None:
    understanding = PIECES[name]()
    marked = [words(node) for node in find(xml(understanding), "//*[@unr:citation]")]
    assert sorted(marked) == sorted(citation.surface for citation in understanding.citations)


def understood(folder: Path) -> Iterator[Understanding]:
    files = sorted(folder.glob("*.txt"))
    assert len(files) == 5
    for file in files:
        yield from convert_file(file).understandings


def test_the_seeds_lose_nothing(seeds: Path) -> None:
    for understanding in understood(seeds):
        root = xml(understanding)
        assert words_of_parts(root) == words_of_model(understanding.act.parts)
        assert len(find(root, "//a:authorialNote | //a:note")) == len(understanding.act.footnotes)
        attributes = (str(node.get(f"{{{UNR}}}citation")) for node in find(root, "//*[@unr:citation]"))
        marked = {citation for attribute in attributes for citation in attribute.split()}
        key = understanding.act.key
        assert marked >= {MINT(CitationRef(PartRef(key, each.part), each.n)) for each in understanding.citations}


@pytest.mark.corpora
def test_the_seeds_are_valid(schema: etree.XMLSchema, seeds: Path) -> None:
    for understanding in understood(seeds):
        schema.assertValid(xml(understanding))


# --- References and notes ----------------------------------------------------------------------------------------


def test_a_reference_points_to_the_address_of_its_target(document: etree._Element) -> None:
    (ref,) = find(document, "//a:ref[. = 'resolutions 98/3 of 1 June 2044']")
    assert ref.get("href") == f"{BASE}resolution/ga/98/3"


def test_an_ambiguous_citation_points_nowhere(document: etree._Element) -> None:
    (node,) = find(document, "//a:inline[@name='citation' and @class='ambiguous']")
    assert words(node) == "Commission resolution 5/2"


def test_a_note_stands_where_its_marker_stood(document: etree._Element) -> None:
    (note,) = find(document, "//a:authorialNote[@marker='3']")
    (above,) = find(note, "..")
    assert above.text == "The report of the Secretary-General,"
    assert note.tail == " chap. I, sect. B,"


def test_actions_refer_to_entries_of_the_references(document: etree._Element) -> None:
    entries = {f"#{entry.get('eId')}" for entry in find(document, "//a:references/*")}
    (paragraph,) = find(document, "//a:paragraph[@eId='sec_I__para_1']")
    refers = set(str(paragraph.get("refersTo")).split())
    assert refers == {"#verb.urges", "#verb.requests", "#actor.member-states", "#actor.coastal-states", "#sg"}
    assert refers <= entries


@pytest.mark.parametrize("name", ["head", "example", "fragment"])
def test_what_refers_within_the_document_leads_to_something(name: str) -> None:
    understanding = PIECES[name]()
    vote = Vote("adoptedRecordedVote", 2, 1, None, ("NORWAY", "PALAU"), ("NOWHERE",))
    facts = replace(understanding.act.facts, proceedings=Proceedings(vote=vote))
    root = xml(replace(understanding, act=replace(understanding.act, facts=facts)))
    known = {f"#{node.get('eId')}" for node in find(root, "//*[@eId]")}
    refers = {part for node in root.iter() for value in node.attrib.values() for part in str(value).split()}
    notes = {str(node.get("href")) for node in find(root, "//a:noteRef")}  # a note whose page is not held
    assert {part for part in refers if part.startswith("#")} - known <= notes


def test_the_adoption_is_a_step_of_the_workflow(document: etree._Element) -> None:
    (step,) = find(document, "//a:workflow/a:step")
    assert (step.get("date"), step.get("outcome"), step.get("by")) == ("2045-05-03", "adopted", "#ga")


def text(value: str) -> Text:
    return Text(value, (Run(0, 0, len(value)),))


def cite(start: int, end: int, number: str = "", n: int = 1) -> Citation:
    target = TreatyRef(number) if number else None
    status = Status.RESOLVED if target else Status.UNRESOLVED
    return Citation((), n, "citing", "", (Span(start, end),), status, target)


def filled(citations: list[Citation], offsets: list[int]) -> str:
    node = element("p")
    inline = Inline(
        address=lambda target: "/".join(filter(None, astuple(target))),
        identity=lambda citation: str(citation.n),
        place_note=lambda above, marker: above.append(element("note", marker=marker.label)),
    )
    markers = [Marker(str(offset), offset, Span(0, 0)) for offset in offsets]
    inline.fill(node, text("abcdefghij"), citations, markers)
    written = etree.tostring(node, encoding="unicode")
    return re.sub(r' (?:xmlns(?::unr)?|unr:citation|name|class|marker)="[^"]*"', "", written)


INLINE = {
    "nothing": ([], [], "<p>abcdefghij</p>"),
    "one": ([cite(2, 4, "1")], [], '<p>ab<ref href="1">cd</ref>efghij</p>'),
    "all of it": ([cite(0, 10, "1")], [], '<p><ref href="1">abcdefghij</ref></p>'),
    "two in a row": (
        [cite(4, 6, "2"), cite(2, 4, "1")],
        [],
        '<p>ab<ref href="1">cd</ref><ref href="2">ef</ref>ghij</p>',
    ),
    "one in another": (
        [cite(3, 4, "2"), cite(2, 6, "1")],
        [],
        '<p>ab<ref href="1">c<ref href="2">d</ref>ef</ref>ghij</p>',
    ),
    "two that cross: the later is cut": (
        [cite(2, 6, "1"), cite(4, 8, "2")],
        [],
        '<p>ab<ref href="1">cd<ref href="2">ef</ref></ref>ghij</p>',
    ),
    "three treaties by one name": (
        [cite(2, 4, "1"), cite(2, 4, "2"), cite(2, 4, "3")],
        [],
        '<p>ab<mref><ref href="1">cd</ref><ref href="2"/><ref href="3"/></mref>efghij</p>',
    ),
    "a range": (
        [replace(cite(6, 10, "1"), locator="articles 2 to 5"), cite(2, 4, "2")],
        [],
        '<p>ab<ref href="2">cd</ref>ef<rref from="1/2" upTo="1/5">ghij</rref></p>',
    ),
    "one target, cited by way of one note from two parts": (
        [cite(2, 4, "1"), cite(2, 4, "1", n=2)],
        [],
        '<p>ab<ref href="1">cd</ref>efghij</p>',
    ),
    "no target": ([cite(2, 4)], [], "<p>ab<inline>cd</inline>efghij</p>"),
    "words elsewhere": ([cite(20, 24, "1")], [], "<p>abcdefghij</p>"),
    "a marker inside": ([cite(2, 6, "1")], [4], '<p>ab<ref href="1">cd<note/>ef</ref>ghij</p>'),
    "a marker behind": ([cite(2, 6, "1")], [6], '<p>ab<ref href="1">cdef</ref><note/>ghij</p>'),
    "a marker before": ([cite(2, 6, "1")], [2], '<p>ab<note/><ref href="1">cdef</ref>ghij</p>'),
    "markers at both ends of the text": ([], [0, 10], "<p><note/>abcdefghij<note/></p>"),
    "a marker between nested": (
        [cite(2, 8, "1"), cite(3, 5, "2")],
        [5],
        '<p>ab<ref href="1">c<ref href="2">de</ref><note/>fgh</ref>ij</p>',
    ),
}


@pytest.mark.parametrize(("citations", "markers", "expected"), INLINE.values(), ids=INLINE)
def test_inline(citations: list[Citation], markers: list[int], expected: str) -> None:
    assert filled(citations, markers) == expected


SPANS = st.tuples(st.integers(0, 9), st.integers(1, 10)).filter(lambda span: span[0] < span[1])


@given(st.lists(SPANS, max_size=5), st.lists(st.integers(0, 10), max_size=3))
def test_any_citations_and_markers_leave_the_words_alone(spans: list[tuple[int, int]], offsets: list[int]) -> None:
    citations = [cite(start, end, str(n), n) for n, (start, end) in enumerate(spans)]
    node = etree.fromstring(filled(citations, offsets))
    assert words(node) == "abcdefghij"
    assert len(find(node, ".//note")) == len(offsets)
    assert len(find(node, ".//ref")) == len(spans)


def with_note(note: Footnote, *markers: Marker) -> etree._Element:
    part = Part(PartKind.OPERATIVE, ("op", "1"), "1", 1, text("abcdefghij"), markers=markers)
    act = replace(example().act, heading=Heading(title=text("Lamps")), parts=(part,), footnotes=(note,))
    return xml(Understanding(SOURCE, act))


NOTE = Footnote("1", Span(0, 1), text("A note."), 2, ("op", "1"))


def test_a_note_with_two_markers_stands_once() -> None:
    root = with_note(NOTE, Marker("1", 2, Span(0, 0)), Marker("1", 4, Span(0, 0)))
    assert len(find(root, "//a:authorialNote")) == 1
    (ref,) = find(root, "//a:noteRef")
    assert (ref.get("href"), ref.get("marker")) == ("#authorialNote_1", "1")


def test_a_note_whose_marker_is_not_held_stands_in_the_metadata() -> None:
    (note,) = find(with_note(replace(NOTE, attached_to=None)), "//a:meta/a:notes/a:note")
    assert words(note).strip() == "A note."


def test_a_note_to_the_title_stands_behind_it() -> None:
    (note,) = find(with_note(replace(NOTE, attached_to=())), "//a:preface//a:authorialNote")
    assert words(note) == "A note."


def test_a_control_character_is_refused_by_name() -> None:
    act = replace(example().act, heading=Heading(title=text("a\x01b")))
    with pytest.raises(AknError, match=r"U\+0001 cannot stand in XML"):
        xml(Understanding(SOURCE, act))


# --- Identification ----------------------------------------------------------------------------------------------


def value(root: etree._Element, path: str) -> str:
    return str(find(root, path)[0].get("value"))


def test_four_levels(document: etree._Element) -> None:
    work = "/akn/un/statement/deliberation/unga/2045-05-03/99-7"
    assert value(document, "//a:FRBRWork/a:FRBRuri") == work
    assert value(document, "//a:FRBRWork/a:FRBRalias[@name='unres']") == f"{BASE}resolution/ga/99/7"
    assert value(document, "//a:FRBRExpression/a:FRBRthis") == f"{work}/eng@/!main"
    assert value(document, "//a:FRBRManifestation/a:FRBRuri") == f"{work}/eng@.xml"
    assert value(document, "//a:FRBRItem/a:FRBRthis") == f"{BASE}resolution/ga/99/7.xml"
    assert value(document, "//a:doc//a:FRBRWork/a:FRBRthis") == f"{work}/!annex_1"


def test_without_a_date_the_work_has_our_address() -> None:
    root = xml(replace(example(), act=replace(example().act, facts=Facts())))
    assert value(root, "//a:FRBRWork/a:FRBRuri") == f"{BASE}resolution/ga/99/7"
    assert find(root, "//a:FRBRWork/a:FRBRdate")[0].get("name") == "unknown"


def test_a_nameless_piece_says_which_it_is() -> None:
    root = xml(fragment())
    (statement,) = find(root, "/a:akomaNtoso/a:statement")
    assert statement.get("name") == "fragment"
    assert find(root, "//unr:piece")[0].get("extent") == "tail"
    assert find(root, "//a:paragraph[@eId='para_1']")[0].get(f"{{{UNR}}}extent") == "tail"


# --- Any act -----------------------------------------------------------------------------------------------------

TEXTS = st.sampled_from(["Urges States", "Notes: <&>\"'", "𝕃", ""]).map(text)
NUMBERS = st.sampled_from(["1", "a", "iv", ""])
Parts = st.SearchStrategy[Part]


def parts_of(kind: PartKind, prefix: tuple[str, ...], children: Parts | None) -> Parts:
    return st.builds(
        Part,
        kind=st.just(kind),
        path=st.just(prefix),
        number=NUMBERS,
        position=st.just(1),
        text=TEXTS,
        children=st.lists(children, max_size=2).map(tuple) if children is not None else st.just(()),
        extent=st.sampled_from(Extent),
        number_inferred=st.booleans(),
    )


POINT = parts_of(PartKind.SUBPARAGRAPH, ("op",), parts_of(PartKind.SUBPARAGRAPH, ("op",), None))
LEAF = st.one_of(
    parts_of(PartKind.OPERATIVE, ("op",), POINT),
    parts_of(PartKind.PREAMBULAR, ("pp",), POINT),
    parts_of(PartKind.PASSAGE, ("passage",), None),
    parts_of(PartKind.TABLE, ("table",), None),
    POINT,
)
ANY_PART = st.one_of(
    LEAF,
    parts_of(PartKind.SECTION, ("sec",), LEAF),
    parts_of(PartKind.ANNEX, ("annex",), parts_of(PartKind.ANNEX_PARAGRAPH, ("para",), POINT) | LEAF),
)


def numbered(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts with paths of their own, as a reader would give them."""
    count: Iterator[int] = iter(range(1, 1000))

    def place(part: Part, above: tuple[str, ...]) -> Part:
        number, divided = str(next(count)), above[:1] in {("sec",), ("annex",)} and len(above) == 2
        if part.kind is PartKind.SUBPARAGRAPH and above and not divided:
            path = (*above, number)
        else:
            path = (*(above if divided else ()), part.path[0], number)
        return replace(part, path=path, children=tuple(place(child, path) for child in part.children))

    return tuple(place(part, ()) for part in parts)


def any_act(parts: list[Part]) -> Understanding:
    act = Act(KEY, "en", Extent.COMPLETE, Heading(), Facts(), numbered(tuple(parts)), (), Span(0, 1), body="ga")
    return Understanding(SOURCE, act)


@given(st.lists(ANY_PART, max_size=5))
def test_any_act_is_whole(parts: list[Part]) -> None:
    understanding = any_act(parts)
    assert words_of_parts(xml(understanding)) == words_of_model(understanding.act.parts)


@pytest.mark.corpora
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY_PART, max_size=5))
def test_any_act_is_valid(schema: etree.XMLSchema, parts: list[Part]) -> None:
    schema.assertValid(xml(any_act(parts)))


def test_no_words_at_all() -> None:
    bare = replace(example().act, heading=Heading(formula=EMPTY), parts=(), footnotes=())
    (main,) = find(xml(Understanding(SOURCE, bare)), "//a:mainBody")
    assert not words(main).strip()
