"""Tells what joins a clause to the one before: a stop, "and", words such as "in this regard"."""

import re
from typing import Final

LINK: Final = (
    r"(?:in\s(?:this|that|the\ssame|these)\s(?:regards?|respects?|contexts?|connection|sense|spirit|light|vein)|"
    r"to\s(?:this|that|these)\sends?|for\s(?:this|that|these)\s(?:purposes?|reasons?)|with\s(?:this|that)\sin\smind|"
    r"therefore|thereby|accordingly|thus|consequently|hence|inter\salia|at\sthe\ssame\stime|in\saddition|as\ssuch|"
    r"also|further|furthermore|moreover|likewise|in\sparticular|however|nevertheless|as\swell)"
)
"""Words that join a clause to the one before."""
_JOIN: Final = re.compile(
    rf"(?P<stop>^|[,;:.][”\"’)]?\s|\s)(?P<word>and\s|while\s|whilst\s|but\s|yet\s|,\s)?(?:{LINK},?\s)*$"
)
_LONGEST_JOIN: Final = 60
_LABEL: Final = re.compile(r"\((?:[a-z]{1,4}|\d{1,2})\)\s")
_LONGEST_LABEL: Final = 7
"""What a paragraph may begin with that has points run on: "(a) "."""
_LAST_WORDS_LIST: Final = """
    accordingly addition alia also and but connection consequently context contexts end ends further furthermore
    hence however light likewise mind moreover nevertheless particular purpose reason regard regards respect
    sense spirit such thereby therefore thus time vein well while whilst yet
"""
_LAST_WORDS: Final = frozenset(_LAST_WORDS_LIST.split())
"""The last words of what joins clauses: looked for first, because that is quick."""


def join_before(text: str, start: int) -> tuple[str, int] | None:
    """Return what joins the clause that begins at `start` to the one before, and where that one ends.

    It is `None` if no clause can begin there.

    >>> text = "Urges States, and in this regard requests the Office"
    >>> join_before(text, text.index("requests")), join_before(text, text.index("the Office"))
    ((', and', 12), None)
    >>> join_before(text, 0), join_before("(a) Resolves", 4)
    (('', 0), ('', 0))
    >>> join_before("Notes the progress in this regard, stresses", 35)
    (',', 33)
    """
    if start == 0 or (start <= _LONGEST_LABEL and _LABEL.fullmatch(text, 0, start)):
        return "", 0
    last = text[start - 2]
    if last in _STOPS:
        if last in ",;" and text[text.rfind(" ", 0, start - 2) + 1 : start - 2].lower() not in _LAST_WORDS:
            return last, start - 2
    else:
        word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
        if word == "and" and text[start - 6 : start - 4] == ", ":
            return ", and", start - 6
        if word.lower() not in _LAST_WORDS:
            return None
    match = _JOIN.search(text, max(0, start - _LONGEST_JOIN), start)
    if match is None or (match["stop"] == " " and not match["word"]):
        return (last, start - 2) if last in ",;" else None
    join = " ".join(filter(None, (match["stop"].strip('”"’) '), (match["word"] or "").strip())))
    return join, match.start()


_STOPS: Final = frozenset(',;:.”"’)')
