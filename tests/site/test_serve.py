"""The commands that serve, and clients that people use, against the real server."""

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from rdflib import RDF, Graph, URIRef

BASE = "https://w3id.org/unres/"
UNR = BASE + "ontology#"
ACT = "resolution/cnd/62/2"


def start(*arguments: str, folder: Path) -> tuple[subprocess.Popen[str], str]:
    """Run a command that serves, and return it with its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "unres", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(os.path.abspath(p) for p in sys.path if p)},  # noqa: PTH100
    )
    assert process.stdout is not None
    for line in process.stdout:
        found = re.search(r"http://\S+", line)
        if found:
            return process, found[0]
    raise AssertionError(process.stderr.read() if process.stderr else "")


def stop(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()


@pytest.fixture(scope="session")
def served(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the dataset with `unres serve`, and return the address."""
    folder = tmp_path_factory.mktemp("serve")
    process, address = start("serve", str(published), "--port", "0", "--workers", "1", folder=folder)
    yield address
    stop(process)


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning", "ignore:Dataset.default_context:DeprecationWarning"
)
@pytest.mark.parametrize("format_", [None, "turtle", "n3", "nt", "xml", "json-ld"])
@pytest.mark.parametrize(
    ("path", "class_"),
    [
        (ACT, UNR + "Resolution"),
        (f"{ACT}/op/2", UNR + "OperativeParagraph"),
        ("body/cnd", UNR + "Body"),
        ("treaty/14152", UNR + "Treaty"),
        ("concept/verb/urges", "http://www.w3.org/2004/02/skos/core#Concept"),
        ("resolution/cnd", "http://www.w3.org/ns/hydra/core#Collection"),
    ],
)
def test_rdflib_parses_an_address(served: str, path: str, class_: str, format_: str | None) -> None:
    graph = Graph().parse(served + path, format=format_)
    assert (URIRef(BASE + path), RDF.type, URIRef(class_)) in graph


def raw(served: str, target: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    """Send a request target as it is: clients would tidy it up first."""
    connection = http.client.HTTPConnection(urlsplit(served).netloc, timeout=20)
    connection.putrequest(method, target, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/resolution/cnd/62%2F2", "/resolution/cnd/62/2"),
        ("//resolution//cnd/62/2", "/resolution/cnd/62/2"),
        ("/resolution/ga/217%28III%29A", "/resolution/ga/217(III)A"),
        ("/resolution/cnd/62/2/", "/resolution/cnd/62/2"),
        ("/BODY/Cnd?a=%2F", "/body/cnd?a=%2F"),
        ("http://a.example/body/CND", "/body/cnd"),
        ("//evil.example/%2e%2e", "/evil.example/.."),
    ],
)
def test_the_server_hands_over_the_address_as_it_was_sent(served: str, target: str, location: str) -> None:
    response = raw(served, target)
    assert (response.status, response.headers["Location"]) == (308, location)


@pytest.mark.parametrize(
    ("target", "headers", "status"),
    [
        ("/" + ACT, {"Accept": "text/turtle;q=abc,,"}, 200),
        ("/" + ACT, {"Accept": ";" * 4000}, 200),
        ("/" + ACT, {"If_None_Match": '"' * 50}, 200),
        ("/" + ACT, {"If_Modified_Since": "yesterday"}, 200),
        ("/" + ACT + "?page=%00", {}, 400),
        ("/%00", {}, 404),
        ("/%ff%fe", {}, 308),
        ("/" + "a" * 5000, {}, 404),
        ("/" + "a/" * 2000 + "b", {}, 404),
        ("/" + "graph/" * 3000 + "x", {}, 404),
        ("/fragment/e32f7980345c/" + "9" * 5000, {}, 404),
        (f"/{ACT}/op/1/cite/" + "9" * 5000, {}, 404),
        ("/find?q=" + "%F0%9F%92%A9" * 200, {}, 404),
        ("/static/../app.py", {}, 404),
        ("/static/%2e%2e/app.py", {}, 308),
    ],
)
def test_strange_requests_get_an_answer(served: str, target: str, headers: dict[str, str], status: int) -> None:
    assert raw(served, target, **headers).status == status


def test_head_over_the_wire(served: str) -> None:
    response = raw(served, f"/{ACT}.ttl", method="HEAD")
    assert response.status == 200
    assert int(response.headers["Content-Length"]) > 1000


def test_the_page_comes_compressed(served: str) -> None:
    request = Request(served + ACT, headers={"Accept": "text/html", "Accept-Encoding": "gzip"})  # noqa: S310
    with urlopen(request) as response:  # noqa: S310 - our own server
        assert response.headers["Content-Encoding"] == "gzip"
        assert response.read(2) == b"\x1f\x8b"


def test_up_builds_and_serves(tmp_path: Path, seeds: Path) -> None:
    source = seeds / "002_af8c892a89e4666d.txt"
    process, address = start("up", str(source), "--out", "data", "--port", "0", "--workers", "1", folder=tmp_path)
    try:
        with urlopen(address + ACT + ".nt") as response:  # noqa: S310 - our own server
            assert f"<{BASE}{ACT}/op/2>".encode() in response.read()
    finally:
        stop(process)


def test_serving_nothing_says_what_to_do(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "unres", "serve", str(tmp_path / "nowhere")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)
    assert done.returncode == 1
    assert "nowhere" in done.stderr
    assert "unres build" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_dataset_is_not_served(published: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(published, tmp_path / "data")
    with (copy / "dumps" / "unres.nq.gz").open("r+b") as dump:
        dump.write(b"damaged")
    command = [sys.executable, "-m", "unres", "serve", str(copy), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)
    assert done.returncode == 1
    assert "dumps/unres.nq.gz has changed. Build the dataset again." in done.stderr


def test_a_taken_port_says_what_to_do(published: Path, served: str) -> None:
    port = str(urlsplit(served).port)
    command = [sys.executable, "-m", "unres", "serve", str(published), "--port", port]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)
    assert done.returncode == 1
    assert "Choose another --port" in done.stderr
