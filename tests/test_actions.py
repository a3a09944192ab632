"""What paragraphs do: clauses, whom they ask, on what condition, until when, and to whom is to be reported."""

import pytest

from unres.iris import path_of
from unres.model import Action, Source
from unres.read import read
from unres.understand import understand
from unres.understand.actions.translated import opening_in


def actions(*paragraphs: str, preamble: str = "Recalling its resolution 60/1,") -> list[Action]:
    """Return the actions of a resolution with these operative paragraphs."""
    numbered = "\n\n".join(words if words.startswith("(") else f"{n}. {words}" for n, words in enumerate(paragraphs, 1))
    text = f"# Resolution 70/1\n\nThe General Assembly,\n\n{preamble}\n\n{numbered}\n"
    (understanding,) = understand(read(Source("a.md", "0" * 64, text)))
    return list(understanding.actions)


def of_operative(*paragraphs: str) -> list[Action]:
    """Return the actions of operative paragraphs, which follow one that makes the text a resolution."""
    return [each for each in actions("Adopts the plan;", *paragraphs) if "op" in each.part and "1" not in each.part]


def asked(action: Action) -> list[str]:
    return [path_of(each).removeprefix("concept/actor/") for each in action.addressees]


CLAUSES = [
    ("Urges States to act, and requests the Office to report;", ["urges", "requests"], "a second clause after a comma"),
    ("Notes the report, and in this regard invites States to act;", ["notes", "invites"], "words that join"),
    ("Stresses its aims, welcomes them, and therefore urges States to act;", ["stresses", "welcomes", "urges"],
     "a chain, the last with a word that draws a conclusion"),
    ("Welcomes and encourages lamps on quays;", ["welcomes", "encourages"], "two verbs with one object"),
    ("Notes the talks and urges them to go on;", ["notes", "urges"], "no comma, but a pronoun as object"),
    ("Urges States, taking into account their laws, to act;", ["urges"], "a participle says how, and is no clause"),
    ("Encourages States to act, while acknowledging their efforts;", ["encourages", "acknowledges"],
     "but after while it is one"),
    ("Receives with regret requests for aid, requests for which shall be short;", [], "a plural noun is no verb"),
    ("Calls also upon States to act;", ["calls-upon"], "a modifier inside the verb"),
    ("Expresses its deep distress at the attack and profound regret over the loss;",
     ["expresses-dismay", "expresses-regret"], "two feelings of one verb"),
    ("Notes also with appreciation the report;", ["notes-with-appreciation"], "the narrower verb, modifier or not"),
    ("Reguests the Office to report;", ["requests"], "a misprint by one letter"),
    ("We reaffirm our aims, and recall the Charter.", ["reaffirms", "recalls"], "a body that speaks for itself"),
    ("The General Assembly decided to act, and requested the Office to report.", ["decides", "requests"],
     "a decision, told in the past"),
    ("The General Assembly stresses its aims. The Assembly also urges States to act.", ["stresses", "urges"],
     "a statement, sentence by sentence"),
    ("The Secretary-General is authorized to act;", ["authorizes"], "the passive voice"),
    ("Welcomes the plan and recommends to the General Assembly that it be adopted;", ["welcomes", "recommends"],
     "no comma, but to whom"),
    ("Renews the mandate of the Office;", ["extends"], "who renews a mandate decides"),
    ("Renews its appeal to States to act;", ["reiterates-its-appeal"], "who renews an appeal asks"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "verbs", "why"), CLAUSES, ids=[case[2] for case in CLAUSES])
def test_clauses(words: str, verbs: list[str], why: str) -> None:
    assert [each.verb for each in of_operative(words)] == verbs, why


PREAMBLES = [
    ("Recalling its resolution 60/1, and stressing its aims,", ["recalls", "stresses"], "a second participle"),
    ("Noting the report, further noting the plan, and deeply concerned at the delay,",
     ["notes", "notes", "expresses-concern"], "a third, which is an adjective"),
    ("Recognizing the need for collecting and sharing data, and adopting laws,", ["recognizes"], "other participles"),
    ("Having determined that the plan is sound,", ["has-considered"], "what the body has done"),
    ("Concerned about the delay, and determined to end it,", ["expresses-concern", "expresses-determination"],
     "an adjective with an infinitive"),
    ("Having received the letter of the Chair, transmitting two plans,", ["has-considered"], "what a letter does"),
    ("Whereas the plan is sound,", ["considers"], "as old texts begin"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "verbs", "why"), PREAMBLES, ids=[case[2] for case in PREAMBLES])
def test_preamble(words: str, verbs: list[str], why: str) -> None:
    found = [each for each in actions("Decides to act.", preamble=words) if "pp" in each.part]
    assert [each.verb for each in found] == verbs, why
    assert not any(each.addressees or each.requests for each in found)


ADDRESSEES = [
    ("Requests the Secretary-General to report;", ["secretary-general"], "one name"),
    ("Encourages States, in accordance with their laws, and the World Health Organization, within its mandate, to act;",
     ["states", "body/who"], "limits between those asked"),
    ("Requests the Secretary-General, in consultation with Member States and donors, to act;", ["secretary-general"],
     "with whom he is to act is asked nothing"),
    ("Invites donors, as well as regional and intergovernmental organizations, to act;",
     ["donors", "regional-organizations", "intergovernmental-organizations"], "two adjectives, one noun"),
    ("Encourages humanitarian and development actors to act;", ["humanitarian-actors", "development-actors"],
     "the same, of words that no list knows"),
    ("Calls upon Mali, the host country, to act;", ["country/mli"], "who somebody is, said twice"),
    ("Calls upon the Government of Mali and the Malian authorities to act;", ["country/mli"], "who rules a country"),
    ("Calls upon Israel, Lebanon and all others concerned to act;",
     ["country/isr", "country/lbn", "others-concerned"], "a list whose last member has no name"),
    ("Requests all concerned to act;", ["all-concerned"], "nobody by name"),
    ("Urges the Government of Mali to act, and encourages cooperation between the Government and donors;",
     ["country/mli", "country/mli", "donors"], "the Government of the only country named"),
    ("Recommends that the executive heads of the agencies act;", ["executive-heads"], "a subject that no list knows"),
    ("Requests that the work programmes include the plan;", [], "a subject that is nobody"),
    ("Requests the powers concerned to go on, so that they may act;", ["powers-concerned"], "what it is for"),
    ("Demands that the régime of the harbour act;", ["regime"], "a word with an accent"),
    ("Instructs this sub-committee to act;", ["sub-committee"], "this one"),
    ("Calls upon Mali, the host country, in the light of the aims and plans of the mission, to act;", ["country/mli"],
     "an aside with a list of its own"),
    ("Demands that all parties cease their attacks;", ["parties-to-conflict"], "the subject of that"),
    ("Urges parties to the Convention to act;", ["states-parties"], "parties to a treaty"),
    ("Urges all parties to the Convention on harbours to act;", ["states-parties"], "all of them"),
    ("Urges States and encourages other relevant stakeholders to act;", ["states", "stakeholders"],
     "two verbs without a comma"),
    ("Notes the report of the Secretary-General, and requests that he submit another;", ["secretary-general"], "he"),
    ("Urges States to act, and encourages them to report;", ["states", "states"], "them"),
    ("Recommends to the Economic and Social Council that the plan be adopted;", ["body/ecosoc"], "to whom, and that"),
    ("Urges prompt reporting by the Secretary-General on the plan;", ["secretary-general"], "by whom"),
    ("Encourages cooperation between the World Health Organization and donors;", ["body/who", "donors"],
     "between whom"),
    ("Encourages efforts to strengthen the system;", [], "efforts are nobody"),
    ("Decides that Member States shall act;", [], "a decision asks nobody"),
    ("Commends the Secretary-General for his report;", ["secretary-general"], "whom praise is for"),
    ("Commends the efforts of the Secretary-General;", [], "praise of efforts"),
    ("Calls upon the Committee of Good Offices to act;", ["committee-of-good-offices"], "a name that no list knows"),
    ("Reiterates its call upon donors, and invites the media, to act;", ["donors", "media"], "two verbs, one request"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "who", "why"), ADDRESSEES, ids=[case[2] for case in ADDRESSEES])
def test_addressees(words: str, who: list[str], why: str) -> None:
    assert [each for action in of_operative(words) for each in asked(action)] == who, why


def test_abbreviations_are_known_once_introduced() -> None:
    found = of_operative("Welcomes the plan of the Government of Mali (GoM);", "Urges the GoM to act;")
    assert asked(found[-1]) == ["country/mli"]


def test_what_is_asked_stands_without_its_limits() -> None:
    (action,) = of_operative(
        "Requests the Secretary-General, within existing resources, to submit to the Human Rights Council a report, as "
        "appropriate, by 31 March 2022;"
    )
    assert action.requests == "to submit to the Human Rights Council a report"
    assert action.conditions == ("within existing resources", "as appropriate")
    assert (action.deadline, str(action.deadline_date)) == ("by 31 March 2022", "2022-03-31")
    assert [path_of(each) for each in action.reports_to] == ["body/hrc"]


DEADLINES = [
    ("to report to the General Assembly at its tenth session", "at its tenth session"),
    ("to report within ninety days of the adoption of the present resolution", "within ninety days of the adoption of"),
    ("to report no later than 60 days after its adoption", "no later than 60 days after its adoption"),
    ("to report every six months", "every six months"),
    ("to report by the end of 2025", "by the end of 2025"),
    ("to report on a quarterly basis", "on a quarterly basis"),
    ("to report to the Council at its 2022 session", "at its 2022 session"),
    ("to prepare a report, to be submitted to the Council at its tenth session", "at its tenth session"),
    ("to report at least every 60 days", "at least every 60 days"),
    ("to report as soon as possible", "as soon as possible"),
    ("to report at the end of this period", "at the end of this period"),
    ("to use the report adopted by the Council at its tenth session", ""),
]


@pytest.mark.parametrize(("request_words", "deadline"), DEADLINES)
def test_deadlines(request_words: str, deadline: str) -> None:
    (action,) = of_operative(f"Requests the Secretary-General {request_words};")
    assert action.deadline.startswith(deadline) if deadline else not action.deadline


def test_points_take_over_the_verb_of_their_chapeau() -> None:
    found = of_operative("Urges States:", "(a) To act;", "(b) To call upon donors to help.")
    assert [(each.verb, asked(each)) for each in found] == [
        ("urges", ["states"]),
        ("urges", ["states"]),
        ("calls-upon", ["donors"]),
    ]
    assert [each.continues and each.continues.n for each in found] == [None, 1, None]


TRANSLATED = [
    ("fr", "Rappelant sa résolution 60/1,", "recalls", "a participle"),
    (
        "fr",
        "Prend note également avec satisfaction du rapport ;",
        "takes-note-with-appreciation",
        "modifiers inside the verb",
    ),
    ("fr", "Agissant en vertu du Chapitre VII de la Charte,", "acts", "words that show a citation's type as well"),
    ("es", "Insta a los Estados a que actúen;", "urges", "a finite verb"),
    ("ru", "ссылаясь на свою резолюцию 60/1,", "recalls", "a participle in small letters"),
    ("zh", "又请秘书长提出报告；", "requests", "no blanks, a modifier first"),
    ("ar", "وإذ تشير إلى قرارها 60/1،", "recalls", "an article written together with the word"),
    ("fr", "Le présent texte", "", "no verb"),
]


@pytest.mark.parametrize(("language", "words", "verb", "why"), TRANSLATED, ids=[case[3] for case in TRANSLATED])
def test_translations_say_their_verb(language: str, words: str, verb: str, why: str) -> None:
    opening = opening_in(words, language)
    assert (opening.verb.slug if opening else "") == verb, why
