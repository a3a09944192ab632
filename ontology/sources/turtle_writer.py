"""Writes the Turtle of generated vocabularies: a block a subject, always in the same order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("en", "fr", "es", "ru", "zh", "ar")
"""The official languages, in the order of the files."""
_WIDTH: Final = 120
_PREFIXES: Final = {
    "unr": "https://w3id.org/unres/ontology#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
BASE: Final = "https://w3id.org/unres/"


def literal(text: str, language: str = "") -> str:
    """Return a literal, in a language if one is given."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' + (f"@{language}" if language else "")


def thing(path: str) -> str:
    """Return the IRI of one of our things by its path."""
    return f"<{BASE}{path}>"


@dataclass
class Block:
    """A subject and what is said of it."""

    subject: str
    statements: list[tuple[str, list[str]]] = field(default_factory=list)

    def say(self, predicate: str, *objects: str) -> "Block":
        """Add objects of a predicate; none if there are none. An object is a Turtle term."""
        kept = list(dict.fromkeys(each for each in objects if each))
        if kept:
            self.statements.append((predicate, kept))
        return self

    def names(self, predicate: str, by_language: dict[str, str]) -> "Block":
        """Add a name in each language that has one."""
        return self.say(predicate, *(literal(by_language[each], each) for each in LANGUAGES if by_language.get(each)))

    def __str__(self) -> str:
        """Return the block as Turtle."""
        lines = [_line(predicate, objects) for predicate, objects in self.statements if predicate != "a"]
        types = [objects for predicate, objects in self.statements if predicate == "a"]
        head = f"{self.subject} a {', '.join(types[0])} ;" if types else self.subject
        return head + "\n" + " ;\n".join(lines) + " .\n"


def _line(predicate: str, objects: list[str]) -> str:
    line = f"    {predicate} {', '.join(objects)}"
    if len(line) + 2 <= _WIDTH:
        return line
    rows: list[str] = []
    for each in objects:
        if rows and len(rows[-1]) + len(each) + 4 <= _WIDTH:
            rows[-1] += f", {each}"
        else:
            rows.append(f"        {each}")
    return f"    {predicate}\n" + ",\n".join(rows)


def write(file: Path, comment: str, blocks: Iterable[Block]) -> None:
    """Write a file: a comment that says where it comes from, the prefixes that it uses, the blocks."""
    body = "\n".join(map(str, blocks))
    used = [prefix for prefix in _PREFIXES if re.search(rf"(?<![\w:/#]){prefix}:\w", body)]
    head = "".join(f"# {line}".rstrip() + "\n" for line in comment.strip().splitlines())
    prefixes = "".join(f"@prefix {prefix}: <{_PREFIXES[prefix]}> .\n" for prefix in used)
    file.write_text(f"{head}\n{prefixes}\n{body}", encoding="utf-8")
