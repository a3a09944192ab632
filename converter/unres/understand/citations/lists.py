"""Tells which citations stand in a list: all of them are cited in the same way as the first."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from unres.understand.citations.between import FINITE, LISTING, RELATIVE, backwards, small_words, without_names
from unres.understand.names import Tagged
from unres.vocabulary import CitationType, Verb

_LONGEST: Final = 300
"""How many characters may stand between the members of a list, without the names among them."""
_SEPARATOR: Final = re.compile(
    r"(?:,\s(?:and|or|as\swell\sas|together\swith|including|such\sas|in\sparticular|notably)\b|,"
    r"|\b(?:and|or|as\swell\sas|together\swith|including)\b)\s*"
)
_DESCRIPTION: Final = re.compile(
    r"\s*(?:(?:on|of|concerning|regarding|relating\sto|entitled|adopted|held|signed|done|concluded|dated|issued|annexed"
    r"|known|by|at|in|from\s\d)\s|[(“])"
)
"""With what words begin that say more about a member: its date, title and subject, who adopted it and where."""
_MEMBER: Final = re.compile(
    r"\s*(?:(?:by|of|to|with)\s)?(?:the|its|their|other|relevant|applicable|all|any)\s|\s*[A-Z]"
)
"""How a member begins that is no citation itself: "the principle of land for peace"."""
_INFINITIVE: Final = re.compile(r"\sto\s[a-z]+\s(?:the|its|a|all)\s")
_SAME: Final = re.compile(
    r"\s(?:of|to)\s(?:the\s)?|\s?[–−-]\s?|,\s(?:circulated|issued|published)\sas\s"
    r"|”?\s?\((?:herein)?(?:after\s)?(?:[Tt]he\s)?[“\"]?(?:[Tt]he\s)?"
)
"""What stands between part and whole, the ends of a range, a text and its symbol or its short name in brackets."""


_ANOTHER: Final = re.compile(
    r",\s(?:and|as\swell\sas)\s(?:the|its|their|his|of\sthe)\s(?:\w+\s){0,2}(?:report|note|letter|statement)s?\s"
)
"""Another document, which goes on from what is said of the first: "of 22 December 2003, and the report of"."""
_SUBJECT: Final = re.compile(r"(?:\sof\s\d{1,2}\s\w+\s\d{4})?,?\s(?:on|concerning|regarding)\s(?:the\s)?")
"""What stands between an act and the text that it is about: "resolution 60/1, on the Code"."""
_ACT: Final = re.compile(r"(?:its|[A-Z][\w\s]{3,40})\s(?:resolution|decision)s?\s[\dS]")
_ACT_ON: Final = re.compile(
    r"(?:\sof\s\d{1,2}\s\w+\s\d{4})?,?\s(?:on|concerning|regarding)\s[^,;]*,?\s(?:and|as\swell\sas)\s"
)
"""What stands between two acts, of which the first has a subject: "of 2 May 2005 on the follow-up to the plan and"."""
_PAIR: Final = re.compile(r"\s(?:and|or)(?:\s[a-z]+){0,3}\s")
_AND_SO_ON: Final = re.compile(r";(?:\sand)?\s(?:the\s)?")


def is_listed(tagged: Tagged, end: int, start: int, *, is_named: bool = False) -> bool:
    """Tell whether only what joins the members of a list stands between two citations, and what describes the first.

    What follows one that is only named may belong to another list, unless the two are a pair (`is_named`): "the parties
    to the Convention and the Protocol".

    >>> from unres.understand.names import tag
    >>> text = "resolutions 60/1 of 16 May 2005, adopted at its last meeting, and 61/2 for two years from resolution 5"
    >>> is_listed(tag(text), 16, text.index("61/2"))
    True
    >>> is_listed(tag(text), text.index(" for"), text.index("resolution 5"))
    False
    """
    between = tagged.text[end:start]
    if _SUBJECT.fullmatch(between):
        return False
    if _SAME.fullmatch(between) or is_named:
        return not is_named or (_PAIR.fullmatch(between) is not None and not _governs_itself(tagged, end, start))
    gap = without_names(tagged, end, start)
    if not between.strip() or len(gap) > _LONGEST or between.count("”") > between.count("“"):
        return False  # the first stands in a title
    if ";" in between:
        return _AND_SO_ON.fullmatch(between) is not None
    if _ACT.match(tagged.text, start) and _ACT_ON.fullmatch(between):
        return not _says_more(gap)
    first, *others = _SEPARATOR.split(gap)
    continues = others and _joins(others[-1]) and not _governs_itself(tagged, end, start)
    return bool(continues) and (_joins(gap) or (_lists(first, others) and not _says_more(gap)))


def _lists(first: str, others: Sequence[str]) -> bool:
    """Tell whether the pieces of a gap describe the member before it, or are members that are no citations."""
    if _DESCRIPTION.match(first):
        return True
    return _joins(first) and all(_joins(each) or _MEMBER.match(each) for each in others)


def describes(text: str, end: int, offset: int) -> bool:
    """Tell whether what follows a citation, up to a note, only says more about it: its date, title or subject.

    >>> describes("resolution 62/8 of 22 March 2019 on supporting the Board in its work", 15, 68)
    True
    """
    gap = text[end:offset]
    first = _DESCRIPTION.match(gap)
    if first is None or len(gap) > _LONGEST:
        return False
    return ";" not in gap and not _says_more(gap) and not _ANOTHER.search(gap)


def _joins(gap: str) -> bool:
    """Tell whether a gap has no words but those that join the members of a list."""
    return all(word in LISTING for word in small_words(gap))


def _says_more(gap: str) -> bool:
    """Tell whether something is said in a gap: a clause of its own, or what is to be done."""
    return any(pattern.search(gap) for pattern in (FINITE, RELATIVE, _INFINITIVE))


def _governs_itself(tagged: Tagged, start: int, end: int) -> bool:
    """Tell whether words stand in a stretch that govern what follows them."""
    inside = takewhile(lambda hit: hit.start >= start, backwards(tagged.words, end))
    return any(isinstance(hit.thing, CitationType | Verb) for hit in inside)
