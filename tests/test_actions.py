"""What paragraphs do: clauses, whom they ask, on what condition, until when, and to whom is to be reported."""

import pytest

from unres.iris import path_of
from unres.model import Action, Source
from unres.read import read
from unres.understand import understand
from unres.understand.actions.asked_translated import asked_in
from unres.understand.actions.translated import opening_in
from unres.understand.names import tag


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
    ("Renews the expression of its thanks;", ["reiterates"], "and who renews an expression says it again"),
    ("Notes progress in this regard, stresses its aims;", ["notes", "stresses"], "words that join end a clause"),
    ("Approves the plan, and notes in this connection that it is sound;", ["approves", "notes"], "a verb, and no noun"),
    ("Condemns the killings, acts of terror and theft;", ["condemns"], "acts are nouns"),
    ("Stresses the need for lamps, calls in that regard for gifts;", ["stresses", "calls-for"],
     "words that join inside the verb"),
    ("Notes the reform, which, inter alia, calls for lamps;", ["notes"], "what calls is the reform"),
    ("Reiterates that it condemns and deplores all acts of theft;", ["reiterates"], "verbs of a that-clause"),
    ("Endorses the letter and decides to extend the mandate;", ["endorses", "decides"], "no comma, but an infinitive"),
    ("Urges States to act, and in order to help the ports encourages donors to pay;", ["urges", "encourages"],
     "a clause that says first what for"),
    ("We are deeply concerned by the delay, and note the plan.", ["expresses-concern", "notes"], "what a body feels"),
    ("Requests the Office to help States in line with the plan and further requests better reporting;",
     ["requests", "requests"], "no comma, but a modifier"),
    ("Expresses concern at the fighting and condemns violations of the truce;", ["expresses-concern", "condemns"],
     "no comma, but only the body condemns"),
    ("Welcomes the work, and extends its thanks to the Office for it;", ["welcomes", "expresses-appreciation"],
     "thanks are extended, too"),
    ("Welcomes the report and agrees with the proposals in it;", ["welcomes", "agrees"], "no comma, but with what"),
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
    ("Noting the plan, bearing in mind its cost, and referring to the talks,", ["notes", "bears-in-mind", "refers"],
     "what the body has in mind"),
    ("Noting their will, including by widening the talks and welcoming guests,", ["notes"],
     "a second participle of doing"),
    ("Reaffirming the need to act, joining all aims and recognizing their links,", ["reaffirms"],
     "a second participle that says how"),
    ("Noting the calm, remaining convinced of the gains, yet expressing its concern at the delay,",
     ["notes", "expresses-conviction", "expresses-concern"], "what it stays, and what it feels all the same"),
    ("Grieved at the loss and concerned about the damage,", ["is-grieved", "expresses-concern"],
     "two feelings, no comma"),
    ("Recalling the plan, aware of its cost, and expressing its satisfaction at the talks,",
     ["recalls", "is-aware", "expresses-satisfaction"], "what it knows"),
    ("Determined to help the ports, and to this end acting under Chapter VII of the Charter,",
     ["expresses-determination", "acts"], "the power under which it acts"),
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
    ("Requests each of those Governments to act;", ["governments"], "each of them"),
    ("Requests the Governments of Mali and of the Republic of Chad to act;", ["country/mli", "country/tcd"],
     "a preposition in a list"),
    ("Urges the Malian parties to act;", ["parties-to-conflict"], "parties of a country"),
    ("Urges parties that have not yet done so to act;", ["states-parties"], "parties without an article"),
    ("Demands from Mali the return of what Chadian forces took;", ["country/mli"], "from whom"),
    ("Requests, in connection with the decision to send a mission, the Secretary-General to act;",
     ["secretary-general"], "words between commas first"),
    ("Encourages States and, where applicable, business enterprises to act;", ["states", "business-enterprises"],
     "a reservation in a list"),
    ("Encourages States, when designing, building and mending ports, to act;", ["states"], "when they do what"),
    ("Calls upon the authorities in Mali in coordination with donors, including States, to act;",
     ["national-authorities"], "with whom, without a comma"),
    ("Requests the team of international experts to act;", ["team-of-international-experts"], "of whom it consists"),
    ("Commends the secretariat of the Commission for its report;", ["secretariat-of-the-commission"], "whose it is"),
    ("Calls upon bodies and organizations of the United Nations system to act;", ["un-system"], "the system's parts"),
    ("Expresses its gratitude and appreciation to Mali for its gifts;", ["country/mli"], "thanks, twice"),
    ("Demands that the PDK fulfil its duties;", ["pdk"], "an abbreviation as a subject"),
    ("Calls for COVID-19 vaccination plans to include the old;", [], "plans are nobody"),
    ("The representatives of Mali are invited to speak;", [], "whom no list knows, in the passive"),
    ("Demands the release of all whom Chadian forces taken by Mali hold;", [], "by whom something was done"),
    ("Calls upon Member States, which have the responsibility to help, and donors to act;", ["member-states", "donors"],
     "no infinitive of what is asked"),
    ("Calls upon all States and other relevant parties to act;", ["states", "states-parties"],
     "parties, not to a conflict"),
    ("Encourages cooperation between and among States and donors;", ["states", "donors"], "between and among whom"),
    ("Requests that the plan be read and that it be kept;", [], "a thing"),
    ("Invites and encourages all States and the media to act;", ["states", "media"] * 2, "two verbs with one object"),
    ("Requests that the Governing Council keep the Office informed;", ["governing-council"], "a name before its verb"),
    ("Calls upon all involved to act;", ["all-involved"], "nobody by name, who takes part"),
    ("Calls upon ail States to act;", ["states"], "all, as scanners read it"),
    ("Thanks the States that have given troops, police and ships;", ["states"], "what they gave"),
    ("Urges all States, in particular those in arrears, to pay;", ["states"], "above others counts once"),
    ("Urges States to join the Convention, and all States parties that are able to do so to help others;",
     ["states", "states-parties"], "others are asked something else"),
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


ASKED = [
    ("Demands that Mali comply with the plan;", "comply with the plan", "without whom it asks"),
    ("Demands that all parties to armed conflicts fully comply;", "fully comply", "and what says who they are"),
    ("Recommends that the General Assembly, in view of this, act;", "act", "words between commas"),
    ("Recommends to the General Assembly that Mali be admitted;", "that Mali be admitted", "of somebody else"),
    ("Recommends to the General Assembly the adoption of the plan;", "the adoption of the plan", "a thing"),
    ("Demands from Mali the return of the ship;", "the return of the ship", "a thing from somebody"),
    ("Encourages further efforts;", "further efforts", "more of it"),
    ("Encourages States in a position to do so to give aid;", "to give aid", "who can"),
    ("Calls upon States that have acceded to or ratified the plan to act;", "to act", "no infinitives"),
    ("Requests all parties to help in the application of that plan;", "to help in the application of that plan",
     "that one"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "requested", "why"), ASKED, ids=[case[2] for case in ASKED])
def test_what_is_asked(words: str, requested: str, why: str) -> None:
    (action,) = of_operative(words)
    assert action.requests == requested, why


CONDITIONS = [
    ("to act, within their mandates and existing resources,", ["within their mandates and existing resources"]),
    ("to act within the framework of their respective mandates", ["within the framework of their respective mandates"]),
    ("to act, upon the invitation of Mali", ["upon the invitation of Mali"]),
    ("to act, if need be, where necessary", ["if need be", "where necessary"]),
    ("to act as promptly as possible", []),
    ("to help States as well as relevant bodies", []),
    ("to act as required by the Convention", []),
    ("to act in line with the mandate of the Office", []),
    ("to help those that are subject to the law", []),
]  # fmt: skip


@pytest.mark.parametrize(("request_words", "conditions"), CONDITIONS)
def test_conditions(request_words: str, conditions: list[str]) -> None:
    (action,) = of_operative(f"Requests the Secretary-General {request_words};")
    assert list(action.conditions) == conditions


REPORTS = [
    ("to report to the General Assembly and the Human Rights Council", ["body/ga", "body/hrc"]),
    ("to inform the General Assembly of progress", ["body/ga"]),
    ("to keep the Security Council fully informed", ["body/sc"]),
    ("to provide the Security Council with a special report", ["body/sc"]),
    ("to provide to the Security Council, in its turn, a report", ["body/sc"]),
    ("to provide the World Health Organization with all help", []),
    ("to prepare, for submission to the Human Rights Council, reports", ["body/hrc"]),
]


@pytest.mark.parametrize(("request_words", "told"), REPORTS)
def test_to_whom_is_to_be_reported(request_words: str, told: list[str]) -> None:
    (action,) = of_operative(f"Requests the Secretary-General {request_words};")
    assert [path_of(each) for each in action.reports_to] == told


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
    ("to submit at the end of this period a report on the plan", "at the end of this period"),
    ("to report within twenty-four hours of the attack", "within twenty-four hours of the attack"),
    ("to report within 90 days, every 90 days thereafter", "within 90 days, every 90 days thereafter"),
    ("to submit to the Council, in 2023, a report", "in 2023"),
    ("to build on the talks in 2023", ""),
    ("to restore what existed prior to 30 June 2000", ""),
]


@pytest.mark.parametrize(("request_words", "deadline"), DEADLINES)
def test_deadlines(request_words: str, deadline: str) -> None:
    (action,) = of_operative(f"Requests the Secretary-General {request_words};")
    assert action.deadline.startswith(deadline) if deadline else not action.deadline


MODIFIERS = [
    ("Calls once again upon States to act;", ["once-again"]),
    ("Decides to remain actively seized of the matter;", ["actively"]),
    ("Expresses its deep concern at the plan;", ["deeply"]),
    ("Encourages further efforts;", []),
    ("Urges further the parties to act;", ["further"]),
]


@pytest.mark.parametrize(("words", "modifiers"), MODIFIERS)
def test_modifiers(words: str, modifiers: list[str]) -> None:
    (action,) = of_operative(words)
    assert list(action.modifiers) == modifiers


def test_a_decision_has_the_session_at_which_it_is_taken_up() -> None:
    (action,) = of_operative("Decides to continue its consideration of the question at its eightieth session;")
    assert action.deadline == "at its eightieth session"


def test_the_government_is_the_one_named_last() -> None:
    found = of_operative("Notes what Chad did to the Government of Mali;", "Urges the Government to act;")
    assert asked(found[-1]) == ["country/mli"]


def test_the_mandate_holder_is_the_rapporteur() -> None:
    found = of_operative("Extends the mandate of Special Rapporteur, and invites the mandate holder to report;")
    assert asked(found[-1]) == ["special-rapporteur"]


def test_points_have_limits_and_reports_of_their_own() -> None:
    found = of_operative("Requests the Office:", "(a) To report to the Human Rights Council at its tenth session;")
    assert found[-1].deadline == "at its tenth session"
    assert [path_of(each) for each in found[-1].reports_to] == ["body/hrc"]
    assert found[-1].requests == "To report to the Human Rights Council"


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


TRANSLATED_WHO = [
    ("fr", "Prie le Secrétaire général de lui présenter un rapport ;", ["secretary-general"], "an article"),
    ("es", "Exhorta a los Estados Miembros y al sector privado a que actúen;", ["member-states", "private-sector"],
     "two, joined"),
    ("ru", "просит Генерального секретаря представить доклад;", ["secretary-general"], "another case"),
    ("zh", "又请秘书长和会员国提出报告；", ["secretary-general", "member-states"], "no blanks"),
    ("ar", "تطلب إلى الأمين العام أن يقدم تقريرا؛", ["secretary-general"], "a preposition"),
    ("fr", "Encourage la coopération entre les États ;", [], "a thing that they do"),
    ("zh", "请秘书长的代表提出报告；", [], "somebody of his"),
    ("fr", "Prie le Secrétaire général adjoint d’agir ;", [], "a longer name"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "who", "why"), TRANSLATED_WHO, ids=[case[3] for case in TRANSLATED_WHO])
def test_translations_say_whom_they_ask_by_name(language: str, words: str, who: list[str], why: str) -> None:
    opening = opening_in(words, language)
    assert opening is not None
    found = asked_in(tag(words, language), opening.rest, language)
    assert [path_of(each).removeprefix("concept/actor/") for each in found] == who, why
