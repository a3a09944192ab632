"""Texts that are no acts but thousands of scraps: they are read to their end, in a time that grows with their length.

Each would take hours if a step looked again at all that came before it.
"""

import pytest

from documents import reading
from read_invariants import assert_nothing_lost
from unres.model import PartKind

TITLE = "74/1. Lamps\n\n"
ACT = f"{TITLE}*The General Assembly*,\n\n1. *Decides* to keep lamps"

SCRAPS = [
    ("lines of a title", TITLE, "**lamps**\n\n", "*The General Assembly*,\n\n1. *Decides* to keep lamps."),
    ("pieces of a title in one line", "**74/1.", "** **lamps", "\n\n*The General Assembly*,\n\n1. *Decides* so."),
    ("lines of a conclusion", f"{ACT}.\n\n*53rd plenary meeting*\n\n", "*1 January 2020*\n\n", ""),
    ("bullets that nothing introduces", ACT, "\n- a", ""),
    ("headings that are none", ACT, "\n# a\n", ""),
    ("words between blank lines", f"{ACT}\n\n", "x\n\n", ""),
    ("rows of a table", f"{ACT}.\n\n", "| a | b |\n", ""),
]


@pytest.mark.parametrize(("before", "scrap", "after"), [row[1:] for row in SCRAPS], ids=[row[0] for row in SCRAPS])
def test_scraps_are_read_to_their_end(before: str, scrap: str, after: str) -> None:
    found = reading(before + scrap * 3_000 + after)
    assert_nothing_lost(found)
    assert found.acts


def test_a_paragraph_does_not_go_on_for_ever() -> None:
    found = reading(f"{ACT}\n\n" + "x\n\n" * 150)
    (act,) = found.acts
    (paragraph, *passages) = act.parts
    assert paragraph.text.value == "Decides to keep lamps" + " x" * 100
    assert {part.kind for part in passages} == {PartKind.PASSAGE}
    assert {finding.code for finding in found.findings if finding.code.startswith("endless")} == {"endless-paragraph"}
