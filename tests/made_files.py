"""Small files of every kind that is read, made on the spot: PDF, Word documents, archives.

The words are in one notation for all: `*italic*`, `**bold**`, `^1^` for a superscript.
"""

import io
import re
import tarfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

PIECES = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\^(?P<raised>.+?)\^|(?P<plain>[^*^]+)")


class Piece(NamedTuple):
    """Words and the name of their style: plain, italic, bold, raised."""

    words: str
    style: str


def pieces(text: str) -> list[Piece]:
    """Return a text in the notation of this module as styled words."""
    return [Piece(match[match.lastgroup], match.lastgroup) for match in PIECES.finditer(text) if match.lastgroup]


# --- PDF -----------------------------------------------------------------------------------------------------------

WIDTH, HEIGHT = 612.0, 792.0
FONTS = {"plain": "F1", "italic": "F2", "bold": "F3", "raised": "F1", "arabic": "F4"}
_NAMES = {"F1": "Courier", "F2": "Courier-Oblique", "F3": "Courier-Bold"}
_ADVANCE = 0.6
"""Width of every letter of Courier, of its size."""


ARABIC = dict(enumerate("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءؤئ،؛", 0xA1))
"""Code in the font F4 → letter; what else is written with it is ASCII."""
_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange
{count} beginbfchar {letters} endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"""


class Run(NamedTuple):
    """Words that stand at a place on a page."""

    x: float
    y: float
    words: str
    style: str = "plain"
    size: float = 8.0


def make_pdf(pages: Sequence[Iterable[Run]], *, extra: str = "") -> bytes:
    """Return a PDF with these words on its pages.

    Args:
        pages: what stands on each.
        extra: drawing operators that stand on every page.
    """
    objects = [b"", b""]
    for number, base in enumerate(_NAMES.values()):
        assert number < len(FONTS)
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>".encode())
    letters = " ".join(f"<{code:02X}> <{ord(letter):04X}>" for code, letter in ARABIC.items())
    stream = _MAP.format(count=len(ARABIC), letters=letters).encode()
    objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /ToUnicode %d 0 R >>"
        % len(objects)
    )
    fonts = f"/F4 {len(objects)} 0 R " + " ".join(f"/{name} {n} 0 R" for n, name in enumerate(_NAMES, 3))
    kids = []
    for runs in pages:
        stream = b"\n".join([extra.encode("cp1252"), *map(_shown, runs)])
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH:.0f} {HEIGHT:.0f}] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << {fonts} >> >> >>"
        )
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _shown(run: Run) -> bytes:
    codes = {letter: code for code, letter in ARABIC.items()} if run.style == "arabic" else {}
    words = b"".join(bytes([codes[letter]]) if letter in codes else letter.encode("cp1252") for letter in run.words)
    return f"BT /{FONTS[run.style]} {run.size} Tf {run.x:.2f} {run.y:.2f} Td <{words.hex()}> Tj ET".encode()


def _file(objects: Sequence[bytes]) -> bytes:
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


class Setter:
    """Sets paragraphs on pages as the United Nations does: indented, with notes at the foot, heads and page numbers.

    Args:
        symbol: stands in the masthead and in the running heads.
        title: stands in the running heads.
        lines: how many lines of text a page holds.
    """

    def __init__(self, symbol: str, title: str, lines: int = 40) -> None:
        self._symbol = symbol
        self._title = title
        self._room = lines
        self.pages: list[list[Run]] = [[]]
        self._y = 560.0
        self._left = lines
        self._notes: list[str] = []
        self._masthead()

    def _masthead(self) -> None:
        self.pages[0] += [
            Run(123, 734, "United Nations", size=14),
            Run(480, 735, self._symbol, size=10),
            Run(123, 705, "General Assembly", "bold", 16),
            Run(397, 705, "Distr.: General", size=10),
            Run(397, 693, "13 December 2023", size=10),
        ]

    def paragraph(self, text: str, *, x: float = 123.0, indent: float = 24.0, gap: float = 7.0) -> None:
        """Set a paragraph, over the end of the page if need be."""
        self._y -= gap
        for n, line in enumerate(wrapped(pieces(text))):
            if not self._left or self._y < self._foot_height() + 20:
                self.turn()
            at = x + (indent if n == 0 else 0)
            for piece in line:
                size = 5.0 if piece.style == "raised" else 8.0
                rise = 3.0 if piece.style == "raised" else 0.0
                self.pages[-1].append(Run(at, self._y + rise, piece.words, piece.style, size))
                at += len(piece.words) * _ADVANCE * size
            self._y -= 10
            self._left -= 1

    def note(self, text: str) -> None:
        """Keep a note for the foot of the page that is being set."""
        self._notes.append(text)

    def turn(self) -> None:
        """End the page, and begin one."""
        self._foot()
        n = len(self.pages) + 1
        self.pages.append(
            [
                Run(60, 740, self._symbol, "bold", 7),
                Run(328, 740, self._title, "bold", 7),
            ]
        )
        self._number(n)
        self._y, self._left = 705.0, self._room

    def _foot_height(self) -> float:
        return 60.0 + 10 * sum(len(wrapped(pieces(note), 100)) for note in self._notes)

    def _foot(self) -> None:
        y = self._foot_height()
        if self._notes:
            self.pages[-1].append(Run(99, y + 10, "__________________", "bold", 6))
        for note in self._notes:
            for line in wrapped(pieces(note), 100):
                at = 117.0
                for piece in line:
                    size = 4.0 if piece.style == "raised" else 7.0
                    rise = 3.0 if piece.style == "raised" else 0.0
                    self.pages[-1].append(Run(at, y + rise, piece.words, piece.style, size))
                    at += len(piece.words) * _ADVANCE * size + (3 if piece.style == "raised" else 0)
                y -= 10
        self._notes.clear()

    def _number(self, n: int) -> None:
        self.pages[-1] += [Run(60, 37, f"{n}/9", "bold", 7), Run(520, 38, "23-25275", size=6)]

    def pdf(self) -> bytes:
        """Return what was set."""
        self._foot()
        self.pages[0] += [Run(65, 44, "23-25275 (E) 211223", size=7)]
        return make_pdf(self.pages)


def wrapped(styled: Sequence[Piece], width: int = 78) -> list[list[Piece]]:
    """Return words as lines of so many letters."""
    lines: list[list[Piece]] = [[]]
    room = width
    for piece in styled:
        for word in re.findall(r"\s*\S+\s*", piece.words) or [piece.words]:
            if len(word.rstrip()) > room and lines[-1]:
                lines.append([])
                room, word = width, word.lstrip()  # noqa: PLW2901 - a line begins with no blank
            if lines[-1] and lines[-1][-1].style == piece.style:
                lines[-1][-1] = Piece(lines[-1][-1].words + word, piece.style)
            else:
                lines[-1].append(Piece(word, piece.style))
            room -= len(word)
    return lines


# --- Word ----------------------------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PROPERTIES = {
    "plain": "",
    "italic": "<w:rPr><w:i/></w:rPr>",
    "bold": "<w:rPr><w:b/></w:rPr>",
    "raised": '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
}


def docx_paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of a Word document; `^^1^^` is a reference to a note, `~` a tab."""
    runs = []
    for part in re.split(r"(\^\^\d+\^\^)", text):
        if part.startswith("^^"):
            runs.append(f'<w:r><w:footnoteReference w:id="{part.strip("^")}"/></w:r>')
            continue
        for piece in pieces(part):
            words = "</w:t><w:tab/><w:t>".join(escape(piece.words).split("~"))
            runs.append(f'<w:r>{_PROPERTIES[piece.style]}<w:t xml:space="preserve">{words}</w:t></w:r>')
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{''.join(runs)}</w:p>"


def make_docx(
    body: Sequence[str], notes: Mapping[int, str] | None = None, parts: Mapping[str, str] | None = None
) -> bytes:
    """Return a Word document.

    Args:
        body: XML of the blocks; what does not begin with "<" is a paragraph (see `docx_paragraph`).
        notes: number → text.
        parts: further parts below `word/`, without root: `{"numbering": "<w:num …/>"}`.
    """
    blocks = "".join(block if block.startswith("<") else docx_paragraph(block) for block in body)
    files = {"document": f"<w:body>{blocks}<w:sectPr/></w:body>", **(parts or {})}
    if notes:
        files["footnotes"] = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' + "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{docx_paragraph(" " + text)[5:]}</w:footnote>'
            for n, text in notes.items()
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, inner in files.items():
            archive.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{_W}">{inner}</w:{name}>')
    return out.getvalue()


# --- Archives ------------------------------------------------------------------------------------------------------


def make_zip(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def make_tar(files: Mapping[str, bytes], *, packed: str = "gz", special: Sequence[tarfile.TarInfo] = ()) -> bytes:
    """Return a tar archive with these members, and with others that are no files."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=f"w:{packed}") as archive:  # type: ignore[call-overload] # a mode of tarfile
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in special:
            archive.addfile(info)
    return out.getvalue()
