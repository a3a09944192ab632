"""One file, from its bytes to what `unres convert` prints."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from unres.akn import akoma_ntoso
from unres.collection import collect
from unres.iris import Minter
from unres.knowledge import names
from unres.model import Finding, Reading, Source, Understanding
from unres.plain_json import dumps
from unres.project import project
from unres.read import read
from unres.serialise import serialise
from unres.sources import load
from unres.understand import understand


@dataclass(frozen=True, slots=True)
class Conversion:
    """A file as read, and what is understood of its acts, in order."""

    reading: Reading
    understandings: tuple[Understanding, ...]

    @property
    def source(self) -> Source:
        """Return the file."""
        return self.reading.source

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything that a person should look at."""
        return (*self.reading.findings, *(found for each in self.understandings for found in each.findings))


def convert_file(path: Path) -> Conversion:
    """Read a file and understand its acts.

    Raises:
        UnresError: the file cannot be read, or holds no act.
    """
    return convert_source(load(path))


def convert_source(source: Source) -> Conversion:
    """Read a document whose text is there, and understand its acts.

    Raises:
        UnresError: it holds no act.
    """
    reading = read(source)
    return Conversion(reading, understand(reading))


def quads_of(understanding: Understanding, mint: Minter) -> bytes:
    """Return an act as N-Quads, each line in the act's graph."""
    return project(understanding, mint, names())


def xml_of(understanding: Understanding, mint: Minter) -> bytes:
    """Return an act as an Akoma Ntoso document."""
    return akoma_ntoso(understanding, mint, names())


_RDF: Final = ("turtle", "jsonld", "nq", "nt")


def _rdf(syntax: str) -> Callable[[Conversion, Minter], bytes]:
    def write(conversion: Conversion, mint: Minter) -> bytes:
        return serialise(b"".join(quads_of(each, mint) for each in conversion.understandings), syntax)

    return write


def _json(conversion: Conversion, mint: Minter) -> bytes:
    return dumps(conversion.reading, conversion.understandings, mint).encode()


def _akn(conversion: Conversion, mint: Minter) -> bytes:
    documents = [xml_of(each, mint) for each in conversion.understandings]
    return documents[0] if len(documents) == 1 else collect(documents, conversion.source, mint)


def _text(conversion: Conversion, _: Minter) -> bytes:
    """Return the text that all positions count: what was taken out of a PDF, for example."""
    return conversion.source.text.encode()


WRITERS: Final[Mapping[str, Callable[[Conversion, Minter], bytes]]] = {
    **{syntax: _rdf(syntax) for syntax in _RDF},
    "akn": _akn,
    "json": _json,
    "text": _text,
}
"""Format → what writes a conversion in it."""


def write_all(conversions: Sequence[Conversion], syntax: str, mint: Minter) -> bytes:
    """Return the documents of a folder or archive in one format.

    RDF is that of all of them, Akoma Ntoso one collection, JSON an array; texts follow one another.
    """
    if len(conversions) == 1:
        return WRITERS[syntax](conversions[0], mint)
    if syntax == "akn":
        documents = [xml_of(each, mint) for conversion in conversions for each in conversion.understandings]
        return collect(documents, conversions[0].source, mint)
    written = [WRITERS["nq" if syntax in _RDF else syntax](conversion, mint) for conversion in conversions]
    if syntax == "json":
        return b"[\n" + b",\n".join(each.rstrip() for each in written) + b"\n]\n"
    return serialise(b"".join(written), syntax) if syntax in _RDF else b"\n".join(written)
