"""How paragraphs of a resolution begin and end: by drafting practice, not by layout.

A preambular paragraph begins with a participle or an attitude ("Recalling", "Deeply concerned") and ends with a comma;
an operative one begins with a finite verb ("Urges") and ends with a semicolon, the last one with a full stop
(*United Nations Editorial Manual Online*, "Resolutions"). A paragraph that does not end so was cut by a page break.
"""

import re
from functools import lru_cache
from typing import Final

from unres.vocabulary import Vocabulary, fold, load

_CLOSING: Final = "”\"’'»“)]）」』》 "
_STOPS: Final = ("؛", "۔", "؟", "；", "。", "：")
"""Semicolon, full stop, question mark and colon in Arabic and Chinese."""
_AND: Final = (
    *(f"; {word}" for word in ("and", "or", "et", "ou", "y", "o", "e", "u", "и", "или", "und", "oder")),
    *("؛ و", "؛ أو", "；和", "；以及", "；或", "；并"),
)
"""What ends the last point but one."""
_DANGLING: Final = tuple(
    f" {word},"
    for word in (
        *("that", "which", "and", "or", "of", "the", "a", "an", "to", "in", "on", "by", "for", "with", "from", "as"),
        *("including", "inter alia", "such as", "namely"),
    )
)
"""What a comma cannot follow at the end of a paragraph: "…and noting that," goes on."""


def ends_preambular(text: str) -> bool:
    """Tell whether a preambular paragraph may end here.

    >>> ends_preambular("Recalling its resolution 58/9,"), ends_preambular("and noting that,"), ends_preambular("held")
    (True, False, False)
    """
    bare = text.rstrip(_CLOSING)
    return bare.endswith((",", ":", ";", ".", *_STOPS, "،", "，")) and not bare.endswith(_DANGLING)


def ends_operative(text: str) -> bool:
    """Tell whether an operative paragraph or one of its points may end here.

    >>> ends_operative("for these purposes;"), ends_operative("within existing resources,"), ends_operative("; and")
    (True, False, True)
    """
    bare = text.rstrip(_CLOSING)
    return bare.endswith((";", ".", ":", *_STOPS, *_AND))


def ends_act(text: str) -> bool:
    """Tell whether an act may end here: with a full stop.

    >>> ends_act("to remain seized of the matter."), ends_act("继续处理此案。"), ends_act("to report;")
    (True, True, False)
    """
    return text.rstrip(_CLOSING).endswith((".", "。", "۔"))


_FINITE: Final = re.compile(r"[\w-]+(?<!ou)s\b")
"""A verb in the third person: "takes note"; but not "conscious of"."""


@lru_cache(maxsize=1)
def _openers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what begins a preambular paragraph, and what begins an operative one."""
    vocabulary = load()
    finite = {form for form in vocabulary.verb_forms() if _FINITE.match(form)}
    preambular = set(vocabulary.verb_forms()) - finite
    modifiers = _alternation(set(vocabulary.modifier_forms()))
    return (
        re.compile(
            rf"(?:{modifiers}\s){{0,2}}(?:(?:{_alternation(preambular)})\b|(?:[a-z]+ly\s)?(?!united\b)[a-z]{{2,}}(?:ing|ed)\b)"
            r"|whereas\b"
        ),
        re.compile(rf"(?:{modifiers}\s){{0,2}}(?:{_alternation(finite)})\b"),
    )


def _alternation(forms: set[str]) -> str:
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) + ")"


def opens_preambular(text: str) -> bool:
    """Tell whether a text begins as a preambular paragraph does.

    >>> opens_preambular("Deeply concerned that"), opens_preambular("Elimination of All Forms")
    (True, False)
    """
    return text[:1].isupper() and bool(_openers()[0].match(fold(text[:80])))


def opens_operative(text: str) -> bool:
    """Tell whether a text begins as an operative paragraph does.

    >>> opens_operative("Takes note of the report"), opens_operative("Taking note of the report")
    (True, False)
    """
    return text[:1].isupper() and bool(_openers()[1].match(fold(text[:80])))


_SUBJECT: Final = re.compile(
    r"(?:[A-Z][^.;:]{0,80}?,\s(?:on\s[^,]+,\s)?)?[“\"]?[Tt]he\s"
    r"(?P<name>[A-Z]\w+(?:\s(?:[A-Z]\w+|of|on|and|the|for))*)"
    r"(?:,\s[^,]+,)?\s(?=[a-z])"
)
"""The body that speaks, named once more: "To this end, the Security Council appoints"."""
_DECIDED: Final = re.compile(
    r"(?:decided|agreed|took|noted|adopted|approved|elected|appointed|requested|recommended)\b"
)


def subject(text: str) -> tuple[str, str]:
    """Return the code of the body that is the subject of a text, and what follows its name; or empty strings.

    >>> subject("At its 3rd meeting, the General Assembly decided to defer the item.")
    ('ga', 'decided to defer the item.')
    >>> subject("The Secretary-General shall report")
    ('', '')
    """
    match = _SUBJECT.match(text[:400])
    name = match["name"] if match else ""
    code = body_code(name, load()) or ("council" if name in {"Council", "Assembly", "Commission"} else "")
    return (code, text[match.end() :]) if match and code else ("", "")


def acts(text: str) -> bool:
    """Tell whether a text says what the body does, with the body as its subject or without.

    >>> acts("To this end, the Security Council requests"), acts("The Council being seized"), acts("Requests")
    (True, False, True)
    """
    if opens_operative(text):
        return True
    _, rest = subject(text)
    return bool(rest) and (opens_operative(rest[:80].capitalize()) or _DECIDED.match(rest) is not None)


def body_code(name: str, vocabulary: Vocabulary) -> str:
    """Return the code of a body that adopts acts by its full name, or an empty string."""
    thing = vocabulary.names().get(fold(name))
    body = vocabulary.bodies.get(getattr(thing, "code", ""))
    return body.code if body is not None and body.adopts_acts else ""
