"""The dataset's description of itself: its counts are those of the data, its links and checksums those of the files."""

import gzip
import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest

from documents import resolution
from unres import describe
from unres.decode import decode_file
from unres.iris import Minter
from unres.namespaces import BASE, PREFIXES
from unres.pipeline import build
from unres.publish import STORE

MINT = Minter(BASE)
PROLOGUE = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
DATASET = f"<{BASE}dataset>"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("describe")
    for n in (1, 2):
        (folder / f"{n}.txt").write_text(resolution("*Noting* lamps,", "1. *Urges* States to trim.", number=f"70/{n}"))
    build([folder / "1.txt", folder / "2.txt"], folder / "data", workers=1)
    return folder


@pytest.fixture(scope="module")
def store(folder: Path) -> ox.Store:
    return ox.Store.read_only(str(folder / "data" / STORE))


def ask(store: ox.Store, pattern: str) -> list[tuple[str, ...]]:
    """Return the rows of `SELECT * { pattern }` over all graphs, each value as text."""
    rows = store.query(PROLOGUE + f"SELECT * {{ {pattern} }}", use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return [tuple(getattr(value, "value", str(value)) for value in row) for row in rows]


def one(store: ox.Store, query: str) -> int:
    """Return the number that a query gives."""
    rows = store.query(PROLOGUE + query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    (row,) = rows
    return int(row[0].value)


# --- VoID ----------------------------------------------------------------------------------------------------------


def test_the_number_of_triples_is_that_of_the_data(store: ox.Store) -> None:
    ((said,),) = ask(store, f"{DATASET} void:triples ?n")
    assert int(said) == one(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == len(store)


def test_the_class_partitions_are_those_of_the_data(store: ox.Store) -> None:
    said = dict(_pairs(store, "classPartition", "class", "entities"))
    held = {row["c"].value: int(row["n"].value) for row in _rows(store, "?s a ?c", "?c", "COUNT(DISTINCT ?s)")}
    assert said == held
    ((classes,),) = ask(store, f"{DATASET} void:classes ?n")
    assert int(classes) == len(held)


def test_the_property_partitions_are_those_of_the_data(store: ox.Store) -> None:
    said = dict(_pairs(store, "propertyPartition", "property", "triples"))
    held = {row["c"].value: int(row["n"].value) for row in _rows(store, "?s ?c ?o", "?c", "COUNT(*)")}
    assert said == held
    assert sum(said.values()) == len(store)
    ((properties,),) = ask(store, f"{DATASET} void:properties ?n")
    assert int(properties) == len(held)


def _pairs(store: ox.Store, partition: str, key: str, count: str) -> list[tuple[str, int]]:
    query = f"SELECT ?k ?n {{ {DATASET} void:{partition} ?part . ?part void:{key} ?k ; void:{count} ?n }}"
    rows = store.query(PROLOGUE + query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return [(row["k"].value, int(row["n"].value)) for row in rows]


def _rows(store: ox.Store, pattern: str, key: str, count: str) -> ox.QuerySolutions:
    query = f"SELECT {key} ({count} AS ?n) {{ {pattern} }} GROUP BY {key}"
    rows = store.query(PROLOGUE + query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return rows


def test_the_dump_counts_itself(folder: Path) -> None:
    dumped = ox.Store()
    with gzip.open(folder / "data" / "dumps" / "unres.nq.gz") as stream:
        dumped.bulk_load(stream, format=ox.RdfFormat.N_QUADS)
    ((said,),) = ask(dumped, f"{DATASET} void:triples ?n")
    assert int(said) == len(dumped)


def test_the_example_of_a_partition_is_at_its_own_address(store: ox.Store) -> None:
    assert ask(store, f"<{BASE}dataset#class-unr-Resolution> void:entities ?n") == [("2",)]


# --- DCAT ----------------------------------------------------------------------------------------------------------


def test_each_dump_is_described_with_its_size_and_checksum(folder: Path, store: ox.Store) -> None:
    spdx = "http://spdx.org/rdf/terms#"
    query = f"""{DATASET} dcat:distribution ?dump . ?dump dcat:byteSize ?size ; dcat:downloadURL ?url ;
                <{spdx}checksum>/<{spdx}checksumValue> ?sha"""
    found = store.query(PROLOGUE + f"SELECT ?url ?size ?sha {{ {query} }}", use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    rows = {row["url"].value: (int(row["size"].value), row["sha"].value) for row in found}
    assert rows == {
        f"{BASE}dumps/{path.name}": (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in (folder / "data" / "dumps").iterdir()
    }


def test_each_dump_names_its_media_type(store: ox.Store) -> None:
    rows = store.query(PROLOGUE + "SELECT ?d ?t { ?d dcat:mediaType ?t }", use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    types = {row["d"].value.rpartition("/")[2]: row["t"].value.partition("media-types/")[2] for row in rows}
    assert types == {"unres.nq.gz": "application/n-quads", "unres.ttl.gz": "text/turtle",
                     "unres.jsonld.gz": "application/ld+json"}  # fmt: skip


def test_the_terms_of_use_acknowledge_the_source(store: ox.Store) -> None:
    ((rights,),) = ask(store, f"{DATASET} dcterms:rights ?rights")
    assert "United Nations documents" in rights
    assert "source is to be acknowledged" in rights


# --- Service and provenance ----------------------------------------------------------------------------------------


def test_the_endpoint_is_said_in_the_dataset_graph_only(store: ox.Store) -> None:
    graphs = {
        quad.graph_name for quad in store.quads_for_pattern(None, ox.NamedNode(PREFIXES["sd"] + "endpoint"), None)
    }
    assert graphs == {ox.NamedNode(MINT.dataset_graph)}


def test_every_graph_of_the_store_is_listed_with_a_label(store: ox.Store) -> None:
    query = f"SELECT ?g ?label {{ {DATASET} sd:namedGraph ?g . ?g sd:name ?g ; rdfs:label ?label }}"
    rows = store.query(PROLOGUE + query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    assert {row["g"] for row in rows} == set(store.named_graphs())


def test_each_graph_says_which_file_it_was_read_from(folder: Path, store: ox.Store) -> None:
    query = f"SELECT ?g ?sha {{ {DATASET} sd:namedGraph ?g . ?g prov:wasDerivedFrom/unr:sha256 ?sha }}"
    rows = store.query(PROLOGUE + query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    assert {row["g"].value: row["sha"].value for row in rows} == {
        f"{BASE}graph/resolution/cnd/70/{n}": decode_file(folder / f"{n}.txt").sha256 for n in (1, 2)
    }


def test_the_build_says_when_by_what_and_from_what(store: ox.Store) -> None:
    ((start,),) = ask(store, f"{DATASET} prov:wasGeneratedBy/prov:startedAtTime ?start")
    ((end,),) = ask(store, f"{DATASET} prov:wasGeneratedBy/prov:endedAtTime ?end")
    assert datetime.fromisoformat(start) <= datetime.fromisoformat(end)
    assert datetime.fromisoformat(start).tzinfo
    agents = ask(store, f"{DATASET} prov:wasGeneratedBy/prov:wasAssociatedWith/owl:versionInfo ?version")
    assert agents == [(describe.software_version(),)]
    used = ask(store, f"{DATASET} prov:wasGeneratedBy/prov:used/rdfs:label ?file")
    assert sorted(used) == [("1.txt",), ("2.txt",)]


# --- The functions themselves --------------------------------------------------------------------------------------


def test_describing_adds_what_is_given_to_what_it_says() -> None:
    data = describe.Partitions()
    data.properties["urn:p"] = 5
    data.classes["urn:C"] = 2
    moment = datetime(2045, 1, 1, tzinfo=UTC)
    lines = describe.describe_dataset(MINT, data, describe.Run(moment, moment, ()), {})
    assert len(lines) == len(set(lines))
    counted = data + describe.count_lines(lines)
    assert f'{DATASET} <{PREFIXES["void"]}triples> "{counted.triples}"' in "".join(lines)
    assert counted.triples == 5 + len(lines)


def test_two_descriptions_of_the_same_are_the_same() -> None:
    moment = datetime(2045, 1, 1, tzinfo=UTC)
    run = describe.Run(moment, moment, ("urn:file",))
    first, second = (describe.describe_dataset(MINT, describe.Partitions(), run, {}) for _ in range(2))
    assert first == second
