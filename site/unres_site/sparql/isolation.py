"""Takes from a process what a query never needs: the network, core dumps, and memory beyond a limit.

Linux gives three means, and each works where another may not: an empty network namespace (needs root, or user
namespaces), a seccomp filter that refuses new sockets (needs neither), and resource limits. Elsewhere only the limits
remain, beside `guard`, which refuses `SERVICE` before it gets here.
"""

import ctypes
import os
import platform
import resource
import struct
import sys
from pathlib import Path
from typing import Final

_CLONE_NEWUSER: Final = 0x10000000
_CLONE_NEWNET: Final = 0x40000000
_PR_SET_PDEATHSIG: Final = 1
_PR_SET_SECCOMP: Final = 22
_PR_SET_NO_NEW_PRIVS: Final = 38
_SECCOMP_MODE_FILTER: Final = 2

# linux/audit.h AUDIT_ARCH_*, and the numbers of socket(2) and io_uring_setup(2) there: an io_uring opens sockets too.
_ARCHITECTURES: Final = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}

# linux/bpf_common.h and linux/seccomp.h
_LOAD: Final = 0x20
_JUMP_IF_EQUAL: Final = 0x15
_JUMP_IF_GREATER_OR_EQUAL: Final = 0x35
_RETURN: Final = 0x06
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | 1  # SECCOMP_RET_ERRNO with EPERM
_X32_BIT: Final = 0x40000000  # the calls of the x32 interface, which have numbers of their own


class _Program(ctypes.Structure):
    """`struct sock_fprog`: a count of instructions and where they are."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def leave_network() -> tuple[str, ...]:
    """Cut this process and its future children off the network. It must have one thread only.

    Returns:
        The means that took effect, of `namespace` and `seccomp`; none on systems other than Linux.
    """
    if sys.platform != "linux":
        return ()
    means = (("namespace", _enter_empty_namespace), ("seccomp", _refuse_sockets))
    return tuple(name for name, take in means if take())


def _enter_empty_namespace() -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    flags = _CLONE_NEWNET if os.geteuid() == 0 else _CLONE_NEWUSER | _CLONE_NEWNET
    return bool(libc.unshare(flags) == 0)


def _refuse_sockets() -> bool:
    known = _ARCHITECTURES.get(platform.machine())
    if known is None:
        return False
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in _filter(*known))
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _filter(architecture: int, *refused: int) -> list[tuple[int, int, int, int]]:
    """Give BPF instructions (code, jump if true, jump if false, constant) on `struct seccomp_data`.

    Its first word is the number of the call, its second the architecture.
    """
    count = len(refused)
    return [
        (_LOAD, 0, 0, 4),
        (_JUMP_IF_EQUAL, 0, count + 3, architecture),
        (_LOAD, 0, 0, 0),
        (_JUMP_IF_GREATER_OR_EQUAL, count + 1, 0, _X32_BIT),
        *((_JUMP_IF_EQUAL, count - place, 0, number) for place, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]


def die_with_parent() -> None:
    """Let the kernel end this process when its parent ends (Linux only; elsewhere a closed socket tells it)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, 9, 0, 0, 0)


def leave_no_core() -> None:
    """Write no core dump when the engine ends by a signal: it could be gigabytes, for each hostile query."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_memory(further: int) -> None:
    """Limit the address space to what is in use now and `further` bytes more.

    The open store alone needs more than a gibibyte of addresses, so that a limit on the whole would say little about
    what a query may take.
    """
    statm = Path("/proc/self/statm")
    in_use = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize() if statm.exists() else 0
    if in_use:
        resource.setrlimit(resource.RLIMIT_AS, (in_use + further, in_use + further))
