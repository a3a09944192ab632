"""Knows documents by the words that named them, so that the same words find them again where no symbol follows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from unres.model import Target
from unres.understand.citations.references import NotedReference, Reference
from unres.understand.citations.taken import Taken
from unres.understand.citations.text_nouns import TextNoun, first_noun
from unres.understand.names import Tagged
from unres.vocabulary import Actor, Body

_TELLING: Final = 4
"""How many words tell a document from others of its kind, if its author is not named."""
_ANOTHER: Final = re.compile(
    r"(?:\s(?!to\s)[\w’-]+){0,9}?\sto\sbe\s(?:considered|issued|prepared|presented|submitted)\b|\s(?:[Ss]ecretariat|Executive)\b"
)
"""What shows that the same words mean another document, which is still to come, or the office of a treaty."""
_LIMITED: Final = re.compile(r"\s(?:of|on|for|adopted|entitled|by|from|concerning|between|held|that|to)\b")
"""What shows that a noun with its adjective means another thing than before."""
_SPECIFIED: Final = re.compile(r"\s(?:of\s\d|dated\b|entitled\b|submitted\b)|[’'\w-]")
"""What shows that words which named a document go on to name another."""
_TO_COME: Final = (
    *(
        "included in ",
        "include in ",
        "inclusion in ",
        "contribution to ",
        "inputs to ",
        "preparation of ",
        "prepare ",
        "seek ",
    ),
    *("prepare ", "submit ", "seek ", "for "),
)
"""What stands before a document that is still to be written."""
_ASKED: Final = ("request", "requests", "appeal", "appeals")
"""What is said again on another occasion in the same words."""
_CONTINUES: Final = 12
"""How many characters must be the same behind words that name a document again."""
_POINTED: Final = re.compile(
    r"\b(?:[Tt]hat|[Tt]he\s(?:said|same|above-mentioned|abovementioned|aforementioned|aforesaid))\s"
    r"(?P<noun>report|letter|note|memorandum|communication|telegram|application|agreement|recommendation|proposals?)\b"
)
"""What points to the document of its kind that was named last: "the above-mentioned report"."""
_STANDS: Final = (
    r"(?:contained|set\sout|outlined|made|expressed|proposed|recommended|described|presented|indicated|stated|"
    r"reflected|referred\sto|suggested)(?:\sby\sthe\sSecretary-General)?\sin"
    r"|paragraphs?\s\d+(?:(?:,|\sand|\sto)\s\d+|\s\([a-z]\))*\sof"
)
"""What says that a thing stands in what is there already."""
_HIS: Final = re.compile(
    rf"\b(?:{_STANDS}|(?:appreciation|gratitude|commends?)[\w\s-]{{0,40}}\sfor)"
    r"\s(?P<words>his\sreport)\b(?!\s(?:of|to|on|dated)\b)"
)
"""The report of the Secretary-General that he has made, not the one that he is to make."""
_READ: Final = re.compile(rf"\b(?:{_STANDS})\s(?P<words>the\s(?P<noun>report|letter|note))(?=[,;.]|\sand\b|\sto\b|$)")
"""The document of its kind that was named last, in which something stands: "contained in the report"."""
_SIGNS_OF_READ: Final = tuple(
    f"{joined} the {noun}" for joined in ("in", "of") for noun in ("report", "letter", "note")
)
_SIGNS_OF_POINTED: Final = ("hat ", " said ", " same ", "mentioned ", "aforesaid ")
"""Without one of these no document is pointed to: looked for first, because that is quick."""
_NOTE_NEAR: Final = 120
"""How far behind words the marker stands that says what they are."""


@dataclass(slots=True)
class Renamed:
    """The documents that an act has named, by the words that may name them again."""

    _known: dict[str, tuple[tuple[Target, ...], str]] = field(default_factory=dict)
    """"report of the Secretary-General" → the documents, and how the text went on."""
    _first: set[str] = field(default_factory=set)
    """The first words of what is known: looked for first, because that is quick."""
    _last: dict[str, tuple[Target, ...]] = field(default_factory=dict)
    """The document of each kind that was named last."""
    _his: tuple[Target, ...] = ()
    """The report of the Secretary-General that was named last."""

    def learn(self, tagged: Tagged, start: int, end: int, targets: tuple[Target, ...]) -> None:
        """Remember that the words from `start` to `end` named these documents."""
        text = tagged.text
        noun = first_noun(text, max(0, start - len("their ")), end)
        if noun is None or noun.start != start:
            return
        for key in self._keys(tagged, noun, end) if text[noun.noun : noun.end] not in _ASKED else ():
            at = text.find(key, start, end)
            self._known[key] = targets, text[at + len(key) :][:_CONTINUES] if at >= 0 else ""
            self._first.add(key.split(maxsplit=1)[0])
        kind = text[noun.noun : noun.end]
        self._last[kind] = targets
        author = next((hit.thing for hit in tagged.names if noun.end <= hit.start and hit.end <= end), None)
        before = text[max(0, start - len("Secretary-General’s ")) : noun.end]
        if kind == "report" and (
            (isinstance(author, Actor) and author.slug == "secretary-general") or "Secretary-General’s" in before
        ):
            self._his = targets

    def _keys(self, tagged: Tagged, noun: TextNoun, end: int) -> Iterator[str]:
        """Yield the words by which the act may name a document again: up to the name of its author."""
        text, start = tagged.text, noun.start
        if not noun.written and " " in text[start : noun.end]:
            yield text[start : noun.end]
        start = noun.noun if noun.written else start
        kind = text[start : noun.end]
        whole = text[start:end].split(",")[0]
        if len(whole.split()) > _TELLING:
            yield whole
        author = next((hit for hit in tagged.names if hit.start > start and hit.end <= end), None)
        if author is None:
            return
        yield text[start : author.end]
        between = text[noun.end : author.start]
        if between in {" of the ", " by the "}:
            short = author.thing.short_names if isinstance(author.thing, Body) else ()
            for name in (text[author.start : author.end], *short):
                yield f"{kind}{between}{name}"
                yield f"{name}’s {kind}"
                yield f"{name}'s {kind}"

    def again(self, text: str, found: Sequence[Reference], marked: Sequence[int]) -> list[NotedReference]:
        """Return the documents that a paragraph names again, where neither note nor symbol follows.

        `found` is what it cites otherwise, `marked` where its markers stand.
        """
        if not self._last:  # nothing is known yet
            return []
        places = [*self._same_words(text), *self._pointed(text)]
        if not places:
            return []
        taken = Taken((each.start, each.end) for each in found)
        cited: list[NotedReference] = []
        own: set[int] = set()
        for start, end, targets in places:
            told = any(start < mark <= end + _NOTE_NEAR for mark in marked) or text.startswith(" (", end)
            if not (told or taken.overlaps(start, end) or own.intersection(range(start, end))):
                own.update(range(start, end))
                cited.extend(NotedReference(start, end, target=each) for each in targets)
        return cited

    def _same_words(self, text: str) -> Iterator[tuple[int, int, tuple[Target, ...]]]:
        if not any(noun in text for noun in self._first):
            return
        for words, (targets, continuation) in sorted(self._known.items(), key=lambda known: -len(known[0])):
            at = text.find(f"the {words}")
            while at >= 0:
                start, end = at + len("the "), at + len("the ") + len(words)
                same = bool(continuation) and text.startswith(continuation, end)
                short = len(words.split()) < _TELLING
                if same or not (_is_other(text, end, short=short) or text.endswith(_TO_COME, 0, at)):
                    yield start, end, targets
                at = text.find(f"the {words}", end)

    def _pointed(self, text: str) -> Iterator[tuple[int, int, tuple[Target, ...]]]:
        if not any(noun in text for noun in self._last):
            return
        for match in _POINTED.finditer(text) if any(sign in text for sign in _SIGNS_OF_POINTED) else ():
            if match["noun"] in self._last and not _LIMITED.match(text, match.end()):
                yield *match.span(), self._last[match["noun"]]
        for match in _READ.finditer(text) if any(sign in text for sign in _SIGNS_OF_READ) else ():
            if match["noun"] in self._last:
                yield *match.span("words"), self._last[match["noun"]]
        if self._his and "his report" in text:
            for match in _HIS.finditer(text):
                yield *match.span("words"), self._his


def _is_other(text: str, end: int, *, short: bool) -> bool:
    """Tell whether words that named a document go on, from `end`, to name another."""
    signs = (_SPECIFIED, _ANOTHER, _LIMITED) if short else (_SPECIFIED, _ANOTHER)
    return any(sign.match(text, end) for sign in signs)
