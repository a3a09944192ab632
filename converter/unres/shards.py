"""What one source gives, on disk: the quads of its acts, their XML, and a record of what a build needs to know.

Workers write shards and hand back where they lie, so that nothing large travels between processes. A shard lies in a
folder named by what it depends on: the code and data (`fingerprint`), the file's name and its bytes. Its record is
written last, by a rename: where there is a record, the shard is whole, and a later build takes it as it is.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, Final

from unres.counts import Counts, statistics
from unres.iris import Minter, path_of
from unres.model import Finding, PartRef, Severity, Source, Understanding
from unres.paths import data_dir

QUADS: Final = "quads.nq"
RECORD: Final = "record.json"
_PACKAGE: Final = Path(__file__).resolve().parent


def fingerprint(mint: Minter) -> str:
    """Return a digest of everything but the source that a shard depends on: the code, the data folders, the base."""
    digest = hashlib.sha256(mint.base.encode())
    files = [*_PACKAGE.rglob("*.py")]
    for name in ("ontology", "shapes"):
        files += data_dir(name).iterdir()
    for file in sorted(files):
        if file.is_file():
            digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that a citation gives for an act, and where it stands."""

    act: str
    """Path of the act, relative to the base."""
    day: str
    """ISO 8601."""
    line: int
    where: str
    """Path of the citing part."""


@dataclass(frozen=True, slots=True)
class ActRecord:
    """One act of a shard."""

    path: str
    """Its address, relative to the base."""
    extent: str
    start: int
    end: int
    """The act's stretch of the shard's quads, in bytes."""
    xml: str
    """Name of the act's Akoma Ntoso file in the shard."""
    weight: int
    """How much of the act the file holds, in characters."""
    line: int
    """The line, from 1, that the act begins in."""
    adopted: str
    """ISO 8601, or empty."""
    counts: Counts
    language: str
    """Tag of the language that the file has the act in."""
    parts: tuple[str, ...] = ()
    """Paths of the act's parts and notes, relative to the act."""
    stated: tuple[StatedDate, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Shard:
    """What one source gave."""

    name: str
    sha256: str
    folder: Path
    acts: tuple[ActRecord, ...]
    findings: tuple[Finding, ...] = ()
    """What concerns the file, not one of its acts."""

    def quads(self, act: ActRecord) -> bytes:
        """Return the N-Quads of one act."""
        with (self.folder / QUADS).open("rb") as stream:
            stream.seek(act.start)
            return stream.read(act.end - act.start)

    def save(self) -> None:
        """Write the record, which makes the shard whole."""
        data = asdict(self)
        del data["folder"]
        draft = self.folder / f"{RECORD}.new"
        draft.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        draft.replace(self.folder / RECORD)


def shard_folder(work: Path, name: str, sha256: str) -> Path:
    """Return where the shard of a source lies; the name counts, since findings carry it."""
    key = hashlib.sha256(f"{name}\0{sha256}".encode()).hexdigest()
    return work / key[:2] / key[2:32]


def load_shard(folder: Path) -> Shard | None:
    """Return the shard in a folder, or `None` if there is none or it is not whole."""
    try:
        data = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Shard(
        name=data["name"],
        sha256=data["sha256"],
        folder=folder,
        acts=tuple(_act(record) for record in data["acts"]),
        findings=tuple(finding_of(record) for record in data["findings"]),
    )


def _act(data: dict[str, Any]) -> ActRecord:
    stated = tuple(StatedDate(**record) for record in data["stated"])
    findings = tuple(finding_of(record) for record in data["findings"])
    counts, parts = Counts(**data["counts"]), tuple(data["parts"])
    return ActRecord(**data | {"counts": counts, "parts": parts, "stated": stated, "findings": findings})


def finding_of(data: Mapping[str, Any]) -> Finding:
    """Return a finding as JSON holds it."""
    return Finding(**{**data, "severity": Severity(data["severity"])})


def stated_dates(understanding: Understanding) -> Iterator[StatedDate]:
    """Yield the dates that an act's citations give for other acts."""
    source, act = understanding.source, understanding.act
    for citation in understanding.citations:
        if citation.stated_date and isinstance(citation.target, PartRef):
            line = source.line(citation.spans[0].start) if citation.spans else 0
            cited = path_of(PartRef(citation.target.act))
            citing = path_of(PartRef(act.key, citation.part))
            yield StatedDate(cited, citation.stated_date.isoformat(), line, citing)


def day_of(value: date | None) -> str:
    """Return a date in ISO 8601, or the empty string.

    >>> day_of(date(2015, 3, 17)), day_of(None)
    ('2015-03-17', '')
    """
    return value.isoformat() if value else ""


@dataclass(slots=True)
class ShardWriter:
    """Collects the acts of one source and writes its shard.

    Args:
        source: the file.
        folder: where the shard shall lie. What a killed build left there is written over.
    """

    source: Source
    folder: Path
    acts: list[ActRecord] = field(default_factory=list)
    _end: int = 0

    def __post_init__(self) -> None:
        """Make the folder, and begin the quads anew."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / QUADS).write_bytes(b"")

    def add(self, understanding: Understanding, quads: bytes, xml: bytes, findings: tuple[Finding, ...]) -> None:
        """Add an act: its N-Quads, its Akoma Ntoso document, and what validation found."""
        act = understanding.act
        name = f"{len(self.acts)}.xml"
        (self.folder / name).write_bytes(xml)
        with (self.folder / QUADS).open("ab") as stream:
            stream.write(quads)
        start, self._end = self._end, self._end + len(quads)
        self.acts.append(
            ActRecord(
                path=path_of(PartRef(act.key)),
                extent=act.extent.value,
                start=start,
                end=self._end,
                xml=name,
                weight=sum(len(part.text.value) for part in act.walk()),
                line=self.source.line(act.span.start),
                adopted=day_of(act.facts.adopted),
                counts=statistics(understanding),
                language=act.language,
                parts=tuple(
                    "/".join(path)
                    for path in chain((part.path for part in act.walk()), (note.path for note in act.footnotes))
                ),
                stated=tuple(stated_dates(understanding)),
                findings=(*understanding.findings, *findings),
            )
        )

    def close(self, findings: tuple[Finding, ...]) -> Shard:
        """Write the record, with what was found in the file at large, and return the shard."""
        shard = Shard(self.source.name, self.source.sha256, self.folder, tuple(self.acts), findings)
        shard.save()
        return shard
