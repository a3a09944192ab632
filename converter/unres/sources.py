"""From a path to a source: finds the files to read, tells by its content what each is, and takes its text out.

A path is a file, or a document in an archive (`acts.zip!/1.pdf`, see `unres.archives`). Listing opens archives; reading
decides. So whatever is wrong with a file, an archive or a member of one is said when that is read, and stops nothing
else.
"""

import hashlib
import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from unres.archives import documents_in, is_archive, read_member, split_member
from unres.decode import SourceError, check_lines, read_file, source_name, source_of
from unres.extract import EXTRACTORS, extract, recognise
from unres.model import Source


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of a document: `name` is how the user called it, `sha256` is of `data`."""

    name: str
    sha256: str
    data: bytes = field(repr=False)


def fetch(path: Path) -> File:
    """Read a file, or a document in an archive.

    Raises:
        SourceError: it is missing, unreadable, no regular file, or too large.
    """
    name = source_name(path)
    member = _member(path)
    if member is None and path.is_file() and is_archive(path):
        raise _why_unopened(path, name)
    data = read_member(*member, name) if member else read_file(path)
    return File(name, hashlib.sha256(data).hexdigest(), data)


def _member(path: Path) -> tuple[Path, tuple[str, ...]] | None:
    """Return archive and names of a path into an archive; `None` for a file, whatever it is called."""
    return None if path.is_file() and ".." not in path.parts else split_member(path)


def _why_unopened(path: Path, name: str) -> SourceError:
    """Return why an archive is no source: it cannot be opened, holds no document, or several."""
    try:
        count = sum(1 for _ in documents_in(path, is_document))
    except SourceError as error:
        return error
    what = f"this archive holds {count or 'no'} document{'' if count == 1 else 's'}, and one file is expected"
    return SourceError("archive", what, name, advice=f"Use `unres build`, or name one: {path.name}!/name.")


def text_of(file: File) -> Source:
    """Take the text out of a document, whatever it is.

    Raises:
        SourceError: it is no document, or has no text.
    """
    kind = recognise(file.data, file.name)
    if kind not in EXTRACTORS:
        check_lines(file.data, file.name)
        return source_of(file.data, file.name)
    written = extract(kind, file.data, file.name)
    return Source(file.name, file.sha256, written.text, kind, written.furniture, written.findings)


def load(path: Path) -> Source:
    """Read a document and take its text out.

    Raises:
        SourceError: it cannot be read, is no document, or has no text.
    """
    return text_of(fetch(path))


# --- Which files ---------------------------------------------------------------------------------------------------


def list_documents(sources: Sequence[Path], without: Collection[Path] = ()) -> Iterator[Path]:
    """Yield the documents to read, each once, the content of folders in the order of their names.

    In folders and archives, hidden files are left out, and files about the folder, whose names are words in capitals
    (`README.md`, `SOURCES.md`, `LICENSE`). A file that is named itself is always read. An archive that cannot be opened
    is yielded itself: to read it says what is wrong.

    Args:
        sources: files, folders and archives.
        without: folders that are left out, as absolute paths.
    """
    seen: set[Path] = set()
    for source in sources:
        for path in _below(source, without) if source.is_dir() else [source]:
            resolved = path if _member(path) else path.resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield from _opened(path)


def _below(folder: Path, without: Collection[Path]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and Path(root, name).absolute() not in without
        )
        for name in sorted(files):
            if is_document(name):
                yield Path(root, name)


def is_document(name: str) -> bool:
    """Tell from its name whether a file in a folder or archive is read.

    >>> [name for name in ("1.txt", "a/2.md", ".git/config", "README.md", "__MACOSX/1.txt") if is_document(name)]
    ['1.txt', 'a/2.md']
    """
    path = PurePosixPath(name)
    stem = path.name.partition(".")[0]
    hidden = any(part.startswith(".") and part != ".." for part in path.parts) or "__MACOSX" in path.parts
    return bool(stem) and not hidden and not (stem.isalpha() and stem.isupper())


def _opened(path: Path) -> Iterator[Path]:
    """Yield the documents in an archive; any other file itself."""
    if not path.is_file() or not is_archive(path):
        yield path
        return
    found = False
    try:
        for member in documents_in(path, is_document):
            found = True
            yield member
    except (SourceError, OSError):
        found = False
    if not found:
        yield path
