r"""The engine's words about a syntax error → an error with its place and a sentence for people.

The engine says where the longest parse ended and lists everything it would have taken there, character classes and
white space included:

    error at 2:18: expected one of GRAPH, MINUS, ['a' ..= 'z'], [_]
"""

import re
from typing import Final

from unres_site.sparql.errors import QuerySyntaxError

_PLACE: Final = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
_EXPECTED: Final = re.compile(r"""\[(?:'[^']*'|[^'\]])*\]|"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<word>[^,\["\n]+)""")


def explain(message: str, text: str) -> QuerySyntaxError:
    r"""Give the error for what the engine said about a text.

    >>> error = explain("error at 1:7: expected one of \"$\", DISTINCT, [_]", "SELECT")
    >>> error.line, error.column, error.detail
    (1, 7, 'The query ends too early. Possible here: $ DISTINCT')
    >>> explain("error at 1:9: expected one of Prefix not found, ['%'], ['.']", "SELECT * {?s foaf:x ?o}").detail
    'Prefix not found.'
    """
    found = _PLACE.match(message)
    if not found:
        return QuerySyntaxError(message)
    line, column = int(found["line"]), int(found["column"])
    expected = [part for part in _expected(found["expected"]) if part != "<unreported>"]
    sentences = [part for part in expected if " " in part]
    if sentences:
        detail = ". ".join(sentences) + "."
    else:
        detail = _unexpected(text, line, column) + (f" Possible here: {' '.join(expected)}" if expected else "")
    return QuerySyntaxError(detail, line=line, column=column)


def _expected(words: str) -> list[str]:
    parts = (part["quoted"] or (part["word"] or "").strip() for part in _EXPECTED.finditer(words))
    return [part.replace("\\", "") for part in parts if part]


def _unexpected(text: str, line: int, column: int) -> str:
    rest = "\n".join(text.split("\n")[line - 1 :])[column - 1 :].split()
    return f"Not understood from {rest[0][:40]!r} on." if rest else "The query ends too early."
