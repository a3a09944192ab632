"""Citations as judgments, laws, guides, libraries, delegates and newspapers write them, each with what it names.

`cases/citations.tsv` has them one by one, with their kind; an empty address says that there is none. `cases/passages`
has texts with what is cited in them, in order; a question mark stands for what is ambiguous.
"""

import csv
from pathlib import Path
from typing import Final

import pytest

import unres
from checkout import ROOT
from unres.namespaces import BASE

CASES: Final = ROOT / "tests" / "cases"
with (CASES / "citations.tsv").open(encoding="utf-8", newline="") as _file:
    ROWS: Final = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))
KINDS: Final = list(dict.fromkeys(row["kind"] for row in ROWS))
PASSAGES: Final = sorted((CASES / "passages").iterdir())


@pytest.mark.parametrize("kind", KINDS)
def test_each_citation_names_just_that_or_nothing(kind: str) -> None:
    expected = {row["citation"]: row["address"] for row in ROWS if row["kind"] == kind}
    found = {each: (unres.resolve_citation(each, base=BASE) or "").removeprefix(BASE) for each in expected}
    assert found == expected


@pytest.mark.parametrize("file", PASSAGES, ids=lambda file: file.stem)
def test_what_a_passage_cites(file: Path) -> None:
    text, _, table = file.read_text(encoding="utf-8").partition("\n=====\n")
    expected = [tuple(line.split("\t")) for line in table.splitlines()]
    found = unres.find_citations(text, base=BASE)
    assert [(" ".join(each.words.split()), (each.iri or "?").removeprefix(BASE)) for each in found] == expected
    assert all(text[each.start : each.end] == each.words for each in found)


def test_the_table_says_nothing_twice() -> None:
    assert len({row["citation"] for row in ROWS}) == len(ROWS)


NOTHING: Final = """
section 12(1)(a) of the Human Rights Act 1998; Article 8 of the Convention; Case C-584/10 P, EU:C:2013:518, para 107
R (on the application of X) v Secretary of State [2010] UKSC 2; [2010] 2 AC 534, paras 45-47
Application nos. 27021/08 and 55721/07, §§ 102-109, ECHR 2011; no. 10593/08, § 175, ECHR 2012
Commission Implementing Regulation (EU) 2016/1686; Decision 2003/32/EC; Decision 76/188/EEC; OJ L 139, 29.5.2002, p. 9
Regulation (EC) No 1907/2006 of the European Parliament and of the Council of 18 December 2006, Annex XVII, entry 63
On 12/03/2015 the board passed resolution 3/2015; resolution no. 45; Resolution 2015-12; Resolution (2000) 12
H.R. Res. 1325, 106th Cong. (2000); S. Res. 242, 90th Cong. (1967); H.R.J. Res. 1145; Pub. L. No. 107-40, 115 Stat. 224
Exec. Order No. 13,224, 66 Fed. Reg. 49,079 (Sept. 23, 2001); 31 C.F.R. pt. 594; 22 C.F.R. 120.1; 50 U.S.C. § 1701
PACE Resolution 1597 (2008), paras 5-6; Resolution 1165 (1998); Resolution Res(2004)3 of the Committee of Ministers
The Assembly of the Council of Europe adopted Resolution 1597 (2008) and Recommendation 1824 (2008).
ICAO Res. A40-1; IMO Res. MEPC.304(72); ITU Resolution 175 (Rev. Dubai, 2018); WT/MIN(01)/DEC/2; UPU C 27/2016
ACHPR/Res.21 (XIX) 96; OAU resolution AHG/Res. 16(I); AU/Res. 1 (XV); OAS AG/RES. 1770 (XXXI-O/01)
Rule 39 of the Rules of Court; Article 6 of the Constitution; Article 1 F of the Act; Art. 2 para. 4 GG; § 34 Abs. 4 AWG
Judgment No. 1325 (2000) of the District Court; Order 827 (1993); Decree 1373 (2001); Law 1267 (1999); Note 242 (1967)
Tel. 1325 (2000); Room 76/188; the 1267 list; 24/7 support; ratio 3/4; 2003/04 season; HIV/AIDS; N/A; P.O. Box 217 (III)
Charter of Fundamental Rights, Art. 47; the Charter, Article 47; Charter s. 7; European Social Charter, Article 12
Statute of the Council of Europe, Article 3; Protocol No. 1, Article 1; TFEU, Art. 215(2); Treaty of Rome, Article 228a
Doc. 12/3; COM/2012/10; SEC(2010) 123; CERD policy; CAT scan; CRC error; SC v GA; NPT plumbing; APA style; CBD oil
Decision No 1/95 of the EC-Turkey Association Council; Decision 5/CP.21; Decision XIII/5; MC.DEC/3/04
Resolution 7 of the party congress; Resolution 217 of the Senate; Resolution 181 of the Knesset; resolution 1920/1080
Senate Resolution 1373 (2001); New York City Council Resolution 1325 (2000); Kosovo Assembly resolution 1244 (1999)
CRC                   CRC | flag; "CRC" (CRC) check; [2013] 2 S.C.R. 678, at paras. 43-45; (1978) 2 SCR 621
League of Nations Treaty Series, vol. 46, p. 305; 112 LNTS 371; 5 ILM 386; 1155 UNTS; 63 A.J.I.L. 875 (1969)
"""


@pytest.mark.parametrize("line", NOTHING.strip().splitlines())
def test_what_only_looks_like_our_citations_is_none(line: str) -> None:
    assert [found.words for found in unres.find_citations(line, base=BASE) if found.iri] == []
