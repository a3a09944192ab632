"""What belongs to the pages of a text and not to its paragraphs: notes at the foot, running heads, job numbers.

Programs that turn a PDF into text write a form feed where a page begins, and the rule above its notes as underscores.
The marker of a note stands before its words or on a line of its own above them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unres.model import Span
from unres.read.blocks import Block, Shape
from unres.symbols import SYMBOL

_PAGE: Final = "\f"
_RULE: Final = re.compile(r"_{5,}")
_NOTE: Final = re.compile(r"(?P<label>\d{1,3}|\*{1,3})(?:\s+(?=\S)|\Z)")
_SYMBOL: Final = re.compile(rf"(?<!\S)(?:{SYMBOL})(?!\S)", re.VERBOSE)
_FOOT: Final = re.compile(r"\d\d-\d{5}\b.{0,160}|\*\d{5,10}\*|\d{1,3}\s?/\s?\d{1,3}(?:\s+\d\d-\d{5}.{0,20})?")
"""Job number, bar code, page number."""
_HEAD_LINES: Final = 4
"""A running head has no more lines."""


def set_aside(text: str, rows: Sequence[Span]) -> dict[int, tuple[Block, int]]:
    """Return what stands at the edges of pages: index of the first line → its block, and the index behind its last.

    Args:
        text: the text.
        rows: its lines that are not blank.
    """
    found: dict[int, tuple[Block, int]] = {}
    if _PAGE not in text or not rows:
        return found
    pages = _pages(text, rows)
    for begin, end in zip(pages, [*pages[1:], len(rows)], strict=True):
        for first, block, behind in (*_head(text, rows, begin, end), *_foot(text, rows, begin, end)):
            found[first] = block, behind
    return found


def _pages(text: str, rows: Sequence[Span]) -> list[int]:
    """Return the index of the first line of each page."""
    return [0] + [n for n in range(1, len(rows)) if _PAGE in text[rows[n - 1].end : rows[n].start]]


_Aside = tuple[int, Block, int]


def _head(text: str, rows: Sequence[Span], begin: int, end: int) -> Iterator[_Aside]:
    """Yield the lines of a running head, which ends at a blank line and bears a symbol; the first page has none."""
    if begin == 0:
        return
    last = begin + 1
    while last < end and text.count("\n", rows[last - 1].end, rows[last].start) < 2:  # noqa: PLR2004 - a blank line
        last += 1
    head = rows[begin:last]
    if len(head) <= _HEAD_LINES and any(_SYMBOL.search(text, row.start, row.end) for row in head):
        for n in range(begin, last):
            yield n, _furniture(rows[n]), n + 1


def _foot(text: str, rows: Sequence[Span], begin: int, end: int) -> Iterator[_Aside]:
    """Yield the rule at the foot of a page, the notes below it, and what stands below them."""
    while end > begin and _FOOT.fullmatch(text, *rows[end - 1]):
        end -= 1
        yield end, _furniture(rows[end]), end + 1
    rule = next((n for n in range(end - 1, begin - 1, -1) if _RULE.fullmatch(text, *rows[n])), None)
    if rule is None:
        return
    yield rule, _furniture(rows[rule]), rule + 1
    n = rule + 1
    while n < end:
        behind = n + 1
        label = _NOTE.match(text[: rows[n].end], rows[n].start)
        if _FOOT.fullmatch(text, *rows[n]):
            yield n, _furniture(rows[n]), behind
        elif label is not None:
            while behind < end and not _begins(text, rows[behind]):
                behind += 1
            row = Span(rows[n].start, rows[behind - 1].end)
            body = rows[n].start + len(label.group())
            body = rows[n + 1].start if body == rows[n].end and behind > n + 1 else body
            if body < row.end:
                yield n, Block(Shape.NOTE, *row, label["label"], label.end("label"), body), behind
        n = behind


def _begins(text: str, row: Span) -> bool:
    """Tell whether a line below the rule begins something: a note, or what stands below all notes."""
    alone = _NOTE.fullmatch(text, *row) is not None
    return (
        alone
        or _FOOT.fullmatch(text, *row) is not None
        or re.match(r"\d{1,3}\s{2,}\S", text[row.start : row.end]) is not None
    )


def _furniture(row: Span) -> Block:
    return Block(Shape.FURNITURE, row.start, row.end, body=row.start)
