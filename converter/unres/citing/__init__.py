"""Citations outside our documents: one by itself to its address, and those in any text.

`resolving` reads one citation, however lawyers, delegates or librarians write it; `finding` finds them in a judgment,
a law, an article, a page of HTML; `writing` writes what was found. `unres.resolve_citation`, `unres.read_citation` and
`unres.find_citations` are theirs.

The road is the converter's own, `unres.understand.citations`: `normal` folds typography, `scan` takes the references
that its module `cite` finds and those that `styles` adds, lets `resolve` resolve them, and gives each what stands
beside it (`tails`) and the address of the very place (`targets`, `unres.pinpoints`).
"""
