"""Says what may stand between a reference and the words that govern it, and what cuts it off from them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, TypeVar

from unres.understand.names import Hit, Tagged
from unres.vocabulary import Actor

_T = TypeVar("_T")
_FARTHEST: Final = 120
"""How many characters may stand between "in accordance with" and what it governs."""
APART: Final = 400
"""How far back it is worth looking, in characters: lists of names are long."""
_TAIL: Final = 60

_JOINING: Final = """
    and or as well including both also inter alia such other all two three four then especially particularly notably
    together along first second third fourth fifth sixth seventh eighth ninth tenth twenty thirty special
    the its their his our of by in to on with relevant applicable respective previous subsequent related
    """
_KINDS: Final = """
    international regional universal human rights law laws instruments treaties principles purposes provisions
    objectives goals resolutions decisions documents declarations conventions covenants protocols obligations
    statement statements president presidential outcome outcomes conferences summits sessions session
    amended modified adopted entitled paragraph paragraphs article articles section sections chapter
    """
LISTING: Final = frozenset((*_JOINING.split(), *_KINDS.split()))
"""Words that may stand between the members of a list of what is cited."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_BRACKETS: Final = re.compile(r"\([^()]*\)|“[^”]*”|\d{1,2}\s[A-Z][a-z]+\s\d{4}|in\sparticular")
"""What is no part of the sentence: brackets, titles and dates; "in particular" is two words that list."""

FINITE: Final = re.compile(
    r"\s(?:would|constitutes?|is|are|was|were|shall|must|may|can|will|has|have|had|should|could)\s"
)
"""A verb of its own: what follows it is no longer governed by the words before."""
_AGAINST: Final = re.compile(r"\b(?:(?:violation|contravention|breach|defiance)\sof|contrary\sto|inconsistent\swith)\s")
"""What says that a text is not kept: "use of force in violation of the"."""
RELATIVE: Final = re.compile(
    r",?\s(?:(?:in|by|of|to|at|on|for|with|through|under)\s)?(?:which|whom|whose|who|whereby|where(?!\s(?:appropriate|applicable|possible|necessary|relevant|needed|required)))\b"
)
_THAT_DID: Final = re.compile(r"\sthat\s(?:entered|began|came|took|arose|occurred)\s")
"""A clause that says what happened: "the cease-fire that entered into force"."""
_ABOUT: Final = re.compile(
    r"(?:\d|\)|[A-Z]),?\s(?:of\s\d{1,2}\s\w+\s\d{4},?\s)?(?:on|concerning|regarding)\s(?:the\s)?$"
)
"""What stands before the subject of an act that is cited: "resolution 77/321 of 1 August 2023 on the Agreement"."""
_PARTIES: Final = re.compile(r"\b(?:[Pp]arties|[Pp]arty|signatories|depositary)\s(?:to|of)\s(?:the\s)?$")
"""Who somebody is: "the parties to the Convention"."""
_IS_PARTY: Final = re.compile(
    r"\b(?:[Bb]ecom(?:e|ing)|became|be|is|are|was|were|remains?)\s(?:not\s|also\s)?(?:a\s)?(?:(?:[Hh]igh\s)?[Cc]ontracting\s)?"
    r"part(?:y|ies)\sto\s(?:the\s)?$"
)
"""What is said of somebody: "has become a party to the"."""
_ASIDE: Final = re.compile(
    r",\s(?:as\s(?:appropriate|applicable|relevant|required|necessary|a\smatter\sof\s\w+)|inter\salia|whe(?:re|n)(?:ver)?\s\w+|upon\srequest|in\sfull"
    r"|without\sdelay|in\sgood\sfaith)(?:\sand\s[^,]*)?,[^,]*"
    r"|[^,;]*,\s(?:circulated|issued|published)\sas"
)
"""Nothing but an aside: ", as appropriate, the", or under what symbol a text is found."""
_EXAMPLE: Final = re.compile(
    r"[^,;]*,\s(?:including|such\sas|in\sparticular|notably|especially|inter\salia,)(?:\s[^,;]*)?"
)
"""An example: "international law, including the"."""
_ACT: Final = re.compile(r"(?:[A-Za-z]+\s){0,4}(?:resolution|decision)s?\s[\dA-Z]")
_ACTS: Final = re.compile(r"\b(?:resolution|decision|document|instrument|standard|provision|mandate|outcome|text)s?\b")
"""Of what an act is an example: "its resolutions on the use of lamps, including", not "lamps, including"."""


def is_aside(gap: str) -> bool:
    """Tell whether what follows a gap only says what an act is about or who somebody is, or is in a relative clause.

    >>> is_aside(" resolution 77/321 of 1 August 2023 on the "), is_aside(" all parties to the ")
    (True, True)
    >>> is_aside(" the plan, which is part of the "), is_aside(" the plan of the ")
    (True, False)
    """
    tail = gap[-_TAIL:]
    return (
        _ABOUT.search(tail) is not None
        or names_party(gap, len(gap))
        or ("wh" in gap and RELATIVE.search(gap) is not None)
    )


def is_only_aside(gap: str) -> bool:
    """Tell whether nothing but an aside stands in a gap.

    >>> is_only_aside(", where appropriate, the "), is_only_aside(" the lamps, the ")
    (True, False)
    """
    return _ASIDE.fullmatch(gap) is not None


def names_party(text: str, offset: int) -> bool:
    """Tell whether a text is only named to say who somebody is: "the Conference of the Parties to the"."""
    tail = text[max(0, offset - _TAIL) : offset]
    return _PARTIES.search(tail) is not None and not _IS_PARTY.search(tail)


def reaches(tagged: Tagged, start: int, offset: int) -> bool:
    """Tell whether words that end at `start` still govern what stands at `offset`: near by, or in a list of names.

    >>> from unres.understand.names import tag
    >>> text = "in accordance with the relevant provisions of the Charter, the Council met to speak of it"
    >>> reaches(tag(text), 18, text.index("Charter")), reaches(tag(text), 18, text.index("it", 80))
    (True, False)
    """
    if offset - start > APART:
        return False
    gap = tagged.text[start:offset]
    if ";" in gap or FINITE.search(gap) or _AGAINST.search(gap) or _THAT_DID.search(gap) or is_aside(gap):
        return False
    gap = gap.rstrip(" ,.:")
    if len(gap) <= _FARTHEST and ("," not in gap or is_only_aside(gap) or _is_example(tagged.text, gap, offset)):
        return True
    return all(word in LISTING for word in small_words(without_names(tagged, start, offset)))


def _is_example(text: str, gap: str, offset: int) -> bool:
    """Tell whether what stands at `offset` is an example of what a gap names."""
    return _EXAMPLE.fullmatch(gap) is not None and (not _ACT.match(text, offset) or _ACTS.search(gap) is not None)


def backwards(hits: Sequence[Hit[_T]], offset: int) -> Iterator[Hit[_T]]:
    """Yield the hits that end before `offset`, from the last to the first."""
    for n in range(bisect_right(hits, offset, key=attrgetter("start")) - 1, -1, -1):
        if hits[n].end <= offset:
            yield hits[n]


def without_names(tagged: Tagged, start: int, end: int) -> str:
    """Return a stretch of a text without the names that stand in it, but those of actors."""
    gap = tagged.text[start:end]
    for hit in backwards(tagged.names, end):
        if hit.end <= start:
            break
        if start <= hit.start and not isinstance(hit.thing, Actor):
            gap = gap[: hit.start - start] + gap[hit.end - start :]
    return gap


def small_words(gap: str) -> list[str]:
    """Return the words of a gap that are no names: those in brackets and with capitals are left out."""
    return [word for word in _WORD.findall(_BRACKETS.sub("", gap)) if not word[0].isupper()]
