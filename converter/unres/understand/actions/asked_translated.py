"""Finds whom a clause asks that is not in English, where its verb is followed by names that the vocabulary knows.

Between the verb and a name, and between two names, only words of a closed class may stand: articles, prepositions,
"all", "and". What comes behind any other word is left out, so that nobody is said to be asked who is not.
"""

import re
from collections.abc import Iterator
from typing import Final

from unres.model import Addressee
from unres.understand.names import Hit, ShortName, Tagged
from unres.vocabulary import Actor, Body, Country, Named

_WORDS: Final = {
    "fr": """
        à au aux autres concernées concernés compétentes compétents d’ de des du également en ensemble et gouvernement
        gouvernements intéressés la le les leurs même nouveau ou outre que ses son tous toutes l’
    """,
    "es": """
        a al competentes de del demás e el encarecidamente gobierno gobiernos interesados la las los nuevamente o otras
        otros pertinentes que también todas todos y su sus
    """,
    "ru": """
        а все всем всеми всех другим другие других и или к ко на правительства правительство правительству правительств
        правительствам соответствующие соответствующим соответствующих также также, у
    """,
    "zh": "所有 全体 有关 相关 其他 各 及 和 与 或 以及 并 还",
    "ar": """
        إلى من على جميع كافة كل سائر أيضا كذلك و أو حكومة حكومات سلطات الأخرى المعنية ذات الصلة ب ل
    """,
}
"""Words that say nothing of who is asked, and where they stand behind a name, nothing that makes it another's."""
_LONGEST_GAP: Final = 60


def _pattern(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(_WORDS[language].split(), key=len, reverse=True))
    if language == "zh":
        return re.compile(rf"(?:{words}|[、，\s])*")
    return re.compile(rf"(?:(?:{words})(?:(?<=’)|(?=[\s,،]))|[\s,،])*", re.IGNORECASE)


_GAPS: Final = {language: _pattern(language) for language in _WORDS}
_GOES_ON: Final = {
    "fr": re.compile(r"\s(?:adjoint|exécuti[fv]e?|général|spécial)"),
    "es": re.compile(r"\s(?:Adjunto|Ejecutivo|General|Especial)"),
    "ru": re.compile(r"\s(?:по\s|Ассамблеи)"),
    "zh": re.compile(r"[的特驻副各]"),
    "ar": re.compile(r"\s(?:المساعد|بالنيابة)"),
}
"""What makes a name the beginning of a longer one that the vocabulary does not know."""


def asked_in(tagged: Tagged, start: int, language: str) -> tuple[Addressee, ...]:
    """Return those whom the names behind a verb that ends at `start` list.

    >>> from unres.understand.names import tag
    >>> text = "Prie tous les États et le Secrétaire général de lui faire rapport"
    >>> [each.slug for each in asked_in(tag(text, "fr"), 4, "fr")]
    ['states', 'secretary-general']
    >>> asked_in(tag("Encourage la coopération entre les États", "fr"), 9, "fr")
    ()
    """
    return tuple(dict.fromkeys(_listed(tagged, start, language)))


def _listed(tagged: Tagged, start: int, language: str) -> Iterator[Addressee]:
    at = start
    for hit in tagged.names:
        if hit.start < at:
            continue
        if hit.start > at + _LONGEST_GAP or not _GAPS[language].fullmatch(tagged.text, at, hit.start):
            return
        thing = _somebody(hit)
        if thing is None or _GOES_ON[language].match(tagged.text, hit.end):
            return
        yield thing.ref
        at = hit.end


def _somebody(hit: Hit[Named | ShortName]) -> Actor | Body | Country | None:
    """Return whom a name means that can be asked: "United Nations" by itself is mostly part of a longer name."""
    thing = hit.thing
    if isinstance(thing, Body) and thing.code == "un":
        return None
    return thing if isinstance(thing, (Actor, Body, Country)) else None
