"""Remembers what an act has introduced by name, so that short forms find it: "the Agreement", "the JPA", "the compact".

What a text says in brackets that it will call a thing ("(“the Agreement”)") goes before what was merely named last.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from unres.model import InstrumentRef, Path, Target, TreatyRef, whole_of
from unres.understand.citations.aliases import alias_after
from unres.understand.citations.heads import heads_of, small_head_of
from unres.understand.citations.references import NotedReference, Reference
from unres.understand.citations.taken import Taken

_SHORT: Final = 5
"""How many words a short form of a title has at most."""
_SAID_OF_IT: Final = (" regarding ", " concerning ", " relating ", " with ")
_GOES_ON: Final = re.compile(
    r"[\w-]|\s(?:of|on|for|between|reached|signed|concluded|concerning|contained|set|adopted)\b"
)
"""What follows a noun in small letters that is not, by itself, what was named before."""


@dataclass(slots=True)
class Introduced:
    """The treaties and instruments that an act has cited so far, and the short names that it has given to them."""

    titled: list[tuple[str, Target, Path]] = field(default_factory=list)
    """Title, target, and the part that cites it."""
    article: Target | None = None
    """The article cited last."""
    group: tuple[Target, ...] = ()
    """The treaties of the group named last."""
    _defined: dict[str, tuple[Target, ...]] = field(default_factory=dict)
    """What the text says that it calls what."""
    _again: dict[str, tuple[Target, ...]] = field(default_factory=dict)
    """Abbreviations, and nouns in small letters, which are looked for in the text."""
    _texts: dict[Target, Target] = field(default_factory=dict)
    """An instrument that no vocabulary lists, and the act, document or treaty that a note gives for it."""
    _gloss: tuple[str, int, int] = ("", 0, 0)

    # --- What is introduced --------------------------------------------------------------------------------------

    def add(self, title: str, target: Target, here: Path) -> None:
        """Remember what was cited by its title, or the article of it."""
        if isinstance(target, TreatyRef | InstrumentRef) and target.article:
            self.article = target
        self.titled.append((title, whole_of(target) or target, here))

    def printed(self, text: str, start: int, end: int, targets: Sequence[Target], here: Path) -> None:
        """Remember how a text prints what it cites, and the short name that it gives to it behind."""
        wholes = tuple(whole_of(each) or each for each in targets)
        small = small_head_of(text[start:end])
        if small:
            self._again[small] = wholes
        alias = alias_after(text, end)
        if alias is None or not wholes:
            return
        self._gloss = (text, alias.start, alias.end)
        self._defined[alias.words] = wholes
        if alias.letters:
            self._again[alias.words] = wholes
        elif len(wholes) == 1:
            self.titled.append((alias.words, wholes[0], here))

    def is_gloss(self, reference: Reference, text: str) -> bool:
        """Tell whether words only say in brackets how what stands before them is called."""
        where, start, end = self._gloss
        return start < reference.start and reference.end <= end and where == text

    def stands_in(self, title: Target, container: Target) -> None:
        """Remember where the text of an instrument stands that no vocabulary lists: it is cited by that from now on."""
        self._texts[title] = container
        self.titled = [(words, self.text_of(target), part) for words, target, part in self.titled]
        for names in (self._defined, self._again):
            names.update({words: tuple(map(self.text_of, targets)) for words, targets in names.items()})

    def text_of(self, target: Target) -> Target:
        """Return what a note has given for an instrument, or the instrument itself."""
        return self._texts.get(whole_of(target) or target, target)

    # --- What short forms mean -----------------------------------------------------------------------------------

    def defined(self, words: str) -> tuple[Target, ...]:
        """Return what the text has said that it calls so."""
        return self._defined.get(words, ())

    def by_head(self, head: str, here: Path) -> Target | None:
        """Return the treaty or instrument that a noun can stand for: what was so defined, or was cited last."""
        if not head:
            return self.titled[-1][1] if self.titled and self.titled[-1][2] == here else None
        if len(self.defined(head)) == 1:
            return self.defined(head)[0]
        return next((target for title, target, _ in reversed(self.titled) if head in heads_of(title)), None)

    def shortened(self, words: str) -> Target | None:
        """Return what a short form stands for: "Peace Agreement" after "Agreement on Peace and Reconciliation"."""
        for name, targets in self._defined.items():
            # "the Peace Agreement regarding the High Representative’s role": what follows is said of it.
            if len(targets) == 1 and (
                words == name or words.startswith(tuple(f"{name}{more}" for more in _SAID_OF_IT))
            ):
                return targets[0]
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

    def with_article(self, target: Target, article: str) -> Target:
        """Return an article of a treaty or instrument, and remember it; the whole if there is none."""
        if article and isinstance(target, TreatyRef | InstrumentRef):
            self.article = target = replace(target, article=article)
        return target

    def together(self, *, treaties: bool) -> tuple[Target, ...]:
        """Return what was named together last: in one part several, or as a group; `treaties` leaves out all else."""
        if treaties and self.group:
            return self.group
        for part in dict.fromkeys(part for _, _, part in reversed(self.titled)):
            targets = dict.fromkeys(target for _, target, other in self.titled if other == part)
            if treaties:
                targets = dict.fromkeys(target for target in targets if isinstance(target, TreatyRef))
            if len(targets) > 1:
                return tuple(targets)
        return ()

    def again(self, text: str, found: Sequence[Reference]) -> list[NotedReference]:
        """Return what a text cites by abbreviations and nouns in small letters: "the JPA", "the compact"."""
        cited: list[NotedReference] = []
        if not self._again:
            return cited
        taken = Taken((each.start, each.end) for each in found)
        for words, targets in self._again.items():
            at = text.find(f"the {words}")
            while at >= 0:
                start, end = at + len("the "), at + len("the ") + len(words)
                goes_on = text[end : end + 1].isalnum() if words[0].isupper() else _GOES_ON.match(text, end)
                gloss = self._gloss[0] == text and self._gloss[1] < start < self._gloss[2]
                if not (taken.overlaps(start, end) or goes_on or gloss):
                    cited.extend(NotedReference(start, end, target=each) for each in targets)
                at = text.find(f"the {words}", end)
        return cited
