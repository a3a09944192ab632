"""Tells of what type a citation is: by the words that join it to its clause, or else by the verb that governs it.

Going outwards from the reference, the first of these that applies (the guide to annotation has the same order):

0. a list: all its members have the type of the first;
1. words that join it to what is said of it: "in accordance with", "contained in" (`_joined`);
2. a noun or infinitive of doing it: "the implementation of", "to comply with" (`_done`);
3. the verb of its clause, if it is the verb's object, stands in it, or is the subject of its that-clause (`_said`);
4. none of these: it is only named.

Which words show which type stands in `ontology/citation-types.ttl`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import merge
from operator import attrgetter
from typing import Final, NamedTuple

from unres.understand.citations.between import APART, RELATIVE, is_aside, reaches, small_words, LISTING
from unres.understand.citations.lists import describes, is_listed
from unres.understand.inflection import PREPOSITIONS, spellings, stem
from unres.understand.names import Hit, Matcher, Tagged, tag
from unres.vocabulary import Body, CitationType, Country, Modifier, Verb, fold, load

NAMING: Final = "naming"
"""The type of a citation that no word explains."""
_REPORT: Final = "requesting-report"
_STANDS_THERE: Final = "as-set-out-in"
_DOING: Final = "implementing"


class Governed(NamedTuple):
    """Where a citation stands that is understood already, and its type."""

    start: int
    end: int
    kind: str


class Phrase(NamedTuple):
    """Words that show a type by themselves: `text[start:end]`."""

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
    near = [each for each in reversed(before) if 0 <= offset - each.end <= APART and each.start < offset]
    for each in near:
        if each.kind != NAMING and is_listed(tagged, each.end, offset):
            return each.kind
    clause = _clause(tagged, offset)
    for phrase in _phrases(tagged, clause.end if clause else 0, offset):
        if isinstance(phrase, Phrase):
            spent = any(phrase.end <= each.start for each in near)
            kind = "" if spent else (_done if phrase.kind in _doing() else _joined)(tagged, phrase, offset, clause)
        else:
            kind = _said_within(tagged.text, phrase, offset)
        if kind:
            return kind
    return _said(tagged.text, clause, offset) if clause else NAMING


def noted_type(tagged: Tagged, offset: int, before: Sequence[Governed] = ()) -> str:
    """Return the type of a note whose marker stands at `offset`, at words that are no citation themselves.

    It is that of these words: of the phrase that joins them, or else of the clause's verb, whatever they are in it.

    >>> from unres.understand.names import tag
    >>> text = "Noting that the working group, established by the Council, reported on its outcomes,"
    >>> noted_type(tag(text), len(text))
    'taking-note'
    """
    text = tagged.text
    offset = len(text[:offset].rstrip(" ,;.:"))
    described = next((each.kind for each in reversed(before) if describes(text, each.end, offset)), "")
    if described:
        return described
    title = _TITLE.search(text, max(0, offset - APART), offset)
    kind = citation_type(tagged, title.start() if title else offset, before)
    clause = _clause(tagged, offset)
    if clause and (kind == NAMING or (kind in _doing() and not title and not _TEXT.search(text, 0, offset))):
        return _types_by_verb().get(clause.thing.slug, NAMING)
    return kind


_TEXT: Final = re.compile(
    r"\b(?:reports?|briefs?|resolutions?|decisions?|plan|programme|strategy|recommendations?|agreements?|declaration|"
    r"documents?|communiqué|statements?|conventions?|instruments?|articles|agenda)\b[^,;]{0,80}$"
)
"""A noun of a text, in the words that carry the marker of a note."""
_TITLE: Final = re.compile(r"(?:[A-Z][\w’-]*(?:\s(?:of|on|for|to|in|and)(?:\sthe)?)?\s)*[A-Z][\w’-]*$")
"""The capitals of the title that carries the marker of a note."""


# --- What the vocabulary knows ---------------------------------------------------------------------------------------


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


@lru_cache(maxsize=1)
def _doing() -> frozenset[str]:
    """Return the types that say that what is cited is done: `implementing` and those narrower than it."""
    types = load().citation_types.values()
    return frozenset(each.slug for each in types if _DOING in {each.slug, each.broader})


@lru_cache(maxsize=1)
def _stems() -> Matcher[tuple[str, str]]:
    """Return what finds nouns and verbs of doing whose object may stand apart: type and preposition of each."""
    found: dict[str, tuple[str, str]] = {}
    for slug in _doing():
        for label in load().citation_types[slug].forms:
            for form in spellings(label):
                word, preposition = stem(fold(form))
                if word:
                    found[word] = (slug, preposition)
    return Matcher(found)


# --- Going outwards --------------------------------------------------------------------------------------------------


def _clause(tagged: Tagged, offset: int) -> Hit[Verb] | None:
    """Return the verb that begins the clause in which a reference stands."""
    for hit in reversed(tagged.words):
        if hit.end <= offset and isinstance(hit.thing, Verb) and begins_clause(tagged.text, hit.start):
            if not tagged.text.startswith("thanks to", hit.start):
                return hit  # type: ignore[return-value]  # a verb, as was just asked
    return _torn(tagged, offset)


def _torn(tagged: Tagged, offset: int) -> Hit[Verb] | None:
    """Return the verb with which a text begins whose words a modifier parts: "Having further considered"."""
    inner = next((hit for hit in tagged.words if isinstance(hit.thing, Modifier)), None)
    if inner is None or not 0 < inner.start <= _HEAD or inner.end >= offset:
        return None
    head = tag(tagged.text[: inner.start] + tagged.text[inner.end + 1 : inner.end + _HEAD])
    verb = next((hit for hit in head.words if hit.start == 0 and isinstance(hit.thing, Verb)), None)
    return Hit(0, verb.end + 1 + inner.end - inner.start, verb.thing) if verb else None  # type: ignore[arg-type]


_HEAD: Final = 24
"""How long the words of a verb are, in characters."""


def _phrases(tagged: Tagged, start: int, offset: int) -> Iterator[Phrase | Hit[Verb]]:
    """Yield what may govern a reference, from the nearest outwards: phrases that show a type, and verbs."""
    listed = list(_listed_phrases(tagged, start, offset))
    ends = {each.end for each in listed if tagged.text[each.start : each.end].lower() not in PREPOSITIONS}
    far = max(start, offset - APART)
    found = [*_apart(tagged.text, far, offset), *_standing(tagged.text, far, offset)]
    others = sorted((each for each in found if each.end not in ends), key=_outwards)
    yield from merge(listed, others, key=_outwards)


def _outwards(each: Phrase | Hit[Verb]) -> tuple[int, int]:
    """Return what orders phrases from the reference outwards; of those that end alike the longer goes first."""
    return -each.end, each.start


def _listed_phrases(tagged: Tagged, start: int, offset: int) -> Iterator[Phrase | Hit[Verb]]:
    for hit in reversed(tagged.words):
        if hit.start < start:
            return
        if hit.end > offset:
            continue
        if isinstance(hit.thing, Verb):
            yield hit  # type: ignore[misc]  # a verb, as was just asked
        elif isinstance(hit.thing, CitationType) and not _is_of_title(tagged.text, hit.start):
            phrase = _instead(tagged.text, Phrase(hit.start, hit.end, hit.thing.slug))
            if not tagged.text.endswith(_ACTIVE, 0, phrase.start):
                yield phrase


def _is_of_title(text: str, start: int) -> bool:
    """Tell whether a word has a capital because it stands in a title: "the Programme for the Implementation of …"."""
    return text[start].isupper() and text[max(0, start - 2) : start].strip()[-1:].isalnum()


_WORDS: Final = r"(?:,?\s(?!(?:for|that|which|where|who)\b)[\w’-]+){1,8}?"
_DETOURS: Final = {
    "of": re.compile(rf"{_WORDS},?\sof\s"),
    "with": re.compile(rf"{_WORDS},?\swith\s"),
    "to": re.compile(rf"{_WORDS},?\sto\s"),
    "under": re.compile(rf"(?:\s(?:of|by){_WORDS}|,\sas\s\w+,)\sunder\s"),
}
"""What may stand between a word of doing and its object: who does it, where, how, and what is done too."""


def _apart(text: str, start: int, offset: int) -> Iterator[Phrase]:
    """Yield words of doing whose object stands apart: "implementation by States of", "comply fully with"."""
    for hit in _stems().find(fold(text[start:offset])):
        slug, preposition = hit.thing
        if text.startswith(f" {preposition} ", start + hit.end):
            continue
        match = _DETOURS[preposition].match(text, start + hit.end, offset)
        if match and not _is_of_title(text, start + hit.start):
            yield Phrase(start + hit.start, match.end() - 1, slug)


_PARTICIPLE: Final = re.compile(
    r"\b(?P<word>[a-z]+ed|made|given|shown|drawn|found)"
    r"(?:(?:,?\s(?:most|more|very))?\s[a-z]+ly|\sby\s[^,;]{2,60}|\supon|\sto|,\sinter\salia,)*\s(?:with)?in\s"
    r"(?:(?:the|its|his|their|that)\s)?(?:(?:most\srecent|latest|last|annual)\s)?$"
)
"""A participle and "in" right before a reference: what is spoken of stands there ("the principles proclaimed in")."""
_NO_CONTENT: Final = frozenset(
    """
    adopted endorsed approved welcomed amended revised extended updated modified replaced superseded
    engaged involved interested participated resulted succeeded based
    """.split()
)
"""Participles of what is done to a text, or of what does not stand in one."""
_SUBJECTS: Final = frozenset({"it", "he", "she", "they", "we", "which", "who", "has", "have", "had", "that"})
"""What makes a form in -ed a verb of the past: "the Assembly decided in its resolution"."""
_ACTIVE: Final = tuple(f" {word} " for word in ("it", "he", "she", "they", "has", "have", "had"))
"""What stands before a listed participle that is a verb of the past: "the Assembly has included in"."""
_BEFORE: Final = re.compile(r"([\w’]+)\s(?:\w+ly\s|also\s)?$")
_WIDE: Final = 100


def _is_active(text: str, start: int) -> bool:
    """Tell whether a form in -ed is a verb with a subject, and no participle: "the Assembly requested in"."""
    before = _BEFORE.search(text, max(0, start - _WIDE), start)
    return before is not None and (before[1] in _SUBJECTS or before[1][0].isupper())


def _standing(text: str, start: int, offset: int) -> Iterator[Phrase]:
    """Yield the participle that says that what is spoken of stands in the reference, if there is one."""
    if not text.endswith(_IN, start, offset):
        return
    match = _PARTICIPLE.search(text, max(start, offset - _WIDE), offset)
    if match and match["word"] not in _NO_CONTENT:
        if not _is_active(text, match.start("word")):
            kind = _by_label().get(f"{match['word']} in", _STANDS_THERE)
            yield Phrase(match.start("word"), text.rindex("in ", start, offset) + 2, kind)


_IN: Final = tuple(
    f"in {word}" for word in ("", "the ", "its ", "his ", "their ", "that ", "recent ", "latest ", "last ")
)


@lru_cache(maxsize=1)
def _by_label() -> dict[str, str]:
    """Return the labels of all types, and the type of each."""
    types = load().citation_types.values()
    return {spelling: each.slug for each in types for label in each.forms for spelling in spellings(fold(label))}


@lru_cache(maxsize=1)
def _beginning_with_in() -> tuple[str, ...]:
    return tuple(f"{label} " for label in _by_label() if label.startswith("in "))


def _instead(text: str, phrase: Phrase) -> Phrase:
    """Return the phrase that begins with the last word of another: "made in accordance with" is no "made in"."""
    start = phrase.end - len("in")
    if not text.endswith(" in", phrase.start, phrase.end) or not text.startswith(_beginning_with_in(), start):
        return phrase
    label = max((each for each in _beginning_with_in() if text.startswith(each, start)), key=len).rstrip()
    return Phrase(start, start + len(label), _by_label()[label])


# --- The steps -------------------------------------------------------------------------------------------------------

_WORD: Final = re.compile(r"[^\W\d_]+")
_NEAR: Final = 60
"""How far the object of a verb may stand that begins no clause, in characters."""
_AGENT: Final = re.compile(r"\sby\s[^,;]{2,60}\s$")
_DETERMINERS: Final = ("the ", "his ", "its ", "their ", "two ", "these ", "those ", "of ")


def _joined(tagged: Tagged, phrase: Phrase, offset: int, clause: Hit[Verb] | None) -> str:
    """Return the type of what words join to what is said of it."""
    text = tagged.text
    if phrase.kind in verb_types() and text.startswith(" by ", phrase.end):
        return ""  # "endorsed by the Assembly in": what was endorsed stands before
    if text.endswith(" by", phrase.start, phrase.end) and not _is_by_text(text[phrase.end : offset]):
        return ""
    if text[phrase.start : phrase.end].lower() != "under":
        return phrase.kind if reaches(tagged, phrase.end, offset) else ""
    if not all(word in _UNDER for word in small_words(text[phrase.end : offset])):
        return ""
    return _asked_by(tagged, phrase.start) or phrase.kind


_UNDER: Final = LISTING | {"terms", "section", "items", "paragraph", "article", "articles", "paragraphs", "sub"}
"""What may stand between "under" and a text: "under the relevant provisions of", but not "under the guise of"."""


_OF_TEXT: Final = LISTING | {"section", "paragraph", "paragraphs", "article", "articles", "annex", "terms", "terms"}
_IN_TEXT: Final = re.compile(r"\b(?:in|under|through|by)\s(?:(?:the|its|his|their)\s)?(?:[a-z]+\s){0,3}$")


def _is_by_text(gap: str) -> bool:
    """Tell whether "established by" means a text, or a body in a text, and not only a body: "recommended by the Council"."""
    words = _WORD.findall(gap)
    return all(word in _OF_TEXT for word in words) or _IN_TEXT.search(gap) is not None


def _asked_by(tagged: Tagged, start: int) -> str:
    """Return the type of what a body is said to have done under a text: "mandated by the Council under"."""
    agent = _AGENT.search(tagged.text, max(0, start - _NEAR - len(" by ")), start)
    if agent is None:
        return ""
    by = agent.start() + len(" by")
    return next(
        (each.thing.slug for each in tagged.words if each.end == by and isinstance(each.thing, CitationType)), ""
    )


def _done(tagged: Tagged, phrase: Phrase, offset: int, clause: Hit[Verb] | None) -> str:
    """Return the type of what is done, or about whose doing somebody is asked to report."""
    if not reaches(tagged, phrase.end, offset) or _is_of_actor(tagged, phrase.end):
        return ""
    return _REPORT if _is_reported(tagged.text, phrase.start, offset, clause) else phrase.kind


def _is_of_actor(tagged: Tagged, end: int) -> bool:
    """Tell whether somebody's name follows: what he does is no text ("the application of the Republic of …")."""
    named = next((hit for hit in tagged.names if hit.start >= end), None)
    if named is None or tagged.text[end : named.start] not in {" ", " the "}:
        return False
    return isinstance(named.thing, Country) or (isinstance(named.thing, Body) and tagged.text.startswith(" for ", named.end))


_REPORT_ON: Final = re.compile(
    r"\b(?:[Rr]eport(?:s|ing)?)\b(?:(?!\sand\sto\s|;).)*?\b(?:on|of|about|concerning|regarding|covering|including)\b"
    r"(?:(?!\sand\sto\s|;).)*$"
)


_IN_REPORT: Final = re.compile(r"[^,;]{0,80}\sin\s(?:his|her|its|their|the)\s(?:\w+\s){0,3}reports?\b")


def _is_reported(text: str, start: int, offset: int, clause: Hit[Verb] | None) -> bool:
    """Tell whether a report is asked for on the doing: by the clause, or by a point that goes on from "Requests"."""
    begin = max(clause.end if clause else 0, start - APART)
    if "eport" not in text[begin : offset + APART]:
        return False
    asks = (clause.thing.force or 0) in range(1, _DECIDING) if clause else text[:3].lower() == "to "
    on = _REPORT_ON.search(text, begin, start) or ("informati" in text[begin:start] and _IN_REPORT.match(text, offset))
    return asks and on is not None and on is not False


_DECIDING: Final = 90
"""The force of verbs by which a body decides itself: below it, they ask others."""


def _said_within(text: str, verb: Hit[Verb], offset: int) -> str:
    """Return the type that a verb makes of its object which begins no clause: "in which it reaffirmed the"."""
    kind = _types_by_verb().get(verb.thing.slug, "")
    if text[verb.start : verb.end].partition(" ")[0].endswith("ing"):
        return ""  # "resolutions condemning the breach of": that is what they say
    if not kind or offset - verb.end > _NEAR or "," in text[verb.end : offset]:
        return ""
    return "" if text.endswith(_DETERMINERS, 0, verb.start) else kind


_STICKY: Final = frozenset({"recalling", "taking-note"})
"""Types of verbs that cite whatever their clause says: "Recalling that … marked the entry into force of the …"."""
_ADVERBS: Final = r"(?:,?\s(?:also|further|again|equally|however|moreover|in\sthis\s(?:regard|context|respect),?))*"
_THAT: Final = re.compile(rf"{_ADVERBS},?\sthat\b")
_SUBJECT: Final = re.compile(
    r"(?:,[^,]*,|,?(?:\s(?:in|under|both|pursuant\sto))?)(?:\s(?:the|its|all))?(?:\s(?:19|20)\d\d)?\s?“?", re.DOTALL
)
"""What may stand between "that" and the subject of its clause."""
_INFINITIVE: Final = re.compile(
    r"\sto\s(?!the\b|its\b|all\b|those\b|this\b|that\b|[A-Z]|\w+ing\b|membership\b)[a-z]+\s"
)
_LATEST: Final = re.compile(r".*,\sthe\s(?:most\srecent|latest|last)\sof\swhich\s(?:was|is|being|are|were)\b")
_AND_THAT: Final = re.compile(r".*[,\w]\sand(?=\sthat\s)")
_RESUMED: Final = re.compile(
    rf"{RELATIVE.pattern}[^;]*(?=,\s(?:and|as\swell\sas)\s(?:also\s)?(?:(?:the|its|to|of)\s)*"
    r"(?:(?:outcome|report|declaration|document|statement|principles|communiqué)\s[^;]*)?$)"
)
"""What is said of the citation before, up to where the list goes on: "…, which calls for lamps, and the"."""
_ANOTHER_ACT: Final = re.compile(
    r",\s(?:(?:and|as\swell\sas)\s(?:its\s)?|(?=[A-Z]))(?:[A-Z][\w\s]{3,40}\s)?(?:re|de)(?:solution|cision)s?\s\d"
)
_JOINT: Final = 16
"""How near an act stands to the words that join it to the acts before."""
_WHICH_ACT: Final = re.compile(r",\s(?:in|by)\swhich\s[^;]*$")
"""What is said of the act before: "resolution 58/5, in which it proclaimed 2005 a year of sport"."""


def _said(text: str, clause: Hit[Verb], offset: int) -> str:
    """Return the type that a clause's verb makes of a citation: none if that is only part of what is said about it."""
    kind = _types_by_verb().get(clause.thing.slug, NAMING)
    end = clause.end - len(" that") if text.endswith(" that", 0, clause.end) else clause.end
    gap = _own(text[end:offset], text, offset)
    aside = is_aside(gap)
    if kind in _STICKY and not aside:
        return kind
    that = _THAT.match(gap)
    if that is not None:
        return kind if _SUBJECT.fullmatch(gap, that.end()) else NAMING
    infinitive = " to " in gap and not gap.endswith(" (") and _INFINITIVE.search(gap)
    return NAMING if aside or infinitive else kind


def _own(gap: str, text: str, offset: int) -> str:
    """Return what stands between a clause's verb and a reference, without what is said of what was cited before."""
    if "wh" in gap:
        gap = _RESUMED.sub("", _LATEST.sub("", gap))
    if " and that " in gap:
        gap = _AND_THAT.sub("", gap)
    if "wh" in gap and not _THAT.match(gap) and _ANOTHER_ACT.search(text, max(0, offset - _JOINT), offset + _NEAR):
        gap = _WHICH_ACT.sub("", gap)
    return gap


# --- Clauses ---------------------------------------------------------------------------------------------------------

_BEFORE_VERBS: Final = frozenset(
    """
    and also further accordingly therefore thus furthermore moreover likewise context respect connection deeply again
    this regard in gravely
    """.split()
)
"""What may stand between the end of one clause and the verb of the next."""


def begins_clause(text: str, start: int) -> bool:
    """Tell whether a clause can begin here: at the beginning, after a comma or semicolon, or after "and".

    >>> begins_clause("Urges States, and requests", 18), begins_clause("the requests", 4)
    (True, False)
    """
    before = text[max(0, start - 24) : start].rstrip()
    words = before.split(" ")
    while words and words[-1].lower() in _BEFORE_VERBS:
        words.pop()
    return not words or not before or words[-1].endswith((",", ";")) or before.endswith(" and")
