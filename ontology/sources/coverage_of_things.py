"""Counts what the vocabularies of things say, and writes the tables into `docs/data-model.md`.

python ontology/sources/coverage_of_things.py
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from turtle_writer import BASE, LANGUAGES

ROOT: Final = Path(__file__).resolve().parents[2]
PAGE: Final = ROOT / "docs" / "data-model.md"
_BEGIN: Final = "<!-- tables: ontology/sources/coverage_of_things.py -->"
_END: Final = "<!-- end of tables -->"
_KINDS: Final = {
    "bodies": "body/",
    "countries": "country/",
    "treaties": "treaty/",
    "instruments": "instrument/",
    "initiatives": "initiative/",
    "goals and targets": "concept/sdg/",
    "subjects": "concept/subject/",
}
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_UNR: Final = "https://w3id.org/unres/ontology#"
_NAMES: Final = (_SKOS + "prefLabel", "http://data.europa.eu/eli/ontology#title")
_FACTS: Final[dict[str, Callable[[str, str], bool]]] = {
    "Wikidata": lambda _, value: value.startswith("http://www.wikidata.org/entity/"),
    "UNBIS": lambda _, value: value.startswith("http://metadata.un.org/thesaurus/"),
    "parent": lambda predicate, _: predicate == "http://www.w3.org/ns/org#subOrganizationOf",
    "history": lambda predicate, _: predicate in {_SKOS + "historyNote", _UNR + "establishedBy"},
    "*Treaty Series* number": lambda predicate, _: predicate in {_UNR + "untsNumber", _UNR + "protocolTo"},
    "MTDSG number": lambda predicate, _: predicate == _UNR + "mtdsgNumber",
    "date": lambda predicate, _: predicate == "http://data.europa.eu/eli/ontology#date_document",
    "official page": lambda predicate, _: predicate.endswith(("#seeAlso", "/homepage")),
}
"""What is told of things, and how a statement of it is known."""

Things = Mapping[str, list[tuple[str, ox.NamedNode | ox.Literal]]]


def things() -> Things:
    """Return path → what the vocabularies say of it."""
    found: dict[str, list[tuple[str, ox.NamedNode | ox.Literal]]] = {}
    for file in sorted((ROOT / "ontology").glob("*.ttl")):
        for triple in ox.parse(path=file, format=ox.RdfFormat.TURTLE, base_iri=BASE):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                path = triple.subject.value.removeprefix(BASE)
                found.setdefault(path, []).append((triple.predicate.value, triple.object))
    return found


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [list(head), ["---"] * len(list(head)), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def tables(said: Things) -> str:
    """Return two tables: how many things of a kind have a name in each language, and how many have each fact."""
    kinds = {kind: [said[path] for path in said if path.startswith(start)] for kind, start in _KINDS.items()}
    named = [
        (kind, len(each), *(sum(_has_name(one, language) for one in each) for language in LANGUAGES))
        for kind, each in kinds.items()
    ]
    told = [
        (kind, *(sum(any(test(p, o.value) for p, o in one) for one in each) or "–" for test in _FACTS.values()))
        for kind, each in kinds.items()
    ]
    return f"{_table(('', 'all', *LANGUAGES), named)}\n\n{_table(('', *_FACTS), told)}"


def _has_name(statements: Iterable[tuple[str, ox.NamedNode | ox.Literal]], language: str) -> bool:
    return any(p in _NAMES and isinstance(o, ox.Literal) and o.language == language for p, o in statements)


def filled(page: str) -> str:
    """Return the page with its tables as the vocabularies are."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n\n{tables(things())}\n\n{_END}{after}"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
