"""Understands what was read: finds in each act what it cites, what it does, and whom and what it names."""

from unres.model import Reading, Understanding
from unres.understand.citations.languages import knows
from unres.understand.citations.notes import read_notes
from unres.understand.english import EnglishAct
from unres.understand.other_languages import understand_other


def understand(reading: Reading) -> tuple[Understanding, ...]:
    """Return the acts of a file with everything found in them.

    Notes run on through a file, so that *Ibid.* may repeat a note of the act before. Of an act in French, Spanish,
    Russian, Chinese or Arabic is said what it cites by number, symbol and listed title, and how; with which verb each
    paragraph begins, and whom it asks; and whom it names in full. Titles that no vocabulary lists, short names of
    bodies, further clauses, conditions and deadlines are understood in English only. Of an act in yet another language
    nothing is said but its words.
    """
    english = [act for act in reading.acts if act.language == "en"]
    readings = iter(read_notes((act.key, note.marker, note.text.value) for act in english for note in act.footnotes))
    found = []
    for act in reading.acts:
        if act.language == "en":
            notes = tuple(next(readings) for _ in act.footnotes)
            found.append(EnglishAct(reading.source, act, notes).understand())
        elif knows(act.language):
            found.append(understand_other(reading.source, act))
        else:
            found.append(Understanding(reading.source, act))
    return tuple(found)
