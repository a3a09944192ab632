"""Runs the stages cite, resolve and interpret over each part of an act in English."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final

from unres.iris import path_of
from unres.model import (
    Act,
    Action,
    Citation,
    DocumentRef,
    Finding,
    Footnote,
    Marker,
    Mention,
    NoteReading,
    Part,
    PartRef,
    Path,
    PublicationRef,
    Severity,
    Source,
    Status,
    Target,
    Understanding,
)
from unres.understand.actions.interpret import Interpreter
from unres.understand.citations.between import names_party
from unres.understand.citations.carriers import carries, describes, is_plain, text_of_title
from unres.understand.citations.cite import find_references
from unres.understand.citations.found import Found, Words, cited, numbered
from unres.understand.citations.govern import Governed, citation_type, noted_type, speaks_itself
from unres.understand.citations.kinds import NAMING, verb_types
from unres.understand.citations.noted import Noted
from unres.understand.citations.notes import is_ibid, is_unresolved, names_volume
from unres.understand.citations.official import disagreements
from unres.understand.citations.outcome import Resolution
from unres.understand.citations.references import (
    ActReference,
    ForeignReference,
    Reference,
    SelfReference,
)
from unres.understand.citations.resolve import Context
from unres.understand.mentions import mentions_in
from unres.understand.names import Tagged, tag
from unres.vocabulary import Body, load

_TEXTS: Final = (DocumentRef, PartRef, PublicationRef)
"""What a note can give as the text that the paragraph's words mean."""


_NEAREST: Final = 100
"""How many citations before one can tell of what type it is."""


class EnglishAct:
    """Everything that is found in one act, part by part, in document order."""

    def __init__(
        self,
        source: Source,
        act: Act,
        notes: Sequence[NoteReading],
    ) -> None:
        self._source = source
        self._act = act
        self._notes = {
            note.marker: (note, reading, tag(note.text.value))
            for note, reading in zip(act.footnotes, notes, strict=True)
        }
        self._readings = notes
        paths = frozenset(part.path for part in act.walk())
        self._context = Context(load(), act.body, act=act.key, paths=paths)
        self._interpreter = Interpreter(self._context)
        self._introduced = Noted()
        self._citations: list[Citation] = []
        self._actions: list[Action] = []
        self._mentions: list[Mention] = []
        self._read: set[Path] = set()
        """The notes whose mentions are found: several markers may lead to one note."""
        self._findings: list[Finding] = []

    def understand(self) -> Understanding:
        """Read the act's heading, its parts, and the notes that belong to none."""
        self._heading()
        parts = [part for part in self._act.walk() if part.text.value]
        # One after the other, while the processor has the tables of the matchers at hand.
        texts = [tag(part.text.value) for part in parts]
        for part, tagged in zip(parts, texts, strict=True):
            self._part(part, tagged)
        for note in self._act.footnotes:
            if not note.attached_to:
                self._cites(self._note(Words(note.path, note.text, note.marker, 0), None, NAMING))
        self._findings.extend(disagreements(self._source, self._act, self._citations))
        return Understanding(
            source=self._source,
            act=self._act,
            citations=tuple(self._citations),
            actions=tuple(self._actions),
            notes=tuple(self._readings),
            mentions=tuple(self._mentions),
            findings=tuple(self._findings),
        )

    def _heading(self) -> None:
        report = self._act.heading.report
        if report.value:
            tagged = tag(report.value)
            self._cites(self._references(Words((), report), tagged, kind="reported-in"))

    def _part(self, part: Part, tagged: Tagged) -> None:
        self._context.note_names(tagged)
        self._mention(part.path, tagged)
        self._context.here = part.path
        words = Words(part.path, part.text)
        found = self._references(words, tagged)
        boundary = before = 0
        for marker in sorted(part.markers, key=attrgetter("offset")) if part.markers else ():
            if marker.label in self._notes:
                # Two markers at one place belong to the same words.
                boundary = before if tagged.text[before : marker.offset].strip() else boundary
                found.extend(self._noted(words, tagged, marker, boundary, found))
                before = marker.offset
        found.extend(self._again(words, tagged, part, found))
        self._cites(found)
        self._actions.extend(self._interpreter.actions(part, tagged))

    def _again(self, words: Words, tagged: Tagged, part: Part, found: Sequence[Found]) -> list[Found]:
        """Return what a part names again, in short or in the words that a note has explained."""
        own = [each.reference for each in found if not each.words.footnote]
        short = self._context.introduced.again(tagged.text, own)
        marked = [marker.offset for marker in part.markers] if part.markers else ()
        again = [*short, *self._introduced.named.again(tagged.text, [*own, *short], marked)]
        if own:
            self._introduced.bracketed(tagged, own)
        governed = _governed(found) if again else ()
        kinds = [citation_type(tagged, each.start, governed) for each in again]
        return [
            cited for each, kind in zip(again, kinds, strict=True) for cited in self._cite(words, each, tagged, kind)
        ]

    def _mention(self, path: Path, tagged: Tagged) -> None:
        self._mentions.extend(mentions_in(path, tagged, self._context.meant))

    # --- Citations ---------------------------------------------------------------------------------------------

    def _references(self, words: Words, tagged: Tagged, kind: str = "") -> list[Found]:
        found: list[Found] = []
        governed: deque[Governed] = deque(maxlen=_NEAREST)
        phrase = -1
        for reference in find_references(tagged):
            if self._context.is_common_noun(reference, tagged.text):
                continue
            resolution = self._context.resolve(reference, tagged)
            listed = isinstance(reference, ActReference) and not reference.body
            if not listed or reference.phrase != phrase:  # type: ignore[attr-defined]  # an act, if listed
                own = kind or self._kind(tagged, reference, governed)
            phrase = reference.phrase if listed else -1  # type: ignore[attr-defined]
            governed.append(Governed(reference.start, reference.end, own))
            found.extend(cited(words, reference, resolution, own))
        return found

    def _kind(self, tagged: Tagged, reference: Reference, governed: Sequence[Governed]) -> str:
        kind = citation_type(tagged, reference.start, governed)
        # What a verb governs is what the act speaks of, never the act itself: that is named in passing.
        whole = isinstance(reference, SelfReference) and not reference.path
        return NAMING if whole and kind in verb_types() else kind

    def _noted(self, words: Words, tagged: Tagged, marker: Marker, boundary: int, found: list[Found]) -> list[Found]:
        """Return what the note at a marker cites, and the paragraph's words that cite the same by it."""
        own = sorted((each for each in found if not each.words.footnote), key=lambda each: each.reference.start)
        before = len(tagged.text[: marker.offset].rstrip(" ,;.:"))
        text = tagged.text
        on = [each for each in own if carries(each.reference, marker.offset, before, text)]
        if on and on[-1].kind == NAMING and names_party(text, on[-1].reference.start):
            on = []  # the note tells more than the treaty: "the Review Conference of the Parties to the Treaty"
        kind = on[-1].kind if on else ""
        governed = _governed(own)
        note = Words(words.part, self._notes[marker.label][0].text, marker.label, marker.offset)
        in_note = self._note(note, tagged, kind or noted_type(tagged, marker.offset, governed))
        targets = [each.target for each in in_note if isinstance(each.target, _TEXTS)]
        acts = [each.reference for each in own]
        about = bool(on) and describes(text, acts, on[-1].reference.start)
        if on and not about and (container := text_of_title(on[-1], in_note)):
            self._stands_in(found, on[-1], container)
            return in_note
        if on and targets and isinstance(on[-1].reference, ForeignReference):
            found[found.index(on[-1])] = on[-1]._replace(status=Status.RESOLVED, target=targets[0])
        if on and not is_plain(on, note.text.value):
            return in_note
        cited = self._introduced.at(tagged, marker.offset, boundary, targets, acts)
        if not cited:
            return in_note
        kind = citation_type(tagged, cited[0].start, governed)
        if kind != NAMING:
            in_note = [each._replace(kind=kind) for each in in_note]
        return [*in_note, *(each for one in cited for each in self._cite(words, one, tagged, kind))]

    def _stands_in(self, found: list[Found], title: Found, container: Target) -> None:
        """Let a title that no vocabulary lists be cited by the text that its note gives, here and from here on."""
        if title.target is not None:
            self._context.introduced.stands_in(title.target, container)
            found[:] = [each._replace(target=container) if each.target == title.target else each for each in found]

    def _cite(self, words: Words, reference: Reference, tagged: Tagged, kind: str) -> Iterator[Found]:
        return cited(words, reference, self._context.resolve(reference, tagged), kind)

    def _note(self, words: Words, paragraph: Tagged | None, kind: str) -> list[Found]:
        """Return the citations of a note, which count where its marker stands in the paragraph.

        `kind` is the type of the words that carry the marker; if nothing governs them, the note's own words tell it.
        """
        note, reading, tagged = self._notes[words.footnote]
        if note.path not in self._read:
            self._read.add(note.path)
            self._mention(note.path, tagged)
        references = [each for each in find_references(tagged) if not self._context.is_common_noun(each, tagged.text)]
        found: list[Found] = []
        for reference in references:
            own = citation_type(tagged, reference.start) if kind == NAMING or speaks_itself(tagged) else NAMING
            own = kind if own == NAMING else own
            nearby = self._nearby(paragraph, words.offset or 0, reading) if isinstance(reference, ActReference) else ()
            found.extend(cited(words, reference, self._context.resolve(reference, tagged, nearby=nearby), own))
        if not references and is_ibid(note.text.value) and (repeated := self._repeat(note, reading)):
            found.extend(cited(words, Reference(0, len(note.text.value)), repeated, kind))
        if not found:
            self._report(note, "note-without-reference", "no reference was recognised in this note", Severity.INFO)
        return found

    def _nearby(self, paragraph: Tagged | None, offset: int, reading: NoteReading) -> tuple[Body, ...]:
        """Return the bodies named before a marker, for a note that cites an act within a body's report."""
        if paragraph is None or "Official Records" not in reading.resolved_text:
            return ()
        return tuple(hit.thing for hit in self._context.bodies(paragraph, offset))

    def _repeat(self, note: Footnote, reading: NoteReading) -> Resolution | None:
        """Return what an "Ibid." points to that names nothing itself: what the note in full does, if it cites."""
        if is_unresolved(reading):
            self._report(note, "ibid-without-antecedent", "the note that this one repeats is not in the file")
        tagged = tag(reading.resolved_text)
        references = find_references(tagged)
        if names_volume(note.text.value) or (not references and names_volume(reading.resolved_text)):
            return None
        resolved = [self._context.resolve(each, tagged) for each in references]
        targets = dict.fromkeys(
            target for each in resolved if each.status is Status.RESOLVED for target in each.targets
        )
        return Resolution(Status.RESOLVED if targets else Status.UNRESOLVED, tuple(targets))

    def _cites(self, found: Sequence[Found]) -> None:
        """Keep the citations of a part."""
        if found:
            self._citations.extend(numbered(found))

    def _report(self, note: Footnote, code: str, message: str, severity: Severity = Severity.WARNING) -> None:
        line = self._source.line(note.marker_span.start)
        advice = "Compare with the official text."
        where = path_of(PartRef(self._act.key, note.path))
        self._findings.append(Finding(code, severity, message, self._source.name, line, where, advice))


def _governed(found: Iterable[Found]) -> list[Governed]:
    """Return where the citations of a paragraph's own words stand, and their types."""
    own = ((each.reference, each.kind) for each in found if not each.words.footnote)
    return sorted(Governed(reference.start, reference.end, kind) for reference, kind in own)
