"""Shapes of acts: a small document for each, and what is read of it, in `cases/text`.

Beside each document stands its outline: a line for each act, heading, part, note and finding. `python
tests/read/test_cases.py` writes the outlines anew; read what changes before you keep it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from read_invariants import assert_nothing_lost, assert_understanding_leads_back
from unres.decode import decode_file
from unres.iris import path_of
from unres.model import PartRef, Reading
from unres.read import read
from unres.understand import understand

CASES = Path(__file__).resolve().parent.parent / "cases" / "text"
DOCUMENTS = sorted(path for path in CASES.iterdir() if path.suffix in {".md", ".txt"})


def outline(reading: Reading) -> Iterator[str]:
    """Yield what is read, a line each."""
    yield reading.source.media_type
    for n, act in enumerate(reading.acts, 1):
        name = path_of(PartRef(act.key))
        name = f"fragment {n}" if name.startswith("fragment") else name
        language = "" if act.language == "en" else f"in {act.language}"
        yield " ".join(f"{name} {act.extent} {act.facts.adopted or ''} {language}".split())
        for field in type(act.heading).__slots__:
            if getattr(act.heading, field).value:
                yield f"  {field}: {getattr(act.heading, field).value}"
        for part in act.walk():
            markers = "".join(f" [{marker.label} at {marker.offset}]" for marker in part.markers)
            number = f" ({part.number}{' inferred' if part.number_inferred else ''})" if part.number else ""
            yield f"  {part.kind} {'/'.join(part.path)}{number}: {part.text.value}{markers}"
            yield from (f"    {' | '.join(row)}" for row in part.rows)
        for note in act.footnotes:
            place = "nothing" if note.attached_to is None else "/".join(note.attached_to) or "heading"
            yield f"  note {note.marker} at {place}: {note.text.value}"
    for finding in reading.findings:
        yield f"{finding.severity} {finding.code}, line {finding.line}: {finding.message}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_what_is_read(document: Path) -> None:
    reading = read(decode_file(document))
    assert list(outline(reading)) == document.with_suffix(".outline").read_text("utf-8").splitlines()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_nothing_is_lost(document: Path) -> None:
    reading = read(decode_file(document))
    assert_nothing_lost(reading)
    for understanding in understand(reading):
        assert_understanding_leads_back(understanding)


if __name__ == "__main__":
    for each in DOCUMENTS:
        each.with_suffix(".outline").write_text("\n".join(outline(read(decode_file(each)))) + "\n", "utf-8")
