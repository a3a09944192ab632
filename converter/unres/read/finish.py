"""Makes what was assembled final: names the acts, attaches the notes, says of every character what it is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from unres.iris import path_of
from unres.model import (
    Act,
    ActKey,
    ActKind,
    Extent,
    Finding,
    Footnote,
    FragmentKey,
    Heading,
    Part,
    PartKind,
    PartRef,
    Path,
    Reading,
    Region,
    RegionKind,
    Severity,
    Source,
    Span,
)
from unres.read.assemble import Assembler
from unres.read.draft import NoteDraft, PieceDraft, freeze
from unres.read.grammar import ends_act, ends_operative, ends_preambular
from unres.read.heading import facts_of
from unres.read.naming import body_of, committee_of, key_of, name_findings
from unres.read.words import Words

_SHA_DIGITS: Final = 12


def finish(assembler: Assembler) -> Reading:
    """Return what an assembler has read."""
    source = assembler.source
    homes = _homes(assembler.pieces)
    notes: dict[int, list[NoteDraft]] = defaultdict(list)
    for note in assembler.notes:
        notes[_home(note, homes)].append(note)
    findings = list(assembler.findings)
    acts = []
    for n, piece in enumerate(assembler.pieces):
        last = n == len(assembler.pieces) - 1
        act = _act(source, n, piece, notes[n], language=assembler.tongue.language, is_last=last)
        findings.extend(act_findings(source, act))
        findings.extend(name_findings(source, act, piece.symbol))
        acts.append(act)
    return Reading(source, tuple(acts), _with_white_space(source, assembler.regions), tuple(findings))


# --- Notes -------------------------------------------------------------------------------------------------------


def _homes(pieces: list[PieceDraft]) -> Mapping[str, list[int]]:
    """Return for each marker's label the pieces in which it stands."""
    homes: dict[str, list[int]] = defaultdict(list)
    for n, piece in enumerate(pieces):
        drafts = [*piece.heading.values(), *(part.words for part in piece.walk())]
        for label in {marker.label for words in drafts for marker in words.markers}:
            homes[label].append(n)
    return homes


def _home(note: NoteDraft, homes: Mapping[str, list[int]]) -> int:
    """Return the piece that carries a note's marker; of several the nearest, an earlier one first."""
    return min(homes.get(note.label, [note.piece]), key=lambda n: (abs(n - note.piece), n > note.piece))


def footnotes(notes: list[NoteDraft], parts: tuple[Part, ...], heading: Iterable[Words]) -> tuple[Footnote, ...]:
    """Return an act's notes; one whose marker was used before is told apart by a number behind it.

    Args:
        notes: the notes, in order.
        parts: the act's parts, after which the notes are counted.
        heading: the words of the act's heading, which may carry markers too.
    """
    places = _places(parts, heading)
    first = 1 + sum(1 for part in parts for _ in part.walk())
    seen: Counter[str] = Counter()
    found = []
    for position, note in enumerate(notes, first):
        seen[note.label] += 1
        marker = note.label if seen[note.label] == 1 else f"{note.label}.{seen[note.label]}"
        found.append(Footnote(marker, note.marker_span, note.words.text, position, places.get(note.label)))
    return tuple(found)


def _places(parts: tuple[Part, ...], heading: Iterable[Words]) -> dict[str, Path]:
    """Return marker → the first part that carries it; the empty path stands for the heading."""
    places: dict[str, Path] = {}
    for part in (each for top in parts for each in top.walk()):
        for marker in part.markers:
            places.setdefault(marker.label, part.path)
    for words in heading:
        for marker in words.markers:
            places.setdefault(marker.label, ())
    return places


# --- Acts --------------------------------------------------------------------------------------------------------


def _act(  # noqa: PLR0913 - an act is made of so much
    source: Source, n: int, piece: PieceDraft, notes: list[NoteDraft], *, language: str, is_last: bool
) -> Act:
    heading = _heading(piece.heading)
    shared = _heading(piece.all_headings()) if piece.first is not None else heading
    opening = piece.parts[0].text if piece.parts else ""
    body = body_of(shared) or body_of(heading, opening)
    _mark_cuts(piece, at_end=is_last)
    parts, _ = freeze(piece.parts, (), 1, Counter())
    key = key_of(shared, body, piece.letter, piece.symbol, opening) or FragmentKey(source.sha256[:_SHA_DIGITS], n + 1)
    if isinstance(key, ActKey):
        body = key.body
    number = key.number if isinstance(key, ActKey) else ""
    return Act(
        key=key,
        language=language,
        extent=_extent(piece),
        heading=heading,
        facts=facts_of(shared, body, committee_of(shared.report.value), number),
        parts=parts,
        footnotes=footnotes(notes, parts, piece.heading.values()),
        span=Span(piece.start, max(piece.end, piece.start)),
        body=body,
    )


def is_repeated(part: Part) -> bool:
    """Tell whether a part's number stood in its act before, so that its address has a number behind it."""
    return part.kind is not PartKind.SECTION and "." in part.path[-1] and part.path[-1] != part.number


def _heading(fields: Mapping[str, Words]) -> Heading:
    return Heading(**{name: words.text for name, words in fields.items()})


def _mark_cuts(piece: PieceDraft, *, at_end: bool) -> None:
    """Mark the paragraph that the end of the file cuts."""
    if not at_end or not piece.parts or "conclusion" in piece.lines:
        return
    last = piece.parts[-1].last()
    if last.kind is PartKind.TABLE:  # its last cell tells nothing
        return
    preambular = not piece.paragraphs(PartKind.OPERATIVE)
    last.cut_after = not (ends_preambular(last.text) if preambular else ends_operative(last.text))


def _extent(piece: PieceDraft) -> Extent:
    """Tell how much of the act the file holds: its beginning is a title block, its end a full stop or a conclusion."""
    begins = piece.begins_in_file
    operative = piece.paragraphs(PartKind.OPERATIVE)
    last = piece.parts[-1].last() if piece.parts else None
    ended = last is not None and (last.kind is PartKind.TABLE or ends_act(last.text))
    ends = "conclusion" in piece.lines or (bool(operative or not begins) and ended)
    if begins:
        return Extent.COMPLETE if ends else Extent.HEAD
    return Extent.TAIL if ends else Extent.MIDDLE


# --- What to tell ------------------------------------------------------------------------------------------------


def act_findings(source: Source, act: Act) -> Iterator[Finding]:
    """Yield what a person should know of an act: what is not named, not whole, not in order, not attached."""
    yield from _of_act(source, act)
    for part in act.walk():
        if is_repeated(part):
            start = part.text.runs[0].start if part.text.runs else act.span.start
            message = f"the number {part.number} stands twice in this act"
            advice = "Compare the numbers with the official text; the address has a number behind it."
            yield _warning(source, "number-repeated", message, start, PartRef(act.key, part.path), advice)
    yield from _of_notes(source, act)


def _of_act(source: Source, act: Act) -> Iterator[Finding]:
    if isinstance(act.key, FragmentKey):
        message = "the file does not say which act this piece belongs to"
        advice = "Add the page with the title block; until then it is published as a fragment."
        yield _warning(source, "nameless-piece", message, act.span.start, PartRef(act.key), advice)
    if act.heading.designation.value and not act.heading.formula.value and act.parts and not _is_decision(act):
        message = "no enacting formula before the first paragraph"
        advice = "Check whether the title block was cut from the file."
        yield _warning(source, "missing-formula", message, _begin(act), PartRef(act.key), advice)
    if act.extent is not Extent.COMPLETE:
        message = f"the file holds only the {act.extent} of this act"
        advice = "Add the missing pages to the file."
        finding = _warning(source, "incomplete-act", message, act.span.start, PartRef(act.key), advice)
        yield replace(finding, severity=Severity.INFO)


def _is_decision(act: Act) -> bool:
    """Tell whether an act is a decision, which mostly has no formula."""
    return isinstance(act.key, ActKey) and act.key.kind is ActKind.DECISION


def _begin(act: Act) -> int:
    """Return where the first part of an act begins."""
    first = act.parts[0]
    return first.text.runs[0].start if first.text.runs else act.span.start


def _of_notes(source: Source, act: Act) -> Iterator[Finding]:
    noted = {note.marker for note in act.footnotes}
    for part in act.walk():
        for marker in part.markers:
            if marker.label not in noted:
                message, advice = (
                    f"marker {marker.label} has no note in the file",
                    "Look for it on the page that follows.",
                )
                where = PartRef(act.key, part.path)
                yield _warning(source, "marker-without-note", message, marker.span.start, where, advice)
    for note in act.footnotes:
        if note.attached_to is None:
            message = f"no paragraph carries the marker of note {note.marker}"
            advice = "Look for the marker on the page before."
            where = PartRef(act.key, note.path)
            yield _warning(source, "note-without-marker", message, note.marker_span.start, where, advice)


def _warning(source: Source, code: str, message: str, position: int, where: PartRef, advice: str) -> Finding:  # noqa: PLR0913, PLR0917 - a finding has so many fields
    line = source.line(position)
    return Finding(code, Severity.WARNING, message, source.name, line, path_of(where), advice)


def _with_white_space(source: Source, regions: list[Region]) -> tuple[Region, ...]:
    """Return regions that cover the whole file, the white space between words and blocks among them.

    Raises:
        ValueError: a character that is no white space lies in no region, or in two.
    """
    complete: list[Region] = []
    position = 0
    for region in sorted(regions):
        start, end, _ = region
        if start != position:
            if start < position or source.text[position:start].strip():
                raise ValueError(f"{source.name}: the reader lost or doubled characters near {position}: {region}")
            complete.append(Region(position, start, RegionKind.WHITE_SPACE))
        complete.append(region)
        position = end
    if source.text[position:].strip():
        raise ValueError(f"{source.name}: the reader lost the characters after {position}")
    if position < len(source.text):
        complete.append(Region(position, len(source.text), RegionKind.WHITE_SPACE))
    return tuple(complete)
