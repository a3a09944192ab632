"""Finds to whom a clause wants something reported: "to report to the Assembly", "to keep the Council informed"."""

import re
from typing import Final

from unres.model import Addressee, BodyRef
from unres.understand.citations.resolve import Context
from unres.understand.names import Hit, ShortName, Tagged, hits_from
from unres.vocabulary import Actor, Body, Named

_NOUNS: Final = (
    r"accounts?|advice|analys[ei]s|assessments?|briefings?|information|notes?|notifications?|"
    r"recommendations?|reports?|reviews?|submissions?|summar(?:y|ies)|updates?"
)
_BROUGHT: Final = re.compile(
    rf"\b(?:convey|forward|notify|present|presentation|report(?:ing)?|submit(?:ting)?|transmit(?:ting)?|{_NOUNS})\b",
    re.IGNORECASE,
)
"""Words that say that something is to be brought before somebody."""
_FARTHEST: Final = 220
"""How many characters may stand between such a word and "to the Assembly"."""
_TELLS: Final = re.compile(
    r"\b(?:inform|brief|update|notify|keep|advise|apprise)\s(?:[a-z]+ly\s)?(?:the\s)?$|"
    r"\bprovide\s(?:every\s[\w\s]{3,20}|[a-z]+ly\s)?(?:the\s)?$"
)
_WITH_WHAT: Final = re.compile(rf"[^,;]{{0,40}}?\swith\s[^,;]{{0,60}}?\b(?:{_NOUNS}|letters?)\b", re.IGNORECASE)
_WHAT: Final = re.compile(rf"(?:,\s[^,;]{{3,80}},)?\s[^,;]{{0,60}}?\b(?:{_NOUNS})\b", re.IGNORECASE)
_IT: Final = re.compile(r" it\b")
_TO_IT: Final = re.compile(
    r"\b(?:report|reports|submit)\s(?:back\s|regularly\s|annually\s|thereon\s|orally\s)*to\sit\b|"
    r"\b(?:brief|inform|keep|notify|update)\sit\b"
)
"""What is to be told the body that speaks."""
_ALSO: Final = re.compile(r"(?:,\sand|,|\sand)\s(?:to\s)?(?:the\s)?$")


def reported_to(tagged: Tagged, start: int, end: int, context: Context) -> tuple[Addressee, ...]:
    """Return to whom the clause `text[start:end]` wants something reported."""
    found: dict[Addressee, None] = {}
    last = -1
    for hit in hits_from(tagged.names, start + 1):
        if hit.start >= end:
            break
        if not isinstance(hit.thing, (Body, ShortName, Actor)):
            continue
        if _is_told(tagged.text, start, hit) or (last >= 0 and _ALSO.fullmatch(tagged.text, last, hit.start)):
            thing = context.meant(hit.thing)
            if isinstance(thing, Body) or (isinstance(thing, Actor) and thing.slug == "secretary-general"):
                found[thing.ref] = None
                last = hit.end
    text = tagged.text
    if context.speaker and _IT.search(text, start, end) and _TO_IT.search(text, start, end):
        found[BodyRef(context.speaker)] = None
    return tuple(found)


def _is_told(text: str, start: int, hit: Hit[Named | ShortName]) -> bool:
    """Tell whether something is brought before somebody where he is named, and not before a part of him."""
    following = text[hit.end : hit.end + 2]
    if following.startswith(("’", "'")) or (following[:1] == " " and following[1:].isupper()):
        return False
    if text.endswith((" to the ", " to "), start, hit.start):
        if _BROUGHT.search(text, max(start, hit.start - _FARTHEST), hit.start):
            return True
        return text.endswith(("provide to the ", "provide to "), start, hit.start) and bool(_WHAT.match(text, hit.end))
    tells = _TELLS.search(text, max(start, hit.start - len("provide every twelve months the ")), hit.start)
    if tells is None:
        return False
    return not tells.group().startswith("provide") or _WITH_WHAT.match(text, hit.end) is not None
