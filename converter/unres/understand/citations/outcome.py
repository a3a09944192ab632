"""What becomes of a reference: its targets, or what is not known."""

from dataclasses import dataclass
from typing import Final

from unres.model import Status, Target


@dataclass(frozen=True, slots=True)
class Resolution:
    """A reference with its target, or the candidates for it."""

    status: Status
    targets: tuple[Target, ...]
    """Of a resolved reference what it points to (several for a group); of an ambiguous one the candidates."""


UNRESOLVED: Final = Resolution(Status.UNRESOLVED, ())


def resolved(*targets: Target) -> Resolution:
    """Return what points to these targets."""
    return Resolution(Status.RESOLVED, targets)


def known(target: Target | None) -> Resolution:
    """Return what points to a target, if there is one."""
    return UNRESOLVED if target is None else resolved(target)
