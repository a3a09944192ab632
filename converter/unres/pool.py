"""Worker processes for many files: batches go out, results come back as they are ready.

Workers are started afresh instead of forked, since a fork of a process with threads (a progress bar has one) can hang.
They end with their parent, also when that is killed; and a file that kills its worker costs that file only.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from typing import Final, TypeVar

from unres.decode import source_name
from unres.model import Finding, Severity

_Result = TypeVar("_Result")
_Batch = Sequence[Path]
_Done = list[tuple[Path, _Result]]

_AHEAD: Final = 3
"""Batches a worker that are given out at a time: enough to keep it busy, few enough to keep memory flat."""


def run_batches(
    task: Callable[..., _Result], batches: Sequence[_Batch], arguments: tuple[object, ...], workers: int
) -> Iterator[tuple[Path, _Result | Finding]]:
    """Yield each file and what `task(file, *arguments)` returns, in no order.

    Args:
        task: a function of a module, since it is sent to other processes.
        batches: the files.
        arguments: what the task gets besides the file.
        workers: how many processes; with one, or with one batch, the work is done in this process.

    Yields:
        The file with the task's result, or with a finding if its worker died.
    """
    if workers < 2 or len(batches) < 2:  # noqa: PLR2004 - nothing to share
        for batch in batches:
            yield from _run(task, batch, arguments)
        return
    left = dict(enumerate(batches))
    try:
        for number, done in _run_in_pool(task, left, arguments, workers):
            del left[number]
            yield from done
    except BrokenProcessPool:
        # Which file it was is not known: each of those left gets a worker of its own.
        for batch in left.values():
            for path in batch:
                yield _run_alone(task, path, arguments)


def _run(task: Callable[..., _Result], batch: _Batch, arguments: tuple[object, ...]) -> _Done[_Result]:
    return [(path, task(path, *arguments)) for path in batch]


def _executor(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=_follow_parent)


def _run_in_pool(
    task: Callable[..., _Result], batches: dict[int, _Batch], arguments: tuple[object, ...], workers: int
) -> Iterator[tuple[int, _Done[_Result]]]:
    waiting = iter(list(batches.items()))
    running: dict[Future[_Done[_Result]], int] = {}
    with _executor(min(workers, len(batches))) as executor:
        try:
            while True:
                for number, batch in waiting:
                    running[executor.submit(_run, task, batch, arguments)] = number
                    if len(running) >= workers * _AHEAD:
                        break
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    yield running.pop(future), future.result()
        finally:
            executor.shutdown(wait=True, cancel_futures=True)


def _run_alone(
    task: Callable[..., _Result], path: Path, arguments: tuple[object, ...]
) -> tuple[Path, _Result | Finding]:
    try:
        with _executor(1) as executor:
            ((_, result),) = executor.submit(_run, task, [path], arguments).result()
            return path, result
    except BrokenProcessPool:
        what = "the process that read this file died, probably for want of memory"
        advice = "Split the file, or give the build more memory."
        return path, Finding("worker-died", Severity.ERROR, what, source_name(path), 0, advice=advice)


def _follow_parent() -> None:
    """Make this process end when the one that started it does, even if that was killed.

    An interrupt from the keyboard reaches all processes at once; the parent's answer to it is enough.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for_end, args=(parent.sentinel,), daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
