"""The references in a stretch of normalised text, resolved: what `unres.citing.scan` starts from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from unres.citing.forms import Forms, forms
from unres.citing.styles import PageReference, TitleReference, find_styled
from unres.citing.symbols import is_likely_symbol
from unres.citing.targets import contradiction
from unres.model import ActKey, ActKind, InstrumentRef, PartRef, Status, Target, TreatyRef
from unres.understand.citations.cite import find_whole_references
from unres.understand.citations.outcome import UNRESOLVED, Resolution
from unres.understand.citations.references import (
    ActReference,
    DocumentReference,
    NameReference,
    Reference,
)
from unres.understand.citations.resolve import Context
from unres.understand.citations.whose import SHAPES, fits
from unres.understand.names import ShortName, Tagged
from unres.vocabulary import fold


@dataclass(slots=True)
class Memory:
    """What a text has said so far."""

    context: Context
    short_names: dict[str, tuple[Target, ...]] = field(default_factory=dict)
    """Names that the text itself has given, and what they stand for."""
    nouns: dict[str, dict[Target, None]] = field(default_factory=dict)
    """ "Covenant" → the treaties and instruments with this word in their names that the text has named."""
    alone: bool = False
    """The text is one citation and nothing else: what is unclear in running text is clear in it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A reference with what it resolves to."""

    start: int
    end: int
    resolution: Resolution
    stated_date: date | None = None
    locator: str = ""
    weak: bool = False
    """It is a reference only beside an article: "CRC" may be the Committee."""
    noun: str = ""
    """What "the Covenant" stands for depends on what comes before it."""


_NOUNS: Final = re.compile(
    r"\b[Tt]h(?:e|is|at)\s(?P<noun>Convention|Covenant|Charter|Protocol|Declaration|Statute|Treaty|Agreement)\b"
    r"(?!\s(?:on|against|for|relat|of|concerning|between|to)\b)"
)


def in_order(spot: Spot) -> tuple[int, int]:
    """Return what spots are sorted by: where they begin, the longer first."""
    return spot.start, -spot.end


def find_spots(tagged: Tagged, memory: Memory) -> list[Spot]:
    """Return the references in a text, resolved, in order and without overlap."""
    text, look_up = tagged.text, forms()
    plain = find_whole_references(tagged)
    names = [(each.start, each.end) for each in plain if isinstance(each, NameReference)]
    styled = [  # without "resolution 2101 (XX)" in the title of an amendment
        each
        for each in find_styled(text, look_up)
        if not any(start < each.start and each.end <= end for start, end in names)
    ]
    acts = [each for each in styled if isinstance(each, ActReference)]
    spots: list[Spot] = []
    lists = {(each.start, each.end) for n, each in enumerate(acts) if n and acts[n - 1].start == each.start}
    lists |= {(each.start, each.end) for each in acts if _is_lettered(each, plain)}
    for reference in plain:
        over = [each for each in styled if each.start < reference.end and reference.start < each.end]
        if isinstance(reference, ActReference):
            spots.extend(_plain_act(reference, over, lists, tagged, memory))
        elif not over:
            spots.extend(_plain(reference, tagged, memory))
    covered = {(spot.start, spot.end) for spot in spots}
    spots.extend(
        _styled(reference, look_up, tagged, memory)
        for reference in styled
        if not any(start < reference.end and reference.start < end for start, end in covered)
    )
    spots.extend(_foreign(text, look_up))
    if not memory.alone:
        spots.extend(introduced(text, memory))
        spots.extend(Spot(*match.span(), UNRESOLVED, noun=match["noun"]) for match in _NOUNS.finditer(text))
    spots.sort(key=in_order)
    return list(apart(spots))


def _is_lettered(act: ActReference, plain: Iterable[Reference]) -> bool:
    """Tell whether an act is one of several that share a number: "53/243 A and B"."""
    return sum(isinstance(each, ActReference) and act.start < each.end and each.start < act.end for each in plain) > 1


def apart(spots: list[Spot]) -> Iterator[Spot]:
    """Yield the spots that begin behind the one before, or share its place as members of a list do."""
    last: Spot | None = None
    for spot in spots:
        if last is None or spot.start >= last.end or (spot.start, spot.end) == (last.start, last.end):
            last = spot
            yield spot


def _plain_act(
    reference: ActReference, over: Sequence[Reference], lists: set[tuple[int, int]], tagged: Tagged, memory: Memory
) -> Iterator[Spot]:
    """Yield the spot of an act that the converter finds too: whose it is may be told by its abbreviation only."""
    twin = next((each for each in over if isinstance(each, ActReference)), None)
    if twin is None:
        yield _act(reference, tagged, memory, reference.end, reference.locator)
    elif (twin.start, twin.end) in lists or not reference.body:
        known = reference.owner is None and not reference.own and twin.body
        reference = replace(reference, body=twin.body) if known else reference
        if (twin.start, twin.end) in lists:
            first = not any(sign.isdecimal() for sign in tagged.text[twin.start : reference.start])
            reference = replace(reference, start=min(reference.start, twin.start)) if first else reference
            yield _act(reference, tagged, memory, reference.end, reference.locator)
        else:
            start = min(reference.start, twin.start)
            yield _act(replace(reference, start=start, number=twin.number), tagged, memory, twin.end)


def _act(reference: ActReference, tagged: Tagged, memory: Memory, end: int, locator: str = "") -> Spot:
    resolution = _resolve_act(reference, tagged, memory)
    return Spot(reference.start, end, resolution, reference.stated_date, locator)


def _resolve_act(reference: ActReference, tagged: Tagged, memory: Memory) -> Resolution:
    """Return the act; where nothing says whose it is, the acts of all bodies that number theirs so."""
    bodies = memory.context.vocabulary.bodies
    reference = _with_session(reference)
    if reference.kind is ActKind.STATEMENT:  # they have a numbering of their own
        return Resolution(Status.RESOLVED, (PartRef(ActKey(reference.kind, reference.body, reference.number)),))
    if reference.body and not fits(bodies[reference.body], reference.number):
        return UNRESOLVED
    resolution = memory.context.resolve(reference, tagged)
    if not reference.body and any(contradiction(target, None, []) for target in resolution.targets):
        return UNRESOLVED  # "Resolution 12 (2019)" is no act of the Security Council, which alone numbers so
    if resolution.status is Status.RESOLVED or resolution.targets:
        return resolution
    acts = (
        PartRef(ActKey(reference.kind, body.code, reference.number))
        for body in bodies.values()
        if body.adopts_acts and body.numbering in SHAPES and fits(body, reference.number)
    )
    candidates = tuple(act for act in acts if not contradiction(act, reference.stated_date, []))
    plausible = candidates and not _HIGH_SERIAL.fullmatch(reference.number)
    return Resolution(Status.AMBIGUOUS, candidates) if plausible else UNRESOLVED


_HIGH_SERIAL: Final = re.compile(r"\d+/\d{4}")
"""What no body has reached: "decision 5/2020" is somebody else's."""


def _with_session(reference: ActReference) -> ActReference:
    """Return "GA Res 2625 (1970)" as "2625 (XXV)", where the vocabulary knows an act of that number."""
    serial, bracket, rest = reference.number.partition("(")
    if reference.body != "ga" or not bracket or not rest[:4].isdecimal():
        return reference
    for act in forms().adopted:
        if isinstance(act.act, ActKey) and act.act.body == "ga" and act.act.number.startswith(f"{serial}("):
            return replace(reference, number=act.act.number)
    return reference


def _plain(reference: Reference, tagged: Tagged, memory: Memory) -> Iterator[Spot]:
    if isinstance(reference, DocumentReference) and not is_likely_symbol(tagged.text, reference, alone=memory.alone):
        return
    weak = False
    if memory.context.is_common_noun(reference, tagged.text):
        weak = not memory.alone
        resolution = _meant_alone(reference)
    else:
        resolution = memory.context.resolve(reference, tagged)
        if resolution.status is Status.AMBIGUOUS and memory.alone:
            resolution = _meant_alone(reference)
    start, locator = reference.start, reference.locator
    if isinstance(reference, NameReference) and reference.article:
        # The article is looked for again, with its paragraphs and points, from the name on.
        start = max(hit.start for hit in tagged.names if hit.end == reference.end)
        resolution = replace(resolution, targets=tuple(whole(target) for target in resolution.targets))
        locator = ""
    yield Spot(start, reference.end, resolution, reference.stated_date, locator, weak)


def whole(target: Target) -> Target:
    """Return the treaty or instrument of an article; anything else is whole."""
    return replace(target, article="") if isinstance(target, TreatyRef | InstrumentRef) else target


def _meant_alone(reference: Reference) -> Resolution:
    """Return what a short name stands for where no text can have introduced it: the one thing that has it, if so."""
    thing = reference.thing if isinstance(reference, NameReference) else None
    things = thing.things if isinstance(thing, ShortName) else ()
    targets = tuple(each.ref for each in things if isinstance(each.ref, TreatyRef | InstrumentRef))
    return Resolution(Status.RESOLVED if len(targets) == len(things) == 1 else Status.AMBIGUOUS, targets)


def _styled(reference: Reference, look_up: Forms, tagged: Tagged, memory: Memory) -> Spot:
    if isinstance(reference, ActReference):
        return _act(reference, tagged, memory, reference.end)
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


def with_noun(spot: Spot, memory: Memory) -> Spot | None:
    """Return "the Covenant" as what the text has named with this word; `None` if that is nothing."""
    if not spot.noun:
        return spot
    targets = tuple(memory.nouns.get(spot.noun, ()))
    if not targets:
        return None
    return replace(spot, resolution=Resolution(Status.RESOLVED if len(targets) == 1 else Status.AMBIGUOUS, targets))
