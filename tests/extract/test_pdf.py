"""PDF: what geometry tells. Each case lays words out on pages and says what text comes of it."""

import re
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from made_files import Run, Setter, make_pdf
from unres.decode import SourceError
from unres.extract import pdf
from unres.extract.flow import flow
from unres.extract.markup import Written
from unres.extract.page import Page, Piece, Style
from unres.extract.pdf import read_pdf
from unres.model import RegionKind

WORDS = "the keepers of lamps on quays, piers and jetties, wherever ships put in"


def lines(*texts: str, x: float = 123.0, y: float = 600.0, step: float = 10.0) -> list[Run]:
    return [Run(x, y - step * n, text) for n, text in enumerate(texts)]


def table(*rows: tuple[str, ...]) -> list[Run]:
    """Return cells in columns, 160 points apart; blanks indent."""
    return [
        Run(123 + 160 * k + 4.8 * (len(cell) - len(cell.lstrip())), 600 - 10 * n, cell.strip())
        for n, row in enumerate(rows)
        for k, cell in enumerate(row)
        if cell
    ]


def text_of(*pages: Sequence[Run]) -> str:
    return read_pdf(make_pdf(pages), "act.pdf").text.rstrip("\n")


LAYOUTS = [
    ("lines of a paragraph", [lines("Noting lamps", "on quays")], "Noting lamps on quays"),
    ("a wide step parts paragraphs", [[*lines("Noting lamps,"), *lines("Noting quays,", y=580)]],
     "Noting lamps,\n\nNoting quays,"),
    ("an indent parts paragraphs", [[*lines("Noting lamps on", "quays,"), *lines("Noting them,", x=147, y=580),
                                     *lines("and more", "and more", y=570)]],
     "Noting lamps on quays,\n\nNoting them, and more and more"),
    ("a compound goes on without a blank", [lines("in long-", "term plans")], "in long-term plans"),
    ("a word that a line parts is one", [lines("in domi-", "nant lamps, most", "dominant ones")],
     "in dominant lamps, most dominant ones"),
    ("but not one that has a hyphen too", [lines("in re-", "sent lamps, to", "resent and re-sent ones")],
     "in re-sent lamps, to resent and re-sent ones"),
    ("a suspended hyphen keeps its blank", [lines("age-", "and gender-sensitive")], "age- and gender-sensitive"),
    ("a dash between words keeps its blank", [lines("plans –", "economic")], "plans – economic"),
    ("a range goes on", [lines("in 2024–", "2025")], "in 2024–2025"),
    ("italics and bold", [[Run(123, 600, "Noting", "italic"), Run(123 + 7 * 4.8, 600, "lamps"),
                           Run(123, 570, "Annex", "bold")]], "*Noting* lamps\n\n**Annex**"),
    ("a superscript marks a note", [[Run(123, 600, "lamps,"), Run(152, 603, "12", size=5),
                                     Run(161, 600, "quays")]], "lamps,¹² quays"),
    ("a raised word is no marker", [[Run(123, 600, "the 69"), Run(152, 603, "th", size=5),
                                     Run(161, 600, "meeting")]], "the 69th meeting"),
    ("asterisks are escaped", [lines("Rules* of lamps")], r"Rules\* of lamps"),
    ("a table",
     [[*lines("1. Decides:", x=147, y=640), *table(("Category", "Posts"), ("Director ....", "37"), ("Clerk", "2 1"))]],
     "1. Decides:\n\n| Category | Posts |\n|---|---|\n| Director | 37 |\n| Clerk | 2 1 |"),
    ("a table whose labels take two lines",
     [[*table(("Category", "Posts"), ("Estimates: effects", ""), ("  of rates", "12"), ("Clerk", "2"))]],
     "| Category | Posts |\n|---|---|\n| Estimates: effects of rates | 12 |\n| Clerk | 2 |"),
    ("a table over two pages, whose heading is repeated",
     [table(("Category", "Posts"), ("A", "1"), ("B", "2")), table(("Category", "Posts"), ("C", "3"), ("D", "4"))],
     "| Category | Posts |\n|---|---|\n| A | 1 |\n| B | 2 |\n| C | 3 |\n| D | 4 |"),
    ("numbered paragraphs are no table",
     [[run for n in range(1, 6) for run in (Run(123, 600 - 20 * n, f"{n}."), Run(160, 600 - 20 * n, "Urges"))]],
     "1. Urges\n\n2. Urges\n\n3. Urges\n\n4. Urges\n\n5. Urges"),
    ("columns are read one after the other",
     [[*lines(*[f"left {n} {WORDS[:35]}" for n in range(14)], x=60),
       *lines(*[f"right {n} {WORDS[:35]}" for n in range(14)], x=320)]],
     " ".join([f"left {n} {WORDS[:35]}" for n in range(14)]) + "\n\n"
     + " ".join([f"right {n} {WORDS[:35]}" for n in range(14)])),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "text"), [case[1:] for case in LAYOUTS], ids=[case[0] for case in LAYOUTS])
def test_layout(pages: list[list[Run]], text: str) -> None:
    assert text_of(*pages) == text


def long_act() -> Written:
    """Return an act of several pages, each with a head, notes and a page number; one note runs over a page."""
    setter = Setter("A/RES/78/999", "Lamps on quays", lines=10)
    for n in range(1, 7):
        setter.paragraph(f"{n}. *Urges* {(WORDS + ' ') * 6}by night{f'^{n}^'};")
        setter.note(f"^{n}^See A/78/{n}.")
    return read_pdf(setter.pdf(), "act.pdf")


def test_paragraphs_run_over_pages_and_notes_come_after_them() -> None:
    written = long_act()
    blocks = written.text.split("\n\n")
    for n in range(1, 7):
        (paragraph,) = (block for block in blocks if block.startswith(f"{n}. "))
        assert paragraph.removesuffix("⁰¹²³⁴⁵⁶"[n] + ";") == f"{n}. *Urges* {(WORDS + ' ') * 6}by night"
        assert f"{'⁰¹²³⁴⁵⁶'[n]} See A/78/{n}." in blocks


def test_furniture_is_named() -> None:
    written = long_act()
    named = {(written.text[start:end], kind) for start, end, kind in written.furniture}
    assert {
        ("United Nations", RegionKind.RUNNING_HEAD),
        ("A/RES/78/999", RegionKind.RUNNING_HEAD),
        ("Lamps on quays", RegionKind.RUNNING_HEAD),
        ("13 December 2023", RegionKind.RUNNING_HEAD),
        ("2/9", RegionKind.PAGE_NUMBER),
        ("23-25275", RegionKind.JOB_NUMBER),
        ("23-25275 (E) 211223", RegionKind.JOB_NUMBER),
    } <= named
    assert not {text for text, _ in named if "Urges" in text or "See" in text}


def arabic(*texts: str, right: float = 490.0, y: float = 600.0) -> list[Run]:
    """Return lines that end at the right, their letters as they are drawn: from left to right."""
    drawn = [DRAWN_FROM_THE_LEFT.sub(lambda run: run.group()[::-1], text)[::-1].translate(MIRRORED) for text in texts]
    return [Run(right - 4.8 * len(line), y - 10 * n, line, "arabic") for n, line in enumerate(drawn)]


DRAWN_FROM_THE_LEFT = re.compile(r"[A-Z0-9]+(?:[/.][A-Z0-9]+)*")
MIRRORED = str.maketrans("()[]", ")(][")
FROM_THE_RIGHT = [
    ("lines of a paragraph", [arabic("إن الجمعية", "العامة،")], "إن الجمعية العامة،"),
    ("numbers run from the left", [arabic("قرارها 74/16 المؤرخ 9 مايو، الذي")], "قرارها 74/16 المؤرخ 9 مايو، الذي"),
    ("so do symbols, but not what stands around them", [arabic("[الوثيقة (A/RES/76/13)]")], "[الوثيقة (A/RES/76/13)]"),
    ("a range runs from the right", [arabic("للفترة 2021-2025،")], "للفترة 2021-2025،"),
    ("the number of a paragraph is at the right", [arabic("1 - تقرر (أ) ذلك")], "1 - تقرر (أ) ذلك"),
    ("an indent from the right parts paragraphs",
     [[*arabic("إذ تشير إلى", "قرارها،"), *arabic("وإذ تؤكد", right=466, y=580), *arabic("ذلك كله", "ذلك كله", y=570)]],
     "إذ تشير إلى قرارها،\n\nوإذ تؤكد ذلك كله ذلك كله"),
    ("an English page is not turned", [lines("Noting (A/76) lamps")], "Noting (A/76) lamps"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "text"), [row[1:] for row in FROM_THE_RIGHT], ids=[row[0] for row in FROM_THE_RIGHT])
def test_what_runs_from_the_right(pages: list[list[Run]], text: str) -> None:
    assert text_of(*pages) == text


def test_words_are_parted_by_gaps_not_by_pieces() -> None:
    """Word processors set one word in several pieces; only a gap parts words."""
    words = [Piece("sustainabl", 100, 150, 600, 10), Piece("e", 151.5, 156, 600, 10), Piece("lamps", 159, 180, 600, 10)]
    (block,) = flow([Page(612, 792, tuple(words))])
    assert block.text == "sustainable lamps"


def test_a_line_keeps_the_style_of_its_pieces() -> None:
    pieces = (Piece("Noting", 100, 130, 600, 10, Style.ITALIC), Piece("lamps", 133, 160, 600, 10))
    (block,) = flow([Page(612, 792, pieces)])
    assert [(piece.words, piece.style) for piece in block.words if piece.words.strip()] == [
        ("Noting", Style.ITALIC),
        ("lamps", Style.PLAIN),
    ]


# --- What is refused -----------------------------------------------------------------------------------------------


def packed_stream() -> bytes:
    """Return a PDF with a stream that unpacks to more than it may."""
    packer = zlib.compressobj(9)
    stream = b"".join([*(packer.compress(b" " * 2**20) for _ in range(64)), packer.flush()])
    return GOOD.replace(b"\nendstream", b"\nendstream endobj 99 0 obj << >> stream\n" + stream + b"\nendstream", 1)


GOOD = make_pdf([lines("1. Urges States"), lines("2. Urges them")])
REFUSED = [
    ("cut in the middle", GOOD[: len(GOOD) // 2], "broken"),
    ("cut after its first line", GOOD[:12], "broken"),
    ("zero bytes behind the mark", b"%PDF-1.4\n" + bytes(3000), "broken"),
    ("a PDF of 10,000 pages", make_pdf([lines("a")] * 10_000), "too-large"),
    ("a stream that unpacks to too much", packed_stream(), "archive-bomb"),
    ("pages without text", make_pdf([[], []]), "scanned"),
    ("a page with too many letters", make_pdf([[Run(123, n * 7 % 790, "x" * 2000) for n in range(150)]]), "too-large"),
]


@pytest.mark.parametrize(("data", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_no_readable_pdf_is_one_finding(data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_pdf(data, "act.pdf")
    assert caught.value.finding.code == code
    assert caught.value.finding.advice
    assert str(caught.value).startswith("act.pdf: ")


def test_a_page_takes_no_longer_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_SECONDS", -1.0)
    with pytest.raises(SourceError, match="page 1 was not reached"):
        read_pdf(GOOD, "act.pdf")


DOUBTS = [
    ("no end mark", GOOD.replace(b"%%EOF", b"%    "), "cut-file"),
    ("an empty page among others", make_pdf([lines("1. Urges States"), []]), "page-without-text"),
]


@pytest.mark.parametrize(("data", "code"), [case[1:] for case in DOUBTS], ids=[case[0] for case in DOUBTS])
def test_what_may_be_missing_is_said(data: bytes, code: str) -> None:
    assert [finding.code for finding in read_pdf(data, "act.pdf").findings] == [code]


@pytest.mark.corpora
def test_real_documents_keep_their_paragraphs(shared: Path) -> None:
    path = shared / "corpora" / "ga-pdf" / "A_RES_78_123.pdf"
    text = read_pdf(path.read_bytes(), path.name).text
    assert [block[:3] for block in text.split("\n\n") if block[0].isdigit() and block[1:3] == ". "] == [
        f"{n}. " for n in range(1, 7)
    ]
