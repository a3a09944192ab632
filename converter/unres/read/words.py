r"""Takes the words out of Markdown: emphasis, links, escapes and footnote markers are told from the text.

The result says for each character of the source what it is, so that nothing is lost. What the documents use is little:
`*emphasis*`, `**strong**`, `[words](#)`, `\(` and superscript digits as footnote markers.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from unres.model import EMPTY, Marker, Region, RegionKind, Run, Span, Text

SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS: Final = str.maketrans(SUPERSCRIPTS, "0123456789")

_SPECIAL: Final = re.compile(
    rf"""
    (?P<marker>(?<![\s/]km)(?<![\s/]m)[{SUPERSCRIPTS}]+)  # ¹⁶, but not the exponent of km² or m²
  | (?P<markup>
        \*+                                               # emphasis
      | \\(?=[\\`*_{{}}\[\]()#+\-.!|<>])                  # an escape; the character after it is text
      | \[(?=(?:[^\[\]\\]|\\.)*\]\()                      # a link opens
      | \]\([^()\s]*\)                                    # and closes, with its address
    )
  | (?P<blank>[^\S ]\s*|\s\s+)                            # any white space but a single blank
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of source as text, the markers in it, and what each character is (white space left out)."""

    text: Text
    markers: tuple[Marker, ...]
    regions: tuple[Region, ...]


NO_WORDS: Final = Words(EMPTY, (), ())


def label_of(marker: str) -> str:
    """Return the label of a printed marker.

    >>> label_of("¹⁶")
    '16'
    """
    return marker.translate(_TO_DIGITS)


def words(source: str, start: int, end: int, kind: RegionKind = RegionKind.TEXT) -> Words:
    r"""Read `source[start:end]`, whose text characters are of `kind`.

    >>> markdown = "*Recalls* resolution [217 A \\(III\\)](#),¹⁰ too"
    >>> found = words(markdown, 0, len(markdown))
    >>> found.text.value
    'Recalls resolution 217 A (III), too'
    >>> [(marker.label, marker.offset) for marker in found.markers]
    [('10', 31)]
    """
    pieces: list[str] = []
    runs: list[Run] = []
    markers: list[Marker] = []
    regions: list[Region] = []
    length = 0  # of the text so far
    position = start
    for match in _SPECIAL.finditer(source, start, end):
        at, after = match.span()
        if position < at:
            length = _take(source, position, at, length, pieces, runs)
            regions.append(Region(position, at, kind))
        if match.lastgroup == "blank":
            length = _take(" ", 0, 1, length, pieces, runs, at)
        elif match.lastgroup == "marker":
            markers.append(Marker(label_of(match.group()), length, Span(at, after)))
            regions.append(Region(at, after, RegionKind.MARKER))
        else:
            regions.append(Region(at, after, RegionKind.MARKUP))
        position = after
    if position < end:
        _take(source, position, end, length, pieces, runs)
        regions.append(Region(position, end, kind))
    return Words(_without_last_blank(pieces, runs), tuple(markers), tuple(regions))


def _take(
    source: str, start: int, end: int, length: int, pieces: list[str], runs: list[Run], at: int | None = None
) -> int:
    """Add `source[start:end]` (at `at` in the file) to a text of `length`, unless it doubles a blank; return its length."""
    place = start if at is None else at
    if source[start] == " " and (not pieces or pieces[-1].endswith(" ")):
        start, place = start + 1, place + 1
        if start == end:
            return length
    pieces.append(source[start:end])
    runs.append(Run(length, place, end - start))
    return length + end - start


def _without_last_blank(pieces: list[str], runs: list[Run]) -> Text:
    value = "".join(pieces)
    if value.endswith(" "):
        at, start, length = runs.pop()
        value = value[:-1]
        if length > 1:
            runs.append(Run(at, start, length - 1))
    return Text(value, tuple(runs))


def join(first: Words, second: Words, gap: int) -> Words:
    """Join the two halves of a paragraph that a page break cut; `gap` is where the white space between them begins.

    A half that ends with a hyphen or a dash goes on without a blank.
    """
    value, runs = first.text.value, list(first.text.runs)
    if value and not value.endswith(("-", "–", "—", "/")):
        runs.append(Run(len(value), gap, 1))
        value += " "
    shift = len(value)
    runs.extend(Run(at + shift, start, length) for at, start, length in second.text.runs)
    return Words(
        Text(value + second.text.value, tuple(runs)),
        (*first.markers, *(replace(marker, offset=marker.offset + shift) for marker in second.markers)),
        first.regions + second.regions,
    )
