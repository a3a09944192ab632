"""Akoma Ntoso element identifiers of the parts of an act: the same in the RDF (`unr:eId`) and in the XML (`@eId`).

They follow the *Akoma Ntoso Naming Convention* 1.0 (OASIS Standard, 21 February 2019), section 5: an abbreviation of
the element's name, `_` and its number, joined with `__` to the identifier of what it stands in. The choices are:

- an operative paragraph is a `paragraph`, `para_59`, as in the United Nations' own XML and its `!main~para_59`
  addresses; the points below it are `point`s of a `list`: `para_59__list_1__point_b`;
- a preambular paragraph is a `recital`, counted from 1: `rec_7`; its points are `item`s of a `blockList`:
  `rec_7__list_1__item_a`. `recitals`, being one to an act, adds nothing to the identifier;
- a section is a `section`, an annex an `attachment`: `sec_II__para_3`, `att_1__para_12`;
- a note is an `authorialNote`, which the convention does not abbreviate: `authorialNote_14`;
- a passage or table, which has no element of its own, is a generic one and goes by its `@name`: `passage_2`, `table_1`.
"""

import re
from typing import Final

from unres.model import Path

_DIVISIONS: Final = {"sec": "sec", "annex": "att"}
_PARAGRAPHS: Final = {"pp": "rec", "op": "para", "para": "para", "passage": "passage", "table": "table"}
_POINTS: Final = {"pp": "item"}


def eid(path: Path) -> str:
    """Return the element identifier of a part, or of a note.

    Raises:
        ValueError: the path follows no pattern of an act's parts.

    >>> eid(("op", "59")), eid(("op", "12", "b", "ii")), eid(("sec", "II", "op", "3"))
    ('para_59', 'para_12__list_1__point_b__list_1__point_ii', 'sec_II__para_3')
    >>> eid(("pp", "3")), eid(("pp", "7", "a")), eid(("annex", "1", "para", "12")), eid(("fn", "14"))
    ('rec_3', 'rec_7__list_1__item_a', 'att_1__para_12', 'authorialNote_14')
    """
    steps: list[str] = []
    rest = path
    while len(rest) > 1 and rest[0] in _DIVISIONS:
        steps.append(f"{_DIVISIONS[rest[0]]}_{rest[1]}")
        rest = rest[2:]
    if len(rest) == 2 and rest[0] == "fn":  # noqa: PLR2004 - a note is its name and its marker
        steps.append(f"authorialNote_{_marker_number(rest[1])}")
    elif len(rest) > 1 and rest[0] in _PARAGRAPHS:
        point = _POINTS.get(rest[0], "point")
        steps.append(f"{_PARAGRAPHS[rest[0]]}_{rest[1]}")
        steps.extend(f"list_1__{point}_{number}" for number in rest[2:])
    elif rest:
        raise ValueError(f"no part of an act has the path {'/'.join(path)!r}")
    return "__".join(steps)


def _marker_number(marker: str) -> str:
    """Return a marker as a number in an identifier; a sign such as `*`, which has no place there, by its code point.

    >>> _marker_number("14"), _marker_number("*")
    ('14', 'x2a')
    """
    return re.sub(r"[^0-9A-Za-z]", lambda sign: f"x{ord(sign[0]):x}", marker)
