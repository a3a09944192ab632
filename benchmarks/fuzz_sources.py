"""Broken files of every kind: does each end in a reading or in one clear error, and soon?

    python benchmarks/fuzz_sources.py [--inputs 100000] [--seed 0] [--keep DIR] [FILE ...]

Small files of every kind, made here, the tests' own documents, these as Akoma Ntoso, and files named, are damaged at
random: bytes changed, cut out, doubled, put in. Each is listed, opened and read as `unres build` does it. An exception
that is meant for people is an answer; any other is a crash, whose file is kept. The exit code is 1 if there was one.
"""

import argparse
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Final

from unres.conversion import WRITERS, convert_file
from unres.errors import UnresError
from unres.iris import Minter
from unres.read import read
from unres.sources import list_documents, load

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from made_files import Setter, make_docx, make_tar, make_zip

_CASES: Final = Path(__file__).resolve().parent.parent / "tests" / "cases" / "text"
_PUT_IN: Final = (
    *(b"\0", b"\xff\xff\xff\xff", b"<", b"&#0;", b"{", b'"', b"\xed\xa0\x80", b"2147483647", b"-1", b"\n\n"),
    *(b"PK\x03\x04", b"%PDF-", b"stream\n", b"endobj", b"<table>", b"</w:p>", b"\x1f\x8b\x08"),
)
_ENOUGH: Final = 20
"""Most changes of one file."""


def seeds() -> dict[str, bytes]:
    """Return a good file of every kind."""
    setter = Setter("A/RES/78/999", "Lamps on quays", lines=8)
    for text in ("**78/999. Lamps on quays**", "*The General Assembly*,", "1. *Urges* States^1^ to trim their lamps;"):
        setter.paragraph(text)
    setter.note("^1^See A/78/1.")
    page = b"<html><p>The General Assembly,<p>1. <i>Urges</i><sup>1</sup><table><tr><td>a<td>b<tr><td>c<td>d</table>"
    entries = b'{"type": "act", "symbol": "A/RES/78/1"}\n{"number": "1", "text": "Urges States"}\n'
    document = make_docx(["The General Assembly,", "1. *Urges* States^^1^^;"], {1: "See A/78/1."})
    return {
        "pdf": setter.pdf(),
        "docx": document,
        "html": page,
        "jsonl": entries,
        "zip": make_zip({"a.pdf": setter.pdf(), "b.html": page, "c": make_tar({"d.jsonl": entries})}),
        "tar.gz": make_tar({"a.docx": document, "b.html": page}),
        "tar": make_tar({"a.jsonl": entries, "b.html": page}, packed=""),
    }


def documents() -> dict[str, bytes]:
    """Return the documents of the tests, and each as Akoma Ntoso."""
    mint = Minter()
    found = {}
    for path in sorted(path for path in _CASES.iterdir() if path.suffix in {".md", ".txt"}):
        found[path.name] = path.read_bytes()
        found[f"{path.name} as XML"] = WRITERS["akn"](convert_file(path), mint)
    return found


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return a file with some bytes changed, cut out, doubled or put in, or with its end cut off."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, _ENOUGH])):
        start = chance.randrange(len(out) + 1)
        end = min(len(out), start + chance.choice([1, 2, 4, 30, 1000]))
        change = chance.randrange(6)
        if change == 0:
            out[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        elif change == 1:
            del out[start:end]
        elif change == 2:
            out[start:start] = out[start:end]
        elif change == 3 and chance.random() < 0.2:
            del out[start:]
        else:
            out[start:end] = chance.choice(_PUT_IN)
    return bytes(out)


def outcomes(path: Path) -> Counter[str]:
    """Read all that a path holds, and return how often each came out how.

    Raises:
        Exception: whatever is not meant for people: the crash that is looked for.
    """
    found: Counter[str] = Counter()
    for document in list_documents([path]):
        try:
            read(load(document))
            found["read"] += 1
        except UnresError:
            found["refused"] += 1
    return found


def run(good: Mapping[str, bytes], inputs: int, seed: int, keep: Path) -> tuple[Counter[tuple[str, str]], float]:
    """Damage and read so many files, and return the outcomes by kind, and the longest time that one took."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    counts: Counter[tuple[str, str]] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        for number in range(inputs):
            kind = chance.choice(sorted(good))
            path.write_bytes(damaged(good[kind], chance))
            start = perf_counter()
            try:
                counts.update({(kind, outcome): times for outcome, times in outcomes(path).items()})
            except Exception:  # noqa: BLE001 - a crash is what is looked for
                counts[kind, "crashed"] += 1
                keep.mkdir(parents=True, exist_ok=True)
                path.rename(keep / f"{seed}-{number}.{kind}")
                traceback.print_exc()
            slowest = max(slowest, perf_counter() - start)
    return counts, slowest


def main() -> None:
    """Print the outcomes, a line a kind of file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="further files to damage")
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("crashes"), help="folder for the files that crash it")
    options = parser.parse_args()
    good = seeds() | documents() | {path.name: path.read_bytes() for path in options.files}
    start = perf_counter()
    counts, slowest = run(good, options.inputs, options.seed, options.keep)
    for kind in sorted(good):
        print(f"{kind}:", {outcome: times for (of, outcome), times in sorted(counts.items()) if of == kind})
    crashes = sum(times for (_, outcome), times in counts.items() if outcome == "crashed")
    seconds = perf_counter() - start
    print(f"{options.inputs:,} inputs in {seconds:.0f} s, the slowest in {slowest:.2f} s, {crashes} crashes")
    sys.exit(1 if crashes else 0)


if __name__ == "__main__":
    main()
