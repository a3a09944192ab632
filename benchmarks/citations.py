"""Measures how well citations are found: by the gold facts, by the United Nations' own links, and over languages.

    python benchmarks/citations.py SHARED [--links] [--languages] [--gold] [--out benchmarks/results/citations.json]
    python benchmarks/citations.py --page        write the tables of docs/citations.md from the results

Without a choice everything is measured. A link of the United Nations' XML is a symbol behind some words; it is found if
the act as read cites what has that symbol. The acts of another language are compared with the English ones by the
things that both cite by number or symbol, and by the treaties and instruments of the vocabulary that each part names.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree

import gold_score
from corpus_report import share
from unres.conversion import convert_file
from unres.iris import path_of
from unres.model import Citation, DocumentRef, InstrumentRef, PartRef, Target, TreatyRef, whole_of
from unres.model import Path as PartPath
from unres.symbols import act_of_symbol, canonical_number
from unres.vocabulary import load

ENGLISH: Final = ("ga-76", "ga-78", "sc-2020", "sc-2021", "ecosoc-2021", "hrc-54")
LANGUAGES: Final = ("fr", "es", "ru", "zh", "ar")
FACTS: Final = ("seeds", "tuning", "held-out")
_LINK: Final = re.compile(r"https?://(?:www\.)?undocs\.org/(?:[a-z]{2}/)?(?P<symbol>[A-Z][^?#\"]*)", re.IGNORECASE)
_JOINT: Final = re.compile(r"(?<=-)[A-Z]{1,5}/[\w./]*\w")
_LINK_COUNTS: Final = ("links", "agree", "found, led elsewhere", "missed")
_NO_SCORE: Final = {"english": 0, "both": 0, "only here": 0, "same place": 0, "typed alike": 0}
_HERE: Final = Path(__file__).resolve().parent
_RESULTS: Final = _HERE / "results" / "citations.json"
_PAGE: Final = _HERE.parent / "docs" / "citations.md"
_BEGIN: Final = "<!-- tables: benchmarks/citations.py --page -->"
_END: Final = "<!-- end of tables -->"
_MEASURES: Final = ("citation found", "target", "pinpoint", "type", "verb", "addressee")


# --- The United Nations' links ---------------------------------------------------------------------------------------


def links_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the address of what each link of a file points to, and the words that carry it."""
    for element in etree.parse(path).getroot().iter("{*}a"):
        match = _LINK.fullmatch(element.get("href", "").strip().replace("\u2011", "-"))
        words = " ".join("".join(element.itertext()).split())
        if match and words:
            yield address_of(unquote(match["symbol"]).strip(" /")), words.replace("\u2011", "-")


def address_of(symbol: str) -> str:
    """Return the address of the act or document that a link's symbol names, however the link spells it.

    >>> address_of("S/RES/242(1967)"), address_of("e/2005/23(SUPP)"), address_of("A/RES/47/120b")
    ('resolution/sc/242(1967)', 'document/E/2005/23', 'resolution/ga/47/120B')
    """
    plain = re.sub(r"\((?:Supp|Part|Vol|Sect).*$", "", re.sub(r"\s", "", symbol), flags=re.IGNORECASE)
    plain = re.sub(r"(?<![A-Za-z])(?:hrc|res|[a-z])(?=/)", lambda match: match[0].upper(), plain)
    plain = plain.replace("/REV.", "/Rev.")
    plain = re.sub(r"(?<=\d)[a-z](?:-[a-z])?$|\([a-z-]+\)$", lambda match: match[0].upper(), plain)
    act = act_of_symbol(plain) or act_of_symbol(re.sub(r"[A-Z]-[A-Z]$", "", plain))
    return path_of(PartRef(act)) if act else path_of(DocumentRef(plain))


@cache
def cited_by(path: Path) -> list[Citation]:
    """Return what the acts of a file cite."""
    return [citation for each in convert_file(path).understandings for citation in each.citations]


def whole(target: Target) -> str:
    """Return the address of what is cited, without its part."""
    return path_of(whole_of(target) or target)


def compare_links(path: Path) -> tuple[Counter[str], list[dict[str, str]]]:
    """Return how many links of a file are found, and those that are not or that lead elsewhere."""
    own = {path_of(PartRef(each.act.key)) for each in convert_file(path).understandings}
    cited = [each for each in cited_by(path) if each.target]
    addresses = {whole(each.target) for each in cited if each.target} | own
    # A document with two symbols is cited by the first: "A/76/64-E/2021/11".
    addresses |= {address_of(symbol) for each in cited for symbol in _JOINT.findall(each.surface)}
    counts: Counter[str] = Counter()
    unlike = []
    for address, words in links_of(path):
        counts["links"] += 1
        if any(given == address or re.fullmatch(re.escape(address) + "[A-Z]{1,2}", given) for given in addresses):
            counts["agree"] += 1
            continue
        number = re.compile(re.escape(_number_of_words(words, address)) + "[A-Z]?")
        same = sorted({given for given in addresses if number.fullmatch(_number(given))})
        counts["found, led elsewhere" if same else "missed"] += 1
        row = {"act": path.stem, "words": words, "theirs": address, "ours": ", ".join(same)}
        unlike.append({**row, "right": _right(row, addresses)})
    return counts, unlike


def _right(row: dict[str, str], cited: set[str]) -> str:
    """Tell who is right, where that follows from the numbers: "ours", "theirs" (or "both": two names of one act).

    A link is wrong if it leads elsewhere than its words say, to an act that its body never numbered so, or to another
    body than the text names. A symbol of the Environment Assembly is another name of its resolution.
    """
    if row["theirs"].startswith("document/UNEP/EA"):
        return "both"
    if row["ours"] or address_of(row["words"]) in cited:
        return "ours"
    return "theirs"


def _number(address: str) -> str:
    return address.split("/", 2)[-1]


def _number_of_words(words: str, address: str) -> str:
    try:
        return canonical_number(words)
    except ValueError:
        return _number(address)


def measure_links(shared: Path) -> dict[str, Any]:
    """Return the agreement with the links of each folder, and every disagreement."""
    folders, unlike = {}, []
    for folder in ENGLISH:
        counts: Counter[str] = Counter()
        for path in sorted((shared / "corpora/akn4un" / folder / "en").glob("*.xml")):
            found, others = compare_links(path)
            counts += found
            unlike += others
        folders[folder] = dict(counts)
    return {"folders": folders, "unlike": unlike}


# --- Languages -------------------------------------------------------------------------------------------------------


def numbered(path: Path) -> set[str]:
    """Return what a file cites by number or symbol: acts, documents, treaties by volume and number."""
    return {
        whole(each.target)
        for each in cited_by(path)
        if isinstance(each.target, PartRef | DocumentRef) or (isinstance(each.target, TreatyRef) and each.locator)
    }


def types_in(path: Path) -> dict[tuple[PartPath, str], str]:
    """Return the types of the acts and documents that paragraphs cite in their own words, by paragraph and address."""
    return {
        (each.part, whole(each.target)): each.type
        for each in cited_by(path)
        if isinstance(each.target, PartRef | DocumentRef) and not each.footnote
    }


def named(path: Path) -> set[str]:
    """Return which treaties and instruments of the vocabulary each part of a file names: part and address."""
    known = load().instruments
    return {
        f"{'/'.join(each.part)} {whole(each.target)}"
        for each in cited_by(path)
        if (isinstance(each.target, TreatyRef) and not each.locator.startswith("vol"))
        or (isinstance(each.target, InstrumentRef) and each.target.slug in known)
    }


def measure_languages(shared: Path) -> dict[str, Any]:
    """Return how much of what the English act cites by number, and names, its other languages have too."""
    return {"languages": _compared(shared, numbered), "names": _compared(shared, named)}


def _compared(shared: Path, cited: Callable[[Path], set[str]]) -> dict[str, Any]:
    """Return per language how much of what is found in the English acts is found there too."""
    result: dict[str, Any] = {}
    for folder in ENGLISH:
        base = shared / "corpora/akn4un" / folder
        english = {_key(path): path for path in (base / "en").glob("*.xml")}
        for language in LANGUAGES:
            score = result.setdefault(language, dict(_NO_SCORE, missed=Counter()))
            for path in sorted((base / language).glob("*.xml")):
                if _key(path) in english:
                    theirs, ours = cited(english[_key(path)]), cited(path)
                    score["english"] += len(theirs)
                    score["both"] += len(theirs & ours)
                    score["only here"] += len(ours - theirs)
                    types, here = types_in(english[_key(path)]), types_in(path)
                    score["same place"] += len(types.keys() & here.keys())
                    score["typed alike"] += len(types.items() & here.items())
                    score["missed"].update(f"{path.stem}: {address}" for address in theirs - ours)
    return {
        language: {
            **score,
            "missed": sorted(score["missed"]),
        }
        for language, score in result.items()
    }


def _key(path: Path) -> str:
    """Return what the names of an act's files share: "A_RES_76_10-2117757F.xml" is A_RES_76_10 in French."""
    return re.sub(r"(?:_reissue|-\d+[A-Z]|-[A-Z]|[A-Z])$", "", path.stem)


# --- Gold facts ------------------------------------------------------------------------------------------------------


def measure_gold(shared: Path) -> dict[str, Any]:
    """Return precision, recall and F1 on each set of annotated parts."""
    here = Path(__file__).resolve().parents[1]
    result = {}
    for name in FACTS:
        facts = here / "tests/gold" / f"{name}.jsonl"
        if facts.exists():
            lines = [json.loads(line) for line in facts.read_text("utf-8").splitlines()]
            sheet = gold_score.score(here if name == "seeds" else shared, lines)
            result[name] = {
                measure: {
                    "precision": round(sheet.scores[measure].precision, 4),
                    "recall": round(sheet.scores[measure].recall, 4),
                    "F1": round(sheet.scores[measure].f1, 4),
                    "annotated": sheet.scores[measure].wanted,
                }
                for measure in _MEASURES
            }
    return result


# --- The page of the docs --------------------------------------------------------------------------------------------


def tables(results: dict[str, Any]) -> str:
    """Return the tables of the page: gold facts, links, disagreements, languages."""
    lines = ["| facts | | precision | recall | F1 | annotated |", "|---|---|---|---|---|---|"]
    for name, measures in results["gold"].items():
        for measure, score in measures.items():
            figures = " | ".join(f"{score[each]:.3f}" for each in ("precision", "recall", "F1"))
            lines.append(f"| {name} | {measure} | {figures} | {score['annotated']} |")
    lines += ["", "| acts | links | found alike | led elsewhere | missed | share |", "|---|---|---|---|---|---|"]
    rows = results["links"]["folders"]
    total = {key: sum(row.get(key, 0) for row in rows.values()) for key in _LINK_COUNTS}
    for name, row in [*rows.items(), ("all", total)]:
        counts = " | ".join(f"{row.get(key, 0):,}" for key in _LINK_COUNTS)
        lines.append(f"| {name} | {counts} | {share(row.get('agree', 0), row['links'])} |")
    lines += ["", "| act | words | the link says | the converter says | right | times |", "|---|---|---|---|---|---|"]
    keys = ("act", "words", "theirs", "ours", "right")
    unlike = Counter(tuple(row[key] for key in keys) for row in results["links"]["unlike"])
    lines += [
        f"| {act} | {words} | {theirs} | {ours or '–'} | {right} | {count} |"
        for (act, words, theirs, ours, right), count in unlike.items()
    ]
    lines += [
        "",
        "| language | cited in English | found too | only here | share | typed alike |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"{_compared_row(language, score)} {share(score['typed alike'], score['same place'])} |"
        for language, score in results["languages"].items()
    ]
    lines += ["", "| language | named in English | found too | only here | share |", "|---|---|---|---|---|"]
    lines += [_compared_row(language, score) for language, score in results["names"].items()]
    return "\n".join(lines)


def _compared_row(language: str, score: dict[str, Any]) -> str:
    counts = " | ".join(f"{score[each]:,}" for each in ("english", "both", "only here"))
    return f"| {language} | {counts} | {share(score['both'], score['english'])} |"


def filled(page: str, results: dict[str, Any]) -> str:
    """Return the page with its tables as the results have them."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n\n{tables(results)}\n\n{_END}{after}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for, print it, and write it down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?")
    parser.add_argument("--page", action="store_true", help="write the tables of docs/citations.md")
    parser.add_argument("--out", type=Path)
    parts = {"gold": measure_gold, "links": measure_links, "languages": measure_languages}
    for name in parts:
        parser.add_argument(f"--{name}", action="store_true")
    given = parser.parse_args(arguments)
    if given.page:
        _PAGE.write_text(filled(_PAGE.read_text("utf-8"), json.loads(_RESULTS.read_text("utf-8"))), "utf-8")
        return 0
    if given.shared is None:
        parser.error("name the folder with the corpora")
    chosen = [name for name in parts if getattr(given, name)] or list(parts)
    result: dict[str, Any] = {}
    for name in chosen:
        measured = parts[name](given.shared)
        result |= measured if name == "languages" else {name: measured}
    text = json.dumps(result, ensure_ascii=False, indent=1)
    if given.out:
        before = json.loads(given.out.read_text("utf-8")) if given.out.exists() else {}
        given.out.write_text(json.dumps({**before, **result}, ensure_ascii=False, indent=1) + "\n", "utf-8")
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
