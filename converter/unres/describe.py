"""The dataset's description of itself: VoID, DCAT, SPARQL service description, and the provenance of the build.

It stands in the dataset graph, and only there is `sd:endpoint` said: in the description of a paragraph it would make
clients take the page for a service. The counts are those of the whole dataset, this description among it; a dump counts
itself, and cannot hold its own checksum, which only the store does.

Specifications: VoID (W3C Interest Group Note, 3 March 2011), DCAT 3, SPARQL 1.1 Service Description, PROV-O.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from unres.iris import Minter
from unres.merge import shared_graph
from unres.namespaces import PREFIXES
from unres.publish import DUMPS, sha256_of
from unres.terms import LABEL, A, integer, iri, plain, term, worded

TITLE: Final = "United Nations resolutions, paragraph by paragraph"

DESCRIPTION: Final = (
    "Resolutions and decisions of United Nations bodies with an address for each paragraph, footnote and citation, "
    "what each paragraph cites and asks of whom, and the place of every statement in its source."
)

RIGHTS: Final = (
    "The texts are United Nations documents, whose source is to be acknowledged; they are unofficial copies, and the "
    "official documents at https://documents.un.org/ prevail."
)

_SPDX: Final = "http://spdx.org/rdf/terms#"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_FORMATS: Final = "http://www.w3.org/ns/formats/"

DISTRIBUTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "unres.nq.gz": ("N-Quads, with the named graphs", "application/n-quads"),
    "unres.ttl.gz": ("Turtle, without the graphs", "text/turtle"),
    "unres.jsonld.gz": ("JSON-LD, with the named graphs", "application/ld+json"),
}
"""Dump → what it is, and the media type of what is compressed."""

_RESULTS: Final = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def software_version() -> str:
    """Return the version of this package, or "unknown" where it runs without being installed."""
    try:
        return version("unres")
    except PackageNotFoundError:
        return "unknown"


# --- Counting ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Partitions:
    """How many triples each property has, and how many things each class. `a + b` counts what is in either."""

    properties: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "Partitions") -> "Partitions":
        """Return the sums."""
        return Partitions(self.properties + other.properties, self.classes + other.classes)

    @property
    def triples(self) -> int:
        """Return the number of triples."""
        return self.properties.total()


def count_store(store: ox.Store) -> Partitions:
    """Count a store, in which no triple stands in two graphs.

    The union of graphs is evaluated without removing duplicates, so that these are the numbers that clients get.
    """
    return Partitions(
        _counts(store, "SELECT ?key (COUNT(*) AS ?n) { ?s ?key ?o } GROUP BY ?key"),
        _counts(store, "SELECT ?key (COUNT(?s) AS ?n) { ?s a ?key } GROUP BY ?key"),
    )


def _counts(store: ox.Store, query: str) -> Counter[str]:
    rows = store.query(query, use_default_graph_as_union=True)
    if not isinstance(rows, ox.QuerySolutions):
        raise TypeError(f"a SELECT query gave {type(rows).__name__}")
    return Counter({row["key"].value: int(row["n"].value) for row in rows})


def count_lines(lines: Iterable[str]) -> Partitions:
    """Count lines of N-Triples or N-Quads, no two of which are the same."""
    properties: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    for line in lines:
        _, predicate, rest = line.split(" ", 2)
        properties[predicate[1:-1]] += 1
        if predicate == A:
            classes[rest[1 : rest.index(">")]] += 1
    return Partitions(properties, classes)


# --- Describing ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """The build that made the dataset."""

    started: datetime
    ended: datetime
    sources: tuple[str, ...]
    """IRIs of the files that were used."""


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump on disk."""

    size: int
    """In bytes."""
    sha256: str

    @classmethod
    def of(cls, path: Path) -> "Dump":
        """Measure a file."""
        return cls(path.stat().st_size, sha256_of(path))


def describe_graph(mint: Minter, act: str, sources: Sequence[str]) -> list[str]:
    """Return the N-Quads that say what the graph of an act is and which files it was read from.

    Args:
        mint: gives the addresses.
        act: path of the act, relative to the base.
        sources: IRIs of the files, one for each language.
    """
    graph = f"{mint.base}graph/{act}"
    return _Lines(mint).add(
        *_named(mint, graph, f"Graph of {act}"),
        (graph, "foaf:primaryTopic", iri(mint.base + act)),
        *((graph, "prov:wasDerivedFrom", iri(source)) for source in sources),
    )


def _named(mint: Minter, graph: str, label: str) -> tuple[tuple[str, str, str], ...]:
    return (
        (mint.dataset, "sd:namedGraph", iri(graph)),
        (graph, "rdf:type", term("sd:NamedGraph")),
        (graph, "rdfs:label", worded(label, "en")),
        (graph, "sd:name", iri(graph)),
    )


def describe_dataset(mint: Minter, data: Partitions, run: Run, dumps: Mapping[str, Dump]) -> list[str]:
    """Return the N-Quads of the dataset's description.

    Args:
        mint: gives the addresses.
        data: the counts of everything but these lines.
        run: the build.
        dumps: name → dump, of those whose checksums can be said.
    """
    fixed = [*_about(mint), *_service(mint), *_provenance(mint, run)]
    for name in DISTRIBUTIONS:
        fixed += _distribution(mint, name, dumps.get(name))
    lines: list[str] = fixed
    counted = Partitions()
    # The counts count themselves: once no class or property is new, nothing changes any more.
    while counted != (now := data + count_lines(lines)):
        counted = now
        lines = [*fixed, *_statistics(mint, counted)]
    return lines


class _Lines:
    """Makes lines of the dataset graph from subject IRI, prefixed name of the predicate, and object term."""

    def __init__(self, mint: Minter) -> None:
        self._end: Final = f" {iri(mint.dataset_graph)} .\n"

    def add(self, *statements: tuple[str, str, str]) -> list[str]:
        return [f"{iri(s)} {term(p)} {o}{self._end}" for s, p, o in statements]


def _about(mint: Minter) -> Iterator[str]:
    dataset = mint.dataset
    kinds = ("void:Dataset", "dcat:Dataset", "sd:Dataset", "prov:Entity")
    yield from _Lines(mint).add(
        *((dataset, "rdf:type", term(kind)) for kind in kinds),
        (dataset, "rdfs:label", worded(TITLE, "en")),
        (dataset, "dcterms:title", worded(TITLE, "en")),
        (dataset, "dcterms:description", worded(DESCRIPTION, "en")),
        (dataset, "dcterms:rights", worded(RIGHTS, "en")),
        (dataset, "dcterms:source", iri("https://documents.un.org/")),
        (dataset, "foaf:homepage", iri(mint.base)),
        (dataset, "void:uriSpace", plain(mint.base)),
        (dataset, "void:rootResource", iri(f"{mint.base}resolution")),
        (dataset, "void:sparqlEndpoint", iri(_endpoint(mint))),
        *((dataset, "void:vocabulary", iri(PREFIXES[prefix])) for prefix in _VOCABULARIES),
        *((dataset, "void:feature", iri(_FORMATS + name)) for name in ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")),
    )


_VOCABULARIES: Final = ("unr", "eli", "undo", "cito", "org", "skos", "dcterms", "oa", "prov", "dcat", "void", "sd")


def _endpoint(mint: Minter) -> str:
    return f"{mint.base}sparql"


def _service(mint: Minter) -> Iterator[str]:
    service, dataset = _endpoint(mint), mint.dataset
    for graph, label in (
        (mint.ontology_graph, "The ontology and the vocabularies"),
        (mint.dataset_graph, "The description of the dataset"),
        (shared_graph(mint), "What acts mention and none of them holds"),
    ):
        yield from _Lines(mint).add(*_named(mint, graph, label))
    yield from _Lines(mint).add(
        (service, "rdf:type", term("sd:Service")),
        (service, "rdf:type", term("dcat:DataService")),
        (service, "rdfs:label", worded("SPARQL endpoint", "en")),
        (service, "sd:endpoint", iri(service)),
        (service, "dcat:endpointURL", iri(service)),
        (service, "dcat:servesDataset", iri(dataset)),
        (service, "sd:defaultDataset", iri(dataset)),
        (service, "sd:supportedLanguage", term("sd:SPARQL11Query")),
        (service, "sd:feature", term("sd:UnionDefaultGraph")),
        *((service, "sd:resultFormat", iri(_FORMATS + name)) for name in _RESULTS),
    )


def _provenance(mint: Minter, run: Run) -> Iterator[str]:
    dataset, build, software = mint.dataset, f"{mint.dataset}#build", f"{mint.dataset}#software"
    yield from _Lines(mint).add(
        (dataset, "prov:wasGeneratedBy", iri(build)),
        (dataset, "dcterms:modified", _moment(run.ended)),
        (build, "rdf:type", term("prov:Activity")),
        (build, "rdfs:label", worded(f"Build of {run.ended:%d %B %Y, %H:%M:%S %Z}".replace(" 0", " "), "en")),
        (build, "prov:startedAtTime", _moment(run.started)),
        (build, "prov:endedAtTime", _moment(run.ended)),
        (build, "prov:wasAssociatedWith", iri(software)),
        *((build, "prov:used", iri(source)) for source in run.sources),
        (software, "rdf:type", term("prov:SoftwareAgent")),
        (software, "rdfs:label", worded(f"unres {software_version()}", "en")),
        (software, "owl:versionInfo", plain(software_version())),
    )


def _moment(moment: datetime) -> str:
    return f'"{moment.isoformat(timespec="seconds")}"^^{term("xsd:dateTime")}'


def _distribution(mint: Minter, name: str, dump: Dump | None) -> Iterator[str]:
    title, media_type = DISTRIBUTIONS[name]
    address = f"{mint.base}{DUMPS}/{name}"
    yield from _Lines(mint).add(
        (mint.dataset, "dcat:distribution", iri(address)),
        (mint.dataset, "void:dataDump", iri(address)),
        (address, "rdf:type", term("dcat:Distribution")),
        (address, "rdfs:label", worded(title, "en")),
        (address, "dcterms:title", worded(title, "en")),
        (address, "dcterms:rights", worded(RIGHTS, "en")),
        (address, "dcat:downloadURL", iri(address)),
        (address, "dcat:accessURL", iri(address)),
        (address, "dcat:mediaType", iri(_MEDIA + media_type)),
        (address, "dcat:compressFormat", iri(f"{_MEDIA}application/gzip")),
    )
    if dump:
        checksum, end = f"{address}#checksum", f" {iri(mint.dataset_graph)} .\n"
        yield from _Lines(mint).add((address, "dcat:byteSize", f'"{dump.size}"^^{term("xsd:nonNegativeInteger")}'))
        yield f"{iri(address)} {iri(f'{_SPDX}checksum')} {iri(checksum)}{end}"
        yield f"{iri(checksum)} {A} {iri(f'{_SPDX}Checksum')}{end}"
        yield f"{iri(checksum)} {LABEL} {worded(f'SHA-256 of {name}', 'en')}{end}"
        yield f"{iri(checksum)} {iri(f'{_SPDX}algorithm')} {iri(f'{_SPDX}checksumAlgorithm_sha256')}{end}"
        yield f'{iri(checksum)} {iri(f"{_SPDX}checksumValue")} "{dump.sha256}"^^{term("xsd:hexBinary")}{end}'


def _statistics(mint: Minter, counted: Partitions) -> Iterator[str]:
    dataset = mint.dataset
    yield from _Lines(mint).add(
        (dataset, "void:triples", integer(counted.triples)),
        (dataset, "void:classes", integer(len(counted.classes))),
        (dataset, "void:properties", integer(len(counted.properties))),
    )
    for name, count in sorted(counted.classes.items()):
        part = f"{dataset}#class-{_slug(name)}"
        yield from _Lines(mint).add(
            (dataset, "void:classPartition", iri(part)),
            (part, "void:class", iri(name)),
            (part, "void:entities", integer(count)),
        )
    for name, count in sorted(counted.properties.items()):
        part = f"{dataset}#property-{_slug(name)}"
        yield from _Lines(mint).add(
            (dataset, "void:propertyPartition", iri(part)),
            (part, "void:property", iri(name)),
            (part, "void:triples", integer(count)),
        )


def _slug(name: str) -> str:
    """Return a short name for a class or property.

    >>> _slug(PREFIXES["unr"] + "Resolution"), _slug("http://example.org/Thing")
    ('unr-Resolution', '55127675')
    """
    for prefix, space in PREFIXES.items():
        local = name.removeprefix(space)
        if local != name and local.isalnum():
            return f"{prefix}-{local}"
    return hashlib.sha256(name.encode()).hexdigest()[:8]
