"""Finds instruments that no vocabulary lists by their titles, and those named before by their noun alone.

A title is a noun that United Nations texts give to instruments ("Agreement", "Plan of Action") with capitals around
it: "Riyadh Agreement", "Strategy of the United Nations on Mine Action 2019–2023". "The Agreement" by itself is the one
that was so defined, or named last.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from unres.read.heading import MONTHS
from unres.understand.citations.heads import ALONE, HEADS
from unres.understand.citations.listed import CIRCULATED, CITED, is_cited, is_cut, is_of_parties, places_of
from unres.understand.citations.references import HeadReference, Reference, TitleReference
from unres.understand.names import Hit, ShortName, Tagged
from unres.vocabulary import Body, Initiative, Named, fold

_POINTS_BACK: Final = ("the ", "The ", "that ", "That ", "this ", "This ", "said ", "same ", "those ", "these ")
_GOES_ON: Final = re.compile(
    r"\s[A-Z\d(]|-|’s\s[A-Z]|\s(?:of|on|for|to|between|against|concerning|relating\sto)\s(?:the\s)?[A-Z]"
)
"""What shows that a noun is the beginning of a longer title."""
_SMALL: Final = r"(?:of|on|for|to|and|in|at(?=\sSea|\sWork)|against|with|from|between|among|concerning|regarding)"
_CAPITAL: Final = rf"(?:(?!(?:{MONTHS})\b)[A-Z][\w’'.-]*\w(?:-\s[A-Z][\w’-]*\w)?|\d{{4}}(?:[–−\u2011-]\d{{4}})?)"
"""A word of a title; a hyphen at the end of a line may have left a blank behind it."""
_LEFT: Final = re.compile(
    rf"(?<![\w’-])(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|{_CAPITAL})\s"
    rf"(?:{_SMALL}\s(?:the\s)?)?)+$"
)
_JOINED: Final = rf"\s(?:{_SMALL}\s(?:(?:the|its|their|an?)\s)?)?{_CAPITAL}"
_RIGHT: Final = re.compile(
    rf"(?:\sto\s[A-Z][a-z]+(?:\sand\s[A-Z][a-z]+)?\sthe\s{_CAPITAL}|\s(?:for|on|and)\s[A-Z][a-z]+ing\s(?:the|an?)\s{_CAPITAL}|{_JOINED}|,\s{_CAPITAL}(?:{_JOINED})*?(?=,\s{_CAPITAL}|,?\sand\s(?:the\s)?{_CAPITAL}))*"
)
"""The rest of a title: words with capitals; what follows a comma belongs to it if a list goes on with "and"."""
_LONGEST: Final = 400
"""How many characters a title takes at most behind its noun."""
_HEAD: Final = rf"\b(?:{'|'.join(HEADS)})\b"
_NOT_FIRST: Final = re.compile(
    rf"(?:.*\band\s(?:the|its|their)\s|(?:(?!{_HEAD}).)*\b(?:the|its|their)\s"
    rf"|(?:(?!{_HEAD}).)*?(?<![\w-])(?!(?:Women|Children|People|Men|Leaders)\b)[\w-]+[’']s\s"
    r"|\d{4}\sof\s|Annex\s)+"
)
"""What stands before a title and is no part of it: an article, or whose it is ("the Government’s")."""
_NEXT_TITLE: Final = re.compile(rf"\sand\sits\s|\s(?:and|of)\sthe\s(?=[^,]*{_HEAD})")
"""Where another title begins that is only joined by "and"."""
_GOVERNING: Final = re.compile(r"\s(?:[IVX]+\b|\d|Relating\b|Governing\b|Concerning\b)")
_WINDOW: Final = 160
_BODIES: Final = re.compile(
    r"\b(?:Parties|Conference|Committee|Commission|Council|Assembly|Secretariat|Organization|Office|Fund|Group|Team|Board|Court|"
    r"Mechanism|Mission|Unit\b|Centre|Department|Forum|Meeting|Summit|Working|Review|Bureau|Partnership|Facility|Programme\b(?!\sof\sAction)|"
    r"Government|Constitutional\s$|Law\son\sthe\s$)"
)
_YEARS: Final = re.compile(r"\d{4}[–\u2011-]\d{4}")
_DATED: Final = re.compile(
    rf"\b(?:the|its)\s(?P<title>(?:{_CAPITAL}\s(?:(?:of|on|for|and)\s(?:the\s)?)?){{1,8}}(?:[a-z-]+\s)?"
    r"(?:road\s?map|plan|plan\sof\saction|strategy|framework|programme\sof\swork)(?:\s(?:of|on|for|to|towards)\s[^;.()]{3,120}?)?"
    r",?\s\d{4}[–-]\d{4})(?!\s[A-Z])"
)
_OWNER: Final = re.compile(r"[\w-]+[’']s\s")
_RULES: Final = re.compile(r"\b(?P<provisional>provisional\s)?[Rr]ules\sof\s[Pp]rocedure\b(?P<of>\sof\s(?:the\s)?)?")


def find_titles(tagged: Tagged, found: Sequence[Reference], nouns: Iterable[tuple[int, int]]) -> Iterator[Reference]:
    """Yield the instruments that no vocabulary knows, and those that only their noun names.

    `nouns` is where the words of `HEADS` stand.

    >>> from unres.understand.names import tag
    >>> [each.slug for each in find_titles(tag("Recalling the Riyadh Agreement, signed by the"), (), [(21, 30)])]
    ['riyadh-agreement']
    """
    text = tagged.text
    heads = [(start, end) for start, end in nouns if _is_word(text, start, end)]
    if heads:
        taken = [(each.start, each.end) for each in found]
        whole = [hit for hit in tagged.names if _is_whole_name(hit, text)]
        # What is only mentioned may stand in a title: "Action Plan to Accelerate Progress on the … Development Goals".
        taken += [hit[:2] for hit in whole if not isinstance(hit.thing, Initiative)]
        initiatives = [hit[:2] for hit in whole if isinstance(hit.thing, Initiative)]
        # The noun in "secretariat of the … Convention" is a body's.
        of_bodies = [hit[:2] for hit in tagged.names if isinstance(hit.thing, Body)]
        last = 0
        for start, end in heads:
            if (
                start >= last
                and _is_free(taken, start, end)
                and _is_free(initiatives, start, end)
                and _is_free(of_bodies, start, end)
            ):
                for found_here in _of_noun(tagged, start, end):
                    last = max(last, found_here.end)
                    if isinstance(found_here, HeadReference) or _is_free(taken, found_here.start, found_here.end):
                        yield found_here
    if "ules of" in text:
        yield from _rules(tagged)
    if _YEARS.search(text):
        names = [hit[:2] for hit in tagged.names if _is_whole_name(hit, text)]
        yield from _dated(text, [*names, *((each.start, each.end) for each in found)])


def _is_word(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def _of_noun(tagged: Tagged, start: int, end: int) -> Iterator[Reference]:
    """Yield what the noun of a title refers to: by itself what was named before, or as part of a title."""
    text = tagged.text
    begin = start - len("Global ") if text.endswith("Global ", 0, start) else start
    if text.endswith(_POINTS_BACK, 0, begin) and not _GOES_ON.match(text, end):
        if is_of_parties(text, begin):
            return
        if text[start:end] in ALONE and (begin < start or not _is_named(tagged, start, end)):
            for place in places_of(text, begin, end):
                yield HeadReference(place.start, place.end, head=text[begin:end], article=place.article)
        return
    title = _title(tagged, start, end)
    if title is not None:
        yield title


def _is_whole_name(hit: Hit[Named | ShortName], text: str) -> bool:
    """Tell whether the vocabulary knows a name by which an instrument or initiative is cited, not just its noun."""
    if isinstance(hit.thing, ShortName):
        return is_cited(hit) and text[hit.start : hit.end] not in HEADS and not is_cut(text, hit)
    return type(hit.thing) in CITED or isinstance(hit.thing, Initiative)


def _rules(tagged: Tagged) -> Iterator[TitleReference]:
    """Yield the rules of procedure of the bodies that a text names; "the provisional rules" are of who speaks."""
    for match in _RULES.finditer(tagged.text):
        body = next((hit for hit in tagged.names if hit.start == match.end() and _is_body(hit)), None)
        if body is not None:
            yield TitleReference(match.start(), body.end, rules_of=body)
        elif match["provisional"] and not match["of"]:
            yield TitleReference(match.start(), match.end())


def _is_body(hit: Hit[Named | ShortName]) -> bool:
    things = hit.thing.things if isinstance(hit.thing, ShortName) else (hit.thing,)
    return all(isinstance(each, Body) for each in things)


def _dated(text: str, taken: list[tuple[int, int]]) -> Iterator[TitleReference]:
    """Yield titles in small letters, with a name before them and years behind: "WHO road map for …, 2019–2023"."""
    for match in _DATED.finditer(text):
        start, end = match.span("title")
        owner = _OWNER.match(text, start, end)
        start = owner.end() if owner else start
        if _is_free(taken, start, end) and not _BODIES.match(text, match.end()):
            yield TitleReference(start, end, slug=slug_of_title(text[start:end]))


def _is_named(tagged: Tagged, start: int, end: int) -> bool:
    """Tell whether the vocabulary knows a noun as part of a longer name, or as the short name of an instrument."""
    return any(
        hit.start <= start < hit.end and (hit.end >= end or not isinstance(hit.thing, ShortName))
        for hit in tagged.names
    )


def _is_free(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return not any(low < end and start < high for low, high in taken)


def _title(tagged: Tagged, start: int, end: int) -> TitleReference | None:
    """Return the instrument that a title names, unless it is part of a body's name or the title of a document."""
    text = tagged.text
    left, right = _LEFT.search(text, max(0, start - _WINDOW), start), _RIGHT.match(text, end, end + _LONGEST)
    begin = _begin(tagged, left.start(), start) if left else start
    finish = right.end() if right and not text.startswith((" and the ", " in "), end) else end
    another = _NEXT_TITLE.search(text, end, finish)
    finish = another.start() if another else finish
    around = text[begin:start] + text[end:finish]
    if not re.search(r"[A-Z]", around) and not re.match(r"\d{4}|[a-z]+\s", around):
        return None
    if text.startswith("Vision", start) and not re.search(r"\d", around):
        return None  # a programme, or a name of one
    if (
        text.startswith(" thereto", finish)
        or _is_of_body(tagged, left.start() if left else start, start, end)
        or CIRCULATED.match(text, finish)
    ):
        return None
    return TitleReference(begin, finish, slug=slug_of_title(text[begin:finish]))


def _is_of_body(tagged: Tagged, begin: int, start: int, end: int) -> bool:
    """Tell whether a noun is in the name of a body or person: "Global Compact Champion", "Convention Secretariat"."""
    text = tagged.text
    # "United Nations Office on Drugs and Crime Strategic Vision": the body's strategy, not a body.
    begin = max(
        (hit.end for hit in tagged.names if isinstance(hit.thing, Body) and begin <= hit.start < hit.end <= start),
        default=begin,
    )
    if _BODIES.search(text, begin, start) or text.endswith("with regard to the ", 0, begin):
        return True
    capital = re.match(r"\s[A-Z]", text[end : end + 2]) is not None
    return capital and _GOVERNING.match(text, end) is None


def _begin(tagged: Tagged, start: int, head: int) -> int:
    """Return where a title begins: after a verb with a capital ("Recalling") and the words that join it."""
    for hit in tagged.words:
        if start <= hit.start < head and hit.start - start <= 1:
            start = hit.end
    joined = _NOT_FIRST.match(tagged.text, start, head)
    start = joined.end() if joined else start
    while match := _JOINS.match(tagged.text, start, head):
        start = match.end()
    return start


_JOINS: Final = re.compile(rf"\s+|(?:{_SMALL}|[Tt]he)\s")


def slug_of_title(words: str) -> str:
    """Return a title in kebab case, as the address of what no vocabulary lists.

    >>> slug_of_title("Nouméa Accord")
    'noumea-accord'
    """
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", fold(words)) if not unicodedata.combining(letter)
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
