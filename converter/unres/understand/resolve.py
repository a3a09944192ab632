"""Finds what references point to: "its", short names, list items, back references.

Nothing is guessed: a reference whose body or name has no certain reading stays ambiguous, with the candidates.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from unres.model import (
    ActKey,
    DocumentRef,
    InstrumentRef,
    PartRef,
    PublicationRef,
    Status,
    Target,
    TreatyRef,
)
from unres.understand.cite import (
    ActReference,
    BackReference,
    DocumentReference,
    NameReference,
    PublicationReference,
    Reference,
    TreatySeriesReference,
)
from unres.understand.names import Hit, ShortName, Tagged
from unres.vocabulary import Body, Instrument, Named, Treaty, TreatyGroup, Verb, Vocabulary

SHAPES: Final = {
    "session/serial": re.compile(r"(?:ES-|S-)?\d{1,3}/\d+[A-Z]*|\d+\((?:ES-|S-)?[IVXL]+\)[A-Z]*"),
    "serial (year)": re.compile(r"\d+\(\d{4}\)"),
    "year/serial": re.compile(r"(?:19|20)\d\d/\d+[A-Z]*|\d+\((?:S-)?[IVXL]+\)[A-Z]*"),
}
"""What the numbers of a body's acts look like, by `Body.numbering`."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A reference with its target, or the candidates for it."""

    status: Status
    targets: tuple[Target, ...]
    """Of a resolved reference what it points to (several for a group); of an ambiguous one the candidates."""


UNRESOLVED: Final = Resolution(Status.UNRESOLVED, ())


def _resolved(*targets: Target) -> Resolution:
    return Resolution(Status.RESOLVED, targets)


@dataclass(slots=True)
class Context:
    """What an act has said so far: who speaks, what has been named in full, which acts have been cited."""

    vocabulary: Vocabulary
    speaker: str
    """Code of the body whose act it is; empty if unknown."""
    named: dict[Named, int] = field(default_factory=dict)
    """Everything named in full so far, and when: the highest number was named last."""
    cited: list[ActKey] = field(default_factory=list)
    _clock: int = 0

    def note_names(self, tagged: Tagged) -> None:
        """Remember the full names in a text."""
        for hit in tagged.names:
            if not isinstance(hit.thing, ShortName):
                self._clock += 1
                self.named[hit.thing] = self._clock

    # --- Names -------------------------------------------------------------------------------------------------

    def meant(self, thing: Named | ShortName) -> Named | None:
        """Return what a name stands for here, or `None` if the act has not introduced it.

        A short name stands for the speaker first ("the Assembly" in its own resolution), then for what was named
        last in full.
        """
        if not isinstance(thing, ShortName):
            return thing
        for each in thing.things:
            if isinstance(each, Body) and each.code == self.speaker:
                return each
        introduced = [each for each in thing.things if each in self.named]
        return max(introduced, key=self.named.__getitem__, default=None)

    def bodies(self, tagged: Tagged, end: int) -> list[Hit[Body]]:
        """Return the bodies that a text names before `end`, the nearest first."""
        found = []
        for hit in tagged.names:
            thing = self.meant(hit.thing) if hit.end <= end else None
            if isinstance(thing, Body):
                found.append(Hit(hit.start, hit.end, thing))
        return found[::-1]

    # --- References --------------------------------------------------------------------------------------------

    def resolve(self, reference: Reference, tagged: Tagged, *, nearby: Sequence[Body] = ()) -> Resolution:
        """Return what a reference of a text points to.

        `nearby` are bodies named around the text, nearest first: for a note, those of the paragraph it belongs to.
        """
        if isinstance(reference, ActReference):
            return self._act(reference, tagged, nearby)
        if isinstance(reference, BackReference):
            last = next((key for key in reversed(self.cited) if key.kind is reference.kind), None)
            return _resolved(PartRef(last)) if last else UNRESOLVED
        if isinstance(reference, DocumentReference):
            return _resolved(DocumentRef(reference.symbol))
        if isinstance(reference, TreatySeriesReference):
            return _resolved(TreatyRef(reference.number))
        if isinstance(reference, PublicationReference):
            return _resolved(PublicationRef(reference.number)) if reference.number else UNRESOLVED
        if isinstance(reference, NameReference):
            return self._name(reference)
        raise TypeError(f"no rule for {reference!r}")

    def is_common_noun(self, reference: Reference, text: str) -> bool:
        """Tell whether words that can be a short name are none here: "Declaration", and nothing that it stands for.

        A short name with a number ("1988 Convention") is a name all the same.
        """
        if not isinstance(reference, NameReference) or not isinstance(reference.thing, ShortName):
            return False
        words = text[reference.start : reference.end]
        return not any(letter.isdigit() for letter in words) and self.meant(reference.thing) is None

    def _name(self, reference: NameReference) -> Resolution:
        if reference.thing is None:
            return UNRESOLVED
        meant = self.meant(reference.thing)
        if meant is None:
            # A short name that nothing has introduced: what it may stand for is said, not chosen.
            things = reference.thing.things if isinstance(reference.thing, ShortName) else ()
            return Resolution(Status.AMBIGUOUS, tuple(t for each in things for t in _targets(each, reference.article)))
        return _resolved(*_targets(meant, reference.article))

    def _act(self, reference: ActReference, tagged: Tagged, nearby: Sequence[Body]) -> Resolution:
        bodies = [body for body in self._owners(reference, tagged, nearby) if body.adopts_acts]
        fitting = [body for body in bodies if reference.body or fits(body, reference.number)]
        plausible = [body for body in fitting if _dated(body, reference)] or fitting
        if not plausible:
            candidates = tuple(PartRef(ActKey(reference.kind, body.code, reference.number)) for body in bodies)
            return Resolution(Status.AMBIGUOUS, candidates) if candidates else UNRESOLVED
        key = ActKey(reference.kind, plausible[0].code, reference.number)
        self.cited.append(key)
        return _resolved(PartRef(key))

    def _owners(self, reference: ActReference, tagged: Tagged, nearby: Sequence[Body]) -> Iterable[Body]:
        """Return the bodies whose act it may be, the likeliest first."""
        bodies = self.vocabulary.bodies
        if reference.body:
            return [bodies[reference.body]]
        if reference.owner is not None:
            meant = self.meant(reference.owner.thing)
            return [meant] if isinstance(meant, Body) else []
        speaker = [bodies[self.speaker]] if self.speaker else _by_shape(self.vocabulary, reference)
        special = [bodies["ga"]] if reference.number.startswith(("S-", "ES-")) else []
        if reference.own and not _follows_verb(tagged, reference.phrase):
            return [hit.thing for hit in self.bodies(tagged, reference.phrase)] + speaker
        if reference.own:
            return speaker
        return [*nearby, *speaker, *special, *_by_shape(self.vocabulary, reference)]


def _follows_verb(tagged: Tagged, start: int) -> bool:
    """Tell whether "its" is the object of the paragraph's own verb ("recalls its resolution"): then the act speaks."""
    before = tagged.text[:start].rstrip()
    trimmed = len(re.sub(r"(?:\s(?:also|further|that in|in))+$", "", before))
    return any(hit.end == trimmed and isinstance(hit.thing, Verb) for hit in tagged.words)


def fits(body: Body, number: str) -> bool:
    """Tell whether a body numbers its acts so; of one whose numbers have a shape of their own, that is not known.

    >>> from unres.vocabulary import load
    >>> fits(load().bodies["sc"], "1325(2000)"), fits(load().bodies["sc"], "76/188")
    (True, False)
    """
    shape = SHAPES.get(body.numbering)
    return shape is None or shape.fullmatch(number) is not None


def _dated(body: Body, reference: ActReference) -> bool:
    """Tell whether the stated date can be one of the session that the number names."""
    session = reference.number.split("/")[0]
    if reference.stated_date is None or not session.isdigit():
        return True
    year = body.session_year(int(session))
    return year is None or 0 <= reference.stated_date.year - year <= 1


_OWN_SHAPES: Final = (
    (re.compile(r"\d+\(\d{4}\)"), "sc"),
    (re.compile(r"WHA.+"), "wha"),
    (re.compile(r"GC\(.+"), "iaea"),
)
"""Numbers that only one body gives: "1325 (2000)" is the Security Council's."""


def _by_shape(vocabulary: Vocabulary, reference: ActReference) -> list[Body]:
    """Return the body that alone numbers its acts so, if there is one."""
    codes = (code for shape, code in _OWN_SHAPES if shape.fullmatch(reference.number))
    return [vocabulary.bodies[code] for code in codes if code in vocabulary.bodies]


def _targets(thing: Named, article: str) -> tuple[Target, ...]:
    if isinstance(thing, Treaty):
        return (TreatyRef(thing.number, article),)
    if isinstance(thing, TreatyGroup):
        return thing.members
    if isinstance(thing, Instrument):
        return (InstrumentRef(thing.slug, article),)
    return ()
