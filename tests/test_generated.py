"""What the vocabularies hold, and that the files made by scripts are what their tables say."""

import csv
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from checkout import ROOT
from unres.iris import parse_path, path_of
from unres.model import ConceptRef, CountryRef, Reference, TreatyRef
from unres.paths import data_dir
from unres.understand.citations.titles import slug_of_title
from unres.vocabulary import Vocabulary, fold, load

SOURCES = ROOT / "ontology" / "sources"
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
OTHERS = LANGUAGES[1:]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load()


def rows(file: str) -> list[dict[str, str]]:
    with (SOURCES / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def test_the_listed_instruments_are_what_their_table_says(vocabulary: Vocabulary) -> None:
    """A title's address is its kebab case, so that it does not change when a list comes to know the title."""
    turtle = (data_dir("ontology") / "instruments-listed.ttl").read_text(encoding="utf-8")
    table = rows("instruments.tsv")
    assert turtle.count(" a unr:Instrument ;") == len(table) > 300
    for row in table:
        thing = vocabulary.instruments[slug_of_title(row["title"])]
        assert (thing.title, path_of(thing.adopted_in) if thing.adopted_in else "") == (row["title"], row["adopted_in"])


# --- What is there ---------------------------------------------------------------------------------------------------


def test_all_deposited_treaties_are_there(vocabulary: Vocabulary) -> None:
    turtle = "".join(
        (data_dir("ontology") / file).read_text(encoding="utf-8")
        for file in ("treaties.ttl", "treaties-deposited.ttl", "instruments.ttl")
    )
    numbers = {line.split('"')[1] for line in turtle.splitlines() if "unr:mtdsgNumber" in line}
    assert len(numbers) >= 401
    assert len(vocabulary.treaties) >= 460


@pytest.mark.parametrize(
    ("number", "title", "mtdsg"),
    [
        ("25567", "United Nations Convention on Contracts for the International Sale of Goods", "X-10"),
        ("4739", "Convention on the Recognition and Enforcement of Foreign Arbitral Awards", "XXII-1"),
        ("54669", "Minamata Convention on Mercury", "XXVII-17"),
        ("mtdsg/ix-4-a", "Protocol to Eliminate Illicit Trade in Tobacco Products", "IX-4-a"),
        ("mtdsg/vi-2", "International Opium Convention (The Hague, 23 January 1912)", "VI-2"),
    ],
)
def test_a_deposited_treaty_has_its_address(vocabulary: Vocabulary, number: str, title: str, mtdsg: str) -> None:
    treaty = vocabulary.treaties[number]
    assert (treaty.ref, treaty.title, treaty.mtdsg_number) == (TreatyRef(number), title, mtdsg)


def test_a_title_that_treaties_share_is_a_short_one(vocabulary: Vocabulary) -> None:
    found = {thing.ref for thing in vocabulary.short_names()["international opium convention"]}
    assert found >= {TreatyRef("mtdsg/vi-2"), TreatyRef("mtdsg/vi-6-a")}
    assert "international opium convention" not in vocabulary.names()
    assert "protocol" not in vocabulary.names()


def test_registration_numbers_are_given_once(vocabulary: Vocabulary) -> None:
    table = rows("registrations.tsv")
    numbers = [row["number"] for row in table if row["number"]]
    assert len(set(numbers)) == len(numbers)
    for row in table:
        assert bool(row["number"]) != bool(row["shares"]), row
        if row["shares"]:
            assert row["shares"] in vocabulary.treaties


def test_volumes_follow_numbers() -> None:
    """Treaties are printed nearly in the order of registration: a slip of the pen stands out."""
    printed = sorted((int(row["number"]), int(row["volumes"])) for row in rows("registrations.tsv") if row["number"])
    volumes = [volume for _, volume in printed]
    assert volumes == sorted(volumes)


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("Mali", "en", "mli"),
        ("Republic of Mali", "en", "mli"),
        ("Malian authorities", "en", "mli"),
        ("Côte d’Ivoire", "en", "civ"),
        ("Türkiye", "en", "tur"),
        ("Turkey", "en", "tur"),
        ("Iran (Islamic Republic of)", "en", "irn"),
        ("Islamic Republic of Iran", "en", "irn"),
        ("Democratic People’s Republic of Korea", "en", "prk"),
        ("Republic of Korea", "en", "kor"),
        ("State of Palestine", "en", "pse"),
        ("République démocratique du Congo", "fr", "cod"),
        ("Reino Unido de Gran Bretaña e Irlanda del Norte", "es", "gbr"),
        ("Мали", "ru", "mli"),
        ("刚果民主共和国", "zh", "cod"),
        ("مالي", "ar", "mli"),
    ],
)
def test_a_country_has_its_names(vocabulary: Vocabulary, name: str, language: str, code: str) -> None:
    assert vocabulary.names(language)[fold(name)].ref == CountryRef(code)


def test_countries_have_six_names_and_codes(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.countries) == 248
    for country in vocabulary.countries.values():
        assert set(country.labels) == set(LANGUAGES), country.code


@pytest.mark.parametrize("language", OTHERS)
def test_bodies_have_names_in_six_languages(vocabulary: Vocabulary, language: str) -> None:
    named = [body for body in vocabulary.bodies.values() if language in body.labels]
    assert len(named) >= 230


@pytest.mark.parametrize("language", OTHERS)
def test_treaties_and_instruments_have_titles_in_six_languages(vocabulary: Vocabulary, language: str) -> None:
    treaties = [each for each in vocabulary.treaties.values() if language in each.labels]
    instruments = [each for each in vocabulary.instruments.values() if language in each.labels]
    assert (len(treaties) >= 100, len(instruments) >= 60) == (True, True)


@pytest.mark.parametrize(
    ("slug", "forms"),
    [
        ("requests", {"fr": "Prie", "es": "Solicita", "ru": "просит", "zh": "请", "ar": "تطلب"}),
        ("recalls", {"fr": "Rappelant", "es": "Recordando", "ru": "ссылаясь на", "zh": "回顾", "ar": "إذ تشير إلى"}),
        ("urges", {"fr": "Exhorte", "es": "Insta", "ru": "настоятельно призывает", "zh": "敦促", "ar": "تحث"}),
        ("calls-upon", {"fr": "Demande", "es": "Exhorta", "ru": "призывает", "zh": "促请", "ar": "يهيب"}),
        ("decides", {"fr": "Décide", "es": "Decide", "ru": "постановляет", "zh": "决定", "ar": "يقرر"}),
        ("demands", {"fr": "Exige", "es": "Exige", "ru": "требует", "zh": "要求", "ar": "يطالب"}),
        ("invites", {"fr": "Invite", "es": "Invita", "ru": "предлагает", "zh": "邀请", "ar": "تدعو"}),
        ("encourages", {"fr": "Encourage", "es": "Alienta", "ru": "рекомендует", "zh": "鼓励", "ar": "تشجع"}),
        ("reaffirms", {"fr": "Réaffirmant", "es": "Reafirmando", "ru": "подтверждая", "zh": "重申"}),
        ("welcomes", {"fr": "Se félicite", "es": "Acoge con beneplácito", "ru": "приветствует", "zh": "欢迎"}),
    ],
)
def test_a_verb_has_forms_in_six_languages(vocabulary: Vocabulary, slug: str, forms: dict[str, str]) -> None:
    for language, form in forms.items():
        assert vocabulary.verb_forms(language)[fold(form)].slug == slug


@pytest.mark.parametrize("language", OTHERS)
def test_common_verbs_are_known_in_six_languages(vocabulary: Vocabulary, language: str) -> None:
    known = {verb.slug for verb in vocabulary.verb_forms(language).values()}
    assert len(known) >= 60
    assert len({each.slug for each in vocabulary.modifier_forms(language).values()}) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_stands_for_two_things(vocabulary: Vocabulary, language: str) -> None:
    """Loading refuses a form of two things; a name in another language than English is checked here first."""
    assert vocabulary.names(language)
    assert vocabulary.verb_forms(language)


def test_citation_types_have_labels_in_six_languages(vocabulary: Vocabulary) -> None:
    for each in vocabulary.citation_types.values():
        assert set(each.translations) == set(OTHERS), each.slug


def test_there_are_17_goals_and_169_targets(vocabulary: Vocabulary) -> None:
    goals = [slug for slug in vocabulary.goals if "-" not in slug]
    assert len(goals) == 17
    assert len(vocabulary.goals) - len(goals) == 169
    for slug in goals:
        assert set(vocabulary.goals[slug].translations) == set(OTHERS)
    assert vocabulary.names()["target 16.a of the sustainable development goals"].ref == ConceptRef("sdg", "16-a")


@pytest.mark.parametrize("kind", ["countries", "treaties", "goals", "bodies", "instruments", "initiatives"])
def test_every_address_is_parsed_to_the_same_thing(vocabulary: Vocabulary, kind: str) -> None:
    things: list[Reference] = [thing.ref for thing in getattr(vocabulary, kind).values()]
    assert things
    for thing in things:
        assert parse_path(path_of(thing)) == thing


# --- The scripts -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the ontology's folder, in which scripts may write."""
    return copytree(ROOT / "ontology", tmp_path_factory.mktemp("made") / "ontology")


@pytest.mark.parametrize(
    ("script", "makes"),
    [
        ("goals.py", ("goals.ttl",)),
        ("body_links.py", ("bodies-links.ttl",)),
        ("translations.py", ("verbs-translated.ttl", "bodies-translated.ttl", "titles-translated.ttl")),
    ],
)
def test_a_script_makes_the_file_that_is_there(copy: Path, script: str, makes: tuple[str, ...]) -> None:
    for file in makes:
        (copy / file).write_text("", encoding="utf-8")
    subprocess.run([sys.executable, copy / "sources" / script], check=True, cwd=copy)
    for file in makes:
        assert (copy / file).read_bytes() == (ROOT / "ontology" / file).read_bytes()


@pytest.mark.parametrize(
    ("script", "table", "expected"),
    [
        (
            "treaties.py",
            (
                "chapter_no,treaty_no,treaty_name,url,chapter_url,chapter_name\n"
                '99,1,"Lamp Agreement, 2045*. Geneva, 1 May 2045",http://x.org/v?mtdsg_no=XCIX-1&chapter=99,,Lamps\n'
                '99,2,"Lamp Agreement, 2045. Paris, 2 June 2046",http://x.org/v?mtdsg_no=XCIX-2&chapter=99,,Lamps\n'
                '99,2.a,"Protocol. 3 July 2047",http://x.org/v?mtdsg_no=XCIX-2-a&chapter=99,,Lamps\n'
            ),
            (
                "<https://w3id.org/unres/treaty/mtdsg/xcix-1> a unr:Treaty ;",
                'skos:prefLabel "Lamp Agreement, 2045 (Geneva, 1 May 2045)"@en ;',
                'unr:shortTitle "Lamp Agreement, 2045"@en ;',
                'eli:date_document "2045-05-01"^^xsd:date ;',
                'skos:prefLabel "Protocol (3 July 2047)"@en ;',
                "dcterms:relation <https://w3id.org/unres/treaty/mtdsg/xcix-2> ;",
                "dcterms:source <https://x.org/v?mtdsg_no=XCIX-1&chapter=99> .",
            ),
        ),
        (
            "subjects.py",
            (
                "label\tpreferred\turi\tkind\n"
                "WOMEN'S RIGHTS\tWOMEN'S RIGHTS\thttp://metadata.un.org/thesaurus#1006983\tpref\n"
                "RIGHTS OF WOMEN\tWOMEN'S RIGHTS\thttp://metadata.un.org/thesaurus#1006983\talt\n"
            ),
            (
                "<https://w3id.org/unres/concept/subject/womens-rights> a skos:Concept ;",
                'skos:altLabel "rights of women"@en ;',
                "skos:exactMatch <http://metadata.un.org/thesaurus/1006983> .",
            ),
        ),
    ],
)
def test_a_script_reads_its_table(copy: Path, script: str, table: str, expected: tuple[str, ...]) -> None:
    (copy / "sources" / "subjects-used.txt").write_text("1006983\n", encoding="utf-8")
    (copy / "table").write_text(table, encoding="utf-8")
    subprocess.run([sys.executable, copy / "sources" / script, copy / "table"], check=True, cwd=copy)
    made = "".join(file.read_text(encoding="utf-8") for file in copy.glob("*.ttl") if file.name[:3] in {"tre", "sub"})
    for line in expected:
        assert line in made


WITH_EXAMPLES = sorted(file.name for file in SOURCES.glob("*.py") if ">>>" in file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("script", WITH_EXAMPLES)
def test_the_examples_of_the_scripts_run(script: str) -> None:
    subprocess.run([sys.executable, "-m", "doctest", script], check=True, cwd=SOURCES)


def test_the_docs_count_what_the_vocabularies_tell() -> None:
    """The tables of the data model page are those that the script would write now."""
    told = subprocess.run(
        [sys.executable, "-c", "import coverage_of_things as c; print(c.tables(c.things()))"],
        check=True,
        cwd=SOURCES,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    assert told.strip() in (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8"), (
        "run python ontology/sources/coverage_of_things.py"
    )
