r"""Tells by its first bytes whether a file is an archive or a document in a container.

A Word document is a ZIP container too; what it holds tells it from an archive (ISO/IEC 29500-2, Open Packaging).
"""

import io
import re
import struct
import zipfile
from enum import Enum
from typing import BinaryIO, Final


class Kind(Enum):
    """The kinds of container; the value says what it is, for people."""

    ZIP = "a ZIP archive"
    TAR = "a tar archive"
    GZIP = "a gzip file"
    BZIP2 = "a bzip2 file"
    XZ = "an xz file"
    DOCX = "a Word document"
    OFFICE = "an Office document that is no text, such as a spreadsheet"
    OPEN_DOCUMENT = "an OpenDocument file"
    BROKEN_ZIP = "a ZIP archive that is broken or cut off"


ARCHIVES: Final = frozenset({Kind.ZIP, Kind.TAR, Kind.GZIP, Kind.BZIP2, Kind.XZ, Kind.BROKEN_ZIP})
"""What is opened for the documents in it."""

HEAD: Final = 512
"""So many bytes at the beginning of a file tell its kind: a tar archive's first header is one block."""

_MAGIC: Final = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),  # without members
    (b"\x1f\x8b\x08", Kind.GZIP),
    (b"BZh", Kind.BZIP2),
    (b"\xfd7zXZ\0", Kind.XZ),
)
_USTAR: Final = slice(257, 262)

MAX_DIRECTORY: Final = 16 * 1024 * 1024
"""Largest directory of a ZIP archive, in bytes: room for some 150,000 members."""

_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
_NO_32: Final = 0xFFFFFFFF


def kind_of_head(head: bytes) -> Kind | None:
    r"""Return the kind of container that begins so, or `None`. A Word document is told from a ZIP archive by `kind_of`.

    >>> kind_of_head(b"PK\x03\x04..."), kind_of_head(b"The General Assembly,")
    (<Kind.ZIP: 'a ZIP archive'>, None)
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    return Kind.TAR if head[_USTAR] == b"ustar" else None


def kind_of(stream: BinaryIO) -> Kind | None:
    """Return the kind of container in a stream that can be read at any place, or `None` if it is none."""
    stream.seek(0)
    kind = kind_of_head(stream.read(HEAD))
    if kind is not Kind.ZIP:
        return kind
    size = directory_size(stream)
    if size is None:
        return Kind.BROKEN_ZIP
    if size > MAX_DIRECTORY:
        return Kind.ZIP
    try:
        with zipfile.ZipFile(stream) as container:
            return _kind_of_package({info.filename for info in container.infolist()})
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return Kind.BROKEN_ZIP


def _kind_of_package(names: set[str]) -> Kind:
    if "[Content_Types].xml" in names:
        return Kind.DOCX if "word/document.xml" in names else Kind.OFFICE
    if "mimetype" in names and "content.xml" in names:
        return Kind.OPEN_DOCUMENT
    return Kind.ZIP


def kind_of_bytes(data: bytes) -> Kind | None:
    """Return the kind of container in these bytes, or `None`."""
    return kind_of(io.BytesIO(data)) if kind_of_head(data[:HEAD]) else None


def directory_size(stream: BinaryIO) -> int | None:
    """Return the size of a ZIP archive's directory, as its end says, before it is read; `None` if there is no end.

    *APPNOTE.TXT* 6.3.10, 4.3.14 to 4.3.16.
    """
    length = stream.seek(0, io.SEEK_END)
    start = max(0, length - 0xFFFF - _END.size - _LOCATOR.size)
    stream.seek(start)
    tail = stream.read()
    found = [match.start() for match in re.finditer(rb"PK\x05\x06", tail) if len(tail) - match.start() >= _END.size]
    if not found:
        return None
    size: int = _END.unpack_from(tail, found[-1])[5]
    locator = found[-1] - _LOCATOR.size
    if locator >= 0 and tail.startswith(b"PK\x06\x07", locator):
        stream.seek(min(_LOCATOR.unpack_from(tail, locator)[2], length))
        record = stream.read(_END_64.size)
        if len(record) < _END_64.size or not record.startswith(b"PK\x06\x06"):
            return None
        return int(_END_64.unpack(record)[8])
    return None if size == _NO_32 else size
