"""Long acts, and acts whose numbers repeat without end: read, written and published with work that grows as they do."""

import sys
from collections.abc import Callable
from hashlib import sha256
from types import FrameType

import pytest

from unres.conversion import convert_source, quads_of, xml_of
from unres.iris import Minter
from unres.media_types import AKOMA_NTOSO, MARKDOWN
from unres.model import Source
from unres.namespaces import BASE
from unres.read import read

MINT = Minter(BASE)
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
TITLE = "**Resolution adopted by the General Assembly on 3 May 2045**\n\n**99/7. Lamps**\n\n*The General Assembly*,\n\n"
SYMBOL = '<coverPage><p><docNumber refersTo="#symbol">A/RES/99/7</docNumber></p></coverPage>'
Shape = Callable[[int], str]
"""Number of a piece, from 1 → the piece."""


def markdown(piece: Shape, count: int) -> Source:
    text = TITLE + "".join(piece(n) for n in range(1, count + 1))
    return Source("long.md", sha256(text.encode()).hexdigest(), text, MARKDOWN)


def xml(piece: Shape, count: int) -> Source:
    body = "".join(piece(n) for n in range(1, count + 1))
    text = f'<akomaNtoso xmlns="{AKN}"><statement><meta/>{SYMBOL}<mainBody>{body}</mainBody></statement></akomaNtoso>'
    return Source("long.xml", sha256(text.encode()).hexdigest(), text, AKOMA_NTOSO)


def paragraph(piece: Shape, count: int) -> Source:
    """Return an act with one paragraph that repeats a piece without end."""
    words = "".join(piece(n) for n in range(1, count + 1))
    text = f"{TITLE}1. *Requests* the Secretary-General {words}to report to the General Assembly.\n\n"
    return Source("long.md", sha256(text.encode()).hexdigest(), text, MARKDOWN)


def heading(words: str) -> str:
    return f'<paragraph class="H23"><subheading>{words}</subheading></paragraph>'


def numbered(number: object) -> str:
    return f"<paragraph><num>{number}</num><content><p>Urges States;</p></content></paragraph>"


def raised(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


SHAPES: dict[str, tuple[Callable[[Shape, int], Source], Shape]] = {
    "paragraphs": (markdown, lambda n: f"{n}. *Urges* States to recall its resolution 98/{n},{raised(n)} too;\n\n"
                                       f"{raised(n)} Resolution 98/3.\n\n"),
    "one number": (markdown, lambda _: "1. *Urges* States;\n\n"),
    "one section": (markdown, lambda _: "**I**\n\n1. *Urges* States;\n\n"),
    "points (a)": (markdown, lambda _: "(a) Lamps;\n\n"),
    "points (a) (i)": (markdown, lambda _: "(a) Lamps:\n\n(i) Oil;\n\n"),
    "annexes": (markdown, lambda _: "**Annex**\n\n**Lamps**\n\n1. A lamp is lit.\n\n"),
    "sections I": (xml, lambda _: heading("I. Lamps") + numbered("1.")),
    "sections I, A": (xml, lambda _: heading("I. Lamps") + heading("A. Oil") + numbered("1.")),
    "sections I, II": (xml, lambda _: heading("I. Lamps") + heading("II. Oil") + numbered("1.")),
    "sections without numbers": (xml, lambda n: heading("Lamps") + numbered(f"{n}.")),
    "points in XML": (xml, lambda n: numbered(f"{n}.") + numbered("(a)") * 2),
    "annexes in XML": (xml, lambda _: heading("Annex") + heading("I. Lamps") + numbered("1.")),
    "names in one paragraph": (paragraph, lambda _: "Council, "),
    "titles in one paragraph": (paragraph, lambda _: "Convention "),
    "small words in one paragraph": (paragraph, lambda _: "a, "),
    "clauses in one paragraph": (paragraph, lambda _: "and calls upon States, "),
    "links": (xml, lambda n: f'<paragraph><content><p>{n} <a href="#p">{n}</a> {n}</p></content></paragraph>'),
}  # fmt: skip


@pytest.mark.parametrize(("source", "piece"), SHAPES.values(), ids=SHAPES)
def test_what_repeats_without_end_is_read(source: Callable[[Shape, int], Source], piece: Shape) -> None:
    reading = read(source(piece, 1100))
    (act,) = reading.acts
    assert max(len(part.path) for part in act.walk()) < 20


def operations(work: Callable[[], object]) -> int:
    """Return how many instructions of Python some work takes: the same on any machine, whatever else it does."""
    count = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Callable[..., object]:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def whole_road(source: Source) -> None:
    for understanding in convert_source(source).understandings:
        quads_of(understanding, MINT)
        xml_of(understanding, MINT)


@pytest.mark.parametrize(("source", "piece"), SHAPES.values(), ids=SHAPES)
def test_twice_the_length_is_twice_the_work(source: Callable[[Shape, int], Source], piece: Shape) -> None:
    whole_road(source(piece, 2))  # what is made once is made before
    short, middle, long = (operations(lambda n=n: whole_road(source(piece, n))) for n in (20, 40, 80))  # type: ignore[misc]
    assert long - middle < 2.02 * (middle - short)
