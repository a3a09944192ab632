"""The page of an act, and of a part of one: a document that reads like the printed one, with its links beside it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pyoxigraph as ox

from unres.iris import path_of
from unres.model import PartRef
from unres.namespaces import PREFIXES, UNR
from unres_site.pages.collection import pages_of
from unres_site.pages.text import Mark, Segment, find_words, opening, segments
from unres_site.pages.thing import incoming
from unres_site.pages.view import Ref, View, Words, expand, number_of
from unres_site.state import Site
from unres_site.targets import Target

_CITED_ENTITY: Final = PREFIXES["cito"] + "hasCitedEntity"
_MOST_CITING: Final = 8
"""Citing places that stand beside a paragraph; its own page has them all."""

_MOST_CITING_ACT: Final = 200
"""Citing places below an act."""


@dataclass(frozen=True, slots=True)
class CitationView:
    """A citation beside its paragraph."""

    iri: str
    href: str
    surface: str
    type: str
    status: str
    targets: tuple[Ref, ...]
    candidates: tuple[Ref, ...]
    locator: str
    via: str
    """Marker of the note that the words stand in."""


@dataclass(frozen=True, slots=True)
class ActionView:
    """What a paragraph does: a verb, whom it asks, and for what."""

    href: str
    verb: Ref | None
    modifiers: tuple[Ref, ...]
    addressees: tuple[Ref, ...]
    requests: str
    conditions: tuple[str, ...]
    deadlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A footnote."""

    id: str
    marker: str
    iri: str
    href: str
    segments: tuple[Segment, ...]
    resolved: str
    language: str
    back: str
    """The `id` of the part that carries the marker."""


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
    language: str
    citations: tuple[CitationView, ...]
    actions: tuple[ActionView, ...]
    cited_by: tuple[Ref, ...]
    cited_by_total: int
    extent: str
    number_inferred: bool
    children: "tuple[PartView, ...]"

    @property
    def shown_number(self) -> str:
        """Return the number as it is printed: points in brackets, paragraphs with a dot."""
        if not self.number:
            return ""
        return f"({self.number})" if self.kind == "Subparagraph" else f"{self.number}."


def part_of(view: View, iri: str, root: str) -> PartView:
    """Return a part and everything inside it.

    Args:
        view: the page.
        iri: the part.
        root: the IRI of the act, to which `id`s are relative.
    """
    citations = tuple(citation_of(view, ref.iri) for ref in view.refs(iri, "unr:citation"))
    actions = [ref.iri for ref in view.refs(iri, "unr:action")]
    words = next(iter(view.words(iri, "unr:text")), None)
    kind = next((ref.iri.removeprefix(UNR) for ref in view.refs(iri, "rdf:type") if ref.iri.startswith(UNR)), "Part")
    children = sorted((ref.iri for ref in view.refs(iri, "eli:has_part")), key=lambda part: number_of(view, part))
    citing, total = cited_by(view, iri, root)
    extent = view.ref_of(iri, "unr:extent")
    return PartView(
        id=html_id(iri, root),
        iri=iri,
        href=view.href(iri),
        kind=kind,
        label=view.label(iri),
        number=view.text(iri, "eli:number"),
        segments=tuple(_segments(view, iri, words.text if words else "", citations, actions)),
        language=words.language if words else "",
        citations=citations,
        actions=tuple(action_of(view, action) for action in actions),
        cited_by=citing,
        cited_by_total=total,
        extent=extent.iri.rpartition("/")[2] if extent else "",
        number_inferred=view.text(iri, "unr:numberInferred") == "true",
        children=tuple(part_of(view, child, root) for child in children),
    )


def html_id(iri: str, root: str) -> str:
    """Return the `id` of a part on its act's page.

    >>> html_id("https://example.org/resolution/ga/76/188/op/12/b", "https://example.org/resolution/ga/76/188")
    'op-12-b'
    """
    return re.sub(r"[/\s]", "-", iri.removeprefix(root).strip("/"))


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
        deadlines=tuple(words.text for words in view.words(iri, "unr:deadline")),
    )


def cited_by(view: View, iri: str, root: str, most: int = _MOST_CITING) -> tuple[tuple[Ref, ...], int]:
    """Return the parts of other acts that cite a thing, the first few, and how many there are."""
    citing = dict.fromkeys(
        subject.partition("/cite/")[0]
        for predicate, subject in view.version.links_to(iri)
        if predicate == _CITED_ENTITY and not subject.startswith(root + "/")
    )
    return tuple(view.ref(place) for place in list(citing)[:most]), len(citing)


def _segments(
    view: View, iri: str, text: str, citations: tuple[CitationView, ...], actions: list[str]
) -> list[Segment]:
    marks: list[Mark] = []
    taken: list[tuple[int, int]] = []
    for citation in citations:
        place = None if citation.via else find_words(text, citation.surface, taken)
        if place and citation.targets:
            taken.append(place)
            marks.append(Mark(*place, citation.targets[0].href, citation.targets[0].label))
    for note in notes_at(view, iri):
        offset = view.text(note.iri, "unr:offset")
        at = min(int(offset), len(text)) if offset.isdecimal() else len(text)
        marks.append(Mark(at, at, f"#{note.id}", f"Note {note.marker}", marker=note.marker))
    return segments(text, marks, _opening(view, text, actions))


def _opening(view: View, text: str, actions: list[str]) -> int:
    """Return how many characters at the start of a paragraph are its verb: those are set in italics."""
    verbs = [verb.iri for action in actions for verb in view.refs(action, "unr:verb")]
    forms = [form for verb in verbs for form in _forms(view, verb)]
    modifiers = [
        form for action in actions for ref in view.refs(action, "unr:modifier") for form in _forms(view, ref.iri)
    ]
    return opening(text, forms, modifiers)


def _forms(view: View, concept: str) -> list[str]:
    """Return the spellings of a concept."""
    return [
        value.value
        for name in ("skos:prefLabel", "skos:altLabel", "unr:gerund")
        for value in view.version.objects(concept, expand(name))
        if isinstance(value, ox.Literal)
    ]


# --- Notes ----------------------------------------------------------------------------------------------------------


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
    marks: list[Mark] = []
    for citation in _citations_via(view, iri):
        place = find_words(text, citation.surface, [(mark.start, mark.end) for mark in marks])
        if place and citation.targets:
            marks.append(Mark(*place, citation.targets[0].href, citation.targets[0].label))
    resolved = view.text(iri, "unr:resolvedText")
    return NoteView(
        id=html_id(iri, root),
        marker=view.text(iri, "unr:marker"),
        iri=iri,
        href=view.href(iri),
        segments=tuple(segments(text, marks)),
        resolved=resolved if resolved != text else "",
        language=words.language if words else "",
        back=html_id(attached.iri, root) if attached else "",
    )


def _citations_via(view: View, note: str) -> list[CitationView]:
    return [citation_of(view, iri) for iri in view.pointing(note, "unr:via")]


# --- Pages ----------------------------------------------------------------------------------------------------------


def build(_site: Site, view: View, target: Target) -> tuple[str, dict[str, Any]]:
    """Return the page of an act: the whole text if it is held, else what cites it."""
    iri = target.iri
    extent = view.ref_of(iri, "unr:extent")
    parts = [part_of(view, part, iri) for part in _parts(view, iri)]
    notes = sorted(
        (part for part in view.description.properties if _is_a(view, part, "Footnote")),
        key=lambda note: number_of(view, note),
    )
    citing, total = cited_by(view, iri, iri, most=_MOST_CITING_ACT)
    language = next((words.language for part in parts for words in view.words(part.iri, "unr:text")), "")
    return "act.html", {
        "heading": heading(view, iri),
        "extent": extent.iri.rpartition("/")[2] if extent else "",
        "parts": parts,
        "language": language,
        "direction": Words("", language).direction,
        "notes": [note_of(view, note) for note in notes],
        "read_from": sources(view, iri),
        "incoming": incoming(view),
        "cited_by": citing,
        "cited_by_total": total,
        "page": view.description.links,
        "pages": pages_of(view, target),
        "citation": citation_text(view, iri),
    }


def build_part(_site: Site, view: View, target: Target) -> tuple[str, dict[str, Any]]:
    """Return the page of a part of an act, or of a note."""
    iri = target.iri
    act = view.base + path_of(PartRef(target.thing.act)) if isinstance(target.thing, PartRef) else iri
    is_note = _is_a(view, iri, "Footnote")
    notes = [note for note in view.description.properties if _is_a(view, note, "Footnote") and note != iri]
    attached = view.ref_of(iri, "unr:attachedTo")
    return "part.html", {
        "act": view.ref(act),
        "act_title": next((v.value for v in view.version.objects(act, expand("eli:title")) if hasattr(v, "value")), ""),
        "anchor": f"{view.to(path_of(PartRef(target.thing.act)))}#{html_id(iri, act)}"
        if isinstance(target.thing, PartRef)
        else "",
        "part": None if is_note else part_of(view, iri, act),
        "note": note_of(view, iri) if is_note else None,
        "attached": attached,
        "notes": [note_of(view, note) for note in sorted(notes, key=lambda note: number_of(view, note))],
        "is_held": bool(view.text(iri, "unr:text")),
        "read_from": sources(view, iri),
        "incoming": incoming(view),
        "page": view.description.links,
        "pages": pages_of(view, target),
        "citation": citation_text(view, iri),
    }


def _parts(view: View, act: str) -> list[str]:
    parts = [ref.iri for ref in view.refs(act, "eli:has_part")]
    return sorted((part for part in parts if not _is_a(view, part, "Footnote")), key=lambda part: number_of(view, part))


def _is_a(view: View, iri: str, name: str) -> bool:
    kind = UNR + name
    return any(quad.predicate.value == _TYPE and getattr(quad.object, "value", "") == kind for quad in view.quads(iri))


_TYPE: Final = PREFIXES["rdf"] + "type"


def heading(view: View, iri: str) -> dict[str, Any]:
    """Return what stands above an act's text."""
    title = next(iter(view.words(iri, "eli:title")), None)
    return {
        "title": title,
        "body": view.ref_of(iri, "eli:passed_by"),
        "symbol": view.text(iri, "unr:symbol"),
        "number": view.text(iri, "eli:number"),
        "date": long_date(view.text(iri, "eli:date_document")),
        "session": view.ref_of(iri, "unr:session"),
        "meeting": view.ref_of(iri, "unr:meeting"),
        "agenda_item": view.text(iri, "unr:agendaItem"),
        "report": view.text(iri, "unr:committeeReport"),
        "formula": view.text(iri, "unr:enactingFormula"),
        "conclusion": view.text(iri, "unr:conclusion"),
        "versions": view.refs(iri, "eli:is_realized_by"),
    }


def long_date(text: str) -> str:
    """Return a date as English texts of the United Nations write it; what is none stays as it is.

    >>> long_date("2021-12-16"), long_date("")
    ('16 December 2021', '')
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where words were read: the file, the line, and the stretches of it in code points."""

    file: Ref | None
    line: str
    spans: tuple[tuple[int, int], ...]


def sources(view: View, iri: str) -> list[SourceView]:
    """Return where a part was read; of an act, the files it was read from."""
    found = [_source(view, ref.iri) for ref in view.refs(iri, "unr:source")]
    return found or [SourceView(file, "", ()) for file in view.refs(iri, "prov:wasDerivedFrom")]


def _source(view: View, iri: str) -> SourceView:
    selectors = [ref.iri for ref in view.refs(iri, "oa:hasSelector")]
    places = ((view.text(selector, "oa:start"), view.text(selector, "oa:end")) for selector in selectors)
    spans = sorted((int(start), int(end)) for start, end in places if start and end)
    return SourceView(view.ref_of(iri, "oa:hasSource"), view.text(iri, "unr:line"), tuple(spans))


def citation_text(view: View, iri: str) -> str:
    """Return how to cite a thing: its name, its title, its date, its permanent address."""
    title = view.text(iri, "eli:title")
    day = long_date(view.text(iri, "eli:date_document"))
    named = f"{view.label(iri)} of {day}" if day else view.label(iri)
    return f"{named}, “{title}”, {iri}" if title else f"{named}, {iri}"
