"""What the collections hold: `resolution`, `resolution/ga`, `resolution/ga/76`, `…/op`, `body`, `concept/verb`."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from unres.dataset import Version, natural
from unres.iris import parse_path
from unres.labels import session_label
from unres.model import PartRef, SessionRef
from unres.namespaces import PREFIXES, UNR
from unres_site.represent import HYDRA, Description, Page, assemble, page_of

_SKOS: Final = PREFIXES["skos"]

_CLASSES: Final[dict[str, tuple[str, ...]]] = {
    "resolution": (UNR + "Resolution",),
    "decision": (UNR + "Decision",),
    "statement": (UNR + "PresidentialStatement",),
    "fragment": (UNR + "Fragment",),
    "body": (UNR + "Body",),
    "country": (UNR + "Country",),
    "treaty": (UNR + "Treaty",),
    "document": (UNR + "Document",),
    "instrument": (UNR + "Instrument",),
    "initiative": (UNR + "Initiative",),
    "publication": (UNR + "Publication",),
    "source": (UNR + "SourceFile",),
    "session": (UNR + "Session",),
    "meeting": (UNR + "Meeting",),
    "concept": (_SKOS + "ConceptScheme",),
}
"""First segment of a collection → the classes of its members."""

TITLES: Final = {
    "resolution": "Resolutions",
    "decision": "Decisions",
    "statement": "Presidential statements",
    "fragment": "Fragments",
    "body": "Bodies",
    "country": "Countries and areas",
    "treaty": "Treaties",
    "document": "Documents",
    "instrument": "Instruments",
    "initiative": "Initiatives",
    "publication": "Publications",
    "source": "Source files",
    "session": "Sessions",
    "meeting": "Meetings",
    "concept": "Concept schemes",
}
"""What the collections are called."""

PART_TITLES: Final = {
    "pp": "preambular paragraphs",
    "op": "operative paragraphs",
    "fn": "notes",
    "annex": "annexes",
    "sec": "sections",
    "cite": "citations",
}
"""What the collections of an act's parts are called."""

_BY_NAME: Final = frozenset({"body", "country", "instrument", "initiative", "source", "concept"})
"""Collections in the order of their members' names; the others go by number."""

_ACTS: Final = ("resolution", "decision", "statement")
_DEEPEST: Final = 3
"""Segments of a collection of acts: resolution/ga/76."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A collection: its members' IRIs in order, and the collections it falls into (path, how many members)."""

    path: str
    title: str
    members: tuple[str, ...]
    narrower: tuple[tuple[str, int], ...] = ()


def listing(version: Version, path: str) -> Listing | None:
    """Return a collection, or `None` if it has no members; those of one segment are there even when empty."""
    first, _, rest = path.partition("/")
    parts = re.fullmatch(r"(.+/.+/.+)/(pp|op|fn|annex|sec|cite)", path)
    if parts and isinstance(parse_path(parts[1]), PartRef):
        return _parts(version, path, parts[1], parts[2])
    members = _members(version, first, path)
    if not members and rest:
        return None
    return Listing(path, title(version, path), members, _narrower(version, path, members))


def _members(version: Version, first: str, path: str) -> tuple[str, ...]:
    prefix = f"{version.mint.base}{path}/"
    if first == "concept" and path != first:
        found: Iterable[str] = version.subjects(_SKOS + "inScheme", version.mint.base + path)
        return tuple(sorted(found, key=natural))
    found = version.instances(*_CLASSES[first])
    if first in _ACTS and path.count("/") == _DEEPEST - 1:
        folder, _, session = path.rpartition("/")
        start = f"{version.mint.base}{folder}/"
        return tuple(
            sorted((iri for iri in found if iri.startswith(start) and session_of(iri) == session), key=natural)
        )
    own = f"{version.mint.base}{first}/"
    members = [iri for iri in found if iri.startswith((own, prefix)) and (path == first or iri.startswith(prefix))]
    if first in _BY_NAME:
        return tuple(sorted(members, key=lambda iri: natural((version.label(iri) or iri).lower())))
    return tuple(sorted(members, key=natural))


def session_of(iri: str) -> str:
    """Return the session, year or Roman session that an act's number begins or ends with.

    >>> session_of("x/resolution/ga/76/188"), session_of("x/resolution/sc/1325(2000)")
    ('76', '2000')
    >>> session_of("x/resolution/ga/217(III)A")
    'III'
    """
    number = re.sub(r"^.*?(?:resolution|decision|statement)/[^/]+/", "", iri)
    bracketed = re.search(r"\(([^)]+)\)", number)
    return bracketed[1] if bracketed else number.partition("/")[0].partition(".")[0]


def _narrower(version: Version, path: str, members: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    first, *rest = path.split("/")
    base = version.mint.base
    if first in {"session", "meeting", "fragment", *_ACTS} and not rest:
        counts = Counter(f"{first}/{iri[len(base) :].split('/')[1]}" for iri in members)
    elif first in _ACTS and len(rest) == 1:
        counts = Counter(f"{path}/{session_of(iri)}" for iri in members)
    else:
        return ()
    return tuple(sorted(counts.items(), key=lambda item: natural(item[0])))


def _parts(version: Version, path: str, act: str, name: str) -> Listing | None:
    iri = version.mint.base + act
    quads = version.describe(iri)
    if not quads:
        return None
    subjects = dict.fromkeys(quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))
    if name == "cite":
        pattern = re.compile(rf"{re.escape(iri)}/(?:.+/)?cite/\d+")
    else:
        pattern = re.compile(rf"{re.escape(iri)}/(?:sec/[^/]+/)?{name}/[^/#]+")
    members = tuple(subject for subject in subjects if pattern.fullmatch(subject))
    return Listing(path, title(version, path), members) if members else None


def title(version: Version, path: str) -> str:
    """Return what a collection is called, in English."""
    first, *rest = path.split("/")
    if first == "concept" and rest:
        return version.label(version.mint.base + path) or path
    if rest and rest[-1] in PART_TITLES and len(rest) > 1:
        act = path.rpartition("/")[0]
        return f"{version.label(version.mint.base + act) or act}: {PART_TITLES[rest[-1]]}"
    words = TITLES[first]
    if rest and first != "fragment":
        body = version.label(f"{version.mint.base}body/{rest[0]}") or rest[0].upper()
        words = f"{words} of the {body}" if first in _ACTS else f"{body}: {words.lower()}"
    elif rest:
        words = f"{words} of file {rest[0]}"
    return f"{words}, {session_name(rest[0], rest[1])}" if len(rest) > 1 else words


def session_name(body: str, number: str) -> str:
    """Return what a session is called after its body has been named; years and Roman numerals stay as they are.

    >>> session_name("ga", "76"), session_name("ga", "S-30"), session_name("sc", "2000")
    ('76th session', '30th special session', '2000')
    """
    counted = re.fullmatch(r"(?:ES-|S-)?\d{1,3}", number)
    return session_label(SessionRef(body, number), {}).rpartition(", ")[2] if counted else number


def describe_listing(version: Version, found: Listing, page: int) -> Description:
    """Return one page of a collection as a description: it is a `hydra:Collection` of counted members."""
    iri = version.mint.base + found.path
    node = ox.NamedNode(iri)
    member = ox.NamedNode(HYDRA + "member")
    number = ox.Literal(str(len(found.members)), datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))
    own = [
        *version.describe(iri),
        ox.Quad(node, ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(HYDRA + "Collection")),
        ox.Quad(node, ox.NamedNode(HYDRA + "totalItems"), number),
        ox.Quad(node, ox.NamedNode(PREFIXES["rdfs"] + "label"), ox.Literal(found.title, language="en")),
    ]
    links = page_of([(member.value, iri) for iri in found.members], page)
    linked = [ox.Quad(node, member, ox.NamedNode(iri)) for _, iri in links.items]
    return assemble(version, iri, own, Page(links.number, links.total, links.items), linked)
