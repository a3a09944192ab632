"""An act → Akoma Ntoso 3.0 XML (OASIS LegalDocML), as the United Nations structures its own (AKN4UN).

The document is a `statement`, named after the kind of act:

- `coverPage` and `preface` hold what stands above the text, as printed;
- `preamble` the enacting formula and the preambular paragraphs. The United Nations wraps each of these in a
  `container` named after its verb; we use `recital`, the standard's own element for it;
- `mainBody` the operative part: `paragraph`, in it `list` and `point`, `section`. What has no element in the standard
  is an `hcontainer`: a `passage` that was not understood, a `table` around the standard's own;
- `conclusions` the words at the end; `attachments` the annexes, each a `doc` of its own;
- a note stands as `authorialNote` where its marker stood; a citation as `ref`, `rref` for a range or `mref` for several
  targets around its words; a link that the source itself has as `a`.

Identifiers are those of `unres.eids`. All words of the model are in the document, and besides them only numbers: those
of `num` elements, with the full stop or brackets that they are printed in. Attributes in our own namespace
(`unr:part`, `unr:extent`, `unr:inferred`, `unr:citation`) and the `proprietary` block say what the standard has no
place for; `unres.read.akn4un.ours` reads them, so that the document holds the whole act.
"""

from collections.abc import Sequence

from lxml import etree

from unres.akn.body import Body
from unres.akn.elements import AknError, append_text, element, lay_out
from unres.akn.frbr import ANY_BODY, add_proprietary, identify, list_references
from unres.akn.proceedings import add_proceedings
from unres.iris import Minter
from unres.labels import Names
from unres.model import Act, ActKey, Part, PartKind, Text, Understanding

__all__ = ["AknError", "akoma_ntoso"]


def akoma_ntoso(understanding: Understanding, mint: Minter, names: Names) -> bytes:
    """Return an act as an Akoma Ntoso document in UTF-8.

    Args:
        understanding: the act, its citations and actions.
        mint: gives the addresses that references point to.
        names: English names of bodies and concepts.

    Raises:
        AknError: a text has a control character, which XML cannot carry.
    """
    act = understanding.act
    root = element("akomaNtoso")
    statement = element("statement", root, name=act.key.kind.value if isinstance(act.key, ActKey) else "fragment")
    meta = element("meta", statement)
    identify(meta, act, mint)
    add_proceedings(meta, act.facts, act.body or ANY_BODY)
    list_references(meta, understanding, mint, names)
    add_proprietary(meta, understanding, mint)
    body = Body(understanding, mint)
    _cover_page(statement, act, body)
    _preface(statement, act, body)
    preamble, operative, annexes = _divide(act.parts)
    _preamble(statement, act, preamble, body)
    _main_body(statement, operative, body)
    _conclusions(statement, act, body)
    _attachments(statement, act, annexes, body, mint)
    body.notes_left(meta)
    lay_out(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _divide(parts: Sequence[Part]) -> tuple[Sequence[Part], Sequence[Part], Sequence[Part]]:
    """Return the parts up to the last preambular paragraph, the annexes at the end, and between them the body.

    Preambular paragraphs behind the first operative one, which only a misread file has, count to the body.
    """
    first = next((n for n, part in enumerate(parts) if part.kind in _OPERATIVE), len(parts))
    split = max((n + 1 for n, part in enumerate(parts[:first]) if part.kind is PartKind.PREAMBULAR), default=0)
    end = len(parts)
    while end > split and parts[end - 1].kind is PartKind.ANNEX:
        end -= 1
    return parts[:split], parts[split:end], parts[end:]


_OPERATIVE = frozenset({PartKind.OPERATIVE, PartKind.SUBPARAGRAPH, PartKind.SECTION, PartKind.ANNEX})


def _cover_page(statement: etree._Element, act: Act, body: Body) -> None:
    """Add the lines above the title: session, agenda item, adoption, report."""
    heading, facts = act.heading, act.facts
    session = facts.session.number if facts.session else ""
    lines: list[tuple[str, dict[str, str], Text]] = [
        ("session", {"refersTo": f"#{act.body}" if act.body else "", "value": session}, heading.session),
        ("inline", {"name": "agendaItem"}, heading.agenda_item),
        ("inline", {"name": "agendaTitle"}, heading.agenda_title),
        ("docTitle", {}, heading.adoption),
        ("docProponent", {"refersTo": f"#{facts.committee}" if facts.committee else ""}, heading.report),
    ]
    held = [line for line in lines if line[2].value]
    if held:
        page = element("coverPage", statement)
        for name, attributes, text in held:
            body.words(element(name, element("p", page), **attributes), text)


def _preface(statement: etree._Element, act: Act, body: Body) -> None:
    """Add the line with the designation and the title."""
    designation, title = act.heading.designation, act.heading.title
    if designation.value or title.value:
        line = element("p", element("preface", statement))
        if designation.value:
            body.words(element("docNumber", line), designation)
        if designation.value and title.value:
            append_text(line, " ")
        if title.value:
            body.words(element("docTitle", line), title)
        body.attached_to_heading(line)


def _preamble(statement: etree._Element, act: Act, parts: Sequence[Part], body: Body) -> None:
    formula = act.heading.formula
    if formula.value or parts:
        preamble = element("preamble", statement)
        if formula.value:
            body.words(element("p", element("formula", preamble, name="enactingFormula", eId="formula_1")), formula)
        body.preamble(preamble, parts)


def _main_body(above: etree._Element, parts: Sequence[Part], body: Body) -> None:
    """Add the body; where nothing of it is held, an empty paragraph, since the schema wants something in it."""
    main = element("mainBody", above)
    for part in parts:
        body.hierarchy(main, part)
    if not parts:
        element("p", main)


def _conclusions(statement: etree._Element, act: Act, body: Body) -> None:
    if act.heading.conclusion.value:
        body.words(element("p", element("conclusions", statement)), act.heading.conclusion)


def _attachments(statement: etree._Element, act: Act, annexes: Sequence[Part], body: Body, mint: Minter) -> None:
    """Add the annexes, each a document with an identification of its own."""
    block = element("attachments", statement) if annexes else statement
    for annex in annexes:
        attachment = body.open(block, "attachment", annex)
        body.heading(attachment, annex)
        document = element("doc", attachment, name="annex")
        identify(element("meta", document), act, mint, component="_".join(annex.path))
        _main_body(document, annex.children, body)
