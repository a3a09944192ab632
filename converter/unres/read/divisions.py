"""Reads what divides an act: sections, annexes, tables."""

import re
from itertools import chain
from typing import Final

from unres.model import PartKind, Region, RegionKind, Span
from unres.read.blocks import Block, Shape
from unres.read.draft import PartDraft
from unres.read.front import Front
from unres.read.heading import ANNEX, ANNEX_WORDS
from unres.read.labels import SECTION_NUMBER, Rank, read_label
from unres.read.numbering import values_of
from unres.read.state import Phase
from unres.read.words import NO_WORDS, Words, join, join_all

_SECTION: Final = re.compile(
    rf"(?P<number>[IVXLC]+(?=[.\s])|[A-Z](?=[.\s])|{SECTION_NUMBER})(?:[.、．]\s*|\s?[–-]\s|\s+)(?P<title>\S.*)"
    r"|(?P<bare>[IVXLC]+|[A-Z])\.?",
    re.DOTALL | re.VERBOSE,
)

_LONGEST_HEADING: Final = 300
_LONGEST_TITLE: Final = 150
"""An annex's title that is set like its text is no longer."""
_NO_HEADING: Final = (",", ";", ".", ":", "،", "؛", "，", "；", "。", "：")
_SHORT_HEADING: Final = 60
_ANNEX_NUMBER: Final = re.compile(rf"(?:{ANNEX_WORDS})\s([IVX]+|[A-Z]|\d+)\b")
_ANNEX_NAME: Final = re.compile(ANNEX, re.VERBOSE)
_ROW: Final = re.compile(r"[^\s|][^\n]*\S|\|[^\n]*\S|\S")
_ROW_END: Final = re.compile(r"\|[^\S\n]*(?:\n|\Z)")
_RULED: Final = re.compile(r"[^\n|]*[^\n|\\]\|[^\n]*\n[^\S\n]*:?-+:?[^\S\n]*\|[|:\s-]*(?:\n|\Z)")
"""A table whose lines have no bars at their ends."""
_RULE: Final = frozenset("|:- \t")
"""What the line between the head and the rows of a table is made of."""
_CELL: Final = re.compile(r"\||(?:[^|\\\s]|\\.?)(?:[^|\\]|\\.?)*")


def _reads_as_heading(text: str) -> bool:
    """Tell whether a line can be a heading: it begins with a capital and ends like no sentence."""
    begins = text[:1].isalpha() and not text[:1].islower()  # Arabic and Chinese have no capitals
    return begins and not text.endswith(_NO_HEADING) and len(text) < _LONGEST_HEADING


def _lacks_heading(division: PartDraft) -> bool:
    """Tell whether a section has only its number so far, or an annex only its name: their headings follow."""
    if division.children:
        return False
    if division.kind is PartKind.ANNEX:
        return _ANNEX_NAME.fullmatch(division.text) is not None
    return bool(division.number) and not division.text


def _step_of(printed: str) -> str:
    """Return how the number of a section goes into an address: "ثانيا" is II, what is no number is nothing."""
    if printed.isascii():
        return printed
    label = read_label(f"{printed}.")
    return label.step if label is not None and label.rank is Rank.SECTION else ""


_HAS_SECTIONS: Final = (Phase.PREAMBLE, Phase.OPERATIVE, Phase.ANNEX)


class Divisions(Front):
    """Reads headings inside an act, and what they head."""

    def _is_section(self, block: Block, text: str) -> bool:
        """Tell whether a line heads a section: strong, or short and alone before a numbered paragraph."""
        if self._phase not in _HAS_SECTIONS:
            return False
        if self._is_next_division(block, text):
            return True
        if block.strong:  # some recitals are set in bold type by mistake
            return not (text.endswith((",", ";")) and self.tongue.opens_preambular(text))
        complete = self._open is None or self._ended(self._open.text)
        if self._is_annex_title(text):
            return True
        return complete and (
            (_reads_as_heading(text) and self._number_follows())
            or (self._phase is Phase.ANNEX and self._heads_row(text))
        )

    def _is_annex_title(self, text: str) -> bool:
        """Tell whether a line is the title of an annex that has only its name so far."""
        annex = self._annex
        if self._phase is not Phase.ANNEX or annex is None or self._division is not annex or not _lacks_heading(annex):
            return False
        return len(text) < _LONGEST_TITLE and _reads_as_heading(text)

    def _heads_row(self, text: str) -> bool:
        """Tell whether a line heads a row of points that begins anew: "Chemical section:" and then "(1) …"."""
        if len(text) > _SHORT_HEADING or not text[:1].isupper() or not text.endswith(":"):
            return False
        after = self._blocks[self._index + 1 : self._index + 2]
        return bool(after) and after[0].shape is Shape.POINT and 1 in values_of(after[0].label).values()

    def _number_follows(self) -> bool:
        """Tell whether a numbered paragraph comes next, behind at most one more heading."""
        after = self._blocks[self._index + 1 : self._index + 3]
        if not after or after[0].shape is Shape.NUMBERED or len(after) == 1:
            return bool(after) and after[0].shape is Shape.NUMBERED
        words = self._genre.words(after[0].start, min(after[0].end, after[0].start + _LONGEST_HEADING)).text.value
        return after[0].shape is Shape.PLAIN and after[1].shape is Shape.NUMBERED and _reads_as_heading(words)

    def _is_next_division(self, block: Block, text: str) -> bool:
        """Tell whether a block is nothing but the number of the next section: "II" after "I"."""
        if len(text) > 5 or _SECTION.fullmatch(text) is None or block.shape is not Shape.PLAIN:  # noqa: PLR2004 - XVIII
            return False
        number = text.rstrip(".")
        last = self._last_sections.get(id(self._beside()), "")
        before, now = values_of(last), values_of(number)
        return any(value == before.get(style, 0) + 1 for style, value in now.items() if not before or style in before)

    def _beside(self) -> list[PartDraft]:
        """Return the list in which the next section stands."""
        return self._annex.children if self._annex is not None else self._piece().parts

    def _begin_section(self, block: Block) -> None:
        text = self.source.text[block.start : block.end]
        match = _SECTION.fullmatch(text)
        printed = (match["number"] or match["bare"]) if match else ""
        number = _step_of(printed)
        if not number:  # "Première – …": a heading that looks like an ordinal number
            match, printed = None, ""
        if self._division is not None and not number and _lacks_heading(self._division):
            self._division.words = join(self._division.words, self._words(block.start, block.end, RegionKind.HEADING))
            self._piece().end = block.end
            return
        siblings = self._beside()
        here = id(siblings)
        taken = self._section_counts[here, number]
        self._section_counts[here, number] += 1
        self._section_counts[here, None] += 1
        ordinal = self._section_counts[here, None]
        self._last_sections[here] = number or self._last_sections.get(here, "")
        place = number if number and not taken else f"{number}.{taken + 1}" if number else str(ordinal)
        draft = PartDraft(PartKind.SECTION, ("sec", place), printed)
        title = block.start
        if match and number:
            draft.number_span = Span(block.start, block.start + len(printed))
            title = block.start + match.start("title") if match["title"] else block.end
            signs = len(text[: title - block.start].rstrip())
            self.regions.append(Region(block.start, block.start + signs, RegionKind.NUMBER))
        draft.words = self._words(title, block.end, RegionKind.HEADING) if title < block.end else draft.words
        siblings.append(draft)
        self._division, self._open, self._loose, self._numbered_here = draft, None, False, False
        self._piece().end = block.end

    def _introduces_draft(self) -> bool:
        """Tell whether a paragraph has announced a draft for another body: "the following draft resolution:"."""
        if self._phase is not Phase.OPERATIVE or self._draft is not None:
            return False
        said = self._piece().paragraphs(PartKind.OPERATIVE)
        return bool(said) and said[-1].text.endswith(":")

    def _begin_draft(self, block: Block) -> None:
        """Begin a draft: a section with a formula for its heading, and with recitals and numbers of its own."""
        piece = self._piece()
        if self._division is None or self._division.children or self._division.number:  # else it is the draft's title
            self._section_counts[id(piece.parts), None] += 1
            place = str(self._section_counts[id(piece.parts), None])
            self._division = PartDraft(PartKind.SECTION, ("sec", place))
            piece.parts.append(self._division)
        self._division.words = join(self._division.words, self._words(block.start, block.end, RegionKind.HEADING))
        piece.counts.clear()
        piece.end, piece.last_number = block.end, None
        self._phase, self._draft, self._open, self._numbered_here = Phase.PREAMBLE, self._division, None, False

    def _begin_annex(self, block: Block) -> None:
        piece = self._piece()
        beside = piece.parts if self._draft is None else self._draft.children
        piece.annexes += self._draft is None
        ordinal = piece.annexes if self._draft is None else 1 + sum(part.kind is PartKind.ANNEX for part in beside)
        annex = PartDraft(
            PartKind.ANNEX, ("annex", str(ordinal)), words=self._words(block.start, block.end, RegionKind.HEADING)
        )
        number = _ANNEX_NUMBER.match(annex.text)
        annex.number = number[1] if number else ""
        beside.append(annex)
        piece.end = block.end
        piece.counts.clear()  # an annex counts its own recitals and passages
        self._phase, self._annex, self._division, self._open = Phase.ANNEX, annex, annex, None
        self._loose = False

    # --- Tables ----------------------------------------------------------------------------------------------------

    def _is_table(self, block: Block) -> bool:
        """Tell whether a block is a table in Markdown: rows between bars, or parted by bars above and below a rule."""
        text = self.source.text
        if text[block.start] == "|":
            return _ROW_END.search(text, block.start, block.end) is not None
        # A long paragraph without a bar is none: that is found out faster so.
        return text.find("|", block.start, block.end) >= 0 and _RULED.match(text, block.start, block.end) is not None

    def _table(self, block: Block) -> None:
        """Keep a table: its rows of cells, and as one text, cell by cell; its bars and rules are markup."""
        draft = PartDraft(PartKind.TABLE, ("table", self._next(PartKind.TABLE)))
        rows: list[list[Words]] = []
        for row in _ROW.finditer(self.source.text, block.start, block.end):
            if "-" in row.group() and _RULE.issuperset(row.group()):
                self.regions.append(Region(*row.span(), RegionKind.MARKUP))
            else:
                rows.append(self._cells(*row.span()))
        draft.rows = tuple(tuple(cell.text.value for cell in row) for row in rows)
        draft.words = join_all(chain.from_iterable(rows), apart=True)
        self._siblings().append(draft)
        self._piece().end = block.end

    def _cells(self, start: int, end: int) -> list[Words]:
        """Return the cells of a row of a table."""
        cells: list[Words] = []
        empty = True
        """No words have come since the last bar."""
        for piece in _CELL.finditer(self.source.text, start, end):
            if piece.group() == "|":
                self.regions.append(Region(*piece.span(), RegionKind.MARKUP))
                if empty and piece.start() > start:
                    cells.append(NO_WORDS)
                empty = True
            else:
                cells.append(self._words(*piece.span(), RegionKind.TEXT))
                empty = False
        return cells
