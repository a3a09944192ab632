"""Tells what the marker of a note hangs on: which citation carries it, and whether the note gives its text."""

import re
from collections.abc import Sequence
from typing import Final

from unres.model import DocumentRef, InstrumentRef, PartRef, PublicationRef, Target, TreatyRef
from unres.understand.citations.found import Found
from unres.understand.citations.references import ActReference, NameReference, Reference, TitleReference
from unres.vocabulary import load

_BARE: Final = re.compile(r"(?:See\s)?[A-Z]{1,5}/(?!RES/|HRC/RES/)")
_REPORT: Final = re.compile(r"(?:See\s)?[AES]/(?:HRC/)?\d{2,4}/\d+[\w/.]*\.?$")
_REACH: Final = 3
"""How many characters may stand between what is cited and the marker of its note."""
_APPOSITIVE: Final = re.compile(
    r"(?:,?\s(?:\((?:19|20)\d\d\)|of\s(?:\d{1,2}\s\w+\s)?(?:19|20)\d\d|\((?:“|the\s)[^()]*\)|\([A-Z][\w’ -]*\)))?"
    r"(?:,?\s(?:adopted|signed|done|concluded|proclaimed|endorsed|affirmed|opened|agreed|launched|annexed|issued|approved)"
    r"\s(?:(?!\s(?:and|or)\s(?:the|its|their)\s)[^;”])*)?"
)
"""What tells of a title when and by whom it was adopted, up to the marker of its note."""
_ABOUT: Final = re.compile(
    r"(?:\sof\s(?:\d{1,2}\s\w+\s)?\d{4})?,?\s(?:on|entitled|concerning|regarding)\b"
    r"(?:(?!\sand\s(?:the|its)\s|,\sthe\s|\sas\swell\sas\s)[^;])*"
)
"""What stands between an act and words that tell what it is about."""
_NEAREST: Final = 20
"""How many citations before words can say what these are about."""
_ALSO: Final = re.compile(r"\b[Ss]ee\salso\b")


def carries(reference: Reference, marker: int, before: int, text: str) -> bool:
    """Tell whether a marker stands at a citation: in its words, close behind them, or behind what is said of its title.

    `before` is where the words before the marker end.
    """
    if reference.start < marker <= reference.end:
        return True
    gap = text[reference.end : before]
    if reference.end <= before and gap.startswith((", entitled “", " entitled “")):
        return gap.count("”") == 1 and gap.endswith("”")
    if isinstance(reference, (NameReference, TitleReference)) and reference.end <= before:
        return _APPOSITIVE.fullmatch(gap) is not None
    return 0 <= before - reference.end <= _REACH and "”" not in gap


def describes(text: str, acts: Sequence[Reference], start: int) -> bool:
    """Tell whether what begins at `start` only says what an act is about: "resolution 77/38 on the strategy"."""
    nearest = [act for act in acts if act.end < start][-_NEAREST:]
    return any(isinstance(act, ActReference) and _ABOUT.fullmatch(text, act.end, start) for act in nearest)


def is_plain(on: Sequence[Found], note: str) -> bool:
    """Tell whether a note gives a document by its bare symbol, although what stands before it is something else.

    Then it explains more words: "the report of the Secretary-General on the implementation of resolution 77/38".
    """
    acts = all(isinstance(each.reference, ActReference) for each in on)
    return bool(on) and (_BARE if acts else _REPORT).match(note) is not None


def text_of_title(title: Found, in_note: Sequence[Found]) -> Target | None:
    """Return the act, document or treaty that a note gives for a title which no vocabulary lists, if it is one."""
    if not isinstance(title.target, InstrumentRef) or title.target.slug in load().instruments:
        return None
    if not in_note:
        return None
    note = in_note[0].words.text.value
    also = _ALSO.search(note)
    given = [each for each in in_note if also is None or each.reference.start < also.start()]
    targets = list(dict.fromkeys(each.target for each in given if each.target is not None))
    first = targets[0] if targets else None
    corrected = all(_is_corrigendum(other, first) for other in targets[1:])
    return first if corrected and isinstance(first, (DocumentRef, PartRef, PublicationRef, TreatyRef)) else None


def _is_corrigendum(other: Target, of: Target | None) -> bool:
    return isinstance(other, DocumentRef) and isinstance(of, DocumentRef) and f"{of.symbol}/Corr." in other.symbol
