"""The ontology, the vocabularies and the JSON-LD context: complete, consistent, in step with the code and the docs."""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from example_act import NAMES, empty, example, fragment, head
from unres.iris import Minter, parse_path, path_of
from unres.model import Extent, PartKind, Status, Understanding
from unres.namespaces import BASE, PREFIXES, UNR
from unres.project import project

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "ontology"
ONTOLOGY = FOLDER / "unres.ttl"
VOCABULARIES = sorted(set(FOLDER.glob("*.ttl")) - {ONTOLOGY})
CONTEXT = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))
HEADER = BASE + "ontology"

RDF, RDFS, OWL, SKOS, XSD = (PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "skos", "xsd"))

RESERVED = {
    "Act": "the class above resolutions, decisions and statements: queries ask for it, data says the narrower one",
    "Part": "the class above all parts, as Act",
    "officialEId": "reserved by the design for texts read from the United Nations' own XML",
}
"""Terms that neither code nor shapes nor vocabularies use, and why they stand in the ontology all the same."""

XML_NAMES = ROOT / "converter" / "unres" / "akn"
"""Code whose names in our namespace are those of XML attributes and elements, which are no terms of the ontology."""


@lru_cache
def statements(file: Path) -> tuple[ox.Triple, ...]:
    return tuple(ox.Triple(*quad.triple) for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE))


@lru_cache
def terms() -> dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]:
    """Return local name → predicate → objects, for every term of the ontology."""
    found: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    for triple in statements(ONTOLOGY):
        assert isinstance(triple.subject, ox.NamedNode)
        assert isinstance(triple.object, ox.NamedNode | ox.Literal)
        if triple.subject.value.startswith(UNR):
            term = found.setdefault(triple.subject.value.removeprefix(UNR), {})
            term.setdefault(triple.predicate.value, []).append(triple.object)
    return found


TERMS = sorted(terms())


def short(iri: str) -> str:
    return next(
        (f"{prefix}:{iri.removeprefix(name)}" for prefix, name in PREFIXES.items() if iri.startswith(name)), iri
    )


def kind(name: str) -> str:
    (node,) = terms()[name][RDF + "type"]
    return short(node.value)


def values(name: str, predicate: str) -> list[str]:
    return [short(node.value) for node in terms()[name].get(predicate, [])]


# --- The ontology ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TERMS)
def test_every_term_is_described(name: str) -> None:
    term = terms()[name]
    languages = {label.language for label in term[RDFS + "label"] if isinstance(label, ox.Literal)}
    assert languages == {"en", "fr", "es"}
    assert len(term[SKOS + "definition"]) == len(term[SKOS + "example"]) == 1
    assert term[SKOS + "definition"][0].value.endswith(".")
    assert term[RDFS + "isDefinedBy"] == [ox.NamedNode(HEADER)]


@pytest.mark.parametrize("name", TERMS)
def test_classes_and_properties_are_spelt_as_such(name: str) -> None:
    properties = {"owl:ObjectProperty", "owl:DatatypeProperty", "rdf:Property"}
    assert kind(name) == "owl:Class" if name[0].isupper() else kind(name) in properties


@pytest.mark.parametrize("name", TERMS)
def test_what_a_term_refers_to_exists(name: str) -> None:
    for predicate, objects in terms()[name].items():
        if predicate == SKOS + "example":
            continue
        for node in objects:
            if isinstance(node, ox.NamedNode) and node.value.startswith(UNR):
                assert node.value.removeprefix(UNR) in terms()


@pytest.mark.parametrize("name", TERMS)
def test_an_example_that_is_an_address_is_one_of_ours(name: str) -> None:
    for node in terms()[name][SKOS + "example"]:
        if isinstance(node, ox.NamedNode) and "#" not in node.value:
            assert parse_path(node.value.removeprefix(BASE)) is not None


def test_the_header_says_whose_the_ontology_is() -> None:
    header = {short(t.predicate.value): t.object.value for t in statements(ONTOLOGY) if t.subject.value == HEADER}
    assert header["rdf:type"] == OWL + "Ontology"
    assert header["owl:versionIRI"].startswith(HEADER + "/")
    assert header["vann:preferredNamespacePrefix"] == "unr"
    assert header["vann:preferredNamespaceUri"] == UNR
    assert "dcterms:license" in header
    assert "owl:imports" not in header  # the servers of the ontologies that we align to do not answer reliably


@pytest.mark.parametrize("part", [part.value for part in PartKind])
def test_every_kind_of_part_is_a_class(part: str) -> None:
    assert "unr:Part" in values(part, RDFS + "subClassOf")


# --- The vocabularies ------------------------------------------------------------------------------------------------

LINKS = {
    short: PREFIXES[short.partition(":")[0]] + short.partition(":")[2]
    for short in (
        "skos:broader",
        "skos:inScheme",
        "org:subOrganizationOf",
        "unr:member",
        "unr:protocolTo",
        "unr:runBy",
        "unr:governedBy",
    )
}
"""Properties between things of the vocabularies."""


@lru_cache
def things() -> dict[str, list[tuple[str, ox.NamedNode | ox.Literal]]]:
    found: dict[str, list[tuple[str, ox.NamedNode | ox.Literal]]] = {}
    for file in VOCABULARIES:
        for triple in statements(file):
            assert isinstance(triple.subject, ox.NamedNode)
            assert isinstance(triple.object, ox.NamedNode | ox.Literal)
            found.setdefault(triple.subject.value, []).append((triple.predicate.value, triple.object))
    return found


def test_every_thing_has_a_canonical_address() -> None:
    for iri in things():
        reference = parse_path(iri.removeprefix(BASE))
        assert reference is not None, iri
        assert BASE + path_of(reference) == iri


def test_every_thing_has_one_english_name() -> None:
    for iri, said in things().items():
        names = [node for predicate, node in said if predicate == SKOS + "prefLabel"]
        languages = [node.language for node in names if isinstance(node, ox.Literal)]
        assert languages.count("en") == 1, iri
        assert len(set(languages)) == len(languages), iri


def test_every_thing_has_a_type() -> None:
    untyped = [iri for iri, said in things().items() if RDF + "type" not in dict(said)]
    assert untyped == []


def test_what_a_thing_links_to_is_described() -> None:
    for iri, said in things().items():
        for predicate, node in said:
            if predicate in LINKS.values():
                assert node.value in things(), (iri, short(predicate), node.value)


def test_every_concept_stands_in_its_scheme_and_is_defined() -> None:
    for iri, said in things().items():
        facts = dict(said)
        if iri.startswith(BASE + "concept/") and facts[RDF + "type"].value == SKOS + "Concept":
            assert facts[SKOS + "inScheme"].value == iri.rpartition("/")[0]
            assert SKOS + "definition" in facts, iri


def test_no_concept_is_broader_than_itself() -> None:
    def above(iri: str, seen: tuple[str, ...] = ()) -> Iterator[str]:
        assert iri not in seen, f"{iri} is broader than itself"
        for predicate, node in things()[iri]:
            if predicate == SKOS + "broader":
                yield from above(node.value, (*seen, iri))

    for iri in things():
        assert list(above(iri)) == []


def test_the_small_schemes_are_those_of_the_model() -> None:
    slugs = {iri.removeprefix(BASE) for iri in things()}
    assert {f"concept/status/{status.value}" for status in Status} <= slugs
    assert {f"concept/extent/{extent.value}" for extent in Extent} <= slugs


def test_values_are_of_the_type_that_the_ontology_gives() -> None:
    for iri, said in things().items():
        for predicate, node in said:
            if not predicate.startswith(UNR):
                continue
            name = predicate.removeprefix(UNR)
            assert name in terms(), (iri, name)
            if kind(name) == "owl:ObjectProperty":
                assert isinstance(node, ox.NamedNode), (iri, name)
            else:
                assert isinstance(node, ox.Literal), (iri, name)
                assert short(node.datatype.value) in values(name, RDFS + "range"), (iri, name)


# --- The JSON-LD context ---------------------------------------------------------------------------------------------


def test_the_context_has_our_prefixes() -> None:
    prefixes = {
        name: iri for name, iri in CONTEXT["@context"].items() if isinstance(iri, str) and iri.endswith(("#", "/"))
    }
    assert prefixes == PREFIXES


@pytest.mark.parametrize("name", TERMS)
def test_the_context_names_every_term_and_its_type(name: str) -> None:
    definition = CONTEXT["@context"][name]
    if kind(name) == "owl:ObjectProperty":
        assert definition == {"@id": f"unr:{name}", "@type": "@id"}
    elif kind(name) == "owl:DatatypeProperty" and values(name, RDFS + "range") not in (
        ["xsd:string"],
        ["rdf:langString"],
    ):
        assert definition == {"@id": f"unr:{name}", "@type": values(name, RDFS + "range")[0]}
    else:
        assert definition == f"unr:{name}"


def test_the_context_names_no_term_that_does_not_exist() -> None:
    meant = {
        value if isinstance(value, str) else value["@id"] for value in CONTEXT["@context"].values() if value != 1.1
    }
    assert {term for term in meant if term.startswith("unr:")} == {f"unr:{name}" for name in TERMS}


SAMPLES = [
    *(pytest.param(file.read_text(encoding="utf-8"), id=file.name) for file in [ONTOLOGY, *VOCABULARIES]),
    *(
        pytest.param(
            re.sub(r" <[^>]*> \.$", " .", project(make(), Minter(BASE), NAMES).decode(), flags=re.MULTILINE), id=name
        )
        for name, make in {"whole": example, "head": head, "fragment": fragment, "empty": empty}.items()
    ),
]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD plug-in uses it
@pytest.mark.parametrize("turtle", SAMPLES)
def test_json_ld_with_the_context_says_the_same_as_turtle(turtle: str) -> None:
    graph = Graph().parse(data=turtle, format="turtle")
    text = graph.serialize(format="json-ld", context=CONTEXT["@context"], auto_compact=False)
    assert json.loads(text)["@context"]
    again = Graph().parse(data=text, format="json-ld")
    assert set(again) == set(graph) or isomorphic(again, graph)  # the first is quicker, and fails on blank nodes


# --- Code, docs and ontology -----------------------------------------------------------------------------------------

_IN_CODE = re.compile(
    r"""
    \bunr:([A-Za-z]\w*)                # a prefixed name in a query, a template, a term
  | \bUNR \s* \+ \s* f?"([A-Za-z]\w*)" # the namespace and a local name
    """,
    re.VERBOSE,
)
_SOURCES = ("*.py", "*.ttl", "*.html", "*.rq", "*.js", "*.sparql")


def used(*folders: Path) -> dict[str, str]:
    """Return local name → a file that uses it."""
    found: dict[str, str] = {}
    for folder in folders:
        for pattern in _SOURCES:
            for file in folder.rglob(pattern):
                if XML_NAMES in file.parents:
                    continue
                for match in _IN_CODE.finditer(file.read_text(encoding="utf-8")):
                    found.setdefault(match[1] or match[2], str(file.relative_to(ROOT)))
    return found


def test_code_shapes_and_vocabularies_use_only_terms_of_the_ontology() -> None:
    unknown = {name: file for name, file in in_use().items() if name not in terms()}
    assert unknown == {}


def test_every_term_of_the_ontology_is_used() -> None:
    idle = set(terms()) - set(in_use())
    assert idle <= set(RESERVED), "remove the term, use it, or give the reason for it in RESERVED"
    assert set(RESERVED) <= set(terms())


@pytest.mark.parametrize("make", [example, head, fragment, empty], ids=lambda make: make.__name__)
def test_data_uses_terms_as_the_ontology_defines_them(make: Callable[[], Understanding]) -> None:
    for quad in ox.parse(project(make(), Minter(BASE), NAMES), format=ox.RdfFormat.N_QUADS):
        predicate, node = short(quad.predicate.value), quad.object
        if predicate == "rdf:type" and isinstance(node, ox.NamedNode) and node.value.startswith(UNR):
            assert kind(node.value.removeprefix(UNR)) == "owl:Class"
        elif predicate.startswith("unr:"):
            name = predicate.removeprefix("unr:")
            if isinstance(node, ox.Literal):
                assert kind(name) != "owl:ObjectProperty", name
                assert kind(name) == "rdf:Property" or [short(node.datatype.value)] == values(name, RDFS + "range"), (
                    name
                )
            else:
                assert kind(name) != "owl:DatatypeProperty", name


@lru_cache
def in_use() -> dict[str, str]:
    """Return every term used by the code, the shapes, the site or the data, and a file that does."""
    found = used(ROOT / "converter", ROOT / "site", ROOT / "shapes")
    for file in VOCABULARIES:
        for triple in statements(file):
            for node in (triple.predicate, triple.object):
                if isinstance(node, ox.NamedNode) and node.value.startswith(UNR):
                    found.setdefault(node.value.removeprefix(UNR), file.name)
    return found | {part.value: "model.py" for part in PartKind}


@pytest.mark.parametrize("name", TERMS)
def test_the_data_model_page_explains_every_term(name: str) -> None:
    page = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    definition = terms()[name][SKOS + "definition"][0].value
    cells = [
        f"`unr:{name}`",
        ", ".join(
            f"`{each}`" for each in values(name, RDFS + "subClassOf" if kind(name) == "owl:Class" else RDFS + "domain")
        ),
    ]
    if kind(name) != "owl:Class":
        cells.append(", ".join(f"`{each}`" for each in values(name, RDFS + "range")))
    row = f"| {' | '.join([*cells, definition])} |"
    assert row in page, f"docs/data-model.md lacks the row\n{row}"


def test_the_data_model_page_lists_every_vocabulary() -> None:
    page = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    assert [file.name for file in VOCABULARIES if f"(../ontology/{file.name})" not in page] == []


def test_the_examples_of_the_data_model_page_are_turtle_with_known_terms() -> None:
    page = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```turtle\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 3
    known = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    for block in blocks:
        for triple in ox.parse((known + block).encode(), format=ox.RdfFormat.TURTLE, base_iri=BASE):
            for node in (triple.predicate, triple.object):
                if isinstance(node, ox.NamedNode) and node.value.startswith(UNR):
                    assert node.value.removeprefix(UNR) in terms()
            assert isinstance(triple.subject, ox.NamedNode)
            path = triple.subject.value.removeprefix(BASE).partition("#")[0]
            assert parse_path(path) is not None, path
