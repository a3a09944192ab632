"""Many citations, one a line: read in order, by several processes where there are enough of them."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Final

from unres.citing.resolving import CitationReading, read_citation
from unres.citing.writing import reading_as_json, reading_as_tsv

_BATCH: Final = 2_000
"""Lines that a process reads at a time."""
_WORTH_IT: Final = 10_000
"""Lines from which the start of further processes pays."""

WRITERS: Final = {"jsonl": reading_as_json, "tsv": reading_as_tsv}
"""Format → what writes a reading as a line."""


def read_lines(
    lines: Sequence[str], syntax: str, *, body: str = "", candidates: bool = False, workers: int | None = None
) -> Iterator[tuple[list[str], int]]:
    r"""Yield what is written for each line, batch by batch and in order, and how many of the batch have an IRI.

    Args:
        lines: a citation each; an empty one gets its line too, so that the results stand beside what was asked.
        syntax: a format of `WRITERS`.
        body: see `unres.citing.resolving.resolve_citation`.
        candidates: write the candidates of what is ambiguous too.
        workers: processes; without it one a processor, where there are many lines.

    Raises:
        UnresError: there is no such body.

    >>> [(written, done)] = read_lines(["UNSCR 1325", ""], "tsv")
    >>> written[0].split("\t")[:3], done
    (['UNSCR 1325', 'resolved', 'https://w3id.org/unres/resolution/sc/1325(2000)'], 1)
    """
    task = partial(_read_batch, syntax=syntax, body=body, candidates=candidates)
    batches = [lines[start : start + _BATCH] for start in range(0, len(lines), _BATCH)]
    count = workers or (os.cpu_count() or 1 if len(lines) >= _WORTH_IT else 1)
    if count == 1:
        yield from map(task, batches)
        return
    # Started afresh, not forked: a fork of a process with threads can hang.
    with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(task, batches)


def _read_batch(lines: Sequence[str], *, syntax: str, body: str, candidates: bool) -> tuple[list[str], int]:
    write: Callable[..., str] = WRITERS[syntax]
    readings: list[CitationReading] = [read_citation(line, body=body) for line in lines]
    written = [write(reading, candidates=candidates) for reading in readings]
    return written, sum(reading.iri is not None for reading in readings)
