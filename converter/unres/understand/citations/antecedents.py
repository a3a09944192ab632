"""Remembers the acts that an act has cited, for words that mean one or several of them again: "those resolutions"."""

from dataclasses import dataclass, field
from typing import Final

from unres.model import ActKey, ActKind
from unres.understand.citations.references import BackReference

_FEWEST: Final = 2
"""How many acts are several."""


@dataclass(slots=True)
class Antecedents:
    """The acts cited so far: the last one, those of the last list, those of one paragraph.

    >>> cited, first, second = Antecedents(), ActKey(ActKind.RESOLUTION, "hrc", "5/1"), None
    >>> cited.add(first, "Recalling resolutions", 10)
    >>> cited.meant(BackReference(0, 0), "") == (first,), cited.meant(BackReference(0, 0, many=True), "")
    (True, ())
    """

    _last: dict[ActKind, ActKey] = field(default_factory=dict)
    """The act of each kind that was cited last."""
    _list: tuple[str, int] = ("", -1)
    """The text of the list that was read last, and where its phrase begins."""
    _listed: dict[ActKey, None] = field(default_factory=dict)
    """The acts of that list, in order."""
    _text: str = ""
    """The text that was the last to cite an act."""
    _named: dict[ActKey, None] = field(default_factory=dict)
    """The acts that it has cited, in order."""
    _several: dict[ActKind, tuple[ActKey, ...]] = field(default_factory=dict)
    """The acts of each kind that were last cited together in one paragraph."""

    def add(self, key: ActKey, text: str, phrase: int) -> None:
        """Remember an act that a text cites in the phrase that begins at `phrase`."""
        self._last[key.kind] = key
        if self._list != (text, phrase):
            self._list, self._listed = (text, phrase), {}
        self._listed.setdefault(key)
        if self._text != text:
            self._several = {kind: self._last_together(kind) for kind in ActKind}
            self._text, self._named = text, {}
        self._named.setdefault(key)

    def before_in_list(self, text: str, phrase: int) -> ActKey | None:
        """Return the act that stands before the next one in the same list, if there is one."""
        return next(reversed(self._listed)) if self._listed and self._list == (text, phrase) else None

    def meant(self, reference: BackReference, text: str) -> tuple[ActKey, ...]:
        """Return the acts that words of a text mean by pointing back: none if that is not certain.

        Several are those of the last list; else those that the same text has cited; else, if the words say that they
        stand above, those that were last cited together.
        """
        kind = reference.kind
        if not reference.many:
            return (self._last[kind],) if kind in self._last else ()
        together = (
            self._of_kind(self._listed, kind),
            self._of_kind(self._named, kind) if self._text == text else (),
            self._last_together(kind) if reference.above else (),
        )
        return next((acts for acts in together if len(acts) >= _FEWEST), ())

    def _last_together(self, kind: ActKind) -> tuple[ActKey, ...]:
        """Return the acts of a kind that a text cited together last."""
        alike = self._of_kind(self._named, kind)
        return alike if len(alike) >= _FEWEST else self._several.get(kind, ())

    @staticmethod
    def _of_kind(acts: dict[ActKey, None], kind: ActKind) -> tuple[ActKey, ...]:
        return tuple(act for act in acts if act.kind is kind)
