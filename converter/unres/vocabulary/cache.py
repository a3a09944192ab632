"""Keeps what is made of the vocabulary files between two runs, so that a command starts in a fraction of a second.

What is kept is named by a digest of everything that it is made of: the files, the code that makes it, the version of
Python. A changed file or a changed line of code gives another name, so nothing that is kept can be out of date. A file
appears whole, by a rename, or not at all. One is read only if it belongs to the user and nobody else can write to it,
and it can hold nothing but our own values: whatever else it names is refused.

`UNRES_CACHE` names the folder; empty, nothing is kept. Without it, it is `unres` in `XDG_CACHE_HOME`, or in `~/.cache`.
"""

import io
import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, TypeVar, cast

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_CODE: Final = ("iris.py", "knowledge.py", "namespaces.py", "model/*.py", "vocabulary/*.py")
"""The modules that make what is kept."""
_OURS: Final = ("unres.model.", "unres.vocabulary.")
"""Where the classes are defined whose values can be kept."""
_MOST_KEPT: Final = 8
"""Files of one name that stay; older ones go."""

_Made = TypeVar("_Made")


def remembered(name: str, files: Iterable[Path], make: Callable[[], _Made], *others: str) -> _Made:
    """Return what `make` makes of files: as it was kept by an earlier run, or made now and kept.

    Args:
        name: what it is, a word of a file's name.
        files: all that it is made of, beside the code.
        make: makes it of values of our model and vocabulary, and of Python's own mappings, tuples, texts and bytes.
        others: whatever else it depends on, such as the IRI base.
    """
    folder = _folder()
    if folder is None:
        return make()
    file = folder / f"{name}-{_digest(files, others)}.pickle"
    with suppress(OSError, pickle.UnpicklingError, EOFError, AttributeError, TypeError, ValueError, IndexError):
        # Unreadable, cut short or not ours: whatever is the matter with it, it is made anew.
        return cast("_Made", _read(file))
    made = make()
    with suppress(OSError):  # A folder that cannot be written to costs time, nothing else.
        _write(file, made)
    return made


def _folder() -> Path | None:
    named = os.environ.get("UNRES_CACHE")
    if named is not None:
        return Path(named) if named else None
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118 Path.home() raises where there is none
    return Path(home) / "unres" if os.path.isabs(home) else None  # noqa: PTH117 as above


@lru_cache(maxsize=1)
def _code() -> bytes:
    """Return a digest of the code, and of what runs it."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for pattern in _CODE:
        for module in sorted(_PACKAGE.glob(pattern)):
            digest.update(module.read_bytes())
    return digest.digest()


def _digest(files: Iterable[Path], others: Iterable[str]) -> str:
    digest = blake2b(_code(), digest_size=16)
    for other in others:
        digest.update(f"{len(other)} {other}\n".encode())
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


class _Writer(pickle.Pickler):
    """Writes a frozen value as its class and its fields, which is read ten times as fast as what Python would write."""

    def reducer_override(self, value: object) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Return a class of ours and what to call it with, or leave the value to Python."""
        kind = type(value)
        if is_dataclass(kind) and hasattr(kind, "__slots__"):
            return kind, tuple(getattr(value, each.name) for each in fields(kind))
        unchanged: Any = NotImplemented  # what the protocol wants here, though its type does not say so
        return cast("tuple[Callable[..., Any], tuple[Any, ...]]", unchanged)


class _Reader(pickle.Unpickler):
    """Reads values of our own classes, and of those of Python that need no import."""

    def find_class(self, module: str, name: str) -> object:
        """Return a class by its name.

        Raises:
            pickle.UnpicklingError: it is none of ours.
        """
        if not f"{module}.".startswith(_OURS) or module not in sys.modules or "." in name or name.startswith("_"):
            raise pickle.UnpicklingError(f"{module}.{name} is no class of ours")
        found = super().find_class(module, name)
        if not isinstance(found, type) or not f"{found.__module__}.".startswith(_OURS):
            raise pickle.UnpicklingError(f"{module}.{name} is no class of ours")
        return found


def _read(file: Path) -> object:
    with file.open("rb") as stream:
        status = os.fstat(stream.fileno())
        foreign = hasattr(os, "getuid") and status.st_uid != os.getuid()
        if foreign or (status.st_mode & (stat.S_IWGRP | stat.S_IWOTH) and os.name == "posix"):
            raise PermissionError(f"{file} can be written by others")
        content = stream.read()
    return _Reader(io.BytesIO(content)).load()


def _write(file: Path, made: object) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, fresh = tempfile.mkstemp(dir=file.parent, prefix=f".{file.stem}-")  # readable by the user only
    try:
        with os.fdopen(handle, "wb") as stream:
            _Writer(stream, protocol=pickle.HIGHEST_PROTOCOL).dump(made)
        Path(fresh).replace(file)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise
    _tidy(file)


def _tidy(file: Path) -> None:
    """Remove what older versions have left."""
    kind = file.name.rpartition("-")[0]
    kept = sorted(file.parent.glob(f"{kind}-*.pickle"), key=lambda each: each.stat().st_mtime, reverse=True)
    for old in kept[_MOST_KEPT:]:
        old.unlink(missing_ok=True)
