"""Dereferences every address of the dataset.

Documents (acts and their parts, citations, treaties, documents, collections …) answer 200 and say in Content-Location
which representation they sent. Things that are no documents (bodies, sessions, meetings, concepts, actions,
initiatives) answer 303 to the document that describes them, in the format that was negotiated.
"""

from http import HTTPStatus
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox
from flask import Blueprint, Response, request

from unres.dataset import Version
from unres.namespaces import PREFIXES
from unres_site.bodies import body_of
from unres_site.headers import CACHE, PATH_SAFE, VARY
from unres_site.negotiation import (
    BY_NAME,
    NotAcceptableError,
    Representation,
    UnknownFormatError,
    negotiate,
    split_extension,
)
from unres_site.problems import ProblemError, format_problem, not_found
from unres_site.state import Body, site
from unres_site.targets import Target, find

blueprint: Final = Blueprint("resources", __name__)

_REPLACED_BY: Final = PREFIXES["dcterms"] + "isReplacedBy"
_WITHDRAWN: Final = PREFIXES["prov"] + "invalidatedAtTime"


@blueprint.get("/", defaults={"address": ""})
@blueprint.get("/<path:address>")
def dereference(address: str) -> Response:
    """Answer for the thing at an address."""
    path, extension = split_extension(address)
    the_site = site()
    version = the_site.current()
    target = find(the_site, version, path)
    if target is None:
        raise not_found(address)
    _check_standing(version, target)
    representation = choose(target, extension)
    if not target.is_document and not extension:
        return _see_other(target, representation)
    body = body_of(the_site, version, target, representation, page_number())
    return send(body, version, location=f"{path}.{representation.name}" if path else "")


def choose(target: Target, extension: str) -> Representation:
    """Return the representation to send.

    Raises:
        ProblemError: 404 for an extension that this thing does not have, 406 for Accept, 400 for `?format=`.
    """
    accept, format_ = request.headers.get("Accept"), request.args.get("format")
    try:
        return negotiate(accept, target.offered, extension=extension, format_=format_)
    except UnknownFormatError as error:
        if extension:
            detail = f"There is no {BY_NAME[extension].label} of this."
            raise ProblemError(HTTPStatus.NOT_FOUND, detail, offered=target.offered, path=target.path) from error
        raise format_problem(HTTPStatus.BAD_REQUEST, target.offered, target.path) from error
    except NotAcceptableError as error:
        raise format_problem(HTTPStatus.NOT_ACCEPTABLE, target.offered, target.path) from error


def page_number() -> int:
    """Return the page that is asked for.

    Raises:
        ProblemError: 400 for what is no number from 1.
    """
    asked = request.args.get("page", "1")
    if not asked.isascii() or not asked.isdecimal() or len(asked) > len("1000000") or int(asked) < 1:
        raise ProblemError(HTTPStatus.BAD_REQUEST, "?page= must be a number from 1.")
    return int(asked)


def _check_standing(version: Version, target: Target) -> None:
    """Send those who ask for a merged or renumbered thing to its successor, and say that a withdrawn one is gone."""
    for successor in version.objects(target.iri, _REPLACED_BY):
        if isinstance(successor, ox.NamedNode):
            raise ProblemError(
                HTTPStatus.MOVED_PERMANENTLY,
                f"This is now {successor.value}.",
                path=target.path,
                replaced_by=successor.value,
                location=_here(version, successor.value),
            )
    if version.objects(target.iri, _WITHDRAWN):
        raise ProblemError(HTTPStatus.GONE, "This was withdrawn.", path=target.path)


def _here(version: Version, iri: str) -> str:
    """Return an IRI as an address of this site, if it is one."""
    base = version.mint.base
    return f"{request.script_root}/{quote(iri[len(base) :], safe=PATH_SAFE)}" if iri.startswith(base) else iri


def _see_other(target: Target, representation: Representation) -> Response:
    query = request.query_string.decode("ascii", "replace")
    location = f"{request.script_root}/{quote(f'{target.path}.{representation.name}', safe=PATH_SAFE)}"
    if query:
        location += "?" + quote(query, safe=PATH_SAFE + "?,%")
    body = f"This is no document. One that describes it is at {location}\n"
    response = Response(body, HTTPStatus.SEE_OTHER, content_type="text/plain; charset=utf-8")
    response.headers["Location"] = location
    response.headers["Cache-Control"] = CACHE
    return response


def send(body: Body, version: Version, *, location: str = "", cache: str = CACHE) -> Response:
    """Return a finished body as an answer: compressed if the client takes that, or 304 if it has it already."""
    compressed = body.compressed if request.accept_encodings["gzip"] > 0 else None
    response = Response(compressed or body.content, content_type=body.content_type)
    if compressed:
        response.headers["Content-Encoding"] = "gzip"
    response.set_etag(f"{body.digest}-gzip" if compressed else body.digest)
    response.last_modified = version.published
    response.headers["Cache-Control"] = cache
    response.headers["Vary"] = VARY
    if location:
        response.headers["Content-Location"] = f"{request.script_root}/{quote(location, safe=PATH_SAFE)}"
    if body.links:
        response.headers["Link"] = body.links
    response.make_conditional(request)
    return response
