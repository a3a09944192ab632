"""Everything that has an address, as a value: acts and their parts, treaties, documents, bodies, concepts."""

from dataclasses import dataclass, replace
from enum import StrEnum


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
    """A treaty by its registration number in the United Nations *Treaty Series*, or one of its articles.

    `article` is the article's number, with paragraph and points behind slashes: "13", "2/4", "36/1/a/i".
    A treaty that has no registration number of its own, or whose number is not known beyond doubt, is named by its
    place in *Multilateral Treaties Deposited with the Secretary-General*: `TreatyRef("mtdsg/iv-9-a")`.
    """

    number: str
    """"27627", or "mtdsg/" and chapter and number in small letters."""
    article: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A United Nations document by its symbol, or an annex of it: `DocumentRef("S/2003/641", ("annex", "1"))`."""

    symbol: str
    path: Path = ()


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
class CountryRef:
    """A country or area by its ISO 3166-1 alpha-3 code in small letters: `CountryRef("mli")`."""

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
class MentionRef:
    """The n-th mention (from 1) in a part or note."""

    part: PartRef
    n: int


@dataclass(frozen=True, slots=True)
class CollectionRef:
    """A list of things: `resolution`, `resolution/ga`, `resolution/ga/76`, `resolution/ga/76/188/op`, `body`."""

    path: str


Target = PartRef | TreatyRef | DocumentRef | InstrumentRef | InitiativeRef | PublicationRef
"""What a citation can point to."""

Addressee = BodyRef | ConceptRef | CountryRef
"""Whom an action asks: a body, an actor of the scheme `actor`, or a country."""

Reference = (
    Target
    | LanguageVersionRef
    | BodyRef
    | CountryRef
    | SessionRef
    | MeetingRef
    | ConceptRef
    | SourceRef
    | CitationRef
    | ActionRef
    | MentionRef
    | CollectionRef
)
"""Everything that has an address."""


def whole_of(target: Target) -> Target | None:
    """Return the act, document, treaty or instrument that a part belongs to; `None` if it is itself whole.

    >>> whole_of(TreatyRef("27627", "13"))
    TreatyRef(number='27627', article='')
    >>> whole_of(DocumentRef("E/INCB/2018/1")) is None
    True
    """
    if isinstance(target, PartRef):
        return PartRef(target.act) if target.path else None
    if isinstance(target, DocumentRef):
        return DocumentRef(target.symbol) if target.path else None
    if isinstance(target, TreatyRef | InstrumentRef):
        return replace(target, article="") if target.article else None
    return None
