"""Media types of sources, which say who reads them; that of a text is told by its content."""

import re
from typing import Final

MARKDOWN: Final = "text/markdown"
PLAIN: Final = "text/plain"
AKOMA_NTOSO: Final = "application/akn+xml"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML: Final = "text/html"
JSON_LINES: Final = "application/jsonl"

_SNIFFED: Final = 64 * 1024
"""How far into a text its first element is looked for, in characters."""
_PROLOGUE: Final = re.compile(r"\s*(?:(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)\s*)*", re.DOTALL)
_AKOMA_NTOSO: Final = re.compile(r"<(?:[\w.-]+:)?akomaNtoso\b")

_MARKDOWN: Final = re.compile(r"\*[^\W\d_][^*\n]*\*|\]\(#|\\[(\[]|(?m:^\|[^\n]*\|\n\|[\s:|-]+\|$)")
"""What only Markdown has: emphasis, links, escapes, tables."""
_GOES_ON: Final = re.compile(r"[^\n]{30}[^\s.;:]\n[^\S\n]*(?=[a-z])")
"""A line whose sentence goes on in the next one."""
_TITLE: Final = re.compile(
    r"\s*(?:\d+\s\(\d{4}\)\.\sResolution\sof\s|Resolution\s\d+(?:\s\(\d{4}\))?\s+of\s\d)", re.IGNORECASE
)


def media_type_of(text: str) -> str:
    r"""Return the media type of a text.

    Akoma Ntoso is told by its first element, `text/plain` by hard line ends or a title block of the Security Council;
    all else is `text/markdown`.

    >>> media_type_of("<?xml version='1.0'?><akomaNtoso>")
    'application/akn+xml'
    >>> media_type_of("2 (1946). Resolution of 30 January 1946\n\nThe Security Council,")
    'text/plain'
    >>> media_type_of("1. *Urges* Member States to keep lamps\nburning;")
    'text/markdown'
    """
    start = _PROLOGUE.match(text[:_SNIFFED])
    if start and _AKOMA_NTOSO.match(text, start.end()):
        return AKOMA_NTOSO
    if _TITLE.match(text):
        return PLAIN
    return MARKDOWN if _MARKDOWN.search(text) or not _GOES_ON.search(text) else PLAIN
