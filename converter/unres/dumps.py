"""Writes what a version consists of: compressed dumps in three formats, the store, the Akoma Ntoso documents.

Everything is streamed, so that memory does not grow with the dataset; compressed files are the same, byte for byte, for
the same content (RFC 1952: no time stamp, no file name).
"""

import gzip
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from unres.namespaces import PREFIXES
from unres.publish import DUMPS, STORE, PublishError

_LOAD: Final = 25_000
"""Lines loaded at a time: all at once would take five times the memory, and no less time."""

NAMES: Final = ("unres.nq.gz", "unres.ttl.gz", "unres.jsonld.gz")
"""The dumps of a version."""


@contextmanager
def compressed(path: Path) -> Iterator[IO[bytes]]:
    """Open a gzip file for writing, without time stamp and name."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as stream:
        yield cast(IO[bytes], stream)  # as the store's signatures want it


def write_dumps(quads: Path, version: Path) -> None:
    """Write the dumps of an N-Quads file.

    Turtle has no graphs: it holds the union of all of them.

    Args:
        quads: the dataset.
        version: the folder of the version.
    """
    folder = version / DUMPS
    folder.mkdir()
    writers: tuple[Callable[[Path, IO[bytes]], None], ...] = (_n_quads, _turtle, _json_ld)
    for name, write in zip(NAMES, writers, strict=True):
        with compressed(folder / name) as stream:
            write(quads, stream)


def _n_quads(quads: Path, stream: IO[bytes]) -> None:
    with quads.open("rb") as lines:
        shutil.copyfileobj(lines, stream)


def _turtle(quads: Path, stream: IO[bytes]) -> None:
    triples = (quad.triple for quad in ox.parse(path=quads, format=ox.RdfFormat.N_QUADS))
    ox.serialize(triples, stream, ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def _json_ld(quads: Path, stream: IO[bytes]) -> None:
    parsed = ox.parse(path=quads, format=ox.RdfFormat.N_QUADS)
    ox.serialize(parsed, stream, ox.RdfFormat.JSON_LD, prefixes=PREFIXES)


def build_store(quads: Path, version: Path, describe: Callable[[ox.Store], bytes]) -> int:
    """Load an N-Quads file into a fresh store on disk, and make it ready for readers.

    Args:
        quads: the dataset.
        version: the folder of the version.
        describe: gives further N-Quads, from what the store holds.

    Returns:
        How many quads the store holds.

    Raises:
        OSError: the disk is full or fails.
        PublishError: the store on disk does not hold what was loaded.
    """
    path = str(version / STORE)
    loaded = _fill(ox.Store(path), quads, describe)
    held = len(ox.Store.read_only(path))
    if held != loaded:
        what = f"the store holds {held} quads instead of {loaded}"
        raise PublishError(what, where=str(version), advice="Check the disk and build again.")
    return held


def _fill(store: ox.Store, quads: Path, describe: Callable[[ox.Store], bytes]) -> int:
    """Load, describe, optimise; the store closes when its last name goes, at the end."""
    with quads.open("rb") as stream:
        while lines := b"".join(islice(stream, _LOAD)):
            store.bulk_load(lines, format=ox.RdfFormat.N_QUADS)
    store.bulk_load(describe(store), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    return len(store)
