"""The command line: what each command prints, where, and with which exit code."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import click
import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from lxml import etree
from rdflib import RDF, SH, Graph

from documents import resolution
from made_files import make_zip
from unres.cli import main
from unres.describe import software_version
from unres.namespaces import BASE, UNR
from unres.publish import verify

GOOD = resolution("*Noting* lamps,", "1. *Urges* States to trim their lamps.", "2. *Notes* the report on lamps.")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "good.txt").write_text(GOOD)
    assert run("build", folder / "good.txt", "--out", folder / "data", "--workers", 1, "--quiet").exit_code == 0
    return folder / "data"


# --- The group -----------------------------------------------------------------------------------------------------


def test_every_command_is_listed_and_explains_itself() -> None:
    names = set(main.list_commands(click.Context(main)))
    assert names >= {"build", "convert", "validate", "query"}
    for name in names:
        answer = run(name, "--help")
        assert answer.exit_code == 0
        assert len(answer.output.splitlines()) > 3


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").output == f"unres {software_version()}\n"


def test_wrong_use_exits_with_two() -> None:
    assert run("build").exit_code == 2
    assert run("no-such-command").exit_code == 2
    assert run("convert", "x.txt", "-f", "docx").exit_code == 2


# --- build ---------------------------------------------------------------------------------------------------------


def test_a_build_ends_with_a_summary(tmp_path: Path, good: Path) -> None:
    answer = run("build", good, "--out", tmp_path / "data", "--workers", 1)
    assert answer.exit_code == 0
    lines = {line.split()[0]: line for line in answer.stdout.splitlines() if line.strip()}
    assert "1 resolution (1 complete)" in lines["acts"]
    assert "2 operative paragraph, 1 preambular paragraph" in lines["parts"]
    assert lines["violations"].split()[1] == "0"
    assert f"published as {tmp_path / 'data'}" in answer.stdout
    verify(tmp_path / "data")


def test_a_quiet_build_says_nothing(tmp_path: Path, good: Path) -> None:
    answer = run("build", good, "--out", tmp_path / "data", "--workers", 1, "--quiet")
    assert (answer.exit_code, answer.output) == (0, "")


def test_a_bad_file_is_one_line_on_the_error_stream(tmp_path: Path, good: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    answer = run("build", good, tmp_path / "empty.txt", "--out", tmp_path / "data", "--workers", 1, "--quiet")
    assert answer.exit_code == 1
    line = f"{tmp_path / 'empty.txt'}: the file is empty. Remove it, or put the text in.\n"
    assert answer.stderr == line
    assert not (tmp_path / "data").exists()


def test_an_error_of_the_whole_build_is_one_line(tmp_path: Path) -> None:
    answer = run("build", tmp_path, "--out", tmp_path / "data", "--quiet")
    assert answer.exit_code == 1
    assert answer.stderr.startswith(f"unres: {tmp_path}: there is nothing to read.")
    assert answer.stderr.count("\n") == 1


# --- convert -------------------------------------------------------------------------------------------------------


RDF_SYNTAXES = [
    ("turtle", ox.RdfFormat.TURTLE),
    ("jsonld", ox.RdfFormat.JSON_LD),
    ("nt", ox.RdfFormat.N_TRIPLES),
    ("nq", ox.RdfFormat.N_QUADS),
]


@pytest.mark.parametrize(("syntax", "rdf_format"), RDF_SYNTAXES)
def test_convert_to_rdf(good: Path, syntax: str, rdf_format: ox.RdfFormat) -> None:
    answer = run("convert", good, "-f", syntax)
    assert answer.exit_code == 0
    quads = list(ox.parse(answer.stdout, format=rdf_format))
    texts = {quad.object.value for quad in quads if quad.predicate.value == f"{UNR}text"}
    assert "Urges States to trim their lamps." in texts
    graph = ox.NamedNode(f"{BASE}graph/resolution/cnd/70/1") if syntax == "nq" else ox.DefaultGraph()
    assert {quad.graph_name for quad in quads} == {graph}


def test_turtle_is_what_convert_gives_unless_told_otherwise(good: Path) -> None:
    assert run("convert", good).stdout == run("convert", good, "-f", "turtle").stdout


def test_convert_to_xml_of_one_act_and_of_several(tmp_path: Path, good: Path, shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(shared / "suites" / "akn" / "akomantoso30.xsd"))
    several = tmp_path / "several.txt"
    several.write_text(GOOD + "\n" + GOOD.replace("70/1", "70/2"))
    for path, tag, acts in ((good, "statement", 1), (several, "documentCollection", 2)):
        out = tmp_path / "out.xml"
        assert run("convert", path, "-f", "akn", "-o", out).exit_code == 0
        document = etree.parse(out)
        schema.assertValid(document)
        assert etree.QName(document.getroot()[0]).localname == tag
        assert len(document.findall(".//{*}statement")) == acts


def test_convert_to_json(good: Path) -> None:
    answer = json.loads(run("convert", good, "-f", "json").stdout)
    assert f"{BASE}resolution/cnd/70/1" in json.dumps(answer)


def test_what_was_not_understood_goes_to_the_error_stream(tmp_path: Path) -> None:
    path = tmp_path / "tail.txt"
    path.write_text("their lamps.\n\n2. *Decides* to remain seized of the matter.\n")
    answer = run("convert", path, "-f", "nt")
    assert answer.exit_code == 0
    assert answer.stdout.count(" .\n") > 10
    assert all(line.startswith(f"{path}:") for line in answer.stderr.splitlines())
    assert answer.stderr


@pytest.mark.parametrize("name", ["gone.txt", "."], ids=["missing", "a folder"])
def test_convert_of_no_file_is_one_line(tmp_path: Path, name: str) -> None:
    answer = run("convert", tmp_path / name)
    assert answer.exit_code == 1
    assert answer.stderr.startswith("unres: ")
    assert answer.stderr.count("\n") == 1


# --- validate ------------------------------------------------------------------------------------------------------


def test_a_valid_document_passes(good: Path) -> None:
    answer = run("validate", good)
    assert (answer.exit_code, answer.stdout) == (0, "0 violations, 0 to look at\n")


MISNUMBERED = resolution("*Noting* lamps,", "1. *Urges* States to trim them.", "3. *Decides* to remain seized.")


def test_a_warning_names_file_line_and_what_to_do_and_is_no_violation(tmp_path: Path) -> None:
    path = tmp_path / "act.txt"
    path.write_text(MISNUMBERED)
    answer = run("validate", path)
    assert answer.exit_code == 0
    (line, count) = answer.stdout.splitlines()
    assert line.startswith(f"warning: {path}:1: resolution/cnd/70/1: The operative paragraphs of an act")
    assert line.endswith("Look for a paragraph that is missing, repeated or misread.")
    assert count == "0 violations, 1 to look at"


def _broken_turtle(tmp_path: Path, good: Path) -> Path:
    """Return a Turtle file of an act, one of whose paragraphs has lost its words."""
    path = tmp_path / "broken.ttl"
    lines = run("convert", good, "-f", "nt").stdout.splitlines()
    cut = [line for line in lines if not ("/op/1> " in line and "ontology#text>" in line)]
    assert len(cut) == len(lines) - 1
    path.write_text("\n".join(cut))
    return path


def test_a_violation_names_line_and_paragraph_and_exits_with_one(tmp_path: Path, good: Path) -> None:
    path = _broken_turtle(tmp_path, good)
    answer = run("validate", path)
    assert answer.exit_code == 1
    line = GOOD.splitlines().index("1. *Urges* States to trim their lamps.") + 1
    place = f"error: {path}:{line}: resolution/cnd/70/1/op/1: A paragraph, point, passage or note needs its words and"
    assert answer.stdout.startswith(place)
    assert answer.stdout.splitlines()[1] == "1 violation, 0 to look at"


def test_the_report_for_machines(tmp_path: Path, good: Path) -> None:
    path = _broken_turtle(tmp_path, good)
    (finding,) = json.loads(run("validate", path, "--format", "json").stdout)
    assert (finding["code"], finding["severity"]) == ("shacl-substance", "error")
    graph = Graph().parse(data=run("validate", path, "--format", "turtle").stdout, format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert str(graph.value(report, SH.conforms)) == "false"
    (result,) = graph.objects(report, SH.result)
    assert str(graph.value(result, SH.focusNode)) == f"{BASE}resolution/cnd/70/1/op/1"


def test_a_report_without_results_conforms(good: Path) -> None:
    graph = Graph().parse(data=run("validate", good, "--format", "turtle").stdout, format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert str(graph.value(report, SH.conforms)) == "true"


def test_a_published_directory_passes(published: Path) -> None:
    answer = run("validate", published)
    assert (answer.exit_code, answer.stdout) == (0, "0 violations, 0 to look at\n")


def test_validating_nothing_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<a> <b>")
    for target, words in ((tmp_path, "this is no published dataset"), (tmp_path / "x.ttl", "x.ttl")):
        answer = run("validate", target)
        assert answer.exit_code == 1
        assert words in answer.stderr
        assert answer.stderr.count("\n") == 1


# --- query ---------------------------------------------------------------------------------------------------------

VERBS = (
    "SELECT ?verb (COUNT(*) AS ?n) { [] a unr:OperativeParagraph ; unr:action/unr:verb ?verb } "
    "GROUP BY ?verb ORDER BY ?verb"
)


class Endpoint(BaseHTTPRequestHandler):
    """A SPARQL endpoint over a published directory: as much of the protocol as a client needs."""

    folder: Path

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        try:
            answer = ox.Store.read_only(str(self.folder / "store")).query(
                form["query"][0], use_default_graph_as_union=True
            )
        except SyntaxError as error:
            self._answer(400, "text/plain", str(error).encode())
            return
        if isinstance(answer, ox.QueryTriples):
            self._answer(200, "text/turtle", answer.serialize(format=ox.RdfFormat.TURTLE) or b"")
        else:
            body = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
            self._answer(200, "application/sparql-results+json", body)

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def endpoint(published: Path) -> Iterator[str]:
    handler = type("Here", (Endpoint,), {"folder": published})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()
        thread.join()


@pytest.fixture(params=["directory", "endpoint"])
def target(request: pytest.FixtureRequest, published: Path) -> str:
    """Give a published directory, and the address of an endpoint over it: both must answer alike."""
    return str(published) if request.param == "directory" else str(request.getfixturevalue("endpoint"))


def test_query_as_a_table(target: str) -> None:
    answer = run("query", target, VERBS)
    assert answer.exit_code == 0
    rows = [line.split() for line in answer.stdout.splitlines()]
    assert rows == [["verb", "n"], ["concept/verb/notes", "1"], ["concept/verb/urges", "1"], ["2", "rows"]]


def test_query_as_csv_tsv_and_json(target: str) -> None:
    csv = run("query", target, VERBS, "-f", "csv").stdout
    assert csv.splitlines() == ["verb,n", f"{BASE}concept/verb/notes,1", f"{BASE}concept/verb/urges,1"]
    tsv = run("query", target, VERBS, "-f", "tsv").stdout
    assert tsv.splitlines()[1] == f"<{BASE}concept/verb/notes>\t1"
    answer = json.loads(run("query", target, VERBS, "-f", "json").stdout)
    assert [row["n"]["value"] for row in answer["results"]["bindings"]] == ["1", "1"]


def test_query_whether(target: str) -> None:
    assert run("query", target, "ASK { ?s a unr:Resolution }").stdout == "yes\n"
    assert run("query", target, "ASK { ?s a unr:Unheard }").stdout == "no\n"
    assert run("query", target, "ASK { ?s a unr:Resolution }", "-f", "csv").stdout == "true\n"
    assert json.loads(run("query", target, "ASK { ?s a unr:Resolution }", "-f", "json").stdout)["boolean"] is True


def test_query_for_triples(target: str) -> None:
    answer = run("query", target, "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a unr:Resolution ; rdfs:label ?l }")
    graph = Graph().parse(data=answer.stdout, format="turtle")
    assert {str(label) for label in graph.objects()} == {"Commission on Narcotic Drugs resolution 70/1"}


def test_a_wrong_query_is_one_line(target: str) -> None:
    answer = run("query", target, "SELECT ?s { ?s ?p }")
    assert answer.exit_code == 1
    assert answer.stderr.startswith("unres: ")
    assert "1:20" in answer.stderr, "line and column"
    assert answer.stderr.count("\n") == 1


def test_asking_nobody_is_one_line(tmp_path: Path) -> None:
    for nobody in (tmp_path, "http://127.0.0.1:9/sparql"):
        answer = run("query", nobody, VERBS)
        assert answer.exit_code == 1
        assert str(nobody) in answer.stderr
        assert answer.stderr.count("\n") == 1


# --- convert, of folders and archives ------------------------------------------------------------------------------


def archive(tmp_path: Path) -> Path:
    """Return an archive of two acts and a file that is none."""
    path = tmp_path / "acts.zip"
    members = {f"{n}.txt": resolution("1. *Urges* States.", number=f"70/{n}").encode() for n in (1, 2)}
    path.write_bytes(make_zip(members | {"odd.bin": b"\0"}))
    return path


@pytest.mark.parametrize("syntax", ["turtle", "jsonld", "nq", "nt", "akn", "json", "text"])
def test_convert_writes_all_that_an_archive_holds(tmp_path: Path, syntax: str) -> None:
    answer = run("convert", archive(tmp_path), "-f", syntax)
    assert answer.exit_code == 1
    assert "acts.zip!/odd.bin" in answer.stderr
    for number in ("70/1", "70/2"):
        assert number in answer.stdout
    if syntax == "json":
        assert [len(file["acts"]) for file in json.loads(answer.stdout)] == [1, 1]
    if syntax == "akn":
        etree.fromstring(answer.stdout.encode())


def test_convert_of_one_member(tmp_path: Path) -> None:
    answer = run("convert", f"{archive(tmp_path)}!/2.txt", "-f", "text")
    assert (answer.exit_code, answer.stdout) == (0, resolution("1. *Urges* States.", number="70/2"))


def test_convert_of_nothing_is_one_line(tmp_path: Path) -> None:
    answer = run("convert", tmp_path)
    assert answer.exit_code == 1
    assert "there is nothing to read" in answer.stderr
