"""Finds tables among the lines of a page: lines whose words stand in columns.

A line with wide gaps is one of a table if several follow one another and their cells stand below each other. Which
cells belong to one row is told by the steps between lines: the words of a cell that takes two lines stand close.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from unres.extract.markup import Styled
from unres.extract.page import Line

_LABEL: Final = re.compile(r"\d{1,3}\.|\(\w{1,4}\)|[IVXLC]{1,5}\.?|[A-Z]\.?|\d+/\d+\.|[•–—*-]")
_LEADER: Final = re.compile(r"(?:\s*[.…_]){3,}\s*$")
_TAB: Final = 6.0
"""The words of a numbered paragraph begin no further behind its number than so many sizes."""
_FEWEST_LINES: Final = 3
_BETWEEN: Final = 3
"""Most lines with one cell between two that have several: labels of rows that take several lines."""
_STEP: Final = 2.6
"""Lines of a table stand no further apart than so many sizes."""
_CLOSE: Final = 1.3
"""Lines of one cell stand no further apart than so many sizes."""
_SLACK: Final = 3.0
"""Columns may overlap by so many points."""


class Table(NamedTuple):
    """A table: its rows of cells, and the lines that it takes the place of."""

    rows: list[list[list[Styled]]]
    lines: list[Line]


class _Column(NamedTuple):
    left: float
    right: float


def with_tables(lines: Sequence[Line]) -> Iterator[Line | Table]:
    """Yield the lines of a page, those of tables as tables."""
    cells = [_cells(line) for line in lines]
    position = 0
    for start, end in _stretches(lines, cells):
        columns = _columns(cells[start:end])
        if columns is None:
            continue
        yield from lines[position:start]
        yield Table(_rows(lines[start:end], cells[start:end], columns), list(lines[start:end]))
        position = end
    yield from lines[position:]


def _cells(line: Line) -> list[Line]:
    """Return the cells of a line; the number of a paragraph is no cell of its own."""
    cells = line.cells()
    near = len(cells) > 1 and cells[1].x - cells[0].x < _TAB * line.size
    if near and _LABEL.fullmatch(cells[0].text):
        return [Line([*cells[0].pieces, *cells[1].pieces]), *cells[2:]]
    return cells


def _stretches(lines: Sequence[Line], cells: Sequence[Sequence[Line]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of lines that begin and end with several cells, and have few with one between."""
    start = last = -1
    for n in range(len(lines) + 1):
        far = n == len(lines) or (n > 0 and lines[n - 1].y - lines[n].y > _STEP * max(lines[n].size, lines[n - 1].size))
        if start >= 0 and (far or n - last > _BETWEEN):
            yield start, last + 1
            start = -1
        if n < len(lines) and len(cells[n]) > 1:
            start, last = (n if start < 0 else start), n


def _columns(cells: Sequence[Sequence[Line]]) -> list[_Column] | None:
    """Return the columns in which the cells stand, if there are enough of them, and they do."""
    counts = Counter(len(row) for row in cells if len(row) > 1)
    if counts.total() < _FEWEST_LINES:
        return None
    width = max((count for count, times in counts.items() if times > 1), default=0)
    full = [row for row in cells if len(row) == width]
    columns = [_Column(min(row[n].x for row in full), max(row[n].right for row in full)) for n in range(width)]
    apart = all(left.right < right.left + _SLACK for left, right in pairwise(columns))
    return columns if columns and apart else None


def _column_of(cell: Line, columns: Sequence[_Column]) -> int:
    """Return the column that a cell overlaps most, or to which it is nearest."""
    overlaps = [min(cell.right, column.right) - max(cell.x, column.left) for column in columns]
    return overlaps.index(max(overlaps))


def _rows(
    lines: Sequence[Line], cells: Sequence[Sequence[Line]], columns: Sequence[_Column]
) -> list[list[list[Styled]]]:
    rows: list[list[list[Styled]]] = []
    label: Line | None = None  # the first cell of the row
    single = False  # whether the line above has but one cell
    for n, (line, found) in enumerate(zip(lines, cells, strict=True)):
        column = _column_of(found[0], columns)
        close = n > 0 and lines[n - 1].y - line.y < _CLOSE * line.size
        hangs = column > 0 or (label is not None and found[0].x > label.x + 2)  # a label's second line is indented
        if not (rows and close and hangs and (len(found) == 1 or single)):
            rows.append([[] for _ in columns])
        for cell in found:
            into = rows[-1][_column_of(cell, columns)]
            into += [*([Styled(" ")] if into else []), *_words(cell)]
        label = found[0] if column == 0 and not (close and hangs) else label
        single = len(found) == 1
    return rows


def _words(cell: Line) -> list[Styled]:
    """Return a cell's words without the dots that lead to the next one."""
    words = cell.styled()
    if words:
        words[-1] = Styled(_LEADER.sub("", words[-1].words), words[-1].style)
    return words
