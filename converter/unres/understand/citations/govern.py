"""Tells of what type a citation is: by the words that join it to its clause, or else by the verb that governs it.

"Recalling its resolution 58/9" recalls it; "Encourages Member States, in accordance with article 13 of …" cites as
authority, whatever the verb is. What stands in a list with another citation is of the same type.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from unres.understand.names import Tagged
from unres.vocabulary import CitationType, Verb, load

NAMING: Final = "naming"
"""The type of a citation that no word explains."""
_REPORT: Final = "requesting-report"
_IMPLEMENTING: Final = frozenset({"implementing", "following-up"})
_FARTHEST: Final = 120
"""How many characters may stand between "in accordance with" and what it governs."""

_LIST: Final = frozenset(
    [
        *(
            "and",
            "or",
            "as",
            "well",
            "including",
            "the",
            "its",
            "of",
            "other",
            "relevant",
            "applicable",
            "provisions",
            "such",
        ),
        *(
            "international",
            "law",
            "instruments",
            "both",
            "also",
            "inter",
            "alia",
            "respective",
            "human",
            "rights",
            "treaties",
        ),
        *(
            "principles",
            "regional",
            "two",
            "three",
            "subsequent",
            "related",
            "especially",
            "particularly",
            "notably",
            "all",
        ),
        *("resolutions", "decisions", "previous", "adopted", "entitled", "outcome", "documents", "declarations"),
        *("conventions", "then", "by", "amended", "modified", "statement", "statements", "president", "presidential"),
    ]
)
"""Words that may stand between two members of a list."""
_TOKEN: Final = re.compile(r"[^\W\d]+")
_BRACKETS: Final = re.compile(r"\([^()]*\)|“[^”]*”|entitled\s|\d{1,2}\s[A-Z][a-z]+\s\d{4}|in\sparticular")
_UNDER: Final = 40
"""How far "under" reaches: "under relevant provisions of the Charter", but not "under the guise of …"."""
_FINITE: Final = re.compile(
    r"\s(?:would|constitutes?|is|are|was|were|shall|must|may|can|will|has|have|had|should|could)\s"
)
"""A verb of its own: what follows it is no longer governed by the words before."""
_TAIL: Final = 60
_NEAR: Final = 60
_APART: Final = 400
"""How far back it is worth looking, in characters."""
_SAME: Final = 220
"""How many characters may stand between the members of a list, without what is in brackets."""
_RELATIVE: Final = re.compile(
    r",?\s(?:(?:in|by|of|to|at|on|for|with|through|under)\s)?(?:which|whom|whose|who|where|whereby)\b"
)
_THAT: Final = re.compile(r"(?:\s(?:also|further|again|equally|in\sthis\s(?:regard|context|respect)))*,?\sthat\b")
_SUBJECT: Final = re.compile(
    r",?(?:\s(?:in|under|both|pursuant\sto))?(?:\s(?:the|its|all))?\s?|,[^,]*,(?:\s(?:the|its))?\s", re.DOTALL
)
_ABOUT: Final = re.compile(r"(?:\d|\)|[A-Z])\s(?:of\s\d{1,2}\s\w+\s\d{4}\s)?(?:on|concerning|regarding)\s(?:the\s)?$")
"""What stands before the subject of an act that is cited: "resolution 77/321 of 1 August 2023 on the Agreement"."""
_PARTIES: Final = re.compile(r"\b(?:[Pp]arties|[Pp]arty|signatories|depositary)\s(?:to|of)\s(?:the\s)?$")
_ON_IMPLEMENTATION: Final = re.compile(
    r"\breport(?:s|ing)?\b[^;]*\s(?:on|covering|concerning|regarding)\s(?:the\s)?"
    r"(?:(?:status|progress|state|all\saspects)[\w\s]*?\s(?:of|in|on|towards)\s(?:the\s)?)?(?:full\s|effective\s|continued\s)?$"
)
_STICKY: Final = frozenset({"recalling", "taking-note"})
"""Types of verbs that cite whatever their clause says: "Recalling that … marked the entry into force of the …"."""
_INFINITIVE: Final = re.compile(
    r"\sto\s(?!the\b|its\b|all\b|those\b|this\b|that\b|[A-Z]|\w+ing\b|membership\b)[a-z]+\s"
)
_LATEST: Final = re.compile(r",\sthe\s(?:most\srecent|latest|last)\sof\swhich\s(?:was|is|being|are|were)\b")
_ANOTHER_ACT: Final = re.compile(
    r",\s(?:(?:and|as\swell\sas)\s(?:its\s)?|(?=[A-Z]))(?:[A-Z][\w\s]{3,40}\s)?(?:re|de)(?:solution|cision)s?\s\d"
)
_JOINT: Final = 16
"""How near an act stands to the words that join it to the acts before."""
_WHICH_ACT: Final = re.compile(r",\s(?:in|by)\swhich\s[^;]*$")
"""What is said of the act before: "resolution 58/5, in which it proclaimed 2005 a year of sport"."""
_GOES_FARTHER: Final = re.compile(r"\s(?:for|until|from|beyond)\s[^,;]*$")
"""What follows a citation of a period, and is no longer governed by what governs it."""
_EXAMPLE: Final = re.compile(r"[^,;]*,\s(?:including|such\sas|in\sparticular|notably|especially|inter\salia,)\s[^,;]*")


class Governed(NamedTuple):
    """Where a citation stands that is understood already, and its type."""

    start: int
    end: int
    kind: str


@lru_cache(maxsize=1)
def _types_by_verb() -> dict[str, str]:
    """Return slug of a verb → slug of the type it makes; a verb's broader verbs stand in where it makes none."""
    vocabulary = load()
    types = {verb: each.slug for each in vocabulary.citation_types.values() for verb in each.governed_by}

    def type_of(slug: str) -> str:
        if slug in types or slug not in vocabulary.verbs:
            return types.get(slug, "")
        return next(filter(None, map(type_of, vocabulary.verbs[slug].broader)), "")

    return {slug: found for slug in vocabulary.verbs if (found := type_of(slug))}


def verb_types() -> frozenset[str]:
    """Return the types that a clause's verb makes, such as `recalling`; the others come from words that join."""
    return frozenset(_types_by_verb().values())


def citation_type(tagged: Tagged, offset: int, before: Sequence[Governed] = ()) -> str:
    """Return the type of the citation that begins at `offset`, as a slug of the scheme `citation-type`.

    `before` are the citations of the text that stand before it.

    >>> from unres.understand.names import tag
    >>> text = "Recalling its resolution 58/9, and stressing that, in accordance with article 13 of the Convention"
    >>> citation_type(tag(text), text.index("its")), citation_type(tag(text), text.index("article"))
    ('recalling', 'in-accordance-with')
    """
    text = tagged.text
    near = (each for each in reversed(before) if 0 <= offset - each.end <= _APART and each.start < offset)
    listed = next((each.kind for each in near if _is_listed(tagged, each.end, offset)), "")
    if listed:
        return listed
    for hit in reversed(tagged.words):
        if hit.end > offset:
            continue
        if isinstance(hit.thing, CitationType):
            short = text[hit.start : hit.end].lower() == "under"
            if _is_spent(text, hit.end, offset, before):
                continue
            if (not short or offset - hit.end <= _UNDER) and _reaches(tagged, hit.end, offset):
                return _requested(tagged, hit.start, hit.thing.slug)
        elif isinstance(hit.thing, Verb):
            if begins_clause(text, hit.start):
                return _of_verb(text, hit.thing, hit.end, offset)
            kind = _types_by_verb().get(hit.thing.slug, "")
            if kind and offset - hit.end <= _NEAR and "," not in text[hit.end : offset]:
                return kind
    return NAMING


def _is_spent(text: str, start: int, offset: int, before: Sequence[Governed]) -> bool:
    """Tell whether words such as "as set out in" have what they govern already, in what is no list."""
    last = next((each for each in reversed(before) if start <= each.start and each.end < offset), None)
    return last is not None and _GOES_FARTHER.match(text, last.end, offset) is not None


def clause_type(tagged: Tagged, offset: int) -> str:
    """Return the type that the verb of a clause gives to a note which hangs on no citation but on what is said.

    >>> from unres.understand.names import tag
    >>> text = "Noting that the working group, established by the Council, reported on its outcomes,"
    >>> clause_type(tag(text), len(text))
    'taking-note'
    """
    for hit in reversed(tagged.words):
        if hit.end <= offset and isinstance(hit.thing, Verb) and begins_clause(tagged.text, hit.start):
            return _types_by_verb().get(hit.thing.slug) or citation_type(tagged, offset)
    return citation_type(tagged, offset)


def _is_listed(tagged: Tagged, end: int, start: int) -> bool:
    """Tell whether only what joins the members of a list stands between two citations."""
    gap = tagged.text[end:start]
    if not gap.strip():
        return False
    for hit in reversed(tagged.names):
        if hit.end <= end:
            break
        if end <= hit.start and hit.end <= start:
            gap = gap[: hit.start - end] + gap[hit.end - end :]
    if len(gap) > _SAME or ";" in gap:
        return False
    words = _TOKEN.findall(_BRACKETS.sub("", gap).lower())
    return (
        bool(gap.strip())
        and all(word in _LIST for word in words)
        and ("," in gap or "and" in words or "or" in words or "including" in words)
    )


def _requested(tagged: Tagged, start: int, kind: str) -> str:
    """Return the type of what is implemented, or about whose implementation somebody is to report."""
    if kind not in _IMPLEMENTING or "report" not in tagged.text:
        return kind
    for hit in reversed(tagged.words):
        if hit.end <= start and isinstance(hit.thing, Verb) and begins_clause(tagged.text, hit.start):
            asked = hit.thing.force is not None and _ON_IMPLEMENTATION.search(
                tagged.text, max(hit.start, start - _APART), start
            )
            return _REPORT if asked else kind
    return kind


def _of_verb(text: str, verb: Verb, end: int, offset: int) -> str:
    """Return the type that a verb makes of a citation: none if the citation is only part of what is said about it."""
    kind = _types_by_verb().get(verb.slug, NAMING)
    gap = text[end - len(" that") if text.endswith(" that", 0, end) else end : offset]
    if " of which " in gap and (latest := _LATEST.search(gap)):
        gap = gap[latest.end() :]
    that = _THAT.match(gap)
    if "wh" in gap and that is None and _ANOTHER_ACT.search(text, max(0, offset - _JOINT), offset + _NEAR):
        gap = _WHICH_ACT.sub("", gap)
    aside = ("wh" in gap and _RELATIVE.search(gap)) or _ABOUT.search(gap[-_TAIL:]) or _PARTIES.search(gap[-_TAIL:])
    if kind in _STICKY and not aside:
        return kind
    if that is not None:
        return kind if _SUBJECT.fullmatch(gap, that.end()) else NAMING
    if aside or (" to " in gap and _INFINITIVE.search(gap)):
        return NAMING
    return kind


def _reaches(tagged: Tagged, start: int, offset: int) -> bool:
    """Tell whether "in accordance with" still governs what stands at `offset`: near by, or later in a list of names."""
    if offset - start > _APART:
        return False
    gap = tagged.text[start:offset].rstrip(" ,;.:")
    if _FINITE.search(gap):
        return False
    if (
        len(gap) <= _FARTHEST
        and ("," not in gap or _ASIDE.fullmatch(gap) or _EXAMPLE.fullmatch(gap))
        and ";" not in gap
    ):
        return not _PARTIES.search(tagged.text, start, offset) and not ("wh" in gap and _RELATIVE.search(gap))
    for hit in reversed(tagged.names):
        if start <= hit.start and hit.end <= offset:
            gap = gap[: hit.start - start] + gap[hit.end - start :]
    return all(word in _LIST for word in _small_words(gap))


def _small_words(gap: str) -> list[str]:
    """Return the words of a gap that are no names: those in brackets and with capitals are left out."""
    return [word for word in _TOKEN.findall(_BRACKETS.sub("", gap)) if not word[0].isupper()]


_ASIDE: Final = re.compile(
    r",\s(?:as\s(?:appropriate|applicable|a\smatter\sof\spriority)|inter\salia|where\sappropriate|in\sfull|as\srelevant)"
    r"(?:\sand\s[^,]*)?,[^,]*"
)
"""A gap with nothing but an aside: ", as appropriate, the"."""


def begins_clause(text: str, start: int) -> bool:
    """Tell whether a clause can begin here: at the beginning, after a comma or semicolon, or after "and".

    >>> begins_clause("Urges States, and requests", 18), begins_clause("the requests", 4)
    (True, False)
    """
    before = text[max(0, start - 24) : start].rstrip()
    words = before.split(" ")
    while words and words[-1].lower() in {
        "and",
        "also",
        "further",
        "accordingly",
        "therefore",
        "thus",
        "furthermore",
        "moreover",
        "likewise",
        "context",
        "respect",
        "connection",
        "deeply",
        "again",
        "this",
        "regard",
        "in",
        "gravely",
    }:
        words.pop()
    return not words or not before or words[-1].endswith((",", ";")) or before.endswith(" and")
