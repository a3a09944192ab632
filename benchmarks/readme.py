"""Writes the README's table of figures from the results of the benchmarks; with `--measure`, runs them first.

    python benchmarks/readme.py --measure    measure everything and write the table
    python benchmarks/readme.py              write the table from `results/` as they are

Measuring needs `pip install bluebell-akn rdflib-endpoint "uvicorn[standard]"` beside the project. The table has ratios
only: what they are ratios of depends on the machine and on what else it does.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
README = HERE.parent / "README.md"
RESULTS = HERE / "results"
PROGRAMS = ("conversion.py", "endpoint.py")
PLACE = re.compile(r"(?<=<!-- benchmarks -->\n).*(?=<!-- /benchmarks -->)", re.DOTALL)

Facts = Mapping[str, Any]


def table() -> str:
    """Return the table."""
    rows = [*conversion(facts("conversion")), *endpoint(facts("endpoint"))]
    return "\n".join(["| | compared with | |", "|---|---|---|", *rows]) + "\n"


def facts(name: str) -> Facts:
    """Return what a benchmark found."""
    found: Facts = json.loads((RESULTS / f"{name}.json").read_text("utf-8"))
    return found


def conversion(found: Facts) -> Iterator[str]:
    """Yield the rows of the conversion."""
    for row in found["throughput"]:
        workers = "one process each" if row["workers"] == 1 else f"{row['workers']} processes, as it comes, to one"
        yield (
            f"| text to N-Quads on disk, {row['acts']} acts, {workers} | bluebell-akn, the same acts to XML "
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
    """Measure, if that is asked for, and write the table into the README."""
    if sys.argv[1:] == ["--measure"]:
        for program in PROGRAMS:
            subprocess.run([sys.executable, HERE / program], check=True)
    text = README.read_text("utf-8")
    README.write_text(PLACE.sub(lambda _: table(), text), "utf-8")


if __name__ == "__main__":
    main()
