"""Puts blocks together to acts: title blocks, paragraphs cut by page breaks, points, notes and conclusions.

A file may hold the tail of one act, whole ones and the head of the next. One pass over the blocks decides for each what
it continues or begins; `unres.read.finish` then names the acts, attaches the notes and accounts for every character.
"""

import re
from dataclasses import replace
from typing import Final

from unres.model import PartKind, Region, RegionKind
from unres.read.blocks import Block, Shape, split_strong
from unres.read.draft import PartDraft
from unres.read.grammar import ends_operative, ends_preambular
from unres.read.heading import ANNEX_WORDS, OPENING, Line
from unres.read.points import Points
from unres.read.state import Phase

_LONGEST_HEADING: Final = 400
_LONGEST_NUMBER: Final = len("999.")
_ANNEX: Final = re.compile(rf"(?:{ANNEX_WORDS})\b")


class Assembler(Points):
    """Reads the blocks of one file. After `run`, `pieces`, `notes`, `regions` and `findings` hold what was found."""

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
        if block.shape is Shape.FURNITURE:
            self._note_symbol(block)
            self._words(block.start, block.end, RegionKind.RUNNING_HEAD)
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
            line = self.tongue.classify(self._genre.read_through(self._look(block.start, block.end).text.value))
        if plain and not self._look(block.start, block.end).text.value:
            self._words(block.start, block.end, RegionKind.MARKUP)  # a rule, such as "* * *"
        elif line is Line.PAGE_NUMBER or (line is Line.RUNNING_HEAD and self._phase is not Phase.AFTER):
            self._furniture(block, line)
        elif not self._opens(block, line):
            self._follows(block, line)

    def _opens(self, block: Block, line: Line | None) -> bool:
        """Read a line with which an act begins, or its title block goes on; tell whether it is one."""
        if self._phase is Phase.FRONT:
            if self._front(block, line):
                return True
            self._phase = Phase.PREAMBLE
        elif line is None and self._is_lettered(block, self._next_letter()):
            self._begin_part(block)
            return True
        elif line in OPENING and self._begins_piece(line):
            self._begin_piece(block)
            self._heading(block, line)
            return True
        return False

    def _follows(self, block: Block, line: Line | None) -> None:
        """Read what stands in an act behind its title block."""
        if self._phase is Phase.PREAMBLE and self._is_late_formula(block, line):
            self._set_heading("formula", block.start, block.end, RegionKind.HEADING)
            self._open = None
        elif line is Line.FORMULA and self._introduces_draft():
            self._begin_draft(block)
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

    # --- The body ------------------------------------------------------------------------------------------------

    def _body(self, block: Block) -> None:
        if block.shape is Shape.NUMBERED:
            self._numbered(block)
        elif block.shape is Shape.POINT:
            self._point(block)
        else:
            self._plain(block)
        self._page_broken = False

    def _numbered(self, block: Block) -> None:
        number = int(block.label)
        if self._phase is Phase.ANNEX and self._annex is not None:
            self._add(PartDraft(PartKind.ANNEX_PARAGRAPH, ("para", block.label)), block)
            return
        last = self._piece().last_number
        if self._phase is not Phase.TAIL and self._is_listed(block, number):
            self._point(block)
            return
        if self._phase is Phase.TAIL:
            self._number_tail(number - 1)
        elif number == 1 and last is not None and self._division is None:
            self._passage(block, "number-out-of-sequence", f"a paragraph 1 stands after paragraph {last}")
            return
        elif last is not None and (1 < number <= last or self._is_quoted(number, last)):
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
        self._numbered_here = True
        self._add(PartDraft(PartKind.OPERATIVE, ("op", block.label)), block)

    def _is_quoted(self, number: int, last: int) -> bool:
        """Tell whether a number is of a text that is quoted: too high, and the next paragraph has the one due."""
        return number > last + 1 and self._next_number() == last + 1

    def _is_listed(self, block: Block, number: int) -> bool:
        """Tell whether a number counts the points of a paragraph: "the following agenda: 1. Opening …"."""
        piece = self._piece()
        if self._open is None or self._open.kind is PartKind.PASSAGE:
            return False
        if number == 1:
            holds = self._open.kind is PartKind.SUBPARAGRAPH or (
                self._open.kind is PartKind.OPERATIVE and bool(self._open.number)
            )
            return holds and self._phase is Phase.OPERATIVE and self._open.text.endswith(":")
        return ("digit", number - 1) in piece.levels and not (
            number == (piece.last_number or 0) + 1
            and self.tongue.opens_operative(self._look(block.body, block.end).text.value)
        )

    def _number_tail(self, number: int) -> None:
        """Give the paragraph with which the file began the number before that of the next one."""
        draft = self.pieces[0].parts[0] if self.pieces and self.pieces[0].parts else None
        if draft is None or draft.kind is not PartKind.PASSAGE or number < 1:
            return
        draft.kind, draft.place, draft.number = PartKind.OPERATIVE, ("op", str(number)), str(number)
        draft.number_inferred = True

    def _demote_chapeau(self) -> None:
        """Make the unnumbered words before paragraph 1 ("Resolves that:") a passage: they are no paragraph 1."""
        for part in self._piece().paragraphs(PartKind.OPERATIVE) if self._draft is None else ():
            part.kind, part.place = PartKind.PASSAGE, ("passage", self._next(PartKind.PASSAGE))

    def _plain(self, block: Block) -> None:
        text = self._look(block.start, block.end).text.value
        if self._is_bare_number(text):
            label_end = block.end
            self._numbered(replace(block, label=text[:-1], label_end=label_end, body=label_end))
        elif self._phase is Phase.TAIL:
            self._tail(block, text)
        elif self._is_table(block):
            self._table(block)
        elif self._is_section(block, text):
            self._begin_section(block)
        elif not self._goes_on(block, text):
            self._begins(block, text)

    def _is_bare_number(self, text: str) -> bool:
        """Tell whether a paragraph has nothing but its number and the points that follow: "11." and then "(a) …"."""
        if text[-1:] != "." or len(text) > _LONGEST_NUMBER or self._phase is not Phase.OPERATIVE:
            return False
        if text != f"{(self._piece().last_number or 0) + 1}.":
            return False
        return next((each.shape is Shape.POINT for each in self._ahead()), False)

    def _goes_on(self, block: Block, text: str) -> bool:
        """Read words that continue something: a paragraph, a note, the conclusion; tell whether they do."""
        if self._is_late_note(text):
            self._late_note(block)
        elif self._wraps_up(text):
            self._open = self._keep(PartKind.PASSAGE, "passage", block)
        elif self._continues(block, text):
            self._continue(block)
        elif self._continues_note(text):
            self._continue_note(block)
        elif self._phase is Phase.AFTER and self._goes_on_concluding():
            self._conclude(block)
        else:
            return False
        return True

    def _begins(self, block: Block, text: str) -> None:
        """Read words that begin a part."""
        if self._phase is Phase.PREAMBLE or (
            self._division and self.tongue.opens_preambular(text) and ends_preambular(text)
        ):
            self._recital(block, text)
        elif self._phase is Phase.OPERATIVE:
            self._in_operative(block, text)
        elif self._phase is Phase.ANNEX:
            self._add(PartDraft(PartKind.PASSAGE, ("passage", self._next(PartKind.PASSAGE))), block)
        else:
            self._passage(block, "text-out-of-place", "these words continue no paragraph and begin none")

    def _tail(self, block: Block, text: str) -> None:
        """Read unnumbered words at the beginning of a file: the end of a paragraph, or recitals."""
        if self._open is None:
            draft = PartDraft(PartKind.PASSAGE, ("passage", self._next(PartKind.PASSAGE)), cut_before=True)
            self._add(draft, block)
        elif self._open.kind is PartKind.PASSAGE and not ends_operative(text) and self.tongue.opens_preambular(text):
            first = self._open
            first.kind, first.place = PartKind.PREAMBULAR, ("pp", self._next(PartKind.PREAMBULAR))
            self._phase = Phase.PREAMBLE
            self._recital(block, text)
        else:
            self._continue(block)

    def _recital(self, block: Block, text: str) -> None:
        if self.tongue.opens_preambular(text):
            self._add(PartDraft(PartKind.PREAMBULAR, ("pp", self._next(PartKind.PREAMBULAR))), block)
            return
        if self._is_quoted_or_dashed(text) and self._is_introduced():
            self._keep(PartKind.PASSAGE, "passage", block)
            return
        # "Recalls that …," between two recitals is one of them
        if self.tongue.acts(text) and not (text.endswith(",") and self._next_number() == 1):
            self._phase = Phase.OPERATIVE
            self._add(PartDraft(PartKind.OPERATIVE, ("op", self._next(PartKind.OPERATIVE))), block)
            return
        self._unknown_opening(block, text, "a preambular")
        self._add(PartDraft(PartKind.PREAMBULAR, ("pp", self._next(PartKind.PREAMBULAR))), block)

    def _unnumbered(self, block: Block, text: str) -> None:
        """Read an operative paragraph without a number, in an act none of whose paragraphs has one so far."""
        if not self.tongue.acts(text):
            self._unknown_opening(block, text, "an operative")
        self._add(PartDraft(PartKind.OPERATIVE, ("op", self._next(PartKind.OPERATIVE))), block)

    def _unknown_opening(self, block: Block, text: str, kind: str) -> None:
        self._report(
            block.start,
            "unknown-opening",
            f"{kind} paragraph begins with {text[:40]!r}",
            "Check that it is a paragraph of its own, and add its verb to ontology/verbs.ttl.",
        )

    def _goes_on_concluding(self) -> bool:
        """Tell whether the conclusion has no end yet."""
        piece = self._piece()
        return "conclusion" in piece.lines and not piece.heading_text("conclusion").value.endswith(".")

    def _continues(self, block: Block, text: str) -> bool:
        """Tell whether words belong to the open paragraph, which a page break has cut.

        A verb in italics begins a paragraph, even if the one before it lacks its comma.
        """
        if self._open is None:
            return False
        unnumbered = self._phase is Phase.PREAMBLE or self._is_unnumbered()
        unfinished = self._phase is Phase.OPERATIVE and self._open.text.endswith(",")
        if (unnumbered or unfinished) and self._genre.opens(block, text, self._open.text):
            return False
        if self._is_cut():
            return True
        if (text[:1].islower() and self.tongue.capitals) or text[:1].isdigit() or self._open.text[-1:] in "-–—":
            return not self._continues_note(text)
        return (
            self._phase is Phase.PREAMBLE
            and self._page_broken
            and not self.tongue.opens_preambular(text)
            and not self.tongue.opens_operative(text)
        )

    def _in_operative(self, block: Block, text: str) -> None:
        """Read words without a number after the first operative paragraph, which continue none."""
        if self._is_introduced() and not self.tongue.acts(text):
            self._keep(PartKind.PASSAGE, "passage", block)
        elif self._is_unnumbered() or (self._numberless_section() and self.tongue.opens_operative(text)):
            self._unnumbered(block, text)
        elif self.tongue.opens_operative(text):
            self._lost_number(block)
        else:
            self._passage(block, "text-out-of-place", "these words continue no paragraph and begin none")

    def _lost_number(self, block: Block) -> None:
        """Read an operative paragraph that has no number, where the others have one.

        Its number is inferred if the next paragraph has the one after it; the address takes the next free one anyway.
        """
        number = (self._piece().last_number or 0) + 1
        if self._next_number() == number:
            self._passage(
                block, "unnumbered-paragraph", f"a paragraph between numbers {number - 1} and {number} has none"
            )
            return
        draft = PartDraft(PartKind.OPERATIVE, ("op", str(number)))
        if self._next_number() == number + 1:
            draft.number, draft.number_inferred = str(number), True
            self._piece().last_number = number
        self._report(
            block.start,
            "unnumbered-paragraph",
            f"a paragraph after number {number - 1} has no number",
            "Compare with the official text; the address counts on.",
        )
        self._add(draft, block)

    def _next_number(self) -> int:
        """Return the number of the next numbered paragraph, or 0."""
        labels = (each.label for each in self._ahead() if each.shape is Shape.NUMBERED)
        return int(next(labels, "0"))

    def _numberless_section(self) -> bool:
        """Tell whether this is a section none of whose paragraphs has a number so far."""
        return self._division is not None and not self._numbered_here

    def _is_introduced(self) -> bool:
        """Tell whether a colon announces what comes: a list without labels, or a text that is quoted."""
        if self._open is None:
            return False
        before = self._siblings()[-1]
        return self._open.text.rstrip("*").endswith(":") or before.kind is PartKind.PASSAGE

    def _is_quoted_or_dashed(self, text: str) -> bool:
        return text.startswith(("“", '"', "‘", "«", "- ", "– ", "— "))

    def _wraps_up(self, text: str) -> bool:
        """Tell whether words wrap up the points of a paragraph: the last point has its end, and they go on small."""
        if self._open is None or self._open.kind is not PartKind.SUBPARAGRAPH or not text[:1].islower():
            return False
        if not self._open.text.endswith((";", ".")) or self._phase not in {Phase.OPERATIVE, Phase.PREAMBLE}:
            return False
        following = next((each for each in self._ahead() if each.shape is not Shape.NOTE), None)
        return following is None or following.shape is not Shape.POINT

    def _is_unnumbered(self) -> bool:
        """Tell whether the operative paragraphs so far have no numbers."""
        return self._phase is Phase.OPERATIVE and self._piece().last_number is None
