"""Asks a SPARQL query of a published directory or of an endpoint, and writes the answer as people or programs want it.

The project's prefixes need not be declared. In a directory the default graph is the union of all graphs, as it is at
the site's own endpoint.
"""

import ast
import contextlib
import json
import re
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final
from urllib.error import URLError

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from unres.errors import UnresError
from unres.namespaces import BASE, PREFIXES
from unres.publish import STORE, PublishError
from unres.serialise import serialise

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""Rows of a SELECT, the truth of an ASK, triples of a CONSTRUCT or DESCRIBE."""

_GRAPH_FORMS: Final = frozenset({"CONSTRUCT", "DESCRIBE"})


class QueryError(UnresError):
    """The query is wrong, or could not be answered."""


def ask(target: str, query: str) -> Answer:
    """Return the answer of a published directory, or of an endpoint if `target` is an http(s) address.

    Raises:
        QueryError: the query is no SPARQL, or the endpoint does not answer.
        PublishError: the directory is no published dataset.
    """
    if re.match(r"https?://", target):
        return ask_endpoint(target, query)
    return ask_directory(Path(target), query)


def ask_directory(folder: Path, query: str) -> Answer:
    """Return the answer of a published directory."""
    try:
        store = ox.Store.read_only(str(folder / STORE))
    except OSError as error:
        advice = "Name a directory that `unres build` made, or an endpoint's address."
        raise PublishError("this is no published dataset", where=str(folder), advice=advice) from error
    try:
        return store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryError(f"this is no SPARQL: {error}", advice="Look at the place that it names.") from error


def ask_endpoint(address: str, query: str) -> Answer:
    """Return the answer of a SPARQL 1.1 endpoint."""
    wrapper = SPARQLWrapper(address)
    wrapper.setMethod(POST)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # said of what is no query; the endpoint says it better
        wrapper.setQuery(with_prefixes(query))
    triples = wrapper.queryType in _GRAPH_FORMS
    wrapper.setReturnFormat(TURTLE if triples else JSON)
    try:
        body = wrapper.query().response.read()
        if triples:
            return _graph(ox.parse(body, format=ox.RdfFormat.TURTLE))
        return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    except QueryBadFormed as error:
        advice = "Look at the place that it names."
        raise QueryError(f"the endpoint refuses the query: {_plain(error)}", where=address, advice=advice) from error
    except (SPARQLWrapperException, URLError, OSError, SyntaxError, ValueError) as error:
        advice = "Check the address; an endpoint's path usually ends in sparql."
        raise QueryError(f"no answer: {_plain(error)}", where=address, advice=advice) from error


def _graph(quads: Iterable[ox.Quad]) -> ox.QueryTriples:
    """Return triples as a query gives them."""
    store = ox.Store()
    store.extend(quads)
    found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    if not isinstance(found, ox.QueryTriples):
        raise TypeError(f"CONSTRUCT gave {type(found).__name__}")
    return found


def _plain(error: Exception) -> str:
    r"""Return an error's words in one line: those of the endpoint's answer, if it has any.

    >>> _plain(QueryBadFormed(b'{"detail": "expected {"}')), _plain(QueryBadFormed(b"no such\nvariable"))
    ('expected {', 'no such variable')
    """
    words = str(error)
    if isinstance(error, SPARQLWrapperException) and "Response:\n" in words:
        # The answer is shown there as Python writes bytes.
        answer = ast.literal_eval(words.partition("Response:\n")[2])
        words = answer.decode("utf-8", "replace")
        with contextlib.suppress(ValueError, AttributeError):  # RFC 9457: a problem in JSON says it in "detail"
            words = str(json.loads(words).get("detail") or words)
    return " ".join(words.split())[:300]


def with_prefixes(query: str) -> str:
    """Return a query with a declaration of each prefix of ours that it uses and does not declare.

    >>> with_prefixes("SELECT * { ?act a unr:Resolution }")
    'PREFIX unr: <https://w3id.org/unres/ontology#> SELECT * { ?act a unr:Resolution }'
    """
    declared = set(re.findall(r"(?i)\bPREFIX\s+([\w-]*):", query))
    used = {name for name in re.findall(r"([A-Za-z][\w-]*):", query) if name in PREFIXES}
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted(used - declared)) + query


# --- Writing an answer ---------------------------------------------------------------------------------------------

_RESULTS: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
}


def write_answer(answer: Answer, syntax: str) -> bytes:
    """Return an answer as bytes.

    Args:
        answer: of any kind.
        syntax: "table", "csv", "tsv" or "json". Triples have no rows: they are Turtle, or JSON-LD for "json".
    """
    if isinstance(answer, ox.QueryTriples):
        return serialise(answer, "jsonld" if syntax == "json" else "turtle")
    if syntax == "table":
        return _table(answer).encode()
    if isinstance(answer, ox.QueryBoolean) and syntax != "json":
        return f"{str(bool(answer)).lower()}\n".encode()
    return (answer.serialize(format=_RESULTS[syntax]) or b"").rstrip(b"\n") + b"\n"


def _table(answer: ox.QuerySolutions | ox.QueryBoolean) -> str:
    if isinstance(answer, ox.QueryBoolean):
        return "yes\n" if answer else "no\n"
    table = Table(box=None, pad_edge=False)
    names = [variable.value for variable in answer.variables]
    for name in names:
        table.add_column(name, overflow="fold")
    for row in answer:
        table.add_row(*(_cell(row[name]) for name in names))
    console = Console(markup=False, highlight=False, emoji=False)
    with console.capture() as captured:
        console.print(table)
    return f"{captured.get()}{table.row_count} row{'' if table.row_count == 1 else 's'}\n"


def _cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """Return a term as people read it: IRIs shortened, literals without quotes.

    >>> _cell(ox.NamedNode("https://w3id.org/unres/ontology#text")), _cell(ox.NamedNode("https://w3id.org/unres/body/ga"))
    ('unr:text', 'body/ga')
    """
    if not isinstance(term, ox.NamedNode):
        return term.value if isinstance(term, ox.Literal) else str(term or "")
    for prefix, space in PREFIXES.items():
        if term.value.startswith(space):
            return f"{prefix}:{term.value.removeprefix(space)}"
    return term.value.removeprefix(BASE)
