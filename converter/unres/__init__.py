"""United Nations resolutions as linked open data, paragraph by paragraph.

Two questions can be asked of the package itself:

* `resolve_citation(text)`: which address does this citation name? `read_citation` says more: candidates, reasons.
* `find_citations(text)`: what does this text cite, where, in which words?

They are loaded when first used, so that `import unres` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from unres.citing.finding import FoundCitation, find_citations
    from unres.citing.resolving import CitationReading, read_citation, resolve_citation

__all__ = ["CitationReading", "FoundCitation", "find_citations", "read_citation", "resolve_citation"]

_HOMES: Final = {
    "CitationReading": "unres.citing.resolving",
    "FoundCitation": "unres.citing.finding",
    "find_citations": "unres.citing.finding",
    "read_citation": "unres.citing.resolving",
    "resolve_citation": "unres.citing.resolving",
}
"""Name → the module that has it (PEP 562)."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module's attribute is depends on its name
    """Return one of the package's names, loading its module."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return globals().setdefault(name, getattr(import_module(_HOMES[name]), name))


def __dir__() -> list[str]:
    """Return the package's names, those not yet loaded too."""
    return sorted({*globals(), *__all__})
