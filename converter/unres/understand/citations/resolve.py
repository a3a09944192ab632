"""Finds what references point to: "its", short names, list items, back references.

Nothing is guessed: a reference whose body or name has no certain reading stays ambiguous, with the candidates.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Final

from unres.model import (
    DocumentRef,
    InstrumentRef,
    Path,
    PieceKey,
    PublicationRef,
    Status,
    Target,
    TreatyRef,
)
from unres.understand.citations.heads import HEADS
from unres.understand.citations.introduced import Introduced
from unres.understand.citations.numbered import Numbered
from unres.understand.citations.outcome import UNRESOLVED, Resolution
from unres.understand.citations.outcome import known as _known
from unres.understand.citations.outcome import resolved as _resolved
from unres.understand.citations.references import (
    ActReference,
    ArticleReference,
    BackReference,
    DocumentReference,
    ForeignReference,
    GroupReference,
    HeadReference,
    NameReference,
    NotedReference,
    ProtocolsReference,
    PublicationReference,
    Reference,
    SelfReference,
    TitleReference,
    TreatySeriesReference,
)
from unres.understand.citations.titles import slug_of_title
from unres.understand.names import Hit, ShortName, Tagged, hits_before
from unres.vocabulary import Body, Instrument, Named, Treaty, TreatyGroup, Vocabulary, fold, load

_SUBJECT_WORDS: Final = 5
"""How many words tell which of several protocols is meant: "on the involvement of children"."""
_MOST_NAMES: Final = 100
"""How many names before a number it is worth looking at."""
_MANY: Final = frozenset({"Political Declaration", "Ministerial Declaration", "Joint Statement", "Plan of Action"})
"""Short titles that many instruments have: they mean one that the text has named, or none for certain."""
_YEAR_ONLY: Final = re.compile(r"\d{4}\s[A-Z]\w+")
"""A noun of titles with a year: it says which of those that were named is meant, and is no title by itself."""

_PROVISIONAL: Final = "sc"
"""The body whose own rules of procedure are provisional; elsewhere these are a draft."""


@dataclass(slots=True)
class Context:
    """What an act has said so far: who speaks, what has been named in full, which acts have been cited."""

    vocabulary: Vocabulary
    speaker: str
    """Code of the body whose act it is; empty if unknown."""
    named: dict[Named, int] = field(default_factory=dict)
    """Everything named in full so far, and when: the highest number was named last."""
    act: PieceKey | None = None
    """The act that speaks: "the present resolution"."""
    paths: frozenset[Path] = frozenset()
    """The places that the act has."""
    here: Path = ()
    """The part that is read."""
    introduced: Introduced = field(default_factory=Introduced)
    """The treaties and instruments cited so far."""
    numbered: Numbered = field(init=False)
    """The acts cited so far by number."""
    _clock: int = 0

    def __post_init__(self) -> None:
        """Begin with no act cited."""
        self.numbered = Numbered(self)

    def note_names(self, tagged: Tagged) -> None:
        """Remember the full names in a text."""
        for _, _, thing in tagged.names:
            if not isinstance(thing, ShortName):
                self._clock += 1
                self.named[thing] = self._clock
                for joined in joined_to(thing):
                    self.named[joined] = self._clock

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
        for hit in islice(hits_before(tagged.names, end), _MOST_NAMES):
            thing = self.meant(hit.thing)
            if isinstance(thing, Body):
                found.append(Hit(hit.start, hit.end, thing))
        return found

    # --- References --------------------------------------------------------------------------------------------

    def resolve(  # noqa: C901, PLR0911, PLR0912  # one case a way of referring
        self, reference: Reference, tagged: Tagged, *, nearby: Sequence[Body] = ()
    ) -> Resolution:
        """Return what a reference of a text points to.

        `nearby` are bodies named around the text, nearest first: for a note, those of the paragraph it belongs to.
        """
        match reference:
            case ActReference():
                return self.numbered.act(reference, tagged, nearby)
            case NameReference():
                return self._name(reference, tagged)
            case DocumentReference():
                return _resolved(DocumentRef(reference.symbol, reference.path))
            case TreatySeriesReference():
                treaty = TreatyRef(reference.number) if reference.number else self.vocabulary.printed_at(reference.page)
                return _known(treaty)
            case ForeignReference():
                return UNRESOLVED
            case SelfReference():
                return self.numbered.own_part(reference)
            case BackReference():
                return self.numbered.back(reference, tagged.text)
            case HeadReference():
                return self._head(reference)
            case TitleReference():
                return self._title(reference, tagged)
            case GroupReference():
                return _resolved(*self.introduced.together(treaties=reference.treaties))
            case ProtocolsReference():
                return self._protocols(reference, tagged.text)
            case ArticleReference():
                return _known(self.introduced.article)
            case NotedReference():
                return _known(reference.target)
            case PublicationReference():
                return _known(PublicationRef(reference.number) if reference.number else None)
        raise TypeError(f"no rule for {reference!r}")

    def is_common_noun(self, reference: Reference, text: str) -> bool:
        """Tell whether words that can be a reference are none here: "Declaration", and nothing that it stands for.

        A short name with a number ("1988 Convention") is a name all the same.
        """
        if isinstance(reference, (NameReference, TitleReference, HeadReference)) and self.introduced.is_gloss(
            reference, text
        ):
            return True
        words = text[reference.start : reference.end]
        match reference:
            case NameReference(mentioned=True):
                self.resolve(reference, Tagged(text, (), ()))  # "the Treaty" may mean it from now on
                common = True
            case NameReference():
                common = self._is_unnamed(reference, words)
            case TitleReference():
                year_only = _YEAR_ONLY.fullmatch(words) is not None and self.introduced.shortened(words) is None
                common = year_only or (not reference.slug and not reference.rules_of and self.speaker != _PROVISIONAL)
            case SelfReference():
                common = not self.numbered.is_told(reference)
            case HeadReference() | BackReference() | ArticleReference() | GroupReference():
                common = not self.resolve(reference, Tagged(text, (), ())).targets
            case _:
                common = False
        return common

    def _is_unnamed(self, reference: NameReference, words: str) -> bool:
        thing = reference.thing
        if not isinstance(thing, ShortName) or any(letter.isdigit() for letter in words):
            return False
        return not (self.meant(thing) or _alone(thing, words) or self.introduced.defined(words) or self._last(words))

    # --- Names and nouns ---------------------------------------------------------------------------------------

    def _last(self, words: str) -> Target | None:
        """Return what was cited last of those that words can stand for, if they are nothing but a noun of titles."""
        return self.introduced.by_head(words, self.here) if words in HEADS else None

    def _head(self, reference: HeadReference) -> Resolution:
        target = self.introduced.by_head(reference.head, self.here)
        return self._titled(target, reference.article) if target else UNRESOLVED

    def _title(self, reference: TitleReference, tagged: Tagged) -> Resolution:
        words = tagged.text[reference.start : reference.end]
        if not reference.slug:
            return self._rules(reference)
        known = self.introduced.shortened(words)
        target = known or self.introduced.text_of(InstrumentRef(reference.slug))
        if known is None:
            self.introduced.add(words, target, self.here)
        self.introduced.printed(tagged.text, reference.start, reference.end, (target,), self.here)
        return self._titled(target, reference.article)

    def _rules(self, reference: TitleReference) -> Resolution:
        """Return the rules of procedure of the body that is named, or that speaks."""
        speaker = self.vocabulary.bodies.get(self.speaker)
        body = self.meant(reference.rules_of.thing) if reference.rules_of else speaker
        if not isinstance(body, Body):
            return UNRESOLVED
        title = f"rules of procedure of the {body.name}"
        self.introduced.add(title, target := InstrumentRef(slug_of_title(title)), self.here)
        return _resolved(target)

    def _name(self, reference: NameReference, tagged: Tagged) -> Resolution:
        if reference.thing is None:
            return UNRESOLVED
        words = tagged.text[reference.start : reference.end]
        name = words.rpartition(" the ")[2] if reference.article else words
        meant = self.meant(reference.thing) or _alone(reference.thing, words)
        defined = self.introduced.defined(name) if isinstance(reference.thing, ShortName) else ()
        if defined:
            return _resolved(*(self.introduced.with_article(each, reference.article) for each in defined))
        if meant is None:
            last = self._last(words)
            if last is not None:
                return self._titled(last, reference.article)
            # A short name that nothing has introduced: what it may stand for is said, not chosen.
            things = reference.thing.things if isinstance(reference.thing, ShortName) else ()
            return Resolution(Status.AMBIGUOUS, tuple(t for each in things for t in _targets(each, reference.article)))
        targets = _targets(meant, reference.article)
        if isinstance(meant, TreatyGroup):
            self.introduced.group = targets
        elif targets:
            for title in dict.fromkeys((words, _title_of(meant, words))):
                self.introduced.add(title, targets[0], self.here)
        self.introduced.printed(tagged.text, reference.start, reference.end, targets, self.here)
        return _resolved(*targets)

    def _titled(self, target: Target, article: str) -> Resolution:
        return _resolved(self.introduced.with_article(target, article))

    def _protocols(self, reference: ProtocolsReference, text: str) -> Resolution:
        if not self.introduced.titled:
            return UNRESOLVED
        _, treaty, _ = self.introduced.titled[-1]
        protocols = self.vocabulary.protocols().get(treaty, ())
        subject = " ".join(text[reference.end :].split(",", maxsplit=1)[0].split()[:_SUBJECT_WORDS])
        chosen = [target for title, target in protocols if subject and subject in title]
        if not chosen and reference.optional:
            chosen = [target for title, target in protocols if "Optional" in title]
        return _resolved(*(chosen or [target for _, target in protocols])) if protocols else UNRESOLVED


def joined_to(thing: Named) -> tuple[Named, ...]:
    """Return what is named with a thing: the treaty of a conference of its parties, and the conference of a treaty."""
    return _treaties_and_conferences().get(thing, ()) if isinstance(thing, Body | Treaty) else ()


@lru_cache(maxsize=1)
def _treaties_and_conferences() -> dict[Named, tuple[Named, ...]]:
    """Return conference → its treaty, and back: "Conference of the Parties to the Convention on …" names both."""
    joined: dict[Named, tuple[Named, ...]] = {}
    for body in load().bodies.values():
        _, _, title = body.name.partition("arties to the ")
        treaty = load().names().get(fold(title)) if title else None
        if isinstance(treaty, Treaty):
            joined[body] = (treaty,)
            joined[treaty] = (*joined.get(treaty, ()), body)
    return joined


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
