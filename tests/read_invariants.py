"""What holds of every reading: nothing is lost, and every place leads back to its words."""

import re
from collections import Counter
from itertools import pairwise

from documents import texts
from unres.model import Act, Reading, RegionKind, Span, Understanding


def folded(text: str, spans: tuple[Span, ...]) -> str:
    """Return the characters of a file at these places, with white space folded."""
    return re.sub(r"\s+", " ", "".join(text[start:end] for start, end in spans)).strip()


def kinds(reading: Reading) -> dict[int, RegionKind]:
    return {place: region.kind for region in reading.regions for place in range(region.start, region.end)}


def assert_partition(reading: Reading) -> None:
    """Each character of the file lies in exactly one region, and none of the regions is empty."""
    text = reading.source.text
    ends = [0, *(end for _, end, _ in reading.regions)]
    assert [start for start, *_ in reading.regions] == ends[:-1]
    assert ends[-1] == len(text)
    assert all(start < end for start, end, _ in reading.regions)
    for start, end, kind in reading.regions:
        assert kind is not RegionKind.WHITE_SPACE or not text[start:end].strip()


def assert_leads_back(reading: Reading) -> None:
    """The places of a text, taken back to the file, give its words.

    Cells of a table that the file does not part by white space have a blank between them which stands nowhere.
    """
    for act in reading.acts:
        for text in texts(act):
            seen, value = folded(reading.source.text, text.spans()), text.value
            if sum(run.length for run in text.runs) < len(value):
                seen, value = seen.replace(" ", ""), value.replace(" ", "")
            assert seen == value
            assert all(a.end <= b.start for a, b in pairwise(text.spans()))


_OF_PARTS = {RegionKind.TEXT, RegionKind.FOOTNOTE, RegionKind.TITLE}


def assert_whole(reading: Reading) -> None:
    """What is called text, note or title stands in exactly one part, note or title.

    A file of notes alone has no act to hold them; `read` refuses it.
    """
    if not reading.acts:
        return
    held = Counter(
        place
        for act in reading.acts
        for text in texts(act)
        for start, end in text.spans()
        for place in range(start, end)
        if not reading.source.text[place].isspace()
    )
    assert not [place for place, times in held.items() if times > 1]
    called = {
        place
        for place, kind in kinds(reading).items()
        if kind in _OF_PARTS and not reading.source.text[place].isspace()
    }
    assert called <= set(held)


def assert_markers(reading: Reading) -> None:
    """Markers and numbers stand in regions of their kind and say what is printed there."""
    kind_at = kinds(reading)
    misread_lines = {finding.line for finding in reading.findings if finding.code == "scanning-error"}
    for act in reading.acts:
        for part in act.walk():
            if part.number_span is not None:
                start = part.number_span.start
                assert kind_at[start] is RegionKind.NUMBER
                misread = reading.source.line(start) in misread_lines
                assert misread or part.number in folded(reading.source.text, (part.number_span,))
            for marker in part.markers:
                assert kind_at[marker.span.start] is RegionKind.MARKER
                assert 0 <= marker.offset <= len(part.text.value)
        for note in act.footnotes:
            assert kind_at[note.marker_span.start] is RegionKind.MARKER


def assert_structure(act: Act) -> None:
    """Paths are unique, positions count on, and each part lies below the one that holds it."""
    paths = [part.path for part in act.walk()]
    assert len(paths) == len(set(paths))
    positions = [part.position for part in act.walk()] + [note.position for note in act.footnotes]
    assert positions == list(range(1, len(positions) + 1))


def assert_nothing_lost(reading: Reading) -> None:
    assert_partition(reading)
    assert_leads_back(reading)
    assert_whole(reading)
    assert_markers(reading)
    for act in reading.acts:
        assert_structure(act)


def assert_understanding_leads_back(understanding: Understanding) -> None:
    text = understanding.source.text
    for citation in understanding.citations:
        assert folded(text, citation.spans) == citation.surface
    for action in understanding.actions:
        assert folded(text, action.spans) == action.surface
