"""Reads lists of those who are asked: "Member States, in accordance with their laws, and the Office".

Names of the vocabulary are taken as they are; `strangers` names the others. What says how, with whom or within which
limits they are to act is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from unres.model import Addressee, ConceptRef
from unres.understand.actions.cast import Cast
from unres.understand.actions.strangers import DETERMINERS, slug_of, stranger_at
from unres.understand.names import Hit, ShortName, Tagged, hit_around, hit_at, hits_from
from unres.vocabulary import Actor, Body, Country, Named, fold, load


class Item(NamedTuple):
    """One of those asked. `joined` tells whether "and", "or" or the like stands before it, or nothing at all."""

    ref: Addressee
    end: int
    joined: bool = True


class Listed(NamedTuple):
    """Those whom a list names, and how far it was read."""

    refs: tuple[Addressee, ...]
    end: int


_SEPARATOR: Final = re.compile(
    r"(?:\s|,)*(?P<word>(?:and/or|and|or|as\swell\sas|together\swith|along\swith|including)\b[\s,]*"
    r"(?:(?:of|on|to|upon)\s(?=(?:the|all|those|its)\s|international\s|[A-Z]))?)*"
    r"(?:(?:both|also|further|inter\salia|in\s(?:this|that)\s(?:regard|context|respect|connection)|to\s(?:this|that)\send|"
    r"where\sappropriate|as\sappropriate|as\snecessary|where\sapplicable|upon\srequest|when\snecessary)\b[,\s]+)*"
)
_PARTNERS: Final = re.compile(
    r"in\s(?:(?:close|full|active|continued|continuous)\s)*(?:and\s\w+\s)?(?:cooperation|co-operation|consultations?|"
    r"collaboration|coordination|co-ordination|partnership|conjunction|association|dialogue|liaison|concert)\b"
    r"|with\sthe\s(?:\w+\s)?(?:help|support|assistance|participation|concurrence|agreement|cooperation|involvement)\b|"
    r"assisted\sby|supported\sby|working\swith|acting\sthrough|consisting\sof|composed\sof|comprising"
)
"""What ends a list: with whom those are to act, or of whom they consist."""
_WITH: Final = re.compile(rf"\s(?:{_PARTNERS.pattern})")
ASIDE: Final = re.compile(
    r"(?:individually|nationally|bilaterally|collectively|jointly|directly|in|within|with|as|where|through|when|under|"
    r"pursuant|acting|on|upon|by|for|at|if|after|before|during|until|having|taking|bearing|recalling|noting|while|"
    r"consistent|subject|especially|particularly|notably|such|without|via|using|based|throughout|once|given|who|which|"
    r"whose|whether|inter|that|not|be|drawing|building|including|recognizing|making|working|to|from|against|regarding|"
    r"concerning|namely|irrespective|guided|mindful|prior|following|addressing|against)\b|(?!existing\b)[a-z]+ing(?:,|\s(?:and|the|all|its|their)\b)"
)
"""What begins words in a list that name nobody."""
_STOP: Final = re.compile(r"\s(?:and|or|as\swell\sas|together\swith|along\swith|and/or|including)[\s,]|,|;|\(|\s—|\s–")
_GOES_ON: Final = re.compile(r"\s(?:of|in|with|for|from|that|which|who|on|whose|engaged|involved|to)\s")
_NEW_ITEM: Final = re.compile(
    r"(?:the|all|other|relevant|both|its|their|any|those|United\sNations|intergovernmental|non-governmental)\s"
)
_RULERS: Final = re.compile(
    r"(?:(?:[A-Z]?[a-z]+\s){0,3})(?:[Gg]overnments?|authorities|leadership|Permanent\sMission|people|leaders)\sof\s(?:the\s)?"
)
_PLACE: Final = re.compile(r"\bin\s[A-Z][\w-]*(?:\s[A-Z][\w-]*)?,\s$")
"""What says that a country is where a place lies: "held in Monterrey, Mexico"."""
_LONGER: Final = re.compile(
    r"(?:’s|'s)\s|\s(?:[A-Z][\w-]+|members?|staff|observers?|programmes|funds|agencies|entities|system|country\steams?|"
    r"personnel|mission|missions|bodies|offices?|team|secretariat|experts|mechanisms|libraries|information|peacekeeping|"
    r"specialized|resident|organizations|organs|human|special|treaty|country|regional|development|partners|actors)\b"
)
"""What follows a name that is only the beginning of a longer one: "United Nations observers"."""
_SHARED: Final = re.compile(
    r"(?:(?:the|all|relevant|other)\s)*(?P<first>[a-z-]+)(?=(?:,\s[a-z-]+)?,?\sand\s[a-z\u2011-]+\s"
    r"(?P<noun>organizations|institutions|agencies|mechanisms|bodies|banks|countries)\b)"
)
"""An adjective whose noun comes later: "regional and intergovernmental organizations"."""
_COORDINATED: Final = re.compile(
    r"(?:(?:the|all|relevant|other|both|its|their)\s)*(?P<words>[a-z][\w\u2011-]*(?:,\s[a-z][\w\u2011-]*){0,8}),?\s(?:and|or)\s(?=[a-z])"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """A stretch of a text that may list somebody, up to `stop`."""

    tagged: Tagged
    stop: int
    cast: Cast
    known: bool = False
    """Only names of the vocabulary count."""
    certain: bool = False
    """Words that no list knows count only if they are sure to name somebody."""

    def read(self, start: int) -> Listed:
        """Return those whom the list that begins at `start` names."""
        found: list[Item] = []
        at, is_plain, word = start, True, ""
        while at < self.stop:
            separator = _SEPARATOR.match(self.tagged.text, at, self.stop)
            word = (separator["word"] if separator else "") or word
            at = separator.end() if separator else at
            if at >= self.stop or _PARTNERS.match(self.tagged.text, at, self.stop):
                return Listed(_refs(found), self.stop)
            if ASIDE.match(self.tagged.text, at, self.stop):
                at, is_plain = self._after_aside(at), False
                continue
            items = self._items(at, is_first=not found)
            if not items and not found:
                return Listed((), at)
            joined = not found or bool(word)
            if not items and joined and is_plain:
                # "Israel, Lebanon and all others": what stands before is a list all the same
                found[-1] = found[-1]._replace(joined=True)
            found.extend(Item(each.ref, each.end, joined or n > 0) for n, each in enumerate(items))
            at, word = items[-1].end if items else at + 1, ""
            following = self._next_stop(at)
            if items and _WITH.search(self.tagged.text, at, following):
                return Listed(_refs(found), self.stop)
            at = following
        return Listed(_refs(found), at)

    def name(self, start: int) -> Item | None:
        """Return the name of the vocabulary that the words at `start` are, after "the", "all" and the like."""
        text = self.tagged.text
        match = DETERMINERS.match(text, start, self.stop)
        first = match.end() if match else start
        rulers = _RULERS.match(text, first, self.stop)
        if rulers:
            country = self._country(rulers.end())
            if country is not None:
                return country
        for hit in hits_from(self.tagged.names, start):
            if hit.start > first:
                break
            if hit.end > self.stop or _is_longer(text, hit):
                continue
            ref = self.cast.ref_of(hit, text)
            if ref is not None and not (isinstance(hit.thing, Country) and _PLACE.search(text, 0, hit.start)):
                return Item(ref, hit.end)
        return None

    def _country(self, start: int) -> Item | None:
        hit = hit_at(self.tagged.names, start)
        if hit is None or hit.end > self.stop or not isinstance(hit.thing, Country):
            return None
        return Item(hit.thing.ref, hit.end)

    def _items(self, at: int, *, is_first: bool) -> list[Item]:
        """Return whom the words at a place name: one, or several that share a noun."""
        text = self.tagged.text
        shared = _SHARED.match(text, at, self.stop)
        item = (_shared(shared) if shared else None) or self.name(at)
        if item is not None or self.known:
            return [item] if item else []
        item = self._stranger(at, certain=self.certain or not is_first)
        if item is not None:
            return [item]
        coordinated = _COORDINATED.match(text, at, self.stop)
        last = self._stranger(coordinated.end(), certain=True) if coordinated else None
        if coordinated is None or last is None:
            return []
        return [*_of_shared_noun(coordinated, text[coordinated.end() : last.end]), last]

    def _stranger(self, at: int, *, certain: bool) -> Item | None:
        stranger = stranger_at(self.tagged.text, at, self.stop, certain=certain)
        ref = self.cast.stranger(stranger.words) if stranger else None
        return Item(ref, stranger.end) if stranger and ref else None

    def stranger(self, start: int, *, but: tuple[str, ...] = ()) -> Item | None:
        """Return who is named by the words at `start`, which no list knows, unless they end in what `but` says."""
        item = self._stranger(start, certain=True)
        return None if item is None or self.tagged.text.endswith(but, 0, item.end) else item

    def _next_stop(self, start: int) -> int:
        """Return where the next item may begin: at a comma or "and" that stands in no name and after no preposition."""
        text, names = self.tagged.text, self.tagged.names
        goes_on = _GOES_ON.match(text, start, self.stop)
        for match in _STOP.finditer(text, start, self.stop):
            around = hit_around(names, match.start())
            if around is not None and around.start >= start:
                continue
            is_inside = goes_on and match.group() in {" and ", " or "} and not _NEW_ITEM.match(text, match.end())
            if is_inside and hit_at(names, match.end()) is None:
                continue
            if match.group() != "(":
                return match.start()
            closing = text.find(")", match.end(), self.stop)
            return closing + 1 if closing >= 0 else self.stop
        return self.stop

    def _after_aside(self, start: int) -> int:
        """Return where words end that say how, where or under what somebody is to act: at the next comma."""
        comma = self.tagged.text.find(",", start, self.stop)
        while comma >= 0 and hit_around(self.tagged.names, comma) is not None:
            comma = self.tagged.text.find(",", comma + 1, self.stop)
        return comma if comma >= 0 else self.stop


def _is_longer(text: str, hit: Hit[Named | ShortName]) -> bool:
    """Tell whether a name is only the beginning of a longer one."""
    if text.startswith("secretariat of", hit.start):
        return not text.startswith("the United Nations", hit.end + len(" of "))
    may_be = isinstance(hit.thing, (Body, ShortName)) or text[hit.start + 1 :].startswith(
        "embers of the United Nations"
    )
    return may_be and _LONGER.match(text, hit.end) is not None


def _shared(match: re.Match[str]) -> Item | None:
    thing = load().names().get(f"{match['first']} {match['noun']}")
    whole = load().names().get(fold(match.string[match.start("first") : match.end("noun")]))
    return Item(thing.ref, match.end("first")) if isinstance(thing, Actor) and whole is None else None


def _of_shared_noun(match: re.Match[str], head: str) -> Iterator[Item]:
    """Yield those whose noun comes later: "humanitarian and development actors" are humanitarian actors, too."""
    noun = head.partition(" ")[2] or head
    for word in match["words"].split(", "):
        thing = load().names().get(f"{word} {noun}")
        ref = thing.ref if isinstance(thing, Actor) else ConceptRef("actor", slug_of(f"{word} {noun}"))
        yield Item(ref, match.end("words"))


def _refs(found: list[Item]) -> tuple[Addressee, ...]:
    """Return those of a list, without what only says once more who somebody is: "Israel, the occupying Power,"."""
    last = max((n for n, each in enumerate(found) if each.joined), default=0)
    return tuple(dict.fromkeys(each.ref for each in found[: last + 1]))
