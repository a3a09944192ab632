"""Several Akoma Ntoso documents as one: a `documentCollection`, for files that hold more than one act.

A collection is one XML document, in which no `eId` may stand twice (Akoma Ntoso 3.0, `xsd:unique` of
`documentCollection`). So each document's identifiers get the prefix of its component, `comp_2__para_59`, as the *Naming
Convention* 1.0 asks for parts of components, and references within the document follow.
"""

from collections.abc import Sequence

from lxml import etree

from unres.akn.elements import AKN, element, lay_out
from unres.iris import Minter
from unres.model import Source, SourceRef
from unres.namespaces import UNR

_LINKS = (f"{{{AKN}}}a", f"{{{AKN}}}rref")
_UNKNOWN = {"date": "0001-01-01", "name": "unknown"}


def collect(documents: Sequence[bytes], source: Source, mint: Minter) -> bytes:
    """Return documents as one collection, in UTF-8.

    Args:
        documents: Akoma Ntoso documents, each of one act.
        source: the file that holds them.
        mint: gives the addresses.
    """
    root = element("akomaNtoso")
    collection = element("documentCollection", root, name="file")
    _identify(element("meta", collection), source, mint)
    body = element("collectionBody", collection)
    for n, document in enumerate(documents, start=1):
        component = element("component", body, eId=f"comp_{n}")
        # The document comes from us, not from outside.
        statement = etree.fromstring(document)[0]
        _prefix(statement, f"comp_{n}__")
        component.append(statement)
    lay_out(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _identify(meta: etree._Element, source: Source, mint: Minter) -> None:
    file = mint(SourceRef(source.sha256))
    block = element("identification", meta, source="#unres")
    for name, this in (("FRBRWork", file), ("FRBRExpression", file), ("FRBRManifestation", f"{file}.xml")):
        level = element(name, block)
        element("FRBRthis", level, value=f"{this}/!main")
        element("FRBRuri", level, value=this)
        element("FRBRdate", level, **_UNKNOWN)
        element("FRBRauthor", level, href="#unres", as_="#editor")
        if name == "FRBRWork":
            element("FRBRcountry", level, value="un")
        elif name == "FRBRExpression":
            element("FRBRlanguage", level, language="eng")
    references = element("references", meta, source="#unres")
    element("TLCOrganization", references, eId="unres", href=mint.base, showAs="unres")
    element("TLCRole", references, eId="editor", href="/akn/ontology/role/un/editor", showAs="Editor")


def _prefix(node: etree._Element, prefix: str) -> None:
    """Put a prefix before every identifier, and every reference to one (`#para_59`), but for the source's own links."""
    for each in node.iter(f"{{{AKN}}}*"):
        theirs = each.tag in _LINKS and f"{{{UNR}}}citation" not in each.attrib
        for name, value in each.attrib.items():
            if name == "eId":
                each.set(name, prefix + str(value))
            elif str(value).startswith("#") and not theirs:
                each.set(name, " ".join(f"#{prefix}{target[1:]}" for target in str(value).split()))
