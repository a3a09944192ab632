"""The parts of an act as Akoma Ntoso elements."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from lxml import etree

from unres.akn.elements import append_text, element
from unres.akn.frbr import concept_eid
from unres.akn.inline import Inline
from unres.eids import eid
from unres.iris import Minter
from unres.model import (
    Citation,
    CitationRef,
    ConceptRef,
    Extent,
    Footnote,
    Marker,
    Part,
    PartKind,
    PartRef,
    Path,
    Span,
    Text,
    Understanding,
)
from unres.namespaces import UNR

_HIERARCHICAL: Final = {
    PartKind.OPERATIVE: "paragraph",
    PartKind.ANNEX_PARAGRAPH: "paragraph",
    PartKind.SUBPARAGRAPH: "point",
    PartKind.SECTION: "section",
}
"""Kinds with an element of their own in a body; the others are an `hcontainer` with a name."""

_GENERIC: Final = {
    PartKind.PREAMBULAR: "recital",
    PartKind.PASSAGE: "passage",
    PartKind.TABLE: "table",
    PartKind.ANNEX: "annex",
}


def printed(part: Part) -> str:
    """Return a part's number with the signs around it.

    >>> from unres.model import EMPTY
    >>> printed(Part(PartKind.OPERATIVE, ("op", "59"), "59", 1, EMPTY))
    '59.'
    >>> printed(Part(PartKind.SUBPARAGRAPH, ("op", "59", "a"), "a", 1, EMPTY))
    '(a)'
    """
    if not part.number:
        return ""
    if part.kind is PartKind.SUBPARAGRAPH:
        return f"({part.number})"
    return f"{part.number}." if part.kind in {PartKind.OPERATIVE, PartKind.ANNEX_PARAGRAPH} else part.number


def cells_of(part: Part) -> list[list[Span]]:
    """Return which stretch of a table's text each of its cells is; nothing where there is more than cells, or no text.

    >>> table = Part(PartKind.TABLE, ("table", "1"), "", 1, Text("Quay 12", ()), rows=(("Quay", "", "12"),))
    >>> [[tuple(cell) for cell in row] for row in cells_of(table)]
    [[(0, 4), (4, 4), (5, 7)]]
    """
    words = part.text.value
    found: list[list[Span]] = []
    end = 0
    for row in part.rows:
        spans = []
        for cell in row:
            start = end + bool(end and cell)
            end = start + len(cell)
            spans.append(Span(start, end))
        found.append(spans)
    whole = " ".join(cell for row in part.rows for cell in row if cell)
    return found if words and words == whole and all(found) else []


class Body:
    """Writes parts and notes into a document; each note once, where its first marker stands."""

    def __init__(self, understanding: Understanding, mint: Minter) -> None:
        self._key: Final = understanding.act.key
        self._mint: Final = mint
        self._of_part: Final[dict[Path, list[Citation]]] = {}
        self._of_note: Final[dict[str, list[Citation]]] = {}
        for citation in understanding.citations:
            self._of_part.setdefault(citation.part, []).append(citation)
            self._of_note.setdefault(citation.footnote, []).append(citation)
        self._notes: Final = {note.marker: note for note in understanding.act.footnotes}
        self._left: Final = dict(self._notes)
        self._refers: Final[dict[Path, dict[str, None]]] = {}
        for action in understanding.actions:
            refers = self._refers.setdefault(action.part, {})
            for thing in (ConceptRef("verb", action.verb), *action.addressees):
                refers[f"#{concept_eid(thing)}"] = None
        self._inline: Final = Inline(
            address=mint,
            identity=lambda citation: mint(CitationRef(PartRef(self._key, citation.part), citation.n)),
            place_note=self._place_note,
        )

    # --- Text ----------------------------------------------------------------------------------------------------

    def words(self, node: etree._Element, text: Text, path: Path = (), markers: Sequence[Marker] = ()) -> None:
        """Fill an element with the words of a part, or for the empty path of the act's heading."""
        self._inline.fill(node, text, self._of_part.get(path, ()), markers)

    def _place_note(self, node: etree._Element, marker: Marker) -> None:
        """Add the note of a marker, or where it stands already or is not held, a reference to it."""
        note = self._left.pop(marker.label, None)
        if note:
            self._note(element("authorialNote", node, marker=note.marker, placement="bottom", eId=eid(note.path)), note)
        else:
            element("noteRef", node, href=f"#{eid(('fn', marker.label))}", marker=marker.label)

    def _note(self, node: etree._Element, note: Footnote) -> None:
        node.set(f"{{{UNR}}}position", str(note.position))
        self._inline.fill(element("p", node), note.text, self._of_note.get(note.marker, ()))

    def attached_to_heading(self, node: etree._Element) -> None:
        """Add the notes whose markers the heading carries at the end of an element of it."""
        for note in [note for note in self._left.values() if note.attached_to == ()]:
            self._place_note(node, Marker(note.marker, 0, note.marker_span))

    def notes_left(self, meta: etree._Element) -> None:
        """Add the notes which no part carries, since the paragraph with the marker is not held, to the metadata."""
        if self._left:
            block = element("notes", source="#unres")
            # The schema wants notes between references and proprietary metadata.
            meta.insert(list(meta).index(next(child for child in meta if child.tag.endswith("}proprietary"))), block)
            for note in self._left.values():
                self._note(element("note", block, marker=note.marker, eId=eid(note.path)), note)
            self._left.clear()

    # --- Parts ---------------------------------------------------------------------------------------------------

    def open(self, above: etree._Element, name: str, part: Part, label: str = "") -> etree._Element:
        """Add the element of a part, with its number."""
        node = element(
            name,
            above,
            name=label,
            eId=eid(part.path),
            wId=part.official_eid,
            refersTo=" ".join(self._refers.get(part.path, ())),
            unr_part="/".join(part.path),
            unr_extent="" if part.extent is Extent.COMPLETE else part.extent.value,
        )
        if part.number:
            inferred = "true" if part.number_inferred else ""
            if name == "container":  # which alone has no num
                number = element("block", node, name="num", unr_inferred=inferred)
            else:
                number = element("num", node, unr_inferred=inferred)
            append_text(number, printed(part))
        return node

    def _paragraph(self, above: etree._Element, part: Part) -> None:
        rows = cells_of(part)
        if rows:
            self._table(element("table", above), part, rows)
        else:
            self.words(element("p", above), part.text, part.path, part.markers)

    def _table(self, table: etree._Element, part: Part, rows: Sequence[Sequence[Span]]) -> None:
        """Fill a table, each of whose cells is a stretch of the part's text."""
        for row in rows:
            line = element("tr", table)
            for start, end in row:
                cell = element("td", line)
                if start < end:
                    markers = [
                        replace(marker, offset=marker.offset - start)
                        for marker in part.markers
                        if start <= marker.offset <= end
                    ]
                    self.words(element("p", cell), part.text.cut(start, end), part.path, markers)

    def preamble(self, above: etree._Element, parts: Sequence[Part]) -> None:
        """Add the parts of a preamble: recitals, and between them what nobody expected there."""
        for is_recital, group in groupby(parts, key=lambda part: part.kind is PartKind.PREAMBULAR):
            if is_recital:
                recitals = element("recitals", above)
                for part in group:
                    self._blocks(self.open(recitals, "recital", part), part)
            else:
                for part in group:
                    self._blocks(self._open_container(above, part), part)

    def _open_container(self, above: etree._Element, part: Part) -> etree._Element:
        return self.open(above, "container", part, label=_GENERIC.get(part.kind, "passage"))

    def _blocks(self, node: etree._Element, part: Part) -> None:
        """Add a part's words as blocks: a paragraph, or a list that they introduce."""
        if not part.children:
            self._paragraph(node, part)
            return
        items = element("blockList", node, eId=f"{eid(part.path)}__list_1")
        if part.text.value:
            self.words(element("listIntroduction", items), part.text, part.path, part.markers)
        for child in part.children:
            self._blocks(self.open(items, "item", child), child)

    def hierarchy(self, above: etree._Element, part: Part) -> None:
        """Add a part of a body."""
        name = _HIERARCHICAL.get(part.kind, "hcontainer")
        node = self.open(above, name, part, label="" if part.kind in _HIERARCHICAL else _GENERIC[part.kind])
        if part.kind in {PartKind.SECTION, PartKind.ANNEX}:
            self._divided(node, part)
        elif part.kind is PartKind.PREAMBULAR:
            self._blocks(element("content", node, eId=f"{eid(part.path)}__content"), part)
        elif part.children:
            self._listed(node, part)
        else:
            self._paragraph(element("content", node, eId=f"{eid(part.path)}__content"), part)

    def _divided(self, node: etree._Element, part: Part) -> None:
        self.heading(node, part)
        for child in part.children:
            self.hierarchy(node, child)

    def heading(self, node: etree._Element, part: Part) -> None:
        """Add the heading of a section or an annex, if it has one."""
        if part.text.value:
            self.words(element("heading", node), part.text, part.path, part.markers)

    def _listed(self, node: etree._Element, part: Part) -> None:
        """Add a paragraph's words as the introduction of a list, and its points."""
        identifier = f"{eid(part.path)}__list_1"
        points = element("list", node, eId=identifier)
        if part.text.value:
            self._paragraph(element("intro", points, eId=f"{identifier}__intro"), part)
        for child in part.children:
            self.hierarchy(points, child)
