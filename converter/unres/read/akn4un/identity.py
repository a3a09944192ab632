"""Tells which act a file holds, in which language, and what the file's metadata say of its adoption."""

import re
from datetime import date
from typing import Final

from unres.akoma_ntoso import BODY_OF_AKN_ACTOR, number_of_akn
from unres.model import ActKey, ActKind, Facts, Heading, MeetingRef, SessionRef
from unres.model.language import TAG_OF_CODE
from unres.read.akn4un.tree import Node
from unres.read.heading import parse_date
from unres.symbols import act_of_symbol
from unres.vocabulary import fold, load

_KINDS: Final = {"resolution": ActKind.RESOLUTION, "decision": ActKind.DECISION, "statement": ActKind.STATEMENT}
_WORK: Final = re.compile(
    r"/akn/un/[a-z]+/(?P<subtype>[\w-]+)/(?P<actor>[\w-]+)/(?P<day>\d{4}-\d\d-\d\d)/(?P<number>[^/]+?)/?(?:!.*)?"
)
_LETTERS: Final = re.compile(r"\s?[A-Z](?:[-–][A-Z])$")
"""The letters of the parts of a consolidated act: "A/RES/76/84 A-B"."""
_PER_SESSION: Final = frozenset({"ga"})


def language_of(statement: Node) -> str:
    """Return the tag of a document's language, or an empty string."""
    found = next(_identification(statement, "FRBRExpression").all("FRBRlanguage"), None)
    return TAG_OF_CODE.get(found.get("language").lower(), "") if found else ""


def _identification(statement: Node, level: str) -> Node:
    """Return a level of a document's identification; an empty one if it has none."""
    meta = statement.find("meta")
    found = next(meta.all(level), None) if meta else None
    return found or Node("", "", 0, 0)


def key_by_work(statement: Node) -> ActKey | None:
    """Return the act that a document's FRBR address names (Akoma Ntoso Naming Convention, section 4)."""
    work = _identification(statement, "FRBRWork")
    uri = work.find("FRBRuri", "FRBRthis")
    match = _WORK.fullmatch(uri.get("value")) if uri else None
    body = BODY_OF_AKN_ACTOR.get(match["actor"], "") if match else ""
    if match is None or not body:
        return None
    number = number_of_akn(match["number"], body)
    kind = ActKind.STATEMENT if "statement" in match["subtype"] else _KINDS.get(match["subtype"], ActKind.RESOLUTION)
    return ActKey(kind, body, number) if number else None


def key_by_symbol(symbol: str) -> ActKey | None:
    """Return the act of a symbol; that of a consolidated act names it without the letters of its parts.

    >>> key_by_symbol("A/RES/76/84 A-B").number, key_by_symbol("S/RES/2563 (2021)").number
    ('76/84', '2563(2021)')
    """
    return act_of_symbol(_LETTERS.sub("", " ".join(symbol.split())))


def day_of(node: Node | None) -> date | None:
    """Return the date in an element's attribute, or `None`; the year 1 stands for "not known"."""
    try:
        day = date.fromisoformat(node.get("date")) if node else None
    except ValueError:
        return None
    return day if day and day.year > 1 else None


def facts_of(statement: Node, cover: Node | None, heading: Heading, key: ActKey | None) -> Facts:
    """Return what the metadata say of an act's adoption, and the heading where they are silent."""
    body = key.body if key else ""
    work, expression = (_identification(statement, level) for level in ("FRBRWork", "FRBRExpression"))
    session = _session(cover, body, key)
    return Facts(
        adopted=day_of(work.find("FRBRdate")) or _adoption_date(statement) or parse_date(heading.adoption.value),
        issued=day_of(expression.find("FRBRdate")),
        session=session,
        meeting=_meeting(statement, body, session),
        agenda_item=_agenda_item(heading.agenda_item.value),
        committee=_committee(statement, cover),
    )


def _adoption_date(statement: Node) -> date | None:
    """Return the date that a document's text marks as that of the adoption."""
    return next((day_of(node) for node in statement.all("docDate") if node.get("refersTo") == "#adoptionDate"), None)


def _agenda_item(printed: str) -> str:
    """Return the number of an agenda item: "Agenda item 75 (a)" → "75 (a)"."""
    found = re.search(r"\d+(?:\s*\([a-z]+\))*", printed)
    return re.sub(r"\s*\(", " (", found.group()) if found else ""


def _session(cover: Node | None, body: str, key: ActKey | None) -> SessionRef | None:
    found = next(cover.all("session"), None) if cover else None
    value = found.get("value").strip() if found else ""
    if re.fullmatch(r"(?:ES-|S-)?\d+", value) and body:
        by_number = re.match(r"(ES-\d+|S-\d+)/", key.number) if key else None
        return SessionRef(body, by_number[1] if by_number else value)
    numbered = re.match(r"((?:ES-|S-)?\d+)/", key.number) if key else None
    by_session = load().bodies.get(body)
    if numbered and by_session and by_session.numbering == "session/serial":
        return SessionRef(body, numbered[1])
    return None


def _meeting(statement: Node, body: str, session: SessionRef | None) -> MeetingRef | None:
    """Return the meeting at which an act was adopted, from the workflow or from its last words."""
    number = _meeting_of_workflow(statement) or _meeting_of_conclusion(statement)
    if not number or not body:
        return None
    if body not in _PER_SESSION:
        return MeetingRef(body, number)
    return MeetingRef(body, f"{session.number}/{number}") if session else None


def _meeting_of_workflow(statement: Node) -> str:
    for step in statement.all("step"):
        if step.get("outcome") == "adopted":
            found = re.search(r"/PV\.(\d+)|\b(\d+)(?:st|nd|rd|th)\b", step.get("as"))
            return (found[1] or found[2]) if found else ""
    return ""


def _meeting_of_conclusion(statement: Node) -> str:
    for name in ("location", "inline"):
        for node in statement.all(name):
            if "#adoptionMeeting" in {node.get("refersTo"), f"#{node.get('name')}"}:
                found = re.match(r"\d+", node.get("title") or node.words())
                return found.group() if found else ""
    return ""


def _committee(statement: Node, cover: Node | None) -> str:
    """Return the code of the body on whose report an act was adopted."""
    proponent = next(cover.all("docProponent"), None) if cover else None
    if proponent is None:
        return ""
    name = proponent.get("refersTo")
    if name.startswith("#"):
        terms = (term for term in statement.all("TLCTerm") if term.get("eId") == name[1:])
        name = next((term.get("showAs") for term in terms), "")
    thing = load().names().get(fold(" ".join(name.split())))
    return str(getattr(thing, "code", ""))
