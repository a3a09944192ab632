"""Page breaks: wherever a known act is cut, nothing is lost, and where the cut leaves a trace, it is mended.

A page break is a blank line in the middle of a paragraph, with or without the notes of the page. It leaves a trace if
the words before it cannot end a paragraph, or if the words after it cannot begin one.
"""

import re
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from documents import ADDRESS, SEEDS, reading, seed, source
from read_invariants import assert_nothing_lost
from unres.model import Act, ActKey, PartKind, Reading, RegionKind, Target
from unres.read import read_markdown
from unres.read.grammar import opens_operative, opens_preambular
from unres.understand import understand

FILES = sorted(path.name[:3] for path in SEEDS.glob("*.txt"))
NOTE = "⁹⁹"
BREAKS = ["\n\n", f"\n\n{NOTE} A note at the foot of the page.\n\n"]


class Cut(NamedTuple):
    """A blank in the words of a paragraph or point: where it stands, and in what."""

    start: int
    end: int
    kind: PartKind
    in_preamble: bool


@cache
def inner_blanks(file: str) -> tuple[Cut, ...]:
    """Return every blank between two words of a paragraph or point that no page break cuts already."""
    found = []
    text = seed(file).source.text
    for act in seed(file).reading.acts:
        for part in act.walk():
            for start, end in part.text.spans():
                found += [
                    Cut(match.start(), match.end(), part.kind, part.path[0] == "pp")
                    for match in re.compile(r"(?<=\S)[^\S\n]+(?=\S)").finditer(text, start, end)
                ]
    return tuple(found)


_CLOSING = "”\"’'»)]*"


def leaves_a_trace(file: str, cut: Cut, page_break: str) -> bool:
    """Tell whether a page break here can be told from the end of a paragraph.

    The cuts left out are these:

    1. In the preamble, after a comma, semicolon, colon or full stop and before a capital, if the page has no notes:
       "…at the National,|Regional and International Levels" looks like the paragraph "Regional …" with an unknown verb.
    2. The same with notes, if the second half begins as a preambular or operative paragraph does: "Analysis,|Reporting
       and Trends".
    3. In the operative part, after a semicolon, colon or full stop and before a capital: "Monitoring:|Analysis".
    4. Before a stretch that ends at another cut and is by itself a running head: "United Nations" between two breaks.
    """
    text = seed(file).source.text
    before, after = text[max(0, cut.start - 200) : cut.start].rstrip(_CLOSING), text[cut.end :].lstrip("*“[")
    block = text[cut.end :].split("\n\n", 1)[0]
    if block.strip() == "United Nations":
        return False
    if not after[0].isupper():
        return True
    if cut.in_preamble:
        if not before.endswith((",", ";", ":", ".")):
            return True
        plain = after.replace("*", "")
        return page_break is not BREAKS[0] and not opens_preambular(plain) and not opens_operative(plain)
    return not before.endswith((";", ":", "."))


def paragraphs(act: Act) -> list[object]:
    return [
        (part.kind, part.path, part.number, part.text.value, [(mark.label, mark.offset) for mark in part.markers])
        for part in act.walk()
    ]


def notes(act: Act) -> list[object]:
    return [(note.marker, note.text.value, note.attached_to) for note in act.footnotes if note.marker != "99"]


def target(cited: Target) -> str:
    """Return the address of what is cited; that of the fragment itself without the digest of the file."""
    return re.sub(r"^fragment/\w+", "fragment", ADDRESS(cited))


def whole(found: Reading) -> list[object]:
    """Return everything that a cut must not change."""
    return [
        (
            act.key if isinstance(act.key, ActKey) else "fragment",
            act.extent,
            act.heading.title.value,
            paragraphs(act),
            notes(act),
            [
                (each.part, each.footnote, each.surface, each.status, each.target and target(each.target))
                for each in understanding.citations
                if each.footnote != "99"
            ],
        )
        for act, understanding in zip(found.acts, understand(found), strict=True)
    ]


@cache
def uncut(file: str) -> list[object]:
    return whole(seed(file).reading)


def test_nearly_every_cut_leaves_a_trace() -> None:
    """The cases left out are few: one blank in a thousand."""
    for page_break in BREAKS:
        cuts = [(file, cut) for file in FILES for cut in inner_blanks(file)]
        traced = [cut for file, cut in cuts if leaves_a_trace(file, cut, page_break)]
        assert len(cuts) > 20_000
        assert len(traced) > 0.998 * len(cuts)


def cut_at(file: str, cut: Cut, page_break: str) -> str:
    text = seed(file).source.text
    return text[: cut.start] + page_break + text[cut.end :]


@st.composite
def mendable(draw: st.DrawFn) -> tuple[str, Cut, str]:
    file, page_break = draw(st.sampled_from(FILES)), draw(st.sampled_from(BREAKS))
    cuts = inner_blanks(file)
    cut = cuts[draw(st.integers(0, len(cuts) - 1))]
    while not leaves_a_trace(file, cut, page_break):
        cut = cuts[(cuts.index(cut) + 1) % len(cuts)]
    return file, cut, page_break


@given(mendable())
def test_a_cut_is_mended(case: tuple[str, Cut, str]) -> None:
    file, cut, page_break = case
    assert whole(reading(cut_at(file, cut, page_break))) == uncut(file)


def blank_before(file: str, words: str) -> Cut:
    """Return the blank before some words of a seed."""
    place = seed(file).source.text.index(" " + words)
    return next(cut for cut in inner_blanks(file) if cut.start <= place < cut.end)


@pytest.mark.parametrize("page_break", BREAKS, ids=["blank line", "notes"])
@pytest.mark.parametrize(
    ("file", "words", "reason"),
    [
        ("003", "(c) of that decision", "looks like a point, but no point (c) can come here"),
        ("003", "HIV/AIDS;", "looks like a symbol"),
        ("003", "and gender-sensitive", "“age-” keeps its hyphen and its blank"),
        ("003", "States parties to implement, as", "a capital after “, and”"),
        ("000", "16 March 2012, and", "a date"),
        ("002", "60/9 of 17 March", "a number of a resolution"),
        ("000", "1972 Protocol", "begins with digits"),
        ("003", "(the Tokyo Rules)", "begins with a bracket"),
    ],
)
def test_hard_cuts_are_mended(file: str, words: str, reason: str, page_break: str) -> None:
    cut = blank_before(file, words)
    assert whole(reading(cut_at(file, cut, page_break))) == uncut(file), reason


# --- At every place, also inside words, labels, notes and the title block --------------------------------------


@st.composite
def anywhere(draw: st.DrawFn) -> str:
    """Return a seed with page breaks at any places."""
    text = seed(draw(st.sampled_from(FILES))).source.text
    for place in sorted(draw(st.lists(st.integers(0, len(text)), min_size=1, max_size=4)), reverse=True):
        text = text[:place] + draw(st.sampled_from([*BREAKS, "\n", "\n\n12\n\n"])) + text[place:]
    return text


@given(anywhere())
@example("76/188. Lamps\n\n on quays**Resolution adopted by\n\nthe General Assembly*")
def test_no_cut_loses_a_character(text: str) -> None:
    found = read_markdown(source(text))
    assert_nothing_lost(found)
    understand(found)


@given(st.sampled_from(FILES).flatmap(lambda file: st.integers(0, 3000).map(lambda place: (file, place))))
def test_a_cut_in_the_title_block_loses_no_character(case: tuple[str, int]) -> None:
    file, place = case
    text = seed(file).source.text
    place = min(place, len(text))
    assert_nothing_lost(read_markdown(source(text[:place] + "\n\n" + text[place:])))


# --- Files that hold several acts ------------------------------------------------------------------------------

_TAILS = [("000", 0), ("001", 0)]
_WHOLE = [("000", 1), ("001", 1), ("002", 0), ("003", 0), ("004", 0)]
_HEADS = [("000", 2), ("001", 2)]


@cache
def stretch(file: str, n: int) -> str:
    """Return the words of a piece, with the notes that follow it."""
    conversion = seed(file)
    starts = [act.span.start for act in conversion.reading.acts] + [len(conversion.source.text)]
    return conversion.source.text[starts[n] : starts[n + 1]].strip()


FILES_OF_PIECES = st.tuples(
    st.lists(st.sampled_from(_TAILS), max_size=1),
    st.lists(st.sampled_from(_WHOLE + _HEADS), min_size=1, max_size=4, unique=True),
).map(lambda found: found[0] + found[1])


@given(FILES_OF_PIECES)
def test_pieces_are_told_apart(pieces: list[tuple[str, int]]) -> None:
    """A tail, then acts whole or in part: each is read as it is read by itself. No note goes astray."""
    found = reading("\n\n".join(stretch(*piece) for piece in pieces))
    assert_nothing_lost(found)
    assert len(found.acts) == len(pieces)
    for act, (file, n) in zip(found.acts, pieces, strict=True):
        alone = seed(file).reading.acts[n]
        assert type(act.key) is type(alone.key)
        assert paragraphs(act) == paragraphs(alone)
        assert notes(act) == notes(alone)
        assert act.extent == alone.extent


def test_a_head_ends_where_the_next_act_begins() -> None:
    """What a head lacks is not taken from the act that follows it."""
    found = reading(stretch("000", 2) + "\n\n" + stretch("002", 0))
    head, act = found.acts
    assert head.parts[-1].text.value.endswith("the Universal Declaration of")
    assert isinstance(act.key, ActKey)
    assert act.key.number == "62/2"
    assert RegionKind.WHITE_SPACE in {region.kind for region in found.regions}
