"""The processes of a pool as the site sees them: the zygote that forks, and the workers that it forks.

See `zygote` for what runs inside them.
"""

import os
import select
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from unres_site.sparql import wire, zygote
from unres_site.sparql.errors import NoDatasetError
from unres_site.sparql.wire import Reply

_START: Final = 30.0  # seconds a worker may take to open the store
_QUICK: Final = 0.1  # seconds after which a query goes on at the lowest priority
_LOWEST: Final = 19  # the nicest that there is
_LEAST: Final = 0.001  # seconds: a socket's timeout must not be 0


class Zygote:
    """The process that forks workers, as the site sees it."""

    def __init__(self, store: Path, memory: int, max_output: int) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", zygote.__name__, str(theirs.fileno()), str(store), str(memory), str(max_output)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env={"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
        self._control = ours
        self._lock = threading.Lock()

    def fork(self) -> tuple[int, socket.socket]:
        """Give a new worker's process id and the socket to it."""
        ours, theirs = socket.socketpair()
        with theirs:
            pid = self._ask(b"F", 0, [theirs.fileno()])
        return pid, ours

    def end(self, pid: int) -> int:
        """Kill a worker, dead or alive, and give its wait status."""
        return self._ask(b"E", pid, [])

    def close(self) -> None:
        """End the zygote and with it its workers."""
        with self._lock:
            self._control.close()
        self._process.wait()

    def _ask(self, command: bytes, pid: int, descriptors: list[int]) -> int:
        with self._lock:
            socket.send_fds(self._control, [zygote.COMMAND.pack(command, pid)], descriptors)
            answer = self._control.recv(zygote.ANSWER.size, socket.MSG_WAITALL)
        if not answer:
            raise NoDatasetError("The query workers cannot be started.")
        number: int = zygote.ANSWER.unpack(answer)[0]
        return number


class Worker:
    """One worker process.

    Attributes:
        pid: Its process id.
        stopped: Whether it was told to stop in favour of others.
        slow: Whether it runs at the lowest priority.
    """

    def __init__(self, parent: Zygote) -> None:
        self.stopped = False
        self.slow = False
        self._zygote = parent
        self._ready = False
        self.pid, self._connection = parent.fork()
        self._poll = select.poll()
        self._poll.register(self._connection, select.POLLIN)

    def wait_until_ready(self) -> None:
        """Wait until it has opened the store.

        Raises:
            NoDatasetError: It could not.
        """
        if self._ready:
            return
        self._connection.settimeout(_START)
        try:
            kind, body, _ = wire.receive(self._connection)
        except (TimeoutError, ConnectionError):
            raise NoDatasetError("The store of the dataset cannot be opened.") from None
        if kind != Reply.READY:
            words = body.decode() if isinstance(body, bytes) else ""
            raise NoDatasetError(f"The store of the dataset cannot be opened: {words}")
        self._ready = True

    def ask(self, message: bytes, seconds: float) -> tuple[Reply, bytes | IO[bytes], int]:
        """Send a query and give the answer; see `wire.receive` for the errors.

        A query that is not quick goes on at the lowest priority, so that it takes no time from those that are.
        """
        until = time.monotonic() + seconds
        self._connection.settimeout(seconds)
        wire.send(self._connection, 0, message)
        if not self._poll.poll(_QUICK * 1_000):
            self._slow_down()
        self._connection.settimeout(max(until - time.monotonic(), _LEAST))
        kind, body, size = wire.receive(self._connection)
        return Reply(kind), body, size

    def _slow_down(self) -> None:
        with suppress(ProcessLookupError):  # it may have ended at this very moment
            os.setpriority(os.PRIO_PROCESS, self.pid, _LOWEST)
        self.slow = True

    def hurry(self) -> bool:
        """Give the process its priority back, and tell whether the system allowed it."""
        if not self.slow:
            return True
        own = os.getpriority(os.PRIO_PROCESS, 0)
        try:
            os.setpriority(os.PRIO_PROCESS, self.pid, own + zygote.NICE)
        except PermissionError:
            return False
        self.slow = False
        return True

    def has_ended(self) -> bool:
        """Tell whether the process has ended while it had nothing to do."""
        try:
            self._connection.setblocking(False)
            return not self._connection.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def stop(self) -> None:
        """Let whoever waits for its answer see that there will be none."""
        self.stopped = True
        with suppress(OSError):  # it may have ended at this very moment
            self._connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let the process end by itself."""
        self._connection.close()

    def end(self) -> int:
        """Kill the process and give its wait status."""
        self._connection.close()
        return self._zygote.end(self.pid)
