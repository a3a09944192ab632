"""Finds whom a clause asks: the list between its verb and what is asked, and where what is asked begins.

"Requests the Secretary-General, in consultation with Member States, to report" asks the Secretary-General to report,
"demands that all parties cease" the parties; "encourages cooperation between the Office and the Board" asks both.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from unres.model import Addressee, ConceptRef
from unres.understand.actions.clause import Clause
from unres.understand.actions.joins import LINK
from unres.understand.actions.listing import Cast, Listing
from unres.understand.names import Tagged


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
    start = _object_at(text, clause.rest, end)
    quick = _quick(scene, start, end)
    if quick is not None:
        return quick
    if text.startswith("that ", start):
        return Asked(_of_that(scene, start + len("that "), end), start)
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
_WHAT_FOR: Final = re.compile(r"\s(?:for|on|in|upon|as)\s")


def praised(clause: Clause, end: int, scene: Scene) -> tuple[Addressee, ...]:
    """Return who is commended or thanked: the object itself, not his "efforts"."""
    text, start = scene.tagged.text, clause.rest
    if clause.verb.slug in _SAID_TO:
        if not text.startswith(" to ", start) or text.startswith("tribute", start - len("tribute")):
            return ()
        start += len(" to")
    stop = _WHAT_FOR.search(text, start, end)
    listing = Listing(scene.tagged, stop.start() if stop else end, scene.cast, certain=True)
    return listing.read(_object_at(text, start, end)).refs


# --- Where things stand ----------------------------------------------------------------------------------------------

_LEAD: Final = re.compile(
    rf"[\s,_]*(?:(?:{LINK}|once\sagain|once\smore|again),?\s)*"
    r"(?:(?:upon|on|of|with)\s|to\s(?!not\b)(?=the|all|its|those|it|him|them|any|every|each|other|both|[A-Z]))?"
    rf"(?:,\s)?(?:{LINK},?\s)*"
)
"""What may stand between a verb and its object."""
_PLAIN_LEADS: Final = (" the ", " all ", " Member States ", " States ")
_PRONOUN: Final = re.compile(r"(?:it|him|her|them|the\slatter)\b(?=\s|,)")
_TO_VERB: Final = re.compile(
    r"(?:not\s)?to\s(?!(?:the|an?|its|their|those|these|this|that|all|each|which|whom|whose|it|them|him|date|such|any|"
    r"every|both|his|her|other|relevant|in|at|under|by|be\s\w+ed\sby|armed|conflicts?|disputes|(?!(?:br|r|s|spr|str)ing)\w+ing)\b)(?=[a-z])"
)
"""An infinitive; "to the" and "to ending" are none."""
_NO_INFINITIVE_WORDS: Final = """
    able access according addition agreed applicable approach as aspiring attached attempt attempting available best
    commitment commitments committed continue continues continuing contrary contributing contribution contributions
    dedicated designed desiring devoted due eligible entitled established exposed fail failed failing intend intending
    intends invited leading likely linked mandated need needs opposed order owing planning prior pursuant ready
    reference regard related relating relation relevant requested required respect response seek seeking similar
    subject thanks unable unwilling used vulnerable want wanting willing wish wishes wishing yet
"""
_NO_INFINITIVE: Final = frozenset(_NO_INFINITIVE_WORDS.split())
"""Words that a "to" belongs to: it does not begin what is asked."""


def _object_at(text: str, rest: int, end: int) -> int:
    if text.startswith(_PLAIN_LEADS, rest):
        return rest + 1
    match = _LEAD.match(text, rest, end)
    return match.end() if match else rest


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
    for hit in scene.tagged.names:
        if hit.start > first:
            return None
        if hit.start >= start and text.startswith(" to ", hit.end) and _TO_VERB.match(text, hit.end + 1, end):
            ref = scene.cast.ref_of(hit, text)
            return Asked((ref, *_second(scene, hit.end, end)), hit.end + 1) if ref else None
    return None


# --- The object of a verb --------------------------------------------------------------------------------------------

_BY_WHOM: Final = re.compile(r"\s(?:by|between|among|amongst)\s(?!(?:those|these|them|such|each|one)\b)")
_NOUN_OF: Final = re.compile(
    r"(?:the\s)?(?:\w+\s){0,3}(?:co-?operation|collaboration|coordination|participation|engagement)\sof\s"
)
_NEAR: Final = 100
"""How many characters after the verb "by whom" may stand."""
_ENDS_LIST: Final = re.compile(r"\s(?:to|with\sa\sview|in\sorder|for|in(?!\s[A-Z])|on|towards|that|which|aimed)\s|;")
_TELLS: Final = frozenset(
    {"advises", "assures", "proposes", "recommends", "reiterates-its-request", "reminds", "requests"}
)
"""Verbs that tell somebody "that …"."""
_THAT: Final = re.compile(
    r"(?<!so\s)(?<!ensure\s)(?<!ensuring\s)that\s(?!(?:have|has|are|is|do|did|had|were|was|wish|may|can|will|possess|so|apply|participate|seek)\b)"
)


def _of_object(clause: Clause, start: int, end: int, scene: Scene) -> Asked:
    """Return whom the words after a verb name, or, where they name a thing, by whom it is to be done."""
    text = scene.tagged.text
    that = _THAT.search(text, start, end) if clause.verb.slug in _TELLS else None
    stop = that.start() if that else next(_infinitives(text, start, end), None)
    if stop is not None:
        found = Listing(scene.tagged, stop - 1, scene.cast).read(start).refs
        if found:
            return Asked((*found, *_second(scene, stop, end)), stop)
    is_chapeau = text.startswith(":", end)
    if stop is None or is_chapeau:
        whole = Listing(scene.tagged, end, scene.cast, known=not is_chapeau).read(start)
        if whole.refs and whole.end >= end:
            return Asked(whole.refs, end)
    by = _NOUN_OF.match(text, start, end) or _BY_WHOM.search(text, start, min(end, start + _NEAR))
    if by:
        listing = Listing(scene.tagged, _list_end(scene.tagged, by.end(), end), scene.cast, certain=True)
        return Asked(listing.read(by.end()).refs, start)
    return Asked((), start)


def _second(scene: Scene, start: int, end: int) -> Iterator[Addressee]:
    """Yield others who are asked something else: "Urges States to join the Treaty, and States parties to implement"."""
    text = scene.tagged.text
    for hit in scene.tagged.names:
        if hit.start <= start:
            continue
        if hit.start >= end:
            break
        if not text.startswith(" to ", hit.end):
            continue
        if text.endswith((", and ", ", and the "), 0, hit.start) and _TO_VERB.match(text, hit.end + 1):
            ref = scene.cast.ref_of(hit, text)
            if ref is not None:
                yield ref


def _list_end(tagged: Tagged, start: int, end: int) -> int:
    """Return where those end by whom something is to be done: at the first preposition that stands in no name."""
    for match in _ENDS_LIST.finditer(tagged.text, start, end):
        if not any(hit.start < match.start() < hit.end for hit in tagged.names):
            return match.start()
    return end


# --- "That he submit" ------------------------------------------------------------------------------------------------

_SUBJECT_PRONOUN: Final = re.compile(r"(?:he|she|it|they)\b")
_JOINED: Final = re.compile(r",?\s(?:and|or|as\swell\sas)\s|,\s")
_NO_SUBJECTS: Final = ("arrangements", "elements", "mechanisms", "platform", "programme", "programmes", "system")
"""Heads of what is asked about as often as asked itself: "that the work programmes include"."""
_PERSONS: Final = frozenset({"he", "him", "she", "her"})


def _of_that(scene: Scene, start: int, end: int) -> tuple[Addressee, ...]:
    """Return the subject of "that …": "that all parties cease", "that he submit"."""
    pronoun = _SUBJECT_PRONOUN.match(scene.tagged.text, start, end)
    if pronoun:
        return _antecedent(pronoun.group(), start, scene)
    listing = Listing(scene.tagged, end, scene.cast)
    found: dict[Addressee, None] = {}
    item = listing.name(start) or listing.stranger(start, but=_NO_SUBJECTS)
    while item is not None:
        found[item.ref] = None
        join = _JOINED.match(scene.tagged.text, item.end, end)
        item = listing.name(join.end()) if join else None
    return tuple(found)


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
    return scene.before
