"""One citation to its address: exactly, or not at all, with the reason and the candidates."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from unres.citing.addresses import thing_at, without_address
from unres.citing.framing import adds_nothing, body_of, says_the_same
from unres.citing.goals import goal_cited
from unres.citing.memory import Cited, Memory
from unres.citing.normal import normalise
from unres.citing.remember import whole
from unres.citing.scan import scan
from unres.citing.scripts import named_in_another_script
from unres.errors import UnresError
from unres.iris import Minter
from unres.model import (
    BodyRef,
    DocumentRef,
    InitiativeRef,
    InstrumentRef,
    PartRef,
    Reference,
    Status,
    Target,
    TreatyRef,
)
from unres.symbols import is_symbol
from unres.understand.citations.resolve import Context
from unres.vocabulary import Goal, fold, load

LONGEST: Final = 1_000
"""Characters of a citation; what is longer is no single one."""


@dataclass(frozen=True, slots=True)
class CitationReading:
    """What one citation says.

    `iri` and `target` are given only where the citation, all of it, names one thing beyond doubt. Of a place that has
    no address of its own (a paragraph of a report, a chapter of a treaty) they name what it is in; `pinpoint` has the
    words.
    """

    text: str
    status: Status
    iri: str | None = None
    target: Reference | None = None
    candidates: tuple[str, ...] = ()
    """IRIs of what it may name, the likeliest first, if it names no single thing."""
    pinpoint: str = ""
    date: dt.date | None = None
    """The date that it states."""
    reason: str = ""
    """Why there is no IRI, for people; empty if there is one."""


def resolve_citation(text: str, *, body: str = "", base: str | None = None) -> str | None:
    """Return the IRI of what a citation names, or `None` if it does not name one thing beyond doubt.

    Args:
        text: the citation in any common form, or an address.
        body: code of the body whose acts are meant where the citation does not say ("cnd": "decision 63/15").
        base: the IRI base; without one that of `unres.iris.Minter`.

    Raises:
        UnresError: there is no such body.

    >>> resolve_citation("UNGA Res 76/188 (16 December 2021) para 12")
    'https://w3id.org/unres/resolution/ga/76/188/op/12'
    >>> resolve_citation("decision 63/15") is None
    True
    >>> resolve_citation("decision 63/15", body="cnd")
    'https://w3id.org/unres/decision/cnd/63/15'
    """
    return read_citation(text, body=body, base=base).iri


def read_citation(text: str, *, body: str = "", base: str | None = None) -> CitationReading:
    """Return what a citation says: its address, or the candidates and the reason why there is none.

    The arguments and errors are those of `resolve_citation`.

    >>> reading = read_citation("1577 UNTS 3, art. 12")
    >>> reading.target, reading.pinpoint
    (TreatyRef(number='27531', article='12'), 'art. 12')
    >>> read_citation("decision 63/15").reason
    'it does not say whose it is'
    """
    mint = Minter(base)
    if body and body not in load().bodies:
        raise UnresError(f"there is no body {body!r}", advice="Name it by its code: ga, sc, hrc, cnd.")
    words = text.strip()
    if len(words) > LONGEST:
        return CitationReading(text, Status.UNRESOLVED, reason=f"it is longer than {LONGEST} characters")
    thing = thing_at(words, mint)
    if thing is not None:
        return CitationReading(text, Status.RESOLVED, mint(thing), thing)
    read = _read_again(without_address(words), body, mint.base)
    return CitationReading(
        text, read.status, read.iri, read.target, read.candidates, read.pinpoint, read.date, read.reason
    )


@lru_cache(maxsize=4096)  # lists of citations have the same ones again and again
def _read_again(words: str, body: str, base: str) -> CitationReading:
    return _read(words, body, Minter(base))


def _read(words: str, body: str, mint: Minter) -> CitationReading:
    named = named_in_another_script(words)
    if named is not None:
        return CitationReading("", Status.RESOLVED, mint(named), named)
    text = normalise(words).value.strip()
    found = _one(text, scan(text, Memory(Context(load(), body), alone=True)))
    if not found:
        return _without_number(text, body, mint)
    reason = _why_not(text, found)
    first = found[0]
    if not reason:
        target = first.targets[0]
        return CitationReading("", Status.RESOLVED, mint(target), target, (), first.pinpoint, first.stated_date)
    candidates = tuple(dict.fromkeys(mint(target) for each in found for target in each.targets))
    status = Status.AMBIGUOUS if candidates else Status.UNRESOLVED
    return CitationReading("", status, None, None, candidates, first.pinpoint, first.stated_date, reason)


def _one(text: str, found: list[Cited]) -> list[Cited]:
    """Return one citation for several that name one thing.

    That are those of an act with its title between ("Resolution 16/18, …, A/HRC/RES/16/18"), or of a treaty, with the
    act that adopted it ("Convention on the Rights of the Child, G.A. res. 44/25, annex, 1577 U.N.T.S. 3").
    """
    things = [_thing_of(each) for each in found]
    if not found[1:] or None in things or any(each.problem for each in found):
        return found
    is_treaty = isinstance(things[0], TreatyRef | InstrumentRef)
    same = [each for each, thing in zip(found, things, strict=True) if thing == things[0]]
    if len(same) < len(found) and not (is_treaty and all(_may_adopt(each) for each in found if each not in same)):
        return found
    between = "".join(text[first.end : second.start] for first, second in pairwise(found))
    if not is_treaty and any(sign.isdecimal() for sign in between):  # a title has no numbers
        return found
    if len({each.targets for each in same if each.pinpoint}) > 1:
        return found
    exact = next((each for each in same if each.pinpoint), found[0])
    return [replace(exact, start=found[0].start, end=found[-1].end)]


def _thing_of(cited: Cited) -> Target | None:
    """Return the act or treaty that a citation names, or a part of which; `None` if it names none or several."""
    target = cited.targets[0] if cited.status is Status.RESOLVED and len(cited.targets) == 1 else None
    return whole(target) if isinstance(target, PartRef | TreatyRef | InstrumentRef) else None


def _may_adopt(cited: Cited) -> bool:
    """Tell whether an act is cited as the one that contains a treaty: as a whole, or its annex."""
    (target,) = cited.targets
    return isinstance(target, PartRef) and target.path[:1] in {(), ("annex",)} and body_of(target) == "ga"


def _why_not(text: str, found: list[Cited]) -> str:
    """Return why a text does not name one thing beyond doubt, in words; empty if it does."""
    first = found[0]
    reasons = {
        f"it holds {len(found)} citations": len(found) > 1,
        "there is no such number": first.status is Status.UNRESOLVED or not first.targets,
        "it does not say whose it is": first.status is Status.AMBIGUOUS,
        first.problem: bool(first.problem),
        f"it names {len(first.targets)} places": len(first.targets) > 1,
    }
    for reason, holds in reasons.items():
        if holds:
            return reason
    left, right = text[: first.start], text[first.end :]
    if not says_the_same(left, first.targets[0]):
        return f"this was not understood: {left.strip()!r}"
    return "" if adds_nothing(right, first.targets[0]) else f"this was not understood: {right.strip()!r}"


_RESOLUTION: Final = re.compile(r"\bres(?:olution)?\b", re.IGNORECASE)
"""What a number stands behind whose year is missing: "resolution 1325" is most likely the Security Council's."""


_BARE: Final = re.compile(r"(?<=[A-Za-z]) (?=\d)")
"""Where the word is missing: "SC 1325"."""


def _without_number(text: str, body: str, mint: Minter) -> CitationReading:
    """Read what cites nothing in words: a name of a body, initiative or goal, a symbol in small letters, a number."""
    named = goal_cited(text) or load().names().get(fold(text)) or load().abbreviations().get(text)
    if isinstance(named, Goal) or (named is not None and isinstance(named.ref, BodyRef | InitiativeRef)):
        return CitationReading("", Status.RESOLVED, mint(named.ref), named.ref)
    if is_symbol(text.upper()) and not text.isupper():
        return _read(text.upper(), body, mint)
    if is_symbol(text):
        document = (mint(DocumentRef(text)),)
        return CitationReading(
            "", Status.AMBIGUOUS, candidates=document, reason="it is of no series of symbols that we know"
        )
    for guess in (f"resolution {text}", _RESOLUTION.sub(r"SC \g<0>", text), _BARE.sub(r" resolution \g<0>", text)):
        found = scan(guess, Memory(Context(load(), body), alone=True))
        candidates = tuple(mint(target) for each in found[:1] for target in each.targets)
        if candidates:
            return CitationReading("", Status.AMBIGUOUS, candidates=candidates, reason="it does not say whose it is")
    return CitationReading("", Status.UNRESOLVED, reason="no citation was recognised")
