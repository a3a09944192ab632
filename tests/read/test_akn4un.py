"""The United Nations' own XML: what it tells is taken over, what it tells badly is read, bad files do no harm."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from documents import part
from read_invariants import assert_leads_back, assert_markers, assert_partition, assert_structure
from unres.conversion import convert_file
from unres.decode import SourceError, decode_file, media_type_of
from unres.media_types import AKOMA_NTOSO
from unres.model import Act, ActKey, ActKind, ConceptRef, MeetingRef, PartKind, Reading, SessionRef, Source, Subject
from unres.read import read
from unres.understand import understand

CASES = Path(__file__).resolve().parent.parent / "cases" / "akn4un"
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SYMBOL = '<coverPage><p><docNumber refersTo="#symbol">A/RES/99/7</docNumber></p></coverPage>'


def xml(body: str, *, before: str = SYMBOL, prologue: str = "", language: str = "eng") -> Source:
    """Return a source whose one act has this main body."""
    expression = f'<FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression>'
    meta = f"<meta><identification>{expression}</identification></meta>"
    text = (
        f'{prologue}<akomaNtoso xmlns="{NAMESPACE}"><statement name="resolution">{meta}{before}'
        f"<mainBody>{body}</mainBody></statement></akomaNtoso>"
    )
    return Source("test.xml", sha256(text.encode()).hexdigest(), text, AKOMA_NTOSO)


def numbered(number: str, words: str = "Urges States;") -> str:
    return f"<paragraph><num>{number}</num><content><p>{words}</p></content></paragraph>"


def plain(words: str) -> str:
    return f"<paragraph><content><p>{words}</p></content></paragraph>"


def test_two_parts_of_one_address_are_told_apart() -> None:
    """A document of ours that was damaged names two parts alike."""
    own = 'xmlns:unr="https://w3id.org/unres/ontology#"'
    piece = f'<meta><proprietary {own}><unr:piece path="resolution/ga/99/7" body="ga"/></proprietary></meta>'
    part = '<paragraph unr:part="op/1"><num>1.</num><content><p>Urges States;</p></content></paragraph>'
    source = xml(part + part)
    text = source.text.replace("<statement ", f"<statement {own} ").replace("<meta>", piece.removesuffix("</meta>"), 1)
    reading = read(replace(source, text=text))
    assert paths(reading) == ["op/1", "op/1.2"]
    assert "number-repeated" in codes(reading)


def heading(words: str) -> str:
    return f'<paragraph class="H23"><subheading>{words}</subheading></paragraph>'


def paths(reading: Reading) -> list[str]:
    return ["/".join(each.path) for act in reading.acts for each in act.walk()]


def codes(reading: Reading) -> list[str]:
    return [found.code for found in reading.findings]


def assert_sound(reading: Reading) -> None:
    assert_partition(reading)
    assert_leads_back(reading)
    assert_markers(reading)
    for act in reading.acts:
        assert_structure(act)


@pytest.fixture(scope="module")
def quays() -> Act:
    reading = read(decode_file(CASES / "quays.en.xml"))
    assert_sound(reading)
    assert codes(reading) == []
    (act,) = reading.acts
    return act


def test_the_parts_are_those_of_the_file(quays: Act) -> None:
    assert [("/".join(each.path), each.text.value) for each in quays.walk()] == [
        ("pp/1", "Recalling its resolution 98/4 of 1 December 2043, on tar & rope,"),
        ("pp/2", "Noting the reports on:"),
        ("pp/2/a", "Piers;"),
        ("pp/2/b", "Moles,"),
        ("op/1", "Urges Member States:"),
        ("op/1/a", "To light lamps;"),
        ("op/1/a/i", "At dusk;"),
        ("op/1/a/ii", "In fog;"),
        ("op/1/b", "To count them:"),
        ("op/1/b/1", "By day;"),
        ("op/1/b/2", "By night;"),
        ("passage/1", "and to report on both;"),
        ("sec/1", "Review"),
        ("op/2", "Requests the Secretary-General to report."),
        ("table/1", "Quay 9"),
        ("annex/1", "Annex Rules of the quays"),
        ("annex/1/sec/I", "Oil"),
        ("annex/1/sec/I/para/1", "Oil is kept dry."),
        ("annex/1/sec/II", "Wicks"),
        ("annex/1/sec/II/para/1", "Wicks are short."),
    ]


def test_what_the_file_calls_its_parts_is_kept(quays: Act) -> None:
    assert part(quays, "op", "1").official_eid == "para_4"
    assert part(quays, "op", "1", "a", "ii").official_eid == "p_ii"
    assert [each.number for each in part(quays, "op", "1", "b").children] == ["1", "2"]
    assert all(each.number_inferred for each in part(quays, "op", "1", "b").children)


def test_a_table_keeps_its_cells(quays: Act) -> None:
    assert part(quays, "table", "1").rows == (("Quay", "9"),)


def test_a_note_stands_where_its_marker_does(quays: Act) -> None:
    (note,) = quays.footnotes
    (marker,) = part(quays, "pp", "1").markers
    assert (note.marker, note.text.value, note.attached_to) == ("1", "Resolution 98/4, annex.", ("pp", "1"))
    assert part(quays, "pp", "1").text.value[: marker.offset].endswith("2043,")


def test_the_heading_is_as_printed(quays: Act) -> None:
    heading = quays.heading
    assert quays.key == ActKey(ActKind.RESOLUTION, "ga", "99/7")
    assert [heading.designation.value, heading.title.value, heading.formula.value] == [
        "99/7.",
        "Lamps on quays",
        "The General Assembly,",
    ]
    assert heading.report.value == "[on the report of the Third Committee (A/99/465, para. 10)]"
    assert heading.conclusion.value == "53rd plenary meeting 16 December 2044"


def test_the_metadata_are_taken_over(quays: Act) -> None:
    facts = quays.facts
    assert (facts.adopted, facts.issued) == (date(2044, 12, 16), date(2045, 1, 11))
    assert (facts.session, facts.meeting) == (SessionRef("ga", "99"), MeetingRef("ga", "99/53"))
    assert (facts.agenda_item, facts.committee) == ("72 (b)", "c3")
    (draft,) = facts.proceedings.drafts
    assert (draft.symbol, draft.tabled, draft.sponsors, draft.additional) == (
        "A/C.3/99/L.14/Rev.1",
        date(2044, 11, 11),
        "Chad and Peru",
        "Tonga",
    )
    assert facts.proceedings.vote is not None
    assert facts.proceedings.vote.voters_in_favour == ("CHAD", "PERU")
    assert facts.proceedings.subjects == (Subject("http://metadata.un.org/sdg/14", "sdg 14"), Subject("", "LAMPS"))


SHAPES = [
    ("a lone paragraph without a number", plain("Urges States."), ["op/1"]),
    ("words before paragraph 1 are no paragraph", plain("Resolves:") + numbered("1."), ["passage/1", "op/1"]),
    ("a paragraph that lost its number", numbered("1.") + plain("Urges B;") + numbered("3."), ["op/1", "op/2", "op/3"]),
    ("a number among the words", numbered("1.") + plain("2 - Urges B;"), ["op/1", "op/2"]),
    ("a quotation with a number of its own", "".join(map(numbered, ("1.", "2.", "9.", "3."))),
     ["op/1", "op/2", "passage/1", "op/3"]),
    ("points that are paragraphs", numbered("1.", "Decides:") + numbered("(a)") + numbered("(b)"),
     ["op/1", "op/1/a", "op/1/b"]),
    ("sections whose numbers restart", heading("I") + heading("Oil") + numbered("1.") + heading("II") + numbered("1."),
     ["sec/I", "sec/I/op/1", "sec/II", "sec/II/op/1"]),
    ("sections whose numbers run on", heading("I") + numbered("1.") + heading("II") + numbered("2."),
     ["sec/I", "op/1", "sec/II", "op/2"]),
    ("a preamble inside a section", '<crossHeading refersTo="#preamble">Recalling x,</crossHeading>' + numbered("1."),
     ["pp/1", "op/1"]),
    ("an annex inside the body", numbered("1.") + heading("Annex") + numbered("1."),
     ["op/1", "annex/1", "annex/1/para/1"]),
    ("an empty paragraph whose words come next", numbered("1.", "") + plain("Urges States."), ["op/1"]),
    ("an unknown element keeps its words", "<foreign>Words</foreign>", ["op/1"]),
    ("a draft for another body",
     plain("Recommends the following draft:")
     + f"<components><component><statement><preamble><formula><p>The Council,</p></formula>"
     f"<container><p>Recalling x,</p></container></preamble><mainBody>{numbered('1.')}</mainBody></statement>"
     "</component></components>",
     ["op/1", "sec/1", "sec/1/pp/1", "sec/1/op/1"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), [pytest.param(*case[1:], id=case[0]) for case in SHAPES])
def test_shapes_of_bodies(body: str, expected: list[str]) -> None:
    reading = read(xml(body))
    assert paths(reading) == expected
    assert_sound(reading)
    assert "words-not-read" not in codes(reading)


LANGUAGES = [
    ("Arabic letters and quoted figures", "ara", ["(أ)", "(ب)", "’1‘", "’2‘"], ["a", "b", "b/i", "b/ii"]),
    ("Chinese bracketed numerals", "zho", ["(a)", "㈠", "㈡", "(b)"], ["a", "a/i", "a/ii", "b"]),
    ("French and Spanish", "fra", ["a)", "i)", "ii)", "b)"], ["a", "a/i", "a/ii", "b"]),
    ("a Cyrillic letter that looks Latin", "rus", ["a)", "b)", "с)"], ["a", "b", "c"]),
]


@pytest.mark.parametrize(
    ("language", "labels", "expected"), [pytest.param(*case[1:], id=case[0]) for case in LANGUAGES]
)
def test_points_have_the_same_address_in_all_languages(language: str, labels: list[str], expected: list[str]) -> None:
    points = "".join(f"<point><num>{label}</num><content><p>x</p></content></point>" for label in labels)
    reading = read(xml(f"<paragraph><num>1 -</num><list>{points}</list></paragraph>", language=language))
    assert paths(reading) == ["op/1", *(f"op/1/{step}" for step in expected)]
    assert reading.acts[0].language != "en"
    assert_sound(reading)


def test_brackets_around_a_marker_are_no_words() -> None:
    note = '<sup>(</sup><authorialNote marker="4"><p>()\tA/1.</p></authorialNote><sup>)</sup>'
    (act,) = read(xml(numbered("1 -", f"x{note}, y"), language="ara")).acts
    assert part(act, "op", "1").text.value == "x, y"
    assert act.footnotes[0].text.value == "A/1."


def test_a_collection_holds_several_acts() -> None:
    parts = "".join(
        f"<component><statement><preface><p><docNumber>{letter}</docNumber></p></preface>"
        f"<mainBody>{numbered('1.')}</mainBody></statement></component>"
        for letter in "AB"
    )
    text = (
        f'<akomaNtoso xmlns="{NAMESPACE}"><documentCollection>'
        '<coverPage><p><docNumber refersTo="#symbol">A/RES/99/7 A-B</docNumber></p></coverPage>'
        f"</documentCollection><components>{parts}</components></akomaNtoso>"
    )
    reading = read(Source("test.xml", "0" * 64, text, AKOMA_NTOSO))
    assert [act.key for act in reading.acts] == [ActKey(ActKind.RESOLUTION, "ga", f"99/7{letter}") for letter in "AB"]


def test_of_other_languages_only_what_is_certain_is_claimed() -> None:
    (understanding,) = understand(read(decode_file(CASES / "quays.fr.xml")))
    assert understanding.act.language == "fr"
    assert [(each.surface, each.type) for each in understanding.citations] == [
        ("98/4", "recalling"),
        ("98/4, annexe", "naming"),
    ]
    assert [each.addressees for each in understanding.actions if each.addressees] == [
        (ConceptRef("actor", "member-states"),)
    ]
    assert not any(action.requests for action in understanding.actions)
    assert not understanding.mentions


def test_links_are_not_taken_for_truth() -> None:
    """The file links "Ibid., resolution 64/1", a Commission's resolution, to one of the General Assembly."""
    link = 'Recalling it<authorialNote marker="1"><p><a href="https://undocs.org/en/A/RES/64/1">Words</a></p></authorialNote>'
    (understanding,) = understand(read(xml(numbered("1.", link))))
    assert not understanding.citations


NUMBERS = [
    ("a number that jumps", ["1.", "5."], "number-missing"),
    ("a number that comes again", ["1.", "2.", "2."], "number-out-of-sequence"),
    ("a small l for 1", ["l.", "2."], "number-misprinted"),
    ("signs that are no number", ["1.", "?!"], "number-unreadable"),
]


@pytest.mark.parametrize(("numbers", "code"), [pytest.param(*case[1:], id=case[0]) for case in NUMBERS])
def test_odd_numbers_are_reported(numbers: list[str], code: str) -> None:
    reading = read(xml("".join(map(numbered, numbers))))
    assert codes(reading) == [code]
    assert_partition(reading)


def test_findings_of_a_kind_are_limited() -> None:
    assert len(read(xml("".join(numbered(f"{2 * n}.") for n in range(1, 400)))).findings) == 100


def test_what_stands_before_the_first_element_is_passed_once() -> None:
    (act,) = read(xml(numbered("1."), prologue="<?a?><!-- b -->" * 500)).acts
    assert [part.number for part in act.parts] == ["1"]


LAUGHS = '<!DOCTYPE akomaNtoso [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE akomaNtoso [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
WHOLE = xml(numbered("1.")).text
BAD = [
    ("billion laughs", xml("<p>&b;</p>", prologue=LAUGHS).text, "document-type"),
    ("an external entity", xml("<p>&a;</p>", prologue=OUTSIDE).text, "document-type"),
    ("a document type elsewhere", f'<!DOCTYPE akomaNtoso SYSTEM "http://127.0.0.1:9/a.dtd">{WHOLE}', "document-type"),
    ("cut in the middle", WHOLE[: len(WHOLE) // 2], "not-well-formed"),
    ("an entity that nothing declares", xml("<p>&a;</p>").text, "not-well-formed"),
    ("nested without end", xml("<section>" * 3000 + "</section>" * 3000).text, "not-well-formed"),
    ("nested too deeply for an act", xml("<section>" * 200 + "</section>" * 200).text, "nested-too-deeply"),
    ("another vocabulary of that name", WHOLE.replace(NAMESPACE, "http://example.org/"), "not-akoma-ntoso"),
    ("a NUL character", WHOLE.replace("Urges", "Ur\0ges"), "not-text"),
]


@pytest.mark.parametrize(("text", "code"), [pytest.param(*case[1:], id=case[0]) for case in BAD])
def test_bad_files_give_one_clear_error(text: str, code: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.xml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        convert_file(file)
    assert caught.value.finding.code == code
    assert caught.value.finding.line > 0


def test_comments_references_and_cdata_are_read_as_xml_means_them() -> None:
    reading = read(xml(numbered("1.", "Urges<!-- > -->&#160;States<?x > ?> &lt; <![CDATA[<all> & each]]>;")))
    assert part(reading.acts[0], "op", "1").text.value == "Urges States < <all> & each;"
    assert_partition(reading)


@pytest.mark.parametrize("prologue", ["", "\n", "<?xml version='1.0'?>\n<!-- x -->", LAUGHS])
def test_the_kind_is_told_by_content(prologue: str) -> None:
    assert media_type_of(f'{prologue}<akn:akomaNtoso xmlns:akn="{NAMESPACE}"/>') == AKOMA_NTOSO


def test_the_kinds_of_part_are_all_used(quays: Act) -> None:
    assert {each.kind for each in quays.walk()} >= {PartKind.TABLE, PartKind.SECTION, PartKind.ANNEX_PARAGRAPH}
