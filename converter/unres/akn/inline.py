"""Text with what stands in it: references where their words are, notes where their markers were."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from lxml import etree

from unres.akn.elements import append_text, element
from unres.model import Citation, Marker, Target, Text


@dataclass(slots=True)
class Stretch:
    """`text[start:end]`, which some citations are the words of, with the stretches inside it."""

    start: int
    end: int
    citations: tuple[tuple[Citation, ...], ...]
    """Grouped by target."""
    inside: list["Stretch"] = field(default_factory=list)


def offset_of(text: Text, position: int) -> int | None:
    """Return which character of a text stands at a position of the source, or `None` if none does.

    >>> from unres.model import Run
    >>> text = Text("Urges States", (Run(0, 4, 5), Run(5, 10, 7)))
    >>> offset_of(text, 11), offset_of(text, 9)
    (6, None)
    """
    for at, start, length in text.runs:
        if start <= position < start + length:
            return at + position - start
    return None


def stretches(text: Text, citations: Sequence[Citation]) -> list[Stretch]:
    """Return where the citations' words stand in a text, nested; of two that cross, the later one is cut.

    Citations whose words are not in the text are left out.
    """
    placed = sorted(
        (
            (start, -(last + 1), order, citation)
            for order, citation in enumerate(citations)
            if citation.spans
            and (start := offset_of(text, citation.spans[0].start)) is not None
            and (last := offset_of(text, citation.spans[-1].end - 1)) is not None
        ),
        key=lambda item: item[:3],
    )
    outermost: list[Stretch] = []
    around: list[Stretch] = []
    for (start, end), group in groupby(((s, -e, c) for s, e, _, c in placed), key=lambda item: item[:2]):
        while around and around[-1].end <= start:
            around.pop()
        found = Stretch(start, min(end, around[-1].end) if around else end, _by_target(item[2] for item in group))
        (around[-1].inside if around else outermost).append(found)
        around.append(found)
    return outermost


def _by_target(citations: Iterable[Citation]) -> tuple[tuple[Citation, ...], ...]:
    """Return the citations of each target together: the words of a note are cited once by each part that carries it."""
    found: dict[object, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.target or (citation.part, citation.n), []).append(citation)
    return tuple(map(tuple, found.values()))


class Inline:
    """Fills elements with texts.

    Args:
        address: gives the address of what a citation points to.
        identity: gives the address of a citation itself.
        place_note: puts the note of a marker at the end of an element.
    """

    def __init__(
        self,
        address: Callable[[Target], str],
        identity: Callable[[Citation], str],
        place_note: Callable[[etree._Element, Marker], None],
    ) -> None:
        self._address: Final = address
        self._identity: Final = identity
        self._place_note: Final = place_note

    def fill(
        self, node: etree._Element, text: Text, citations: Sequence[Citation] = (), markers: Sequence[Marker] = ()
    ) -> None:
        """Put a text into an element, with the citations whose words stand in it and the notes of its markers."""
        whole = Stretch(0, len(text.value), ())
        whole.inside.extend(stretches(text, citations))
        self._fill(node, text.value, whole, sorted(markers, key=lambda marker: marker.offset))

    def _fill(self, node: etree._Element, words: str, stretch: Stretch, markers: Sequence[Marker]) -> None:
        """Fill in a stretch. A marker that stands on its edge belongs outside; the text's own edges hold all."""
        position = stretch.start
        events: list[tuple[int, int, Stretch | Marker]] = [
            *((inner.start, 1, inner) for inner in stretch.inside),
            *((marker.offset, 0, marker) for marker in markers if not _within(marker, stretch.inside)),
        ]
        for start, _, event in sorted(events, key=lambda item: item[:2]):
            append_text(node, words[position:start])
            position = start
            if isinstance(event, Stretch):
                inner = [marker for marker in markers if _within(marker, [event])]
                self._fill(self._reference(node, event.citations), words, event, inner)
                position = event.end
            else:
                self._place_note(node, event)
        append_text(node, words[position : stretch.end])

    def _reference(self, node: etree._Element, citations: Sequence[Sequence[Citation]]) -> etree._Element:
        """Add what marks the words of some citations, and return the element that the words go into.

        One target makes a `ref`; several of the same words ("the three conventions") a `mref`, whose first `ref` has
        the words. A citation without a target is an `inline`, since a `ref` must point somewhere.
        """
        above = element("mref", node) if len(citations) > 1 else node
        made = [self._one(above, same) for same in citations]
        return made[0]

    def _one(self, above: etree._Element, same: Sequence[Citation]) -> etree._Element:
        """Add what marks the citations of one target."""
        citation, identity = same[0], " ".join(map(self._identity, same))
        if citation.target is None:
            return element("inline", above, name="citation", class_=citation.status.value, unr_citation=identity)
        return element("ref", above, href=self._address(citation.target), unr_citation=identity)


def _within(marker: Marker, among: Iterable[Stretch]) -> bool:
    return any(stretch.start < marker.offset < stretch.end for stretch in among)
