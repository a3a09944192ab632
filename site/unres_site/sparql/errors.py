"""What may go wrong between a query and its answer: each error knows its HTTP status.

The endpoint turns them into `application/problem+json` (RFC 9457). A detail names the value at fault and the rule.
"""

from collections.abc import Mapping


class EndpointError(Exception):
    """A request that gets no result, with the status and the words for the answer.

    Attributes:
        status: HTTP status code.
        title: What kind of problem it is, the same for every occurrence.
        detail: What happened here, in a sentence.
        line: Line in the query, from 1, where the place is known.
        column: Column in that line, from 1, counted in characters.
        headers: Further headers of the answer, such as `Retry-After`.

    >>> error = QuerySyntaxError("Expected a closing brace.", line=2, column=7)
    >>> error.status, error.title, error.line
    (400, 'The query is not valid SPARQL', 2)
    """

    status = 500
    title = "The endpoint failed"

    def __init__(
        self,
        detail: str,
        *,
        line: int | None = None,
        column: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Keep the place and the headers beside the words."""
        super().__init__(detail)
        self.detail = detail
        self.line = line
        self.column = column
        self.headers = dict(headers or {})


class BadRequestError(EndpointError):
    """The request breaks a rule of the SPARQL 1.1 Protocol, section 2.1."""

    status = 400
    title = "The request is not a SPARQL query request"


class QuerySyntaxError(EndpointError):
    """The text of the query does not parse."""

    status = 400
    title = "The query is not valid SPARQL"


class TooComplexError(EndpointError):
    """The query is too long, too deeply nested or has too many parts to be tried."""

    status = 400
    title = "The query is too complex"


class RefusedError(EndpointError):
    """The query asks for what this endpoint never does: change data, or fetch something from elsewhere."""

    status = 403
    title = "The endpoint is read-only and fetches nothing"


class MethodNotAllowedError(EndpointError):
    """The method is none of GET, HEAD, POST and OPTIONS."""

    status = 405
    title = "The method is not allowed"


class NoFormatError(EndpointError):
    """No format of this kind of result is among those the client takes."""

    status = 406
    title = "No acceptable format"


class BodyTooLargeError(EndpointError):
    """The body of the request is longer than the limit."""

    status = 413
    title = "The request is too large"


class UnsupportedMediaTypeError(EndpointError):
    """The body is neither a form nor `application/sparql-query`, or is not in UTF-8."""

    status = 415
    title = "The request's media type is not supported"


class ResultTooLargeError(EndpointError):
    """The result is longer than the limit on answers."""

    status = 422
    title = "The result is too large"


class BusyError(EndpointError):
    """Every worker is occupied and the queue is full."""

    status = 429
    title = "The endpoint is busy"


class DeadlineError(EndpointError):
    """The query did not end before its deadline and was stopped."""

    status = 503
    title = "The query took too long"


class OutOfMemoryError(EndpointError):
    """The query needed more memory than a query may take and was stopped."""

    status = 503
    title = "The query needs too much memory"


class WorkerLostError(EndpointError):
    """The worker ended during the query for another reason, such as a stack overflow in the engine."""

    status = 500
    title = "The query could not be evaluated"


class NoDatasetError(EndpointError):
    """No published dataset can be opened."""

    status = 503
    title = "No dataset is published"
