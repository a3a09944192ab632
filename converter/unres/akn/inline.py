"""Text with what stands in it: references and links where their words are, notes where their markers were."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from unres.akn.elements import append_text, element
from unres.akn.ranges import begin_of, range_of
from unres.model import Citation, Link, Marker, Target, Text


@dataclass(slots=True)
class Stretch:
    """`text[start:end]`, which some citations are the words of, or one of the source's links; and what is inside it."""

    start: int
    end: int
    citations: tuple[tuple[Citation, ...], ...] = ()
    """Grouped by target."""
    link: Link | None = None
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
    """Return where the citations' words and the links stand in a text, nested, as XML wants them.

    Of two citations that cross, the later one is cut; a citation that crosses a link is cut, since the link is the
    source's. Citations whose words are not in the text are left out.
    """
    outermost: list[Stretch] = []
    around: list[Stretch] = []
    for found in sorted([*_cited(text, citations), *_linked(text)], key=lambda each: (each.start, -each.end)):
        while around and around[-1].end <= found.start:
            around.pop()
        while found.link and around and around[-1].end < found.end and not around[-1].link:
            around.pop().end = found.start
        if around:
            found.end = min(found.end, around[-1].end)
        (around[-1].inside if around else outermost).append(found)
        around.append(found)
    return outermost


def _cited(text: Text, citations: Sequence[Citation]) -> Iterator[Stretch]:
    """Yield the stretches that are the words of citations, each stretch once."""
    placed: dict[tuple[int, int], list[Citation]] = {}
    for citation in citations:
        start = offset_of(text, citation.spans[0].start) if citation.spans else None
        last = offset_of(text, citation.spans[-1].end - 1) if citation.spans else None
        if start is not None and last is not None:
            begin = begin_of(citation, text.value, start)
            placed.setdefault((begin, last + 1), []).append(citation)
    for (start, end), same in placed.items():
        yield Stretch(start, end, _by_target(same))


def _linked(text: Text) -> Iterator[Stretch]:
    for link in text.links:
        yield Stretch(link.start, link.end, link=link)


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
                self._fill(self._open(node, event), words, event, inner)
                position = event.end
            else:
                self._place_note(node, event)
        append_text(node, words[position : stretch.end])

    def _open(self, node: etree._Element, stretch: Stretch) -> etree._Element:
        """Add what marks a stretch, and return the element that the words go into."""
        if stretch.link is None:
            return self._reference(node, stretch.citations)
        link = stretch.link
        if link.up_to:
            return element("rref", node, from_=link.href, upTo=link.up_to)
        return element("a", node, href=link.href)

    def _reference(self, node: etree._Element, citations: Sequence[Sequence[Citation]]) -> etree._Element:
        """Add what marks the citations of some words, and return the element that the words go into.

        One target makes a `ref`; a range of them ("paragraphs 3 to 7") a `rref`; several others of the same words
        ("the three conventions") a `mref`, whose first `ref` has the words. A citation without a target is an
        `inline`, since a `ref` must point somewhere.
        """
        together = [each for same in citations for each in same]
        if len(citations) > 1 and not range_of(together):
            above = element("mref", node)
            first, *_ = [self._one(above, same) for same in citations]
            return first
        return self._one(node, together)

    def _one(self, above: etree._Element, same: Sequence[Citation]) -> etree._Element:
        """Add what marks the citations of one target, or of a range."""
        citation, identity = same[0], " ".join(map(self._identity, same))
        if citation.target is None:
            return element("inline", above, name="citation", class_=citation.status.value, unr_citation=identity)
        found = range_of(same)
        if found:
            first, last = map(self._address, found)
            return element("rref", above, from_=first, upTo=last, unr_citation=identity)
        return element("ref", above, href=self._address(citation.target), unr_citation=identity)


def _within(marker: Marker, among: Iterable[Stretch]) -> bool:
    return any(stretch.start < marker.offset < stretch.end for stretch in among)
