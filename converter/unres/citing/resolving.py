"""One citation to its address: exactly, or not at all, with the reason and the candidates."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote

from unres.citing.forms import forms
from unres.citing.normal import normalise
from unres.citing.scan import Cited, scan
from unres.citing.scripts import named_in_another_script
from unres.citing.spots import Memory
from unres.errors import UnresError
from unres.iris import Minter, parse_path
from unres.model import ActKey, BodyRef, DocumentRef, InitiativeRef, PartRef, Reference, Status, Target
from unres.namespaces import BASE
from unres.symbols import is_symbol
from unres.understand.citations.resolve import Context
from unres.vocabulary import fold, load

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
    thing = _address(words, mint)
    if thing is not None:
        return CitationReading(text, Status.RESOLVED, mint(thing), thing)
    read = _read(_SITE.sub("", words), body, mint)
    return CitationReading(
        text, read.status, read.iri, read.target, read.candidates, read.pinpoint, read.date, read.reason
    )


# --- Addresses -------------------------------------------------------------------------------------------------------

_PATH: Final = re.compile(r"[a-z]+/\S+$")
_EXTENSION: Final = re.compile(r"\.(?:html|ttl|jsonld|nt|nq|rdf|csv|xml)$")
_SITE: Final = re.compile(
    r"^https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:en|fr|es|ru|zh|ar)/)?(?=[A-Z]+/)", re.IGNORECASE
)
"""The United Nations' own addresses of documents end in the symbol."""


def _address(words: str, mint: Minter) -> Reference | None:
    """Return what an address of ours names, with or without its base."""
    for start in (mint.base, BASE, BASE.replace("https:", "http:")):
        if words.startswith(start):
            path = unquote(re.split(r"[?#]", words[len(start) :])[0])
            return parse_path(path) or parse_path(_EXTENSION.sub("", path))
    # A bare word such as "body" is no address.
    return parse_path(words) if _PATH.match(words) else None


# --- Words ---------------------------------------------------------------------------------------------------------

_LEAD: Final = re.compile(
    r"""
    [\s("'\[]*
    (?: (?:see(?:\salso|,?\se\.g\.,?)?|cf\.?|e\.g\.,?|in|under|pursuant\sto|voir|véase)\s )?
    (?: (?:the|la|le|el|l')\s? )?
    (?: [^'"]{0,80} ['"][^'"]{3,300}['"] [\s,]{0,2} (?: \([^()]{4,40}\) [\s,]{0,2} )? )?   # author, title, date
    (?: (?:UN|United\sNations)\s )? (?: docs?\b\.?\s | documents?\s | publication,\s )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What may stand before a citation without changing what it names."""
_TRAIL: Final = re.compile(r"[\s.,;:)\]\"']*")


def _read(words: str, body: str, mint: Minter) -> CitationReading:
    named = named_in_another_script(words)
    if named is not None:
        return CitationReading("", Status.RESOLVED, mint(named), named)
    text = normalise(words).value.strip()
    found = _one(scan(text, Memory(Context(load(), body), alone=True)))
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


def _one(found: list[Cited]) -> list[Cited]:
    """Return one citation for several of one act with its title between: "Resolution 16/18, …, A/HRC/RES/16/18"."""
    acts = {_act_of(each) for each in found}
    places = {each.targets for each in found if each.pinpoint}
    if len(found) == 1 or len(acts) != 1 or None in acts or len(places) > 1 or any(each.problem for each in found):
        return found
    exact = next((each for each in found if each.pinpoint), found[0])
    return [replace(exact, start=found[0].start, end=found[-1].end)]


def _act_of(cited: Cited) -> Target | None:
    """Return the act that a citation names, or a part of which; `None` if it names none or several."""
    target = cited.targets[0] if cited.status is Status.RESOLVED and len(cited.targets) == 1 else None
    return PartRef(target.act) if isinstance(target, PartRef) else None


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
    if not _LEAD.fullmatch(left) and not _says_whose(left, first.targets[0]):
        return f"this was not understood: {left.strip()!r}"
    return "" if _TRAIL.fullmatch(right) else f"this was not understood: {right.strip()!r}"


_KIND: Final = re.compile(
    r"(?:^|[\s,])(?:(?:presidential\s)?statement|r[eé]solution|resoluci[oó]n|d[eé]cisi[oó]n|res\b\.?|dec\b\.?)[\s,]*$",
    re.IGNORECASE,
)
_BY_THE_PRESIDENT: Final = re.compile(r"statement\sby\sthe\spresident\sof\sthe\s", re.IGNORECASE)
_UNITED_NATIONS: Final = frozenset({"", "un", "united nations", "the un"})


def _says_whose(left: str, target: Reference) -> bool:
    """Tell whether the words before a symbol or title only say again what and whose it is: "GA resolution A/RES/…"."""
    words = _BY_THE_PRESIDENT.sub("", _KIND.sub("", left)).strip(" ,;:")
    if fold(words) in _UNITED_NATIONS:
        return True
    named = forms().body_after(words.removeprefix("UN "), 0)
    if named is None or named[0] != len(words.removeprefix("UN ")):
        return False
    act = target.act if isinstance(target, PartRef) else None
    return not isinstance(act, ActKey) or act.body == named[1].code


_RESOLUTION: Final = re.compile(r"\bres(?:olution)?\b", re.IGNORECASE)
"""What a number stands behind whose year is missing: "resolution 1325" is most likely the Security Council's."""


_BARE: Final = re.compile(r"(?<=[A-Za-z]) (?=\d)")
"""Where the word is missing: "SC 1325"."""


def _without_number(text: str, body: str, mint: Minter) -> CitationReading:
    """Read what holds no citation in words: the name of a body or initiative, a symbol in small letters, a number."""
    named = load().names().get(fold(text)) or load().abbreviations().get(text)
    if named is not None and isinstance(named.ref, BodyRef | InitiativeRef):
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
