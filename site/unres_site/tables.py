"""CSV: of an act a row for each of its parts, of anything else a row for each statement."""

import csv
import io
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from unres.dataset import Version
from unres.namespaces import PREFIXES, UNR
from unres_site.represent import Description


def csv_body(header: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Write a table (RFC 4180: lines end in CRLF)."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(header)
    writer.writerows(rows)
    return buffer.getvalue().encode()


_PART_COLUMNS: Final = ("iri", "kind", "number", "position", "language", "text", "cites", "addressees")


def parts_csv(version: Version, description: Description) -> bytes:
    """Write the parts and notes of an act as a table, in the order of the text; blanks divide the IRIs in a field.

    Of an act whose text is not held, or of a part without words, the statements are written instead.
    """
    rows: list[tuple[str, ...]] = [
        _part_row(description, iri) for iri in description.properties if _values(description, iri, "unr:position")
    ]
    if not rows:
        return statements_csv(version, description)
    rows.sort(key=_position)
    return csv_body(_PART_COLUMNS, rows)


def _position(row: tuple[str, ...]) -> int:
    return int(row[_PART_COLUMNS.index("position")])


def _part_row(description: Description, iri: str) -> tuple[str, ...]:
    def values(name: str) -> list[str]:
        return _values(description, iri, name)

    asked = dict.fromkeys(
        who for action in values("unr:action") for who in _values(description, action, "unr:addressee")
    )
    kinds = [kind.removeprefix(UNR) for kind in values("rdf:type") if kind.startswith(UNR)]
    return (
        iri,
        " ".join(kinds),
        " ".join(values("eli:number") or values("unr:marker")),
        values("unr:position")[0],
        *_words(description, iri),
        " ".join(values("eli:cites")),
        " ".join(asked),
    )


def _words(description: Description, iri: str) -> tuple[str, str]:
    """Return the language and the words of a part: the English ones, or else the first."""
    literals = (quad.object for quad in _quads(description, iri, "unr:text"))
    found = [(each.language or "", each.value) for each in literals if isinstance(each, ox.Literal)]
    return min(found, key=lambda words: words[0] != "en", default=("", ""))


def _quads(description: Description, iri: str, name: str) -> list[ox.Quad]:
    prefix, _, local = name.partition(":")
    predicate = PREFIXES[prefix] + local
    return [quad for quad in description.properties.get(iri, []) if quad.predicate.value == predicate]


def _values(description: Description, iri: str, name: str) -> list[str]:
    return [_text(quad.object) for quad in _quads(description, iri, name)]


_STATEMENT_COLUMNS: Final = ("subject", "property", "property_label", "value", "value_label", "language", "datatype")


def statements_csv(version: Version, description: Description) -> bytes:
    """Write what is said of a thing as a table, a statement a row."""

    def row(quad: ox.Quad) -> tuple[str, ...]:
        value = quad.object
        literal = isinstance(value, ox.Literal)
        return (
            _text(quad.subject),
            quad.predicate.value,
            version.label(quad.predicate.value) or "",
            _text(value),
            "" if literal else version.label(_text(value)) or "",
            (value.language or "") if isinstance(value, ox.Literal) else "",
            value.datatype.value if isinstance(value, ox.Literal) and not value.language else "",
        )

    quads = {quad.triple: quad for quad in description.own + description.linked}
    return csv_body(_STATEMENT_COLUMNS, map(row, quads.values()))


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)
