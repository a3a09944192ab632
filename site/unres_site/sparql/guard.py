"""Looks at a query's tokens before it may run: what it is, and whether to refuse it.

Two dangers are met here. A query may reach the network (`SERVICE`, `LOAD`, a remote `FROM`), or end the process that
parses it: 2,265 nested braces overflow the engine's stack, 320 nested lists keep its optimiser busy for ten seconds.
The worker processes have no network and may be killed, so that this module is the first of two safeties; its gain is
an answer that says what is wrong.

Everything is decided on tokens. In four places the engine's reading of a text may differ from the tokens', and each is
refused, because it could hide a word:

* `trueSERVICE<x>` and `SERVICESILENT<x>` are two tokens to the engine: any word that contains "service" counts.
* `SERVICEex:a{…}` likewise: a prefixed name that contains "service" counts when a brace follows.
* `?a<?b)SERVICE?x#>` holds an IRI to the tokens, but a comparison to the engine: an IRI with "service" behind a
  closing bracket counts.
* `?a<b:c#>` holds an IRI to the tokens, but a comparison and a comment to the engine: no string of several lines may
  begin behind it in the same line.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, TypeVar
from urllib.parse import urljoin

from unres_site.sparql.errors import EndpointError, QuerySyntaxError, RefusedError, TooComplexError
from unres_site.sparql.tokens import Kind, Token, position, tokenize


class Form(StrEnum):
    """The four query forms of SPARQL 1.1, section 16."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may hold.

    Attributes:
        size: Length of the text in characters.
        tokens: Tokens, without commas and without the data of `VALUES`: the engine recurses over expressions, members
            of lists and described resources, but takes tens of thousands of values easily.
        depth: Levels of nested brackets of any kind.
        patterns: Groups and the triples in them; the optimiser's work grows faster than their number.
        chain: Operators of one kind, such as `&&`, `/` or `UNION`: the engine recurses once for each.
        iri: Length of one IRI in characters.
    """

    size: int = 500_000
    tokens: int = 2_000
    depth: int = 64
    patterns: int = 200
    chain: int = 200
    iri: int = 2_048


@dataclass(frozen=True, slots=True)
class Guarded:
    """A query that may run.

    Attributes:
        text: The query as it came.
        form: Its query form, which decides the formats of the answer.
        graphs: IRIs of its `FROM` and `FROM NAMED` clauses, absolute; the dataset must have them.
        volatile: Whether two runs on the same data may differ, by `NOW()`, `RAND()`, `UUID()` or `STRUUID()`.
    """

    text: str
    form: Form
    graphs: tuple[str, ...] = ()
    volatile: bool = False


LIMITS: Final = Limits()
"""The limits of the public endpoint; `tests/sparql/test_guard.py` shows that the engine survives what they let pass."""

_FORMS: Final = frozenset(Form)
_UPDATES: Final = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_VOLATILE: Final = frozenset({"NOW", "RAND", "UUID", "STRUUID"})
_FROM: Final = frozenset({"FROM", "FROMNAMED"})  # the engine takes the two words also without a space between them
_OPENING: Final = frozenset({"{", "(", "[", "{|"})
_CLOSING: Final = frozenset({"}", ")", "]", "|}"})
_SEPARATORS: Final = frozenset({".", ";", ","})
_CHAINED: Final = frozenset(
    {"&&", "||", "|", "/", "^", "+", "-", "*", "?", "!", "=", "!=", "<", ">", "<=", ">="}
    | {"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "EXISTS", "GRAPH", "SELECT", "VALUES", "IN"}
)
_BREAK: Final = re.compile(r"[\r\n]")
_BRACKETS_IN_IRI: Final = 16  # in `1<((((b:c#>` they would be brackets to the engine

_Error = TypeVar("_Error", bound=EndpointError)


def guard(text: str, limits: Limits = LIMITS, base: str = "") -> Guarded:
    """Let a query pass, or say why it may not run.

    Args:
        text: The text of the query.
        limits: What it may hold.
        base: What relative IRIs are relative to, unless the query says it.

    Returns:
        The query, with what its tokens tell about it.

    Raises:
        QuerySyntaxError: A character begins no token, or no query form stands where one must.
        TooComplexError: A limit is passed.
        RefusedError: It is an update, or holds `SERVICE`.

    >>> guard("PREFIX a: <http://a.example/> ASK FROM a:g { ?s ?p 'SERVICE' }").graphs
    ('http://a.example/g',)
    >>> guard("ASK { service<http://a.example/>{} }")
    Traceback (most recent call last):
    unres_site.sparql.errors.RefusedError: SERVICE is not available: this endpoint fetches nothing from elsewhere.
    """
    if len(text) > limits.size:
        raise TooComplexError(f"The query has {len(text):,} characters; at most {limits.size:,} are tried.")
    tokens = list(tokenize(text))
    words = Counter(token.text.upper() for token in tokens if token.kind in {Kind.WORD, Kind.SIGN})
    prologue = _Prologue(text, tokens, base)
    if "service" in text.lower():
        _check_service(text, tokens)
    _check_lines(text, tokens)
    _check_counts(words, limits)
    _check_shape(text, tokens, limits)
    graphs = tuple(prologue.graphs(tokens)) if words.keys() & _FROM else ()
    return Guarded(text, prologue.form, graphs, bool(words.keys() & _VOLATILE))


class _Prologue:
    """What stands before the query form: `BASE`, `PREFIX` and `VERSION` declarations (SPARQL 1.1, production [4])."""

    def __init__(self, text: str, tokens: Sequence[Token], base: str) -> None:
        self._base = base
        self._prefixes: dict[str, str] = {}
        place = self._declarations(tokens)
        if place >= len(tokens):
            line, column = position(text, len(text))
            raise QuerySyntaxError("The query has no SELECT, ASK, CONSTRUCT or DESCRIBE.", line=line, column=column)
        self.form = _form(text, tokens[place])

    def _declarations(self, tokens: Sequence[Token]) -> int:
        place = 0
        while place < len(tokens):
            word = tokens[place].text.upper()
            if word == "PREFIX" and place + 2 < len(tokens):
                self._prefixes[tokens[place + 1].text] = self._absolute(tokens[place + 2].text)
                place += 3
            elif word in {"BASE", "VERSION"} and place + 1 < len(tokens):
                if word == "BASE":
                    self._base = self._absolute(tokens[place + 1].text)
                place += 2
            else:
                break
        return place

    def _absolute(self, iri: str) -> str:
        return urljoin(self._base, iri[1:-1])

    def graphs(self, tokens: Sequence[Token]) -> Iterator[str]:
        """Give the IRIs of the dataset clauses (production [13]); what the engine will not parse is left out."""
        inside = False
        for token in tokens:
            if token.kind is Kind.WORD:
                word = token.text.upper()
                inside = word in _FROM or (inside and word == "NAMED")
            elif inside:
                inside = False
                if token.kind is Kind.IRI:
                    yield self._absolute(token.text)
                elif token.kind is Kind.PREFIXED:
                    prefix, _, local = token.text.partition(":")
                    yield self._prefixes.get(prefix + ":", "") + re.sub(r"\\(.)", r"\1", local)


def _form(text: str, token: Token) -> Form:
    word = token.text.upper()
    if word in _FORMS:
        return Form(word)
    if word in _UPDATES:
        raise _at(RefusedError, f"{word} is an update: this endpoint is read-only.", text, token)
    if "service" in word.lower():
        raise _service(text, token)
    detail = f"Expected PREFIX, BASE, SELECT, ASK, CONSTRUCT or DESCRIBE, found {token.text[:40]}."
    raise _at(QuerySyntaxError, detail, text, token)


def _check_service(text: str, tokens: Sequence[Token]) -> None:
    for token, following in pairwise(tokens):
        if "service" not in token.text.lower():
            continue
        if (
            token.kind is Kind.WORD
            or (token.kind is Kind.PREFIXED and following.text == "{")
            or (token.kind is Kind.IRI and _follows_bracket(token.text.lower()))
        ):
            raise _service(text, token)


def _follows_bracket(iri: str) -> bool:
    """Tell whether "service" stands behind a closing bracket in an IRI."""
    return 0 <= iri.find(")") < iri.rfind("service")


def _service(text: str, token: Token) -> RefusedError:
    detail = "SERVICE is not available: this endpoint fetches nothing from elsewhere."
    return _at(RefusedError, detail, text, token)


def _check_lines(text: str, tokens: Sequence[Token]) -> None:
    """Refuse a string of several lines behind an IRI with `#` in the same line (the last rule of the module)."""
    fragment_end = None
    for token in tokens:
        if token.kind is Kind.IRI and "#" in token.text:
            fragment_end = token.start + len(token.text)
        elif (
            fragment_end is not None
            and token.kind is Kind.LONG_STRING
            and _BREAK.search(token.text)
            and not _BREAK.search(text, fragment_end, token.start)
        ):
            detail = "A string of several lines must begin in another line than an IRI with #."
            raise _at(QuerySyntaxError, detail, text, token)


def _check_counts(words: Counter[str], limits: Limits) -> None:
    for word in words.keys() & _CHAINED:
        if words[word] > limits.chain:
            raise TooComplexError(f"The query has {words[word]:,} times {word}; at most {limits.chain:,} are tried.")


def _check_iri(text: str, token: Token, limits: Limits) -> None:
    if len(token.text) > limits.iri or token.text.count("(") > _BRACKETS_IN_IRI:
        detail = f"An IRI has more than {limits.iri:,} characters or {_BRACKETS_IN_IRI} brackets."
        raise _at(TooComplexError, detail, text, token)


def _check_shape(text: str, tokens: Sequence[Token], limits: Limits) -> None:
    """Count nested brackets, patterns and tokens.

    Separators in round brackets belong to lists of values, not to patterns.
    """
    open_brackets: list[str] = []
    patterns = counted = 0
    values = False  # VALUES was read, and its data are still to come
    for token in tokens:
        sign = token.text
        if token.kind is Kind.IRI:
            _check_iri(text, token, limits)
        elif token.kind is Kind.WORD:
            values = values or sign.upper() == "VALUES"
        elif token.kind is Kind.SIGN:
            patterns += sign == "{" or (sign in _SEPARATORS and open_brackets[-1:] not in ([], ["("]))
            values = _nest(open_brackets, sign, values)
        counted += sign != "," and "VALUES" not in open_brackets
        if len(open_brackets) > limits.depth:
            raise _at(TooComplexError, f"Brackets are nested deeper than {limits.depth} levels.", text, token)
        if patterns > limits.patterns:
            raise _at(TooComplexError, f"The query has more than {limits.patterns} patterns.", text, token)
        if counted > limits.tokens:
            detail = f"The query has more than {limits.tokens:,} words and signs: put long lists of data into VALUES."
            raise _at(TooComplexError, detail, text, token)


def _nest(open_brackets: list[str], sign: str, values: bool) -> bool:
    """Open or close a bracket, and tell whether the data of VALUES are still to come: the next brace opens them."""
    if sign in _OPENING:
        open_brackets.append("VALUES" if values and sign == "{" else sign)
        return values and sign != "{"
    if sign in _CLOSING and open_brackets:
        open_brackets.pop()
    return values


def _at(error: type[_Error], detail: str, text: str, token: Token) -> _Error:
    line, column = position(text, token.start)
    return error(detail, line=line, column=column)
