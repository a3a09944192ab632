"""A small published dataset, workers on it, and a running server."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from unres.namespaces import BASE, PREFIXES, UNR
from unres_site.sparql.workers import Pool

ACTS = 200
PARAGRAPHS = 6
MEMORY = 1 << 29
MAX_OUTPUT = 20_000_000
W3C_GRAPHS = "http://kasei.us/2009/09/sparql/data/"

SERVER = """
import sys
from unres_site.app import create_app
from unres_site.server import serve
def make():
    return create_app({"DATASET": sys.argv[1], "SPARQL_WORKERS": 2, "SPARQL_DEADLINE": float(sys.argv[2])})
serve(make, port=0, workers=int(sys.argv[3]), ready=lambda address: print(address, flush=True))
"""


def quads(acts: int = ACTS) -> Iterator[Quad]:
    """Make acts with operative paragraphs that cite the act before, each act in its named graph."""
    rdf_type, label = NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["rdfs"] + "label")
    eli = PREFIXES["eli"]
    for act in range(1, acts + 1):
        whole = NamedNode(f"{BASE}resolution/ga/76/{act}")
        graph = NamedNode(f"{BASE}graph/resolution/ga/76/{act}")
        yield Quad(whole, rdf_type, NamedNode(UNR + "Resolution"), graph)
        yield Quad(whole, label, Literal(f"General Assembly resolution 76/{act}", language="en"), graph)
        for number in range(1, PARAGRAPHS + 1):
            paragraph = NamedNode(f"{whole.value}/op/{number}")
            text = f"Requests the Secretary-General to report on item {act}.{number};"
            yield Quad(paragraph, rdf_type, NamedNode(UNR + "OperativeParagraph"), graph)
            yield Quad(paragraph, NamedNode(UNR + "text"), Literal(text, language="en"), graph)
            yield Quad(paragraph, NamedNode(UNR + "position"), Literal(number), graph)
            yield Quad(paragraph, NamedNode(eli + "is_part_of"), whole, graph)
            if act > 1:
                yield Quad(paragraph, NamedNode(eli + "cites"), NamedNode(f"{BASE}resolution/ga/76/{act - 1}"), graph)
    percent = NamedNode("http://a.example/50%25/%C3%A9")
    yield Quad(percent, label, Literal("percent signs"), NamedNode("http://a.example/graph%20one"))
    for number in (1, 2, 3):  # the graphs of the W3C protocol tests
        name = f"{W3C_GRAPHS}data{number}.rdf"
        yield Quad(NamedNode(name), rdf_type, NamedNode("http://a.example/Data"), NamedNode(name))


def publish(folder: Path, version: str, content: Iterator[Quad]) -> Path:
    """Publish quads as `unres build` does: a version's directory, and a link that is swapped to it."""
    target = folder / "dataset.versions" / version
    target.mkdir(parents=True)
    store = Store(str(target / "store"))
    store.bulk_extend(content)
    store.flush()
    del store
    fresh = folder / f"dataset.{version}"
    fresh.symlink_to(target)
    return fresh.rename(folder / "dataset")


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a published dataset."""
    return publish(tmp_path_factory.mktemp("published"), "first", quads())


@pytest.fixture(scope="session")
def pool(dataset: Path) -> Iterator[Pool]:
    """Return two workers with a short deadline."""
    workers = Pool(dataset.resolve() / "store", 2, 1.0, MEMORY, MAX_OUTPUT)
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
