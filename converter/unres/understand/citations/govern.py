"""Tells of what type a citation is: by the words that join it to its clause, or else by the verb that governs it.

Going outwards from the reference, the first of these that applies (the guide to annotation has the same order):

0. a list: all its members have the type of the first (`lists`);
1. words that join it to what is said of it: "in accordance with", "contained in" (`_joined`);
2. a noun or infinitive of doing it: "the implementation of", "to comply with" (`_done`);
3. the verb of its clause, if it is the verb's object, stands in it, or is the subject of its that-clause (`clause`);
4. none of these: it is only named.

Which words show which type stands in `ontology/citation-types.ttl`; `phrases` finds them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import Final, NamedTuple

from unres.understand.citations.between import APART, LISTING, reaches, small_words
from unres.understand.citations.clause import clause_before, said, said_within
from unres.understand.citations.kinds import NAMING, REPORTED, STANDS_THERE, doing_types, type_of_verb, verb_types
from unres.understand.citations.lists import describes, is_listed
from unres.understand.citations.phrases import CONTENTS, Phrase, outwards
from unres.understand.names import Hit, Tagged
from unres.vocabulary import CitationType, Country, Verb


class Governed(NamedTuple):
    """Where a citation stands that is understood already, and its type."""

    start: int
    end: int
    kind: str


def citation_type(tagged: Tagged, offset: int, before: Sequence[Governed] = ()) -> str:
    """Return the type of the citation that begins at `offset`, as a slug of the scheme `citation-type`.

    `before` are the citations of the text that stand before it.

    >>> from unres.understand.names import tag
    >>> text = "Recalling its resolution 58/9, and stressing that, in accordance with article 13 of the Convention"
    >>> citation_type(tag(text), text.index("its")), citation_type(tag(text), text.index("article"))
    ('recalling', 'in-accordance-with')
    """
    near = [each for each in _behind(before, offset) if each.end <= offset and each.start < offset]
    listed = (each.kind for each in near if is_listed(tagged, each.end, offset, is_named=each.kind == NAMING))
    clause = clause_before(tagged, offset)
    return (
        next(listed, "")
        or _by_words(tagged, offset, clause, near)
        or (said(tagged.text, clause, offset) if clause else "")
        or (STANDS_THERE if _CONTENT_IN.search(tagged.text, max(0, offset - _NEAR), offset) else NAMING)
    )


_NEAR: Final = 60
_CONTENT_IN: Final = re.compile(rf"\b(?:{CONTENTS})\sin\s(?:(?:the|its|that)\s)?$")
"""What stands in a text, said of it without a participle: "the prohibitions in paragraph 4"."""


def _behind(before: Sequence[Governed], offset: int) -> Iterator[Governed]:
    """Yield the citations that stand not too far before a place, from the last to the first."""
    return takewhile(lambda each: offset - each.end <= APART, reversed(before))


def _by_words(tagged: Tagged, offset: int, clause: Hit[Verb] | None, near: Sequence[Governed]) -> str:
    """Return the type of the nearest words in the clause that govern a reference, if any do."""
    for words in outwards(tagged, clause.end if clause else 0, offset):
        if not isinstance(words, Phrase):
            kind = said_within(tagged.text, words, offset)
        elif any(words.end <= each.start for each in near):
            kind = ""  # they have what they govern already
        elif words.kind in doing_types():
            kind = _done(tagged, words, offset, clause)
        else:
            kind = _joined(tagged, words, offset)
        if kind:
            return kind
    return ""


# --- Notes -----------------------------------------------------------------------------------------------------------

_TEXT: Final = re.compile(
    r"\b(?:reports?|briefs?|resolutions?|decisions?|plan|programme|strategy|recommendations?|agreements?|declaration|"
    r"documents?|communiqué|statements?|conventions?|instruments?|articles|agenda)\b[^,;]{0,80}$"
)
"""A noun of a text, in the words that carry the marker of a note."""
_TEXT_ON_DOING: Final = re.compile(
    r"\b(?:reports?|resolutions?|decisions?|declarations?|statements?|conclusions)\son\s(?:the\s)?[a-z-]+\s(?:of|to)\s(?:the\s)?$"
)
"""A text whose subject is the doing of another: what follows describes it, not the other."""
_TITLE: Final = re.compile(r"(?:[A-Z][\w’-]*(?:\s(?:of|on|for|to|in|and)(?:\sthe)?)?\s)*[A-Z][\w’-]*$")
"""The capitals of the title that carries the marker of a note."""


def noted_type(tagged: Tagged, offset: int, before: Sequence[Governed] = ()) -> str:
    """Return the type of a note whose marker stands at `offset`, at words that are no citation themselves.

    It is that of the citation which these words describe, or of what governs them, or else of the clause's verb.

    >>> from unres.understand.names import tag
    >>> text = "Noting that the working group, established by the Council, reported on its outcomes,"
    >>> noted_type(tag(text), len(text))
    'taking-note'
    """
    text = tagged.text
    offset = len(text[:offset].rstrip(" ,;.:"))
    described = next((each for each in _behind(before, offset) if describes(text, each.end, offset)), None)
    if described and not _TEXT_ON_DOING.search(text, max(0, described.start - APART), described.start):
        return described.kind
    title = _TITLE.search(text, max(0, offset - APART), offset)
    kind = citation_type(tagged, title.start() if title else offset, before)
    clause = clause_before(tagged, offset)
    is_text = title is not None or _TEXT.search(text, max(0, offset - APART), offset) is not None
    if clause and (kind == NAMING or (kind in doing_types() and not is_text)):
        return type_of_verb().get(clause.thing.slug, NAMING)
    return kind


def speaks_itself(note: Tagged) -> bool:
    """Tell whether a note begins with words that join what it cites: "As defined by Protocol V"; "See" is none.

    >>> from unres.understand.names import tag
    >>> speaks_itself(tag("As defined by Protocol V.")), speaks_itself(tag("See resolution 60/1."))
    (True, False)
    """
    first = next(iter(note.words), None)
    return (
        first is not None
        and first.start <= len("As ")
        and isinstance(first.thing, CitationType)
        and first.start + 3 < first.end
    )


# --- Words that join -------------------------------------------------------------------------------------------------

_PLACES: Final = frozenset(("section", "annex", "terms", "paragraph", "paragraphs", "article", "articles", "items"))
_OF_TEXT: Final = LISTING | _PLACES
"""What may stand between "under" and a text: "under the relevant provisions of", but not "under the guise of"."""
_PART_OF: Final = re.compile(r"^[^,;]*\sof\s(?:the\s|its\s)?$")
_WHOSE: Final = re.compile(
    r"\s(?:the\s)?(?:\w+\s)?(?:auspices|guise|leadership|chairmanship|presidency|command|control|supervision|theme|title|name"
    r"|direction|guidance|circumstances|occupation|aegis|item|items|heading|cover|coordination|responsibility)\b"
)
"""What is no part of a text: "under the auspices of"."""
_NAMED_FIRST: Final = re.compile(r"[^,A-Z]*[A-Z][^,]*,")
_WORD: Final = re.compile(r"[^\W\d_]+")
_IN_TEXT: Final = re.compile(r"\b(?:in|under|through|by)\s(?:(?:the|its|his|their)\s)?(?:[a-z]+\s){0,3}$")


def _joined(tagged: Tagged, phrase: Phrase, offset: int) -> str:
    """Return the type of words that join a reference to what is said of it, if they govern it."""
    text = tagged.text
    gap = text[phrase.end : offset]
    if phrase.kind in verb_types() and gap.startswith(" by "):
        return ""  # "endorsed by the Assembly in": what was endorsed stands before
    if text.endswith(" by", phrase.start, phrase.end) and not _is_by_text(gap):
        return ""
    if text[phrase.start : phrase.end].lower() == "under":
        near = len(gap) <= _NEAR and _PART_OF.search(gap) is not None and not _WHOSE.match(gap)
        is_text = near or (all(word in _OF_TEXT for word in small_words(gap)) and not _NAMED_FIRST.match(gap))
        return phrase.kind if is_text else ""
    return phrase.kind if reaches(tagged, phrase.end, offset) else ""


def _is_by_text(gap: str) -> bool:
    """Tell whether "established by" means a text, or a body in a text, no body alone ("proposed by the Council")."""
    return all(word in _OF_TEXT for word in _WORD.findall(gap)) or _IN_TEXT.search(gap) is not None


# --- Words of doing --------------------------------------------------------------------------------------------------

_REPORT_ON: Final = re.compile(
    r"\b[Rr]eport(?:s|ing(?=\son\b))?\b(?:(?!\sand\sto\s|;).)*\b(?:on|of|about|concerning|regarding|covering)\b"
    r"(?:(?!\sand\sto\s|[,;]).){0,100}$"
)
"""What stands between the verb that asks and what is to be reported on."""
_IN_REPORT: Final = re.compile(r"[^,;]{0,80}\sin\s(?:his|her|its|their|the)\s(?:\w+\s){0,3}reports?\b")
"""What follows the text about whose doing a report is to have "information"."""
_DECIDING: Final = 90
"""The force of verbs by which a body decides itself: below it, they ask others."""


def _done(tagged: Tagged, phrase: Phrase, offset: int, clause: Hit[Verb] | None) -> str:
    """Return the type of what is done, or about whose doing somebody is asked to report."""
    if not reaches(tagged, phrase.end, offset) or _is_of_actor(tagged, phrase.end):
        return ""
    return REPORTED if _is_reported(tagged.text, phrase.start, offset, clause) else phrase.kind


_STOPS: Final = re.compile(r"\s(?:for|to|by|and)\b|\s\(|[,.;]|$")
"""What follows a name that stands for itself, and is no part of a longer one."""


def _is_of_actor(tagged: Tagged, end: int) -> bool:
    """Tell whether somebody's name follows: what he does is no text ("the application of the Republic of …")."""
    following = bisect_left(tagged.names, end, key=attrgetter("start"))
    if following == len(tagged.names) or not tagged.text.endswith(" of", 0, end):
        return False
    named = tagged.names[following]
    if tagged.text[end : named.start] not in {" ", " the "}:
        return False
    return isinstance(named.thing, Country) and _STOPS.match(tagged.text, named.end) is not None


def _is_reported(text: str, start: int, offset: int, clause: Hit[Verb] | None) -> bool:
    """Tell whether a report is asked for on the doing: by the clause, or by a point that goes on from "Requests"."""
    begin = max(clause.end if clause else 0, start - APART)
    if "eport" not in text[begin : offset + APART]:
        return False
    asks = 0 < (clause.thing.force or 0) < _DECIDING if clause else text.startswith(("To ", "to "))
    informs = "information" in text[begin:start] and _IN_REPORT.match(text, offset) is not None
    return asks and (informs or _REPORT_ON.search(text, begin, start) is not None)
