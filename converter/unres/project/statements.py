"""Citations, actions and mentions as quads."""

from typing import Final

from unres.model import Action, Citation, Mention, whole_of
from unres.project.cited import describe
from unres.project.graph import Graph
from unres.project.links import OFFICIAL_LINK
from unres.terms import LABEL, A, day, escape, integer, plain, term

_CITATION: Final = term("unr:Citation")
_CITING: Final = term("cito:hasCitingEntity")
_CITED: Final = term("cito:hasCitedEntity")
_HAS_CITATION: Final = term("unr:citation")
_TYPE: Final = term("unr:citationType")
_STATUS: Final = term("unr:status")
_SURFACE: Final = term("unr:surface")
_CITES: Final = term("eli:cites")
_CANDIDATE: Final = term("unr:candidate")
_VIA: Final = term("unr:via")
_LOCATOR: Final = term("unr:locator")
_STATED_DATE: Final = term("unr:statedDate")

_MENTION: Final = term("unr:Mention")
_HAS_MENTION: Final = term("unr:mention")
_MENTIONED: Final = term("unr:mentioned")
_MENTIONS: Final = term("unr:mentions")
_OFFSET: Final = term("unr:offset")

_ACTION: Final = term("unr:Action")
_HAS_ACTION: Final = term("unr:action")
_VERB: Final = term("unr:verb")
_MODIFIER: Final = term("unr:modifier")
_ADDRESSEE: Final = term("unr:addressee")
_REQUESTS: Final = term("unr:requests")
_CONDITION: Final = term("unr:condition")
_DEADLINE: Final = term("unr:deadline")
_DEADLINE_DATE: Final = term("unr:deadlineDate")
_DEADLINE_SESSION: Final = term("unr:deadlineSession")
_REPORT_TO: Final = term("unr:reportTo")
_CONTINUES: Final = term("unr:continues")


def project_citation(graph: Graph, citation: Citation) -> None:
    """Add a citation and, where its target is known, the flat links from the part and from the act.

    What cites an article or a paragraph is also said to cite the treaty or the act, so that "who cites the 1988
    Convention" finds it.
    """
    part = graph.part(citation.part)
    node = graph.inside(citation.part, "cite", citation.n)
    surface, end = escape(citation.surface), graph.end
    graph.lines.append(
        f"{node} {A} {_CITATION}{end}"
        f"{part} {_HAS_CITATION} {node}{end}"
        f"{node} {_CITING} {part}{end}"
        f"{node} {_TYPE} {graph.concept('citation-type', citation.type)}{end}"
        f"{node} {_STATUS} {graph.concept('status', citation.status.value)}{end}"
        f'{node} {_SURFACE} "{surface}"@{graph.language}{end}'
        f'{node} {LABEL} "{surface} (cited in {graph.place_label(citation.part)})"@en{end}'
    )
    if citation.target is not None:
        target = describe(graph, citation.target)
        graph.add(node, _CITED, target)
        _cites(graph, part, target)
        whole = whole_of(citation.target)
        if whole is not None and whole != graph.whole:
            _cites(graph, part, describe(graph, whole))
    for candidate in dict.fromkeys(citation.candidates):
        graph.add(node, _CANDIDATE, describe(graph, candidate))
    _details(graph, node, citation, part)
    graph.source(node, citation.spans, citation.surface)


def _cites(graph: Graph, part: str, target: str) -> None:
    """Add `eli:cites` from the part and from the act, but none from an act to itself or to its own part."""
    if part != target:
        graph.link(part, _CITES, target)
    if part != graph.act and not target.startswith(graph.own):
        graph.link(graph.act, _CITES, target)


def _details(graph: Graph, node: str, citation: Citation, part: str) -> None:
    words = part
    if citation.footnote:
        words = graph.part(("fn", citation.footnote))
        graph.add(node, _VIA, words)
    for n in citation.official_links:
        graph.add(node, OFFICIAL_LINK, graph.link_node(words, n))
    if citation.locator:
        graph.add(node, _LOCATOR, plain(citation.locator))
    if citation.stated_date:
        graph.add(node, _STATED_DATE, day(citation.stated_date))


def project_action(graph: Graph, action: Action) -> None:
    """Add an action: who is asked, by which verb, to do what, on what condition, until when, and to report to whom."""
    part = graph.part(action.part)
    node = graph.inside(action.part, "act", action.n)
    verb, end = action.verb.replace("-", " "), graph.end
    graph.lines.append(
        f"{node} {A} {_ACTION}{end}"
        f"{part} {_HAS_ACTION} {node}{end}"
        f"{node} {_VERB} {graph.concept('verb', action.verb)}{end}"
        f'{node} {LABEL} "{verb} ({graph.place_label(action.part)})"@en{end}'
    )
    for modifier in dict.fromkeys(action.modifiers) if action.modifiers else ():  # a clause may use its words twice
        graph.add(node, _MODIFIER, graph.concept("modifier", modifier))
    for addressee in dict.fromkeys(action.addressees):
        graph.add(node, _ADDRESSEE, describe(graph, addressee))
    graph.words(node, _REQUESTS, action.requests)
    for condition in dict.fromkeys(action.conditions):
        graph.words(node, _CONDITION, condition)
    _deadline(graph, node, action)
    for reader in action.reports_to:
        graph.add(node, _REPORT_TO, describe(graph, reader))
    if action.continues:
        graph.add(node, _CONTINUES, graph.inside(action.continues.part, "act", action.continues.n))
    graph.source(node, action.spans, action.surface)


def _deadline(graph: Graph, node: str, action: Action) -> None:
    """Add the deadline in each form that is known, the words, the session, the date: all by one property, and apart."""
    graph.words(node, _DEADLINE, action.deadline)
    if action.deadline_session:
        session = describe(graph, action.deadline_session)
        graph.add(node, _DEADLINE, session)
        graph.add(node, _DEADLINE_SESSION, session)
    if action.deadline_date:
        date = day(action.deadline_date)
        graph.add(node, _DEADLINE, date)
        graph.add(node, _DEADLINE_DATE, date)


def project_mention(graph: Graph, mention: Mention) -> None:
    """Add that some words of a part name a thing, and the flat link from the part to the thing."""
    part, thing = graph.part(mention.part), describe(graph, mention.thing)
    node = graph.inside(mention.part, "mention", mention.n)
    surface, end = escape(mention.surface), graph.end
    graph.lines.append(
        f"{node} {A} {_MENTION}{end}"
        f"{part} {_HAS_MENTION} {node}{end}"
        f"{node} {_MENTIONED} {thing}{end}"
        f'{node} {_SURFACE} "{surface}"@{graph.language}{end}'
        f"{node} {_OFFSET} {integer(mention.offset)}{end}"
        f'{node} {LABEL} "{surface} (named in {graph.place_label(mention.part)})"@en{end}'
    )
    graph.link(part, _MENTIONS, thing)
