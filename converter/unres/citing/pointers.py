"""Words that name nothing and point to what the text has cited: "the Covenant", "that resolution", "Ibid."."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from unres.citing.memory import Memory, Pointer, Spot
from unres.model import ActKey, ActKind, InstrumentRef, PartRef, Status, Target
from unres.understand.citations.outcome import UNRESOLVED, Resolution
from unres.understand.citations.references import BackReference

_NOUNS: Final = re.compile(
    r"\b[Tt]h(?:e|is|at)\s(?P<noun>Convention|Covenant|Charter|Protocol|Declaration|Statute|Treaty|Agreement)\b"
    r"(?!\s(?:on|against|for|relating|relative|of|concerning|between|to)\b)"
)
_ACTS: Final = re.compile(
    r"\b(?:ladite|cette|(?:la|de\sla)\smême|dicha|esa|esta|la\smisma|la\scitada)\s(?P<kind>résolution|resolución|décision|decisión)\b"
    r"(?!\s\d)",
    re.IGNORECASE,
)
""" "That resolution" in French and Spanish; in English `unres.understand.citations.relative` finds it."""
_CHARTER: Final = InstrumentRef("charter-of-the-united-nations")
"""What "the Charter" is in a text that cites acts of the United Nations, and names no other."""
_OTHER_CHARTER: Final = re.compile(
    r"\bCharter\s(?:of|on|for)\s(?!the\sUnited\sNations)|\b(?!UN\b|Nations\b|The\b)[A-Z][\w']+\sCharter\b|\bCharter\sof\sRights"
)
_SAME: Final = re.compile(r"(?<![\w(])(?:[Ii]bid\b\.?|[Ii]bidem\b|Id\.(?=[\s,]))")
_NOTHING: Final = re.compile(r"[\s.,;:)\]\"'—-]*(?:\[?\d{1,4}[\].)]{0,2}\s?)?(?:[Ss]ee\s(?:also\s)?)?")
"""What can stand between a citation and "Ibid." that means it: stops, the number of the next note."""


def find_pointers(text: str, memory: Memory) -> Iterator[Spot]:
    """Yield the words of a text that point back, but for what the converter finds.

    >>> from unres.understand.citations.resolve import Context
    >>> from unres.vocabulary import load
    >>> found = find_pointers("the Covenant. Ibid., art. 3", Memory(Context(load(), "")))
    >>> [(spot.start, spot.pointer.name, spot.word) for spot in found]
    [(0, 'NOUN', 'Covenant'), (14, 'SAME', '')]
    """
    for match in _NOUNS.finditer(text):
        yield Spot(*match.span(), UNRESOLVED, pointer=Pointer.NOUN, word=match["noun"])
    for match in _ACTS.finditer(text):
        kind = ActKind.RESOLUTION if match["kind"][0] in "rR" else ActKind.DECISION
        yield Spot(*match.span(), UNRESOLVED, pointer=Pointer.ACT, word=kind.value)
    if "Charter" in text and _OTHER_CHARTER.search(text):
        memory.has_other_charter = True
    if "bid" in text or "Id." in text:
        for match in _SAME.finditer(text):
            yield Spot(*match.span(), UNRESOLVED, pointer=Pointer.SAME)


def pointing(reference: BackReference) -> Spot:
    """Return "paragraph 10 of that resolution" as words that point back."""
    return Spot(
        reference.start,
        reference.end,
        UNRESOLVED,
        locator=reference.locator,
        pointer=Pointer.ACT,
        word=reference.kind.value,
        path=reference.path,
    )


def meant(text: str, spot: Spot, memory: Memory, low: int) -> Spot | None:
    """Return words that point back as what they mean; other spots as they are; `None` if they mean nothing known.

    `low` is where the last citation of this paragraph ends, 0 if it has none yet.
    """
    if spot.pointer is None:
        return spot
    targets: tuple[Target, ...] = ()
    if spot.pointer is Pointer.NOUN:
        targets = tuple(memory.nouns.get(spot.word, ()))
        if spot.word == "Charter" and not targets and memory.cited and not memory.has_other_charter:
            targets = (_CHARTER,)
    elif spot.pointer is Pointer.ACT:
        act = memory.act_cited(ActKind(spot.word))
        targets = (PartRef(act.act, spot.path),) if isinstance(act, PartRef) else ()
    elif spot.pointer is Pointer.SERIAL:
        targets = tuple(act for act in memory.cited if _is_number_of(act, spot))
    elif _NOTHING.fullmatch(since(text[: spot.start], memory, low)):
        targets = memory.last
    if not targets:
        return None
    return replace(spot, resolution=Resolution(Status.RESOLVED if len(targets) == 1 else Status.AMBIGUOUS, targets))


def _is_number_of(act: Target, spot: Spot) -> bool:
    """Tell whether an act that was cited has the number of "Resolution 1441"."""
    key = act.act if isinstance(act, PartRef) else None
    return isinstance(key, ActKey) and key.kind.value == spot.word and key.number.partition("(")[0] == spot.path[0]


def since(text: str, memory: Memory, low: int) -> str:
    """Return the words since the last citation."""
    return text[low:] if low else memory.rest + text
