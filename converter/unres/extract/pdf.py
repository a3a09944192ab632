"""Takes the words out of a PDF, with the place, size and style of each.

The geometry comes from PDFium (`pypdfium2`); what it means is decided in `unres.extract.page` and `unres.extract.flow`.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from time import monotonic
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from unres.decode import SourceError
from unres.extract.directions import in_order, is_letter, runs_from_the_right
from unres.extract.flow import flow
from unres.extract.markup import Style, Written, write
from unres.extract.page import Page, Piece
from unres.extract.pdf_streams import check_streams
from unres.model import Finding, Severity

MAX_PAGES: Final = 2000
"""Most pages read. A year's volume of resolutions has under 1,000."""

MAX_SECONDS: Final = 120.0
"""Longest time spent on the pages of one file. A page takes 10 ms."""

MAX_GLYPHS: Final = 200_000
"""Most characters on a page; a dense one has 6,000."""

_NAMED: Final = 10
"""Most pages that one finding names."""

_END: Final = b"%%EOF"
_END_WITHIN: Final = 4096

_ITALIC_FLAG: Final = 1 << 6
"""ISO 32000-1, table 123, bit 7."""
_BOLD_FLAG: Final = 1 << 18
"""Bit 19, ForceBold."""
_BOLD_WEIGHT: Final = 600
_BOLD_NAME: Final = re.compile(r"bold|black|heavy|semibold", re.IGNORECASE)
_ITALIC_NAME: Final = re.compile(r"italic|oblique", re.IGNORECASE)
_BARCODE: Final = re.compile(r"barcode|code\s?39|3 ?of ?9", re.IGNORECASE)
_SYMBOLS: Final = {0xF0B7: 0x2022, 0xF02D: 0x2013, 2: 0x2D, 0xAD: 0xAD}
"""Private code points of the font Symbol, and what PDFium writes for a hyphen at the end of a line."""
_NARROW_GAP: Final = 0.175
"""Least gap between words, in heights of the line; letters of one word may stand 0.16 apart."""
_WIDE_GAP: Final = 1.5
"""A gap of so many heights parts what stands on one line."""


def read_pdf(data: bytes, name: str) -> Written:
    """Return the text of a PDF.

    Raises:
        SourceError: the file is broken, locked, too long, built to fill memory, or has pictures of text only.
    """
    check_streams(data, name)
    pages = list(_pages(data, name))
    if not any(page.pieces for page in pages):
        what = f"its {len(pages)} page{'s hold' if len(pages) > 1 else ' holds'} no text, only pictures"
        raise SourceError("scanned", what, name, advice="Run text recognition on it first, for example ocrmypdf.")
    return write(flow(pages))._replace(findings=tuple(_doubts(data, pages, name)))


def _doubts(data: bytes, pages: Sequence[Page], name: str) -> Iterator[Finding]:
    """Yield what may be missing from the text."""
    if _END not in data[-_END_WITHIN:]:
        what, advice = "this PDF has no end mark; pages may be missing", "Fetch it again, and compare the pages."
        yield Finding("cut-file", Severity.WARNING, what, name, 0, advice=advice)
    empty = [n for n, page in enumerate(pages, 1) if not page.pieces]
    if empty:
        more = " and others" if len(empty) > _NAMED else ""
        what = f"no text stands on page {', '.join(map(str, empty[:_NAMED]))}{more}"
        advice = "Look whether they are pictures; if so, run text recognition on the file."
        yield Finding("page-without-text", Severity.WARNING, what, name, 0, advice=advice)


def _pages(data: bytes, name: str) -> Iterator[Page]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _broken(error, name) from error
    try:
        if len(document) > MAX_PAGES:
            what = f"this PDF has {len(document):,} pages, and at most {MAX_PAGES:,} are read"
            raise SourceError("too-large", what, name, advice="Split it into one file for each act.")
        end = monotonic() + MAX_SECONDS
        for number in range(len(document)):
            if monotonic() > end:
                what = f"page {number + 1} was not reached in {MAX_SECONDS:.0f} seconds"
                raise SourceError("too-slow", what, name, advice="Split it, or print it to a new PDF.")
            yield _page(document, number, name)
    finally:
        document.close()


def _broken(error: pdfium.PdfiumError, name: str) -> SourceError:
    if "password" in str(error).lower():
        return SourceError("encrypted", "this PDF is locked by a password", name, advice="Save it without a password.")
    what = "this PDF is broken or cut off"
    return SourceError("broken", what, name, advice="Fetch it again, or print it to a new PDF.")


def _page(document: pdfium.PdfDocument, number: int, name: str) -> Page:
    try:
        page = document[number]
    except pdfium.PdfiumError as error:
        what = f"page {number + 1} of this PDF is broken"
        raise SourceError("broken", what, name, advice="Fetch it again, or print it to a new PDF.") from error
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text.raw)
        if count > MAX_GLYPHS:
            what = f"page {number + 1} holds {count:,} characters, and at most {MAX_GLYPHS:,} are read"
            raise SourceError("too-large", what, name, advice="Check the file: no page is so full.")
        glyphs = list(_glyphs(text.raw, count))
        if runs_from_the_right("".join(glyph.character for glyph in glyphs if glyph)):
            return Page(width, height, tuple(_mirrored(glyphs, width)))
        return Page(width, height, tuple(_pieces(iter(glyphs))))
    finally:
        text.close()
        page.close()


@dataclass(slots=True)
class _Glyph:
    """A character, where it stands and how it is set. `x` to `right` is its advance, `y` the baseline."""

    character: str
    x: float
    y: float
    right: float
    height: float
    face: "_Face"


@dataclass(frozen=True, slots=True)
class _Face:
    """How a stretch of text is set."""

    size: float
    style: Style
    barcode: bool


def _glyphs(text: Any, count: int) -> Iterator[_Glyph | None]:  # noqa: ANN401 - a handle of PDFium
    """Yield the characters of a page in the order in which they were set; `None` where a new line begins."""
    faces: dict[int, _Face] = {}
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    high = 0
    for n in range(count):
        code = raw.FPDFText_GetUnicode(text, n)
        if code in {0x0A, 0x0D}:
            yield None
            continue
        if code == 0x20 and raw.FPDFText_IsGenerated(text, n):  # noqa: PLR2004 - a blank
            continue  # our own rule tells from the gap whether words end here
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a pair
            high = code
            continue
        if 0xDC00 <= code < 0xE000:  # noqa: PLR2004 - the second half
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        raw.FPDFText_GetLooseCharBox(text, n, box)
        raw.FPDFText_GetCharOrigin(text, n, x, y)
        key = ctypes.cast(raw.FPDFText_GetTextObject(text, n), ctypes.c_void_p).value or 0
        face = faces.get(key)
        if face is None:
            face = faces[key] = _face(text, n)
        yield _Glyph(_character(code), x.value, y.value, box.right, box.top - box.bottom, face)


def _character(code: int) -> str:
    code = _SYMBOLS.get(code, code)
    return "\ufffd" if code < 0x20 or 0xD800 <= code < 0xE000 or code in {0xFFFE, 0xFFFF} else chr(code)  # noqa: PLR2004


def _face(text: Any, n: int) -> _Face:  # noqa: ANN401 - a handle of PDFium
    name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, n, name, 256, flags)
    font = name.value.decode("utf-8", "replace")
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, n, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    style = Style.PLAIN
    bold = flags.value & _BOLD_FLAG or raw.FPDFText_GetFontWeight(text, n) >= _BOLD_WEIGHT
    if bold or _BOLD_NAME.search(font):
        style |= Style.BOLD
    if flags.value & _ITALIC_FLAG or _ITALIC_NAME.search(font):
        style |= Style.ITALIC
    return _Face(round(raw.FPDFText_GetFontSize(text, n) * scale, 1), style, bool(_BARCODE.search(font)))


def _mirrored(glyphs: Sequence[_Glyph | None], width: float) -> Iterator[Piece]:
    """Yield the pieces of a page that runs from right to left, in its mirror image and in the order of reading."""
    for parted, line in groupby(glyphs, key=lambda glyph: glyph is None):
        if parted:
            continue
        image = [replace(glyph, x=width - glyph.right, right=width - glyph.x) for glyph in line if glyph]
        for piece in _pieces(iter(_seen(image))):
            yield piece._replace(words=in_order(piece.words))


def _seen(image: Iterable[_Glyph]) -> Iterator[_Glyph]:
    """Yield the characters of a line as they stand; PDFium has the letters so, but not the signs between them."""
    for letters, group in groupby(image, key=lambda glyph: is_letter(glyph.character)):
        stretch = list(group)
        yield from stretch if letters else sorted(stretch, key=lambda glyph: glyph.x)


def _pieces(glyphs: Iterator[_Glyph | None]) -> Iterator[Piece]:
    """Join characters to pieces: one style, one baseline, no wide gap."""
    run: list[_Glyph] = []
    words: list[str] = []
    for glyph in glyphs:
        if glyph is None or not run or not _follows(run[-1], glyph):
            if run:
                yield _piece(run, words)
            run, words = [], []
        if glyph is None:
            continue
        if run and glyph.x - run[-1].right > _NARROW_GAP * glyph.height and glyph.character not in " -\u2010":
            words.append(" ")
        run.append(glyph)
        words.append(glyph.character)
    if run:
        yield _piece(run, words)


def _follows(last: _Glyph, glyph: _Glyph) -> bool:
    return (
        (last.face is glyph.face or last.face == glyph.face)
        and abs(last.y - glyph.y) < 0.1 * glyph.height
        and -glyph.height < glyph.x - last.right < _WIDE_GAP * glyph.height
    )


def _piece(run: list[_Glyph], words: list[str]) -> Piece:
    face = run[0].face
    return Piece("".join(words), run[0].x, run[-1].right, run[0].y, face.size, face.style, face.barcode)
