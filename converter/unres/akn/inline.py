"""Text with what stands in it: references and links where their words are, notes where their markers were."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
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


class Places:
    """Finds which character of a text stands at a position of the source.

    >>> from unres.model import Run
    >>> places = Places(Text("Urges States", (Run(0, 4, 5), Run(5, 10, 7))))
    >>> places.offset(11), places.offset(9)
    (6, None)
    """

    def __init__(self, text: Text) -> None:
        self._runs: Final = sorted(text.runs, key=attrgetter("start"))
        self._starts: Final = [run.start for run in self._runs]

    def offset(self, position: int) -> int | None:
        """Return the character's offset, or `None` if none of the text stands there."""
        n = bisect_right(self._starts, position) - 1
        at, start, length = self._runs[n] if n >= 0 else (0, position, 0)
        return at + position - start if position < start + length else None


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
    places = Places(text)
    for citation in citations:
        start = places.offset(citation.spans[0].start) if citation.spans else None
        last = places.offset(citation.spans[-1].end - 1) if citation.spans else None
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
        position, done = stretch.start, 0
        offsets = [marker.offset for marker in markers]
        for inner in stretch.inside:
            first = bisect_right(offsets, inner.start)
            position = self._up_to(node, words, position, markers[done:first])
            append_text(node, words[position : inner.start])
            done = max(first, bisect_left(offsets, inner.end))
            self._fill(self._open(node, inner), words, inner, markers[first:done])
            position = inner.end
        position = self._up_to(node, words, position, markers[done:])
        append_text(node, words[position : stretch.end])

    def _up_to(self, node: etree._Element, words: str, position: int, markers: Sequence[Marker]) -> int:
        """Add the words from a position up to the last of some markers, with the notes, and return where that is."""
        for marker in markers:
            append_text(node, words[position : marker.offset])
            self._place_note(node, marker)
            position = marker.offset
        return position

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
