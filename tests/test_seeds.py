"""What the five seeds hold, counted by hand: `cases/seeds.json` and, for what has no number, the tests below."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from documents import ADDRESS, SEEDS, count, part, seed
from unres.model import (
    Act,
    ActKey,
    ActKind,
    Citation,
    DocumentRef,
    Extent,
    FragmentKey,
    PartKind,
    PartRef,
    PublicationRef,
    Status,
    TreatyRef,
    Understanding,
    whole_of,
)

CASES: dict[str, list[dict[str, Any]]] = json.loads((Path(__file__).parent / "cases" / "seeds.json").read_text("utf-8"))
PIECES = [
    pytest.param(file[:3], n, case, id=f"{file[:3]}-{case['piece']}")
    for file, pieces in CASES.items()
    for n, case in enumerate(pieces)
]


def name(act: Act) -> str:
    """Return an act's address; of a fragment its place in the file only, because its address hangs on each byte."""
    return f"fragment/{act.key.n}" if isinstance(act.key, FragmentKey) else ADDRESS(PartRef(act.key))


def cited(understanding: Understanding) -> set[str]:
    """Return the other acts, the documents and publications that an act cites, or of which it cites a part."""
    return {
        ADDRESS(whole)
        for each in understanding.citations
        if isinstance(each.target, PartRef | DocumentRef | PublicationRef)
        and (whole := whole_of(each.target) or each.target) != PartRef(understanding.act.key)
    }


def registered(understanding: Understanding) -> dict[str, str]:
    """Return the treaties that an act's notes cite by registration number, with the volumes stated."""
    return {
        each.target.number: each.locator
        for each in understanding.citations
        if each.footnote and isinstance(each.target, TreatyRef)
    }


def numbers(act: Act, kind: PartKind) -> list[int]:
    return [int(each.number) for each in act.walk() if each.kind is kind]


def between(ends: list[int]) -> list[int]:
    """Return all numbers from the first to the last."""
    return list(range(ends[0], ends[1] + 1)) if ends else []


def test_each_seed_has_its_cases() -> None:
    assert set(CASES) == {path.name for path in SEEDS.glob("*.txt")}


@pytest.mark.parametrize("file", CASES)
def test_pieces(file: str) -> None:
    assert [name(act) for act in seed(file[:3]).reading.acts] == [case["piece"] for case in CASES[file]]


@pytest.mark.parametrize(("file", "n", "case"), PIECES)
def test_paragraphs(file: str, n: int, case: dict[str, Any]) -> None:
    act = seed(file).reading.acts[n]
    assert act.extent.value == case["extent"]
    assert act.heading.title.value == case["title"]
    assert count(act, PartKind.PREAMBULAR) == case["preambular"]
    assert numbers(act, PartKind.OPERATIVE) == between(case["operative"])
    assert count(act, PartKind.SUBPARAGRAPH) == case["points"]
    assert not count(act, PartKind.PASSAGE)


@pytest.mark.parametrize(("file", "n", "case"), PIECES)
def test_notes(file: str, n: int, case: dict[str, Any]) -> None:
    act = seed(file).reading.acts[n]
    assert [int(note.marker) for note in act.footnotes] == between(case["notes"])
    for note in act.footnotes:
        assert note.attached_to is not None
        carrier = part(act, *note.attached_to)
        assert note.marker in [marker.label for marker in carrier.markers]


@pytest.mark.parametrize(("file", "n", "case"), PIECES)
def test_citations(file: str, n: int, case: dict[str, Any]) -> None:
    understanding = seed(file).understandings[n]
    assert cited(understanding) == set(case["cited"])
    assert registered(understanding) == case["treaties"]


@pytest.mark.parametrize(("file", "n", "case"), PIECES)
def test_stated_dates(file: str, n: int, case: dict[str, Any]) -> None:
    stated = {
        ADDRESS(whole_of(each.target) or each.target): each.stated_date.isoformat()
        for each in seed(file).understandings[n].citations
        if each.stated_date and each.target
    }
    assert stated == case["dates"]


# --- Facts without a number --------------------------------------------------------------------------------------


def act_of(file: str, number: str) -> Understanding:
    return next(
        each for each in seed(file).understandings if isinstance(each.act.key, ActKey) and each.act.key.number == number
    )


def citations(understanding: Understanding, *path: str) -> list[Citation]:
    return [each for each in understanding.citations if each.part == path]


def targets(understanding: Understanding, *path: str) -> list[str]:
    return [ADDRESS(each.target) if each.target else each.status for each in citations(understanding, *path)]


_CUTS = [
    ("000", 1, "pp/6", "held in 2016", "a block of six notes stands between"),
    ("000", 1, "op/8", "diversion of and trafficking", "cut without notes"),
    ("000", 1, "op/17", "international cooperation", "cut without notes"),
    ("001", 1, "pp/2", "geographical coverage", "notes between"),
    ("001", 1, "pp/8", "sedation for patients", "notes between"),
    ("001", 1, "pp/17", "informed scheduling decisions", "cut without notes"),
    ("001", 1, "op/7", "existing resources, information", "cut after a comma"),
    ("002", 0, "pp/13", "while highlighting", "cut without a note"),
    ("002", 0, "op/2", "Manufacture of Drugs", "cut in an italic title, goes on with a capital"),
    ("003", 0, "pp/12", "drug problem", "notes between"),
    ("003", 0, "pp/21", "suffering, remains", "cut after a comma"),
    ("003", 0, "op/6", "towards an Integrated", "cut in a title"),
    ("003", 0, "op/12", "crime and violence", "cut after “and”"),
    ("003", 0, "op/19", "Convention on the Elimination", "goes on with a capital"),
    ("003", 0, "op/33", "two entities", ""),
    ("003", 0, "op/39", "United Nations standards", "cut in what may be a name"),
    ("003", 0, "op/46", "close cooperation", ""),
    ("003", 0, "op/53", "as well as antiretroviral", ""),
    ("003", 0, "op/65", "as and where appropriate", ""),
    ("003", 0, "op/76", "prevention, reduction", "cut after a comma"),
    ("003", 0, "op/83", "money-laundering methods", ""),
    ("003", 0, "op/90", "to the Office through", "goes on with a capital"),
    ("003", 0, "op/97", "the governance and", ""),
    ("003", 0, "op/104", "drug trafficking", ""),
    ("003", 0, "op/111", "including the recommendations", ""),
    ("004", 0, "pp/4", "illicit manufacture", ""),
    ("004", 0, "pp/10", "monitoring and analysis", ""),
    ("004", 0, "op/16/d", "delivery of health-care", "a point is cut"),
]
"""Every paragraph that a page break cuts: seed, piece, path, the words around the cut, what is particular."""


def cut_parts() -> list[tuple[str, int, str]]:
    return [
        (file[:3], n, "/".join(each.path))
        for file in CASES
        for n, act in enumerate(seed(file[:3]).reading.acts)
        for each in act.walk()
        if any("\n\n" in seed(file[:3]).source.text[a.start : b.start] for a, b in pairwise(each.text.spans()))
    ]


def test_every_paragraph_cut_by_a_page_is_known() -> None:
    assert cut_parts() == [(file, n, path) for file, n, path, *_ in _CUTS]


@pytest.mark.parametrize(("file", "piece", "path", "words", "reason"), _CUTS)
def test_paragraphs_cut_by_a_page(file: str, piece: int, path: str, words: str, reason: str) -> None:
    act = seed(file).reading.acts[piece]
    assert words in part(act, *path.split("/")).text.value, reason


@pytest.mark.parametrize(
    ("file", "piece", "path", "ending"),
    [
        ("000", 2, ("pp", "5"), "the Universal Declaration of"),
        ("001", 2, ("pp", "7"), "and noting that,"),
    ],
)
def test_the_last_paragraph_of_a_head_is_cut(file: str, piece: int, path: tuple[str, ...], ending: str) -> None:
    last = part(seed(file).reading.acts[piece], *path)
    assert last.extent is Extent.HEAD
    assert last.text.value.endswith(ending)


def test_number_16_is_inferred_from_17() -> None:
    first, second, *_ = seed("001").reading.acts[0].parts
    assert (first.number, first.number_inferred, first.extent) == ("16", True, Extent.TAIL)
    assert first.text.value.startswith("their respective mandates, and in cooperation")
    assert (second.number, second.number_inferred, second.extent) == ("17", False, Extent.COMPLETE)


def test_nameless_tails_are_fragments_of_their_file() -> None:
    for file in ("000", "001"):
        conversion = seed(file)
        act = conversion.reading.acts[0]
        assert act.key == FragmentKey(conversion.source.sha256[:12], 1)
        assert act.body == ""
        assert "nameless-piece" in [finding.code for finding in conversion.findings]


def test_title_block_of_a_general_assembly_resolution() -> None:
    act = seed("003").reading.acts[0]
    assert {field: getattr(act.heading, field).value for field in type(act.heading).__slots__} == {
        "designation": "76/188.",
        "title": "International cooperation to address and counter the world drug problem",
        "session": "Seventy-sixth session",
        "agenda_item": "Agenda item 110",
        "agenda_title": "International drug control",
        "adoption": "Resolution adopted by the General Assembly on 16 December 2021",
        "report": "[on the report of the Third Committee (A/76/465, para. 10)]",
        "formula": "The General Assembly,",
        "conclusion": "53rd plenary meeting 16 December 2021",
    }
    facts = act.facts
    assert facts.adopted is not None
    assert facts.adopted.isoformat() == "2021-12-16"
    assert facts.session is not None
    assert ADDRESS(facts.session) == "session/ga/76"
    assert facts.meeting is not None
    assert ADDRESS(facts.meeting) == "meeting/ga/76/53"
    assert facts.agenda_item == "110"


def test_an_escaped_link_is_words() -> None:
    note = next(note for note in seed("003").reading.acts[0].footnotes if note.marker == "10")
    assert note.text.value == "Resolution 217 A (III)."


def test_points_of_a_preamble_behind_a_note() -> None:
    """In 002 the note of the chapeau stands between it and its point (a)."""
    recital = part(seed("002").reading.acts[0], "pp", "7")
    assert recital.text.value.endswith("the following operational recommendations:")
    assert [child.path for child in recital.children] == [("pp", "7", "a"), ("pp", "7", "b"), ("pp", "7", "c")]
    assert [marker.label for marker in recital.markers] == ["1"]


@pytest.mark.parametrize(("file", "piece", "path"), [("003", 0, ("op", "59")), ("004", 0, ("op", "16"))])
def test_points_of_an_operative_paragraph(file: str, piece: int, path: tuple[str, ...]) -> None:
    chapeau = part(seed(file).reading.acts[piece], *path)
    points = [child.number for child in chapeau.children]
    assert points == list("abcd")[: len(points)]
    assert len(points) == {"003": 2, "004": 4}[file]


def test_ibid_without_antecedent_stays_unresolved() -> None:
    """Note 1 of 002 repeats a note of the page before, which is not in the file."""
    act = act_of("002", "62/2")
    assert (act.notes[0].ibid_of, act.notes[0].resolved_text) == (None, "Ibid.")
    (citation,) = [each for each in act.citations if each.footnote == "1"]
    assert (citation.status, citation.target, citation.candidates) == (Status.UNRESOLVED, None, ())
    assert [finding.code for finding in act.findings if finding.where == "resolution/cnd/62/2/fn/1"] == [
        "ibid-without-antecedent"
    ]


_RECORDS = "Official Records of the Economic and Social Council"
_SERIES_NOTE = "United Nations, Treaty Series"
_CHAINS = [
    ("000", "66/3", 18, f"{_SERIES_NOTE}, vol. 1582, No. 27627.", "a chain of two"),
    ("000", "66/3", 20, f"{_RECORDS}, 2014, Supplement No. 8 (E/2014/28), chap. I, sect. C.", "another year"),
    (
        "003",
        "76/188",
        14,
        f"{_RECORDS}, 2021, Supplement No. 8 (E/2021/28), chap. I, sect. B, resolution 64/1.",
        "another resolution in the same report",
    ),
    (
        "003",
        "76/188",
        27,
        f"{_RECORDS}, 2017, Supplement No. 4 (E/2017/24), chap. I, sect. C.",
        "the report of another commission",
    ),
    ("003", "76/188", 29, f"{_SERIES_NOTE}, vol. 2349, No. 42146.", "after several volumes"),
    ("004", "62/4", 8, f"{_SERIES_NOTE}, vol. 1582, No. 27627.", "8 → 7 → 6 over three pages"),
]


@pytest.mark.parametrize(("file", "number", "marker", "text", "reason"), _CHAINS)
def test_ibid_chains(file: str, number: str, marker: int, text: str, reason: str) -> None:
    act = act_of(file, number)
    note = next(each for each in act.notes if each.marker == str(marker))
    assert note.ibid_of == PartRef(act.act.key, ("fn", str(marker - 1))), reason
    assert note.resolved_text == text


@pytest.mark.parametrize(
    ("file", "number", "path", "target", "reason"),
    [
        ("003", "76/188", ("op", "102"), "resolution/hrc/42/22", "the Human Rights Council speaks of its resolution"),
        ("003", "76/188", ("op", "72"), "resolution/ga/72/197", "the Assembly recalls its resolution"),
        ("003", "76/188", ("op", "3"), "resolution/cnd/64/1", "note 14: a resolution in the Commission's report"),
        ("003", "76/188", ("op", "89"), "decision/statcom/48/110", "a decision, and of another commission"),
        ("000", "66/3", ("pp", "13"), "resolution/cnd/55/1", "“as requested by the Commission in its resolution”"),
        ("000", "66/3", ("op", "16"), "resolution/cnd/52/7", "the Office adopts none: “its” is the Commission's"),
        ("001", "64/4", ("op", "2"), "resolution/cnd/61/8", "“Commission resolution”: the Commission is the speaker"),
        ("002", "62/2", ("pp", "15"), "resolution/ecosoc/2003/32", "named in full"),
    ],
)
def test_whose_act_it_is(file: str, number: str, path: tuple[str, ...], target: str, reason: str) -> None:
    assert target in targets(act_of(file, number), *path), reason


def test_a_span_of_parts_is_each_of_them() -> None:
    found = [each for each in act_of("003", "76/188").citations if each.footnote == "5"]
    assert [ADDRESS(each.target) for each in found if each.target] == [
        "resolution/ga/S-20/1",
        "resolution/ga/S-20/2",
        "resolution/ga/S-20/3",
        *(f"resolution/ga/S-20/4{letter}" for letter in "ABCDE"),
    ]


def test_three_conventions_are_three() -> None:
    three = ["treaty/14152", "treaty/14956", "treaty/27627"]
    assert targets(act_of("000", "66/3"), "pp", "2") == three
    assert targets(act_of("003", "76/188"), "pp", "7") == three


def test_article_13() -> None:
    act = act_of("004", "62/4")
    assert "treaty/27627/art/13" in targets(act, "op", "9")
    assert targets(act, "op", "10") == ["treaty/27627/art/13"]


def test_the_conventions_without_notes() -> None:
    """In 64/5 they are named, but no note gives their numbers."""
    assert targets(act_of("001", "64/5"), "pp", "2") == ["treaty/14152", "treaty/14956", "treaty/27627"]


def test_subparagraph_c_of_that_decision() -> None:
    found = citations(act_of("003", "76/188"), "op", "88")
    assert [(ADDRESS(each.target), each.locator) for each in found if each.target] == [
        ("decision/cnd/63/15", ""),
        ("document/E/2020/28", "chap. I, sect. B"),
        ("decision/cnd/63/15/op/c", "subparagraph (c)"),
    ]


def test_three_dates_of_58_9() -> None:
    """The sources contradict each other; each statement is kept as it stands."""
    assert {
        file: each.stated_date.isoformat()
        for file in ("000", "001", "002")
        for understanding in seed(file).understandings
        for each in understanding.citations
        if each.stated_date and each.target == PartRef(ActKey(ActKind.RESOLUTION, "cnd", "58/9"))
    } == {"000": "2015-03-17", "001": "2014-03-17", "002": "2015-03-13"}


# --- The same, against the hand counts themselves ----------------------------------------------------------------

_SERIES = {"A/RES/": "resolution/ga/", "E/RES/": "resolution/ecosoc/", "A/HRC/RES/": "resolution/hrc/"}
_BODIES = {"CND": "cnd", "Statistical Commission": "statcom"}


def address(counted: str) -> str:
    """Return the address of what the hand counts call "A/RES/217 A (III)" or "CND resolution 58/9"."""
    words = re.fullmatch(r"(.+) (resolution|decision) (\S+)", counted)
    if words:
        return f"{words[2]}/{_BODIES[words[1]]}/{words[3]}"
    for prefix, path in _SERIES.items():
        if counted.startswith(prefix):
            number = re.sub(r" ([A-Z]) (\(.+\))", r"\2\1", counted.removeprefix(prefix))
            return path + number.replace(" ", "")
    return "document/" + counted.split(" ", maxsplit=1)[0]


@pytest.mark.corpora
@pytest.mark.parametrize("file", CASES)
def test_against_the_hand_counts(file: str, shared: Path) -> None:
    counted = json.loads((shared / "corpora/expected/expected.json").read_text("utf-8"))[f"seeds/{file}"]
    for understanding, piece in zip(seed(file[:3]).understandings, counted.get("pieces", [counted]), strict=True):
        act = understanding.act
        assert act.extent.value == piece.get("part", "complete")
        assert act.heading.title.value == (piece["title"] or "")
        assert count(act, PartKind.PREAMBULAR) == piece["preambular"]
        assert count(act, PartKind.OPERATIVE) == piece["operative"]
        assert count(act, PartKind.SUBPARAGRAPH) == piece["lettered"] + piece["roman"]
        assert len(act.footnotes) == piece["footnotes"]
        assert cited(understanding) - {"publication/E.11.XI.14"} == {address(each) for each in piece["cited"]}
        units = {f"UNTS {volumes}, No. {number}" for number, volumes in registered(understanding).items()}
        assert units == set(piece["treaties"])
