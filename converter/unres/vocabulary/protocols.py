"""Tells which protocols a treaty or instrument has: "the Protocols thereto"."""

from collections.abc import Sequence

from unres.model import Target
from unres.vocabulary.named import Instrument, Treaty


def protocols_by_parent(things: Sequence[Treaty | Instrument]) -> dict[Target, tuple[tuple[str, Target], ...]]:
    """Return treaty or instrument → title and address of each protocol to it, as its title or the vocabulary says."""
    protocols = [thing for thing in things if "Protocol" in thing.title]
    found: dict[Target, tuple[tuple[str, Target], ...]] = {}
    for parent in things:
        ends = (f"to the {parent.title}", f"supplementing the {parent.title}")
        of_parent = tuple(
            (each.title, each.ref)
            for each in protocols
            if any(end in each.title for end in ends)
            or (isinstance(each, Instrument) and each.protocol_to == parent.ref)
        )
        if of_parent:
            found[parent.ref] = of_parent
    return found
