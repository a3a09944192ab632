"""Understands what was read: runs the stages cite, resolve and interpret over each part of each act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from unres.cite import ActReference, DocumentReference, Reference, find_references
from unres.govern import NAMING, citation_type
from unres.interpret import interpret
from unres.model import (
    Act,
    Action,
    Citation,
    Finding,
    Footnote,
    Mention,
    NoteReading,
    Part,
    PartKind,
    Path,
    Reading,
    Severity,
    Source,
    Status,
    Text,
    Understanding,
)
from unres.names import Tagged, tag
from unres.notes import is_ibid, is_unresolved, read_notes
from unres.resolve import Context, Resolution
from unres.vocabulary import Body, Initiative, load


def understand(reading: Reading) -> tuple[Understanding, ...]:
    """Return the acts of a file with everything found in them.

    Notes run on through a file, so that *Ibid.* may repeat a note of the act before.
    """
    readings = iter(
        read_notes((act.key, note.marker, note.text.value) for act in reading.acts for note in act.footnotes)
    )
    found = []
    for act in reading.acts:
        notes = tuple(next(readings) for _ in act.footnotes)
        found.append(_ActStage(reading.source, act, notes).run())
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a part: its own, or those of a note whose marker it carries."""

    part: Path
    text: Text
    footnote: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A citation before it has its number: where in the paragraph it counts, and the rest."""

    offset: int
    citation: Citation


class _ActStage:
    """Everything that is found in one act, part by part, in document order."""

    def __init__(
        self,
        source: Source,
        act: Act,
        notes: Sequence[NoteReading],
    ) -> None:
        self._source = source
        self._act = act
        self._notes = {note.marker: (note, reading) for note, reading in zip(act.footnotes, notes, strict=True)}
        self._readings = notes
        self._context = Context(load(), act.body)
        self._citations: list[Citation] = []
        self._actions: list[Action] = []
        self._mentions: dict[Mention, None] = {}
        self._findings: list[Finding] = []

    def run(self) -> Understanding:
        """Read the act's heading, its parts, and the notes that belong to none."""
        self._heading()
        for part in self._act.walk():
            self._part(part)
        for note in self._act.footnotes:
            if not note.attached_to:
                self._number(list(self._note(note.path, 0, note.marker, None, NAMING)))
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
            self._number(list(self._references((), report, tagged, kind="reported-in")))

    def _part(self, part: Part) -> None:
        if not part.text.value:
            return
        tagged = tag(part.text.value)
        self._context.note_names(tagged)
        self._mention(part.path, tagged)
        found = list(self._references(part.path, part.text, tagged))
        for marker in part.markers:
            kind = citation_type(tagged, marker.offset)
            found.extend(self._note(part.path, marker.offset, marker.label, tagged, kind))
        self._number(found)
        if part.kind is PartKind.OPERATIVE:
            self._actions.extend(interpret(part, tagged, self._context))

    def _mention(self, path: Path, tagged: Tagged) -> None:
        for hit in tagged.names:
            thing = self._context.meant(hit.thing)
            if isinstance(thing, Body | Initiative):
                self._mentions[Mention(path, thing.ref)] = None

    # --- Citations ---------------------------------------------------------------------------------------------

    def _references(self, path: Path, text: Text, tagged: Tagged, kind: str = "") -> Iterator[_Found]:
        for reference in find_references(tagged):
            if self._context.is_common_noun(reference, tagged.text):
                continue
            resolution = self._context.resolve(reference, tagged)
            governed = kind or citation_type(tagged, reference.start)
            yield from self._cite(_Words(path, text), reference, resolution, governed)

    def _note(self, path: Path, offset: int, label: str, paragraph: Tagged | None, kind: str) -> Iterator[_Found]:
        """Yield the citations of a note, which count where its marker stands in the paragraph."""
        if label not in self._notes:
            return
        note, reading = self._notes[label]
        tagged = tag(note.text.value)
        references = find_references(tagged)
        found: list[_Found] = []
        for reference in references:
            nearby = self._nearby(paragraph, offset, reading) if isinstance(reference, ActReference) else ()
            resolution = self._context.resolve(reference, tagged, nearby=nearby)
            found.extend(self._cite(_Words(path, note.text, label), reference, resolution, kind))
        if not references and is_ibid(note.text.value):
            found.extend(self._repeat(path, note, reading, kind))
        if not found:
            self._report(note, "note-without-reference", "no reference was recognised in this note", Severity.INFO)
        yield from (replace(each, offset=offset) for each in found)

    def _nearby(self, paragraph: Tagged | None, offset: int, reading: NoteReading) -> tuple[Body, ...]:
        """Return the bodies named before a marker, for a note that cites an act within a body's report."""
        if paragraph is None or not any(
            isinstance(each, DocumentReference) for each in find_references(tag(reading.resolved_text))
        ):
            return ()
        return tuple(hit.thing for hit in self._context.bodies(paragraph, offset))

    def _repeat(self, path: Path, note: Footnote, reading: NoteReading, kind: str) -> Iterator[_Found]:
        """Yield the citations of an "Ibid." that names nothing itself: those of the note in full, or none resolved."""
        whole = Reference(0, len(note.text.value))
        if is_unresolved(reading):
            self._report(note, "ibid-without-antecedent", "the note that this one repeats is not in the file")
        tagged = tag(reading.resolved_text)
        resolved = [self._context.resolve(each, tagged) for each in find_references(tagged)]
        targets = dict.fromkeys(
            target for each in resolved if each.status is Status.RESOLVED for target in each.targets
        )
        resolution = Resolution(Status.RESOLVED if targets else Status.UNRESOLVED, tuple(targets))
        yield from self._cite(_Words(path, note.text, note.marker), whole, resolution, kind)

    def _cite(self, words: _Words, reference: Reference, resolution: Resolution, kind: str) -> Iterator[_Found]:
        """Yield a citation for each thing that a reference points to, or one that says what is not known."""
        citation = Citation(
            part=words.part,
            n=0,
            type=kind,
            surface=words.text.value[reference.start : reference.end],
            spans=words.text.spans(reference.start, reference.end),
            status=resolution.status,
            footnote=words.footnote,
            locator=reference.locator,
            stated_date=reference.stated_date,
        )
        if resolution.status is Status.RESOLVED:
            for target in resolution.targets:
                yield _Found(reference.start, replace(citation, target=target))
        else:
            yield _Found(reference.start, replace(citation, candidates=resolution.targets))

    def _number(self, found: list[_Found]) -> None:
        """Number the citations of a part in the order of its words."""
        found.sort(key=lambda each: each.offset)
        self._citations.extend(replace(each.citation, n=n) for n, each in enumerate(found, 1))

    def _report(self, note: Footnote, code: str, message: str, severity: Severity = Severity.WARNING) -> None:
        line = self._source.line(note.marker_span.start)
        advice = "compare with the official text"
        self._findings.append(Finding(code, severity, message, self._source.name, line, "/".join(note.path), advice))
