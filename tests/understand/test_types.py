"""Of what type citations are: a table for each step of the guide to annotation, with the reason for each row."""

import pytest

from unres.understand.citations.cite import find_references
from unres.understand.citations.govern import Governed, citation_type, noted_type
from unres.understand.citations.translated_types import translated_type
from unres.understand.names import tag


def types_of(text: str) -> list[str]:
    """Return the type of each citation of a paragraph, in order."""
    tagged = tag(text)
    before: list[Governed] = []
    for each in find_references(tagged):
        before.append(Governed(each.start, each.end, citation_type(tagged, each.start, before)))
    return [each.kind for each in before]


LISTS = {
    "an act in the title of another": (
        "Recalling its resolution 60/1, entitled “Implementation of resolution 61/2 on lamps”, and resolution 62/3",
        ["recalling", "implementing", "recalling"],
    ),
    "dates between": ("Welcoming resolutions 60/1 of 2 May 2005 and 61/2 of 3 May 2006", ["welcoming"] * 2),
    "a title between": (
        "pursuant to resolution 60/1, entitled “Lamps of the port”, and resolution 61/2",
        ["pursuant-to"] * 2,
    ),
    "a subject between": (
        "in line with resolution 60/1 on lamps, piers and ports and resolution 61/2",
        ["in-line-with"] * 2,
    ),
    "a member that is no citation": (
        "on the basis of resolution 60/1, the principle of open ports, and resolution 61/2",
        ["in-accordance-with"] * 2,
    ),
    "a range": ("the measures set out in paragraphs 10–11 of resolution 60/1", ["as-set-out-in"] * 2),
    "an act after one whose subject is the doing of something": (
        "Recalling resolution 60/1 of 2 May 2005 on the follow-up to the plan and its resolution 61/2 of 3 May 2006",
        ["recalling"] * 2,
    ),
    "the joining word again": (
        "in conformity with resolution 60/1 and with resolution 61/2",
        ["in-accordance-with"] * 2,
    ),
    "a subject behind a comma is no member": (
        "Recalling resolutions 60/1, on lamps, and 61/2, on the 2030 Agenda",
        ["recalling", "recalling", "naming"],
    ),
    "the joining word again, after what is no citation": (
        "the failure to abide by resolution 60/1, by the statement made by its President and by resolution 61/2",
        ["implementing"] * 2,
    ),
    "together with": ("Reaffirming resolution 60/1, together with resolution 61/2", ["reaffirming"] * 2),
    "a short name in brackets": ("pursuant to the Harbour Agreement (“the Agreement”)", ["pursuant-to"] * 2),
    "semicolons": ("guided by resolution 60/1; resolution 61/2; and resolution 62/3", ["guided-by"] * 3),
    "what follows for and from is in no list": (
        "the measures set out in resolution 60/1 for a year from the date of resolution 61/2",
        ["as-set-out-in", "naming"],
    ),
    "what follows who somebody is may belong to another list": (
        "Recalling the meeting of the parties to the Harbour Convention, the Lamp Convention",
        ["naming", "recalling"],
    ),
    "a pair of which somebody is a party": (
        "the parties to the Harbour Convention and the Lamp Convention",
        ["naming"] * 2,
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_lists(text: str, expected: list[str]) -> None:
    assert types_of(text) == expected


JOINED = {
    "next to the reference": ("Urges States, in accordance with resolution 60/1", "in-accordance-with"),
    "an adjective of degree": ("in strict conformity with resolution 60/1", "in-accordance-with"),
    "nearer than words of doing": ("the implementation of the goals contained in resolution 60/1", "as-set-out-in"),
    "an aside between, within a clause": (
        "Stresses the need to protect ports, including by taking into account, where appropriate, the Harbour Rules",
        "taking-into-account",
    ),
    "an aside between": ("Taking into account, as appropriate, resolution 60/1", "taking-into-account"),
    "an example": ("pursuant to its decisions on the matter, including resolution 60/1", "pursuant-to"),
    "a participle that is in no list": ("the principles heralded in resolution 60/1", "as-set-out-in"),
    "a participle and an agent": ("the mandate outlined by the Council in its resolution 60/1", "as-set-out-in"),
    "a participle of asking and an agent": ("as requested by the Council in its resolution 60/1", "as-requested-in"),
    "under, whatever it is that was done": (
        "the briefing mandated by the Council under its resolution 60/1",
        "in-accordance-with",
    ),
    "who says so too": ("as recognized also by the Conference in chapter 17 of Agenda 21", "as-set-out-in"),
    "a basis": ("Reaffirms that peace must be based on resolution 60/1", "in-accordance-with"),
    "how a text is circulated": ("as set out in the Oslo text, circulated as S/2018/1134", "as-set-out-in"),
    "as approved": ("the funds used, as approved in paragraph 3 of resolution 60/1", "as-set-out-in"),
    "commas in a place": ("the decision as stated in section VI, paragraph 134, of resolution 60/1", "as-set-out-in"),
    "consideration": ("Take measures, giving due consideration to the Harbour Rules", "taking-into-account"),
    "an adverb within": ("its position, expressed most recently in resolution 60/1", "as-set-out-in"),
    "by a text": ("the committee established by resolution 60/1", "as-set-out-in"),
    "by a body only": ("Recalling the rules recommended by the Council, among them resolution 60/1", "recalling"),
    "a verb of the past is no participle": ("Recalling that it decided in resolution 60/1", "recalling"),
    "nor is what has a subject": (
        "Noting that it has included in its plan the review of resolution 60/1",
        "taking-note",
    ),
    "what is done to a text is not in it": (
        "Recalling the plan endorsed by the Council in resolution 60/1",
        "recalling",
    ),
    "what is laid down is in it": ("Noting the measures adopted in resolution 60/1", "as-set-out-in"),
    "an objective in a text": ("Urges action on the objectives in paragraph 2 of resolution 60/1", "as-set-out-in"),
    "compatible with it": ("Stresses that lamps should be compatible with resolution 60/1", "in-accordance-with"),
    "in belongs to what follows": ("the Committee established in pursuance of resolution 60/1", "pursuant-to"),
    "under, but not of a text": ("Urges bodies under the guise of help to keep resolution 60/1", "naming"),
    "under a part of a text": ("has a role under the military aspects of resolution 60/1", "in-accordance-with"),
    "modified after set out": ("the mandate set out in resolution 61/2 and modified by resolution 60/1", "amending"),
    "a norm in a text": ("Decides that the prohibitions in paragraph 4 of resolution 60/1", "as-set-out-in"),
    "a norm in a text, as object": ("Recalling the prohibitions in resolution 60/1", "recalling"),
    "the mandate under it": ("within the mandate under resolution 60/1", "acting-under"),
    "it governs another already": (
        "on its way pursuant to resolution 61/2 for the ports of resolution 60/1",
        "naming",
    ),
}


@pytest.mark.parametrize(("text", "expected"), JOINED.values(), ids=JOINED)
def test_words_that_join(text: str, expected: str) -> None:
    assert types_of(text)[-1] == expected


DONE = {
    "a noun": ("Welcomes the full and effective implementation of resolution 60/1", "implementing"),
    "a noun and who does it": ("the implementation by all States of resolution 60/1", "implementing"),
    "a noun and what is done too": ("the implementation and monitoring of resolution 60/1", "implementing"),
    "an infinitive": ("Urges States to fulfil the aims and objectives of resolution 60/1", "implementing"),
    "an adverb before the preposition": ("Demands that all comply fully with resolution 60/1", "implementing"),
    "a noun that is no verb": ("Welcomes the use, as appropriate, of resolution 60/1", "implementing"),
    "an example": ("the use of standards, such as resolution 60/1", "implementing"),
    "obligations and whose they are": ("the obligations of a Member under Article 94 of the Charter", "implementing"),
    "respecting it": ("Stresses the obligation to fully respect the terms of resolution 60/1", "implementing"),
    "with respect to it": ("Requests a list of its lamps with respect to resolution 60/1", "naming"),
    "a word of doing whose verb has followed": (
        "Aware that implementation will require the work of the Subcommittee on resolution 60/1",
        "naming",
    ),
    "what happened to it": (
        "Urges the parties to comply with the truce that entered into force with resolution 60/1",
        "naming",
    ),
    "when, in an aside": ("Urges States to implement, when appropriate, the Harbour Rules", "implementing"),
    "an aside, and what is done": (
        "Stresses the implementation, in this decade of action for ports, of resolution 60/1",
        "implementing",
    ),
    "an act is an example of acts only": (
        "Recalling its resolutions on the stockpiling and use of lamps, including resolution 60/1",
        "recalling",
    ),
    "a report on it, in a pair": (
        "Requests him to submit a report on the Harbour Convention and the implementation of resolution 60/1",
        "requesting-report",
    ),
    "a word of doing that may begin a clause": (
        "Stressing that funds will be key to realizing the 2050 Vision for Ports",
        "implementing",
    ),
    "becoming a party": ("Invites States to become parties to the Harbour Convention", "implementing"),
    "part of a title": ("Recalling the Programme for the Further Implementation of resolution 60/1", "recalling"),
    "who does something is no text": ("Having examined the application of Fiji (S/8883)", "having-considered"),
    "what breaks a text does not do it": ("Stresses that using force in breach of resolution 60/1", "naming"),
    "follow-up": ("Stresses the follow-up and review of resolution 60/1", "following-up"),
    "a report on it": (
        "Requests the Secretary-General to report to it on the implementation of resolution 60/1",
        "requesting-report",
    ),
    "a report, in a point": (
        "To submit a report on the measures taken to implement resolution 60/1",
        "requesting-report",
    ),
    "information for a report": (
        "Requests him to include information on the implementation of resolution 60/1 in his next report",
        "requesting-report",
    ),
    "a report and another task": (
        "Requests him to report on lamps and to support the implementation of resolution 60/1",
        "implementing",
    ),
    "a report that is there": ("Approves the report on the implementation of resolution 60/1", "implementing"),
}


@pytest.mark.parametrize(("text", "expected"), DONE.values(), ids=DONE)
def test_words_of_doing(text: str, expected: str) -> None:
    assert types_of(text)[-1] == expected


SAID = {
    "the object": ("Recalling its resolution 60/1", "recalling"),
    "a verb parted by a modifier": ("Having further considered resolution 60/1", "having-considered"),
    "the subject of what is said": ("Reaffirming that the Charter of the United Nations", "reaffirming"),
    "the subject of a second that-clause": (
        "Recognizing that lamps, which are lit, fail and that resolution 60/1",
        "acknowledging",
    ),
    "after an aside": (
        "Recognizing that, thanks to its wide scope, the Charter of the United Nations",
        "acknowledging",
    ),
    "deep in what is said": ("Reaffirming that the measures follow resolution 60/1", "naming"),
    "parties to it": ("Urges the States parties to the Charter of the United Nations", "naming"),
    "whether somebody is a party": ("Noting that all States are parties to the Harbour Convention", "taking-note"),
    "after an infinitive": ("Reaffirming the duty of the Board to light resolution 60/1", "naming"),
    "after an infinitive and a comma": (
        "Mindful of the need to light ports, including those of resolution 60/1",
        "bearing-in-mind",
    ),
    "what an act is about": ("Reaffirming resolution 61/2 of 1 May 2006 on the 2030 Agenda", "naming"),
    "a relative clause": ("Welcoming the plan, which is part of the Harbour Agreement", "naming"),
    "an act after what is said of the one before": (
        "Recalling resolution 61/2 of 1 May 2006, in which it named a year of lamps, and resolution 60/1",
        "recalling",
    ),
    "the same, without and": (
        "Recalling resolution 47/1, by which the Assembly named lamps, Assembly resolution 61/2 of 2 May 2007",
        "recalling",
    ),
    "a paragraph after what is said of the one before": (
        "recalling paragraph 19 of resolution 61/2, which calls for lamps, and paragraph 22 of resolution 60/1",
        "recalling",
    ),
    "the latest of several": (
        "Recalling its resolutions by which it extended the plan, the latest of which was resolution 61/2",
        "recalling",
    ),
    "a second clause": (
        "Recalls paragraph 15 of the report, and accordingly decides not to approve the Harbour Rules",
        "naming",
    ),
    "what a body decides to do": ("Decides to approve the Harbour Rules", "endorsing"),
    "what it decides that others do": ("Decides to ask the Board to approve the Harbour Rules", "naming"),
    "a preposition and another": ("Acknowledging the preamble to and article 3 of resolution 60/1", "acknowledging"),
    "what a body goes on to do": ("Continues to welcome resolution 60/1", "welcoming"),
    "what has a to but no infinitive": ("Reiterating the priority accorded to lamps in resolution 60/1", "reaffirming"),
    "the next title after what is said of the one before": (
        "Recalling resolution 61/2, which provides that all ports have lamps, the Harbour Declaration",
        "recalling",
    ),
    "what is said of it goes on": ("Welcoming resolution 61/2, which names, inter alia, the Harbour Rules", "naming"),
    "a clause after a long join": (
        "Recalling lamps of all kinds, and in this connection stressing the importance of resolution 60/1",
        "emphasizing",
    ),
    "a fact, as what is said": ("Welcoming the fact that 98 States have signed the Harbour Convention", "naming"),
    "membership is no infinitive": (
        "Having examined the application for admission to membership in the Union (S/11393)",
        "having-considered",
    ),
    "a noun that looks like a verb": ("Considering the notes on resolution 60/1", "bearing-in-mind"),
    "what other acts say": ("Reaffirming the resolutions condemning the breach of resolution 60/1", "reaffirming"),
    "none of these": ("Urges States to bring resolution 60/1 to the attention of all", "naming"),
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID)
def test_verbs_of_clauses(text: str, expected: str) -> None:
    assert types_of(text)[-1] == expected


TRANSLATED = {
    "fr, the verb": ("fr", "Rappelant sa résolution 60/1,", "60/1", "recalling"),
    "fr, words that join": (
        "fr",
        "Prie les États, conformément à la résolution 60/1, d’agir",
        "60/1",
        "in-accordance-with",
    ),
    "fr, the verb of a later clause": (
        "fr",
        "Notant les phares, et réaffirmant sa résolution 60/1,",
        "60/1",
        "reaffirming",
    ),
    "fr, too far to be certain": (
        "fr",
        "Réaffirme que les ports, qui ont des phares, ont lu sa résolution 60/1",
        "60/1",
        "naming",
    ),
    "es, what stands there": (
        "es",
        "Reafirma los principios enunciados en la resolución 60/1",
        "60/1",
        "as-set-out-in",
    ),
    "ru, words of doing": ("ru", "призывает к осуществлению резолюции 60/1", "60/1", "implementing"),
    "zh, words that join": ("zh", "请各国根据第60/1号决议采取行动", "60/1", "in-accordance-with"),
    "ar, the verb": ("ar", "إذ تشير إلى قرارها 60/1", "60/1", "recalling"),
}


@pytest.mark.parametrize(("language", "text", "word", "expected"), TRANSLATED.values(), ids=TRANSLATED)
def test_other_languages(language: str, text: str, word: str, expected: str) -> None:
    assert translated_type(text, language, text.index(word), ()) == expected


def test_a_list_in_another_language() -> None:
    text = "Réaffirmant ses résolutions 60/1 du 16 septembre 2005 et 61/2 du 20 octobre 2006"
    first = Governed(28, 53, "reaffirming")
    assert translated_type(text, "fr", text.index("61/2"), [first]) == "reaffirming"


NOTED = {
    "a phrase governs the words": (
        "Urges States, in accordance with the Third Rules of 12 August 1949;",
        "in-accordance-with",
    ),
    "a verb governs the words": ("Welcoming the work of the panel and the submission of its lamps,", "welcoming"),
    "the words describe an act": (
        "recalls resolution 62/8 on supporting the Board in fulfilling its functions;",
        "recalling",
    ),
    "they describe a text on the doing of another": (
        "Welcoming the declaration on the implementation of resolution 62/8, adopted by the Board at its last meeting,",
        "welcoming",
    ),
    "another document, behind the date of an act": (
        "Having considered the plan pursuant to resolution 62/8 of 22 December 2003, and the report of the Board,",
        "having-considered",
    ),
    "nothing governs them": ("Circulate the amended rules", "naming"),
}


@pytest.mark.parametrize(("text", "expected"), NOTED.values(), ids=NOTED)
def test_notes_on_words_that_are_no_citation(text: str, expected: str) -> None:
    tagged = tag(text)
    cited = [Governed(each.start, each.end, citation_type(tagged, each.start)) for each in find_references(tagged)]
    assert noted_type(tagged, len(text), cited) == expected
