"""How an act came about, as quads: drafts, sponsors, votes, subjects."""

from typing import Final

from unres.model import DocumentRef, Proceedings, Vote
from unres.project.cited import describe
from unres.project.graph import Graph
from unres.symbols import is_symbol
from unres.terms import LABEL, day, integer, iri, plain, term, worded


def project_proceedings(graph: Graph, proceedings: Proceedings) -> None:
    """Add what is known of how the act came about; the metadata are in English whatever the text's language."""
    node = graph.act
    for draft in proceedings.drafts:
        if is_symbol(draft.symbol):
            graph.link(node, _DRAFT, describe(graph, DocumentRef(draft.symbol)))
        if draft.tabled:
            graph.link(node, _TABLED, day(draft.tabled))
        for predicate, names in ((_SPONSORS, draft.sponsors), (_ADDITIONAL, draft.additional)):
            if names:
                graph.link(node, predicate, worded(names, "en"))
    if proceedings.vote:
        _project_vote(graph, proceedings.vote)
    for subject in proceedings.subjects:
        if subject.iri:
            graph.link(node, _SUBJECT, iri(subject.iri))
            graph.link(iri(subject.iri), LABEL, worded(subject.label, "en"))
        else:
            graph.link(node, _KEYWORD, worded(subject.label, "en"))


def _project_vote(graph: Graph, vote: Vote) -> None:
    if vote.outcome:
        graph.add(graph.act, _OUTCOME, plain(vote.outcome))
    for count, number, voter, names in (
        (_IN_FAVOUR, vote.in_favour, _VOTED_IN_FAVOUR, vote.voters_in_favour),
        (_AGAINST, vote.against, _VOTED_AGAINST, vote.voters_against),
        (_ABSTAINING, vote.abstaining, _ABSTAINED, vote.voters_abstaining),
    ):
        if number is not None:
            graph.add(graph.act, count, integer(number))
        for name in names:
            graph.link(graph.act, voter, plain(name))


_DRAFT: Final = term("unr:draft")
_TABLED: Final = term("unr:tabled")
_SPONSORS: Final = term("unr:sponsors")
_ADDITIONAL: Final = term("unr:additionalSponsors")
_OUTCOME: Final = term("unr:votingOutcome")
_IN_FAVOUR: Final = term("unr:votesInFavour")
_AGAINST: Final = term("unr:votesAgainst")
_ABSTAINING: Final = term("unr:abstentions")
_VOTED_IN_FAVOUR: Final = term("unr:votedInFavour")
_VOTED_AGAINST: Final = term("unr:votedAgainst")
_ABSTAINED: Final = term("unr:abstained")
_SUBJECT: Final = term("dcterms:subject")
_KEYWORD: Final = term("dcat:keyword")
