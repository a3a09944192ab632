"""Opens a published directory for reading, and notices when a new version takes its place.

A published directory is a link to a version (see `unres.publish`). `Dataset.current()` follows the link each time,
which costs microseconds, and opens the store of a version once. What was read from one `Version` stays consistent while
it is used, even if another takes its place meanwhile.
"""

import json
import os
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from unres.errors import UnresError
from unres.iris import Minter
from unres.namespaces import PREFIXES, UNR
from unres.publish import AKN, DUMPS, MANIFEST, REPORT, STORE, read_manifest

_LABELS: Final = tuple(
    ox.NamedNode(PREFIXES[prefix] + name) for prefix, name in (("skos", "prefLabel"), ("rdfs", "label"))
)
_ATTACHED_TO: Final = ox.NamedNode(UNR + "attachedTo")
_TYPE: Final = ox.NamedNode(PREFIXES["rdf"] + "type")

_MOST_LABELS: Final = 100_000
"""Labels that are kept in memory for each version."""

Resource = ox.NamedNode | ox.BlankNode
"""What can be the subject of a statement here."""


class DatasetError(UnresError):
    """The directory holds no published dataset, or it cannot be opened."""


class Version:
    """One published version, open for reading.

    Args:
        folder: the version's own directory, not the link to it.
        mint: gives the addresses.

    Raises:
        DatasetError: there is no store, or it cannot be opened.
    """

    def __init__(self, folder: Path, mint: Minter) -> None:
        self.folder: Final = folder
        self.mint: Final = mint
        self.id: Final = folder.name
        """Names the version; it changes with every publication."""
        advice = "Build it with `unres build SOURCE… --out DIR`."
        try:
            self.store: Final = ox.Store.read_only(str(folder / STORE))
            time = (folder / MANIFEST if (folder / MANIFEST).exists() else folder / STORE).stat().st_mtime
        except OSError as error:
            raise DatasetError(f"no dataset can be opened here ({error})", where=str(folder), advice=advice) from error
        self.published: Final = datetime.fromtimestamp(int(time), UTC)
        """When the version was made, to the second."""
        self._labels: dict[str, dict[str, str]] = {}

    # --- What a version says of a thing

    def exists(self, iri: str) -> bool:
        """Tell whether anything is said of a thing."""
        return next(self.store.quads_for_pattern(ox.NamedNode(iri), None, None), None) is not None

    def describe(self, iri: str) -> list[ox.Quad]:
        """Return what is said of a thing and of everything below its address, in a stable order.

        Below an act's address are its parts, its notes, their citations and actions, and where each was read; below a
        paragraph's its points and so on, to which come the notes whose markers stand in it. Blank nodes are followed.
        The list is empty if nothing is said of the thing.
        """
        found: list[ox.Quad] = []
        queue: list[Resource] = [ox.NamedNode(iri)]
        seen = set(queue)
        below: tuple[str, ...] = (f"{iri}/", f"{iri}#")
        for node in queue:
            for quad in self.store.quads_for_pattern(node, None, None):
                found.append(quad)
                value = quad.object
                if isinstance(value, ox.NamedNode):
                    if not value.value.startswith(below) or value in seen:
                        continue
                elif not isinstance(value, ox.BlankNode) or value in seen:
                    continue
                seen.add(value)
                queue.append(value)
            for note in self._notes_of(node):
                if note not in seen:
                    seen.add(note)
                    queue.append(note)
                    below += (f"{note.value}/", f"{note.value}#")
        return _ordered(found, iri)

    def _notes_of(self, node: Resource) -> Iterator[ox.NamedNode]:
        if isinstance(node, ox.NamedNode) and "#" not in node.value:
            for quad in self.store.quads_for_pattern(None, _ATTACHED_TO, node):
                if isinstance(quad.subject, ox.NamedNode):
                    yield quad.subject

    def graph(self, iri: str) -> list[ox.Quad]:
        """Return a named graph, in a stable order."""
        return _ordered(self.store.quads_for_pattern(None, None, None, ox.NamedNode(iri)), iri)

    def links_to(self, iri: str, *, besides: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Return (predicate, subject) of all statements that point to a thing, but for those of `besides`.

        `besides` are the subjects of the thing's own description.
        """
        own = {*besides, iri}
        links = {
            (quad.predicate.value, quad.subject.value)
            for quad in self.store.quads_for_pattern(None, None, ox.NamedNode(iri))
            if isinstance(quad.subject, ox.NamedNode)
        }
        return sorted(
            (link for link in links if link[1] not in own),
            key=lambda link: (link[0], natural(link[1])),
        )

    def label_quads(self, iri: str) -> list[ox.Quad]:
        """Return the statements that name a thing, in all languages, each once."""
        node = ox.NamedNode(iri)
        found: dict[tuple[str, Any], ox.Quad] = {}
        for predicate in _LABELS:
            for quad in self.store.quads_for_pattern(node, predicate, None):
                found.setdefault((predicate.value, quad.object), quad)
        return [quad for _, quad in sorted(found.items(), key=str)]

    def label(self, iri: str, language: str = "en") -> str | None:
        """Return what a thing is called: in the language, else in English, else in any; `None` if it has no name."""
        labels = self._labels.get(iri)
        if labels is None:
            labels = {}
            for quad in self.label_quads(iri):
                if isinstance(quad.object, ox.Literal):
                    labels.setdefault(quad.object.language or "", quad.object.value)
            if len(self._labels) < _MOST_LABELS:
                self._labels[iri] = labels
        return labels.get(language) or labels.get("en") or labels.get("") or next(iter(labels.values()), None)

    def instances(self, *classes: str) -> Iterator[str]:
        """Yield the IRIs of the things of some classes, in no order, each once."""
        seen = set()
        for name in classes:
            for quad in self.store.quads_for_pattern(None, _TYPE, ox.NamedNode(name)):
                subject = quad.subject
                if isinstance(subject, ox.NamedNode) and subject.value not in seen:
                    seen.add(subject.value)
                    yield subject.value

    def subjects(self, predicate: str, value: str | None = None) -> Iterator[str]:
        """Yield the IRIs of the things that have a property (with this IRI as its value, if one is given)."""
        node = None if value is None else ox.NamedNode(value)
        seen = set()
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(predicate), node):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value not in seen:
                seen.add(quad.subject.value)
                yield quad.subject.value

    def objects(self, iri: str, predicate: str) -> list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
        """Return the values of a property, each once."""
        quads = self.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None)
        return list(dict.fromkeys(quad.object for quad in quads))

    # --- What lies beside the store

    @cached_property
    def report(self) -> Mapping[str, Any]:
        """Return the report of the build (see `unres.report`); empty if there is none."""
        try:
            report = json.loads((self.folder / REPORT).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return report if isinstance(report, dict) else {}

    @cached_property
    def dumps(self) -> Mapping[str, Path]:
        """Return name → file of the dumps."""
        folder = self.folder / DUMPS
        files = sorted(folder.iterdir()) if folder.is_dir() else []
        return {path.name: path for path in files if path.is_file()}

    @cached_property
    def checksums(self) -> Mapping[str, str]:
        """Return file → SHA-256 of everything in the version; empty if it has no manifest."""
        return read_manifest(self.folder) if (self.folder / MANIFEST).exists() else {}

    def akn(self, act: str) -> Path | None:
        """Return the Akoma Ntoso document of an act or of a version, by its path below the base."""
        path = self.folder / AKN / f"{act}.xml"
        inside = path.resolve().is_relative_to((self.folder / AKN).resolve())
        return path if inside and path.is_file() else None


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts as people count, and puts preambles before operative parts, notes last.

    >>> sorted(["x/op/10", "x/fn/1", "x/op/9", "x/pp/2", "x"], key=natural)
    ['x', 'x/pp/2', 'x/op/9', 'x/op/10', 'x/fn/1']
    """
    return tuple(
        (0, int(piece), "") if piece.isdecimal() else (_PLACES.get(piece, 1), 0, piece)
        for piece in re.findall(r"\d+|[^\d/#]+|#", text)
    )


_PLACES: Final = {
    "#": -1,
    "cite": 2,
    "act": 2,
    "mention": 2,
    "pp": 3,
    "op": 4,
    "para": 4,
    "sec": 4,
    "annex": 5,
    "passage": 6,
    "fn": 7,
}
"""Order of the pieces of an address that have one; numbers come first, then names."""


def _ordered(quads: Iterable[ox.Quad], first: str) -> list[ox.Quad]:
    """Sort quads by subject, with the one in `first` before all others, its class before its other properties."""
    groups: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        groups.setdefault(str(quad.subject), []).append(quad)
    named = f"<{first}>"
    subjects = sorted(groups, key=lambda subject: (subject != named, natural(subject)))
    return [quad for subject in subjects for quad in _by_predicate(groups[subject])]


def _by_predicate(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield a subject's quads: its classes, then its properties by IRI, the values of each as people count."""
    predicates: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        predicates.setdefault(quad.predicate.value, []).append(quad)
    for predicate in sorted(predicates, key=lambda name: (name != _TYPE.value, name)):
        values = predicates[predicate]
        yield from values if len(values) == 1 else sorted(values, key=_by_value)


def _by_value(quad: ox.Quad) -> tuple[bool, Any, str]:
    value = quad.object
    if isinstance(value, ox.NamedNode):
        return True, natural(value.value), str(quad.graph_name)
    return False, str(value), str(quad.graph_name)


class Dataset:
    """A published directory.

    Args:
        target: the directory, usually a link to a version.
        mint: gives the addresses; without one, under the base that the build's report names, or the environment's.

    Raises:
        DatasetError: nothing is published there.
    """

    def __init__(self, target: Path, mint: Minter | None = None) -> None:
        self.target: Final = target
        self._lock = threading.Lock()
        self._version = self._open(mint)
        self.mint: Final = self._version.mint

    def _open(self, mint: Minter | None) -> Version:
        folder = Path(os.path.realpath(self.target))
        version = Version(folder, mint or Minter())
        base = version.report.get("base")
        return Version(folder, Minter(base)) if mint is None and isinstance(base, str) and base else version

    def current(self) -> Version:
        """Return the version that is published now; if it cannot be opened, the one that was opened before it."""
        try:
            name = os.path.basename(os.readlink(self.target).rstrip("/"))  # noqa: PTH115, PTH119 - asked at each request
        except OSError:
            return self._version
        if name != self._version.id:
            with self._lock:
                if name != self._version.id:
                    try:
                        self._version = self._open(self.mint)
                    except DatasetError:
                        return self._version
        return self._version
