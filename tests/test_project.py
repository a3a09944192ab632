"""The projection of what is understood to quads: by hand-made facts, by a golden graph, by properties."""

import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from example_act import NAMES, SOURCE_TEXT, empty, example, fragment, head
from unres.counts import statistics
from unres.iris import Minter
from unres.model import ActionRef, CitationRef, PartRef, Understanding
from unres.namespaces import BASE, PREFIXES
from unres.project import project
from unres.terms import escape, iri, plain

CASES = Path(__file__).parent / "cases" / "project"
MINT = Minter(BASE)
PIECES = {"example": example, "head": head, "fragment": fragment, "empty": empty}


def quads(understanding: Understanding) -> list[ox.Quad]:
    return list(ox.parse(project(understanding, MINT, NAMES), format=ox.RdfFormat.N_QUADS))


def load(understanding: Understanding) -> ox.Store:
    store = ox.Store()
    store.extend(quads(understanding))
    return store


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load(example())


def ask(store: ox.Store, pattern: str) -> bool:
    prefixes = "".join(f"PREFIX {prefix}: <{name}>\n" for prefix, name in PREFIXES.items())
    graph = "".join(f"BASE <{BASE}>\n{prefixes}ASK {{ GRAPH ?graph {{ {pattern} }} }}")
    return bool(store.query(graph))


def test_what_is_said_of_parts_has_the_addresses_of_the_minter() -> None:
    """The graph puts them together from the part's."""
    understanding = example()
    key = understanding.act.key
    minted = {
        *(MINT(CitationRef(PartRef(key, each.part), each.n)) for each in understanding.citations),
        *(MINT(ActionRef(PartRef(key, each.part), each.n)) for each in understanding.actions),
    }
    subjects = {each.subject.value for each in quads(understanding) if isinstance(each.subject, ox.NamedNode)}
    assert minted <= subjects


ACT = "<resolution/ga/99/7>"
SECTION = "resolution/ga/99/7/sec/I"

FACTS = {
    "class and number of the act": f'{ACT} a unr:Resolution ; eli:number "99/7" ; unr:symbol "A/RES/99/7"',
    "title, quotes and backslash kept": f'{ACT} eli:title "Keeping the \\"common lights\\" \\\\ lamps of the sea"@en',
    "adoption": f'{ACT} eli:passed_by <body/ga> ; eli:date_document "2045-05-03"^^xsd:date ; unr:agendaItem "107"',
    "session, with its own label": f"{ACT} unr:session ?s . ?s a unr:Session ; "
    'rdfs:label "General Assembly, 99th session"@en',
    "meeting within the session": f"{ACT} unr:meeting <meeting/ga/99/53> . "
    "<meeting/ga/99/53> a unr:Meeting ; dcterms:isPartOf <session/ga/99>",
    "the heading's words": f'{ACT} unr:enactingFormula "The General Assembly,"@en ; '
    'unr:conclusion "53rd plenary meeting 3 May 2045"@en ; '
    'unr:committeeReport "on the report of the Third Committee (A/99/400, para. 9)"@en',
    "the committee is a contributor": f"{ACT} dcterms:contributor <body/ga-c3>",
    "the report is cited by the act itself": f"{ACT} unr:citation/cito:hasCitedEntity <document/A/99/400>",
    "how much is held": f"{ACT} unr:extent <concept/extent/complete>",
    "the English text is an expression": f"<resolution/ga/99/7/en> a eli:LegalExpression ; eli:realizes {ACT} ; "
    "eli:language <http://publications.europa.eu/resource/authority/language/ENG>",
    "file": f"{ACT} prov:wasDerivedFrom ?f . ?f a unr:SourceFile ; unr:sha256 ?sha ; rdfs:label 'lamps.md'",
    "a cut paragraph is one text": '<resolution/ga/99/7/pp/1> unr:text "Reaffirming the Single Convention on Narcotic '
    "Drugs of 1961, article 13 of the United Nations Convention against Illicit Traffic and the commitments of keepers "
    'of lights, held in common since 1822,"@en',
    "label of a preambular paragraph": "<resolution/ga/99/7/pp/1> rdfs:label "
    '"General Assembly resolution 99/7, preambular para. 1"@en',
    "a point stands in its paragraph": "<resolution/ga/99/7/pp/2/b> a unr:Subparagraph ; eli:number 'b' ; "
    "unr:position 4 ; eli:is_part_of <resolution/ga/99/7/pp/2> ; unr:eId 'rec_2__list_1__item_b'",
    "and the paragraph has it": "<resolution/ga/99/7/pp/2> eli:has_part <resolution/ga/99/7/pp/2/b>",
    "points below points": f"<{SECTION}/op/2/b/i> eli:is_part_of <{SECTION}/op/2/b> ; rdfs:label "
    '"General Assembly resolution 99/7, sect. I, para. 2 (b) (i)"@en',
    "characters beyond the first plane": f'<{SECTION}/op/2> unr:text "Calls upon keepers 𝕃:"@en',
    "a section's heading is its text": f'<{SECTION}> a unr:Section ; eli:number "I" ; unr:text "Keepers"@en',
    "an inferred number says so": "<resolution/ga/99/7/sec/II/op/3> unr:numberInferred true",
    "annex": "<resolution/ga/99/7/annex/1/para/1> a unr:AnnexParagraph ; eli:is_part_of <resolution/ga/99/7/annex/1>",
    "table and passage": "<resolution/ga/99/7/annex/1/table/1> a unr:Table . "
    "<resolution/ga/99/7/passage/1> a unr:Passage",
    "note": "<resolution/ga/99/7/fn/2> a unr:Footnote ; unr:marker '2' ; unr:attachedTo <resolution/ga/99/7/pp/1> ; "
    'unr:offset 128 ; unr:text "Ibid., vol. 1582, No. 27627."@en ; unr:ibidOf <resolution/ga/99/7/fn/1> ; '
    'unr:resolvedText "United Nations, Treaty Series, vol. 1582, No. 27627."@en ; '
    'rdfs:label "General Assembly resolution 99/7, note 2"@en',
    "citation": "<resolution/ga/99/7/pp/1/cite/2> a unr:Citation ; cito:hasCitingEntity <resolution/ga/99/7/pp/1> ; "
    "cito:hasCitedEntity <treaty/27627/art/13> ; unr:citationType <concept/citation-type/reaffirming> ; "
    "unr:locator 'article 13' ; unr:status <concept/status/resolved>",
    "by way of a note": "<resolution/ga/99/7/pp/1/cite/3> cito:hasCitingEntity <resolution/ga/99/7/pp/1> ; "
    "unr:via <resolution/ga/99/7/fn/1> ; cito:hasCitedEntity <treaty/14152>",
    "flat links": f"<resolution/ga/99/7/pp/1> eli:cites <treaty/27627/art/13> . {ACT} eli:cites <treaty/27627/art/13>",
    "article, part of its treaty": "<treaty/27627/art/13> a unr:TreatyArticle ; eli:number '13' ; "
    'eli:is_part_of <treaty/27627> ; rdfs:label "United Nations Convention against Illicit Traffic, art. 13"@en',
    "stated date": "<resolution/ga/99/7/pp/2/cite/1> unr:statedDate '2044-06-01'^^xsd:date",
    "cited part and its act": "<resolution/ga/S-30/1/annex/1> a unr:Annex ; eli:is_part_of <resolution/ga/S-30/1> ; "
    'rdfs:label "General Assembly resolution S-30/1, annex"@en . <resolution/ga/S-30/1> unr:symbol "A/RES/S-30/1"',
    "candidates": f"<{SECTION}/op/2/b/cite/1> unr:status <concept/status/ambiguous> ; "
    "unr:candidate <resolution/cnd/5/2>, <resolution/hrc/5/2>",
    "publication": "<publication/E.44.XI.6> a unr:Publication ; rdfs:label ?label",
    "mentions": f"<{SECTION}/op/1> unr:mentions <body/sg> . <resolution/ga/99/7/sec/II/op/3> unr:mentions "
    "<initiative/lamp-report> . <initiative/lamp-report> a unr:Initiative ; rdfs:label 'Lamp report'@en",
    "a mention": f"<{SECTION}/op/1> unr:mention <{SECTION}/op/1/mention/1> . <{SECTION}/op/1/mention/1> a "
    "unr:Mention ; unr:mentioned <body/sg> ; unr:surface 'Secretary-General'@en ; unr:offset 76",
    "actions": f"<{SECTION}/op/1> unr:action <{SECTION}/op/1/act/1>, <{SECTION}/op/1/act/2>",
    "action": f"<{SECTION}/op/1/act/1> a unr:Action ; unr:verb <concept/verb/urges> ; "
    "unr:modifier <concept/modifier/further> ; unr:addressee <concept/actor/member-states>",
    "deadline in every form": f'<{SECTION}/op/1/act/2> unr:deadline "at its hundredth session"@en, <session/ga/100>, '
    '"2045-09-11"^^xsd:date ; unr:condition "within existing resources"@en ; unr:addressee <body/sg> ; unr:requests '
    '"to report to the Assembly at its hundredth session on the implementation of paragraph 2 below"@en',
    "deadline in forms that do not mix": f"<{SECTION}/op/1/act/2> unr:deadlineSession <session/ga/100> ; "
    'unr:deadlineDate "2045-09-11"^^xsd:date',
    "the treaty too when its article is cited": "<resolution/ga/99/7/pp/1> eli:cites <treaty/27627>",
}
NOT = {
    "a treaty that the ontology describes": "<treaty/14152> a ?class",
    "a body that the ontology describes": "<body/ga> a ?class",
    "the act that cites itself": f"{ACT} eli:cites <{SECTION}/op/2>",
    "a target for an unresolved citation": "<resolution/ga/99/7/annex/1/para/1/cite/1> cito:hasCitedEntity ?target",
    "how much is held of an act that is only cited": "<resolution/ga/98/3> unr:extent ?extent",
    "a text where there are no words": "<resolution/ga/99/7/sec/II> unr:text ?text",
    "how much is held of a whole paragraph": "<resolution/ga/99/7/pp/1> unr:extent ?extent",
}


@pytest.mark.parametrize("pattern", FACTS.values(), ids=FACTS)
def test_says(store: ox.Store, pattern: str) -> None:
    assert ask(store, pattern)


@pytest.mark.parametrize("pattern", NOT.values(), ids=NOT)
def test_does_not_say(store: ox.Store, pattern: str) -> None:
    assert not ask(store, pattern)


@pytest.mark.parametrize("name", PIECES)
def test_golden_graph(name: str) -> None:
    expected = (CASES / f"{name}.nq").read_bytes()
    assert set(quads(PIECES[name]())) == set(ox.parse(expected, format=ox.RdfFormat.N_QUADS))


@pytest.mark.parametrize("name", PIECES)
def test_no_quad_twice_and_all_in_the_act_s_graph(name: str) -> None:
    understanding = PIECES[name]()
    found = quads(understanding)
    assert len(found) == len(set(found))
    assert {quad.graph_name for quad in found} == {ox.NamedNode(MINT.graph(understanding.act.key))}


@pytest.mark.parametrize("name", PIECES)
def test_everything_linked_is_described_or_named(name: str) -> None:
    found = quads(PIECES[name]())
    labelled = {quad.subject for quad in found if quad.predicate.value == PREFIXES["rdfs"] + "label"}
    named = {ox.NamedNode(MINT(thing)) for thing in NAMES}
    ours = {
        quad.object
        for quad in found
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(BASE) and "#" not in quad.object.value
    }
    bare = ours - labelled - named
    assert {node.value for node in bare if not node.value.startswith(f"{BASE}concept/")} == set()


@pytest.mark.parametrize("name", PIECES)
def test_selectors_lead_back_to_the_words(name: str) -> None:
    graph = load(PIECES[name]())
    prefixes = "".join(f"PREFIX {prefix}: <{iri_}>\n" for prefix, iri_ in PREFIXES.items())
    rows = graph.query(
        prefixes
        + """SELECT ?part ?start ?end ?exact ?selector WHERE { GRAPH ?g {
               ?part unr:source ?source . ?source oa:hasSelector ?selector, ?quote . ?quote oa:exact ?exact .
               ?selector oa:start ?start ; oa:end ?end } }"""
    )
    assert isinstance(rows, ox.QuerySolutions)
    spans: dict[tuple[str, str], list[tuple[int, int, int]]] = {}
    for row in rows:
        place = int(row["selector"].value.rpartition("-")[2])
        where = (row["part"].value, row["exact"].value)
        spans.setdefault(where, []).append((place, int(row["start"].value), int(row["end"].value)))
    for (_, exact), places in spans.items():
        words = "".join(SOURCE_TEXT[start:end] for _, start, end in sorted(places))
        assert re.sub(r"\s+", " ", words) == exact
    assert spans or name == "empty"


def test_a_fragment_has_no_number_but_its_body_if_that_is_known() -> None:
    piece = fragment()
    known = load(replace(piece, act=replace(piece.act, body="cnd")))
    assert ask(known, "?piece a unr:Fragment ; unr:extent <concept/extent/tail> ; eli:passed_by <body/cnd>")
    assert not ask(load(piece), "?piece eli:passed_by ?body")
    assert not ask(known, "?piece a unr:Fragment ; eli:number ?number")


def test_an_action_that_says_a_word_twice_has_it_once() -> None:
    whole = example()
    twice = replace(whole.actions[0], modifiers=("further", "further"))
    found = quads(replace(whole, actions=(twice,)))
    assert len(found) == len(set(found))


def test_line_is_that_of_the_first_character(store: ox.Store) -> None:
    line = SOURCE_TEXT.splitlines().index("(i) Outages;") + 1
    assert ask(store, f"<{SECTION}/op/2/b/i> unr:source/unr:line {line}")


def test_an_address_that_is_no_iri_is_refused() -> None:
    with pytest.raises(ValueError, match="not an IRI"):
        iri("https://example.org/a b")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_escaping(text: str) -> None:
    line = f"<urn:s> <urn:p> {plain(text)} .\n"
    (triple,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    assert triple.object == ox.Literal(text)
    assert "\n" not in escape(text)


def test_counts_add_up() -> None:
    both = statistics(example()) + statistics(fragment())
    assert both.as_dict() == {
        "acts": {"Resolution": 1, "Fragment": 1},
        "parts": {
            "PreambularParagraph": 2,
            "Subparagraph": 5,
            "Section": 2,
            "OperativeParagraph": 5,
            "Passage": 1,
            "Annex": 1,
            "AnnexParagraph": 1,
            "Table": 1,
        },
        "footnotes": 5,
        "citations": {"resolved": 11, "ambiguous": 1, "unresolved": 1},
        "actions": 5,
        "findings": {},
    }
