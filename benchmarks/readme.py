"""Writes the README's tables of figures from the results of the benchmarks; with `--measure`, measures speed first.

    python benchmarks/readme.py --measure    measure how fast everything is, and write the tables
    python benchmarks/readme.py              write the tables from `results/` as they are

Measuring needs `pip install bluebell-akn rdflib-endpoint "uvicorn[standard]"` beside the project. The table of speed
has ratios only: what they are ratios of depends on the machine and on what else it does. What is read of real documents
is measured by `corpus.py`, which needs those documents.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus_report import share

HERE = Path(__file__).resolve().parent
README = HERE.parent / "README.md"
RESULTS = HERE / "results"
PROGRAMS = ("conversion.py", "endpoint.py")

Facts = Mapping[str, Any]


def speed() -> str:
    """Return the table of how fast everything is."""
    rows = [*conversion(facts("conversion")), *endpoint(facts("endpoint"))]
    return "\n".join(["| | compared with | |", "|---|---|---|", *rows]) + "\n"


def reading() -> str:
    """Return the table of how well real documents are read."""
    found: Mapping[str, Facts] = facts("corpus")
    rows = (row(corpus["what"], *read_as(corpus)) for corpus in found.values())
    return "\n".join(["| real documents | | |", "|---|---|---|", *rows]) + "\n"


def understanding() -> str:
    """Return the table of how well parts are understood that nobody had read who wrote the rules."""
    found = facts("citations")
    names = {
        "citation found": "citations found",
        "target": "what each cites",
        "pinpoint": "down to the paragraph or article",
        "type": "how it cites",
        "verb": "what each clause does",
        "addressee": "whom it asks",
    }
    rows = [
        row(name, *(f"{score[each]:.3f}" for each in ("precision", "recall")), f"{score['annotated']:,}")
        for measure, name in names.items()
        if (score := found["gold"]["held-out"][measure])
    ]
    folders = found["links"]["folders"].values()
    agree, links = (sum(each[count] for each in folders) for count in ("agree", "links"))
    head = ["| | precision | recall | annotated by hand |", "|---|---|---|---|"]
    tail = f"Of {links:,} links in the United Nations' own XML, {share(agree, links)} lead where their words do."
    return "\n".join([*head, *rows, "", tail]) + "\n"


def read_as(corpus: Facts) -> Iterator[str]:
    """Yield how many files of a corpus were read, and how well."""
    yield f"{corpus['files']:,} files, {corpus['not_read']} not read"
    same = ", ".join(f"{name} {share(count, corpus['compared'])}" for name, count in corpus["same"].items())
    right = [f"of acts the same: {same}"]
    if corpus["texts"]:
        right.append(f"the same words in {corpus['exact']:,} of {corpus['texts']:,} texts")
    lost = f"{corpus['unaccounted']} of {corpus['characters']:,} characters unaccounted for"
    back = f"{share(corpus['come_back'], corpus['acts'])} come back from Akoma Ntoso as they were"
    yield "; ".join([*right, lost, back])


def row(*cells: str) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"


TABLES: dict[str, Callable[[], str]] = {"benchmarks": speed, "reading": reading, "understanding": understanding}
"""Name of a place in the README → what stands there."""


def filled(readme: str) -> str:
    """Return the README with its tables as the results have them."""
    for name, table in TABLES.items():
        before, begin, rest = readme.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- /{name} -->")
        readme = f"{before}{begin}{table()}{end}{after}"
    return readme


def facts(name: str) -> Facts:
    """Return what a benchmark found."""
    found: Facts = json.loads((RESULTS / f"{name}.json").read_text("utf-8"))
    return found


def conversion(found: Facts) -> Iterator[str]:
    """Yield the rows of the conversion."""
    for row in found["throughput"]:
        workers = "one process each" if row["workers"] == 1 else f"{row['workers']} processes, as it comes, to one"
        yield (
            f"| {row['task']}, {row['acts']} acts, {workers} | bluebell-akn, the same acts to XML "
            f"| {spread(row)} the throughput |"
        )
    for name, peaks in found["memory_mib"].items():
        few, many = min(map(int, peaks)), max(map(int, peaks))
        ratio = peaks[str(many)] / peaks[str(few)]
        yield f"| {name}: peak of memory with {many:,} acts | with {few:,} acts | {ratio:.2f}× |"


def endpoint(found: Facts) -> Iterator[str]:
    """Yield the row of the endpoint."""
    yield (
        f"| point query through `/sparql`, {found['triples']:,} triples | rdflib-endpoint, the same data "
        f"| {spread(found)} the requests a second |"
    )


def spread(row: Facts) -> str:
    """Return a ratio, with the lowest and highest of the rounds."""
    return f"**{row['ratio']:.1f}×** ({row['ratio_lowest']:.1f} to {row['ratio_highest']:.1f})"


def main() -> None:
    """Measure, if that is asked for, and write the tables into the README."""
    if sys.argv[1:] == ["--measure"]:
        for program in PROGRAMS:
            subprocess.run([sys.executable, HERE / program], check=True)
    README.write_text(filled(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
