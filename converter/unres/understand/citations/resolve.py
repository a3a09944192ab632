"""Finds what references point to: "its", short names, list items, back references.

Nothing is guessed: a reference whose body or name has no certain reading stays ambiguous, with the candidates.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from unres.model import (
    ActKey,
    DocumentRef,
    InstrumentRef,
    PartRef,
    Path,
    PieceKey,
    PublicationRef,
    Status,
    Target,
    TreatyRef,
    whole_of,
)
from unres.understand.citations.references import (
    ActReference,
    ArticleReference,
    BackReference,
    DocumentReference,
    GroupReference,
    HeadReference,
    NameReference,
    NotedReference,
    ProtocolsReference,
    PublicationReference,
    RecordsReference,
    Reference,
    SelfReference,
    TitleReference,
    TreatySeriesReference,
)
from unres.understand.citations.titles import HEADS, heads_of
from unres.understand.citations.whose import by_shape, dated, fits, only_body
from unres.understand.names import Hit, ShortName, Tagged
from unres.vocabulary import Body, Instrument, Named, Treaty, TreatyGroup, Verb, Vocabulary, fold, load


@dataclass(frozen=True, slots=True)
class Resolution:
    """A reference with its target, or the candidates for it."""

    status: Status
    targets: tuple[Target, ...]
    """Of a resolved reference what it points to (several for a group); of an ambiguous one the candidates."""


_SUBJECT_WORDS: Final = 5
"""How many words tell which of several protocols is meant: "on the involvement of children"."""
_ONE_OF: Final = re.compile(
    r"(?:of\swhich\s(?:was|is|being)|,\s(?:including|in\sparticular|notably|especially|most\srecently))\s(?:in\s)?$"
)
"""What stands before one act of several."""
_ACTS_OF: Final = ("esolutions of the ", "ecisions of the ")
_NEAR: Final = 40
_MANY: Final = frozenset({"Political Declaration", "Ministerial Declaration", "Joint Statement", "Plan of Action"})
"""Short titles that many instruments have: they mean one that the text has named, or none for certain."""
_SHORT: Final = 5
"""How many words a short form of a title has at most."""
UNRESOLVED: Final = Resolution(Status.UNRESOLVED, ())


def _resolved(*targets: Target) -> Resolution:
    return Resolution(Status.RESOLVED, targets)


def _known(target: Target | None) -> Resolution:
    return UNRESOLVED if target is None else _resolved(target)


@dataclass(slots=True)
class Context:
    """What an act has said so far: who speaks, what has been named in full, which acts have been cited."""

    vocabulary: Vocabulary
    speaker: str
    """Code of the body whose act it is; empty if unknown."""
    named: dict[Named, int] = field(default_factory=dict)
    """Everything named in full so far, and when: the highest number was named last."""
    cited: list[ActKey] = field(default_factory=list)
    act: PieceKey | None = None
    """The act that speaks: "the present resolution"."""
    paths: frozenset[Path] = frozenset()
    """The places that the act has."""
    here: Path = ()
    """The part that is read."""
    article: Target | None = None
    """The article cited last."""
    titled: list[tuple[str, Target, Path]] = field(default_factory=list)
    """The treaties and instruments cited so far: title, target, and the part that cites it."""
    group: tuple[Target, ...] = ()
    """The treaties of the group named last."""
    _list: tuple[str, int] = ("", -1)
    _listed: list[ActKey] = field(default_factory=list)
    _clock: int = 0

    def note_names(self, tagged: Tagged) -> None:
        """Remember the full names in a text."""
        for hit in tagged.names:
            if not isinstance(hit.thing, ShortName):
                self._clock += 1
                self.named[hit.thing] = self._clock
                if isinstance(hit.thing, Body) and (treaty := treaty_of(hit.thing.name)):
                    self.named[treaty] = self._clock

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

    def resolve(  # noqa: C901, PLR0911, PLR0912  # one case a way of referring
        self, reference: Reference, tagged: Tagged, *, nearby: Sequence[Body] = ()
    ) -> Resolution:
        """Return what a reference of a text points to.

        `nearby` are bodies named around the text, nearest first: for a note, those of the paragraph it belongs to.
        """
        match reference:
            case ActReference():
                return self._act(reference, tagged, nearby)
            case NameReference():
                return self._name(reference, tagged)
            case DocumentReference():
                return _resolved(DocumentRef(reference.symbol, reference.path))
            case TreatySeriesReference():
                return _resolved(TreatyRef(reference.number))
            case SelfReference():
                return self._own_part(reference)
            case BackReference():
                return self._back(reference)
            case HeadReference():
                return self._head(reference)
            case TitleReference():
                return self._title(reference, tagged)
            case GroupReference():
                return _resolved(*self._together(reference.treaties))
            case ProtocolsReference():
                return self._protocols(reference, tagged.text)
            case ArticleReference():
                return _known(self.article)
            case NotedReference():
                return _known(reference.target)
            case PublicationReference():
                return _known(PublicationRef(reference.number) if reference.number else None)
            case RecordsReference():
                return UNRESOLVED
        raise TypeError(f"no rule for {reference!r}")

    def is_common_noun(self, reference: Reference, text: str) -> bool:
        """Tell whether words that can be a reference are none here: "Declaration", and nothing that it stands for.

        A short name with a number ("1988 Convention") is a name all the same.
        """
        if isinstance(reference, NameReference):
            return self._is_unnamed(reference, text[reference.start : reference.end])
        if isinstance(reference, TitleReference) and reference.gloss:
            return self._gloss(text[reference.start : reference.end])
        if isinstance(reference, SelfReference):
            return reference.bare and self._own_path(reference.path) not in self.paths
        if isinstance(reference, (HeadReference, BackReference, ArticleReference, GroupReference)):
            resolution = self.resolve(reference, Tagged(text, (), ()))
            return not resolution.targets
        return False

    def _gloss(self, words: str) -> bool:
        """Remember that words are another name for what was cited last: "… in Latin America (Escazú Agreement)"."""
        if self.titled:
            self.titled.append((words, *self.titled[-1][1:]))
        return bool(self.titled)

    def _is_unnamed(self, reference: NameReference, words: str) -> bool:
        thing = reference.thing
        if not isinstance(thing, ShortName) or any(letter.isdigit() for letter in words):
            return False
        noun = _noun(words)
        return (self.meant(thing) or _alone(thing, words) or (noun and self._by_head(noun)) or None) is None

    # --- Names and nouns ---------------------------------------------------------------------------------------

    def _head(self, reference: HeadReference) -> Resolution:
        target = self._by_head(reference.head)
        return self._titled(target, reference.article) if target else UNRESOLVED

    def _title(self, reference: TitleReference, tagged: Tagged) -> Resolution:
        words = tagged.text[reference.start : reference.end]
        known = self._shortened(words)
        if known is not None:
            return self._titled(known, reference.article)
        return self._note_title(words, InstrumentRef(reference.slug, reference.article))

    def _shortened(self, words: str) -> Target | None:
        """Return what a short form stands for: "Peace Agreement" after "Agreement on Peace and Reconciliation"."""
        parts = words.split()
        if len(parts) > _SHORT:
            return None
        return next(
            (
                target
                for title, target, _ in reversed(self.titled)
                if len(title) >= len(words) and set(parts) <= set(title.replace(",", "").split())
            ),
            None,
        )

    def _name(self, reference: NameReference, tagged: Tagged) -> Resolution:
        if reference.thing is None:
            return UNRESOLVED
        words = tagged.text[reference.start : reference.end]
        meant = self.meant(reference.thing) or _alone(reference.thing, words)
        if meant is None:
            noun = _noun(words)
            last = self._by_head(noun) if noun else None
            if last is not None:
                return self._titled(last, reference.article)
            # A short name that nothing has introduced: what it may stand for is said, not chosen.
            things = reference.thing.things if isinstance(reference.thing, ShortName) else ()
            return Resolution(Status.AMBIGUOUS, tuple(t for each in things for t in _targets(each, reference.article)))
        targets = _targets(meant, reference.article)
        if isinstance(meant, TreatyGroup):
            self.group = targets
        elif targets:
            self._note_title(_title_of(meant, words), targets[0])
        return _resolved(*targets)

    def _note_title(self, title: str, target: Target) -> Resolution:
        if isinstance(target, TreatyRef | InstrumentRef) and target.article:
            self.article = target
        self.titled.append((title, whole_of(target) or target, self.here))
        return _resolved(target)

    def _titled(self, target: Target, article: str) -> Resolution:
        if article and isinstance(target, TreatyRef | InstrumentRef):
            self.article = target = replace(target, article=article)
        return _resolved(target)

    def _by_head(self, head: str) -> Target | None:
        """Return the treaty or instrument cited last that a noun can stand for."""
        if not head:
            return self.titled[-1][1] if self.titled and self.titled[-1][2] == self.here else None
        return next((target for title, target, _ in reversed(self.titled) if head in heads_of(title)), None)

    def _together(self, treaties: bool) -> tuple[Target, ...]:
        """Return what was named together last: in one part several, or as a group; `treaties` leaves out all else."""
        if treaties and self.group:
            return self.group
        parts = dict.fromkeys(part for _, _, part in reversed(self.titled))
        for part in parts:
            targets = dict.fromkeys(target for _, target, other in self.titled if other == part)
            if treaties:
                targets = dict.fromkeys(target for target in targets if isinstance(target, TreatyRef))
            if len(targets) > 1:
                return tuple(targets)
        return ()

    def _protocols(self, reference: ProtocolsReference, text: str) -> Resolution:
        if not self.titled:
            return UNRESOLVED
        _, treaty, _ = self.titled[-1]
        protocols = self.vocabulary.protocols().get(treaty, ())
        subject = " ".join(text[reference.end :].split(",", maxsplit=1)[0].split()[:_SUBJECT_WORDS])
        chosen = [target for title, target in protocols if subject and subject in title]
        if not chosen and reference.optional:
            chosen = [target for title, target in protocols if "Optional" in title]
        return _resolved(*(chosen or [target for _, target in protocols])) if protocols else UNRESOLVED

    # --- Acts --------------------------------------------------------------------------------------------------

    def _own_part(self, reference: SelfReference) -> Resolution:
        if self.act is None:
            return UNRESOLVED
        path = self._own_path(reference.path)
        if path and path not in self.paths and not isinstance(self.act, ActKey):
            return UNRESOLVED
        return _resolved(PartRef(self.act, path))

    def _own_path(self, path: Path) -> Path:
        """Return the place that a pinpoint means where it is said: first in the same annex or section."""
        if not path or path[0] == "annex":
            return path
        if path[0] == "op" and not path[1].isdigit():  # "subparagraph (a) above"
            return (*self.here[:-1], *path[1:])
        around = _around(self.here)
        inside = (*around, "para" if "annex" in around else path[0], *path[1:])
        return inside if inside in self.paths else path

    def _back(self, reference: BackReference) -> Resolution:
        if reference.many and len(self._listed) > 1 and self._listed[-1].kind is reference.kind:
            return _resolved(*(PartRef(key) for key in self._listed))
        last = next((key for key in reversed(self.cited) if key.kind is reference.kind), None)
        if last is None or reference.many:
            return UNRESOLVED
        return _resolved(PartRef(last, reference.path))

    def _act(self, reference: ActReference, tagged: Tagged, nearby: Sequence[Body]) -> Resolution:
        alone = only_body(reference.number)
        if alone and (reference.owner is None or alone != "sc" or _adopts_nothing(reference.owner.thing)):
            return self._cited(ActKey(reference.kind, alone, reference.number), reference, tagged)
        bodies = [body for body in self._owners(reference, tagged, nearby) if body.adopts_acts]
        if self._listed and not reference.body and self._list == (tagged.text, reference.phrase):
            # All items of a list are acts of one body.
            bodies.insert(len(bodies) if reference.owner else 0, self.vocabulary.bodies[self._listed[-1].body])
        fitting = [body for body in bodies if reference.body or self._can_number(body, reference.number)]
        plausible = [body for body in fitting if dated(body, reference)] or self._others(reference, tagged) or fitting
        if not plausible:
            candidates = tuple(PartRef(ActKey(reference.kind, body.code, reference.number)) for body in bodies)
            return Resolution(Status.AMBIGUOUS, candidates) if candidates else UNRESOLVED
        return self._cited(ActKey(reference.kind, plausible[0].code, reference.number), reference, tagged)

    def _can_number(self, body: Body, number: str) -> bool:
        """Tell whether a body numbers its acts so, and the body that speaks has done so by now."""
        if not fits(body, number):
            return False
        if body.code != self.speaker or not isinstance(self.act, ActKey):
            return True
        now, then = (key.partition("/")[0] for key in (self.act.number, number))
        return not (now.isdigit() and then.isdigit()) or int(then) <= int(now)

    def _others(self, reference: ActReference, tagged: Tagged) -> list[Body]:
        """Return the bodies named before an act that may be theirs by number and date, the nearest first.

        They count where the body that speaks or is named cannot have adopted it: its sessions were in other years.
        """
        if reference.owner is not None and not reference.shared:
            return []
        if not self.speaker:
            return []
        named = [hit.thing for hit in self.bodies(tagged, reference.phrase)]
        later = [hit.thing for hit in self.bodies(tagged, len(tagged.text))]
        return [
            body
            for body in [*named, *later, *by_shape(self.vocabulary, reference)]
            if body.adopts_acts and fits(body, reference.number) and dated(body, reference)
        ]

    def _cited(self, key: ActKey, reference: ActReference, tagged: Tagged) -> Resolution:
        self.cited.append(key)
        if self._list != (tagged.text, reference.phrase):
            self._list, self._listed = (tagged.text, reference.phrase), []
        if key not in self._listed:
            self._listed.append(key)
        return _resolved(PartRef(key, reference.path))

    def _owners(self, reference: ActReference, tagged: Tagged, nearby: Sequence[Body]) -> Iterable[Body]:
        """Return the bodies whose act it may be, the likeliest first."""
        bodies = self.vocabulary.bodies
        if reference.body:
            return [bodies[reference.body]]
        if reference.owner is not None:
            meant = self.meant(reference.owner.thing)
            owner = [meant] if isinstance(meant, Body) else []
            if not reference.shared:
                # "General Assembly and Security Council resolutions 60/180 and 1645 (2005)": whichever numbers so.
                return [*owner, *(hit.thing for hit in self.bodies(tagged, reference.phrase)[:1] if self.speaker)]
            return [*owner, *([bodies[self.speaker]] if self.speaker else []), *by_shape(self.vocabulary, reference)]
        likely = by_shape(self.vocabulary, reference, certain=not self.speaker)
        speaker = [bodies[self.speaker]] if self.speaker else likely
        special = [bodies["ga"]] if reference.number.startswith(("S-", "ES-")) else []
        if reference.own and not _follows_verb(tagged, reference.phrase):
            return [hit.thing for hit in self.bodies(tagged, reference.phrase)] + speaker
        if reference.own:
            return speaker
        return [*nearby, *self._of_several(tagged, reference.phrase), *speaker, *special, *likely]

    def _of_several(self, tagged: Tagged, start: int) -> list[Body]:
        """Return of which body's acts this is one: "all resolutions of the Commission, the last of which was"."""
        if not _ONE_OF.search(tagged.text, max(0, start - _NEAR), start):
            return []
        bodies = self.bodies(tagged, start)
        return [hit.thing for hit in bodies if tagged.text.endswith(_ACTS_OF, 0, hit.start)][:1]


def _follows_verb(tagged: Tagged, start: int) -> bool:
    """Tell whether "its" is the object of the paragraph's own verb ("recalls its resolution"): then the act speaks."""
    before = tagged.text[:start].rstrip()
    trimmed = len(re.sub(r"(?:\s(?:also|further|that in|in))+$", "", before))
    return any(hit.end == trimmed and isinstance(hit.thing, Verb) for hit in tagged.words)


def _adopts_nothing(thing: Named | ShortName) -> bool:
    """Tell whether a body named beside an act is not whose it is: "resolution 724 (1991) of the United Nations"."""
    return isinstance(thing, Body) and not thing.adopts_acts


@lru_cache(maxsize=1024)
def treaty_of(name: str) -> Named | None:
    """Return the treaty whose parties a body of this name is: "Conference of the Parties to the Convention on …"."""
    _, _, title = name.partition("arties to the ")
    thing = load().names().get(fold(title)) if title else None
    return thing if isinstance(thing, Treaty) else None


def _around(path: Path) -> Path:
    """Return the sections and annexes that a part stands in.

    >>> _around(("annex", "1", "sec", "II", "para", "3", "a")), _around(("op", "3"))
    (('annex', '1', 'sec', 'II'), ())
    """
    end = 0
    while path[end : end + 1] and path[end] in {"sec", "annex"}:
        end += 2
    return path[:end]


def _noun(words: str) -> str:
    """Return the noun by which words may name an instrument: they are nothing but that noun."""
    return words if words in HEADS else ""


def _alone(thing: Named | ShortName, words: str) -> Named | None:
    """Return what a short title of several words stands for, if it can only be one thing: "Universal Declaration"."""
    named = isinstance(thing, ShortName) and thing.capital and len(thing.things) == 1 and " " in words
    return thing.things[0] if isinstance(thing, ShortName) and named and words not in _MANY else None


def _title_of(thing: Named, words: str) -> str:
    return thing.title if isinstance(thing, Treaty | Instrument) else words


def _targets(thing: Named, article: str) -> tuple[Target, ...]:
    if isinstance(thing, Treaty):
        return (TreatyRef(thing.number, article),)
    if isinstance(thing, TreatyGroup):
        return thing.members
    if isinstance(thing, Instrument):
        return (InstrumentRef(thing.slug, article),)
    return ()
