"""Collects what is read of an act: the words of elements, the notes in them, and what each character is."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from unres.model import Finding, Region, RegionKind, Severity, Source, Span
from unres.read.akn4un.tree import Node
from unres.read.akn4un.words import Found, Reader
from unres.read.draft import NoteDraft, PieceDraft

MOST_REPORTS: Final = 100
"""Most findings of a kind in one act."""
_ADVICE: Final = "Compare the numbers with the official text."


class Gatherer:
    """What is read of one act. `notes`, `regions` and `findings` grow as it goes.

    Args:
        source: the file.
        piece: the act, whose heading is filled.
        index: the act's place in the file, from 0.
    """

    def __init__(self, source: Source, piece: PieceDraft, index: int) -> None:
        self.notes: Final[list[NoteDraft]] = []
        self.regions: Final[list[Region]] = []
        self.findings: Final[list[Finding]] = []
        self.source: Final = source
        self.reader: Final = Reader(source.text)
        self.piece: Final = piece
        self._index: Final = index
        self._reported: Final[Counter[str]] = Counter()

    def take(self, nodes: Sequence[Node], kind: RegionKind) -> Found:
        """Return the words of elements, keep the notes in them, and note what their characters are."""
        found = self.reader.read(*nodes)
        self.keep(found, kind)
        return found

    def keep(self, found: Found, kind: RegionKind) -> None:
        """Keep the notes in some words, and note what all the characters are."""
        self.region(found.words.text.spans(), kind)
        self.regions.extend(found.words.marks)
        for note in found.notes:
            self.notes.append(NoteDraft(note.label, note.span, note.words, self._index))
            self.regions.append(Region(*note.span, RegionKind.MARKER))
            self.region(note.words.text.spans(), RegionKind.FOOTNOTE)
            self.regions.extend(note.words.marks)

    def region(self, spans: Sequence[Span], kind: RegionKind) -> None:
        """Note what stretches are, but for the blanks between words."""
        text = self.source.text
        self.regions.extend(
            Region(start, end, kind) for start, end in spans if end > start + 1 or not text[start].isspace()
        )

    def rows(self, node: Node) -> tuple[tuple[str, ...], ...]:
        """Return the words of the cells of a table, or of what holds one, row by row."""
        return tuple(
            tuple(self.reader.read(cell).words.text.value for cell in row.children if cell.name in {"td", "th"})
            for row in node.all("tr")
        )

    def heading(self, name: str, nodes: Sequence[Node], kind: RegionKind = RegionKind.HEADING) -> None:
        """Set a field of the act's heading, or continue it."""
        found = self.take(nodes, kind)
        if found.words.text.value:
            self.piece.add_heading(name, found.words)

    def report(self, node: Node, code: str, message: str) -> None:
        """Report something about an element."""
        self._reported[code] += 1
        if self._reported[code] > MOST_REPORTS:
            return
        if self._reported[code] == MOST_REPORTS:
            message = f"{message}; what follows of this kind in this act is not listed"
        line = self.source.line(node.start)
        self.findings.append(Finding(code, Severity.WARNING, message, self.source.name, line, advice=_ADVICE))
