"""Keeps what a text has said: the names of things, the acts cited last, and what was cited right before."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from unres.citing.memory import Cited, Memory
from unres.citing.pointers import since
from unres.model import ActKey, InstrumentRef, PartRef, Status, Target, TreatyRef, whole_of
from unres.understand.citations.outcome import Resolution

_IN_NAME: Final = re.compile(r"\b(?:Convention|Covenant|Charter|Protocol|Declaration|Statute|Treaty|Agreement)\b")
"""What a treaty or instrument is called for short: "the Covenant"."""
_MOST_SHORT_NAMES: Final = 200
_LONGEST_REST: Final = 80
"""Characters since the last citation that are remembered; "Ibid." never stands so far away."""
_JOINED: Final = re.compile(r"(?:[\s,;]|and|or|et|y)*")
"""What stands between the members of a list: "that resolution" means none of them for certain."""


def whole(target: Target) -> Target:
    """Return the act, treaty or instrument of a place; anything else is whole."""
    return whole_of(target) or target


def note_cited(text: str, memory: Memory, cited: Cited, low: int) -> None:
    """Remember what was cited, for "that resolution" and "Ibid."."""
    resolved = cited.targets if cited.status is Status.RESOLVED else ()
    # A note that cites several things leaves open which of them "Ibid." means.
    is_first = not memory.last or re.search(r"[.\n]", since(text[: cited.start], memory, low)) is not None
    is_same = set(map(whole, resolved)) == set(map(whole, memory.last))
    memory.last = resolved if len(resolved) == 1 and (is_first or is_same) else ()
    is_listed = cited.start < low or (bool(low) and _JOINED.fullmatch(text, low, cited.start) is not None)
    for target in cited.targets:
        if isinstance(target, PartRef) and isinstance(target.act, ActKey):
            memory.cited.update(map(whole, resolved))
            memory.acts[target.act.kind] = whole(target) if resolved and not is_listed else None


def note_names(memory: Memory, resolution: Resolution, short_names: Iterable[str], name: str) -> None:
    """Remember what a thing is called from here on: by the text's own word, or by a noun of its name."""
    for noun in _IN_NAME.findall(name) or (_nouns_of_titles(memory, resolution) if name.isupper() else ()):
        memory.nouns.setdefault(noun, {}).update(dict.fromkeys(_named(resolution)))
    for short in short_names:
        if len(memory.short_names) < _MOST_SHORT_NAMES:
            memory.short_names.setdefault(short, resolution.targets)


def _nouns_of_titles(memory: Memory, resolution: Resolution) -> Iterator[str]:
    """Yield the nouns of what an abbreviation stands for: "the Covenant" after "ICCPR"."""
    for target in _named(resolution):
        if isinstance(target, TreatyRef) and (treaty := memory.context.vocabulary.treaties.get(target.number)):
            yield from _IN_NAME.findall(treaty.title)


def _named(resolution: Resolution) -> Iterator[Target]:
    return (whole(target) for target in resolution.targets if isinstance(target, TreatyRef | InstrumentRef))


def note_rest(text: str, memory: Memory, low: int) -> None:
    """Remember what a paragraph says behind its last citation, which ends at `low`."""
    memory.rest = since(text, memory, low)[-_LONGEST_REST:] + "\n"
