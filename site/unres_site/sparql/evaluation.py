"""Runs one query on the store and gives the serialised result. This is the code inside a worker process."""

import json
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from unres.namespaces import PREFIXES
from unres_site.sparql.wire import Query, Reply

_IN_MEMORY: Final = 256 * 1024  # a longer result goes to a file
_WITH_PREFIXES: Final = frozenset({RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.RDF_XML})


class _OutputFullError(Exception):
    """The result has reached the limit."""


class _Output(SpooledTemporaryFile[bytes]):
    """A file that is kept in memory while it is small, and refuses to become longer than a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(_IN_MEMORY)
        self.size = 0
        self._limit = limit

    def write(self, data: Any) -> int:  # noqa: ANN401 - any buffer, as the overridden method says
        self.size += len(data)
        if self.size > self._limit:
            raise _OutputFullError
        return super().write(data)

    def hand_over(self) -> tuple[Reply, bytes | IO[bytes], int]:
        """Give what was written: the bytes if they are few, otherwise the open file itself."""
        if self.size > _IN_MEMORY:
            self.flush()
            return Reply.FILE, self, self.size
        with self:
            self.seek(0)
            return Reply.RESULT, self.read(), self.size


class Evaluator:
    r"""A store, and how queries run on it.

    Args:
        store: The store, opened for reading.
        max_output: Length in bytes that a result may have.

    A store whose default graph is not empty has the union of its named graphs there, put in place when it was built;
    otherwise the engine makes the union for each query, where a triple of two graphs counts twice.

    >>> store = Store()
    >>> store.load(b'<http://a.example/s> <http://a.example/p> "1" <http://a.example/g> .', RdfFormat.N_QUADS)
    >>> Evaluator(store, 1_000).run(Query("SELECT ?o { ?s ?p ?o }", "text/csv"))
    (<Reply.RESULT: 0>, b'o\r\n1\r\n', 6)
    """

    def __init__(self, store: Store, max_output: int) -> None:
        self._store = store
        self._max_output = max_output
        self._union = next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is None

    def run(self, query: Query) -> tuple[Reply, bytes | IO[bytes], int]:
        """Evaluate a query: the kind of answer, its body (text for people if it is an error), the body's length."""
        unknown = next((iri for iri in query.graphs if not self._has_graph(iri)), None)
        if unknown is not None:
            return _problem(Reply.UNKNOWN_GRAPH, f"The dataset has no graph <{unknown}>, and none is fetched.")
        output = _Output(self._max_output)
        try:
            self._write(query, output)
        except _OutputFullError:
            problem = Reply.TOO_LARGE, f"The result is longer than {self._max_output:,} bytes: add a LIMIT."
        except SyntaxError as error:
            problem = Reply.SYNTAX, str(error)
        except MemoryError:
            problem = Reply.OUT_OF_MEMORY, ""
        except (OSError, RuntimeError, ValueError) as error:
            problem = Reply.FAILED, str(error)
        else:
            return output.hand_over()
        output.close()
        return _problem(*problem)

    def _has_graph(self, iri: str) -> bool:
        try:
            return self._store.contains_named_graph(NamedNode(iri))
        except ValueError:  # not an absolute IRI
            return False

    def _write(self, query: Query, output: _Output) -> None:
        protocol = bool(query.default_graphs or query.named_graphs)
        result = self._store.query(
            query.text,
            base_iri=query.base or None,
            use_default_graph_as_union=self._union and not protocol and not query.graphs,
            default_graph=[NamedNode(iri) for iri in query.default_graphs] if protocol else None,
            named_graphs=[NamedNode(iri) for iri in query.named_graphs] if protocol else None,
        )
        if isinstance(result, QueryTriples):
            format_ = RdfFormat.from_media_type(query.media_type)
            if format_ is None:
                raise ValueError(f"{query.media_type} is no format of a graph")
            triples = islice(result, query.rows) if query.rows else result
            serialize(triples, output, format_, prefixes=PREFIXES if format_ in _WITH_PREFIXES else None)
        elif isinstance(result, QuerySolutions) and query.rows:
            output.write(json.dumps(_first_rows(result, query.rows)).encode())
        else:
            result.serialize(output, QueryResultsFormat.from_media_type(query.media_type))


def _first_rows(solutions: QuerySolutions, count: int) -> dict[str, Any]:
    """Give some solutions as SPARQL 1.1 Query Results JSON, with a member that says whether there are more."""
    names = [variable.value for variable in solutions.variables]
    rows = [
        {name: _term(term) for name, term in zip(names, solution, strict=True) if term is not None}
        for solution in islice(solutions, count)
    ]
    more = next(solutions, None) is not None
    return {"head": {"vars": names}, "results": {"bindings": rows}, "more": more}


def _term(term: NamedNode | BlankNode | Literal | Triple) -> dict[str, Any]:
    match term:
        case NamedNode(value=value):
            return {"type": "uri", "value": value}
        case BlankNode(value=value):
            return {"type": "bnode", "value": value}
        case Literal(value=value, language=str(language)):
            return {"type": "literal", "value": value, "xml:lang": language}
        case Literal(value=value, datatype=datatype):
            return {"type": "literal", "value": value, "datatype": datatype.value}
        case _:
            return {"type": "literal", "value": str(term)}


def _problem(kind: Reply, words: str) -> tuple[Reply, bytes, int]:
    body = words.encode()
    return kind, body, len(body)
