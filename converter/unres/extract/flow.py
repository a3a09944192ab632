"""Puts the lines of pages together to paragraphs that run over the ends of pages, and tells notes and furniture.

Where a page ends inside a paragraph, the page's notes and furniture and the running head of the next page come after
the paragraph: the text reads on. So nothing has to be mended later.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from unres.extract.hyphens import soft_hyphen, whole_words
from unres.extract.markup import Block, Role, Styled
from unres.extract.page import Line, Page, leading_of, lines_of
from unres.extract.tables import Table, with_tables
from unres.symbols import SYMBOL

_HEAD_ZONE: Final = 0.1
"""Running heads stand in this uppermost share of a page."""
_FOOT_ZONE: Final = 0.09
_MASTHEAD_ZONE: Final = 0.2
_INDENT: Final = 8.0
"""Least indent of a paragraph's first line, in points."""
_LOOSE: Final = 1.25
"""A step of so many usual steps parts paragraphs."""
_USUAL: Final = 1.2
"""The usual step from one baseline to the next, of the size, where too few lines tell."""
_SHORT: Final = 0.85
"""A line that fills less than this share of the measure is the last one of its paragraph, if a sentence ends there."""
_SMALL: Final = 0.93
"""Largest size of notes, of that of the text."""

_PAGE_NUMBER: Final = re.compile(r"(?:[Pp]age )?\d{1,4}(?:\s?/\s?\d{1,4})?|[-–]\s?\d{1,4}\s?[-–]|[ivxl]{1,6}")
_JOB_NUMBER: Final = re.compile(r"(?:[A-Z]{2,4}\.)?\d\d-\d{5}\b.*|\*\d{5,10}\*|\*\w{6,12}\*")
_MASTHEAD: Final = re.compile(rf"(?<!\S)(?:{SYMBOL})\*{{0,2}}(?!\S)|Distr|United\ Nations$", re.VERBOSE)
"""What the masthead of a first page holds; its language does not matter, since the symbol is the same in all."""
_HEADLINE: Final = re.compile(rf"(?<!\S)(?:{SYMBOL})\*{{0,2}}(?!\S)", re.VERBOSE)
_LABEL: Final = re.compile(r"(?:\d{1,3}\s?\.|\((?:[a-z]{1,4}|[ivxlc]+|[A-Z]|\d{1,2})\)|[IVXLC]+\.|[A-Z]\.|[•–—-])\s")
_NOTE_LABEL: Final = re.compile(r"\d{1,3}|[a-z]{1,2}|\*{1,3}|[†‡§]")
_ENDED: Final = re.compile(r"[.;:!?…][”\"’'»)\]]*$|[;.] (?:and|or)$|[。；：！？؛؟][”」』]*$")
_COMMA: Final = re.compile("[,،，]$")
_BEGUN: Final = re.compile(r"[A-ZÀ-ÖØ-Þ]|[^\W\d_a-zß-öø-ÿ]")
"""How a paragraph begins behind a comma: with a capital, but Russian, Arabic and Chinese ones with any letter."""
_WITHOUT_BLANKS: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Chinese is written without blanks."""
_SUSPENDED: Final = re.compile(r"(?:and|or|to)\b")


class _Sheet(NamedTuple):
    """A page's lines by what they are."""

    heads: list[Line]
    body: list[Line]
    notes: list[Line]
    feet: list[Line]


def flow(pages: Sequence[Page]) -> list[Block]:
    """Return the blocks of a document in reading order."""
    lined = [lines_of(page) for page in pages]
    size = _body_size(lined)
    repeated = _repeated(pages, lined)
    sheets = [
        _sheet(page, lines, size, repeated, is_first=n == 0)
        for n, (page, lines) in enumerate(zip(pages, lined, strict=True))
    ]
    flowing = _Flow(leading_of(sheet.body for sheet in sheets), _is_indented(sheets), whole_words(lined))
    for sheet, margin in zip(sheets, _margins(sheets), strict=True):
        flowing.add(sheet, margin)
    return flowing.close()


# --- Pages ---------------------------------------------------------------------------------------------------------


def _body_size(lined: Iterable[Sequence[Line]]) -> float:
    """Return the size in which most of the document is set."""
    sizes: Counter[float] = Counter()
    for lines in lined:
        for line in lines:
            sizes[line.size] += sum(len(piece.words) for piece in line.pieces)
    return sizes.most_common(1)[0][0]


def _repeated(pages: Sequence[Page], lined: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return what stands in the margins of several pages, with its digits folded."""
    seen: Counter[str] = Counter()
    for page, lines in zip(pages, lined, strict=True):
        top, bottom = (1 - _HEAD_ZONE) * page.height, _FOOT_ZONE * page.height
        seen.update({_folded(line) for line in lines if line.y > top or line.y < bottom})
    return frozenset(text for text, times in seen.items() if times > 1)


def _folded(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _sheet(page: Page, lines: list[Line], size: float, repeated: frozenset[str], *, is_first: bool) -> _Sheet:
    """Part the lines of a page."""
    heads = _masthead(page, lines) if is_first else _head(page, lines, size, repeated)
    rest = lines[len(heads) :]
    end = len(rest)
    while end and rest[end - 1].y < _FOOT_ZONE * page.height and _is_foot(rest[end - 1], repeated):
        end -= 1
    rest, feet = rest[:end], rest[end:]
    notes = _first_note(rest, size)
    return _Sheet(heads, rest[:notes], rest[notes:], feet)


def _masthead(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Return what stands above the title block of the first page: the organization, symbol and distribution."""
    top = (1 - _MASTHEAD_ZONE) * page.height
    last = 0
    for n, line in enumerate(lines):
        if line.y < top:
            break
        if _MASTHEAD.search(line.text):
            last = n + 1
    # What belongs to the distribution (date, languages) stands close below it, in the right half.
    while 0 < last < len(lines) and lines[last].x > page.width / 2:
        if lines[last - 1].y - lines[last].y > 2 * lines[last].size:
            break
        last += 1
    return list(lines[:last])


def _head(page: Page, lines: Sequence[Line], size: float, repeated: frozenset[str]) -> list[Line]:
    """Return the running head: lines at the top, parted from the text, that repeat or bear a symbol or page number."""
    zone = [line for line in lines if line.y > (1 - _HEAD_ZONE) * page.height]
    end = 0
    for n, line in enumerate(zone):
        gap = line.y - lines[n + 1].y if n + 1 < len(lines) else page.height
        if gap > 1.5 * _USUAL * max(line.size, lines[n + 1].size if n + 1 < len(lines) else 0):
            end = n + 1
            break
    head = zone[:end]
    if any(_folded(line) in repeated or _HEADLINE.search(line.text) or _is_number(line) for line in head) or (
        head and all(line.size < _SMALL * size for line in head)
    ):
        return head
    return []


def _is_number(line: Line) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text))


def _is_foot(line: Line, repeated: frozenset[str]) -> bool:
    if _note_label(line):
        return False
    return (
        _folded(line) in repeated
        or any(piece.barcode for piece in line.pieces)
        or all(_PAGE_NUMBER.fullmatch(cell.text) or _JOB_NUMBER.fullmatch(cell.text) for cell in line.cells())
    )


def _first_note(lines: Sequence[Line], size: float) -> int:
    """Return the index of the first line of the notes: below a rule, or small to the end and begun by a marker."""
    for n in range(len(lines) - 1, -1, -1):
        if lines[n].is_rule and all(line.size < size or line.is_rule for line in lines[n:]):
            return n
    first = len(lines)
    for n in range(len(lines) - 1, -1, -1):
        if lines[n].size > _SMALL * size:
            break
        if _note_label(lines[n]):
            first = n
    return first


def _note_label(line: Line) -> str:
    """Return the marker with which a note begins, or an empty string."""
    first = line.pieces[0]
    label = first.words.strip()
    is_label = line.is_raised(first) and len(line.pieces) > 1 and _NOTE_LABEL.fullmatch(label)
    return label if is_label else ""


def _is_indented(sheets: Sequence[_Sheet]) -> bool:
    """Tell whether the document's paragraphs begin with an indent."""
    indented = total = 0
    for sheet, margin in zip(sheets, _margins(sheets), strict=True):
        for above, line in pairwise(sheet.body):
            if above.y - line.y > _LOOSE * _USUAL * line.size and not line.bold:
                total += 1
                indented += line.x > margin + _INDENT
    return indented > 0.5 * total


def _margins(sheets: Iterable[_Sheet]) -> list[float]:
    """Return for each page where most lines begin: of the document's usual margins the one that the page has."""
    everywhere: Counter[int] = Counter()
    pages = [Counter(round(line.x) for line in sheet.body) for sheet in sheets]
    for page in pages:
        everywhere.update(page)
    usual = {x for x, times in everywhere.most_common(2) if times > 0.2 * everywhere.total()}
    found = []
    for page in pages:
        here = [x for x in usual if x in page]
        found.append(float(min(here) if here else min(page, default=0)))
    return found


# --- Paragraphs ----------------------------------------------------------------------------------------------------


class _Flow:
    """Puts lines together to blocks, page by page."""

    def __init__(self, leading: dict[float, float], indented: bool, words: frozenset[str]) -> None:
        self._leading: Final = leading
        self._indented: Final = indented
        self._blocks: list[Block] = []
        self._waiting: Final[list[Block]] = []
        """Notes and furniture that come after the open paragraph."""
        self._open: Block | None = None
        self._last: Line | None = None
        self._hanging = False
        """Whether the last line is not the first one of its paragraph."""
        self._note: Block | None = None
        self._margin = self._right = 0.0
        self._words: Final = words

    def close(self) -> list[Block]:
        """Return the blocks."""
        self._end()
        return self._blocks

    def add(self, sheet: _Sheet, margin: float) -> None:
        """Add a page whose lines begin at `margin`."""
        self._margin = margin
        for line in sheet.heads:
            self._furniture(line)
        if sheet.body:
            self._right = max(line.right for line in sheet.body)
        above: Line | None = None
        for item in with_tables(sheet.body):
            if isinstance(item, Table):
                self._table(item)
                above = item.lines[-1]
                continue
            line = item
            begins = not self._goes_on(line) if above is None else self._last is None or self._begins(above, line)
            if begins:
                self._end()
                self._open = Block(Role.BODY)
            self._hanging = not begins
            self._take(line)
            above = self._last = line
        for line in sheet.notes:
            self._notes(line)
        for line in sheet.feet:
            self._furniture(line)

    def _table(self, table: Table) -> None:
        """Add a table: to the one on the page before, if it goes on with it."""
        last = self._open
        if last is not None and last.role is Role.TABLE and len(last.rows[0]) == len(table.rows[0]):
            heading = _texts(last.rows[0]) == _texts(table.rows[0])
            last.rows += table.rows[heading:]
        else:
            self._end()
            self._open = Block(Role.TABLE, rows=table.rows)
        self._last = None

    def _end(self) -> None:
        if self._open is not None:
            self._blocks.append(self._open)
        self._blocks += self._waiting
        self._waiting.clear()
        self._open = None

    def _take(self, line: Line) -> None:
        if self._open is None:
            self._open = Block(Role.BODY)
        self._append(self._open, line)

    def _append(self, block: Block, line: Line) -> None:
        """Add a line to a block, without the hyphen that only parts a word at the end of the line before."""
        soft = soft_hyphen("".join(piece.words for piece in block.words[-1:]), line.text, self._words)
        if soft:
            block.words[-1] = Styled(block.words[-1].words.rstrip()[:-1], block.words[-1].style)
            block.words += line.styled()
        else:
            _append(block, line)

    def _begins(self, above: Line, line: Line) -> bool:
        """Tell whether a line begins a paragraph below another line of its page."""
        usual = self._leading.get(line.size, _USUAL * line.size)
        step = above.y - line.y
        if step < 0 or step > _LOOSE * max(usual, _USUAL * 0.9 * line.size) or above.bold != line.bold:
            return True
        if abs(above.size - line.size) > 0.15 * line.size:
            return True
        indented = line.x > self._margin + _INDENT
        at_margin = abs(above.x - self._margin) < _INDENT / 2
        if not indented or not at_margin:
            return False
        ended = _ENDED.search(above.set_text) or (_COMMA.search(above.set_text) and _BEGUN.match(line.text))
        return bool(ended or _LABEL.match(line.text))

    def _goes_on(self, line: Line) -> bool:
        """Tell whether the first line of a page goes on with the paragraph that the page before left open."""
        last = self._last
        if self._open is None or last is None or last.bold != line.bold or abs(last.size - line.size) > 1:
            return False
        ended = _ENDED.search(last.set_text)
        if not self._indented:
            return not _LABEL.match(line.text) and not ended
        if ended and (_LABEL.match(line.text) or last.right < self._margin + _SHORT * (self._right - self._margin)):
            return False
        hangs = self._hanging and abs(line.x - last.x) < _INDENT / 2
        return line.x <= self._margin + _INDENT or hangs

    def _notes(self, line: Line) -> None:
        if line.is_rule:
            self._waiting.append(Block(Role.RUNNING_HEAD, line.styled()))
        elif _note_label(line) or self._note is None:
            self._note = Block(Role.NOTE)
            self._waiting.append(self._note)
            _append(self._note, line)
        else:
            self._append(self._note, line)

    def _furniture(self, line: Line) -> None:
        for cell in line.cells():
            if any(piece.barcode for piece in cell.pieces) or _JOB_NUMBER.fullmatch(cell.text):
                role = Role.JOB_NUMBER
            else:
                role = Role.PAGE_NUMBER if _PAGE_NUMBER.fullmatch(cell.text) else Role.RUNNING_HEAD
            self._waiting.append(Block(role, cell.styled()))


def _texts(row: Iterable[Iterable[Styled]]) -> list[str]:
    return ["".join(piece.words for piece in cell) for cell in row]


def _append(block: Block, line: Line) -> None:
    """Add a line to a block: after a blank, unless the line before ends with the hyphen of a compound."""
    styled = line.styled()
    text = "".join(piece.words for piece in block.words[-3:])
    if text and not text.endswith(" ") and _parts(text, line.text):
        block.words.append(Styled(" "))
    elif text.endswith("- ") and not _parts(text.rstrip(), line.text):
        block.words[-1] = Styled(block.words[-1].words.rstrip(), block.words[-1].style)
    block.words += styled


def _parts(before: str, after: str) -> bool:
    """Tell whether a blank stands between two lines.

    >>> _parts("small-", "scale"), _parts("age-", "and gender-sensitive"), _parts("in 2023–", "2024"), _parts("a", "b")
    (False, True, False, True)
    >>> _parts("大", "会")
    False
    """
    if _WITHOUT_BLANKS.match(before[-1]) and _WITHOUT_BLANKS.match(after):
        return False
    if len(before) > 1 and before[-1] in "-–—\u2010/" and not before[-2].isspace():
        return before[-1] == "-" and bool(_SUSPENDED.match(after))
    return True
