"""The references in a stretch of normalised text, resolved: what `unres.citing.scan` starts from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from unres.citing.acts import act_spot, plain_act
from unres.citing.forms import Forms, forms
from unres.citing.memory import Memory, Pointer, Spot
from unres.citing.pointers import find_pointers, pointing
from unres.citing.styles import PageReference, TitleReference, find_styled
from unres.citing.symbols import is_likely_symbol
from unres.citing.targets import thing_of
from unres.model import InstrumentRef, Status, TreatyRef
from unres.understand.citations.cite import find_whole_references
from unres.understand.citations.outcome import UNRESOLVED, Resolution
from unres.understand.citations.references import (
    ActReference,
    BackReference,
    DocumentReference,
    NameReference,
    Reference,
)
from unres.understand.citations.titles import HEADS
from unres.understand.names import ShortName, Tagged
from unres.vocabulary import Vocabulary, fold


def in_order(spot: Spot) -> tuple[int, int]:
    """Return what spots are sorted by: where they begin, the longer first."""
    return spot.start, -spot.end


def find_spots(tagged: Tagged, memory: Memory) -> list[Spot]:
    """Return the references in a text, resolved, in order and without overlap."""
    text, look_up = tagged.text, forms()
    plain = list(_outermost(find_whole_references(tagged)))
    names = [(each.start, each.end) for each in plain if isinstance(each, NameReference)]
    styled = [  # without "resolution 2101 (XX)" in the title of an amendment
        each
        for each in find_styled(text, look_up)
        if not any(start < each.start and each.end <= end for start, end in names)
    ]
    spots = list(_plain_spots(plain, styled, tagged, memory))
    spots.extend(_styled_spots(styled, spots, tagged, memory))
    spots.extend(_foreign(text, look_up))
    if not memory.alone:
        spots.extend(introduced(text, memory))
        named = [(spot.start, spot.end) for spot in spots]
        spots.extend(
            spot
            for spot in find_pointers(text, memory)
            if not any(start < spot.end < end for start, end in named)  # "the Convention" on something
        )
    spots = [_with_year(text, spot, memory.context.vocabulary) for spot in spots if not _is_of_statute(text, spot)]
    spots.sort(key=in_order)
    return list(apart(spots))


def _plain_spots(
    plain: Sequence[Reference], styled: Sequence[Reference], tagged: Tagged, memory: Memory
) -> Iterator[Spot]:
    """Yield what the converter finds; what only citations abbreviate tells more of the same words."""
    acts = [each for each in styled if isinstance(each, ActReference)]
    lists = {(each.start, each.end) for n, each in enumerate(acts) if n and acts[n - 1].start == each.start}
    lists |= {(each.start, each.end) for each in acts if _is_lettered(each, plain)}
    for reference in plain:
        over = [
            each for each in styled if each.start < reference.end and reference.start < each.end and not _is_bare(each)
        ]
        if isinstance(reference, ActReference):
            yield from plain_act(reference, over, lists, tagged, memory)
        elif isinstance(reference, BackReference):
            yield from () if reference.many else (pointing(reference),)
        elif not over:
            yield from _plain(reference, tagged, memory)


def _styled_spots(styled: Iterable[Reference], spots: Iterable[Spot], tagged: Tagged, memory: Memory) -> Iterator[Spot]:
    """Yield what only citations abbreviate; "Resolution 1441" by itself is an act that was cited before, or none."""
    covered = {(spot.start, spot.end) for spot in spots}
    for reference in styled:
        if any(start < reference.end and reference.start < end for start, end in covered):
            continue
        spot = _styled(reference, forms(), tagged, memory)
        if spot.resolution.targets or not _is_bare(reference):
            yield spot
        elif isinstance(reference, ActReference) and not memory.alone:
            yield spot if spot.foreign else replace(spot, pointer=Pointer.SERIAL, path=(reference.number,))


def _is_bare(reference: Reference) -> bool:
    """Tell whether an act is cited by a number without its year, of a body that is not named: "resolution 12"."""
    return isinstance(reference, ActReference) and not reference.body and reference.number.isdecimal()


def _outermost(references: Iterable[Reference]) -> Iterator[Reference]:
    """Yield references without the numbers that stand inside a symbol: "1593 (2005)" in "S/RES/1593 (2005)"."""
    symbol_end = 0
    for reference in references:
        if isinstance(reference, ActReference):
            if reference.end <= symbol_end and not reference.locator and reference.phrase:
                continue
            symbol_end = reference.end if reference.body and not reference.phrase else symbol_end
        yield reference


def _is_lettered(act: ActReference, plain: Iterable[Reference]) -> bool:
    """Tell whether an act is one of several that share a number: "53/243 A and B"."""
    return sum(isinstance(each, ActReference) and act.start < each.end and each.start < act.end for each in plain) > 1


def apart(spots: list[Spot]) -> Iterator[Spot]:
    """Yield the spots that begin behind the one before, or share its place as members of a list do; each once."""
    last: Spot | None = None
    for spot in spots:
        if last is None or spot.start >= last.end or _is_listed_with(spot, last):
            last = spot
            yield spot


def _is_listed_with(spot: Spot, last: Spot) -> bool:
    return (spot.start, spot.end) == (last.start, last.end) and spot.resolution != last.resolution


def _plain(reference: Reference, tagged: Tagged, memory: Memory) -> Iterator[Spot]:
    if isinstance(reference, DocumentReference) and not is_likely_symbol(tagged.text, reference, alone=memory.alone):
        return
    weak = False
    if memory.context.is_common_noun(reference, tagged.text):
        weak = not memory.alone
        resolution = _meant_alone(reference, tagged.text, memory)
    else:
        resolution = memory.context.resolve(reference, tagged)
        if resolution.status is Status.AMBIGUOUS and memory.alone:
            resolution = _meant_alone(reference, tagged.text, memory)
    if resolution.targets or not isinstance(reference, NameReference):
        yield Spot(reference.start, reference.end, resolution, reference.stated_date, reference.locator, weak)


def _meant_alone(reference: Reference, text: str, memory: Memory) -> Resolution:
    """Return what a short name stands for where no text has introduced it: the one thing that has it, if so.

    A noun by itself names nothing: many things are called "the Convention". Alone, "the Charter" does.
    """
    words = text[reference.start : reference.end]
    if words in HEADS and not (memory.alone and words == "Charter"):
        return UNRESOLVED
    thing = reference.thing if isinstance(reference, NameReference) else None
    things = thing.things if isinstance(thing, ShortName) else ()
    targets = tuple(each.ref for each in things if isinstance(each.ref, TreatyRef | InstrumentRef))
    return Resolution(Status.RESOLVED if len(targets) == len(things) == 1 else Status.AMBIGUOUS, targets)


_STATUTE: Final = re.compile(
    r"(?:\s\([^()]{2,60}\)){0,2}(?:\s[A-Z][\w-]+){0,3}\s(?:Act|Bill|Ordinance|Regulations?|Rules|Order|Decree)\b"
    r"(?:\s\d{4}|\s\(|,|\.|;|$)"
)


def _is_of_statute(text: str, spot: Spot) -> bool:
    """Tell whether a title is part of a statute's: "Charter of the United Nations (Sanctions) Regulations 2011"."""
    is_title = bool(spot.resolution.targets) and isinstance(spot.resolution.targets[0], TreatyRef | InstrumentRef)
    return is_title and _STATUTE.match(text, spot.end) is not None


_YEAR_BEFORE: Final = re.compile(r"(?P<the>\bthe\s)?(?<![\w/(-])(?P<year>(?:18|19|20)\d\d)\s$", re.IGNORECASE)
_YEAR_BEHIND: Final = re.compile(r",?\s(?P<year>(?:18|19|20)\d\d)(?![\w/-])")


def _with_year(text: str, spot: Spot, vocabulary: Vocabulary) -> Spot:
    """Return "1951 Refugee Convention" or "Refugee Convention, 1951" with the year; in another it is another treaty."""
    target = spot.resolution.targets[0] if len(spot.resolution.targets) == 1 else None
    if not isinstance(target, TreatyRef | InstrumentRef):
        return spot
    before = _YEAR_BEFORE.search(text, max(0, spot.start - 9), spot.start)
    behind = _YEAR_BEHIND.match(text, spot.end)
    if not before and not behind:
        return spot
    named = thing_of(vocabulary, target)
    year = named.year if named else None
    if before and int(before["year"]) != year and before["the"]:
        return replace(spot, resolution=UNRESOLVED)
    start = before.start("year") if before and int(before["year"]) == year else spot.start
    end = behind.end() if behind and int(behind["year"]) == year else spot.end
    return replace(spot, start=start, end=end)


def _styled(reference: Reference, look_up: Forms, tagged: Tagged, memory: Memory) -> Spot:
    if isinstance(reference, ActReference):
        return act_spot(reference, tagged, memory, reference.end)
    weak = False
    if isinstance(reference, PageReference):
        treaty = look_up.pages.get(f"{reference.volume}/{reference.page}")
        candidates = tuple(each.ref for each in look_up.volumes.get(reference.volume, ()))
        ambiguous = Resolution(Status.AMBIGUOUS if candidates else Status.UNRESOLVED, candidates)
        resolution = Resolution(Status.RESOLVED, (treaty.ref,)) if treaty else ambiguous
    elif isinstance(reference, TitleReference):
        weak = not memory.alone
        resolution = Resolution(Status.RESOLVED, (look_up.titled[reference.form].ref,))
    else:
        resolution = memory.context.resolve(reference, tagged)
    return Spot(reference.start, reference.end, resolution, weak=weak)


def _foreign(text: str, look_up: Forms) -> Iterator[Spot]:
    for hit in look_up.foreign.find(fold(text)):
        yield Spot(hit.start, hit.end, Resolution(Status.RESOLVED, (hit.thing.ref,)))


def introduced(text: str, memory: Memory) -> Iterator[Spot]:
    """Yield the names that the text has given to what it cited: '(the "Torture Convention")'."""
    for name, targets in memory.short_names.items():
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield Spot(at, end, Resolution(Status.RESOLVED, targets))
            at = text.find(name, end)
