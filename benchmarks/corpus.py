"""Reads all real documents and reports how well: one command for all figures.

    python benchmarks/corpus.py SHARED [--write] [--only ga-md] [--sample 10] [--examples 5]

SHARED holds `corpora/` and the schema `suites/akn/akomantoso30.xsd`. Of each corpus: whether every file is read, what
is the same as what is known apart from the readers, whether every character has its place, whether each act comes back
from Akoma Ntoso as it was, whether that is valid, and what was not understood. Of the XML also speed and memory. What
was gained and lost against the results that were written last is printed; `--write` writes `results/corpus.json` and
`docs/corpora.md`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus_files import CORPORA, Corpus, Record, measure_file
from corpus_report import PAGE, RESULTS, changes, page
from corpus_speed import memory, throughput
from unres.pool import run_batches

BATCH = 8
WORKERS = 2
KINDS = ("failed", "unlike", "changed", "invalid")
"""Lists of what went wrong, of which examples are printed."""


def measure(corpus: Corpus, paths: Sequence[Path], schema: Path, examples: int) -> dict[str, Any]:
    """Return the figures of a corpus, and print examples of what went wrong."""
    batches = [paths[start : start + BATCH] for start in range(0, len(paths), BATCH)]
    records: dict[Path, Record] = {}
    for path, record in run_batches(measure_file, batches, (corpus.name, schema), WORKERS):
        records[path] = record if isinstance(record, dict) else {"failed": record.message}
    for kind in KINDS:
        found = [f"{path.name}: {each}" for path in paths for each in wrong(records[path], kind)]
        if found:
            print(f"{corpus.name}, {kind}: {len(found)}", *(line[:400] for line in found[:examples]), sep="\n  ")
    return {"what": corpus.what} | figures(list(records.values()))


def wrong(record: Record, kind: str) -> Iterator[str]:
    """Yield what went wrong with a file in one respect."""
    if kind == "failed":
        yield from filter(None, [record.get("failed")])
    elif kind == "unlike":
        for act in record.get("compared", ()):
            yield from (name for name, same in act["same"].items() if not same)
            yield from act.get("unlike", ())
    else:
        yield from record.get(kind, ())


def figures(records: Sequence[Record]) -> dict[str, Any]:
    """Return the figures of a corpus from those of its files."""
    read = [record for record in records if "failed" not in record]
    compared = [act for record in read for act in record["compared"]]
    times = sum((record["findings"] for record in read), Counter[str]())
    files = Counter(code for record in read for code in record["findings"])
    acts = sum(record["acts"] for record in read)
    return {
        "files": len(records),
        "not_read": len(records) - len(read),
        "acts": acts,
        "compared": len(compared),
        "same": dict(Counter(name for act in compared for name, same in act["same"].items() if same)),
        "texts": sum(act.get("texts", 0) for act in compared),
        "exact": sum(act.get("exact", 0) for act in compared),
        "characters": sum(record["characters"] for record in read),
        "unaccounted": sum(record["unaccounted"] for record in read),
        "links": sum(record["links"] for record in read),
        "come_back": acts - sum(len(record["changed"]) for record in read),
        "valid": acts - sum(len(record["invalid"]) for record in read),
        "findings": {code: {"times": count, "files": files[code]} for code, count in times.most_common()},
    }


def main() -> None:
    """Measure, print, compare, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="folder that holds corpora/ and suites/")
    parser.add_argument("--only", choices=[corpus.name for corpus in CORPORA])
    parser.add_argument("--sample", type=int, default=1, help="take every n-th file only")
    parser.add_argument("--examples", type=int, default=5, help="how many of each kind of fault to print")
    parser.add_argument("--write", action="store_true", help="write the results and the page")
    given = parser.parse_args()
    if given.write and given.sample > 1:
        parser.error("only the figures of all files are written")
    schema = given.shared / "suites" / "akn" / "akomantoso30.xsd"
    found: dict[str, Any] = {}
    for corpus in CORPORA:
        if given.only in {None, corpus.name}:
            paths = sorted((given.shared / "corpora").glob(corpus.pattern))[:: given.sample]
            found[corpus.name] = measure(corpus, paths, schema, given.examples)
            if corpus.pattern.endswith(".xml"):
                found[corpus.name] |= throughput(paths) | {"peak_mib": memory(paths)}
    before = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    print(page(before | found))
    if given.sample == 1:
        print(*changes({name: before[name] for name in found if name in before}, found), sep="\n")
    if given.write:
        RESULTS.write_text(json.dumps(before | found, indent=1, ensure_ascii=False) + "\n", "utf-8")
        PAGE.write_text(page(before | found), "utf-8")


if __name__ == "__main__":
    main()
