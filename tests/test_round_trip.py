"""Documents that are written as Akoma Ntoso and read again are the same acts: words, numbers, notes, facts."""

from dataclasses import replace
from pathlib import Path

import pytest

from example_act import NAMES
from unres.akn import akoma_ntoso
from unres.conversion import convert_file, convert_source
from unres.decode import source_of
from unres.iris import Minter
from unres.model import Act, Draft, Link, Part, Proceedings, Subject, Text, Understanding, Vote
from unres.namespaces import BASE

ROOT = Path(__file__).resolve().parent.parent
MINT = Minter(BASE)
DOCUMENTS = sorted(
    path
    for folder in (ROOT / "seeds", ROOT / "tests" / "cases" / "text", ROOT / "tests" / "cases" / "akn4un")
    for path in folder.iterdir()
    if path.suffix in {".txt", ".md", ".xml"} and path.name != "SOURCES.md"
)


def again(understanding: Understanding) -> Act:
    """Return an act as it is read from its own Akoma Ntoso."""
    (read,) = convert_source(source_of(akoma_ntoso(understanding, MINT, NAMES), "again.xml")).understandings
    return read.act


def bare(text: Text) -> tuple[str, tuple[Link, ...]]:
    """Return words and the links on them, but not where they stand in the file."""
    return text.value, text.links


def parts(act: Act) -> list[tuple[object, ...]]:
    """Return what an act's parts are, but for where they stand in the file."""
    return [_facts_of(part) for part in act.walk()]


def _facts_of(part: Part) -> tuple[object, ...]:
    markers = [(marker.label, marker.offset) for marker in part.markers]
    return part.kind, part.path, part.number, bare(part.text), markers, part.extent, part.number_inferred, part.rows


def notes(act: Act) -> list[tuple[object, ...]]:
    return [(note.marker, bare(note.text), note.attached_to) for note in act.footnotes]


def heading(act: Act) -> dict[str, object]:
    return {name: bare(getattr(act.heading, name)) for name in act.heading.__slots__}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_an_act_comes_back(path: Path) -> None:
    for understanding in convert_file(path).understandings:
        before, after = understanding.act, again(understanding)
        assert (after.key, after.extent, after.body, after.language) == (
            before.key,
            before.extent,
            before.body,
            before.language,
        )
        assert parts(after) == parts(before)
        assert notes(after) == notes(before)
        assert heading(after) == heading(before)
        assert after.facts == before.facts


def test_how_an_act_came_about_comes_back() -> None:
    (understanding, *_) = convert_file(ROOT / "tests" / "cases" / "text" / "ga-points.md").understandings
    proceedings = Proceedings(
        drafts=(Draft("A/99/L.1", None, "submitted by the keepers of the lamps", "Norway, Palau"), Draft("A/99/L.2")),
        vote=Vote("adoptedRecordedVote", 2, 1, None, ("NORWAY", "PALAU"), ("NOWHERE",)),
        subjects=(Subject("http://metadata.un.org/thesaurus/1000000", "lamps & quays"), Subject("", "oil")),
    )
    act = replace(understanding.act, facts=replace(understanding.act.facts, proceedings=proceedings))
    assert again(replace(understanding, act=act)).facts.proceedings == proceedings


@pytest.mark.corpora
def test_real_acts_come_back(shared: Path) -> None:
    for folder, pattern in (("ga-md", "*.md"), ("unsc-txt", "*.txt"), ("akn4un", "**/*.xml")):
        for path in sorted((shared / "corpora" / folder).glob(pattern))[::37]:
            test_an_act_comes_back(path)
