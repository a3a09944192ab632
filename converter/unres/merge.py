"""Many shards to one dataset: which acts are kept, what contradicts what, and the quads of all.

Two files may hold the same act, and many cite the same things. The union of the graphs, which is what a query sees,
must say nothing twice: of two copies of an act in one language the more complete one is kept, versions in several
languages are put together (see `unres.languages`), and what acts say of things that are not their own parts (a cited
act's label, a session, the file) goes to one shared graph, once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final, Self
from zlib import crc32

from unres.iris import Minter
from unres.languages import PREFERRED, differences
from unres.model import Extent, Finding, Reference, Severity
from unres.shards import ActRecord, Shard, load_shard
from unres.terms import LABEL, A, worded


def shared_graph(mint: Minter) -> str:
    """Return the IRI of the graph of what acts mention and none of them holds.

    >>> shared_graph(Minter("https://example.org/"))
    'https://example.org/graph/shared'
    """
    return f"{mint.base}graph/shared"


class MissingShardError(Exception):
    """A shard has gone while a build was using it."""


def shards_in(folders: Iterable[Path]) -> Iterator[Shard]:
    """Yield the shards one at a time, so that memory does not grow with their number.

    Raises:
        MissingShardError: a folder holds no whole shard.
    """
    for folder in folders:
        shard = load_shard(folder)
        if shard is None:
            raise MissingShardError(str(folder))
        yield shard


# --- Which acts ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kept:
    """An act that goes into the dataset: the `n`-th, from 0, of a shard."""

    folder: Path
    n: int
    file: str
    line: int
    complete: bool
    weight: int
    language: str
    versions: tuple["Kept", ...] = ()
    """The same act in other languages, in the order of their tags."""


def select(folders: Iterable[Path]) -> tuple[dict[str, Kept], list[Finding]]:
    """Return path → act for the acts to keep, in the order of the paths, and a finding for each copy left out.

    Of copies in one language a whole act is kept before a part of one, then the longer copy, then the one read first.
    """
    kept: dict[str, dict[str, Kept]] = defaultdict(dict)
    findings: list[Finding] = []
    for shard in shards_in(folders):
        for n, act in enumerate(shard.acts):
            complete = act.extent == Extent.COMPLETE
            new = Kept(shard.folder, n, shard.name, act.line, complete, act.weight, act.language)
            old = kept[act.path].get(act.language)
            if old is None:
                kept[act.path][act.language] = new
                continue
            better, worse = (new, old) if _rank(new) > _rank(old) else (old, new)
            kept[act.path][act.language] = better
            findings.append(_left_out(act.path, better, worse))
    return {path: _with_versions(kept[path]) for path in sorted(kept)}, findings


def _with_versions(held: Mapping[str, Kept]) -> Kept:
    """Return an act in the language that comes first, with its versions in the others."""
    first = held.get(PREFERRED) or max(held.values(), key=_rank)
    others = sorted(held.keys() - {first.language})
    return replace(first, versions=tuple(held[language] for language in others))


def _rank(act: Kept) -> tuple[bool, int]:
    return act.complete, act.weight


def _left_out(path: str, better: Kept, worse: Kept) -> Finding:
    return Finding(
        code="act-twice",
        severity=Severity.WARNING,
        message=f"this act is also in {better.file}, line {better.line}, which holds more of it or was read first",
        file=worse.file,
        line=worse.line,
        where=path,
        advice="Leave one of the two files out, if they should not both be sources.",
    )


def records(kept: Mapping[str, Kept]) -> Iterator[tuple[Shard, ActRecord]]:
    """Yield the kept acts with their shards, each shard read once for neighbouring acts."""
    shard: Shard | None = None
    for act in kept.values():
        if shard is None or shard.folder != act.folder:
            (shard,) = shards_in([act.folder])
        yield shard, shard.acts[act.n]


def versions(kept: Mapping[str, Kept]) -> Iterator[tuple[Shard, ActRecord]]:
    """Yield the versions of the kept acts in other languages, with their shards."""
    for act in kept.values():
        for version in act.versions:
            (shard,) = shards_in([version.folder])
            yield shard, shard.acts[version.n]


# --- What contradicts what -----------------------------------------------------------------------------------------


def language_differences(kept: Mapping[str, Kept]) -> Iterator[Finding]:
    """Yield a finding for each version in another language that lacks parts, or has more of them than the first."""
    for act, (_, first) in zip(kept.values(), records(kept), strict=True):
        for version in act.versions:
            (shard,) = shards_in([version.folder])
            other = shard.acts[version.n]
            for lacking, holder, parts in (
                (version, act, list(differences(first.parts, other.parts))),
                (act, version, list(differences(other.parts, first.parts))),
            ):
                if parts:
                    yield _lacks(first.path, lacking, holder, parts)


def _lacks(path: str, lacking: Kept, holder: Kept, parts: Sequence[str]) -> Finding:
    more = f" and {len(parts) - _NAMED} more" if len(parts) > _NAMED else ""
    return Finding(
        code="part-missing-in-language",
        severity=Severity.WARNING,
        message=f"{', '.join(parts[:_NAMED])}{more} of the version {holder.language!r} in {holder.file} is not in this "
        f"one, {lacking.language!r}",
        file=lacking.file,
        line=lacking.line,
        where=path,
        advice="Compare the two files; a paragraph may be missing, or have another number.",
    )


_NAMED: Final = 10
"""Most parts that a finding names."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a date of an act is stated."""

    where: str
    """Path of the part, relative to the base."""
    file: str
    line: int


def date_conflicts(kept: Mapping[str, Kept]) -> list[Finding]:
    """Return a finding for each date of each act to which the sources give several.

    The dates are those that citations state and, where the act itself is held, that of its adoption. The sources are
    read twice, so that only the places of contradictions need memory. Nothing is repaired: who is right is not ours
    to say.
    """
    days: dict[str, set[str]] = defaultdict(set)
    for act, day, _ in _dates(kept):
        days[act].add(day)
    doubtful = {act for act, found in days.items() if len(found) > 1}
    places: dict[str, dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for act, day, place in _dates(kept):
        if act in doubtful:
            places[act][day].append(place)
    return [_conflict(act, day, by_day) for act, by_day in sorted(places.items()) for day in sorted(by_day)]


def _dates(kept: Mapping[str, Kept]) -> Iterator[tuple[str, str, _Place]]:
    """Yield (path of an act, date, where that is said)."""
    for shard, act in chain(records(kept), versions(kept)):
        if act.adopted:
            yield act.path, act.adopted, _Place(act.path, shard.name, act.line)
        for stated in act.stated:
            yield stated.act, stated.day, _Place(stated.where, shard.name, stated.line)


def _conflict(act: str, day: str, by_day: Mapping[str, Sequence[_Place]]) -> Finding:
    first, *more = by_day[day]
    here = f"here and in {_places(len(more))} more" if more else "here"
    others = "; ".join(_said(other, found) for other, found in sorted(by_day.items()) if other != day)
    return Finding(
        code="stated-date-conflict",
        severity=Severity.WARNING,
        message=f"{act} is dated {day} {here}, but {others}",
        file=first.file,
        line=first.line,
        where=first.where,
        advice="Look the date up in the act itself; each stated date is kept as printed.",
    )


def _said(day: str, places: Sequence[_Place]) -> str:
    first, *more = places
    return f"{day} in {first.file}, line {first.line}" + (f", and in {_places(len(more))} more" if more else "")


def _places(count: int) -> str:
    return f"{count} place{'' if count == 1 else 's'}"


# --- The quads -----------------------------------------------------------------------------------------------------


class QuadWriter:
    """Writes the dataset's quads, and keeps apart what acts share.

    What is kept apart waits in files, spread by its subject, so that one of them at a time is all that memory holds.

    Args:
        stream: where the lines go.
        mint: gives the addresses.
        folder: where those files may lie; they have no names and go with the process.
    """

    def __init__(self, stream: BinaryIO, mint: Minter, folder: Path) -> None:
        self._stream: Final = stream
        self._mint: Final = mint
        self._end: Final = f" <{shared_graph(mint)}> .".encode()
        self._files: Final = ExitStack()
        opened = (TemporaryFile(dir=folder) for _ in range(_SPREAD))  # noqa: SIM115 - the stack closes them
        self._apart: Final = [self._files.enter_context(file) for file in opened]

    def __enter__(self) -> Self:
        """Begin to write."""
        return self

    def __exit__(self, *_: object) -> None:
        """Drop what was put aside."""
        self._files.close()

    def write(self, lines: bytes) -> None:
        """Write lines as they are: those of the ontology or of the dataset's description."""
        self._stream.write(lines)

    def write_act(self, path: str, lines: bytes) -> None:
        """Write the lines that are about an act and its parts, and put the others aside.

        Args:
            path: the act's address, relative to the base.
            lines: its N-Quads, of which each ends with the act's graph.
        """
        act = f"<{self._mint.base}{path}".encode()
        end = f" <{self._mint.base}graph/{path}> .".encode()
        own = []
        for line in lines.splitlines():
            subject, _, rest = line.partition(b" ")
            if subject.startswith(act) and subject[len(act) : len(act) + 1] in (b">", b"/", b"#"):
                own.append(line)
                if rest.startswith(_TYPE):
                    self._put_aside(subject)
            else:
                self._put_aside(subject, rest.removesuffix(end))
        self._stream.write(b"\n".join([*own, b""]))

    def name(self, thing: Reference, label: str) -> None:
        """Give something its name, unless an act of the dataset holds it."""
        self._put_aside(f"<{self._mint(thing)}>".encode(), f"{LABEL} {worded(label, 'en')}".encode())

    def _put_aside(self, subject: bytes, statement: bytes = b"") -> None:
        """Keep what is said of a thing, or, by an empty statement, that an act holds the thing."""
        self._apart[crc32(subject) % _SPREAD].write(b"%s %s\n" % (subject, statement))

    def write_shared(self) -> None:
        """Write what acts share: each thing that no act of the dataset holds, once."""
        for file in self._apart:
            file.seek(0)
            self._write_unheld(file)

    def _write_unheld(self, lines: Iterable[bytes]) -> None:
        said: dict[bytes, set[bytes]] = defaultdict(set)
        for line in lines:
            subject, _, statement = line.rstrip(b"\n").partition(b" ")
            said[subject].add(statement)
        for subject, statements in sorted(said.items()):
            if b"" not in statements:
                self._stream.writelines(b"%s %s%s\n" % (subject, each, self._end) for each in sorted(statements))


_TYPE: Final = A.encode() + b" "
_SPREAD: Final = 64
"""Files over which what acts share is spread."""
