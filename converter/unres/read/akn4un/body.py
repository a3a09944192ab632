"""Puts the lines of a body together to paragraphs, points, sections and annexes.

The numbers decide what stands in what, as they do for readers of the printed page; the nesting of the XML only tells
what is a paragraph and what is a point. What has no number keeps its place by a count.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from unres.model import PartKind, RegionKind, Source, Span
from unres.read.akn4un.gather import Gatherer
from unres.read.akn4un.lines import Kind, Line
from unres.read.akn4un.words import Found, behead
from unres.read.draft import PartDraft, PieceDraft
from unres.read.grammar import opens_operative
from unres.read.labels import SECTION_NUMBER, Label, Rank, read_label
from unres.read.numbering import DEEPEST, Level, place, values_of

_ANNEX: Final = re.compile(
    r"(?:Annex|Annexe|Anexo|Anlage|Anhang|Appendix|Appendice|Apéndice|Приложение|Добавление|附件|附录|مرفق|المرفق|تذييل)"
    r"(?:\s+(?P<number>[IVX]+|[A-Z]|\d+))?"
)
_SECTION: Final = re.compile(rf"(?P<number>{SECTION_NUMBER})\s?[.、．–-]\s*(?=\S)", re.VERBOSE)
_LONE_SECTION: Final = re.compile(r"(?P<number>[IVXLC]+|[A-Z])\.?")
_AHEAD: Final = 60
"""How many lines are looked ahead, so that a long file takes no longer for each of its lines."""
_PRINTED_NUMBER: Final = re.compile(r"(?P<number>\d{1,3})(?P<sign>\s?[.\-–])?\s+(?=\D)")


@dataclass(slots=True)
class Scope:
    """Something that has paragraphs of its own: the act, an annex, or a draft that the act contains."""

    parts: list[PartDraft]
    counts: Counter[PartKind]
    """How many unnumbered parts of a kind have come."""
    annexed: bool = False
    draft: PartDraft | None = None
    """The section that holds the draft which this is."""
    heading: PartDraft | None = None
    """An annex whose title may come next."""
    sections: list[tuple[Level, PartDraft]] = field(default_factory=list)
    """The numbered sections that are open, from the outermost."""
    unnumbered: PartDraft | None = None
    """The section without a number that is open."""
    annexes: int = 0
    last: int | None = None
    """The last paragraph's number."""
    levels: list[Level] = field(default_factory=list)
    points: list[PartDraft] = field(default_factory=list)
    tallies: defaultdict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    holders: dict[int, PartDraft] = field(default_factory=dict)
    """The part that points would belong to, by the list that it stands in."""
    loose: bool = False
    """The points belong to no paragraph, and the first of their levels stands beside paragraphs."""

    def siblings(self) -> list[PartDraft]:
        """Return where the next paragraph goes."""
        if self.unnumbered is not None:
            return self.unnumbered.children
        return self.sections[-1][1].children if self.sections else self.parts

    def tally(self) -> Counter[str]:
        """Return how many parts of a kind stand where the next paragraph goes, and how many have a number."""
        return self.tallies[id(self.siblings())]


class Body(Gatherer):
    """Reads the lines of one act into a piece."""

    def __init__(self, source: Source, piece: PieceDraft, index: int) -> None:
        super().__init__(source, piece, index)
        self._scopes: Final[list[Scope]] = [Scope(piece.parts, piece.counts)]
        self._rest: Sequence[Line] = ()
        self._here = 0

    # --- Lines -------------------------------------------------------------------------------------------------

    def run(self, lines: Sequence[Line]) -> None:
        """Read lines."""
        handlers = {
            Kind.RECITAL: self._recital,
            Kind.NUMBERED: self._labelled,
            Kind.POINT: self._labelled,
            Kind.PLAIN: self._plain,
            Kind.WRAP_UP: self._wrap_up,
            Kind.HEADING: self._heading,
            Kind.TABLE: self._table,
            Kind.FORMULA: self._formula,
            Kind.CONCLUSION: lambda line: self.heading("conclusion", line.words),
            Kind.DRAFT: self._begin_draft,
            Kind.DRAFT_END: self._end_draft,
            Kind.ATTACHMENT: self._attachment,
        }
        self._rest = lines
        for here, line in enumerate(lines):
            self._here = here
            handlers[line.kind](line)

    @property
    def _scope(self) -> Scope:
        return self._scopes[-1]

    def _add(self, kind: PartKind, place: tuple[str, ...], line: Line, found: Found | None = None) -> PartDraft:
        """Add a part to the current section, annex or act."""
        draft = PartDraft(kind, place, official_eid=line.identifier)
        draft.words = found.words if found else self.take(line.words, RegionKind.TEXT).words
        scope = self._scope
        scope.siblings().append(draft)
        scope.tally()[kind] += 1
        self._may_hold(draft)
        scope.levels.clear()
        scope.points.clear()
        scope.loose = False
        scope.heading = None
        return draft

    def _next(self, kind: PartKind) -> str:
        counts = self._scope.counts
        counts[kind] += 1
        return str(counts[kind])

    def _recital(self, line: Line) -> None:
        found = self.take(line.words, RegionKind.TEXT)
        if found.words.text.value or self._followed_by_points():
            self._add(PartKind.PREAMBULAR, ("pp", self._next(PartKind.PREAMBULAR)), line, found)

    def _followed_by_points(self) -> bool:
        rest = self._rest[self._here + 1 : self._here + 2]
        return bool(rest) and rest[0].kind is Kind.POINT

    def _table(self, line: Line) -> None:
        table = self._add(PartKind.TABLE, ("table", self._next(PartKind.TABLE)), line)
        table.rows = self.rows(line.node)

    def _formula(self, line: Line) -> None:
        """Read the formula of a draft, which heads it."""
        found = self.take(line.words, RegionKind.HEADING)
        if self._scope.draft is not None:
            self._scope.draft.words = found.words

    def _wrap_up(self, line: Line) -> None:
        self._passage(line, self.take(line.words, RegionKind.TEXT))

    def _passage(self, line: Line, found: Found) -> None:
        self._add(PartKind.PASSAGE, ("passage", self._next(PartKind.PASSAGE)), line, found)

    def _plain(self, line: Line) -> None:
        found = self.reader.read(*line.words)
        printed = _PRINTED_NUMBER.match(found.words.text.value)
        if printed and self._is_due(int(printed["number"]), signed=bool(printed["sign"])):
            self._number_in_words(line, found, printed)
            return
        self.keep(found, RegionKind.TEXT)
        if found.words.text.value and not self._fills_empty(found):
            self._unnumbered(line, found)

    def _unnumbered(self, line: Line, found: Found) -> None:
        scope = self._scope
        if scope.annexed:
            self._passage(line, found)
        elif not self._is_numbered():
            ordinal = scope.tally()[PartKind.OPERATIVE] + 1
            self._add(PartKind.OPERATIVE, ("op", str(ordinal)), line, found)
        elif self._next_number() == (scope.last or 0) + 2 and opens_operative(found.words.text.value):
            scope.last = (scope.last or 0) + 1  # the paragraph between two numbered ones has lost its number
            draft = self._add(PartKind.OPERATIVE, ("op", str(scope.last)), line, found)
            draft.number, draft.number_inferred = str(scope.last), True
        else:
            self._passage(line, found)

    def _fills_empty(self, found: Found) -> bool:
        """Take words for the numbered paragraph before them, if it has none: the file has parted the two."""
        siblings = self._scope.siblings()
        before = siblings[-1] if siblings else None
        if before is None or not before.number or before.text or before.children or before.kind is PartKind.SECTION:
            return False
        before.words = found.words
        return True

    def _is_numbered(self) -> bool:
        """Tell whether the paragraphs here have numbers: in the current numbered section, or in the act."""
        scope = self._scope
        if scope.sections and scope.unnumbered is None:
            return scope.tally()["numbered"] > 0
        return scope.last is not None

    def _is_due(self, number: int, *, signed: bool) -> bool:
        """Tell whether a number among words is the next paragraph's; one without a full stop needs its successor."""
        due = number == (self._scope.last or 0) + 1 and not self._scope.annexed
        return due and (signed or self._next_number() == number + 1)

    def _next_number(self) -> int:
        """Return the number of the next numbered paragraph, or 0."""
        for line in self._rest[self._here + 1 : self._here + _AHEAD]:
            if line.kind is Kind.NUMBERED and line.number is not None:
                label = read_label(line.number.words())
                return int(label.step) if label and label.rank is Rank.PARAGRAPH and label.step.isdigit() else 0
        return 0

    def _number_in_words(self, line: Line, found: Found, printed: re.Match[str]) -> None:
        """Add a paragraph whose number stands among its words."""
        number = printed["number"]
        span = found.words.text.spans(0, len(number))[0]
        shorter = Found(behead(found.words, printed.end(), RegionKind.NUMBER), found.notes)
        self.keep(shorter, RegionKind.TEXT)
        draft = self._numbered(line, number, shorter)
        draft.number, draft.number_span = number, span

    # --- Numbers -----------------------------------------------------------------------------------------------

    def _labelled(self, line: Line) -> None:
        label = self._label(line)
        if label is None:
            if line.kind is Kind.POINT:
                self._point(line, Label(Rank.BULLET, "", 0, 0))
            else:
                self._unreadable_number(line)
        elif label.rank is Rank.PARAGRAPH and line.kind is Kind.NUMBERED:
            number = self._numbered(line, label.step, None)
            self._print_number(number, line, label)
        else:
            self._point(line, label)

    def _label(self, line: Line) -> Label | None:
        """Return what a line's number is; a small "l." where a 1 is due is one."""
        printed = line.number.words() if line.number is not None else ""
        label = read_label(printed)
        if printed in {"l.", "I."} and line.kind is Kind.NUMBERED and self._scope.last is None:
            self.report(line.node, "number-misprinted", f"the number 1 is written as {printed!r}")
            return Label(Rank.PARAGRAPH, "1", 0, 1)
        return label

    def _unreadable_number(self, line: Line) -> None:
        printed = line.number.words() if line.number is not None else ""
        if printed:
            self.report(line.node, "number-unreadable", f"the number {printed!r} is none that is known")
        nodes = [line.number, *line.words] if line.number is not None else line.words
        self._plain(line._replace(words=tuple(nodes), number=None))

    def _numbered(self, line: Line, step: str, found: Found | None) -> PartDraft:
        scope = self._scope
        if scope.annexed:
            return self._add(PartKind.ANNEX_PARAGRAPH, ("para", step), line, found)
        value = int(step) if step.isdigit() else None
        if value is not None and not self._is_in_sequence(line, value):
            return self._add(PartKind.PASSAGE, ("passage", self._next(PartKind.PASSAGE)), line, found)
        scope.last = value if value is not None else scope.last
        scope.tally()["numbered"] += 1
        return self._add(PartKind.OPERATIVE, ("op", step), line, found)

    def _is_in_sequence(self, line: Line, value: int) -> bool:
        """Tell whether a number continues those before it; what does not is a quotation, as in an amendment."""
        last = self._scope.last or 0
        if value == last + 1 or (value == 1 and not self._is_numbered()):
            if last == 0:
                self._demote_chapeau()
            return True
        self.report(line.node, *_gap(value, last))
        return value > last and self._next_number() != last + 1

    def _demote_chapeau(self) -> None:
        """Make the unnumbered words before paragraph 1 ("Resolves that:") a passage: they are no paragraph 1."""
        for part in self._scope.siblings():
            if part.kind is PartKind.OPERATIVE and not part.number:
                part.kind, part.place = PartKind.PASSAGE, ("passage", self._next(PartKind.PASSAGE))
                self._scope.tally()[PartKind.OPERATIVE] -= 1

    def _print_number(self, draft: PartDraft, line: Line, label: Label) -> None:
        """Take the number as printed."""
        if line.number is None:
            return
        found = self.reader.read(line.number)
        self.keep(found, RegionKind.NUMBER)
        text = found.words.text
        spans = text.spans(label.start, label.end)
        printed = text.value[label.start : label.end]
        if label.rank is Rank.PARAGRAPH and not printed[:1].isdigit():  # misprinted, and reported as such
            draft.number, draft.number_inferred = label.step, True
        elif spans:
            draft.number, draft.number_span = printed, Span(spans[0].start, spans[-1].end)

    def _holder(self) -> PartDraft | None:
        """Return the paragraph to which a point would belong."""
        return self._scope.holders.get(id(self._scope.siblings()))

    def _may_hold(self, draft: PartDraft) -> None:
        """Let the points that come next belong to a part, if it is one that may have points."""
        if draft.kind in _HOLDERS:
            self._scope.holders[id(self._scope.siblings())] = draft

    def _point(self, line: Line, label: Label) -> None:
        scope = self._scope
        holder = None if scope.loose else self._holder()
        depth, level = self._depth(label)
        if holder is None and depth == 0:
            self._loose_point(line, label)
        else:
            step = label.step if label.rank is not Rank.BULLET else str(level[1])
            point = PartDraft(PartKind.SUBPARAGRAPH, (step,), step, official_eid=line.identifier)
            point.number_inferred = label.rank is Rank.BULLET
            self._fill_point(point, line, label)
            (holder if depth == 0 and holder else scope.points[depth - 1]).children.append(point)
            scope.points[depth:] = [point]
        scope.levels[depth:] = [level]

    def _fill_point(self, point: PartDraft, line: Line, label: Label) -> None:
        if label.rank is not Rank.BULLET:
            self._print_number(point, line, label)
        elif line.number is not None:
            self.take([line.number], RegionKind.NUMBER)
        point.words = self.take(line.words, RegionKind.TEXT).words

    def _loose_point(self, line: Line, label: Label) -> None:
        """Add a point that no paragraph introduces: in an annex it is as good as a paragraph."""
        scope = self._scope
        if scope.annexed and label.rank is not Rank.BULLET:
            draft = PartDraft(PartKind.ANNEX_PARAGRAPH, ("para", label.step), official_eid=line.identifier)
        else:
            place = ("passage", self._next(PartKind.PASSAGE))
            draft = PartDraft(PartKind.PASSAGE, place, official_eid=line.identifier)
        if not scope.annexed:
            self.report(line.node, "point-out-of-sequence", f"point {label.step} follows no paragraph or point")
        self._fill_point(draft, line, label)
        scope.siblings().append(draft)
        self._may_hold(draft)
        scope.points[:] = [draft]
        scope.loose, scope.heading = True, None

    def _depth(self, label: Label) -> tuple[int, Level]:
        levels = self._scope.levels
        if label.rank is Rank.BULLET:
            at = next((n for n, (style, _) in enumerate(levels) if style == "bullet"), len(levels))
            return at, ("bullet", levels[at][1] + 1 if at < len(levels) else 1)
        styles = values_of(label.step) or {"": 0}
        if levels and styles.get(levels[-1][0]) == levels[-1][1]:  # the number before it once more
            return len(levels) - 1, levels[-1]
        placed = place(levels, label.step, self._following())
        if placed is not None and placed[0] < DEEPEST:
            return placed
        at = next((n for n, (style, _) in reversed(list(enumerate(levels))) if style in styles), len(levels))
        at = min(at, DEEPEST - 1)
        open_style = levels[at][0] if at < len(levels) else ""
        style = open_style if open_style in styles else next(iter(styles))
        return at, (style, styles[style])

    def _following(self) -> str | None:
        """Return the label of the next point."""
        for line in self._rest[self._here + 1 : self._here + _AHEAD]:
            if line.kind in {Kind.NUMBERED, Kind.POINT} and line.number is not None:
                label = read_label(line.number.words())
                if label is not None and label.rank in {Rank.POINT, Rank.SECTION}:
                    return label.step
        return None

    # --- Headings ----------------------------------------------------------------------------------------------

    def _heading(self, line: Line) -> None:
        found = self.reader.read(*line.words)
        text = found.words.text.value
        annex = _ANNEX.fullmatch(text) if line.number is None else None
        if annex:
            self.keep(found, RegionKind.HEADING)
            self._begin_annex(line, found, annex["number"] or "")
        elif not text or line.number is not None or not self._titles(found):
            self._section(line, found)

    def _titles(self, found: Found) -> bool:
        """Take a heading as the title of the annex, or of the section that has only its number so far."""
        scope = self._scope
        if scope.heading is not None and not _SECTION.match(found.words.text.value):
            self.keep(found, RegionKind.HEADING)
            scope.heading.extend(found.words)
            scope.heading = None
            return True
        section = scope.unnumbered or (scope.sections[-1][1] if scope.sections else None)
        if section is not None and not section.children and not section.text and section.number:
            self.keep(found, RegionKind.HEADING)
            section.words = found.words
            return True
        return False

    def _section(self, line: Line, found: Found) -> None:
        """Begin a section with the number that its heading has, in an element of its own or among its words."""
        words, step = found.words, ""
        draft = PartDraft(PartKind.SECTION, (), official_eid=line.identifier)
        label = read_label(line.number.words()) if line.number is not None else None
        printed = _SECTION.match(words.text.value) or _LONE_SECTION.fullmatch(words.text.value)
        among = read_label(f"{printed['number']}.") if printed else None
        if label is not None and line.number is not None:
            self._print_number(draft, line, label)
            step = label.step
            if words.text.value.startswith(f"{line.number.words()} "):  # printed once and tagged twice
                words = behead(words, len(line.number.words()) + 1, RegionKind.NUMBER)
        elif printed and among:
            draft.number, step = printed["number"], among.step
            draft.number_span = words.text.spans(0, len(draft.number))[0]
            words = behead(words, printed.end(), RegionKind.NUMBER)
        self.keep(Found(words, found.notes), RegionKind.HEADING)
        if step or words.text.value:
            draft.words = words
            self._place_section(self._scope, draft, step)

    def _place_section(self, scope: Scope, draft: PartDraft, step: str) -> None:
        scope.unnumbered = None
        if step:
            depth, level = _place_in([level for level, _ in scope.sections], step)
            del scope.sections[depth:]
            siblings = scope.siblings()
            scope.sections.append((level, draft))
        else:
            siblings = scope.siblings()
            scope.unnumbered = draft
        tally = scope.tallies[id(siblings)]
        tally[PartKind.SECTION] += 1
        name = re.sub(r"[^A-Za-z0-9]", "", step).upper() or str(tally[PartKind.SECTION])
        tally[f"sec/{name}"] += 1
        draft.place = ("sec", name if tally[f"sec/{name}"] == 1 else f"{name}.{tally[f'sec/{name}']}")
        siblings.append(draft)
        scope.levels.clear()
        scope.points.clear()
        scope.loose = False
        scope.heading = None

    # --- Annexes and drafts ------------------------------------------------------------------------------------

    def _attachment(self, line: Line) -> None:
        """Begin an annex whose heading is still to come."""
        rest = self._rest[self._here + 1 : self._here + 2]
        heading = rest[0] if rest and rest[0].kind is Kind.HEADING else None
        if heading is None or not _ANNEX.fullmatch(self.reader.read(*heading.words).words.text.value):
            self._open_annex(line.identifier)

    def _begin_annex(self, line: Line, found: Found, number: str) -> None:
        annex = self._open_annex(line.identifier)
        annex.words = found.words
        annex.number = number

    def _open_annex(self, identifier: str) -> PartDraft:
        outer = self._scopes[-1]
        if outer.annexed:
            self._scopes.pop()
            outer = self._scopes[-1]
        outer.annexes += 1
        annex = PartDraft(PartKind.ANNEX, ("annex", str(outer.annexes)), official_eid=identifier)
        outer.parts.append(annex)
        self._scopes.append(Scope(annex.children, outer.counts, annexed=True, heading=annex))
        return annex

    def _begin_draft(self, line: Line) -> None:
        """Begin the text of a draft that the act recommends to another body: a section with its own preamble."""
        draft = PartDraft(PartKind.SECTION, (), official_eid=line.identifier)
        self._place_section(self._scope, draft, "")
        self._scopes.append(Scope(draft.children, Counter(), draft=draft))

    def _end_draft(self, _line: Line) -> None:
        while self._scopes[-1].annexed:
            self._scopes.pop()
        self._scopes.pop()
        self._scope.unnumbered = None


def _place_in(levels: list[Level], step: str) -> tuple[int, Level]:
    """Return depth and level of a section. A row of numbers never stands in a row of its own kind, but begins anew.

    >>> _place_in([("capital roman", 2)], "A"), _place_in([("capital roman", 2), ("capital letter", 1)], "I")
    ((1, ('capital letter', 1)), (0, ('capital roman', 1)))
    """
    depth, level = place(levels, step, None) or (0, next(iter(values_of(step).items()), ("", 0)))
    if depth == len(levels):
        depth = next((n for n, (style, _) in enumerate(levels) if style == level[0]), depth)
    return depth, level


def _gap(value: int, last: int) -> tuple[str, str]:
    """Return code and message for a number that does not continue those before it."""
    return ("number-missing" if value > last else "number-out-of-sequence"), f"paragraph {value} stands after {last}"


_HOLDERS: Final = frozenset({PartKind.OPERATIVE, PartKind.PREAMBULAR, PartKind.ANNEX_PARAGRAPH, PartKind.PASSAGE})
