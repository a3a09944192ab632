"""The production server: waitress in several processes on one listening socket.

Of the servers measured (see `docs/decisions/`), only waitress goes on answering while others send their bodies slowly,
because it reads whole requests before a thread works on them. One Python process uses one core, so several accept from
the same socket.
"""

import logging
import os
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, Final

from waitress.server import create_server

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_LOG: Final = logging.getLogger(__name__)

# A body longer than this is not even stored; the application's own limits are lower and answer with more words.
_MAX_BODY: Final = 8_000_000
_MAX_HEADER: Final = 65_536
_BACKLOG: Final = 1_024
_ENDING: Final = (signal.SIGTERM, signal.SIGINT)
_SETTLED: Final = 2.0  # seconds after which a process has proved that it can start


class ServerError(RuntimeError):
    """The server cannot go on."""


class StrictHost:
    """Refuses a request with two Host headers or none that may be one (RFC 9112, section 3.2).

    Waitress joins headers of one name with a comma. Whoever trusts the first and whoever trusts the last would take the
    request for different sites.
    """

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> "Iterable[bytes]":
        """Answer one request."""
        host: str = environ.get("HTTP_HOST", "")
        if not all(character.isalnum() or character in "-._:[]" for character in host) or not host.isascii():
            body = b"The request must have one Host header.\n"
            start_response(
                "400 Bad Request",
                [
                    ("Content-Type", "text/plain; charset=utf-8"),
                    ("Content-Length", str(len(body))),
                    ("Access-Control-Allow-Origin", "*"),
                ],
            )
            return (body,)
        return self._application(environ, start_response)


def listen(host: str, port: int) -> socket.socket:
    """Open the listening socket.

    Args:
        host: Name or address; an address with colons is IPv6.
        port: Port, or 0 for a free one.

    Raises:
        OSError: The address is in use, or is not ours.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=_BACKLOG)


def serve(  # noqa: PLR0913 - the settings of a server, each by its name
    app_factory: Callable[[], "WSGIApplication"],
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int = 2,
    threads: int = 12,
    *,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serve an application until SIGTERM or SIGINT, then end all processes.

    Args:
        app_factory: Makes the application, once in each process, so that it may start threads and processes.
        host: Address to listen on.
        port: Port to listen on, or 0 for a free one.
        workers: Processes.
        threads: Threads in each of them; more than the queries that run and wait there (see `workers`), so that
            pages have some.
        ready: Called with the address, such as `http://127.0.0.1:8000/`, once connections are accepted.

    Raises:
        OSError: The address cannot be listened on.
        ServerError: The application cannot be made.
    """
    with listen(host, port) as listener:
        address, bound = listener.getsockname()[:2]
        master = _Master(app_factory, listener, threads)
        master.start(workers)
        if ready:
            ready(f"http://[{address}]:{bound}/" if ":" in address else f"http://{address}:{bound}/")
        master.watch()


class _Master:
    """The first process: starts the others, starts one again that ended, and ends all."""

    def __init__(self, app_factory: Callable[[], "WSGIApplication"], listener: socket.socket, threads: int) -> None:
        self._app_factory = app_factory
        self._listener = listener
        self._threads = threads
        self._children: dict[int, float] = {}  # process ids, and when each was started
        self._ending = False

    def start(self, count: int) -> None:
        """Start the processes, and end them when this one is told to end."""
        for number in _ENDING:
            signal.signal(number, self._end)
        for _ in range(count):
            self._fork()

    def watch(self) -> None:
        """Wait until all processes have ended. One that ends by itself is replaced.

        Raises:
            ServerError: One ended as soon as it had begun, so that another one would too.
        """
        failed = False
        while self._children:
            pid, status = os.wait()
            started = self._children.pop(pid, None)
            if started is None or self._ending:
                continue
            _LOG.error("server process %d ended with wait status %d", pid, status)
            if time.monotonic() - started < _SETTLED:
                failed = True
                self._end()
            else:
                self._fork()
        if failed:
            raise ServerError("the server could not be started: its first process ended at once")

    def _fork(self) -> None:
        sys.stdout.flush()
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)  # until each of the two knows what to do about them
        pid = os.fork()
        if pid:
            self._children[pid] = time.monotonic()
            if self._ending:  # told so just before the signals were blocked
                os.kill(pid, signal.SIGTERM)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
            return
        code = 1
        try:
            _take_over_signals()
            _work(self._app_factory, self._listener, self._threads)
            code = 0
        except SystemExit:  # told to end before it served
            code = 0
        finally:  # this is a copy of the caller's process: nothing of the caller's may run on in it
            if code:
                traceback.print_exc()
            logging.shutdown()
            os._exit(code)

    def _end(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        self._ending = True
        for pid in self._children:
            with suppress(ProcessLookupError):  # it has ended, and `watch` is about to take note of that
                os.kill(pid, signal.SIGTERM)


def _work(app_factory: Callable[[], "WSGIApplication"], listener: socket.socket, threads: int) -> None:
    """Serve in this process until SIGTERM."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a line for each request that has to wait is no news
    server = create_server(
        StrictHost(app_factory()),
        sockets=[listener],
        threads=threads,
        connection_limit=2_000,
        channel_timeout=10,
        cleanup_interval=2,
        asyncore_use_poll=True,  # select() ends at 1,024 descriptors, below the connection limit
        max_request_body_size=_MAX_BODY,
        max_request_header_size=_MAX_HEADER,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    server.run()


def _take_over_signals() -> None:
    """End on SIGTERM. A Ctrl-C reaches every process of the terminal, and the first one tells the others."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


def _stop(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a second one would cut the end short
    raise SystemExit
