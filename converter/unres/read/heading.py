"""What the lines of a title block and of a conclusion are, and what they mean.

The order of a General Assembly resolution's title block is fixed by the *United Nations Editorial Manual*: session,
agenda item and its title, adoption, report, number and title, enacting formula; after the text, meeting and date.
Resolutions printed in a commission's report have a number, a title and the formula only.
"""

import re
from datetime import date
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from dateutil import parser as dates

from unres.model import ActKind, Facts, Heading, MeetingRef, SessionRef
from unres.numerals import ordinal_value
from unres.read.dates import other_date
from unres.read.scanned import MONTH_NAMES, read_through
from unres.symbols import SERIAL_NUMBER, SYMBOL, canonical_number
from unres.vocabulary import load

MONTHS: Final = "|".join(MONTH_NAMES)
DATE: Final = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS})\s+\d{{4}}"
"""A date as UN texts print it, for regular expressions: 16 December 2021."""
_DATE: Final = re.compile(DATE)


class Line(Enum):
    """The kinds of line in a title block or conclusion."""

    SESSION = auto()
    AGENDA_ITEM = auto()
    ADOPTION = auto()
    DATED = auto()
    """The date below or beside a designation, which begins no act by itself."""
    REPORT = auto()
    DESIGNATION = auto()
    STATEMENT = auto()
    """What a presidential statement has for a designation."""
    MADE = auto()
    """What it has for a formula."""
    FORMULA = auto()
    CONCLUSION = auto()
    ANNEX = auto()
    RUNNING_HEAD = auto()
    PAGE_NUMBER = auto()


ANNEX_WORDS: Final = (
    "Annex(?:es)?|Annexes?|Appendi(?:x|ces?)|Enclosure|Anexos?|Apéndices?|Anlagen?|Anhang|Приложени[ея]|Добавлени[ея]"
    "|附件|附录|附文|ال?مرفق|ال?تذييل|ال?ضميمة"
)
"""What annexes are called in the six languages and in German."""
_ANNEX_NUMBER: Final = r"[IVX]+|[A-Z]|\d+|[一二三四五六七八九十]|الأول|الثاني|الثالث"
ANNEX: Final = rf"(?:{ANNEX_WORDS}) (?:\s(?:{_ANNEX_NUMBER})|(?<=[附][件录文])[一二三四五六七八九十])?"
"""The line with which an annex begins, for verbose regular expressions."""

_NUMBER: Final = rf"(?: {SERIAL_NUMBER}(?:\s?[A-Z])? | \d{{1,4}}(?:\s[A-Z])?\s?\([^()\s]+\) )"
"""A designation's number; what is in its brackets may be misprinted."""

_LINE: Final = re.compile(
    rf"""
    (?P<SESSION> [A-Z][a-z]+(?:-[a-z]+)? (?:\s(?:emergency\s)?special)? \s session (?:\s\d.{{5,50}})?
      | \d{{4}} \s session (?:\s.{{1,60}})?
      | (?:[A-Z][a-z]+\s)? (?:[Ss]ubstantive|[Oo]rganizational|[Rr]egular) \s session
        \s (?:of|for) \s \d{{4}} (?:\s.{{1,60}})? )
  | (?P<AGENDA_ITEM> Agenda\ items? \s [\d(][\w\s(),]* )
  | (?P<ADOPTION> (?:Resolutions?|Decisions?) \s adopted \s by \s the \s .+ | Adopted \s by \s the \s [A-Z].+ )
  | (?P<DATED> (?:Resolution\s)? [Oo]f \s {DATE} )
  | (?P<REPORT> \[ (?:on|without) \s .+ \] | \[ [^\[\]]{{3,300}} [AES]/\S+ [^\[\]]* \]
      | [\[(] S/.{{1,30}} [\]}})]{{1,2}} )
  | (?P<DESIGNATION> (?:Resolution|RESOLUTION|Decision|DECISION) \s {_NUMBER} \.?
      | (?:Resolution|RESOLUTION) \s \d{{1,4}} | {_NUMBER}\. (?:\s.+)? )
  | (?P<STATEMENT> Statement\ by\ the\ President\ of\ the\ (?:Security|Human\ Rights)\ Council )
  | (?P<MADE> (?:At\ the|On\ \d)\ ?.{{0,400}}(?:made|issued)\ the\ following\ statement\ on\ behalf\ of\ the\ Council: )
  | (?P<FORMULA> The \s (?P<body>[A-Z][\w\s'’-]+) , )
  | (?P<CONCLUSION> \d+(?:st|nd|rd|th) \s (?:\(\w+\)\s)? (?:plenary\s)? meeting .*
      | Ad\w?pted \s (?!by\sthe\s[A-Z]) .{{0,250}} \b(?:meet|unanimous|vote|consensus) .{{0,250}} )
  | (?P<ANNEX> {ANNEX} )
  | (?P<RUNNING_HEAD> United\ Nations (?:\s{SYMBOL})? (?:\s[A-Z](?:\s?(?:[–-]|and|to)\s?[A-Z])?)? | {SYMBOL}
      | (?:General\ Assembly|Security\ Council|Economic\ and\ Social\ Council|Human\ Rights\ Council) (?:\sDistr.*)?
      | Distr\.:? .* | {DATE} (?:\s(?:English|Original:|only))* | Original: .*
      | [A-Z]{{1,5}}/RES/\S+ (?:\s\(\d{{4}}\))? | \d\d-\d{{5}} \s* (?:\([A-Z]\))? (?:\s+\d{{6}})?
      | \d\d-\d{{5}} .{{0,20}} \([A-Z]\) .{{0,10}} | Page\ \d+ | /\.\.\. )
  | (?P<PAGE_NUMBER> \d{{1,3}} / \d{{1,3}} | \d{{1,3}} )
    """,
    re.VERBOSE | re.DOTALL,
)


def classify(line: str) -> Line | None:
    """Return what a line without its markup is, as far as its words tell.

    >>> classify("Seventy-sixth session"), classify("76/188. International cooperation")
    (<Line.SESSION: 1>, <Line.DESIGNATION: 6>)
    >>> classify("The Commission on Narcotic Drugs,"), classify("Recalling its resolution 58/9,")
    (<Line.FORMULA: 9>, None)
    """
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    return next(
        Line[name] for name, value in match.groupdict().items() if value is not None and name in Line.__members__
    )


OPENING: Final = frozenset(
    {Line.SESSION, Line.AGENDA_ITEM, Line.ADOPTION, Line.DESIGNATION, Line.STATEMENT, Line.FORMULA}
)
"""The lines with which a new act can begin."""


_NAMED: Final = re.compile(r"(?:\S+(?:\s\S+){0,2},?\s)?[Tt]he\s(.+?)\s?[,.:;]?")


def body_name(formula: str) -> str:
    """Return the body that a formula names: "The General Assembly," → "General Assembly"."""
    match = _NAMED.fullmatch(formula)
    return match[1] if match else formula.removeprefix("The ").removesuffix(",").strip()


_DESIGNATION: Final = re.compile(
    rf"(?:(?P<kind>Resolution|Decision)\s)?(?P<number>{_NUMBER}|(?<=\s)\d{{1,4}})\.?(?:\s(?P<title>.*))?",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)


_OTHER_DESIGNATION: Final = re.compile(
    rf"(?:(?P<kind>R[ée]soluci?[ió]ón|R[ée]solution|D[ée]cisi[oó]n|Резолюция|Решение|(?:ال)?(?:قرار|مقرر)|第)\s?)?"
    rf"(?P<number>{_NUMBER})\s?(?:[.,]|号(?:决议|(?P<decision>决定)))?(?:\s(?P<title>.*))?",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_DECISION: Final = re.compile(r"d[ée]cisi[oó]n|решение|مقرر", re.IGNORECASE)


def parse_designation(designation: str, year: int | None = None) -> tuple[ActKind, str, int]:
    """Return kind and canonical number of an act, and where its title begins (the length, if it has none).

    Args:
        designation: the words.
        year: the year of adoption, for a number that lacks its own ("Resolution 290" of the Security Council).

    Raises:
        ValueError: it is no designation.

    >>> parse_designation("76/188. International cooperation")
    (<ActKind.RESOLUTION: 'resolution'>, '76/188', 8)
    >>> parse_designation("Decision 63/15")
    (<ActKind.DECISION: 'decision'>, '63/15', 14)
    """
    match = _DESIGNATION.fullmatch(designation) or _OTHER_DESIGNATION.fullmatch(designation)
    if match is None:
        raise ValueError(f"not the designation of an act: {designation!r}")
    kind = ActKind.DECISION if _DECISION.search(match["kind"] or "") else ActKind.RESOLUTION
    title = match.start("title") if match["title"] else len(designation)
    number = match["number"]
    return kind, canonical_number(f"{number}({year})" if year and number.isdigit() else number), title


def session_number(words: str) -> str | None:
    """Return a session's number, with "S-" for a special and "ES-" for an emergency special session, or its year.

    >>> session_number("Seventy-sixth session"), session_number("Thirtieth special session"), session_number("Session")
    ('76', 'S-30', None)
    >>> session_number("2021 session"), session_number("Substantive session of 2013")
    ('2021', '2013')
    """
    of_year = re.match(r"(?P<year>\d{4})\ssession|.{0,40}session\s(?:of|for)\s(?P<of>\d{4})", words)
    if of_year:
        return of_year["year"] or of_year["of"]
    match = re.fullmatch(r"(\S+)\s(emergency\sspecial\s|special\s)?session(?:\s.*)?", words)
    value = ordinal_value(match[1]) if match else None
    if match is None or value is None:
        return None
    return {"": "", "s": "S-", "e": "ES-"}[(match[2] or "")[:1]] + str(value)


def parse_date(text: str) -> date | None:
    """Return the first full date in a text.

    >>> parse_date("Resolution adopted by the General Assembly on 16 December 2021")
    datetime.date(2021, 12, 16)
    >>> parse_date("on 31 February 2021") is None
    True
    """
    match = _DATE.search(text)
    return _parsed(match.group()) if match else other_date(text)


@lru_cache(maxsize=4096)
def _parsed(printed: str) -> date | None:
    try:
        return dates.parse(printed, dayfirst=True).date()
    except ValueError:
        return None


_PER_SESSION: Final = frozenset({"ga"})
"""Bodies that number their meetings anew in each session (A/76/PV.53)."""


def facts_of(heading: Heading, body: str, committee: str, number: str) -> Facts:
    """Return what a title block and a conclusion say, where it is beyond doubt.

    Args:
        heading: the title block and the conclusion.
        body: code of the body that adopted the act, or an empty string.
        committee: code of the body on whose report it did so, or an empty string.
        number: the act's canonical number, or an empty string. Where the heading names no session, the number does,
            if the body numbers its acts by session ("62/2").
    """
    session = session_number(heading.session.value) or _session_of(number, body)
    item = re.search(r"\d+\s*(?:\([a-z]+\))?", heading.agenda_item.value)
    return Facts(
        adopted=_adopted(heading, body, number),
        session=SessionRef(body, session) if session and body else None,
        meeting=_meeting(heading, body, session),
        agenda_item=item.group() if item else "",
        committee=committee,
    )


def _adopted(heading: Heading, body: str, number: str) -> date | None:
    """Return when an act was adopted, as printed; a date that was read through must agree with the act's number."""
    made = heading.formula.value if "the following statement" in heading.formula.value else ""
    printed = parse_date(heading.adoption.value) or parse_date(heading.conclusion.value) or parse_date(made)
    if printed is not None or not heading.adoption.value:
        return printed
    mended = parse_date(read_through(heading.adoption.value))
    return mended if mended and (body != "sc" or f"({mended.year})" in number) else None


def _session_of(number: str, body: str) -> str | None:
    """Return the session in an act's number."""
    found = load().bodies.get(body)
    by_session = re.match(r"((?:ES-|S-)?\d+)/", number)
    return by_session[1] if found and by_session and found.numbering == "session/serial" else None


_ORDINAL: Final = re.compile(r"(?:第\s?|الجلسة\s(?:العامة\s)?)?(\d+)")


_AT_MEETING: Final = re.compile(
    r"\b(?:at\s(?:its|the)|à\ssa|en\ssu|на\s(?:его|своем|своём))\s(\d+)"
    r"(?:(?:st|nd|rd|th)\s(?:\w+\s)?meeting|(?:e|a|ª)\s(?:séance|sesión)|-\w\sзаседании)"
    r"|في\sجلسته\s(\d+)|(\d+)\s?次会议"
)
"""The meeting in a line that begins otherwise: "Adopted by the Security Council at its 9901st meeting"."""


def _meeting(heading: Heading, body: str, session: str | None) -> MeetingRef | None:
    """Return the meeting that a conclusion or the line of adoption names; the Assembly counts them in each session."""
    ordinal = _ORDINAL.match(heading.conclusion.value)
    named = ordinal or _AT_MEETING.search(heading.conclusion.value) or _AT_MEETING.search(heading.adoption.value)
    if named is None or not body:
        return None
    number = next(filter(None, named.groups()))
    if body not in _PER_SESSION:
        return MeetingRef(body, number)
    return MeetingRef(body, f"{session}/{number}") if session else None
