"""Puts a version of the dataset where readers find it, whole or not at all.

The published directory `DIR` is a symbolic link to one version beside it:

    DIR -> DIR.versions/20260101T120000Z-1f3a
    DIR.versions/20260101T120000Z-1f3a/    the version that readers see
    DIR.versions/20251231T090000Z-77c0/    the one before, kept for readers that still have it open
    DIR.versions/work/                     results of single sources, for the next build
    DIR.versions/lock

A version is built beside the others, listed in a manifest of checksums, forced to disk, and only then does the link
change, by one rename (POSIX `rename`: "a link named *new* shall remain visible to other threads throughout").
A reader who follows the link sees the old version or the new one, also after a kill or a full disk.
"""

import errno
import fcntl
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from unres.errors import UnresError

MANIFEST: Final = "SHA256SUMS"
"""The list of a version's files and their checksums, as `sha256sum --check` reads it."""

DUMPS: Final = "dumps"
"""The folder of the dumps, in a version."""

STORE: Final = "store"
"""The folder of the Oxigraph store, in a version."""

AKN: Final = "akn"
"""The folder of the Akoma Ntoso documents, in a version: `akn/{path of the act}.xml`."""

REPORT: Final = "report.json"
"""The report of the build, in a version."""

_STAGED: Final = "new-"
"""Prefix of a version that is being built or removed; whoever holds the lock may delete it."""

_BLOCK: Final = 1024 * 1024


class PublishError(UnresError):
    """A version cannot be put in place, or a published one is damaged. What was published before is unchanged."""


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def files_of(folder: Path) -> list[str]:
    """Return the files below a folder, relative to it, in order, without its manifest."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if name != MANIFEST)


def write_manifest(folder: Path) -> None:
    """List the files below `folder` in its manifest."""
    lines = [f"{sha256_of(folder / name)}  {name}\n" for name in files_of(folder)]
    (folder / MANIFEST).write_text("".join(lines), encoding="utf-8")


def read_manifest(folder: Path) -> dict[str, str]:
    """Return file → SHA-256, as the manifest of `folder` lists them.

    Raises:
        PublishError: there is no manifest, or it has a line that is none.
    """
    path = folder / MANIFEST
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        advice = "Name a directory that `unres build` made, or build it again."
        raise PublishError("this is no published dataset", where=str(folder), advice=advice) from error
    entries = [line.split("  ", 1) for line in lines]
    if any(len(entry) != 2 for entry in entries):  # noqa: PLR2004 - a checksum and a name
        raise PublishError("the manifest is damaged", where=str(path), advice="Build the dataset again.")
    return {name: digest for digest, name in entries}


def verify(folder: Path) -> None:
    """Check every file of a published version against its manifest.

    The store itself does not notice every damaged byte, so a server calls this when it starts.

    Raises:
        PublishError: the directory is no published version, or files are missing, changed or too many.
    """
    version = folder.resolve()  # so that all is read from one version, even if another takes its place meanwhile
    listed = read_manifest(version)
    present = set(files_of(version))
    problems = [f"{name} is missing" for name in sorted(listed.keys() - present)]
    problems += [f"{name} is not in the manifest" for name in sorted(present - listed.keys())]
    problems += [
        f"{name} has changed" for name in sorted(listed.keys() & present) if sha256_of(version / name) != listed[name]
    ]
    if problems:
        more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
        raise PublishError(f"{problems[0]}{more}", where=str(folder), advice="Build the dataset again.")


def explain(error: OSError, where: Path) -> PublishError:
    """Return the error to show for a failure of the disk below `where`."""
    # The store passes on errors of the system as words only.
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} or "No space left" in str(error):
        advice = "Free some space and build again; the build goes on where it stopped."
        return PublishError("the disk is full", where=str(where), advice=advice)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        what = f"no permission to write {error.filename or where}"
        return PublishError(what, where=str(where), advice="Choose another --out.")
    what = f"the disk failed: {error.strerror or error}"
    return PublishError(what, where=str(where), advice="Check the disk and build again.")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Force every file and folder below `folder` to disk."""
    for root, _, names in os.walk(folder):
        for name in names:
            _sync(Path(root, name))
        _sync(Path(root))


class Publication:
    """A published directory and the versions beside it.

    Args:
        target: the directory that readers open. It is a link, or is not there yet, or is an empty folder.
    """

    def __init__(self, target: Path) -> None:
        # The target itself must not be resolved: it is the link to change.
        self.target: Final = target.parent.resolve() / target.name
        self.versions: Final = self.target.with_name(f"{self.target.name}.versions")

    @property
    def work(self) -> Path:
        """Return the folder of the results of single sources."""
        return self.versions / "work"

    def tidy_work(self, keep: Path) -> None:
        """Remove the results of single sources which other code or data made."""
        for folder in self.work.iterdir():
            if folder != keep:
                _remove(folder)

    def current(self) -> Path | None:
        """Return the version that readers see now, or `None`."""
        if not self.target.is_symlink():
            return None
        version = self.target.parent / self.target.readlink()
        return version if version.parent == self.versions else None

    def check_target(self) -> None:
        """Make sure that the target may be replaced by a link.

        Raises:
            PublishError: something stands there which no build made.
        """
        if not self.target.name:
            raise PublishError("this cannot be a dataset", where=str(self.target), advice="Choose another --out.")
        taken = self.target.is_symlink() and self.current() is None
        if not self.target.is_symlink() and self.target.exists():
            taken = not self.target.is_dir() or any(self.target.iterdir())
        if taken:
            what = "something else stands here, which a build would replace"
            raise PublishError(what, where=str(self.target), advice="Choose another --out, or move it away.")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other build away from this directory, and remove what killed builds left.

        Raises:
            PublishError: another build is at work, or the target is not ours.
        """
        self.check_target()
        try:
            self.versions.mkdir(parents=True, exist_ok=True)
            lock = (self.versions / "lock").open("a")
        except OSError as error:
            raise explain(error, self.versions) from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                advice = "Wait until it has ended, or choose another --out."
                raise PublishError("another build is at work here", where=str(self.target), advice=advice) from error
            self._sweep()
            yield

    def _sweep(self) -> None:
        for left in self.versions.glob(f"{_STAGED}*"):
            _remove(left)

    @contextmanager
    def staged(self) -> Iterator[Path]:
        """Give a fresh folder to build a version in, and remove it if it does not become one.

        Raises:
            PublishError: the disk is full or fails.
        """
        folder = self.versions / f"{_STAGED}{secrets.token_hex(4)}"
        try:
            folder.mkdir()
            yield folder
        except OSError as error:
            raise explain(error, self.versions) from error
        finally:
            _remove(folder)

    def commit(self, staged: Path, made: datetime) -> Path:
        """Turn a staged folder into the version that readers see, and drop the one before the last.

        Args:
            staged: a folder that `staged` gave, complete but for its manifest.
            made: when the version was made; it becomes part of its name.

        Returns:
            The folder of the version.

        Raises:
            OSError: the disk is full or fails; nothing has changed for readers.
        """
        write_manifest(staged)
        sync_tree(staged)
        name = f"{made.astimezone(UTC):%Y%m%dT%H%M%SZ}-{sha256_of(staged / MANIFEST)[:8]}"
        version = self.versions / name
        before = self.current()
        if version == before:  # built twice within a second, with the same outcome
            return version
        _remove(version)  # what a build left that was killed before the swap
        staged.rename(version)
        _sync(self.versions)
        self._swap(version)
        self._prune(keep={version, before})
        return version

    def _swap(self, version: Path) -> None:
        link = self.versions / f"{_STAGED}link"
        link.unlink(missing_ok=True)
        link.symlink_to(Path(self.versions.name, version.name))
        if self.target.is_dir() and not self.target.is_symlink():
            self.target.rmdir()  # an empty folder, as `check_target` has made sure
        link.replace(self.target)
        _sync(self.target.parent)

    def _prune(self, keep: set[Path | None]) -> None:
        for folder in self.versions.iterdir():
            if folder.is_dir() and folder not in keep and (folder / MANIFEST).is_file():
                # Under its new name a half removed version can be taken for no version.
                folder.rename(doomed := self.versions / f"{_STAGED}{folder.name}")
                _remove(doomed)


def _remove(path: Path) -> None:
    """Remove a file, link or folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
