"""Finds whom and what a text names: bodies, countries, goals and initiatives, with the words that name them."""

from collections.abc import Callable
from typing import Final

from unres.model import Mention, Path
from unres.understand.names import ShortName, Tagged
from unres.vocabulary import Body, Country, Goal, Initiative, Named

_MENTIONED: Final = (Body, Country, Goal, Initiative)
"""What is mentioned; what can be cited (treaties, instruments) is a citation instead."""


def mentions_in(path: Path, tagged: Tagged, meant: Callable[[Named | ShortName], Named | None]) -> list[Mention]:
    """Return the mentions in a part or a note, in the order of its words.

    Args:
        path: of the part or note.
        tagged: its words, with the names found in them.
        meant: tells what a name stands for here, if anything.
    """
    found: list[Mention] = []
    for start, end, name in tagged.names:
        thing = meant(name)
        if isinstance(thing, _MENTIONED):
            found.append(Mention(path, len(found) + 1, start, tagged.text[start:end], thing.ref))
    return found
