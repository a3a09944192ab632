r"""Plain text with hard line ends, typed or scanned: the Security Council's resolutions as they were printed.

A line end says nothing, a blank line may be a page break, and a paragraph can begin without one. What a line begins is
told from its label and from the label before it, since a scanner reads "14." as "14," and "(b)" as "(6)".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from unres.model import Marker, Region, RegionKind
from unres.read.blocks import Block
from unres.read.cutter import Cutter
from unres.read.markers import markers_of
from unres.read.scanned import look_alikes, read_through
from unres.read.tongues import ENGLISH, Tongue
from unres.read.words import Pieces, Words

_DANGLES: Final = re.compile(
    r"(?:\b(?:of|the|a|an|and|or|in|on|to|by|for|with|from|as|at|its|that|which|their|this|other|all|any)|[-–—(])$"
)
_LINE_END: Final = re.compile(r"(?<=[^\W\d_])-[^\S\n]*\n\s*(?=[A-Za-z])|[^\S ]\s*| (?=\s)\s*")
_HYPHENED: Final = frozenset(
    [
        "all",
        "anti",
        "cease",
        "co",
        "counter",
        "far",
        "inter",
        "long",
        "multi",
        "non",
        "peace",
        "post",
        "pre",
        "re",
        "self",
        "semi",
        "short",
        "sub",
        "vice",
        "well",
    ]
)
"""First halves after which a hyphen at a line end is one of the word's own."""


class Wrapped:
    """Plain text as a genre (see `unres.read.genre.Genre`)."""

    def __init__(self, text: str, tongue: Tongue = ENGLISH) -> None:
        self._text: Final = text
        self._tongue: Final = tongue

    @cached_property
    def _blocks(self) -> list[Block]:
        return list(Cutter(self._text, self._tongue).cut())

    @cached_property
    def _markers(self) -> list[Marker]:
        return markers_of(self._text, self._blocks)

    @cached_property
    def _places(self) -> list[int]:
        return [marker.span.start for marker in self._markers]

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """Every word of the file that no line end parts."""
        return frozenset(re.findall(r"[a-z]+(?:-[a-z]+)*", self._text.lower()))

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the file in order."""
        return iter(self._blocks)

    def words(self, start: int, end: int) -> Words:
        r"""Return the words of a stretch: lines are joined, and the markers of notes are told from the text.

        >>> text = "Recalling its domi-\nnant resolution 302\n(1971),"
        >>> Wrapped(text).words(0, len(text)).text.value
        'Recalling its dominant resolution 302 (1971),'
        """
        pieces = Pieces(self._text)
        markers: list[Marker] = []
        marks: list[Region] = []
        position = start
        for marker in self._markers_in(start, end):
            before = marker.span.start  # the blank before a marker is none of the text's own
            while before > position and self._text[before - 1].isspace():
                before -= 1
            self._take(pieces, marks, position, before)
            markers.append(Marker(marker.label, pieces.length, marker.span))
            marks.append(Region(*marker.span, RegionKind.MARKER))
            position = marker.span.end
        self._take(pieces, marks, position, end)
        text = pieces.text()
        return Words(text, tuple(markers), tuple(marks), self._text)

    def _markers_in(self, start: int, end: int) -> list[Marker]:
        return self._markers[bisect_left(self._places, start) : bisect_left(self._places, end)]

    def _take(self, pieces: Pieces, marks: list[Region], start: int, end: int) -> None:
        """Add a stretch without markers, its lines joined."""
        position = start
        for match in _LINE_END.finditer(self._text, start, end):
            pieces.take(position, match.start())
            position = match.end()
            if not match.group().startswith("-"):
                pieces.blank(match.start())
            elif self._is_soft(match, start, end):
                marks.append(Region(match.start(), match.start() + 1, RegionKind.MARKUP))
            else:
                pieces.take(match.start(), match.start() + 1)
        pieces.take(position, end)

    def _is_soft(self, hyphen: re.Match[str], start: int, end: int) -> bool:
        """Tell whether a hyphen at a line end only parts a word; the other words of the file say so first."""
        before = re.search(r"[A-Za-z]+$", self._text[max(start, hyphen.start() - 30) : hyphen.start()])
        after = re.compile(r"[a-z]+").match(self._text, hyphen.end(), end)
        if before is None or after is None:
            return False
        first, second = before.group().lower(), after.group()
        if first + second in self._vocabulary:
            return True
        return f"{first}-{second}" not in self._vocabulary and first not in _HYPHENED

    def opens(self, block: Block, text: str, before: str) -> bool:  # noqa: ARG002 - a genre's signature
        """Tell whether a block begins with the verb of a paragraph, and what stands before it can be an end."""
        opens = self._tongue.opens_preambular(text) or self._tongue.opens_operative(text)
        return opens and not _DANGLES.search(before)

    def look_alikes(self, label: str) -> tuple[str, ...]:
        """Return the labels that a scanner reads as this one."""
        return look_alikes(label)

    def misread(self, block: Block) -> bool:
        """Tell whether a label is not printed as "14." or "(b)"."""
        printed = re.sub(r"\s", "", self._text[block.start : block.label_end])
        return not printed.startswith((f"{block.label}.", f"({block.label})", f"{block.label})"))

    def read_through(self, line: str) -> str:
        """Return a line of a heading without what a scanner misread."""
        return read_through(line)
