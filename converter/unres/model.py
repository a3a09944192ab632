"""What is read from a source and what is understood of it: frozen values, nothing else.

Data flows one way. `read` makes a `Reading` (acts, parts, notes, with the place of each word in the source),
`understand` adds an `Understanding` (citations, actions, findings), and the writers project both to RDF and XML.
Positions are code points of the decoded file, half open, as in `oa:TextPositionSelector`
(Web Annotation Data Model, section 4.2.4).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a source, in code points: `start` is in, `end` is out."""

    start: int
    end: int


class Run(NamedTuple):
    """`length` characters of a text from position `at` stand in the source from position `start`."""

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Text:
    """Words as read: `value` has its white space folded and carries neither markup nor footnote markers.

    Each character of `value` maps to one character of the source. A blank maps to the first white space it stands
    for, so that joining the source at `spans()` and folding white space gives `value` back.

    >>> text = Text("Urges States", (Run(0, 4, 5), Run(5, 10, 7)))
    >>> text.spans(0, 12)
    (Span(start=4, end=9), Span(start=10, end=17))
    >>> text.spans(6, 9)
    (Span(start=11, end=14),)
    """

    value: str
    runs: tuple[Run, ...]

    def __str__(self) -> str:
        """Return the words."""
        return self.value

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return where `value[start:end]` stands in the source, in order."""
        stop = len(self.value) if end is None else end
        found = []
        for at, source, length in self.runs:
            low, high = max(start, at), min(stop, at + length)
            if low < high:
                found.append(Span(source + low - at, source + high - at))
        return tuple(found)


EMPTY = Text("", ())
"""No words."""


# --- What can be named -------------------------------------------------------------------------------------------


class ActKind(StrEnum):
    """The kinds of act; the value is the first segment of the act's address."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, order=True)
class ActKey:
    """An act by body and number, in the spelling of its address: `ActKey(RESOLUTION, "ga", "217(III)A")`."""

    kind: ActKind
    body: str
    number: str


@dataclass(frozen=True, slots=True, order=True)
class FragmentKey:
    """The n-th piece (from 1) of a file, where the file does not say which act it belongs to."""

    sha256: str
    """First twelve hexadecimal digits of the file's SHA-256."""
    n: int


PieceKey = ActKey | FragmentKey
"""What names a piece of a file."""

Path = tuple[str, ...]
"""A part's place in its act: `("op", "59", "a")`, `("pp", "7")`, `("annex", "1", "para", "12")`, `("fn", "3")`."""


@dataclass(frozen=True, slots=True)
class PartRef:
    """A part of an act, or with an empty path the act itself."""

    act: PieceKey
    path: Path = ()


@dataclass(frozen=True, slots=True)
class LanguageVersionRef:
    """An act's text in one language (BCP 47 tag)."""

    act: PieceKey
    language: str


@dataclass(frozen=True, slots=True)
class TreatyRef:
    """A treaty by its registration number in the United Nations *Treaty Series*, or one of its articles."""

    number: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A United Nations document by its symbol: `DocumentRef("E/INCB/2018/1")`."""

    symbol: str


@dataclass(frozen=True, slots=True)
class InstrumentRef:
    """A named instrument which has no treaty number (a declaration, a plan of action, the Charter), or its article."""

    slug: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class InitiativeRef:
    """A named initiative, programme or report series."""

    slug: str


@dataclass(frozen=True, slots=True)
class PublicationRef:
    """A United Nations publication by its sales number: `PublicationRef("E.11.XI.14")`."""

    number: str


@dataclass(frozen=True, slots=True)
class BodyRef:
    """A body by its code: `BodyRef("cnd")`."""

    code: str


@dataclass(frozen=True, slots=True)
class SessionRef:
    """A session of a body: `SessionRef("ga", "76")`."""

    body: str
    number: str


@dataclass(frozen=True, slots=True)
class MeetingRef:
    """A meeting of a body; where meetings are numbered by session, `number` is `session/meeting`."""

    body: str
    number: str


@dataclass(frozen=True, slots=True)
class ConceptRef:
    """A concept of one of our schemes: `ConceptRef("verb", "urges")`."""

    scheme: str
    slug: str


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source file by the SHA-256 of its bytes (64 hexadecimal digits)."""

    sha256: str


@dataclass(frozen=True, slots=True)
class CitationRef:
    """The n-th citation (from 1) of a part."""

    part: PartRef
    n: int


@dataclass(frozen=True, slots=True)
class ActionRef:
    """The n-th action (from 1) of a part."""

    part: PartRef
    n: int


@dataclass(frozen=True, slots=True)
class CollectionRef:
    """A list of things: `resolution`, `resolution/ga`, `resolution/ga/76`, `resolution/ga/76/188/op`, `body`."""

    path: str


Target = PartRef | TreatyRef | DocumentRef | InstrumentRef | InitiativeRef | PublicationRef
"""What a citation can point to."""

Addressee = BodyRef | ConceptRef
"""Whom an action asks: a body, or an actor of the scheme `actor`."""

Reference = (
    Target
    | LanguageVersionRef
    | BodyRef
    | SessionRef
    | MeetingRef
    | ConceptRef
    | SourceRef
    | CitationRef
    | ActionRef
    | CollectionRef
)
"""Everything that has an address."""


# --- What is read ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file. `name` is how the user called it, `sha256` is of its bytes, `text` is its content."""

    name: str
    sha256: str
    text: str = field(repr=False)
    media_type: str = "text/markdown"

    def line(self, position: int) -> int:
        r"""Return the line, from 1, in which the character at `position` stands.

        >>> Source("a.txt", "", "one\ntwo").line(4)
        2
        """
        return self.text.count("\n", 0, position) + 1


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
    """Words which stand where no known structure explains them: kept, and reported."""


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
    """The number is not printed in the file; it follows from the number of the next paragraph."""

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


# --- What is understood ------------------------------------------------------------------------------------------


class Status(StrEnum):
    """Whether a citation's target is known."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference from a part to something else.

    `part` is the path of the citing part (empty for the act's heading); `n` counts from 1 within it. `footnote` is the
    marker of the note that the words stand in, if any; `spans` and `surface` are of those words. `target` is `None`
    unless the status is resolved; `candidates` holds the possible targets of an ambiguous one.
    """

    part: Path
    n: int
    type: str
    """Slug in the scheme `citation-type`."""
    surface: str
    spans: tuple[Span, ...]
    status: Status
    target: Target | None = None
    candidates: tuple[Target, ...] = ()
    footnote: str = ""
    locator: str = ""
    stated_date: date | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What a clause does: `verb` with its `modifiers`, asked of `addressees`, to do what `requests` says."""

    part: Path
    n: int
    verb: str
    """Slug in the scheme `verb`."""
    spans: tuple[Span, ...]
    surface: str
    """The clause's words, as printed."""
    modifiers: tuple[str, ...] = ()
    """Slugs in the scheme `modifier`."""
    addressees: tuple[Addressee, ...] = ()
    requests: str = ""
    conditions: tuple[str, ...] = ()
    deadline: str = ""
    """The words, as printed: "at its sixty-sixth session"."""
    deadline_session: SessionRef | None = None
    deadline_date: date | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A body or an initiative that a part names (in its own words or in a note), without citing it."""

    part: Path
    thing: BodyRef | InitiativeRef


@dataclass(frozen=True, slots=True)
class NoteReading:
    """A note with its *Ibid.* expanded: the note it stands for (`None` where that is outside the file), the words."""

    marker: str
    ibid_of: PartRef | None
    """The note, in this act or in another of the same file."""
    resolved_text: str


@dataclass(frozen=True, slots=True)
class Understanding:
    """An act and everything found in it."""

    source: Source
    act: Act
    citations: tuple[Citation, ...] = ()
    actions: tuple[Action, ...] = ()
    notes: tuple[NoteReading, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Each thing once a part, in the order in which they are first named."""
    findings: tuple[Finding, ...] = ()
