"""Takes drafts, sponsors, votes and subjects from the metadata of the United Nations' XML."""

import re
from collections.abc import Iterator
from typing import Final

from unres.model import Draft, Proceedings, Subject, Vote
from unres.read.akn4un.identity import day_of
from unres.read.akn4un.tree import Node

_ADDITIONAL: Final = "draftResolutionAdditionalSponsors"
_DRAFTS: Final = re.compile(r"draft(?:Resolution|Decision|Statement)?")
_IRI: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def proceedings_of(statement: Node) -> Proceedings:
    """Return what a document's metadata say of how the act came about."""
    meta = statement.find("meta")
    if meta is None:
        return Proceedings()
    return Proceedings(_drafts(meta), _vote(meta), tuple(dict.fromkeys(_subjects(meta))))


def _drafts(meta: Node) -> tuple[Draft, ...]:
    """Return the drafts in the order of the workflow; a step with further sponsors belongs to the one before it."""
    drafts: list[Draft] = []
    for step in meta.all("step"):
        outcome, by = step.get("outcome"), " ".join(step.get("by").split())
        if _DRAFTS.fullmatch(outcome):
            drafts.append(Draft(step.get("as").strip(), day_of(step), by))
        elif outcome == _ADDITIONAL and by:
            last = drafts.pop() if drafts else Draft()
            drafts.append(Draft(last.symbol, last.tabled, last.sponsors, by))
    return tuple(drafts)


def _vote(meta: Node) -> Vote | None:
    voting = next(meta.all("voting"), None)
    if voting is None:
        return None
    counts = {count.get("refersTo").removeprefix("#"): count for count in voting.all("count")}
    outcome = " ".join(voting.get("outcome").split())
    if not outcome and not counts:
        return None
    favour, against, abstaining = (counts.get(name) for name in ("inFavour", "against", "abstaining"))
    return Vote(
        outcome,
        _number(favour),
        _number(against),
        _number(abstaining),
        *(tuple(_voters(count)) for count in (favour, against, abstaining)),
    )


def _number(count: Node | None) -> int | None:
    value = count.get("value").strip() if count else ""
    return int(value) if value.isdecimal() else None


def _voters(count: Node | None) -> Iterator[str]:
    for voter in count.all("organization") if count else ():
        yield voter.words()


def _subjects(meta: Node) -> Iterator[Subject]:
    for keyword in meta.all("keyword"):
        label = " ".join((keyword.get("showAs") or keyword.get("value")).replace("_", " ").split())
        iri = keyword.get("href").strip()
        if label:
            yield Subject(iri if _IRI.fullmatch(iri) else "", label)
