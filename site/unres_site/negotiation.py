"""Chooses a representation: a pure function of the address's extension, `?format=` and the Accept header.

The order is fixed: an extension is an address of its own and beats everything, `?format=` beats Accept, and Accept is
read by RFC 9110, section 12.5.1. Of equally welcome representations the first of `REPRESENTATIONS` is sent, so the one
documented default, for `*/*` and for no header at all, is Turtle.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header


@dataclass(frozen=True, slots=True)
class Representation:
    """A form in which a thing is sent.

    `name` is the extension of its address, `media_type` what is sent (registered with IANA), `aliases` are other types
    that ask for it, `formats` other words that `?format=` understands.
    """

    name: str
    media_type: str
    label: str
    aliases: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    charset: bool = False
    """Whether the type takes a charset parameter (text types only: RDF's own types are always UTF-8)."""

    @property
    def content_type(self) -> str:
        """Return the value of the Content-Type header.

        >>> BY_NAME["ttl"].content_type, BY_NAME["nt"].content_type
        ('text/turtle; charset=utf-8', 'application/n-triples')
        """
        return f"{self.media_type}; charset=utf-8" if self.charset else self.media_type

    @property
    def is_rdf(self) -> bool:
        """Tell whether this is one of the RDF syntaxes."""
        return self.name in RDF_NAMES


RDF_NAMES: Final = frozenset({"ttl", "jsonld", "nt", "nq", "rdf"})
"""The extensions of the RDF syntaxes."""

REPRESENTATIONS: Final = (
    Representation("ttl", "text/turtle", "Turtle", ("text/n3", "application/x-turtle"), ("turtle", "n3"), charset=True),
    Representation("jsonld", "application/ld+json", "JSON-LD", ("application/json",), ("json-ld", "json")),
    Representation("nt", "application/n-triples", "N-Triples", ("text/plain",), ("ntriples", "n-triples")),
    Representation("nq", "application/n-quads", "N-Quads", ("text/x-nquads",), ("nquads", "n-quads")),
    Representation("rdf", "application/rdf+xml", "RDF/XML", (), ("rdfxml", "rdf-xml")),
    Representation("html", "text/html", "HTML", ("application/xhtml+xml",), (), charset=True),
    Representation("csv", "text/csv", "CSV", (), (), charset=True),
    Representation("xml", "application/akn+xml", "Akoma Ntoso", ("application/xml", "text/xml"), ("akn",)),
    Representation("linkset", "application/linkset+json", "Link set", (), ()),
)
"""Every representation, the preferred one first."""

BY_NAME: Final = {representation.name: representation for representation in REPRESENTATIONS}
"""Representations by extension."""


class NotAcceptableError(ValueError):
    """Accept allows none of the representations that are offered; they are in `offered` (RFC 9110, 15.5.7)."""

    def __init__(self, offered: Sequence[Representation]) -> None:
        self.offered: Final = tuple(offered)
        super().__init__("none of the acceptable types is offered: " + ", ".join(r.media_type for r in offered))


class UnknownFormatError(ValueError):
    """`?format=` names no representation that is offered; those that are stand in `offered`."""

    def __init__(self, asked: str, offered: Sequence[Representation]) -> None:
        self.asked: Final = asked
        self.offered: Final = tuple(offered)
        super().__init__(f"no format {asked!r} here; there are: " + ", ".join(r.name for r in offered))


def split_extension(path: str) -> tuple[str, str]:
    """Split a path into the address of a thing and the extension that names a representation, or an empty one.

    Symbols have dots of their own, so that only the known extensions count.

    >>> split_extension("resolution/ga/76/188.ttl"), split_extension("document/A/74/53/Add.1")
    (('resolution/ga/76/188', 'ttl'), ('document/A/74/53/Add.1', ''))
    """
    stem, dot, extension = path.rpartition(".")
    if dot and stem and not stem.endswith("/") and extension in BY_NAME:
        return stem, extension
    return path, ""


def negotiate(
    accept: str | None, offered: Sequence[Representation], *, extension: str = "", format_: str | None = None
) -> Representation:
    """Choose the representation to send.

    Args:
        accept: the Accept header; `None` or an empty one accepts anything.
        offered: what the thing has, the preferred one first.
        extension: the extension of the address, if it has one. It must be offered.
        format_: the value of `?format=`: an extension, a usual name ("turtle") or a media type.

    Raises:
        NotAcceptableError: the header allows nothing that is offered.
        UnknownFormatError: the extension or `?format=` names nothing that is offered.

    >>> negotiate("text/html, */*;q=0.1", REPRESENTATIONS).name
    'html'
    >>> negotiate("text/html", REPRESENTATIONS, format_="turtle").name
    'ttl'
    >>> negotiate("*/*", REPRESENTATIONS).name
    'ttl'
    """
    asked = extension or format_
    if asked:
        return _named(asked, offered)
    ranges = _ranges(accept)
    if not ranges:
        return offered[0]
    best = max(offered, key=lambda representation: _quality(ranges, representation))
    if _quality(ranges, best) > 0:
        return best
    if all(quality == 0 for _, quality in ranges):
        return _not_refused(ranges, offered)
    raise NotAcceptableError(offered)


def _named(asked: str, offered: Sequence[Representation]) -> Representation:
    # A plus sign in a query string arrives as a blank: application/ld+json.
    wanted = asked.strip().lower().replace(" ", "+")
    for representation in offered:
        names = (representation.name, *representation.formats, representation.media_type, *representation.aliases)
        if wanted in names:
            return representation
    raise UnknownFormatError(asked, offered)


_Ranges = list[tuple[str, float]]
_EXACT: Final = 2


def _ranges(accept: str | None) -> _Ranges:
    """Return the media ranges of a header with their weights; what is no range or has a broken weight is left out.

    A profile, charset or version is dropped: it narrows a type that is sent in one form only.
    """
    found = (
        (value.partition(";")[0].strip().lower(), weight) for value, weight in parse_accept_header(accept, MIMEAccept)
    )
    return [(value, weight) for value, weight in found if "/" in value]


def _quality(ranges: _Ranges, representation: Representation) -> float:
    """Return how welcome a representation is, from 0 to 1: its own type or, where that is not named, an alias."""
    own = _match(ranges, representation.media_type)
    if own and own[0] == _EXACT:
        return own[1]
    aliases = [found[1] for alias in representation.aliases if (found := _match(ranges, alias)) and found[0] == _EXACT]
    if aliases:
        return max(aliases)
    return own[1] if own else 0.0


def _match(ranges: _Ranges, media_type: str) -> tuple[int, float] | None:
    """Return how exactly (0 `*/*`, 1 `text/*`, 2 the type) and with which weight the most exact range fits."""
    kind = media_type.partition("/")[0]
    found: tuple[int, float] | None = None
    for value, weight in ranges:
        exactness = {"*/*": 0, f"{kind}/*": 1, media_type: _EXACT}.get(value)
        if exactness is not None and (found is None or (exactness, weight) > found):
            found = exactness, weight
    return found


def _not_refused(ranges: _Ranges, offered: Sequence[Representation]) -> Representation:
    """Return the first that a header of refusals alone (`text/html;q=0`) does not refuse."""
    for representation in offered:
        types = (representation.media_type, *representation.aliases)
        if all(_match(ranges, media_type) is None for media_type in types):
            return representation
    raise NotAcceptableError(offered)
