"""Names those whom the vocabulary does not know, by the head of the words that name them.

"The troop-contributing countries of the region" are `concept/actor/troop-contributing-countries`. Whether words name
somebody at all is told by their head: efforts and measures are nobody.
"""

import re
from typing import Final, NamedTuple
from unicodedata import normalize

from unres.vocabulary import fold


class Stranger(NamedTuple):
    """Somebody's name, as printed, and where it ends."""

    words: str
    end: int


DETERMINERS: Final = re.compile(
    r"(?:(?:(?:entirety|whole|parts|components|rest|each|any|all|both)\sof|existing\sand\s(?:new|potential|future)|of(?=\s(?:the|those)\s)|[Tt]he|ail|ali|[Aa]ll|both|each|every|any|such|this|these|those|other|its|"
    r"their|his|her|our|some|most|many|more|various|relevant|concerned|interested|appropriate|competent|pertinent|"
    r"respective|remaining|existing|entire|whole|potential|different|said|aforementioned|two|three|four|five|broader|"
    r"wider)\s(?:and\s(?=all\s|other\s|relevant\s|interested\s))?)*"
)
"""What may stand before a name and says nothing of who it is."""
_HEAD: Final = re.compile(
    r"(?P<words>[\w’'/-]+\.?(?:\s[\w’'/-]+\.?)*?)(?=\s(?:in|with|for|at|on|from|to|by|under|within|that|which|who|whose|"
    r"of|through|against|between|among|about|as|regarding|concerning|responsible|throughout|towards|during|after|"
    r"especially|particularly|notably|including|(?!armed|concerned|involved|organized|united)[a-z]{3,}(?:ing|ed))\b|,|;|\s?\(|:|\.|$|\s(?:and|or)\b|\s—)"
)
"""The words of a name up to what describes it."""
_GOES_ON: Final = re.compile(r"\s(?P<join>of|on|for|in|and|against|to)\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")
"""A proper name goes on after a preposition: "Committee of Good Offices"."""
_OF_WHOM: Final = frozenset({"board", "committee", "group", "panel", "Panel", "team", "working group"})
_EXPERTS: Final = re.compile(r"\sof\s(?:[a-z-]+\s){0,2}(?:experts|eminent\spersons|independent\s[a-z]+s)\b")
"""Of whom a body without a proper name consists: "the team of international experts"."""
_OF_ORGAN: Final = re.compile(
    r"\sof\sthe\s(?:Assembly|Board|Commission|Committee|Conference|Convention|Council|Office)\b"
)
"""Whose body or officer somebody is, which is no part of a name: "Gender Advisory Board of the Commission"."""
_IN_PLACE: Final = re.compile(r"\sin\s(?:the\s)?[A-Z]")
_SUBJECT_OF_AND: Final = re.compile(r"\s(?:on|for|against)\s")
"""Behind these, "and" may be part of a proper name: "Coalition on Combating Sand and Dust"."""
_TITLES: Final = ("Mr.", "Mrs.", "Ms.", "Dr.", "Ambassador ", "General ", "Count ", "Sir ")
_THOSE: Final = re.compile(
    r"those\swho\s\w+|(?:(?<=all\s)|(?<=and\s))others\sconcerned\b|all\s(?:concerned|involved)\b(?!\s\w+(?:ies|s)\b)"
)

_AGENT_WORDS: Final = """
    academia academies academy actor actors administrator adviser advisers agencies agency army arrangements
    association associations authorities authority bank banks board boards bodies body boys bureau business
    businesses carriers centre centres chair chairman chairman-in-office chairperson chairpersons chairs children cities
    citizens
    co-chair co-chairs co-facilitators coalition commanders commission commissioner commissions committee
    committees communities community companies company conference consumers contractors contributors coordinator
    coordinators corporation corporations council councils countries country court courts creditors delegations
    department departments developers director director-general division donor donors economies educators
    elements employers enterprise enterprises entities entity envoy envoys expert experts exporters facilitators
    factions families farmers federation federations fighters force forces forum foundation foundations fund
    funds girls government governments group groups head heads holder holders hospitals importers individuals industry
    institute institutes institution institutions investigator investors journalists judges kingdom laboratories
    lawmakers leader leaders leadership league legislators lenders manager managers manufacturers mechanism mechanisms
    media mediator mediators member members men militia militias mission missions movement movements
    municipalities nation nations negotiators network networks observers office offices officials ombudsman
    ombudspersons operations operators organisation organisations organization organizations organs owners panel panels
    parliamentarians parliaments participants parties partners party peacekeepers people peoples personnel
    persons platform points police policymakers power powers practitioners president presidents procedures
    producers professionals programme programmes promoters prosecutor providers rapporteur rapporteurs rebels regime
    régime registrar regulators representative representatives republic researchers schools scientists secretariat
    secretariats secretary-general sector shareholders shipowners side sides signatories societies society stakeholders
    state states system teachers team teams territories territory traders tribunal union unions unit units universities
    university users vice-chairs women workers youth
"""
_AGENTS: Final = frozenset(_AGENT_WORDS.split())
"""Heads of words that name persons, or bodies of persons."""


def stranger_at(text: str, start: int, stop: int, *, certain: bool) -> Stranger | None:
    """Return who is named by the words at `start`, if they name somebody.

    `certain` asks for a head that names persons or bodies; otherwise capitals are enough: "the Houthis".

    >>> stranger_at("the troop-contributing countries of the region", 0, 46, certain=True)
    Stranger(words='troop-contributing countries', end=32)
    >>> stranger_at("efforts of the region", 0, 21, certain=True)
    """
    those = _THOSE.match(text, start + len("all ") if text.startswith("all others", start) else start, stop)
    if those:
        return Stranger(those.group(), those.end())
    match = DETERMINERS.match(text, start, stop)
    first = match.end() if match else start
    head = _HEAD.match(text, first, stop)
    if head is None or text.startswith(("a ", "an "), first):
        return None
    end = head.end("words")
    is_proper = head["words"][:1].isupper()
    if is_proper and (head["words"].rpartition(" ")[2][:1].isupper() or _IN_PLACE.match(text, end)):
        end = _proper_end(text, first, end, stop)
    elif head["words"] in _OF_WHOM:
        whom = _EXPERTS.match(text, end, stop)
        end = whom.end() if whom else end
    elif head["words"] == "secretariat":
        end = _proper_end(text, first, end, stop)
    words = text[first:end]
    is_name = is_proper and head["words"].rpartition(" ")[2][:1].isupper()
    if not (is_agent(head["words"]) or is_agent(words)) and (certain or not is_name):
        return None
    return Stranger(words, end)


def _proper_end(text: str, first: int, end: int, stop: int) -> int:
    """Return where a proper name ends."""
    longer = _GOES_ON.match(text, end, stop)
    while longer:
        if longer["join"] == "of" and " " in text[first:end] and _OF_ORGAN.match(text, end):
            break
        if longer["join"] == "and" and (" the " in longer.group() or not _SUBJECT_OF_AND.search(text, first, end)):
            break
        end = longer.end()
        longer = _GOES_ON.match(text, end, stop)
    return end


def is_agent(words: str) -> bool:
    """Tell whether words name persons or bodies of persons, by their head."""
    if words.startswith(_TITLES):
        return True
    split = words.split()
    while len(split) > 1 and split[-1].lower() in {"concerned", "involved", "present"}:
        split.pop()
    last = split[-1] if split else ""
    return last.lower() in _AGENTS or last.lower().rpartition("-")[2] in _AGENTS or (len(last) > 1 and last.isupper())


def slug_of(words: str) -> str:
    """Return words as the last step of an address.

    >>> slug_of("United Nations country team in Haiti"), slug_of("Franco régime")
    ('united-nations-country-team-in-haiti', 'franco-regime')
    """
    kept = re.sub(r"[’']s?\b", "", fold(words))
    plain = normalize("NFKD", kept).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
