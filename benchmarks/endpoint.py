"""Measures point queries through `/sparql` against rdflib-endpoint, on the same data, by the same client, in one run.

    python benchmarks/endpoint.py [--acts 300] [--seconds 8] [--connections 16]

Needs `pip install rdflib-endpoint "uvicorn[standard]"` beside the project. Every request asks another paragraph for its
text, so that neither server can answer from a cache, and every answer is looked at: one without the paragraph's own
words ends the run. rdflib-endpoint runs as its own `serve` command runs it, in one process with its store in memory;
unres in the two processes of `unres serve`, and for comparison in one, each with its query workers. The client and the
servers share the machine: read the ratios, not the rates.

Writes `results/endpoint.json` beside this file.
"""

import argparse
import json
import os
import platform
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize

from unres.namespaces import BASE, PREFIXES, UNR

RESULTS = Path(__file__).resolve().parent / "results"
RESULT = "application/sparql-results+json"
PARAGRAPHS = 60
ROUNDS = 3

OURS = """
import sys
from unres_site.app import create_app
from unres_site.server import serve
show = lambda address: print(address, flush=True)
serve(lambda: create_app({"DATASET": sys.argv[1]}), port=0, workers=int(sys.argv[2]), ready=show)
"""

THEIRS = """
import socket, sys, uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
graph = Dataset(default_union=True)
graph.parse(sys.argv[1], format="nquads")
app = SparqlEndpoint(graph=graph, path="/sparql")
listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
print("http://127.0.0.1:%d/" % listener.getsockname()[1], flush=True)
server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
server.run([listener])
"""


@dataclass
class Server:
    """A server that is measured: its name, its program, and that program's arguments."""

    name: str
    program: str
    arguments: list[str]


def paragraph(act: int, number: int) -> str:
    """Give the IRI of a paragraph of the made-up acts."""
    return f"{BASE}resolution/ga/76/{act}/op/{number}"


def words(act: int, number: int) -> str:
    """Give the first words of a paragraph, which no other has."""
    return f"Requests the Secretary-General to report on item {act}.{number} "


def quads(acts: int) -> Iterator[Quad]:
    """Make acts: five statements a paragraph, a named graph an act."""
    type_, part_of = NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["eli"] + "is_part_of")
    for act in range(1, acts + 1):
        graph, whole = NamedNode(f"{BASE}graph/resolution/ga/76/{act}"), NamedNode(f"{BASE}resolution/ga/76/{act}")
        for number in range(1, PARAGRAPHS + 1):
            subject = NamedNode(paragraph(act, number))
            text = Literal(words(act, number) + "and to continue its work " * 10, language="en")
            yield Quad(subject, type_, NamedNode(UNR + "OperativeParagraph"), graph)
            yield Quad(subject, NamedNode(UNR + "text"), text, graph)
            yield Quad(subject, NamedNode(UNR + "position"), Literal(number), graph)
            yield Quad(subject, part_of, whole, graph)
            yield Quad(subject, NamedNode(PREFIXES["eli"] + "number"), Literal(str(number)), graph)


def requests(acts: int, host: str) -> Iterator[tuple[bytes, bytes]]:
    """Give requests without end, each with what its answer must hold; a text comes again after all paragraphs."""
    for place in cycle(range(acts * PARAGRAPHS)):
        act, number = place * 7919 % acts + 1, place // acts + 1
        pattern = f"<{paragraph(act, number)}> unr:text ?text ; unr:position ?n"
        query = f"PREFIX unr: <{UNR}> SELECT ?text ?n WHERE {{ {pattern} }}"
        head = [f"GET /sparql?query={quote(query)} HTTP/1.1", f"Host: {host}", f"Accept: {RESULT}", "", ""]
        yield "\r\n".join(head).encode(), words(act, number).encode()


class Connection:
    """A kept-alive connection with one request under way."""

    def __init__(self, host: str, port: int) -> None:
        self.socket = socket.create_connection((host, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.expected = b""
        self.received = bytearray()

    def send(self, request: bytes, expected: bytes) -> None:
        """Send a request."""
        self.expected = expected
        self.received.clear()
        self.socket.sendall(request)

    def receive(self) -> bool:
        """Take what has come and tell whether the answer is whole; an answer that is wrong ends the run."""
        part = self.socket.recv(65_536)
        self.received += part
        head, blank, body = self.received.partition(b"\r\n\r\n")
        if not part:
            raise SystemExit(f"the server closed a connection after {self.received[:200]!r}")
        if not blank:
            return False
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        if len(body) < length:
            return False
        if b" 200 " not in head[:20] or self.expected not in body:
            raise SystemExit(f"a wrong answer: {self.received[:400]!r}")
        return True


def measure(address: str, acts: int, connections: int, seconds: float) -> float:
    """Give the requests answered a second."""
    parts = urlsplit(address)
    host, port = parts.hostname or "127.0.0.1", parts.port or 80
    work = requests(acts, parts.netloc)
    answered = 0
    with selectors.DefaultSelector() as selector:
        for _ in range(connections):
            connection = Connection(host, port)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send(*next(work))
        start = time.perf_counter()
        while (now := time.perf_counter()) - start < seconds:
            for key, _ in selector.select(1.0):
                if key.data.receive():
                    answered += 1
                    key.data.send(*next(work))
        for key in list(selector.get_map().values()):
            key.data.socket.close()
    return answered / (now - start)


@contextmanager
def running(server: Server) -> Iterator[str]:
    """Run a server and give its address."""
    command = [sys.executable, "-c", server.program, *server.arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ) as process:
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.send_signal(signal.SIGTERM)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--acts", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--connections", type=int, default=16)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        dataset, dump = Path(folder, "dataset"), Path(folder, "dump.nq")
        dataset.mkdir()
        store = Store(str(dataset / "store"))
        store.bulk_extend(quads(options.acts))
        store.flush()
        store.optimize()
        del store
        serialize(quads(options.acts), str(dump), RdfFormat.N_QUADS)
        servers = [
            Server("rdflib-endpoint, as its `serve` command runs it", THEIRS, [str(dump)]),
            Server("unres", OURS, [str(dataset), "2"]),
            Server("unres, in one process", OURS, [str(dataset), "1"]),
        ]
        rates: dict[str, list[float]] = {server.name: [] for server in servers}
        for _ in range(ROUNDS):  # in turns, and the best of each: other work on the machine only ever slows one down
            for server in servers:
                with running(server) as address:
                    measure(address, options.acts, options.connections, 1.0)
                    rate = measure(address, options.acts, options.connections, options.seconds)
                    rates[server.name].append(rate)
                    print(f"{rate:10,.0f} requests/s  {server.name}", flush=True)
    found = facts(rates, options.acts * PARAGRAPHS * 5)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "endpoint.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(f"unres answers {found['ratio']} times as many point queries ({found['triples']:,} triples)")


def facts(rates: dict[str, list[float]], triples: int) -> dict[str, object]:
    """Give the results: the ratio of the best rounds, and the lowest and highest of all rounds."""
    theirs, ours, alone = rates.values()
    ratios = [ours_ / theirs_ for theirs_, ours_ in zip(theirs, ours, strict=True)]
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "triples": triples,
        "requests_per_second": {name: round(max(found)) for name, found in rates.items()},
        "ratio": round(max(ours) / max(theirs), 2),
        "ratio_one_process": round(max(alone) / max(theirs), 2),
        "ratio_lowest": round(min(ratios), 2),
        "ratio_highest": round(max(ratios), 2),
    }


if __name__ == "__main__":
    main()
