"""Mints and parses every address of the dataset; the two directions are one table, tested as a round trip.

`path_of` gives the address of a thing below the base, `parse_path` the thing an address names; a `Minter` adds the
base. The patterns are those of the design's section 3 and never change; new ones may be added.
"""

import os
import re
from collections.abc import Callable
from typing import Final

from unres.model import (
    ActionRef,
    ActKey,
    ActKind,
    BodyRef,
    CitationRef,
    CollectionRef,
    ConceptRef,
    CountryRef,
    DocumentRef,
    FragmentKey,
    InitiativeRef,
    InstrumentRef,
    LanguageVersionRef,
    MeetingRef,
    MentionRef,
    PartRef,
    PieceKey,
    PublicationRef,
    Reference,
    SessionRef,
    SourceRef,
    TreatyRef,
)
from unres.namespaces import BASE
from unres.symbols import NUMBER

_DIVISION: Final = r"(?: sec/[A-Z0-9.]+ | annex/[A-Za-z0-9]+ )"
_LABEL: Final = r"[A-Za-z0-9]+(?:\.\d+)?"
_PARAGRAPH: Final = rf"(?: (?:pp|op|para|passage|table)/{_LABEL} (?:/{_LABEL})*? | fn/[^/\s]+ )"
_PART: Final = rf"(?: {_DIVISION} (?:/{_DIVISION})* (?:/{_PARAGRAPH})? | {_PARAGRAPH} )"
"""Places in an act: a section or annex, and a paragraph with the points inside it, or a note."""

_SLUG: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"

_ARTICLE: Final = r"[0-9a-z]+(?:/[0-9a-z]+)*"
"""An article, and the paragraph and points in it: 13, 2/4, 36/1/a/i."""
_TREATY: Final = r"(?: \d+ | mtdsg/[ivxl]+(?:-[a-z])?-\d+(?:-[a-z0-9]+)? )"
"""A registration number in the *Treaty Series*, or else chapter and number among the treaties deposited."""

_COUNT: Final = r"[0-9]{1,9}"
"""A number that counts things of a file or part; a longer one names nothing."""

_PIECE_PATH: Final = re.compile(
    rf"""
    (?: (?P<kind>resolution|decision|statement) / (?P<body>{_SLUG}) / (?P<number>{NUMBER})
      | fragment / (?P<sha>[0-9a-f]{{12}}) / (?P<n>{_COUNT})
    )
    (?: / (?P<language>ar|de|en|es|fr|ru|zh)
      | (?: / (?P<part>{_PART}) )? (?: / (?P<below>cite|act|mention) / (?P<index>{_COUNT}) )?
    )
    """,
    re.VERBOSE,
)

_COLLECTION_PATH: Final = re.compile(
    rf"""
    (?:resolution|decision|statement) (?: /{_SLUG} (?: /(?:ES-|S-)?[0-9A-Z]+ )? )?   # resolution, resolution/ga, …/76
  | (?:resolution|decision|statement) /{_SLUG} /{NUMBER} /(?:pp|op|fn|annex|sec|cite)  # the parts of an act
  | fragment (?: /[0-9a-f]{{12}} (?: /\d+ /(?:pp|op|fn|annex|sec|cite) )? )?
  | concept (?: /{_SLUG} )?
  | session (?: /{_SLUG} )? | meeting (?: /{_SLUG} )?
  | body | country | treaty (?: /mtdsg )? | document | instrument | initiative | publication | source
    """,
    re.VERBOSE,
)


def _piece_path(key: PieceKey) -> str:
    if isinstance(key, ActKey):
        return f"{key.kind.value}/{key.body}/{key.number}"
    return f"fragment/{key.sha256}/{key.n}"


def _part_path(ref: PartRef) -> str:
    return "/".join((_piece_path(ref.act), *ref.path))


def _article_path(prefix: str, article: str) -> str:
    return f"{prefix}/art/{article}" if article else prefix


_MINT: Final[dict[type[Reference], Callable[..., str]]] = {
    PartRef: _part_path,
    LanguageVersionRef: lambda ref: f"{_piece_path(ref.act)}/{ref.language}",
    TreatyRef: lambda ref: _article_path(f"treaty/{ref.number}", ref.article),
    DocumentRef: lambda ref: "/".join((f"document/{ref.symbol}", *ref.path)),
    InstrumentRef: lambda ref: _article_path(f"instrument/{ref.slug}", ref.article),
    InitiativeRef: lambda ref: f"initiative/{ref.slug}",
    PublicationRef: lambda ref: f"publication/{ref.number}",
    BodyRef: lambda ref: f"body/{ref.code}",
    CountryRef: lambda ref: f"country/{ref.code}",
    SessionRef: lambda ref: f"session/{ref.body}/{ref.number}",
    MeetingRef: lambda ref: f"meeting/{ref.body}/{ref.number}",
    ConceptRef: lambda ref: f"concept/{ref.scheme}/{ref.slug}",
    SourceRef: lambda ref: f"source/{ref.sha256}",
    CitationRef: lambda ref: f"{_part_path(ref.part)}/cite/{ref.n}",
    ActionRef: lambda ref: f"{_part_path(ref.part)}/act/{ref.n}",
    MentionRef: lambda ref: f"{_part_path(ref.part)}/mention/{ref.n}",
    CollectionRef: lambda ref: ref.path,
}


def path_of(thing: Reference) -> str:
    """Return the address of a thing, relative to the base.

    >>> path_of(PartRef(ActKey(ActKind.RESOLUTION, "ga", "76/188"), ("op", "59", "b")))
    'resolution/ga/76/188/op/59/b'
    >>> path_of(TreatyRef("27627", "13"))
    'treaty/27627/art/13'
    """
    return _MINT[type(thing)](thing)


_BELOW: Final[dict[str, Callable[[PartRef, int], Reference]]] = {
    "cite": CitationRef,
    "act": ActionRef,
    "mention": MentionRef,
}
"""What was found in a part, by the step of its address."""


def _parse_piece(match: re.Match[str]) -> Reference:
    key: PieceKey = (
        ActKey(ActKind(match["kind"]), match["body"], match["number"])
        if match["kind"]
        else FragmentKey(match["sha"], int(match["n"]))
    )
    if match["language"]:
        return LanguageVersionRef(key, match["language"])
    part = PartRef(key, tuple(match["part"].split("/")) if match["part"] else ())
    below = _BELOW.get(match["below"])
    return below(part, int(match["index"])) if below else part


_PARSE: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Reference]], ...]] = (
    (_PIECE_PATH, _parse_piece),
    (re.compile(rf"treaty/({_TREATY})(?:/art/({_ARTICLE}))?", re.VERBOSE), lambda m: TreatyRef(m[1], m[2] or "")),
    (
        re.compile(r"document/([A-Z][^\s%?#]*?[^\s%?#/])(?:/annex/(\d+))?"),
        lambda m: DocumentRef(m[1], ("annex", m[2]) if m[2] else ()),
    ),
    (re.compile(rf"instrument/({_SLUG})(?:/art/({_ARTICLE}))?"), lambda m: InstrumentRef(m[1], m[2] or "")),
    (re.compile(rf"initiative/({_SLUG})"), lambda m: InitiativeRef(m[1])),
    (re.compile(r"publication/([A-Z0-9.]+)"), lambda m: PublicationRef(m[1])),
    (re.compile(rf"body/({_SLUG})"), lambda m: BodyRef(m[1])),
    (re.compile(r"country/([a-z]{3})"), lambda m: CountryRef(m[1])),
    (re.compile(rf"session/({_SLUG})/([0-9A-Z\-]+)"), lambda m: SessionRef(m[1], m[2])),
    (re.compile(rf"meeting/({_SLUG})/([0-9A-Z\-]+(?:/\d+)?)"), lambda m: MeetingRef(m[1], m[2])),
    (re.compile(rf"concept/({_SLUG})/({_SLUG})"), lambda m: ConceptRef(m[1], m[2])),
    (re.compile(r"source/([0-9a-f]{64})"), lambda m: SourceRef(m[1])),
    (_COLLECTION_PATH, lambda m: CollectionRef(m[0])),
)


def parse_path(path: str) -> Reference | None:
    """Return what a path below the base names, or `None` if it follows no pattern. Only canonical paths are known.

    >>> parse_path("resolution/sc/1325(2000)")
    PartRef(act=ActKey(kind=<ActKind.RESOLUTION: 'resolution'>, body='sc', number='1325(2000)'), path=())
    >>> parse_path("document/A/CONF.157/24")
    DocumentRef(symbol='A/CONF.157/24', path=())
    >>> parse_path("resolution/ga/76")
    CollectionRef(path='resolution/ga/76')
    >>> parse_path("etc/passwd") is None
    True
    """
    for pattern, build in _PARSE:
        match = pattern.fullmatch(path)
        if match:
            return build(match)
    return None


_BASE_IRI: Final = re.compile(r"https?://[^\s<>\"{}|\\^`?#]+/")


class Minter:
    """Turns things into IRIs under a base, and back.

    Without an argument the base is `UNRES_BASE`, or `https://w3id.org/unres/` if that is not set.

    Raises:
        ValueError: the base is no absolute http(s) IRI that ends with a slash.

    >>> mint = Minter("https://example.org/un/")
    >>> mint(BodyRef("cnd"))
    'https://example.org/un/body/cnd'
    >>> mint.parse("https://example.org/un/body/cnd")
    BodyRef(code='cnd')
    """

    def __init__(self, base: str | None = None) -> None:
        self.base: Final = base or os.environ.get("UNRES_BASE") or BASE
        if not _BASE_IRI.fullmatch(self.base):
            raise ValueError(f"the IRI base must be an absolute http(s) IRI that ends with a slash, not {self.base!r}")

    def __call__(self, thing: Reference) -> str:
        """Return the IRI of a thing."""
        return self.base + path_of(thing)

    def parse(self, iri: str) -> Reference | None:
        """Return what an IRI names, or `None` if it is not one of ours."""
        return parse_path(iri[len(self.base) :]) if iri.startswith(self.base) else None

    def graph(self, piece: PieceKey) -> str:
        """Return the IRI of the named graph that holds an act's triples."""
        return f"{self.base}graph/{_piece_path(piece)}"

    @property
    def ontology_graph(self) -> str:
        """Return the IRI of the graph of the ontology and the vocabularies."""
        return f"{self.base}graph/ontology"

    @property
    def dataset_graph(self) -> str:
        """Return the IRI of the graph that describes the dataset."""
        return f"{self.base}graph/dataset"

    @property
    def dataset(self) -> str:
        """Return the IRI of the dataset itself."""
        return f"{self.base}dataset"
