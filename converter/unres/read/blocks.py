r"""Cuts a Markdown file into blocks and says, from its first characters, what each one may be.

A block is a run of lines between blank lines. Notes and a conclusion that
stand on lines of one block are parted. The title block of a
resolution often comes glued together (`…control**Resolution adopted…***76/188. …***The General Assembly,*`):
`split_strong` parts it where strong emphasis begins and ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from unres.model import Span
from unres.read.labels import read_label
from unres.read.words import SUPERSCRIPTS, label_of


class Shape(Enum):
    """What a block looks like."""

    PLAIN = auto()
    NUMBERED = auto()
    POINT = auto()
    NOTE = auto()
    FURNITURE = auto()
    """What stands before the act's own heading, or between its pages."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the source: `[start, end)` with its label's stretch, if it has one, and where its words begin."""

    shape: Shape
    start: int
    end: int
    label: str = ""
    label_end: int = 0
    body: int = 0
    strong: bool = False
    printed: str = ""
    """The label as it stands there, if it is another one: "ج" for "c", "㈢" for "iii"."""


_GAP: Final = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END: Final = re.compile(r"(?:(?<!\|)\n|\n(?!\s*\|))\s*")
"""What ends a paragraph where each is one line; the rows of a table stay together."""
_LINES: Final = 5
_PER_GAP: Final = 6
"""A text of more lines than these, without a blank one for so many of them, has a paragraph on each."""
_OWN_LINE: Final = re.compile(
    rf"\n(?=[^\S\n]*[{SUPERSCRIPTS}]+[^\S\n]*\S|\*?\d+(?:st|nd|rd|th)\s(?:\(\w+\)\s)?(?:plenary\s)?meeting\b)"
)
"""Where a line of a block begins another one: a note, or the conclusion."""
_LABEL: Final = re.compile(
    rf"""
    \*{{0,2}} (?P<note>[{SUPERSCRIPTS}]+) \s+ (?=\S)           # ¹⁶ United Nations, Treaty Series…
  | (?P<remark>\\?\*) \s+ (?=(?:Reissued|Second\ reissue|Previously\ issued)\b)  # * Reissued for technical reasons…
  | (?P<number>[1-9]\d{{0,2}}) \*? \\?\. \*? \s+ (?=\S)           # 16. Invites…, also 16*. Invites*
  | (?P<dashed>[1-9]\d{{0,2}}) \s* [-–] \s* (?=[*\W]*[\u0620-\u064a])  # 16 - تدعو
  | (?P<tight>[1-9]\d{{0,2}}) \\?[.．、] (?=\*{{0,2}}[\u4e00-\u9fff])  # 16.请
  | (?P<bullet>[•●▪■–—-]) \s+ (?=\S)                        # • The recommendations…
  | (?P<dotted>[a-z]|[ivx]{{2,5}}) \\?\. \s+ (?=\*?[A-Z])                # a. By day
  | \\?\( (?P<point>[a-z]{{1,5}}|[ivxl]{{6,8}}|[A-Z]{{1,2}}|\d{{1,2}}) \\?\) \s+ (?=\S)  # (a) The recommendations…
  | (?P<closed>[a-zа-я]|[ivxі]{{2,5}}|[a-z]{{2}}|\d{{1,2}}) \\?\) \s+ (?=\S)  # a) Les recommandations…
  | (?P<other> \\?[(（] (?:[a-z]{{1,5}}|\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|[\u0620-\u064a]\u0640?) \\?[)）]
      | [㈠-㈩] | [‘’]\d{{1,2}}[‘’] ) \s* (?=[^\W\d]|[*“”«《\"])              # （a）建议… ㈠ 建议… (أ) توصيات…
    """,
    re.VERBOSE,
)
_SHAPES: Final = {
    "note": Shape.NOTE,
    "remark": Shape.NOTE,
    "number": Shape.NUMBERED,
    "point": Shape.POINT,
    "bullet": Shape.POINT,
    "dotted": Shape.POINT,
    "dashed": Shape.NUMBERED,
    "tight": Shape.NUMBERED,
    "closed": Shape.POINT,
    "other": Shape.POINT,
}
_FOREIGN: Final = frozenset({"closed", "other"})
"""Labels that other languages than English print."""
BULLETS: Final = frozenset("•●▪■–—-")
"""Labels of points that have no number."""
ROUND: Final = frozenset("•●▪■")
"""Those of them that are nothing but bullets; a dash may begin other things."""
_COMMAS: Final = frozenset(",،，")
_STRONG: Final = re.compile(r"\*{2,}")


def blocks(source: str) -> Iterator[Block]:
    r"""Yield the blocks of a file in order; between them there is nothing but white space.

    >>> [(block.shape.name, block.label) for block in blocks("\n1. *Invites*\n\n¹ Ibid.\n² Ibid.\n\n(a) To\n\nheld")]
    [('NUMBERED', '1'), ('NOTE', '1'), ('NOTE', '2'), ('POINT', 'a'), ('PLAIN', '')]
    """
    position = 0
    lines = source.count("\n")
    gap_of = _LINE_END if lines > _LINES and lines > _PER_GAP * sum(1 for _ in _GAP.finditer(source)) else _GAP
    for gap in gap_of.finditer(source):
        yield from _parted(source, position, gap.start())
        position = gap.end()
    yield from _parted(source, position, len(source))


def _parted(source: str, start: int, end: int) -> Iterator[Block]:
    """Yield the blocks between two blank lines: one, or one for each note and the conclusion."""
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    if start == end:
        return
    position = start
    for line in _OWN_LINE.finditer(source, start, end):
        if position < line.start():
            yield block_at(source, position, line.start())
        position = line.end()
    yield block_at(source, position, end)


def block_at(source: str, start: int, end: int, *, strong: bool = False) -> Block:
    """Return the block of `source[start:end]`, which begins and ends with other than white space."""
    while source[start].isspace():
        start += 1
    while source[end - 1].isspace():
        end -= 1
    match = _LABEL.match(source, start, end)
    if match is None:
        return Block(Shape.PLAIN, start, end, body=start, strong=strong)
    kind = match.lastgroup or ""
    label = label_of(match[kind]) if kind == "note" else match[kind].lstrip("\\")
    label += "." if kind == "dotted" else ""
    label_end = start + len(match.group().rstrip())
    printed = ""
    if kind in _FOREIGN:
        bare = label.replace("\\", "") + (")" if kind == "closed" else "")
        read = read_label(bare)
        if read is None:
            return Block(Shape.PLAIN, start, end, body=start, strong=strong)
        printed, label = bare[read.start : read.end], read.step
    return Block(_SHAPES[kind], start, end, label, label_end, match.end(), strong, printed)


def split_strong(source: str, block: Block) -> tuple[list[Block], list[Span]]:
    """Return the stretches between marks of strong emphasis, those inside it marked as strong, and the marks.

    >>> glued = "Drug control**Resolution***The Assembly,*"
    >>> parts, marks = split_strong(glued, block_at(glued, 0, len(glued)))
    >>> [(glued[part.start : part.end], part.strong) for part in parts]
    [('Drug control', False), ('Resolution', True), ('The Assembly,*', False)]
    """
    found: list[Block] = []
    marks: list[Span] = []
    position, strong = block.start, False
    for mark in _STRONG.finditer(source, block.start, block.end):
        if source[position : mark.start()].strip():
            found.append(_line_at(source, position, mark.start(), strong=strong))
        marks.append(Span(*mark.span()))
        position, strong = mark.end(), not strong
    if found and marks and source[position : block.end].strip() in _COMMAS:  # "***The Assembly***," is one line
        found[-1] = replace(found[-1], end=marks.pop().end + len(source[position : block.end].rstrip()))
    elif source[position : block.end].strip():
        found.append(_line_at(source, position, block.end, strong=strong))
    return found, marks


def _line_at(source: str, start: int, end: int, *, strong: bool) -> Block:
    """Return a line of a title block. What begins with a superscript is no note there: the line before carries it."""
    line = block_at(source, start, end, strong=strong)
    return replace(line, shape=Shape.PLAIN, label="", body=line.start) if line.shape is Shape.NOTE else line
