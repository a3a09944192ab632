"""The parts and notes of an act as quads."""

import html
from typing import Final

from unres.eids import eid
from unres.model import Extent, Footnote, NoteReading, Part, PartKind
from unres.model.language import LANGUAGES
from unres.project.cited import IS_PART_OF, NUMBER, describe
from unres.project.graph import Graph
from unres.project.links import project_links
from unres.terms import LABEL, TRUE, A, escape, integer, plain, term, worded

HAS_PART: Final = term("eli:has_part")
EXTENT: Final = term("unr:extent")
_POSITION: Final = term("unr:position")
_TEXT: Final = term("unr:text")
_EID: Final = term("unr:eId")
_OFFICIAL_EID: Final = term("unr:officialEId")
_HTML: Final = term("unr:html")
_HTML_TYPE: Final = term("rdf:HTML")
_INTEGER: Final = term("xsd:integer")
_CLASS: Final = {kind: term(f"unr:{kind.value}") for kind in PartKind}
_FOOTNOTE: Final = term("unr:Footnote")


def project_part(graph: Graph, part: Part, above: str) -> None:
    """Add a part and everything inside it.

    Args:
        graph: where to.
        part: the part.
        above: the term of what it stands in, the act or another part.
    """
    node = graph.part(part.path)
    _place(graph, node, part, above, _CLASS[part.kind])
    if part.number:
        graph.add(node, NUMBER, plain(part.number))
    graph.words(node, _TEXT, part.text.value)
    if part.rows:
        graph.add(node, _HTML, f'"{escape(_table(part.rows))}"^^{_HTML_TYPE}')
    if part.official_eid:
        graph.add(node, _OFFICIAL_EID, plain(part.official_eid))
    if part.extent is not Extent.COMPLETE:
        graph.add(node, EXTENT, graph.concept("extent", part.extent.value))
    if part.number_inferred:
        graph.add(node, term("unr:numberInferred"), TRUE)
    _source(graph, node, part)
    if part.text.links:
        project_links(graph, node, graph.place_label(part.path), part.text)
    for child in part.children:
        project_part(graph, child, node)


def _place(graph: Graph, node: str, thing: Part | Footnote, above: str, kind: str) -> None:
    """Add what a part is, where it stands and what it is called."""
    end, path = graph.end, thing.path
    graph.lines.append(
        f"{node} {A} {kind}{end}"
        f"{node} {IS_PART_OF} {above}{end}"
        f"{above} {HAS_PART} {node}{end}"
        f'{node} {LABEL} "{graph.place_label(path)}"@en{end}'
        f'{node} {_POSITION} "{thing.position}"^^{_INTEGER}{end}'
        f'{node} {_EID} "{eid(path)}"{end}'
    )


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    """Return a table as HTML.

    >>> _table((("Quay", "9 < 10"),))
    '<table><tr><td>Quay</td><td>9 &lt; 10</td></tr></table>'
    """
    lines = ("".join(f"<td>{html.escape(cell, quote=False)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _source(graph: Graph, node: str, part: Part) -> None:
    """Add where the part's words stand; of a section without a heading, where its number does."""
    if part.text.value:
        graph.source(node, part.text.spans(), part.text.value)
    elif part.number_span:
        graph.source(node, (part.number_span,), part.number)


def project_note(graph: Graph, note: Footnote, reading: NoteReading | None, offset: int | None) -> None:
    """Add a note.

    Args:
        graph: where to.
        note: the note.
        reading: the note with its *Ibid.* expanded, if it has been read.
        offset: how many characters of the carrying part's text stand before the marker, if a part carries it.
    """
    node = graph.part(note.path)
    _place(graph, node, note, graph.act, _FOOTNOTE)
    graph.add(node, term("unr:marker"), plain(note.marker))
    graph.words(node, _TEXT, note.text.value)
    if note.attached_to is not None:
        graph.add(node, term("unr:attachedTo"), graph.part(note.attached_to))
    if offset is not None:
        graph.add(node, term("unr:offset"), integer(offset))
    if reading:
        graph.words(node, term("unr:resolvedText"), reading.resolved_text)
        if reading.ibid_of:
            graph.add(node, term("unr:ibidOf"), describe(graph, reading.ibid_of))
    graph.source(node, note.text.spans(), note.text.value)
    if note.text.links:
        project_links(graph, node, graph.place_label(note.path), note.text)


def project_version(graph: Graph, node: str, title: str, language: str) -> None:
    """Add the act's text in one language as a realisation of the act (ELI, `eli:LegalExpression`)."""
    known = LANGUAGES[language]
    graph.add(node, A, term("eli:LegalExpression"))
    graph.add(node, term("eli:realizes"), graph.act)
    graph.add(graph.act, term("eli:is_realized_by"), node)
    graph.add(node, term("eli:language"), f"<{_LANGUAGE_AUTHORITY}{known.code.upper()}>")
    graph.add(node, LABEL, worded(f"{graph.label} ({known.name})", "en"))
    graph.words(node, term("eli:title"), title)


_LANGUAGE_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/language/"
"""What ELI asks for."""
