"""Broken documents that are looked for, not drawn by lot: what reaches new code in the readers is damaged further.

    pip install -e .[fuzz]
    python benchmarks/fuzz_coverage.py [--runs 100000] [--seed 1] [--keep DIR] [FILE ...]

Atheris watches which branches of `unres.decode`, `unres.extract` and `unres.read` an input takes, and keeps those that
take new ones. It begins with the documents of the tests, with each as Akoma Ntoso, with a small file of every other
kind, and with files named. Each input is opened by its content and read; what is read must account for every character.
A crash, a lost character, more than ten seconds or 2 GiB end the run: the input is kept in DIR, and the exit code is
not 0.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

with atheris.instrument_imports(include=["unres.decode", "unres.extract", "unres.read"]):
    from unres.errors import UnresError
    from unres.extract import EXTRACTORS
    from unres.read import READERS, read
    from unres.sources import File, text_of

from fuzz_sources import documents, seeds
from read_invariants import assert_nothing_lost

_LONGEST = 20_000
"""Most bytes of an input; all kinds of break show in less."""
_SECONDS = 10
_MEBIBYTES = 2048


def one_input(data: bytes) -> None:
    """Read a document.

    Raises:
        AssertionError: a character lies in no region, or in two.
    """
    try:
        reading = read(text_of(File("input", "0" * 64, data)))
    except UnresError:
        return
    assert_nothing_lost(reading)


def main() -> None:
    """Fuzz until the runs are done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="further files to begin with")
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("crashes"), help="folder for the input that ends the run")
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    good = seeds() | documents() | {path.name: path.read_bytes() for path in options.files}
    print(
        f"{len(good)} documents to begin with; {len(READERS)} kinds of text, {len(EXTRACTORS)} other kinds", flush=True
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, data in good.items():
            Path(folder, name).write_bytes(data)
        bounds = [f"-runs={options.runs}", f"-seed={options.seed}", f"-max_len={_LONGEST}", f"-timeout={_SECONDS}"]
        limits = [f"-rss_limit_mb={_MEBIBYTES}", f"-artifact_prefix={options.keep}/", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *bounds, *limits, folder], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
