"""What the assembly of acts has in hand: the pieces found so far, what is open, and the steps common to all of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from unres.model import Finding, PartKind, Region, RegionKind, Severity, Source, Span
from unres.read.blocks import Block
from unres.read.draft import NoteDraft, PartDraft, PieceDraft
from unres.read.genre import Genre, Markdown
from unres.read.grammar import ends_operative, ends_preambular
from unres.read.scanned import misread
from unres.read.tongues import language_of, tongue
from unres.read.words import NO_WORDS, Words, join

_LOOK_AHEAD: Final = 500
"""So many blocks after one may tell what it is."""

_MOST_PAGES: Final = 100
"""Most blocks in which a paragraph goes on: each stands for a page break, and no paragraph has ten of them.

Each looks at the whole paragraph again, so that a file of a million scraps would take days without an end to this.
"""


class Phase(Enum):
    """Where in an act the next block is expected."""

    TAIL = auto()
    """The file has begun in the middle of an act, before any numbered paragraph."""
    FRONT = auto()
    PREAMBLE = auto()
    OPERATIVE = auto()
    AFTER = auto()
    ANNEX = auto()


class State:
    """The state of an assembly. Steps that read one kind of block are in the classes built on this one."""

    def __init__(self, source: Source, genre: Genre | None = None) -> None:
        self.source: Final = source
        self.tongue: Final = tongue(language_of(source.text))
        self._genre: Final[Genre] = genre or Markdown(source.text, self.tongue)
        self.pieces: Final[list[PieceDraft]] = []
        self.notes: Final[list[NoteDraft]] = []
        self.regions: Final[list[Region]] = []
        self.findings: Final[list[Finding]] = []
        self._blocks: Final = tuple(self._genre.blocks())
        self._index = 0
        self._seen: tuple[int, int, Words] = (0, 0, NO_WORDS)
        self._phase = Phase.TAIL
        self._open: PartDraft | None = None
        """The paragraph or point that the next block may continue."""
        self._division: PartDraft | None = None
        """The section or annex that the next paragraph belongs to."""
        self._annex: PartDraft | None = None
        self._draft: PartDraft | None = None
        """The draft, recommended to another body, that the next paragraph belongs to."""
        self._holder: PartDraft | None = None
        """The paragraph to which the next point belongs."""
        self._section_counts: Final[Counter[tuple[int, str | None]]] = Counter()
        """How many sections a list has, by number and in all (`None`); lists go by identity."""
        self._last_sections: Final[dict[int, str]] = {}
        """The number of the last section in a list that has one."""
        self._numbered_here = False
        """The section has a numbered paragraph."""
        self._loose = False
        """It is a point of an annex, as good as a paragraph."""
        self._symbol = ""
        """The last symbol of an act that a running head printed."""
        self._marked: Final[set[str]] = set()
        self._noted: Final[set[str]] = set()
        """Labels of markers that have come in the text, and of notes."""
        self._page_broken = False
        """Notes have come since the last words of the open paragraph: a page ends there."""

    def _piece(self) -> PieceDraft:
        """Return the current piece; where the file begins in the middle of an act, a nameless one."""
        if not self.pieces:
            self.pieces.append(PieceDraft(0, begins_in_file=False))
        return self.pieces[-1]

    def _siblings(self) -> list[PartDraft]:
        return self._division.children if self._division is not None else self._piece().parts

    def _add(self, draft: PartDraft, block: Block) -> None:
        """Add a paragraph to the current section, annex or act."""
        self._fill(draft, block)
        piece = self._piece()
        self._siblings().append(draft)
        piece.levels.clear()
        piece.open_points.clear()
        self._open = self._holder = draft
        self._loose = False

    def _fill(self, draft: PartDraft, block: Block) -> None:
        """Take number and words of a block into a draft."""
        if block.label:
            draft.number = block.printed or block.label
            draft.number_span = Span(block.start, block.label_end)
            self.regions.append(Region(block.start, block.label_end, RegionKind.NUMBER))
            self._report_misread(block)
        draft.words = self._words(block.body, block.end, RegionKind.TEXT)
        self._piece().end = block.end

    def _report_misread(self, block: Block) -> None:
        """Report a label that was read through a scanner's error."""
        printed = self.source.text[block.start : block.label_end]
        if self._genre.misread(block):
            self._report(
                block.start,
                "scanning-error",
                f"the label {printed!r} is read as {block.label}",
                "Correct the text; the characters are kept as they are.",
            )

    def _passage(self, block: Block, code: str, message: str) -> None:
        """Keep words that no rule explains, and report them."""
        self._report(block.start, code, message, "Compare with the official text; the words are kept as a passage.")
        self._keep(PartKind.PASSAGE, "passage", block)

    def _keep(self, kind: PartKind, name: str, block: Block) -> PartDraft:
        """Add a passage or table where it stands. Points that follow belong to the paragraph before it."""
        draft = PartDraft(kind, (name, self._next(kind)), words=self._words(block.start, block.end, RegionKind.TEXT))
        self._siblings().append(draft)
        self._piece().end = block.end
        return draft

    def report_misread(self) -> None:
        """Report what no printer sets in running text: "Genera! Assembly"."""
        for position, word in misread(self.source.text):
            message = f"{word!r} was misread by a scanner"
            self._report(position, "scanning-error", message, "Correct the text; the characters are kept as they are.")

    def _next(self, kind: PartKind) -> str:
        """Return the place of the next unnumbered part of a kind, counting from 1 in the act."""
        counts = self._piece().counts
        counts[kind] += 1
        return str(counts[kind])

    def _ahead(self) -> Iterator[Block]:
        """Yield the next blocks, not too many."""
        for index in range(self._index + 1, min(len(self._blocks), self._index + _LOOK_AHEAD)):
            yield self._blocks[index]

    def _look(self, start: int, end: int) -> Words:
        """Return the words of a stretch; a block is looked at several times before it has its place."""
        if self._seen[:2] != (start, end):
            self._seen = (start, end, self._genre.words(start, end))
        return self._seen[2]

    def _words(self, start: int, end: int, kind: RegionKind) -> Words:
        """Return the words of a stretch, and note that its characters are of `kind`."""
        found = self._look(start, end)
        if found.markers:
            self._marked.update(marker.label for marker in found.markers)
        self.regions.extend(found.marks)
        self.regions.extend([Region(start, start + length, kind) for _, start, length in found.text.runs])
        return found

    def _report(self, position: int, code: str, message: str, advice: str) -> None:
        line = self.source.line(position)
        self.findings.append(Finding(code, Severity.WARNING, message, self.source.name, line, advice=advice))

    def _is_cut(self) -> bool:
        """Tell whether the open paragraph stops before its end."""
        return self._open is not None and not self._ended(self._open.text)

    def _ended(self, text: str) -> bool:
        recital = self._open is not None and self._open.kind is PartKind.PREAMBULAR
        if self._phase is Phase.PREAMBLE or recital:
            return ends_preambular(text)
        return self._phase is Phase.ANNEX or ends_operative(text)

    def _continue(self, block: Block) -> None:
        if self._open is not None and self._open.continued >= _MOST_PAGES:
            self._passage(block, "endless-paragraph", f"a paragraph goes on in more than {_MOST_PAGES} pieces")
        elif self._open is not None:
            self._open.extend(self._words(block.start, block.end, RegionKind.TEXT))
            self._piece().end = block.end

    # --- Notes ---------------------------------------------------------------------------------------------------

    def _note(self, block: Block) -> None:
        self.regions.append(Region(block.start, block.label_end, RegionKind.MARKER))
        found = self._words(block.body, block.end, RegionKind.FOOTNOTE)
        piece = max(len(self.pieces) - 1, 0)
        self._noted.add(block.label)
        self.notes.append(NoteDraft(block.label, Span(block.start, block.label_end), found, piece))
        self._page_broken = True

    def _is_late_note(self, text: str) -> bool:
        """Tell whether words are a note whose marker is no superscript: "1 Resolution 66/288", after a marker 1."""
        label = text.partition(" ")[0]
        if not label.isdecimal() or len(label) > 3:  # noqa: PLR2004 - no act has a thousand notes
            return False
        begins = text[len(label) + 1 : len(label) + 2].isupper()
        return begins and label in self._marked and label not in self._noted

    def _late_note(self, block: Block) -> None:
        label = self.source.text[block.start : block.end].split(maxsplit=1)[0]
        end = block.start + len(label)
        self._note(replace(block, label=label, label_end=end, body=end + 1))

    def _continues_note(self, text: str) -> bool:
        """Tell whether words belong to a note that the page break cut: it has no end, and the paragraph has one."""
        return (
            self._page_broken
            and bool(self.notes)
            and not self.notes[-1].words.text.value.endswith((".", "”", ")", "?"))
            and text[:1].islower()
        )

    def _continue_note(self, block: Block) -> None:
        note = self.notes[-1]
        note.words = join(note.words, self._words(block.start, block.end, RegionKind.FOOTNOTE))
