"""Looks how much the packed streams of a PDF unpack to, before a library unpacks them into memory.

A stream of a megabyte can unpack to a gigabyte (ISO 32000-1, 7.4.4). What a page draws is under a megabyte; only
images are large, and those are not unpacked for their text.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from unres.decode import SourceError

MAX_STREAM: Final = 32 * 1024 * 1024
"""Largest stream, unpacked, that is no image."""

MAX_IMAGE: Final = 256 * 1024 * 1024
"""Largest image, unpacked: a page in colour at 600 dots an inch has 100 MiB."""

_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY: Final = 2048
"""The dictionary before a stream is looked for within so many bytes."""
_BLOCK: Final = 1024 * 1024
_KEPT: Final = 2 * _BLOCK
"""So much of what a stream unpacks to is looked at for another layer: packed again, it would exceed every limit."""
_LAYERS: Final = 3


def check_streams(data: bytes, name: str) -> None:
    """Refuse a PDF with a stream that would fill memory.

    Raises:
        SourceError: a stream unpacks to more than it may.
    """
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - _DICTIONARY) : match.start()]
        is_image = b"/Image" in before[before.rfind(b"obj") + 1 :]
        limit = MAX_IMAGE if is_image else MAX_STREAM
        if _exceeds(memoryview(data)[match.end() :], limit):
            what = f"a stream of this PDF unpacks to more than {limit // 2**20} MiB"
            raise SourceError("archive-bomb", what, name, advice="Check where it is from; print it to a new PDF.")


def _exceeds(packed: memoryview, limit: int, layers: int = _LAYERS) -> bool:
    """Tell whether what begins here, packed once or several times over, unpacks to more than a limit.

    >>> _exceeds(memoryview(zlib.compress(zlib.compress(bytes(10_000)))), 5_000)
    True
    """
    unpacker = zlib.decompressobj()
    size, kept = 0, bytearray()
    for block in _unpacked(unpacker, packed):
        size += len(block)
        if size > limit:
            return True
        kept += block[: _KEPT - len(kept)]
    return size > 0 and layers > 1 and _exceeds(memoryview(kept), limit, layers - 1)


def _unpacked(unpacker: "zlib._Decompress", packed: memoryview) -> Iterator[bytes]:
    """Yield what a stream unpacks to, block by block, as far as it can be unpacked."""
    for start in range(0, len(packed), _BLOCK):
        rest = bytes(packed[start : start + _BLOCK])
        full = False
        while (rest or full) and not unpacker.eof:
            try:
                block = unpacker.decompress(rest, _BLOCK)
            except zlib.error:
                return
            yield block
            rest, full = unpacker.unconsumed_tail, len(block) == _BLOCK
        if unpacker.eof:
            return
