"""Cuts a paragraph's words into what a page sets differently: the opening words, citations, note markers."""

import re
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


@dataclass(frozen=True, slots=True)
class Openers:
    """What paragraphs begin with: verbs ("recalling", "calls upon"), and modifiers around them ("also", "strongly")."""

    verbs: re.Pattern[str]
    modifiers: re.Pattern[str]


def openers(verbs: Iterable[str], modifiers: Iterable[str]) -> Openers:
    """Return patterns of all spellings, the longest of those that begin alike first."""
    return Openers(re.compile(rf"\b(?:{_any(verbs)})\b", re.IGNORECASE), re.compile(rf" (?:{_any(modifiers)})\b"))


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted({*forms}, key=len, reverse=True)) or r"(?!)"


def opening(text: str, known: Openers) -> int:
    """Return the length of the words that open a paragraph: its verb, with the modifiers around it; 0 for none.

    >>> known = openers(["recalling", "urges"], ["also", "strongly"])
    >>> opening("Recalling also its resolution 57/9", known), opening("Strongly urges States", known)
    (14, 14)
    >>> opening("The Member States of the regional group urges", known)
    0
    """
    verb = known.verbs.search(text, 0, _LONGEST_OPENING)
    if not verb or verb.start() > _LATEST_VERB:
        return 0
    end = verb.end()
    while modifier := known.modifiers.match(text, end):
        end = modifier.end()
    return end


_LONGEST_OPENING: Final = 90
_LATEST_VERB: Final = 30
"""Where a verb that opens a paragraph begins at the latest; before it stand modifiers."""
