"""Names acts: by the number in the title block, by the date and the symbol where the number is not whole.

Sources name themselves wrongly now and then. What the text says is taken, and what says otherwise is reported: the year
of adoption against the year in the number, the symbol in the running head, the name of the file.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from unres.iris import path_of
from unres.model import Act, ActKey, ActKind, Finding, Heading, PartRef, Severity, Source
from unres.read.grammar import body_code, subject
from unres.read.heading import body_name, parse_date, parse_designation
from unres.read.scanned import read_through
from unres.symbols import act_of_symbol
from unres.vocabulary import fold, load

_ADOPTED_BY: Final = re.compile(r"[Aa]dopted by the (?P<body>.+?)(?: on | at |$)")
_COUNCIL_NUMBER: Final = re.compile(r"\d+ \(\d{4}\)")
"""A serial number with a year: only the Security Council numbers so."""
_FILE_NAME: Final = re.compile(r"[AS]_RES_0*(\d+)_(\d+)(?=[_.])")
"""How files of resolutions are mostly named: S_RES_0542_1983, A_RES_78_1."""


def body_of(heading: Heading, opening: str = "") -> str:
    """Return the code of the body that speaks in the formula, that adopted the act, or that its opening words name."""
    formula = heading.formula.value
    found = body_code(body_name(formula), load()) or (body_in(formula, adopting=True) if formula else "")
    adopted = _ADOPTED_BY.search(heading.adoption.value)
    found = found or (body_code(adopted["body"], load()) if adopted else "")
    found = found or subject(opening)[0].removeprefix("council")
    return found or ("sc" if _COUNCIL_NUMBER.search(heading.designation.value) else "")


_REPORT_OF: Final = re.compile(r"report of the (?P<body>.+?)(?: \(|\]|$)")


def committee_of(report: str) -> str:
    """Return the code of the body on whose report an act was adopted, or an empty string.

    >>> committee_of("[on the report of the Third Committee (A/76/465, para. 10)]")
    'c3'
    >>> committee_of("[根据第三委员会的报告 (A/76/456，第9段)]")
    'c3'
    """
    match = _REPORT_OF.search(report)
    if match:
        return str(getattr(load().names().get(fold(match["body"])), "code", ""))
    return body_in(report)


@lru_cache(maxsize=1)
def _labels() -> tuple[tuple[str, str], ...]:
    """Return the names of bodies in other languages than English, the longest first, with their codes."""
    found = [
        (label.casefold(), body.code)
        for body in load().bodies.values()
        for language, label in body.labels.items()
        if language != "en"
    ]
    return tuple(sorted(found, key=lambda each: -len(each[0])))


def body_in(line: str, *, adopting: bool = False) -> str:
    """Return the code of the body that a line not in English names, or an empty string.

    Args:
        line: a formula, or another line of a title block.
        adopting: only bodies that adopt acts are looked for.

    >>> body_in("L’Assemblée générale,"), body_in("安全理事会，", adopting=True), body_in("The General Assembly,")
    ('ga', 'sc', '')
    """
    if not line:  # most acts report on nothing
        return ""
    folded = line.casefold()
    bodies = load().bodies
    codes = (code for label, code in _labels() if label in folded)
    return next((code for code in codes if bodies[code].adopts_acts or not adopting), "")


_AT_A_MEETING: Final = re.compile(r"At its \S+ (?:\S+ )?meeting")
"""How a decision begins that has no formula."""


def key_of(heading: Heading, body: str, letter: str = "", symbol: str = "", opening: str = "") -> ActKey | None:
    """Return the act's name, or `None` where the file does not tell body and number.

    Args:
        heading: the title block; of a part of a consolidated act, with what the first part says of all.
        body: code of the body, or an empty string.
        letter: of a part of a consolidated act, or an empty string.
        symbol: of the act in a running head, or an empty string.
        opening: the act's first words; those of a decision are "At its 3rd plenary meeting".
    """
    if heading.designation.value and body:
        printed = parse_date(heading.adoption.value)
        adopted = printed or parse_date(read_through(heading.adoption.value))
        try:
            kind, number, _ = parse_designation(
                read_through(heading.designation.value), adopted.year if adopted and body == "sc" else None
            )
        except ValueError:  # a serial number whose year the file does not tell, or no number at all
            return act_of_symbol(symbol)
        if printed and body == "sc":  # the year of adoption, whatever the number says
            number = re.sub(r"\(\d{4}\)", f"({printed.year})", number)
        kind = ActKind.DECISION if _AT_A_MEETING.match(opening) else kind
        return ActKey(kind, body, number if number.endswith(letter) else number + letter)
    return act_of_symbol(symbol)


def name_findings(source: Source, act: Act, symbol: str) -> Iterator[Finding]:
    """Yield where a source names an act otherwise: in its number's year, in its running head, in the file's name."""
    if not isinstance(act.key, ActKey) or not act.heading.designation.value:
        return
    line = source.line(act.heading.designation.spans()[0].start)
    where, name = path_of(PartRef(act.key)), act.key.number
    year, printed = re.search(r"\((\d{4})\)", name), act.heading.designation.value
    if year and year[1] not in printed:
        message = f"the act calls itself {printed!r}, but was adopted in {year[1]}"
        yield _misnamed("misnamed-act", message, source.name, line, where)
    other = act_of_symbol(symbol)
    if other is not None and other.body == act.key.body and other.number != name and other.number != name[:-1]:
        yield _misnamed("misnamed-act", f"the running head calls it {symbol}", source.name, line, where)
    named = _FILE_NAME.search(source.name)
    numbers = [int(part) for part in re.findall(r"\d+", name)][:2]
    if named is not None and [int(part) for part in named.group(1, 2)] != numbers:
        message = f"the file is named {named.group()!r}, but holds {where}"
        yield _misnamed("misnamed-file", message, source.name, line, where)


def _misnamed(code: str, message: str, file: str, line: int, where: str) -> Finding:
    advice = "Compare with the official text, and correct the name that is wrong."
    return Finding(code, Severity.WARNING, message, file, line, where, advice)
