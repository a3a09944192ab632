"""Measures what finding names costs: the share of conversion that a gazetteer of 20,000 names takes.

    python benchmarks/gazetteer.py [--names 20000] [--rounds 5] [DOCUMENT…]

Converts documents (the seeds, if none is named) from text to N-Quads with the project's vocabulary, and with one filled
up to so many names. The names that are added are put together from words of real ones, so that the matcher meets their
beginnings everywhere, but none of them stands in any text: what is measured is looking, not what is made of a find.
The texts in which names are looked for are collected while converting; then the matcher alone goes through them again.
Times are those of the process, the least of all rounds; the share is the matcher's time by that of the conversion.

Writes `results/gazetteer.json` beside this file.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import unres.understand.names as finding
from unres.conversion import convert_file, quads_of
from unres.iris import Minter
from unres.understand.names import Matcher, Matchers, matchers_of
from unres.vocabulary import Body, fold, load

ROOT = Path(__file__).resolve().parent.parent
RESULT = Path(__file__).resolve().parent / "results" / "gazetteer.json"
SEED = 20_000


def names_of(matchers: Matchers) -> dict[str, Any]:
    """Return the names of the project's vocabulary, as its matcher has them."""
    return dict(matchers.names._table)  # noqa: SLF001 the benchmark fills up what the matcher was made of


def invented(names: dict[str, Any], count: int) -> Iterator[tuple[str, Body]]:
    """Yield names that stand nowhere: the first words of one real name and the last words of another."""
    draw = random.Random(SEED)  # noqa: S311 the same names in each run
    body = next(iter(load().bodies.values()))
    long = sorted(name for name in names if name.count(" ") > 1)
    made: set[str] = set()
    while len(made) < count:
        first, last = draw.choice(long).split(), draw.choice(long).split()
        name = " ".join([*first[: draw.randint(1, len(first))], *last[-draw.randint(1, 3) :], f"no{len(made)}"])
        if name not in names and name not in made:
            made.add(name)
            yield name, body


def least(rounds: int, run: Callable[[], object]) -> float:
    """Return the seconds of the process that the quickest of several runs takes."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)


def convert(documents: list[Path]) -> None:
    """Convert documents to N-Quads."""
    for document in documents:
        for understanding in convert_file(document).understandings:
            quads_of(understanding, Minter())


def tagged(documents: list[Path], matchers: Matchers) -> list[str]:
    """Return the texts in which names are looked for while documents are converted, as the matcher gets them."""
    texts: list[str] = []
    find = Matcher.find

    def watch(self: Matcher[Any], folded: str) -> Any:  # noqa: ANN401 hands on what the matcher finds
        if self is matchers.names:
            texts.append(folded)
        return find(self, folded)

    Matcher.find = watch  # type: ignore[method-assign]
    try:
        convert(documents)
    finally:
        Matcher.find = find  # type: ignore[method-assign]
    return texts


def measure(documents: list[Path], matchers: Matchers, rounds: int) -> dict[str, float | int]:
    """Return what converting with these matchers takes, and what of it is looking for names."""
    finding.matchers = lambda language="en": matchers  # type: ignore[assignment, misc]  # noqa: ARG005
    texts = tagged(documents, matchers)
    whole = least(rounds, lambda: convert(documents))
    looking = least(rounds, lambda: [matchers.names.find(text) for text in texts])
    characters = sum(map(len, texts))
    return {
        "names": len(names_of(matchers)),
        "conversion_seconds": round(whole, 4),
        "looking_seconds": round(looking, 4),
        "share_percent": round(100 * looking / whole, 1),
        "looked_through_characters": characters,
        "looked_through_mb_per_second": round(characters / looking / 1e6, 1),
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="*", type=Path, metavar="DOCUMENT")
    parser.add_argument("--names", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    documents = options.documents or sorted((ROOT / "seeds").glob("*.txt"))
    own = matchers_of(load())
    names = names_of(own)
    names.update({fold(name): body for name, body in invented(names, options.names - len(names))})
    start = time.process_time()
    filled = Matchers(Matcher(names), own.words)
    made = time.process_time() - start
    result = {
        "documents": len(documents),
        "own": measure(documents, own, options.rounds),
        "gazetteer": measure(documents, filled, options.rounds) | {"made_in_seconds": round(made, 3)},
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
