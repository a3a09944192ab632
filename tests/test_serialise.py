"""Every syntax says the same triples: round trips through other readers, and the words of the JSON-LD context."""

import json
import re
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from rdflib.compare import isomorphic

from example_act import NAMES, example, fragment
from unres import serialise as subject
from unres.compact import Context, ContextError
from unres.iris import Minter
from unres.namespaces import BASE, PREFIXES
from unres.project import project
from unres.serialise import FORMATS, SerialiseError, jsonld, read_nquads, serialise

CONTEXT = {
    "@context": {
        "@version": 1.1,
        "id": "@id",
        "type": "@type",
        "unr": PREFIXES["unr"],
        "eli": PREFIXES["eli"],
        "oa": PREFIXES["oa"],
        "xsd": PREFIXES["xsd"],
        "rdfs": PREFIXES["rdfs"],
        "text": {"@id": "unr:text", "@language": "en"},
        "label": {"@id": "rdfs:label", "@container": "@language"},
        "title": {"@id": "eli:title", "@container": ["@language", "@set"]},
        "cites": {"@id": "eli:cites", "@type": "@id", "@container": "@set"},
        "position": {"@id": "unr:position", "@type": "xsd:integer"},
        "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
        "date": {"@id": "eli:date_document", "@type": "xsd:date"},
        "inferred": {"@id": "unr:numberInferred", "@type": "xsd:boolean"},
        "symbol": "unr:symbol",
        "verb": {"@id": "unr:verb", "@type": "@vocab"},
        "Resolution": "unr:Resolution",
    }
}
DOCUMENT = project(example(), Minter(BASE), NAMES)


@pytest.fixture(autouse=True)
def _context(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "context", lambda: CONTEXT)


def triples(quads: Iterable[ox.Quad]) -> set[ox.Triple]:
    return {quad.triple for quad in quads}


READERS = {
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nq": ox.RdfFormat.N_QUADS,
    "nt": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "n3": ox.RdfFormat.N3,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def read(written: bytes, name: str) -> list[ox.Quad]:
    return list(ox.parse(written, format=READERS[name]))


def test_every_format_has_a_reader_here() -> None:
    assert set(FORMATS) == set(READERS)


@pytest.mark.parametrize("name", FORMATS)
def test_an_act_comes_back(name: str) -> None:
    found = read(serialise(DOCUMENT, name), name)
    if FORMATS[name].named_graphs:
        assert set(found) == set(read_nquads(DOCUMENT))
    assert triples(found) == triples(read_nquads(DOCUMENT))


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its JSON-LD reader uses its own old names
@pytest.mark.parametrize("name", ["turtle", "jsonld", "nt", "rdfxml"])
def test_rdflib_reads_the_same(name: str) -> None:
    expected, found = rdflib.Graph(), rdflib.Graph()
    expected.parse(data=serialise(DOCUMENT, "nt"), format="nt")
    found.parse(data=serialise(DOCUMENT, name), format={"jsonld": "json-ld", "rdfxml": "xml"}.get(name, name))
    assert isomorphic(expected, found)


@pytest.mark.parametrize("name", FORMATS)
def test_same_input_same_bytes(name: str) -> None:
    assert serialise(DOCUMENT, name) == serialise(read_nquads(DOCUMENT), name)


def test_graphs_keep_their_names() -> None:
    both = DOCUMENT + project(fragment(), Minter(BASE), NAMES)
    assert set(read(serialise(both, "trig"), "trig")) == set(read_nquads(both))


def test_turtle_tells_a_subject_in_one_place_and_only_the_prefixes_it_uses() -> None:
    turtle = serialise(DOCUMENT, "turtle").decode()
    assert turtle.count(f"\n<{BASE}resolution/ga/99/7> ") == 1
    assert "@prefix sd:" not in turtle
    assert "@prefix unr:" in turtle


def test_triples_are_taken_as_well() -> None:
    triple = ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.BlankNode("b"))
    assert serialise([triple], "nq") == b"<urn:s> <urn:p> _:b .\n"


# --- Any text ----------------------------------------------------------------------------------------------------

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\n\r\t<>&]\x00\x7f\u2028𝕃'))
PROPERTIES = st.sampled_from(
    [PREFIXES["unr"] + "text", PREFIXES["rdfs"] + "label", PREFIXES["eli"] + "title", "urn:p#x"]
)
TYPES = st.sampled_from(["string", "integer", "nonNegativeInteger", "boolean", "date"])
LITERALS = st.one_of(
    st.builds(lambda text, tag: ox.Literal(text, language=tag), TEXTS, st.sampled_from(["en", "fr"])),
    st.builds(lambda text, name: ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + name)), TEXTS, TYPES),
    st.builds(lambda n, name: ox.Literal(str(n), datatype=ox.NamedNode(PREFIXES["xsd"] + name)), st.integers(), TYPES),
    st.builds(ox.Literal, st.booleans()),
)
PREDICATES = PROPERTIES | st.sampled_from(
    [
        PREFIXES["unr"] + "position",
        PREFIXES["oa"] + "start",
        PREFIXES["eli"] + "cites",
        PREFIXES["unr"] + "symbol",
        PREFIXES["unr"] + "verb",
        PREFIXES["unr"] + "numberInferred",
    ]
)
NODES = st.sampled_from(["urn:a", f"{BASE}treaty/14152", PREFIXES["unr"] + "Resolution", "http://e.org/a#b"])
OBJECTS = LITERALS | NODES.map(ox.NamedNode) | st.just(ox.BlankNode("b"))
STATEMENTS = st.lists(st.builds(ox.Triple, NODES.map(ox.NamedNode), PREDICATES.map(ox.NamedNode), OBJECTS), max_size=6)


@given(STATEMENTS, st.sampled_from(sorted(set(FORMATS) - {"rdfxml", "jsonld"})))
def test_any_triples_come_back(statements: list[ox.Triple], name: str) -> None:
    assert triples(read(serialise(statements, name), name)) == set(statements)


@given(STATEMENTS)
def test_any_triples_come_back_from_json_ld(statements: list[ox.Triple]) -> None:
    found = read(jsonld(statements, CONTEXT), "jsonld")
    assert canonical(quad.triple for quad in found) == canonical(statements)


def canonical(statements: Iterable[ox.Triple]) -> set[ox.Triple]:
    dataset = ox.Dataset(ox.Quad(each.subject, each.predicate, each.object) for each in statements)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {quad.triple for quad in dataset}


@given(TEXTS)
def test_rdf_xml_carries_any_text_or_says_why_not(text: str) -> None:
    triple = ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p#x"), ox.Literal(text, language="en"))
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text):
        with pytest.raises(SerialiseError, match="cannot stand in RDF/XML"):
            serialise([triple], "rdfxml")
    else:
        root = etree.fromstring(serialise([triple], "rdfxml"))
        assert root.xpath("string(.//*[@xml:lang])") == text


# --- JSON-LD -----------------------------------------------------------------------------------------------------


def compacted(predicate: str, *values: object) -> dict[str, Any]:
    node = ox.NamedNode("urn:s")
    found = [ox.Triple(node, ox.NamedNode(predicate), value) for value in values]  # type: ignore[arg-type]
    (only,) = json.loads(jsonld(found, CONTEXT))["@graph"]
    return {key: value for key, value in only.items() if key != "id"}


def typed(value: str, name: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + name))


COMPACTED = {
    "the term's language goes without saying": (
        "unr:text", [ox.Literal("Urges", language="en")], {"text": "Urges"},
    ),
    "another language says so": (
        "unr:text",
        [ox.Literal("Demande", language="fr")],
        {"text": {"@language": "fr", "@value": "Demande"}},
    ),
    "languages as keys": (
        "rdfs:label",
        [ox.Literal("one", language="en"), ox.Literal("un", language="fr"), ox.Literal("uno", language="en")],
        {"label": {"en": ["one", "uno"], "fr": "un"}},
    ),
    "languages as keys, always arrays": ("eli:title", [ox.Literal("A", language="en")], {"title": {"en": ["A"]}}),
    "no language, where the term has languages as keys": (
        "rdfs:label",
        [ox.Literal("plain")],
        {"rdfs:label": {"@value": "plain"}},
    ),
    "a link is an address": ("eli:cites", [ox.NamedNode("urn:t")], {"cites": ["urn:t"]}),
    "a number is a number": ("unr:position", [typed("0", "integer")], {"position": 0}),
    "of any whole kind": ("oa:start", [typed("12", "nonNegativeInteger")], {"start": 12}),
    "unless it is oddly spelt": ("unr:position", [typed("012", "integer")], {"position": "012"}),
    "another datatype says so": (
        "unr:position",
        [typed("1", "decimal")],
        {"position": {"@type": "xsd:decimal", "@value": "1"}},
    ),
    "a date is a string": ("eli:date_document", [typed("2045-05-03", "date")], {"date": "2045-05-03"}),
    "true is true": ("unr:numberInferred", [typed("true", "boolean")], {"inferred": True}),
    "a term of the vocabulary by its name": ("unr:verb", [ox.NamedNode(PREFIXES["unr"] + "Resolution")],
                                             {"verb": "Resolution"}),
    "a plain string": ("unr:symbol", [ox.Literal("A/1")], {"symbol": "A/1"}),
    "a falsy value beside another": ("unr:symbol", [ox.Literal(""), ox.Literal("A")], {"symbol": ["", "A"]}),
    "a property without a term has its prefix": ("unr:marker", [ox.Literal("1")], {"unr:marker": {"@value": "1"}}),
    "or none": ("sd:url", [ox.NamedNode("urn:t")], {PREFIXES["sd"] + "url": {"id": "urn:t"}}),
    "classes": ("rdf:type", [ox.NamedNode(PREFIXES["unr"] + "Resolution"), ox.NamedNode(PREFIXES["unr"] + "Part")],
                {"type": ["Resolution", "unr:Part"]}),
}  # fmt: skip


@pytest.mark.parametrize(("predicate", "values", "expected"), COMPACTED.values(), ids=COMPACTED)
def test_json_ld(predicate: str, values: list[Any], expected: dict[str, Any]) -> None:
    prefix, _, local = predicate.partition(":")
    assert compacted(PREFIXES[prefix] + local, *values) == expected


def test_the_context_can_stand_elsewhere() -> None:
    document = json.loads(jsonld(read_nquads(DOCUMENT), CONTEXT, address=f"{BASE}context.jsonld"))
    assert document["@context"] == f"{BASE}context.jsonld"


def test_the_project_s_context_has_a_term_for_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    written = serialise(DOCUMENT, "jsonld")
    assert triples(read(written, "jsonld")) == triples(read_nquads(DOCUMENT))
    keys = {key for node in json.loads(written)["@graph"] for key in node}
    assert {key for key in keys if ":" in key} <= {"dcterms:extent", "dcterms:format"}  # of the file alone


@pytest.mark.parametrize(
    "definitions",
    [
        {"@base": "http://example.org/"},
        {"text": {"@id": "unr:text", "@container": "@list"}},
        {"text": {"@reverse": "unr:text"}},
        {"Act": {"@id": "unr:Act", "@context": {}}},
    ],
)
def test_a_context_of_another_kind_is_refused(definitions: dict[str, Any]) -> None:
    with pytest.raises(ContextError, match="uses @"):
        Context(definitions)
