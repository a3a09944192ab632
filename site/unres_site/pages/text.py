"""Cuts a paragraph's words into what a page sets differently: the opening words, citations, note markers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of words: plain, or a link, or a note's marker (which stands for no words), or in italics."""

    text: str
    href: str = ""
    title: str = ""
    marker: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to set at a place of a text: `text[start:end]` becomes a link; a marker has no length."""

    start: int
    end: int
    href: str
    title: str = ""
    marker: str = ""


def find_words(text: str, words: str, taken: Iterable[tuple[int, int]] = ()) -> tuple[int, int] | None:
    """Return where words stand in a text, the first place that is not taken, or `None`.

    >>> find_words("its resolutions 60/4 and 60/4", "60/4", [(16, 20)])
    (25, 29)
    """
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        if all(end <= low or start >= high for low, high in taken):
            return start, end
        start = text.find(words, start + 1)
    return None


def segments(text: str, marks: Sequence[Mark], italic: int = 0) -> list[Segment]:
    """Cut a text at its marks; the first `italic` characters are set in italics.

    Marks that overlap an earlier one are left out.

    >>> [segment.text for segment in segments("Recalling its resolution 57/9,", [Mark(25, 29, "#")], italic=9)]
    ['Recalling', ' its resolution ', '57/9', ',']
    """
    found: list[Segment] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, bool(mark.marker), -mark.end)):
        if mark.start < at or mark.end > len(text):
            continue
        found += _plain(text, at, mark.start, italic)
        if mark.marker:
            found.append(Segment(mark.marker, mark.href, mark.title, marker=True))
        else:
            found.append(Segment(text[mark.start : mark.end], mark.href, mark.title, italic=mark.end <= italic))
        at = mark.end
    return found + _plain(text, at, len(text), italic)


def _plain(text: str, start: int, end: int, italic: int) -> list[Segment]:
    cut = min(max(start, italic), end)
    pieces = (Segment(text[start:cut], italic=True), Segment(text[cut:end]))
    return [piece for piece in pieces if piece.text]


def opening(text: str, forms: Iterable[str], modifiers: Iterable[str] = ()) -> int:
    """Return the length of the words that open a paragraph: its verb, with the modifiers around it.

    Args:
        text: the paragraph's words.
        forms: spellings of its verbs ("recalling", "calls upon").
        modifiers: spellings of its modifiers ("also", "with appreciation").

    >>> opening("Recalling also its resolution 57/9", ["recalling"], ["also"])
    14
    >>> opening("Strongly urges Member States", ["urges", "urging"], ["strongly"])
    14
    """
    head = text[:_LONGEST_OPENING].lower()
    best = 0
    for form in forms:
        at = head.find(form.lower())
        if 0 <= at <= _LATEST_VERB:
            best = max(best, at + len(form))
    if not best:
        return 0
    following = sorted(modifiers, key=len, reverse=True)
    while True:
        step = next((word for word in following if head[best:].startswith(f" {word.lower()}")), None)
        if step is None:
            return best if best >= len(text) or not text[best].isalpha() else 0
        best += len(step) + 1


_LONGEST_OPENING: Final = 90
_LATEST_VERB: Final = 40
"""Where a verb that opens a paragraph begins at the latest; before it stand modifiers."""
