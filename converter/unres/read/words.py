r"""Takes the words out of Markdown: emphasis, links, escapes and footnote markers are told from the text.

The result says for each character of the source what it is, so that nothing is lost. What the documents use is little:
`*emphasis*`, `**strong**`, `[words](#)`, `\(` and superscript digits as footnote markers.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from unres.model import EMPTY, Link, Marker, Region, RegionKind, Run, Span, Text

SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS: Final = str.maketrans(SUPERSCRIPTS, "0123456789")

_BLANKS: Final = "\\n\\r\\t\\f\\v\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
"""Every white space but the blank, for a character class."""


def _special(first: str) -> re.Pattern[str]:
    """Return what is no plain text. It begins with one class of characters, so that `re` skips to the next of them."""
    return re.compile(
        rf"""
        [{first}{_BLANKS}*\\\[\]{SUPERSCRIPTS}]
        (?: (?<=\*) \**                                        # emphasis
          | (?<=[{SUPERSCRIPTS}]) [{SUPERSCRIPTS}]*            # ¹⁶
          | (?<=\\) (?=[\\`*_{{}}\[\]()#+\-.!|<>])              # an escape; the character after it is text
          | (?<=\[) (?=(?:[^\[\]\\]|\\.)*\]\()                 # a link opens
          | (?<=\]) \([^()\s]*\)                               # and closes, with its address
          | (?<=[{_BLANKS}]) \s*                               # white space, but for a single blank
          | (?<=[ ]) \s+
        )
        """,
        re.VERBOSE,
    )


_SPECIAL: Final = _special("")
_SPECIAL_OR_BLANK: Final = _special(r"\ ")
_UNITS: Final = ("km", " m", "cm", "mm")
"""After these a superscript is an exponent."""


class Words(NamedTuple):
    """A stretch of source as text, the markers in it, and the stretches that are no text: markers and markup."""

    text: Text
    markers: tuple[Marker, ...]
    marks: tuple[Region, ...]
    source: str


NO_WORDS: Final = Words(EMPTY, (), (), "")


def label_of(marker: str) -> str:
    """Return the label of a printed marker.

    >>> label_of("¹⁶")
    '16'
    """
    return marker.translate(_TO_DIGITS)


def words(source: str, start: int, end: int) -> Words:
    r"""Read `source[start:end]`.

    >>> markdown = "*Recalls* resolution [217 A \\(III\\)](#),¹⁰ too"
    >>> found = words(markdown, 0, len(markdown))
    >>> found.text.value
    'Recalls resolution 217 A (III), too'
    >>> [(marker.label, marker.offset) for marker in found.markers]
    [('10', 31)]
    """
    special = _SPECIAL_OR_BLANK if source.find("  ", start, end) >= 0 else _SPECIAL
    pieces = Pieces(source)
    markers: list[Marker] = []
    marks: list[Region] = []
    position = start
    for match in special.finditer(source, start, end):
        at, after = match.span()
        first = source[at]
        if first in SUPERSCRIPTS:
            if source[max(0, at - 2) : at] in _UNITS:
                continue
            pieces.take(position, at)
            markers.append(Marker(label_of(match.group()), pieces.length, Span(at, after)))
            marks.append(Region(at, after, RegionKind.MARKER))
        else:
            pieces.take(position, at)
            if first.isspace():
                pieces.blank(at)
            else:
                marks.append(Region(at, after, RegionKind.MARKUP))
        position = after
    pieces.take(position, end)
    text = pieces.text()
    last = len(text.value)  # a blank before a marker is gone where the marker ends the text
    if markers and markers[-1].offset > last:
        markers = [replace(marker, offset=min(marker.offset, last)) for marker in markers]
    return Words(text, tuple(markers), tuple(marks), source)


class Pieces:
    """A text while it is put together: no blank begins it, ends it or follows another one."""

    __slots__ = ("_pieces", "_runs", "_source", "length")

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self.length = 0

    def take(self, start: int, end: int) -> None:
        """Add a stretch of the source."""
        if start < end and self._source[start] == " " and self._closed():
            start += 1
        if start < end:
            self._pieces.append(self._source[start:end])
            self._runs.append(Run(self.length, start, end - start))
            self.length += end - start

    def blank(self, at: int) -> None:
        """Add the blank that the white space at `at` stands for."""
        if not self._closed():
            self._pieces.append(" ")
            self._runs.append(Run(self.length, at, 1))
            self.length += 1

    def _closed(self) -> bool:
        return not self._pieces or self._pieces[-1][-1] == " "

    def text(self) -> Text:
        """Return the text."""
        if self._pieces and self._pieces[-1][-1] == " ":
            at, start, length = self._runs.pop()
            self._pieces[-1] = self._pieces[-1][:-1]
            if length > 1:
                self._runs.append(Run(at, start, length - 1))
        return Text("".join(self._pieces), tuple(self._runs))


_WHITE_SPACE: Final = re.compile(r"\s")
_GOES_ON: Final = ("-", "–", "—", "/")
"""After these a half goes on without a blank."""
_SUSPENDED: Final = re.compile(r"(?:and|or|to)\b")
"""What follows a hyphen that only stands for the rest of a word: "age- and gender-sensitive"."""


def join(first: Words, second: Words) -> Words:
    """Join the two halves of a paragraph that a page break cut, or of a heading that emphasis parted.

    >>> markdown = "Lamps** on quays"
    >>> join(words(markdown, 0, 5), words(markdown, 8, 16)).text.value
    'Lamps on quays'
    """
    return join_all((first, second))


def join_all(parts: Iterable[Words], *, apart: bool = False) -> Words:
    """Join words that stand one after another, in a time that grows with their length alone.

    The blank between two parts maps to the first white space between them in the source. There is none where the
    source has none, or where the first of them ends with a hyphen or a dash that joins the halves of a word. Words that
    stand `apart`, as the cells of a table do, always get one.
    """
    pieces: list[str] = []
    runs: list[Run] = []
    links: list[Link] = []
    markers: list[Marker] = []
    marks: list[Region] = []
    source, length = "", 0
    for text, its_markers, its_marks, its_source in parts:
        joined = not apart and pieces and pieces[-1].endswith(_GOES_ON) and not _SUSPENDED.match(text.value)
        if runs and text.runs and not joined:
            gap = _WHITE_SPACE.search(source, runs[-1].start + runs[-1].length, text.runs[0].start)
            if gap:
                runs.append(Run(length, gap.start(), 1))
            if gap or apart:
                pieces.append(" ")
                length += 1
        runs += [Run(at + length, start, size) for at, start, size in text.runs]
        links += [each._replace(start=each.start + length, end=each.end + length) for each in text.links]
        markers += [replace(marker, offset=marker.offset + length) for marker in its_markers]
        marks += its_marks
        source = source or its_source
        if text.value:
            pieces.append(text.value)
            length += len(text.value)
    return Words(Text("".join(pieces), tuple(runs), tuple(links)), tuple(markers), tuple(marks), source)
