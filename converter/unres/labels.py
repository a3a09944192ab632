"""Labels for people, in English: what an act, a part or a cited thing is called in a sentence.

They follow the *United Nations Editorial Manual Online*, "Resolutions and other formal decisions": "General Assembly
resolution 76/188, para. 59 (b)". A label depends on the address only: a thing is called the same in every graph.
"""

import re
from collections.abc import Mapping
from typing import Final

from unres.model import (
    ActKind,
    BodyRef,
    DocumentRef,
    FragmentKey,
    MeetingRef,
    PartRef,
    Path,
    PieceKey,
    PublicationRef,
    Reference,
    SessionRef,
)
from unres.symbols import printed_number

Names = Mapping[Reference, str]
"""English names of what the ontology graph describes: bodies, treaties, instruments, initiatives, concepts."""

_KIND: Final = {
    ActKind.RESOLUTION: "resolution",
    ActKind.DECISION: "decision",
    ActKind.STATEMENT: "presidential statement",
}
_STEPS: Final = {
    "pp": "preambular para.",
    "op": "para.",
    "para": "para.",
    "sec": "sect.",
    "fn": "note",
    "passage": "passage",
    "table": "table",
}


def body_name(code: str, names: Names) -> str:
    """Return a body's name, or its code in capitals where no vocabulary names it.

    >>> body_name("cnd", {BodyRef("cnd"): "Commission on Narcotic Drugs"}), body_name("xyz", {})
    ('Commission on Narcotic Drugs', 'XYZ')
    """
    return names.get(BodyRef(code)) or code.upper()


def act_label(key: PieceKey, names: Names) -> str:
    """Return what an act is called.

    >>> from unres.model import ActKey
    >>> act_label(ActKey(ActKind.RESOLUTION, "sc", "1325(2000)"), {BodyRef("sc"): "Security Council"})
    'Security Council resolution 1325 (2000)'
    >>> act_label(FragmentKey("e32f7980345c", 1), {})
    'Fragment 1 of file e32f7980345c'
    """
    if isinstance(key, FragmentKey):
        return f"Fragment {key.n} of file {key.sha256}"
    return f"{body_name(key.body, names)} {_KIND[key.kind]} {printed_number(key.number)}"


def path_label(path: Path) -> str:
    """Return what a part is called within its act.

    >>> path_label(("op", "59", "b")), path_label(("pp", "3")), path_label(("sec", "II", "op", "3"))
    ('para. 59 (b)', 'preambular para. 3', 'sect. II, para. 3')
    >>> path_label(("annex", "1", "para", "12")), path_label(("annex", "2")), path_label(("fn", "14"))
    ('annex, para. 12', 'annex 2', 'note 14')
    """
    steps: list[str] = []
    rest = path
    while rest and rest[0] in {"sec", "annex"}:
        steps.append(_annex_label(rest[1]) if rest[0] == "annex" else f"sect. {rest[1]}")
        rest = rest[2:]
    if rest:
        points = "".join(f" ({point})" for point in rest[2:])
        steps.append(f"{_STEPS[rest[0]]} {rest[1]}{points}")
    return ", ".join(steps)


def text_label(text: PartRef | DocumentRef | PublicationRef, names: Names) -> str:
    """Return what an act, a document, a publication or a part of one is called.

    >>> text_label(DocumentRef("A/76/121", ("annex", "2")), {}), text_label(PublicationRef("E.11.XI.14"), {})
    ('A/76/121, annex 2', 'United Nations publication, Sales No. E.11.XI.14')
    """
    match text:
        case PublicationRef(number):
            return f"United Nations publication, Sales No. {number}"
        case DocumentRef(symbol, path):
            whole = symbol
        case PartRef(act, path):
            whole = act_label(act, names)
    return f"{whole}, {path_label(path)}" if path else whole


def article_label(article: str) -> str:
    """Return what an article, or a place in it, is called within its treaty.

    >>> article_label("13"), article_label("36/1/a/i")
    ('art. 13', 'art. 36 (1) (a) (i)')
    """
    number, *points = article.split("/")
    return f"art. {number}" + "".join(f" ({point})" for point in points)


def _annex_label(number: str) -> str:
    """Return "annex" for the first one, since most acts have but one and then do not number it."""
    return "annex" if number == "1" else f"annex {number}"


def session_label(session: SessionRef, names: Names) -> str:
    """Return what a session is called.

    >>> session_label(SessionRef("ga", "76"), {}), session_label(SessionRef("ga", "S-30"), {})
    ('GA, 76th session', 'GA, 30th special session')
    >>> session_label(SessionRef("ecosoc", "2003"), {})
    'ECOSOC, session of 2003'
    """
    body = body_name(session.body, names)
    match = re.fullmatch(r"(ES-|S-)?(\d+)", session.number)
    if not match:
        return f"{body}, session {session.number}"
    if len(match[2]) == len("2003"):
        return f"{body}, session of {match[2]}"
    kind = {"ES-": "emergency special session", "S-": "special session"}.get(match[1], "session")
    return f"{body}, {ordinal(int(match[2]))} {kind}"


def meeting_label(meeting: MeetingRef, names: Names) -> str:
    """Return what a meeting is called.

    >>> meeting_label(MeetingRef("ga", "76/53"), {}), meeting_label(MeetingRef("sc", "4213"), {})
    ('GA, 76th session, 53rd meeting', 'SC, 4213th meeting')
    """
    session, _, number = meeting.number.rpartition("/")
    within = session_label(SessionRef(meeting.body, session), names) if session else body_name(meeting.body, names)
    return f"{within}, {ordinal(int(number))} meeting" if number.isdecimal() else f"{within}, meeting {number}"


def ordinal(number: int) -> str:
    """Return an English ordinal in figures.

    >>> [ordinal(number) for number in (1, 2, 3, 11, 53, 112)]
    ['1st', '2nd', '3rd', '11th', '53rd', '112th']
    """
    teens = range(11, 14)
    suffix = "th" if number % 100 in teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
