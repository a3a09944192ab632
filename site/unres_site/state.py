"""What the site keeps between requests: the open dataset, and finished bodies within a bound."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar, cast

from flask import current_app

from unres.dataset import Dataset, Version
from unres.iris import Minter

EXTENSION: Final = "unres"
"""The key of the `Site` among a Flask application's extensions."""

_SMALLEST_COMPRESSED: Final = 1024
"""Bytes below which compression does not pay."""

_CACHED_BYTES: Final = 64 * 1024 * 1024
_CACHED_VALUES: Final = 64


@dataclass(frozen=True, slots=True)
class Body:
    """A finished body: its bytes, the same compressed, and what the entity tag is made from."""

    content: bytes
    content_type: str
    compressed: bytes | None
    digest: str
    links: str = ""
    """The value of the Link header."""

    @property
    def size(self) -> int:
        """Return the bytes that keeping it takes."""
        return len(self.content) + len(self.compressed or b"") + len(self.links)


def finish(content: bytes, content_type: str, links: str = "") -> Body:
    """Return a body ready to be sent."""
    small = len(content) < _SMALLEST_COMPRESSED
    # mtime=0: the same content gives the same bytes, as its strong entity tag promises.
    compressed = None if small else gzip.compress(content, compresslevel=6, mtime=0)
    digest = hashlib.blake2b(content, digest_size=12).hexdigest()
    return Body(content, content_type, compressed, digest, links)


class BodyCache:
    """Finished bodies, the least recently used leaving first when their bytes pass the limit.

    >>> cache = BodyCache(limit=10)
    >>> cache.put("a", Body(b"123456", "text/plain", None, "x"))
    >>> cache.put("b", Body(b"123456", "text/plain", None, "y"))
    >>> cache.get("a") is None, cache.get("b") is None
    (True, False)
    """

    def __init__(self, limit: int = _CACHED_BYTES) -> None:
        self._limit: Final = limit
        self._bodies: Final[OrderedDict[Hashable, Body]] = OrderedDict()
        self._size = 0
        self._lock: Final = threading.Lock()

    def get(self, key: Hashable) -> Body | None:
        """Return a body, or `None`."""
        with self._lock:
            body = self._bodies.get(key)
            if body is not None:
                self._bodies.move_to_end(key)
            return body

    def put(self, key: Hashable, body: Body) -> None:
        """Keep a body."""
        with self._lock:
            old = self._bodies.pop(key, None)
            self._size += body.size - (old.size if old else 0)
            self._bodies[key] = body
            while self._size > self._limit and self._bodies:
                self._size -= self._bodies.popitem(last=False)[1].size

    def clear(self) -> None:
        """Forget all bodies."""
        with self._lock:
            self._bodies.clear()
            self._size = 0


_Value = TypeVar("_Value")


class Site:
    """The open dataset and what has been made of it.

    Args:
        target: the published directory; it is opened at the first request, so that a site may start before it is there.
        mint: gives the addresses; by default under the base that the build's report names.
    """

    def __init__(self, target: Path, mint: Minter | None = None) -> None:
        self.target: Final = target
        self.bodies: Final = BodyCache()
        self._mint: Final = mint
        self._dataset: Dataset | None = None
        self._values: Final[OrderedDict[tuple[str, Hashable], object]] = OrderedDict()
        self._last: tuple[tuple[str, Hashable], object] | None = None
        self._lock: Final = threading.Lock()

    def current(self) -> Version:
        """Return the version that is published now.

        Raises:
            DatasetError: nothing is published.
        """
        if self._dataset is None:
            with self._lock:
                self._dataset = self._dataset or Dataset(self.target, self._mint)
        return self._dataset.current()

    def remember(self, version: Version, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """Return what `make` gives, made once a version for each key while it is among the last used."""
        with self._lock:
            if (version.id, key) in self._values:
                self._values.move_to_end((version.id, key))
                return cast("_Value", self._values[version.id, key])
        value = make()
        with self._lock:
            self._values[version.id, key] = value
            while len(self._values) > _CACHED_VALUES:
                self._values.popitem(last=False)
        return value

    def latest(self, version: Version, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """Return what `make` gives; only the last value is kept, since descriptions of long acts are large."""
        last = self._last
        if last and last[0] == (version.id, key):
            return cast("_Value", last[1])
        value = make()
        self._last = (version.id, key), value
        return value


def site() -> Site:
    """Return the site of the running application."""
    return cast("Site", current_app.extensions[EXTENSION])
