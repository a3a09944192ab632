"""Reads a citation of a treaty or instrument by name that is not in Latin letters: "《联合国宪章》第七十三条"."""

import re
from typing import Final

from unres.model import Status, Target
from unres.understand.citations.resolve import Context
from unres.understand.citations.translated_titles import Introduced, find_names_in
from unres.understand.names import tag
from unres.vocabulary import load

_SCRIPTS: Final = {
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
}
"""Language → a letter that tells it from the others."""
_AROUND: Final = " .,;:«»“”《》"
"""What may stand around a citation without changing what it names."""


def named_in_another_script(text: str) -> Target | None:
    """Return what a citation names, if all of it is one treaty or instrument, or one article of it.

    >>> named_in_another_script("статья 73 Устава Организации Объединенных Наций")
    InstrumentRef(slug='charter-of-the-united-nations', article='73')
    >>> named_in_another_script("《儿童权利公约》第三条和第四条"), named_in_another_script("article 73 of the Charter")
    (None, None)
    """
    language = next((language for language, letter in _SCRIPTS.items() if letter.search(text)), None)
    if language is None:
        return None
    tagged = tag(text, language)
    found = list(find_names_in(tagged, Introduced(language)))
    if len(found) != 1 or (text[: found[0].start] + text[found[0].end :]).strip(_AROUND):
        return None
    resolution = Context(load(), "").resolve(found[0], tagged)
    return resolution.targets[0] if resolution.status is Status.RESOLVED and len(resolution.targets) == 1 else None
