"""The members of one archive, in its order, each with a way to read it, within bounds."""

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, Final, NamedTuple, Protocol, cast

from unres.archives.kinds import HEAD, MAX_DIRECTORY, Kind, directory_size, kind_of_head
from unres.decode import MAX_BYTES, SourceError

MAX_MEMBERS: Final = 100_000
"""Most members of an archive, those of archives within it counted."""

MAX_TOTAL: Final = 8 * 1024**3
"""Most bytes in an archive, unpacked."""

MAX_RATIO: Final = 200
"""An archive that holds more than so many times its own size is built to exhaust; documents shrink to a tenth."""

_SLACK: Final = 32 * 1024 * 1024
"""So much is unpacked before the ratio counts."""

_MAX_HEADER: Final = 1024 * 1024
"""Longest extended header of a tar member: names and comments."""

Trouble = tuple[str, str, str]
"""Why a member is not read: the code, what is wrong, what to do."""

_UNSAFE: Final = ("unsafe-name", "its name leads out of the archive", "Make the archive anew, without such names.")
_LINK: Final = ("not-a-file", "this is a link or device, no file", "Put the file itself into the archive.")
_ENCRYPTED: Final = ("encrypted", "this file is locked by a password", "Unlock the archive first.")
_TOO_LARGE: Final = (
    "too-large",
    f"larger than {MAX_BYTES // 2**20} MiB",
    "Split it into one file for each act.",
)


@dataclass(slots=True)
class Budget:
    """What may still be listed below a file."""

    members: int = MAX_MEMBERS
    total: int = MAX_TOTAL

    def take(self, size: int, name: str) -> None:
        """Take a member of a size.

        Raises:
            SourceError: it is one too many, or too much.
        """
        self.members -= 1
        self.total -= size
        if self.members < 0:
            raise _too_many(name)
        if self.total < 0:
            raise bomb(f"this archive holds more than {MAX_TOTAL // 2**30} GiB", name)


def bomb(what: str, name: str) -> SourceError:
    """Return what to tell of an archive that would fill memory or disk."""
    return SourceError("archive-bomb", what, name, advice="Check where it is from; split it if it is what you want.")


def _too_many(name: str) -> SourceError:
    return bomb(f"this archive holds more than {MAX_MEMBERS:,} members", name)


def broken(name: str, error: object = "") -> SourceError:
    """Return what to tell of an archive that ends early or contradicts itself."""
    what = "this archive is broken or cut off" + (f" ({error})" if str(error) else "")
    return SourceError("broken", what, name, advice="Fetch or make it again.")


BROKEN: Final = (
    *(tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(ValueError, NotImplementedError, RecursionError),
)
"""What the libraries raise for archives that are cut off, broken, or made to break them."""


class Member(NamedTuple):
    """A file in an archive: its name there, its size if that is known, and how to open it.

    A member of a tar archive can be opened only until the next one is asked for.
    """

    name: str
    size: int
    open: Callable[[], BinaryIO]
    trouble: Trouble | None = None

    def read(self, limit: int, where: str) -> bytes:
        """Return at most so many bytes from the member's beginning.

        Raises:
            SourceError: the member cannot be read.
        """
        if self.trouble:
            code, what, advice = self.trouble
            raise SourceError(code, what, where, advice=advice)
        try:
            with self.open() as stream:
                return stream.read(limit)
        except NotImplementedError as error:
            what = f"this file is packed in a way that is not known ({error})"
            raise SourceError("unsupported", what, where, advice="Pack it again with deflate.") from error
        except BROKEN as error:
            raise broken(where, error) from error


class Archive(Protocol):
    """What the archives of all kinds can do."""

    def __iter__(self) -> Iterator[Member]:
        """Yield the members from the first one on."""

    def find(self, name: str) -> Member | None:
        """Return the member of a name."""

    def close(self) -> None:
        """Let go of the file."""


def _safe_name(name: str) -> tuple[str, Trouble | None]:
    """Return a member's name as paths have it, and whether it leads out of the archive.

    >>> _safe_name("./acts//1.txt")
    ('acts/1.txt', None)
    >>> _safe_name("")
    ('unnamed', None)
    >>> _safe_name("../../etc/passwd")[1][0], _safe_name("/etc/passwd")[1][0]
    ('unsafe-name', 'unsafe-name')
    """
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in name.replace("\\", "/"))
    path = PurePosixPath(plain)
    leads_out = path.is_absolute() or ".." in path.parts or plain[1:2] == ":" or plain != name.replace("\\", "/")
    named = str(path).lstrip("/") if str(path).strip("/.") else "unnamed"
    return named, _UNSAFE if leads_out else None


class _Names:
    """Gives names that come twice a number: `a.txt`, `a.txt#2`."""

    def __init__(self) -> None:
        self._seen: Final[Counter[str]] = Counter()

    def once(self, name: str) -> str:
        self._seen[name] += 1
        times = self._seen[name]
        return name if times == 1 else f"{name}#{times}"


class ZipArchive:
    """A ZIP archive.

    Raises:
        SourceError: it is broken, or claims to hold too much.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        size = directory_size(stream)
        if size is None:
            raise broken(name)
        if size > MAX_DIRECTORY:
            raise bomb(f"the directory of this archive takes {size // 2**20} MiB", name)
        try:
            self._zip: Final = zipfile.ZipFile(stream)
        except BROKEN as error:
            raise broken(name, error) from error
        self._stream: Final = stream
        if len(self._zip.infolist()) > MAX_MEMBERS:
            raise _too_many(name)
        infos = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        total, packed = sum(info.file_size for info in infos), stream.seek(0, io.SEEK_END)
        if total > max(_SLACK, MAX_RATIO * packed):
            raise bomb(f"this archive holds {total // max(packed, 1):,} times its own size", name)
        names = _Names()
        self._members: Final = {member.name: member for member in (self._member(info, names) for info in infos)}

    def _open(self, info: zipfile.ZipInfo) -> BinaryIO:
        return cast(BinaryIO, self._zip.open(info))

    def __iter__(self) -> Iterator[Member]:
        """Yield the members in the order of the directory."""
        return iter(self._members.values())

    def find(self, name: str) -> Member | None:
        """Return the member of a name."""
        return self._members.get(name)

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()
        self._stream.close()

    def _member(self, info: zipfile.ZipInfo, names: _Names) -> Member:
        name, trouble = _safe_name(info.filename)
        mode = info.external_attr >> 16
        if mode and stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
            trouble = trouble or _LINK
        elif info.flag_bits & 1:
            trouble = trouble or _ENCRYPTED
        elif info.file_size > MAX_BYTES:
            trouble = trouble or _TOO_LARGE
        return Member(names.once(name), info.file_size, partial(self._open, info), trouble)


class _Unpacked(io.RawIOBase):
    """What a packed stream unpacks to, as long as it stays within the bounds."""

    def __init__(self, packed: BinaryIO, kind: Kind, name: str) -> None:
        super().__init__()
        self._packed: Final = packed
        self._name: Final = name
        self._read = 0
        opened: dict[Kind, Callable[[BinaryIO], object]] = {
            Kind.GZIP: lambda stream: gzip.GzipFile(fileobj=stream),
            Kind.BZIP2: bz2.BZ2File,
            Kind.XZ: lzma.LZMAFile,
        }
        self._stream: Final = cast(BinaryIO, opened[kind](packed) if kind in opened else packed)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._read += len(data)
        if self._read > max(_SLACK, MAX_RATIO * self._packed.tell()):
            raise bomb(f"this archive holds more than {MAX_RATIO} times its own size", self._name)
        if self._read > MAX_TOTAL:
            raise bomb(f"this archive holds more than {MAX_TOTAL // 2**30} GiB", self._name)
        return data


class _CarefulInfo(tarfile.TarInfo):
    """A header whose extensions, which are read into memory, have a bound."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        extended = self.type in {*tarfile.GNU_TYPES, tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE}
        if extended and self.type != tarfile.GNUTYPE_SPARSE and self.size > _MAX_HEADER:
            raise tarfile.ReadError(f"a header of {self.size:,} bytes")
        return super()._proc_member(archive)  # type: ignore[misc,no-any-return] # tarfile's documented hook


class TarArchive:
    """A tar archive, packed or not, read from front to back; or a packed file alone, as an archive of one."""

    def __init__(self, stream: BinaryIO, kind: Kind, name: str) -> None:
        self._stream: Final = stream
        self._kind: Final = kind
        self._name: Final = name
        self._cursor: Iterator[Member] = iter(self)
        self._passed: set[str] = set()

    def __iter__(self) -> Iterator[Member]:
        """Yield the members from the first one on; nothing else may read from the archive meanwhile."""
        self._stream.seek(0)
        unpacked = _Unpacked(self._stream, self._kind, self._name)
        try:
            is_tar = kind_of_head(unpacked.read(HEAD)) is Kind.TAR
            self._stream.seek(0)
            unpacked = _Unpacked(self._stream, self._kind, self._name)
            if is_tar:
                yield from self._of_tar(unpacked)
            elif self._kind is not Kind.TAR:
                yield Member(_stem(self._name), 0, lambda: cast(BinaryIO, unpacked))
        except BROKEN as error:
            raise broken(self._name, error) from error

    def _of_tar(self, unpacked: _Unpacked) -> Iterator[Member]:
        names = _Names()
        with tarfile.open(fileobj=unpacked, mode="r|", tarinfo=_CarefulInfo) as archive:
            for info in archive:
                archive.members.clear()  # type: ignore[attr-defined] # which would grow with the archive
                if info.isdir():
                    continue
                name, trouble = _safe_name(info.name)
                if not info.isreg() or info.issparse():
                    trouble = trouble or _LINK
                elif info.size > MAX_BYTES:
                    trouble = trouble or _TOO_LARGE
                yield Member(names.once(name), info.size, lambda: _extract(archive, info), trouble)  # noqa: B023 - opened before the next

    def find(self, name: str) -> Member | None:
        """Return the member of a name: from here on, else from the beginning."""
        again = name in self._passed
        for _ in range(2):
            if again:
                self._cursor, self._passed = iter(self), set()
            for member in self._cursor:
                self._passed.add(member.name)
                if member.name == name:
                    return member
            if again:
                return None
            again = True
        return None

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()


def _extract(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    stream = archive.extractfile(info)
    if stream is None:
        raise tarfile.ReadError("no file")
    return cast(BinaryIO, stream)


def _stem(name: str) -> str:
    """Return what a packed file is called unpacked.

    >>> _stem("acts/1.txt.gz")
    '1.txt'
    """
    path = PurePosixPath(name)
    return path.stem if path.suffix.lower() in {".gz", ".bz2", ".xz"} else path.name


def open_archive(stream: BinaryIO, kind: Kind, name: str) -> Archive:
    """Return the archive in a stream that can be read at any place; closing it closes the stream.

    Raises:
        SourceError: it is broken, or claims to hold too much.
    """
    return ZipArchive(stream, name) if kind in {Kind.ZIP, Kind.BROKEN_ZIP} else TarArchive(stream, kind, name)
