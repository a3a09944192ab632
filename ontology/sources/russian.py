"""Declines Russian names, so that they are found in all cases: "Комитета по информации", "Генеральной Ассамблее".

Only the first noun and the adjectives before it change, and a second one joined to it by "и" ("Венская декларация и
Программа действий"); what follows stays. Names whose declension cannot be told by their endings (nouns in -ь, foreign
words in -о, -и, -у, plurals but for those of titles) get no forms: none is better than a wrong one.
"""

from typing import Final

_ADJECTIVES: Final = (
    ("ская", ("ской", "ской", "скую", "ской", "ской")),
    *((f"{soft}ая", (f"{soft}ей", f"{soft}ей", f"{soft}ую", f"{soft}ей", f"{soft}ей")) for soft in "жчшщ"),
    ("ая", ("ой", "ой", "ую", "ой", "ой")),
    *((f"{soft}ий", (f"{soft}его", f"{soft}ему", f"{soft}ий", f"{soft}им", f"{soft}ем")) for soft in "жнчшщ"),
    ("кий", ("кого", "кому", "кий", "ким", "ком")),
    ("ый", ("ого", "ому", "ый", "ым", "ом")),
    ("ой", ("ого", "ому", "ой", "ым", "ом")),
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
    *((f"{soft}а", (f"{soft}и", f"{soft}е", f"{soft}у", f"{soft}ей", f"{soft}е")) for soft in "жчшщ"),
    *((f"{hard}а", (f"{hard}ы", f"{hard}е", f"{hard}у", f"{hard}ой", f"{hard}е")) for hard in "бвдзлмнпрст"),
)
_MASCULINE: Final = ("а", "у", "", "ом", "е")
"""What is added to a noun that ends in a hard consonant."""
_HARD: Final = frozenset("бвгдзклмнпрстфх")
_PLURALS: Final = {
    "правила": ("правил", "правилам", "правила", "правилами", "правилах"),
    "принципы": ("принципов", "принципам", "принципы", "принципами", "принципах"),
    "стандарты": ("стандартов", "стандартам", "стандарты", "стандартами", "стандартах"),
    "конвенции": ("конвенций", "конвенциям", "конвенции", "конвенциями", "конвенциях"),
    "договоры": ("договоров", "договорам", "договоры", "договорами", "договорах"),
    "пакты": ("пактов", "пактам", "пакты", "пактами", "пактах"),
}
"""The plural nouns of titles, whose genitive follows no ending."""
_PLURAL_ADJECTIVES: Final = (
    ("ые", ("ых", "ым", "ые", "ыми", "ых")),
    ("ие", ("их", "им", "ие", "ими", "их")),
)
_CASES: Final = 5


def declined(name: str) -> tuple[str, ...]:
    """Return a name in the five other cases, each form once, without those that are spelt like the name.

    >>> declined("Генеральная Ассамблея")
    ('Генеральной Ассамблеи', 'Генеральной Ассамблее', 'Генеральную Ассамблею', 'Генеральной Ассамблеей')
    >>> declined("Экономический и Социальный Совет")[0], declined("Комитет по информации")[1]
    ('Экономического и Социального Совета', 'Комитету по информации')
    >>> declined("Венская декларация и Программа действий")[2], declined("Токийские правила")[0]
    ('Венскую декларацию и Программу действий', 'Токийских правил')
    >>> declined("Всеобщая декларация прав человека")[0], declined("Высший совет")[0]
    ('Всеобщей декларации прав человека', 'Высшего совета')
    >>> declined("Польша")
    ('Польши', 'Польше', 'Польшу', 'Польшей')
    >>> declined("Временные силы"), declined("Мали")
    ((), ())
    """
    return tuple(dict.fromkeys(form for form in _cases(name.split(" ")) if form != name))


def _cases(words: list[str]) -> tuple[str, ...]:
    """Return a noun phrase in the five other cases, or nothing where they cannot be told."""
    end = next((place for place, word in enumerate(words) if _is_noun(words, place)), None)
    if end is None:
        return ()
    noun = _PLURALS.get(words[end].lower())
    endings = _PLURAL_ADJECTIVES if noun else _ADJECTIVES
    changed = [(word,) * _CASES if word == "и" else _changed(word, endings) for word in words[:end]]
    rest = " ".join(words[end + 1 :])
    second = _cases(rest.removeprefix("и ").split(" ")) if rest.startswith("и ") else ()
    if not all(changed) or (rest.startswith("и ") and not second):
        return ()
    changed.append(tuple(_like(words[end], form) for form in noun) if noun else _noun(words[end]))
    if not changed[-1]:
        return ()
    after = tuple(f"и {form}" for form in second) or (rest,) * _CASES
    return tuple(" ".join(filter(None, phrase)) for phrase in zip(*changed, after, strict=True))


def _is_noun(words: list[str], place: int) -> bool:
    """Tell whether a word is the first noun: one of the plurals, or no adjective before one of them and a noun."""
    word = words[place]
    if word.lower() in _PLURALS:
        return True
    before_plural = any(each.lower() in _PLURALS for each in words[place + 1 : place + 3])
    as_plural = before_plural and _changed(word, _PLURAL_ADJECTIVES)
    return word != "и" and not as_plural and not _changed(word, _ADJECTIVES)


def _like(word: str, form: str) -> str:
    """Return a form with a capital if the word has one."""
    return form[0].upper() + form[1:] if word[0].isupper() else form


def _changed(word: str, endings: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    for ending, changed in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return tuple(word.removesuffix(ending) + each for each in changed)
    return ()


def _noun(word: str) -> tuple[str, ...]:
    if word.endswith(","):
        return tuple(f"{form}," for form in _noun(word[:-1]))
    if word[-1:] in _HARD and word[-2:-1].islower() and not word.endswith(("ых", "их")):  # no plurals
        return tuple(word + ending for ending in _MASCULINE)
    return _changed(word, _NOUNS)
