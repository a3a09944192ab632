"""What the site and its query workers say to each other over a Unix socket.

Messages have a length and a kind in front. Long results travel as an open file beside the message. Nothing is pickled:
a worker that a query has taken over could answer with anything, and the site must not execute it.
"""

import json
import os
import socket
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import IO, Final

_HEADER: Final = struct.Struct("!BQ")


class Reply(IntEnum):
    """What an answer of a worker is; those from `SYNTAX` on carry a sentence for people."""

    RESULT = 0  # the body follows
    FILE = 1  # the body is in the file that comes with the message
    SYNTAX = 2
    UNKNOWN_GRAPH = 3
    TOO_LARGE = 4
    OUT_OF_MEMORY = 5
    FAILED = 6
    READY = 7  # a new worker has opened the store


@dataclass(frozen=True, slots=True)
class Query:
    """A query for a worker.

    Attributes:
        text: The text, which `guard` has let pass.
        media_type: Format of the result, without parameters.
        graphs: IRIs of the text's `FROM` clauses; the store must have them all.
        default_graphs: The protocol's `default-graph-uri`s, or nothing.
        named_graphs: The protocol's `named-graph-uri`s, or nothing.
        base: What relative IRIs in the text are relative to, or nothing.
        rows: How many rows or triples are wanted for a page; 0 for all, as the standard formats have them.
    """

    text: str
    media_type: str
    graphs: tuple[str, ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str = ""
    rows: int = 0

    def encode(self) -> bytes:
        """Give the message for `decode`.

        >>> query = Query("ASK {}", "text/csv", named_graphs=("http://a.example/g",))
        >>> Query.decode(query.encode()) == query
        True
        """
        fields = (self.text, self.media_type, self.graphs, self.default_graphs, self.named_graphs, self.base, self.rows)
        return json.dumps(fields).encode()

    @classmethod
    def decode(cls, message: bytes) -> "Query":
        """Read what `encode` wrote."""
        text, media_type, graphs, default_graphs, named_graphs, base, rows = json.loads(message)
        return cls(text, media_type, tuple(graphs), tuple(default_graphs), tuple(named_graphs), base, rows)


class Closed(ConnectionError):  # noqa: N818 - a state that both sides expect, not a fault
    """The other side has closed the connection, or has ended."""


def send(connection: socket.socket, kind: int, body: bytes) -> None:
    """Send one message."""
    connection.sendall(_HEADER.pack(kind, len(body)) + body)


def send_file(connection: socket.socket, file: IO[bytes], size: int) -> None:
    """Send a message whose body is in a file."""
    socket.send_fds(connection, [_HEADER.pack(Reply.FILE, size)], [file.fileno()])


def receive(connection: socket.socket) -> tuple[int, bytes | IO[bytes], int]:
    """Receive one message: its kind, its body as bytes or as a file at its start, and the body's length.

    Raises:
        Closed: There is no further message.
        TimeoutError: None came in the connection's time.
    """
    header, descriptors, _, _ = socket.recv_fds(connection, _HEADER.size, 1)
    header += _exactly(connection, _HEADER.size - len(header)) if header else b""
    if not header:
        raise Closed
    kind, size = _HEADER.unpack(header)
    if descriptors:
        file = os.fdopen(descriptors[0], "rb")
        file.seek(0)
        return kind, file, size
    return kind, _exactly(connection, size), size


def _exactly(connection: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = connection.recv(min(size - len(parts), 1 << 20))
        if not part:
            raise Closed
        parts += part
    return bytes(parts)
