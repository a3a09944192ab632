"""What the assembly of an act works on: parts that can still grow, and how they are made final."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from unres.model import Extent, Part, PartKind, Path, Span, Text
from unres.read.numbering import Level
from unres.read.words import NO_WORDS, Words, join, join_all


@dataclass(slots=True)
class PartDraft:
    """A part while its words and the parts inside it are still being found.

    `place` is the last stretch of its path (("op", "12"), or ("a",) for a point); `cut_before` and `cut_after` say
    that it begins before the file, or ends after it.
    """

    kind: PartKind
    place: Path
    number: str = ""
    number_span: Span | None = None
    words: Words = NO_WORDS
    children: list["PartDraft"] = field(default_factory=list)
    number_inferred: bool = False
    cut_before: bool = False
    cut_after: bool = False
    official_eid: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    continued: int = 0
    """How many blocks its words go on in."""

    def extend(self, words: Words) -> None:
        """Add words that continue this part after a page break."""
        self.words = join(self.words, words)
        self.continued += 1

    def last(self) -> "PartDraft":
        """Return the part inside this one that was found last, or itself."""
        return self.children[-1].last() if self.children else self

    def walk(self) -> Iterator["PartDraft"]:
        """Yield this draft and all inside it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def text(self) -> str:
        """Return the words found so far."""
        return self.words.text.value


@dataclass(slots=True)
class NoteDraft:
    """A note as found at the foot of a page."""

    label: str
    marker_span: Span
    words: Words
    piece: int
    """Index of the piece that was being read when the note came."""


@dataclass(slots=True)
class PieceDraft:
    """A piece of the file while it is being read."""

    start: int
    lines: dict[str, list[Words]] = field(default_factory=dict)
    """The lines of the heading, by field."""
    parts: list[PartDraft] = field(default_factory=list)
    begins_in_file: bool = True
    end: int = 0
    levels: list[Level] = field(default_factory=list)
    """The levels of points that are open in the current paragraph."""
    last_number: int | None = None
    """The number of the last operative paragraph."""
    letter: str = ""
    """The letter of a part of a consolidated act ("78/80 A and B")."""
    first: "PieceDraft | None" = None
    """The first part of a consolidated act, which carries the title block of all of them."""
    symbol: str = ""
    """The act's symbol, as a running head prints it."""
    counts: Counter[PartKind] = field(default_factory=Counter)
    """How many unnumbered parts of a kind have come."""
    open_points: list[PartDraft] = field(default_factory=list)
    """The point open at each level."""
    annexes: int = 0
    """How many annexes have begun."""

    def add_heading(self, name: str, words: Words) -> None:
        """Set a field of the heading, or continue it."""
        self.lines.setdefault(name, []).append(words)

    def heading_text(self, name: str) -> Text:
        """Return a field of the heading, empty if it is not there."""
        return join_all(self.lines.get(name, ())).text

    @property
    def heading(self) -> dict[str, Words]:
        """Return the heading: field → words."""
        return {name: join_all(lines) for name, lines in self.lines.items()}

    def all_headings(self) -> dict[str, Words]:
        """Return the heading, with what the title block of a consolidated act says of all its parts."""
        return self.heading if self.first is None else {**self.heading, **self.first.heading}

    def walk(self) -> Iterator[PartDraft]:
        """Yield every part found so far, in order."""
        for part in self.parts:
            yield from part.walk()

    def paragraphs(self, kind: PartKind) -> list[PartDraft]:
        """Return the parts of a kind, wherever they stand."""
        return [part for part in self.walk() if part.kind is kind]


def freeze(
    drafts: list[PartDraft], prefix: Path, position: int, taken: Counter[Path], above: Path | None = None
) -> tuple[tuple[Part, ...], int]:
    """Return the parts of a list of drafts whose paths begin with `prefix`, and the next free position.

    A paragraph in a section is addressed through it only where numbers restart in the sections beside it; the sections
    themselves are addressed below the one that they stand in, whose path is `above`. A path that is `taken` all the
    same gets a number behind it ("12.2"), so that no two parts share an address.
    """
    if not drafts:  # most parts have nothing inside
        return (), position
    parts: list[Part] = []
    through = _restarts(drafts)
    for draft in drafts:
        division = draft.kind is PartKind.SECTION
        path = free_path((*(prefix if above is None or not division else above), *draft.place), taken)
        own, position = position, position + 1
        inner = prefix if division and not through else path
        children, position = freeze(draft.children, inner, position, taken, path if division else None)
        parts.append(
            Part(
                kind=draft.kind,
                path=path,
                number=draft.number,
                position=own,
                text=draft.words.text,
                number_span=draft.number_span,
                markers=draft.words.markers,
                children=children,
                extent=_extent(draft),
                number_inferred=draft.number_inferred,
                official_eid=draft.official_eid,
                rows=draft.rows,
            )
        )
    return tuple(parts), position


def _restarts(drafts: list[PartDraft]) -> bool:
    """Tell whether sections beside one another hold paragraphs of the same place, or one that stands beside them."""
    seen: set[Path] = set()
    for draft in drafts:
        held = set(_places(draft)) if draft.kind is PartKind.SECTION else set()
        if held & seen:
            return True
        seen |= held or {draft.place}
    return False


def _places(section: PartDraft) -> Iterator[Path]:
    for child in section.children:
        if child.kind is PartKind.SECTION:
            yield from _places(child)
        else:
            yield child.place


def free_path(path: Path, taken: Counter[Path]) -> Path:
    """Return a path that is not taken yet, and take it; `taken` counts how often a path was asked for."""
    free = path
    while taken[free]:
        taken[path] += 1
        free = (*path[:-1], f"{path[-1]}.{taken[path]}")
    taken[free] += 1
    return free


def _extent(draft: PartDraft) -> Extent:
    if draft.cut_before:
        return Extent.MIDDLE if draft.cut_after else Extent.TAIL
    return Extent.HEAD if draft.cut_after else Extent.COMPLETE
