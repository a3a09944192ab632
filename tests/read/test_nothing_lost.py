"""Nothing is lost: each character of a source is exactly one thing, and what is read leads back to its words.

Held by the seeds, by anything made of what such documents are made of, and by anything at all.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import SEEDS, seed, source
from read_invariants import assert_nothing_lost, assert_understanding_leads_back
from unres.model import RegionKind
from unres.read import UnreadableError, read, read_markdown
from unres.understand import understand

FILES = sorted(path.name[:3] for path in SEEDS.glob("*.txt"))


@pytest.mark.parametrize("file", FILES)
def test_seeds(file: str) -> None:
    conversion = seed(file)
    assert_nothing_lost(conversion.reading)
    for understanding in conversion.understandings:
        assert_understanding_leads_back(understanding)


@pytest.mark.parametrize("file", FILES)
def test_seeds_hold_no_unknown_furniture(file: str) -> None:
    """What is neither words nor number is markup, a marker or white space: the seeds have no running heads."""
    furniture = {RegionKind.RUNNING_HEAD, RegionKind.PAGE_NUMBER}
    assert not furniture & {region.kind for region in seed(file).reading.regions}


# --- Anything at all ---------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        *("\n\n", "\n", " ", "  ", "\t", "\u00a0", "\r\n", "\u2028"),
        *("*", "**", "***", "[", "]", "](#)", "](", ")", "\\(", "\\)", "\\", "`"),
        *("¹", "²³", "¹ ", "\n¹ ", "1. ", "2\\. ", "17. ", "0. ", "(a) ", "(b) ", "(i) ", "\\(ii\\) ", "(A) ", "(1) "),
        *("*Urges*", "Urges", "Recalling", "*Recalling* its resolution 58/9,", "Decides", "Requests", "to report"),
        *("The General Assembly,", "The Commission on Narcotic Drugs,", "Resolution 66/3", "76/188. Lamps"),
        *("**Resolution adopted by the General Assembly on 16 December 2021**", "Seventy-sixth session"),
        *("Agenda item 110", "[on the report of the Third Committee (A/76/465, para. 10)]", "[without reference]"),
        *(
            "53rd plenary meeting",
            "16 December 2021",
            "Annex",
            "Annex II",
            "A/RES/76/188",
            "2/11",
            "12",
            "I",
            "II. Lamps",
            *("II", "A", "**A**", "**B Lamps**", "**Annex II**", "Appendix", "a. ", "1 Resolution", "*² Report*"),
            *(
                "| a | b\\|c |\n|---|---|\n| d |  |",
                "|",
                "| \\",
                "“",
                "Decides:",
                "At its 3rd meeting, the General Assembly",
            ),
            "Statement by the President of the Security Council",
        ),
        *(
            "Lamps on quays",
            "held",
            "in 2016,",
            "United Nations",
            ",",
            ";",
            ".",
            ":",
            "-",
            "–",
            "km²",
            "Ibid.",
            "*Ibid.*, vol. 2.",
        ),
    ]
)
DOCUMENTS = st.lists(_PIECES | st.text(max_size=3), max_size=40).map("".join)


@given(DOCUMENTS)
def test_anything_made_of_such_pieces(text: str) -> None:
    assert_nothing_lost(read_markdown(source(text)))


@given(st.text())
def test_anything(text: str) -> None:
    assert_nothing_lost(read_markdown(source(text)))


@given(DOCUMENTS)
def test_only_one_error_is_raised_and_what_is_read_is_understood(text: str) -> None:
    try:
        reading = read(source(text))
    except UnreadableError:
        return
    for understanding in understand(reading):
        assert_understanding_leads_back(understanding)
