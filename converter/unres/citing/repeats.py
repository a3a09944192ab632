"""Tells when a citation names one thing several times: its title, its number, its symbol, its volume and page."""

from typing import Final

from unres.citing.forms import forms
from unres.citing.memory import Spot
from unres.model import ActKey, DocumentRef, InstrumentRef, PartRef, Status, TreatyRef
from unres.pinpoints import Pinpoint
from unres.places import path_in_act
from unres.understand.citations.outcome import Resolution

_BETWEEN: Final = frozenset({"", "un doc", "un docs", "doc", "ibid"})
"""What stands between a thing and its name or symbol, beside stops and brackets."""
_LONGEST: Final = len(" , (UN Docs. ")
_PARTS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def is_again(gap: str, first: Resolution, second: Resolution) -> bool:
    """Tell whether what stands behind `gap` is the same thing again, or where it is printed.

    >>> from unres.model import ActKind
    >>> def act(number): return Resolution(Status.RESOLVED, (PartRef(ActKey(ActKind.RESOLUTION, "ga", number)),))
    >>> is_again(", UN Doc. ", act("217(III)A"), act("217(III)")), is_again("; ", act("60/1"), act("60/2"))
    (True, False)
    """
    bare = gap.strip(" ,;:([").removesuffix(".")
    if len(gap) > _LONGEST or bare.lower() not in _BETWEEN:
        return False
    if set(first.targets) & set(second.targets) or _is_part_of(first, second):
        return True
    if _contains(first, second) or _contains(second, first):
        return True
    is_printed = bool(bare) and ";" not in gap and not any(isinstance(target, DocumentRef) for target in first.targets)
    return is_printed and any(not isinstance(target, PartRef) for target in second.targets)


def _is_part_of(first: Resolution, second: Resolution) -> bool:
    """Tell whether two name one act, one of them without the letter of a part: "217 (III) A, A/RES/217(III)"."""
    acts = [
        target.act
        for targets in (first.targets, second.targets)
        for target in targets[:1]
        if isinstance(target, PartRef) and isinstance(target.act, ActKey) and len(targets) == 1
    ]
    names = [(act.kind, act.body, act.number.rstrip(_PARTS)) for act in acts]
    is_whole = any(not act.number.endswith(tuple(_PARTS)) for act in acts)  # parts A and B are two acts
    return is_whole and names[1:] == names[:1]


def _contains(outer: Resolution, inner: Resolution) -> bool:
    """Tell whether an act contains an instrument."""
    adopted = forms().adopted
    return any(
        each.ref in inner.targets
        for act in outer.targets
        if isinstance(act, PartRef)
        for each in adopted.get(PartRef(act.act), ())
    )


def agreed(spots: list[Spot], pinpoints: list[Pinpoint]) -> Resolution:
    """Return what a reference and its repetitions point to.

    The instrument rather than the act that contains it, unless a paragraph of the act is meant.
    """
    resolved = [spot.resolution for spot in spots if spot.resolution.status is Status.RESOLVED]
    if len(resolved) < 2:  # noqa: PLR2004 - nothing to choose from
        return resolved[0] if resolved else spots[0].resolution
    if len(resolved) == 2 and _is_part_of(*resolved):  # noqa: PLR2004 - both
        return max(resolved, key=lambda each: len(str(each.targets[0])))  # the one that has the letter
    in_act = any(path_in_act(place) for pinpoint in pinpoints for place in pinpoint.places)
    wanted = PartRef if in_act else TreatyRef | InstrumentRef
    for resolution in resolved:
        if any(isinstance(target, wanted) for target in resolution.targets):
            return resolution
    return resolved[0]
