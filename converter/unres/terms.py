"""N-Triples terms as strings: constants for classes and predicates, functions for IRIs and literals.

Writing escaped lines directly is as fast as the quickest serialiser and needs no objects; see the design's figures.
The grammar is RDF 1.1 N-Triples, section 7.
"""

import re
from datetime import date
from typing import Final

from unres.namespaces import PREFIXES

_ILLEGAL: Final = re.compile(r'[\x00-\x20<>"{}|^`\\]')
"""What an IRIREF may not contain (N-Triples, production [8])."""

_XSD: Final = PREFIXES["xsd"]


def term(curie: str) -> str:
    """Return the term that a prefixed name stands for.

    >>> term("rdfs:label")
    '<http://www.w3.org/2000/01/rdf-schema#label>'
    """
    prefix, _, local = curie.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def iri(address: str) -> str:
    """Return an IRI as a term.

    Raises:
        ValueError: it contains a character that no IRI may contain, which would spill into the next term.

    >>> iri("https://example.org/a")
    '<https://example.org/a>'
    """
    if _ILLEGAL.search(address):
        raise ValueError(f"not an IRI: {address!r}")
    return f"<{address}>"


def escape(text: str) -> str:
    r"""Return the text as it stands between the quotes of a literal (production [9], STRING_LITERAL_QUOTE).

    >>> print(escape('a "quoted" \\ line\n'))
    a \"quoted\" \\ line\n
    """
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if '"' in text:
        text = text.replace('"', '\\"')
    if "\n" in text:
        text = text.replace("\n", "\\n")
    if "\r" in text:
        text = text.replace("\r", "\\r")
    return text


def plain(text: str) -> str:
    """Return a plain literal.

    >>> plain("A/RES/76/188")
    '"A/RES/76/188"'
    """
    return f'"{escape(text)}"'


def worded(text: str, language: str) -> str:
    """Return a literal in a language (BCP 47 tag).

    >>> worded("Urges", "en")
    '"Urges"@en'
    """
    return f'"{escape(text)}"@{language}'


def integer(number: int) -> str:
    """Return an xsd:integer.

    >>> integer(5)
    '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f'"{number}"^^<{_XSD}integer>'


def day(value: date) -> str:
    """Return an xsd:date.

    >>> day(date(2021, 12, 16))
    '"2021-12-16"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    return f'"{value.isoformat()}"^^<{_XSD}date>'


A: Final = term("rdf:type")
LABEL: Final = term("rdfs:label")
TRUE: Final = f'"true"^^<{_XSD}boolean>'
