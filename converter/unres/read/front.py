"""Reads title blocks and conclusions: what stands before and after the text of an act."""

import re
from typing import Final

from unres.model import Region, RegionKind
from unres.read.blocks import Block, Shape
from unres.read.draft import PieceDraft
from unres.read.grammar import body_code, ends_preambular
from unres.read.heading import Line, body_name
from unres.read.state import Phase, State
from unres.vocabulary import load

_FIELDS: Final = {
    Line.SESSION: "session",
    Line.AGENDA_ITEM: "agenda_item",
    Line.ADOPTION: "adoption",
    Line.DATED: "adoption",
    Line.REPORT: "report",
    Line.STATEMENT: "designation",
    Line.MADE: "formula",
    Line.FORMULA: "formula",
    Line.CONCLUSION: "conclusion",
}

_LONGEST_TITLE: Final = 120
"""A longer line with a comma or semicolon at its end is no title."""

_TITLELESS: Final = re.compile(r"\d+ \(\d{4}\)")
"""The Security Council's resolutions have no titles."""
_LETTERED: Final = re.compile(r"\**([A-H])\b(?:\.?\**\s+\**(?=[A-Z])|\.?\**\s*\Z|\.?\**(?=\n|\*))")
_FORMULA_LINE: Final = re.compile(r"\**The [A-Z][\w ]{4,60}\**[,.]?\**")
_LINES_TO_FORMULA: Final = 3
_ACT_SYMBOL: Final = re.compile(r"\b[AES](?:/HRC)?/(?:RES|PRST|DEC)/(?:ES-|S-)?\d+(?:/\d+)?(?:\s?\(\d{4}\))?")


class Front(State):
    """Reads the lines of a title block."""

    def _begin_piece(self, block: Block) -> None:
        self.pieces.append(PieceDraft(block.start, symbol=self._symbol))
        self._phase, self._open, self._division, self._annex = Phase.FRONT, None, None, None
        self._page_broken, self._symbol, self._draft = False, "", None

    def _front(self, block: Block, line: Line | None) -> bool:
        """Read a line of a title block; tell whether it is one."""
        piece = self.pieces[-1]
        named = "designation" in piece.lines
        if named and (self._is_lettered(block, "A") or self._is_letter(block)):
            self._letter(block)
        elif named and line is None and self._is_formula(block):
            self._heading(block, Line.FORMULA)
        elif line in _FIELDS or line is Line.DESIGNATION:
            self._heading(block, line)
        elif block.shape is not Shape.PLAIN or (named and self._is_recital(block)):
            return False
        else:
            kind = RegionKind.TITLE if named else RegionKind.HEADING
            self._set_heading("title" if named else "agenda_title", block.start, block.end, kind)
        return True

    # --- Parts of a consolidated act -------------------------------------------------------------------------------

    def _next_letter(self) -> str:
        """Return the letter of the next part of a consolidated act, or nothing."""
        letter = self.pieces[-1].letter if self.pieces else ""
        return chr(ord(letter) + 1) if letter else ""

    def _is_lettered(self, block: Block, letter: str) -> bool:
        """Tell whether a line begins part A of a consolidated act, or the next one.

        Sections have letters as well; a part has a formula of its own, and part A has a part B.
        """
        if not letter or block.shape is not Shape.PLAIN or self._lettered_line(block) != letter:
            return False
        return self._formula_follows(self._index + 1) and (letter != "A" or self._part_follows("B"))

    def _is_letter(self, block: Block) -> bool:
        """Tell whether a line is the letter of a part and nothing else: the file may hold part B alone."""
        text = self._look(block.start, block.end).text.value
        return len(text) == 1 and text in "BCDEFGH" and not self.pieces[-1].letter and block.shape is Shape.PLAIN

    def _lettered_line(self, block: Block) -> str:
        match = _LETTERED.match(self.source.text, block.start, block.end)
        return match[1] if match else ""

    def _formula_follows(self, index: int) -> bool:
        """Tell whether one of the next blocks is an enacting formula."""
        return any(self._is_formula_line(each) for each in self._blocks[index : index + _LINES_TO_FORMULA])

    def _is_formula_line(self, block: Block) -> bool:
        if _FORMULA_LINE.fullmatch(self.source.text, block.start, block.end) is not None:
            return True
        short = self.tongue.language != "en" and block.end - block.start < _LONGEST_TITLE
        return short and self.tongue.classify(self._genre.words(block.start, block.end).text.value) is Line.FORMULA

    def _part_follows(self, letter: str) -> bool:
        return any(
            self._lettered_line(each) == letter and self._formula_follows(n + 1)
            for n, each in enumerate(self._blocks[self._index + 1 :], self._index + 1)
        )

    def _begin_part(self, block: Block) -> None:
        """Begin the next part of a consolidated act."""
        before = self.pieces[-1]
        self._begin_piece(block)
        self.pieces[-1].first = before.first or before
        self._letter(block)

    def _letter(self, block: Block) -> None:
        """Part "B Global communications" into letter and title."""
        match = _LETTERED.match(self.source.text, block.start, block.end)
        if match is None:
            return
        self.pieces[-1].letter = match[1]
        self._set_heading("designation", block.start, match.end(1), RegionKind.NUMBER)
        rest = re.compile(r"[.\s*]*").match(self.source.text, match.end(1), block.end)
        title = rest.end() if rest else match.end(1)
        marks = self.source.text[match.end(1) : title]
        if marks.strip():
            start = match.end(1) + len(marks) - len(marks.lstrip())
            self.regions.append(Region(start, match.end(1) + len(marks.rstrip()), RegionKind.MARKUP))
        if title < block.end:
            self._set_heading("title", title, block.end, RegionKind.TITLE)

    def _is_formula(self, block: Block) -> bool:
        """Tell whether a line is an enacting formula that lacks its comma."""
        return bool(body_code(body_name(self._look(block.start, block.end).text.value), load()))

    def _is_late_formula(self, block: Block, line: Line | None) -> bool:
        """Tell whether a line is the enacting formula, where recitals ("Whereas …;") come before it."""
        if "formula" in self.pieces[-1].lines or block.shape is not Shape.PLAIN:
            return False
        return line is Line.FORMULA or (line is None and self._is_formula(block))

    def _is_recital(self, block: Block) -> bool:
        text = self._look(block.start, block.end).text.value
        if len(text) > _LONGEST_TITLE and text.endswith((",", ";")):
            return True
        if _TITLELESS.search(self.pieces[-1].heading_text("designation").value):
            return self.tongue.opens_preambular(text) or self.tongue.acts(text)
        return (
            (self.tongue.opens_preambular(text) or self.tongue.acts(text))
            and ends_preambular(text)
            and not block.strong
        )

    def _heading(self, block: Block, line: Line | None) -> None:
        if line is Line.DESIGNATION:
            self._designation(block)
        elif line is not None:
            self._set_heading(_FIELDS[line], block.start, block.end, RegionKind.HEADING)
            if line in {Line.FORMULA, Line.MADE}:
                self._phase = Phase.PREAMBLE

    def _designation(self, block: Block) -> None:
        """Part "76/188. International cooperation" into number and title."""
        text = self.source.text
        match = re.match(
            r"\**(?:Resolution|Decision)\s+[^\s*]+(?:\s+\([^\s)]*\))?\.?|\**[^\s*]+?(?:\s[A-Z])?\.(?=\s|\**$)"
            r"|\**\d+/\d+(?=\s+[\u0620-\u064a])",
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
        self._note_symbol(block)
        kind = RegionKind.PAGE_NUMBER if line is Line.PAGE_NUMBER else RegionKind.RUNNING_HEAD
        self._words(block.start, block.end, kind)

    def _note_symbol(self, block: Block) -> None:
        """Keep the symbol of an act that stands in a running head."""
        symbol = _ACT_SYMBOL.search(self.source.text, block.start, block.end)
        if symbol is None:
            return
        self._symbol = symbol.group()
        if self.pieces and self._phase is not Phase.AFTER:
            self.pieces[-1].symbol = self.pieces[-1].symbol or self._symbol
