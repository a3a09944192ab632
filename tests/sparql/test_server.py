"""The server as a whole: strange requests, slow clients, hostile queries, and a clean end."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from sparql.conftest import SERVER
from sparql.made_dataset import COUNT, publish, quads
from unres_site.server import ServerError, listen, serve

QUERY = "/sparql?query=" + quote("SELECT ?n { <https://w3id.org/unres/resolution/ga/76/7/op/2> ?p ?n }")


def raw(server: str, data: bytes) -> bytes:
    """Send bytes and give all that comes back until the server closes or is silent."""
    parts = urlsplit(server)
    with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=15) as connection:
        connection.sendall(data)
        received = b""
        while part := connection.recv(65_536):
            received += part
            if b"\r\n\r\n" in received and b"Connection: close" not in data:
                break
    return received


def status(server: str, target: str, timeout: float = 30) -> int:
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=timeout)
    try:
        connection.request("GET", target)
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


END = b"Connection: close\r\n\r\n"
GET = b"GET " + QUERY.encode() + b" HTTP/1.1\r\n"
POST = b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
SPLIT = b"GET /sparql?query=ASK%7B%7D%0D%0AX:%20y HTTP/1.1\r\nHost: a\r\n"
STRANGE = [
    (GET + b"Host: a.example\r\n" + END, b" 200 ", "nothing strange"),
    (GET + b"Host: a.example\r\nHost: b.example\r\n" + END, b" 400 ", "two Host headers"),
    (GET + b"Host: a.example, b.example\r\n" + END, b" 400 ", "two hosts in one header"),
    (GET + b"Host: a.example/x\r\n" + END, b" 400 ", "a Host that is none"),
    (GET + b"Host: a\r\nAccept: text/csv\rX: y\r\n" + END, b" 400 ", "a carriage return in a header"),
    (GET + b"Host: a\r\nAccept: text/csv\n\tX: y\r\n" + END, b" 400 ", "a folded header"),
    (GET + b"Host: a\r\nAccept: \xff\xfe;q=\r\n" + END, b" 200 ", "an Accept header of bytes"),
    (SPLIT + END, b" 400 ", "CR LF in a query"),
    (b"BREW /sparql HTTP/1.1\r\nHost: a\r\n" + END, b" 405 ", "an unknown method"),
    (POST + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n" + END + b"0\r\n\r\n", b" 400 ", "two lengths"),
    (POST + b"Content-Length: nine\r\n" + END + b"ASK {}", b" 400 ", "a length that is no number"),
    (GET + b"Host: a\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", b" 431 ", "a header of 100 kB"),
]


@pytest.mark.parametrize(("sent", "expected", "reason"), STRANGE, ids=[reason for *_, reason in STRANGE])
def test_strange_requests_have_an_answer(server: str, sent: bytes, expected: bytes, reason: str) -> None:
    assert expected in raw(server, sent).split(b"\r\n")[0], reason
    assert status(server, QUERY) == 200


def post(length: int, *, chunked: bool) -> bytes:
    body = b"ASK {}" + b" " * (length - 6)
    if chunked:
        pieces = (body[place : place + 50_000] for place in range(0, length, 50_000))
        coded = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
        return POST + b"Transfer-Encoding: chunked\r\n" + END + coded
    return POST + b"Content-Length: %d\r\n" % length + END + body


@pytest.mark.parametrize("chunked", [False, True])
def test_the_limit_of_a_body_holds_for_chunks_too(server: str, chunked: bool) -> None:
    assert b" 200 " in raw(server, post(100_000, chunked=chunked)).split(b"\r\n")[0]
    refused = raw(server, post(2_000_000, chunked=chunked))
    assert b" 413 " in refused.split(b"\r\n")[0]
    assert b"Access-Control-Allow-Origin: *" in refused


def test_slow_bodies_hold_up_nobody(server: str) -> None:
    parts = urlsplit(server)
    slow = [socket.create_connection((parts.hostname or "", parts.port or 80)) for _ in range(100)]
    try:
        for connection in slow:
            connection.sendall(POST + b"Content-Length: 999\r\n\r\nA")
        assert [status(server, QUERY, timeout=10) for _ in range(20)] == [200] * 20
    finally:
        for connection in slow:
            connection.close()


HOSTILE = [
    COUNT,
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "SELECT * { ?s (<a:p>|!<a:p>|^!<a:p>)* ?o . ?o (<a:p>|!<a:p>|^!<a:p>)* ?x } ORDER BY ?o",
    "SELECT (COUNT(*) AS ?n) { "
    + " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(99)))} }}" for n in range(6))
    + " }",
    "ASK {" + "{" * 600 + "}" * 600 + "}",
    "SELECT * { ?a ?b ?c . ?d ?e ?f }",
]


def test_hostile_queries_end_and_the_others_are_answered(start_server: Callable[..., str], dataset: Path) -> None:
    server = start_server(dataset, 1.0, 2)
    ending = threading.Event()
    hostile: list[int] = []

    def attack(query: str) -> None:
        while not ending.is_set():
            hostile.append(status(server, "/sparql?query=" + quote(query)))

    with ThreadPoolExecutor(len(HOSTILE)) as threads:
        attacks = [threads.submit(attack, query) for query in HOSTILE]
        try:
            answers = [status(server, QUERY) for _ in range(150)]
        finally:
            ending.set()
        for each in attacks:
            each.result()
    assert set(answers) <= {200, 429}
    assert answers.count(200) > len(answers) / 2
    assert set(hostile) <= {400, 422, 429, 503}, "clean errors, never a broken result"
    assert status(server, QUERY) == 200


def test_a_new_version_is_served_without_a_restart(start_server: Callable[..., str], tmp_path: Path) -> None:
    published = publish(tmp_path, "first", islice(quads(), 10))
    server = start_server(published)
    target = "/sparql?query=" + quote("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")

    def ask() -> tuple[str, str]:
        connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=30)
        connection.request("GET", target)
        response = connection.getresponse()
        document = json.loads(response.read())
        connection.close()
        return document["results"]["bindings"][0]["n"]["value"], response.headers["ETag"]

    count, tag = ask()
    assert count == "10"
    publish(tmp_path, "second", islice(quads(), 20))
    count, new_tag = ask()
    assert count == "20"
    assert new_tag != tag


SERVICES = [
    "ASK {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ ?s ?p true FILTER(?s<<b:c#> )SERVICE<{0}>{{ ?s ?p ?o }} }}",
    "ASK {{ VALUES (?x ?a ?b) {{ (<{0}> 1 2) }} FILTER(?a<?b)SERVICE?x#>\n{{ ?s ?p ?o }} }}",
    "PREFIX a: <{0}> ASK {{ SERVICEa:{{ ?s ?p ?o }} }}",
    "ASK FROM <{0}> {{ ?s ?p ?o }}",
    "ASK FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "LOAD <{0}>",
]


@pytest.mark.parametrize("parameter", ["query", "update", "default-graph-uri", "named-graph-uri"])
def test_nobody_is_called(server: str, parameter: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/data.ttl"
        texts = [service.format(address) for service in SERVICES] if parameter in {"query", "update"} else [address]
        for text in texts:
            query = "" if parameter in {"query", "update"} else "query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D&"
            code = status(server, f"/sparql?{query}{parameter}={quote(text, safe='')}")
            assert code in {200, 400, 403}
        listener.setblocking(False)
        with pytest.raises(BlockingIOError):
            listener.accept()


def end_one(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGTERM)


def end_group(process: "subprocess.Popen[str]") -> None:
    os.killpg(process.pid, signal.SIGTERM)


@pytest.mark.parametrize(
    ("end", "answers"),
    [
        (end_one, 1),
        (end_group, 1),
        (end_one, 0),  # while its processes start
        (end_group, 0),
    ],
)
def test_the_server_ends_cleanly_and_leaves_no_process(
    dataset: Path, end: Callable[["subprocess.Popen[str]"], None], answers: int
) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SERVER, str(dataset), "1.0", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        for _ in range(answers):
            assert status(address, QUERY) == 200
        try:
            end(process)
            assert process.wait(20) == 0
            assert leaves_nothing(process), "a process is left"
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    with pytest.raises(ConnectionRefusedError):
        status(address, QUERY)


def leaves_nothing(process: "subprocess.Popen[str]") -> bool:
    """Tell whether a process group ends: the query workers do when the server's sockets close, each by itself."""
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


TOLD_TO_END_WHEN_A_PROCESS_HAS = """
import os, signal
wait = os.wait
def wait_and_be_told():
    ended = wait()
    os.kill(os.getpid(), signal.SIGTERM)
    return ended
os.wait = wait_and_be_told
from unres_site.server import serve
serve(lambda: os.kill(os.getpid(), signal.SIGKILL), port=0)
"""


def run(program: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)


def test_the_server_ends_cleanly_if_told_so_when_a_process_has_just_ended() -> None:
    done = run(TOLD_TO_END_WHEN_A_PROCESS_HAS)
    assert done.returncode == 0, done.stderr


def test_an_application_that_cannot_be_made_ends_the_server() -> None:
    done = run("from unres_site.server import serve\nserve(lambda: 1 / 0, port=0)")
    assert done.returncode == 1
    assert ServerError.__name__ in done.stderr


def test_an_address_in_use_is_told() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(OSError, match="in use"):
        serve(lambda: pytest.fail("never called"), port=taken.getsockname()[1])
