"""What was found in a text, written: as JSON lines, as Web Annotations, as HTML with links."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from unres.citing.finding import FoundCitation, find_citations
from unres.citing.markup import Page, read_page, wrap
from unres.citing.resolving import CitationReading
from unres.model import Status

_AROUND: Final = 32
"""Characters of context that a quote selector carries on either side."""


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A text with its citations. Of a page, `text` is its words, which positions count."""

    name: str
    """What the text is called: the file's name, or its IRI."""
    text: str
    citations: tuple[FoundCitation, ...]
    page: Page | None = None


def link_text(text: str, name: str, *, is_html: bool = False, body: str = "", base: str | None = None) -> LinkedText:
    """Find the citations in a text or an HTML page; for the arguments see `find_citations`.

    >>> linked = link_text("<p>See S/RES/1325.</p>", "a.html", is_html=True)
    >>> [found.words for found in linked.citations]
    ['S/RES/1325']
    """
    page = read_page(text) if is_html else None
    words = page.text if page else text
    return LinkedText(name, words, tuple(find_citations(words, body=body, base=base)), page)


# --- JSON lines ------------------------------------------------------------------------------------------------------


def json_of(thing: FoundCitation | CitationReading) -> dict[str, object]:
    """Return what was found or read as a JSON object: IRIs as strings, the date as in ISO 8601, nothing empty.

    >>> from unres.citing.resolving import read_citation
    >>> json_of(read_citation("A/76/121"))
    {'text': 'A/76/121', 'status': 'resolved', 'iri': 'https://w3id.org/unres/document/A/76/121'}
    """
    first: dict[str, object] = (
        {"text": thing.text}
        if isinstance(thing, CitationReading)
        else {"start": thing.start, "end": thing.end, "words": thing.words}
    )
    further = {
        "status": thing.status.value,
        "iri": thing.iri,
        "candidates": list(thing.candidates),
        "date": thing.date.isoformat() if thing.date else None,
        "pinpoint": thing.pinpoint,
        "reason" if isinstance(thing, CitationReading) else "problem": (
            thing.reason if isinstance(thing, CitationReading) else thing.problem
        ),
    }
    return first | {name: value for name, value in further.items() if value}


def _json_lines(linked: LinkedText) -> Iterator[str]:
    for found in linked.citations:
        yield json.dumps(json_of(found), ensure_ascii=False) + "\n"


# --- Web Annotations -------------------------------------------------------------------------------------------------


def _annotations(linked: LinkedText) -> Iterator[str]:
    """Yield an annotation page (Web Annotation Data Model, section 5.2), one annotation a line."""
    head = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "items": ['
    for n, found in enumerate(linked.citations):
        yield (",\n" if n else "\n") + json.dumps(annotation_of(found, linked), ensure_ascii=False)
    yield "\n]}\n"


def annotation_of(found: FoundCitation, linked: LinkedText) -> dict[str, object]:
    """Return a citation as a Web Annotation that links the words to what they cite (motivation `linking`).

    Both selectors say the same place (sections 4.2.3 and 4.2.4): the quote, with what stands around it, survives
    changes elsewhere. Of an ambiguous citation the body is a choice of candidates.
    """
    text = linked.text
    bodies = [{"type": "SpecificResource", "source": iri} for iri in ([found.iri] if found.iri else found.candidates)]
    annotation: dict[str, object] = {"type": "Annotation", "motivation": "linking"}
    if found.status is Status.AMBIGUOUS:
        annotation["body"] = {"type": "Choice", "items": bodies}
    elif bodies:
        annotation["body"] = bodies[0]["source"]
    annotation["target"] = {
        "source": linked.name,
        "selector": [
            {"type": "TextPositionSelector", "start": found.start, "end": found.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[found.start : found.end],
                "prefix": text[max(0, found.start - _AROUND) : found.start],
                "suffix": text[found.end : found.end + _AROUND],
            },
        ],
    }
    return annotation


# --- HTML ------------------------------------------------------------------------------------------------------------

_HEAD: Final = """\
<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>body {{ white-space: pre-wrap; max-width: 45em; margin: 2em auto; font-family: serif; }}</style>
</head>
<body>"""


def _html(linked: LinkedText) -> Iterator[str]:
    """Yield the page with links in it; a text that is no page becomes a small one."""
    if linked.page is not None:
        yield wrap(linked.page, _marks(linked.citations))
        return
    yield _HEAD.format(title=escape(linked.name))
    position = 0
    for start, end, before, after in _marks(linked.citations):
        yield escape(linked.text[position:start]) + before + escape(linked.text[start:end]) + after
        position = end
    yield escape(linked.text[position:]) + "</body>\n</html>\n"


def _marks(citations: Sequence[FoundCitation]) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end and tags of each link; words that name several places link to the first."""
    last = 0
    for found in citations:
        if found.start < last:
            continue
        if found.iri:
            yield found.start, found.end, f'<a class="unres-citation" href="{escape(found.iri)}">', "</a>"
        elif found.candidates:
            may_be = escape("May be: " + ", ".join(found.candidates))
            yield found.start, found.end, f'<span class="unres-citation" title="{may_be}">', "</span>"
        else:
            continue
        last = found.end


WRITERS: Final[Mapping[str, Callable[[LinkedText], Iterable[str]]]] = {
    "jsonl": _json_lines,
    "webannotation": _annotations,
    "html": _html,
}
"""Format → what writes a text's citations in it, piece by piece."""


def write_links(linked: LinkedText, syntax: str) -> str:
    """Return a text's citations in one of the formats of `WRITERS`."""
    return "".join(WRITERS[syntax](linked))


# --- Readings of single citations ----------------------------------------------------------------------------------

_COLUMNS: Final = ("text", "status", "iri", "pinpoint", "date", "reason", "candidates")


def reading_as_json(reading: CitationReading, *, candidates: bool) -> str:
    """Return a reading as a line of JSON."""
    said = json_of(reading)
    if not candidates:
        said.pop("candidates", None)
    return json.dumps(said, ensure_ascii=False)


def reading_as_tsv(reading: CitationReading, *, candidates: bool) -> str:
    """Return a reading as a line of tab-separated values; white space in a value is a blank."""
    said: dict[str, Any] = json_of(reading)
    said["candidates"] = " ".join(reading.candidates)
    columns = _COLUMNS if candidates else _COLUMNS[:-1]
    return "\t".join(" ".join(str(said.get(column, "")).split()) for column in columns)


def tsv_head(*, candidates: bool) -> str:
    """Return the names of the columns."""
    return "\t".join(_COLUMNS if candidates else _COLUMNS[:-1])
