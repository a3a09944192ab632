"""A pool of worker processes that evaluate queries and may be killed.

The engine can neither cancel a query nor limit its memory, and some queries end the process they run in. So each runs
in a process of its own kind: forked from `zygote`, without network, with a memory limit, killed at the deadline and
replaced at once. A result is held back until it is whole, so that a query that is stopped gives a clean error.
"""

import io
import logging
import os
import queue
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from unres_site.sparql import wire, zygote
from unres_site.sparql.errors import (
    BusyError,
    DeadlineError,
    EndpointError,
    NoDatasetError,
    OutOfMemoryError,
    RefusedError,
    ResultTooLargeError,
    WorkerLostError,
)
from unres_site.sparql.explain import explain
from unres_site.sparql.wire import Query, Reply

_LOG: Final = logging.getLogger(__name__)
_START: Final = 30.0  # seconds a worker may take to open the store
_MOMENT: Final = 0.05  # seconds any query may wait
_WAITING: Final = 2  # queries a worker that may wait longer
_QUICK: Final = 0.1  # seconds after which a query goes on at the lowest priority
_LOWEST: Final = 19  # the nicest that there is
_LEAST: Final = 0.001  # seconds: a socket's timeout must not be 0
_SLOW: Final = 0.25  # seconds after which a query is a slow one


@dataclass(frozen=True, slots=True)
class Result:
    """A whole result.

    Attributes:
        body: The bytes, or a file at its start if they are many.
        size: Their number.
    """

    body: bytes | IO[bytes]
    size: int

    def open(self) -> IO[bytes]:
        """Give the result as a file, which the caller closes."""
        return io.BytesIO(self.body) if isinstance(self.body, bytes) else self.body


class _Zygote:
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


class _Worker:
    """One worker process.

    Attributes:
        pid: Its process id.
        stopped: Whether it was told to stop in favour of others.
        slow: Whether it runs at the lowest priority.
    """

    def __init__(self, zygote_: _Zygote) -> None:
        self.stopped = False
        self.slow = False
        self._zygote = zygote_
        self._ready = False
        self.pid, self._connection = zygote_.fork()
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
        self._connection.setblocking(False)
        try:
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


class Pool:
    """Workers on one store, which does not change.

    Slow queries may hold half of the workers only, as soon as others wait: then the youngest of the slow ones beyond
    that half is stopped. So quick queries are answered however many slow ones come.

    Args:
        store_path: Directory of the store.
        workers: Number of worker processes, and so of queries that run at the same time.
        deadline: Seconds after which a query is stopped.
        memory: Bytes a query may take beyond what the open store takes.
        max_output: Bytes a result may have.

    Attributes:
        patience: Seconds a query waits for a worker before it is turned away.
        broken: Whether workers can no longer be replaced, so that another pool is needed.

    Raises:
        NoDatasetError: The store cannot be opened.
    """

    def __init__(self, store_path: Path, workers: int, deadline: float, memory: int, max_output: int) -> None:
        self.patience = 2.0
        self.broken = False
        self._deadline = deadline
        self._workers = workers
        self._zygote = _Zygote(store_path, memory, max_output)
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._running: dict[_Worker, float] = {}
        self._room = threading.Lock()
        self._line = threading.BoundedSemaphore(_WAITING * workers)
        for _ in range(workers):
            self._idle.put(_Worker(self._zygote))
        try:
            for worker in list(self._idle.queue):
                worker.wait_until_ready()
        except NoDatasetError:
            self.close()
            raise

    def query(self, query: Query) -> Result:
        """Evaluate a query in a worker.

        Raises:
            QuerySyntaxError: The engine cannot parse it.
            RefusedError: Its dataset clause names a graph that is not there.
            BusyError: No worker became free in time, or others needed the one it had.
            DeadlineError: It was stopped at the deadline.
            OutOfMemoryError: It took more memory than it may.
            ResultTooLargeError: The result is longer than it may be.
            WorkerLostError: The engine failed.
            NoDatasetError: The store can no longer be opened.
        """
        worker = self._acquire()
        started = time.monotonic()
        try:
            worker.wait_until_ready()
            started = self._running[worker] = time.monotonic()
            kind, body, size = worker.ask(query.encode(), self._deadline)
        except TimeoutError:
            self._replace(worker)
            raise DeadlineError(
                f"The query did not end within {self._deadline:g} s and was stopped.", headers={"Retry-After": "60"}
            ) from None
        except ConnectionError:
            raise self._lost(worker, self._replace(worker), time.monotonic() - started) from None
        except NoDatasetError:
            self._replace(worker)
            raise
        if worker.hurry():
            self._release(worker)
        else:
            self._replace(worker)
        if kind in {Reply.RESULT, Reply.FILE}:
            return Result(body, size)
        raise _refused(kind, body.decode() if isinstance(body, bytes) else "", query.text)

    def _acquire(self) -> _Worker:
        """Give a worker, after a wait if all are occupied; only so many may wait longer than a moment."""
        worker = self._next_idle()
        if worker:
            return worker
        if not self._line.acquire(blocking=False):
            raise _busy()
        try:
            until = time.monotonic() + self.patience
            while time.monotonic() < until:
                self._make_room()
                worker = self._next_idle()
                if worker:
                    return worker
            raise _busy()
        finally:
            self._line.release()

    def _next_idle(self) -> _Worker | None:
        """Give a worker that is idle within a moment; one that ended meanwhile is replaced."""
        try:
            worker = self._idle.get(timeout=_MOMENT)
            while worker.has_ended() and not self.broken:
                self._replace(worker)
                worker = self._idle.get(timeout=_MOMENT)
        except queue.Empty:
            return None
        return worker

    def _make_room(self) -> None:
        """Stop the youngest slow query if more than half of the workers have slow ones."""
        now = time.monotonic()
        with self._room:
            slow = sorted(
                (started, worker.pid)
                for worker, started in list(self._running.items())
                if now - started > _SLOW and not worker.stopped
            )
            if len(slow) > max(1, self._workers // 2):
                youngest = slow[-1][1]
                next(worker for worker in list(self._running) if worker.pid == youngest).stop()

    def _release(self, worker: _Worker) -> None:
        self._running.pop(worker, None)
        self._idle.put(worker)

    def _replace(self, worker: _Worker) -> int:
        """Kill a worker, put a new one in its place, and give the old one's wait status."""
        try:
            status = worker.end()
            self._running.pop(worker, None)
            self._idle.put(_Worker(self._zygote))
        except (NoDatasetError, OSError):
            self.broken = True
            self._release(worker)
            return 0
        return status

    def _lost(self, worker: _Worker, status: int, seconds: float) -> EndpointError:
        if worker.stopped:
            detail = f"The query was stopped after {seconds:.1f} s, because quicker ones were waiting."
            return BusyError(detail, headers={"Retry-After": "30"})
        return _lost(status)

    def close(self) -> None:
        """Wait for the running queries, then end all processes."""
        for _ in range(self._workers):
            self._idle.get().close()
        self._zygote.close()


def _busy() -> BusyError:
    return BusyError("All query workers are occupied.", headers={"Retry-After": "5"})


def _lost(status: int) -> EndpointError:
    """Tell from a wait status why a worker ended: the engine aborts when the system gives it no memory."""
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGABRT:
        return OutOfMemoryError("The query needed more memory than a query may take, and was stopped.")
    _LOG.warning("a query worker ended with wait status %d", status)
    return WorkerLostError("The query ended the process that evaluated it.")


def _refused(kind: Reply, words: str, text: str) -> EndpointError:
    match kind:
        case Reply.SYNTAX:
            return explain(words, text)
        case Reply.UNKNOWN_GRAPH:
            return RefusedError(words)
        case Reply.TOO_LARGE:
            return ResultTooLargeError(words)
        case Reply.OUT_OF_MEMORY:
            return OutOfMemoryError("The query needed more memory than a query may take.")
        case _:
            return WorkerLostError(words)
