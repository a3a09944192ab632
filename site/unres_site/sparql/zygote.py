"""The process that forks query workers: `python -m unres_site.sparql.zygote CONTROL STORE MEMORY OUTPUT`.

It is a program of its own, started with no open files but its control socket, and it has one thread only. So a fork of
it is safe (no lock is held by a thread that the fork leaves behind), cheap (the engine is loaded already), and knows
nothing of the site: neither its listening socket nor its environment.

Commands on the control socket are five bytes, a letter and a process id. `F` forks a worker on the socket that comes
with it and answers with the new process id. `E` ends a worker and answers with its wait status. When the socket is
closed, the zygote ends its workers and itself.
"""

import os
import signal
import socket
import struct
import sys
from pathlib import Path
from typing import Final

from pyoxigraph import Store

from unres_site.sparql import isolation, wire
from unres_site.sparql.evaluation import Evaluator

COMMAND: Final = struct.Struct("!cI")
NICE: Final = 5
"""How much nicer than the site its workers are: pages are served while queries take all processors."""

ANSWER: Final = struct.Struct("!I")


def main(arguments: list[str]) -> None:
    """Fork and end workers until the control socket closes."""
    descriptor, store, memory, max_output = arguments
    control = socket.socket(fileno=int(descriptor))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C in the terminal is the site's to handle
    os.nice(NICE)
    isolation.leave_no_core()
    isolation.leave_network()
    workers: set[int] = set()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, COMMAND.size, 1)
        if not message:
            break
        command, pid = COMMAND.unpack(message)
        if command == b"F":
            answer = os.fork()
            if answer == 0:
                control.close()
                work(socket.socket(fileno=descriptors[0]), Path(store), int(memory), int(max_output))
                os._exit(0)
            os.close(descriptors[0])
            workers.add(answer)
        else:
            answer = _end(pid)
            workers.discard(pid)
        control.sendall(ANSWER.pack(answer))
    for pid in workers:
        _end(pid)


def _end(pid: int) -> int:
    """Kill a child and give its wait status. It is not reaped before, so that the id cannot be another's."""
    os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


def work(connection: socket.socket, store: Path, memory: int, max_output: int) -> None:
    """Answer queries until the site closes the connection. Whatever goes wrong besides ends the process."""
    isolation.die_with_parent()
    try:
        evaluator = Evaluator(Store.read_only(str(store)), max_output)
    except OSError as error:
        wire.send(connection, wire.Reply.FAILED, str(error).encode())
        return
    isolation.limit_memory(memory)
    _silence()
    wire.send(connection, wire.Reply.READY, b"")
    while True:
        try:
            _, message, _ = wire.receive(connection)
        except wire.Closed:
            return
        if not isinstance(message, bytes):
            return
        kind, body, size = evaluator.run(wire.Query.decode(message))
        if isinstance(body, bytes):
            wire.send(connection, kind, body)
        else:
            with body:
                wire.send_file(connection, body, size)


def _silence() -> None:
    """Drop what the engine writes as it ends: the site logs why a worker ended, one line each."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)
    os.close(null)


if __name__ == "__main__":
    main(sys.argv[1:])
