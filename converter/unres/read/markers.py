"""Tells note markers from the numbers of a text that has no superscripts: "contained in its report, 29".

The notes at the foot say which labels there are. Each label is looked for behind the one before it, in places where a
marker can stand; "27 July", "paragraph 4" and "resolution 29 (1948)" are no markers.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from unres.model import Marker, Span
from unres.read.blocks import Block, Shape
from unres.read.scanned import MONTH_NAMES
from unres.read.words import SUPERSCRIPTS, label_of

_NO_MARKER_AFTER: Final = frozenset(
    [
        "a",
        "about",
        "and",
        "annex",
        "article",
        "articles",
        "at",
        "between",
        "by",
        "chapter",
        "chapters",
        "committee",
        "document",
        "for",
        "from",
        "held",
        "in",
        "item",
        "items",
        "least",
        "no",
        "nos",
        "number",
        "numbered",
        "of",
        "on",
        "or",
        "page",
        "pages",
        "para",
        "paragraph",
        "paragraphs",
        "part",
        "parts",
        "point",
        "points",
        "resolution",
        "resolutions",
        "rule",
        "rules",
        "section",
        "sections",
        "some",
        "than",
        "that",
        "the",
        "their",
        "to",
        "until",
        "volume",
        "was",
        "were",
        "with",
        "within",
    ]
)
"""Words that a number belongs to."""
_NO_MARKER_BEFORE: Final = re.compile(
    rf"""\s*(?:(?:{"|".join(MONTH_NAMES)})\b|\(\d{{4}}\)|\([IVX-]+\)|(?:to|and|or)\s+\d|\d|%
    |(?:per|abst\w+|votes?|members?|days?|weeks?|months?|years?|million|States|Governments)\b)""",
    re.VERBOSE,
)
_AFTER_A_YEAR: Final = re.compile(r"\b(?:19|20)\d\d[,;]?\s$")
_AFTER_A_COMMA: Final = re.compile(r"[^\d\s][,;.”’)]\s?$")
_DATED: Final = re.compile(
    rf"\s*(?:(?:{'|'.join(MONTH_NAMES)})\b|\(\d{{4}}\)|(?:and|to|or)\s+\d+\s+(?:{'|'.join(MONTH_NAMES)})\b)"
)
_PLACE: Final = re.compile(
    r"(?<=[\w.,;:)\]”’\"'])[^\S\n]?\n?(?P<label>\d{1,3}|\*{1,3})(?P<stroke>/)?(?=[\s.,;:)”\"']|$)"
)
_RAISED: Final = re.compile(rf"(?<!\bkm)(?<! m)(?<!\bcm)(?<!\bmm)[{SUPERSCRIPTS}]+")
_AT_THE_END: Final = re.compile(r"(?:(?<=[,;.])[^\S\n]+|(?<=\d{4},)|(?<=[a-z],))(\d{1,3})[,;.]?$")
"""A number behind the last comma of a paragraph."""


def markers_of(text: str, found: list[Block]) -> list[Marker]:
    """Return the markers of the notes among some blocks, in order.

    A label whose marker was lost in scanning is passed over.
    """
    stretches = [(block.body, block.end) for block in found if block.shape not in {Shape.NOTE, Shape.FURNITURE}]
    raised = list(_raised(text, stretches))
    labels = [label for label in _labels(found) if all(label != marker.label for marker in raised)]
    candidates = _candidates(text, stretches, frozenset(labels))
    markers: list[Marker] = []
    position = 0
    for label in labels:
        counted = label.isdigit()
        previous = markers[-1].span if markers else None
        span = _first(text, candidates[label], position if counted else 0, previous)
        if span is not None:
            markers.append(Marker(label, 0, span))
            position = span.end if counted else position
    taken = {marker.span for marker in markers}
    for start, end in stretches:  # the note may be missing from the file
        last = _AT_THE_END.search(text, start, end)
        if last is not None and Span(*last.span(1)) not in taken:
            markers.append(Marker(last[1], 0, Span(*last.span(1))))
    return sorted([*markers, *raised], key=lambda marker: marker.span)


def _raised(text: str, stretches: list[tuple[int, int]]) -> Iterator[Marker]:
    """Yield the markers that are superscripts, as some texts have them all the same."""
    if not _RAISED.search(text):
        return
    for start, end in stretches:
        for match in _RAISED.finditer(text, start, end):
            yield Marker(label_of(match.group()), 0, Span(*match.span()))


def _labels(found: list[Block]) -> list[str]:
    """Return the labels of the notes, in the order in which their markers stand."""
    labels = dict.fromkeys(block.label for block in found if block.shape is Shape.NOTE)
    return sorted(labels, key=lambda label: int(label) if label.isdigit() else 0)


class _Candidate(NamedTuple):
    """Where a label stands in a block, whose stretch is `[start, end)`; a stroke leaves no doubt."""

    at: int
    after: int
    stroke: bool
    start: int
    end: int


def _candidates(text: str, stretches: list[tuple[int, int]], labels: frozenset[str]) -> dict[str, list[_Candidate]]:
    """Return where the labels stand in some stretches of a text, in order."""
    found: dict[str, list[_Candidate]] = {label: [] for label in labels}
    for start, end in stretches if labels else ():
        for match in _PLACE.finditer(text, start, end):
            if match["label"] in labels:
                candidate = _Candidate(match.start("label"), match.end(), match["stroke"] is not None, start, end)
                found[match["label"]].append(candidate)
    return found


def _first(text: str, candidates: list[_Candidate], position: int, previous: Span | None) -> Span | None:
    """Return the first place from `position` where a label can be a marker."""
    for at, after, stroke, start, end in candidates[bisect_left(candidates, (position,)) :]:
        if stroke or _is_marker(text, at, after, start, end, previous):
            return Span(at, after)
    return None


def _is_marker(text: str, at: int, after: int, start: int, end: int, previous: Span | None) -> bool:  # noqa: PLR0913, PLR0917 - a place and its bounds
    if previous is not None and not text[previous.end : at].strip():
        return True
    if text[at - 1].isdigit() or (text[at - 1] in ".," and text[at - 2].isdigit() and at - 2 >= start):
        return False
    before = text[max(start, at - 8) : at]
    if (_AFTER_A_YEAR.search(before) or _AFTER_A_COMMA.search(before)) and not _DATED.match(text, after, end):
        return True
    word = re.search(r"([A-Za-z]+)\.?\s*$", text[max(start, at - 30) : at])
    if word and word[1].lower() in _NO_MARKER_AFTER:
        return False
    rest = text[after : min(end, after + 40)]
    return not _NO_MARKER_BEFORE.match(rest)
