"""The lines of one named graph while they are made, and what is the same for all of them."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from unres.iris import Minter
from unres.labels import Names, act_label
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
        self.label: Final = act_label(key, names)
        self.end: Final = f" {iri(mint.graph(key))} .\n"
        self.lines: Final[list[str]] = []
        self.linked: Final[set[tuple[str, str, str]]] = set()
        """Links that several citations give, as they were added."""
        self.described: Final[set[Reference]] = {PartRef(key)}
        """What has its description in this graph, or needs none here."""
        self.source_file: Final = iri(mint(SourceRef(understanding.source.sha256)))
        self._line_starts: Final = line_starts(understanding.source.text)
        self._references: Final[dict[Reference, str]] = {}
        self._parts: Final[dict[Path, str]] = {(): self.act}  # its own, since a path hashes faster than a reference
        self._concepts: Final[dict[tuple[str, str], str]] = {}

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
        """Return the term of a thing; each is minted once."""
        found = self._references.get(thing)
        if found is None:
            found = self._references[thing] = iri(self.mint(thing))
        return found

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

    def link_node(self, subject: str, n: int) -> str:
        """Return the term of the n-th official link, from 1, on the words of a part, a note or the act."""
        return f"{subject[:-1]}#link{self._version}-{n}>"

    def source(self, subject: str, spans: Iterable[Span], quote: str) -> None:
        """Say where in the file a statement's words stand (Web Annotation Data Model, sections 4 and 4.2.4).

        Args:
            subject: the term of what was read there.
            spans: the stretches of the file, in order.
            quote: the words, with their white space folded.
        """
        stem, end, first = subject[:-1], self.end, -1
        node = f"{stem}#source{self._version}>"
        lines: list[str] = []
        for n, (start, stop) in enumerate(spans, start=1):
            first = start if n == 1 else first
            selector = f"{stem}#source{self._version}-{n}>"
            lines.append(
                f"{node} {_HAS_SELECTOR} {selector}{end}"
                f"{selector} {A} {_POSITION_SELECTOR}{end}"
                f'{selector} {_START} "{start}"^^{_NON_NEGATIVE}{end}'
                f'{selector} {_END} "{stop}"^^{_NON_NEGATIVE}{end}'
            )
        if not lines:
            return
        self.lines.append(
            f"{subject} {_SOURCE} {node}{end}"
            f"{node} {A} {_SPECIFIC_RESOURCE}{end}"
            f"{node} {_HAS_SOURCE} {self.source_file}{end}"
            f'{node} {_LINE} "{bisect_right(self._line_starts, first)}"^^{_INTEGER}{end}'
        )
        self.lines.extend(lines)
        self.lines.append(
            f"{node} {_HAS_SELECTOR} {stem}#quote{self._version}>{end}"
            f"{stem}#quote{self._version}> {A} {_QUOTE_SELECTOR}{end}"
            f'{stem}#quote{self._version}> {_EXACT} "{escape(quote)}"{end}'
        )

    def file(self, source: Source) -> None:
        """Describe the source file."""
        node = self.source_file
        self.add(node, A, term("unr:SourceFile"))
        self.add(node, term("rdfs:label"), plain(source.name.replace("\\", "/").rpartition("/")[2]))
        self.add(node, term("unr:sha256"), plain(source.sha256))
        self.add(node, term("dcterms:format"), plain(source.media_type))
        self.add(node, term("dcterms:extent"), integer(len(source.text)))
