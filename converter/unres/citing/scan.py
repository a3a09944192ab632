"""Finds the citations in a stretch of normalised text, with all that belongs to each: the one road of this package.

References come from `unres.understand.citations.cite`, as in any act, and from `unres.citing.styles`; both are
resolved by `unres.understand.citations.resolve` (see `unres.citing.spots`). Then each takes in the pinpoint before it
and what follows it, and gets its exact address.
"""

import re
import sys
from dataclasses import replace
from datetime import date
from typing import Final

from unres.citing.forms import forms
from unres.citing.memory import Cited, Memory, Pointer, Spot
from unres.citing.pointers import meant
from unres.citing.remember import note_cited, note_names, note_rest, whole
from unres.citing.repeats import agreed, is_again
from unres.citing.spots import apart, find_spots, in_order, introduced
from unres.citing.tails import Tail, pinpoint_before, read_component
from unres.citing.targets import contradiction, places_in
from unres.model import ActKind, PartRef, Status, Target
from unres.pinpoints import Pinpoint, read_pinpoint
from unres.places import Place, Unit
from unres.understand.citations.outcome import Resolution
from unres.understand.names import tag

_ENDS: Final = re.compile(r"\s*(?:[.;)\]]|$)")
"""What stands behind "Ibid." and its place; "Ibid., Supplement for July" is another document of the same records."""
_VOLUME: Final = re.compile(r"^\s?\(?(?:Vols?|Parts?)\.?\s[IVX\d]+\)?,?\s?", re.IGNORECASE)
"""A part or volume, which no address tells: "(Vol. I), annex I"."""
_MOST_PARTS: Final = 12
"""Components that one citation can have behind its name."""


def scan(text: str, memory: Memory) -> list[Cited]:
    """Return the citations in a normalised text, in order.

    >>> from unres.understand.citations.resolve import Context
    >>> from unres.vocabulary import load
    >>> [cited.targets for cited in scan("see UNSCR 1325, OP8", Memory(Context(load(), "")))]
    [(PartRef(act=ActKey(kind=<ActKind.RESOLUTION: 'resolution'>, body='sc', number='1325(2000)'), path=('op', '8')),)]
    """
    tagged = tag(text)
    memory.context.note_names(tagged)
    memory.turn_paragraph()
    spots = find_spots(tagged, memory)
    found: list[Cited] = []
    n = 0
    low = 0
    while n < len(spots):
        known = len(memory.short_names)
        cited, taken = _cited(text, spots, n, low, memory)
        n += taken
        if cited is not None:
            if not memory.alone:
                note_cited(text, memory, cited, low)
            found.append(cited)
            low = cited.end
            if len(memory.short_names) > known:
                named = [spot for spot in introduced(text, memory) if spot.start >= low]
                spots[n:] = apart(sorted([*spots[n:], *named], key=in_order))
    note_rest(text, memory, low)
    for k in range(len(found) - 2, -1, -1):
        if found[k].start == found[k + 1].start:  # members of a list share their words
            found[k] = replace(found[k], end=found[k + 1].end)
    return found


# --- From a spot to a citation -------------------------------------------------------------------------------------


def _cited(text: str, spots: list[Spot], n: int, low: int, memory: Memory) -> tuple[Cited | None, int]:
    """Return the citation at the n-th spot, if it is one, and how many spots it takes."""
    spot = meant(text, spots[n], memory, low)
    if spot is None:
        if spots[n].pointer is Pointer.SERIAL:
            memory.acts[ActKind(spots[n].word)] = None  # what points back from here means an act that nobody knows
        return None, 1
    if not _is_ours(spot, memory):
        return None, 1
    tail = _tail(text, spots, n)
    before = pinpoint_before(text, low, spot.start)
    pinpoints = [each for each in (before, *tail.pinpoints) if each is not None]
    named = [spot, *spots[n + 1 : n + 1 + tail.swallowed]]
    if not _is_citation(text, named, tail, pinpoints):
        return None, 1
    resolution = agreed(named, pinpoints)
    if tail.amended:
        resolution = _as_amended(resolution)
    if spot.pointer is Pointer.SAME and pinpoints:
        same = _annex_of if _has_article(pinpoints) else whole
        resolution = replace(resolution, targets=tuple(map(same, resolution.targets)))
    if resolution.status is Status.RESOLVED:
        note_names(memory, resolution, tail.short_names, "" if spot.pointer else text[spot.start : spot.end])
    locator = next((each.locator for each in named if each.locator), "")
    targets = _with_places(resolution, pinpoints, locator)
    stated = _own_date(text[spot.start : spot.end], spot, targets) or next(iter(tail.dates), None)
    problems = (contradiction(each, stated, tail.years) for each in targets if resolution.status is Status.RESOLVED)
    cited = Cited(
        start=min([spot.start, *(each.start for each in pinpoints[:1])]),
        end=tail.end,
        status=resolution.status,
        targets=targets,
        stated_date=stated,
        pinpoint=", ".join([text[each.start : each.end] for each in pinpoints] or [locator]).strip(" ,"),
        problem=next(filter(None, problems), ""),
    )
    return cited, 1 + tail.swallowed


def _as_amended(resolution: Resolution) -> Resolution:
    """Return a treaty "as amended": where that is a treaty of its own, the words say one thing and the name another."""
    amended = [forms().amended[target] for target in resolution.targets if target in forms().amended]
    return Resolution(Status.AMBIGUOUS, (*amended, *resolution.targets)) if amended else resolution


def _own_date(words: str, spot: Spot, targets: tuple[Target, ...]) -> date | None:
    """Return the date that is stated with a spot; one that a list shares only where it can be its own."""
    stated = spot.stated_date
    if stated is None or str(stated.year) in words or not any(contradiction(each, stated, []) for each in targets):
        return stated
    return None


def _is_ours(spot: Spot, memory: Memory) -> bool:
    """Tell whether a spot names something of ours; what does not is remembered."""
    if not spot.resolution.targets and not memory.alone:
        if spot.word:
            memory.acts[ActKind(spot.word)] = None
            memory.among_strangers |= spot.foreign
        return False
    if spot.anonymous and memory.among_strangers and memory.cited.isdisjoint(spot.resolution.targets):
        return False
    if spot.word and not spot.anonymous and not spot.pointer:
        memory.among_strangers = False
    return True


def _is_citation(text: str, named: list[Spot], tail: Tail, pinpoints: list[Pinpoint]) -> bool:
    """Tell whether what stands beside a spot makes it a citation: an article beside "CRC", nothing behind "Ibid."."""
    spot = named[0]
    if spot.pointer is Pointer.SAME:
        return _ENDS.match(text, tail.end) is not None
    return _has_article(pinpoints) or not all(each.weak for each in named)


def _has_article(pinpoints: list[Pinpoint]) -> bool:
    return any(step.unit is Unit.ARTICLE for each in pinpoints for step in each.places[0])


def _annex_of(target: Target) -> Target:
    """Return the annex in which a target lies, or the thing as a whole: acts have no articles of their own."""
    if isinstance(target, PartRef) and target.path[:1] == ("annex",):
        return replace(target, path=target.path[:2])
    return whole(target)


def _tail(text: str, spots: list[Spot], n: int) -> Tail:
    """Return what follows the n-th spot."""
    tail = Tail(spots[n].end)
    if n + 1 < len(spots) and spots[n + 1].start < tail.end:  # a list, whose members share its place: the last has it
        return tail
    while read_component(text, tail, _following(spots, n, tail)) or _again(text, spots, n, tail):
        if len(tail.pinpoints) + len(tail.dates) + tail.swallowed > _MOST_PARTS:
            break
        _close(text, spots[n].start, tail)
    _close(text, spots[n].start, tail)
    return tail


def _close(text: str, start: int, tail: Tail) -> None:
    """Take in the bracket that closes one which was opened within the citation."""
    words = text[start : tail.end]
    if text[tail.end : tail.end + 1] == ")" and words.count("(") > words.count(")"):
        tail.end += 1


def _following(spots: list[Spot], n: int, tail: Tail) -> int:
    """Return where the next reference begins; far away if there is none."""
    following = n + 1 + tail.swallowed
    return spots[following].start if following < len(spots) else sys.maxsize


def _again(text: str, spots: list[Spot], n: int, tail: Tail) -> bool:
    """Take in the next spot if it is the same thing again: its symbol, its volume and page, its act."""
    following = n + 1 + tail.swallowed
    if following >= len(spots):
        return False
    there = spots[following]
    gap = text[tail.end : there.start]
    if there.start >= tail.end:  # else it stands in what was read already: "(CRC)"
        if not is_again(gap, spots[n].resolution, there.resolution):
            return False
        tail.end = there.end + (text[there.end : there.end + 1] in {")", "]"} and ("(" in gap or "[" in gap))
    tail.swallowed += 1
    return True


def _with_places(resolution: Resolution, pinpoints: list[Pinpoint], locator: str) -> tuple[Target, ...]:
    """Return each target at each place that the pinpoints name."""
    places: list[Place] = [()]
    for pinpoint in pinpoints:
        places = [(*place, *further) for place in places for further in pinpoint.places]
    locator = _VOLUME.sub("", locator)
    if not pinpoints and locator and (read := read_pinpoint(locator)) and read.end == len(locator):
        places = list(read.places)
    targets = dict.fromkeys(
        found for place in places for target in resolution.targets for found in places_in(target, place)
    )
    return tuple(targets)
