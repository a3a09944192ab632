"""The grammar of SPARQL 1.1 queries, to find the token at which a query goes wrong.

The engine decides what is a query; it only tells badly where one fails, because its parser reports how far it looked,
not where it stopped. The grammar of the recommendation is LL(1) (section 19.8): one token decides how to go on, so that
the first token for which there is no way on is the mistake. The parser keeps its own stack and takes linear time.

A little more is accepted here than there: all functions take the arguments of all others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from unres_site.sparql.tokens import Kind, Token

# https://www.w3.org/TR/sparql11-query/#sparqlGrammar; quoted: keywords and signs, capitals: kinds of tokens
_RULES: Final = """
Query: Prologue ( Select | Construct | Describe | Ask ) Values
Prologue: ( 'BASE' IRI | 'PREFIX' PREFIX IRI | 'VERSION' STRING )*
Select: SelectClause Dataset* Where Modifiers
SubSelect: SelectClause Where Modifiers Values
SelectClause: 'SELECT' ( 'DISTINCT' | 'REDUCED' )? ( ( VARIABLE | '(' Expression 'AS' VARIABLE ')' )+ | '*' )
Construct: 'CONSTRUCT' ( Template Dataset* Where | Dataset* 'WHERE' Template ) Modifiers
Template: '{' TemplateTriples? '}'
TemplateTriples: Triples ( '.' TemplateTriples? )?
Describe: 'DESCRIBE' ( ( VARIABLE | Iri )+ | '*' ) Dataset* Where? Modifiers
Ask: 'ASK' Dataset* Where Modifiers
Dataset: 'FROM' 'NAMED'? Iri
Where: 'WHERE'? Group
Modifiers: GroupBy? Having? OrderBy? ( Limit Offset? | Offset Limit? )?
GroupBy: 'GROUP' 'BY' ( Call | '(' Expression ( 'AS' VARIABLE )? ')' | VARIABLE )+
Having: 'HAVING' Constraint+
OrderBy: 'ORDER' 'BY' ( ( 'ASC' | 'DESC' ) Bracketed | Constraint | VARIABLE )+
Limit: 'LIMIT' NUMBER
Offset: 'OFFSET' NUMBER
Values: ( 'VALUES' Data )?
Group: '{' ( SubSelect | Patterns ) '}'
Patterns: TriplesBlock? ( Pattern '.'? TriplesBlock? )*
TriplesBlock: Triples ( '.' TriplesBlock? )?
Pattern: GroupOrUnion | Optional | Minus | Graph | Service | Lateral | Filter | Bind | 'VALUES' Data
Optional: 'OPTIONAL' Group
Graph: 'GRAPH' ( VARIABLE | Iri ) Group
Service: 'SERVICE' 'SILENT'? ( VARIABLE | Iri ) Group
Lateral: 'LATERAL' Group
Minus: 'MINUS' Group
GroupOrUnion: Group ( 'UNION' Group )*
Filter: 'FILTER' Constraint
Bind: 'BIND' '(' Expression 'AS' VARIABLE ')'
Constraint: Bracketed | Call
Call: Function | Iri Arguments
Data: VARIABLE '{' Value* '}' | ( NIL | '(' VARIABLE* ')' ) '{' ( '(' Value* ')' | NIL )* '}'
Value: Iri | Literal | 'UNDEF'
Triples: Term Properties | Node Properties?
Properties: Verb Objects ( ';' ( Verb Objects )? )*
Verb: VARIABLE | Path
Objects: Object ( ',' Object )*
Object: Term | Node
Node: '(' Object+ ')' | '[' Properties ']'
Term: VARIABLE | Iri | Literal | BLANK | ANON | NIL
Path: PathSequence ( '|' PathSequence )*
PathSequence: PathElement ( '/' PathElement )*
PathElement: '^'? PathPrimary ( '?' | '*' | '+' )?
PathPrimary: Iri | 'a' | '!' ( PathOne | '(' ( PathOne ( '|' PathOne )* )? ')' | NIL ) | '(' Path ')'
PathOne: '^'? ( Iri | 'a' )
Expression: And ( '||' And )*
And: Relation ( '&&' Relation )*
Relation: Sum ( ( '=' | '!=' | '<' | '>' | '<=' | '>=' ) Sum | 'NOT'? 'IN' List )?
List: NIL | '(' Expression ( ',' Expression )* ')'
Sum: Product ( ( '+' | '-' ) Product )*
Product: Unary ( ( '*' | '/' ) Unary )*
Unary: ( '!' | '+' | '-' )? Primary
Primary: Bracketed | Function | Iri Arguments? | Number | String | Boolean | VARIABLE
Bracketed: '(' Expression ')'
Function: FUNCTION Arguments | 'NOT'? 'EXISTS' Group
Arguments: NIL | '(' 'DISTINCT'? ( '*' | Expression ) ( ',' Expression )* ( ';' 'SEPARATOR' '=' STRING )? ')'
Literal: String | Number | Boolean
Number: ( '+' | '-' )? NUMBER
String: STRING ( LANGUAGE | '^^' Iri )?
Boolean: 'TRUE' | 'FALSE'
Iri: IRI | PREFIXED | PREFIX
"""

_FUNCTION_NAMES: Final = """
ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI FLOOR GROUP_CONCAT HASLANG
HASLANGDIR HOURS IF IRI ISBLANK ISIRI ISLITERAL ISNUMERIC ISTRIPLE ISURI LANG LANGDIR LANGMATCHES LCASE MAX MD5
MIN MINUTES MONTH NOW OBJECT PREDICATE RAND REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS SHA1 SHA256 SHA384
SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLANGDIR STRLEN STRSTARTS STRUUID SUBJECT SUBSTR SUM
TIMEZONE TRIPLE TZ UCASE URI UUID YEAR
"""
_FUNCTIONS: Final = frozenset(_FUNCTION_NAMES.split())

_NAMES: Final = {
    "VARIABLE": "a variable",
    "IRI": "an IRI",
    "PREFIXED": "a prefixed name",
    "PREFIX": "a prefix with a colon",
    "STRING": "a string",
    "NUMBER": "a number",
    "FUNCTION": "a function",
    "BLANK": "a blank node",
    "LANGUAGE": "a language tag",
    "OPERATOR": "an operator",
    "END": "the end of the query",
}
_OPERATORS: Final = frozenset({"&&", "||", "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "IN", "NOT"})
_UNSAID: Final = frozenset({"ANON", "NIL", "TRUE", "FALSE", "BLANK", "PREFIX"})
"""What is possible in so many places that naming it helps nobody."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where a query goes wrong.

    Attributes:
        token: The first token with which nothing can be done, or nothing if the query ends too early.
        expected: What might have stood there, in words.
    """

    token: Token | None
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    """A piece of a rule: a terminal or the name of a rule (both with `name`), or an operator on other pieces."""

    operator: str
    name: str = ""
    parts: tuple["_Node", ...] = ()


def words() -> frozenset[str]:
    """Give all words of the language in capitals.

    >>> {"SELECT", "STRLEN", "A"} <= words(), "WHER" in words()
    (True, False)
    """
    keywords = re.findall(r"'(\w+)'", _RULES)
    return _FUNCTIONS | {keyword.upper() for keyword in keywords}


def find_mistake(tokens: Sequence[Token]) -> Mistake | None:
    """Find the token at which a query goes wrong, or nothing if its grammar is right.

    >>> from unres_site.sparql.tokens import tokenize
    >>> find_mistake(list(tokenize("ASK { ?s ?p }"))).token.text
    '}'
    >>> find_mistake(list(tokenize("ASK { ?s ?p ?o"))).token is None
    True
    >>> find_mistake(list(tokenize("ASK { ?s ?p ?o }"))) is None
    True
    """
    rules = _rules()
    stack = [_Node("terminal", "END"), rules["Query"]]
    skipped: set[str] = set()  # what might have stood here instead, as far as it was optional
    for kind, token in _terminals(tokens):
        while True:
            node = stack.pop()
            if node.operator == "terminal" and node.name == kind:
                skipped.clear()
                break
            following = _step(node, kind)
            if following is None:
                return Mistake(token, _in_words(skipped | _first(node)))
            if not following:
                skipped |= _first(node)
            stack += reversed(following)
    return None


def _step(node: _Node, kind: str) -> tuple[_Node, ...] | None:
    """Replace a piece of a rule by what must come for a token of this kind; nothing if no way leads on."""
    fits = kind in _first(node)
    match node.operator:
        case "rule":
            return (_rules()[node.name],)
        case "sequence":
            return node.parts
        case "*":
            return (*node.parts, node) if fits else ()
        case "?":
            return node.parts if fits else ()
        case "+":
            return (*node.parts, _Node("*", parts=node.parts))
        case _:  # alternatives, or a terminal that does not fit, which has none
            fitting = [part for part in node.parts if kind in _first(part)] or list(filter(_is_nullable, node.parts))
            return tuple(fitting[:1]) or None


@cache
def _first(node: _Node) -> frozenset[str]:
    """Give the kinds of tokens with which a piece of a rule may begin."""
    match node.operator:
        case "terminal":
            return frozenset({node.name})
        case "rule":
            return _first(_rules()[node.name])
        case "sequence":
            found: frozenset[str] = frozenset()
            for part in node.parts:
                found |= _first(part)
                if not _is_nullable(part):
                    break
            return found
        case _:
            return frozenset().union(*(_first(part) for part in node.parts))


@cache
def _is_nullable(node: _Node) -> bool:
    match node.operator:
        case "*" | "?":
            return True
        case "rule":
            return _is_nullable(_rules()[node.name])
        case "|":
            return any(_is_nullable(part) for part in node.parts)
        case "terminal":
            return False
        case _:
            return all(_is_nullable(part) for part in node.parts)


@cache
def _rules() -> dict[str, _Node]:
    """Read the rules."""
    lines = dict(line.split(": ", 1) for line in _RULES.strip().splitlines())
    return {name: _alternatives(re.findall(r"'[^']+'|\w+|\S", line)) for name, line in lines.items()}


def _alternatives(symbols: list[str]) -> _Node:
    """Read symbols up to a closing bracket, taking them from the list."""
    branches: list[list[_Node]] = [[]]
    while symbols:
        symbol = symbols.pop(0)
        if symbol == ")":
            break
        if symbol == "|":
            branches.append([])
        elif symbol in {"*", "+", "?"}:
            branches[-1].append(_Node(symbol, parts=(branches[-1].pop(),)))
        elif symbol == "(":
            branches[-1].append(_alternatives(symbols))
        elif symbol[0] == "'":
            branches[-1].append(_Node("terminal", symbol[1:-1].upper()))
        else:
            branches[-1].append(_Node("terminal" if symbol.isupper() else "rule", symbol))
    sequences = tuple(_Node("sequence", parts=tuple(branch)) for branch in branches)
    return sequences[0] if len(sequences) == 1 else _Node("|", parts=sequences)


def _terminals(tokens: Sequence[Token]) -> Iterator[tuple[str, Token | None]]:
    """Give each token with the name that the rules have for it; `()` and `[]` are one token to them."""
    joined = {"()": "NIL", "[]": "ANON"}
    pairs = pairwise([*tokens, None])
    for token, following in pairs:
        pair = token.text + following.text if token and following else ""
        if token and pair in joined:
            next(pairs, None)
            yield joined[pair], token
        elif token:
            yield _terminal(token), token
    yield "END", None


def _terminal(token: Token) -> str:
    match token.kind:
        case Kind.LONG_STRING:
            return "STRING"
        case Kind.PREFIXED if token.text.endswith(":") and token.text.count(":") == 1:
            return "PREFIX"
        case Kind.WORD if token.text.upper() in _FUNCTIONS:
            return "FUNCTION"
        case Kind.WORD | Kind.SIGN:
            return token.text.upper()
        case _:
            return token.kind.name


def _in_words(kinds: set[str] | frozenset[str]) -> tuple[str, ...]:
    if "&&" in kinds:  # behind an expression all operators are possible
        kinds = kinds - _OPERATORS | {"OPERATOR"}
    return tuple(sorted(_NAMES.get(kind, kind) for kind in kinds - _UNSAID))
