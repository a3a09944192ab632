"""Folds what is only typography: white space, initials ("U.N." is "UN"), hyphens, quotes; all keep their places."""

import re
from typing import Final

from unres.model import Run, Span, Text

_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ", "'"),
        **dict.fromkeys("“”„«»《》", '"'),
        **dict.fromkeys("\u2010\u2011\u2012", "-"),
        "（": "(",
        "）": ")",
        **dict.fromkeys("，、،", ","),
        "\x00": "\ufffd",
    }
)
"""One character for one."""

_FOLDED: Final = re.compile(
    r"""
    (?=[\s\u00ad\u200b\u200e\u200f\u2060\ufeff*\[\]⁰¹²³⁴-⁹A-Z])      # most characters are none of these
    (?: (?P<blank> [^\S\ ]\s* | \s\s+ )                                # white space other than one blank
  | (?P<nothing> [\u00ad\u200b\u200e\u200f\u2060\ufeff]+           # soft hyphens, marks of direction
               | (?<=[\w.,;:)"'”’])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4} )               # markers of notes
  | (?P<markdown> \[ (?=[^\[\]\n]{1,200}\]\([^()\s]{0,300}\))    # [76/188](#)
                | (?<=[^\[\s])\]\([^()\s]{0,300}\) | \*{1,3} )      # *Treaty Series*
  | (?P<initials> (?<![\w.]) (?:[A-Z]\.\s?){1,7} [A-Z]\. (?!\w) )  # U.N., G.A., U.N.T.S., U. N.
    )
    """,
    re.VERBOSE,
)


def normalise(text: str, start: int = 0, end: int | None = None) -> Text:
    r"""Return `text[start:end]` as it is compared, with the place of each character in `text`.

    >>> normalise("U.N.  Doc.\nA/RES/76/188").value
    'UN Doc. A/RES/76/188'
    >>> normalise("U.N. Doc.").spans(0, 2)
    (Span(start=0, end=1), Span(start=2, end=3))
    """
    stop = len(text) if end is None else end
    if _FOLDED.search(text, start, stop) is None:
        return Text(text[start:stop].translate(_PLAIN), (Run(0, start, stop - start),))
    pieces: list[str] = []
    runs: list[Run] = []
    at = 0
    position = start

    def keep(low: int, high: int) -> None:
        nonlocal at
        if low < high:
            pieces.append(text[low:high])
            runs.append(Run(at, low, high - low))
            at += high - low

    for match in _FOLDED.finditer(text, start, stop):
        keep(position, match.start())
        if match["blank"]:
            pieces.append(" ")
            runs.append(Run(at, match.start(), 1))
            at += 1
        elif match["initials"]:
            for place in range(match.start(), match.end()):
                if text[place].isalpha():
                    keep(place, place + 1)
        position = match.end()
    keep(position, stop)
    return Text("".join(pieces).translate(_PLAIN), tuple(runs))


def place_in_source(text: Text, start: int, end: int) -> Span:
    """Return the stretch of the source that `text.value[start:end]` was made from, as a whole."""
    spans = text.spans(start, end)
    return Span(spans[0].start, spans[-1].end)
