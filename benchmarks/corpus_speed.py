"""Measures how fast the United Nations' XML becomes N-Quads, and how much memory that takes.

python benchmarks/corpus_speed.py FILE…     convert files one after the other, print the peak of memory in MiB
"""

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from lxml import etree

from unres.conversion import convert_file, quads_of
from unres.iris import Minter

SIZES: Final = (10, 100, 1000)
"""Numbers of files whose peaks of memory are compared."""


def throughput(paths: Sequence[Path]) -> dict[str, Any]:
    """Return megabytes a second from files to N-Quads, and how many times as long as a bare parse by lxml that takes.

    Seconds are those of the processor, so that what else the machine does counts little.
    """
    mint, size = Minter(), sum(path.stat().st_size for path in paths)
    start = time.process_time()
    for path in paths:
        convert(path, mint)
    seconds = time.process_time() - start
    start = time.process_time()
    for path in paths:
        etree.parse(path)
    bare = time.process_time() - start
    return {
        "megabytes": round(size / 1e6, 1),
        "megabytes_a_second": round(size / 1e6 / seconds, 2),
        "times_a_bare_parse": round(seconds / bare, 1),
    }


def convert(path: Path, mint: Minter) -> None:
    """Convert a file to N-Quads, and drop them."""
    for understanding in convert_file(path).understandings:
        quads_of(understanding, mint)


def memory(paths: Sequence[Path]) -> dict[str, int]:
    """Return number of files → peak of memory, in MiB, of a fresh process that converts so many.

    The longest file is among them each time, since it decides the peak where memory is flat.
    """
    by_size = sorted(paths, key=lambda path: path.stat().st_size, reverse=True)
    peaks = {}
    for size in (each for each in SIZES if each <= len(paths)):
        step = len(by_size) // size
        command = [sys.executable, __file__, *map(str, by_size[::step][:size])]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        peaks[str(size)] = int(run.stdout)
    return peaks


if __name__ == "__main__":
    for name in sys.argv[1:]:
        convert(Path(name), Minter())
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
