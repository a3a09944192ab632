"""Reads a Sustainable Development Goal or a target of one, cited by its number: "SDG 5", "target 3.5"."""

import re
from typing import Final

from unres.vocabulary import Goal, load

_NAMED: Final = (
    r"(?:UN\s)?SDGs?|(?:UN\s|the\s)?Sustainable\sDevelopment\sGoals?"
    r"|ODD|objectifs?\sde\sd[ée]veloppement\sdurable|ODS|Objetivos?\sde\sDesarrollo\sSostenible"
)
_NUMBER: Final = r"(?P<number>\d{1,2}(?P<target>\.(?:\d{1,2}|(?-i:[a-d])))?)"
_GOAL: Final = re.compile(
    rf"(?:{_NAMED})(?:,?\s(?:target|cible|meta))?\s?(?:no\.?\s|n[°º]\s?)?{_NUMBER}", re.IGNORECASE
)
_TARGET: Final = re.compile(
    rf"(?:target|cible|meta)\s{_NUMBER}(?:\s(?:of|des|de\slos)\s(?:the\s)?(?:{_NAMED}))?", re.IGNORECASE
)
""" "Target 3.5" is one of these Goals: those of the Millennium had letters, in capitals. "Goal 5" may be either's."""


def goal_cited(words: str) -> Goal | None:
    """Return the goal or target that words name and nothing else, if there is one of that number.

    >>> [goal_cited(words).slug for words in ("SDG 5", "target 3.5", "SDG target 3.b", "ODS 13")]
    ['5', '3-5', '3-b', '13']
    >>> [goal_cited(words) for words in ("SDG 18", "target 3.99", "target 3", "Goal 5", "target 3.A")]
    [None, None, None, None, None]
    """
    cited = _GOAL.fullmatch(words)
    if cited is None:
        cited = _TARGET.fullmatch(words)
        if cited is None or not cited["target"]:
            return None
    return load().goals.get(cited["number"].replace(".", "-"))
