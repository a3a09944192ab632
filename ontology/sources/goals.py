"""Makes `goals.ttl`: the 17 Sustainable Development Goals and their 169 targets.

    python ontology/sources/goals.py

`sdg.tsv`, beside this file, has a row a goal: how many targets it has with a number, the letters of the others, the
short name in six languages, and the goal in the words of General Assembly resolution 70/1.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from turtle_writer import LANGUAGES, Block, literal, thing, write

HERE: Final = Path(__file__).resolve().parent
_SCHEME: Final = "concept/sdg"
_CITED: Final = {
    "en": ("Sustainable Development Goal {}", "Goal {} of the Sustainable Development Goals", "SDG {}"),
    "fr": ("objectif de développement durable no {}", "objectif de développement durable n° {}"),
    "es": ("Objetivo de Desarrollo Sostenible {}",),
    "ru": ("цель {} в области устойчивого развития", "цели {} в области устойчивого развития"),
    "zh": ("可持续发展目标{}",),
    "ar": ("الهدف {} من أهداف التنمية المستدامة",),
}
"""How texts name a goal, by its number."""
_NAMED: Final = {"en": "Goal {}: {}", "fr": "Objectif {} : {}", "es": "Objetivo {}: {}"}
_COMMENT: Final = """
The Sustainable Development Goals and their targets. Made by sources/goals.py from sdg.tsv: mend that.

Source: General Assembly resolution 70/1, annex. skos:exactMatch is the United Nations' own IRI of a goal or target.
"""


def blocks() -> Iterator[Block]:
    """Yield the scheme, the goals and the targets."""
    yield (
        Block(thing(_SCHEME))
        .say("a", "skos:ConceptScheme")
        .say("skos:prefLabel", literal("Sustainable Development Goals", "en"))
        .say("skos:definition", literal("The goals and targets of the 2030 Agenda for Sustainable Development.", "en"))
        .say("dcterms:source", thing("resolution/ga/70/1"))
    )
    with (HERE / "sdg.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            yield _goal(row)
            for place in [*map(str, range(1, int(row["targets"]) + 1)), *row["means"]]:
                yield _target(row["goal"], place)


def _goal(row: dict[str, str]) -> Block:
    number = row["goal"]
    labels = {each: _NAMED.get(each, "{}. {}").format(number, row[each]) for each in LANGUAGES}
    cited = [literal(form.format(number), language) for language, forms in _CITED.items() for form in forms]
    return (
        _concept(number, number)
        .names("skos:prefLabel", labels)
        .say("skos:altLabel", *cited)
        .say("skos:definition", literal(f"{row['text']}.", "en"))
    )


def _target(goal: str, place: str) -> Block:
    number = f"{goal}.{place}"
    names = (
        f"target {number} of the Sustainable Development Goals",
        f"Sustainable Development Goals target {number}",
        f"Sustainable Development Goal {number}",
        f"SDG {number}",
    )
    return (
        _concept(f"{goal}-{place}", number)
        .say("skos:prefLabel", literal(f"Sustainable Development Goal target {number}", "en"))
        .say("skos:altLabel", *(literal(name, "en") for name in names))
        .say("skos:broader", thing(f"{_SCHEME}/{goal}"))
        .say("skos:definition", literal(f"Target {number} of Sustainable Development Goal {goal}.", "en"))
    )


def _concept(slug: str, number: str) -> Block:
    return (
        Block(thing(f"{_SCHEME}/{slug}"))
        .say("a", "skos:Concept")
        .say("skos:inScheme", thing(_SCHEME))
        .say("skos:notation", literal(number))
        .say("skos:exactMatch", f"<http://metadata.un.org/sdg/{number}>")
    )


if __name__ == "__main__":
    write(HERE.parent / "goals.ttl", _COMMENT, blocks())
