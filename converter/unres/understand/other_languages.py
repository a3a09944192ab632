"""What is found in an act that is not in English: citations by number, symbol and name, and what its paragraphs do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from operator import attrgetter

from unres.model import Act, Citation, Mention, NoteReading, Source, Understanding
from unres.understand.actions.translated import actions_in
from unres.understand.citations.found import Found, Words, cited, numbered
from unres.understand.citations.govern import Governed
from unres.understand.citations.kinds import NAMING
from unres.understand.citations.languages import find_references_in, names_records
from unres.understand.citations.references import Reference
from unres.understand.citations.resolve import Context
from unres.understand.citations.translated_owners import bodies_in
from unres.understand.citations.translated_titles import Introduced, find_names_in, find_protocols_in, is_title_of_act
from unres.understand.citations.translated_types import translated_type
from unres.understand.mentions import mentions_in
from unres.understand.names import ShortName, Tagged, hits_before, tag
from unres.vocabulary import Body, Named, load


def understand_other(source: Source, act: Act) -> Understanding:
    """Return what an act in French, Spanish, Russian, Chinese or Arabic cites, does and names.

    Titles that the vocabulary does not know are found in English only. The type of a citation is told where it is
    certain.
    """
    tagged = cache(partial(tag, language=act.language))
    return Understanding(
        source=source,
        act=act,
        citations=tuple(_citations(act, tagged)),
        actions=tuple(actions_in(act)),
        notes=tuple(NoteReading(note.marker, None, note.text.value) for note in act.footnotes),
        mentions=tuple(_mentions(act, tagged)),
    )


def _mentions(act: Act, tagged: Callable[[str], Tagged]) -> Iterator[Mention]:
    for path, text in [(item.path, item.text.value) for items in (act.walk(), act.footnotes) for item in items]:
        yield from mentions_in(path, tagged(text), _full_name)


def _full_name(thing: Named | ShortName) -> Named | None:
    return None if isinstance(thing, ShortName) else thing


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the texts of one act in order, and keeps in mind what they have named."""

    language: str
    context: Context
    introduced: Introduced
    tagged: Callable[[str], Tagged]

    def cited(self, words: Words, nearby: Sequence[Body] = ()) -> Iterator[Found]:
        """Yield what some words cite; `nearby` are the bodies named before a note, whose report it may cite."""
        text = words.text.value
        named = Tagged(text, bodies_in(text, self.language), ())
        around = nearby if nearby and names_records(text, self.language) else ()
        for reference in self._references(text):
            yield from cited(words, reference, self.context.resolve(reference, named, nearby=around), NAMING)

    def _references(self, text: str) -> list[Reference]:
        """Return the references of a text; a name inside one by number or symbol is none of its own."""
        by_number = find_references_in(text, self.language)
        named = [*find_names_in(self.tagged(text), self.introduced), *find_protocols_in(text, self.language)]
        names = [
            name
            for name in named
            if not any(each.start < name.end and name.start < each.end for each in by_number)
            and not is_title_of_act(text, name.start, by_number, self.language)
        ]
        return sorted([*by_number, *names], key=attrgetter("start"))


def _citations(act: Act, tagged: Callable[[str], Tagged]) -> Iterator[Citation]:
    """Yield the citations of the heading, then of each part with its notes, then of the notes that belong to none."""
    paths = frozenset(part.path for part in act.walk())
    context = Context(load(), act.body, act=act.key, paths=paths)
    reader = _Reader(act.language, context, Introduced(act.language), tagged)
    notes = {note.marker: note.text for note in act.footnotes}
    if act.heading.report.value:
        heading = reader.cited(Words((), act.heading.report))
        yield from numbered([each._replace(kind="reported-in") for each in heading])
    for part in act.walk():
        if not part.text.value:
            continue
        context.here = part.path
        found = [*_typed(list(reader.cited(Words(part.path, part.text))), act.language)]
        bodies = bodies_in(part.text.value, act.language) if part.markers else []
        for mark in part.markers:
            if mark.label in notes:
                words = Words(part.path, notes[mark.label], mark.label, mark.offset)
                nearby = [hit.thing for hit in hits_before(bodies, mark.offset) if isinstance(hit.thing, Body)]
                found += reader.cited(words, nearby)
        yield from numbered(found)
    for note in act.footnotes:
        if not note.attached_to:
            yield from numbered([*reader.cited(Words(note.path, note.text, note.marker, 0))])


def _typed(found: Sequence[Found], language: str) -> Iterator[Found]:
    """Yield the citations of a paragraph's own words with their types."""
    governed: list[Governed] = []
    for each in found:
        start, end = each.reference.start, each.reference.end
        if not governed or governed[-1].start != start:
            kind = translated_type(each.words.text.value, language, start, governed)
            governed.append(Governed(start, end, kind))
        yield each._replace(kind=governed[-1].kind)
