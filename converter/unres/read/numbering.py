"""Which point follows which: (a) … (z), (aa); (i), (ii); (1), (2); and the levels at which they stand.

Points are nested by the order of their labels alone, because the lines that carry them look alike. The only label with
two readings is "(i)" after "(h)"; the label that comes next decides ("(ii)" or "(j)").
"""

from typing import Final

from unres.numerals import arabic


def letter_value(label: str) -> int | None:
    """Return the place of a label in the row a … z, aa, bb …, or `None`.

    >>> letter_value("a"), letter_value("z"), letter_value("aa"), letter_value("bb"), letter_value("ab")
    (1, 26, 27, 28, None)
    """
    if not label.isascii() or not label.isalpha() or len(set(label)) != 1:
        return None
    return ord(label[0].lower()) - ord("a") + 1 + 26 * (len(label) - 1)


Style = str
"""How a row of labels is counted: "letter", "roman", "digit", each with "capital " before it for capitals."""


def values_of(label: str) -> dict[Style, int]:
    """Return each way to read a label, with its value.

    >>> values_of("i")
    {'letter': 9, 'roman': 1}
    >>> values_of("3"), values_of("a.")
    ({'digit': 3}, {'dotted letter': 1})
    """
    if label.isdigit():
        return {"digit": int(label)}
    prefix = "capital " if label[:1].isupper() else "dotted " if label.endswith(".") else ""
    label = label.rstrip(".")
    found: dict[Style, int] = {}
    letter, roman = letter_value(label), arabic(label)
    if letter is not None:
        found[prefix + "letter"] = letter
    if roman is not None:
        found[prefix + "roman"] = roman
    return found


DEEPEST: Final = 8
"""Most levels of points below a paragraph; the *United Nations Editorial Manual* knows four. What would stand deeper
begins no level, so that a file which repeats "(a)" without end is read in bounded depth."""

Level = tuple[Style, int]
"""A level of points that is open: how it counts, and the value of its last label."""


def place(levels: list[Level], label: str, following: str | None) -> tuple[int, Level] | None:
    """Return the depth (from 0) and the level at which a point stands, given the levels open before it.

    `following` is the label of the next point, if any; `None` is returned where the label continues no level and
    begins none, which it does not below the deepest.

    >>> place([("letter", 1)], "b", "c")
    (0, ('letter', 2))
    >>> place([("letter", 8)], "i", "j"), place([("letter", 8)], "i", "ii")
    ((0, ('letter', 9)), (1, ('roman', 1)))
    >>> place([("letter", 2), ("roman", 3)], "c", None)
    (0, ('letter', 3))
    """
    readings = values_of(label)
    fitting = [
        (depth, (style, value))
        for depth, (style, last) in reversed(list(enumerate(levels)))
        for reading, value in readings.items()
        if reading == style and value == last + 1
    ]
    begins = [(style, value) for style, value in readings.items() if value == 1]
    if begins and len(levels) < DEEPEST:
        opening = (len(levels), begins[0])
        if not fitting or (following is not None and values_of(following).get(begins[0][0]) == 2):  # noqa: PLR2004 two follows one
            return opening
    return fitting[0] if fitting else None
