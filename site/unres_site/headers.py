"""The headers of answers: entity tags, caching, CORS, security, and the Link header by FAIR Signposting."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from flask import Response

from unres_site.negotiation import Representation

METHODS: Final = "GET, HEAD, OPTIONS"
"""What every address but the endpoint's allows."""

PATH_SAFE: Final = "/!$&'()*+;=:@~"
"""What stays as it is in a path (RFC 3986, section 3.3), but for the comma: in a Link header it would end a link."""

VARY: Final = "Accept, Accept-Encoding"
"""What answers depend on."""

CACHE: Final = "public, max-age=60, must-revalidate"
"""Of what a new version of the dataset may change: a minute without asking, then the entity tag decides."""

CACHE_LONG: Final = "public, max-age=31536000, immutable"
"""Of what has its version in its address."""

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from other hosts, nothing inline. Embedded JSON-LD is data, which the policy does not concern."""

COMMON: Final[Mapping[str, str]] = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Link, ETag, Content-Location, Location, Retry-After",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
}
"""What every answer carries, errors included. Credentials are never allowed."""

PREFLIGHT: Final[Mapping[str, str]] = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}
"""What the answer to OPTIONS carries (Fetch Standard, section 3.2)."""


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link (RFC 8288): one relation, and a target that is an IRI or relative to the page."""

    rel: str
    target: str
    type: str = ""
    title: str = ""


def link_header(links: Iterable[Link]) -> str:
    """Write links as the value of a Link header: ASCII, a relation each, no comma inside an address.

    >>> link_header([Link("alternate", "188.ttl", "text/turtle"), Link("up", "../76")])
    '<188.ttl>; rel="alternate"; type="text/turtle", <../76>; rel="up"'
    """
    return ", ".join(
        f'<{ascii_iri(link.target)}>; rel="{link.rel}"' + (f'; type="{link.type}"' if link.type else "")
        for link in links
    )


def ascii_iri(iri: str) -> str:
    """Return an IRI as a URI without commas: what is neither ASCII nor allowed is percent-encoded.

    >>> ascii_iri("https://example.org/é,a b")
    'https://example.org/%C3%A9%2Ca%20b'
    """
    return quote(iri, safe="%/:?#@!$&'()*+;=~[]")


def relative(target: str, page: str) -> str:
    """Return the relative address of a path as seen from a page; both are below the site's root.

    >>> relative("body/ga", "resolution/ga/76/188"), relative("resolution/ga/76/188.ttl", "resolution/ga/76/188")
    ('../../../body/ga', '188.ttl')
    >>> relative("", "body/ga"), relative("", ""), relative("resolution/ga", "resolution/ga/76/188")
    ('../', './', '../../ga')
    """
    steps, folder = target.split("/"), page.split("/")[:-1]
    shared = 0
    while shared < min(len(steps) - 1, len(folder)) and steps[shared] == folder[shared]:
        shared += 1
    path = "../" * (len(folder) - shared) + "/".join(steps[shared:])
    return f"./{path}" if not path or re.match(r"[^/]*:", path) else path


def alternates(path: str, page: str, offered: Sequence[Representation], query: str = "") -> list[Link]:
    """Return a link to each representation of the thing at `path`, as seen from `page`."""
    found = []
    for representation in offered:
        rel = "linkset" if representation.name == "linkset" else "alternate"
        named = f"{path}.{representation.name}"
        target = relative(named, page) + query if path else f"./?format={representation.name}"
        found.append(Link(rel, target, representation.media_type, representation.label))
    return found


def linkset(anchor: str, links: Iterable[Link]) -> dict[str, object]:
    """Return a link set (RFC 9264, section 4.2) of what is linked from `anchor`."""
    relations: dict[str, list[dict[str, str]]] = {}
    for link in links:
        target = {"href": ascii_iri(link.target)} | ({"type": link.type} if link.type else {})
        relations.setdefault(link.rel, []).append(target)
    return {"linkset": [{"anchor": anchor, **relations}]}


def apply_common(response: Response) -> Response:
    """Add what every answer carries; what an answer has of its own stays."""
    for name, value in COMMON.items():
        response.headers.setdefault(name, value)
    if "Vary" not in response.headers:
        response.headers["Vary"] = VARY
    return response
