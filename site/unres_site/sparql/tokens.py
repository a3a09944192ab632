"""SPARQL text → tokens, by the terminals of the SPARQL 1.1 and 1.2 grammars.

Decisions about a query are made on tokens, because a word inside a string, a comment or an IRI means nothing, while
`service<…>` without a space does. The character classes are exactly those of the grammar: a character that this module
skipped and the engine did not would be a place to hide a word in. For the same reason `<<` is two signs: in `?a<<b#>`
the second one begins an IRI.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from unres_site.sparql.errors import QuerySyntaxError


class Kind(StrEnum):
    """What a token is. `WORD` covers keywords, `a`, `true` and the names of built-in functions."""

    IRI = "iri"
    LONG_STRING = "long"
    STRING = "string"
    VARIABLE = "variable"
    BLANK = "blank"
    PREFIXED = "prefixed"
    NUMBER = "number"
    LANGUAGE = "language"
    WORD = "word"
    SIGN = "sign"


class Token(NamedTuple):
    """A token and the offset of its first character in the text (in code points, from 0)."""

    kind: Kind
    text: str
    start: int


# SPARQL 1.1, terminals [164] to [167]: PN_CHARS_BASE, PN_CHARS_U, VARNAME's and PN_CHARS' additions.
_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = _BASE + "_0-9\u00b7\u0300-\u036f\u203f-\u2040"  # what may follow in a variable
_LOCAL = _NAME + r"\-"  # PN_CHARS

_PREFIX = 100  # characters of a prefix; without a bound, `a.a.a.…` is gone through again from each of its letters

_KINDS = {kind.value: kind for kind in Kind}
# WS [162]; a comment ends at a line feed or a carriage return. The groups are possessive: what a long stretch of blanks
# is parted into must not be tried in all ways when a character follows that begins no token.
_SKIPPED = r"(?:[ \t\r\n]++|\#[^\r\n]*+)*+"

_TOKEN = re.compile(
    rf"""
    {_SKIPPED}(?:
      (?P<iri>      <[^<>"{{}}|^`\x00-\x20]*>)                               # [139], with \u escapes let through
    | (?P<long>     \"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\"                  # [159]
                  | '''(?:'{{0,2}}(?:[^'\\]|\\.))*''')                       # [158]
    | (?P<string>   "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')           # [157], [156]
    | (?P<variable> [?$][{_BASE}_0-9][{_NAME}]*)                             # [143], [144]
    | (?P<blank>    _:[{_BASE}_0-9](?:[{_LOCAL}.]*[{_LOCAL}])?)              # [142]
    | (?P<prefixed> (?:[{_BASE}](?:[{_LOCAL}.]{{0,{_PREFIX}}}[{_LOCAL}])?)?: # [140]
                    (?:(?:[{_LOCAL}.:]|%[0-9A-Fa-f]{{2}}|\\[^\r\n])*         # [141], [169]
                       (?:[{_LOCAL}:]|%[0-9A-Fa-f]{{2}}|\\[^\r\n]))?)
    | (?P<number>   (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)                    # [146] to [148]
    | (?P<language> @[A-Za-z]+(?:-+[A-Za-z0-9]+)*)                           # [145]
    | (?P<word>     [A-Za-z][A-Za-z0-9_]*)
    | (?P<sign>     &&|\|\||\^\^|!=|<=|>=|\{{\||\|\}}|[{{}}()\[\].;,|/^+*!?=<>~-])
    | (?P<end>      \Z)
    )
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)

_UNEXPECTED = {'"': "A string is not closed.", "'": "A string is not closed."}


def position(text: str, offset: int) -> tuple[int, int]:
    r"""Give line and column, both from 1, of an offset in a text.

    Lines end as the grammar's comments do: at a line feed, a carriage return, or both together.

    >>> position("SELECT *\nWHERE {", 9)
    (2, 1)
    >>> position("ASK\r\n{ ? }", 7)
    (2, 3)
    """
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of a query, without white space and comments.

    Raises:
        QuerySyntaxError: At a character that begins no token, such as a quote that is never closed.

    >>> [token.text for token in tokenize("ASK{<a>ex:b?c#d")]
    ['ASK', '{', '<a>', 'ex:b', '?c']
    >>> [token.kind.value for token in tokenize("FILTER(?a<?b)")]
    ['word', 'sign', 'variable', 'sign', 'variable', 'sign']
    """
    place = 0
    while match := _TOKEN.match(text, place):
        kind = match.lastgroup
        if kind is None or kind == "end":
            return
        place = match.end()
        yield Token(_KINDS[kind], match[kind], match.start(kind))
    raise _unexpected(text, place)


def _unexpected(text: str, place: int) -> QuerySyntaxError:
    blank = re.compile(_SKIPPED).match(text, place)
    offset = blank.end() if blank else place
    character = text[offset]
    detail = _UNEXPECTED.get(character, f"The character {character!r} cannot stand here.")
    line, column = position(text, offset)
    return QuerySyntaxError(detail, line=line, column=column)
