"""Measures the readers of Markdown and plain text on real documents.

    python benchmarks/corpus_text.py CORPORA [--show CODE] [--write]

`CORPORA` holds `ga-md` (acts of a session of the General Assembly as Markdown), `akn4un/ga-78/en` (the same acts as the
United Nations' XML, which tells what is right) and `unsc-txt` (the Security Council's texts). The figures go to the
standard output as JSON, and what changed since the committed ones to standard error. `--show sequence|notes|text` lists
what differs between the two forms of an act, `--show CODE` the findings of a kind.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from lxml import etree

from unres.decode import decode_file
from unres.errors import UnresError
from unres.model import Act, ActKey, PartKind, Reading
from unres.read import read

RESULTS: Final = Path(__file__).parent / "results" / "corpus_text.json"
"""The committed figures."""
_FILE: Final = re.compile(r"S_RES_0*(\d+)_(\d{4})")
_STEM: Final = re.compile(r"(?:-\d+E|_E)$")
"""What the United Nations' XML adds to the symbol in the name of a file."""
_FURNITURE: Final = {
    "authorialNote",
    "num",
    "list",
    "point",
    "blockList",
    "item",
    "table",
    "paragraph",
    "wrapUp",
    "heading",
}


@dataclass(slots=True)
class Outline:
    """What is compared of an act: the numbers in order, the units of text, and how many notes there are."""

    numbers: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    notes: int = 0


def folded(text: str) -> str:
    """Return a text without what typesetting decides: white space, kinds of quotes and hyphens."""
    text = re.sub(r"[‘’‚′'`]", "'", re.sub(r"[“”„″]", '"', text))
    text = re.sub(r"[\u2010\u2011]", "-", text)
    return re.sub(r"[\s\u00ad\u200b-\u200f\ufeff]+", "", text)


# --- What the XML says -------------------------------------------------------------------------------------------


def outline_of_xml(path: Path) -> Outline:
    """Return the outline of an act in AKN4UN."""
    found = Outline()
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    for element in root.iter():
        name = _name(element)
        if name == "authorialNote":
            found.notes += 1
        elif name == "paragraph":
            number = _number(element)
            if number.isdigit() and not _inside(element, {"quotedStructure"}):
                found.numbers.append(number)
        if _is_unit(element):
            text = folded(_own_text(element))
            if text:
                found.texts.append(text)
    return found


def _is_unit(element: etree._Element) -> bool:
    """Tell whether an element is a recital, a numbered paragraph or a point, none of them inside a note or a table."""
    if _inside(element, {"authorialNote", "table"}):
        return False
    name = _name(element)
    return (
        bool(_number(element))
        if name in {"paragraph", "point"}
        else name == "container" and _inside(element, {"preamble"})
    )


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _inside(element: etree._Element, names: set[str]) -> bool:
    return any(_name(ancestor) in names for ancestor in element.iterancestors())


def _number(element: etree._Element) -> str:
    for child in element:
        if _name(child) == "num":
            return "".join(child.itertext()).strip().rstrip(".")
    return ""


def _own_text(element: etree._Element) -> str:
    """Return the text of a paragraph or point without those inside it, its number and its notes."""
    pieces = [element.text or ""]
    for child in element:
        if _name(child) == "list":  # its introduction is the paragraph's own text
            pieces += [_own_text(each) for each in child if _name(each) == "intro"]
        elif _name(child) and _name(child) not in _FURNITURE:
            pieces.append(_own_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


# --- What was read -----------------------------------------------------------------------------------------------


def outline_of_act(act: Act) -> Outline:
    """Return the outline of an act as read."""
    numbered = {PartKind.OPERATIVE, PartKind.ANNEX_PARAGRAPH}
    worded = {PartKind.PREAMBULAR, PartKind.SUBPARAGRAPH, *numbered}
    found = Outline(notes=len(act.footnotes))
    for part in act.walk():
        if part.kind in numbered and part.number.isdigit():
            found.numbers.append(part.number)
        if part.kind in worded and part.text.value:
            found.texts.append(folded(part.text.value))
    return found


def differences(right: list[str], read: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the stretches in which two sequences differ."""
    for tag, a, b, c, d in SequenceMatcher(None, right, read, autojunk=False).get_opcodes():
        if tag != "equal":
            yield right[a:b], read[c:d]


# --- Lost characters ---------------------------------------------------------------------------------------------


def unaccounted(reading: Reading) -> int:
    """Return how many characters of a source lie in no region, or in more than one."""
    covered, end, lost = 0, 0, 0
    for start, stop, _ in reading.regions:
        lost += max(start - end, 0) + max(end - start, 0)
        covered += stop - start
        end = max(end, stop)
    return lost + len(reading.source.text) - end


# --- The corpora -------------------------------------------------------------------------------------------------


def measure_markdown(folder: Path, xml: Path, show: str = "") -> dict[str, object]:
    """Return how the acts of a folder of Markdown compare with the same acts in XML."""
    counts: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    for path in sorted(folder.glob("*.md")):
        twin = next((each for each in xml.glob("*.xml") if _STEM.sub("", each.stem) == path.stem), None)
        if twin is None:
            continue
        counts["acts"] += 1
        try:
            reading = read(decode_file(path))
        except UnresError:
            counts["unread"] += 1
            continue
        counts["unaccounted"] += unaccounted(reading)
        findings.update(finding.code for finding in reading.findings)
        right, acts = outline_of_xml(twin), [outline_of_act(act) for act in reading.acts]
        numbers, notes = [n for act in acts for n in act.numbers], sum(act.notes for act in acts)
        texts = [text for act in acts for text in act.texts]
        counts["sequence"] += right.numbers == numbers
        counts["notes"] += right.notes == notes
        counts["texts"] += len(right.texts)
        wrong = list(differences(right.texts, texts))
        counts["text"] += len(right.texts) - sum(len(here) for here, _ in wrong)
        _show(show, path, right, Outline(numbers, texts, notes), wrong)
    acts_read = max(counts["acts"], 1)
    return {
        "acts": counts["acts"],
        "unread": counts["unread"],
        "same sequence of numbers": round(counts["sequence"] / acts_read, 4),
        "same number of notes": round(counts["notes"] / acts_read, 4),
        "same text of a paragraph": round(counts["text"] / max(counts["texts"], 1), 4),
        "characters unaccounted for": counts["unaccounted"],
        "findings": dict(findings.most_common()),
    }


def _show(show: str, path: Path, right: Outline, read: Outline, wrong: list[tuple[list[str], list[str]]]) -> None:
    if show == "sequence" and right.numbers != read.numbers:
        print(path.stem, *differences(right.numbers, read.numbers), file=sys.stderr)
    if show == "notes" and right.notes != read.notes:
        print(path.stem, right.notes, read.notes, file=sys.stderr)
    if show == "text":
        for there, here in wrong:
            print(path.stem, "\n   XML ", *there, "\n   read", *here, file=sys.stderr)


def measure_council(folder: Path, show: str = "") -> dict[str, object]:
    """Return how the Security Council's texts are read: own number, findings, characters lost."""
    counts: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    files: dict[str, set[str]] = {}
    begun = time.perf_counter()
    for path in sorted(folder.glob("*.txt")):
        counts["files"] += 1
        try:
            reading = read(decode_file(path))
        except UnresError as error:
            counts["unread"] += 1
            print(error, file=sys.stderr)
            continue
        counts["characters"] += len(reading.source.text)
        counts["unaccounted"] += unaccounted(reading)
        named = _FILE.search(path.name)
        numbers = [act.key.number for act in reading.acts if isinstance(act.key, ActKey)]
        misnamed = any(finding.code == "misnamed-file" for finding in reading.findings)
        counts["named"] += bool(named) and numbers == [f"{named[1]}({named[2]})"] if named else 0
        counts["misnamed"] += misnamed and len(numbers) == 1
        for finding in reading.findings:
            findings[finding.code] += 1
            files.setdefault(finding.code, set()).add(path.name)
            if finding.code == show:
                print(path.name, finding.line, finding.message, file=sys.stderr)
    return {
        "files": counts["files"],
        "unread": counts["unread"],
        "own number as in the file's name": counts["named"],
        "the text holds another act than the file's name says": counts["misnamed"],
        "characters": counts["characters"],
        "characters unaccounted for": counts["unaccounted"],
        "seconds": round(time.perf_counter() - begun, 2),
        "findings": {code: {"times": n, "files": len(files[code])} for code, n in findings.most_common()},
    }


def main() -> None:
    """Print the figures of both corpora."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--show", default="", help="sequence, notes, text, or the code of a finding")
    parser.add_argument("--write", action="store_true", help="keep the figures in results/corpus_text.json")
    parser.add_argument("--only", choices=("markdown", "council"))
    given = parser.parse_args()
    figures: dict[str, dict[str, object]] = {}
    if given.only != "council":
        figures["ga-md"] = measure_markdown(given.corpora / "ga-md", given.corpora / "akn4un/ga-78/en", given.show)
    if given.only != "markdown":
        figures["unsc-txt"] = measure_council(given.corpora / "unsc-txt", given.show)
    report = json.dumps(figures, indent=2, ensure_ascii=False)
    print(report)
    before = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    for corpus, found in figures.items():
        for name, was, now in changes(before.get(corpus, {}), found):
            print(f"{corpus}: {name}: {was} → {now}", file=sys.stderr)
    if given.write:
        RESULTS.write_text(report + "\n", "utf-8")


def changes(before: dict[str, object], found: dict[str, object]) -> Iterator[tuple[str, object, object]]:
    """Yield the figures that differ from the committed ones, but for times: name, then and now."""
    for name, now in found.items():
        was = before.get(name)
        if isinstance(now, dict):
            yield from changes(was if isinstance(was, dict) else {}, now)
        elif was != now and name != "seconds":
            yield name, was, now


if __name__ == "__main__":
    main()
