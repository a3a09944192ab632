"""The whole road: files in, a published dataset out.

    decode → read → understand → project, akn → validate    for each source, in worker processes
    merge → describe → dumps, store → publish               once, for all

A build can be killed at any moment and goes on where it stopped: what a source gave lies in the work folder beside the
output (see `shards`). It publishes nothing unless every file could be read and every shape holds, so that a version
which was published before stays in place; `allow_errors` publishes what there is.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pyshacl

from unres import describe, merge
from unres.conversion import Conversion, convert_source, quads_of, xml_of
from unres.decode import SourceError, source_name
from unres.dumps import build_store, write_dumps
from unres.errors import UnresError
from unres.iris import Minter
from unres.knowledge import ontology_quads, texts
from unres.languages import add_version
from unres.model import Finding, Severity, SourceRef
from unres.pool import run_batches
from unres.publish import AKN, DUMPS, REPORT, Publication, explain
from unres.report import Report
from unres.shards import Shard, ShardWriter, fingerprint, load_shard, shard_folder
from unres.sources import fetch, list_documents, text_of
from unres.validate import check_act, check_quads
from unres.vocabulary.cache import remembered

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


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
        file = fetch(path)
        folder = shard_folder(work, file.name, file.sha256)
        return load_shard(folder) or _write_shard(convert_source(text_of(file)), folder, Minter(base))
    except SourceError as error:
        return error.finding
    except UnresError as error:
        return Finding("not-read", Severity.ERROR, error.what, source_name(path), 0, advice=error.advice)


def _write_shard(conversion: Conversion, folder: Path, mint: Minter) -> Shard:
    writer = ShardWriter(conversion.source, folder)
    for understanding in conversion.understandings:
        quads = quads_of(understanding, mint)
        findings = check_act(quads, understanding, mint).findings
        writer.add(understanding, quads, xml_of(understanding, mint), findings)
    return writer.close(conversion.reading.findings)


def _shard_or_finding(path: Path, work: Path, base: str) -> Path | Finding:
    """Return the shard's folder, which is all that needs to travel between processes."""
    shard = shard_source(path, work, base)
    return shard if isinstance(shard, Finding) else shard.folder


# --- Which files ---------------------------------------------------------------------------------------------------


def find_sources(sources: Sequence[Path], out: Path) -> Iterator[Path]:
    """Yield the documents to read (see `list_documents`), but not what builds wrote to `out`."""
    return list_documents(sources, {out.absolute(), Publication(out).versions})


# --- All of them ---------------------------------------------------------------------------------------------------

_BATCH: Final = 8
"""Most files in a batch: enough to make sending them cheap, few enough to share them evenly."""

_STEPS: Final = 5
"""Steps of publishing, as the progress counts them."""


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
    paths = list(find_sources(sources, out))
    if not paths:
        advice = "Name a folder that holds the documents, or the documents themselves."
        raise UnresError("there is nothing to read", where=", ".join(map(str, sources)), advice=advice)
    publication = Publication(out)
    with publication.locked():
        try:
            return _Build(publication, paths, workers or _processors(), progress).run(allow_errors=allow_errors)
        except OSError as error:
            raise explain(error, publication.versions) from error


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Build:
    """One build: what its steps share."""

    def __init__(self, publication: Publication, paths: Sequence[Path], workers: int, progress: Progress) -> None:
        self.publication: Final = publication
        self.paths: Final = paths
        self.workers: Final = workers
        self.progress: Final = progress
        self.mint: Final = Minter()
        self.work: Final = publication.work / fingerprint(self.mint)
        self.report: Final = Report(started=datetime.now(UTC), base=self.mint.base, files=len(paths))
        self.kept: dict[str, merge.Kept] = {}

    def run(self, *, allow_errors: bool) -> Report:
        """Convert everything, look at it as a whole, and publish it if it may be."""
        self.select(self.convert())
        if self.kept and (allow_errors or not self.report.errors):
            with self.publication.staged() as version:
                self.write(version)
                if allow_errors or not self.report.errors:
                    self.publish(version)
        self.report.ended = self.report.ended or datetime.now(UTC)
        self.publication.tidy_work(keep=self.work)
        return self.report

    def convert(self) -> list[Path]:
        """Return the folders of the shards, in the order of the sources."""
        self.work.mkdir(parents=True, exist_ok=True)
        paths, total = self.paths, len(self.paths)
        self.progress("convert", 0, total)
        size = max(1, min(_BATCH, total // (4 * self.workers)))
        batches = [paths[start : start + size] for start in range(0, total, size)]
        results: dict[Path, Path | Finding] = {}
        for path, result in run_batches(_shard_or_finding, batches, (self.work, self.mint.base), self.workers):
            results[path] = result
            self.progress("convert", len(results), total)
        outcomes = [results[path] for path in paths]
        self.report.failed += [outcome for outcome in outcomes if isinstance(outcome, Finding)]
        return [outcome for outcome in outcomes if isinstance(outcome, Path)]

    def select(self, folders: Sequence[Path]) -> None:
        """Choose the acts to keep, count them, and gather what was found in them and in the ontology graph."""
        self.kept, twice = merge.select(folders)
        report = self.report
        for shard in merge.shards_in(folders):
            report.findings += shard.findings
        for _, act in merge.records(self.kept):
            report.count(act.counts, act.extent)
            report.findings += act.findings
        for _, act in merge.versions(self.kept):
            report.languages[act.language] += 1
            report.findings += act.findings
        report.findings += twice
        report.findings += merge.language_differences(self.kept)
        report.findings += merge.date_conflicts(self.kept)
        # The ontology is the same in every build, and checking it takes longer than checking many acts.
        report.findings += remembered("findings", (), self.check_ontology, fingerprint(self.mint), pyshacl.__version__)

    def check_ontology(self) -> tuple[Finding, ...]:
        """Return what the shapes say of the ontology graph."""
        return check_quads(ontology_quads(self.mint.base), self.mint.base, "ontology").findings

    def write(self, version: Path) -> None:
        """Write everything that a version consists of but its report."""
        quads = version / "dataset.nq"
        self.progress("publish", 0, _STEPS)
        self.write_quads(quads)
        self.progress("publish", 1, _STEPS)
        build_store(quads, version, partial(self.describe, quads, version))
        quads.unlink()
        self.progress("publish", 3, _STEPS)
        self.write_xml(version / AKN)
        self.progress("publish", 4, _STEPS)

    def publish(self, version: Path) -> None:
        """Put a version in the place of the one before."""
        self.report.ended = datetime.now(UTC)
        report = json.dumps(self.report.as_json(), ensure_ascii=False, indent=1)
        (version / REPORT).write_text(report, encoding="utf-8")
        self.report.published = self.publication.commit(version, self.report.ended)
        self.progress("publish", _STEPS, _STEPS)

    def write_quads(self, quads: Path) -> None:
        """Write everything but the dataset's description of itself."""
        with quads.open("wb") as stream, merge.QuadWriter(stream, self.mint, quads.parent) as writer:
            writer.write(ontology_quads(self.mint.base))
            for text, label in texts().items():
                writer.name(text, label)
            for shard, act in merge.records(self.kept):
                writer.write_act(act.path, self.in_all_languages(act.path, shard.quads(act)))
            writer.write_shared()
            for lines in self.graphs():
                writer.write("".join(lines).encode())

    def in_all_languages(self, path: str, quads: bytes) -> bytes:
        """Return an act's quads together with what its versions in other languages add."""
        for shard, version in merge.versions({path: self.kept[path]}):
            quads = add_version(quads, shard.quads(version), path, self.mint)
        return quads

    def graphs(self) -> Iterator[list[str]]:
        """Yield, for each act, the lines that say what its graph is."""
        for shard, act in merge.records(self.kept):
            others = [version.sha256 for version, _ in merge.versions({act.path: self.kept[act.path]})]
            sources = [self.mint(SourceRef(sha256)) for sha256 in (shard.sha256, *others)]
            yield describe.describe_graph(self.mint, act.path, sources)

    def describe(self, quads: Path, version: Path, store: ox.Store) -> bytes:
        """Complete the quads with the dataset's description, write the dumps, and return the store's description."""
        held = chain(merge.records(self.kept), merge.versions(self.kept))
        used = dict.fromkeys(self.mint(SourceRef(shard.sha256)) for shard, _ in held)
        run = describe.Run(self.report.started, datetime.now(UTC), tuple(used))
        data = describe.count_store(store)
        with quads.open("ab") as stream:
            stream.write("".join(describe.describe_dataset(self.mint, data, run, {})).encode())
        write_dumps(quads, version)
        self.progress("publish", 2, _STEPS)
        dumps = {name: describe.Dump.of(version / DUMPS / name) for name in describe.DISTRIBUTIONS}
        lines = describe.describe_dataset(self.mint, data, run, dumps)
        self.report.triples = data.triples + len(lines)
        description = "".join(lines).encode()
        # The graphs of acts are described by the same few lines, so that the first stand for all, however many.
        graphs = "".join("".join(lines) for lines in islice(self.graphs(), 50)).encode()
        self.report.findings += check_quads(graphs + description, self.mint.base, "dataset").findings
        return description

    def write_xml(self, folder: Path) -> None:
        """Copy the Akoma Ntoso documents to where their acts' addresses say."""
        for shard, act in merge.records(self.kept):
            target = folder / f"{act.path}.xml"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(shard.folder / act.xml, target)
        for shard, version in merge.versions(self.kept):
            target = folder / version.path / f"{version.language}.xml"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(shard.folder / version.xml, target)
