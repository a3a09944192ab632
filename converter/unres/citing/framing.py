"""The words around a citation that change nothing of what it names: signals, authors, titles, whose it is."""

import re
from typing import Final

from unres.citing.dates import ANY_DATE
from unres.citing.forms import forms
from unres.model import ActKey, DocumentRef, InstrumentRef, PartRef, Reference
from unres.symbols import printed_number
from unres.vocabulary import fold, load

_LEAD: Final = re.compile(
    r"""
    [\s("'\[]*
    (?: (?:see(?:\salso|,?\se\.g\.,?)?|cf\.?|e\.g\.,?|in|under|pursuant\sto|voir|véase)\s )?
    (?: (?:the|la|le|el|l')\s? )?
    (?: [^'"]{0,80} ['"][^'"]{3,300}['"] [\s,]{0,2} (?: \([^()]{4,40}\) [\s,]{0,2} )? )?   # author, title, date
    (?: (?:UN|United\sNations)\s )? (?: docs?\b\.?\s? (?:(?:NU|ONU)\s)? | documents?\s | publication,\s )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What may stand before a citation without changing what it names."""
_TITLE: Final = re.compile(r"[\"'(]?[A-Z][^\d;]{8,300}[,.:]\s(?:(?:UN|NU|ONU)\sdocs?\b\.?\s?)?")
"""Its author and title, as the guides set them before the number."""
_DESCRIBED: Final = re.compile(
    r"[^;]{3,400}(?:[,.:)\]\"']|\bno\s\d{1,3}\w?|\bat\s\d{1,4}),?\s\(?(?:UN\s|NU\s|ONU\s)?docs?\b\.?\s?|[A-Z][^;()]{3,300}\s\(",
    re.IGNORECASE,
)
"""What a document is, before "UN Doc." and its symbol."""
_RECORDS: Final = re.compile(r"(?:UN\s?)?(?:GAOR|SCOR|ESCOR)\b[^;]{3,120}\bdocs?\b\.?\s?", re.IGNORECASE)
"""The *Official Records* in which it is printed, before its symbol."""
_TRAIL: Final = re.compile(r"[\s.,;:)\]\"']*")


def adds_nothing(right: str, target: Reference) -> bool:
    """Tell whether the words after a citation are stops, or only say again whose or which act it is."""
    if _TRAIL.fullmatch(right):
        return True
    words = right.strip(" ,.;")
    if isinstance(target, PartRef):
        of = _OF_BODY.match(words)
        named = forms().body_after(words, of.end()) if of else None
        return named is not None and named[0] == len(words) and named[1].code == body_of(target)
    if isinstance(target, InstrumentRef):
        container = load().instruments[target.slug].adopted_in
        act = container.act if isinstance(container, PartRef) else None
        return isinstance(act, ActKey) and fold(words) in {fold(printed_number(act.number)), fold(act.number)}
    return False


_OF_BODY: Final = re.compile(r"(?:of|by|du|de|del)\s(?:the\s|la\s|l')?", re.IGNORECASE)


def says_the_same(left: str, target: Reference) -> bool:
    """Tell whether the words before a citation only say what it is, who wrote it and whose it is.

    >>> from unres.model import ActKind
    >>> act = PartRef(ActKey(ActKind.RESOLUTION, "ga", "51/241"))
    >>> says_the_same("Strengthening of the system, ", act), says_the_same("Report on the system, ", act)
    (True, False)
    """
    if _LEAD.fullmatch(left) or _says_whose(left, target):
        return True
    if _RECORDS.fullmatch(left) or (isinstance(target, DocumentRef) and _DESCRIBED.fullmatch(left)):
        return True
    if not isinstance(target, PartRef | DocumentRef) or _names_a_body(left):
        return False
    title = _TITLE.fullmatch(left)
    return title is not None and (isinstance(target, DocumentRef) or not _OF_ELSE.match(left))


_OF_ELSE: Final = re.compile(
    r"[\"'(]?(?:reports?|comment(?:s|ary|aries)?|draft|amend\w+|letters?|notes?|judge?ments?|opinions?|decisions?|orders?"
    r"|case|cases|reviews?|protocols?|regulations?|laws?|acts?|bills?|articles?|chapters?|not|contra|unlike)\b",
    re.IGNORECASE,
)
"""How a title begins of what is no act: it is about the one whose number follows."""


def body_of(target: Reference) -> str:
    """Return the code of the body whose act something is, or nothing."""
    return target.act.body if isinstance(target, PartRef) and isinstance(target.act, ActKey) else ""


def _names_a_body(left: str) -> bool:
    """Tell whether a title ends in a body's name: "HRC, A/RES/76/188" is whose?"""
    return forms().body_before(left, len(left.rstrip(" ,.:"))) is not None


_KIND: Final = re.compile(
    r"(?:^|[\s,])(?:(?:presidential\s)?statement|r[eé]solution|resoluci[oó]n|d[eé]cisi[oó]n|res\b\.?|dec\b\.?)[\s,]*$",
    re.IGNORECASE,
)
_BY_THE_PRESIDENT: Final = re.compile(r"statement\sby\sthe\spresident\sof\sthe\s", re.IGNORECASE)
_DATED: Final = re.compile(
    rf"(?:,?\s(?:of|on)\s{ANY_DATE}|\s\({ANY_DATE}\))?[\s,.]*\(?(?:(?:UN\s)?docs?\b\.?\s?)?$",
    re.VERBOSE | re.IGNORECASE,
)
_UNITED_NATIONS: Final = frozenset({"", "un", "united nations", "the un"})


def _says_whose(left: str, target: Reference) -> bool:
    """Tell whether the words before a symbol or title only say again what and whose it is: "GA resolution A/RES/…"."""
    words = _BY_THE_PRESIDENT.sub("", _KIND.sub("", _DATED.sub("", left))).strip(" ,;:.\"'")
    if fold(words) in _UNITED_NATIONS:
        return True
    named = forms().body_after(words.removeprefix("UN "), 0)
    if named is None or named[0] != len(words.removeprefix("UN ")):
        return False
    act = target.act if isinstance(target, PartRef) else None
    return not isinstance(act, ActKey) or act.body == named[1].code
