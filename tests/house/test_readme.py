"""The README's lines, run as printed in a copy of the checkout, with a virtual environment of their own.

Only pip is told not to ask the package index: what it would install is taken from the environment that the tests run
in. Everything else is as a new user has it.
"""

import os
import re
import shutil
import signal
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import Final
from urllib.request import urlopen

import pytest

from checkout import ROOT, files

README: Final = (ROOT / "README.md").read_text(encoding="utf-8")

_PATIENCE: Final = 240
"""Seconds after which a line that does not end is killed, so that the tests end."""

ENVIRONMENT: Final = {
    "PATH": os.environ["PATH"],
    "HOME": os.environ.get("HOME", "/"),
    "LANG": "C.UTF-8",
    "PYTHONPATH": sysconfig.get_path("purelib"),  # the dependencies
    "PIP_NO_DEPS": "1",
    "PIP_NO_INDEX": "1",
    "PIP_NO_BUILD_ISOLATION": "0",  # which means: no isolation (pypa/pip#5735)
}


def line(name: str) -> str:
    """Return the command line that stands between two comments, as `.ci/run` finds it."""
    (found,) = re.findall(rf"<!-- {name} -->\n```sh\n(.+)\n```\n<!-- /{name} -->", README)
    assert isinstance(found, str)
    return found


EXAMPLE: Final = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```)?", re.MULTILINE | re.DOTALL)
"""A program, and what it prints if that follows."""


def examples(*pages: str) -> list[tuple[str, str]]:
    return [found for page in pages for found in EXAMPLE.findall((ROOT / page).read_text(encoding="utf-8"))]


@pytest.mark.parametrize("name", ["up-line", "test-line"])
def test_lines_need_nothing_but_python(name: str) -> None:
    first, *others = line(name).split(" && ")
    assert first == "python3 -m venv .venv"
    assert others
    assert all(other.startswith(".venv/bin/") for other in others)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the files of the checkout."""
    for path in files():
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    return tmp_path


@contextmanager
def running(command: str, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run a line in a process group of its own, and end what is left of it."""
    process = subprocess.Popen(
        ["sh", "-c", command],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    timer = Timer(_PATIENCE, os.killpg, (process.pid, signal.SIGKILL))
    timer.start()
    try:
        with process:
            try:
                yield process
            finally:
                with suppress(ProcessLookupError):  # nothing is left
                    os.killpg(process.pid, signal.SIGTERM)
    finally:
        timer.cancel()


def address_in(process: "subprocess.Popen[str]") -> str:
    """Return the address that a site says it is served at."""
    said = []
    for words in process.stdout or ():
        said.append(words)
        if found := re.search(r"Serving .* at (http\S+)", words):
            return found[1]
    pytest.fail("".join(said))


def test_one_line_shows_everything_and_can_be_repeated(copy: Path) -> None:
    command = f"{line('up-line')} --port 0"  # the port that the line names may be taken here
    with running(command, copy) as process:
        address_in(process)
    with running(command, copy) as process:
        address = address_in(process)
        with urlopen(f"{address}resolution/ga/76/188.html") as page:  # noqa: S310 - the site that was just started
            assert "International cooperation to address and counter the world drug problem" in page.read().decode()
        for program, printed in examples("README.md", "docs/guides/querying-from-python.md"):
            run_example(program.replace("http://localhost:8000/", address), printed, copy)


def run_example(program: str, printed: str, folder: Path) -> None:
    """Run an example of the docs in the environment that the line has made."""
    command = [folder / ".venv" / "bin" / "python", "-c", program]
    run = subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip(), program
    assert run.stdout == (printed or run.stdout)


def test_one_line_runs_the_tests(copy: Path) -> None:
    with running(f"PYTEST_ADDOPTS=tests/test_iris.py; export PYTEST_ADDOPTS; {line('test-line')}", copy) as process:
        said = process.communicate()[0]
    assert process.returncode == 0, said
    assert re.search(r"\d+ passed", said)
