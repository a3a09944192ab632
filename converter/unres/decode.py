r"""Bytes to text: the first stage, which refuses what is no text instead of guessing.

A file is UTF-8, or UTF-16 with a byte order mark; anything else is refused with the offset of the first wrong byte.
Line ends are kept as they stand (`\r\n` is two characters), so that positions count the code points of the decoded
file. A byte order mark is no part of the text (RFC 3629, section 6).
"""

import codecs
import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

from unres.errors import UnresError
from unres.media_types import media_type_of
from unres.model import Finding, Severity, Source

MAX_BYTES: Final = 64 * 1024 * 1024
"""Largest file read, in bytes. The longest resolution is under 1 MiB; a volume of a year's acts is under 20 MiB."""

MAX_LINE: Final = 1024 * 1024
"""Longest line read, in bytes. A longer one is data, not prose, and would stall every pattern that is run over it."""

_BLOCK: Final = 1024 * 1024

_BINARY: Final = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
"""First bytes of files that have no lines."""

_FOREIGN: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"%PDF-", "a PDF", "Extract its text first, for example with pdftotext."),
    (b"PK\x03\x04", "a ZIP container (a Word or OpenDocument file is one)", "Save it as plain text in UTF-8."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first, with gunzip."),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file", "Save it as .docx, or as plain text in UTF-8."),
    (codecs.BOM_UTF32_LE, "UTF-32", "Save it as UTF-8."),
    (codecs.BOM_UTF32_BE, "UTF-32", "Save it as UTF-8."),
)
"""First bytes → what the file is, what to do. UTF-32 stands here because its mark begins like that of UTF-16."""


class SourceError(UnresError):
    """A source that cannot be read: the file, the line and what to do. Other files are not concerned.

    >>> error = SourceError("not-utf-8", "byte 0xE9 is not UTF-8", "a.txt", line=2, advice="Save it again.")
    >>> print(error)
    a.txt:2: byte 0xE9 is not UTF-8. Save it again.
    """

    def __init__(self, code: str, what: str, file: str, *, line: int = 0, advice: str = "") -> None:
        super().__init__(what, where=f"{file}:{line}" if line else file, advice=advice)
        self.finding: Final = Finding(code, Severity.ERROR, what, file, line, advice=advice)


def source_name(path: Path) -> str:
    """Return a path as text that every output can carry: bytes which are no UTF-8 become U+FFFD.

    >>> source_name(Path("seeds/000.txt"))
    'seeds/000.txt'
    """
    return os.fsencode(path).decode("utf-8", "replace")


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    At most `MAX_BYTES` are read, and of what begins as text no more than `MAX_LINE` beyond the last line end, whatever
    the file's size.

    Args:
        path: a regular file.

    Raises:
        SourceError: the file is missing, unreadable, a folder, no regular file, too large, or has too long a line.
    """
    name = source_name(path)
    _require_regular(path, name)
    try:
        with path.open("rb") as stream:
            return _read_bounded(stream, name)
    except OSError as error:
        raise _unreadable(name, error) from error


def decode_file(path: Path) -> Source:
    """Read a text file and decode it.

    Returns:
        The text, with the SHA-256 of the file's bytes.

    Raises:
        SourceError: the file cannot be read (see `read_file`), is empty, binary, or in another encoding.
    """
    return source_of(read_file(path), source_name(path))


def source_of(data: bytes, name: str) -> Source:
    """Return the bytes of a text file that the user calls `name` as a source.

    Raises:
        SourceError: the bytes are empty, binary, or in another encoding.
    """
    text = decode(data, name)
    return Source(name, hashlib.sha256(data).hexdigest(), text, media_type_of(text))


def _require_regular(path: Path, name: str) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise SourceError("missing", "no such file", name, advice="Check the path.") from error
    except OSError as error:
        raise _unreadable(name, error) from error
    if stat.S_ISDIR(mode):
        raise SourceError(
            "folder", "this is a folder, and one file is expected", name, advice="Use `unres build` for a folder."
        )
    if not stat.S_ISREG(mode):
        raise SourceError("not-a-file", "this is no regular file", name, advice="Save its content to a file first.")


def _unreadable(name: str, error: OSError) -> SourceError:
    what = f"cannot be read: {error.strerror or error}"
    return SourceError("unreadable", what, name, advice="Check the file's permissions and its disk.")


def _read_bounded(stream: BinaryIO, name: str) -> bytes:
    """Read the stream block by block and stop at the first limit it passes."""
    blocks: list[bytes] = []
    size = 0
    lines: _Lines | None = None
    while block := stream.read(_BLOCK):
        if not blocks and not block.startswith(_BINARY):
            lines = _Lines(name)
        blocks.append(block)
        size += len(block)
        if lines is not None:
            lines.take(block)
        if size > MAX_BYTES:
            what = f"larger than {MAX_BYTES // 2**20} MiB"
            raise SourceError("too-large", what, name, advice="Split it into one file for each act.")
    return b"".join(blocks)


class _Lines:
    """Watches the length of lines while a file is read."""

    def __init__(self, name: str) -> None:
        self._name: Final = name
        self._line = 1
        self._tail = 0

    def take(self, block: bytes) -> None:
        """Take the next bytes of the file.

        Raises:
            SourceError: a line is longer than `MAX_LINE`.
        """
        for n, piece in enumerate(block.split(b"\n")):
            if n:
                self._line, self._tail = self._line + 1, 0
            self._tail += len(piece)
            if self._tail > MAX_LINE:
                what = f"a line of more than {MAX_LINE // 2**20} MiB is no text of a resolution"
                advice = "Check the file, and break its lines."
                raise SourceError("long-line", what, self._name, line=self._line, advice=advice)


def check_lines(data: bytes, name: str) -> None:
    """Refuse a text with too long a line.

    Raises:
        SourceError: a line is longer than `MAX_LINE`.
    """
    _Lines(name).take(data)


def decode(data: bytes, name: str) -> str:
    r"""Decode the bytes of a file that the user calls `name`.

    Raises:
        SourceError: the bytes are empty, binary, or neither UTF-8 nor UTF-16 with a byte order mark.

    >>> decode(b"\xef\xbb\xbfThe General Assembly,\r\n", "a.txt")
    'The General Assembly,\r\n'
    >>> decode("Le Conseil".encode("utf-16"), "a.txt")
    'Le Conseil'
    >>> decode("Décide\n".encode("latin-1"), "a.txt")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    unres.decode.SourceError: a.txt:1: byte 0xE9 at offset 1 is not UTF-8. Save the file as UTF-8, ...
    """
    for magic, kind, advice in _FOREIGN:
        if data.startswith(magic):
            raise SourceError("not-text", f"this is {kind}, not text", name, advice=advice)
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong_byte(data, error, name, utf16=utf16) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        what = "a NUL character shows that this is binary, not text"
        raise SourceError("not-text", what, name, line=line, advice="Save its content as plain text in UTF-8.")
    if not text.strip():
        what = "the file is empty" if not data else "the file holds nothing but white space"
        raise SourceError("empty", what, name, advice="Remove it, or put the text in.")
    return text


def _wrong_byte(data: bytes, error: UnicodeDecodeError, name: str, *, utf16: bool) -> SourceError:
    if b"\0" in data and not utf16:
        what = f"a NUL byte at offset {data.index(0)} shows that this is binary, not text"
        return SourceError("not-text", what, name, advice="Save its content as plain text in UTF-8.")
    # Codecs that swallow a byte order mark count from behind it in some versions and not in others: look for the
    # byte in the data that the error carries.
    offset = len(data) - len(error.object) + error.start
    line = 1 if utf16 else data.count(b"\n", 0, offset) + 1
    what = f"byte 0x{data[offset]:02X} at offset {offset} is not {'UTF-16' if utf16 else 'UTF-8'}"
    advice = "Save the file as UTF-8, for example with iconv -f WINDOWS-1252 -t UTF-8."
    return SourceError("encoding", what, name, line=line, advice=advice)
