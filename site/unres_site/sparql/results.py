"""Chooses the format of a result: SPARQL 1.1 Protocol, section 2.1.5, and RFC 9110, section 12.5.1.

A solution or a boolean has four formats, a graph six. `Accept` wins. `format=`, `output=` and `results=`, which older
clients send beside it, count where `Accept` leaves the choice open.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from unres_site.negotiation import NotAcceptableError, Representation, UnknownFormatError, negotiate
from unres_site.sparql.errors import BadRequestError, NoFormatError
from unres_site.sparql.guard import Form

HTML: Final = Representation("html", "text/html", "HTML", ("application/xhtml+xml",), charset=True)
"""A page for people. Its table is made from JSON."""

_SOLUTIONS: Final = (
    Representation("json", "application/sparql-results+json", "JSON", ("application/json",), ("srj",)),
    Representation("xml", "application/sparql-results+xml", "XML", ("application/xml", "text/xml"), ("srx",)),
    Representation("csv", "text/csv", "CSV", charset=True),
    Representation("tsv", "text/tab-separated-values", "TSV", charset=True),
)
_GRAPHS: Final = (
    Representation("ttl", "text/turtle", "Turtle", ("text/n3", "application/x-turtle"), ("turtle", "n3"), charset=True),
    Representation("nt", "application/n-triples", "N-Triples", ("text/plain",), ("ntriples", "n-triples")),
    Representation(
        "rdf",
        "application/rdf+xml",
        "RDF/XML",
        ("application/xml", "text/xml"),
        ("rdfxml", "rdf-xml", "xml", "rdf+xml"),
    ),
    Representation(
        "jsonld",
        "application/ld+json",
        "JSON-LD",
        ("application/json",),
        ("json-ld", "json", "ld+json"),
    ),
    Representation("nq", "application/n-quads", "N-Quads", ("text/x-nquads",), ("nquads", "n-quads")),
    Representation("trig", "application/trig", "TriG", ("application/x-trig",)),
)

_DESCRIPTIONS: Final = tuple(replace(representation, aliases=()) for representation in _GRAPHS)
_PROBLEM: Final = Representation("problem", "application/problem+json", "Problem", ("application/json",))

FORMATS: Final = {
    Form.SELECT: _SOLUTIONS,
    Form.ASK: _SOLUTIONS,
    Form.CONSTRUCT: _GRAPHS,
    Form.DESCRIBE: _GRAPHS,
}
"""What each query form is offered in, the default first."""


@lru_cache(maxsize=512)
def choose(form: Form, accept: str | None, asked: str | None, *, page: bool = False) -> Representation:
    """Choose the format of a result.

    Args:
        form: The query form.
        accept: The `Accept` header.
        asked: The value of `format`, `output` or `results`.
        page: Whether there is a page for people as well.

    Raises:
        NoFormatError: `Accept` allows none of the formats; they are listed.

    >>> choose(Form.SELECT, "text/csv", "json").name, choose(Form.SELECT, "*/*", "csv").name
    ('csv', 'csv')
    >>> choose(Form.CONSTRUCT, None, None).media_type
    'text/turtle'
    """
    offered = (*FORMATS[form], HTML) if page else FORMATS[form]
    try:
        if asked and _is_open(accept):
            return negotiate(accept, offered, format_=asked)
    except UnknownFormatError:
        pass  # the parameter is no part of the protocol: what it means to say may not concern us
    try:
        return negotiate(accept, offered)
    except NotAcceptableError as error:
        raise NoFormatError(f"The result of {form} can be had as {_list(error.offered)}.") from None


@lru_cache(maxsize=128)
def choose_description(accept: str | None, *, page: bool = False) -> Representation:
    """Choose the format of the service description, or the page of the bare address.

    Raises:
        BadRequestError: `Accept` wants neither HTML nor RDF, so that the client must have meant to send a query.

    >>> choose_description("text/html", page=True).name, choose_description("*/*", page=True).name
    ('html', 'ttl')
    """
    offered = (*_DESCRIPTIONS, HTML) if page else _DESCRIPTIONS
    try:
        return negotiate(accept, offered)
    except NotAcceptableError:
        detail = (
            "The request has no query parameter. Without one, HTML gets the editor and RDF the service description."
        )
        raise BadRequestError(detail) from None


@lru_cache(maxsize=128)
def is_wanted(accept: str | None, wanted: Representation) -> bool:
    """Tell whether `Accept` prefers a representation to a problem in JSON."""
    try:
        return negotiate(accept, (_PROBLEM, wanted)) is wanted
    except NotAcceptableError:
        return False


def _is_open(accept: str | None) -> bool:
    return not accept or accept.partition(";")[0].strip() == "*/*"


def _list(offered: tuple[Representation, ...]) -> str:
    return ", ".join(representation.media_type for representation in offered)
