"""Finds whom a clause asks: the list between its verb and what is asked, and where what is asked begins.

"Requests the Secretary-General, in consultation with Member States, to report" asks the Secretary-General to report,
"demands that all parties cease" the parties; "encourages cooperation between the Office and the Board" asks both.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from unres.model import Addressee, ConceptRef
from unres.understand.actions.cast import Cast
from unres.understand.actions.clause import Clause
from unres.understand.actions.joins import LINK
from unres.understand.actions.listing import ASIDE, Item, Listing
from unres.understand.actions.strangers import is_agent
from unres.understand.names import Tagged, hits_from


class Asked(NamedTuple):
    """Whom a clause asks, and where the words begin that say what is asked."""

    addressees: tuple[Addressee, ...]
    start: int


class Scene(NamedTuple):
    """A paragraph with whom its act has named so far, and whom the clause before asked, for "it" and "them"."""

    tagged: Tagged
    cast: Cast
    before: tuple[Addressee, ...] = ()


def addressed(clause: Clause, end: int, scene: Scene) -> Asked:
    """Return whom a clause that ends at `end` asks, and where what it asks begins."""
    text = scene.tagged.text
    start = _behind_aside(scene, _object_at(text, clause.rest, end), end)
    quick = _quick(scene, start, end)
    if quick is not None:
        return quick
    if text.startswith("that ", start):
        return _of_that(scene, start, end)
    pronoun = _PRONOUN.match(text, start, end)
    if pronoun:
        return Asked(_antecedent(pronoun.group(), clause.start, scene), min(pronoun.end() + 1, end))
    if _TO_VERB.match(text, start, end):
        return Asked((), start)
    return _of_object(clause, start, end, scene)


def listed(start: int, end: int, scene: Scene) -> tuple[Addressee, ...]:
    """Return those of the vocabulary whom `text[start:end]` lists."""
    return Listing(scene.tagged, end, scene.cast, known=True).read(start).refs


def asks(clause: Clause) -> bool:
    """Tell whether a clause asks or commands somebody; what a body decides by itself it asks of nobody."""
    return clause.verb.force is not None and (clause.verb.force != _DECIDING or clause.verb.slug in _COMMISSIONING)


_DECIDING: Final = 90
_COMMISSIONING: Final = frozenset({"authorizes"})
"""Decisions that let somebody act."""


# --- Praise ----------------------------------------------------------------------------------------------------------

_SAID_TO: Final = frozenset({"expresses-appreciation", "reiterates-its-appreciation", "honours"})
"""Verbs whose object is a feeling: it is expressed "to" somebody."""
PRAISE: Final = _SAID_TO | {"applauds", "commends", "congratulates", "praises", "thanks"}
"""Verbs that say something to somebody for what he did."""
_WHAT_FOR: Final = re.compile(r"\s(?:for|on|in|upon|as|that|which|who)\s")
_AND_THANKS: Final = re.compile(r"\sand\s(?:its\s)?(?:[a-z]+\s)?(?:appreciation|gratitude|thanks)(?=\sto\s)")


def praised(clause: Clause, end: int, scene: Scene) -> tuple[Addressee, ...]:
    """Return who is commended or thanked: the object itself, not his "efforts"."""
    text, start = scene.tagged.text, clause.rest
    if clause.verb.slug in _SAID_TO:
        more = _AND_THANKS.match(text, start, end)
        start = more.end() if more else start
        if not text.startswith(" to ", start) or text.startswith("tribute", start - len("tribute")):
            return ()
        start += len(" to")
    listing = Listing(scene.tagged, _outside_names(_WHAT_FOR, scene.tagged, start, end), scene.cast, certain=True)
    return listing.read(_object_at(text, start, end)).refs


# --- Where things stand ----------------------------------------------------------------------------------------------

_WHEN: Final = r"in\sthe\smeantime|meanwhile|immediately|forthwith|at\sthis\sstage"
_LEAD: Final = re.compile(
    rf"[\s,_]*(?:(?!further\s)(?:{LINK}|{_WHEN}|once\sagain|once\smore|again),?\s)*"
    r"(?:(?:upon|on|of|with|from)\s|to\s(?!not\b)(?=the|all|its|those|it|him|them|any|every|each|other|both|[A-Z]))?"
    rf"(?:,\s)?(?:(?!further\s)(?:{LINK}|{_WHEN}),?\s)*"
)
"""What may stand between a verb and its object."""
_PLAIN_LEADS: Final = (" the ", " all ", " Member States ", " States ")
_PRONOUN: Final = re.compile(r"(?:it|him|her|them|the\slatter)\b(?=\s|,)")
_TO_VERB: Final = re.compile(
    r"(?:not\s)?to\s(?!(?:the|an?|its|their|those|these|this|that|all|each|which|whom|whose|it|them|him|date|such|any|"
    r"every|both|his|her|other|relevant|in|at|under|by|or|and|be\s\w+ed\sby|armed|conflicts?|disputes|(?!(?:br|r|s|spr|str)ing)\w+ing)\b)(?=[a-z])"
)
"""An infinitive; "to the" and "to ending" are none."""
_NO_INFINITIVE_WORDS: Final = """
    ability able acceded access according addition agreed applicable approach as aspiring attached attempt
    attempting available best commitment commitments committed continue continues continuing contrary
    contributing contribution contributions dedicated designed desiring devoted due eligible entitled
    established exposed fail failed failing intend intending intends invited leading likely linked mandated need
    needs opposed order owing planning position prior pursuant ready reference regard related relating relation
    relevant requested required respect response responsibilities responsibility right seek seeking similar
    subject thanks unable unwilling used vulnerable want wanting willing wish wishes wishing yet
"""
_NO_INFINITIVE: Final = frozenset(_NO_INFINITIVE_WORDS.split())
"""Words that a "to" belongs to: it does not begin what is asked."""


def _object_at(text: str, rest: int, end: int) -> int:
    if text.startswith(_PLAIN_LEADS, rest):
        return rest + 1
    match = _LEAD.match(text, rest, end)
    return match.end() if match else rest


def _behind_aside(scene: Scene, start: int, end: int) -> int:
    """Return where those are named before whom words between commas stand: "Requests, in view of this, the Office"."""
    text = scene.tagged.text
    if text[start - 2] != "," or not ASIDE.match(text, start, end):
        return start
    listing = Listing(scene.tagged, end, scene.cast)
    commas = [match.end() for match in re.finditer(", ", text[start:end])]
    named = (start + at for at in commas if listing.name(start + at) is not None)
    things = (start + at for at in commas if _THING.match(text, start + at))
    return next(named, next(things, start))


_THING: Final = re.compile(r"(?:the|its|an?|that)\s")
"""What a thing begins with that is asked for: "Recommends, in view of this, the introduction"."""


def _infinitives(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the infinitives begin that can say what is asked."""
    at = text.find(" to ", start, end)
    while at >= 0:
        if _TO_VERB.match(text, at + 1):
            words = text[max(start, at - 40) : at].rsplit(" ", 2)
            last = words[-1].rstrip(",").lower()
            if last == "not":
                yield at - len("not")
            elif (words[-2].rstrip(",") if last.endswith("ly") and len(words) > 1 else last) not in _NO_INFINITIVE:
                yield at + 1
        at = text.find(" to ", at + 1, end)


def _quick(scene: Scene, start: int, end: int) -> Asked | None:
    """Return the answer for the most frequent shape: one name, and what it is to do."""
    text = scene.tagged.text
    first = start + len("the ") if text.startswith("the ", start) else start
    for hit in hits_from(scene.tagged.names, start):
        if hit.start > first:
            return None
        if text.startswith(" to ", hit.end) and _TO_VERB.match(text, hit.end + 1, end):
            ref = scene.cast.ref_of(hit, text)
            return Asked((ref, *_second(scene, hit.end, end)), hit.end + 1) if ref else None
    return None


# --- The object of a verb --------------------------------------------------------------------------------------------

_BY_WHOM: Final = re.compile(
    r"\s(?:(?<!ed\s)(?<!en\s)by|between\sand\samong|among\sand\sbetween|between|among|amongst)\s(?!(?:those|these|them|such|each|one)\b)"
)
_BY_ALL: Final = re.compile(r"(?<!ed)(?<!en)\sby\s(?=(?:all|relevant)\s)")
"""What may stand farther from the verb: "the use of forums within the system by all stakeholders"."""
_TOGETHER: Final = re.compile(r"(?:the\s)?(?:\w+\s){0,3}(?:co-?operation|collaboration|coordination)\sof\s")
"""What those do together of whom it is: "the cooperation of Member States with the Office"."""
_TO_WHOM: Final = re.compile(r".*\b(?:from|to)\s")
_WHAT: Final = re.compile(r"\s(?:the|its|an?|all)\s")
"""What is recommended "to" somebody, or demanded "from" him, is named behind him."""
_NEAR: Final = 100
"""How many characters after the verb "by whom" may stand."""
_ENDS_LIST: Final = re.compile(r"\s(?:to|with\sa\sview|in\sorder|for|in(?!\s[A-Z])|on|towards|that|which|aimed)\s|;")
_TELLS: Final = frozenset(
    {"advises", "assures", "directs", "proposes", "recommends", "reiterates-its-request", "reminds", "requests"}
)
"""Verbs that tell somebody "that …"."""
_THAT: Final = re.compile(
    r"(?<!\bso\s)(?<!\bof\s)(?<!\bin\s)(?<!\bto\s)(?<!\bby\s)(?<!\bon\s)(?<!\bwith\s)(?<!\bfrom\s)(?<!\bfor\s)"
    r"(?<!ensure\s)(?<!ensuring\s)that\s(?!(?:have|has|are|is|do|did|had|were|was|wish|may|can|will|possess|so|apply|participate|seek)\b)"
)


def _of_object(clause: Clause, start: int, end: int, scene: Scene) -> Asked:
    """Return whom the words after a verb name, or, where they name a thing, by whom it is to be done."""
    text = scene.tagged.text
    that = _THAT.search(text, start, end) if clause.verb.slug in _TELLS and "that " in text else None
    stop = next(_infinitives(text, start, that.start() if that else end), that.start() if that else None)
    if stop is not None:
        found = Listing(scene.tagged, stop - 1, scene.cast).read(start).refs
        if found and text.startswith("that ", stop):
            own = _of_that(scene, stop, end)
            return Asked(found, own.start if set(own.addressees) & set(found) else stop)
        if found:
            return Asked((*found, *_second(scene, stop, end)), stop)
    if _TO_WHOM.match(text, clause.rest, start):
        item = Listing(scene.tagged, end, scene.cast).name(start)
        if item is not None and _WHAT.match(text, item.end, end):
            return Asked((item.ref,), item.end + 1)
    is_chapeau = text.startswith(":", end)
    if stop is None or is_chapeau:
        whole = Listing(scene.tagged, end, scene.cast, known=not is_chapeau).read(start)
        if whole.refs and whole.end >= end:
            return Asked(whole.refs, end)
    by = (
        _TOGETHER.match(text, start, end)
        or _BY_WHOM.search(text, start, min(end, start + _NEAR))
        or _BY_ALL.search(text, start, min(end, start + 2 * _NEAR))
    )
    if by:
        listing = Listing(
            scene.tagged, _outside_names(_ENDS_LIST, scene.tagged, by.end(), end), scene.cast, certain=True
        )
        return Asked(listing.read(by.end()).refs, start)
    return Asked((), start)


_OF_OTHERS: Final = re.compile(
    r"to\s(?:[a-z]+ly\s)?(?:ask|assist|direct|encourage|help|instruct|request|support|urge)\s"
)
"""What one is asked that concerns what others do: "to direct the operations, and all stakeholders to report"."""
_WHO_CAN: Final = re.compile(r"\s(?:(?:that|who)\s(?:are|have)\s[^,;]{3,60}?\s)?(?=to\s(?!do\sso\sto\b))")


def _second(scene: Scene, start: int, end: int) -> Iterator[Addressee]:
    """Yield others who are asked something else: "Urges States to join the Treaty, and States parties to implement"."""
    text = scene.tagged.text
    if _OF_OTHERS.match(text, start):
        return
    for hit in scene.tagged.names:
        if hit.start <= start:
            continue
        if hit.start >= end:
            break
        if not text.endswith((", and ", ", and the ", ", and all "), 0, hit.start):
            continue
        infinitive = _WHO_CAN.match(text, hit.end, end)
        if infinitive and _TO_VERB.match(text, infinitive.end()):
            ref = scene.cast.ref_of(hit, text)
            if ref is not None:
                yield ref


def _outside_names(pattern: re.Pattern[str], tagged: Tagged, start: int, end: int) -> int:
    """Return where a pattern stands first that stands in no name, or else the end."""
    for match in pattern.finditer(tagged.text, start, end):
        if not any(hit.start < match.start() < hit.end for hit in tagged.names):
            return match.start()
    return end


# --- "That he submit" ------------------------------------------------------------------------------------------------

_SUBJECT_PRONOUN: Final = re.compile(r"(?:he|she|it|they)\b")
_JOINED: Final = re.compile(r",?\s(?:and|or|as\swell\sas)\s|,\s")
_NO_SUBJECTS: Final = ("arrangements", "elements", "mechanisms", "platform", "programme", "programmes", "system")
"""Heads of what is asked about as often as asked itself: "that the work programmes include"."""
_PERSONS: Final = frozenset({"he", "him", "she", "her"})


def _of_that(scene: Scene, start: int, end: int) -> Asked:
    """Return the subject of "that …", if it is somebody, and where the words begin that say what he is to do."""
    first = start + len("that ")
    text = scene.tagged.text
    pronoun = _SUBJECT_PRONOUN.match(text, first, end)
    if pronoun and _DONE_TO_IT.match(text, pronoun.end(), end):
        return Asked((), start)
    if pronoun:
        return Asked(_antecedent(pronoun.group(), first, scene), pronoun.end() + 1)
    listing = Listing(scene.tagged, end, scene.cast)
    found: dict[Addressee, None] = {}
    item = listing.name(first) or _of_proper_name(listing, first) or listing.stranger(first, but=_NO_SUBJECTS)
    last = start
    while item is not None:
        found[item.ref] = None
        last = item.end
        join = _JOINED.match(text, last, end)
        item = listing.name(join.end()) if join else None
    return Asked(tuple(found), _predicate(text, last, end) or start if found else start)


_DONE_TO_IT: Final = re.compile(r"\s(?:should\s|shall\s)?be\s[a-z]+(?:ed|en)\b")
"""What shows that a pronoun means a thing: "that they be disseminated"."""
_PROPER: Final = re.compile(r"(?:the\s)?(?P<words>[A-Z][\w-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w-]*)*)(?=,?\s[a-z])")
_MORE: Final = re.compile(
    r"(?:as\swell\sas|especially|in|including|notably|of|or|paragraphs?|particularly|and\s(?:all|of|the|those))\s"
)
"""What between commas still says whose the predicate is."""
_ABOUT_HIM: Final = re.compile(r"\s(?:concerned|from|in|of|on|that|to|which|who|with|within)\b[^,;]{0,100}?")
_PREDICATE: Final = re.compile(r"\s(?=(?:not|shall|should|must|be|[a-z]+ly)\s)")


def _of_proper_name(listing: Listing, start: int) -> Item | None:
    """Return whom a name in capitals means that stands before its verb: "that the PDK fulfil"."""
    match = _PROPER.match(listing.tagged.text, start, listing.stop)
    return replace(listing, stop=match.end()).stranger(start) if match else None


def _predicate(text: str, start: int, end: int) -> int | None:
    """Return where the words begin that say what a subject is to do, which ends at `start`.

    >>> text = "that all parties, in the light of this, and at once, cease"
    >>> [text[_predicate(text, 16, len(text)):], _predicate("that all parties to the plan cease", 16, 34)]
    ['and at once, cease', None]
    """
    if text.startswith(", ", start):
        comma = text.find(", ", start + 2, end)
        while comma >= 0 and _MORE.match(text, comma + 2, end):
            comma = text.find(", ", comma + 2, end)
        return comma + 2 if comma >= 0 else None
    about = _ABOUT_HIM.match(text, start, end)
    if about is None:
        return start + 1 if text.startswith(" ", start) else None
    predicate = _PREDICATE.search(text, start, min(end, start + _NEAR))
    return predicate.end() if predicate else None


def _antecedent(pronoun: str, end: int, scene: Scene) -> tuple[Addressee, ...]:
    """Return whom "him", "it" or "them" means: whom the clause before asked, or else who was named last."""
    is_many = pronoun in {"them", "they"}
    if scene.before and (is_many or len(scene.before) == 1):
        return scene.before
    text = scene.tagged.text
    for hit in reversed(scene.tagged.names):
        ref = scene.cast.ref_of(hit, text) if hit.end <= end else None
        if ref is None or (pronoun in _PERSONS and not isinstance(ref, ConceptRef)):
            continue
        if not is_many or text[hit.end - 1] in "say":  # States, media, academy, community
            return (ref,)
    if scene.before or is_many or pronoun in _PERSONS:
        return scene.before
    body = next(reversed([match for match in _BODY.finditer(text, 0, end) if is_agent(match["words"])]), None)
    ref = scene.cast.stranger(body["words"]) if body else None
    return (ref,) if ref else ()


_BODY: Final = re.compile(r"\bthe\s(?P<words>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)")
"""A body by a short name that no list knows: "the decision of the Commission, and urges it"."""
