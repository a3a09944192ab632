"""Language versions of one act: their words meet in one act, and what one of them lacks is told.

An act has one address in all languages. The version in English, or else the best one held, gives the act's structure
and what is understood of it; the others add their words, each with its language, and where these stand in their file.
A part that only another version holds is added behind the parts of the first.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unres.iris import Minter
from unres.terms import term

PREFERRED: Final = "en"
"""The language whose version is taken first: what is understood, is understood of it."""

_WORDED: Final = frozenset(
    term(name).encode()
    for name in (
        *(
            "unr:text",
            "unr:enactingFormula",
            "unr:conclusion",
            "unr:committeeReport",
            "unr:resolvedText",
            "unr:officialLink",
        ),
        *("eli:title", "eli:is_realized_by", "unr:source", "prov:wasDerivedFrom"),
    )
)
"""What a version adds to parts that the act has already."""
_HAS_PART: Final = term("eli:has_part").encode()
_POSITION: Final = term("unr:position").encode()
_NUMBER: Final = re.compile(rb'"\d+"')


def add_version(act: bytes, version: bytes, path: str, mint: Minter) -> bytes:
    """Return the N-Quads of an act together with what a version in another language adds.

    Args:
        act: the act's quads.
        version: those of the version, in the same graph.
        path: the act's address, relative to the base.
        mint: gives the addresses.
    """
    iri = f"<{mint.base}{path}".encode()
    lines = act.splitlines()
    held = {line.partition(b" ")[0] for line in lines}
    last = sum(line.split(b" ", 2)[1] == _POSITION for line in lines)
    for line in version.splitlines():
        subject, predicate, rest = line.split(b" ", 2)
        if _is_said_of(subject, held):
            continue
        own = subject.startswith(iri) and subject[len(iri) : len(iri) + 1] in (b">", b"/", b"#")
        if not own or predicate in _WORDED:
            lines.append(line)
        elif subject in held:
            if predicate == _HAS_PART and rest.partition(b" ")[0] not in held:
                lines.append(line)
        elif predicate == _POSITION:
            last += 1
            lines.append(b" ".join((subject, predicate, _NUMBER.sub(b'"%d"' % last, rest, count=1))))
        else:
            lines.append(line)
    return b"\n".join([*lines, b""])


_SAID: Final = re.compile(rb"(?P<part><[^>]*)/(?:act|cite|mention)/\d+(?:#[^>]*)?>")


def _is_said_of(subject: bytes, held: set[bytes]) -> bool:
    """Tell whether a subject is an action, a citation or a mention of a part that the first version holds.

    What is understood of that part is the first version's: the second citation in French may be another than the second
    in English.
    """
    match = _SAID.fullmatch(subject)
    return match is not None and match["part"] + b">" in held


def differences(first: Sequence[str], second: Sequence[str]) -> Iterator[str]:
    """Yield the parts that the first of two versions has and the second lacks; of a part and its points only the part.

    >>> list(differences(["op/1", "op/2", "op/2/a", "op/3"], ["op/1", "op/3"]))
    ['op/2']
    """
    there = set(second)
    lacking: set[str] = set()
    for path in first:
        if path not in there:
            lacking.add(path)
            if path.rpartition("/")[0] not in lacking:
                yield path
