"""What texts cite: a table of cases for each way of referring, with the reason that each row is there."""

from datetime import date

import pytest

from documents import ADDRESS, source
from unres.model import ActKey, ActKind, Citation, Status, Target
from unres.read import read_markdown
from unres.understand import understand
from unres.understand.citations.cite import find_references
from unres.understand.citations.languages import find_references_in
from unres.understand.citations.resolve import Context
from unres.understand.names import tag
from unres.vocabulary import load

ACT = ActKey(ActKind.RESOLUTION, "ga", "76/1")
PATHS = frozenset({("op", "1"), ("op", "3"), ("op", "3", "a"), ("op", "3", "b"), ("op", "4")})


def cited(text: str, speaker: str = "ga") -> list[tuple[str, str]]:
    """Return the words and the address of everything that a paragraph of an act cites, in order."""
    context = Context(load(), speaker, act=ACT, paths=PATHS, here=("op", "3", "b"))
    tagged = tag(text)
    context.note_names(tagged)
    return [
        (text[each.start : each.end], ADDRESS(target))
        for each in find_references(tagged)
        if not context.is_common_noun(each, text)
        for target in context.resolve(each, tagged).targets
    ]


def addresses(text: str, speaker: str = "ga") -> list[str]:
    """Return the addresses of everything that a paragraph of an act cites, in order."""
    return [address for _, address in cited(text, speaker)]


NUMBERS = {
    "a regular session": ("resolution 76/188", "ga", ["resolution/ga/76/188"]),
    "a special session": ("its resolution S-30/1", "ga", ["resolution/ga/S-30/1"]),
    "an emergency special session": ("resolution ES-11/1", "ga", ["resolution/ga/ES-11/1"]),
    "a hyphen that does not break": ("resolution S\u201123/2", "ga", ["resolution/ga/S-23/2"]),
    "before 1976, with a part": ("resolution 217 A (III)", "ga", ["resolution/ga/217(III)A"]),
    "before 1976, a special session": ("resolution 3201 (S-VI)", "ga", ["resolution/ga/3201(S-VI)"]),
    "Roman numerals in another body's act": ("resolution 992 (X)", "sc", ["resolution/ga/992(X)"]),
    "Roman numerals beyond the Assembly's sessions": ("resolution 1989 (LX)", "sc", ["resolution/ecosoc/1989(LX)"]),
    "a serial and a year": ("resolution 1325 (2000)", "ga", ["resolution/sc/1325(2000)"]),
    "a year and a serial, by name": (
        "Economic and Social Council resolution 2003/32",
        "ga",
        ["resolution/ecosoc/2003/32"],
    ),
    "a year and a serial, by shape": ("resolution 2013/40 of 25 July 2013", "ga", ["resolution/ecosoc/2013/40"]),
    "the Human Rights Council, named after it": (
        "resolution 5/1 of the Human Rights Council",
        "ga",
        ["resolution/hrc/5/1"],
    ),
    "the World Health Assembly": ("resolution WHA66.16", "ga", ["resolution/wha/WHA66.16"]),
    "the Agency's General Conference": ("resolution GC(65)/RES/14", "ga", ["resolution/iaea/GC(65)/RES/14"]),
    "a decision": ("its decision 63/15", "cnd", ["decision/cnd/63/15"]),
    "a presidential statement, by symbol": ("(S/PRST/2011/16)", "sc", ["statement/sc/2011/16"]),
    "a symbol with a year": ("see S/RES/1325 (2000)", "ga", ["resolution/sc/1325(2000)"]),
}


@pytest.mark.parametrize(("text", "speaker", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(text: str, speaker: str, expected: list[str]) -> None:
    assert addresses(text, speaker) == expected


LISTS = {
    "three acts": (
        "Recalling its resolutions 60/4, 60/9 and 61/8,",
        ["resolution/ga/60/4", "resolution/ga/60/9", "resolution/ga/61/8"],
    ),
    "descriptions between the items": (
        "its resolutions 60/4 of 17 March 2006 on drugs, 60/9 of 17 March 2006 on customs and 61/8 of 16 March 2007",
        ["resolution/ga/60/4", "resolution/ga/60/9", "resolution/ga/61/8"],
    ),
    "parts from A to E": ("resolution S-20/4 A–E", [f"resolution/ga/S-20/4{part}" for part in "ABCDE"]),
    "parts A and B": ("resolutions 53/243 A and B", ["resolution/ga/53/243A", "resolution/ga/53/243B"]),
    "pinpoints between the items": (
        "See resolutions 32/151, para. 10, and 37/111, para. 5.",
        ["resolution/ga/32/151/op/10", "resolution/ga/37/111/op/5"],
    ),
    "items after a semicolon": (
        "Resolutions 52/214, sect. C, para. 3; 55/222, sect. III; and 56/64 B, sect. X.",
        ["resolution/ga/52/214/sec/C/op/3", "resolution/ga/55/222", "resolution/ga/56/64B"],
    ),
    "a title in quotation marks that names an act": (
        "its resolutions 70/1, entitled “On resolution 46/152 and more”, and 71/1",
        ["resolution/ga/70/1", "resolution/ga/46/152", "resolution/ga/71/1"],
    ),
    "the word left behind": (
        "previous resolutions, including 2509 (2020) and 2292 (2016)",
        ["resolution/sc/2509(2020)", "resolution/sc/2292(2016)"],
    ),
    "a comma forgotten": (
        "its resolutions 2106 (2013) 2122 (2013), 2242 (2015)",
        ["resolution/sc/2106(2013)", "resolution/sc/2122(2013)", "resolution/sc/2242(2015)"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_lists(text: str, expected: list[str]) -> None:
    assert sorted(addresses(text)) == sorted(expected)


PINPOINTS = {
    "a paragraph": ("paragraph 8 of resolution 1325 (2000)", ["op/8"]),
    "a list": (
        "paragraphs 9, 14, and 16 to 18 of resolution 2399 (2018)",
        ["op/9", "op/14", "op/16", "op/17", "op/18"],
    ),
    "points of one paragraph": (
        "paragraphs 4 (a), (b) and (d) of resolution 1701 (2006)",
        ["op/4/a", "op/4/b", "op/4/d"],
    ),
    "points and their paragraph": (
        "subparagraphs (c) and (d) of paragraph 3 of resolution 1591 (2005)",
        ["op/3/c", "op/3/d"],
    ),
    "a recital": ("the seventh preambular paragraph of resolution 1701 (2006)", ["pp/7"]),
    "an annex": ("the annex to resolution 1701 (2006)", ["annex/1"]),
    "an annex with a number": ("Resolution 1701 (2006), annex II.", ["annex/2"]),
    "a paragraph of an annex": ("paragraph 12 of the annex to resolution 1701 (2006)", ["annex/1/para/12"]),
    "a paragraph of a section": ("section II, paragraph 3, of resolution 1701 (2006)", ["sec/II/op/3"]),
    "a section alone": ("section E of resolution 1701 (2006)", [""]),
    "before the body's name": ("paragraph 7 of Security Council resolution 1701 (2006)", ["op/7"]),
    "before 'its'": ("paragraphs 12 and 13 of its resolution 1701 (2006)", ["op/12", "op/13"]),
}


@pytest.mark.parametrize(("text", "expected"), PINPOINTS.values(), ids=PINPOINTS)
def test_pinpoints(text: str, expected: list[str]) -> None:
    assert ["/".join(address.split("/")[3:]) for address in addresses(text, "sc")] == expected


def test_items_of_a_pinpoint_have_words_of_their_own() -> None:
    assert [words for words, _ in cited("in paragraphs 3 and 4 of its resolution 60/1,")] == [
        "paragraphs 3",
        "4 of its resolution 60/1",
    ]


WHOSE = {
    "the last of another body's": (
        "all resolutions of the Commission on Human Rights on lamps, the last of which was resolution 2005/59",
        "hrc",
        ["resolution/chr/2005/59"],
    ),
    "a session that the body has still to hold": ("Resolution 77/317.", "hrc", ["resolution/ga/77/317"]),
    "the World Health Assembly's own records": (
        "World Health Organization, document WHA58/2005/REC/1, resolution 58.3, annex.",
        "ga",
        ["document/WHA58/2005/REC/1", "resolution/wha/WHA58.3/annex/1"],
    ),
    "a version is no such number": ("resolution 58.3 of the manual", "ga", []),
    "its, of the body that speaks": ("Recalling its resolution 60/4", "cnd", ["resolution/cnd/60/4"]),
    "its, of the subject": (
        "takes note of the request of the Human Rights Council through its resolution 42/22",
        "ga",
        ["resolution/hrc/42/22"],
    ),
    "shared with the list before": (
        "Human Rights Council decision 18/120 and resolutions 24/14 and 27/21",
        "ga",
        ["decision/hrc/18/120", "resolution/hrc/24/14", "resolution/hrc/27/21"],
    ),
    "with others of the body": (
        "all Human Rights Council resolutions on the topic, including resolution 48/5",
        "ga",
        ["resolution/hrc/48/5"],
    ),
    "a date that only another body's session fits": (
        "Recalling Human Rights Council resolution 23/13 of 13 June 2013, and also resolution 28/6 of 26 March 2015",
        "ga",
        ["resolution/hrc/23/13", "resolution/hrc/28/6"],
    ),
    "the Assembly's number in a Council that numbers otherwise": ("resolution 46/182", "sc", ["resolution/ga/46/182"]),
}


@pytest.mark.parametrize(("text", "speaker", "expected"), WHOSE.values(), ids=WHOSE)
def test_whose_act_it_is(text: str, speaker: str, expected: list[str]) -> None:
    assert addresses(text, speaker) == expected


DATES = {
    "one date for two": ("resolutions 431 (1978) and 432 (1978) of 27 July 1978", ["1978-07-27", "1978-07-27"]),
    "a year for all": (
        "resolutions 209 (1965) of 4 September, 210 (1965) of 6 September and 211 (1965) of 20 September 1965",
        ["1965-09-04", "1965-09-06", "1965-09-20"],
    ),
    "no date": ("resolution 60/1", ["None"]),
}


@pytest.mark.parametrize(("text", "expected"), DATES.values(), ids=DATES)
def test_dates(text: str, expected: list[str]) -> None:
    assert [str(each.stated_date) for each in find_references(tag(text))] == expected


DOCUMENTS = {
    "a symbol": ("see A/76/121", ["document/A/76/121"]),
    "a part of a document": ("A/CONF.157/24 (Part I), chap. III", ["document/A/CONF.157/24"]),
    "an annex": ("S/2003/641, annex", ["document/S/2003/641/annex/1"]),
    "an addendum and a corrigendum": (
        "A/63/5/Add.1 and Corr.1",
        ["document/A/63/5/Add.1", "document/A/63/5/Add.1/Corr.1"],
    ),
    "addenda, the second beside the first": (
        "documents S/4417 and Add.1/Rev.1 and Add.2",
        ["document/S/4417", "document/S/4417/Add.1/Rev.1", "document/S/4417/Add.2"],
    ),
    "a range of addenda": ("A/63/5/Add.1–3", [f"document/A/63/5/Add.{n}" for n in (1, 2, 3)]),
    "a symbol of an agency, before a full stop": (
        "World Health Organization, document WHA61/2008/REC/1.",
        ["document/WHA61/2008/REC/1"],
    ),
    "two symbols of one document": ("A/56/1026-S/2002/932", ["document/A/56/1026"]),
    "a symbol misread by a scanner": ("documents S/20060 and $/20134", ["document/S/20060", "document/S/20134"]),
    "a specialized agency's": ("World Health Organization, document EB136/8, annex I", ["document/EB136/8/annex/1"]),
    "Official Records": (
        "Official Records of the Security Council, Fortieth Year, Supplement for October 1985, document S/17628.",
        ["document/S/17628"],
    ),
    "the Treaty Series with several volumes": (
        "United Nations, Treaty Series, vols. 2225, 2237, 2241 and 2326, No. 39574.",
        ["treaty/39574"],
    ),
    "the Treaty Series with several numbers": (
        "Ibid., vol. 75, Nos. 970–973.",
        [f"treaty/{n}" for n in range(970, 974)],
    ),
    "a sales number": ("United Nations publication, Sales No. E.11.XI.14", ["publication/E.11.XI.14"]),
    "the marker of a note, left in the text, before an addendum": (
        "contained in documents S/7930/Add.107 40 and Add.108,",
        ["document/S/7930/Add.107", "document/S/7930/Add.108"],
    ),
    "two addenda at the end": (
        "Ibid., documents S/20416 and Add. 1 and 2.",
        ["document/S/20416", "document/S/20416/Add.1", "document/S/20416/Add.2"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_documents(text: str, expected: list[str]) -> None:
    assert addresses(text) == expected


RELATIVE = {
    "an article of the Charter, named before": (
        "under Chapter VI of the Charter of the United Nations, in particular Article 33, which names ways",
        ["instrument/charter-of-the-united-nations", "instrument/charter-of-the-united-nations/art/33"],
    ),
    "an article in the name of a group": (
        "the Charter of the United Nations and the Working Group on Article 8 (j)",
        ["instrument/charter-of-the-united-nations"],
    ),
    "the annex to the act cited last": (
        "resolution 46/182 and the guiding principles contained in the annex thereto",
        ["resolution/ga/46/182", "resolution/ga/46/182/annex/1"],
    ),
    "the present resolution": ("the implementation of the present resolution", ["resolution/ga/76/1"]),
    "an annex of it": ("contained in the annex to the present resolution", ["resolution/ga/76/1/annex/1"]),
    "a paragraph above": ("as decided in paragraph 4 above", ["resolution/ga/76/1/op/4"]),
    "a paragraph without more": ("as recalled in paragraph 1,", ["resolution/ga/76/1/op/1"]),
    "a paragraph that the act does not have": ("as recalled in paragraph 17,", []),
    "a paragraph of something else": ("in paragraph 4 of his report", []),
    "a point beside this one": ("subparagraph (a) above", ["resolution/ga/76/1/op/3/a"]),
    "that resolution": (
        "Recalling resolution 60/1, and paragraph 7 of that resolution",
        ["resolution/ga/60/1", "resolution/ga/60/1/op/7"],
    ),
    "that decision": (
        "decision 63/15, and subparagraph (c) of that decision",
        ["decision/ga/63/15", "decision/ga/63/15/op/c"],
    ),
    "those resolutions": (
        "resolutions 60/1 and 60/2, and those resolutions",
        ["resolution/ga/60/1", "resolution/ga/60/2", "resolution/ga/60/1", "resolution/ga/60/2"],
    ),
    "those resolutions, which no list has": (
        "resolution 60/1 on lamps and, by resolution 60/2 on oil, to act on those resolutions and the annexes thereto",
        [
            *("resolution/ga/60/1", "resolution/ga/60/2", "resolution/ga/60/1", "resolution/ga/60/2"),
            *("resolution/ga/60/1/annex/1", "resolution/ga/60/2/annex/1"),
        ],
    ),
    "the resolutions above, behind another one": (
        "resolutions 60/1 and 60/2; in line with resolution 61/8, all the above-mentioned resolutions",
        [
            *("resolution/ga/60/1", "resolution/ga/60/2", "resolution/ga/61/8"),
            *("resolution/ga/60/1", "resolution/ga/60/2", "resolution/ga/61/8"),
        ],
    ),
    "the resolution in which something is said": (
        "resolution 60/1, and its request in the resolution to light lamps",
        ["resolution/ga/60/1", "resolution/ga/60/1"],
    ),
    "a resolution that is to come": ("resolution 60/1, and to annex them to the resolution", ["resolution/ga/60/1"]),
    "its article": (
        "the Convention on the Rights of the Child, as mandated in its article 13, for",
        ["treaty/27531", "treaty/27531/art/13"],
    ),
    "a treaty named with its secretariat": ("the secretariat of the Convention on the Rights of the Child", []),
    "nothing that it could be": ("under that resolution", []),
    "the Protocols thereto": (
        "the United Nations Convention against Transnational Organized Crime and the Protocols thereto",
        [
            "treaty/39574",
            "instrument/trafficking-in-persons-protocol",
            "instrument/smuggling-of-migrants-protocol",
            "instrument/firearms-protocol",
        ],
    ),
    "that article": (
        "article 13 of the Convention on the Rights of the Child, and to implement that article",
        ["treaty/27531/art/13", "treaty/27531/art/13"],
    ),
    "unnamed texts": ("Recalling all relevant resolutions and the report of the Secretary-General,", []),
}


@pytest.mark.parametrize(("text", "expected"), RELATIVE.values(), ids=RELATIVE)
def test_relative_references(text: str, expected: list[str]) -> None:
    assert addresses(text) == expected


TITLES = {
    "articles of the Charter": (
        "Articles 25 and 48 of the Charter of the United Nations",
        [f"instrument/charter-of-the-united-nations/art/{n}" for n in (25, 48)],
    ),
    "a chapter of the Charter": (
        "Acting under Chapter VII of the Charter of the United Nations,",
        ["instrument/charter-of-the-united-nations"],
    ),
    "an article with its paragraph": (
        "Article 2, paragraph 4, of the Charter of the United Nations",
        ["instrument/charter-of-the-united-nations/art/2/4"],
    ),
    "an article with its paragraph behind a point": (
        "under article 9.4 of the Paris Agreement",
        ["treaty/54113/art/9/4"],
    ),
    "an article and an annex": (
        "article 9 (b) and annex II to the Convention on the Rights of the Child",
        ["treaty/27531/art/9/b", "treaty/27531"],
    ),
    "sections, which have no address of their own": (
        "sections 3.2 and 3.4 of the Paris Agreement",
        ["treaty/54113", "treaty/54113"],
    ),
    "a place before a short title": ("the Oslo Political Declaration", ["instrument/oslo-political-declaration"]),
    "what is only mentioned, in a title": (
        "the 2023 Action Plan to Accelerate Progress on the Sustainable Development Goals",
        ["instrument/2023-action-plan-to-accelerate-progress-on-the-sustainable-development-goals"],
    ),
    "provisional rules of another body": ("Recommends the provisional rules of procedure set forth there", []),
    "a title that no list knows, and its noun": (
        "Recalling the Harbour Agreement signed by the parties, and the implementation of the Agreement",
        ["instrument/harbour-agreement", "instrument/harbour-agreement"],
    ),
    "a long title": (
        "the Strategy of the United Nations on Quiet Harbours 2019–2023 by members",
        ["instrument/strategy-of-the-united-nations-on-quiet-harbours-2019-2023"],
    ),
    "two titles": (
        "the Harbour Declaration and the Action Plan on Quays",
        ["instrument/harbour-declaration", "instrument/action-plan-on-quays"],
    ),
    "a title that begins with United Nations": (
        "Reaffirming the United Nations Declaration on Quiet Harbours, adopted in Oslo",
        ["instrument/united-nations-declaration-on-quiet-harbours"],
    ),
    "a global plan, and what it is called later": (
        "the United Nations Global Plan of Action to Light Harbours, and the goals of the Global Plan of Action",
        ["instrument/united-nations-global-plan-of-action-to-light-harbours"] * 2,
    ),
    "agreements that have one title": ("the Harbour Agreements, signed in Oslo", ["instrument/harbour-agreements"]),
    "a title with an infinitive": (
        "the Oslo Declaration of Commitment to Protect the Lamps of the harbour",
        ["instrument/oslo-declaration-of-commitment-to-protect-the-lamps"],
    ),
    "another name of it": (
        "the Agreement on Quiet Harbours in the North, known as the Oslo Agreement, on 4 March 2018",
        ["instrument/agreement-on-quiet-harbours-in-the-north"],
    ),
    "another agenda than the one of 2030": ("the goals of Agenda 2063 and of its plan", ["instrument/agenda-2063"]),
    "a short title that many have, of none named": ("Bearing in mind the Political Declaration,", []),
    "an article of two digits with its paragraph": (
        "Recalling Article 24 (1) of the Charter of the United Nations",
        ["instrument/charter-of-the-united-nations/art/24/1"],
    ),
    "a title in brackets after the full one": (
        "the African Nuclear-Weapon-Free Zone Treaty (Treaty of Pelindaba)",
        ["instrument/treaty-of-pelindaba"],
    ),
    "a noun in a body's name": ("the Framework Convention Secretariat and the Harbour Compact Champion", []),
    "a treaty in the name of its secretariat": (
        "by the secretariat of the United Nations Framework Convention on Climate Change, the",
        [],
    ),
    "a noun with nothing before it": ("the Agreement", []),
    "rules of procedure": (
        "the rules of procedure of the General Assembly",
        ["instrument/rules-of-procedure-of-the-general-assembly"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES)
def test_titles(text: str, expected: list[str]) -> None:
    assert addresses(text) == expected


LANGUAGES = {
    "French, a list": (
        "fr",
        "Rappelant ses résolutions 74/16 du 9 décembre 2019, intitulée « Sport », et 75/18 du 1er décembre 2020,",
        ["74/16 2019-12-09", "75/18 2020-12-01"],
    ),
    "Spanish, an old number": ("es", "Resolución 217 A (III).", ["217(III)A None"]),
    "Russian, Cyrillic letters in a number": (
        "ru",
        "ссылаясь на резолюцию 43/78 Н от 7 декабря 1988 года",
        ["43/78H 1988-12-07"],
    ),
    "Chinese, the word after the number": (
        "zh",
        "回顾大会2019年12月9日第74/16号决议和第217 A（III）号决议",
        ["74/16 2019-12-09", "217(III)A 2019-12-09"],
    ),
    "Arabic, sessions in digits and letters by name": ("ar", "القرار 217 ألف (د-3)", ["217(III)A None"]),
    "Arabic, a special session and a range": (
        "ar",
        "القرار دإ-20/4 ألف إلى جيم",
        ["S-20/4A None", "S-20/4B None", "S-20/4C None"],
    ),
    "a number that is no act's": ("fr", "deux tiers, soit 2/3 des membres", []),
}


@pytest.mark.parametrize(("language", "text", "expected"), LANGUAGES.values(), ids=LANGUAGES)
def test_languages(language: str, text: str, expected: list[str]) -> None:
    found = find_references_in(text, language)
    assert [f"{each.number} {each.stated_date}" for each in found] == expected  # type: ignore[attr-defined]  # acts


SERIES = {
    "fr": "Nations Unies, Recueil des Traités, vol. 976, no 14152.",
    "es": "Naciones Unidas, Treaty Series, vol. 976, núm. 14152.",
    "ru": "United Nations, Treaty Series, vol. 976, No. 14152.",
    "zh": "联合国，《条约汇编》，第976卷，第14152号。",
    "ar": "المرجع نفسه، المجلد 976، الرقم 14152.",
}


@pytest.mark.parametrize(("language", "text"), SERIES.items())
def test_treaties_by_volume_in_each_language(language: str, text: str) -> None:
    assert [each.number for each in find_references_in(text, language)] == ["14152"]  # type: ignore[attr-defined]


# --- Whole acts ------------------------------------------------------------------------------------------------------

NOTED = """**76/300. Lamps of the harbour**

*The General Assembly*,

*Taking note* of the report of the Secretary-General on lamps,¹

*Recalling* its resolution 60/1 of 16 September 2005,

*Recalling also* the advisory opinion of the Court on lamps,² and the Harbour Peace Agreement (HPA),

*Noting* the report of the fact-finding mission of 28 June 2023, which saw lamps,³

*Having considered* the note by the Office submitted pursuant to its resolution 61/7,⁴

1.  *Endorses* the conclusions contained in the report of the Secretary-General;

2.  *Requests* the Secretary-General to report to it on the implementation of the present resolution.

3.  *Invites* the Office to add lamps of the HPA to the report of the Secretary-General to be submitted in 2025.

¹ A/76/121.

² A/51/218.

³ A/78/508.

⁴ A/78/600.
"""


@pytest.fixture(scope="module")
def noted() -> tuple[Citation, ...]:
    (understanding,) = understand(read_markdown(source(NOTED)))
    return understanding.citations


def test_a_note_tells_what_words_cite(noted: tuple[Citation, ...]) -> None:
    own = [each for each in noted if each.part == ("pp", "1") and not each.footnote]
    assert [(each.surface, target(each)) for each in own] == [
        ("report of the Secretary-General on lamps", "document/A/76/121")
    ]


def test_a_note_has_the_type_of_the_words_that_carry_it(noted: tuple[Citation, ...]) -> None:
    assert {each.type for each in noted if each.part == ("pp", "1")} == {"taking-note"}


def test_the_same_words_cite_it_again(noted: tuple[Citation, ...]) -> None:
    assert [target(each) for each in noted if each.part == ("op", "1")] == ["document/A/76/121"]


def test_words_that_notes_explain(noted: tuple[Citation, ...]) -> None:
    own = [(each.surface, target(each)) for each in noted if each.part[0] == "pp" and not each.footnote][2:]
    assert own == [
        ("advisory opinion of the Court on lamps", "document/A/51/218"),
        ("Harbour Peace Agreement", "instrument/harbour-peace-agreement"),
        ("report of the fact-finding mission of 28 June 2023, which saw lamps", "document/A/78/508"),
        ("note by the Office", "document/A/78/600"),
        ("its resolution 61/7", "resolution/ga/61/7"),
    ]


def test_letters_in_brackets_stand_for_a_title_and_a_report_to_come_is_another(noted: tuple[Citation, ...]) -> None:
    found = [(each.surface, target(each)) for each in noted if each.part == ("op", "3")]
    assert found == [("HPA", "instrument/harbour-peace-agreement")]


def test_the_act_itself_is_cited(noted: tuple[Citation, ...]) -> None:
    (own,) = [each for each in noted if each.part == ("op", "2")]
    assert (target(own), own.type, own.status) == ("resolution/ga/76/300", "requesting-report", Status.RESOLVED)


def test_the_date_is_kept(noted: tuple[Citation, ...]) -> None:
    (recalled,) = [each for each in noted if each.part == ("pp", "2")]
    assert recalled.stated_date == date(2005, 9, 16)


def target(citation: Citation) -> str:
    cited: Target | None = citation.target
    return ADDRESS(cited) if cited else ""
