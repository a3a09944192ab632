"""Measures reading on real documents, one row a corpus, against a count that is made apart from the reader.

    python benchmarks/corpus.py --shared FOLDER [--only akn4un] [--sample 10] [--write]

FOLDER holds `corpora/`, as the tests' `--shared` does. Each row says how many acts were read, in how many the
paragraphs, points and notes are those of the document, and how many paragraphs have exactly its words. Throughput is
counted in seconds of the processor. What was gained and lost against the last results that were written is printed
below the table; `--write` writes `results/corpus.json` and `results/corpus.md` beside this file.

A corpus is a `Corpus` in `CORPORA`: a name, the files, and a function that yields one `Comparison` an act.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus_akn4un import compare_akn4un, parse_seconds
from unres.conversion import convert_file, quads_of
from unres.errors import UnresError
from unres.iris import Minter

RESULTS = Path(__file__).resolve().parent / "results"
EXAMPLES = 5
SAME = ("paragraphs", "points", "notes")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One act as read, beside the count made apart: what is the same, and how many texts are."""

    act: str
    same: dict[str, bool]
    """What was compared → whether it is the same."""
    texts: int
    """Paragraphs, points and notes of the document."""
    exact: int
    """Those whose words were read exactly."""
    unlike: Sequence[str] = ()
    """Words of the document that were not read so."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents of one kind. `bare_seconds` is how long the file's own parser takes alone, where that is a measure."""

    name: str
    pattern: str
    compare: Callable[[Path], Iterator[Any]]
    bare_seconds: Callable[[Sequence[Path]], float] | None = None


@dataclass(slots=True)
class Row:
    """What came out for one corpus."""

    files: int = 0
    failed: list[str] = field(default_factory=list)
    acts: int = 0
    same: Counter[str] = field(default_factory=Counter)
    differ: list[str] = field(default_factory=list)
    texts: int = 0
    exact: int = 0
    unlike: list[str] = field(default_factory=list)
    findings: Counter[str] = field(default_factory=Counter)
    megabytes_a_second: float = 0.0
    ratio_to_parser: float = 0.0

    def add(self, comparison: Comparison) -> None:
        """Count one act."""
        self.acts += 1
        self.same.update(name for name, same in comparison.same.items() if same)
        wrong = [name for name, same in comparison.same.items() if not same]
        if wrong:
            self.differ.append(f"{comparison.act}: {', '.join(wrong)}")
        self.texts += comparison.texts
        self.exact += comparison.exact
        self.unlike.extend(f"{comparison.act}: {words[:80]}" for words in comparison.unlike)


CORPORA = (Corpus("akn4un", "akn4un/*/*/*.xml", compare_akn4un, parse_seconds),)


def measure(corpus: Corpus, paths: Sequence[Path]) -> Row:
    """Read the files of a corpus and compare each act."""
    row = Row(files=len(paths))
    for path in paths:
        try:
            for comparison in corpus.compare(path):
                row.add(Comparison(**comparison))
        except UnresError as error:
            row.failed.append(str(error))
    row.megabytes_a_second, row.ratio_to_parser = _throughput(corpus, paths, row)
    return row


def _throughput(corpus: Corpus, paths: Sequence[Path], row: Row) -> tuple[float, float]:
    """Return megabytes a second from the files to N-Quads, and how many times as long the bare parser's work takes."""
    mint, size = Minter(), 0
    start = time.process_time()
    for path in paths:
        size += path.stat().st_size
        try:
            conversion = convert_file(path)
        except UnresError:
            continue
        row.findings.update(found.code for found in conversion.findings)
        for understanding in conversion.understandings:
            quads_of(understanding, mint)
    seconds = time.process_time() - start
    bare = corpus.bare_seconds(paths) if corpus.bare_seconds else 0.0
    return size / 1e6 / seconds, seconds / bare if bare else 0.0


def share(part: int, whole: int) -> str:
    """Return a share in per cent.

    >>> share(999, 1000), share(0, 0)
    ('99.90 %', '–')
    """
    return f"{100 * part / whole:.2f} %" if whole else "–"


def table(rows: dict[str, Row]) -> str:
    """Return the rows as Markdown."""
    head = "| corpus | files | failed | acts | paragraphs | points | notes | exact texts | MB/s | × parser |"
    lines = [head, "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for name, row in rows.items():
        same = " | ".join(share(row.same[what], row.acts) for what in SAME)
        ratio = f"{row.ratio_to_parser:.0f}" if row.ratio_to_parser else "–"
        lines.append(
            f"| {name} | {row.files} | {len(row.failed)} | {row.acts} | {same} | {share(row.exact, row.texts)} "
            f"({row.texts - row.exact} of {row.texts} differ) | {row.megabytes_a_second:.1f} | {ratio} |"
        )
    return "\n".join(lines) + "\n"


def as_json(row: Row) -> dict[str, Any]:
    """Return the figures of a row, without the examples, which would be text of the corpus."""
    return {
        "files": row.files,
        "failed": len(row.failed),
        "acts": row.acts,
        "same": {name: row.same[name] for name in SAME},
        "texts": row.texts,
        "exact": row.exact,
        "findings": dict(row.findings.most_common()),
        "megabytes_a_second": round(row.megabytes_a_second, 2),
        "ratio_to_parser": round(row.ratio_to_parser, 1),
    }


def changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """Yield what the figures gained and lost."""
    for name, row in after.items():
        old = before.get(name, {})
        for what, value in [*row.items(), *row["same"].items(), *row["findings"].items()]:
            known = old.get(what, old.get("same", {}).get(what, old.get("findings", {}).get(what, 0)))
            if isinstance(value, int) and value != known:
                yield f"{name}: {what} {known} → {value}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder that holds corpora/")
    parser.add_argument("--only", help="name of one corpus")
    parser.add_argument("--sample", type=int, default=1, help="read every n-th file only")
    parser.add_argument("--write", action="store_true", help="write the results")
    given = parser.parse_args()
    rows = {}
    for corpus in CORPORA:
        if given.only in {None, corpus.name}:
            paths = sorted((given.shared / "corpora").glob(corpus.pattern))[:: given.sample]
            rows[corpus.name] = row = measure(corpus, paths)
            for what, lines in (("failed", row.failed), ("differ", row.differ), ("other words", row.unlike)):
                print(f"{corpus.name}, {what}: {len(lines)}", *lines[:EXAMPLES], sep="\n  ")
    print(table(rows))
    results = RESULTS / "corpus.json"
    before = json.loads(results.read_text(encoding="utf-8")) if results.exists() else {}
    after = {name: as_json(row) for name, row in rows.items()}
    print(*changes(before, after), sep="\n")
    if given.write:
        results.write_text(json.dumps(before | after, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        (RESULTS / "corpus.md").write_text(table(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
