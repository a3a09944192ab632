"""Finds the words that a note explains: "the report of the Secretary-General", whose symbol only the note tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from unres.model import DocumentRef, Target
from unres.understand.citations.carriers import describes
from unres.understand.citations.references import DocumentReference, NotedReference, Reference
from unres.understand.citations.renamed import Renamed
from unres.understand.citations.text_nouns import first_noun
from unres.understand.names import Hit, Tagged, Word
from unres.vocabulary import Verb

_CONTAINED: Final = re.compile(
    r"\b(?:contained|set\sout|outlined|expressed|made|reflected|embodied|reproduced|described|stated|presented)\sin\s"
)
"""What shows that something is no document but stands in one."""
_ORIGIN: Final = re.compile(
    r",?\s(?:(?:submitted|prepared|presented|issued|transmitted)\b"
    r"|pursuant\sto|in\s(?:accordance|compliance|conformity)\swith|in\s(?:pursuance|response))"
)
"""Where it begins to say how a document came to be: an act cited there is a reference of its own."""
_CLAUSE: Final = re.compile(r";\s|,\sand\s(?=[a-z]+ing\s)")
_LONGEST: Final = 400
_NEAR: Final = 200
"""How far before a note the words begin that it explains: by a symbol, by an act."""
_PLURAL: Final = re.compile(r"\b(?:reports|notes|letters|statements|documents|resolutions)\b")
_JOINT: Final = re.compile(r",?\s?(?:and\s)?(?:on\s)?(?:the\s)?")
_CORRIGENDUM: Final = re.compile(r"/Corr\.\d+$")
_ADDENDUM: Final = re.compile(r"/Add\.\d+.*$")
_MEMBER: Final = 160
"""How long a member of a list may be."""


def _main(targets: Sequence[Target], *, several: bool) -> list[Target]:
    """Return targets without the corrigenda of others among them; if the words name one text, without its addenda."""
    symbols = {each.symbol for each in targets if isinstance(each, DocumentRef)}
    parts = (_CORRIGENDUM,) if several else (_CORRIGENDUM, _ADDENDUM)

    def is_part(symbol: str) -> bool:
        return any(part.sub("", symbol) in symbols - {symbol} for part in parts)

    return [each for each in targets if not isinstance(each, DocumentRef) or not is_part(each.symbol)]


def _governs(text: str, hit: Hit[Word]) -> bool:
    """Tell whether a verb is one of drafting here, and no part of a word or of what is said of a thing."""
    if text.startswith("Acting ", hit.start) and text.endswith(" the ", 0, hit.start):
        return False  # "the Acting Mediator"
    if text.endswith((" that ", " which ", " who "), 0, hit.start) and text[hit.end - 1] == "s":
        return False  # "the decision that requests"
    if text.endswith("ly ", 0, hit.start) and text.endswith("ed", 0, hit.end):
        return False  # "nationally determined contributions"
    return text[hit.start - 1 : hit.start] != "-" and not text.startswith(("referring ", "finding "), hit.start)


@dataclass(slots=True)
class Noted:
    """The documents that the notes of an act have introduced, by the words that name them."""

    named: Renamed = field(default_factory=Renamed)
    _listing: bool = False
    """Whether the words last noted are of a kind that may go on: "reports of the Board of Auditors on …"."""

    def at(
        self, tagged: Tagged, marker: int, boundary: int, targets: Sequence[Target], own: Sequence[Reference] = ()
    ) -> list[NotedReference]:
        """Return what a paragraph cites where the marker of a note stands that tells the targets.

        `boundary` is where the marker before it stands, `own` what the paragraph itself cites.
        """
        text = tagged.text
        end = len(text[:marker].rstrip(" ,;.:"))
        if not targets:
            return []
        self._listing = self._listing and boundary > 0
        words = self._words(tagged, boundary, end, symbol=isinstance(targets[0], DocumentRef), own=own)
        if words is None or describes(text, own, words[0]):
            self._listing = False
            return []
        start, end = words
        self._listing = self._listing or _PLURAL.search(text, start, end) is not None
        targets = _main(targets, several=_PLURAL.search(text, start, end) is not None)
        self.named.learn(tagged, start, end, tuple(targets))
        return [NotedReference(start, end, target=each) for each in targets]

    def bracketed(self, tagged: Tagged, found: Sequence[Reference]) -> None:
        """Remember the words behind which a paragraph gives a symbol itself: "the report of … (S/10940)"."""
        boundary = 0
        for each in sorted(found, key=lambda reference: reference.start):
            if not isinstance(each, DocumentReference):
                continue
            end = each.start - 2
            words = self._words(tagged, boundary, end, symbol=True) if tagged.text.startswith(" (", end) else None
            if words is not None:
                self.named.learn(tagged, *words, (DocumentRef(each.symbol, each.path),))
            boundary = each.end

    def _words(
        self, tagged: Tagged, boundary: int, end: int, *, symbol: bool, own: Sequence[Reference] = ()
    ) -> tuple[int, int] | None:
        text = tagged.text
        for hit in tagged.words:
            if isinstance(hit.thing, Verb) and boundary < hit.end < end and _governs(text, hit):
                boundary = hit.end if text[hit.end : hit.end + 1] in {" ", ","} else boundary
        for clause in _CLAUSE.finditer(text, boundary, end):
            boundary = clause.end()
        noun = first_noun(text, boundary, end)
        farthest = _LONGEST if symbol else _NEAR
        while noun is not None and (end - noun.start > farthest or describes(text, own, noun.start)):
            noun = first_noun(text, noun.end, end)
        inner = _CONTAINED.search(text, noun.end, end) if noun and not noun.written else None
        noun = (first_noun(text, inner.end(), end) if inner else None) or noun
        if noun is None:
            return self._next_in_list(text, boundary, end)
        origin = _ORIGIN.search(text, noun.end, end)
        return noun.start, origin.start() if origin else end

    def _next_in_list(self, text: str, boundary: int, end: int) -> tuple[int, int] | None:
        """Return the next member of a list whose first has the noun: "the reports on the Fund,¹ the Programme,²"."""
        joint = _JOINT.match(text, boundary, end)
        if not self._listing or joint is None or not 0 < end - joint.end() < _MEMBER:
            return None
        if any(word in text[joint.end() : end] for word in (" adopted ", " which ", " that ", ";")):
            return None
        return joint.end(), end
