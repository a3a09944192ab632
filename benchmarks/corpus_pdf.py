"""PDFs against the XML of the same acts: are the numbered paragraphs, the notes and the words the same?

    python benchmarks/corpus_pdf.py PDFS XMLS [--show 20] [--out benchmarks/results/corpus_pdf.md]

`PDFS` holds `A_RES_78_123.pdf`, `XMLS` the United Nations' `A_RES_78_123-2325275E.xml`. The XML is read here on its
own, by nothing but its elements, so that no fault of a reader can stand on both sides.
"""

import argparse
import re
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from time import perf_counter
from typing import Final, NamedTuple

from lxml import etree

from unres.errors import UnresError
from unres.model import PartKind, Reading
from unres.read import read
from unres.sources import load

_NUMBERED: Final = {PartKind.OPERATIVE, PartKind.ANNEX_PARAGRAPH}
_QUOTES: Final = str.maketrans("“”„«»‘’`\u2010\u2011\u00a0", '"""""\'\'\'-- ')


class Paragraph(NamedTuple):
    """A paragraph, point or recital: its number as printed, without dot and brackets, and its words."""

    number: str
    words: str


@dataclass(slots=True)
class Content:
    """What an act holds, in order."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    notes: int = 0


def fold(text: str) -> str:
    """Return words with white space, quotes and hyphens folded.

    >>> fold(" “Our  common‑agenda” ")
    '"Our common-agenda"'
    """
    return re.sub(r"\s+", " ", text.translate(_QUOTES).replace("\u00ad", "")).strip()


# --- XML -----------------------------------------------------------------------------------------------------------

_PRINTED_LABEL: Final = re.compile(r"^(?:\(\w{1,5}\)|\d{1,3}\.) ")
"""A number that the XML has among the words instead of in `num`."""
_NOT_WORDS: Final = {"authorialNote", "num"}


def of_xml(path: Path) -> Content:
    """Return what an act's XML holds."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.parse(path, parser).getroot()
    content = Content(notes=sum(1 for each in root.iter("{*}authorialNote")))
    for element in root.iter("{*}paragraph", "{*}point", "{*}item", "{*}container", "{*}indent", "{*}alinea"):
        name = etree.QName(element).localname
        number = re.sub(r"[().\s*]", "", "".join(element.findtext("{*}num") or ""))
        if name == "container" and not any(each.tag.endswith("preamble") for each in element.iterancestors()):
            continue
        words = fold("".join(_words(element)))
        content.paragraphs.append(Paragraph(number, words if number else _PRINTED_LABEL.sub("", words)))
        if name == "paragraph" and number.isdigit():
            content.numbers.append(number)
    return content


def _words(element: etree._Element) -> Iterator[str]:
    """Yield an element's own words: without notes, numbers, and the paragraphs in it."""
    yield element.text or ""
    for child in element:
        name = etree.QName(child).localname
        if name not in _NOT_WORDS and child.find("{*}num") is None:
            yield from _words(child)
        yield child.tail or ""


# --- Our reading ---------------------------------------------------------------------------------------------------


def of_reading(reading: Reading) -> Content:
    """Return what we read."""
    content = Content()
    for act in reading.acts:
        content.notes += len(act.footnotes)
        for part in act.walk():
            content.paragraphs.append(Paragraph(part.number, fold(part.text.value)))
            if part.kind in _NUMBERED and part.number:
                content.numbers.append(part.number)
    return content


# --- The comparison ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Tally:
    """Figures over all acts."""

    acts: int = 0
    same_numbers: int = 0
    same_notes: int = 0
    paragraphs: int = 0
    same_words: int = 0
    failed: int = 0
    seconds: float = 0.0
    size: int = 0


def compare(name: str, ours: Content, theirs: Content, tally: Tally, show: int) -> None:
    """Count what is the same in an act, and print what is not."""
    tally.acts += 1
    if ours.numbers == theirs.numbers:
        tally.same_numbers += 1
    else:
        _print_numbers(name, ours.numbers, theirs.numbers)
    if ours.notes == theirs.notes:
        tally.same_notes += 1
    else:
        print(f"{name}: {ours.notes} notes, {theirs.notes} in the XML")
    wanted = Counter(each.words for each in theirs.paragraphs if each.words)
    found = Counter(each.words for each in ours.paragraphs)
    tally.paragraphs += wanted.total()
    tally.same_words += (wanted & found).total()
    missing, extra = list((wanted - found).elements()), list((found - wanted).elements())
    for words in missing[:show]:
        print(f"{name}:\n   XML  {words[:150]!r}")
        near = max(extra, key=lambda each: SequenceMatcher(None, words[:200], each[:200]).quick_ratio(), default="")
        print(_difference(words, near))


def _print_numbers(name: str, ours: list[str], theirs: list[str]) -> None:
    for code, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if code != "equal":
            print(f"{name}: numbers {ours[a:b]}, in the XML {theirs[c:d]}, after {theirs[max(0, c - 1) : c]}")


def _difference(theirs: str, ours: str) -> str:
    for code, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if code != "equal":
            return f"   ours {ours[max(0, c - 30) : d + 60]!r}\n   where {theirs[a:b][:60]!r} is {ours[c:d][:60]!r}"
    return ""


def run(documents: Path, acts: Path, suffix: str, show: int) -> Tally:
    """Compare all documents of a folder with the XML of their acts."""
    tally = Tally()
    for path in sorted(documents.glob(f"*{suffix}")):
        partner = next((found for sign in "-_" for found in acts.glob(f"{path.stem}{sign}*.xml")), None)
        if partner is None:
            continue
        tally.size += path.stat().st_size
        start = perf_counter()
        try:
            reading = read(load(path))
        except UnresError as error:
            print(error)
            tally.failed += 1
            continue
        tally.seconds += perf_counter() - start
        compare(path.stem, of_reading(reading), of_xml(partner), tally, show)
    return tally


def main() -> None:
    """Print what differs, then the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("acts", type=Path)
    parser.add_argument("--suffix", default=".pdf")
    parser.add_argument("--show", type=int, default=0, help="paragraphs that differ to print for each act")
    parser.add_argument("--out", type=Path, help="file for the figures, in Markdown")
    options = parser.parse_args()
    tally = run(options.documents, options.acts, options.suffix, options.show)
    if not tally.acts:
        sys.exit("there is nothing to compare")
    print(f"{tally.size / 2**20 / tally.seconds:.2f} MB/s, {tally.seconds / tally.acts:.3f} s an act")
    table = as_table(tally)
    print(table, end="")
    if options.out:
        options.out.write_text(table, encoding="utf-8")


def as_table(tally: Tally) -> str:
    """Return the figures as a table in Markdown."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = [
        ("acts read", f"{tally.acts} of {tally.acts + tally.failed}"),
        ("acts with the same sequence of numbered paragraphs", f"{tally.same_numbers / tally.acts:.2%}"),
        ("acts with the same number of notes", f"{tally.same_notes / tally.acts:.2%}"),
        (f"paragraphs with the same words, of {tally.paragraphs}", f"{tally.same_words / tally.paragraphs:.2%}"),
        ("peak of memory, MiB", f"{peak:.0f}"),
    ]
    return "".join(f"| {name} | {value} |\n" for name, value in [("PDF against XML", ""), ("---", "---"), *rows])


if __name__ == "__main__":
    main()
