"""Understands what was read: runs the stages cite, resolve and interpret over each part of each act."""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple

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
    Reading,
    Severity,
    Source,
    Status,
    Target,
    Text,
    Understanding,
)
from unres.understand.cite import find_references
from unres.understand.govern import NAMING, Governed, citation_type, clause_type, verb_types
from unres.understand.interpret import Interpreter
from unres.understand.languages import bodies_in, find_references_in, knows
from unres.understand.names import Tagged, tag
from unres.understand.noted import Noted
from unres.understand.notes import is_ibid, is_unresolved, read_notes
from unres.understand.official import LinkFinder, disagreements
from unres.understand.references import (
    ActReference,
    NameReference,
    Reference,
    SelfReference,
    TitleReference,
)
from unres.understand.resolve import Context, Resolution
from unres.understand.translated import actions_in
from unres.vocabulary import Body, Country, Goal, Initiative, load


def understand(reading: Reading) -> tuple[Understanding, ...]:
    """Return the acts of a file with everything found in them.

    Notes run on through a file, so that *Ibid.* may repeat a note of the act before. Names are known in English only:
    of an act in French, Spanish, Russian, Chinese or Arabic is said with which verbs its paragraphs begin, and what it
    cites by number or symbol; of one in yet another language nothing but its words.
    """
    english = [act for act in reading.acts if act.language == "en"]
    readings = iter(read_notes((act.key, note.marker, note.text.value) for act in english for note in act.footnotes))
    found = []
    for act in reading.acts:
        if act.language == "en":
            notes = tuple(next(readings) for _ in act.footnotes)
            found.append(_ActStage(reading.source, act, notes).run())
        elif knows(act.language):
            notes = tuple(NoteReading(note.marker, None, note.text.value) for note in act.footnotes)
            found.append(_NumberStage(reading.source, act, notes).run())
        else:
            found.append(Understanding(reading.source, act))
    return tuple(found)


_BARE: Final = re.compile(r"(?:See\s)?[A-Z]{1,5}/(?!RES/|HRC/RES/)")
_REPORT: Final = re.compile(r"(?:See\s)?[AES]/(?:HRC/)?\d{2,4}/\d+[\w/.]*\.?$")
_REACH: Final = 3
"""How many characters may stand between what is cited and the marker of its note."""


class _Words(NamedTuple):
    """Words of a part: its own, or those of a note whose marker stands before the character `offset`."""

    part: Path
    text: Text
    footnote: str = ""
    offset: int | None = None


class _Found(NamedTuple):
    """A citation before it has its number. `offset` is where in the paragraph it counts."""

    offset: int
    words: _Words
    reference: Reference
    kind: str
    status: Status
    target: Target | None
    candidates: tuple[Target, ...]


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
        paths = frozenset(part.path for part in act.walk())
        self._context = Context(load(), act.body, act=act.key, paths=paths)
        self._interpreter = Interpreter(self._context)
        self._introduced = Noted()
        self._citations: list[Citation] = []
        self._actions: list[Action] = []
        self._mentions: list[Mention] = []
        self._findings: list[Finding] = []

    def run(self) -> Understanding:
        """Read the act's heading, its parts, and the notes that belong to none."""
        self._heading()
        for part in self._act.walk():
            self._part(part)
        for note in self._act.footnotes:
            if not note.attached_to:
                self._number(self._note(_Words(note.path, note.text, note.marker, 0), None, NAMING))
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
            self._number(list(self._references(_Words((), report), tagged, kind="reported-in")))

    def _part(self, part: Part) -> None:
        if not part.text.value:
            return
        tagged = tag(part.text.value)
        self._context.note_names(tagged)
        self._mention(part.path, tagged)
        self._context.here = part.path
        words = _Words(part.path, part.text)
        found = list(self._references(words, tagged))
        boundary = 0
        for marker in sorted(part.markers, key=attrgetter("offset")) if part.markers else ():
            if marker.label in self._notes:
                found.extend(self._noted(words, tagged, marker, boundary, found))
                boundary = marker.offset
        if " (" in tagged.text:
            for each in found:
                if isinstance(each.reference, (NameReference, TitleReference)) and each.target and each.words is words:
                    self._introduced.abbreviate(tagged.text, each.reference.end, each.target)
        if self._introduced.known:
            marked = [marker.offset for marker in part.markers]
            again = self._introduced.again(
                tagged.text, [each.reference for each in found if not each.words.footnote], marked
            )
            found.extend(cited for each in again for cited in self._cite(words, each, tagged))
        self._number(found)
        self._actions.extend(self._interpreter.actions(part, tagged))

    def _mention(self, path: Path, tagged: Tagged) -> None:
        things = dict.fromkeys(self._context.meant(hit.thing) for hit in tagged.names)  # a part repeats its names
        self._mentions.extend(
            Mention(path, thing.ref) for thing in things if isinstance(thing, (Body, Country, Goal, Initiative))
        )

    # --- Citations ---------------------------------------------------------------------------------------------

    def _references(self, words: _Words, tagged: Tagged, kind: str = "") -> Iterator[_Found]:
        governed: list[Governed] = []
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
            yield from _cite(words, reference, resolution, own)

    def _kind(self, tagged: Tagged, reference: Reference, governed: Sequence[Governed]) -> str:
        kind = citation_type(tagged, reference.start, governed)
        # What a verb governs is what the act speaks of, never the act itself: that is named in passing.
        whole = isinstance(reference, SelfReference) and not reference.path
        return NAMING if whole and kind in verb_types() else kind

    def _noted(
        self, words: _Words, tagged: Tagged, marker: Marker, boundary: int, found: Sequence[_Found]
    ) -> list[_Found]:
        """Return what the note at a marker cites, and the paragraph's words that cite the same by it."""
        own = [each for each in found if not each.words.footnote]
        before = len(tagged.text[: marker.offset].rstrip(" ,;.:"))
        text = tagged.text
        on = [each for each in own if _carries(each.reference, marker.offset, before, text)]
        kind = on[-1].kind if on else ""
        governed = [Governed(each.reference.start, each.reference.end, each.kind) for each in own]
        note = _Words(words.part, self._notes[marker.label][0].text, marker.label, marker.offset)
        in_note = self._note(note, tagged, kind or clause_type(tagged, marker.offset))
        targets = [each.target for each in in_note if isinstance(each.target, (DocumentRef, PartRef))]
        if on and not _is_plain(on, note.text.value):
            return in_note
        cited = self._introduced.at(tagged, marker.offset, boundary, targets)
        if not cited:
            return in_note
        kind = citation_type(tagged, cited[0].start, governed)
        in_note = [each._replace(kind=kind) for each in in_note]
        return [*in_note, *(each for one in cited for each in self._cite(words, one, tagged, kind))]

    def _cite(self, words: _Words, reference: Reference, tagged: Tagged, kind: str = "") -> Iterator[_Found]:
        resolution = self._context.resolve(reference, tagged)
        return _cite(words, reference, resolution, kind or citation_type(tagged, reference.start))

    def _note(self, words: _Words, paragraph: Tagged | None, kind: str) -> list[_Found]:
        """Return the citations of a note, which count where its marker stands in the paragraph."""
        note, reading = self._notes[words.footnote]
        tagged = tag(note.text.value)
        references = find_references(tagged)
        found: list[_Found] = []
        for reference in references:
            nearby = self._nearby(paragraph, words.offset or 0, reading) if isinstance(reference, ActReference) else ()
            found.extend(_cite(words, reference, self._context.resolve(reference, tagged, nearby=nearby), kind))
        if not references and is_ibid(note.text.value):
            found.extend(_cite(words, Reference(0, len(note.text.value)), self._repeat(note, reading), kind))
        if not found:
            self._report(note, "note-without-reference", "no reference was recognised in this note", Severity.INFO)
        return found

    def _nearby(self, paragraph: Tagged | None, offset: int, reading: NoteReading) -> tuple[Body, ...]:
        """Return the bodies named before a marker, for a note that cites an act within a body's report."""
        if paragraph is None or "Official Records" not in reading.resolved_text:
            return ()
        return tuple(hit.thing for hit in self._context.bodies(paragraph, offset))

    def _repeat(self, note: Footnote, reading: NoteReading) -> Resolution:
        """Return what an "Ibid." points to that names nothing itself: what the note in full does."""
        if is_unresolved(reading):
            self._report(note, "ibid-without-antecedent", "the note that this one repeats is not in the file")
        tagged = tag(reading.resolved_text)
        resolved = [self._context.resolve(each, tagged) for each in find_references(tagged)]
        targets = dict.fromkeys(
            target for each in resolved if each.status is Status.RESOLVED for target in each.targets
        )
        return Resolution(Status.RESOLVED if targets else Status.UNRESOLVED, tuple(targets))

    def _number(self, found: list[_Found]) -> None:
        """Number the citations of a part in the order of its words."""
        if not found:
            return
        found.sort(key=itemgetter(0))
        texts = {id(words.text): words.text for _, words, *_ in found if words.text.links}
        links = {key: LinkFinder(text) for key, text in texts.items()}
        for n, (_, words, reference, kind, status, target, candidates) in enumerate(found, 1):
            finder = links.get(id(words.text))
            self._citations.append(
                Citation(
                    part=words.part,
                    n=n,
                    type=kind,
                    surface=words.text.value[reference.start : reference.end],
                    spans=words.text.spans(reference.start, reference.end),
                    status=status,
                    target=target,
                    candidates=candidates,
                    footnote=words.footnote,
                    locator=reference.locator,
                    stated_date=reference.stated_date,
                    official_links=finder.on(reference.start, reference.end) if finder else (),
                )
            )

    def _report(self, note: Footnote, code: str, message: str, severity: Severity = Severity.WARNING) -> None:
        line = self._source.line(note.marker_span.start)
        advice = "Compare with the official text."
        where = path_of(PartRef(self._act.key, note.path))
        self._findings.append(Finding(code, severity, message, self._source.name, line, where, advice))


class _NumberStage(_ActStage):
    """What is found in an act that is not in English: citations by number and symbol."""

    def run(self) -> Understanding:
        """Read the act's heading, its parts and its notes."""
        if self._act.heading.report.value:
            heading = self._numbers(_Words((), self._act.heading.report))
            self._number([each._replace(kind="reported-in") for each in heading])
        for part in self._act.walk():
            if part.text.value:
                self._context.here = part.path
                found = self._numbers(_Words(part.path, part.text))
                for marker in part.markers:
                    if marker.label in self._notes:
                        note = self._notes[marker.label][0]
                        found += self._numbers(_Words(part.path, note.text, marker.label, marker.offset))
                self._number(found)
        for note in self._act.footnotes:
            if not note.attached_to:
                self._number(self._numbers(_Words(note.path, note.text, note.marker, 0)))
        actions = tuple(actions_in(self._act))
        return Understanding(self._source, self._act, tuple(self._citations), actions, tuple(self._readings))

    def _numbers(self, words: _Words) -> list[_Found]:
        tagged = Tagged(words.text.value, bodies_in(words.text.value, self._act.language), ())
        return [
            cited
            for reference in find_references_in(tagged.text, self._act.language)
            for cited in _cite(words, reference, self._context.resolve(reference, tagged), NAMING)
        ]


def _carries(reference: Reference, marker: int, before: int, text: str) -> bool:
    """Tell whether a marker stands at a citation: in its words, close behind them, or behind the title of the act."""
    if reference.start < marker <= reference.end:
        return True
    gap = text[reference.end : before]
    if reference.end <= before and gap.startswith((", entitled “", " entitled “")):
        return gap.count("”") == 1 and gap.endswith("”")
    return 0 <= before - reference.end <= _REACH and "”" not in gap


def _is_plain(on: Sequence[_Found], note: str) -> bool:
    """Tell whether a note gives a document by its bare symbol, although what stands before it is something else.

    Then it explains more words: "the report of the Secretary-General on the implementation of resolution 77/38".
    """
    acts = all(isinstance(each.reference, ActReference) for each in on)
    return bool(on) and (_BARE if acts else _REPORT).match(note) is not None


def _cite(words: _Words, reference: Reference, resolution: Resolution, kind: str) -> Iterator[_Found]:
    """Yield a citation for each thing that a reference points to, or one that says what is not known."""
    offset = reference.start if words.offset is None else words.offset
    status, targets = resolution.status, resolution.targets
    if status is Status.RESOLVED:
        for target in targets:
            yield _Found(offset, words, reference, kind, status, target, ())
    else:
        yield _Found(offset, words, reference, kind, status, None, targets)
