"""What acts cite by name: titles, short names, words that a note explains. A table of cases for each way."""

import pytest

from documents import ADDRESS, source
from unres.read import read_markdown
from unres.understand import understand

_ACT = """**76/300. Lamps of the harbour**

*The General Assembly*,

{paragraphs}

1.  *Decides* to remain seized of the matter.

{notes}
"""


def cited(*paragraphs: str, notes: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Return the words and addresses that the paragraphs of an act cite themselves, outside of its notes."""
    marks = "¹²³⁴"
    text = _ACT.format(
        paragraphs="\n\n".join(paragraphs), notes="\n\n".join(f"{marks[n]} {note}" for n, note in enumerate(notes))
    )
    (understanding,) = understand(read_markdown(source(text)))
    return [
        (each.surface, ADDRESS(each.target))
        for each in understanding.citations
        if each.target and not each.footnote and ADDRESS(each.target) != "resolution/ga/76/300"
    ]


SHORT_NAMES = {
    "letters in brackets": (
        ("*Welcoming* the Quay Peace Agreement (QPA),", "*Noting* that the QPA is in force,"),
        [("Quay Peace Agreement", "instrument/quay-peace-agreement"), ("QPA", "instrument/quay-peace-agreement")],
    ),
    "a noun, quoted; the words in brackets are no citation": (
        ("*Recalling* the Quay Pact on Lamps (“the Pact”),", "*Noting* the Harbour Pact and the goals of the Pact,"),
        [
            ("Quay Pact on Lamps", "instrument/quay-pact-on-lamps"),
            ("Harbour Pact", "instrument/harbour-pact"),
            ("Pact", "instrument/quay-pact-on-lamps"),
        ],
    ),
    "another title, with what a symbol follows": (
        ("*Recalling* the Accord on Quay Lamps (collectively the Lamp Agreement, S/1995/999, annex),",
         "*Noting* the Lamp Agreement,"),
        [
            ("Accord on Quay Lamps", "instrument/accord-on-quay-lamps"),
            ("S/1995/999, annex", "document/S/1995/999/annex/1"),
            ("Lamp Agreement", "instrument/accord-on-quay-lamps"),
        ],
    ),
    "a noun in small letters, as the title is printed": (
        ("*Recalling* the global compact on refugees,", "*Noting* that the compact lights lamps,"),
        [
            ("global compact on refugees", "instrument/global-compact-refugees"),
            ("compact", "instrument/global-compact-refugees"),
        ],
    ),
    "a number in brackets is no name": (
        ("*Recalling* the Quay Plan of Action (2021),",),
        [("Quay Plan of Action", "instrument/quay-plan-of-action")],
    ),
    "the plan that was named": (
        ("*Recalling* the Johannesburg Plan of Implementation, and the provisions of the Plan on lamps,",),
        [
            ("Johannesburg Plan of Implementation", "instrument/johannesburg-plan"),
            ("Plan", "instrument/johannesburg-plan"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected"), SHORT_NAMES.values(), ids=SHORT_NAMES)
def test_short_names(paragraphs: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert cited(*paragraphs) == expected


TITLES = {
    "after an article, whoever stands before it": (
        "*Noting* the role of States of the Quay Framework,",
        ["instrument/quay-framework"],
    ),
    "after whose it is": ("*Noting* the Secretary-General’s Quay Strategy,", ["instrument/quay-strategy"]),
    "two, joined": (
        "*Noting* the Quay Declaration and the Harbour Declaration,",
        ["instrument/quay-declaration", "instrument/harbour-declaration"],
    ),
    "without the day": ("*Noting* the Quay Declaration of June 2019,", ["instrument/quay-declaration"]),
    "in small letters, with years": (
        "*Noting* the World Health Organization road map for quays and lamps, 2019–2023,",
        ["instrument/world-health-organization-road-map-for-quays-and-lamps-2019-2023"],
    ),
    "a year and a noun are none": ("*Noting* the 1980 Convention,", []),
    "an assembly that is called one": ("*Noting* the Quay Constitutional Convention,", []),
    "a vision is one if it has years": (
        "*Noting* the Quay Vision 2030 and the Harbour Vision,",
        ["instrument/quay-vision-2030"],
    ),
    "the conference of the parties is no citation": (
        "*Noting* the Review Conference of the Parties to the Treaty on the Non-Proliferation of Nuclear Weapons,",
        [],
    ),
    "but says which treaty the next words mean": (
        "*Noting* the Conference of the Parties to the Chemical Weapons Convention, and article VI of the Convention,",
        ["treaty/33757/art/6"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("paragraph", "expected"), TITLES.values(), ids=TITLES)
def test_titles(paragraph: str, expected: list[str]) -> None:
    assert [address for _, address in cited(paragraph)] == expected


NOTES = {
    "a title that no list knows is cited by the text of its note, and again": (
        ("*Recalling* the Quay Declaration,¹ adopted in 2001,", "*Noting* the Declaration,"),
        ("A/76/121, annex.",),
        ["document/A/76/121/annex/1"] * 2,
    ),
    "also where it is said when it was adopted": (
        ("*Recalling* the Quay Declaration, adopted at Geneva on 2 May 2001,¹",),
        ("Resolution 60/1.",),
        ["resolution/ga/60/1"],
    ),
    "its corrigendum is none": (
        ("*Recalling* the Quay Declaration,¹",),
        ("A/76/121 and A/76/121/Corr.1.",),
        ["document/A/76/121"],
    ),
    "a listed instrument stays what it is": (
        ("*Recalling* the 2030 Agenda for Sustainable Development,¹",),
        ("Resolution 70/1.",),
        ["instrument/2030-agenda"],
    ),
    "nouns for texts": (
        ("*Recalling* the outcome of the summit¹ and the Quartet plan for lamps,²",),
        ("Resolution 60/1.", "S/2003/529, annex."),
        ["resolution/ga/60/1", "document/S/2003/529/annex/1"],
    ),
    "what stands in a text": (
        ("*Endorsing* the conclusions contained in the report of the Board,¹",),
        ("A/76/121.",),
        ["document/A/76/121"],
    ),
    "what an act is about is named by the act": (
        ("*Recalling* its resolution 60/1 of 16 September 2005 on the strategy of lamps on quays,¹",),
        ("See A/76/121.",),
        ["resolution/ga/60/1"],
    ),
    "an event has no text": (("*Recalling* the election held in May,¹",), ("See A/76/121, para. 3.",), []),
    "a text in the singular has addenda, texts in the plural are all cited": (
        ("*Recalling* the report of the Board¹ and the reports of the Office,²",),
        ("A/76/1 and A/76/1/Add.1.", "A/76/2 and A/76/2/Add.1."),
        ["document/A/76/1", "document/A/76/2", "document/A/76/2/Add.1"],
    ),
    "acts that have no number, by body and day": (
        ("*Recalling* the resolutions of the Quay Commission of 13 August 1948¹ and 5 January 1949,²",),
        ("See S/1100, para. 75.", "See S/1196, para. 15."),
        ["document/S/1100", "document/S/1196"],
    ),
    "two markers at one place": (
        ("*Having examined* the application of the quay,¹ ²",),
        ("Official Records, Supplement.", "A/76/121."),
        ["document/A/76/121"],
    ),
}


@pytest.mark.parametrize(("paragraphs", "notes", "expected"), NOTES.values(), ids=NOTES)
def test_notes(paragraphs: tuple[str, ...], notes: tuple[str, ...], expected: list[str]) -> None:
    assert [address for _, address in cited(*paragraphs, notes=notes)] == expected


AGAIN = {
    "the same words": ("*Endorsing* paragraph 4 of the report of the Secretary-General,", True),
    "whose it is": ("*Endorsing* what is set out in the Secretary-General’s report,", True),
    "by pointing": ("*Endorsing* the lamps of the above-mentioned report,", True),
    "his": ("*Endorsing* the lamps proposed in his report,", True),
    "what stands in it": ("*Endorsing* the lamps set out in the report, and", True),
    "a paragraph of his": ("*Endorsing* paragraphs 4 and 5 of his report,", True),
    "a report of its own": ("*Expecting* the report,", False),
    "one with another day": ("*Endorsing* the report of the Secretary-General of 3 May 2021,", False),
    "one to come": ("*Expecting* lamps to be included in the report of the Secretary-General,", False),
    "another's": ("*Noting* the report of the Secretary-General’s panel,", False),
}


@pytest.mark.parametrize(("paragraph", "again"), AGAIN.values(), ids=AGAIN)
def test_documents_again(paragraph: str, again: bool) -> None:
    found = cited("*Having considered* the report of the Secretary-General of 2 May 2021 (A/76/121),", paragraph)
    assert [address for _, address in found] == ["document/A/76/121"] * (1 + again)


ANNEXED = {
    "by its name": ("The present declaration says so.", 1),
    "an article of it": ("Articles 3 and 4 of the present Covenant say so.", 2),
    "its rules": ("They speak, subject to rules 3 and 5.", 2),
    "rules of another": ("They speak, subject to rule 3 of the harbour.", 0),
}


@pytest.mark.parametrize(("paragraph", "times"), ANNEXED.values(), ids=ANNEXED)
def test_the_text_of_an_annex_cites_itself(paragraph: str, times: int) -> None:
    text = _ACT.format(paragraphs=f"*Noting* this: {paragraph}", notes=f"**Annex**\n\n**Lamps**\n\n1.  {paragraph}")
    (understanding,) = understand(read_markdown(source(text)))
    found = [(each.part[:1], ADDRESS(each.target)) for each in understanding.citations if each.target]
    assert found == [(("annex",), "resolution/ga/76/300/annex/1")] * times
