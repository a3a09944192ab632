"""How an act came about, as metadata tell it: its drafts and who tabled them, the vote, what it is about."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of an act: its symbol ("A/C.3/76/L.14/Rev.1"), when it was tabled, by whom."""

    symbol: str = ""
    tabled: date | None = None
    sponsors: str = ""
    """States and others that tabled it, as printed."""
    additional: str = ""
    """Those that joined them later, as printed."""


@dataclass(frozen=True, slots=True)
class Vote:
    """How an act was adopted: `outcome` as the metadata say it ("adoptedWithoutVote"), and the votes where counted."""

    outcome: str = ""
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    voters_in_favour: tuple[str, ...] = ()
    """Names as printed; so the two that follow."""
    voters_against: tuple[str, ...] = ()
    voters_abstaining: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act is about: a concept of another vocabulary by its IRI, which may be empty, and its name."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Proceedings:
    """Everything that is known of how an act came about."""

    drafts: tuple[Draft, ...] = ()
    vote: Vote | None = None
    subjects: tuple[Subject, ...] = ()
