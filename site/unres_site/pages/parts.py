"""The parts and notes of an act as its pages show them: words with their links, and what stands beside them."""

import re
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from lxml import html

from unres.languages import PREFERRED
from unres.namespaces import PREFIXES, UNR
from unres_site.pages.citing import CitedBy, cited_by
from unres_site.pages.text import Mark, Segment, find_words, opening, segments
from unres_site.pages.view import Ref, View, Words, number_of

_MOST_CITING: Final = 5
"""Citing acts that stand beside a paragraph; its own page has them all."""

_TYPE: Final = PREFIXES["rdf"] + "type"


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation: its words, how it cites, what, and where in that; `via` is the marker of the note it stands in."""

    iri: str
    href: str
    surface: str
    type: str
    status: str
    targets: tuple[Ref, ...]
    candidates: tuple[Ref, ...]
    locator: str
    via: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A thing that a paragraph cites, as the margin shows it."""

    target: Ref
    locator: str
    via: str
    status: str = ""
    """Empty for what is resolved."""


@dataclass(frozen=True, slots=True)
class ActionView:
    """What a paragraph does: a verb, whom it asks, for what, and to whom is to be reported."""

    href: str
    verb: Ref | None
    modifiers: tuple[Ref, ...]
    addressees: tuple[Ref, ...]
    requests: str
    conditions: tuple[str, ...]
    deadlines: tuple[str, ...]
    report_to: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A footnote; `back` is the `id` of the part that carries its marker."""

    id: str
    marker: str
    iri: str
    href: str
    segments: tuple[Segment, ...]
    resolved: str
    language: str
    back: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A paragraph, point, section or annex."""

    id: str
    iri: str
    href: str
    kind: str
    """The class in the ontology: "OperativeParagraph"."""
    label: str
    number: str
    segments: tuple[Segment, ...]
    rows: tuple[tuple[str, ...], ...]
    """Of a table, the words of its cells, row by row."""
    language: str
    citations: tuple[CitationView, ...]
    actions: tuple[ActionView, ...]
    cited_by: CitedBy
    extent: str
    number_inferred: bool
    children: "tuple[PartView, ...]"

    @property
    def shown_number(self) -> str:
        """Return the number as it is printed: points in brackets, paragraphs with a dot."""
        if not self.number:
            return ""
        return f"({self.number})" if self.kind == "Subparagraph" else f"{self.number}."

    @property
    def cites(self) -> tuple[tuple[str, tuple[Cited, ...]], ...]:
        """Return what the part cites, by type; what a text and its note both cite stands there once."""
        groups: dict[str, dict[str, Cited]] = {}
        for citation in self.citations:
            found = groups.setdefault(citation.type or "cites", {})
            for target in citation.targets or (Ref(citation.iri, f"“{citation.surface}”", citation.href),):
                known = found.get(target.iri, Cited(target, "", ""))
                status = "" if citation.targets else citation.status
                locator = known.locator or _beyond(target, citation.locator)
                found[target.iri] = Cited(target, locator, known.via or citation.via, status)
        return tuple((kind, tuple(found.values())) for kind, found in groups.items())

    @property
    def asks(self) -> tuple[tuple[Ref, tuple[Ref, ...]], ...]:
        """Return whom the part asks, by verb."""
        groups: dict[Ref, dict[Ref, None]] = {}
        for action in self.actions:
            if action.verb and action.addressees:
                groups.setdefault(action.verb, {}).update(dict.fromkeys(action.addressees))
        return tuple((verb, tuple(who)) for verb, who in groups.items())

    @property
    def deadlines(self) -> tuple[str, ...]:
        """Return by when something is asked for, each once."""
        return tuple(dict.fromkeys(deadline for action in self.actions for deadline in action.deadlines))

    @property
    def report_to(self) -> tuple[Ref, ...]:
        """Return to whom is to be reported, each once."""
        return tuple(dict.fromkeys(reader for action in self.actions for reader in action.report_to))


def _beyond(target: Ref, locator: str) -> str:
    """Return a locator unless the name of what is cited says it: "S-30/1, annex" needs no ", annex".

    >>> annex = Ref("https://example.org/resolution/ga/S-30/1/annex/1", "S-30/1, annex")
    >>> _beyond(annex, "annex"), _beyond(annex, "sect. II")
    ('', 'sect. II')
    """
    return "" if target.label.endswith(f", {locator}") else locator


def is_a(view: View, iri: str, name: str) -> bool:
    """Tell whether a thing of the description is of one of our classes."""
    kind = ox.NamedNode(UNR + name)
    return any(quad.predicate.value == _TYPE and quad.object == kind for quad in view.quads(iri))


def html_id(iri: str, root: str) -> str:
    """Return the `id` of a part on its act's page.

    >>> html_id("https://example.org/resolution/ga/76/188/op/12/b", "https://example.org/resolution/ga/76/188")
    'op-12-b'
    """
    return re.sub(r"[/\s]", "-", iri.removeprefix(root).strip("/"))


def part_of(view: View, iri: str, root: str) -> PartView:
    """Return a part and everything inside it.

    Args:
        view: the page.
        iri: the part.
        root: the IRI of the act, to which `id`s are relative.
    """
    citations = tuple(citation_of(view, ref.iri) for ref in view.refs(iri, "unr:citation"))
    words = next(iter(view.words(iri, "unr:text")), None)
    kinds = (ref.iri for ref in view.refs(iri, "rdf:type"))
    extent = view.ref_of(iri, "unr:extent")
    children = sorted((ref.iri for ref in view.refs(iri, "eli:has_part")), key=lambda part: number_of(view, part))
    return PartView(
        id=html_id(iri, root),
        iri=iri,
        href=view.href(iri),
        kind=next((kind.removeprefix(UNR) for kind in kinds if kind.startswith(UNR)), "Part"),
        label=view.label(iri),
        number=view.text(iri, "eli:number"),
        segments=tuple(_segments(view, iri, words or Words(""), citations)),
        rows=cells(view.text(iri, "unr:html")),
        language=words.language if words else "",
        citations=citations,
        actions=tuple(action_of(view, ref.iri) for ref in view.refs(iri, "unr:action")),
        cited_by=cited_by(view, iri, root=root, most=_MOST_CITING),
        extent=extent.iri.rpartition("/")[2] if extent else "",
        number_inferred=view.text(iri, "unr:numberInferred") == "true",
        children=tuple(part_of(view, child, root) for child in children),
    )


def cells(table: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a table's cells, row by row: a page takes no markup from the data, only words.

    >>> cells("<table><tr><td>Quay</td><td>9 &lt; <b>10</b></td></tr></table>"), cells("")
    ((('Quay', '9 < 10'),), ())
    """
    if not table:
        return ()
    rows = html.fragment_fromstring(table, create_parent=True).iter("tr")
    return tuple(tuple(cell.text_content() for cell in row.iter("td", "th")) for row in rows)


def citation_of(view: View, iri: str) -> CitationView:
    """Return a citation."""
    kind = view.ref_of(iri, "unr:citationType")
    status = view.ref_of(iri, "unr:status")
    via = view.ref_of(iri, "unr:via")
    return CitationView(
        iri=iri,
        href=view.href(iri),
        surface=view.text(iri, "unr:surface"),
        type=kind.label if kind else "",
        status=status.iri.rpartition("/")[2] if status else "",
        targets=tuple(view.refs(iri, "cito:hasCitedEntity")),
        candidates=tuple(view.refs(iri, "unr:candidate")),
        locator=view.text(iri, "unr:locator"),
        via=via.iri.rpartition("/")[2] if via else "",
    )


def action_of(view: View, iri: str) -> ActionView:
    """Return an action."""
    return ActionView(
        href=view.href(iri),
        verb=view.ref_of(iri, "unr:verb"),
        modifiers=tuple(view.refs(iri, "unr:modifier")),
        addressees=tuple(view.refs(iri, "unr:addressee")),
        requests=view.text(iri, "unr:requests"),
        conditions=tuple(words.text for words in view.words(iri, "unr:condition")),
        deadlines=tuple(words.text for words in view.words(iri, "unr:deadline") if words.language),
        report_to=tuple(view.refs(iri, "unr:reportTo")),
    )


def _segments(view: View, iri: str, words: Words, citations: tuple[CitationView, ...]) -> list[Segment]:
    """Return words with links and markers, which stand behind words that their offsets do not count."""
    text = words.text
    languages = {version.language for version in view.words(iri, "unr:text")}
    is_counted = words.language == PREFERRED or languages == {words.language}
    marks = _links(text, [citation for citation in citations if not citation.via])
    for note in notes_at(view, iri):
        offset = view.text(note.iri, "unr:offset") if is_counted else ""
        at = min(int(offset), len(text)) if offset.isdecimal() else len(text)
        marks.append(Mark(at, at, f"#{note.id}", f"Note {note.marker}", marker=note.marker))
    return segments(text, marks, opening(text, view.openers()))


def _links(text: str, citations: list[CitationView]) -> list[Mark]:
    """Return a link for the words of each citation whose target is known and which stand in the text."""
    marks: list[Mark] = []
    for citation in citations:
        place = find_words(text, citation.surface, [(mark.start, mark.end) for mark in marks])
        if place and citation.targets:
            target = citation.targets[0] if len(citation.targets) == 1 else Ref(citation.iri, "", citation.href)
            marks.append(Mark(*place, target.href, target.label))
    return marks


def notes_at(view: View, part: str) -> list[NoteView]:
    """Return the notes whose markers stand in a part."""
    found = view.pointing(part, "unr:attachedTo")
    return [note_of(view, iri) for iri in sorted(found, key=lambda note: number_of(view, note))]


def note_of(view: View, iri: str) -> NoteView:
    """Return a note; the citations whose words stand in it become links."""
    root = iri.rpartition("/fn/")[0]
    words = next(iter(view.words(iri, "unr:text")), None)
    text = words.text if words else ""
    attached = view.ref_of(iri, "unr:attachedTo")
    resolved = view.text(iri, "unr:resolvedText")
    return NoteView(
        id=html_id(iri, root),
        marker=view.text(iri, "unr:marker") or iri.rpartition("/")[2],
        iri=iri,
        href=view.href(iri),
        segments=tuple(segments(text, _links(text, [citation_of(view, by) for by in view.pointing(iri, "unr:via")]))),
        resolved=resolved if resolved.rstrip(".") != text.rstrip(".") else "",
        language=words.language if words else "",
        back=html_id(attached.iri, root) if attached else "",
    )


def notes_of(view: View, *, besides: str = "") -> list[NoteView]:
    """Return all notes of the description, in order."""
    found = [iri for iri in view.description.properties if iri != besides and is_a(view, iri, "Footnote")]
    return [note_of(view, iri) for iri in sorted(found, key=lambda note: number_of(view, note))]
