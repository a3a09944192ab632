"""The ontology graph: the files of `ontology/` as quads, and the names of what they describe."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from unres.iris import Minter, parse_path
from unres.labels import text_label
from unres.model import DocumentRef, PartRef, PublicationRef, Reference
from unres.namespaces import BASE, PREFIXES, UNR
from unres.paths import data_dir
from unres.vocabulary.cache import remembered
from unres.vocabulary.nodes import LANGUAGE, VocabularyError, read_nodes

_OURS: Final = re.compile(f"<{re.escape(BASE)}(?!{re.escape(UNR.removeprefix(BASE))})")
"""The start of an IRI that moves with the base: all of ours but the ontology's terms."""

_NAMES: Final = (PREFIXES["skos"] + "prefLabel", PREFIXES["eli"] + "title", PREFIXES["rdfs"] + "label")
"""What names a thing; the first of them that it has counts."""
_NAME_TEXTS: Final = (UNR + "adoptedIn", UNR + "establishedBy")
"""What names texts that the vocabularies say nothing else of."""


@lru_cache(maxsize=4)
def ontology_quads(base: str) -> bytes:
    """Return the ontology and the vocabularies as N-Quads in the ontology graph, in an order that does not change.

    Args:
        base: the IRI base. The files are written for the standard one; all addresses but those of terms move with it.

    Raises:
        VocabularyError: a file is no Turtle.
    """
    return remembered("ontology", _files(), lambda: _quads(base), base)


def _quads(base: str) -> bytes:
    end = f" <{Minter(base).ontology_graph}> .\n"
    return "".join(sorted({f"{line}{end}" for line in _statements(base)})).encode()


def _files() -> list[Path]:
    return sorted(data_dir("ontology").glob("*.ttl"))


def rebased(text: str, base: str) -> str:
    """Return Turtle or N-Triples with our addresses, but not the ontology's terms, under another base.

    >>> rebased(f"<{BASE}body/ga> a <{UNR}Body> .", "https://example.org/")
    '<https://example.org/body/ga> a <https://w3id.org/unres/ontology#Body> .'
    """
    return text if base == BASE else _OURS.sub(f"<{base}", text)


def _statements(base: str) -> Iterator[str]:
    for file in _files():
        nodes: dict[str, str] = {}
        try:
            for triple in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
                yield rebased(_numbered(triple, file.stem, nodes), base)
        except SyntaxError as error:
            raise VocabularyError(str(error), where=str(file), advice="Mend the Turtle.") from error
    yield from _labels(base)


def _labels(base: str) -> Iterator[str]:
    """Yield names as `rdfs:label` too: acts and parts have that, and one property then names whatever is cited."""
    mint = Minter(base)
    for thing, name in names().items():
        yield f"<{mint(thing)}> <{PREFIXES['rdfs']}label> {ox.Literal(name, language=LANGUAGE)}"


def _numbered(statement: ox.Triple | ox.Quad, stem: str, nodes: dict[str, str]) -> str:
    """Return a statement as a line without its full stop, with blank nodes numbered instead of drawn by lot."""
    terms = []
    for term in (statement.subject, statement.predicate, statement.object):
        if isinstance(term, ox.BlankNode):
            terms.append(nodes.setdefault(term.value, f"_:{re.sub('[^a-z0-9]', '', stem)}{len(nodes)}"))
        else:
            terms.append(str(term))
    return " ".join(terms)


@lru_cache(maxsize=1)
def names() -> dict[Reference, str]:
    """Return what the ontology graph describes, and its English name. The base makes no difference.

    >>> from unres.model import BodyRef
    >>> names()[BodyRef("cnd")]
    'Commission on Narcotic Drugs'
    """
    files = _files()
    return remembered("names", files, lambda: _names(files))


def _names(files: Iterable[Path]) -> dict[Reference, str]:
    found: dict[Reference, str] = {}
    for iri, node in read_nodes(files).items():
        thing = parse_path(iri.removeprefix(BASE)) if iri.startswith(BASE) else None
        name = next(filter(None, map(node.text, _NAMES)), "")
        if thing is not None and name:
            found[thing] = name
    return found


@lru_cache(maxsize=1)
def texts() -> dict[Reference, str]:
    """Return the acts and documents that contain instruments or establish bodies, and what they are called.

    The vocabularies say nothing else of them, and an act of the dataset may hold any of them.

    >>> from unres.model import ActKey, ActKind
    >>> texts()[PartRef(ActKey(ActKind.RESOLUTION, "ga", "S-30/1"), ("annex", "1"))]
    'General Assembly resolution S-30/1, annex'
    """
    nodes = read_nodes(_files()).values()
    named = (iri for node in nodes for predicate in _NAME_TEXTS for iri in node.iris(predicate))
    things = {parse_path(iri.removeprefix(BASE)) for iri in named}
    return {
        each: text_label(each, names()) for each in things if isinstance(each, PartRef | DocumentRef | PublicationRef)
    }
