"""A clause of a paragraph, and the verb with its modifiers that opens it."""

from collections.abc import Sequence
from typing import NamedTuple

from unres.vocabulary import Verb


class Clause(NamedTuple):
    """`text[start:end]`, which begins with a verb and its modifiers; what the verb governs begins at `rest`."""

    start: int
    rest: int
    end: int
    verb: Verb
    modifiers: tuple[str, ...] = ()
    passive: tuple[int, int] | None = None
    """Of a verb in the passive voice where those stand to whom it is said."""


class Opening(NamedTuple):
    """A verb with the modifiers around it: where both begin and end, and where the clause before ends."""

    start: int
    rest: int
    verb: Verb
    modifiers: tuple[str, ...]
    before: int


def ended(openings: Sequence[Opening], text: str) -> list[Clause]:
    """Return a clause for each opening, up to the next."""
    if len(openings) == 1:  # most paragraphs
        start, rest, verb, modifiers, _ = openings[0]
        return [Clause(start, rest, len(text), verb, modifiers)]
    ends = [*(each.before for each in openings[1:]), len(text)]
    return [
        Clause(each.start, each.rest, end, each.verb, each.modifiers)
        for each, end in zip(openings, ends, strict=bool(openings))
    ]
