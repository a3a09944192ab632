"""The whole road: files in, a published dataset out.

    decode → read → understand → project, akn → validate    for each source, in worker processes
    merge → describe → dumps, store → publish               once, for all

A build can be killed at any moment and goes on where it stopped: what a source gave lies in the work folder beside the
output (see `shards`). It publishes nothing unless every file could be read and every shape holds, so that a version
which was published before stays in place; `allow_errors` publishes what there is.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from unres import describe, merge
from unres.akn import write_akn
from unres.decode import SourceError, decode_file, source_name
from unres.dumps import build_store, write_dumps
from unres.errors import UnresError
from unres.iris import Minter
from unres.knowledge import names, ontology_quads
from unres.model import Finding, Reading, Severity, Source, Understanding
from unres.pool import run_batches
from unres.project import project
from unres.publish import AKN, Publication
from unres.read import read
from unres.report import Report
from unres.shards import Shard, ShardWriter, fingerprint, load_shard, shard_folder
from unres.understand import understand
from unres.validate import check_act

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


# --- One file ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Conversion:
    """A file as read, and what is understood of its acts, in order."""

    reading: Reading
    understandings: tuple[Understanding, ...]

    @property
    def source(self) -> Source:
        """Return the file."""
        return self.reading.source

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything that a person should look at."""
        return (*self.reading.findings, *(found for each in self.understandings for found in each.findings))


def convert_file(path: Path) -> Conversion:
    """Read a file and understand its acts.

    Raises:
        UnresError: the file cannot be read, or holds no act.
    """
    source = decode_file(path)
    reading = read(source)
    return Conversion(reading, understand(reading))


# --- One source of many, in a worker -------------------------------------------------------------------------------


def shard_source(path: Path, work: Path, base: str) -> Shard | Finding:
    """Convert and validate a source, unless a whole shard of it is there, and return the shard.

    Args:
        path: the file.
        work: where shards lie.
        base: the IRI base.

    Returns:
        The shard, or, if the file cannot be read, what to tell its owner.
    """
    try:
        source = decode_file(path)
        folder = shard_folder(work, source)
        return load_shard(folder) or _write_shard(convert_file(path), folder, Minter(base))
    except SourceError as error:
        return error.finding
    except UnresError as error:
        return Finding("not-read", Severity.ERROR, error.what, source_name(path), 0, advice=error.advice)


def _write_shard(conversion: Conversion, folder: Path, mint: Minter) -> Shard:
    writer = ShardWriter(conversion.source, folder)
    for understanding in conversion.understandings:
        quads = project(understanding, mint, names(mint.base)).encode()
        findings = check_act(quads, understanding, mint)
        writer.add(understanding, quads, write_akn(understanding, mint), findings)
    return writer.close(conversion.reading.findings)


def _shard_or_finding(path: Path, work: Path, base: str) -> Path | Finding:
    """Return the shard's folder, which is all that needs to travel between processes."""
    shard = shard_source(path, work, base)
    return shard if isinstance(shard, Finding) else shard.folder


# --- Which files ---------------------------------------------------------------------------------------------------


def find_sources(sources: Sequence[Path], out: Path) -> Iterator[Path]:
    """Yield the files to read, each once, the content of folders in the order of their names.

    In folders, hidden files are left out, and files about the folder, whose names are words in capitals (`README.md`,
    `SOURCES.md`, `LICENSE`), and what builds wrote to `out`. A file that is named itself is always read.
    """
    seen: set[Path] = set()
    written = {out.absolute(), Publication(out).versions}
    for source in sources:
        for path in _below(source, written) if source.is_dir() else [source]:
            resolved = path.resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield path


def _below(folder: Path, written: set[Path]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and Path(root, name).absolute() not in written
        )
        for name in sorted(files):
            stem = name.partition(".")[0]
            if stem and not (stem.isalpha() and stem.isupper()):
                yield Path(root, name)


# --- All of them ---------------------------------------------------------------------------------------------------

_BATCH: Final = 20


def build(
    sources: Sequence[Path],
    out: Path,
    *,
    workers: int | None = None,
    progress: Progress = lambda *_: None,
    allow_errors: bool = False,
) -> Report:
    """Convert, validate and publish.

    Args:
        sources: files and folders.
        out: the directory to publish.
        workers: how many processes convert; by default one for each processor.
        progress: is told how far the build is.
        allow_errors: publish even though files could not be read or shapes are violated.

    Returns:
        The report. Where it has errors and `allow_errors` is not set, `published` is `None`, and `out` is as it was.

    Raises:
        UnresError: nothing can be built: no sources, no room on the disk, something else in the place of `out`.
    """
    mint = Minter()
    paths = list(find_sources(sources, out))
    if not paths:
        advice = "Name a folder that holds the documents, or the documents themselves."
        raise UnresError("there is nothing to read", where=", ".join(map(str, sources)), advice=advice)
    publication = Publication(out)
    report = Report(started=datetime.now(UTC), base=mint.base, files=len(paths))
    with publication.locked():
        work = publication.work / fingerprint(mint)
        folders = _convert_all(paths, work, mint.base, workers or _processors(), progress, report)
        kept = _select(folders, report)
        if kept and (allow_errors or not report.errors):
            _publish(publication, kept, mint, report, progress)
        report.ended = datetime.now(UTC)
        publication.tidy_work(keep=work)
    return report


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _convert_all(
    paths: Sequence[Path], work: Path, base: str, workers: int, progress: Progress, report: Report
) -> list[Path]:
    """Return the folders of the shards, in the order of the sources."""
    work.mkdir(parents=True, exist_ok=True)
    progress("convert", 0, len(paths))
    results: dict[Path, Path | Finding] = {}
    jobs = [paths[start : start + _BATCH] for start in range(0, len(paths), _BATCH)]
    for path, result in run_batches(_shard_or_finding, jobs, (work, base), workers):
        results[path] = result
        progress("convert", len(results), len(paths))
    outcomes = [results[path] for path in paths]
    report.failed += [outcome for outcome in outcomes if isinstance(outcome, Finding)]
    return [outcome for outcome in outcomes if isinstance(outcome, Path)]


def _select(folders: Sequence[Path], report: Report) -> dict[str, merge.Kept]:
    kept, twice = merge.select(folders)
    for shard in merge.shards_in(folders):
        report.findings += shard.findings
    for _, act in merge.records(kept):
        report.count(act.counts, act.extent)
        report.findings += act.findings
    report.findings += twice
    report.findings += merge.date_conflicts(kept)
    return kept
