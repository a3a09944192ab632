"""The engine's words about a syntax error → an error with its place and a sentence for people.

The engine says how far its parser looked and what it would have taken there, character classes and white space too:

    error at 2:18: expected one of GRAPH, MINUS, ['a' ..= 'z'], [_]

That place is often far behind the mistake. So the grammar is asked first, and then the tokens: for a word that SPARQL
does not have, for a prefix that is not declared. What is none of these, such as a variable that must not be used here,
the engine says well enough.
"""

import re
from difflib import get_close_matches
from itertools import pairwise
from typing import Final

from unres.namespaces import PREFIXES
from unres_site.sparql.errors import QuerySyntaxError
from unres_site.sparql.grammar import Mistake, find_mistake, words
from unres_site.sparql.tokens import Kind, Token, position, tokenize

_PLACE: Final = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
_EXPECTED: Final = re.compile(r"""\[(?:'[^']*'|[^'\]])*\]|"(?:[^"\\]|\\.)*"|(?P<word>[^,\["\n]+)""")
_FEW: Final = 12  # more possibilities than this are no help


def explain(message: str, text: str) -> QuerySyntaxError:
    r"""Give the error for what the engine said about a text.

    >>> error = explain("error at 2:14: expected OPTIONAL", "SELECT *\nWHER { ?s ?p ?o }")
    >>> error.line, error.column, error.detail
    (2, 1, 'WHER is no word of SPARQL; did you mean WHERE?')
    >>> explain("error at 1:20: expected one of Prefix not found, ['%']", "SELECT * {?s foaf:x ?o}").detail
    'The prefix foaf: is not declared. Add PREFIX foaf: <http://xmlns.com/foaf/0.1/> before the query.'
    >>> explain("error at 1:9: expected OPTIONAL", "ASK { ?s ?p }").detail
    "'}' cannot stand here. Possible: '(', '+', '-', '[', a number, a prefixed name, a string, a variable, an IRI."
    """
    tokens = list(tokenize(text))
    found = find_mistake(tokens)
    if found:
        place = found.token.start if found.token else len(text.rstrip())
        line, column = position(text, place)
        return QuerySyntaxError(_describe(found), line=line, column=column)
    for token in tokens:
        detail = _undeclared_prefix(token, tokens)
        if detail:
            line, column = position(text, token.start)
            return QuerySyntaxError(detail, line=line, column=column)
    return _engine(message)


def _describe(mistake: Mistake) -> str:
    token, expected = mistake.token, mistake.expected
    if token and token.kind is Kind.WORD and token.text.upper() not in words():
        close = get_close_matches(token.text.upper(), words(), n=1)
        return f"{token.text} is no word of SPARQL" + (f"; did you mean {close[0]}?" if close else ".")
    found = f"{token.text[:40]!r} cannot stand here." if token else "The query ends too early."
    named = ", ".join(name if name[0].isalpha() else repr(name) for name in expected)
    return found + (f" Possible: {named}." if 0 < len(expected) <= _FEW else "")


def _undeclared_prefix(token: Token, tokens: list[Token]) -> str | None:
    if token.kind is not Kind.PREFIXED:
        return None
    prefix = token.text.partition(":")[0]
    declared = {name.text for word, name in pairwise(tokens) if word.text.upper() == "PREFIX"}
    if f"{prefix}:" in declared:
        return None
    known = PREFIXES.get(prefix)
    advice = f"Add PREFIX {prefix}: <{known or '…'}> before the query."
    return f"The prefix {prefix}: is not declared. {advice}"


def _engine(message: str) -> QuerySyntaxError:
    """Keep what the engine says in sentences, with its place."""
    found = _PLACE.match(message)
    if not found:
        return QuerySyntaxError(message)
    parts = (part["word"] or "" for part in _EXPECTED.finditer(found["expected"]))
    sentences = [part.strip() for part in parts if " " in part.strip()]
    detail = ". ".join(sentences) + "." if sentences else "The engine does not understand the query from here on."
    return QuerySyntaxError(detail, line=int(found["line"]), column=int(found["column"]))
