"""What was found in some words, before it has its number: citations on their way into the model."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from unres.model import Citation, Path, Status, Target, Text
from unres.understand.citations.official import LinkFinder
from unres.understand.citations.outcome import Resolution
from unres.understand.citations.references import ActReference, Reference


class Words(NamedTuple):
    """Words of a part: its own, or those of a note whose marker stands before the character `offset`."""

    part: Path
    text: Text
    footnote: str = ""
    offset: int | None = None


class Found(NamedTuple):
    """A citation before it has its number. `offset` is where in the paragraph it counts."""

    offset: int
    words: Words
    reference: Reference
    kind: str
    status: Status
    target: Target | None
    candidates: tuple[Target, ...]


def cited(words: Words, reference: Reference, resolution: Resolution, kind: str) -> Iterator[Found]:
    """Yield a citation for each thing that a reference points to, or one that says what is not known."""
    if not resolution.targets and isinstance(reference, ActReference) and reference.is_doubtful:
        return
    offset = reference.start if words.offset is None else words.offset
    status, targets = resolution.status, resolution.targets
    if status is Status.RESOLVED:
        for target in targets:
            yield Found(offset, words, reference, kind, status, target, ())
    else:
        yield Found(offset, words, reference, kind, status, None, targets)


def numbered(found: Sequence[Found]) -> Iterator[Citation]:
    """Yield the citations of a part, numbered in the order of its words."""
    ordered = sorted(found, key=attrgetter("offset"))
    texts = {id(each.words.text): each.words.text for each in ordered if each.words.text.links}
    links = {key: LinkFinder(text) for key, text in texts.items()}
    for n, each in enumerate(ordered, 1):
        words, reference = each.words, each.reference
        finder = links.get(id(words.text))
        yield Citation(
            part=words.part,
            n=n,
            type=each.kind,
            surface=words.text.value[reference.start : reference.end],
            spans=words.text.spans(reference.start, reference.end),
            status=each.status,
            target=each.target,
            candidates=each.candidates,
            footnote=words.footnote,
            locator=reference.locator,
            stated_date=reference.stated_date,
            official_links=finder.on(reference.start, reference.end) if finder else (),
        )
