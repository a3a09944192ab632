"""Finds the citations in a stretch of normalised text, with all that belongs to each: the one road of this package.

References come from `unres.understand.citations.cite`, as in any act, and from `unres.citing.styles`; both are resolved
by `unres.understand.citations.resolve` (see `unres.citing.spots`). Then each takes in the pinpoint before it and what
follows it, and gets its exact address.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from unres.citing.forms import forms
from unres.citing.spots import Memory, Spot, apart, find_spots, in_order, introduced, whole, with_noun
from unres.citing.tails import Tail, pinpoint_before, read_component
from unres.citing.targets import contradiction, places_in
from unres.model import DocumentRef, InstrumentRef, PartRef, Status, Target, TreatyRef
from unres.pinpoints import Pinpoint, read_pinpoint
from unres.places import Place, Unit, path_in_act
from unres.understand.citations.outcome import UNRESOLVED, Resolution
from unres.understand.names import tag

_IN_NAME: Final = re.compile(r"\b(?:Convention|Covenant|Charter|Protocol|Declaration|Statute|Treaty|Agreement)\b")
"""What a treaty or instrument is called for short: "the Covenant"."""
_MOST_PARTS: Final = 12
"""Components that one citation can have behind its name."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: `[start, end)` of the text, and what it points to."""

    start: int
    end: int
    status: Status
    targets: tuple[Target, ...]
    """Of a resolved one what it points to, one for each place; of an ambiguous one the candidates."""
    stated_date: date | None = None
    pinpoint: str = ""
    """The words that say where in the thing, as printed."""
    problem: str = ""
    """What in it contradicts itself; empty if nothing does."""


_MOST_SHORT_NAMES: Final = 200


def scan(text: str, memory: Memory) -> list[Cited]:
    """Return the citations in a normalised text, in order.

    >>> from unres.understand.citations.resolve import Context
    >>> from unres.vocabulary import load
    >>> [cited.targets for cited in scan("see UNSCR 1325, OP8", Memory(Context(load(), "")))]
    [(PartRef(act=ActKey(kind=<ActKind.RESOLUTION: 'resolution'>, body='sc', number='1325(2000)'), path=('op', '8')),)]
    """
    tagged = tag(text)
    memory.context.note_names(tagged)
    spots = find_spots(tagged, memory)
    found: list[Cited] = []
    n = 0
    low = 0
    while n < len(spots):
        known = len(memory.short_names)
        cited, taken = _cited(text, spots, n, low, memory)
        n += taken
        if cited is not None:
            found.append(cited)
            low = cited.end
            if len(memory.short_names) > known:
                named = [spot for spot in introduced(text, memory) if spot.start >= low]
                spots[n:] = apart(sorted([*spots[n:], *named], key=in_order))
    for k in range(len(found) - 2, -1, -1):
        if found[k].start == found[k + 1].start:  # members of a list share their words
            found[k] = replace(found[k], end=found[k + 1].end)
    return found


# --- From a spot to a citation -------------------------------------------------------------------------------------


def _cited(text: str, spots: list[Spot], n: int, low: int, memory: Memory) -> tuple[Cited | None, int]:
    """Return the citation at the n-th spot, if it is one, and how many spots it takes."""
    spot = with_noun(spots[n], memory)
    if spot is None or (spot.resolution is UNRESOLVED and not memory.alone):
        return None, 1
    tail = _tail(text, spots, n)
    before = pinpoint_before(text, low, spot.start)
    pinpoints = [each for each in (before, *tail.pinpoints) if each is not None]
    if (
        spot.weak
        and not tail.swallowed
        and not any(step.unit is Unit.ARTICLE for each in pinpoints for step in each.places[0])
    ):
        return None, 1
    resolution = _agreed([spot, *spots[n + 1 : n + 1 + tail.swallowed]], pinpoints)
    if resolution.status is Status.RESOLVED:
        _remember(memory, resolution, tail, "" if spot.noun else text[spot.start : spot.end])
    targets = _with_places(resolution, pinpoints, spot.locator)
    words = [text[each.start : each.end] for each in pinpoints] or [spot.locator]
    stated = spot.stated_date or next(iter(tail.dates), None)
    cited = Cited(
        start=min([spot.start, *(each.start for each in pinpoints[:1])]),
        end=tail.end,
        status=resolution.status,
        targets=targets,
        stated_date=stated,
        pinpoint=", ".join(words).strip(" ,"),
    )
    if resolution.status is Status.RESOLVED:
        problems = (contradiction(each, stated, tail.years) for each in targets)
        cited = replace(cited, problem=next(filter(None, problems), ""))
    return cited, 1 + tail.swallowed


def _tail(text: str, spots: list[Spot], n: int) -> Tail:
    """Return what follows the n-th spot."""
    tail = Tail(spots[n].end)
    if n + 1 < len(spots) and spots[n + 1].start < tail.end:  # a list, whose members share its place: the last has it
        return tail
    while read_component(text, tail, _following(spots, n, tail)) or _again(text, spots, n, tail):
        if len(tail.pinpoints) + len(tail.dates) + tail.swallowed > _MOST_PARTS:
            break
    words = text[spots[n].start : tail.end]
    if text[tail.end : tail.end + 1] == ")" and words.count("(") > words.count(")"):
        tail.end += 1
    return tail


def _remember(memory: Memory, resolution: Resolution, tail: Tail, name: str) -> None:
    """Remember what a thing is called from here on: by the text's own word, or by a noun of its name."""
    for noun in _IN_NAME.findall(name) or (_nouns_of_titles(memory, resolution) if name.isupper() else ()):
        memory.nouns.setdefault(noun, {}).update(dict.fromkeys(_named(resolution)))
    for short in tail.short_names:
        if len(memory.short_names) < _MOST_SHORT_NAMES:
            memory.short_names.setdefault(short, resolution.targets)


def _nouns_of_titles(memory: Memory, resolution: Resolution) -> Iterator[str]:
    """Yield the nouns of what an abbreviation stands for: "the Covenant" after "ICCPR"."""
    for target in _named(resolution):
        if isinstance(target, TreatyRef) and (treaty := memory.context.vocabulary.treaties.get(target.number)):
            yield from _IN_NAME.findall(treaty.title)


def _named(resolution: Resolution) -> Iterator[Target]:
    return (whole(target) for target in resolution.targets if isinstance(target, TreatyRef | InstrumentRef))


def _following(spots: list[Spot], n: int, tail: Tail) -> int:
    """Return where the next reference begins; far away if there is none."""
    following = n + 1 + tail.swallowed
    return spots[following].start if following < len(spots) else sys.maxsize


def _again(text: str, spots: list[Spot], n: int, tail: Tail) -> bool:
    """Take in the next spot if it is the same thing again: its symbol, its volume and page, its act."""
    following = n + 1 + tail.swallowed
    if following >= len(spots):
        return False
    here, there = spots[n], spots[following]
    if there.start < tail.end:  # it stands in what was read already: "(CRC)"
        tail.swallowed += 1
        return True
    gap = text[tail.end : there.start]
    bare = gap.strip(" ,;:([").removesuffix(".")
    if len(gap) > len(" , (UN Docs. ") or bare.lower() not in {"", "un doc", "un docs", "doc", "ibid"}:
        return False
    first, second = here.resolution, there.resolution
    same = bool(set(first.targets) & set(second.targets)) or _contains(first, second) or _contains(second, first)
    printed = bool(bare) and ";" not in gap and not any(isinstance(target, DocumentRef) for target in first.targets)
    printed = printed and any(not isinstance(target, PartRef) for target in second.targets)
    if not same and not printed:
        return False
    tail.end = there.end + (text[there.end : there.end + 1] in {")", "]"} and ("(" in gap or "[" in gap))
    tail.swallowed += 1
    return True


def _contains(outer: Resolution, inner: Resolution) -> bool:
    """Tell whether an act contains an instrument."""
    adopted = forms().adopted
    return any(
        each.ref in inner.targets
        for act in outer.targets
        if isinstance(act, PartRef)
        for each in adopted.get(PartRef(act.act), ())
    )


def _agreed(spots: list[Spot], pinpoints: list[Pinpoint]) -> Resolution:
    """Return what a reference and its repetitions point to.

    The instrument rather than the act that contains it, unless a paragraph of the act is meant.
    """
    resolved = [spot.resolution for spot in spots if spot.resolution.status is Status.RESOLVED]
    if len(resolved) < 2:  # noqa: PLR2004 - nothing to choose from
        return resolved[0] if resolved else spots[0].resolution
    in_act = any(path_in_act(place) for pinpoint in pinpoints for place in pinpoint.places)
    wanted = PartRef if in_act else TreatyRef | InstrumentRef
    for resolution in resolved:
        if any(isinstance(target, wanted) for target in resolution.targets):
            return resolution
    return resolved[0]


def _with_places(resolution: Resolution, pinpoints: list[Pinpoint], locator: str) -> tuple[Target, ...]:
    """Return each target at each place that the pinpoints name."""
    places: list[Place] = [()]
    for pinpoint in pinpoints:
        places = [(*place, *further) for place in places for further in pinpoint.places]
    if not pinpoints and locator and (read := read_pinpoint(locator)) and read.end == len(locator):
        places = list(read.places)
    targets = dict.fromkeys(
        found for place in places for target in resolution.targets for found in places_in(target, place)
    )
    return tuple(targets)
