"""What was found, in numbers that add up over acts and files: for the build's summary and its report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from unres.model import ActKey, ActKind, Understanding

_CLASS: Final = {
    ActKind.RESOLUTION: "Resolution",
    ActKind.DECISION: "Decision",
    ActKind.STATEMENT: "PresidentialStatement",
}


@dataclass(frozen=True)
class Counts:
    """Numbers of things by kind. `a + b` counts what is in either.

    `acts` and `parts` go by class of the ontology, `citations` by status, `findings` by severity.

    >>> (Counts(parts={"Section": 1}, actions=2) + Counts(parts={"Section": 2, "Annex": 1})).parts
    {'Section': 3, 'Annex': 1}
    """

    acts: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    footnotes: int = 0
    citations: Mapping[str, int] = field(default_factory=dict)
    actions: int = 0
    findings: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: "Counts") -> "Counts":
        """Return the sums, kind by kind."""
        return Counts(
            acts=_sum(self.acts, other.acts),
            parts=_sum(self.parts, other.parts),
            footnotes=self.footnotes + other.footnotes,
            citations=_sum(self.citations, other.citations),
            actions=self.actions + other.actions,
            findings=_sum(self.findings, other.findings),
        )

    def as_dict(self) -> dict[str, int | dict[str, int]]:
        """Return the numbers as plain values, as a report in JSON wants them.

        >>> Counts(actions=2).as_dict()["actions"]
        2
        """
        return {
            "acts": dict(self.acts),
            "parts": dict(self.parts),
            "footnotes": self.footnotes,
            "citations": dict(self.citations),
            "actions": self.actions,
            "findings": dict(self.findings),
        }


def _sum(left: Mapping[str, int], right: Mapping[str, int]) -> dict[str, int]:
    return dict(Counter(left) + Counter(right))


def statistics(understanding: Understanding) -> Counts:
    """Return how much of each kind an act holds and what was understood of it."""
    act = understanding.act
    return Counts(
        acts={_CLASS[act.key.kind] if isinstance(act.key, ActKey) else "Fragment": 1},
        parts=dict(Counter(part.kind.value for part in act.walk())),
        footnotes=len(act.footnotes),
        citations=dict(Counter(citation.status.value for citation in understanding.citations)),
        actions=len(understanding.actions),
        findings=dict(Counter(finding.severity.value for finding in understanding.findings)),
    )
