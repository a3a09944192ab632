"""Finds what is meant by a number: whose act it is, and which part of the act that speaks.

Nothing is guessed: an act that no body named in the text can have numbered so stays unresolved.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from unres.model import ActKey, ActKind, PartRef, Path, PieceKey, Status
from unres.understand.citations.outcome import UNRESOLVED, Resolution, resolved
from unres.understand.citations.references import ActReference, BackReference, SelfReference
from unres.understand.citations.whose import by_shape, dated, fits, only_body
from unres.understand.names import Hit, ShortName, Tagged, hits_before
from unres.vocabulary import Body, Named, Verb, Vocabulary

_ONE_OF: Final = re.compile(
    r"(?:of\swhich\s(?:was|is|being)|,\s(?:including|in\sparticular|notably|especially|most\srecently))\s(?:in\s)?$"
)
"""What stands before one act of several."""
_ACTS_OF: Final = ("esolutions of the ", "ecisions of the ")
_NEAR: Final = 40
_ALSO: Final = re.compile(r"(?:\s(?:also|further|that in|in))+$")


class Speaking(Protocol):
    """The act that speaks, and what it has named so far."""

    vocabulary: Vocabulary
    speaker: str
    act: PieceKey | None
    paths: frozenset[Path]
    here: Path

    def meant(self, thing: Named | ShortName) -> Named | None:
        """Return what a name stands for here."""

    def bodies(self, tagged: Tagged, end: int) -> list[Hit[Body]]:
        """Return the bodies that a text names before `end`, the nearest first."""


@dataclass(slots=True)
class Numbered:
    """The acts that an act has cited by their numbers, and how it means the next one."""

    context: Speaking
    _last: dict[ActKind, ActKey] = field(default_factory=dict)
    """The act of each kind that was cited last."""
    _bodies: dict[tuple[ActKind, str], str] = field(default_factory=dict)
    """The body whose act of a number was cited first."""
    _list: tuple[str, int] = ("", -1)
    _listed: dict[ActKey, None] = field(default_factory=dict)
    """The acts of the list that was read last, in order."""

    # --- Parts of the act that speaks ----------------------------------------------------------------------------

    def own_part(self, reference: SelfReference) -> Resolution:
        """Return the part of the act that speaks."""
        act = self.context.act
        if act is None:
            return UNRESOLVED
        path = self.own_path(reference.path)
        if path and path not in self.context.paths and not isinstance(act, ActKey):
            return UNRESOLVED
        return resolved(PartRef(act, path))

    def own_path(self, path: Path) -> Path:
        """Return the place that a pinpoint means where it is said: first in the same annex or section."""
        here = self.context.here
        if not path or path[0] == "annex":
            return path
        if path[0] == "op" and not path[1].isdigit():  # "subparagraph (a) above"
            return (*here[:-1], *path[1:])
        around = _around(here)
        inside = (*around, "para" if "annex" in around else path[0], *path[1:])
        return inside if inside in self.context.paths else path

    # --- Other acts ----------------------------------------------------------------------------------------------

    def back(self, reference: BackReference) -> Resolution:
        """Return the act cited last, or the acts of the list cited last."""
        if reference.many and len(self._listed) > 1 and next(reversed(self._listed)).kind is reference.kind:
            return resolved(*(PartRef(key, reference.path) for key in self._listed))
        last = self._last.get(reference.kind)
        if last is None or reference.many:
            return UNRESOLVED
        return resolved(PartRef(last, reference.path))

    def act(self, reference: ActReference, tagged: Tagged, nearby: Sequence[Body]) -> Resolution:
        """Return the act that a number means; `nearby` are bodies named around the text, nearest first."""
        if reference.number.isdigit():
            return self._without_year(reference, tagged)
        alone = only_body(reference.number)
        if alone and (reference.owner is None or alone != "sc" or _adopts_nothing(reference.owner.thing)):
            return self._cited(alone, reference, tagged)
        bodies = [body for body in self._owners(reference, tagged, nearby) if body.adopts_acts]
        if self._listed and not reference.body and self._list == (tagged.text, reference.phrase):
            # All items of a list are acts of one body.
            listed = self.context.vocabulary.bodies[next(reversed(self._listed)).body]
            bodies.insert(len(bodies) if reference.owner else 0, listed)
        fitting = [body for body in bodies if reference.body or self._can_number(body, reference.number)]
        plausible = [body for body in fitting if dated(body, reference)] or self._others(reference, tagged) or fitting
        if plausible:
            return self._cited(self._as_before(reference, bodies) or plausible[0].code, reference, tagged)
        named = dict.fromkeys(body.code for body in bodies) if reference.owner is not None else ()
        candidates = tuple(PartRef(ActKey(reference.kind, code, reference.number)) for code in named)
        return Resolution(Status.AMBIGUOUS, candidates) if candidates else UNRESOLVED

    def _as_before(self, reference: ActReference, bodies: Sequence[Body]) -> str:
        """Return whose act the number was before, where no body is named with it now: "its resolution 62/141"."""
        if reference.body or reference.owner is not None:
            return ""
        before = self._bodies.get((reference.kind, reference.number), "")
        return before if any(body.code == before for body in bodies) else ""

    def _without_year(self, reference: ActReference, tagged: Tagged) -> Resolution:
        """Return the Security Council's act of a serial whose year is left out: "resolution 2199"."""
        council = self.context.vocabulary.bodies["sc"]
        owner = self.context.meant(reference.owner.thing) if reference.owner else None
        year = council.year_of(int(reference.number))
        if year is None or council.code != (owner.code if isinstance(owner, Body) else self.context.speaker):
            return UNRESOLVED
        return self._cited(council.code, replace(reference, number=f"{reference.number}({year})"), tagged)

    def _can_number(self, body: Body, number: str) -> bool:
        """Tell whether a body numbers its acts so, and the body that speaks has done so by now."""
        if not fits(body, number):
            return False
        act = self.context.act
        if body.code != self.context.speaker or not isinstance(act, ActKey):
            return True
        now, then = (key.partition("/")[0] for key in (act.number, number))
        return not (now.isdigit() and then.isdigit()) or int(then) <= int(now)

    def _others(self, reference: ActReference, tagged: Tagged) -> list[Body]:
        """Return the bodies named before an act that may be theirs by number and date, the nearest first.

        They count where the body that speaks or is named cannot have adopted it: its sessions were in other years.
        """
        if (reference.owner is not None and not reference.shared) or not self.context.speaker:
            return []
        named = [hit.thing for hit in self.context.bodies(tagged, reference.phrase)]
        later = [hit.thing for hit in self.context.bodies(tagged, len(tagged.text))]
        return [
            body
            for body in [*named, *later, *by_shape(self.context.vocabulary, reference)]
            if body.adopts_acts and fits(body, reference.number) and dated(body, reference)
        ]

    def _cited(self, body: str, reference: ActReference, tagged: Tagged) -> Resolution:
        key = ActKey(reference.kind, body, reference.number)
        self._last[key.kind] = key
        self._bodies.setdefault((key.kind, key.number), body)
        if self._list != (tagged.text, reference.phrase):
            self._list, self._listed = (tagged.text, reference.phrase), {}
        self._listed.setdefault(key)
        return resolved(PartRef(key, reference.path))

    def _owners(self, reference: ActReference, tagged: Tagged, nearby: Sequence[Body]) -> Iterable[Body]:
        """Return the bodies whose act it may be, the likeliest first."""
        context, bodies = self.context, self.context.vocabulary.bodies
        if reference.body:
            return [bodies[reference.body]]
        own = [bodies[context.speaker]] if context.speaker else []
        if reference.owner is not None:
            meant = context.meant(reference.owner.thing)
            owner = [meant] if isinstance(meant, Body) else self._of_kind(reference)
            if not reference.shared:
                # "General Assembly and Security Council resolutions 60/180 and 1645 (2005)": whichever numbers so.
                return [*owner, *(hit.thing for hit in context.bodies(tagged, reference.phrase)[:1] if own)]
            return [*owner, *own, *by_shape(context.vocabulary, reference)]
        likely = by_shape(context.vocabulary, reference, certain=not own)
        speaker = own or likely
        if reference.own:
            others = [] if _follows_verb(tagged, reference.phrase) else context.bodies(tagged, reference.phrase)
            return [*(hit.thing for hit in others), *speaker]
        special = [bodies["ga"]] if reference.number.startswith(("S-", "ES-")) else []
        return [*nearby, *self._of_several(tagged, reference.phrase), *speaker, *special, *likely]

    def _of_kind(self, reference: ActReference) -> list[Body]:
        """Return the body that a short name can mean by the shape of the number, if the act has introduced none."""
        thing = reference.owner.thing if reference.owner else None
        likely = by_shape(self.context.vocabulary, reference)
        return [body for body in likely if isinstance(thing, ShortName) and body in thing.things]

    def _of_several(self, tagged: Tagged, start: int) -> list[Body]:
        """Return of which body's acts this is one: "all resolutions of the Commission, the last of which was"."""
        if not _ONE_OF.search(tagged.text, max(0, start - _NEAR), start):
            return []
        bodies = self.context.bodies(tagged, start)
        return [hit.thing for hit in bodies if tagged.text.endswith(_ACTS_OF, 0, hit.start)][:1]


def _follows_verb(tagged: Tagged, start: int) -> bool:
    """Tell whether "its" is the object of the paragraph's own verb ("recalls its resolution"): then the act speaks."""
    window = tagged.text[max(0, start - _NEAR) : start]
    end = start - len(window) + len(_ALSO.sub("", window.rstrip()))
    nearest = next(hits_before(tagged.words, end), None)
    return nearest is not None and nearest.end == end and isinstance(nearest.thing, Verb)


def _adopts_nothing(thing: Named | ShortName) -> bool:
    """Tell whether a body named beside an act is not whose it is: "resolution 724 (1991) of the United Nations"."""
    return isinstance(thing, Body) and not thing.adopts_acts


def _around(path: Path) -> Path:
    """Return the sections and annexes that a part stands in.

    >>> _around(("annex", "1", "sec", "II", "para", "3", "a")), _around(("op", "3"))
    (('annex', '1', 'sec', 'II'), ())
    """
    end = 0
    while path[end : end + 1] and path[end] in {"sec", "annex"}:
        end += 2
    return path[:end]
