"""Says what paragraphs do: verb, modifiers, who is addressed, what is asked, under which condition, by when.

A paragraph is a chain of clauses (`clauses`, `sentences`); each is an action. Of a preambular paragraph these are the
attitudes with which the body speaks. Points that complete a chapeau ("Encourages Member States: (a) To …") take its
verb and addressees, unless they have a verb of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from unres.model import Action, ActionPlace, Addressee, Part, PartKind, Path
from unres.understand.actions.addressees import PRAISE, Scene, addressed, asks, listed, praised
from unres.understand.actions.cast import Cast
from unres.understand.actions.clause import Clause, Opening, ended
from unres.understand.actions.clauses import operative_openings, preambular_openings
from unres.understand.actions.limits import Limits, conditions, limits_of, sitting, without_limits
from unres.understand.actions.reports import reported_to
from unres.understand.actions.sentences import (
    declared_openings,
    having_opening,
    infinitive_opening,
    passive_opening,
    sentence_openings,
    spoken_openings,
)
from unres.understand.actions.torn import torn_opening
from unres.understand.citations.resolve import Context
from unres.understand.names import Tagged


class Interpreter:
    """Reads the parts of one act, in order: a point needs its chapeau."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._chapeaux: dict[Path, Action] = {}
        self._cast = Cast(context)

    def actions(self, part: Part, tagged: Tagged) -> list[Action]:
        """Return the actions of a part, in order."""
        self._cast.introduce(tagged)
        clauses = _clauses(part, tagged)
        found = self._of_clauses(part, clauses, tagged)
        if found:
            if tagged.text.endswith(":") and clauses[-1].verb.force is not None:
                self._chapeaux[part.path[:-2] if part.kind is PartKind.PASSAGE else part.path] = found[-1]
            return found
        above = {PartKind.SUBPARAGRAPH: 1, PartKind.OPERATIVE: 2}.get(part.kind)
        chapeau = self._chapeaux.get(part.path[:-above]) if above else None
        return [_of_point(part, chapeau, tagged, self._context)] if chapeau is not None and tagged.text else []

    def _of_clauses(self, part: Part, clauses: Sequence[Clause], tagged: Tagged) -> list[Action]:
        found: list[Action] = []
        before: tuple[Addressee, ...] = ()
        for n, clause in enumerate(clauses, 1):
            action = self._action(part, n, clause, tagged, before)
            before = action.addressees or before
            if found and _shares(clauses[n - 2], tagged.text):  # "Invites and encourages States to act"
                found[-1] = replace(found[-1], addressees=action.addressees, requests=action.requests)
            found.append(action)
        return found

    def _action(self, part: Part, n: int, clause: Clause, tagged: Tagged, before: tuple[Addressee, ...]) -> Action:
        words = _trimmed(tagged.text[clause.start : clause.end])
        end = clause.start + len(words)
        spans = part.text.spans(clause.start, end)
        verb = clause.verb.slug
        if clause.verb.force is None and verb not in PRAISE:
            return Action(part.path, n, verb, spans, words, clause.modifiers)
        scene = Scene(tagged, self._cast, before)
        if clause.passive is not None:
            whom = listed(*clause.passive, scene) if asks(clause) else ()
            what = tagged.text[clause.rest : end].strip(" ,") if whom else ""
            return Action(part.path, n, verb, spans, words, clause.modifiers, whom, requests=what)
        if not asks(clause):
            whom = praised(clause, end, scene) if verb in PRAISE else ()
            limits = conditions(words) if clause.verb.force is not None else ()
            until = sitting(tagged, clause.rest, end, self._context) if verb == "decides" else Limits()
            return Action(
                *(part.path, n, verb, spans, words, clause.modifiers, whom),
                conditions=limits,
                deadline=until.deadline,
                deadline_session=until.session,
            )
        asked = addressed(clause, end, scene)
        limit = limits_of(tagged, clause.start, asked.start, end, self._context)
        return Action(
            part=part.path,
            n=n,
            verb=verb,
            spans=spans,
            surface=words,
            modifiers=clause.modifiers,
            addressees=asked.addressees,
            requests=without_limits(tagged.text[asked.start : end], (*limit.conditions, limit.deadline)),
            conditions=limit.conditions,
            deadline=limit.deadline,
            deadline_session=limit.session,
            deadline_date=limit.day,
            reports_to=reported_to(tagged, asked.start, end, self._context),
        )


def _shares(clause: Clause, text: str) -> bool:
    """Tell whether a clause that asks is a verb alone: whom it asks and what stands behind the next verb."""
    return asks(clause) and not text[clause.rest : clause.end].strip(" ,")


# --- Clauses by the kind of part -------------------------------------------------------------------------------------


def _clauses(part: Part, tagged: Tagged) -> list[Clause]:
    """Return the clauses of a part, by how parts of its kind are drafted."""
    text = tagged.text
    if part.kind is PartKind.PREAMBULAR:
        openings = preambular_openings(tagged)
        return ended(openings or having_opening(text) or sentence_openings(text) or torn_opening(text), text)
    if part.kind is PartKind.OPERATIVE and "annex" not in part.path:
        return _operative(tagged)
    if part.kind in _OPENING_ONLY:
        return ended(_own(part, tagged), text)
    return []


_OPENING_ONLY: Final = frozenset(
    {PartKind.OPERATIVE, PartKind.SUBPARAGRAPH, PartKind.ANNEX_PARAGRAPH, PartKind.PASSAGE}
)
"""Parts that do something only where a verb of drafting opens them."""


def _operative(tagged: Tagged) -> list[Clause]:
    text = tagged.text
    openings = operative_openings(tagged)
    if openings and openings[0].start <= _JUNK:
        if ". " in text and _NEXT_SENTENCE.search(text):
            openings = _merged(openings, sentence_openings(text))
        return ended(openings, text)
    openings = (
        sentence_openings(text) or spoken_openings(text) or torn_opening(text) or openings or infinitive_opening(text)
    )
    if openings:
        return ended(openings, text)
    passive = passive_opening(text)
    return [Clause(0, passive.rest, len(text), passive.verb, (), (passive.start, passive.end))] if passive else []


_NEXT_SENTENCE: Final = re.compile(r"\. (?=The |We |It |In |To |Also )")
_JUNK: Final = 40
"""How far from the beginning the first verb may stand, after what joins the paragraph to the one before."""


def _merged(openings: list[Opening], others: list[Opening]) -> list[Opening]:
    """Return both, in order; those of sentences with a subject only where nothing else begins."""
    known = {each.rest for each in openings}
    return sorted([*openings, *(each for each in others if each.rest not in known)], key=lambda each: each.start)


_WE_AFTER: Final = re.compile(r"(?:For|In|To|With)\b[^.;]{0,600}?,\swe\s")
"""What "we" may stand behind: "With a view to this, we request"."""
_DECLARED: Final = frozenset({PartKind.OPERATIVE, PartKind.ANNEX_PARAGRAPH, PartKind.PASSAGE})
"""Parts of a declaration whose subject "we" may stand before the list they are in."""


def _own(part: Part, tagged: Tagged) -> list[Opening]:
    """Return the openings of a part that begins with a verb of drafting, or with "We"."""
    text = tagged.text
    if tagged.words and tagged.words[0].start == 0:
        openings = operative_openings(tagged)
        return openings if openings and openings[0].start == 0 else []
    head = text[:12].lstrip("(abcdefghivx) ")
    if head.startswith("We") or (part.kind in _DECLARED and _WE_AFTER.match(text)):
        return sentence_openings(text)
    if head.startswith("To "):
        return infinitive_opening(text)
    return declared_openings(text) if part.kind in _DECLARED else []


# --- Points ----------------------------------------------------------------------------------------------------------


def _of_point(point: Part, chapeau: Action, tagged: Tagged, context: Context) -> Action:
    """Return the action of a point, whose verb and addressees stand in the chapeau."""
    words = _trimmed(tagged.text)
    asks_somebody = bool(chapeau.requests or chapeau.addressees)
    limit = limits_of(tagged, 0, 1, len(words), context)
    conditions = tuple(dict.fromkeys((*chapeau.conditions, *limit.conditions)))
    action = replace(
        chapeau,
        part=point.path,
        n=1,
        spans=point.text.spans(0, len(words)),
        surface=words,
        requests=without_limits(words, (*limit.conditions, limit.deadline)) if asks_somebody else "",
        conditions=conditions,
        reports_to=tuple(dict.fromkeys((*chapeau.reports_to, *reported_to(tagged, 0, len(words), context)))),
        continues=ActionPlace(chapeau.part, chapeau.n),
    )
    if not limit.deadline:
        return action
    return replace(action, deadline=limit.deadline, deadline_session=limit.session, deadline_date=limit.day)


def _trimmed(words: str) -> str:
    """Return a clause's words without what ends it."""
    left = words.rstrip(" ,;.:").removesuffix(", as follows")
    return left.removesuffix("; and").removesuffix("; or").removesuffix(" and").rstrip(" ,;")
