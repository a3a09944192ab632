"""Puts blocks together to acts: title blocks, paragraphs cut by page breaks, points, notes and conclusions.

A file may hold the tail of one act, whole ones and the head of the next. One pass over the blocks decides for each what
it continues or begins; `unres.read.finish` then names the acts, attaches the notes and accounts for every character.
"""

import re
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from unres.model import Finding, PartKind, Region, RegionKind, Severity, Source, Span
from unres.read.blocks import Block, Shape, blocks, split_strong
from unres.read.draft import NoteDraft, PartDraft, PieceDraft
from unres.read.grammar import body_code, ends_operative, ends_preambular, opens_operative, opens_preambular
from unres.read.heading import OPENING, Line, body_name, classify
from unres.read.numbering import place
from unres.read.words import NO_WORDS, Words, join, words
from unres.vocabulary import load

_LONGEST_HEADING: Final = 400
_SECTION: Final = re.compile(
    r"(?P<number>[IVXLC]+|[A-Z])(?:\.\s+|\s+)(?P<title>\S.*)|(?P<bare>[IVXLC]+|[A-Z])\.?", re.DOTALL
)
_ANNEX: Final = re.compile(r"Annex(?:es)?\b")
_TWO_READINGS: Final = frozenset({"i", "I", "a", "A", "1"})
"""Labels whose level depends on the label of the next point (see `unres.read.numbering`)."""
_FIELDS: Final = {
    Line.SESSION: "session",
    Line.AGENDA_ITEM: "agenda_item",
    Line.ADOPTION: "adoption",
    Line.REPORT: "report",
    Line.FORMULA: "formula",
    Line.CONCLUSION: "conclusion",
}


class Phase(Enum):
    """Where in an act the next block is expected."""

    TAIL = auto()
    """The file has begun in the middle of an act, before any numbered paragraph."""
    FRONT = auto()
    PREAMBLE = auto()
    OPERATIVE = auto()
    AFTER = auto()
    ANNEX = auto()


class Assembler:
    """Reads the blocks of one file. After `run`, `pieces`, `notes`, `regions` and `findings` hold what was found."""

    def __init__(self, source: Source) -> None:
        self.source: Final = source
        self.pieces: Final[list[PieceDraft]] = []
        self.notes: Final[list[NoteDraft]] = []
        self.regions: Final[list[Region]] = []
        self.findings: Final[list[Finding]] = []
        self._blocks: Final = tuple(blocks(source.text))
        self._index = 0
        self._seen: tuple[int, int, Words] = (0, 0, NO_WORDS)
        self._phase = Phase.TAIL
        self._open: PartDraft | None = None
        """The paragraph or point that the next block may continue."""
        self._division: PartDraft | None = None
        """The section or annex that the next paragraph belongs to."""
        self._annex: PartDraft | None = None
        self._page_broken = False
        """Notes have come since the last words of the open paragraph: a page ends there."""

    def run(self) -> None:
        """Read the file."""
        furniture = {(region.start, region.end): region for region in self.source.furniture}
        for index, block in enumerate(self._blocks):
            self._index = index
            known = furniture.get((block.start, block.end))
            if known is None:
                self._read(block)
            else:
                self.regions.append(known)

    # --- One block ---------------------------------------------------------------------------------------------

    def _read(self, block: Block) -> None:
        if block.shape is Shape.NOTE:
            self._note(block)
            return
        if block.shape is Shape.PLAIN and self._is_title_block(block):
            parts, marks = split_strong(self.source.text, block)
            self.regions.extend(Region(*mark, RegionKind.MARKUP) for mark in marks)
            for part in parts:
                self._line(part)
            return
        self._line(block)

    def _is_title_block(self, block: Block) -> bool:
        """Tell whether strong emphasis parts lines of a heading here, not words of a paragraph."""
        text = self.source.text
        return (
            self._phase is Phase.FRONT
            or text.startswith("**", block.start)
            or re.search(r"\*\*(?:Resolution|Decision)s? adopted", text[block.start : block.end]) is not None
        )

    def _line(self, block: Block) -> None:
        plain = block.shape is Shape.PLAIN
        line = None
        if plain and block.end - block.start < _LONGEST_HEADING:
            line = classify(self._look(block.start, block.end).text.value)
        if plain and not self._look(block.start, block.end).text.value:
            self._words(block.start, block.end, RegionKind.MARKUP)  # a rule, such as "* * *"
        elif line is Line.PAGE_NUMBER or (line is Line.RUNNING_HEAD and self._phase is not Phase.AFTER):
            self._furniture(block, line)
        elif line in OPENING and self._begins_piece(line):
            self._begin_piece(block)
            self._heading(block, line)
        elif self._phase is Phase.FRONT:
            self._front(block, line)
        elif line is Line.CONCLUSION or (line is Line.RUNNING_HEAD and self._phase is Phase.AFTER):
            self._conclude(block)
        elif line is Line.ANNEX or (block.strong and _ANNEX.match(self.source.text, block.start)):
            self._begin_annex(block)
        else:
            self._body(block)

    def _begins_piece(self, line: Line | None) -> bool:
        if line is Line.FORMULA:
            return self._phase is Phase.AFTER or not self.pieces
        return self._phase is not Phase.FRONT

    # --- Title blocks ------------------------------------------------------------------------------------------

    def _begin_piece(self, block: Block) -> None:
        self.pieces.append(PieceDraft(block.start))
        self._phase, self._open, self._division, self._annex = Phase.FRONT, None, None, None
        self._page_broken = False

    def _front(self, block: Block, line: Line | None) -> None:
        piece = self.pieces[-1]
        named = "designation" in piece.heading
        if named and line is None and self._is_formula(block):
            self._heading(block, Line.FORMULA)
        elif line in _FIELDS or line is Line.DESIGNATION:
            self._heading(block, line)
        elif block.shape is not Shape.PLAIN or (named and "title" in piece.heading and self._is_recital(block)):
            self._report(
                block.start,
                "missing-formula",
                "no enacting formula before the first paragraph",
                "Check whether the title block was cut from the file.",
            )
            self._phase = Phase.PREAMBLE
            self._body(block)
        else:
            kind = RegionKind.TITLE if named else RegionKind.HEADING
            self._set_heading("title" if named else "agenda_title", block.start, block.end, kind)

    def _is_formula(self, block: Block) -> bool:
        """Tell whether a line is an enacting formula that lacks its comma."""
        return bool(body_code(body_name(self._look(block.start, block.end).text.value), load()))

    def _is_recital(self, block: Block) -> bool:
        text = self._look(block.start, block.end).text.value
        return opens_preambular(text) and ends_preambular(text) and not block.strong

    def _heading(self, block: Block, line: Line | None) -> None:
        if line is Line.DESIGNATION:
            self._designation(block)
        elif line is not None:
            self._set_heading(_FIELDS[line], block.start, block.end, RegionKind.HEADING)
            if line is Line.FORMULA:
                self._phase = Phase.PREAMBLE

    def _designation(self, block: Block) -> None:
        """Part "76/188. International cooperation" into number and title."""
        text = self.source.text
        match = re.match(
            r"\**(?:Resolution|Decision)\s+[^\s*]+(?:\s+\([^\s)]*\))?\.?|\**[^\s*]+?(?:\s[A-Z])?\.(?=\s|\**$)",
            text[block.start : block.end],
        )
        end = block.start + match.end() if match else block.end
        self._set_heading("designation", block.start, end, RegionKind.NUMBER)
        rest = re.compile(r"[\s*]*").match(text, end, block.end)
        if rest is not None and rest.end() < block.end:
            self._set_heading("title", end, block.end, RegionKind.TITLE)
        elif end < block.end:
            self._words(end, block.end, RegionKind.MARKUP)

    def _set_heading(self, name: str, start: int, end: int, kind: RegionKind) -> None:
        self.pieces[-1].add_heading(name, self._words(start, end, kind))

    def _conclude(self, block: Block) -> None:
        self._piece().add_heading("conclusion", self._words(block.start, block.end, RegionKind.HEADING))
        self._phase, self._open = Phase.AFTER, None

    def _furniture(self, block: Block, line: Line) -> None:
        kind = RegionKind.PAGE_NUMBER if line is Line.PAGE_NUMBER else RegionKind.RUNNING_HEAD
        self._words(block.start, block.end, kind)

    # --- The body ----------------------------------------------------------------------------------------------

    def _body(self, block: Block) -> None:
        handlers: dict[Shape, Callable[[Block], None]] = {
            Shape.NUMBERED: self._numbered,
            Shape.POINT: self._point,
            Shape.PLAIN: self._plain,
        }
        handlers[block.shape](block)
        self._page_broken = False

    def _numbered(self, block: Block) -> None:
        number = int(block.label)
        if self._phase is Phase.ANNEX and self._annex is not None:
            self._add(PartDraft(PartKind.ANNEX_PARAGRAPH, ("para", block.label)), block)
            return
        last = self._piece().last_number
        if self._phase is Phase.TAIL:
            self._number_tail(number - 1)
        elif number == 1 and last is not None and self._division is None:
            self._passage(block, "number-out-of-sequence", f"a paragraph 1 stands after paragraph {last}")
            return
        elif last is not None and 1 < number <= last:
            self._passage(block, "number-out-of-sequence", f"paragraph {number} stands after paragraph {last}")
            return
        elif number != 1 and number != (last or 0) + 1:
            self._report(
                block.start,
                "number-missing",
                f"paragraph {number} stands after paragraph {last or 0}",
                "Compare the numbers with the official text; a page may be missing.",
            )
        elif number == 1 and last is None:
            self._demote_chapeau()
        self._phase = Phase.OPERATIVE
        self._piece().last_number = number
        self._add(PartDraft(PartKind.OPERATIVE, ("op", block.label)), block)

    def _number_tail(self, number: int) -> None:
        """Give the paragraph with which the file began the number before that of the next one."""
        draft = self.pieces[0].parts[0] if self.pieces and self.pieces[0].parts else None
        if draft is None or draft.kind is not PartKind.PASSAGE or number < 1:
            return
        draft.kind, draft.place, draft.number = PartKind.OPERATIVE, ("op", str(number)), str(number)
        draft.number_inferred = True

    def _demote_chapeau(self) -> None:
        """Make the unnumbered words before paragraph 1 ("Resolves that:") a passage: they are no paragraph 1."""
        for part in self._piece().paragraphs(PartKind.OPERATIVE):
            part.kind, part.place = PartKind.PASSAGE, ("passage", self._next(PartKind.PASSAGE))

    def _point(self, block: Block) -> None:
        parent = self._paragraph()
        rest = self._blocks[self._index + 1 :] if block.label in _TWO_READINGS else ()
        label = next((each.label for each in rest if each.shape is Shape.POINT), None)
        piece = self._piece()
        placed = place(piece.levels, block.label, label) if parent is not None else None
        if placed is None and self._is_cut():
            self._continue(block)  # "…in subparagraph" and, on the next page, "(c) of that decision"
            return
        if parent is None or placed is None:
            self._passage(block, "point-out-of-sequence", f"point ({block.label}) follows no paragraph or point")
            return
        depth, level = placed
        holder = parent if depth == 0 else piece.open_points[depth - 1]
        point = PartDraft(PartKind.SUBPARAGRAPH, (block.label,))
        piece.levels[depth:] = [level]
        piece.open_points[depth:] = [point]
        self._fill(point, block)
        holder.children.append(point)
        self._open = point

    def _paragraph(self) -> PartDraft | None:
        """Return the paragraph to which a point would belong."""
        if self._open is None:
            return None
        siblings = self._siblings()
        return siblings[-1] if siblings else None

    def _plain(self, block: Block) -> None:
        text = self._look(block.start, block.end).text.value
        if self._phase is Phase.TAIL:
            self._tail(block, text)
        elif self._is_section(block, text):
            self._begin_section(block)
        elif self._continues(block, text):
            self._continue(block)
        elif self._continues_note(text):
            self._continue_note(block)
        elif self._phase is Phase.PREAMBLE or (self._division and opens_preambular(text) and ends_preambular(text)):
            self._recital(block, text)
        elif self._phase is Phase.ANNEX:
            self._add(PartDraft(PartKind.PASSAGE, ("passage", self._next(PartKind.PASSAGE))), block)
        else:
            self._passage(block, "text-out-of-place", "these words continue no paragraph and begin none")

    def _tail(self, block: Block, text: str) -> None:
        """Read unnumbered words at the beginning of a file: the end of a paragraph, or recitals."""
        if self._open is None:
            draft = PartDraft(PartKind.PASSAGE, ("passage", self._next(PartKind.PASSAGE)), cut_before=True)
            self._add(draft, block)
        elif self._open.kind is PartKind.PASSAGE and not ends_operative(text) and opens_preambular(text):
            first = self._open
            first.kind, first.place = PartKind.PREAMBULAR, ("pp", self._next(PartKind.PREAMBULAR))
            self._phase = Phase.PREAMBLE
            self._recital(block, text)
        else:
            self._continue(block)

    def _recital(self, block: Block, text: str) -> None:
        if opens_operative(text) and not opens_preambular(text):
            self._phase = Phase.OPERATIVE
            self._add(PartDraft(PartKind.OPERATIVE, ("op", self._next(PartKind.OPERATIVE))), block)
            return
        if not opens_preambular(text):
            self._report(
                block.start,
                "unknown-opening",
                f"a preambular paragraph begins with {text[:40]!r}",
                "Check that it is a paragraph of its own, and add its verb to ontology/verbs.ttl.",
            )
        self._add(PartDraft(PartKind.PREAMBULAR, ("pp", self._next(PartKind.PREAMBULAR))), block)

    def _continues(self, block: Block, text: str) -> bool:
        """Tell whether words belong to the open paragraph, which a page break has cut.

        A verb in italics begins a paragraph, even if the one before it lacks its comma.
        """
        if self._open is None or (self._phase is Phase.PREAMBLE and self._opens_in_italics(block, text)):
            return False
        if self._is_cut():
            return True
        if text[:1].islower() or text[:1].isdigit() or self._open.text[-1:] in "-–—":
            return not self._continues_note(text)
        return (
            self._phase is Phase.PREAMBLE
            and self._page_broken
            and not opens_preambular(text)
            and not opens_operative(text)
        )

    def _opens_in_italics(self, block: Block, text: str) -> bool:
        return self.source.text[block.body] == "*" and (opens_preambular(text) or opens_operative(text))

    def _is_cut(self) -> bool:
        """Tell whether the open paragraph stops before its end."""
        return self._open is not None and not self._ended(self._open.text)

    def _ended(self, text: str) -> bool:
        if self._phase is Phase.PREAMBLE:
            return ends_preambular(text)
        return self._phase is Phase.ANNEX or ends_operative(text)

    def _continue(self, block: Block) -> None:
        if self._open is not None:
            self._open.extend(self._words(block.start, block.end, RegionKind.TEXT))
            self._piece().end = block.end

    # --- Sections and annexes ----------------------------------------------------------------------------------

    def _is_section(self, block: Block, text: str) -> bool:
        """Tell whether a line heads a section: strong, or short and alone before a numbered paragraph."""
        if self._phase not in {Phase.PREAMBLE, Phase.OPERATIVE, Phase.ANNEX}:
            return False
        if block.strong:
            return True
        after = self._blocks[self._index + 1 : self._index + 2]
        numbered_next = bool(after) and after[0].shape is Shape.NUMBERED
        complete = self._open is None or self._ended(self._open.text)
        return complete and numbered_next and not text.endswith((",", ";", ".", ":")) and text[:1].isupper()

    def _begin_section(self, block: Block) -> None:
        parent = self._annex
        text = self.source.text[block.start : block.end]
        match = _SECTION.fullmatch(text)
        number = (match["number"] or match["bare"]) if match else ""
        siblings = parent.children if parent is not None else self._piece().parts
        ordinal = sum(part.kind is PartKind.SECTION for part in siblings) + 1
        taken = sum(part.kind is PartKind.SECTION and part.number == number for part in siblings)
        place = number if number and not taken else f"{number}.{taken + 1}" if number else str(ordinal)
        draft = PartDraft(PartKind.SECTION, ("sec", place), number)
        title = block.start
        if match and number:
            draft.number_span = Span(block.start, block.start + len(number))
            self.regions.append(Region(*draft.number_span, RegionKind.NUMBER))
            title = block.start + (match.start("title") if match["title"] else len(number))
            if title > draft.number_span.end and text[len(number)] == ".":
                self.regions.append(Region(draft.number_span.end, draft.number_span.end + 1, RegionKind.NUMBER))
        draft.words = self._words(title, block.end, RegionKind.HEADING) if title < block.end else draft.words
        siblings.append(draft)
        self._division, self._open = draft, None
        self._piece().end = block.end

    def _begin_annex(self, block: Block) -> None:
        piece = self._piece()
        ordinal = sum(part.kind is PartKind.ANNEX for part in piece.parts) + 1
        annex = PartDraft(
            PartKind.ANNEX, ("annex", str(ordinal)), words=self._words(block.start, block.end, RegionKind.HEADING)
        )
        number = re.match(r"Annex\s([IVX]+|[A-Z]|\d+)\b", annex.text)
        annex.number = number[1] if number else ""
        piece.parts.append(annex)
        piece.end = block.end
        self._phase, self._annex, self._division, self._open = Phase.ANNEX, annex, annex, None

    # --- Notes -------------------------------------------------------------------------------------------------

    def _note(self, block: Block) -> None:
        self.regions.append(Region(block.start, block.label_end, RegionKind.MARKER))
        found = self._words(block.body, block.end, RegionKind.FOOTNOTE)
        piece = max(len(self.pieces) - 1, 0)
        self.notes.append(NoteDraft(block.label, Span(block.start, block.label_end), found, piece))
        self._page_broken = True

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

    # --- Common steps ------------------------------------------------------------------------------------------

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
        self._open = draft

    def _fill(self, draft: PartDraft, block: Block) -> None:
        """Take number and words of a block into a draft."""
        if block.label:
            draft.number = block.label
            draft.number_span = Span(block.start, block.label_end)
            self.regions.append(Region(block.start, block.label_end, RegionKind.NUMBER))
        draft.words = self._words(block.body, block.end, RegionKind.TEXT)
        self._piece().end = block.end

    def _passage(self, block: Block, code: str, message: str) -> None:
        """Keep words that no rule explains, and report them."""
        self._report(block.start, code, message, "Compare with the official text; the words are kept as a passage.")
        draft = PartDraft(PartKind.PASSAGE, ("passage", self._next(PartKind.PASSAGE)))
        draft.words = self._words(block.start, block.end, RegionKind.TEXT)
        piece = self._piece()
        piece.parts.append(draft)
        piece.end = block.end

    def _next(self, kind: PartKind) -> str:
        """Return the place of the next unnumbered part of a kind, counting from 1 in the act."""
        counts = self._piece().counts
        counts[kind] += 1
        return str(counts[kind])

    def _look(self, start: int, end: int) -> Words:
        """Return the words of a stretch; a block is looked at several times before it has its place."""
        if self._seen[:2] != (start, end):
            self._seen = (start, end, words(self.source.text, start, end))
        return self._seen[2]

    def _words(self, start: int, end: int, kind: RegionKind) -> Words:
        """Return the words of a stretch, and note that its characters are of `kind`."""
        found = self._look(start, end)
        self.regions.extend(found.marks)
        self.regions.extend(Region(run.start, run.start + run.length, kind) for run in found.text.runs)
        return found

    def _report(self, position: int, code: str, message: str, advice: str) -> None:
        line = self.source.line(position)
        self.findings.append(Finding(code, Severity.WARNING, message, self.source.name, line, advice=advice))
