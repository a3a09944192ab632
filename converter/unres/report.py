"""What a build did, for people and for machines: `report.json`, and the summary at the end."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from unres.counts import Counts
from unres.model import Finding, Severity

SHACL: Final = "shacl-"
"""Prefix of the codes of findings that come from a shape; errors among them are violations."""


@dataclass(slots=True)
class Report:
    """The outcome of a build.

    Args:
        started: when it began, with its time zone.
    """

    started: datetime
    ended: datetime | None = None
    base: str = ""
    files: int = 0
    """Files that were looked at."""
    failed: list[Finding] = field(default_factory=list)
    """One for each file, or address, that could not be read."""
    counts: Counts = field(default_factory=Counts)
    """Acts and parts by class, citations by status, actions, notes."""
    extents: Counter[str] = field(default_factory=Counter)
    """Acts by how much of them is held: complete, head, tail, middle."""
    languages: Counter[str] = field(default_factory=Counter)
    """Versions in further languages, by their tags; the counts above are of the version that comes first."""
    findings: list[Finding] = field(default_factory=list)
    """What was not understood, what contradicts itself, what a shape forbids."""
    triples: int = 0
    published: Path | None = None
    """The version that was put in place; `None` if none was."""

    def count(self, counts: Counts, extent: str) -> None:
        """Add the counts of one act."""
        self.counts += counts
        self.extents[extent] += 1

    @property
    def violations(self) -> list[Finding]:
        """Return the findings of shapes that are errors."""
        return [found for found in self.findings if found.severity is Severity.ERROR and found.code.startswith(SHACL)]

    @property
    def errors(self) -> list[Finding]:
        """Return everything that keeps a version from being published."""
        return [*self.failed, *(found for found in self.findings if found.severity is Severity.ERROR)]

    @property
    def exit_code(self) -> int:
        """Return 0, or 1 where a file failed or a shape was violated."""
        return 1 if self.errors else 0

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "started": self.started.isoformat(),
            "ended": self.ended.isoformat() if self.ended else None,
            "base": self.base,
            "files": {"read": self.files - len(self.failed), "failed": len(self.failed)},
            "counts": self.counts.as_dict(),
            "extents": dict(self.extents),
            "languages": dict(self.languages),
            "triples": self.triples,
            "violations": len(self.violations),
            "failed": [asdict(found) for found in self.failed],
            "findings": [asdict(found) for found in self.findings],
        }


def line_of(found: Finding) -> str:
    """Return a finding as one line: where, what, what to do.

    >>> line_of(Finding("empty", Severity.ERROR, "the file is empty", "a.txt", 0, advice="Remove it."))
    'a.txt: the file is empty. Remove it.'
    >>> line_of(Finding("x", Severity.INFO, "no note has this marker", "a.txt", 7, "resolution/ga/1/1/op/2"))
    'a.txt:7: resolution/ga/1/1/op/2: no note has this marker.'
    """
    place = f"{found.file}:{found.line}" if found.line else found.file
    what = ": ".join(piece for piece in (place, found.where, found.message) if piece).rstrip(".") + "."
    return f"{what} {found.advice}".rstrip()


def summary(report: Report) -> Table:
    """Return the table that ends a build."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(justify="right")
    table.add_column()
    table.add_row("files", str(report.files), f"{len(report.failed)} failed" if report.failed else "")
    counts = report.counts
    table.add_row("acts", str(sum(counts.acts.values())), f"{_spread(counts.acts)} ({_spread(report.extents)})")
    if report.languages:
        table.add_row("versions", str(sum(report.languages.values())), _spread(report.languages))
    table.add_row("parts", str(sum(counts.parts.values())), _spread(counts.parts))
    table.add_row("notes", str(counts.footnotes), "")
    table.add_row("citations", str(sum(counts.citations.values())), _spread(counts.citations))
    table.add_row("actions", str(counts.actions), "")
    table.add_row("triples", f"{report.triples}", "")
    table.add_row("violations", str(len(report.violations)), _spread(_codes(report.violations)))
    others = [found for found in report.findings if not found.code.startswith(SHACL)]
    table.add_row("not understood", str(len(others)), _spread(_codes(others)))
    return table


def show(report: Report, out: Path) -> None:
    """Print the summary of a build, and where its outcome is."""
    console = Console()
    console.print(summary(report))
    if report.published:
        console.print(f"published as {out}", soft_wrap=True)
    else:
        console.print(f"not published: {out} is as it was; the errors are listed above", soft_wrap=True)


def _codes(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(found.code for found in findings)


def _spread(counts: Mapping[str, int]) -> str:
    """Return counts in one line, the largest first.

    >>> _spread({"complete": 3, "head": 5})
    '5 head, 3 complete'
    """
    return ", ".join(f"{count} {_words(name)}" for name, count in Counter(counts).most_common())


def _words(name: str) -> str:
    """Return a class or code as words.

    >>> _words("OperativeParagraph"), _words("act-twice")
    ('operative paragraph', 'act twice')
    """
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    return spaced.replace("-", " ").strip()
