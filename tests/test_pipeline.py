"""The whole road: what is built, what is refused, and that a build may be stopped anywhere and goes on."""

import gzip
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from lxml import etree

from checkout import ROOT
from documents import resolution
from tasks import die_on_b
from unres.decode import MAX_LINE
from unres.errors import UnresError
from unres.iris import Minter
from unres.model import Addressee, Finding, Severity, Target
from unres.namespaces import BASE, PREFIXES
from unres.pipeline import build, find_sources
from unres.pool import run_batches
from unres.publish import REPORT, STORE, Publication, PublishError, verify
from unres.report import Report, line_of

ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "converter"), str(ROOT / "tests")])}
GOOD = resolution("*Noting* lamps,", "1. *Urges* States to trim their lamps.", "2. *Decides* to remain seized.")


def ask(version: Path, query: str) -> list[tuple[str, ...]]:
    """Return the rows of a query of a published directory, each value as text."""
    rows = ox.Store.read_only(str(version / STORE)).query(query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    return [tuple(getattr(value, "value", str(value)) for value in row) for row in rows]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> tuple[Path, Report]:
    """Build the seed documents once, with two workers."""
    out = tmp_path_factory.mktemp("built") / "data"
    return out, build([seeds], out, workers=2)


# --- What is built -------------------------------------------------------------------------------------------------


def test_the_seeds_are_published(built: tuple[Path, Report]) -> None:
    out, report = built
    assert report.errors == []
    assert report.exit_code == 0
    assert report.published == out.resolve()
    assert (report.files, sum(report.counts.acts.values())) == (5, 9)
    verify(out)


def test_the_report_is_beside_the_data(built: tuple[Path, Report]) -> None:
    out, report = built
    written = json.loads((out / REPORT).read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(report.as_json()))
    assert written["base"] == BASE
    assert written["violations"] == 0


def test_no_triple_stands_in_two_graphs(built: tuple[Path, Report]) -> None:
    # The union of the graphs, which queries see, is evaluated without removing duplicates.
    store = ox.Store.read_only(str(built[0] / STORE))
    triples = Counter(quad.triple for quad in store)
    assert [triple for triple, count in triples.items() if count > 1] == []


def test_whatever_is_linked_to_has_one_english_label(built: tuple[Path, Report]) -> None:
    store = ox.Store.read_only(str(built[0] / STORE))
    named = Counter(
        quad.subject
        for quad in store.quads_for_pattern(None, ox.NamedNode(PREFIXES["rdfs"] + "label"), None)
        if isinstance(quad.object, ox.Literal) and quad.object.language in {None, "en"}
    )
    example, mint = ox.NamedNode(PREFIXES["skos"] + "example"), Minter(BASE)
    linked = {quad.object for quad in store if quad.predicate != example and isinstance(quad.object, ox.NamedNode)}
    plain = {node for node in linked if "#" not in node.value}
    things = {node for node in plain if isinstance(mint.parse(node.value), Target | Addressee)}
    assert {node.value: named[node] for node in things if named[node] != 1} == {}


def test_each_act_has_its_graph_and_its_xml(built: tuple[Path, Report]) -> None:
    out, _ = built
    graphs = {name.value.removeprefix(f"{BASE}graph/") for name in ox.Store.read_only(str(out / STORE)).named_graphs()}
    acts = {path.relative_to(out / "akn").with_suffix("").as_posix() for path in (out / "akn").rglob("*.xml")}
    assert graphs - acts == {"ontology", "shared", "dataset"}
    assert acts - graphs == set()
    assert "resolution/ga/76/188" in acts
    for path in (out / "akn").rglob("*.xml"):
        etree.parse(path)


def test_what_acts_share_is_described_once_and_elsewhere(built: tuple[Path, Report]) -> None:
    rows = ask(built[0], f"SELECT ?g {{ GRAPH ?g {{ <{BASE}resolution/cnd/58/9> a ?class }} }}")
    assert rows == [(f"{BASE}graph/shared",)]


def test_a_dump_holds_what_the_store_holds_but_its_own_checksum(built: tuple[Path, Report]) -> None:
    out, _ = built
    store = ox.Store.read_only(str(out / STORE))
    with gzip.open(out / "dumps" / "unres.nq.gz") as stream:
        dumped = ox.Store()
        dumped.bulk_load(stream, format=ox.RdfFormat.N_QUADS)
    about = {quad.graph_name for quad in set(store) ^ set(dumped)}
    assert about == {ox.NamedNode(f"{BASE}graph/dataset")}


@pytest.mark.parametrize(
    ("name", "rdf_format"), [("unres.ttl.gz", ox.RdfFormat.TURTLE), ("unres.jsonld.gz", ox.RdfFormat.JSON_LD)]
)
def test_all_dumps_say_the_same(built: tuple[Path, Report], name: str, rdf_format: ox.RdfFormat) -> None:
    dumps = built[0] / "dumps"
    with gzip.open(dumps / "unres.nq.gz") as stream:
        quads = {quad.triple for quad in ox.parse(stream, format=ox.RdfFormat.N_QUADS)}
    with gzip.open(dumps / name) as stream:
        triples = {quad.triple for quad in ox.parse(stream, format=rdf_format)}
    # Blank nodes are named anew by each syntax; all else is the same.
    assert len(triples) == len(quads)
    assert {each for each in triples ^ quads if not _has_blank(each)} == set()


def _has_blank(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode)


def test_building_again_gives_the_same_dumps_but_for_the_time(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    contents = []
    for out in (tmp_path / "one", tmp_path / "two"):
        build([tmp_path / "a.txt"], out, workers=1)
        lines = gzip.decompress((out / "dumps" / "unres.nq.gz").read_bytes()).splitlines()
        contents.append([line for line in lines if b"dataset#build>" not in line and b"dcterms/modified" not in line])
    differing = set(contents[0]) ^ set(contents[1])
    assert all(b"dataset" in line for line in differing)
    assert len(contents[0]) == len(contents[1])


def test_dates_that_contradict_each_other_are_listed_with_their_places(built: tuple[Path, Report]) -> None:
    found = [each for each in built[1].findings if each.code == "stated-date-conflict"]
    assert {(Path(each.file).name[:3], each.message[:45]) for each in found} == {
        ("000", "resolution/cnd/58/9 is dated 2015-03-17 here,"),
        ("001", "resolution/cnd/58/9 is dated 2014-03-17 here,"),
        ("002", "resolution/cnd/58/9 is dated 2015-03-13 here,"),
    }
    for each in found:
        assert each.line > 1
        assert "/pp/" in each.where or "/op/" in each.where
        assert each.message.count(" in ") == 2, "the two other dates are named with their places"


def test_a_base_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = "https://example.org/un/"
    monkeypatch.setenv("UNRES_BASE", base)
    (tmp_path / "a.txt").write_text(GOOD)
    report = build([tmp_path / "a.txt"], tmp_path / "data", workers=1)
    assert report.errors == []
    assert report.base == base
    strays = ask(tmp_path / "data", f'SELECT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{BASE}")) }}')
    assert {row[0].removeprefix(BASE).partition("#")[0] for row in strays} == {"ontology"}


# --- Bad input -----------------------------------------------------------------------------------------------------

BAD: list[tuple[str, bytes, str, str]] = [
    ("empty.txt", b"", "empty", "the file is empty"),
    ("binary.txt", b"\x7fELF\0\0", "not-text", "binary"),
    ("latin1.txt", "Décide".encode("latin-1"), "encoding", "offset 1 is not UTF-8"),
    ("one-line.txt", b"x" * (MAX_LINE + 1), "long-line", "more than 1 MiB"),
    ("letter.txt", b"Dear Sir,\n\nThank you for your letter.\n", "not-read", "this is no resolution"),
]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Return a folder with one good file and one of each bad kind."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    for name, data, _, _ in BAD:
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("workers", [1, 2])
def test_bad_files_are_named_and_nothing_changes_for_readers(tmp_path: Path, mixed: Path, workers: int) -> None:
    out = tmp_path / "data"
    before = build([mixed / "good.txt"], out, workers=1).published
    report = build([mixed], out, workers=workers)
    assert report.exit_code == 1
    assert report.published is None
    assert out.resolve() == before
    verify(out)
    assert {Path(each.file).name: (each.code, words) for each in report.failed for words in [_words(each)]} == {
        name: (code, words) for name, _, code, words in BAD
    }
    assert sum(report.counts.acts.values()) == 1, "the other files went on"


def _words(found: Finding) -> str:
    """Return the expected words of a bad file, if its line has them, and what to do."""
    expected = next(words for name, _, _, words in BAD if found.file.endswith(name))
    assert found.advice
    assert "\n" not in line_of(found)
    return expected if expected in line_of(found) else line_of(found)


def test_what_there_is_may_be_published_in_spite_of_errors(tmp_path: Path, mixed: Path) -> None:
    report = build([mixed], tmp_path / "data", workers=1, allow_errors=True)
    assert report.exit_code == 1
    assert report.published == (tmp_path / "data").resolve()
    assert len(json.loads((tmp_path / "data" / REPORT).read_text())["failed"]) == len(BAD)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    report = build([tmp_path / "gone"], tmp_path / "data", workers=1)
    assert [(each.code, each.file) for each in report.failed] == [("missing", str(tmp_path / "gone"))]
    assert not (tmp_path / "data").exists()


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnresError, match="there is nothing to read"):
        build([tmp_path], tmp_path / "data")


def test_nothing_is_converted_if_the_output_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "data").write_text("a file")
    with pytest.raises(PublishError, match="something else stands here"):
        build([tmp_path / "a.txt"], tmp_path / "data")
    assert not (tmp_path / "data.versions").exists()


# --- The same act twice --------------------------------------------------------------------------------------------

LONGER = resolution(
    "*Recalling* quays,", "1. *Urges* States to trim their lamps and to fill them.", "2. *Decides* to end."
)


@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")], ids=["longer first", "longer last"])
def test_of_two_copies_the_more_complete_one_is_kept(tmp_path: Path, names: tuple[str, str]) -> None:
    longer, shorter = names
    (tmp_path / longer).write_text(LONGER)
    (tmp_path / shorter).write_text(GOOD)
    report = build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "data", workers=1)
    assert report.exit_code == 0
    (twice,) = [each for each in report.findings if each.code == "act-twice"]
    assert Path(twice.file).name == shorter
    assert longer in twice.message
    assert twice.where == "resolution/cnd/70/1"
    rows = ask(tmp_path / "data", "SELECT ?text { ?s <https://w3id.org/unres/ontology#text> ?text }")
    assert ("Recalling quays,",) in rows


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    report = build([tmp_path / "a.txt", tmp_path / "." / "a.txt"], tmp_path / "data", workers=1)
    assert report.files == 1


# --- Which files ---------------------------------------------------------------------------------------------------

FOUND: list[tuple[str, bool, str]] = [
    ("b.txt", True, "a document"),
    ("a/z.md", True, "a document in a folder below"),
    ("A_RES_78_1.md", True, "capitals with figures: a symbol"),
    ("scan.pdf", True, "refused later, with a line that says so, rather than left out silently"),
    ("README.md", False, "about the folder"),
    ("SOURCES.md", False, "about the folder"),
    ("LICENSE", False, "about the folder"),
    (".DS_Store", False, "hidden"),
    (".git/config", False, "hidden"),
    ("data.versions/work/a.txt", False, "what builds wrote"),
]


def test_which_files_of_a_folder_are_read(tmp_path: Path) -> None:
    for name, _, _ in FOUND:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in find_sources([tmp_path], tmp_path / "data")]
    assert found == ["A_RES_78_1.md", "b.txt", "scan.pdf", "a/z.md"]
    assert set(found) == {name for name, read, _ in FOUND if read}


def test_a_file_that_is_named_itself_is_read(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("x")
    assert list(find_sources([path], tmp_path / "data")) == [path]


# --- Stopped and resumed -------------------------------------------------------------------------------------------


def _records(out: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in Publication(out).work.rglob("record.json")}


def test_a_second_build_takes_up_what_the_first_one_converted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    build([tmp_path / "a.txt"], tmp_path / "data", workers=1)
    before = _records(tmp_path / "data")
    (tmp_path / "b.txt").write_text(GOOD.replace("70/1", "70/2"))
    build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "data", workers=1)
    after = _records(tmp_path / "data")
    assert before.items() <= after.items()
    assert len(after) == 2


def test_another_base_takes_up_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    build([tmp_path / "a.txt"], tmp_path / "data", workers=1)
    before = _records(tmp_path / "data")
    monkeypatch.setenv("UNRES_BASE", "https://example.org/")
    build([tmp_path / "a.txt"], tmp_path / "data", workers=1)
    assert not before.keys() & _records(tmp_path / "data").keys()


def _session(leader: int) -> Iterator[int]:
    """Yield the processes of a session that still run (not zombies)."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader and fields[0] != "Z":
            yield int(stat.parent.name)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")
def test_a_build_killed_at_any_moment_goes_on_and_leaves_no_process(tmp_path: Path) -> None:
    sources, out = tmp_path / "sources", tmp_path / "data"
    sources.mkdir()
    for n in range(1, 13):
        (sources / f"{n:02}.txt").write_text(GOOD.replace("70/1", f"70/{n}"))
    build([sources / "01.txt"], out, workers=1)
    before = out.resolve()
    moments = random.Random(3)  # noqa: S311 - moments to kill at, not a secret
    command = [sys.executable, "-m", "unres", "build", str(sources), "--out", str(out), "--workers", "2", "--quiet"]
    for _ in range(4):
        writer = subprocess.Popen(command, env=ENVIRONMENT, start_new_session=True)
        time.sleep(moments.uniform(0.3, 2.0))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        verify(out)
        while any(_session(writer.pid)):  # workers notice the end of their parent by themselves
            time.sleep(0.02)
    subprocess.run(command, env=ENVIRONMENT, check=True)
    assert out.resolve() != before
    verify(out)
    rows = ask(out, "SELECT (COUNT(*) AS ?n) { ?act <https://w3id.org/unres/ontology#extent> ?e ; "
                    "<http://data.europa.eu/eli/ontology#is_realized_by> ?version }")  # fmt: skip
    assert rows == [("12",)]


@pytest.mark.parametrize("limit", [1_000, 100_000, 1_000_000], ids=["shards", "quads", "store or dumps"])
def test_a_full_disk_leaves_what_was_published(tmp_path: Path, limit: int) -> None:
    # A limit on the size of files fails writes as a full disk does, at a place that can be chosen.
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text(LONGER.replace("70/1", "70/2"))
    out = tmp_path / "data"
    before = build([tmp_path / "a.txt"], out, workers=1).published
    done = subprocess.run(
        [sys.executable, "-m", "unres", "build", str(tmp_path / "b.txt"), "--out", str(out), "--workers", "1"],
        env=ENVIRONMENT,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert out.resolve() == before
    verify(out)
    assert not list(Publication(out).versions.glob("new-*"))


# --- Workers -------------------------------------------------------------------------------------------------------


def test_a_file_that_kills_its_worker_costs_that_file_only() -> None:
    batches = [[Path("a"), Path("b")], [Path("c")], [Path("d")]]
    results = dict(run_batches(die_on_b, batches, ("read",), workers=2))
    died = results.pop(Path("b"))
    assert isinstance(died, Finding)
    assert (died.code, died.severity, died.file) == ("worker-died", Severity.ERROR, "b")
    assert results == {Path(name): f"{name} read" for name in "acd"}


def test_the_addresses_of_a_build_are_those_of_the_minter(built: tuple[Path, Report]) -> None:
    mint = Minter(BASE)
    acts = ask(built[0], "SELECT ?act { ?act <http://data.europa.eu/eli/ontology#is_realized_by> ?version }")
    assert all(mint.parse(act) for (act,) in acts)
