"""Makes `subjects.ttl` from the labels of the UNBIS Thesaurus.

    python ontology/sources/subjects.py unbis-labels.tsv

The table has a row a label: the label, the preferred one of its concept, the concept's IRI, whether it is preferred.
`subjects-used.txt`, beside this file, lists the concepts that the metadata of acts have been seen to use; whoever
meets another one adds its number.
"""

import csv
import re
import sys
from pathlib import Path
from typing import Final

from turtle_writer import Block, literal, thing, write

HERE: Final = Path(__file__).resolve().parent
_CAPITALS: Final = frozenset({"AIDS", "HIV", "ICT", "LGBT", "LGBTI", "UN", "NGO", "IMF", "COVID", "DNA", "SDGS"})
_COMMENT: Final = """
Subjects of the UNBIS Thesaurus that the metadata of acts use. Made by sources/subjects.py: mend that.

skos:exactMatch is the concept of the Thesaurus (https://metadata.un.org/thesaurus), the source of all that is said of
it; labels are the Thesaurus' own, in small letters.
"""


def spelt(label: str) -> str:
    """Return a label of the Thesaurus, which has capitals only, in small letters.

    >>> spelt("HIV INFECTIONS"), spelt("WOMEN'S RIGHTS")
    ('HIV infections', 'women’s rights')
    """
    words = re.sub(r"[A-Z]+", lambda word: word[0] if word[0] in _CAPITALS else word[0].lower(), label)
    return words.replace("'", "’")


def slug(label: str) -> str:
    """Return the end of a concept's address.

    >>> slug("women’s rights"), slug("trade (international)")
    ('womens-rights', 'trade-international')
    """
    return re.sub(r"[^a-z0-9]+", "-", label.lower().replace("’", "")).strip("-")


def main(table: Path, target: Path) -> None:
    """Write the file."""
    used = set((HERE / "subjects-used.txt").read_text(encoding="utf-8").split())
    preferred: dict[str, str] = {}
    others: dict[str, list[str]] = {}
    with table.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            number = row["uri"].rpartition("#")[2]
            if number in used:
                preferred[number] = spelt(row["preferred"])
                others.setdefault(number, []).append(spelt(row["label"]))
    scheme = (
        Block(thing("concept/subject"))
        .say("a", "skos:ConceptScheme")
        .say("skos:prefLabel", literal("Subjects", "en"))
        .say("skos:definition", literal("What acts are about, by the UNBIS Thesaurus.", "en"))
        .say("dcterms:source", "<http://metadata.un.org/thesaurus>")
    )
    write(target, _COMMENT, [scheme, *(_concept(n, preferred[n], others[n]) for n in sorted(preferred))])


def _concept(number: str, label: str, others: list[str]) -> Block:
    return (
        Block(thing(f"concept/subject/{slug(label)}"))
        .say("a", "skos:Concept")
        .say("skos:inScheme", thing("concept/subject"))
        .say("skos:prefLabel", literal(label, "en"))
        .say("skos:altLabel", *(literal(each, "en") for each in others if each != label))
        .say("skos:definition", literal(f"Concept {number} of the UNBIS Thesaurus.", "en"))
        .say("skos:notation", literal(number))
        .say("skos:exactMatch", f"<http://metadata.un.org/thesaurus/{number}>")
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), HERE.parent / "subjects.ttl")
