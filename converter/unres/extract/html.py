"""Takes the words out of an HTML page: paragraphs, headings, lists, notes, tables.

Elements that are laid out as blocks part paragraphs; emphasis is told from elements and inline styles. Scripts, styles
and the head are no text; `header`, `footer`, `nav` and `aside` are furniture. Preformatted text, in which older
resolutions stand, is parted at its blank lines.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from unres.decode import SourceError
from unres.extract.list_numbers import MOST_COLUMNS, printed, whole_number
from unres.extract.markup import MASTHEAD, Block, Role, Style, Styled, Written, at_breaks, write
from unres.model import Finding, Severity

_BLOCKS: Final = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
        ),
        *(
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
        ),
        *(
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
        ),
        *("tfoot", "th", "thead", "tr", "ul"),
    }
)
_SKIPPED: Final = frozenset(
    {
        *("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "button"),
        "textarea",
    }
)
_FURNITURE: Final = frozenset({"header", "footer", "nav", "aside"})
_STYLES: Final = {
    **dict.fromkeys(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"), Style.BOLD),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Style.ITALIC),
    "sup": Style.RAISED,
}
_CSS: Final = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"), Style.BOLD),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)"), Style.ITALIC),
    (re.compile(r"vertical-align\s*:\s*super"), Style.RAISED),
)
_CSS_OFF: Final = (
    (re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)"), Style.BOLD),
    (re.compile(r"font-style\s*:\s*normal"), Style.ITALIC),
)
_MARKER: Final = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?\s*")
_NOTE_NAME: Final = re.compile(r"_?(?:ftn|fn|edn|footnote|note)[-_]?\d+", re.IGNORECASE)
_LIST_FORMS: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LONGEST_CELL: Final = 400
"""A cell of a table with more characters is a stretch of text that is only laid out in a table."""
_CHARSET: Final = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE
)
_DECLARED_WITHIN: Final = 4096


def read_html(data: bytes, name: str) -> Written:
    """Return the text of an HTML page.

    Raises:
        SourceError: the page is in another encoding than it says, is nested too deep, or holds no text.
    """
    text, findings = _decoded(data, name)
    if "\0" in text:
        what = "a NUL character shows that this is binary, not text"
        raise SourceError("not-text", what, name, advice="Save the page again, as HTML in UTF-8.")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode(), parser) if text.strip() else None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        what = "its elements are nested more than 250 deep, so that the rest cannot be read"
        raise SourceError("too-deep", what, name, advice="Save the page again, or keep its text only.")
    blocks = list(_Page().blocks(root)) if root is not None else []
    if not blocks:
        raise SourceError("empty", "this page holds no text", name, advice="Save the page that holds the document.")
    return write(blocks)._replace(findings=findings)


# --- Encoding ------------------------------------------------------------------------------------------------------


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """Return a page's text, by its mark, else as it declares, else in UTF-8; pages without a word are Windows-1252."""
    encoding = _declared(data)
    try:
        return data.decode(encoding or "utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if encoding:
            raise _wrong_byte(data, error, encoding, name) from error
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError as error:
        raise _wrong_byte(data, error, "UTF-8", name) from error
    message = "the page does not say its encoding; it is read as Windows-1252"
    advice = "Compare its accents and quotation marks with the original, or save it in UTF-8."
    return text, (Finding("encoding-assumed", Severity.WARNING, message, name, 1, advice=advice),)


def _declared(data: bytes) -> str:
    """Return the encoding that a page declares, by the names that browsers use (WHATWG *Encoding*, 4.2)."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    match = _CHARSET.search(data[:_DECLARED_WITHIN])
    label = (match[1] or match[2]).decode().lower() if match else ""
    if label in {"iso-8859-1", "latin1", "us-ascii", "ascii"}:
        return "windows-1252"
    try:
        return codecs.lookup(label).name if label and not label.startswith("utf-16") else "utf-8" if label else ""
    except LookupError:
        return ""


def _wrong_byte(data: bytes, error: UnicodeDecodeError, encoding: str, name: str) -> SourceError:
    offset = len(data) - len(error.object) + error.start
    line = data.count(b"\n", 0, offset) + 1
    what = f"byte 0x{data[offset]:02X} at offset {offset} is not {encoding.upper()}, as the page says"
    return SourceError("encoding", what, name, line=line, advice="Save the page again, in UTF-8.")


# --- Blocks --------------------------------------------------------------------------------------------------------


class _Page:
    """Collects the blocks of a page."""

    def __init__(self) -> None:
        self._words: list[Styled] = []
        self._done: list[Block] = []
        self._counts: dict[etree._Element, int] = {}
        """How far each list has counted."""

    def blocks(self, root: etree._Element) -> Iterator[Block]:
        """Yield the blocks below an element."""
        self._walk(root, Style.PLAIN, Role.BODY)
        self._end(Role.BODY)
        yield from self._done

    def _walk(self, element: etree._Element, style: Style, role: Role) -> None:
        name = element.tag if isinstance(element.tag, str) else ""
        role = _role(element, name, role)
        if name == "br":
            self._words.append(Styled("\n", style))
        elif name == "pre":
            self._preformatted(element, role)
        elif name not in _SKIPPED and not (name == "table" and self._table(element, role)):
            self._inside(element, name, _styled(element, name, style), role)

    def _inside(self, element: etree._Element, name: str, style: Style, role: Role) -> None:
        if name in _BLOCKS:
            self._end(role)
        if name == "li":
            self._words += self._label(element)
        self._say(element.text, style)
        for child in element:
            self._walk(child, style, role)
            if isinstance(child.tag, str) and child.tag in _BLOCKS:
                self._end(role)
            self._say(child.tail, style)
        if name in _BLOCKS:
            self._end(role)

    def _label(self, item: etree._Element) -> list[Styled]:
        """Return what a list prints before an item: "12. ", "(a) " or nothing (HTML, 4.4.8: ordinal values)."""
        above = item.getparent()
        if above is None or above.tag != "ol":
            return []
        due = self._counts[above] + 1 if above in self._counts else whole_number(str(above.get("start", "")), 1)
        number = self._counts[above] = whole_number(str(item.get("value", "")), due)
        form = _LIST_FORMS.get(str(above.get("type", "1")))
        return [Styled(f"({printed(number, form)}) " if form else f"{number}. ")]

    def _say(self, text: str | None, style: Style) -> None:
        if not text:
            return
        marker = _MARKER.fullmatch(text) if Style.RAISED in style else None
        self._words.append(Styled(marker[1] if marker else re.sub(r"\s+", " ", text), style))

    def _end(self, role: Role) -> None:
        """End the block that is open."""
        for words in at_breaks(self._words):
            is_note = role is Role.NOTE or (role is Role.BODY and _is_note(words))
            self._done.append(Block(Role.NOTE if is_note else role, _without_lead(words) if is_note else words))
        self._words = []

    def _preformatted(self, element: etree._Element, role: Role) -> None:
        self._end(role)
        for stretch in re.split(r"\n[^\S\n]*\n", _text(element)):
            self._words = [Styled(re.sub(r"(?<=\w)-\n\s*(?=\w)", "-", stretch).replace("\n", " "))]
            self._end(role)

    def _table(self, element: etree._Element, role: Role) -> bool:
        """Take a table of short cells as a table; tell whether it is one."""
        rows = [
            list(row.iterchildren("td", "th"))
            for row in element.iter("tr")
            if next(row.iterancestors("table")) is element
        ]
        lengths = [len(_text(cell).strip()) for row in rows for cell in row]
        full = sum(sum(bool(_text(cell).strip()) for cell in row) > 1 for row in rows)
        nested = element.find(".//table") is not None
        if nested or role is not Role.BODY or full < 2 or full < len(rows) / 2 or max(lengths) > _LONGEST_CELL:  # noqa: PLR2004 - two rows make a table
            return False
        self._end(role)
        if not any(block.role is Role.BODY for block in self._done) and MASTHEAD.search(_text(element)):
            cells = [words for row in rows for words in _cells(row) if any(piece.words.strip() for piece in words)]
            self._done += [Block(Role.RUNNING_HEAD, words) for words in cells]
            return True
        for caption in element.iterchildren("caption"):
            self._walk(caption, Style.PLAIN, role)
        self._done.append(Block(Role.TABLE, rows=[_cells(row) for row in rows if row]))
        return True


def _role(element: etree._Element, name: str, role: Role) -> Role:
    if name in _FURNITURE:
        return Role.RUNNING_HEAD
    is_note = name in _BLOCKS and _NOTE_NAME.fullmatch(str(element.get("id", "")))
    return Role.NOTE if is_note else role


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _cells(row: list[etree._Element]) -> list[list[Styled]]:
    """Return the words of a row's cells; a cell that spans columns is followed by empty ones."""
    found: list[list[Styled]] = []
    for cell in row:
        span = whole_number(str(cell.get("colspan", "")), 1)
        blocks = list(_Page().blocks(cell))
        words = [piece for block in blocks for piece in (Styled(" "), *block.words)]
        found.append([Styled(text, style & ~Style.BOLD) for text, style in words])
        found += [[]] * (min(span, MOST_COLUMNS) - 1)
    return found


def _styled(element: etree._Element, name: str, style: Style) -> Style:
    style |= _STYLES.get(name, Style.PLAIN)
    css = str(element.get("style", ""))
    if css:
        for pattern, flag in _CSS:
            style = style | flag if pattern.search(css) else style
        for pattern, flag in _CSS_OFF:
            style = style & ~flag if pattern.search(css) else style
    return style | Style.RAISED if "FootnoteReference" in str(element.get("class", "")) else style


def _is_note(words: list[Styled]) -> bool:
    """Tell whether a block is a note: it begins with a superscript number, and goes on."""
    first = next((n for n, piece in enumerate(words) if piece.words.strip()), None)
    return (
        first is not None
        and Style.RAISED in words[first].style
        and words[first].words.strip().isdigit()
        and any(piece.words.strip() for piece in words[first + 1 :])
    )


def _without_lead(words: list[Styled]) -> list[Styled]:
    first = next((n for n, piece in enumerate(words) if piece.words.strip()), 0)
    return words[first:]
