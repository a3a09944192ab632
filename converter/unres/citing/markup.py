"""The words of an HTML page with their places in it, and links set around some of them: all else stays as it is.

This is no parser of documents (`unres.extract.html` is): it tells words from markup in one pass, in the terms of the
HTML Standard's tokenizer (section 13.2.5), so that the page that goes out is the page that came in, with links.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final, NamedTuple

_TAG: Final = re.compile(r"</?(?P<name>[A-Za-z][^\s/>]*)(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_OPAQUE: Final = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "noscript"})
"""Elements whose content is no text of the page; their end is the next end tag of that name."""
_UNLINKED: Final = frozenset({"a", "button", "select", "svg", "math", "option"})
"""Elements in which no link can stand."""
_BLOCKS: Final = frozenset(
    """
    address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905 - a list of quoted words would be read by nobody
)
"""Elements at which a paragraph ends."""


class _Piece(NamedTuple):
    """`length` characters of the text from `at` stand for `width` characters of the page from `start`."""

    at: int
    length: int
    start: int
    width: int
    linkable: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page's words, paragraphs apart, and where they stand in its source."""

    source: str
    text: str
    pieces: tuple[_Piece, ...]


def read_page(source: str) -> Page:
    """Return the words of an HTML page.

    >>> read_page("<p>S/RES/1325&nbsp;(2000)</p><p>Two</p>").text.split()
    ['S/RES/1325', '(2000)', 'Two']
    """
    words: list[str] = []
    pieces: list[_Piece] = []
    at = 0
    depth = 0  # of elements in which no link can stand

    def add(said: str, start: int, width: int) -> None:
        nonlocal at
        if said:
            words.append(said)
            if width:
                pieces.append(_Piece(at, len(said), start, width, depth == 0))
            at += len(said)

    for start, end, name in _tokens(source):
        if name is None:
            for said, low, high in _characters(source, start, end):
                add(said, low, high - low)
        elif name.strip("/") in _BLOCKS:
            add("\n\n", start, 0)
        elif name.strip("/") in _UNLINKED:
            depth = max(0, depth + (-1 if name.startswith("/") else 1))
    return Page(source, "".join(words), tuple(pieces))


def _tokens(source: str) -> Iterator[tuple[int, int, str | None]]:
    """Yield stretches of text (with no name) and tags (with the name in small letters, after a slash for end tags)."""
    lowered = source.lower()
    position = 0
    while position < len(source):
        opened = source.find("<", position)
        if opened < 0:
            yield position, len(source), None
            return
        if position < opened:
            yield position, opened, None
        if source.startswith("<!--", opened):
            closed = source.find("-->", opened + 4)
            position = closed + 3 if closed >= 0 else len(source)
        elif source[opened + 1 : opened + 2] in {"!", "?"}:
            closed = source.find(">", opened)
            position = closed + 1 if closed >= 0 else len(source)
        elif re.match(r"/?[A-Za-z]", source[opened + 1 : opened + 3]):
            tag = _TAG.match(source, opened)
            if tag is None:  # it never ends: all that follows is part of it
                return
            name = tag["name"].lower()
            position = tag.end()
            is_end = source[opened + 1] == "/"
            if name in _OPAQUE and not is_end:
                closed = lowered.find(f"</{name}", position)
                position = closed if closed >= 0 else len(source)
            else:
                yield opened, tag.end(), f"/{name}" if is_end else name
        else:
            yield opened, opened + 1, None
            position = opened + 1


def _characters(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield stretches of text, with what character references stand for."""
    position = start
    for entity in _ENTITY.finditer(source, start, end):
        yield source[position : entity.start()], position, entity.start()
        yield unescape(entity[0]), *entity.span()
        position = entity.end()
    yield source[position:end], position, end


def wrap(page: Page, marks: Iterable[tuple[int, int, str, str]]) -> str:
    """Return the page with markup around stretches of its text.

    Args:
        page: the page.
        marks: start and end in the text, and what to set before and after, in order and without overlap. A stretch
            that markup divides is set piece by piece; where no link can stand, nothing is set.

    >>> wrap(read_page("<p>see <i>A/76</i>/121"), [(6, 14, "[", "]")])
    '<p>see <i>[A/76]</i>[/121]'
    """
    written: list[str] = []
    position = 0
    pieces = iter(page.pieces)
    piece = next(pieces, None)
    for start, end, before, after in marks:
        stretches: list[tuple[int, int]] = []
        while piece is not None and piece.at < end:
            if piece.linkable and piece.at + piece.length > start:
                _extend(stretches, *_within(piece, start, end))
            if piece.at + piece.length > end:
                break
            piece = next(pieces, None)
        for low, high in stretches:
            written += [page.source[position:low], before, page.source[low:high], after]
            position = high
    return "".join([*written, page.source[position:]])


def _within(piece: _Piece, start: int, end: int) -> tuple[int, int]:
    if piece.length != piece.width:  # a character reference stays whole
        return piece.start, piece.start + piece.width
    low, high = max(start, piece.at), min(end, piece.at + piece.length)
    return piece.start + low - piece.at, piece.start + high - piece.at


def _extend(stretches: list[tuple[int, int]], low: int, high: int) -> None:
    if stretches and stretches[-1][1] == low:
        stretches[-1] = (stretches[-1][0], high)
    else:
        stretches.append((low, high))
