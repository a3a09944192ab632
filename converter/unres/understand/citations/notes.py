"""Expands *Ibid.* in notes: what each note says in full, and which note it repeats.

"Ibid." repeats the note before it; what follows the word replaces the antecedent from the first component of its kind:
"Ibid., vol. 1019, No. 14956" after "United Nations, Treaty Series, vol. 976, No. 14152" (*United Nations Editorial
Manual Online*, "Footnotes and other references: Ibid."). Notes run on through a file, so that the antecedent may
belong to the act before; where it lies outside the file, the note stays as it is.
"""

import re
from collections.abc import Iterable
from typing import Final

from unres.model import NoteReading, PartRef, PieceKey

_IBID: Final = re.compile(r"(?:See\s(?:also\s)?)?[Ii]bid\.(?:,\s(?P<rest>.+))?\s*", re.DOTALL)
_SEE: Final = re.compile(r"^See\s(?:also\s)?")

_KINDS: Final = (
    re.compile(r"\d{4}$|.*[Ss]ession$|.*[Yy]ear$"),
    re.compile(r"vols?\.|Supplements?\b|Annexes\b"),
    re.compile(r"Nos?\.|chaps?\.|part\b|annex|resolutions? and decisions?"),
    re.compile(r"sects?\."),
    re.compile(r"resolutions?\b|decisions?\b|document\b|arts?\.|articles?\b"),
    re.compile(r"paras?\.|pp?\."),
)
"""The components of a reference, from the outermost to the innermost; whatever is before them names the publication."""


def _rank(component: str) -> int:
    """Return how deep in a reference a component stands.

    >>> [_rank(each) for each in ("Official Records of the Council", "2019", "Supplement No. 8 (E/2019/28)", "chap. I")]
    [0, 1, 2, 3]
    """
    return next((rank for rank, kind in enumerate(_KINDS, 1) if kind.match(component)), 0)


def expand(text: str, antecedent: str) -> str:
    """Return a note with its *Ibid.* replaced by the words of the note before it, which is expanded already.

    >>> expand("Ibid., vol. 1019, No. 14956.", "United Nations, Treaty Series, vol. 976, No. 14152.")
    'United Nations, Treaty Series, vol. 1019, No. 14956.'
    >>> expand("Ibid., resolution 64/1.", "See Official Records, 2021, Supplement No. 8 (E/2021/28), chap. I, sect. B.")
    'Official Records, 2021, Supplement No. 8 (E/2021/28), chap. I, sect. B, resolution 64/1.'
    >>> expand("Ibid.", "General Assembly resolution S-30/1, annex.")
    'General Assembly resolution S-30/1, annex.'
    """
    match = _IBID.fullmatch(text)
    if match is None:
        return text
    if match["rest"] is None:
        return antecedent
    components = _SEE.sub("", antecedent).rstrip(".").split(", ")
    rank = _rank(match["rest"].split(", ", 1)[0])
    kept = components[:1]
    for component in components[1:]:
        own = _rank(component)
        if rank and own >= rank:
            break
        kept.append(component)
    return ", ".join([*kept, match["rest"]])


def is_ibid(text: str) -> bool:
    """Tell whether a note repeats the one before it.

    >>> is_ibid("Ibid., vol. 1582"), is_ibid("See ibid."), is_ibid("Resolution 70/1.")
    (True, True, False)
    """
    return _IBID.fullmatch(text) is not None


_VOLUME: Final = re.compile(r"\b(?:Year|Session|Supplements?|meetings?)\b")


def names_volume(text: str) -> bool:
    """Tell whether a note, or what it adds to its "Ibid.", names a volume of records or a meeting.

    Without a symbol that is no citation.

    >>> names_volume("Ibid., Eighteenth Year, Supplement for October 1963."), names_volume("Ibid., annex 8.")
    (True, False)
    """
    return _VOLUME.search(text) is not None


def read_notes(notes: Iterable[tuple[PieceKey, str, str]]) -> list[NoteReading]:
    """Return the readings of a file's notes, given act, marker and words of each, in the order of the file."""
    readings: list[NoteReading] = []
    before: PartRef | None = None
    for act, marker, text in notes:
        repeats = is_ibid(text)
        resolved = expand(text, readings[-1].resolved_text) if repeats and before else text
        readings.append(NoteReading(marker, before if repeats else None, resolved))
        before = PartRef(act, ("fn", marker))
    return readings


def is_unresolved(reading: NoteReading) -> bool:
    """Tell whether a note still begins with *Ibid.*, because its antecedent is not in the file."""
    return is_ibid(reading.resolved_text)
