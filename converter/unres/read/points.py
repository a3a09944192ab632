"""Reads the points of a paragraph: which follows which, at which level, and what a scanner made of their labels."""

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Final

from unres.model import PartKind, Region, RegionKind
from unres.read.blocks import BULLETS, ROUND, Block, Shape
from unres.read.divisions import Divisions
from unres.read.draft import PartDraft
from unres.read.numbering import Level, place, values_of
from unres.read.state import Phase

_BULLETED: Final = "bullet"
"""The style of a level whose points have no labels."""
_TWO_READINGS: Final = frozenset({"i", "I", "a", "A", "1"})
"""Labels whose level depends on the label of the next point (see `unres.read.numbering`)."""


def _leaves_a_place(levels: list[Level], placed: tuple[int, Level], following: str | None) -> bool:
    """Tell whether the next label can follow a point at this place."""
    depth, level = placed
    return following is None or place([*levels[:depth], level], following, None) is not None


class Points(Divisions, ABC):
    """Reads points."""

    def _point(self, block: Block) -> None:
        if block.label in BULLETS:
            self._bullet(block)
            return
        ambiguous = block.label in _TWO_READINGS or self._genre.look_alikes(block.label)
        rest = self._ahead() if ambiguous else iter(())
        following = next((each.label for each in rest if each.shape is Shape.POINT), None)
        block, placed = self._placed(block, following) if self._paragraph() is not None else (block, None)
        placed = placed or self._behind_a_gap(block)
        if placed is None and self._is_cut():
            self._continue(block)  # "…in subparagraph" and, on the next page, "(c) of that decision"
        elif block.body >= block.end:
            self._passage(block, "point-without-words", f"point ({block.label}) has no words")
        elif placed is not None and not (self._loose and placed[0] == 0):
            self._add_point(block, *placed)
        elif self._phase is Phase.ANNEX:
            self._loose_point(block, following)
        elif self._begins_with_point(block):
            self._phase = Phase.OPERATIVE
            whole = replace(block, label="", body=block.start)  # a paragraph's number is a figure
            self._add(PartDraft(PartKind.OPERATIVE, ("op", self._next(PartKind.OPERATIVE))), whole)
        else:
            self._passage(block, "point-out-of-sequence", f"point ({block.label}) follows no paragraph or point")

    def _behind_a_gap(self, block: Block) -> tuple[int, Level] | None:
        """Return the place of a point whose predecessor is missing: "(e) Assistance …" behind a finished point (c)."""
        finished = self._open is not None and self._open.text.endswith((",", ";", "; and"))
        if not finished or self._loose or not self._look(block.body, block.end).text.value[:1].isupper():
            return None
        values = values_of(block.label)
        for depth, (style, last) in reversed(list(enumerate(self._piece().levels))):
            if values.get(style) == last + 2:
                self._report(
                    block.start,
                    "point-missing",
                    f"the point before ({block.label}) is missing",
                    "Compare with the official text; a line may be missing.",
                )
                return depth, (style, last + 2)
        return None

    def _bullet(self, block: Block) -> None:
        """Read a point with a bullet. Its number is inferred: it counts the points of its list."""
        levels = self._piece().levels
        depth = next((depth for depth, (style, _) in enumerate(levels) if style == _BULLETED), len(levels))
        listed = depth < len(levels)
        introduced = self._open is not None and (block.label in ROUND or self._open.text.endswith((":", "–", "—")))
        if self._paragraph() is None or not (listed or introduced):
            self._plain(replace(block, shape=Shape.PLAIN, label="", body=block.start))
            return
        level = (_BULLETED, levels[depth][1] + 1 if listed else 1)
        self.regions.append(Region(block.start, block.label_end, RegionKind.MARKUP))
        self._add_point(replace(block, label=""), depth, level)

    @abstractmethod
    def _plain(self, block: Block) -> None:
        """Read words without a label."""

    def _add_point(self, block: Block, depth: int, level: Level) -> None:
        piece, parent = self._piece(), self._holder
        holder = piece.open_points[depth - 1] if depth or parent is None else parent
        block = replace(block, label=block.label.rstrip("."))  # the dot only tells "a." from "(a)"
        number = block.label or str(level[1])
        point = PartDraft(PartKind.SUBPARAGRAPH, (number,), number, number_inferred=not block.label)
        piece.levels[depth:] = [level]
        piece.open_points[depth:] = [point]
        self._fill(point, block)
        holder.children.append(point)
        self._open = point

    def _loose_point(self, block: Block, following: str | None) -> None:
        """Add a point of an annex that no paragraph introduces: it is as good as a paragraph there."""
        printed = replace(block, label=block.label.rstrip("."))
        draft = PartDraft(PartKind.ANNEX_PARAGRAPH, ("para", printed.label))
        levels = list(self._piece().levels) if self._loose else []
        self._add(draft, printed)
        placed = place(levels[:1], block.label, following) or place([], block.label, following)
        piece = self._piece()
        piece.levels[:] = [placed[1]] if placed else [next(iter(values_of(block.label).items()), ("letter", 0))]
        piece.open_points[:] = [draft]
        self._loose = True

    def _begins_with_point(self, block: Block) -> bool:
        """Tell whether a point is an operative paragraph: "(a) Resolves that …", right after the formula."""
        if self._phase not in {Phase.PREAMBLE, Phase.OPERATIVE} or self._piece().last_number is not None:
            return False
        return self.tongue.opens_operative(self._look(block.body, block.end).text.value)

    def _placed(self, block: Block, following: str | None) -> tuple[Block, tuple[int, Level] | None]:
        """Return a point, with a scanner's error in its label read through, and its place.

        The printed label is right if it has a place and leaves one to the label that follows; else the first one
        that looks like it and does so.
        """
        levels = self._piece().levels
        first = place(levels, block.label, following)
        others = self._genre.look_alikes(block.label)
        if not others or (first is not None and _leaves_a_place(levels, first, following)):
            return block, first
        likely = [(label, placed) for label in others if (placed := place(levels, label, following)) is not None]
        for label, placed in sorted(likely, key=lambda each: each[1][1][1] == 1):  # the next of a row before a new one
            if first is None or _leaves_a_place(levels, placed, following):
                return replace(block, label=label), placed
        return block, first

    def _paragraph(self) -> PartDraft | None:
        """Return the paragraph to which a point would belong."""
        if self._open is None:
            return None
        return self._holder
