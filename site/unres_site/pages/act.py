"""The pages of an act and of a part of one: a document that reads like the printed one, with its links beside it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from unres.iris import path_of
from unres.labels import path_label
from unres.languages import PREFERRED
from unres.model import LanguageVersionRef, PartRef
from unres.model.language import LANGUAGES
from unres_site.pages.citing import cited_by
from unres_site.pages.collection import pages_of
from unres_site.pages.parts import html_id, is_a, note_of, notes_of, part_of
from unres_site.pages.pointing import incoming
from unres_site.pages.view import Ref, View, number_of
from unres_site.represent import describe
from unres_site.state import Site
from unres_site.targets import Target

_MOST_CITING: Final = 100
"""Citing acts that stand below an act or a part."""

_NAMES: Final = {"para.": "Paragraph", "preambular para.": "Preambular paragraph", "sect.": "Section"}


def build(_site: Site, view: View, target: Target) -> tuple[str, dict[str, Any]]:
    """Return the page of an act: the whole text if it is held, else what cites it."""
    iri = target.iri
    return "act.html", {
        **_text(view, iri),
        "cited_by": cited_by(view, iri, root=iri, most=_MOST_CITING),
        "parts_cited": [view.ref(part) for part in view.linking("eli:is_part_of")],
        "incoming": incoming(view),
        "page": view.description.links,
        "pages": pages_of(view, target),
        "citation": citation_text(view, iri),
    }


def build_version(_site: Site, view: View, target: Target) -> tuple[str, dict[str, Any]]:
    """Return the page of an act's text in one language; where that lacks a part, the English words stand.

    Raises:
        TypeError: the target is no language version.
    """
    if not isinstance(target.thing, LanguageVersionRef):
        raise TypeError(f"no language version of an act: {target.path}")
    act = view.ref(view.base + path_of(PartRef(target.thing.act)))
    text = View(view.version, target.path, describe(view.version, act.iri, 1), target.thing.language)
    return "version.html", {
        "act": act,
        **_text(text, act.iri),
        "issued": long_date(view.text(target.iri, "dcterms:issued")),
        "citation": citation_text(view, target.iri),
    }


def _text(view: View, act: str) -> dict[str, Any]:
    """Return an act's own text: its heading, its parts, its notes, and the languages that it is held in."""
    extent = view.ref_of(act, "unr:extent")
    parts = [part_of(view, part, act) for part in _parts(view, act)]
    language = next((part.language for part in parts if part.language), "")
    return {
        "heading": heading(view, act),
        "extent": extent.iri.rpartition("/")[2] if extent else "",
        "parts": parts,
        "language": language,
        "languages": languages(view, act, language),
        "notes": notes_of(view),
        "read_from": sources(view, act),
    }


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language that an act is held in: where its text is, what it is called in itself, whether it is shown."""

    href: str
    tag: str
    name: str
    is_shown: bool


def languages(view: View, act: str, shown: str) -> list[LanguageChoice]:
    """Return the languages that an act is held in, in the order of their tags; English has the act's own page."""
    found = []
    for ref in view.refs(act, "eli:is_realized_by"):
        thing = view.version.mint.parse(ref.iri)
        if isinstance(thing, LanguageVersionRef) and thing.language in LANGUAGES:
            tag = thing.language
            href = view.href(act) if tag == PREFERRED else ref.href
            found.append(LanguageChoice(href, tag, LANGUAGES[tag].own_name, tag == shown))
    return sorted(found, key=lambda choice: choice.tag)


def build_part(_site: Site, view: View, target: Target) -> tuple[str, dict[str, Any]]:
    """Return the page of a part of an act, or of a note.

    Raises:
        TypeError: the target is no part.
    """
    if not isinstance(target.thing, PartRef):
        raise TypeError(f"no part of an act: {target.path}")
    iri = target.iri
    act_path = path_of(PartRef(target.thing.act))
    act = view.ref(view.base + act_path)
    is_note = is_a(view, iri, "Footnote")
    is_held = bool(view.text(iri, "unr:text"))
    return "part.html", {
        "title": view.label(iri),
        "name": part_name(target.thing),
        "act": act,
        "act_title": view.first(act.iri, "eli:title"),
        "anchor": f"{view.to(act_path)}#{html_id(iri, act.iri)}" if is_held else "",
        "part": None if is_note else part_of(view, iri, act.iri),
        "note": note_of(view, iri) if is_note else None,
        "attached": view.ref_of(iri, "unr:attachedTo"),
        "notes": notes_of(view, besides=iri),
        "other_words": view.words(iri, "unr:text")[1:],
        "is_held": is_held,
        "read_from": sources(view, iri),
        "cited_by": cited_by(view, iri, root=act.iri, most=_MOST_CITING),
        "incoming": incoming(view),
        "page": view.description.links,
        "pages": pages_of(view, target),
        "citation": citation_text(view, iri),
    }


def part_name(ref: PartRef) -> str:
    """Return what a part is called as the title of its page.

    >>> from unres.model import ActKey, ActKind
    >>> act = ActKey(ActKind.RESOLUTION, "ga", "76/188")
    >>> part_name(PartRef(act, ("op", "59", "b"))), part_name(PartRef(act, ("sec", "II", "op", "3")))
    ('Paragraph 59 (b)', 'Section II, para. 3')
    """
    label = path_label(ref.path)
    for short, name in _NAMES.items():
        if label.startswith(short):
            return name + label.removeprefix(short)
    return label[:1].upper() + label[1:]


def _parts(view: View, act: str) -> list[str]:
    parts = (ref.iri for ref in view.refs(act, "eli:has_part"))
    return sorted((part for part in parts if not is_a(view, part, "Footnote")), key=lambda part: number_of(view, part))


def heading(view: View, iri: str) -> dict[str, Any]:
    """Return what stands above and below an act's text."""
    report = next(iter(view.words(iri, "unr:committeeReport")), None)
    return {
        "title": next(iter(view.words(iri, "eli:title")), None),
        "body": view.ref_of(iri, "eli:passed_by"),
        "symbol": view.text(iri, "unr:symbol"),
        "date": long_date(view.text(iri, "eli:date_document")),
        "session": view.ref_of(iri, "unr:session"),
        "meeting": view.ref_of(iri, "unr:meeting"),
        "agenda_item": view.text(iri, "unr:agendaItem"),
        "report": replace(report, text=report.text.strip("[]")) if report else None,
        "formula": view.text(iri, "unr:enactingFormula"),
        "conclusion": view.text(iri, "unr:conclusion"),
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
    """Return how to cite a thing: its name, its date, its title, its permanent address."""
    title, day = view.text(iri, "eli:title"), long_date(view.text(iri, "eli:date_document"))
    named = f"{view.label(iri)} of {day}" if day else view.label(iri)
    return f"{named}, “{title}”, {iri}" if title else f"{named}, {iri}"
