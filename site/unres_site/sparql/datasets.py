"""Follows the published dataset: a new version is served without a restart, while the old one ends its queries.

The published directory is a symbolic link to a version's directory, and publishing swaps the link. The link is read
anew for each query, which costs a few microseconds.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from unres_site.sparql.errors import EndpointError, NoDatasetError
from unres_site.sparql.workers import Pool

_LOG: Final = logging.getLogger(__name__)
_RETRY: Final = 30.0  # seconds until a version that could not be opened is tried again


def version_of(dataset: Path) -> str:
    """Give the name of the version that is published now; see `published` for errors."""
    return published(dataset)[0]


def published(dataset: Path) -> tuple[str, Path]:
    """Give the name of the version that is published now, and its directory.

    The link is read once, so that the two belong together though another version may be published at any moment. A
    directory that is no link has one version for as long as its store is not replaced.

    Raises:
        NoDatasetError: Nothing is published there.
    """
    try:
        target = os.readlink(dataset).rstrip("/")  # noqa: PTH115 - a fourth of Path's time
    except OSError:
        pass
    else:
        return os.path.basename(target), dataset.parent / target  # noqa: PTH119 - the same
    try:
        status = (dataset / "store").stat()
    except OSError:
        raise NoDatasetError(f"There is no published dataset at {dataset}.") from None
    return f"{status.st_ino:x}-{status.st_mtime_ns:x}", dataset


class _Generation:
    """A version, its workers, and how many queries use them now."""

    def __init__(self, version: str, pool: Pool) -> None:
        self.version = version
        self.pool = pool
        self.users = 0
        self.retired = False


class Datasets:
    """The workers on the version that is published now.

    Args:
        dataset: The published directory, or the link to it.
        make_pool: Makes the workers for a store's path.
    """

    def __init__(self, dataset: Path, make_pool: Callable[[Path], Pool]) -> None:
        self._dataset = dataset
        self._make_pool = make_pool
        self._current: _Generation | None = None
        self._failed: tuple[str, float] = ("", 0.0)
        self._lock = threading.Lock()  # for the fields
        self._opening = threading.Lock()  # held while a version is opened

    def version(self) -> str:
        """Give the name of the version that `lease` would give now; see `version_of` for errors."""
        current = self._current
        try:
            return version_of(self._dataset)
        except NoDatasetError:
            if current is None:
                raise
            return current.version

    @contextmanager
    def lease(self) -> Iterator[tuple[str, Pool]]:
        """Lend the current version, its name and its workers; they stay until they are given back.

        Raises:
            NoDatasetError: Nothing is published, or it cannot be opened.
        """
        generation = self._take()
        try:
            yield generation.version, generation.pool
        finally:
            self._give_back(generation)

    def _take(self) -> _Generation:
        version = self.version()
        while True:
            with self._lock:
                current = self._current
                if current and not current.pool.broken and (current.version == version or self._is_failed(version)):
                    current.users += 1
                    return current
            # One thread opens a new version; the others go on with the old one, or wait if there is none.
            usable = current if current and not current.pool.broken else None
            if self._opening.acquire(blocking=usable is None):
                try:
                    version = self._open()
                finally:
                    self._opening.release()
            elif usable:
                version = usable.version

    def _is_failed(self, version: str) -> bool:
        failed, when = self._failed
        return failed == version and time.monotonic() - when < _RETRY

    def _open(self) -> str:
        """Open the version that is published by now, if it is not open, and give its name."""
        version, directory = published(self._dataset)
        if self._current and self._current.version == version and not self._current.pool.broken:
            return version
        try:
            pool = self._make_pool(directory / "store")
        except (EndpointError, OSError) as error:
            _LOG.exception("version %s of the dataset cannot be opened", version)
            self._failed = version, time.monotonic()
            if self._current is None or self._current.pool.broken:
                raise NoDatasetError(f"Version {version} of the dataset cannot be opened.") from error
            return version
        with self._lock:
            old, self._current = self._current, _Generation(version, pool)
        if old:
            self._retire(old)
        return version

    def _retire(self, generation: _Generation) -> None:
        with self._lock:
            generation.retired = True
            unused = generation.users == 0
        if unused:
            generation.pool.close()

    def _give_back(self, generation: _Generation) -> None:
        with self._lock:
            generation.users -= 1
            last = generation.retired and generation.users == 0
        if last:
            generation.pool.close()

    def close(self) -> None:
        """End the workers, after the queries that are running."""
        with self._lock:
            current, self._current = self._current, None
        if current:
            self._retire(current)
