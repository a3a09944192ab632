"""Plain text with hard line ends: what is told from what, and that nothing is lost whatever the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import part, source
from read_invariants import assert_nothing_lost, assert_understanding_leads_back
from unres.media_types import MARKDOWN, PLAIN, media_type_of
from unres.model import Act, Reading
from unres.read import UnreadableError, read_plain
from unres.read.wrapped import Wrapped
from unres.understand import understand

TITLE = "Resolution 302 (1971)\nof 24 November 1971\n\nThe Security Council,\n\n"


def resolution(text: str) -> Reading:
    """Read a resolution of the Security Council with this text."""
    return read_plain(source(TITLE + text))


def only(text: str) -> Act:
    (act,) = resolution(text).acts
    return act


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        (TITLE, PLAIN, "the title block of the Council, whatever follows"),
        ("2 (1946). Resolution of 30 January 1946", PLAIN, "the older one"),
        (
            "1. Urges the keepers of all the lamps on the quays\nto light them",
            PLAIN,
            "a sentence goes on in the next line",
        ),
        ("1. *Urges* the keepers of all the lamps on the quays\nto light them", MARKDOWN, "emphasis is Markdown's"),
        ("1. Urges the keepers to light them;\n\n2. Decides", MARKDOWN, "no line goes on: as Markdown has it"),
        ("*Recalling* resolution [1/1](#) of the lamps\nand more", MARKDOWN, "a link"),
    ],
)
def test_kind_of_text(text: str, kind: str, reason: str) -> None:
    assert media_type_of(text) == kind, reason


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("the Secretary-\nGeneral", "the Secretary-General", "a capital: the hyphen is the word's own"),
        ("their domi-\nnation", "their domination", "no other word says so: only a line end"),
        ("cease-\nfire", "cease-fire", "a half that mostly has a hyphen"),
        ("peacekeeping, peace-\nkeeping", "peacekeeping, peacekeeping", "the word stands elsewhere without"),
        ("well-lit, well-\nlit", "well-lit, well-lit", "the word stands elsewhere with it"),
        ("lamps \n on  quays", "lamps on quays", "white space folds"),
    ],
)
def test_hyphens_at_line_ends(text: str, words: str, reason: str) -> None:
    assert Wrapped(text).words(0, len(text)).text.value == words, reason


@pytest.mark.parametrize(
    ("text", "label", "offset", "reason"),
    [
        ("Recalling the report 29 of the keepers,", "29", 20, "behind a noun"),
        ("Recalling the report of the keepers, 29", "29", 36, "at the end"),
        ("Recalling the report of the keepers,29 and theirs,", "29", 36, "without a blank"),
        ("Recalling the report of 12 August 1948 29 and theirs,", "29", 38, "behind a year"),
        ("Recalling its report of 29 July and the other 29\nof the keepers,", "29", 45, "not the day of a date"),
        ("Recalling paragraph 29, and the report, 29", "29", 39, "not the number of a paragraph"),
        ("Recalling resolution 29 (1947) and the report, 29", "29", 46, "not the number of a resolution"),
        ("Recalling the lamps 29/ of the keepers,", "29", 19, "with a stroke, as typed"),
    ],
)
def test_markers(text: str, label: str, offset: int, reason: str) -> None:
    slash = "/" if "/" in text else ""
    note = f"29{slash} Official Records."
    act = only(f"{text}\n\n1. Decides to light them.\n\nAdopted at the 2nd meeting.\n\n{note}")
    recital = part(act, "pp", "1")
    assert [(marker.label, marker.offset) for marker in recital.markers] == [(label, offset)], reason
    assert [(each.marker, each.attached_to) for each in act.footnotes] == [("29", ("pp", "1"))]


@pytest.mark.parametrize(
    ("printed", "path"),
    [
        ("(6) To trim them", ("op", "1", "b")),
        ("{b) To trim them", ("op", "1", "b")),
        ("(b} To trim them", ("op", "1", "b")),
        ("(8) To trim them", ("op", "1", "b")),
    ],
)
def test_labels_are_read_through(printed: str, path: tuple[str, ...]) -> None:
    reading = resolution(f"1. Decides:\n\n(a) To light lamps;\n\n{printed};\n\n(c) To rest.\n")
    assert part(reading.acts[0], *path).text.value == "To trim them;"
    assert [finding.code for finding in reading.findings] == ["scanning-error"]


@pytest.mark.parametrize("printed", ["2, Urges", "2 Urges", "Z. Urges", "2. | Urges", "2: Urges"])
def test_numbers_are_read_through(printed: str) -> None:
    reading = resolution(f"1. Decides to light lamps;\n\n{printed} the keepers to trim them;\n3. Rests.\n")
    numbers = [each.number for each in reading.acts[0].walk()]
    assert numbers == ["1", "2", "3"]


# --- Anything at all ---------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        *("\n\n", "\n", " ", "  ", "\t", "\u00a0", "\r\n", "\u2028", "-\n", "*", "|", "_", "\\", "]"),
        *(
            "Resolution 302 (1971)\n",
            "RESOLUTION 302 (1971)\n",
            "Resolution 302\n",
            "of 24 November 1971\n",
            "of 3 Apri] 1991",
        ),
        *(
            "2 (1946). Resolution of 30 January 1946\n",
            "[S/902]\n",
            "The Security Council,\n",
            "The Security Council\n",
        ),
        *(
            "Therefore the Security Council,",
            "Adopted by the Security Council at its 3102nd meeting,\n",
            "on 30 July 1992\n",
        ),
        *("Adopted unanimously at the\n", "5th meeting.\n", "S/RES/902 (1994)\n", "94-12513 (E)\n", "Page 2\n", "12\n"),
        *(
            "1. ",
            "2. ",
            "2, ",
            "S. ",
            "l. ",
            "14, ",
            "(a) ",
            "(6) ",
            "(b} ",
            "(1) ",
            "(ii) ",
            "(iii)\n",
            "1/ ",
            "28 ",
            "* ",
        ),
        *("A\n", "B\n", "I\n", "II\n", "Annex A\n", "Annex\n", "Decides", "Urges", "Recalling", "Whereas", "Notes"),
        *(
            "its domi-\n",
            "nation",
            "the report",
            ", 28",
            " 1/",
            "28 29",
            "Official Records",
            "Ibid.",
            ";",
            ",",
            ".",
            ":",
        ),
        *(
            "“What are",
            "lamps”",
            "- That all",
            "A\nThe Security Council,\n",
            "B\nThe Security Council,\n",
            "| a | b |\n|---|\n",
        ),
    ]
)
DOCUMENTS = st.lists(_PIECES | st.text(max_size=3), max_size=40).map("".join)


@given(DOCUMENTS)
def test_anything_made_of_such_pieces(text: str) -> None:
    assert_nothing_lost(read_plain(source(text)))


@given(DOCUMENTS)
def test_anything_behind_a_title(text: str) -> None:
    reading = resolution(text)
    assert_nothing_lost(reading)
    for understanding in understand(reading):
        assert_understanding_leads_back(understanding)


@given(st.text())
def test_anything(text: str) -> None:
    try:
        assert_nothing_lost(read_plain(source(text)))
    except UnreadableError:
        return
