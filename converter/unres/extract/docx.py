"""Takes the words out of a Word document: paragraphs with their numbers, notes, tables, headers and footers.

Read is what WordprocessingML says (ISO/IEC 29500-1): styles decide what is bold or italic, `numbering.xml` what numbers
stand before paragraphs, `footnotes.xml` holds the notes. Deleted words are left out, inserted ones are not.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from unres.archives.members import BROKEN, MAX_RATIO
from unres.decode import MAX_BYTES, SourceError
from unres.extract.docx_styles import Lists, Styles, W, child, value
from unres.extract.list_numbers import MOST_COLUMNS, whole_number
from unres.extract.markup import MASTHEAD, Block, Role, Style, Styled, Written, at_breaks, write

_PAGE: Final = re.compile(r"\d{1,4}(?:\s?/\s?\d{1,4})?")
_JOB: Final = re.compile(r"(?:[A-Z]{2,4}\.)?\d\d-\d{5}\b.*|\*\d{5,10}\*")
_SKIPPED: Final = frozenset({"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "Fallback", "footnoteRef"})
"""Elements whose content is not printed, or is printed elsewhere."""
_CHARACTERS: Final = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": "", "ptab": " "}


def read_docx(data: bytes, name: str) -> Written:
    """Return the text of a Word document.

    Raises:
        SourceError: the file is broken, locked, or would unpack to too much.
    """
    package = _Package(data, name)
    blocks = list(_Document(package).blocks())
    if not any(block.text.strip() or block.rows for block in blocks):
        raise SourceError("empty", "this document holds no text", name, advice="Remove it, or put the text in.")
    return write(blocks)


class _Package:
    """The parts of a Word document, parsed."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name: Final = name
        self._size: Final = len(data)
        self._left = MAX_BYTES
        try:
            self._zip: Final = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise self._broken(error) from error

    def names(self) -> list[str]:
        """Return the names of the parts."""
        return self._zip.namelist()

    def part(self, name: str) -> etree._Element | None:
        """Return the root of a part, `None` if the document has no such part."""
        try:
            info = self._zip.getinfo(f"word/{name}")
        except KeyError:
            return None
        if info.flag_bits & 1:
            what = "a part of this document is locked by a password"
            raise SourceError("encrypted", what, self.name, advice="Save it without a password.")
        self._left -= info.file_size
        if self._left < 0 or (info.file_size > 2**20 and info.file_size > MAX_RATIO * self._size):
            what = "this document would unpack to far more than a document holds"
            raise SourceError("archive-bomb", what, self.name, advice="Check where it is from.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            return etree.fromstring(self._zip.read(info), parser)
        except etree.XMLSyntaxError as error:
            raise self._broken(error) from error
        except BROKEN as error:
            raise self._broken(error) from error

    def _broken(self, error: Exception) -> SourceError:
        what = f"this Word document is broken ({error})"
        return SourceError("broken", what, self.name, advice="Open it in a word processor, and save it again.")


class _Document:
    """Reads the parts of a document in order."""

    def __init__(self, package: _Package) -> None:
        self._package: Final = package
        self._styles: Final = Styles(package.part("styles.xml"))
        self._lists: Final = Lists(package.part("numbering.xml"))
        self._notes: Final = {
            **_by_id(package.part("endnotes.xml"), "endnote"),
            **_by_id(package.part("footnotes.xml"), "footnote"),
        }
        self._count = 0
        self._waiting: Final[list[Block]] = []
        """Notes of the paragraph that is being read."""

    def blocks(self) -> Iterator[Block]:
        """Yield everything that is printed, headers and footers last."""
        root = self._package.part("document.xml")
        body = child(root, "body") if root is not None else None
        if body is not None:
            yield from self._content(body, first=True)
        for name in sorted(self._package.names()):
            if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
                yield from self._furniture(name.removeprefix("word/"))

    def _content(self, parent: etree._Element, *, first: bool = False) -> Iterator[Block]:
        """Yield the blocks of a body, cell or text box."""
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
                first = False
            elif element.tag == f"{W}tbl":
                yield from self._table(element, first=first)
            elif element.tag in {f"{W}sdt", f"{W}ins", f"{W}customXml", f"{W}smartTag", f"{W}moveTo"}:
                content = child(element, "sdtContent")
                yield from self._content(element if content is None else content, first=first)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        style = self._styles.of_paragraph(element)
        words = list(self._words(element, style))
        number = self._lists.number(element, self._styles)
        if number and any(piece.words.strip() for piece in words):
            words.insert(0, Styled(f"{number} ", Style.BOLD & style))
        for part in at_breaks(words):
            yield Block(Role.BODY, part)
        for box in _below(element, "txbxContent"):
            yield from self._content(box)
        yield from self._waiting
        self._waiting.clear()

    def _words(self, element: etree._Element, style: Style) -> Iterator[Styled]:
        """Yield the words of a paragraph or of what stands in it."""
        for each in element:
            name = etree.QName(each).localname if isinstance(each.tag, str) else ""
            if name in _SKIPPED or name == "txbxContent":
                continue
            if name == "r":
                yield from self._run(each, style)
            else:
                yield from self._words(each, style)

    def _run(self, run: etree._Element, paragraph: Style) -> Iterator[Styled]:
        style = self._styles.of_run(run, paragraph)
        for each in run:
            name = etree.QName(each).localname if isinstance(each.tag, str) else ""
            if name == "t":
                yield Styled(each.text or "", style)
            elif name == "br" and value(each, "type") in {"page", "column"}:
                continue
            elif name == "br":
                yield Styled("\n", style)
            elif name in _CHARACTERS:
                yield Styled(_CHARACTERS[name], style)
            elif name == "sym":
                yield Styled(_symbol(each), style)
            elif name in {"footnoteReference", "endnoteReference"}:
                yield from self._note(each, run, name.removesuffix("Reference"))
            elif name in {"AlternateContent", "pict", "drawing"}:
                yield from ()  # text boxes are read after the paragraph

    def _note(self, reference: etree._Element, run: etree._Element, kind: str) -> Iterator[Styled]:
        """Yield the marker of a note, and keep the note until its paragraph ends."""
        note = self._notes.get((kind, value(reference, "id")))
        if note is None:
            return
        if value(reference, "customMarkFollows") in {"1", "true", "on"}:
            label = "".join(map(str, run.itertext(f"{W}t"))).strip()
        else:
            self._count += 1
            label = str(self._count)
            yield Styled(label, Style.RAISED)
        words = [piece for element in note.iter(f"{W}p") for piece in (Styled(" "), *self._words(element, Style.PLAIN))]
        while words and (not words[0].words.strip() or words[0].words.strip() == label):
            words.pop(0)
        self._waiting.append(Block(Role.NOTE, [Styled(label, Style.RAISED), Styled(" "), *words]))

    def _table(self, element: etree._Element, *, first: bool) -> Iterator[Block]:
        """Yield a table; at the beginning of a document the masthead, which is laid out as one, as furniture."""
        rows = []
        notes: list[Block] = []
        for line in _below(element, "tr"):
            cells = []
            for cell in line.iterchildren(f"{W}tc", f"{W}sdt"):
                found = list(self._content(cell))
                notes += [block for block in found if block.role is Role.NOTE]
                cells.append(_one([block for block in found if block.role is not Role.NOTE]))
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                cells += [[]] * (min(whole_number(value(span, "val"), 1), MOST_COLUMNS) - 1)
            if any(cells):
                rows.append(cells)
        text = "\n".join("".join(piece.words for piece in cell) for row in rows for cell in row)
        if first and MASTHEAD.search(text):
            yield from (Block(Role.RUNNING_HEAD, cell) for row in rows for cell in row if cell)
        elif all(sum(bool(cell) for cell in row) == 1 for row in rows):
            yield from (Block(Role.BODY, cell) for row in rows for cell in row if cell)
        elif rows:
            yield Block(Role.TABLE, rows=rows)
        yield from notes

    def _furniture(self, name: str) -> Iterator[Block]:
        root = self._package.part(name)
        for element in root.iter(f"{W}p") if root is not None else ():
            if any(each.tag.endswith("}Fallback") for each in element.iterancestors()):
                continue
            words = list(self._words(element, Style.PLAIN))
            text = "".join(piece.words for piece in words).strip()
            role = Role.PAGE_NUMBER if _PAGE.fullmatch(text) else Role.RUNNING_HEAD
            yield Block(Role.JOB_NUMBER if _JOB.fullmatch(text) else role, words)


def _below(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name below one, but not those within each other, and no copies for older programs.

    What stands in a table in a cell, or in a box in a box, is read with the cell or box: to read it here as well would
    write it twice, and at each further depth twice as often.
    """
    for each in element:
        if each.tag == f"{W}{name}":
            yield each
        elif isinstance(each.tag, str) and not each.tag.endswith("}Fallback"):
            yield from _below(each, name)


def _by_id(root: etree._Element | None, kind: str) -> dict[tuple[str, str], etree._Element]:
    """Return the notes of a part that are no separators."""
    found = root.iterchildren(f"{W}{kind}") if root is not None else ()
    return {(kind, value(note, "id")): note for note in found if value(note, "type") in {"", "normal"}}


def _one(blocks: list[Block]) -> list[Styled]:
    """Return the words of the blocks in a cell as one paragraph."""
    found: list[Styled] = []
    for block in blocks:
        pieces = block.words or [piece for row in block.rows for cell in row for piece in (Styled(" "), *cell)]
        found += [*([Styled(" ")] if found else []), *pieces]
    return found if any(piece.words.strip() for piece in found) else []


def _symbol(element: etree._Element) -> str:
    """Return the character of a symbol: one of a private font is a bullet."""
    try:
        code = int(value(element, "char"), 16)
    except ValueError:
        return ""
    return "•" if 0xE000 <= code < 0xF900 else chr(code) if 0x20 <= code < 0xD800 else "\ufffd"  # noqa: PLR2004
