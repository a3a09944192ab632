"""The engine's words about a syntax error → an error with its place and a sentence for people.

The engine says where the longest parse ended and lists everything it would have taken there, character classes and
white space included:

    error at 2:18: expected one of GRAPH, MINUS, ['a' ..= 'z'], [_]

That place is often far behind the mistake. So the tokens are asked first whether one of them can be no part of a query:
a prefix that is not declared, or a word that SPARQL does not have.
"""

import re
from difflib import get_close_matches
from itertools import pairwise
from typing import Final

from unres.namespaces import PREFIXES
from unres_site.sparql.errors import QuerySyntaxError
from unres_site.sparql.tokens import Kind, Token, position, tokenize

_PLACE: Final = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
_EXPECTED: Final = re.compile(r"""\[(?:'[^']*'|[^'\]])*\]|"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<word>[^,\["\n]+)""")

# https://www.w3.org/TR/sparql11-query/#sparqlGrammar and the built-in functions of SPARQL 1.2
_WORDS: Final = frozenset(
    (
        "A ABS ADD ALL AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL CLEAR COALESCE CONCAT CONSTRUCT CONTAINS COPY "
        "COUNT CREATE DATA DATATYPE DAY DEFAULT DELETE DESC DESCRIBE DISTINCT DROP ENCODE_FOR_URI EXISTS FALSE FILTER "
        "FLOOR FROM GRAPH GROUP GROUP_CONCAT HASLANG HASLANGDIR HAVING HOURS IF IN INSERT INTO IRI ISBLANK ISIRI "
        "ISLITERAL ISNUMERIC ISTRIPLE ISURI LANG LANGDIR LANGMATCHES LATERAL LCASE LIMIT LOAD MAX MD5 MIN MINUS "
        "MINUTES MONTH MOVE NAMED NOT NOW OBJECT OFFSET OPTIONAL ORDER PREDICATE PREFIX RAND REDUCED REGEX REPLACE "
        "ROUND SAMETERM SAMPLE SECONDS SELECT SEPARATOR SERVICE SHA1 SHA256 SHA384 SHA512 SILENT STR STRAFTER "
        "STRBEFORE STRDT STRENDS STRLANG STRLANGDIR STRLEN STRSTARTS STRUUID SUBJECT SUBSTR SUM TIMEZONE TO TRIPLE "
        "TRUE TZ UCASE UNDEF UNION URI USING UUID VALUES VERSION WHERE WITH YEAR "
    ).split()
)


def explain(message: str, text: str) -> QuerySyntaxError:
    r"""Give the error for what the engine said about a text.

    >>> error = explain("error at 2:14: expected OPTIONAL", "SELECT *\nWHER { ?s ?p ?o }")
    >>> error.line, error.column, error.detail
    (2, 1, 'WHER is no word of SPARQL; did you mean WHERE?')
    >>> explain("error at 1:20: expected one of Prefix not found, ['%']", "SELECT * {?s foaf:x ?o}").detail
    'The prefix foaf: is not declared. Add PREFIX foaf: <http://xmlns.com/foaf/0.1/> before the query.'
    >>> explain("error at 1:7: expected one of \"$\", DISTINCT, [_]", "SELECT").detail
    'The query ends too early. Possible here: $ DISTINCT'
    """
    found = _PLACE.match(message)
    if not found:
        return QuerySyntaxError(message)
    tokens = list(tokenize(text))
    for check in (_undeclared_prefix, _unknown_word):
        for token in tokens:
            detail = check(token, tokens)
            if detail:
                line, column = position(text, token.start)
                return QuerySyntaxError(detail, line=line, column=column)
    line, column = int(found["line"]), int(found["column"])
    return QuerySyntaxError(_expected(found["expected"], text, line, column), line=line, column=column)


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


def _unknown_word(token: Token, _tokens: list[Token]) -> str | None:
    word = token.text.upper()
    if token.kind is not Kind.WORD or word in _WORDS:
        return None
    close = get_close_matches(word, _WORDS, n=1)
    return f"{token.text} is no word of SPARQL" + (f"; did you mean {close[0]}?" if close else ".")


def _expected(words: str, text: str, line: int, column: int) -> str:
    parts = (part["quoted"] or (part["word"] or "").strip() for part in _EXPECTED.finditer(words))
    expected = [part.replace("\\", "") for part in parts if part and part != "<unreported>"]
    sentences = [part for part in expected if " " in part]
    if sentences:
        return ". ".join(sentences) + "."
    rest = "\n".join(text.split("\n")[line - 1 :])[column - 1 :].split()
    found = f"Not understood from {rest[0][:40]!r} on." if rest else "The query ends too early."
    return found + (f" Possible here: {' '.join(expected)}" if expected else "")
