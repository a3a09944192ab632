"""A small published dataset, workers on it, and a running server."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sparql.made_dataset import publish, quads
from unres_site.sparql.workers import Pool

SERVER = """
import sys
from unres_site.app import create_app
from unres_site.server import serve
def make():
    return create_app({
        "DATASET": sys.argv[1],
        "SPARQL_WORKERS": 4,
        "SPARQL_DEADLINE": float(sys.argv[2]),
        "SPARQL_MAX_OUTPUT": 3_000_000,
    })
serve(make, port=0, workers=int(sys.argv[3]), ready=lambda address: print(address, flush=True))
"""


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a published dataset."""
    return publish(tmp_path_factory.mktemp("published"), "first", quads())


@pytest.fixture(scope="session")
def pool(dataset: Path) -> Iterator[Pool]:
    """Return two workers with a short deadline."""
    workers = Pool(dataset.resolve() / "store", 2, 1.0, 1 << 29, 20_000_000)
    yield workers
    workers.close()


@pytest.fixture(scope="session")
def start_server() -> Iterator[Callable[..., str]]:
    """Return a function that starts a server on a dataset and gives its address."""
    processes: list[subprocess.Popen[str]] = []

    def start(dataset: Path, deadline: float = 1.0, workers: int = 1) -> str:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(dataset), str(deadline), str(workers)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        processes.append(process)
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address, "the server did not start"
        return address

    yield start
    for process in processes:
        process.send_signal(signal.SIGTERM)
    for process in processes:
        assert process.wait(30) == 0
        if process.stdout:
            process.stdout.close()


@pytest.fixture(scope="session")
def server(start_server: Callable[..., str], dataset: Path) -> str:
    """Return the address of a running server, such as `http://127.0.0.1:40123/`."""
    return start_server(dataset)
