"""Reads an HTTP request as an operation of the SPARQL 1.1 Protocol, section 2.

    https://www.w3.org/TR/sparql11-protocol/#protocol

A query comes by GET, as a form by POST, or as the body of a POST. The graphs of its dataset always stand in the query
string, in a form beside the query as well. Percent signs are decoded once, so that an IRI which has some keeps them.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from unres_site.sparql.errors import (
    BadRequestError,
    MethodNotAllowedError,
    RefusedError,
    UnsupportedMediaTypeError,
)

METHODS: Final = ("GET", "HEAD", "OPTIONS", "POST")
"""What the endpoint answers to."""

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

_FORMATS: Final = ("format", "output", "results")  # SPARQLWrapper sends all three at once
_UPDATE_PARAMETERS: Final = frozenset({"update", "using-graph-uri", "using-named-graph-uri"})
_MAX_PARAMETERS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Operation:
    """A query operation, section 2.1.

    Attributes:
        query: The text of the query, or nothing if the request has none (a bare address).
        default_graphs: Values of `default-graph-uri`, in order.
        named_graphs: Values of `named-graph-uri`, in order.
        format: What `format`, `output` or `results` asks for, or nothing.
        accept: The parameter `accept`: an `Accept` header for links, which cannot carry one. It is ours.
    """

    query: str | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    format: str | None = None
    accept: str | None = None


def read_operation(method: str, query_string: str, content_type: str | None, body: bytes) -> Operation:
    """Read a request.

    Args:
        method: The HTTP method.
        query_string: What follows the question mark, still percent-encoded.
        content_type: The header of that name.
        body: The body; empty for GET and HEAD.

    Returns:
        The operation, without a query if it is a GET that asks for nothing.

    Raises:
        BadRequestError: No query where there must be one, more than one, text that is not UTF-8, a graph without an
            absolute IRI.
        MethodNotAllowedError: Another method than GET, HEAD and POST.
        RefusedError: An update operation, section 2.2.
        UnsupportedMediaTypeError: A body that is neither a form nor a query, or not in UTF-8.

    >>> read_operation("GET", "query=ASK%20%7B%7D&default-graph-uri=http%3A%2F%2Fa.example%2F%2525", None, b"")
    Operation(query='ASK {}', default_graphs=('http://a.example/%25',), named_graphs=(), format=None, accept=None)
    >>> read_operation("POST", "", "application/sparql-query", b"ASK {}").query
    'ASK {}'
    """
    parameters = _parameters(query_string)
    match method:
        case "GET" | "HEAD":
            return _operation(parameters)
        case "POST":
            return _posted(parameters, content_type, body)
        case _:
            raise MethodNotAllowedError(f"{method} is not possible here.", headers={"Allow": ", ".join(METHODS)})


def _posted(parameters: list[tuple[str, str]], content_type: str | None, body: bytes) -> Operation:
    media_type = _media_type(content_type)
    if media_type == UPDATE:
        raise RefusedError("This endpoint is read-only: it takes no updates.")
    if media_type == QUERY:
        if any(name == "query" for name, _ in parameters):
            raise BadRequestError("The query stands in the body and in the address as well.")
        parameters = [("query", _decoded(body)), *parameters]
    elif media_type == FORM:
        parameters += _parameters(_decoded(body))
    else:
        shown = media_type or "nothing"
        raise UnsupportedMediaTypeError(
            f"The Content-Type is {shown}; it must be {QUERY} or {FORM}.", headers={"Accept-Post": f"{QUERY}, {FORM}"}
        )
    operation = _operation(parameters)
    if operation.query is None:
        raise BadRequestError("The request has no query parameter.")
    return operation


def _media_type(content_type: str | None) -> str:
    """Give the media type of a header, and make sure that it does not claim another charset than UTF-8."""
    media_type, *parameters = (content_type or "").split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        charset = value.strip().strip('"').lower()
        if name.strip().lower() == "charset" and charset not in {"utf-8", "utf8", "us-ascii"}:
            raise UnsupportedMediaTypeError(f"The charset is {charset}; SPARQL is written in UTF-8.")
    return media_type.strip().lower()


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequestError(f"The body is not UTF-8: byte {error.start} cannot be decoded.") from None


def _parameters(encoded: str) -> list[tuple[str, str]]:
    if not encoded:
        return []
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=_MAX_PARAMETERS)
    except UnicodeDecodeError:
        raise BadRequestError("A parameter is not percent-encoded UTF-8.") from None
    except ValueError:
        raise BadRequestError(f"There are more than {_MAX_PARAMETERS:,} parameters.") from None


def _operation(parameters: list[tuple[str, str]]) -> Operation:
    updates = sorted({name for name, _ in parameters} & _UPDATE_PARAMETERS)
    if updates:
        raise RefusedError(f"This endpoint is read-only: it takes no {updates[0]} parameter.")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) > 1:
        raise BadRequestError(f"The request has {len(queries)} query parameters; it must have one.")
    formats = [value for wanted in _FORMATS for name, value in parameters if name == wanted and value]
    return Operation(
        queries[0] if queries else None,
        _graphs(parameters, "default-graph-uri"),
        _graphs(parameters, "named-graph-uri"),
        formats[0] if formats else None,
        next((value for name, value in parameters if name == "accept" and value), None),
    )


def _graphs(parameters: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    graphs = tuple(value for name, value in parameters if name == wanted)
    for graph in graphs:
        if not urlsplit(graph).scheme or any(character in graph for character in ' <>"{}|\\^`\n\r\t'):
            raise BadRequestError(f"{wanted} is {graph!r}; it must be an absolute IRI.")
    return graphs
