"""Finds on what condition something is asked, and until when."""

import re
from datetime import date
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from unres.model import SessionRef
from unres.read.heading import DATE, MONTHS, parse_date, session_number
from unres.understand.citations.resolve import Context
from unres.understand.names import Tagged

# --- Conditions ------------------------------------------------------------------------------------------------------

_OWN: Final = r"(?:its|their|his|her|our)"
_KINDS: Final = (
    r"(?:(?:applicable|available|current|domestic|existing|national|overall|own|regular|relevant|respective)"
    r"\s(?:and\s)?)"
)
_THEIR: Final = rf"(?:{_OWN}\s(?:and\s{_OWN}\s)?{_KINDS}*|(?:the\s)?{_KINDS}+)"
"""Whose the limits are: limits that are not theirs of whom something is asked ("within the mandate") are none."""
_MEANS: Final = (
    r"(?:resources|mandates?|means|capabilities|capacity|capacities|competences?|competencies|areas\sof\scompetence|"
    r"purview|limits|(?:contexts?|frameworks?)(?!\sof\b)|reporting\s(?:obligations|requirements))"
)
_SUITABLE: Final = (
    *("appropriate", "applicable", "necessary", "required", "needed", "relevant", "feasible", "requested", "possible"),
    *("practicable", "warranted"),
)
_CONDITION: Final = re.compile(
    r"(?:upon\s(?:their\s|its\s|the\s)?(?:request|invitation)(?:\sof\s[^,;.]{3,80})?|at\stheir\srequest|on\srequest"
    rf"|within\s(?:the\s(?:frameworks?|limits?|scope|context)\sof\s)?{_THEIR}{_MEANS}"
    rf"(?:(?:,\s|\sand\s)(?:{_THEIR})?{_MEANS})*(?!\sof\s)"
    r"|within\sexisting\s(?:budget|structures)[^,;]{0,40}?(?=,|;|$|\sto\s)"
    r"|subject\sto\s[^,;]{3,120}"
    r"|(?:as|where|when|if|wherever|whenever)\s(?:and\s(?:where|when|as)\s|or\swhen\s)?"
    rf"(?:{'|'.join(_SUITABLE)})(?!\s(?:by|for|in|under)\b)(?:\swithin\snational\sframeworks)?"
    rf"|(?:in\sline|in\sconformity)\swith\s(?:its\sand\s)?{_THEIR}(?:mandates?|agreements)(?!\sof\s)"
    r"|in\saccordance\swith\sthe\srules\sand\sprocedures\sof\sthe\sUnited\sNations"
    rf"|according\sto\s{_THEIR}(?:plans\sand\spolicies|circumstances|priorities|capabilities|capacities|means)"
    r"|on\sa\s(?:purely\s)?voluntary\sbasis|to\sthe\s(?:greatest\s|fullest\s|maximum\s)?extent\s(?:possible|feasible|practicable)"
    r"|provided\sthat\s[^,;]{3,200}|unless\s[^,;]{3,200}|if\s[^,;]{3,300}|as\ssoon\sas\s(?!possible)[^,;]{3,100})"
)
_COMPARED: Final = re.compile(r"\bas\s[\w-]+\s$")
_AS_POSSIBLE: Final = re.compile(r"\bas\s(?:[\w-]+\s){1,6}$")
"""What makes "as possible" the end of a comparison: "as promptly as possible", "as well as relevant bodies"."""
_IS: Final = re.compile(r"\b(?:are|be|been|being|is|it|made|not|was|were)\s$")
"""What makes "subject to" say what is so, and not on what condition."""
_CONDITION_OPENERS: Final = (
    *("upon request", "upon their", "upon its", "upon the request", "at their request", "on request", "within "),
    *("upon the invitation", "upon invitation"),
    *("subject to ", "as and", "as or", "where and", "where or", "if ", "unless ", "provided that ", "as soon as "),
    *("on a voluntary", "on a purely", "in accordance with the rules", "in line with ", "in conformity with "),
    *("according to ", "to the extent ", "to the greatest", "to the fullest", "to the maximum"),
    *(f"{word} {suitable}" for word in ("as", "where", "when", "wherever", "whenever") for suitable in _SUITABLE),
)
"""What conditions begin with."""


# --- Deadlines -------------------------------------------------------------------------------------------------------

_NUMBER: Final = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|eighteen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|an?)"
)
_PERIOD: Final = rf"{_NUMBER}(?:\s\(\d+\))?\s(?:calendar\s|working\s)?(?:hours?|days?|weeks?|months?|years?)"
_EVENT: Final = r"(?:\s(?:of|after|from|following)\s[^,;.]{3,80}?(?=\sand\s|\sto\s|,|;|\.|$|\son\s|\swith\s))?"
_REPEATED: Final = rf"(?:,?\s(?:and\s)?(?:every\s{_PERIOD}|annually|monthly|periodically)\sthereafter)?"
_END: Final = r"(?=\s(?:a|an|and|as|for|in|on|the|to|with)\s|,|;|\.|$)"
_SESSION: Final = (
    r"(?:at|before|by|during|in|prior\sto|no\slater\sthan|not\slater\sthan)\s(?:the\smain\spart\sof\s|the\s(?:first|second)\s(?:resumed\s)?part\sof\s)?"
    r"(?:its|the|their)\s(?!current|present|same)(?:(?:19|20)\d\d|(?P<session>[a-z]+(?:-[a-z]+)?))(?:\s(?P<kind>emergency\sspecial|special))?(?:\sregular|\ssubstantive|\sannual|\sresumed)?"
    r"\ssession(?:s)?(?:\s(?:in|of)\s(?:19|20)\d\d)?(?:\sof\sthe\s(?:General\sAssembly|Council|Assembly|Commission|Conference))?"
)
_DEADLINE: Final = re.compile(
    rf"(?:(?P<at_session>{_SESSION})"
    rf"|(?:at\sthe\searliest\spossible\sdate,?\sand\sif\spossible\s)?"
    rf"(?:by|before|no\slater\sthan|not\slater\sthan|prior\sto|on\sor\sbefore|starting)\s(?P<date>{DATE})"
    rf"|(?:at\sthe\searliest\spossible\sdate,?\sand\sif\spossible\s)?"
    rf"(?:by|before|no\slater\sthan|not\slater\sthan|prior\sto)\s(?:the\s(?:end|middle|beginning)\sof\s)?"
    rf"(?:(?:{MONTHS})(?:\s(?:19|20)\d\d)?|(?:19|20)\d\d|{_PERIOD}{_EVENT}|the\s(?:end|expiry|expiration)\sof\s(?:the\s)?[^,;.]{{3,60}}?{_END})"
    rf"|within\s(?:the\snext\s|a\speriod\sof\s)?{_PERIOD}{_EVENT}{_REPEATED}|in\s(?:19|20)\d\d(?=,|;|\.|$|\s[a-z])"
    rf"|(?:at\sleast\s(?:once\s)?)?every\s{_PERIOD}|(?:on\sa|on\san)\s(?:quarterly|monthly|annual|biannual|biennial|yearly|six-monthly)\sbasis"
    rf"|at\sthe\searliest\spossible\sdate"
    rf"|as\s(?:soon|early)\sas\spossible(?:,?\s(?:and|but)\s(?:in\sany\s(?:case|event),?\s)?(?:no|not)\slater\sthan\s{DATE})?"
    rf"|at\sthe\send\sof\s(?:the|this|that|each)\s[^,;.]{{3,60}}?{_END})"
)
_DEADLINE_OPENERS: Final = (
    *("at its ", "at the ", "at their "),
    *("during its ", "in its ", "by ", "before ", "no later than ", "not later than ", "prior to ", "on or before "),
    *("in 19", "in 20", "starting ", "within ", "every ", "at least every ", "at least once every ", "on an annual"),
    *("as soon as possible", "as early as possible", "at the end of "),
    *(f"on a {word}" for word in ("quarterly", "monthly", "biannual", "biennial", "yearly", "six-monthly")),
)
_PAST: Final = re.compile(
    r"(?<!to\sbe\s)\b(?:adopted|approved|convened|decided|established|existed|existing|held|launched|made|presented|submitted|taken)\b[^,;]*$"
)
"""What shows that a session is named for what was done there, not as the time to report."""


_OPENERS: Final = tuple(
    f"{before}{words}" for words in dict.fromkeys((*_CONDITION_OPENERS, *_DEADLINE_OPENERS)) for before in " ("
)
_FINDER: Final = AhoCorasick(_OPENERS, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


class Limits(NamedTuple):
    """On what conditions something is asked, and until when: the words, and the session or the day they name."""

    conditions: tuple[str, ...] = ()
    deadline: str = ""
    session: SessionRef | None = None
    day: date | None = None


_NO_LIMITS: Final = Limits()


def limits_of(tagged: Tagged, start: int, asked: int, end: int, context: Context) -> Limits:
    """Return the conditions of the clause `text[start:end]`, and its deadline, which stands behind `asked`."""
    text = tagged.text
    found: dict[str, None] = {}
    until = _NO_LIMITS
    for _, at, _ in _FINDER.find_matches_as_indexes(text[start:end]):
        place = start + at + 1
        condition = _condition(text, place, end)
        if condition:
            found[condition] = None
        elif not until.deadline and place >= asked - 1:
            until = _until(tagged, asked - 1, place, end, context)
    return until._replace(conditions=tuple(found)) if found else until


def _until(tagged: Tagged, start: int, place: int, end: int, context: Context) -> Limits:
    text = tagged.text
    match = _DEADLINE.match(text, place, end)
    if match is None or any(hit.start < place < hit.end for hit in tagged.names):
        return _NO_LIMITS
    words = match.group()
    if _BY_YEAR.fullmatch(words) and _TITLE.search(text, start, place):
        return _NO_LIMITS
    if words.startswith("in ") and not match["at_session"] and not _BRINGS.search(text, start, place):
        return _NO_LIMITS
    if words.startswith(_AT_A_TIME) and _PAST.search(text, start, place):
        return _NO_LIMITS
    if not match["at_session"]:
        return Limits((), words, None, parse_date(match["date"]) if match["date"] else None)
    return Limits((), words, _session(match, tagged, context))


_BY_YEAR: Final = re.compile(r"by\s\d{4}")
_TITLE: Final = re.compile(r"\b[A-Z][\w-]*\s[A-Z][\w-]*\s$")
"""What shows that a year belongs to a title: "On Track to End AIDS by 2030"."""
_AT_A_TIME: Final = ("at ", "before ", "by its", "during ", "in ", "prior to ")
"""What deadlines begin with that may as well say when something was done."""
_BRINGS: Final = re.compile(
    r"\b(?:communicate|convene|hold|inform|organize|prepare|present|report|submit|transmit)\b[^;]{0,60}$"
)
"""What is brought about "in 2025"."""


def sitting(tagged: Tagged, start: int, end: int, context: Context) -> Limits:
    """Return at which session a body decides to do something: "to continue its consideration at its tenth session"."""
    for _, at, _ in _FINDER.find_matches_as_indexes(tagged.text[start:end]):
        until = _until(tagged, start, start + at + 1, end, context)
        if until.deadline.startswith("at ") and until.deadline.endswith("session"):
            return until
    return _NO_LIMITS


def _condition(text: str, place: int, end: int) -> str | None:
    """Return the words of the reservation that begins at a place."""
    match = _CONDITION.match(text, place, end)
    if match is None:
        return None
    before = text[max(0, place - _BEFORE) : place]
    if text.startswith("as ", place):
        compared = _AS_POSSIBLE if text.startswith("possible", place + len("as ")) else _COMPARED
        if compared.search(before):
            return None
    if text.startswith("subject to", place) and _IS.search(before):
        return None
    return match.group().rstrip()


_BEFORE: Final = 60
"""How many characters before a reservation can tell that it is none."""


def conditions(words: str) -> tuple[str, ...]:
    """Return the reservations in a clause, each once.

    >>> conditions("to provide, upon request and within existing resources, as appropriate, training, upon request")
    ('upon request', 'within existing resources', 'as appropriate')
    >>> conditions("to act, as and where appropriate")
    ('as and where appropriate',)
    >>> conditions("to act as promptly as possible, as well as relevant bodies, which are subject to the law")
    ()
    """
    found: list[str] = []
    end = 0
    for _, at, _ in _FINDER.find_matches_as_indexes(words):
        condition = _condition(words, at + 1, len(words)) if at + 1 >= end else ""
        if condition:
            found.append(condition)
            end = at + 1 + len(condition)
    return tuple(dict.fromkeys(found))


def _session(match: re.Match[str], tagged: Tagged, context: Context) -> SessionRef | None:
    kind = f"{match['kind']} " if match["kind"] else ""
    if not match["session"]:  # "its 2022 session" names no session of a row
        return None
    number = session_number(f"{match['session']} {kind}session")
    body = next(iter(context.bodies(tagged, match.start())), None)
    return SessionRef(body.thing.code, number) if body and number else None


# --- Without what stands at an end -----------------------------------------------------------------------------------


def without_limits(words: str, limits: tuple[str, ...]) -> str:
    """Return what is asked without the conditions and the deadline that stand at an end of it.

    >>> without_limits("to report, as appropriate, at its tenth session", ("as appropriate", "at its tenth session"))
    'to report'
    """
    left = words.strip(" ,")
    shorter = True
    while shorter:
        shorter = False
        for limit in limits:
            if limit and left.endswith(limit) and len(left) > len(limit):
                left, shorter = left.removesuffix(limit).rstrip(" ,").removesuffix(" and").rstrip(" ,"), True
            elif limit and left.startswith(f"{limit}, "):
                left, shorter = left.removeprefix(limit).lstrip(" ,"), True
    return left
