"""The citations in judgments, laws and articles: which words, which thing."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import unres
from unres.citing.finding import paragraphs
from unres.citing.normal import normalise
from unres.errors import UnresError
from unres.model import Status
from unres.namespaces import BASE

CHARTER: Final = "instrument/charter-of-the-united-nations"
UDHR: Final = "instrument/universal-declaration-of-human-rights"

TEXTS: list[tuple[str, list[tuple[str, str]], str]] = [
    # --- judgments
    ("The Council decided in paragraph 1 (c) of resolution 1373 (2001) that all States shall freeze funds.",
     [("paragraph 1 (c) of resolution 1373 (2001)", "resolution/sc/1373(2001)/op/1/c")], "the place first"),
    ("See S.C. Res. 1373, ¶ 1 (Sept. 28, 2001); G.A. Res. 60/288, ¶ 3.",
     [("S.C. Res. 1373, ¶ 1 (Sept. 28, 2001)", "resolution/sc/1373(2001)/op/1"),
      ("G.A. Res. 60/288, ¶ 3", "resolution/ga/60/288/op/3")], "two in a footnote"),
    ("Security Council resolutions 1267 (1999) and 1333 (2000) bind all Members.",
     [("Security Council resolutions 1267 (1999)", "resolution/sc/1267(1999)"),
      ("1333 (2000)", "resolution/sc/1333(2000)")],
     "a list, one by one"),
    ("under UNSCRs 1267 and 1333", [("UNSCRs 1267 and 1333", "resolution/sc/1267(1999)"),
                                    ("UNSCRs 1267 and 1333", "resolution/sc/1333(2000)")], "a list without years"),
    ("Paragraphs 3 to 5 of resolution 1566 (2004)",
     [("Paragraphs 3 to 5 of resolution 1566 (2004)", f"resolution/sc/1566(2004)/op/{n}") for n in (3, 4, 5)],
     "a range"),
    ("Article 103 of the Charter of the United Nations prevails; the Charter, Article 25, binds.",
     [("Article 103 of the Charter of the United Nations", f"{CHARTER}/art/103"),
      ("the Charter, Article 25", f"{CHARTER}/art/25")], "a short name after the full one"),
    ("The International Covenant on Civil and Political Rights, 999 UNTS 171, is law.\n\nArticle 14 of the Covenant",
     [("International Covenant on Civil and Political Rights, 999 UNTS 171", "treaty/14668"),
      ("Article 14 of the Covenant", "treaty/14668/art/14")], "introduced a paragraph before"),
    ("Under the ICCPR, art. 14, and article 9 of the Covenant",
     [("ICCPR, art. 14", "treaty/14668/art/14"), ("article 9 of the Covenant", "treaty/14668/art/9")],
     "an abbreviation introduces the noun of what it stands for"),
    ('Convention on the Rights of the Child ("the Child\'s Convention"). Art. 3 of the Child\'s Convention',
     [('Convention on the Rights of the Child ("the Child\'s Convention")', "treaty/27531"),
      ("Art. 3 of the Child's Convention", "treaty/27531/art/3")], "a name that the text itself gives"),
    ("The Convention provides otherwise.", [], "nothing has been named"),
    ("Art 31 VCLT and the CRC Committee", [("Art 31 VCLT", "treaty/18232/art/31")], "beside an article only"),
    ("the report A/HRC/40/52, para. 12,", [("A/HRC/40/52, para. 12", "document/A/HRC/40/52")], "a report"),
    ("the TCP/IP4 stack, EU/2016/679 and 3/4 of A/B tests", [], "what only looks like symbols"),
    ("decision 63/15", [], "whose it is, nobody says: candidates"),
    ("draft resolution A/C.3/76/L.5", [("A/C.3/76/L.5", "document/A/C.3/76/L.5")], "a draft is a document"),
    ("The Assembly recalls General Assembly resolution 53/243 A and B",
     [("General Assembly resolution 53/243 A and B", f"resolution/ga/53/243{part}") for part in "AB"],
     "two parts"),
    ("It adopted resolution 1244 (1999). By paragraph 10 of that resolution",
     [("resolution 1244 (1999)", "resolution/sc/1244(1999)"),
      ("paragraph 10 of that resolution", "resolution/sc/1244(1999)/op/10")], "that resolution"),
    ("It recalled resolution 1373 (2001). Resolution 1540 applies; that resolution, paragraph 3, too.",
     [("resolution 1373 (2001)", "resolution/sc/1373(2001)")], "that resolution is one that nobody knows"),
    ("Article 65, paragraph 1, of its Statute and Article 96 of the Charter of the United Nations",
     [("Article 96 of the Charter of the United Nations", f"{CHARTER}/art/96")], "the article is that of what is near"),
    ("Company resolution 12 (2019); decision 5/2020; Regulation (EU) 2016/679; Decision 2011/72/CFSP", [], "not ours"),
    ("UNSC Resolutions 1267(1999) and 1333(2000)",
     [("UNSC Resolutions 1267(1999)", "resolution/sc/1267(1999)"), ("1333(2000)", "resolution/sc/1333(2000)")],
     "the list begins with its body"),
    ("G.A. Res. 39/46, annex, 39 U.N. GAOR Supp. (No. 51) at 197, U.N. Doc. A/39/51 (1984); others",
     [("G.A. Res. 39/46, annex, 39 U.N. GAOR Supp. (No. 51) at 197, U.N. Doc. A/39/51 (1984)",
       "resolution/ga/39/46/annex/1")], "Official Records by volume"),
    ("the Addis Ababa Action Agenda (resolution 69/313, annex) says",
     [("Addis Ababa Action Agenda (resolution 69/313, annex)", "instrument/addis-ababa-action-agenda")],
     "an instrument and where it stands"),
    ("SC Resolutions 242 of 22 November 1967 and 338 of 22 October 1973",
     [("SC Resolutions 242 of 22 November 1967 and 338 of 22 October 1973", f"resolution/sc/{number}")
      for number in ("242(1967)", "338(1973)")], "a list with dates"),
    ("UN Doc A/59/565 (2 December 2004); UN Doc S/25704",
     [("A/59/565 (2 December 2004)", "document/A/59/565"), ("S/25704", "document/S/25704")], "two documents"),
    ("The UDHR (GA Res 217A (III)) and the UDHR Committee",
     [("UDHR (GA Res 217A (III))", UDHR)], "an abbreviation beside what it stands for"),
    ("Geneva Convention relative to the Treatment of Prisoners of War (GC III). Under GC III, art 118,",
     [("Geneva Convention relative to the Treatment of Prisoners of War (GC III)", "treaty/972"),
      ("GC III, art 118", "treaty/972/art/118")], "an abbreviation that the text gives"),
    # --- other layouts and languages
    ("see *Treaty Series*, vol. 1577, No. 27531, and [GA Res 76/188](#)¹",
     [("Treaty Series*, vol. 1577, No. 27531", "treaty/27531"), ("GA Res 76/188", "resolution/ga/76/188")], "Markdown"),
    ("General\nAssembly resolution\n76/188", [("General\nAssembly resolution\n76/188", "resolution/ga/76/188")],
     "wrapped lines"),
    ("La résolution 1373 (2001) du Conseil de sécurité, par. 1, oblige.",
     [("résolution 1373 (2001) du Conseil de sécurité, par. 1", "resolution/sc/1373(2001)/op/1")], "French"),
    ("La resolución 1373 (2001) del Consejo de Seguridad obliga.",
     [("resolución 1373 (2001) del Consejo de Seguridad", "resolution/sc/1373(2001)")], "Spanish"),
    ("El Consejo de Seguridad, en su resolución 2231 (2015), anexo B, párrafo 3",
     [("resolución 2231 (2015), anexo B, párrafo 3", "resolution/sc/2231(2015)/annex/2/para/3")],
     "the subject's, in Spanish"),
    ("Vu la résolution 2253 (2015) du Conseil", [("résolution 2253 (2015)", "resolution/sc/2253(2015)")],
     "by its shape, in French"),
    ("Vu la décision 2011/172/PESC du Conseil et la résolution 12 (2019) du Conseil municipal", [],
     "not ours, in French"),
    ("See S/RES/2368 (2017), annex II, art. 3 (g). Ibid., art. 5.",
     [("S/RES/2368 (2017), annex II, art. 3 (g)", "resolution/sc/2368(2017)/annex/2"),
      ("Ibid., art. 5", "resolution/sc/2368(2017)/annex/2")], "an article is one of the annex"),
    ("Universal Declaration of Human Rights, GA Res 217 A (III), art 5",
     [("Universal Declaration of Human Rights, GA Res 217 A (III), art 5", f"{UDHR}/art/5")], "one thing, named twice"),
    ("The sentence ends at the Security Council. Resolution 76/188 of the General Assembly follows.",
     [("Resolution 76/188 of the General Assembly", "resolution/ga/76/188")], "a body of the sentence before"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), TEXTS, ids=[row[2] for row in TEXTS])
def test_what_a_text_cites(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    found = unres.find_citations(text, base=BASE)
    assert [(each.words, (each.iri or "").removeprefix(BASE)) for each in found if each.iri] == expected, reason
    assert all(text[each.start : each.end] == each.words for each in found)


def test_an_ambiguous_citation_has_candidates_and_no_target() -> None:
    (found,) = unres.find_citations("as decided in decision 63/15.", base=BASE)
    assert (found.words, found.status, found.iri, found.target) == ("decision 63/15", Status.AMBIGUOUS, None, None)
    assert f"{BASE}decision/cnd/63/15" in found.candidates


def test_a_contradiction_is_said_and_the_number_believed() -> None:
    (found,) = unres.find_citations("SC Res 1325 (2000) of 31 October 2001", base=BASE)
    assert found.iri == f"{BASE}resolution/sc/1325(2000)"
    assert found.problem == "1325(2000) is not of 2001"


def test_members_of_a_list_have_dates_and_letters_of_their_own() -> None:
    text = "resolutions 58/270 of 23 December 2003, 59/276, section XI, of 23 December 2004, 61/250 B and 61/250 C"
    found = unres.find_citations(text, base=BASE)
    numbers = ("58/270", "59/276", "61/250B", "61/250C")
    assert [each.candidates[0] for each in found] == [f"{BASE}resolution/ga/{number}" for number in numbers]


def test_the_body_that_speaks() -> None:
    (found,) = unres.find_citations("Recalling its resolution 62/2,", body="cnd", base=BASE)
    assert found.iri == f"{BASE}resolution/cnd/62/2"
    with pytest.raises(UnresError, match="no body 'xyz'"):
        unres.find_citations("", body="xyz")


# --- Positions -------------------------------------------------------------------------------------------------------


@given(text=st.text(alphabet=st.sampled_from("UN.SG A\n\t  é“”’\u00a0\u00ad\u201112(/)x\r"), max_size=60))
def test_normalised_text_knows_its_places(text: str) -> None:
    folded = normalise(text)
    assert sum(run.length for run in folded.runs) == len(folded.value)
    assert [run.start for run in folded.runs] == sorted(run.start for run in folded.runs)
    for run in folded.runs:
        for n in range(run.length):
            here, there = folded.value[run.at + n], text[run.start + n]
            assert here == there or not there.isascii() or (here == " " and there.isspace())


@given(text=st.text(alphabet="ab. \n;", max_size=300), times=st.integers(1, 60))
def test_paragraphs_are_in_order_and_lose_only_blanks(text: str, times: int) -> None:
    whole = text * times
    position = 0
    for start, end in paragraphs(whole):
        assert position <= start < end
        assert not whole[position:start].strip()
        position = end
    assert not whole[position:].strip()


# --- What is sent to break it ----------------------------------------------------------------------------------------

UNKIND: Final = {
    "brackets": "(" * 300_000,
    "brackets in pairs": "()" * 150_000,
    "square brackets": "[8]" * 100_000,
    "nothing": "\x00" * 300_000,
    "blanks": " " * 300_000,
    "line ends": "\n" * 300_000,
    "digits": "1" * 300_000,
    "slashes": "A/" * 150_000,
    "numbers": "76/188 " * 40_000,
    "initials": "U.N." * 75_000,
    "resolutions": "resolution " * 25_000,
    "acts": "GA Res 76/188, " * 10_000,
    "paragraphs": "para. 1, " * 30_000,
    "articles of": "article 1 of " * 20_000,
    "dates": "16 December 2021, " * 15_000,
    "short names": "".join(f'UNSCR 1325 ("the X{n} Treaty") ' for n in range(3_000)),
    "quotes": "'\"" * 150_000,
    "one word": "a" * 300_000,
    "titles": "Convention on the Rights of the Child " * 8_000,
    "the same place": "S/RES/1325. " + "Ibid., para. 2. " * 15_000,
    "pointers": "UNSCR 1325 says. " + "That resolution and the Charter. " * 8_000,
    "organs": "Parliamentary Assembly of the Council of Europe " * 6_000 + "Resolution 1165 (1998)",
    "letters": "Article 73 e, " * 20_000 + "of the Charter of the United Nations",
    "points": "para. 1 a) b) c) " * 15_000,
    "years": "1951 " * 60_000 + "Refugee Convention",
}


@pytest.mark.parametrize("name", UNKIND)
def test_unkind_texts_end(name: str) -> None:
    found = unres.find_citations(UNKIND[name], base=BASE)
    assert all(each.start < each.end for each in found)


SCRAPS: Final = (
    *("UNSCR ", "1325", "(", ")", " (2000)", ", ", "para. ", "12", "GA Res ", "76/188", "art. ", "the ", "Covenant "),
    *("S/RES/", "UN Doc ", "1577 UNTS 3", "'", '"', "\n\n", "of ", "[8]", "resolutions ", " and ", "annex", "U.N. "),
    *("(CRC)", "\u00a0", "Charter of the United Nations", "–", "SC Resolutions ", " of 22 November 1967"),
)


@given(data=st.lists(st.sampled_from(SCRAPS), max_size=25))
def test_anything_is_read_and_stands_where_it_says(data: list[str]) -> None:
    text = "".join(data)
    position = 0
    for found in unres.find_citations(text, base=BASE):
        assert text[found.start : found.end] == found.words
        assert found.start >= position or found.end == position
        assert (found.iri is None) == (found.status is not Status.RESOLVED)
        position = found.end
    unres.read_citation(text, base=BASE)
