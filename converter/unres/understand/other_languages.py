"""What is found in an act that is not in English: citations by number and symbol, and the verbs of its paragraphs."""

from collections.abc import Iterator, Sequence

from unres.model import Act, Citation, Mention, NoteReading, Source, Understanding
from unres.understand.actions.translated import actions_in
from unres.understand.citations.found import Found, Words, cited, numbered
from unres.understand.citations.govern import Governed
from unres.understand.citations.kinds import NAMING
from unres.understand.citations.languages import bodies_in, find_references_in
from unres.understand.citations.resolve import Context
from unres.understand.citations.translated import translated_type
from unres.understand.mentions import mentions_in
from unres.understand.names import ShortName, Tagged, tag
from unres.vocabulary import Named, load


def understand_other(source: Source, act: Act) -> Understanding:
    """Return what an act in French, Spanish, Russian, Chinese or Arabic cites by number or symbol, does and names.

    Titles of treaties and instruments are known in English only; so is the type of a citation, which here is that it
    names something.
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
        marked = (mark for mark in part.markers if mark.label in notes)
        words = [Words(part.path, notes[mark.label], mark.label, mark.offset) for mark in marked]
        yield from numbered(
            [*_typed(own, act.language), *(f for each in words for f in _found(each, act.language, context))]
        )
    for note in act.footnotes:
        if not note.attached_to:
            yield from numbered(_found(Words(note.path, note.text, note.marker, 0), act.language, context))


def _found(words: Words, language: str, context: Context) -> Iterator[Found]:
    tagged = Tagged(words.text.value, bodies_in(words.text.value, language), ())
    for reference in find_references_in(tagged.text, language):
        yield from cited(words, reference, context.resolve(reference, tagged), NAMING)


def _typed(found: Sequence[Found], language: str) -> Iterator[Found]:
    """Yield the citations of a paragraph's own words with their types."""
    governed: list[Governed] = []
    for each in found:
        start, end = each.reference.start, each.reference.end
        if not governed or governed[-1].start != start:
            kind = translated_type(each.words.text.value, language, start, governed)
            governed.append(Governed(start, end, kind))
        yield each._replace(kind=governed[-1].kind)
