"""Errors of the site: exceptions with a status, and their bodies in the format that was asked for."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

import pyoxigraph as ox
from flask import Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException

from unres.dataset import DatasetError
from unres.namespaces import PREFIXES
from unres_site.headers import alternates as alternate_links
from unres_site.headers import apply_common, link_header
from unres_site.negotiation import (
    BY_NAME,
    NotAcceptableError,
    Representation,
    UnknownFormatError,
    negotiate,
    split_extension,
)
from unres_site.represent import problem_json, rdf_body
from unres_site.tables import csv_body

_HTTP: Final = "http://www.w3.org/2011/http#"
"""The namespace of "HTTP Vocabulary in RDF 1.0", W3C Working Group Note, 2 February 2017."""

_BODIES: Final = tuple(BY_NAME[name] for name in ("ttl", "jsonld", "nt", "nq", "rdf", "html", "csv"))
"""The formats of an error's body, with the same default as everything else."""


class ProblemError(Exception):
    """A request that cannot be answered as asked.

    Args:
        status: the status of the answer.
        detail: what is wrong, in a sentence for people.
        offered: the representations that there are, where that is what was wrong.
        path: the thing concerned, as a path below the base.
        replaced_by: the IRI of what took the thing's place.
        location: where to go.
    """

    def __init__(  # noqa: PLR0913 - what a problem can say
        self,
        status: HTTPStatus,
        detail: str,
        *,
        offered: Sequence[Representation] = (),
        path: str = "",
        replaced_by: str = "",
        location: str = "",
    ) -> None:
        super().__init__(status, detail)
        self.status: Final = status
        self.detail: Final = detail
        self.offered: Final = tuple(offered)
        self.path: Final = path
        self.replaced_by: Final = replaced_by
        self.location: Final = location


def not_found(path: str) -> ProblemError:
    """Return the problem of an address that nothing stands at."""
    return ProblemError(HTTPStatus.NOT_FOUND, f"There is nothing at /{path}, and there never was.", path=path)


def format_problem(status: HTTPStatus, offered: Sequence[Representation], path: str) -> ProblemError:
    """Return the problem of a format that is not offered, by Accept (406) or by `?format=` (400)."""
    names = ", ".join(f"{representation.label} ({representation.media_type})" for representation in offered)
    asked = "?format= asks for" if status is HTTPStatus.BAD_REQUEST else "the Accept header allows"
    return ProblemError(
        status, f"This can be had as {names}. None of these is what {asked}.", offered=offered, path=path
    )


def render_problem(problem: ProblemError) -> Response:
    """Return the answer to a problem: its body in the format that was asked for, the alternates in its links."""
    representation = _asked()
    response = Response(_body(problem, representation), status=problem.status)
    response.headers["Content-Type"] = representation.content_type if representation else "application/problem+json"
    response.headers["Cache-Control"] = (
        "public, max-age=60" if problem.status < HTTPStatus.INTERNAL_SERVER_ERROR else "no-store"
    )
    if problem.offered:
        page = request.path.lstrip("/")
        response.headers["Link"] = link_header(alternate_links(problem.path, page, problem.offered))
    if problem.location:
        response.headers["Location"] = problem.location
    return apply_common(response)


def _asked() -> Representation | None:
    """Return the format of an error's body, or `None` if the client takes none of them."""
    _, extension = split_extension(request.path.strip("/"))
    try:
        return negotiate(
            request.headers.get("Accept"), _BODIES, extension=extension, format_=request.args.get("format")
        )
    except UnknownFormatError:
        pass
    except NotAcceptableError:
        return None
    try:
        return negotiate(request.headers.get("Accept"), _BODIES)
    except NotAcceptableError:
        return None


def _body(problem: ProblemError, representation: Representation | None) -> bytes | str:
    if representation is None:
        return problem_json(_as_json(problem))
    if representation.name == "html":
        page = request.path.lstrip("/")
        return render_template(
            "problem.html",
            problem=problem,
            offered=alternate_links(problem.path, page, problem.offered),
        )
    if representation.name == "csv":
        row = (problem.status.value, problem.status.phrase, problem.detail, problem.replaced_by)
        return csv_body(("status", "title", "detail", "replaced_by"), [row])
    return rdf_body(_quads(problem), representation)


def _as_json(problem: ProblemError) -> dict[str, object]:
    found: dict[str, object] = {
        "status": problem.status.value,
        "title": problem.status.phrase,
        "detail": problem.detail,
    }
    if problem.offered:
        found["alternates"] = [
            {"type": offered.media_type, "href": f"{request.script_root}/{problem.path}.{offered.name}"}
            for offered in problem.offered
        ]
    return found


def _quads(problem: ProblemError) -> list[ox.Quad]:
    response = ox.BlankNode("response")
    rdf, rdfs, xsd = PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["xsd"]
    status = ox.Literal(str(problem.status.value), datatype=ox.NamedNode(xsd + "integer"))
    quads = [
        ox.Quad(response, ox.NamedNode(rdf + "type"), ox.NamedNode(_HTTP + "Response")),
        ox.Quad(response, ox.NamedNode(_HTTP + "statusCodeValue"), status),
        ox.Quad(response, ox.NamedNode(_HTTP + "reasonPhrase"), ox.Literal(problem.status.phrase)),
        ox.Quad(response, ox.NamedNode(rdfs + "comment"), ox.Literal(problem.detail, language="en")),
    ]
    if problem.replaced_by and problem.path:
        thing = ox.NamedNode(current_app.config["BASE"] + problem.path)
        replaced = ox.NamedNode(PREFIXES["dcterms"] + "isReplacedBy")
        quads.append(ox.Quad(thing, replaced, ox.NamedNode(problem.replaced_by)))
    return quads


# --- What Flask raises -----------------------------------------------------------------------------------------------


def handle_http(error: HTTPException) -> Response:
    """Answer what Werkzeug found wrong, in the same shape."""
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    response = render_problem(ProblemError(status, error.description or status.description))
    for name, value in error.get_headers(request.environ):
        if name in {"Allow", "Retry-After", "Location"}:
            response.headers[name] = value
    return response


def handle_no_dataset(error: DatasetError) -> Response:
    """Answer that nothing is published yet."""
    response = render_problem(
        ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, f"No dataset is published here yet ({error.what}).")
    )
    response.headers["Retry-After"] = "10"
    return response
