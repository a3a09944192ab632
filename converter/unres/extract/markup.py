r"""Writes what was taken out of a document as the Markdown that the reader understands.

Every kind of document gives the same thing: blocks of styled words, in reading order, each with a role. Written, a
block is one line, with `*emphasis*`, `**strong**` where all of it is bold, superscript digits for the markers of
notes, and escapes before characters that would otherwise be markup. Furniture (running heads, page numbers, job
numbers) is written too, and the places where it stands are named, so that the reader need not guess what it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, Flag, auto
from typing import Final, NamedTuple

from unres.model import Finding, Region, RegionKind


class Style(Flag):
    """How words are set."""

    PLAIN = 0
    BOLD = auto()
    ITALIC = auto()
    RAISED = auto()


class Styled(NamedTuple):
    """Words in one style."""

    words: str
    style: Style = Style.PLAIN


class Role(Enum):
    """What a block is, as far as its place in the document tells."""

    BODY = auto()
    NOTE = auto()
    TABLE = auto()
    RUNNING_HEAD = auto()
    PAGE_NUMBER = auto()
    JOB_NUMBER = auto()


_FURNITURE: Final = {
    Role.RUNNING_HEAD: RegionKind.RUNNING_HEAD,
    Role.PAGE_NUMBER: RegionKind.PAGE_NUMBER,
    Role.JOB_NUMBER: RegionKind.JOB_NUMBER,
}


@dataclass(slots=True)
class Block:
    """A paragraph, heading, note, table or piece of furniture: styled words and a role; a table has rows of cells."""

    role: Role
    words: list[Styled] = field(default_factory=list)
    rows: list[list[list[Styled]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the words without their style."""
        return "".join(piece.words for piece in self.words)


def at_breaks(words: Sequence[Styled]) -> Iterator[list[Styled]]:
    r"""Yield the lines that breaks set by hand ("\n") part, where a line ends what it says.

    Any other break is a blank: it only fits the words to the page. Two breaks always part.

    >>> pieces = [Styled("1. Urges;"), Styled("\n"), Styled("2. Invites the"), Styled("\n"), Styled("United Nations")]
    >>> [[piece.words for piece in line] for line in at_breaks(pieces)]
    [['1. Urges;'], ['2. Invites the', '\n', 'United Nations']]
    """
    bold = all(Style.BOLD in style for text, style in words if _is_set(text, style))
    line: list[Styled] = []
    for n, piece in enumerate(words):
        if piece.words == "\n" and line and _breaks(_near(line[-4:]), _near(words[n + 1 : n + 5]), bold=bold):
            yield line
            line = []
        else:
            line.append(piece)
    if any(piece.words.strip() for piece in line):
        yield line


def _near(words: Sequence[Styled]) -> str:
    return "".join(piece.words for piece in words if Style.RAISED not in piece.style).strip(" ")


def _breaks(before: str, after: str, *, bold: bool) -> bool:
    if before.endswith(("\n", ".", ";", ":")):
        return bool(before.strip())
    return bold and (after[:1].isupper() or after[:1] in "[(" or after[:1].isdigit())


class Written(NamedTuple):
    """The text of a document, where in it furniture stands, and what a person should look at."""

    text: str
    furniture: tuple[Region, ...] = ()
    findings: tuple[Finding, ...] = ()


MASTHEAD: Final = re.compile(r"\b[ASE]/(?:RES|[A-Z]{2,}|\d)|Distr\.|^United Nations$", re.MULTILINE)
"""What stands in the masthead of a document, which is often laid out as a table: its symbol and distribution."""

_SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPECIAL: Final = re.compile(r"[*\\]|\[(?=[^\[\]]*\]\()|\](?=\()")
_RAISED_LABEL: Final = re.compile(r"\s*\d+(?:\s*,\s*\d+)*\s*")


def write(blocks: Iterable[Block]) -> Written:
    r"""Return blocks as text, one blank line between them, and the places of furniture.

    >>> note = Block(Role.NOTE, [Styled("1", Style.RAISED), Styled("Ibid.", Style.ITALIC), Styled(" para. 3*")])
    >>> written = write([Block(Role.PAGE_NUMBER, [Styled("2/2")]), note])
    >>> written.text
    '2/2\n\n¹ *Ibid.* para. 3\\*\n'
    >>> [(written.text[start:end], kind.value) for start, end, kind in written.furniture]
    [('2/2', 'furniture: page number')]
    """
    lines: list[str] = []
    furniture: list[Region] = []
    position = 0
    for block in blocks:
        line = _line(block)
        if not line:
            continue
        if block.role in _FURNITURE:
            furniture.append(Region(position, position + len(line), _FURNITURE[block.role]))
        lines.append(line)
        position += len(line) + 2
    return Written("\n\n".join(lines) + "\n" if lines else "", tuple(furniture))


def _line(block: Block) -> str:
    if block.role is Role.TABLE:
        return _table(block.rows)
    pieces = _merged(block.words)
    if block.role in _FURNITURE:
        return "".join(words for words, _ in pieces).strip()
    if block.role is Role.NOTE:
        return _note(pieces)
    strong = bool(pieces) and all(Style.BOLD in style for words, style in pieces if _is_set(words, style))
    if strong:
        inner = _joined([Styled(words, style & Style.RAISED) for words, style in pieces])
        return f"**{inner}**" if inner else ""
    return _joined(pieces)


def _table(rows: Sequence[Sequence[Sequence[Styled]]]) -> str:
    """Return a table: a line a row, the first one above a rule."""
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ""
    lines = []
    for row in rows:
        cells = [_joined(_merged(cell)).replace("|", "\\|") for cell in row]
        lines.append(f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |")
    lines.insert(1, "|" + "---|" * width)
    return "\n".join(lines)


def _is_set(words: str, style: Style) -> bool:
    return bool(words.strip()) and Style.RAISED not in style


def _note(pieces: Sequence[Styled]) -> str:
    """Return a note: its marker, a blank, its words."""
    if pieces and Style.RAISED in pieces[0].style:
        return f"{_written(pieces[0]).strip()} {_joined(pieces[1:])}".strip()
    return _joined(pieces)


def _merged(words: Iterable[Styled]) -> list[Styled]:
    """Join neighbours of one style; white space is folded and has no style of its own."""
    found: list[Styled] = []
    for piece in words:
        folded = re.sub(r"\s+", " ", piece.words)
        if not folded:
            continue
        if found and (found[-1].style == piece.style or not folded.strip()):
            found[-1] = Styled(found[-1].words + folded, found[-1].style)
        else:
            found.append(Styled(folded, piece.style))
    return found


def _joined(pieces: Sequence[Styled]) -> str:
    return re.sub(r" {2,}", " ", "".join(map(_written, pieces))).strip()


def _written(piece: Styled) -> str:
    words, style = piece
    if Style.RAISED in style and _RAISED_LABEL.fullmatch(words):
        return words.replace(" ", "").translate(_SUPERSCRIPT) + (" " if words.endswith(" ") else "")
    escaped = _SPECIAL.sub(r"\\\g<0>", words)
    core = escaped.strip()
    if Style.ITALIC not in style or not core:
        return escaped
    before, after = escaped[: len(escaped) - len(escaped.lstrip())], escaped[len(escaped.rstrip()) :]
    return f"{before}*{core}*{after}"
