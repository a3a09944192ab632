"""Finds whom a clause asks: the list between its verb and what is asked, and where what is asked begins.

"Requests the Secretary-General, in consultation with Member States, and the Office to report" asks two. Names of the
vocabulary are taken as they are; whoever else is asked is named by the head of the words that name him: "concept/actor/"
and "troop-contributing-countries". With whom, how and within which limits those are to act is no part of the list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from unres.model import Addressee, ConceptRef
from unres.understand.clauses import LINK, Clause
from unres.understand.names import Hit, ShortName, Tagged
from unres.understand.resolve import Context
from unres.vocabulary import Actor, Body, Country, Named, fold, load


class Asked(NamedTuple):
    """Whom a clause asks, and where the words begin that say what is asked."""

    addressees: tuple[Addressee, ...]
    start: int


@dataclass(slots=True)
class Cast:
    """Whom an act has named so far."""

    context: Context
    introduced: dict[str, Addressee] = field(default_factory=dict)
    """Abbreviations that the act has introduced: "the Federal Government of Somalia (FGS)"."""

    def introduce(self, tagged: Tagged) -> None:
        """Remember the abbreviations that stand in brackets after names."""
        for hit in tagged.names:
            match = _ABBREVIATION.match(tagged.text, hit.end)
            ref = _ref(hit, self) if match else None
            if match and ref is not None and _STANDS_ALONE.search(tagged.text[: hit.start]):
                self.introduced[match["words"]] = ref


_STANDS_ALONE: Final = re.compile(r"(?:^|[,;.(“]\s?|\b(?:the|and|by|with|between|of\sthe|Government\sof|Government\sof\sthe)\s)$")
"""What stands before a name that is no part of a longer one: not "African Union Mission in"."""
_ABBREVIATION: Final = re.compile(r"\s\((?:the\s)?[“\"]?(?P<words>[A-Z][\w-]*[A-Z]s?)[”\"]?\)")


class _Item(NamedTuple):
    """One of those asked. `joined` tells whether "and", "or" or the like stands before it, or nothing at all."""

    ref: Addressee
    end: int
    joined: bool


_PRAISE: Final = frozenset(
    "applauds commends congratulates expresses-appreciation honours praises reiterates-its-appreciation thanks".split()
)
"""Verbs that say something to somebody for what he did."""


def addressed(clause: Clause, tagged: Tagged, end: int, cast: Cast, before: tuple[Addressee, ...]) -> Asked:
    """Return whom a clause asks, and where what it asks begins.

    Args:
        clause: its verb says whether it asks anybody.
        tagged: the paragraph.
        end: where the clause's words end.
        cast: whom the act has named so far.
        before: whom the clause before asked, for "it" and "them".
    """
    start = _object_at(tagged.text, clause.rest, end)
    quick = _quick(tagged, start, end, cast)
    if quick is not None:
        return quick
    text = tagged.text
    if text.startswith("that ", start):
        return Asked(_of_that(tagged, start + len("that "), end, cast, before), start)
    pronoun = _PRONOUN.match(text, start, end)
    if pronoun:
        found = _antecedent(pronoun.group(), tagged, clause.start, cast, before)
        return Asked(found, min(pronoun.end() + 1, end))
    if _TO_VERB.match(text, start, end):
        return Asked((), start)
    return _of_object(clause, tagged, start, end, cast)


def listed(tagged: Tagged, start: int, end: int, cast: Cast) -> tuple[Addressee, ...]:
    """Return those of the vocabulary whom `text[start:end]` lists."""
    return _list(tagged, start, end, cast, known=True)[0]


def asks(clause: Clause) -> bool:
    """Tell whether a clause asks or commands somebody; what a body decides by itself it asks of nobody."""
    return clause.verb.force is not None and (clause.verb.force != _DECIDING or clause.verb.slug in _COMMISSIONING)


_DECIDING: Final = 90
_COMMISSIONING: Final = frozenset({"authorizes"})
"""Decisions that let somebody act."""

# --- Where things stand ----------------------------------------------------------------------------------------------

_LEAD: Final = re.compile(
    rf"[\s,_]*(?:(?:{LINK}|once\sagain|once\smore|again),?\s)*(?:(?:upon|on|of|with)\s|to\s(?!not\b)(?={'|'.join(('the', 'all', 'its', 'those', 'it', 'him', 'them', 'any', 'every', 'each', 'other', 'both', '[A-Z]'))}))?(?:,\s)?(?:{LINK},?\s)*"
)
"""What may stand between a verb and its object."""
_PRONOUN: Final = re.compile(r"(?:it|him|her|them|the\slatter)\b(?=\s|,)")
_TO_VERB: Final = re.compile(
    r"(?:not\s)?to\s(?!(?:the|an?|its|their|those|these|this|that|all|each|which|whom|whose|it|them|him|date|such|any|every|"
    r"both|his|her|other|relevant|armed|conflicts?|disputes|(?!(?:br|r|s|spr|str)ing)\w+ing)\b)(?=[a-z])"
)
_NO_INFINITIVE: Final = frozenset(
    ("access according due pursuant relation relating regard respect subject addition contrary wish wishes wishing yet able "
     "unable willing ready intend intends intending seek seeking need needs continue continues continuing agreed fail "
     "failed failing invited requested mandated required order as relevant similar related committed dedicated devoted "
     "prior attached opposed contributing leading referred applicable entitled vulnerable exposed linked owing thanks "
     "reference response contribution contributions commitment commitments approach attempting planning desiring "
     "aspiring best likely eligible used available designed established attempt want wanting unwilling").split()
)  # fmt: skip
"""Words that a "to" belongs to: it does not begin what is asked."""
_BY_WHOM: Final = re.compile(r"\s(?:by|between|among|amongst)\s")
_NOUN_OF: Final = re.compile(
    r"(?:the\s)?(?:\w+\s){0,3}(?:cooperation|co-operation|collaboration|coordination|participation|engagement)\sof\s"
)


def _object_at(text: str, rest: int, end: int) -> int:
    if text.startswith((" the ", " all ", " Member States ", " States "), rest):
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


def _quick(tagged: Tagged, start: int, end: int, cast: Cast) -> Asked | None:
    """Return the answer for the most frequent shape: one name, and what it is to do."""
    text = tagged.text
    first = start + len("the ") if text.startswith("the ", start) else start
    for hit in tagged.names:
        if hit.start > first:
            return None
        if hit.start >= start and text.startswith(" to ", hit.end) and _TO_VERB.match(text, hit.end + 1, end):
            ref = _ref_at(text, hit, cast)
            if ref is None:
                return None
            return Asked((ref, *_second(tagged, hit.end, end, cast)), hit.end + 1)
    return None


def _ref(hit: Hit[Named | ShortName], cast: Cast) -> Addressee | None:
    """Return what a name stands for, if that is somebody who can be asked."""
    thing = cast.context.meant(hit.thing)
    return thing.ref if isinstance(thing, (Actor, Body, Country)) else None


def _ref_at(text: str, hit: Hit[Named | ShortName], cast: Cast) -> Addressee | None:
    """Return what a name stands for in its sentence: "the parties" are those to a conflict, unless to a treaty."""
    ref = _ref(hit, cast)
    if (
        ref == _STATES_PARTIES
        and text[hit.start : hit.end].endswith("parties")
        and " " not in text[hit.start : hit.end]
    ):
        return _STATES_PARTIES if _TO_TREATY.match(text, hit.end) else _PARTIES
    return ref


_STATES_PARTIES: Final = ConceptRef("actor", "states-parties")
_PARTIES: Final = ConceptRef("actor", "parties-to-conflict")
_TO_TREATY: Final = re.compile(
    r"\s(?:to|of)\s(?:the\s)?[^,;]{0,80}?(?:Convention|Treaty|Protocol|Covenant|Statute|Charter|instrument|Pact|treaty|convention)"
)


# --- The object of a verb --------------------------------------------------------------------------------------------


def _of_object(clause: Clause, tagged: Tagged, start: int, end: int, cast: Cast) -> Asked:
    """Return whom the words after a verb name, or, where they name a thing, by whom it is to be done."""
    text = tagged.text
    stop = _that_after_names(clause, text, start, end) or next(_infinitives(text, start, end), None)
    if stop is not None:
        found, _ = _list(tagged, start, stop - 1, cast)
        if found:
            return Asked((*found, *_second(tagged, stop, end, cast)), stop)
    if stop is None or text.startswith(":", end):
        found, reached = _list(tagged, start, end, cast, known=not text.startswith(":", end))
        if found and reached >= end:
            return Asked(found, end)
    by = _NOUN_OF.match(text, start, end) or _BY_WHOM.search(text, start, min(end, start + _NEAR))
    if by and not text.startswith(("those ", "these ", "them", "such ", "each ", "one another"), by.end()):
        return Asked(_list(tagged, by.end(), _clause_end(tagged, by.end(), end), cast, agents=True)[0], start)
    return Asked((), start)


def _second(tagged: Tagged, start: int, end: int, cast: Cast) -> Iterator[Addressee]:
    """Yield others who are asked something else: "Urges States to consider ratifying, and States parties to implement"."""
    text = tagged.text
    for hit in tagged.names:
        if (
            start < hit.start < end
            and text.startswith(" to ", hit.end)
            and text.endswith((", and ", ", and the "), 0, hit.start)
        ):
            ref = _ref_at(text, hit, cast) if _TO_VERB.match(text, hit.end + 1) else None
            if ref is not None:
                yield ref


_NEAR: Final = 100
"""How many characters after the verb "by whom" may stand."""


_ENDS_LIST: Final = re.compile(r"\s(?:to|with\sa\sview|in\sorder|for|in(?!\s[A-Z])|on|towards|that|which|aimed)\s|;")


def _clause_end(tagged: Tagged, start: int, end: int) -> int:
    """Return where those end by whom something is to be done: at the first preposition that stands in no name."""
    for match in _ENDS_LIST.finditer(tagged.text, start, end):
        if not any(hit.start < match.start() < hit.end for hit in tagged.names):
            return match.start()
    return end


_TELLS: Final = frozenset("advises recommends reminds proposes assures reiterates-its-request requests".split())
_THAT: Final = re.compile(
    r"(?P<that>that)\s(?!(?:have|has|are|is|do|did|had|were|was|wish|may|can|will|possess|so|had|apply|participate|seek)\b)"
)


def _that_after_names(clause: Clause, text: str, start: int, end: int) -> int | None:
    """Return where "that" stands after those to whom something is said: "Recommends to the Assembly that"."""
    if clause.verb.slug not in _TELLS:
        return None
    match = _THAT.search(text, start, end)
    return match.start("that") if match else None


def _of_that(tagged: Tagged, start: int, end: int, cast: Cast, before: tuple[Addressee, ...]) -> tuple[Addressee, ...]:
    """Return the subject of "that …": "that all parties cease", "that he submit"."""
    text = tagged.text
    pronoun = re.compile(r"(?:he|she|it|they)\b").match(text, start, end)
    if pronoun:
        return _antecedent(pronoun.group(), tagged, start, cast, before)
    found: list[Addressee] = []
    at = start
    while True:
        item = _name_at(tagged, at, end, cast)
        if item is None:
            break
        found.append(item.ref)
        join = _JOINED.match(text, item.end, end)
        if join is None:
            break
        at = join.end()
    return tuple(dict.fromkeys(found))


_JOINED: Final = re.compile(r",?\s(?:and|or|as\swell\sas)\s|,\s")


def _antecedent(
    pronoun: str, tagged: Tagged, end: int, cast: Cast, before: tuple[Addressee, ...]
) -> tuple[Addressee, ...]:
    """Return whom "him", "it" or "them" means: whom the clause before asked, or else who was named last."""
    many = pronoun in {"them", "they"}
    if before and (many or len(before) == 1):
        return before
    for hit in reversed(tagged.names):
        ref = _ref_at(tagged.text, hit, cast) if hit.end <= end else None
        if ref is None or (pronoun in {"he", "him", "she", "her"} and not isinstance(ref, ConceptRef)):
            continue
        if many and tagged.text[hit.end - 1] not in "sa" and tagged.text[hit.end - 1 : hit.end] != "y":
            continue
        return (ref,)
    return before


def praised(clause: Clause, tagged: Tagged, end: int, cast: Cast) -> tuple[Addressee, ...]:
    """Return who is commended or thanked: the object itself, not his "efforts"."""
    if clause.verb.slug not in _PRAISE:
        return ()
    text, start = tagged.text, clause.rest
    if clause.verb.slug in _SAID_TO:
        if not text.startswith(" to ", start) or text.startswith("tribute", start - len("tribute")):
            return ()
        start += len(" to")
    stop = _WHAT_FOR.search(text, start, end)
    return _list(tagged, _object_at(text, start, end), stop.start() if stop else end, cast, agents=True)[0]


_SAID_TO: Final = frozenset({"expresses-appreciation", "reiterates-its-appreciation", "honours"})
"""Verbs whose object is a feeling: it is expressed "to" somebody."""
_WHAT_FOR: Final = re.compile(r"\s(?:for|on|in|upon|as)\s")


# --- Lists -----------------------------------------------------------------------------------------------------------

_SEPARATOR: Final = re.compile(
    r"(?:\s|,)*(?P<word>(?:and/or|and|or|as\swell\sas|together\swith|along\swith|including|in\sparticular\sthrough)\b[\s,]*)*"
    rf"(?:(?:also|both|{LINK}|where\sappropriate|as\sappropriate|upon\srequest|when\snecessary|inter\salia|through)\b[,\s]+)*"
)
_PARTNERS: Final = re.compile(
    r"in\s(?:(?:close|full|active|continued|continuous)\s)*(?:and\s\w+\s)?(?:cooperation|co-operation|consultation|"
    r"consultations|collaboration|coordination|co-ordination|partnership|conjunction|association|dialogue|liaison|concert)\b"
    r"|with\sthe\s(?:\w+\s)?(?:help|support|assistance|participation|concurrence|agreement|cooperation|involvement)\b|"
    r"assisted\sby|supported\sby|working\swith|acting\sthrough|consisting\sof|composed\sof|comprising"
)
_ASIDE: Final = re.compile(
    r"(?:individually|nationally|bilaterally|collectively|jointly|directly|in|within|with|as|where|through|when|under|pursuant|acting|on|upon|by|for|at|if|after|before|during|until|"
    r"having|taking|bearing|recalling|noting|while|consistent|subject|especially|particularly|notably|such|without|via|"
    r"using|based|throughout|once|given|who|which|whose|whether|inter|that|not|be|drawing|building|including|recognizing|"
    r"making|working|to|from|against|regarding|concerning|namely|irrespective|guided|mindful|prior|following)\b"
)
_DETERMINERS: Final = re.compile(
    r"(?:(?:(?:entirety|whole|parts|components|rest)\sof|[Tt]he|[Aa]ll|both|each|every|any|such|these|those|other|its|their|his|her|our|some|most|many|more|various|"
    r"relevant|concerned|interested|appropriate|competent|pertinent|respective|remaining|existing|entire|whole|"
    r"potential|different|said|aforementioned|two|three|four|five|"
    r"said|broader|wider)\s(?:and\s(?=all\s|other\s|relevant\s|interested\s))?)*"
)
_STOP: Final = re.compile(r"\s(?:and|or|as\swell\sas|together\swith|along\swith|and/or|including)\s|,|;|\(|\s—|\s–")


def _list(
    tagged: Tagged, start: int, stop: int, cast: Cast, *, known: bool = False, agents: bool = False
) -> tuple[tuple[Addressee, ...], int]:
    """Return those whom `text[start:stop]` lists, and how far the list was read.

    `known` asks for names of the vocabulary only; `agents` for words that are sure to be persons or bodies.
    """
    text = tagged.text
    found: list[_Item] = []
    at = start
    while at < stop:
        separator = _SEPARATOR.match(text, at, stop)
        joined = not found or bool(separator and separator["word"])
        at = separator.end() if separator else at
        if at >= stop or _PARTNERS.match(text, at, stop):
            return _refs(found), stop
        if _ASIDE.match(text, at, stop):
            at = _after_aside(tagged, at, stop)
            continue
        shared = _SHARED.match(text, at, stop)
        item = _shared(shared) if shared else None
        item = item or _name_at(tagged, at, stop, cast)
        if item is None and not known:
            item = _words_at(text, at, stop, cast, agents=agents or bool(found))
            coordinated = None if item else _COORDINATED.match(text, at, stop)
            if coordinated:
                item = _words_at(text, coordinated.end(), stop, cast, agents=True)
                if item:
                    found.extend(_shared_heads(coordinated, text[coordinated.end() : item.end], joined=joined))
        if item is None:
            if not found:
                return (), at
            at = _next_stop(tagged, at + 1, stop)
            continue
        found.append(_Item(item.ref, item.end, joined))
        at = _next_stop(tagged, item.end, stop)
    return _refs(found), at


_SHARED: Final = re.compile(
    r"(?:(?:the|all|relevant|other)\s)*(?P<first>[a-z-]+)(?=(?:,\s[a-z-]+)?,?\sand\s[a-z-]+\s"
    r"(?P<noun>organizations|organisations|institutions|agencies|mechanisms|bodies|banks|countries)\b)"
)
"""An adjective whose noun comes later: "regional and intergovernmental organizations"."""


def _shared(match: re.Match[str]) -> _Item | None:
    thing = load().names().get(f"{match['first']} {match['noun']}")
    whole = load().names().get(fold(match.string[match.start("first") : match.end("noun")]))
    return _Item(thing.ref, match.end("first"), joined=True) if isinstance(thing, Actor) and whole is None else None


_COORDINATED: Final = re.compile(
    r"(?:(?:the|all|relevant|other|both)\s)*(?P<words>[a-z][\w-]*(?:,\s[a-z][\w-]*)*),?\s(?:and|or)\s(?=[a-z])"
)


def _shared_heads(match: re.Match[str], head: str, *, joined: bool) -> Iterator[_Item]:
    """Yield those whose noun comes later: "humanitarian and development actors" are humanitarian actors, too."""
    noun = head.partition(" ")[2] or head
    for word in match["words"].split(", "):
        thing = load().names().get(f"{word} {noun}")
        ref = thing.ref if isinstance(thing, Actor) else ConceptRef("actor", slug_of(f"{word} {noun}"))
        yield _Item(ref, match.end("words"), joined)


def _refs(found: list[_Item]) -> tuple[Addressee, ...]:
    return tuple(dict.fromkeys(each.ref for each in _without_appositions(found)))


def _without_appositions(found: list[_Item]) -> list[_Item]:
    """Return a list without what only says another time who somebody is: "Israel, the occupying Power,"."""
    last = max((n for n, each in enumerate(found) if each.joined), default=0)
    return found[: last + 1]


def _next_stop(tagged: Tagged, start: int, stop: int) -> int:
    """Return where the next item may begin: at a comma or "and" that stands in no name and after no preposition."""
    inside = _NAME_GOES_ON.match(tagged.text, start, stop)
    for match in _STOP.finditer(tagged.text, start, stop):
        if any(hit.start < match.start() < hit.end for hit in tagged.names if hit.end > start):
            continue
        if (
            inside
            and match.group() in {" and ", " or "}
            and not _NEW_ITEM.match(tagged.text, match.end())
            and not any(hit.start == match.end() for hit in tagged.names)
        ):
            continue
        return match.start() if match.group() != "(" else _closing(tagged.text, match.end(), stop)
    return stop


_NAME_GOES_ON: Final = re.compile(r"\s(?:of|in|with|for|from|that|which|who|on|whose|engaged|involved|to)\s")
_NEW_ITEM: Final = re.compile(
    r"(?:the|all|other|relevant|both|its|their|any|those|United\sNations|intergovernmental|non-governmental)\s"
)


def _closing(text: str, start: int, stop: int) -> int:
    at = text.find(")", start, stop)
    return at + 1 if at >= 0 else stop


def _after_aside(tagged: Tagged, start: int, stop: int) -> int:
    """Return where words end that say how, where or under what somebody is to act: at the next comma."""
    at = start
    while True:
        comma = tagged.text.find(",", at, stop)
        if comma < 0:
            return stop
        if not any(hit.start < comma < hit.end for hit in tagged.names if hit.end > start):
            return comma
        at = comma + 1


def _name_at(tagged: Tagged, start: int, stop: int, cast: Cast) -> _Item | None:
    """Return the name with which the words at `start` begin, after "the", "all" and the like, and up to its end."""
    text = tagged.text
    match = _DETERMINERS.match(text, start, stop)
    first = match.end() if match else start
    government = _RULERS.match(text, first, stop)
    for hit in tagged.names:
        if hit.start < start:
            continue
        if hit.start > (government.end() if government else first):
            break
        if government and hit.start < government.end() and not isinstance(cast.context.meant(hit.thing), Actor):
            continue
        if hit.end > stop or _is_longer(text, hit):
            continue
        ref = _ref_at(text, hit, cast)
        if ref is None:
            continue
        if government and hit.start < government.end():
            country = next((each for each in tagged.names if each.start == government.end() and each.end <= stop), None)
            found = _ref(country, cast) if country else None
            if country and found and _is_country(country):
                return _Item(found, country.end, joined=True)
        return _Item(ref, hit.end, joined=True)
    return None


def _is_country(hit: Hit[Named | ShortName]) -> bool:
    return isinstance(hit.thing, Country)


_RULERS: Final = re.compile(
    r"(?:(?:[A-Z]?[a-z]+\s){0,3})(?:Governments?|authorities|leadership|Permanent\sMission|people|leaders)\sof\s(?:the\s)?"
)
_LONGER: Final = re.compile(
    r"(?:’s|'s)\s|\s(?:[A-Z][\w-]+|members?|staff|observers?|programmes|funds|agencies|entities|system|country\steams?|"
    r"personnel|mission|missions|bodies|offices?|team|secretariat|experts|mechanisms|libraries|information|peacekeeping|"
    r"specialized|resident|organizations|organs|human|special|treaty|country|regional|development|partners|actors)\b"
)


def _is_longer(text: str, hit: Hit[Named | ShortName]) -> bool:
    """Tell whether a name is only the beginning of a longer one: "United Nations observers"."""
    return isinstance(hit.thing, (Body, ShortName)) and _LONGER.match(text, hit.end) is not None


# --- Those whom no list knows ----------------------------------------------------------------------------------------

_HEAD: Final = re.compile(
    r"(?P<words>[\w’'/-]+\.?(?:\s[\w’'/-]+\.?)*?)(?=\s(?:in|with|for|at|on|from|to|by|under|within|that|which|who|whose|of|"
    r"through|against|between|among|about|as|regarding|concerning|responsible|throughout|towards|during|after|"
    r"(?!concerned|involved|united)[a-z]{3,}(?:ing|ed))\b|,|;|\(|:|\.|$|\s(?:and|or)\s|\s—)"
)
_IN_PLACE: Final = re.compile(r"\sin\s(?:the\s)?[A-Z]")
_PREPOSITION: Final = re.compile(r"\s(?:on|for|against)\s")
_PROPER_GOES_ON: Final = re.compile(
    r"\s(?P<join>of|on|for|in|and|against|to)\s(?:the\s)?(?=[A-Z])(?P<words>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)"
)
_AGENTS: Final = frozenset(
    ("states state parties party authorities authority governments government organizations organization organisations "
     "organisation institutions institution missions mission groups group committees committee agencies agency entities "
     "entity actors actor stakeholders partners countries country leaders leader donors donor rapporteur rapporteurs "
     "expert experts mechanisms mechanism holders holder facilitators chair chairs chairman chairperson chairpersons "
     "president representative representatives envoy envoys panel panels commission commissions council councils board "
     "boards members member forces force sides side factions movement movements people peoples community communities "
     "companies enterprises universities network networks coalition team teams centre centres institute institutes bank "
     "banks fund funds programmes programme office offices department departments division secretariat secretariats "
     "bureau conference forum tribunal court courts police army media youth women individuals persons citizens workers "
     "scientists procedures power powers republic kingdom platform signatories contributors creditors providers lenders "
     "participants delegations bodies body organs system observers coordinator coordinators director administrator "
     "commissioner adviser advisers ombudsman ombudspersons mediator investigator prosecutor registrar judges families "
     "units elements sector industry manufacturers employers unions associations academia societies society personnel "
     "men girls boys children shareholders investors consumers farmers teachers researchers policymakers lawmakers negotiators mediators peacekeepers traders carriers exporters importers producers contractors users developers federation foundation association union league company corporation enterprise university academy professionals practitioners educators journalists businesses business foundations "
     "corporations operators owners shipowners territory territories parliaments parliamentarians legislators nations "
     "nation militias militia rebels fighters commanders cochairs co-chairs vice-chairs presidents officials focal-points "
     "points task-force federations arrangements regime laboratories hospitals schools cities municipalities "
     "co-facilitators co-chair secretary-general director-general managers manager economies").split()
)  # fmt: skip
"""Heads of words that name persons, or bodies of persons."""
_NO_ACTOR: Final = frozenset(
    "efforts measures steps initiatives cooperation development progress action actions work implementation use".split()
)


def _words_at(text: str, start: int, stop: int, cast: Cast, *, agents: bool) -> _Item | None:
    """Return somebody whom no list knows, by the head of the words that name him."""
    match = _DETERMINERS.match(text, start, stop)
    first = match.end() if match else start
    those = _THOSE.match(text, start, stop)
    if those:
        return _Item(ConceptRef("actor", slug_of(those.group())), those.end(), joined=True)
    head = _HEAD.match(text, first, stop)
    if head is None:
        return None
    words, end = head["words"], head.end("words")
    if words[:1].isupper() and (words.split()[-1][:1].isupper() or _IN_PLACE.match(text, end)):
        longer = _PROPER_GOES_ON.match(text, end, stop)
        while longer and (longer["join"] != "and" or (" the " not in longer.group() and _PREPOSITION.search(text, first, end))):
            end = longer.end()
            longer = _PROPER_GOES_ON.match(text, end, stop)
        words = text[first:end]
    abbreviated = cast.introduced.get(words) or getattr(load().abbreviations().get(words), "ref", None)
    if abbreviated is not None:
        return _Item(abbreviated, end, joined=True)
    if not _is_agent(words) and (agents or not words[:1].isupper()):
        return None
    if words.endswith("States parties"):
        return _Item(_STATES_PARTIES, end, joined=True)
    slug = slug_of(words)
    return _Item(ConceptRef("actor", slug), end, joined=True) if slug else None


_THOSE: Final = re.compile(r"those\swho\s\w+")


def _is_agent(words: str) -> bool:
    if words.startswith(("Mr.", "Mrs.", "Ms.", "Dr.", "Ambassador ", "General ", "Count ", "Sir ")):
        return True
    last = words.split()[-1].lower() if words.split() else ""
    if last in {"concerned", "involved", "present"} and len(words.split()) > 1:
        last = words.split()[-2].lower()
    return last in _AGENTS or last.rpartition("-")[2] in _AGENTS or (words.split()[-1].isupper() and len(last) > 1)


def slug_of(words: str) -> str:
    """Return words as the last step of an address.

    >>> slug_of("United Nations country team in Haiti"), slug_of("Mr. Jarring")
    ('united-nations-country-team-in-haiti', 'mr-jarring')
    """
    kept = re.sub(r"[’']s?\b", "", fold(words))
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
