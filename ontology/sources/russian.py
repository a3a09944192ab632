"""Declines Russian names, so that they are found in all cases: "Комитета по информации", "Генеральной Ассамблее".

Only the first noun and the adjectives before it change; what follows stays. Names whose declension cannot be told by
their endings (plurals, nouns in -ь, foreign words in -о, -и, -у) get no forms: none is better than a wrong one.
"""

from typing import Final

_ADJECTIVES: Final = (
    ("ская", ("ской", "ской", "скую", "ской", "ской")),
    ("ая", ("ой", "ой", "ую", "ой", "ой")),
    ("кий", ("кого", "кому", "кий", "ким", "ком")),
    ("ый", ("ого", "ому", "ый", "ым", "ом")),
    ("кое", ("кого", "кому", "кое", "ким", "ком")),
    ("ое", ("ого", "ому", "ое", "ым", "ом")),
)
"""Ending → endings in the genitive, dative, accusative, instrumental and prepositional case."""
_NOUNS: Final = (
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("ея", ("еи", "ее", "ею", "еей", "ее")),
    ("ие", ("ия", "ию", "ие", "ием", "ии")),
    ("тво", ("тва", "тву", "тво", "твом", "тве")),
    *((f"{hard}а", (f"{hard}и", f"{hard}е", f"{hard}у", f"{hard}ой", f"{hard}е")) for hard in "гкх"),
    ("а", ("ы", "е", "у", "ой", "е")),
)
_MASCULINE: Final = ("а", "у", "", "ом", "е")
"""What is added to a noun that ends in a hard consonant."""
_HARD: Final = frozenset("бвгдзклмнпрстфх")
_CASES: Final = 5


def declined(name: str) -> tuple[str, ...]:
    """Return a name in the five other cases, each form once, without those that are spelt like the name.

    >>> declined("Генеральная Ассамблея")
    ('Генеральной Ассамблеи', 'Генеральной Ассамблее', 'Генеральную Ассамблею', 'Генеральной Ассамблеей')
    >>> declined("Экономический и Социальный Совет")[0], declined("Комитет по информации")[1]
    ('Экономического и Социального Совета', 'Комитету по информации')
    >>> declined("Временные силы"), declined("Мали")
    ((), ())
    """
    cases: list[list[str]] = [[] for _ in range(_CASES)]
    words = name.split(" ")
    for place, word in enumerate(words):
        forms = (word,) * _CASES if word == "и" else _changed(word, _ADJECTIVES)
        noun = () if forms else _noun(word)
        for case, form in zip(cases, forms or noun, strict=False):
            case.append(form)
        if noun:
            rest = words[place + 1 :]
            return tuple(dict.fromkeys(form for case in cases if (form := " ".join([*case, *rest])) != name))
        if not forms:
            break
    return ()


def _changed(word: str, endings: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    for ending, changed in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return tuple(word.removesuffix(ending) + each for each in changed)
    return ()


def _noun(word: str) -> tuple[str, ...]:
    if word[-1:] in _HARD and word[-2:-1].islower() and not word.endswith(("ых", "их")):  # no plurals
        return tuple(word + ending for ending in _MASCULINE)
    return _changed(word, _NOUNS)
