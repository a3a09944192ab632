"""Names found in texts: countries, goals, other languages; who is asked, and who is only mentioned."""

from pathlib import Path

import pytest

from unres.model import BodyRef, ConceptRef, CountryRef, Reference
from unres.read import read
from unres.sources import load
from unres.understand import understand
from unres.understand.names import ShortName, tag
from unres.vocabulary import Verb


def found(text: str, language: str = "en") -> list[tuple[str, Reference]]:
    return [
        (text[hit.start : hit.end], hit.thing.ref)
        for hit in tag(text, language).names
        if not isinstance(hit.thing, ShortName)
    ]


MALI, NIGER, GUINEA = CountryRef("mli"), CountryRef("ner"), CountryRef("gin")

NAMES: list[tuple[str, str, list[tuple[str, Reference]], str]] = [
    ("the situation in Mali", "en", [("Mali", MALI)], "a plain name"),
    ("Mali’s borders", "en", [("Mali", MALI)], "a possessive"),
    ("NIGER and Nigeria", "en", [("NIGER", NIGER), ("Nigeria", CountryRef("nga"))], "names that begin alike"),
    ("the Gulf of Guinea", "en", [], "a sea is no country"),
    ("Guinea-Bissau", "en", [("Guinea-Bissau", CountryRef("gnb"))], "a name that contains a name"),
    ("Papua New Guinea", "en", [("Papua New Guinea", CountryRef("png"))], "same"),
    ("turkey and chad", "en", [], "names have capitals"),
    (
        "the United Nations Support Mission in Libya",
        "en",
        [("United Nations Support Mission in Libya", BodyRef("unsmil"))],
        "a country in the name of a body",
    ),
    ("the Malian authorities", "en", [("Malian authorities", MALI)], "an adjective with those who rule"),
    (
        "Sustainable Development Goal 16, target 16.3 of the Sustainable Development Goals",
        "en",
        [
            ("Sustainable Development Goal 16", ConceptRef("sdg", "16")),
            ("target 16.3 of the Sustainable Development Goals", ConceptRef("sdg", "16-3")),
        ],
        "a goal and a target",
    ),
    ("la situation au Mali", "fr", [("Mali", MALI)], "in French"),
    ("de la Asamblea General", "es", [("Asamblea General", BodyRef("ga"))], "in Spanish"),
    (
        "安全理事会请秘书长",
        "zh",
        [("安全理事会", BodyRef("sc")), ("秘书长", ConceptRef("actor", "secretary-general"))],
        "no blanks between words",
    ),
    ("而马里和尼日尔", "zh", [("马里", MALI), ("尼日尔", NIGER)], "same, two of them"),
    ("في مالي", "ar", [("مالي", MALI)], "in Arabic"),
    ("ومالي", "ar", [("مالي", MALI)], '"and" is written together with it'),
    ("Генеральная Ассамблея", "ru", [("Генеральная Ассамблея", BodyRef("ga"))], "in Russian"),
    ("резолюции Генеральной Ассамблеи", "ru", [("Генеральной Ассамблеи", BodyRef("ga"))], "in another case"),
    ("в Ираке", "ru", [("Ираке", CountryRef("irq"))], "same"),
]


@pytest.mark.parametrize(("text", "language", "names", "reason"), NAMES, ids=[row[0][:40] for row in NAMES])
def test_names_are_found(text: str, language: str, names: list[tuple[str, Reference]], reason: str) -> None:
    assert found(text, language) == names, reason


@pytest.mark.parametrize(
    ("text", "language", "verb"),
    [
        ("Prie le Secrétaire général de présenter un rapport", "fr", "requests"),
        ("Se félicite de la tenue", "fr", "welcomes"),
        ("Pide a los Estados", "es", "calls-for"),
        ("Recordando también sus resoluciones", "es", "recalls"),
        ("настоятельно призывает государства", "ru", "urges"),
        ("又请秘书长提交报告", "zh", "requests"),
        ("回顾1991年的决议", "zh", "recalls"),
        ("وإذ تشير إلى قرارها", "ar", "recalls"),
        ("يقرر أن يبقي المسألة", "ar", "decides"),
    ],
)
def test_verbs_are_found_in_other_languages(text: str, language: str, verb: str) -> None:
    verbs = [hit.thing.slug for hit in tag(text, language).words if isinstance(hit.thing, Verb)]
    assert verbs[0] == verb


ACT = """\
# 99/7. Lamps

*The General Assembly*,

*Recalling* the lamps of Iceland,

1. *Calls upon* {clause};

2. *Decides* to remain seized of the matter.
"""


@pytest.mark.parametrize(
    ("clause", "asked", "reason"),
    [
        ("Israel, the occupying Power, to light them", {CountryRef("isr")}, "the country itself"),
        ("the Government of Mali to light them", {MALI}, "its Government"),
        ("the Malian authorities to light them", {MALI}, "its authorities"),
        ("Mali, the Niger and Burkina Faso to light them", {MALI, NIGER, CountryRef("bfa")}, "three of them"),
        ("the transitional Government of Mali to light them", {MALI}, "with an adjective"),
        ("lamplighters in Mali to light them", set(), "somebody there, not the country"),
        ("Member States neighbouring Mali to help", {ConceptRef("actor", "member-states")}, "others"),
    ],
)
def test_a_country_is_asked_only_if_the_clause_names_it(
    tmp_path: Path, clause: str, asked: set[Reference], reason: str
) -> None:
    file = tmp_path / "act.md"
    file.write_text(ACT.format(clause=clause), encoding="utf-8")
    (found,) = understand(read(load(file)))
    action = next(each for each in found.actions if each.verb == "calls-upon")
    assert set(action.addressees) == asked, reason
    assert CountryRef("isl") in {mention.thing for mention in found.mentions}


def test_each_mention_has_the_words_that_name_the_thing(tmp_path: Path) -> None:
    clause = "the Commission on Narcotic Drugs¹ to light Mali’s lamps, which the Commission lit in Mali"
    file = tmp_path / "act.md"
    file.write_text(f"{ACT.format(clause=clause)}\n¹ See the Security Council.\n", encoding="utf-8")
    (found,) = understand(read(load(file)))
    named = [(each.part, each.n, each.surface, each.thing) for each in found.mentions]
    assert [each for each in named if each[0][0] != "pp"] == [
        (("op", "1"), 1, "Commission on Narcotic Drugs", BodyRef("cnd")),
        (("op", "1"), 2, "Mali", MALI),
        (("op", "1"), 3, "Commission", BodyRef("cnd")),
        (("op", "1"), 4, "Mali", MALI),
        (("fn", "1"), 1, "Security Council", BodyRef("sc")),
    ]
    texts = {each.path: each.text.value for each in (*found.act.walk(), *found.act.footnotes)}
    assert all(texts[each.part].startswith(each.surface, each.offset) for each in found.mentions)


def test_names_are_mentioned_in_other_languages_too() -> None:
    assert found("Совета Безопасности", "ru") == [("Совета Безопасности", BodyRef("sc"))]


SHORT: list[tuple[str, list[str], str]] = [
    ("the lamps of the Council", ["Council"], "a short name"),
    ("the lamps of the Sovereign Council", [], "part of a longer name"),
    ("the Commission for Truth and Lamps", [], "a name that goes on"),
    ("the Commission for its lamps", ["Commission"], "words that are no name"),
    ("the United Nations Secretariat", ["United Nations Secretariat"], "a full name"),
]


@pytest.mark.parametrize(("text", "names", "reason"), SHORT)
def test_short_names_are_none_within_others(text: str, names: list[str], reason: str) -> None:
    assert [text[hit.start : hit.end] for hit in tag(text).names] == names, reason


def test_a_meeting_is_no_island() -> None:
    assert CountryRef("reu") not in dict(found("la Réunion des États parties", "fr")).values()
    assert found("les lampes de la Réunion", "fr") == [("Réunion", CountryRef("reu"))]
