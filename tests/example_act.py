"""One invented act, read and understood by hand: every kind of part, note, citation and action in a page of text.

`example()` is General Assembly resolution 99/7 as the stages before the writers would give it; `head()`, `fragment()`
and `empty()` are the awkward pieces. Nobody adopted any of this.
"""

import hashlib
import re
from dataclasses import replace
from datetime import date

from unres.model import (
    Act,
    Action,
    ActKey,
    ActKind,
    BodyRef,
    Citation,
    ConceptRef,
    DocumentRef,
    Extent,
    Facts,
    Footnote,
    FragmentKey,
    Heading,
    InitiativeRef,
    InstrumentRef,
    Marker,
    MeetingRef,
    Mention,
    NoteReading,
    Part,
    PartKind,
    PartRef,
    PublicationRef,
    Reference,
    Run,
    SessionRef,
    Source,
    Span,
    Status,
    Text,
    TreatyRef,
    Understanding,
)

SOURCE_TEXT = r"""**Resolution adopted by the General Assembly on 3 May 2045**

[*on the report of the Third Committee (A/99/400, para. 9)*]

**99/7. Keeping the "common lights" \ lamps of the sea**

*The General Assembly*,

*Reaffirming* the Single Convention on Narcotic Drugs of 1961,¹ article 13 of the United Nations Convention against
Illicit Traffic² and the commitments of keepers of lights, held

¹ United Nations, *Treaty Series*, vol. 976, No. 14152.

² *Ibid.*, vol. 1582, No. 27627.

in common since 1822,

*Recalling* its resolutions 98/3 of 1 June 2044 and S-30/1, annex, and also:

(a) The Universal Declaration of Lamps;

(b) The report of the Secretary-General,³ chap. I, sect. B,

I

Keepers

1. *Further urges* Member States, in particular coastal States, and *requests* the Secretary-General, within existing
resources, to report to the Assembly at its hundredth session on the implementation of paragraph 2 below;

2. *Calls upon* keepers 𝕃:

(a) To trim their lamps;

(b) To report, taking into account Commission resolution 5/2:

(i) Outages;

II

3. *Notes* the World Lamp Report⁴ and the SMART programme.

Here stand words that nobody expected.

Annex

Rules of the lamp

1. A lamp shall be lit by dusk.⁵

| Lamp | Colour |

³ A/98/71.

⁴ United Nations publication, Sales No. E.44.XI.6.

⁵ *Ibid.*

53rd plenary meeting
3 May 2045
"""

KEY = ActKey(ActKind.RESOLUTION, "ga", "99/7")
SOURCE = Source("lamps.md", hashlib.sha256(SOURCE_TEXT.encode()).hexdigest(), SOURCE_TEXT)

NAMES: dict[Reference, str] = {
    BodyRef("ga"): "General Assembly",
    BodyRef("ga-c3"): "Third Committee",
    BodyRef("cnd"): "Commission on Narcotic Drugs",
    BodyRef("sg"): "Secretary-General",
    TreatyRef("14152"): "Single Convention on Narcotic Drugs of 1961",
    TreatyRef("27627"): "United Nations Convention against Illicit Traffic",
    InstrumentRef("lamp-declaration"): "Universal Declaration of Lamps",
    InitiativeRef("smart"): "SMART programme",
    ConceptRef("verb", "urges"): "urges",
    ConceptRef("verb", "requests"): "requests",
    ConceptRef("verb", "calls-upon"): "calls upon",
    ConceptRef("actor", "member-states"): "Member States",
}


def find(words: str, after: str = "") -> Span:
    """Return where `words` stand in the source, behind the first occurrence of `after`."""
    start = SOURCE_TEXT.index(words, SOURCE_TEXT.index(after) + len(after))
    return Span(start, start + len(words))


def text_at(*spans: Span) -> Text:
    """Return the text of some stretches of the source, in order, with the white space folded."""
    value = ""
    runs: list[Run] = []
    for span in spans:
        for token in re.finditer(r"\s+|\S+", SOURCE_TEXT[span.start : span.end]):
            start, kept = span.start + token.start(), " " if token[0].isspace() else token[0]
            if kept == " " and value.endswith(" "):
                continue
            if runs and runs[-1].start + runs[-1].length == start:
                runs[-1] = runs[-1]._replace(length=runs[-1].length + len(kept))
            else:
                runs.append(Run(len(value), start, len(kept)))
            value += kept
    return Text(value, tuple(runs))


def words(*pieces: str, after: str = "") -> Text:
    """Return the text whose pieces stand, in order, in the source behind `after`."""
    spans: list[Span] = []
    at = SOURCE_TEXT.index(after) + len(after)
    for piece in pieces:
        start = SOURCE_TEXT.index(piece, at)
        at = start + len(piece)
        spans.append(Span(start, at))
    return text_at(*spans)


def marker(text: Text, sign: str, label: str, before: str) -> Marker:
    """Return the marker that stands in `text` behind the words `before`."""
    return Marker(label, text.value.index(before) + len(before), find(sign))


def _part(kind: PartKind, path: str, position: int, text: Text, *children: Part, number: str = "") -> Part:
    return Part(kind, tuple(path.split("/")), number, position, text, children=children)


def _preamble() -> tuple[Part, ...]:
    first = words(
        "Reaffirming", " the Single Convention on Narcotic Drugs of 1961,", " article 13 of the United Nations Conven"
        "tion against\nIllicit Traffic", " and the commitments of keepers of lights, held", "\n\nin common since 1822,"
    )  # fmt: skip
    report = words("The report of the Secretary-General,", " chap. I, sect. B,")
    markers = (marker(first, "¹", "1", "1961,"), marker(first, "²", "2", "Illicit Traffic"))
    recalling = words("Recalling", " its resolutions 98/3 of 1 June 2044 and S-30/1, annex, and also:")
    return (
        Part(PartKind.PREAMBULAR, ("pp", "1"), "", 1, first, markers=markers),
        _part(
            PartKind.PREAMBULAR,
            "pp/2",
            2,
            recalling,
            _part(PartKind.SUBPARAGRAPH, "pp/2/a", 3, words("The Universal Declaration of Lamps;"), number="a"),
            Part(
                PartKind.SUBPARAGRAPH,
                ("pp", "2", "b"),
                "b",
                4,
                report,
                number_span=find("(b)"),
                markers=(marker(report, "³", "3", "Secretary-General,"),),
            ),
        ),
    )


def _operative() -> tuple[Part, ...]:
    one = words("Further urges", " Member States, in particular coastal States, and ", "requests", " the Secretary-"
        "General, within existing\nresources, to report to the Assembly at its hundredth session on the implementation "
        "of paragraph 2 below;")  # fmt: skip
    two = words("Calls upon", " keepers 𝕃:")
    three = words("Notes", " the World Lamp Report", " and the SMART programme.")
    return (
        _part(
            PartKind.SECTION,
            "sec/I",
            5,
            words("Keepers", after="\nI\n"),
            Part(PartKind.OPERATIVE, ("sec", "I", "op", "1"), "1", 6, one, number_span=find("1. *Further")),
            _part(
                PartKind.OPERATIVE,
                "sec/I/op/2",
                7,
                two,
                _part(PartKind.SUBPARAGRAPH, "sec/I/op/2/a", 8, words("To trim their lamps;"), number="a"),
                _part(
                    PartKind.SUBPARAGRAPH,
                    "sec/I/op/2/b",
                    9,
                    words("To report, taking into account Commission resolution 5/2:"),
                    _part(PartKind.SUBPARAGRAPH, "sec/I/op/2/b/i", 10, words("Outages;"), number="i"),
                    number="b",
                ),
                number="2",
            ),
            number="I",
        ),
        Part(
            PartKind.SECTION,
            ("sec", "II"),
            "II",
            11,
            Text("", ()),
            number_span=find("II", after="Outages"),
            children=(
                Part(
                    PartKind.OPERATIVE,
                    ("sec", "II", "op", "3"),
                    "3",
                    12,
                    three,
                    markers=(marker(three, "⁴", "4", "Report"),),
                    number_inferred=True,
                ),
            ),
        ),
        _part(PartKind.PASSAGE, "passage/1", 13, words("Here stand words that nobody expected.")),
    )


def _annex() -> Part:
    rule = words("A lamp shall be lit by dusk.")
    return _part(
        PartKind.ANNEX,
        "annex/1",
        14,
        words("Rules of the lamp"),
        Part(
            PartKind.ANNEX_PARAGRAPH,
            ("annex", "1", "para", "1"),
            "1",
            15,
            rule,
            markers=(marker(rule, "⁵", "5", "dusk."),),
        ),
        _part(PartKind.TABLE, "annex/1/table/1", 16, words("| Lamp | Colour |")),
    )


def _footnotes() -> tuple[Footnote, ...]:
    notes = (
        ("1", "¹", words("United Nations, ", "Treaty Series", ", vol. 976, No. 14152."), ("pp", "1")),
        ("2", "²", words("Ibid.", ", vol. 1582, No. 27627."), ("pp", "1")),
        ("3", "³", words("A/98/71."), ("pp", "2", "b")),
        ("4", "⁴", words("United Nations publication, Sales No. E.44.XI.6."), ("sec", "II", "op", "3")),
        ("5", "⁵", words("Ibid.", after="E.44"), ("annex", "1", "para", "1")),
    )
    return tuple(
        Footnote(label, Span(find(f"\n{sign} ").start + 1, find(f"\n{sign} ").end - 1), text, position, path)
        for position, (label, sign, text, path) in enumerate(notes, start=17)
    )


def _act() -> Act:
    return Act(
        key=KEY,
        language="en",
        extent=Extent.COMPLETE,
        heading=Heading(
            designation=words("99/7."),
            title=words(r'Keeping the "common lights" \ lamps of the sea'),
            agenda_title=words("common lights"),
            adoption=words("Resolution adopted by the General Assembly on 3 May 2045"),
            report=words("on the report of the Third Committee (A/99/400, para. 9)"),
            formula=words("The General Assembly", ","),
            conclusion=words("53rd plenary meeting\n3 May 2045"),
        ),
        facts=Facts(
            adopted=date(2045, 5, 3),
            session=SessionRef("ga", "99"),
            meeting=MeetingRef("ga", "99/53"),
            agenda_item="107",
            committee="ga-c3",
        ),
        parts=(*_preamble(), *_operative(), _annex()),
        footnotes=_footnotes(),
        span=Span(0, len(SOURCE_TEXT)),
        body="ga",
    )


def _cite(part: str, n: int, kind: str, words_: str, target: object = None, **more: object) -> Citation:
    """Return a citation of `words_`, resolved if it has a target."""
    fields: dict[str, object] = {
        "part": tuple(part.split("/")) if part else (),
        "n": n,
        "type": kind,
        "surface": words_,
        "spans": (find(words_),),
        "status": Status.RESOLVED if target else Status.UNRESOLVED,
        "target": target,
    }
    return Citation(**(fields | more))  # type: ignore[arg-type] # a table of fields reads best as keywords


def _citations() -> tuple[Citation, ...]:
    ga = ActKind.RESOLUTION, "ga"
    return (
        _cite("", 1, "citing", "A/99/400, para. 9", DocumentRef("A/99/400"), locator="para. 9"),
        _cite("pp/1", 1, "reaffirming", "Single Convention on Narcotic Drugs of 1961", TreatyRef("14152")),
        _cite("pp/1", 2, "reaffirming", "article 13 of the United Nations Convention against\nIllicit Traffic",
              TreatyRef("27627", "13"), locator="article 13",
              surface="article 13 of the United Nations Convention against Illicit Traffic"),
        _cite("pp/1", 3, "reaffirming", "vol. 976, No. 14152", TreatyRef("14152"), footnote="1"),
        _cite("pp/2", 1, "recalling", "resolutions 98/3 of 1 June 2044", PartRef(ActKey(*ga, "98/3")),
              stated_date=date(2044, 6, 1)),
        _cite("pp/2", 2, "recalling", "S-30/1, annex", PartRef(ActKey(*ga, "S-30/1"), ("annex", "1")), locator="annex"),
        _cite("pp/2/a", 1, "recalling", "Universal Declaration of Lamps", InstrumentRef("lamp-declaration", "2")),
        _cite("pp/2/b", 1, "recalling", "A/98/71", DocumentRef("A/98/71"), footnote="3", locator="chap. I, sect. B"),
        _cite("sec/I/op/1", 1, "implementing", "paragraph 2 below", PartRef(KEY, ("sec", "I", "op", "2"))),
        _cite("sec/I/op/2/b", 1, "taking-into-account", "Commission resolution 5/2", status=Status.AMBIGUOUS,
              candidates=(PartRef(ActKey(ActKind.RESOLUTION, "cnd", "5/2")),
                          PartRef(ActKey(ActKind.RESOLUTION, "hrc", "5/2")))),
        _cite("sec/II/op/3", 1, "noting", "Sales No. E.44.XI.6", PublicationRef("E.44.XI.6"), footnote="4"),
        _cite("sec/II/op/3", 2, "noting", "SMART programme", InitiativeRef("smart")),
        _cite("annex/1/para/1", 1, "citing", "Ibid.", footnote="5", spans=(find("Ibid.", after="E.44"),)),
    )  # fmt: skip


def _actions() -> tuple[Action, ...]:
    request = words("requests", " the Secretary-General, within existing\nresources, to report to the Assembly at its "
                    "hundredth session on the implementation of paragraph 2 below;", after="Further urges")  # fmt: skip
    return (
        Action(
            part=("sec", "I", "op", "1"),
            n=1,
            verb="urges",
            spans=(find("Further urges"), find(" Member States, in particular coastal States")),
            surface="Further urges Member States, in particular coastal States",
            modifiers=("further",),
            addressees=(ConceptRef("actor", "member-states"), ConceptRef("actor", "coastal-states")),
        ),
        Action(
            part=("sec", "I", "op", "1"),
            n=2,
            verb="requests",
            spans=request.spans(),
            surface=request.value,
            addressees=(BodyRef("sg"),),
            requests="to report to the Assembly at its hundredth session on the implementation of paragraph 2 below",
            conditions=("within existing resources",),
            deadline="at its hundredth session",
            deadline_session=SessionRef("ga", "100"),
            deadline_date=date(2045, 9, 11),
        ),
        Action(
            part=("sec", "I", "op", "2"),
            n=1,
            verb="calls-upon",
            spans=(find("Calls upon"), find(" keepers 𝕃")),
            surface="Calls upon keepers 𝕃",
        ),
    )


def example() -> Understanding:
    """Return the whole act and everything found in it."""
    return Understanding(
        source=SOURCE,
        act=_act(),
        citations=_citations(),
        actions=_actions(),
        notes=(
            NoteReading("2", PartRef(KEY, ("fn", "1")), "United Nations, Treaty Series, vol. 1582, No. 27627."),
            NoteReading("5", None, "Ibid."),
        ),
        mentions=(
            Mention(("sec", "I", "op", "1"), 1, 76, "Secretary-General", BodyRef("sg")),
            Mention(("sec", "II", "op", "3"), 1, 10, "World Lamp Report", InitiativeRef("lamp-report")),
        ),
    )


def head() -> Understanding:
    """Return a piece that breaks off in its second preambular paragraph, before any operative part."""
    whole = example()
    cut = replace(whole.act.parts[1], children=(), extent=Extent.HEAD)
    act = replace(
        whole.act,
        extent=Extent.HEAD,
        heading=replace(whole.act.heading, conclusion=Text("", ())),
        facts=Facts(),
        parts=(whole.act.parts[0], cut),
        footnotes=whole.act.footnotes[:2],
    )
    citations = tuple(citation for citation in whole.citations if citation.part in {("pp", "1"), ("pp", "2")})
    return replace(whole, act=act, citations=citations, actions=(), mentions=())


def fragment() -> Understanding:
    """Return the nameless end of some act: two operative paragraphs, of which the first lacks its beginning."""
    whole = example()
    one, two = whole.act.parts[2].children
    parts = (
        replace(one, path=("op", "1"), extent=Extent.TAIL, position=1),
        Part(PartKind.OPERATIVE, ("op", "2"), "2", 2, two.text),
    )
    act = Act(
        key=FragmentKey(SOURCE.sha256[:12], 1),
        language="en",
        extent=Extent.TAIL,
        heading=Heading(),
        facts=Facts(),
        parts=parts,
        footnotes=(),
        span=Span(*find("1. *Further")),
    )
    actions = tuple(replace(action, part=("op", "1")) for action in whole.actions[:2])
    return Understanding(SOURCE, act, actions=actions)


def empty() -> Understanding:
    """Return an act of which the file holds a title only."""
    whole = example()
    act = replace(whole.act, extent=Extent.HEAD, heading=Heading(title=whole.act.heading.title), parts=(), footnotes=())
    return Understanding(SOURCE, act)
