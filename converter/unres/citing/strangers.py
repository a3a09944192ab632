"""Tells acts of others from those of the United Nations: "PACE Resolution 1165 (1998)", "S. Res. 71".

Parliaments, courts and other organizations number their acts as United Nations bodies do. Whose a number is, is told
by the organ named beside it: one with a name of its own that the vocabulary does not know as a body which adopts acts.
"""

import re
from typing import Final

from unres.citing.dates import ANY_DATE
from unres.citing.forms import Forms

_NOUN: Final = (
    r"(?:Assembl(?:y|ée|ies)|Asamblea|Council|Conseil|Consejo|Parliament|Parlement|Parlamento|Congress|Congrès|Congreso"
    r"|Commission|Comisión|Committee|Comité|Conference|Conférence|Conferencia|Chamber|Chambre|Cámara|House|Senate|Sénat"
    r"|Senado|Board|Court|Cour|Corte|Tribunal|Authority|Agency|Union|League|Organi[sz]ation|Ministers|Ministres|Cabinet"
    r"|Government|Legislature|Directors|Governors|Treaty|Parties|Ministry|Department|Federation|Institute)"
)
"""The nouns by which deliberative organs are called."""
_SHORT: Final = frozenset(
    """
    Assembly Council Commission Committee Conference Board Assemblée Conseil Comité Conférence
    Asamblea Consejo Comisión Conferencia
    """.split()  # noqa: SIM905 - a list of quoted words would be read by nobody
)
"""The nouns that may stand for one of ours by themselves; "the Senate" never does."""
_ARTICLE: Final = re.compile(r"(?:The|the|In|L[ea]s?|l[ea]s?|El|el|Los)\s|[Ll]'")
_SMALL: Final = r"(?:(?:of|on|for|and|de|du|des|d'|to)\s?(?:the\s|la\s|l'|les\s)?)"
_CAPITAL: Final = r"[A-Z][\w'.-]*"
_ORGAN: Final = re.compile(
    rf"(?:{_CAPITAL}\s{_SMALL}?){{0,7}}(?:{_CAPITAL}-)?{_NOUN}\b(?:\s{_SMALL}{_CAPITAL}(?:\s{_CAPITAL}){{0,4}})?"
)
"""The name of an organ, with what it is an organ of."""
_BESIDE: Final = re.compile(r"(?:'s|')?,?\s(?:[Dd]raft\s)?$")
_INITIALS: Final = re.compile(r"(?<![\w/])(?P<initials>[A-Z]{1,8})\.?\s(?:(?:Con|Jt?)\.?\s)?$")
_NO_ORGAN: Final = frozenset({"A", "I", "UN", "ONU", "US", "UK", "V", "VI", "VII", "VIII"})
"""What stands in capitals before "resolution" and is no organ: words, what it is about, chapters of the Charter."""
_OWN: Final = re.compile(r"\b(?:its|their|sa|ses|su|sus)\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_OWN_FIRST: Final = re.compile(r"(?:its|their|sa|ses|su|sus)\s", re.IGNORECASE)
_NUMBER_OF: Final = re.compile(r"(?<![.;:]\s)(?<!\A)\b[A-Z][a-z]+(?:\sNo\.?)?\s$")
"""What a bare number counts: "Recommendation 1516 (2001)"."""
_BY: Final = re.compile(
    rf",?(?:\s(?:of|du|de|of\sthe)\s{ANY_DATE},?)? \s(?:(?:adopted|passed|issued)\s)?"
    r"(?:of|by|du|de\sla|de\sl'|des|del|de\slos)\s?(?:the\s)?",
    re.VERBOSE | re.IGNORECASE,
)
_OF_A_STATE: Final = re.compile(r"\s(?:of|for)\s(?:the\s)?(?!United\sNations|UN\b|Organi[sz]ation\b)[A-Z][a-z]")
_SENTENCE: Final = re.compile(r"(?<=[a-z)\d])[.;]\s")
_BACK: Final = 160


def is_foreign(text: str, start: int, end: int, forms: Forms) -> bool:
    """Tell whether an act, whose words are `text[start:end]`, is one of an organ that is no United Nations body.

    >>> from unres.citing.forms import forms
    >>> def foreign(text): return is_foreign(text, text.index("Res"), text.index(")") + 1, forms())
    >>> foreign("PACE Resolution 1165 (1998)"), foreign("Resolution 1165 (1998) of the Parliamentary Assembly")
    (True, True)
    >>> foreign("Security Council Resolution 1165 (1998)"), foreign("In Resolution 1165 (1998) of the United Nations")
    (False, False)
    """
    before = text[max(0, start - _BACK) : start]
    return (
        _counts_others(text, start, before)
        or _is_beside(text, start, before, forms)
        or _is_of_subject(text, start, before, forms)
        or _is_of(text, end, forms)
    )


def _counts_others(text: str, start: int, before: str) -> bool:
    return text[start].isdigit() and _NUMBER_OF.search(before) is not None


def _is_beside(text: str, start: int, before: str, forms: Forms) -> bool:
    """Tell whether the name of a stranger stands right before."""
    if forms.body_before(text, start) is not None:
        return False
    initials = _INITIALS.search(before)
    in_capitals = text[start : start + 4].isupper()  # "ESTABLISHED BY RESOLUTION"
    if initials and not in_capitals and initials["initials"] not in _NO_ORGAN:
        return True
    joint = _BESIDE.search(before)
    return joint is not None and any(
        organ.end() == joint.start() and _is_stranger(organ[0], forms) for organ in _ORGAN.finditer(before)
    )


def _is_of_subject(text: str, start: int, before: str, forms: Forms) -> bool:
    """Tell whether "its resolution" is that of a stranger: of the organ named last in the sentence."""
    if _OWN.search(before) is None and _OWN_FIRST.match(text, start) is None:
        return False
    sentence = _SENTENCE.split(before)[-1]
    organs = [organ[0] for organ in _ORGAN.finditer(sentence)]
    return bool(organs) and _is_stranger(organs[-1], forms)


def _is_of(text: str, end: int, forms: Forms) -> bool:
    """Tell whether the name of a stranger stands behind: "of the Parliamentary Assembly"."""
    by = _BY.match(text, end)
    if by is None:
        return False
    known = forms.body_after(text, by.end())
    if known is not None:
        return _OF_A_STATE.match(text, known[0]) is not None
    organ = _ORGAN.match(text, by.end())
    return organ is not None and _is_stranger(organ[0], forms)


def _is_stranger(name: str, forms: Forms) -> bool:
    """Tell whether the name of an organ says more than its noun, and is none of ours.

    "The Commission and Assembly" may be two of ours.
    """
    _, both, last = name.rpartition(" and ")
    if both and not _is_stranger(last, forms):
        return False
    article = _ARTICLE.match(name)
    words = name[article.end() :] if article else name
    if forms.body_after(words, 0) is not None:
        return _is_of_a_state(words, forms)
    return words not in _SHORT and not words.startswith(("United Nations", "UN "))


def _is_of_a_state(words: str, forms: Forms) -> bool:
    known = forms.body_after(words, 0)
    return known is not None and _OF_A_STATE.match(words, known[0]) is not None
