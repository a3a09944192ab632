"""What is read from a source: acts with their parts and notes, what each character is, what was not understood."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from unres.model.proceedings import Proceedings
from unres.model.text import EMPTY, Span, Text
from unres.model.things import MeetingRef, Path, PieceKey, SessionRef


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file. `name` is how the user called it, `sha256` is of its bytes, `text` is its content.

    The text of a format that is no text (PDF, DOCX, HTML) is what was taken out of it, as Markdown; `unres convert -f
    text` shows it. All positions count the code points of `text`.
    """

    name: str
    sha256: str
    text: str = field(repr=False)
    media_type: str = "text/markdown"
    furniture: tuple["Region", ...] = ()
    """Where running heads, page numbers and job numbers stand, as far as the layout told."""
    findings: tuple["Finding", ...] = ()
    """What a person should look at, from the time before the text was read."""

    def line(self, position: int) -> int:
        r"""Return the line, from 1, in which the character at `position` stands.

        >>> Source("a.txt", "", "one\ntwo").line(4)
        2
        """
        return bisect_right(line_starts(self.text), position)


@lru_cache(maxsize=4)
def line_starts(text: str) -> Sequence[int]:
    """Return the position behind each line end, with 0 first: many findings ask for lines of the same file."""
    starts = [0]
    while position := text.find("\n", starts[-1]) + 1:
        starts.append(position)
    return starts


class Extent(StrEnum):
    """How much of an act (or of a paragraph) a file holds."""

    COMPLETE = "complete"
    HEAD = "head"
    TAIL = "tail"
    MIDDLE = "middle"


class PartKind(StrEnum):
    """The kinds of part; the value is the class in the ontology."""

    PREAMBULAR = "PreambularParagraph"
    OPERATIVE = "OperativeParagraph"
    SUBPARAGRAPH = "Subparagraph"
    SECTION = "Section"
    ANNEX = "Annex"
    ANNEX_PARAGRAPH = "AnnexParagraph"
    TABLE = "Table"
    PASSAGE = "Passage"
    """Words with no number of their own: after points, quoted, in a list without labels; or not understood."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A footnote marker in a part's text: its label ("16"), the offset in `Text.value` before which it stands."""

    label: str
    offset: int
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, subparagraph, section or annex, with the parts inside it.

    `number` is as printed, without dot or brackets ("59", "a", "II"); empty for an unnumbered paragraph, whose place
    in the path counts from 1. `text` is the part's own words, without those of `children`; for a section or an annex
    it is the heading. `position` is the order in the act, counted over all parts from 1.
    """

    kind: PartKind
    path: Path
    number: str
    position: int
    text: Text
    number_span: Span | None = None
    markers: tuple[Marker, ...] = ()
    children: tuple["Part", ...] = ()
    extent: Extent = Extent.COMPLETE
    number_inferred: bool = False
    """The number is not printed in the file; it follows from those of its neighbours."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table, the words of its cells, row by row."""
    official_eid: str = ""
    """The identifier that the part's element has in the United Nations' own XML."""

    def walk(self) -> Iterator["Part"]:
        """Yield this part and every part inside it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: its marker as printed, its words, and the part that carries the marker (`None` if none does)."""

    marker: str
    marker_span: Span
    text: Text
    position: int
    attached_to: Path | None

    @property
    def path(self) -> Path:
        """Return the note's place in its act."""
        return ("fn", self.marker)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the title block says of an act. Every field is as printed; `None` or empty where the file is silent."""

    designation: Text = EMPTY
    """"Resolution 66/3", "76/188."."""
    title: Text = EMPTY
    session: Text = EMPTY
    agenda_item: Text = EMPTY
    agenda_title: Text = EMPTY
    adoption: Text = EMPTY
    """"Resolution adopted by the General Assembly on 16 December 2021"."""
    report: Text = EMPTY
    """"[on the report of the Third Committee (A/76/465, para. 10)]"."""
    formula: Text = EMPTY
    """"The General Assembly,"."""
    conclusion: Text = EMPTY
    """"53rd plenary meeting 16 December 2021"."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the heading means, where it is beyond doubt."""

    adopted: date | None = None
    session: SessionRef | None = None
    meeting: MeetingRef | None = None
    agenda_item: str = ""
    committee: str = ""
    """Code of the body on whose report the act was adopted."""
    issued: date | None = None
    """When the text was published in its language."""
    proceedings: Proceedings = field(default_factory=Proceedings)


@dataclass(frozen=True, slots=True)
class Act:
    """One piece of a file: a resolution, decision or statement, whole or in part, or a nameless fragment."""

    key: PieceKey
    language: str
    extent: Extent
    heading: Heading
    facts: Facts
    parts: tuple[Part, ...]
    footnotes: tuple[Footnote, ...]
    span: Span
    """The piece's stretch of the file."""
    body: str = ""
    """Code of the body, where it is known."""

    def walk(self) -> Iterator[Part]:
        """Yield every part, in document order."""
        for part in self.parts:
            yield from part.walk()


class RegionKind(StrEnum):
    """What a character of a source is. Each character is exactly one of these."""

    TEXT = "text"
    NUMBER = "number"
    FOOTNOTE = "footnote"
    MARKER = "marker"
    TITLE = "title"
    HEADING = "heading"
    MARKUP = "furniture: markup"
    RUNNING_HEAD = "furniture: running head"
    PAGE_NUMBER = "furniture: page number"
    JOB_NUMBER = "furniture: job number"
    WHITE_SPACE = "furniture: white space"


class Region(NamedTuple):
    """A stretch of the source and what it is."""

    start: int
    end: int
    kind: RegionKind


class Severity(StrEnum):
    """How much a finding matters: an error stops the file, a warning says that something was not understood."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should look at: what, where, and what to do."""

    code: str
    """Short name of the kind, in kebab case: `ibid-without-antecedent`."""
    severity: Severity
    message: str
    file: str
    line: int
    where: str = ""
    """Path of the part or act concerned, relative to the base."""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: its pieces in order, what each character is, and what was not understood."""

    source: Source
    acts: tuple[Act, ...]
    regions: tuple[Region, ...]
    findings: tuple[Finding, ...] = ()
