"""What is understood of an act: citations, actions, mentions, notes in full."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from unres.model.reading import Act, Finding, Source
from unres.model.text import Span
from unres.model.things import (
    Addressee,
    BodyRef,
    ConceptRef,
    CountryRef,
    InitiativeRef,
    PartRef,
    Path,
    SessionRef,
    Target,
)


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
    official_links: tuple[int, ...] = ()
    """Which of its text's links stand on its words, each by its place among them, from 1."""


class ActionPlace(NamedTuple):
    """Which action of an act: the part's path, and the number within it."""

    part: Path
    n: int


@dataclass(frozen=True, slots=True)
class Action:
    """What a clause does: `verb` with its `modifiers`, asked of `addressees`, to do what `requests` says.

    A clause of the preamble has a verb and modifiers only, unless it asks somebody ("calling upon all States").
    """

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
    reports_to: tuple[Addressee, ...] = ()
    """To whom something is to be reported or submitted."""
    continues: ActionPlace | None = None
    """Of a point (or a paragraph) that completes a chapeau the chapeau's action."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A body, country, goal or initiative that a part or a note names.

    `n` counts from 1 within the part (or the note, whose path is that of its address); `surface` are the words that
    name it, as printed, and `offset` is how many characters of the part's text stand before them.
    """

    part: Path
    n: int
    offset: int
    surface: str
    thing: BodyRef | ConceptRef | CountryRef | InitiativeRef


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
    findings: tuple[Finding, ...] = ()
