r"""Takes the text out of documents that are no plain text: PDF, DOCX, HTML, JSON lines.

An extractor turns the bytes of one kind of document into Markdown as the reader understands it, and names the furniture
in it. To add one, write a function `(bytes, name) -> Written`, name it in `EXTRACTORS` under its media type, and let
`recognise` know it by its content.
"""

import codecs
import re
from collections.abc import Callable, Mapping
from typing import Final

from unres.archives import ARCHIVES, Kind, kind_of_bytes
from unres.decode import SourceError
from unres.extract.markup import Written
from unres.media_types import DOCX, HTML, JSON_LINES, MARKDOWN, PDF
from unres.model import Finding, Severity

_HEAD: Final = 4096
_HTML: Final = re.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?(?><!--.*?-->\s*)*+(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
"""What begins a page. Comments before it are passed once: they could be parted in ever so many ways."""
_UNKNOWN: Final = "\ufffd"
_JSON: Final = re.compile(r'\s*\{\s*"')


def _pdf(data: bytes, name: str) -> Written:
    from unres.extract.pdf import read_pdf  # noqa: PLC0415 - PDFium takes a while to load

    return read_pdf(data, name)


def _docx(data: bytes, name: str) -> Written:
    from unres.extract.docx import read_docx  # noqa: PLC0415 - as above

    return read_docx(data, name)


def _html(data: bytes, name: str) -> Written:
    from unres.extract.html import read_html  # noqa: PLC0415 - as above

    return read_html(data, name)


def _json_lines(data: bytes, name: str) -> Written:
    from unres.extract.json_lines import read_json_lines  # noqa: PLC0415 - as above

    return read_json_lines(data, name)


EXTRACTORS: Final[Mapping[str, Callable[[bytes, str], Written]]] = {
    PDF: _pdf,
    DOCX: _docx,
    HTML: _html,
    JSON_LINES: _json_lines,
}
"""Media type → what takes the text out."""


_NO_CHARACTER: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What cannot stand in XML 1.0 (2.2), and so in nothing that we write."""


def extract(kind: str, data: bytes, name: str) -> Written:
    """Return the text of a document of a media type of `EXTRACTORS`.

    Characters that no format can carry, and those of which the document does not say which they are, are U+FFFD.

    Raises:
        SourceError: the document cannot be read, or has no text.
    """
    written = EXTRACTORS[kind](data, name)
    text = _NO_CHARACTER.sub(_UNKNOWN, written.text)
    if _UNKNOWN not in text:
        return written
    line = text.count("\n", 0, text.index(_UNKNOWN)) + 1
    times = text.count(_UNKNOWN)
    what = (
        f"{times} character{'s are' if times > 1 else ' is'} not known, and stand{'' if times > 1 else 's'} as U+FFFD"
    )
    found = Finding("unknown-characters", Severity.WARNING, what, name, line, advice="Compare with the printed text.")
    return written._replace(text=text, findings=(*written.findings, found))


def recognise(data: bytes, name: str) -> str:
    r"""Return the media type of a document by its content; what is nothing else is text.

    Raises:
        SourceError: it is an archive, or a kind of file that holds no text.

    >>> recognise(b"%PDF-1.7 ...", "a"), recognise(b"<!DOCTYPE html><p>", "a"), recognise(b"The General Assembly,", "a")
    ('application/pdf', 'text/html', 'text/markdown')
    """
    if b"%PDF-" in data[:1024] and not data[:1024].lstrip()[:1].isalpha():
        return PDF
    kind = kind_of_bytes(data)
    if kind is Kind.DOCX:
        return DOCX
    if kind in ARCHIVES:
        raise _archive(kind, name)
    if kind is not None:
        what = f"this is {kind.value}, which is not read"
        raise SourceError("not-text", what, name, advice="Save it as .docx, PDF or plain text in UTF-8.")
    head = _text(data[:_HEAD])
    if _HTML.match(head):
        return HTML
    return JSON_LINES if _JSON.match(head) else MARKDOWN


def _archive(kind: Kind | None, name: str) -> SourceError:
    if kind is Kind.BROKEN_ZIP:
        return SourceError("broken", f"this is {kind.value}", name, advice="Fetch or make it again.")
    what = f"this is {kind.value if kind else ''} without documents, or too deep in others to be opened"
    return SourceError("archive", what, name, advice="Unpack it, and name the documents.")


def _text(head: bytes) -> str:
    """Return the beginning of a text, as far as it tells the kind."""
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
        (codecs.BOM_UTF8, "utf-8-sig"),
    ):
        if head.startswith(mark):
            return head[: len(head) // 2 * 2].decode(encoding, "replace")
    return head.decode("latin-1")
