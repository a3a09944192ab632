"""Opens archives: which documents they hold, and the bytes of each. Nothing is unpacked to the disk.

A document in an archive is a file named `archive.zip!/folder/act.pdf`; one in an archive within it
`archive.zip!/1946.tar.gz!/act.txt`. What an archive holds is bounded in number, size, ratio and depth, so that one
which is built to exhaust the machine is refused. A member that cannot be read (a link, a device, an encrypted file, a
name that leads out of the archive) is listed all the same: it says so itself when it is read, and the others are not
concerned.
"""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from unres.archives.kinds import ARCHIVES, HEAD, Kind, kind_of, kind_of_bytes, kind_of_head
from unres.archives.members import BROKEN, Archive, Budget, Member, open_archive
from unres.decode import MAX_BYTES, SourceError, source_name

__all__ = [
    "ARCHIVES",
    "SEPARATOR",
    "Kind",
    "documents_in",
    "is_archive",
    "kind_of_bytes",
    "read_member",
    "split_member",
]

SEPARATOR: Final = "!"
"""Ends an archive's name before the names of what it holds: `acts.zip!/1.txt`."""

MAX_DEPTH: Final = 3
"""Archives within archives are opened to this depth."""


def is_archive(path: Path) -> bool:
    """Tell by its content whether a file is an archive; one that cannot be read is none."""
    try:
        with path.open("rb") as stream:
            return kind_of(stream) in ARCHIVES
    except OSError:
        return False


def split_member(path: Path) -> tuple[Path, tuple[str, ...]] | None:
    """Part a path into an archive on the disk and the names within; `None` if it is an ordinary path.

    "acts.zip!/1946.tar!/1.txt" is `(acts.zip, ("1946.tar", "1.txt"))`, if there is a file `acts.zip`.
    """
    parts = path.parts
    for n, part in enumerate(parts[:-1]):
        if part.endswith(SEPARATOR):
            archive = Path(*parts[:n], part.removesuffix(SEPARATOR))
            if archive.is_file():
                inner = "/".join(parts[n + 1 :])
                return archive, tuple(inner.split(f"{SEPARATOR}/"))
    return None


def documents_in(path: Path, wanted: Callable[[str], bool]) -> Iterator[Path]:
    """Yield the documents in an archive, those of archives in it too, in the archive's order.

    Args:
        path: an archive on the disk.
        wanted: tells from a member's name whether it is listed.

    Raises:
        SourceError: the archive is broken, or holds too much. What was yielded before can be read.
    """
    with path.open("rb") as stream:
        kind = kind_of(stream)
        if kind is not None:
            yield from _Listing(wanted).of(stream, kind, path, depth=1)


class _Listing:
    """Lists one archive with those in it, which share what may be listed."""

    def __init__(self, wanted: Callable[[str], bool]) -> None:
        self._wanted: Final = wanted
        self._budget: Final = Budget()

    def of(self, stream: BinaryIO, kind: Kind, path: Path, *, depth: int) -> Iterator[Path]:
        """Yield the documents in the archive that a stream holds."""
        name = source_name(path)
        for member in open_archive(stream, kind, name):
            self._budget.take(member.size, name)
            if not self._wanted(member.name):
                continue
            inside = path.with_name(f"{path.name}{SEPARATOR}") / member.name
            data = _nested(member) if depth < MAX_DEPTH else b""
            inner = kind_of_bytes(data) if data else None
            if inner is None or inner not in ARCHIVES:
                yield inside
            else:
                yield from self._nested(data, inner, inside, depth)

    def _nested(self, data: bytes, kind: Kind, path: Path, depth: int) -> Iterator[Path]:
        found = False
        try:
            for document in self.of(io.BytesIO(data), kind, path, depth=depth + 1):
                found = True
                yield document
        except SourceError as error:
            if error.finding.code == "archive-bomb":
                raise
            found = False
        if not found:
            yield path  # it says what is wrong when it is read


def _nested(member: Member) -> bytes:
    """Return the bytes of a member that may be an archive, else none."""
    if member.trouble:
        return b""
    try:
        with member.open() as stream:
            head = stream.read(HEAD)
            return head + stream.read(MAX_BYTES) if kind_of_head(head) else b""
    except BROKEN:
        return b""  # it says so itself when it is read


class _Shelf:
    """The archive that was read last, kept open: a batch of files mostly comes from one."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._archive: Archive | None = None

    def get(self, path: Path, inner: tuple[str, ...]) -> Archive:
        """Return the archive at `path`, or the one within it that `inner` names."""
        status = path.stat()
        key = (path, inner, status.st_mtime_ns, status.st_size)
        if self._archive is None or key != self._key:
            self.close()
            self._archive, self._key = _open(path, inner), key
        return self._archive

    def close(self) -> None:
        """Let go of the archive."""
        if self._archive is not None:
            self._archive.close()
        self._archive, self._key = None, ()


_shelf: Final = _Shelf()


def _open(path: Path, inner: tuple[str, ...]) -> Archive:
    """Return the archive that a file holds, or the one in it to which the names lead."""
    archive = _archive_in(path.open("rb"), source_name(path))
    name = source_name(path)
    for member in inner:
        name = f"{name}{SEPARATOR}/{member}"
        try:
            data = _bytes(archive, member, name)
        finally:
            archive.close()
        archive = _archive_in(io.BytesIO(data), name)
    return archive


def _archive_in(stream: BinaryIO, name: str) -> Archive:
    kind = kind_of(stream)
    try:
        if kind is not None and kind in ARCHIVES:
            return open_archive(stream, kind, name)
    except SourceError:
        stream.close()
        raise
    stream.close()
    raise SourceError("missing", "this is no archive", name, advice="Check the path.")


def _bytes(archive: Archive, member: str, name: str) -> bytes:
    found = archive.find(member)
    if found is None:
        raise SourceError("missing", "the archive holds no such file", name, advice="Check the path.")
    data = found.read(MAX_BYTES + 1, name)
    if len(data) > MAX_BYTES:
        raise SourceError(
            "too-large", f"larger than {MAX_BYTES // 2**20} MiB", name, advice="Split it into one file for each act."
        )
    return data


def read_member(archive: Path, inner: tuple[str, ...], name: str) -> bytes:
    """Return the bytes of a document in an archive.

    Args:
        archive: a file on the disk.
        inner: the archives in it that lead to the document, and the document's name, as `split_member` gives them.
        name: what to call the document in errors.

    Raises:
        SourceError: archive or document cannot be read.
    """
    try:
        return _bytes(_shelf.get(archive, inner[:-1]), inner[-1], name)
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise SourceError("unreadable", what, name, advice="Check the file's permissions and its disk.") from error
