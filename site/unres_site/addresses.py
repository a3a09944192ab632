"""Brings any spelling of an address to the canonical one: pure functions from path to path.

A path that names one of our things in another spelling (percent-encoded slashes, doubled or trailing slashes, upper
case, "217 A (III)", a UN symbol, an official Akoma Ntoso IRI) gets one 308 to the address that `unres.iris` mints.
What is no address of ours keeps its spelling and gets its 404 there.
"""

import re
import sys
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import quote, unquote

from unres.akoma_ntoso import BODY_OF_AKN_ACTOR, number_of_akn
from unres.iris import path_of
from unres.model import ActKey, ActKind, PartRef, Path
from unres.model.language import TAG_OF_CODE
from unres.symbols import act_of_symbol, canonical_number, is_symbol
from unres_site.headers import PATH_SAFE
from unres_site.negotiation import BY_NAME, split_extension

_LONGEST_NUMBER: Final = 3
"""Segments of the longest act number: GC(68)/RES/11A."""

_AKN_KINDS: Final = {
    "deliberation": ActKind.RESOLUTION,
    "resolution": ActKind.RESOLUTION,
    "decision": ActKind.DECISION,
}
"""Subtypes of an Akoma Ntoso `statement`; "resolution" is the older form of "deliberation"."""


def canonical_path(raw: str) -> str:
    """Return the canonical form of a raw (percent-encoded) path; both begin with a slash and have no query.

    The result is ASCII and its own canonical form, so that there is never a second hop.

    >>> canonical_path("/resolution/GA/76%2F188/")
    '/resolution/ga/76/188'
    >>> canonical_path("/resolution/ga/217%20A%20(III).ttl")
    '/resolution/ga/217(III)A.ttl'
    >>> canonical_path("/symbol/A/RES/76/188")
    '/resolution/ga/76/188'
    >>> canonical_path("/akn/un/statement/deliberation/unga/2021-12-16/76-188/eng@/!main~para_59")
    '/resolution/ga/76/188/op/59'
    """
    decoded = unquote(raw, errors="replace")
    segments = [segment.strip() for segment in decoded.split("/") if segment.strip()]
    if not segments:
        return "/"
    stem, extension = _split_extension("/".join(segments))
    segments = stem.split("/")
    spell = _SPELLINGS.get(segments[0].lower())
    found = spell(segments) if spell else None
    path = found or stem
    return "/" + quote(f"{path}.{extension}" if extension else path, safe=PATH_SAFE)


def request_path(environ: Mapping[str, object]) -> tuple[str, str]:
    """Return the path and the query of a request as the client sent them, below the place where the site is mounted.

    Werkzeug decodes `PATH_INFO`, which hides `%2F`; servers hand over the raw form as `REQUEST_URI` (waitress,
    Werkzeug) or `RAW_URI` (gunicorn). Without either, the decoded form is encoded again.

    >>> request_path({"REQUEST_URI": "/un/body%2Fga?page=2", "SCRIPT_NAME": "/un", "PATH_INFO": "/body/ga"})
    ('/body%2Fga', 'page=2')
    """
    raw = str(environ.get("RAW_URI") or environ.get("REQUEST_URI") or "")
    mount = str(environ.get("SCRIPT_NAME", ""))
    if not raw:
        decoded = str(environ.get("PATH_INFO", "/")).encode("latin-1", errors="replace")
        return quote(decoded, safe=PATH_SAFE + ","), str(environ.get("QUERY_STRING", ""))
    path, _, query = raw.partition("?")
    path = re.sub(r"^[A-Za-z][A-Za-z0-9+.\-]*://[^/]*", "", path) or "/"  # the absolute form (RFC 9112, 3.2.2)
    return path.removeprefix(mount) or "/", query


def redirect_target(environ: Mapping[str, object]) -> str | None:
    """Return where a request's address has its canonical form, with its query, or `None` if it is canonical.

    The target is a path from the root of the host, ASCII, and never begins with two slashes.

    >>> redirect_target({"REQUEST_URI": "/BODY/ga/?format=ttl"})
    '/body/ga?format=ttl'
    >>> redirect_target({"REQUEST_URI": "/body/ga"}) is None
    True
    """
    path, query = request_path(environ)
    canonical = canonical_path(path)
    if canonical == path:
        return None
    mount = quote(str(environ.get("SCRIPT_NAME", "")), safe=PATH_SAFE)
    target = f"{mount}{canonical}"
    # Only what a query may hold (RFC 3986, 3.4); anything else would not be ASCII or would break the header.
    return f"{target}?{quote(query, safe=PATH_SAFE + '?,%')}" if query else target


def _split_extension(path: str) -> tuple[str, str]:
    stem, dot, extension = path.rpartition(".")
    return split_extension(f"{stem}.{extension.lower()}" if dot and extension.lower() in BY_NAME else path)


# --- One function a kind of address: segments in, path below the base out, `None` for what is not understood -------


def _lower(segments: list[str]) -> str:
    return "/".join(segments).lower()


def _numbered(segments: list[str]) -> str:
    """Spell sessions and meetings: the body in lower case, the number in upper case."""
    kind, *rest = segments
    return "/".join([kind.lower(), *(part.lower() if n == 0 else part.upper() for n, part in enumerate(rest))])


def _publication(segments: list[str]) -> str:
    return "/".join(["publication", *(segment.upper() for segment in segments[1:])])


def _treaty(segments: list[str]) -> str:
    """Spell treaties; the registration number may carry its series: "I-14152"."""
    kind, *rest = (segment.lower() for segment in segments)
    return "/".join([kind, *(re.sub(r"^i-(?=\d+$)", "", part) if n == 0 else part for n, part in enumerate(rest))])


def _graph(segments: list[str]) -> str | None:
    """Spell the graph of an act as the act; graphs have no graphs, so that no address leads round in here."""
    kind, *rest = segments
    if not rest or rest[0].lower() == kind.lower():
        return None
    return "graph" + unquote(canonical_path("/" + quote("/".join(rest))))


def _symbol(segments: list[str]) -> str | None:
    """Spell a UN symbol: an act's leads to the act, any other to the document."""
    kind, *rest = segments
    symbol = re.sub(r"\s+|\[|\]", "", "/".join(rest))
    act = act_of_symbol(symbol.upper())
    if act:
        return path_of(PartRef(act))
    if is_symbol(symbol):
        return f"document/{symbol}"
    return None if kind.lower() == "symbol" else "/".join(["document", *rest])


def _act(segments: list[str]) -> str:
    kind, *rest = segments
    if not rest:
        return kind.lower()
    body, *rest = rest
    start = [kind.lower(), body.lower()]
    for length in range(min(_LONGEST_NUMBER, len(rest)), 0, -1):
        number = _number("/".join(rest[:length]))
        if number:
            return "/".join([*start, number, *_places(rest[length:])])
    session = [segment.upper() for segment in rest] if len(rest) == 1 else rest
    return "/".join([*start, *session])


def _number(text: str) -> str | None:
    try:
        return canonical_number(text.upper())
    except ValueError:
        return None


def _fragment(segments: list[str]) -> str:
    return "/".join([segment.lower() for segment in segments[:3]] + _places(segments[3:]))


_DIVISIONS: Final = frozenset({"sec", "annex"})
_COUNTED: Final = frozenset({"pp", "op", "para", "passage", "table", "cite", "act", "mention"})
_KEYWORDS: Final = _DIVISIONS | _COUNTED | {"fn"}


def _places(segments: list[str]) -> list[str]:
    """Spell what comes after an act: `OP/59(B)` becomes `op/59/b`."""
    found: list[str] = []
    keyword = ""
    for segment in segments:
        word = segment.lower()
        if word in _KEYWORDS and keyword != "fn":
            keyword = word
            found.append(word)
        elif not keyword or keyword == "fn":
            found.append(word if not keyword else segment)
            keyword = ""
        elif keyword in _DIVISIONS:
            found.append(segment.upper() if keyword == "sec" else segment)
        else:
            number, *points = re.findall(r"[A-Za-z0-9]+", segment) or [segment]
            found += [number if found[-1] == keyword else number.lower(), *(point.lower() for point in points)]
    return found


# --- Akoma Ntoso for the United Nations System ---------------------------------------------------------------------

_AKN: Final = re.compile(
    r"""
    akn/un/statement/
    (?P<subtype>[a-z]+) /
    (?P<actor>[a-z-]+) /
    (?P<date>\d{4}(?:-\d\d){0,2}) /          # the date is no part of our address: number and body suffice
    (?P<number>[A-Za-z0-9()\-]+)
    (?: / (?P<language>[a-z]{3}) @ [^/!~]* )? # the expression, with an optional version date
    /? (?: !main )?
    (?: (?:~|/) (?P<anchor>[^/~]+) )?         # the eId of a part
    """,
    re.VERBOSE,
)


def _akn(segments: list[str]) -> str | None:
    match = _AKN.fullmatch("/".join(segments))
    body = BODY_OF_AKN_ACTOR.get(match["actor"]) if match else None
    kind = _AKN_KINDS.get(match["subtype"]) if match else None
    if not match or not body or not kind:
        return None
    number = number_of_akn(match["number"], body)
    if not number:
        return None
    act = ActKey(kind, body, number)
    place = _akn_place(match["anchor"] or "")
    language = TAG_OF_CODE.get(match["language"] or "")
    path = path_of(PartRef(act, place))
    return f"{path}/{language}" if language and not place else path


_EID_STEPS: Final = {
    "att": "annex",
    "annex": "annex",
    "sec": "sec",
    "rec": "pp",
    "para": "op",
    "authorialNote": "fn",
    "passage": "passage",
    "table": "table",
}
"""Element names in an eId (see `unres.eids`) and our steps; "annex" is a UN usage."""

_EID: Final = re.compile(rf"({'|'.join(_EID_STEPS)}|point|item)_([A-Za-z0-9]+)")


def _akn_place(anchor: str) -> Path:
    """Return the place that an eId names; what has no counterpart with us leads to the act.

    >>> _akn_place("para_59__list_1__point_b"), _akn_place("att_1__para_12"), _akn_place("authorialNote_3")
    (('op', '59', 'b'), ('annex', '1', 'para', '12'), ('fn', '3'))
    """
    place: list[str] = []
    for name, number in _EID.findall(anchor):
        step = _EID_STEPS.get(name)
        if name == "authorialNote":
            place += ["fn", re.sub(r"x([0-9a-f]{2,6})", _character, number)]
        elif step == "op" and place[:1] == ["annex"]:
            place += ["para", number]
        elif step:
            place += [step, number]
        elif place:
            place.append(number.lower())
    return tuple(place)


def _character(code: re.Match[str]) -> str:
    """Return the character of a code that `unres.eids` writes; what is the code of none stays as it is."""
    value = int(code[1], 16)
    return chr(value) if value <= sys.maxunicode and not 0xD800 <= value < 0xE000 else code[0]  # noqa: PLR2004 - surrogates


_SPELLINGS: Final[dict[str, Callable[[list[str]], str | None]]] = {
    "resolution": _act,
    "decision": _act,
    "statement": _act,
    "fragment": _fragment,
    "symbol": _symbol,
    "document": _symbol,
    "publication": _publication,
    "treaty": _treaty,
    "session": _numbered,
    "meeting": _numbered,
    "akn": _akn,
    "graph": _graph,
    **dict.fromkeys(
        ("body", "concept", "country", "dataset", "initiative", "instrument", "ontology", "source", "sparql"), _lower
    ),
}
"""How each kind of address is spelt, by its first segment in lower case."""
