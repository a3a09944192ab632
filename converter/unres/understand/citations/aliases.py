"""Reads the short names that a text gives to what it has just cited: "the Juba Peace Agreement (JPA)".

A title or name is given in full the first time, with the short form in brackets behind it (*United Nations Editorial
Manual Online*, "Abbreviations and acronyms"). The short form there is no reference of its own.
"""

import re
from typing import Final, NamedTuple

from unres.understand.citations.heads import HEADS

_QUOTES: Final = "“”\"‘’'"
_CALLED: Final = r"(?:(?:also\s)?(?:known\sas|called)|hereinafter(?:\sreferred\sto\sas|\scalled)?|collectively)"
_BRACKET: Final = re.compile(
    rf"(?:,?\s(?:19|20)\d\d|\s\((?:19|20)\d\d\))?\s\((?:{_CALLED}\s)?[{_QUOTES}]?(?:[Tt]he\s)?[{_QUOTES}]?"
    rf"(?P<words>[A-Z][^()“”\",;]{{1,80}}?)[{_QUOTES}]?(?:[,;]\s[^()]{{1,80}})?\)"
)
_CAPITALS: Final = r"[A-Z][\w’-]*(?:\s(?:of|on|for|and|[A-Z][\w’-]*|\d{4}))*(?<!\sof|\son)"
_COMMA: Final = re.compile(rf",\s{_CALLED}\s[{_QUOTES}]?the\s[{_QUOTES}]?(?P<words>{_CAPITALS})[{_QUOTES}]?")
_NOUN: Final = re.compile(rf"\b(?:{'|'.join(HEADS)}|Conventions|Protocols|Covenants)\b")
_LETTERS: Final = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})(?![IVXLC]+$)[A-Z][\w&-]*")
"""An abbreviation: one word with two capitals, and no Roman numeral."""


class Alias(NamedTuple):
    """A short name, where it begins and ends in the text, and whether it is an abbreviation."""

    words: str
    start: int
    end: int
    letters: bool


def alias_after(text: str, end: int) -> Alias | None:
    """Return the short name that a text gives to what it cites up to `end`.

    >>> alias_after("Pact on Peace (“the Pact”), which", 13)
    Alias(words='Pact', start=13, end=26, letters=False)
    >>> alias_after("Juba Peace Agreement (JPA) and", 20)
    Alias(words='JPA', start=20, end=26, letters=True)
    >>> alias_after("Treaty (Part I)", 6), alias_after("Treaty (A/76/1)", 6)
    (None, None)
    """
    if end >= len(text) or text[end] not in " ,":
        return None
    match = _BRACKET.match(text, end) or _COMMA.match(text, end)
    if match is None:
        return None
    words = match["words"]
    letters = _LETTERS.fullmatch(words) is not None
    return Alias(words, match.start(), match.end(), letters) if letters or _NOUN.search(words) else None
