"""Results as a table for people: short names instead of IRIs, with the language of each text."""

import json
from dataclasses import dataclass
from typing import Any, Final

from unres.namespaces import PREFIXES
from unres_site.sparql.endpoint import Page
from unres_site.sparql.guard import Form

_BY_LENGTH: Final = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


@dataclass(frozen=True, slots=True)
class Cell:
    """A term of a solution.

    Attributes:
        text: What is shown: a shortened IRI, or the literal's characters.
        href: The IRI, if it may be followed.
        lang: Language tag of a literal, or nothing.
        datatype: Shortened datatype of a literal, or nothing.
    """

    text: str
    href: str = ""
    lang: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A result for a page.

    Attributes:
        columns: Names of the variables.
        rows: Cells in their order; nothing where a variable is unbound.
        boolean: The answer to ASK, otherwise nothing.
        turtle: The triples of CONSTRUCT and DESCRIBE, otherwise nothing.
        more: Whether the result has rows that are not here.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell | None, ...], ...] = ()
    boolean: bool | None = None
    turtle: str | None = None
    more: bool = False


def shorten(iri: str) -> str:
    """Abbreviate an IRI with a prefix of the dataset.

    >>> shorten("https://w3id.org/unres/ontology#text"), shorten("http://a.example/")
    ('unr:text', 'http://a.example/')
    """
    for prefix, namespace in _BY_LENGTH:
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def read_table(page: Page) -> Table:
    """Read the result of a page."""
    result = page.result or b""
    if page.form in {Form.CONSTRUCT, Form.DESCRIBE}:
        return Table(turtle=result.decode())
    document = json.loads(result)
    if "boolean" in document:
        return Table(boolean=document["boolean"])
    columns = tuple(document["head"]["vars"])
    rows = tuple(tuple(_cell(row.get(name)) for name in columns) for row in document["results"]["bindings"])
    return Table(columns, rows, more=document["more"])


def _cell(term: dict[str, Any] | None) -> Cell | None:
    if term is None:
        return None
    value = term["value"]
    if term["type"] == "uri":
        # A javascript: IRI is a valid one, and must not become a link.
        return Cell(shorten(value), href=value if value.startswith(("http://", "https://")) else "")
    if term["type"] == "bnode":
        return Cell(f"_:{value}")
    datatype = shorten(term.get("datatype", ""))
    return Cell(value, lang=term.get("xml:lang", ""), datatype="" if datatype == "xsd:string" else datatype)
