"""Lays the pieces of a page out: lines from top to bottom, columns, running heads, notes.

Coordinates are those of PDF: points, from the lower left corner; a line's `y` is its baseline.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from unres.extract.markup import Style, Styled


class Piece(NamedTuple):
    """Words in one style on one baseline: from `x` to `right`, of a size in points."""

    words: str
    x: float
    right: float
    y: float
    size: float
    style: Style = Style.PLAIN
    barcode: bool = False


class Page(NamedTuple):
    """A page's size in points and what stands on it, in any order."""

    width: float
    height: float
    pieces: tuple[Piece, ...]


_RAISED_SIZE: Final = 0.8
"""Largest size of a superscript, of the size of the line."""
_RAISED_BY: Final = 0.2
"""Least height of a superscript above the baseline, of the size of the line."""
_ABOVE: Final = 0.45
"""What stands less than this above a baseline, of the size, is on the line: a superscript."""
_BELOW: Final = 0.27
"""What stands less than this below it is on the line: a subscript."""
_BAND: Final = 16.0
"""Height of the bands in which lines are looked up, in points."""
_GAP: Final = 0.19
"""Least gap between words, of the size."""
_CELL: Final = 1.5
"""Least gap between what is not read on: columns of a table, a running head and a page number."""
_RULE: Final = re.compile(r"[_\s]{5,}")


class Line:
    """A line: its pieces from left to right, the size in which most of it is set, and the baseline of that."""

    __slots__ = ("pieces", "size", "y")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces: Final = sorted(pieces, key=lambda piece: piece.x)
        sizes: Counter[float] = Counter()
        for piece in self.pieces:
            sizes[piece.size] += len(piece.words)
        self.size: Final = sizes.most_common(1)[0][0]
        self.y: Final = next(piece.y for piece in self.pieces if piece.size == self.size)

    @property
    def x(self) -> float:
        """Return where the line begins."""
        return self.pieces[0].x

    @property
    def right(self) -> float:
        """Return where the line ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def text(self) -> str:
        """Return the line's words."""
        return "".join(words for words, _ in self.styled()).strip()

    @property
    def set_text(self) -> str:
        """Return the line's words without superscripts."""
        return "".join(words for words, style in self.styled() if Style.RAISED not in style).strip()

    @property
    def bold(self) -> bool:
        """Tell whether all of the line is bold."""
        return all(Style.BOLD in piece.style for piece in self.pieces if piece.words.strip())

    @property
    def is_rule(self) -> bool:
        """Tell whether the line is drawn with underscores."""
        return bool(_RULE.fullmatch(self.text))

    def is_raised(self, piece: Piece) -> bool:
        """Tell whether a piece is a superscript."""
        return piece.size <= _RAISED_SIZE * self.size and piece.y - self.y >= _RAISED_BY * self.size - 0.1

    def cells(self) -> list["Line"]:
        """Return the stretches of the line between wide gaps."""
        found: list[list[Piece]] = []
        end = 0.0
        for piece in self.pieces:
            if found and piece.x - end < _CELL * max(piece.size, self.size):
                found[-1].append(piece)
            else:
                found.append([piece])
            end = max(end, piece.right)
        return [Line(pieces) for pieces in found]

    def styled(self) -> list[Styled]:
        """Return the words with their style, a blank where the gap between two pieces shows one."""
        found: list[Styled] = []
        before: Piece | None = None
        for piece in self.pieces:
            raised = self.is_raised(piece)
            if before is not None and not raised and not before.words.endswith(" ") and not piece.words.startswith(" "):
                gap = piece.x - before.right
                if gap > _GAP * self.size:
                    found.append(Styled(" "))
            words = piece.words.strip() if raised else piece.words
            if raised and found and found[-1].words.endswith(" ") and len(found) > 1:
                found[-1] = Styled(found[-1].words.rstrip(), found[-1].style)
            found.append(Styled(words, piece.style | Style.RAISED if raised else piece.style))
            before = piece
        return found


def lines_of(page: Page) -> list[Line]:
    """Return the lines of a page from top to bottom; where it has columns, one column after the other."""
    pieces = [piece for piece in page.pieces if piece.words.strip()]
    lines = _lines(pieces)
    gutter = _gutter(lines)
    if gutter is None:
        return lines
    return _by_column(lines, gutter)


def _lines(pieces: Iterable[Piece]) -> list[Line]:
    """Group pieces by their baselines."""
    found: list[list[Piece]] = []
    near: dict[int, list[tuple[float, float, list[Piece]]]] = {}
    for piece in sorted(pieces, key=lambda piece: (-piece.size, -piece.y)):
        band = int(piece.y // _BAND)
        for y, size, members in (line for n in (band - 1, band, band + 1) for line in near.get(n, ())):
            if -_BELOW * size < piece.y - y < _ABOVE * size:
                members.append(piece)
                break
        else:
            found.append([piece])
            near.setdefault(band, []).append((piece.y, max(piece.size, 1.0), found[-1]))
    return sorted(map(Line, found), key=lambda line: (-line.y, line.x))


_COLUMN_LINES: Final = 12
"""Fewest lines in which a gutter counts."""
_PROSE: Final = 0.6
"""A column of prose fills so much of its width in most lines."""


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the middle of the gap between two columns of prose, if the page has them."""
    split = []
    for line in lines:
        cells = line.cells()
        if len(cells) == 2:  # noqa: PLR2004 - two columns
            split.append((cells[0], cells[1]))
    if len(split) < max(_COLUMN_LINES, 0.4 * len(lines)):
        return None
    left = median(cell.right for cell, _ in split)
    right = median(cell.x for _, cell in split)
    start, end = min(line.x for line in lines), max(line.right for line in lines)
    gutter = (left + right) / 2
    filled = sum(
        first.right - first.x > _PROSE * (gutter - start) and second.right - second.x > _PROSE * (end - gutter)
        for first, second in split
    )
    return gutter if filled >= _PROSE * len(split) and abs(gutter - (start + end) / 2) < 0.1 * (end - start) else None


def _by_column(lines: Sequence[Line], gutter: float) -> list[Line]:
    """Return the lines of stretches in two columns column by column, and those across both in their place."""
    found: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        across = any(piece.x < gutter - 2 and piece.right > gutter + 2 for piece in line.pieces)
        if across:
            found += [*left, *right, line]
            left, right = [], []
            continue
        for column, pieces in (
            (left, [piece for piece in line.pieces if piece.x < gutter]),
            (right, [piece for piece in line.pieces if piece.x >= gutter]),
        ):
            if pieces:
                column.append(Line(pieces))
    return [*found, *left, *right]


def leading_of(lines: Iterable[Sequence[Line]]) -> dict[float, float]:
    """Return for each size the usual distance of two baselines."""
    steps: dict[float, Counter[float]] = {}
    for page in lines:
        for above, below in pairwise(page):
            step = above.y - below.y
            if above.size == below.size and 0 < step < 2 * above.size:
                steps.setdefault(above.size, Counter())[round(step * 2) / 2] += 1
    return {size: counter.most_common(1)[0][0] for size, counter in steps.items() if counter.total() > 3}  # noqa: PLR2004
