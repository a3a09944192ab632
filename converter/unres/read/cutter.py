"""Cuts text with hard line ends into blocks, line by line, by what the lines begin with."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from unres.model import Span
from unres.numerals import arabic
from unres.read.blocks import Block, Shape
from unres.read.grammar import body_code
from unres.read.heading import MONTHS, Line, body_name
from unres.read.pages import set_aside
from unres.read.scanned import as_number, read_through
from unres.read.tongues import ENGLISH, Tongue
from unres.read.words import SUPERSCRIPTS, label_of
from unres.vocabulary import load

_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
_NUMBER: Final = re.compile(
    r"(?P<label>[\dSIlOoZ]{1,3})(?:\s?(?P<mark>[.,:;])|(?=\s[A-Z]))\s*(?P<speck>[|_'’‘`*]\s*)?(?=[^\s\d.])(?![A-Z]\.[\dA-Z])"
)
_POINT: Final = re.compile(
    r"[({\[]\s?(?P<label>[a-z]{1,5}|[ivxl]{6,8}|[A-Z]{1,2}|\d{1,2})\s?[)}\]]\s*(?=[^\s.,;:)]|$)|(?P<bare>[a-z]|[ivx]{2,5})\)\s+(?=\S)|(?P<bullet>[•●▪■–—-])\s+(?=\S)"
)
_NOTE: Final = re.compile(
    rf"(?P<slash>\d{{1,3}}|\*{{1,3}})\s?/\s+(?=\S)"
    rf"|(?P<bare>\d{{1,3}}|\*{{1,3}})(?:(?P<dot>[.:]?)(?:\s+|(?=[A-Z][a-z])))(?=[A-Za-z“\"'‘(\[])(?!(?:{MONTHS})\b)"
)
_RAISED: Final = re.compile(rf"([{SUPERSCRIPTS}]+)[^\S\n]+(?=\S)")
_DIVISION: Final = re.compile(r"(?P<number>[IVX]{1,5}|Il|Ill|[A-H])[.]?")
_LABEL_ALONE: Final = re.compile(r"\d{1,3}\.|\([a-z]{1,5}\)")
"""A label that stands on a line by itself, as PDFs are often turned into text."""
_CONCLUSION: Final = re.compile(
    r"Ad\w?pted\b(?! by the (?:Security Council|General Assembly)\b)|Draft resolution adopted\b"
)
_FORMULA: Final = re.compile(
    r"(?:(?:Therefore|Accordingly|To this end),?\s)?(?P<name>[Tt]he\s[A-Z][A-Za-z\s]{4,60}?)\s?[,.:;]?"
)
_ENDS: Final = (".", ",", ";", ":", " and", " or", "”", '"', "’")
_CONTINUES_ADOPTION: Final = re.compile(r"[Oo]n\s+\S{1,3}\s|(?:its\s)?\S{1,9}\s(?:.{0,15}\s)?meeting\b")
_YEAR: Final = re.compile(r"\D{0,20}\d{4}\s?(?:года)?")
_BEGINNINGS: Final = frozenset({Line.SESSION, Line.AGENDA_ITEM, Line.ADOPTION})
_PARAGRAPH_END: Final = re.compile(r"[,;:.](?:\s?\d{1,3}/?){0,2}$")
"""How a paragraph ends, with the markers of notes that may follow."""
_TAIL: Final = 40
"""So much of the line before tells whether a paragraph has its end there."""
_LONGEST_LINE: Final = 400
"""No line of a heading is longer."""
_HEADING_LINES: Final = 40
"""Within so many lines the act has named itself."""
_DESIGNATED: Final = re.compile(
    r"(?P<first>\d{1,4}\s\(\S+\)\.)\s+(?=Resolution\sof\b)|(?P<second>Resolution\s\S+(?:\s\(\S+\))?)\s+(?=of\s)",
    re.IGNORECASE,
)
"""A designation with the date on its line."""


class _Row(NamedTuple):
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    apart: bool
    """A blank line, or the beginning of the file, stands before it."""


def rows(text: str) -> Iterator[_Row]:
    """Yield the lines of a text that are not blank."""
    before = 0
    label: _Row | None = None
    for match in _LINE.finditer(text):
        row = _Row(match.start(), match.end(), before == 0 or text.count("\n", before, match.start()) > 1)
        before = match.end()
        if label is not None and _LABEL_ALONE.fullmatch(text, *match.span()) is None:
            row, label = label._replace(end=row.end), None  # "(a)", and its words below
        if label is not None:
            yield label
        label = row if row.apart and _LABEL_ALONE.fullmatch(text, row.start, row.end) else None
        if label is None:
            yield row
    if label is not None:
        yield label


class Cutter:
    """Cuts a file into blocks, with what it has seen so far."""

    def __init__(self, text: str, tongue: Tongue = ENGLISH) -> None:
        self._text: Final = text
        self._tongue: Final = tongue
        self._rows: Final = list(rows(text))
        self._index = self._names = 0
        """Which line is being read, and which of them names the act."""
        self._last = 0
        """The last paragraph number."""
        self._division = 0
        """The place of the last section in its row, from 1."""
        self._front = True
        self._concluded = False
        self._closed = False
        """The last block is a line by itself; nothing continues it."""
        self._pointed = False
        """Points have come since the last paragraph began."""

    def cut(self) -> Iterator[Block]:
        """Yield the blocks in order."""
        begins, self._names = self._beginning()
        pending: Block | None = None
        aside = set_aside(self._text, [Span(row.start, row.end) for row in self._rows])
        behind = 0
        for index, row in enumerate(self._rows):
            self._index = index
            if index < behind:
                continue
            if index in aside and index >= begins:
                block, behind = aside[index]
                yield from (pending, block) if pending is not None else (block,)
                pending = None
                continue
            if index < begins:
                yield Block(Shape.FURNITURE, row.start, row.end, body=row.start)
                continue
            begun = self._begun(row, pending)
            if not begun and pending is not None:
                pending = replace(pending, end=row.end)
                continue
            for block in begun or [self._plain(row.start, row.end)]:
                if pending is not None:
                    yield pending
                pending = block
        if pending is not None:
            yield pending

    def _beginning(self) -> tuple[int, int]:
        """Return the index of the line with which the act begins, and that of the line that names it.

        What stands before is furniture. An act of the Assembly begins with its session, one of the Council is named
        first.
        """
        begins = -1
        for index, row in enumerate(self._rows[:_HEADING_LINES]):
            if self._designation(row) is not None:
                return index if begins < 0 else begins, index
            line = self._text[row.start : min(row.end, row.start + _LONGEST_LINE)]
            if begins < 0 and row.apart and self._tongue.classify(line) in _BEGINNINGS:
                begins = index
        return 0, 0

    def _designation(self, row: _Row) -> list[Block] | None:
        """Return the blocks of a line that names an act: its number, and the date if it stands there too."""
        line = read_through(self._text[row.start : min(row.end, row.start + _LONGEST_LINE)])
        match = _DESIGNATED.match(line)
        if match is None and self._tongue.classify(line) is Line.DESIGNATION and not line[:-1].isdigit():
            return [self._plain(row.start, row.end)]
        if match is None or self._tongue.classify(match.group().rstrip()) is not Line.DESIGNATION:
            return None
        middle = row.start + match.end()
        return [self._plain(row.start, row.start + len(match.group().rstrip())), self._plain(middle, row.end)]

    def _begun(self, row: _Row, pending: Block | None) -> list[Block]:
        """Return the blocks that a line begins; none if it goes on with the one before it."""
        if pending is None or self._front:
            designation = self._designation(row)
            if designation is not None:
                return designation
        found = self._alone(row, pending)
        closed, self._closed = self._closed, found is not None and not self._concluded
        found = found or self._labelled(row, pending, closed=closed)
        if found is not None:
            return [found]
        if closed:
            return [self._plain(row.start, row.end)]
        if self._front and pending is not None:
            return self._of_front(row, pending)
        begins = row.apart or pending is None or self._opens(row, pending)
        return [self._plain(row.start, row.end)] if begins else []

    def _opens(self, row: _Row, pending: Block) -> bool:
        """Tell whether a line begins an unnumbered paragraph: with a verb, behind the end of another one."""
        if self._last or self._front or self._concluded or pending.shape is not Shape.PLAIN:
            return False
        line = self._text[row.start : min(row.end, row.start + _LONGEST_LINE)]
        ended = _PARAGRAPH_END.search(self._text, max(pending.start, pending.end - _TAIL), pending.end) is not None
        return (
            ended
            and not line.startswith("States")
            and (self._tongue.opens_preambular(line) or self._tongue.opens_operative(line))
        )

    def _of_front(self, row: _Row, pending: Block) -> list[Block]:
        """Return the block of a line in the title block, which ends at the first line that has no place there."""
        line = read_through(self._text[row.start : min(row.end, row.start + _LONGEST_LINE)])
        before = self._text[pending.start : min(pending.end, pending.start + _LONGEST_LINE)]
        if self._tongue.classify(read_through(before)) is Line.ADOPTION and (
            _CONTINUES_ADOPTION.match(line) or (not row.apart and _YEAR.fullmatch(line))
        ):
            return []
        if (
            not row.apart
            and self._tongue.classify(line) is None
            and self._tongue.classify(read_through(before)) is None
        ):
            return []
        if row.apart and self._tongue.classify(line) is None and not line.startswith(("[", "(")):
            self._front = self._index < self._names
        return [self._plain(row.start, row.end)]

    # --- Lines that stand by themselves ----------------------------------------------------------------------------

    def _alone(self, row: _Row, pending: Block | None) -> Block | None:
        """Return the block of a line that is a formula, a conclusion, a section's number or furniture."""
        if row.end - row.start > _LONGEST_LINE:
            return None
        line = self._text[row.start : row.end]
        if self._is_formula(line):
            self._front = False
            return self._plain(row.start, row.end)
        if _CONCLUSION.match(line) or (self._tongue is not ENGLISH and self._tongue.classify(line) is Line.CONCLUSION):
            self._concluded, self._front = True, False
            return self._plain(row.start, row.end)
        kind = self._tongue.classify(line) if row.apart or "/" in line else None
        if kind in {Line.RUNNING_HEAD, Line.PAGE_NUMBER}:
            return None if self._front else self._plain(row.start, row.end)
        if row.apart and kind is Line.ANNEX:
            self._concluded = self._front = self._pointed = False
            self._last = self._division = 0
            return self._plain(row.start, row.end)
        in_note = pending is not None and pending.shape is Shape.NOTE
        ended = pending is None or (not in_note and self._text.endswith(_ENDS, pending.start, pending.end))
        return self._division_of(row, line) if row.apart or ended else None

    def _is_formula(self, line: str) -> bool:
        if self._tongue is not ENGLISH and self._tongue.classify(line) is Line.FORMULA:
            return True
        match = _FORMULA.fullmatch(line)
        return match is not None and bool(body_code(body_name("T" + match["name"][1:]), load()))

    def _division_of(self, row: _Row, line: str) -> Block | None:
        """Return the block of "A" or "II" alone on a line, if it is the first of its row or the next one."""
        match = _DIVISION.fullmatch(line)
        if match is None or self._front:
            return None
        number = match["number"].replace("l", "I")
        values = {ord(number) - ord("A") + 1} if len(number) == 1 else set()
        values.add(arabic(number) or 0)
        if self._division + 1 not in values:
            return None
        self._division += 1
        return Block(Shape.PLAIN, row.start, row.end, body=row.start, strong=True)

    # --- Lines with a label ----------------------------------------------------------------------------------------

    def _labelled(self, row: _Row, pending: Block | None, *, closed: bool) -> Block | None:
        before = self._text[max(pending.start, pending.end - _TAIL) : pending.end] if pending is not None else ""
        apart = row.apart or closed
        ended = apart or before.endswith(_ENDS) or _PARAGRAPH_END.search(before) is not None
        return (
            self._note(row, pending)
            or self._number(row._replace(apart=apart), ended=ended)
            or (self._point(row, before, apart=apart) if ended else None)
        )

    def _note(self, row: _Row, pending: Block | None) -> Block | None:
        raised = _RAISED.match(self._text, row.start, row.end)
        if raised is not None:
            return self._block(Shape.NOTE, row, label_of(raised[1]), raised)
        match = _NOTE.match(self._text, row.start, row.end)
        if match is None:
            return None
        if match["slash"]:
            return self._block(Shape.NOTE, row, match["slash"], match)
        noted = pending is not None and pending.shape is Shape.NOTE
        begins = self._text[match.end()].isupper() or (row.apart and (noted or self._ended(pending)))
        in_notes = self._concluded and begins and (row.apart or noted)
        if not in_notes or (match["dot"] and match["bare"] == str(self._last + 1)):
            return None
        return self._block(Shape.NOTE, row, match["bare"], match)

    def _ended(self, pending: Block | None) -> bool:
        return pending is None or self._text.endswith((".", ")"), pending.start, pending.end)

    def _number(self, row: _Row, *, ended: bool) -> Block | None:
        """Return the block of a numbered paragraph: beyond doubt by its dot, or as the next one in the row."""
        match = _NUMBER.match(self._text, row.start, row.end)
        number = as_number(match["label"]) if match else None
        if match is None or not number or (self._front and match["mark"] != "."):
            return None
        rest = self._text[match.end() : min(row.end, match.end() + _LONGEST_LINE)]
        follows = number == self._last + 1
        clean = match["mark"] == "." and match["label"].isdigit()
        opens = self._tongue.opens_operative(rest) or self._tongue.opens_preambular(rest)
        begins = (follows and (opens or ended)) if clean and not row.apart else (follows or clean)
        if not begins or not (clean or (opens and ended)) or self._concluded:
            return None
        self._last, self._front, self._pointed = number, False, False
        return self._block(Shape.NUMBERED, row, str(number), match)

    def _point(self, row: _Row, before: str, *, apart: bool) -> Block | None:
        """Return the block of a point; in a block only where points are listed: "(1) oats,|(2) rye" may be prose."""
        match = _POINT.match(self._text, row.start, row.end)
        if match is None or self._front or self._concluded:
            return None
        if not apart and not self._pointed and not before.endswith(":"):
            return None
        self._pointed = True
        return self._block(Shape.POINT, row, match["label"] or match["bare"] or match["bullet"], match)

    def _block(self, shape: Shape, row: _Row, label: str, match: re.Match[str]) -> Block:
        label_end = row.start + len(match.group().rstrip())
        return Block(shape, row.start, row.end, label, label_end, min(match.end(), row.end))

    def _plain(self, start: int, end: int) -> Block:
        return Block(Shape.PLAIN, start, end, body=start)
