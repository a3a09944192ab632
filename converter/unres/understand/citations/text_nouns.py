"""The nouns for texts, by which a paragraph names what only its note tells: "the report", "the plan of action"."""

import re
from typing import Final, NamedTuple

_WRITTEN: Final = (
    "[Rr]eports?", "notes?(?!\\sof\\b)", "letters?", "applications?", "memorand(?:um|a)", "communications?",
    "messages?", "statements?", "telegrams?", "cablegrams?", "complaints?", "(?<!upon\\s)(?<!\\bon\\s)requests?",
    "appeals?", "repl(?:y|ies)", "notifications?", "papers?", "stud(?:y|ies)", "compilations?", "bulletins?", "texts?",
    "(?:Final\\sD|d)ocuments?", "budgets?", "calendars?", "estimates",
)  # fmt: skip
"""What somebody writes: there are many of each kind, which their authors tell apart."""
_AGREED: Final = (
    # What bodies find and say.
    "proposals?", "communiqués?", "conclusions", "conclusion(?!\\sof\\b)", "recommendations?", "observations?",
    "comments?", "views", "opinions?", "decisions?", "resolutions?(?=\\son\\b)", "declarations?", "outcomes?",
    "consensus", "summar(?:y|ies)", "judge?ments?", "guidance",
    # What States agree upon, and what is to be followed.
    "agreements?", "accords?", "treat(?:y|ies)", "conventions?", "protocols?", "compacts?", "principles", "guidelines?",
    "plans?(?:\\sof\\s(?:action|work|implementation))?", "programmes?\\sof\\s(?:work|action)", "strateg(?:y|ies)",
    "frameworks?(?!\\sof\\b)", "road\\s?maps?", "codes?\\sof\\s(?:conduct|practice)", "statutes?",
    "terms\\sof\\sreference", "rules", "regulations", "standards", "articles", "polic(?:y|ies)",
    "further\\s(?:actions\\sand\\s)?initiatives", "modalities", "criteria", "charters?", "instruments?",
)  # fmt: skip
"""What is found or agreed: it has a title, or is called by one."""
_PLAIN: Final = (
    "proposals?", "draft\\sarticles", "(?:agreed\\s)?conclusions", "recommendations", "observations", "guidelines",
    "advisory\\sopinions?", "consensus", "declaration", "summary", "views", "comments", "programme\\sof\\swork",
    "principles", "resolutions?(?=\\sof\\s\\d)",
)  # fmt: skip
"""What is named without a determiner too: "advisory opinions of", "views expressed by"."""
_INSIDE: Final = (
    r"(?!(?:of|on|for|to|by|in|and|or|with|from|that|which|who|as|at|is|are|was|were|be|its|the)\b)[\w’/-]+"
)
"""A word between a determiner and its noun."""
_OF_ANOTHER: Final = r"\s(?:reports?|documents?|papers?|notes?|statements?|budgets?|plans?|strateg(?:y|ies))\b"
"""What shows that a noun only tells of which kind the next is: "the outcome document"."""
_DEFINITE: Final = r"[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]hat|[Tt]his|[Tt]hose|[Tt]hese"
_TOLD: Final = re.compile(
    rf"(?<!\b[Uu]pon\s)(?<!\b[Aa]t\s)\b(?:(?P<definite>{_DEFINITE})|[Aa]n?)\s(?P<words>(?:{_INSIDE}\s){{0,5}}?"
    rf"(?P<noun>(?P<written>{'|'.join(_WRITTEN)})|(?(definite)(?:{'|'.join(_AGREED)})|(?!))))\b(?!-|’|{_OF_ANOTHER})"
)
"""A noun with a determiner; what is to be agreed is "a convention", what is agreed has a definite one."""
_ADJECTIVES: Final = (
    r"(?:(?:annual|final|interim|first|second|third|fourth|fifth|related|special|progress|consolidated|joint|\d{4}|latest|"
    r"most\srecent|comprehensive)\s)*"
)
_BARE: Final = re.compile(
    rf"\b{_ADJECTIVES}(?P<noun>(?:(?P<written>{'|'.join(_WRITTEN)})|{'|'.join(_PLAIN)})"
    r"(?=\s(?:of|by|on|from|dated|to|in|for|entitled|submitted|prepared|transmitting|thereon|addressed|concerning|"
    r"contained|issued|adopted|as|verbale|containing|relating|presented|made|and)\b|\s(?:19|20)\d\d/\d|,|$|\s?\()"
    r"|(?:[A-Z][a-z]+\s)+Initiative\b)"
)
"""A noun as drafting has it without a determiner: "reports of", "documents"."""


class TextNoun(NamedTuple):
    """A noun for a text, with its adjectives."""

    start: int
    end: int
    noun: int
    """Where the noun begins behind its adjectives."""
    written: bool
    """There are many of its kind, which their authors tell apart."""


def first_noun(text: str, start: int, end: int) -> TextNoun | None:
    """Return the first noun for a text in a stretch.

    >>> first_noun("Taking note of the Quartet road map", 0, 35)
    TextNoun(start=19, end=35, noun=27, written=False)
    >>> first_noun("Having examined reports of the Board", 0, 36)
    TextNoun(start=16, end=23, noun=16, written=True)
    """
    told, bare = _TOLD.search(text, start, end), _BARE.search(text, start, end)
    if told and (bare is None or told.start("words") <= bare.start()):
        return TextNoun(told.start("words"), told.end(), told.start("noun"), told["written"] is not None)
    return TextNoun(bare.start(), bare.end(), bare.start("noun"), bare["written"] is not None) if bare else None
