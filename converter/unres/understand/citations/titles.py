"""Finds treaties and instruments by name: those of the vocabulary, those it does not know, and by their noun alone.

A title is a noun that United Nations texts give to instruments ("Agreement", "Plan of Action") with capitals around
it: "Riyadh Agreement", "Strategy of the United Nations on Mine Action 2019–2023". "The Agreement" by itself is the one
that was named last.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from unres.read.heading import MONTHS
from unres.understand.citations.acts import spread
from unres.understand.citations.pinpoint import Place, before
from unres.understand.citations.references import HeadReference, NameReference, Reference, TitleReference
from unres.understand.names import Hit, ShortName, Tagged
from unres.vocabulary import Body, Initiative, Instrument, Named, Treaty, TreatyGroup, fold

_CITED: Final = frozenset((Treaty, TreatyGroup, Instrument))
"""What a name cites; bodies, initiatives and actors are only mentioned."""
_MAY_BE_CITED: Final = _CITED | {ShortName}

HEADS: Final = (
    "Programme of Action", "Plan of Action", "Action Plan", "Platform for Action", "Agenda", "Agreements", "Agreement",
    "Charter",
    "Code of Conduct", "Code of Practice", "Compact", "Convention", "Covenant", "Declaration", "Framework",
    "Guidelines", "Memorandum", "Instrument", "Pact", "Plan", "Principles", "Protocol", "Regulations", "Rules",
    "Standards", "Statute", "Strategy", "Treaty", "Consensus", "Procedure", "Road Map", "Roadmap", "Accord", "Accords",
    "Communiqué",
)  # fmt: skip
"""The nouns of titles; the longer before those that they contain."""
_ALONE: Final = frozenset(HEADS) - {"Instrument", "Plan", "Regulations", "Standards", "Procedure", "Charter"}
"""The nouns that stand for an instrument by themselves, once it has been named."""
_POINTS_BACK: Final = ("the ", "The ", "that ", "That ", "this ", "This ", "said ", "same ")
_GOES_ON: Final = re.compile(
    r"\s[A-Z\d(]|-|’s\s[A-Z]|\s(?:of|on|for|to|between|against|concerning|relating\sto)\s(?:the\s)?[A-Z]"
)
"""What shows that a noun is the beginning of a longer title."""
_OF_ANOTHER: Final = re.compile(r"\s(?:of|on|for)\s(?:the\s)?[A-Z]")
_SMALL: Final = r"(?:of|on|for|to|and|in|against|with|from|between|among|concerning|regarding)"
_CAPITAL: Final = r"(?:[A-Z][\w’'.-]*\w|\d{4}(?:[–-]\d{4})?)"
_LEFT: Final = re.compile(
    rf"(?<![\w’-])(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|{_CAPITAL})\s"
    rf"(?:{_SMALL}\s(?:the\s)?)?)+$"
)
_JOINED: Final = rf"\s(?:{_SMALL}\s(?:(?:the|its|their|an?)\s)?)?{_CAPITAL}"
_RIGHT: Final = re.compile(
    rf"(?:\sto\s[A-Z][a-z]+(?:\sand\s[A-Z][a-z]+)?\sthe\s{_CAPITAL}|\s(?:for|on|and)\s[A-Z][a-z]+ing\s(?:the|an?)\s{_CAPITAL}|{_JOINED}|,\s{_CAPITAL}(?:{_JOINED})*?(?=,\s{_CAPITAL}|,?\sand\s(?:the\s)?{_CAPITAL}))*"
)
"""The rest of a title: words with capitals; what follows a comma belongs to it if a list goes on with "and"."""
_NOT_FIRST: Final = re.compile(rf"(?:.*\band\sthe\s|(?:(?:{MONTHS})\s)?\d{{4}}\sof\sthe\s|Annex\s)")
"""What stands before a title and is no part of it."""
_NEXT_TITLE: Final = re.compile(rf"\sand\sits\s|\s(?:and|of)\sthe\s(?=[^,]*\b(?:{'|'.join(HEADS)})\b)")
"""Where another title begins that is only joined by "and"."""
_GOVERNING: Final = re.compile(r"\s(?:[IVX]+\b|\d|Relating\b|Governing\b|Concerning\b)")
_WINDOW: Final = 160
_BODIES: Final = re.compile(
    r"\b(?:Parties|Conference|Committee|Commission|Council|Assembly|Secretariat|Organization|Office|Fund|Group|Team|Board|Court|"
    r"Mechanism|Mission|Unit\b|Centre|Department|Forum|Meeting|Summit|Working|Review|Bureau|Partnership|Facility|Programme\b(?!\sof\sAction))"
)
_GLOSS: Final = (" (", " (the ", " (hereinafter ", " (hereinafter the ")
_KNOWN_AS: Final = (
    ", known as the ",
    ", also known as the ",
    ", hereinafter referred to as the ",
    ", hereinafter the ",
)
"""What stands before another name of a title, which no bracket closes."""
_LEAST: Final = 2
_CIRCULATED: Final = re.compile(
    r"(?:,\s(?:circulated|issued|contained|as\scontained)\s(?:as|in)\s(?:document\s)?|\s\()[A-Z]{1,5}/"
)
"""What shows that the words before are a document, whose symbol follows."""
_RULES: Final = re.compile(r"\b(?:provisional\s)?[Rr]ules\sof\s[Pp]rocedure\b(?:\sof\s(?:the\s)?)?")


def find_names(tagged: Tagged, acts: Sequence[Reference], *, whole: bool = False) -> Iterator[Reference]:
    """Yield the treaties and instruments that a text names, with the articles that it means; with `whole` without.

    `acts` are the references found before; a short name inside one of them is none of its own.

    >>> from unres.understand.names import tag
    >>> [each.article for each in find_names(tag("Articles 25 and 48 of the Charter of the United Nations"), ())]
    ['25', '48']
    """
    cited = [hit for hit in tagged.names if type(hit.thing) in _MAY_BE_CITED and _is_cited(hit)]
    if not cited:
        return
    text = tagged.text
    titled = bool(acts) and "entitled" in text
    for n, hit in enumerate(cited):
        if (n and _is_gloss(text, cited[n - 1], hit)) or (titled and _is_title_of_act(text, hit, acts)):
            continue
        if type(hit.thing) is ShortName and (_is_inside(hit, acts) or _is_cut(text, hit)):
            continue
        for place in [Place(hit.start, hit.end)] if whole else _places(text, hit.start, hit.end):
            locator = _clean(text[place.start : hit.start]) if place.article else ""
            yield NameReference(place.start, place.end, locator, thing=hit.thing, article=place.article)  # type: ignore[arg-type]  # by _is_cited


def _is_cited(hit: Hit[Named | ShortName]) -> bool:
    kind = type(hit.thing)
    if kind is ShortName:
        return all(type(each) in _CITED for each in hit.thing.things)  # type: ignore[union-attr]  # a short name
    return kind in _CITED


def _is_inside(hit: Hit[Named | ShortName], found: Sequence[Reference]) -> bool:
    return any(each.start <= hit.start and hit.end <= each.end for each in found)


def _is_cut(text: str, hit: Hit[Named | ShortName]) -> bool:
    """Tell whether a short name is only a part of a longer one: "Declaration of the Least …", "“Space2030” Agenda"."""
    if not isinstance(hit.thing, ShortName) or text[hit.start].isdigit():
        return False
    return (
        text.endswith(("Global ", "” "), 0, hit.start)
        or _OF_ANOTHER.match(text, hit.end) is not None
        or (text.startswith("Agenda ", hit.start) and text[hit.end + 1 : hit.end + 2].isdigit())
    )


def _is_gloss(text: str, before: Hit[Named | ShortName], hit: Hit[Named | ShortName]) -> bool:
    """Tell whether a name only repeats, in brackets, what stands before it: "Treaty … (Treaty of Pelindaba)"."""
    gap = text[before.end : hit.start].replace("“", "").replace('"', "")
    return gap in _GLOSS and text[hit.end : hit.end + 2].strip('”" ').startswith(")")


def _is_title_of_act(text: str, hit: Hit[Named | ShortName], acts: Sequence[Reference]) -> bool:
    """Tell whether a name stands in the title of the act cited before it: "resolution 70/1, entitled “…”"."""
    quoted = re.search(r"entitled\s[“\"][^”\"]*$", text[max(0, hit.start - 120) : hit.start])
    if quoted is None:
        return False
    begin = max(0, hit.start - 120) + quoted.start()
    return any(act.end <= begin <= act.end + 4 for act in acts)


def _places(text: str, start: int, end: int) -> list[Place]:
    pinpoint = before(text, start)
    if pinpoint is None:
        return [Place(start, end)]
    places = spread([*pinpoint.places], pinpoint.start, end)
    return places if any(place.article for place in places) else [Place(pinpoint.start, end)]


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
        taken += [hit[:2] for hit in tagged.names if _is_whole_name(hit, text)]
        # The noun in "secretariat of the … Convention" is a body's.
        of_bodies = [hit[:2] for hit in tagged.names if isinstance(hit.thing, Body)]
        last = 0
        for start, end in heads:
            if start >= last and _is_free(taken, start, end) and _is_free(of_bodies, start, end):
                for found_here in _of_noun(tagged, start, end):
                    reference = _glossed(text, last, found_here)
                    last = max(last, reference.end)
                    if isinstance(reference, HeadReference) or _is_free(taken, reference.start, reference.end):
                        yield reference
    if "ules of" in text:
        yield from _rules(tagged)


def _glossed(text: str, last: int, reference: Reference) -> Reference:
    """Return a title marked as one that only repeats, in brackets, the one that ends at `last`; others as they are."""
    if not isinstance(reference, TitleReference) or not last:
        return reference
    gap = text[last : reference.start]
    return replace(reference, gloss=gap in _KNOWN_AS or (gap in _GLOSS and text.startswith(")", reference.end)))


def _is_word(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def _of_noun(tagged: Tagged, start: int, end: int) -> Iterator[Reference]:
    """Yield what the noun of a title refers to: by itself what was named before, or as part of a title."""
    text = tagged.text
    begin = start - len("Global ") if text.endswith("Global ", 0, start) else start
    if text.endswith(_POINTS_BACK, 0, begin) and not _GOES_ON.match(text, end):
        if text[start:end] in _ALONE and (begin < start or not _is_named(tagged, start, end)):
            for place in _places(text, begin, end):
                yield HeadReference(place.start, place.end, head=text[begin:end], article=place.article)
        return
    title = _title(tagged, start, end)
    if title is not None:
        yield title


def _is_whole_name(hit: Hit[Named | ShortName], text: str) -> bool:
    """Tell whether the vocabulary knows a name by which an instrument or initiative is cited, not just its noun."""
    if isinstance(hit.thing, ShortName):
        return _is_cited(hit) and text[hit.start : hit.end] not in HEADS and not _is_cut(text, hit)
    return type(hit.thing) in _CITED or isinstance(hit.thing, Initiative)


def _rules(tagged: Tagged) -> Iterator[TitleReference]:
    """Yield the rules of procedure of the bodies that a text names."""
    for match in _RULES.finditer(tagged.text):
        body = next((hit for hit in tagged.names if hit.start == match.end() and isinstance(hit.thing, Body)), None)
        if body is not None:
            name = tagged.text[body.start : body.end]
            yield TitleReference(match.start(), body.end, slug=_slug(f"rules of procedure of the {name}"))


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
    left, right = _LEFT.search(text, max(0, start - _WINDOW), start), _RIGHT.match(text, end)
    begin = _begin(tagged, left.start(), start) if left else start
    finish = right.end() if right and not text.startswith((" and the ", " in "), end) else end
    another = _NEXT_TITLE.search(text, end, finish)
    finish = another.start() if another else finish
    around = text[begin:start] + text[end:finish]
    if not re.search(r"[A-Z]", around) and not re.match(r"\d{4}|[a-z]+\s", around):
        return None
    if text.startswith(" thereto", finish) or _is_of_body(text, begin, start, end) or _CIRCULATED.match(text, finish):
        return None
    return TitleReference(begin, finish, slug=_slug(text[begin:finish]))


def _is_of_body(text: str, begin: int, start: int, end: int) -> bool:
    """Tell whether a noun is in the name of a body or person: "Global Compact Champion", "Convention Secretariat"."""
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


_JOINS: Final = re.compile(rf"\s+|(?:{_SMALL}|the)\s")


def _slug(words: str) -> str:
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", fold(words)) if not unicodedata.combining(letter)
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _clean(locator: str) -> str:
    return re.sub(r",?\s(?:of|to|in)(?:\sthe)?\s*$", "", locator)


_LEAD: Final = re.compile(
    r",|\s(?:on|for|against|to|concerning|relating|regarding|between|in|relative|supplementing|with|by)\s"
    r"|\sof\s(?!Action|Conduct|Practice)"
)
"""Where the nouns of a title end that tell what it is."""


@lru_cache(maxsize=4096)
def heads_of(title: str) -> tuple[str, ...]:
    """Return the nouns by which a text may call an instrument that it has named.

    >>> heads_of("Programme of Action to Prevent, Combat and Eradicate the Illicit Trade")
    ('Programme of Action',)
    >>> heads_of("Global Plan of Action to Combat Trafficking in Persons")
    ('Plan of Action', 'Global Plan of Action')
    """
    lead = _LEAD.split(title.removeprefix("the ").replace("for Action", "for_Action"), maxsplit=1)[0].replace("_", " ")
    found: list[str] = []
    for head in HEADS:
        if re.search(rf"\b{head}\b", lead) and not any(head in longer for longer in found):
            found.extend([head, f"Global {head}"] if f"Global {head}" in lead else [head])
    return tuple(found)
