"""The page of the corpus report, and what was gained and lost against the results that were written last."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
RESULTS: Final = HERE / "results" / "corpus.json"
PAGE: Final = HERE.parent / "docs" / "corpora.md"

Facts = Mapping[str, Any]

_BEGIN: Final = """# How well real documents are read

Written by `python benchmarks/corpus.py SHARED --write` from documents that nobody here wrote and that are not
part of the repository: the United Nations' own XML of the General Assembly, the Security Council, the Economic
and Social Council and the Human Rights Council, Markdown and PDFs of the same acts, and the Security Council's
texts since 1946. The figures are in [`corpus.json`](../benchmarks/results/corpus.json); each run prints what
was gained and lost against them.

"""
_READ: Final = """## Every file, every character

Each act is written as Akoma Ntoso, checked against the standard's XML schema, and read again: words, numbers,
markers, notes, links, tables and facts must be the same.

"""
_SAME: Final = """
## The same as what is known apart from the readers

The XML is counted by its elements, with none of the reader's code. Acts in Markdown and PDF are compared with
the XML of the same acts; white space, hyphens and kinds of quotation marks are folded. A text of the Council
must have the number that its file is named by, or be reported as misnamed.

"""
_SPEED: Final = """
## Speed and memory

From the United Nations' XML to N-Quads, in one process; the seconds are those of the processor.

"""
_FINDINGS: Final = """
## What was not understood

What a reader does not understand it keeps as text and reports, with file and line. These are all findings, by
their codes; `link-disagrees` compares what words cite with the link that the XML has on them.

"""

MEANINGS: Final = {
    "empty-paragraph": "a number without words",
    "ibid-without-antecedent": "*Ibid.* in the first note of a file",
    "incomplete-act": "the file holds only a part of the act",
    "link-disagrees": "words and the link on them mean different acts",
    "marker-without-note": "a marker whose note is not in the file",
    "misnamed-act": "the text gives the act a number that its own date or symbol contradicts",
    "misnamed-file": "the file is named after another act",
    "missing-formula": "no enacting formula",
    "name-conflict": "symbol and metadata name different acts",
    "nameless-piece": "the file does not say which act a piece belongs to",
    "note-without-marker": "a note whose marker is not in the file",
    "note-without-reference": "a note that cites nothing that is known",
    "number-misprinted": "a number with a letter in the place of a digit",
    "number-missing": "a number is left out",
    "number-out-of-sequence": "a number that does not follow the one before",
    "number-repeated": "two paragraphs with one number",
    "number-unreadable": "a number of no known kind",
    "point-out-of-sequence": "a point that follows no paragraph",
    "point-without-words": "a point's number alone",
    "scanning-error": "characters that the scanner misread; kept, and read through",
    "text-out-of-place": "words where none are expected; kept as a passage",
    "unknown-language": "the file does not say its language",
    "unknown-opening": "a paragraph that begins with no known verb",
    "unnumbered-paragraph": "a paragraph without a number among numbered ones",
    "words-not-read": "words that no part holds",
}
"""Code of a finding → what it says."""


def page(results: Mapping[str, Facts]) -> str:
    """Return the report as a page in Markdown."""
    corpora = results.values()
    rows: list[str] = [_BEGIN, _READ]
    rows += table(
        ("", "files", "not read", "acts", "characters", "unaccounted for", "come back the same", "valid"),
        ([facts["what"], *_read(facts)] for facts in corpora),
    )
    rows.append(_SAME)
    rows += table(("", "compared", "the same"), ([facts["what"], *_same(facts)] for facts in corpora))
    rows.append(_SPEED)
    rows += table(("", ""), (row for facts in corpora for row in _speed(facts)))
    rows.append(_FINDINGS)
    rows += table(("finding", "meaning", *results), _findings([facts["findings"] for facts in corpora]))
    return "".join(rows)


def table(head: tuple[str, ...], rows: Iterator[list[str]]) -> Iterator[str]:
    """Yield the lines of a table, of which all columns but the first hold figures or words alike."""
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cells)} |\n"


def share(part: int, whole: int) -> str:
    """Return a share in per cent, cut and not rounded, so that only all of it is 100 %.

    >>> share(999_999, 1_000_000), share(5, 5), share(0, 0)
    ('99.99 %', '100.00 %', '–')
    """
    return f"{part * 10_000 // whole / 100:.2f} %" if whole else "–"


def _read(facts: Facts) -> list[str]:
    acts = facts["acts"]
    counts = [f"{facts[name]:,}" for name in ("files", "not_read", "acts", "characters", "unaccounted")]
    return [*counts, *(f"{facts[name]:,} of {acts:,}" for name in ("come_back", "valid"))]


def _same(facts: Facts) -> list[str]:
    acts = facts["compared"]
    same = [f"{name} in {share(count, acts)}" for name, count in facts["same"].items()]
    if facts["texts"]:
        exact = share(facts["exact"], facts["texts"])
        same.append(f"words of {facts['exact']:,} of {facts['texts']:,} texts ({exact})")
    return [f"{acts:,} acts", "; ".join(same)]


def _speed(facts: Facts) -> Iterator[list[str]]:
    if "megabytes" in facts:
        yield [f"{facts['megabytes']:,} MB", f"{facts['megabytes_a_second']} MB a second"]
        yield ["time, against a bare parse by lxml", f"{facts['times_a_bare_parse']} times"]
        for count, peak in facts["peak_mib"].items():
            yield [f"peak of memory with {int(count):,} files", f"{peak} MiB"]


def _findings(found: list[Facts]) -> Iterator[list[str]]:
    codes = {code for each in found for code in each}
    for code in sorted(codes, key=lambda code: (-sum(each.get(code, _NONE)["times"] for each in found), code)):
        yield [f"`{code}`", MEANINGS[code], *(_times(each.get(code, _NONE)) for each in found)]


_NONE: Final = {"times": 0, "files": 0}


def _times(facts: Facts) -> str:
    """Return how often, in how many files."""
    times, files = facts["times"], facts["files"]
    if not times:
        return ""
    return f"{times:,}" if times == files else f"{times:,} in {files:,} {'file' if files == 1 else 'files'}"


# --- Gained and lost -------------------------------------------------------------------------------------------------

_BETTER_HIGHER: Final = frozenset({"same", "exact", "come_back", "valid", "megabytes_a_second"})
_BETTER_LOWER: Final = frozenset({"not_read", "unaccounted", "findings", "times_a_bare_parse", "peak_mib"})
_NOISY: Final = frozenset({"megabytes_a_second", "times_a_bare_parse", "peak_mib"})
_NOISE: Final = 0.1
"""Measures of time and memory that differ by less are the same."""


def changes(before: Facts, after: Facts) -> Iterator[str]:
    """Yield what was gained, what was lost and what else is different, a line each.

    >>> before = {"ga-md": {"exact": 9, "findings": {"number-missing": {"times": 1}}}}
    >>> list(changes(before, {"ga-md": {"exact": 8, "findings": {}}}))
    ['lost    ga-md exact: 9 → 8', 'gained  ga-md findings number-missing times: 1 → 0']
    """
    was, now = dict(_flat(before)), dict(_flat({name: facts for name, facts in after.items() if name in before}))
    for path in dict.fromkeys([*now, *was]):
        old, new = was.get(path, 0), now.get(path, 0)
        if old != new and not (_NOISY.intersection(path) and abs(new - old) <= _NOISE * max(old, new)):
            yield f"{_verdict(path, old, new):<8}{' '.join(path)}: {old} → {new}"


def _flat(facts: Facts, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], float]]:
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield from _flat(value, (*above, name))
        elif not isinstance(value, str):
            yield (*above, name), value


def _verdict(path: tuple[str, ...], old: float, new: float) -> str:
    if _BETTER_HIGHER.intersection(path):
        return "gained" if new > old else "lost"
    if _BETTER_LOWER.intersection(path):
        return "gained" if new < old else "lost"
    return "changed"
