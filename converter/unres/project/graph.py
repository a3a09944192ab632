"""The lines of one named graph while they are made, and what is the same for all of them."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from unres.iris import Minter
from unres.labels import Names, act_label, path_label
from unres.model import ConceptRef, PartRef, Path, Reference, Source, SourceRef, Span, Understanding
from unres.model.reading import line_starts
from unres.terms import A, escape, integer, iri, plain, term

_SPECIFIC_RESOURCE: Final = term("oa:SpecificResource")
_POSITION_SELECTOR: Final = term("oa:TextPositionSelector")
_QUOTE_SELECTOR: Final = term("oa:TextQuoteSelector")
_HAS_SOURCE: Final = term("oa:hasSource")
_HAS_SELECTOR: Final = term("oa:hasSelector")
_START: Final = term("oa:start")
_END: Final = term("oa:end")
_EXACT: Final = term("oa:exact")
_SOURCE: Final = term("unr:source")
_LINE: Final = term("unr:line")
_INTEGER: Final = term("xsd:integer")
_NON_NEGATIVE: Final = term("xsd:nonNegativeInteger")


class Graph:
    """The N-Quads lines of one act.

    `act` is the act's term, `label` what it is called, `language` the tag of its words. `end` closes a line: the blank,
    the graph's term, the full stop, the line feed.
    """

    def __init__(self, understanding: Understanding, mint: Minter, names: Names) -> None:
        key = understanding.act.key
        self.key: Final = key
        self.mint: Final = mint
        self.names: Final = names
        self.language: Final = understanding.act.language
        self._version: Final = "" if self.language == "en" else f"-{self.language}"
        """What tells apart the places of an act's words in its versions."""
        self.act: Final = iri(mint(PartRef(key)))
        self.whole: Final = PartRef(key)
        self.own: Final = (f"{self.act[:-1]}/", self.act)
        """How the terms of the act and of its parts begin."""
        self.label: Final = act_label(key, names)
        self.end: Final = f" {iri(mint.graph(key))} .\n"
        self.lines: Final[list[str]] = []
        self.linked: Final[set[tuple[str, str, str]]] = set()
        """Links that several citations give, as they were added."""
        self.described: Final[dict[Reference, str]] = {self.whole: self.act}
        """What has its description in this graph, or needs none here, and its term."""
        self.source_file: Final = iri(mint(SourceRef(understanding.source.sha256)))
        self._line_starts: Final = line_starts(understanding.source.text)
        self._parts: Final[dict[Path, str]] = {(): self.act}  # its own, since a path hashes faster than a reference
        self._concepts: Final[dict[tuple[str, str], str]] = {}
        self._labels: Final[dict[Path, str]] = {(): escape(self.label)}
        end = self.end  # the ends of lines that every place in the file has, put together once
        self._of_file: Final = f" {A} {_SPECIFIC_RESOURCE}{end}", f" {_HAS_SOURCE} {self.source_file}{end}"
        self._is_position: Final = f" {A} {_POSITION_SELECTOR}{end}"
        self._is_quote: Final = f" {A} {_QUOTE_SELECTOR}{end}"
        self._line: Final = f'"^^{_INTEGER}{end}'
        self._offset: Final = f'"^^{_NON_NEGATIVE}{end}'

    def add(self, subject: str, predicate: str, value: str) -> None:
        """Add a quad of terms."""
        self.lines.append(f"{subject} {predicate} {value}{self.end}")

    def link(self, subject: str, predicate: str, target: str) -> None:
        """Add a quad of terms, unless it has been added so before."""
        if (subject, predicate, target) not in self.linked:
            self.linked.add((subject, predicate, target))
            self.add(subject, predicate, target)

    def words(self, subject: str, predicate: str, text: str) -> None:
        """Add a text in the act's language, unless it is empty."""
        if text:
            self.lines.append(f'{subject} {predicate} "{escape(text)}"@{self.language}{self.end}')

    def reference(self, thing: Reference) -> str:
        """Return the term of a thing."""
        return iri(self.mint(thing))

    def concept(self, scheme: str, slug: str) -> str:
        """Return the term of a concept."""
        found = self._concepts.get((scheme, slug))
        if found is None:
            found = self._concepts[scheme, slug] = iri(self.mint(ConceptRef(scheme, slug)))
        return found

    def part(self, path: Path) -> str:
        """Return the term of a part of this act; the empty path is the act itself."""
        found = self._parts.get(path)
        if found is None:
            found = self._parts[path] = iri(self.mint(PartRef(self.key, path)))
        return found

    def place_label(self, path: Path) -> str:
        """Return what a part, or the act for the empty path, is called, escaped; each is put together once."""
        found = self._labels.get(path)
        if found is None:
            found = self._labels[path] = f"{self._labels[()]}, {escape(path_label(path))}"
        return found

    def inside(self, path: Path, step: str, n: int) -> str:
        """Return the term of the n-th citation ("cite"), action ("act") or mention ("mention") of a part.

        It is what the minter gives for a `CitationRef` and the like: their addresses begin with the part's.
        """
        return f"{self.part(path)[:-1]}/{step}/{n}>"

    def link_node(self, subject: str, n: int) -> str:
        """Return the term of the n-th official link, from 1, on the words of a part, a note or the act."""
        return f"{subject[:-1]}#link{self._version}-{n}>"

    def source(self, subject: str, spans: Sequence[Span], quote: str) -> None:
        """Say where in the file a statement's words stand (Web Annotation Data Model, sections 4 and 4.2.4).

        Args:
            subject: the term of what was read there.
            spans: the stretches of the file, in order.
            quote: the words, with their white space folded.
        """
        if not spans:
            return
        stem, end, offset = subject[:-1], self.end, self._offset
        node, quoted = f"{stem}#source{self._version}>", f"{stem}#quote{self._version}>"
        is_specific, has_source = self._of_file
        line = bisect_right(self._line_starts, spans[0].start)
        self.lines.append(
            f'{subject} {_SOURCE} {node}{end}{node}{is_specific}{node}{has_source}{node} {_LINE} "{line}{self._line}'
        )
        for n, (start, stop) in enumerate(spans, start=1):
            selector = f"{node[:-1]}-{n}>"
            self.lines.append(
                f"{node} {_HAS_SELECTOR} {selector}{end}{selector}{self._is_position}"
                f'{selector} {_START} "{start}{offset}{selector} {_END} "{stop}{offset}'
            )
        self.lines.append(
            f'{node} {_HAS_SELECTOR} {quoted}{end}{quoted}{self._is_quote}{quoted} {_EXACT} "{escape(quote)}"{end}'
        )

    def file(self, source: Source) -> None:
        """Describe the source file."""
        node = self.source_file
        self.add(node, A, term("unr:SourceFile"))
        self.add(node, term("rdfs:label"), plain(source.name.replace("\\", "/").rpartition("/")[2]))
        self.add(node, term("unr:sha256"), plain(source.sha256))
        self.add(node, term("dcterms:format"), plain(source.media_type))
        self.add(node, term("dcterms:extent"), integer(len(source.text)))
