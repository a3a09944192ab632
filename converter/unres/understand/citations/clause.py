"""Finds the verb of the clause in which a reference stands, and tells whether the verb governs it.

It does if the reference is the verb's object, stands in the object, or is the subject of its that-clause.
"""

import re
from itertools import takewhile
from typing import Final

from unres.understand.citations.between import RELATIVE, backwards, is_aside, is_only_aside
from unres.understand.citations.kinds import type_of_infinitive, type_of_verb, type_of_words
from unres.understand.names import Hit, Tagged, tag
from unres.vocabulary import Modifier, Verb

# --- Where the clause begins -----------------------------------------------------------------------------------------

_JOINS: Final = frozenset(("and", "also", "further", "furthermore", "moreover", "again", "likewise"))
_HENCE: Final = frozenset(("accordingly", "therefore", "thus"))
_IN_THIS_REGARD: Final = frozenset(("in", "this", "that", "context", "respect", "connection", "regard"))
_ADVERBS: Final = frozenset(("deeply", "gravely"))
_BEFORE_VERBS: Final = _JOINS | _HENCE | _IN_THIS_REGARD | _ADVERBS
"""What may stand between the end of one clause and the verb of the next."""
_WIDEST: Final = 40
_HEAD: Final = 24
"""How long the words of a verb are, in characters."""


def clause_before(tagged: Tagged, offset: int) -> Hit[Verb] | None:
    """Return the verb that begins the clause in which a reference stands.

    >>> from unres.understand.names import tag
    >>> clause_before(tag("Having further considered the plan"), 27).thing.slug
    'has-considered'
    """
    for hit in backwards(tagged.words, offset):
        if not isinstance(hit.thing, Verb) or not begins_clause(tagged.text, hit.start):
            continue
        if not tagged.text.startswith("thanks to", hit.start):
            return Hit(hit.start, hit.end, hit.thing)
    return _torn(tagged, offset)


def begins_clause(text: str, start: int) -> bool:
    """Tell whether a clause can begin here: at the beginning, after a comma or semicolon, or after "and".

    >>> begins_clause("Urges States, and requests", 18), begins_clause("the requests", 4)
    (True, False)
    """
    before = text[max(0, start - _WIDEST) : start].rstrip()
    words = before.split(" ")
    while words and words[-1].lower() in _BEFORE_VERBS:
        words.pop()
    return not words or not before or words[-1].endswith((",", ";")) or before.endswith(" and")


def _torn(tagged: Tagged, offset: int) -> Hit[Verb] | None:
    """Return the verb with which a text begins whose words a modifier parts: "Having further considered"."""
    heads = takewhile(lambda hit: hit.start <= _HEAD, tagged.words)
    inner = next((hit for hit in heads if isinstance(hit.thing, Modifier)), None)
    if inner is None or not inner.start or inner.end >= offset:
        return None
    head = tag(tagged.text[: inner.start] + tagged.text[inner.end + 1 : inner.end + _HEAD])
    for hit in head.words:
        if hit.start == 0 and isinstance(hit.thing, Verb):
            return Hit(0, hit.end + 1 + inner.end - inner.start, hit.thing)
    return None


# --- What its verb governs -------------------------------------------------------------------------------------------

_STICKY: Final = frozenset(("recalling", "taking-note"))
"""Types of verbs that cite whatever their clause says: "Recalling that … marked the entry into force of the …"."""
_THAT: Final = re.compile(
    r"(?:,?\s(?:also|further|again|equally|however|moreover|in\sthis\s(?:regard|context|respect),?))*,?"
    r"(?:\sthe\sfact)?\sthat\b"
)
_SUBJECT: Final = re.compile(
    r"(?:,[^,]*,|,?(?:\s(?:in|under|both|pursuant\sto))?)(?:\s(?:the|its|all))?(?:\s(?:19|20)\d\d)?\s?“?", re.DOTALL
)
"""What may stand between "that" and the subject of its clause."""
_INFINITIVE: Final = re.compile(
    r"(?<!pursuant)(?<!accorded)(?<!attached)(?<!related)(?<!relating)(?<!devoted)(?<!regard)\sto\s(?!the\b|its\b|all\b|those\b|this\b|that\b|and\b|or\b|[A-Z]|\w+ing\b|membership\b)[a-z]+\s"
)
_OF_ITSELF: Final = frozenset(("decides", "agrees", "continues", "resolves"))
_DECIDED: Final = re.compile(r"\sto\s(\w+)(?=\s)")
"""What a body decides to do itself, or continues to do: "Decides to approve the"."""
_SEGMENT: Final = re.compile(r"[,(]|\sand\s(?:its|their)\s")
"""What ends an infinitive: "the need to light lamps, including those of"."""


def said(text: str, clause: Hit[Verb], offset: int) -> str:
    """Return the type that a clause's verb makes of a citation: "" if that is only part of what is said about it.

    >>> from unres.understand.names import tag
    >>> text = "Stressing that the Charter follows the Covenant"
    >>> verb = clause_before(tag(text), 15)
    >>> said(text, verb, text.index("Charter")), said(text, verb, text.index("Covenant"))
    ('emphasizing', '')
    """
    kind = type_of_verb().get(clause.thing.slug, "")
    end = clause.end - len(" that") if text.endswith(" that", 0, clause.end) else clause.end
    gap = _without_asides(text[end:offset], text, offset)
    if clause.thing.slug in _OF_ITSELF and (decided := _DECIDED.match(gap)):
        kind = type_of_infinitive().get(decided[1], "")
        gap = gap[decided.end() :]
    aside = is_aside(gap)
    if kind in _STICKY and not aside:
        return kind
    that = _THAT.match(gap)
    if that is not None:
        return kind if _SUBJECT.fullmatch(gap, that.end()) else ""
    return "" if aside or (" to " in gap and _INFINITIVE.search(_SEGMENT.split(gap)[-1])) else kind


_NEAR: Final = 60
"""How far the object of a verb may stand that begins no clause, in characters."""
_SUBJECT_BEFORE: Final = re.compile(r"(?:\b(?:it|which|that|who|they|we|also|further)|\b[A-Z]\w+)\s$")
_WIDE: Final = 40


def said_within(text: str, verb: Hit[Verb], offset: int) -> str:
    """Return the type that a verb makes of its object which begins no clause: "in which it reaffirms the"; or none.

    A noun ("the notes") is no verb, nor is what says what a text does ("resolutions condemning the breach of").
    """
    kind = type_of_verb().get(verb.thing.slug, "")
    words = text[verb.start : verb.end].lower()
    word = words.partition(" ")[0]
    shown = type_of_words().get(words) == kind
    if word.endswith("ing") and not shown and not text.endswith(" while ", 0, verb.start):
        return ""
    if word.endswith("s") and not _SUBJECT_BEFORE.search(text, max(0, verb.start - _WIDE), verb.start):
        return ""
    gap = text[verb.end : offset]
    return kind if len(gap) <= _NEAR and ("," not in gap or is_only_aside(gap)) else ""


# --- What is said of what was cited before ---------------------------------------------------------------------------

_LATEST: Final = re.compile(r"\A.*,\sthe\s(?:most\srecent|latest|last)\sof\swhich\s(?:was|is|being|are|were)\b")
"""What goes on from acts to one of them: "resolutions by which it …, the latest of which was"."""
_RESUMED: Final = re.compile(
    rf"{RELATIVE.pattern}[^;]*(?=,\s(?:and|as\swell\sas)\s(?:also\s)?(?:(?:the|its|to|of)\s)*"
    r"(?:(?:outcome|report|declaration|document|statement|principles|communiqué)\s[^;]*)?$)"
)
"""What is said of the citation before, up to where the list goes on: "…, which calls for lamps, and the"."""
_NEXT_TITLE: Final = re.compile(rf"{RELATIVE.pattern}[^;A-Z]*(?<!alia)(?=,\sthe\s$)")
"""What is said of the citation before, up to the next title of a list: "…, which calls for lamps, the Charter"."""
_AND_THAT: Final = re.compile(r"\A.*[,\w]\sand(?=(?:\salso|\sfurther)?\sthat\s)")
"""What stands before a second that-clause."""
_ANOTHER_ACT: Final = re.compile(
    r",\s(?:(?:and|as\swell\sas)\s(?:its\s)?|(?=[A-Z]))(?:[A-Z][\w\s]{3,40}\s)?(?:re|de)(?:solution|cision)s?\s\d"
)
_JOINT: Final = 16
"""How near an act stands to the words that join it to the acts before."""
_WHICH_ACT: Final = re.compile(r",\s(?:in|by)\swhich\s[^;]*$")
"""What is said of the act before: "resolution 58/5, in which it proclaimed 2005 a year of sport"."""


def _without_asides(gap: str, text: str, offset: int) -> str:
    """Return what stands between a clause's verb and a reference, without what is said of what was cited before."""
    if "wh" in gap:
        gap = _RESUMED.sub("", _LATEST.sub("", gap))
        if text[offset : offset + 1].isupper() and "“" not in text[offset - 2 : offset]:
            gap = _NEXT_TITLE.sub("", gap)
    if " and " in gap and " that " in gap:
        gap = _AND_THAT.sub("", gap)
    if "wh" in gap and not _THAT.match(gap) and _ANOTHER_ACT.search(text, max(0, offset - _JOINT), offset + _NEAR):
        gap = _WHICH_ACT.sub("", gap)
    return gap
