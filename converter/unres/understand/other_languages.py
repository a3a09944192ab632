"""What is found in an act that is not in English: citations by number and symbol, and the verbs of its paragraphs."""

from collections.abc import Iterator, Sequence

from unres.model import Act, Citation, Mention, NoteReading, Source, Understanding
from unres.understand.actions.translated import actions_in
from unres.understand.citations.found import Found, Words, cited, numbered
from unres.understand.citations.govern import Governed
from unres.understand.citations.kinds import NAMING
from unres.understand.citations.languages import find_references_in, names_records
from unres.understand.citations.resolve import Context
from unres.understand.citations.translated import translated_type
from unres.understand.citations.translated_owners import bodies_in
from unres.understand.mentions import mentions_in
from unres.understand.names import ShortName, Tagged, hits_before, tag
from unres.vocabulary import Body, Named, load


def understand_other(source: Source, act: Act) -> Understanding:
    """Return what an act in French, Spanish, Russian, Chinese or Arabic cites by number or symbol, does and names.

    Titles of treaties and instruments are known in English only. The type of a citation is told where it is certain.
    """
    return Understanding(
        source=source,
        act=act,
        citations=tuple(_citations(act)),
        actions=tuple(actions_in(act)),
        notes=tuple(NoteReading(note.marker, None, note.text.value) for note in act.footnotes),
        mentions=tuple(_mentions(act)),
    )


def _mentions(act: Act) -> Iterator[Mention]:
    for path, text in [(item.path, item.text.value) for items in (act.walk(), act.footnotes) for item in items]:
        yield from mentions_in(path, tag(text, act.language), _full_name)


def _full_name(thing: Named | ShortName) -> Named | None:
    return None if isinstance(thing, ShortName) else thing


def _citations(act: Act) -> Iterator[Citation]:
    """Yield the citations of the heading, then of each part with its notes, then of the notes that belong to none."""
    paths = frozenset(part.path for part in act.walk())
    context = Context(load(), act.body, act=act.key, paths=paths)
    notes = {note.marker: note.text for note in act.footnotes}
    if act.heading.report.value:
        heading = _found(Words((), act.heading.report), act.language, context)
        yield from numbered(each._replace(kind="reported-in") for each in heading)
    for part in act.walk():
        if not part.text.value:
            continue
        context.here = part.path
        own = list(_found(Words(part.path, part.text), act.language, context))
        found = [*_typed(own, act.language)]
        bodies = bodies_in(part.text.value, act.language) if part.markers else []
        for mark in part.markers:
            if mark.label in notes:
                words = Words(part.path, notes[mark.label], mark.label, mark.offset)
                nearby = [hit.thing for hit in hits_before(bodies, mark.offset) if isinstance(hit.thing, Body)]
                found += _found(words, act.language, context, nearby)
        yield from numbered(found)
    for note in act.footnotes:
        if not note.attached_to:
            yield from numbered(_found(Words(note.path, note.text, note.marker, 0), act.language, context))


def _found(words: Words, language: str, context: Context, nearby: Sequence[Body] = ()) -> Iterator[Found]:
    """Yield what some words cite; `nearby` are the bodies named before a note, whose report it may cite an act in."""
    tagged = Tagged(words.text.value, bodies_in(words.text.value, language), ())
    around = nearby if nearby and names_records(tagged.text, language) else ()
    for reference in find_references_in(tagged.text, language):
        yield from cited(words, reference, context.resolve(reference, tagged, nearby=around), NAMING)


def _typed(found: Sequence[Found], language: str) -> Iterator[Found]:
    """Yield the citations of a paragraph's own words with their types."""
    governed: list[Governed] = []
    for each in found:
        start, end = each.reference.start, each.reference.end
        if not governed or governed[-1].start != start:
            kind = translated_type(each.words.text.value, language, start, governed)
            governed.append(Governed(start, end, kind))
        yield each._replace(kind=governed[-1].kind)
