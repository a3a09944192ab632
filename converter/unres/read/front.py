"""Reads title blocks and conclusions: what stands before and after the text of an act."""

import re
from typing import Final

from unres.model import RegionKind
from unres.read.blocks import Block, Shape
from unres.read.draft import PieceDraft
from unres.read.grammar import body_code, ends_preambular, opens_operative, opens_preambular
from unres.read.heading import Line, body_name
from unres.read.state import Phase, State
from unres.vocabulary import load

_FIELDS: Final = {
    Line.SESSION: "session",
    Line.AGENDA_ITEM: "agenda_item",
    Line.ADOPTION: "adoption",
    Line.REPORT: "report",
    Line.FORMULA: "formula",
    Line.CONCLUSION: "conclusion",
}

_LONGEST_TITLE: Final = 120
"""A longer line with a comma or semicolon at its end is no title."""


class Front(State):
    """Reads the lines of a title block."""

    def _begin_piece(self, block: Block) -> None:
        self.pieces.append(PieceDraft(block.start))
        self._phase, self._open, self._division, self._annex = Phase.FRONT, None, None, None
        self._page_broken = False

    def _front(self, block: Block, line: Line | None) -> bool:
        """Read a line of a title block; tell whether it is one."""
        piece = self.pieces[-1]
        named = "designation" in piece.heading
        if named and line is None and self._is_formula(block):
            self._heading(block, Line.FORMULA)
        elif line in _FIELDS or line is Line.DESIGNATION:
            self._heading(block, line)
        elif block.shape is not Shape.PLAIN or (named and self._is_recital(block)):
            return False
        else:
            kind = RegionKind.TITLE if named else RegionKind.HEADING
            self._set_heading("title" if named else "agenda_title", block.start, block.end, kind)
        return True

    def _is_formula(self, block: Block) -> bool:
        """Tell whether a line is an enacting formula that lacks its comma."""
        return bool(body_code(body_name(self._look(block.start, block.end).text.value), load()))

    def _is_late_formula(self, block: Block, line: Line | None) -> bool:
        """Tell whether a line is the enacting formula, where recitals ("Whereas …;") come before it."""
        if "formula" in self.pieces[-1].heading or block.shape is not Shape.PLAIN:
            return False
        return line is Line.FORMULA or (line is None and self._is_formula(block))

    def _is_recital(self, block: Block) -> bool:
        text = self._look(block.start, block.end).text.value
        if len(text) > _LONGEST_TITLE and text.endswith((",", ";")):
            return True
        return (opens_preambular(text) or opens_operative(text)) and ends_preambular(text) and not block.strong

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
