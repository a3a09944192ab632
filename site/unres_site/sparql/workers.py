"""A pool of worker processes that evaluate queries and may be killed.

The engine can neither cancel a query nor limit its memory, and some queries end the process they run in. So each runs
in a process of its own kind: forked from `zygote`, without network, with a memory limit, killed at the deadline and
replaced at once. A result is held back until it is whole, so that a query that is stopped gives a clean error.
"""

import io
import logging
import os
import queue
import signal
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

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
from unres_site.sparql.processes import Worker, Zygote
from unres_site.sparql.wire import Query, Reply

_LOG: Final = logging.getLogger(__name__)
_MOMENT: Final = 0.05  # seconds any query may wait
_WAITING: Final = 1  # queries a worker that may wait longer: the server's other threads stay free for pages
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
        self._zygote = Zygote(store_path, memory, max_output)
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        self._running: dict[Worker, float] = {}
        self._room = threading.Lock()
        self._line = threading.BoundedSemaphore(_WAITING * workers)
        for _ in range(workers):
            self._idle.put(Worker(self._zygote))
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

    def _acquire(self) -> Worker:
        """Give a worker, after a wait if all are occupied.

        Where slow queries are what occupies them, only so many others may wait, so that the server's threads do not all
        end up here.
        """
        until = time.monotonic() + self.patience
        in_line = False
        try:
            while time.monotonic() < until:
                worker = self._next_idle()
                if worker:
                    return worker
                in_line = in_line or self._line.acquire(blocking=False)
                if not in_line and self._slow():
                    break
                self._make_room()
        finally:
            if in_line:
                self._line.release()
        raise BusyError("All query workers are occupied.", headers={"Retry-After": "5"})

    def _next_idle(self) -> Worker | None:
        """Give a worker that is idle within a moment; one that ended meanwhile is replaced."""
        try:
            worker = self._idle.get(timeout=_MOMENT)
            while worker.has_ended():
                self._replace(worker)
                if self.broken:
                    raise NoDatasetError("The query workers that ended cannot be replaced.")
                worker = self._idle.get(timeout=_MOMENT)
        except queue.Empty:
            return None
        return worker

    def _slow(self) -> list[Worker]:
        """Give the workers on slow queries, the oldest query first."""
        now = time.monotonic()
        running = sorted(self._running.copy().items(), key=lambda item: item[1])
        return [worker for worker, started in running if now - started > _SLOW and not worker.stopped]

    def _make_room(self) -> None:
        """Stop the youngest slow query if more than half of the workers have slow ones."""
        with self._room:
            slow = self._slow()
            if len(slow) > max(1, self._workers // 2):
                slow[-1].stop()

    def _release(self, worker: Worker) -> None:
        self._running.pop(worker, None)
        self._idle.put(worker)

    def _replace(self, worker: Worker) -> int:
        """Kill a worker, put a new one in its place, and give the old one's wait status."""
        try:
            status = worker.end()
            self._running.pop(worker, None)
            self._idle.put(Worker(self._zygote))
        except (NoDatasetError, OSError):
            self.broken = True
            self._release(worker)
            return 0
        return status

    def _lost(self, worker: Worker, status: int, seconds: float) -> EndpointError:
        """Tell from its wait status why a worker ended: the engine aborts when the system gives it no memory."""
        if worker.stopped:
            detail = f"The query was stopped after {seconds:.1f} s, because quicker ones were waiting."
            return BusyError(detail, headers={"Retry-After": "30"})
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGABRT:
            return OutOfMemoryError("The query needed more memory than a query may take, and was stopped.")
        _LOG.warning("a query worker ended with wait status %d", status)
        return WorkerLostError("The query ended the process that evaluated it.")

    def close(self) -> None:
        """Wait for the running queries, then end all processes."""
        for _ in range(self._workers):
            self._idle.get().close()
        self._zygote.close()


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
