"""The endpoint, from an HTTP request to its answer, without a web framework.

`Endpoint.answer` does the work. `Endpoint.__call__` is the same as a WSGI application, for clients that do not want a
page: Flask's own dispatching would cost more than the query.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Final
from wsgiref.util import FileWrapper, application_uri

from unres_site.headers import COMMON, PREFLIGHT
from unres_site.negotiation import Representation
from unres_site.sparql import results
from unres_site.sparql.datasets import Datasets
from unres_site.sparql.errors import BadRequestError, BodyTooLargeError, EndpointError, NoFormatError
from unres_site.sparql.guard import Form, Guarded, guard
from unres_site.sparql.protocol import METHODS, Operation, read_operation
from unres_site.sparql.wire import Query

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

MAX_BODY: Final = 1_000_000
"""Bytes that the body of a request may have."""

HEADERS: Final = (*COMMON.items(), ("Vary", "Accept"))
"""What every answer carries, errors included."""

_PREFLIGHT: Final = (
    ("Allow", ", ".join(METHODS)),
    ("Access-Control-Allow-Methods", ", ".join(METHODS)),
    ("Access-Control-Allow-Headers", PREFLIGHT["Access-Control-Allow-Headers"]),
    ("Access-Control-Max-Age", PREFLIGHT["Access-Control-Max-Age"]),
)

_SHOWN: Final = 500  # characters of a query's line in an error
_BLOCK: Final = 65_536  # bytes of a file that are sent at once

# A new version may be published at any time, and asking again costs no query: the entity tag tells.
_CACHED: Final = ("Cache-Control", "public, no-cache")
_NOT_CACHED: Final = ("Cache-Control", "no-store")


@dataclass(frozen=True, slots=True)
class Request:
    """What the endpoint reads of an HTTP request.

    Attributes:
        method: The method.
        query_string: What follows the question mark, percent-encoded.
        body: The body.
        content_type: The header of that name, as the following.
        accept: The header.
        if_none_match: The header.
    """

    method: str = "GET"
    query_string: str = ""
    body: bytes = b""
    content_type: str | None = None
    accept: str | None = None
    if_none_match: str | None = None

    @classmethod
    def of(cls, environ: "WSGIEnvironment") -> "Request":
        """Read a request from a WSGI environment.

        Raises:
            BodyTooLargeError: The body is longer than `MAX_BODY`.
        """
        return cls(
            environ["REQUEST_METHOD"],
            _utf8(environ.get("QUERY_STRING", "")),
            _body(environ),
            environ.get("CONTENT_TYPE"),
            environ.get("HTTP_ACCEPT"),
            environ.get("HTTP_IF_NONE_MATCH"),
        )


def _utf8(query_string: str) -> str:
    """Read characters that a client did not percent-encode; WSGI gives each byte as a character (PEP 3333)."""
    if query_string.isascii():
        return query_string
    try:
        return query_string.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequestError("The address is not UTF-8.") from None


def _body(environ: "WSGIEnvironment") -> bytes:
    if environ["REQUEST_METHOD"] != "POST":
        return b""
    stated = environ.get("CONTENT_LENGTH") or ("" if environ.get("wsgi.input_terminated") else "0")
    length = int(stated) if stated.isdecimal() else MAX_BODY + 1
    body: bytes = environ["wsgi.input"].read(min(length, MAX_BODY + 1)) if stated else environ["wsgi.input"].read()
    if length > MAX_BODY and len(body) > MAX_BODY:
        raise BodyTooLargeError(f"The body has more than {MAX_BODY:,} bytes.")
    return body


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, ready to be sent.

    Attributes:
        status: HTTP status code.
        headers: All headers.
        body: The bytes, or a file at its start.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes | IO[bytes] = b""


PAGE_ROWS: Final = 1_000
"""Rows of a result, or triples, that a page shows. The other formats have them all."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page for people shows: the request, and its result or what is wrong with it.

    Attributes:
        operation: The request; it has no query at the bare address.
        form: The query form, if there is a result.
        result: The first `PAGE_ROWS` rows as SPARQL JSON with a member `more`, or as many triples in Turtle.
        problem: What is wrong, or nothing.
        headers: Headers of the answer.
    """

    operation: Operation
    form: Form | None = None
    result: bytes | None = None
    problem: EndpointError | None = None
    headers: tuple[tuple[str, str], ...] = (*HEADERS, _CACHED)

    @property
    def status(self) -> int:
        """Give the HTTP status of the page."""
        return self.problem.status if self.problem else 200


class Endpoint:
    """The SPARQL endpoint on a published dataset.

    Args:
        datasets: The workers on it.
        describe: Writes the service description in a media type, given the endpoint's address.
        base: The IRI base of the dataset; relative IRIs in queries are relative to it, wherever the endpoint runs.
    """

    def __init__(self, datasets: Datasets, describe: Callable[[str, str], bytes], base: str) -> None:
        self._datasets = datasets
        self._describe = describe
        self._base = base

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer as a WSGI application, in formats for machines."""
        answer = self.answer(environ)
        if isinstance(answer, Page):
            answer = problem(NoFormatError("The page for people is not served here."))
        return respond(answer, environ, start_response)

    def answer(self, environ: "WSGIEnvironment", *, page: bool = False) -> Answer | Page:
        """Answer a request, whatever it holds.

        Args:
            environ: The WSGI environment.
            page: Whether a client that prefers HTML gets a page.
        """
        operation, text = Operation(), None
        try:
            request = Request.of(environ)
            if request.method == "OPTIONS":
                return Answer(HTTPStatus.NO_CONTENT, (*HEADERS, *_PREFLIGHT))
            operation = read_operation(request.method, request.query_string, request.content_type, request.body)
            text = operation.query
            accept = operation.accept or request.accept
            if text is None:
                return self._bare(environ, accept, page=page)
            return self._evaluate(operation, guard(text, base=self._base), accept, request.if_none_match, page=page)
        except EndpointError as error:
            if page and prefers_page(operation.accept or environ.get("HTTP_ACCEPT")):
                return Page(operation, problem=error, headers=_error_headers(error))
            return problem(error, text)

    def _bare(self, environ: "WSGIEnvironment", accept: str | None, *, page: bool) -> Answer | Page:
        """Answer the bare address: the editor, or the service description (SPARQL 1.1 Service Description, 2)."""
        chosen = results.choose_description(accept, page=page)
        if chosen is results.HTML:
            return Page(Operation())
        body = self._describe(application_uri(environ).rstrip("/") + environ.get("PATH_INFO", ""), chosen.media_type)
        return Answer(HTTPStatus.OK, (*HEADERS, _CACHED, *_content(chosen, len(body))), body)

    def _evaluate(
        self, operation: Operation, guarded: Guarded, accept: str | None, if_none_match: str | None, *, page: bool
    ) -> Answer | Page:
        chosen = results.choose(guarded.form, accept, operation.format, page=page)
        query = Query(
            guarded.text,
            (results.FORMATS[guarded.form][0] if chosen is results.HTML else chosen).media_type,
            guarded.graphs,
            operation.default_graphs,
            operation.named_graphs,
            self._base,
            PAGE_ROWS if chosen is results.HTML else 0,
        )
        message = query.encode()
        if if_none_match and not guarded.volatile:
            tag = _tag(self._datasets.version(), chosen, message)
            if tag in (part.strip() for part in if_none_match.split(",")):
                return Answer(HTTPStatus.NOT_MODIFIED, (*HEADERS, _CACHED, ("ETag", tag)))
        with self._datasets.lease() as (version, pool):
            result = pool.query(query)
        caching = (_NOT_CACHED,) if guarded.volatile else (_CACHED, ("ETag", _tag(version, chosen, message)))
        if chosen is results.HTML and isinstance(result.body, bytes):
            return Page(operation, guarded.form, result.body, headers=(*HEADERS, *caching))
        return Answer(HTTPStatus.OK, (*HEADERS, *caching, *_content(chosen, result.size)), result.body)


def prefers_page(accept: str | None) -> bool:
    """Tell whether a client wants HTML more than a problem in JSON, as browsers do.

    >>> prefers_page("text/html,application/xhtml+xml,*/*;q=0.8"), prefers_page("*/*"), prefers_page(None)
    (True, False, False)
    """
    return results.is_wanted(accept, results.HTML)


def problem(error: EndpointError, text: str | None = None) -> Answer:
    r"""Write an error as `application/problem+json` (RFC 9457), with the offending line of the query if it has one.

    >>> from unres_site.sparql.errors import QuerySyntaxError
    >>> answer = problem(QuerySyntaxError("Expected a brace.", line=2, column=7), "ASK\nWHERE [}")
    >>> answer.status, json.loads(answer.body)["source"]
    (400, 'WHERE [}')
    """
    document: dict[str, str | int] = {
        "type": "about:blank",
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
    }
    if error.line is not None and error.column is not None:
        document |= {"line": error.line, "column": error.column}
        lines = (text or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if error.line <= len(lines):
            document["source"] = lines[error.line - 1][:_SHOWN]
    body = json.dumps(document, ensure_ascii=False).encode()
    content = (("Content-Type", "application/problem+json"), ("Content-Length", str(len(body))))
    return Answer(error.status, (*_error_headers(error), *content), body)


def respond(answer: Answer, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Send an answer as a WSGI application does; HEAD gets the headers of GET (RFC 9110, section 9.3.2)."""
    status = HTTPStatus(answer.status)
    start_response(f"{status.value} {status.phrase}", list(answer.headers))
    if isinstance(answer.body, bytes):
        return () if environ["REQUEST_METHOD"] == "HEAD" else (answer.body,)
    if environ["REQUEST_METHOD"] == "HEAD":
        answer.body.close()
        return ()
    wrapper: type[FileWrapper] = environ.get("wsgi.file_wrapper", FileWrapper)
    return wrapper(answer.body, _BLOCK)


def _error_headers(error: EndpointError) -> tuple[tuple[str, str], ...]:
    return (*HEADERS, _NOT_CACHED, *error.headers.items())


def _content(chosen: Representation, size: int) -> tuple[tuple[str, str], ...]:
    return ("Content-Type", chosen.content_type), ("Content-Length", str(size))


def _tag(version: str, chosen: Representation, message: bytes) -> str:
    """Make an entity tag from what decides the result.

    It is a weak one (RFC 9110, section 8.8.3): without ORDER BY two runs may give the same solutions in another order.
    """
    digest = hashlib.blake2b(message, digest_size=12, key=version.encode()[:64], person=chosen.name.encode()[:16])
    return f'W/"{digest.hexdigest()}"'
