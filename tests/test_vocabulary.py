"""The look-ups: what a name stands for, what a user can add, and which mistakes are named."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from unres.errors import UnresError
from unres.model import (
    BodyRef,
    ConceptRef,
    DocumentRef,
    InitiativeRef,
    InstrumentRef,
    PartRef,
    PublicationRef,
    Reference,
    TreatyRef,
)
from unres.namespaces import PREFIXES
from unres.paths import data_dir
from unres.vocabulary import Vocabulary, VocabularyError, fold, load, turtle_files


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load()


def actor(slug: str) -> ConceptRef:
    return ConceptRef("actor", slug)


# --- Names -----------------------------------------------------------------------------------------------------------

POLITICAL_DECLARATION = (
    "Political Declaration and Plan of Action on International Cooperation towards an Integrated and Balanced Strategy "
    "to Counter the World Drug Problem"
)
MINISTERIAL_DECLARATION = (
    "Ministerial Declaration on Strengthening Our Actions at the National, Regional and International Levels to "
    "Accelerate the Implementation of Our Joint Commitments"
)
OUR_JOINT_COMMITMENT = "Our joint commitment to effectively addressing and countering the world drug problem"

NAMES: list[tuple[str, Reference, str]] = [
    ("Commission on Narcotic Drugs", BodyRef("cnd"), "the body that speaks in four of the seeds"),
    ("General Assembly", BodyRef("ga"), "without United Nations, as texts have it"),
    ("United Nations Security Council", BodyRef("sc"), "with United Nations"),
    ("United Nations Children’s Fund", BodyRef("unicef"), "a typographic apostrophe"),
    ("United Nations Children's Fund", BodyRef("unicef"), "a typewriter's apostrophe"),
    ("International Criminal Police Organization (INTERPOL)", BodyRef("interpol"), "name with its abbreviation"),
    ("United Nations Entity for Gender Equality and the Empowerment of Women (UN-Women)", BodyRef("un-women"), "same"),
    (
        "Subcommission on Illicit Drug Traffic and Related Matters in the Near and Middle East",
        BodyRef("subcommission-near-middle-east"),
        "a body of a body",
    ),
    ("Expert Committee on Drug Dependence", BodyRef("ecdd"), "of the World Health Organization"),
    ("Joint United Nations Programme on HIV/AIDS", BodyRef("unaids"), "a slash in the name"),
    ("high-level political forum on sustainable development", BodyRef("hlpf"), "no capitals"),
    (
        "Single Convention on Narcotic Drugs of 1961 as amended by the 1972 Protocol",
        TreatyRef("14152"),
        "as amended",
    ),
    ("Single Convention on Narcotic Drugs of 1961", TreatyRef("7515"), "the unamended one is another treaty"),
    ("Convention on Psychotropic Substances of 1971", TreatyRef("14956"), "with the year"),
    (
        "United Nations Convention against Illicit Traffic in Narcotic and Psychotropic Substances of 1988",
        TreatyRef("27627"),
        'without "Drugs", as resolution 62/4 prints it',
    ),
    ("United Nations Convention against Corruption", TreatyRef("42146"), "full title"),
    ("Convention on the Elimination of All Forms of Discrimination against Women", TreatyRef("20378"), "full title"),
    (
        "three international drug control conventions",
        ConceptRef("treaty-group", "international-drug-control-conventions"),
        "three treaties in one name",
    ),
    (
        "international drug control treaties",
        ConceptRef("treaty-group", "international-drug-control-conventions"),
        "same",
    ),
    ("Charter of the United Nations", InstrumentRef("charter-of-the-united-nations"), "a treaty without a number"),
    ("Universal Declaration of Human Rights", InstrumentRef("universal-declaration-of-human-rights"), "a declaration"),
    ("2030 Agenda", InstrumentRef("2030-agenda"), "short, but unmistakable"),
    (POLITICAL_DECLARATION, InstrumentRef("political-declaration-2009"), "without the year"),
    ("2009 " + POLITICAL_DECLARATION, InstrumentRef("political-declaration-2009"), "with the year before"),
    (MINISTERIAL_DECLARATION, InstrumentRef("ministerial-declaration-2019"), "cut short, as in resolution 64/4"),
    (
        f"2019 {MINISTERIAL_DECLARATION} to Address and Counter the World Drug Problem",
        InstrumentRef("ministerial-declaration-2019"),
        "with the year before, as in resolution 76/188",
    ),
    (
        f"outcome document of the thirtieth special session of the General Assembly, entitled “{OUR_JOINT_COMMITMENT}”",
        InstrumentRef("our-joint-commitment-2016"),
        "with its title in quotation marks",
    ),
    (
        "United Nations Standard Minimum Rules for Non-custodial Measures (the Tokyo Rules)",
        InstrumentRef("tokyo-rules"),
        "name with its short form",
    ),
    ("Nelson Mandela Rules", InstrumentRef("nelson-mandela-rules"), "short form"),
    ("Kyoto Protocol", InstrumentRef("kyoto-protocol"), "shares its convention's number"),
    ("Project Prism", InitiativeRef("project-prism"), "a project"),
    ("World Drug Report", InitiativeRef("world-drug-report"), "a series"),
    ("Paris Pact", InitiativeRef("paris-pact"), "a partnership"),
    ("all Member States", actor("member-states"), "a quantified actor"),
    ("States parties", actor("states-parties"), "lower-case parties"),
    ("Secretary-General", actor("secretary-general"), "an office-holder is an actor"),
    (
        "Executive Director of the United Nations Office on Drugs and Crime",
        actor("executive-director-of-unodc"),
        "an office-holder, not the office",
    ),
    ("other donors", actor("donors"), '"Member States and other donors" are two addressees'),
]


@pytest.mark.parametrize(("name", "thing", "reason"), NAMES, ids=[name[:50] for name, *_ in NAMES])
def test_a_name_stands_for_one_thing(vocabulary: Vocabulary, name: str, thing: Reference, reason: str) -> None:
    assert vocabulary.names()[fold(name)].ref == thing, reason


@pytest.mark.parametrize(
    ("name", "things", "reason"),
    [
        ("1988 Convention", {TreatyRef("27627")}, "one treaty only"),
        ("1961 Convention", {TreatyRef("7515"), TreatyRef("14458")}, "drugs, or statelessness: the text must tell"),
        ("1961 Convention as amended", {TreatyRef("14152")}, "not the unamended one"),
        ("Board", {BodyRef("incb"), BodyRef("board-of-auditors"), BodyRef("tdb")}, "whichever the text introduced"),
        ("Office", {BodyRef("unodc"), BodyRef("ocha"), BodyRef("unhcr")}, "same"),
        ("Political Declaration", {InstrumentRef("political-declaration-2009")}, "one only"),
    ],
)
def test_a_short_name_needs_a_text(vocabulary: Vocabulary, name: str, things: set[Reference], reason: str) -> None:
    assert things <= {thing.ref for thing in vocabulary.short_names()[fold(name)]}, reason
    assert fold(name) not in vocabulary.names(), reason


def test_abbreviations_are_read_as_written(vocabulary: Vocabulary) -> None:
    assert vocabulary.abbreviations()["WHO"].ref == BodyRef("who")
    assert "who" not in vocabulary.abbreviations()
    assert "who" not in vocabulary.names()


def test_commission_alone_is_never_a_name(vocabulary: Vocabulary) -> None:
    for word in ("Commission", "Council", "Assembly", "Board", "Office", "Committee", "Convention", "Declaration"):
        assert fold(word) not in vocabulary.names()


def test_folding_keeps_every_position() -> None:
    text = "The “Children’s\u00a0Fund” — non\u2011custodial"
    assert len(fold(text)) == len(text)
    assert fold(text) == 'the "children\'s fund" — non-custodial'


def test_no_character_is_folded_to_two() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(fold(everything)) == len(everything)


# --- Verbs and modifiers ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "slug"),
    [
        ("urges", "urges"),
        ("Urging", "urges"),
        ("calls upon", "calls-upon"),
        ("takes note of", "takes-note"),
        ("takes note with appreciation of", "takes-note-with-appreciation"),
        ("reiterates its call upon", "reiterates-its-call"),
        ("reiterates its commitment", "reiterates-its-commitment"),
        ("welcomes with appreciation", "welcomes-with-appreciation"),
        ("decides to remain seized", "decides-to-remain-seized"),
        ("expressing its grave concern", "expresses-concern"),
        ("Mindful", "is-mindful"),
        ("Bearing in mind", "bears-in-mind"),
        ("Having considered", "has-considered"),
        ("guided by", "is-guided-by"),
        ("emphasises", "emphasizes"),
    ],
)
def test_a_verb_has_many_forms(vocabulary: Vocabulary, form: str, slug: str) -> None:
    assert vocabulary.verb_forms()[fold(form)].slug == slug


def test_verbs_that_ask_are_ordered(vocabulary: Vocabulary) -> None:
    order = ["encourages", "invites", "requests", "calls-upon", "urges", "demands", "decides"]
    forces = [vocabulary.verbs[slug].force for slug in order]
    assert None not in forces
    assert forces == sorted(set(forces), key=lambda force: force or 0)
    assert vocabulary.verbs["recalls"].force is None


def test_a_reiterated_verb_has_the_force_of_the_verb(vocabulary: Vocabulary) -> None:
    for verb in vocabulary.verbs.values():
        if verb.slug.startswith("reiterates-its-"):
            above = {vocabulary.verbs[slug].force for slug in verb.broader if slug != "reiterates"}
            assert above == {verb.force}, verb.slug


def test_citation_types_say_which_verbs_make_them(vocabulary: Vocabulary) -> None:
    recalling = vocabulary.citation_types["recalling"]
    assert (recalling.governed_by, recalling.cito) == (("recalls",), "citesForInformation")
    governed = [verb for each in vocabulary.citation_types.values() for verb in each.governed_by]
    assert len(set(governed)) == len(governed), "a verb makes one type only"
    assert set(governed) <= set(vocabulary.verbs)


# --- Facts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "session", "year", "source"),
    [
        ("ga", 76, 2021, "resolution 76/188 of 16 December 2021"),
        ("ga", 73, 2018, "resolution 73/192 of 17 December 2018"),
        ("cnd", 52, 2009, "resolution 52/7 of 20 March 2009"),
        ("cnd", 62, 2019, "resolution 62/8 of 22 March 2019"),
        ("cnd", 33, None, "before 1991 the Commission did not meet every year"),
        ("statcom", 48, 2017, "decision 48/110 of 10 March 2017"),
        ("ccpcj", 25, 2016, "resolution 25/2 of 27 May 2016"),
        ("csw", 67, 2023, "agreed conclusions of the sixty-seventh session, 2023"),
        ("wha", 77, 2024, "Seventy-seventh World Health Assembly, 2024"),
        ("escap", 72, 2016, "seventy-second session, 2016"),
        ("iaea-gc", 65, 2021, "GC(65)/RES/14, adopted on 23 September 2021"),
        ("hrc", 37, 2018, "resolution 37/42 of 23 March 2018"),
        ("hrc", 1, 2006, "first session, June 2006"),
        ("hrc", 6, 2007, "resolution 6/37 of 14 December 2007"),
        ("hrc", 54, 2023, "resolution 54/26 of 11 October 2023"),
        ("sc", 76, None, "has no sessions"),
    ],
)
def test_the_year_of_a_session(vocabulary: Vocabulary, body: str, session: int, year: int | None, source: str) -> None:
    assert vocabulary.bodies[body].session_year(session) == year, source


def test_a_session_is_of_no_earlier_year(vocabulary: Vocabulary) -> None:
    assert vocabulary.bodies["unea"].earliest_year(5) == 2018  # it opened in 2021: sessions are two years apart
    assert vocabulary.bodies["ga"].earliest_year(199) == 2144
    assert vocabulary.bodies["sc"].earliest_year(76) is None


def test_bodies_that_adopt_acts_say_how_they_number_them(vocabulary: Vocabulary) -> None:
    for body in vocabulary.bodies.values():
        assert body.adopts_acts == bool(body.numbering), body.code
    numbering = {code: vocabulary.bodies[code].numbering for code in ("ga", "sc", "ecosoc", "cnd")}
    assert numbering == {
        "ga": "session/serial",
        "sc": "serial (year)",
        "ecosoc": "year/serial",
        "cnd": "session/serial",
    }
    assert vocabulary.bodies["ga"].symbol_pattern == "A/RES/{number}"
    assert vocabulary.bodies["cnd"].symbol_pattern == ""


def test_principal_bodies_have_names_in_six_languages(vocabulary: Vocabulary) -> None:
    for code in (
        "ga",
        "sc",
        "ecosoc",
        "tc",
        "icj",
        "secretariat",
        "hrc",
        "cnd",
        "ccpcj",
        "csw",
        "incb",
        "unodc",
        "who",
    ):
        assert set(vocabulary.bodies[code].labels) == {"en", "fr", "es", "ru", "zh", "ar"}, code


@pytest.mark.parametrize(
    ("number", "volumes"),
    [
        ("7515", (520,)),
        ("14151", (976,)),
        ("14152", (976,)),
        ("14956", (1019,)),
        ("27627", (1582,)),
        ("20378", (1249,)),
    ],
)
def test_a_treaty_stands_in_its_volume(vocabulary: Vocabulary, number: str, volumes: tuple[int, ...]) -> None:
    assert vocabulary.treaties[number].volumes == volumes


def test_protocols_share_the_organized_crime_convention_s_number(vocabulary: Vocabulary) -> None:
    assert vocabulary.treaties["39574"].volumes == (2225, 2237, 2241, 2326)


def test_the_drug_control_conventions_are_three(vocabulary: Vocabulary) -> None:
    group = vocabulary.treaty_groups["international-drug-control-conventions"]
    assert group.members == (TreatyRef("14152"), TreatyRef("14956"), TreatyRef("27627"))


@pytest.mark.parametrize(
    ("slug", "kind", "locator"),
    [
        ("our-joint-commitment-2016", PartRef, ""),
        ("universal-declaration-of-human-rights", PartRef, ""),
        ("political-declaration-2009", DocumentRef, "chap. I, sect. C"),
        ("guidelines-safe-handling-chemicals", PublicationRef, ""),
    ],
)
def test_an_instrument_knows_what_contains_it(
    vocabulary: Vocabulary, slug: str, kind: type[Reference], locator: str
) -> None:
    instrument = vocabulary.instruments[slug]
    assert isinstance(instrument.adopted_in, kind)
    assert instrument.locator == locator


# --- What a user adds ------------------------------------------------------------------------------------------------

THREE_LINES = """
<https://w3id.org/unres/treaty/11650> a <https://w3id.org/unres/ontology#Treaty> ;
    <http://www.w3.org/2004/02/skos/core#prefLabel> "Treaty of Examples"@en ;
    <https://w3id.org/unres/ontology#untsVolume> 814 .
"""


def test_three_lines_of_turtle_add_a_treaty(tmp_path: Path) -> None:
    (tmp_path / "ours.ttl").write_text(THREE_LINES, encoding="utf-8")
    vocabulary = load(tmp_path)
    assert vocabulary.names()["treaty of examples"].ref == TreatyRef("11650")
    assert vocabulary.treaties["11650"].volumes == (814,)
    assert "11650" not in load().treaties
    assert turtle_files(tmp_path)[-1].name == "ours.ttl"


PREFIX_LINES = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in ("unr", "skos", "org"))


def extend(folder: Path, turtle: str) -> Vocabulary:
    """Return the vocabulary with a file of a user's; addresses in it are relative to the base."""
    (folder / "ours.ttl").write_text(PREFIX_LINES + turtle, encoding="utf-8")
    return load(folder)


def test_a_file_adds_names_to_a_known_thing(tmp_path: Path) -> None:
    vocabulary = extend(tmp_path, '<body/cnd> skos:altLabel "Vienna drugs commission"@en .')
    body = vocabulary.bodies["cnd"]
    assert body.name == "Commission on Narcotic Drugs"
    assert vocabulary.names()["vienna drugs commission"] is body


def test_a_file_adds_a_verb(tmp_path: Path) -> None:
    vocabulary = extend(
        tmp_path, '<concept/verb/beseeches> skos:prefLabel "beseeches"@en ; unr:gerund "beseeching"@en ; unr:force 65 .'
    )
    assert vocabulary.verb_forms()["beseeching"].force == 65


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ('<treaty/1> skos:prefLabel "x"@en', "ours.ttl"),  # no full stop: not Turtle
        ("<treaty/1> a unr:Treaty .", "no English name"),
        ('<treaty/1> skos:prefLabel "x"@en ; unr:untsVolume "seven" .', "must be an integer"),
        ('<treaty/one> skos:prefLabel "x"@en .', "not one of our addresses"),
        ('<body/New_Body> skos:prefLabel "x"@en .', "not one of our addresses"),
        ('<instrument/x> skos:prefLabel "x"@en ; unr:adoptedIn <http://example.org/> .', "not one of our addresses"),
        ('<instrument/x> skos:prefLabel "x"@en ; unr:adoptedIn <body/ga> .', "contains no instrument"),
        ('<concept/treaty-group/x> skos:prefLabel "x"@en ; unr:member <body/ga> .', "not the address of a treaty"),
    ],
)
def test_a_mistake_is_named_with_its_file(tmp_path: Path, turtle: str, message: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        extend(tmp_path, turtle)
    assert message in str(caught.value)
    assert "ours.ttl" in str(caught.value)


def test_one_name_for_two_things_is_refused(tmp_path: Path) -> None:
    vocabulary = extend(tmp_path, '<treaty/1> skos:prefLabel "Paris Pact"@en .')
    with pytest.raises(VocabularyError, match="stands for both"):
        vocabulary.names()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="no such folder"):
        load(tmp_path / "nowhere")


def test_the_vocabulary_is_read_once() -> None:
    assert load() is load()


def test_a_missing_data_folder_is_named() -> None:
    with pytest.raises(UnresError, match="'nonsense' is missing") as caught:
        data_dir("nonsense")
    assert caught.value.advice


def test_the_ontology_itself_is_no_vocabulary() -> None:
    assert (data_dir("ontology") / "unres.ttl").is_file()
    assert "unres.ttl" not in [file.name for file in turtle_files()]


# --- Coverage of real texts ------------------------------------------------------------------------------------------

_AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def words_of(node: etree._Element) -> str:
    """Return an element's words without those of its notes."""
    found = [node.text or ""]
    for child in node:
        if child.tag != f"{_AKN}authorialNote":
            found.append(words_of(child))
        found.append(child.tail or "")
    return "".join(found)


def begins_in_italics(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph opens with a verb in italics, as operative ones do and those of annexes do not."""
    first = paragraph.find(f".//{_AKN}p/*")
    return first is not None and "italic" in (first.get("class") or "") and not (first.getparent().text or "").strip()


def openings(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the kind and the words of every preambular and numbered operative paragraph in English."""
    for file in sorted(folder.glob("*/en/*.xml")):
        root = etree.parse(file).getroot()
        for paragraph in root.iterfind(f".//{_AKN}preamble/{_AKN}container"):
            yield "preambular", words_of(paragraph)
        for paragraph in root.iterfind(f".//{_AKN}mainBody//{_AKN}paragraph"):
            if re.fullmatch(r"\s*\d+\.\s*", paragraph.findtext(f"{_AKN}num") or "") and begins_in_italics(paragraph):
                yield "operative", " ".join(words_of(child) for child in paragraph if child.tag != f"{_AKN}num")


def opening_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what matches a verb with the modifiers and "its" that may stand before and within it."""
    modifiers = "|".join(map(re.escape, sorted(vocabulary.modifier_forms(), key=len, reverse=True)))
    adjectives = "|".join(word for each in vocabulary.modifiers.values() for word in each.adjectives)
    within = rf"(?:,? (?:{modifiers}|{adjectives}|its))* "
    forms = sorted(vocabulary.verb_forms(), key=len, reverse=True)
    verbs = "|".join(within.join(map(re.escape, form.split())) for form in forms)
    return re.compile(rf"(?:(?:{modifiers}),? )*(?:{verbs})\b")


@pytest.mark.corpora
@pytest.mark.parametrize("kind", ["preambular", "operative"])
def test_verbs_cover_the_openings_of_real_paragraphs(shared: Path, vocabulary: Vocabulary, kind: str) -> None:
    pattern = opening_pattern(vocabulary)
    texts = [fold(" ".join(words.split())) for each, words in openings(shared / "corpora" / "akn4un") if each == kind]
    missed = [words[:60] for words in texts if words and not pattern.match(words)]
    assert len(texts) > 10_000
    assert len(missed) <= len(texts) / 100, missed[:40]
