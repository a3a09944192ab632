"""What is cited by number and symbol: whose acts, which documents, which places; a table of cases for each kind."""

from datetime import date

import pytest

from documents import ADDRESS
from unres.model import ActKey, ActKind, Status
from unres.understand.citations.cite import find_references
from unres.understand.citations.found import Found, Words, cited
from unres.understand.citations.languages import find_references_in
from unres.understand.citations.references import ActReference
from unres.understand.citations.resolve import Context
from unres.understand.citations.translated_owners import bodies_in
from unres.understand.names import Tagged, tag
from unres.vocabulary import load


def found(text: str, speaker: str = "ga") -> list[str]:
    """Return the addresses of what a paragraph of an act cites, in order; "?" for a citation without a target."""
    context = Context(load(), speaker, act=ActKey(ActKind.RESOLUTION, speaker, "76/1"))
    tagged = tag(text)
    context.note_names(tagged)
    citations: list[Found] = []
    for reference in find_references(tagged):
        if context.is_common_noun(reference, text):
            continue
        resolution = context.resolve(reference, tagged)
        words = Words((), None)  # type: ignore[arg-type]  # not looked at
        citations.extend(cited(words, reference, resolution, "naming"))
    return [ADDRESS(each.target) if each.target else "?" for each in citations]


OTHER_BODIES = {
    "the climate convention's parties": ("accordance with decision 1/CP.21", ["decision/cop-unfccc/1/CP.21"]),
    "and those to its agreements": (
        "Decisions 2/CP.27, 2/CMA.4 and 1/CMP.8.",
        ["decision/cop-unfccc/2/CP.27", "decision/cma-paris/2/CMA.4", "decision/cmp-kyoto/1/CMP.8"],
    ),
    "the desertification convention's parties": ("its decision 3/COP.14", ["decision/cop-unccd/3/COP.14"]),
    "a session in Roman numerals": (
        "Conference of the Parties to the Convention on Biological Diversity decision IX/20",
        ["decision/cop-cbd/IX/20"],
    ),
    "a place in a document": (
        "Adopted under the UNFCCC in FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex.",
        ["treaty/30822", "document/FCCC/CP/2015/10/Add.1"],
    ),
    "a place in an annex of a document": (
        "A/56/1026, annex II, resolution 14/221.",
        ["document/A/56/1026/annex/2"],
    ),
    "a conference's own number is a place in its report": (
        "A/CONF.219/2023/3, chap. I, resolution 2, annex.",
        ["document/A/CONF.219/2023/3"],
    ),
    "no body that numbers so": ("decision XXVIII/2 on lamps", ["?"]),
    "a serial and a year of the FAO Conference": (
        "resolution 3/2023 of 7 July 2023 of the FAO Conference",
        ["resolution/fao-conference/3/2023"],
    ),
    "an abbreviation before the word": ("ESCAP resolution 77/1", ["resolution/escap/77/1"]),
    "the author of a note's act": ("Indian Ocean Tuna Commission, resolution 12/07.", ["resolution/iotc/12/07"]),
    "a body that numbers by sessions in brackets": (
        "Economic Commission for Africa resolution 957 (LII)",
        ["resolution/eca/957(LII)"],
    ),
    "the conference of a treaty named before": (
        "the Convention on Biological Diversity, and noting, with the Conference of the Parties, decision 14/34",
        ["treaty/30619", "decision/cop-cbd/14/34"],
    ),
    "a body that is no maker of acts here": (
        "African Commission on Human and Peoples’ Rights resolutions 263 of 5 November 2013",
        ["?"],
    ),
    "a number that makes no address": ("See World Meteorological Organization resolution 15 (Cg-18).", ["?"]),
    "a resolution within UNESCO's records": (
        "Records of the General Conference, Fortieth Session, Paris, 2019, vol. 1, Resolutions, resolution 32.",
        ["?"],
    ),
    "the first session, misread": ("General Assembly resolution 41 (1) of 14 December 1946", ["resolution/ga/41(I)"]),
    "a short name that a misprint has left alone": (
        "the Assembly resolution 3212 (XXIX)",
        ["resolution/ga/3212(XXIX)"],
    ),
    "the Agency's decision": ("decision GC(53)/DEC/13 of 18 September 2009", ["decision/iaea/GC(53)/DEC/13"]),
    "the Environment Assembly's symbol": ("UNEP/EA.5/Res.12, para. 3", ["resolution/unea/5/12/op/3"]),
}


@pytest.mark.parametrize(("text", "expected"), OTHER_BODIES.values(), ids=OTHER_BODIES)
def test_acts_of_other_bodies(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_council_may_leave_out_the_year() -> None:
    text = "under paragraph 12 of resolution 2199 to report"
    assert found(text, "sc") == ["resolution/sc/2199(2015)/op/12"]
    assert found(text, "ga") == [], "elsewhere a number without its year may be anything"


def test_digits_that_a_scanner_took_for_letters_are_told_by_the_year() -> None:
    text = "resolution !86 (1964), resolutions 508 (1982), S11 (1982) and l23 (1982)"
    assert found(text, "sc") == ["resolution/sc/186(1964)", "resolution/sc/508(1982)", "resolution/sc/511(1982)"]


PLACES = {
    "a letter of an article": ("Article 73 e of the Charter", ["instrument/charter-of-the-united-nations/art/73/e"]),
    "an article in Roman numerals": (
        "article VI of the Treaty on the Non-Proliferation of Nuclear Weapons",
        ["treaty/10485/art/6"],
    ),
    "an article of an annex is not the treaty's": (
        "article 3 of annex II to the United Nations Convention on the Law of the Sea",
        ["treaty/31363"],
    ),
    "what belongs to the act that follows": (
        "paragraph 4 of resolution 60/1, paragraph 5 of resolution 61/2 and paragraph 6 of resolution 62/3",
        ["resolution/ga/60/1/op/4", "resolution/ga/61/2/op/5", "resolution/ga/62/3/op/6"],
    ),
    "the word said again": (
        "paragraph 3 to paragraph 5 of resolution 60/1",
        [f"resolution/ga/60/1/op/{n}" for n in (3, 4, 5)],
    ),
    "sections have no address of their own": (
        "sections IV and VI of its resolution 69/274 A",
        ["resolution/ga/69/274A"],
    ),
    "a part of an annex": ("part I of annex C to resolution 60/1", ["resolution/ga/60/1/annex/3"]),
    "an article of two treaties": (
        "article 1, paragraph 2, common to the Charter of the United Nations and the Rome Statute",
        ["instrument/charter-of-the-united-nations/art/1/2", "treaty/38544/art/1/2"],
    ),
    "articles of what was named before": (
        "the Paris Agreement, which, pursuant to article 2, paragraph 2, thereof, will be implemented",
        ["treaty/54113", "treaty/54113/art/2/2"],
    ),
    "a paragraph of the act cited before": (
        "resolution 60/1, and the measures listed in its paragraph 3",
        ["resolution/ga/60/1", "resolution/ga/60/1/op/3"],
    ),
    "letters with a slash behind are a symbol's": (
        "resolution 60/1, paras. 1 and 2, and A/76/1",
        ["resolution/ga/60/1/op/1", "resolution/ga/60/1/op/2", "document/A/76/1"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_places(text: str, expected: list[str]) -> None:
    assert found(text) == expected


SYMBOLS = {
    "corrigenda of two symbols": ("A/67/65/Corr.1-E/2012/48/Corr.1", ["document/A/67/65/Corr.1"]),
    "a hyphen that is part of a symbol": ("UNEP/CBD/BS/COP-MOP/5/17", ["document/UNEP/CBD/BS/COP-MOP/5/17"]),
    "a symbol with a session in brackets": ("GOV/INF/2005/10-GC(49)/INF/6", ["document/GOV/INF/2005/10"]),
    "an organ with its session": ("GC.18/INF/4", ["document/GC.18/INF/4"]),
    "an organ with its division": ("UNEP(DTIE)/Hg/CONF/4", ["document/UNEP(DTIE)/Hg/CONF/4"]),
    "a revision in brackets": ("document GB.344/POL/2(Rev.1)", ["document/GB.344/POL/2(Rev.1)"]),
    "summary records with a corrigendum": (
        "A/C.6/64/SR.1–28/Corrigendum",
        ["document/A/C.6/64/SR.1-28/Corrigendum"],
    ),
    "a blank in an agency's": ("document C 2023/REP", ["document/C2023/REP"]),
    "the African Union's": ("decision Assembly/AU/Dec.729(XXXII)", ["document/Assembly/AU/Dec.729(XXXII)"]),
    "its Peace and Security Council's": ("(PSC/PR/COMM. (CMLXVIII))", ["document/PSC/PR/COMM.(CMLXVIII)"]),
    "a letter misread": ("document S$/12611 and document 8/5635", ["document/S/12611", "document/S/5635"]),
    "a slash misread": ("document S112357", ["document/S/12357"]),
    "an addendum torn off": ("S/4450/ Add.1", ["document/S/4450", "document/S/4450/Add.1"]),
    "the Treaty Series by page": ("United Nations, Treaty Series, vol. 75, p. 287.", ["treaty/973"]),
    "the League's series is another": ("League of Nations, Treaty Series, vol. 94, p. 65.", []),
    "no symbol": ("Part I/2021/2 and HIV/AIDS", []),
    "records without a symbol": ("Official Records of the Council, Fifteenth Year, Supplement for June 1960.", []),
    "a sales number without a language": ("United Nations publication, Sales No. 19.IV.4", ["publication/19.IV.4"]),
}


@pytest.mark.parametrize(("text", "expected"), SYMBOLS.values(), ids=SYMBOLS)
def test_symbols(text: str, expected: list[str]) -> None:
    assert found(text) == expected


TRANSLATED = {
    "French, the body behind the number": (
        "fr",
        "la résolution 155 C (VII) du Conseil économique et social et sa propre résolution 415 (V)",
        ["resolution/ecosoc/155(VII)C", "resolution/ga/415(V)"],
    ),
    "French, a body that adopted it": (
        "fr",
        "la résolution 61/2 sur la prévention adoptée par la Commission des stupéfiants",
        ["resolution/cnd/61/2"],
    ),
    "French, a body of the next noun": (
        "fr",
        "la résolution 75/2 et, le 5 mai 2021, les déclarations de la présidence du Conseil des droits de l’homme",
        ["resolution/ga/75/2"],
    ),
    "Chinese, the body always before": (
        "zh",
        "经济及社会理事会1948年8月13日第155 C(VII)号决议和大会第415(V)号决议",
        ["resolution/ecosoc/155(VII)C", "resolution/ga/415(V)"],
    ),
    "Russian, the subject's": (
        "ru",
        "учрежденного Советом по правам человека в его резолюции 39/2 Независимого механизма для Генеральной Ассамблеи",
        ["resolution/hrc/39/2"],
    ),
    "Arabic, two in the dual": ("ar", "القراران 68/191 و 70/176", ["resolution/ga/68/191", "resolution/ga/70/176"]),
}


@pytest.mark.parametrize(("language", "text", "expected"), TRANSLATED.values(), ids=TRANSLATED)
def test_whose_act_it_is_in_other_languages(language: str, text: str, expected: list[str]) -> None:
    context = Context(load(), "ga", act=ActKey(ActKind.RESOLUTION, "ga", "76/1"))
    tagged = Tagged(text, bodies_in(text, language), ())
    resolved = [context.resolve(each, tagged) for each in find_references_in(text, language)]
    assert [ADDRESS(target) for each in resolved for target in each.targets] == expected
    assert {each.status for each in resolved} == {Status.RESOLVED}


def test_thousands_of_references_in_one_paragraph() -> None:
    text = "Recalling " + ", ".join(f"its resolution {70 + n % 6}/{n % 999 + 1}, A/{n}/1" for n in range(3000))
    assert len(found(text)) == 6000


def test_a_number_that_was_one_bodys_before_is_its_again() -> None:
    text = "General Assembly resolution 62/141, and the report of the Human Rights Council on its resolution 62/141"
    assert found(text, "ga") == ["resolution/ga/62/141"] * 2


def test_a_date_that_a_list_shares_is_not_that_of_another_year() -> None:
    text = "resolutions 2199 (2015), 2253 (2015) and 2347 (2017) of 24 March 2017"
    dates = [each.stated_date for each in find_references(tag(text)) if isinstance(each, ActReference)]
    assert dates == [None, None, date(2017, 3, 24)]
