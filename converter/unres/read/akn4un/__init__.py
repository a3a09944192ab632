"""Reads the United Nations' own XML: Akoma Ntoso for the United Nations System (AKN4UN).

The files tell by themselves what other sources must be asked for: what is a paragraph, a point, a note. What they tell
is taken over with its place in the file; what they only imply, such as the nesting of points that stand beside one
another, follows from the numbers as in every other source. One file may hold several acts: the parts A and B of one
resolution are acts of their own.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from unres.iris import path_of
from unres.model import (
    Act,
    ActKey,
    Extent,
    Finding,
    FragmentKey,
    Heading,
    Part,
    PartKind,
    PartRef,
    PieceKey,
    Reading,
    Region,
    RegionKind,
    Severity,
    Source,
    Span,
)
from unres.read.akn4un.body import Body
from unres.read.akn4un.heading import read_conclusions, read_cover, read_formula, read_preface
from unres.read.akn4un.identity import facts_of, key_by_symbol, key_by_work, language_of
from unres.read.akn4un.lines import Kind, Line, lines_of
from unres.read.akn4un.ours import PartReader, read_ours
from unres.read.akn4un.proceedings import proceedings_of
from unres.read.akn4un.tree import Node, parse
from unres.read.akn4un.words import Found
from unres.read.draft import PartDraft, PieceDraft, freeze
from unres.read.finish import act_findings, footnotes
from unres.read.words import NO_WORDS

_REFERENCE: Final = re.compile(r"#?\w+;")
"""What stays of a character reference without its first character, which stands for the whole."""
_DOCUMENTS: Final = frozenset({"statement", "doc", "act", "bill", "debateReport"})


def read_akn4un(source: Source) -> Reading:
    """Read a file of the United Nations' XML.

    Raises:
        SourceError: the file is no well-formed XML, or no Akoma Ntoso.
    """
    root = parse(source)
    collection = root.find("documentCollection")
    cover = collection.find("coverPage") if collection else None
    acts: list[Act] = []
    regions: list[Region] = []
    findings: list[Finding] = []
    for statement in _statements(root, collection):
        reader = _ActReader(source, statement, collection, len(acts), shared=cover)
        acts.append(reader.read())
        regions.extend(reader.body.regions)
        findings.extend(reader.findings)
    return Reading(source, tuple(acts), _cover_all(source, root, regions, findings), tuple(findings))


def _statements(root: Node, collection: Node | None) -> list[Node]:
    """Return the acts of a file: its one document, or those of a collection."""
    if collection is None:
        return [child for child in root.children if child.name in _DOCUMENTS]
    return [
        child
        for holder in (root, collection)
        for components in holder.children
        if components.name in {"components", "collectionBody"}
        for component in components.children
        for child in component.children
        if child.name in _DOCUMENTS
    ]


class _ActReader:
    """Reads one act."""

    def __init__(
        self, source: Source, statement: Node, collection: Node | None, index: int, *, shared: Node | None
    ) -> None:
        self._source: Final = source
        self._statement: Final = statement
        self._collection: Final = collection
        self._cover: Final = statement.find("coverPage") or shared
        self._index: Final = index
        self._piece: Final = PieceDraft(statement.start)
        self._ours: Final = read_ours(statement)
        self._parts: tuple[Part, ...] = ()
        self.body: Final = Body(source, self._piece, index)
        self.findings: Final = self.body.findings

    def read(self) -> Act:
        """Return the act."""
        self._read_heading()
        if self._ours is None:
            self.body.run(list(self._lines()))
        else:
            self._read_formula()
            self._parts = PartReader(self.body).parts(self._statement)
            self._read_notes_apart()
        for block in self._statement.children:
            if block.name == "conclusions":
                read_conclusions(self.body, block.children)
        return self._finish()

    def _read_heading(self) -> None:
        for holder in (self._collection, self._statement):
            for block in holder.children if holder else ():
                if block.name == "coverPage":
                    read_cover(self.body, block)
                elif block.name == "preface":
                    read_preface(self.body, block)

    def _read_formula(self) -> None:
        preamble = self._statement.find("preamble")
        formula = preamble.find("formula") if preamble else None
        if formula:
            read_formula(self.body, formula)

    def _read_notes_apart(self) -> None:
        """Read the notes whose paragraph is not held, which stand among the metadata, and order all as they were."""
        meta = self._statement.find("meta")
        notes = meta.find("notes") if meta else None
        for note in notes.children if notes else ():
            if note.name == "note":
                self.body.keep(Found(NO_WORDS, (self.body.reader.note(note),)), RegionKind.FOOTNOTE)
        printed = (note for name in ("authorialNote", "note") for note in self._statement.all(name))
        positions = {note.span_of("marker")[0]: _position(note) for note in printed}
        self.body.notes.sort(key=lambda note: positions[note.marker_span.start])

    def _lines(self) -> Iterable[Line]:
        for block in self._statement.children:
            if block.name in {"meta", "coverPage", "preface", "conclusions"}:
                continue
            for line in lines_of(block):
                if line.kind is Kind.FORMULA and block.name == "preamble":
                    read_formula(self.body, line.node)
                else:
                    yield line

    def _finish(self) -> Act:
        source, piece = self._source, self._piece
        heading = Heading(**{name: words.text for name, words in piece.heading.items()})
        named = self._key(heading)
        language = language_of(self._statement) or (language_of(self._collection) if self._collection else "")
        parts = self._parts or self._frozen()
        facts = facts_of(self._statement, self._cover, heading, named)
        facts = replace(facts, proceedings=proceedings_of(self._statement))
        key: PieceKey = named or FragmentKey(source.sha256[:12], self._index + 1)
        ours = self._ours
        if ours:
            key, facts = ours.key, ours.complete(facts)
        act = Act(
            key=key,
            language=language or "en",
            extent=ours.extent if ours else Extent.COMPLETE,
            heading=heading,
            facts=facts,
            parts=parts,
            footnotes=footnotes(self.body.notes, parts, piece.heading.values()),
            span=Span(self._statement.start, self._statement.end),
            body=ours.body if ours else key.body if isinstance(key, ActKey) else "",
        )
        if not language:
            self._report(act.key, "unknown-language", "the file does not say its language, and is read as English")
        self.findings.extend(act_findings(source, act))
        return act

    def _frozen(self) -> tuple[Part, ...]:
        self._drop_empty(self._piece.parts)
        return freeze(self._piece.parts, (), 1, Counter())[0]

    def _drop_empty(self, parts: list[PartDraft]) -> None:
        """Leave out parts that have a place in the file but no words, and report them."""
        for part in list(parts):
            self._drop_empty(part.children)
            bare = part.kind in {PartKind.SECTION, PartKind.ANNEX} and (part.number or part.children)
            if not part.text and not part.children and not bare:
                parts.remove(part)
                position = part.number_span.start if part.number_span else self._statement.start
                line, what = self._source.line(position), f"the paragraph {part.number}".strip()
                message = f"{what} has no words"
                advice = "Compare with the official document."
                self.findings.append(
                    Finding("empty-paragraph", Severity.WARNING, message, self._source.name, line, advice=advice)
                )

    # --- Its name ----------------------------------------------------------------------------------------------

    def _key(self, heading: Heading) -> ActKey | None:
        """Return the act's name: by its symbol, by its address, or by the collection's and its own letter."""
        work = key_by_work(self._statement)
        symbols = [node.words() for node in self._cover.all("docNumber")] if self._cover else []
        by_symbol = next((key for key in map(key_by_symbol, symbols) if key), None)
        if self._collection is not None:
            letter = heading.designation.value.split()[-1:] if heading.designation.value else []
            if by_symbol and letter and letter[0].isalpha() and letter[0].isupper():
                return replace(by_symbol, number=by_symbol.number + letter[0])
            return work
        if by_symbol and work and not _agree(by_symbol, work):
            message = f"the symbol says {path_of(PartRef(by_symbol))}, the metadata say {path_of(PartRef(work))}"
            self._report(by_symbol, "name-conflict", message)
        return by_symbol or work

    def _report(self, key: PieceKey, code: str, message: str) -> None:
        line = self._source.line(self._statement.start)
        where, advice = path_of(PartRef(key)), "Compare with the official document."
        self.findings.append(Finding(code, Severity.WARNING, message, self._source.name, line, where, advice))


def _position(note: Node) -> int:
    printed = note.get("position")
    return int(printed) if printed.isdecimal() else 0


def _agree(symbol: ActKey, work: ActKey) -> bool:
    """Tell whether two names may mean one act; addresses in the metadata leave letters out, and know no statements."""
    return symbol.body == work.body and symbol.number.rstrip("ABCDEFGH") == work.number.rstrip("ABCDEFGH")


# --- Every character -----------------------------------------------------------------------------------------------


def _cover_all(source: Source, root: Node, regions: list[Region], findings: list[Finding]) -> tuple[Region, ...]:
    """Return regions that cover the whole file: what no part holds is markup, and words among it are reported."""
    complete: list[Region] = []
    position = 0
    for region in sorted(set(regions)):
        if region.start < position:
            if complete and region.end <= position:
                continue
            raise ValueError(f"{source.name}: the reader doubled characters near {position}: {region}")
        _fill(source.text, position, region.start, complete)
        complete.append(region)
        position = region.end
    _fill(source.text, position, len(source.text), complete)
    _report_left(source, root, complete, findings)
    return tuple(complete)


def _fill(text: str, start: int, end: int, complete: list[Region]) -> None:
    if start < end:
        blank = text[start:end].isspace()
        complete.append(Region(start, end, RegionKind.WHITE_SPACE if blank else RegionKind.MARKUP))


def _report_left(source: Source, root: Node, complete: list[Region], findings: list[Finding]) -> None:
    """Report words outside the metadata which are in no region but markup."""
    gaps = [region for region in complete if region.kind is RegionKind.MARKUP]
    at = 0
    for start, end in _text_chunks(root):
        while at < len(gaps) and gaps[at].end <= start:
            at += 1
        stretch = next((gap for gap in gaps[at : at + 1] if gap.start < end), None)
        left = source.text[max(start, stretch.start) : min(end, stretch.end)] if stretch else ""
        if left.strip() and not _REFERENCE.fullmatch(left):
            words = " ".join(source.text[start:end].split())[:60]
            message = f"no part holds these words: {words!r}"
            line = source.line(start)
            findings.append(Finding("words-not-read", Severity.WARNING, message, source.name, line))


def _text_chunks(node: Node) -> Iterable[tuple[int, int]]:
    for chunk in node.chunks():
        if not isinstance(chunk, Node):
            yield chunk
        elif chunk.name not in {"#comment", "meta"}:
            yield from _text_chunks(chunk)
