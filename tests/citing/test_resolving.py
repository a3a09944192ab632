"""One citation, in every style that people write, to the address of just what it names."""

import re
from typing import Final

import pytest

import unres
from checkout import ROOT
from unres.errors import UnresError
from unres.iris import path_of
from unres.model import Status
from unres.namespaces import BASE

EXACT: list[tuple[str, str, str]] = [
    # --- names that are not in Latin letters
    ("статья 73 Устава Организации Объединенных Наций", "instrument/charter-of-the-united-nations/art/73", "Russian"),
    ("《联合国宪章》第七十三条", "instrument/charter-of-the-united-nations/art/73", "Chinese, quoted, in numerals"),
    ("المادة 73 من ميثاق الأمم المتحدة", "instrument/charter-of-the-united-nations/art/73", "Arabic"),
    ("Конвенции о правах ребенка", "treaty/27531", "a title in the genitive"),
    # --- symbols
    ("A/RES/76/188, para. 12", "resolution/ga/76/188/op/12", "a symbol with a paragraph"),
    ("A/RES/76/188", "resolution/ga/76/188", "a symbol"),
    ("a/res/76/188", "resolution/ga/76/188", "in small letters"),
    ("A/RES/76/188 (2021)", "resolution/ga/76/188", "with its year"),
    ("UN Doc. A/RES/76/188", "resolution/ga/76/188", "said to be a document"),
    ("A/RES/217(III)", "resolution/ga/217(III)", "the session in Roman numerals"),
    ("A/RES/217 A (III)", "resolution/ga/217(III)A", "a part of it"),
    ("A/RES/ES-11/1, OP 2", "resolution/ga/ES-11/1/op/2", "an emergency special session"),
    ("A/RES/S-30/1, annex, para. 4", "resolution/ga/S-30/1/annex/1/para/4", "in an annex"),
    ("S/RES/1325(2000) OP8", "resolution/sc/1325(2000)/op/8", "a delegate's paragraph"),
    ("S/RES/1325 (2000)", "resolution/sc/1325(2000)", "a blank before the year"),
    ("S/RES/1325", "resolution/sc/1325(2000)", "the year is known"),
    ("E/RES/2003/32", "resolution/ecosoc/2003/32", "the Economic and Social Council"),
    ("A/HRC/RES/53/12", "resolution/hrc/53/12", "the Human Rights Council"),
    ("E/CN.4/RES/2005/80", "resolution/chr/2005/80", "the Commission on Human Rights"),
    ("S/PRST/2011/16", "statement/sc/2011/16", "a presidential statement"),
    ("A/76/121", "document/A/76/121", "a document"),
    ("A/76/121, para. 5", "document/A/76/121", "its paragraphs have no addresses"),
    ("a/conf.157/24", "document/A/CONF.157/24", "a document in small letters"),
    ("E/INCB/2018/1", "document/E/INCB/2018/1", "a document of a body"),
    ("UN Doc S/2021/5", "document/S/2021/5", "said to be a document"),
    # --- United Nations Editorial Manual
    ("General Assembly resolution 76/188", "resolution/ga/76/188", "in full"),
    ("General Assembly resolution 76/188 of 16 December 2021, para. 59 (b)", "resolution/ga/76/188/op/59/b", "a point"),
    ("paragraph 12 of General Assembly resolution 76/188", "resolution/ga/76/188/op/12", "the paragraph first"),
    ("paragraph 12 (b) (ii) of General Assembly resolution 76/188", "resolution/ga/76/188/op/12/b/ii", "deeper"),
    ("Security Council resolution 1325 (2000), para. 8", "resolution/sc/1325(2000)/op/8", "the Security Council"),
    ("General Assembly resolution 217 A (III)", "resolution/ga/217(III)A", "before 1976"),
    ("General Assembly resolution 2252 (ES-V)", "resolution/ga/2252(ES-V)", "an emergency session before 1976"),
    ("General Assembly resolution S-30/1, annex, para. 12", "resolution/ga/S-30/1/annex/1/para/12", "an annex"),
    ("Economic and Social Council resolution 2003/32", "resolution/ecosoc/2003/32", "its year and serial"),
    ("Economic and Social Council resolution 1989 (LX)", "resolution/ecosoc/1989(LX)", "before 1978"),
    ("Human Rights Council resolution 37/42, PP3", "resolution/hrc/37/42/pp/3", "a paragraph of the preamble"),
    ("Commission on Narcotic Drugs decision 63/15", "decision/cnd/63/15", "a decision"),
    ("World Health Assembly resolution WHA66.16", "resolution/wha/WHA66.16", "the World Health Assembly"),
    ("General Assembly resolution 76/188, sect. II, para. 3", "resolution/ga/76/188/sec/II/op/3", "a section"),
    ("General Assembly resolution 76/188, third preambular paragraph", "resolution/ga/76/188/pp/3", "in words"),
    ("the second preambular paragraph of Security Council resolution 242 (1967)", "resolution/sc/242(1967)/pp/2", "of"),
    ("United Nations, Treaty Series, vol. 1577, No. 27531", "treaty/27531", "the Treaty Series"),
    ("United Nations, Treaty Series, vol. 1577, No. 27531, art. 12", "treaty/27531/art/12", "an article"),
    ("Convention on the Rights of the Child, art. 3, para. 1", "treaty/27531/art/3/1", "a paragraph of an article"),
    ("Article 2, paragraph 4, of the Charter of the United Nations", "instrument/charter-of-the-united-nations/art/2/4",
     "the article first"),
    ("United Nations publication, Sales No. E.11.XI.14", "publication/E.11.XI.14", "a sales number"),
    # --- the guides of lawyers: OSCOLA, Bluebook, AGLC, McGill
    ("UNGA Res 76/188 (16 December 2021) para 12", "resolution/ga/76/188/op/12", "OSCOLA"),
    ("UNGA Res 76/188 (16 December 2021) UN Doc A/RES/76/188, para 12", "resolution/ga/76/188/op/12", "OSCOLA, whole"),
    ("UNSC Res 1325 (31 October 2000) UN Doc S/RES/1325", "resolution/sc/1325(2000)", "OSCOLA, no year in the number"),
    ("UNGA 'International cooperation' (16 December 2021) UN Doc A/76/121", "document/A/76/121", "OSCOLA, a report"),
    ("Convention on the Rights of the Child (opened for signature 20 November 1989) 1577 UNTS 3 (CRC) art 12",
     "treaty/27531/art/12", "OSCOLA, a treaty"),
    ("Universal Declaration of Human Rights (adopted 10 December 1948) UNGA Res 217 A(III) (UDHR) art 5",
     "instrument/universal-declaration-of-human-rights/art/5", "OSCOLA, a declaration"),
    ("S.C. Res. 1325, ¶ 8, U.N. Doc. S/RES/1325 (Oct. 31, 2000)", "resolution/sc/1325(2000)/op/8", "Bluebook"),
    ("G.A. Res. 76/188, ¶ 12 (Dec. 16, 2021)", "resolution/ga/76/188/op/12", "Bluebook"),
    ("G.A. Res. 217A (III), art. 5, U.N. Doc. A/810", "instrument/universal-declaration-of-human-rights/art/5",
     "an article of what the act contains"),
    ("G.A. Res. 217 (III) A, Universal Declaration of Human Rights (Dec. 10, 1948)",
     "instrument/universal-declaration-of-human-rights", "Bluebook, the letter behind"),
    ("G.A. Res. 217A (III), U.N. Doc. A/810 at 71 (Dec. 10, 1948)", "resolution/ga/217(III)A", "Bluebook, a page"),
    ("Human Rights Council Res. 37/42, U.N. Doc. A/HRC/RES/37/42 (Mar. 23, 2018)", "resolution/hrc/37/42", "Bluebook"),
    ("U.N. Charter art. 2, ¶ 4", "instrument/charter-of-the-united-nations/art/2/4", "Bluebook, the Charter"),
    ("Vienna Convention on the Law of Treaties art. 31, May 23, 1969, 1155 U.N.T.S. 331", "treaty/18232/art/31",
     "Bluebook, a treaty"),
    ("SC Res 1325, UN SCOR, 55th sess, 4213th mtg, UN Doc S/RES/1325 (31 October 2000) para 8",
     "resolution/sc/1325(2000)/op/8", "AGLC3"),
    ("SC Res 1325, UN Doc S/RES/1325 (31 October 2000) [8]", "resolution/sc/1325(2000)/op/8", "AGLC4"),
    ("GA Res 217A (III), UN GAOR, UN Doc A/810 (10 December 1948)", "resolution/ga/217(III)A", "AGLC"),
    ("SC Res 1325 (2000), UNSCOR, 2000, UN Doc S/RES/1325 at para 8", "resolution/sc/1325(2000)/op/8", "McGill"),
    ("GA Res 217A (III), UNGAOR, 3rd Sess, Supp No 13, UN Doc A/810 (1948) 71", "resolution/ga/217(III)A", "McGill"),
    ("Universal Declaration of Human Rights, GA Res 217A(III), UNGAOR, 3rd Sess, UN Doc A/810, (1948) at art 5",
     "instrument/universal-declaration-of-human-rights/art/5", "McGill, a declaration"),
    ("Convention on the Rights of the Child, 20 November 1989, 1577 UNTS 3 art 12 (in force 2 September 1990)",
     "treaty/27531/art/12", "McGill, a treaty"),
    ("Charter of the United Nations, 26 June 1945, Can TS 1945 No 7", "", "a series that we do not know"),
    # --- short forms
    ("GA res. 76/188 §12", "resolution/ga/76/188/op/12", "a section sign"),
    ("UNSCR 1325", "resolution/sc/1325(2000)", "one word"),
    ("UNSCR1325", "resolution/sc/1325(2000)", "without a blank"),
    ("UNSCR 1325 (2000), op. para. 8", "resolution/sc/1325(2000)/op/8", "an operative paragraph"),
    ("SC Res. 242", "resolution/sc/242(1967)", "the year is known"),
    ("UNSCR 1325/2000", "resolution/sc/1325(2000)", "the year behind a slash"),
    ("Resolution 62/2 adopted by the Commission on Narcotic Drugs", "resolution/cnd/62/2", "adopted by"),
    ("OP8 of UNSCR 1325", "resolution/sc/1325(2000)/op/8", "the paragraph first"),
    ("HRC res 53/12", "resolution/hrc/53/12", "the body by its code"),
    ("CND resolution 62/2", "resolution/cnd/62/2", "a commission by its code"),
    ("ECOSOC Res. 2003/32", "resolution/ecosoc/2003/32", "an abbreviation"),
    ("UN General Assembly Resolution 76/188", "resolution/ga/76/188", "capitals"),
    ("UN Security Council Resolution No. 1325", "resolution/sc/1325(2000)", "a number sign"),
    ("Resolution 1325 (2000) of the Security Council", "resolution/sc/1325(2000)", "the body behind"),
    ("GA Res 2625 (1970)", "resolution/ga/2625(XXV)", "the year for the session"),
    ("GA Res 2625 (XXV)", "resolution/ga/2625(XXV)", "the session"),
    ("Single Convention, art. 36 (1) (a) (i)", "treaty/7515/art/36/1/a/i", "a short title that only one treaty has"),
    ("UN Charter Art 2(4)", "instrument/charter-of-the-united-nations/art/2/4", "no blank before the brackets"),
    ("ICCPR, art. 14(3)(d)", "treaty/14668/art/14/3/d", "an abbreviation that citations use"),
    ("Article 31 VCLT", "treaty/18232/art/31", "nothing between"),
    ("NPT art. VI", "treaty/10485/art/6", "an article in Roman numerals"),
    ("Convention on the Rights of the Child (1577 UNTS 3, as amended), art. 43", "treaty/27531/art/43",
     "as amended, which is no treaty of its own"),
    ("Single Convention on Narcotic Drugs, 1961, as amended by the 1972 Protocol, art. 36", "treaty/14152/art/36",
     "the amended one by its title"),
    ("1577 UNTS 3", "treaty/27531", "volume and page"),
    ("1577 U.N.T.S. 3", "treaty/27531", "with dots"),
    ("UNTS No. 27531", "treaty/27531", "the registration number"),
    ("UNTS I-27531", "treaty/27531", "its part of the series"),
    ("UNTS vol. 1577, p. 3", "treaty/27531", "volume and page in words"),
    # --- as libraries and courts print them
    ("UN Security Council, Resolution 1973 (2011), S/RES/1973 (2011)", "resolution/sc/1973(2011)", "its author"),
    ("UN General Assembly, Convention on the Rights of the Child, United Nations, Treaty Series, vol. 1577, p. 3",
     "treaty/27531", "the body as a treaty's author"),
    ("Human Rights Council Resolution 16/18, Combating intolerance, A/HRC/RES/16/18", "resolution/hrc/16/18",
     "its title between two names of it"),
    ("Resolution 678 (1990) of 29 November 1990 of the Security Council", "resolution/sc/678(1990)", "a date between"),
    ("GA resolution A/RES/76/188", "resolution/ga/76/188", "said twice whose it is"),
    ("Statement by the President of the Security Council, S/PRST/2011/16", "statement/sc/2011/16", "what it is"),
    ("Charter of the United Nations (adopted 26 June 1945) 1 UNTS XVI", "instrument/charter-of-the-united-nations",
     "a page in Roman numerals"),
    ("Transforming our world: the 2030 Agenda for Sustainable Development, A/RES/70/1, para. 9",
     "resolution/ga/70/1/op/9", "the paragraph is the act's"),
    ("WHA66.16", "resolution/wha/WHA66.16", "a number that says whose it is"),
    ("Résolution 2118 (2013) du Conseil de sécurité des Nations Unies", "resolution/sc/2118(2013)", "its parent"),
    ("CSNU, Résolution 2118 (2013)", "resolution/sc/2118(2013)", "abbreviated in French"),
    # --- French and Spanish
    ("résolution 1325 (2000) du Conseil de sécurité, par. 8", "resolution/sc/1325(2000)/op/8", "French"),
    ("résolution 76/188 de l’Assemblée générale, par. 12", "resolution/ga/76/188/op/12", "an elision"),
    ("rés. 53/12 du Conseil des droits de l'homme", "resolution/hrc/53/12", "abbreviated"),
    ("paragraphe 12 de la résolution 76/188 de l'Assemblée générale", "resolution/ga/76/188/op/12", "the place first"),
    ("resolución 1325 (2000) del Consejo de Seguridad, párr. 8", "resolution/sc/1325(2000)/op/8", "Spanish"),
    ("párrafo 12 de la resolución 76/188 de la Asamblea General, de 16 de diciembre de 2021",
     "resolution/ga/76/188/op/12", "with its date"),
    ("Charte des Nations Unies, art. 2, par. 4", "instrument/charter-of-the-united-nations/art/2/4", "a French title"),
    ("Pacto Internacional de Derechos Civiles y Políticos, artículo 14.1", "treaty/14668/art/14/1", "a Spanish one"),
    ("article 3 de la Convention relative aux droits de l'enfant", "treaty/27531/art/3", "the article first"),
    ("décision 63/15 de la Commission des stupéfiants", "decision/cnd/63/15", "a decision"),
    # --- Russian, Chinese, Arabic
    ("резолюция 1325 (2000) Совета Безопасности, пункт 8", "resolution/sc/1325(2000)/op/8", "Russian"),
    ("пункт 12 резолюции 76/188 Генеральной Ассамблеи", "resolution/ga/76/188/op/12", "the paragraph first"),
    ("安全理事会第1325（2000）号决议第8段", "resolution/sc/1325(2000)/op/8", "Chinese"),
    ("大会第76/188号决议", "resolution/ga/76/188", "no paragraph"),
    ("قرار مجلس الأمن 1325 (2000)، الفقرة 8", "resolution/sc/1325(2000)/op/8", "Arabic"),
    ("قرار الجمعية العامة 76/188", "resolution/ga/76/188", "the General Assembly"),
    # --- addresses
    ("https://w3id.org/unres/resolution/ga/76/188/op/59/b", "resolution/ga/76/188/op/59/b", "the IRI itself"),
    ("https://w3id.org/unres/resolution/sc/1325(2000).html", "resolution/sc/1325(2000)", "a page of it"),
    ("http://w3id.org/unres/treaty/27531", "treaty/27531", "without the s"),
    ("resolution/ga/76/188/op/59/b", "resolution/ga/76/188/op/59/b", "its path"),
    ("https://undocs.org/A/RES/76/188", "resolution/ga/76/188", "the United Nations' own address"),
    ("https://undocs.org/en/S/RES/1325(2000)", "resolution/sc/1325(2000)", "with a language"),
    ("https://docs.un.org/en/A/76/121", "document/A/76/121", "the newer one"),
    # --- names
    ("Commission on Narcotic Drugs", "body/cnd", "a body"),
    ("UNODC", "body/unodc", "an abbreviation"),
    ("SDG 5", "concept/sdg/5", "a goal"),
    ("Sustainable Development Goal 5", "concept/sdg/5", "a goal in full"),
    ("target 3.5", "concept/sdg/3-5", "a target"),
    ("SDG target 3.b", "concept/sdg/3-b", "one with a letter"),
    ("SDG 18", "", "there is no such goal"),
    ("Goal 5", "", "the Millennium had goals too"),
    ("See G.A. Res. 76/188.", "resolution/ga/76/188", "a signal, a full stop"),
    ("\u201cGA Res 76/188\u201d", "resolution/ga/76/188", "in quotation marks"),
    ("GA\u00a0Res\u00a076/188, para.\u00a012", "resolution/ga/76/188/op/12", "blanks that do not break"),
    ("S\u20111/1", "", "a hyphen that does not break, but no citation"),
    ("General Assembly\nresolution 76/188", "resolution/ga/76/188", "a line end"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "reason"), EXACT, ids=[row[0] for row in EXACT])
def test_one_thing_beyond_doubt(text: str, path: str, reason: str) -> None:
    reading = unres.read_citation(text, base=BASE)
    assert reading.iri == (BASE + path if path else None), (reason, reading)
    assert (reading.status is Status.RESOLVED) == bool(path)
    assert bool(reading.reason) != bool(path)
    assert reading.target is None or path_of(reading.target) == path


NOTHING: list[tuple[str, list[str], str]] = [
    ("decision 63/15", ["decision/ga/63/15", "decision/hrc/63/15", "decision/cnd/63/15"], "whose it is, is not said"),
    ("76/188", ["resolution/ga/76/188"], "a bare number"),
    ("SC 1325", ["resolution/sc/1325(2000)"], "what it is, is not said"),
    ("GA 76/188", ["resolution/ga/76/188"], "nor here"),
    ("resolution 217 (III)", ["resolution/ga/217(III)"], "several bodies number so"),
    ("A/RES/76/188, paras. 3 and 5", ["resolution/ga/76/188/op/3", "resolution/ga/76/188/op/5"], "two places"),
    ("UNSCR 1325, OPs 3 to 5", [f"resolution/sc/1325(2000)/op/{n}" for n in (3, 4, 5)], "a range"),
    ("UNSCR 1325 and UNSCR 1820", ["resolution/sc/1325(2000)", "resolution/sc/1820(2008)"], "two acts"),
    ("SC Res 1325 (2001)", ["resolution/sc/1325(2001)"], "a year that the number cannot have"),
    ("S/RES/1325 (31 October 2001)", ["resolution/sc/1325(2000)"], "a date that the number cannot have"),
    ("HRC resolution 37/42 of 2001", ["resolution/hrc/37/42"], "a year of another session"),
    ("HRC resolution 37/42 of 22 March 2017", ["resolution/hrc/37/42"], "a date in the year before its session"),
    ("HRC resolution 99/1", ["resolution/hrc/99/1"], "a session that has not been held"),
    ("GA resolution 199/1", ["resolution/ga/199/1"], "nor this"),
    ("CND resolution 76/188", [], "nor this"),
    ("UNGA Res 76/188 (16 December 2011)", ["resolution/ga/76/188"], "a date of another session"),
    ("GA Res 76/188 on something else", ["resolution/ga/76/188"], "words that are not understood"),
    ("1577 UNTS 4711", ["treaty/27531"], "a page on which no treaty begins that we know"),
    ("UN Res 1325", ["resolution/sc/1325(2000)"], "whose it is, is not said, and the year is missing"),
    ("HRC resolution A/RES/76/188", ["resolution/ga/76/188"], "another body's symbol"),
    ("SC Res 76/188", [], "the Council does not number so"),
    ("SC Res. 99999", [], "there is no such number"),
    ("SC Res. 0", [], "nor this"),
    ("hello world", [], "no citation"),
    ("", [], "nothing"),
    ("https://example.org/resolution/ga/76/188", [], "somebody else's address"),
    ("resolution", [], "a bare word"),
    ("\x00\x00A/RES/76/188", ["resolution/ga/76/188"], "control characters"),
    ("(" * 900, [], "brackets"),
    ("A/RES/76/188 " * 100, [], "too long"),
]


@pytest.mark.parametrize(("text", "candidates", "reason"), NOTHING, ids=[row[2] for row in NOTHING])
def test_nothing_is_guessed(text: str, candidates: list[str], reason: str) -> None:
    reading = unres.read_citation(text, base=BASE)
    assert reading.iri is None
    assert reading.target is None
    assert reading.reason, reason
    assert set(candidates) <= {iri.removeprefix(BASE) for iri in reading.candidates}, reason
    assert bool(candidates) == bool(reading.candidates)


AMENDED: list[tuple[str, list[str], str]] = [
    ("Single Convention on Narcotic Drugs, 1961 (520 UNTS 151, as amended), art. 36",
     ["treaty/14152/art/36", "treaty/7515/art/36"], "as amended, in the brackets of its volume"),
    ("Single Convention on Narcotic Drugs, 1961, as amended, art. 36",
     ["treaty/14152/art/36", "treaty/7515/art/36"], "as amended, by what is not said"),
    ("Article 36(1)(a)(i) of the Single Convention on Narcotic Drugs, 1961 (520 UNTS 151, as amended)",
     ["treaty/14152/art/36/1/a/i", "treaty/7515/art/36/1/a/i"], "the article first"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "candidates", "reason"), AMENDED, ids=[row[2] for row in AMENDED])
def test_a_treaty_as_amended_may_be_another(text: str, candidates: list[str], reason: str) -> None:
    reading = unres.read_citation(text, base=BASE)
    assert [iri.removeprefix(BASE) for iri in reading.candidates] == candidates, reason
    assert reading.status is Status.AMBIGUOUS
    (found,) = unres.find_citations(f"See {text}.", base=BASE)
    assert (found.words, list(found.candidates)) == (text, [BASE + path for path in candidates]), reason


CANDIDATES: list[tuple[str, list[str], list[str], str]] = [
    ("res 76/188", ["ga", "escap"], ["hrc", "cnd", "ccpcj", "unea", "cop-cbd"], "few bodies have met so often"),
    ("resolution 3314 (XXIX)", ["ga", "ecosoc"], ["hrc", "unea", "cop-untoc"], "bodies without Roman numerals"),
    ("decision 63/15", ["ga", "cnd"], ["unea"], "the General Assembly before its commissions"),
]


@pytest.mark.parametrize(("text", "first", "never", "reason"), CANDIDATES, ids=[row[0] for row in CANDIDATES])
def test_the_likeliest_candidate_comes_first(text: str, first: list[str], never: list[str], reason: str) -> None:
    bodies = [iri.removeprefix(BASE).split("/")[1] for iri in unres.read_citation(text, base=BASE).candidates]
    assert bodies[0] == first[0], reason
    assert set(first) <= set(bodies)
    assert bodies == list(dict.fromkeys(bodies))
    assert not set(never) & set(bodies), reason


def test_a_body_that_speaks_owns_what_nobody_else_does() -> None:
    assert unres.resolve_citation("decision 63/15", body="cnd", base=BASE) == f"{BASE}decision/cnd/63/15"


def test_a_body_must_be_known() -> None:
    with pytest.raises(UnresError, match="no body 'xyz'"):
        unres.resolve_citation("decision 63/15", body="xyz")


def test_the_base_can_be_another() -> None:
    assert unres.resolve_citation("UNSCR 1325", base="https://e.org/") == "https://e.org/resolution/sc/1325(2000)"


GUIDE: Final = (ROOT / "docs" / "guides" / "citing-and-linking.md").read_text(encoding="utf-8")


def test_the_guide_shows_what_is_so() -> None:
    shown = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|", GUIDE, flags=re.MULTILINE)
    refused = re.findall(r"^\| `([^`]+)` \| (?!`|one citation|an annotation|the text)", GUIDE, flags=re.MULTILINE)
    assert len(shown) > len(refused) > 1
    assert [(citation, unres.resolve_citation(citation, base=BASE)) for citation, _ in shown] == [
        (citation, BASE + path) for citation, path in shown
    ]
    assert not [citation for citation in refused if unres.resolve_citation(citation, base=BASE)]
