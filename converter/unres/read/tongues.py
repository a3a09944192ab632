"""What is particular to a language: the lines of a title block, and how paragraphs begin.

The form of an act is the same in all six languages, and so is most of its reading. What differs is in the table below:
title blocks and conclusions name session, item, adoption and meeting by fixed words; a preambular paragraph begins with
a participle or an attitude, an operative one with a finite verb (*United Nations Editorial Manual Online*,
"Resolutions", and its counterparts of the other translation services).
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from unres.read import grammar, heading
from unres.read.heading import Line
from unres.vocabulary import load

_SNIFFED: Final = 6000
"""So many characters tell the language of a text."""
_OTHER_SCRIPT: Final = re.compile(r"[\u0400-\u04ff\u0620-\u064a\u4e00-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-z]")
_COMMON: Final = {
    **dict.fromkeys(("the", "of", "and", "to", "in"), "en"),
    **dict.fromkeys(("les", "des", "et", "du", "aux", "est"), "fr"),
    **dict.fromkeys(("los", "las", "del", "el", "y", "por"), "es"),
}
"""The commonest words, which no other of these languages has."""
_COMMON_WORD: Final = re.compile(rf"\b(?:{'|'.join(_COMMON)})\b")


def _script_of(sign: str) -> str:
    return "zh" if sign >= "\u4e00" else "ar" if sign >= "\u0620" else "ru"


def language_of(text: str) -> str:
    """Return the language in which most of a text is, as its tag in BCP 47; English where nothing tells.

    >>> [language_of(words) for words in ("The lamps of the quay", "Les lampes et quais", "Лампы", "灯", "المصابيح")]
    ['en', 'fr', 'ru', 'zh', 'ar']
    """
    return _language_of(text[:_SNIFFED])


@lru_cache(maxsize=4)
def _language_of(head: str) -> str:
    others = Counter(map(_script_of, _OTHER_SCRIPT.findall(head)))
    if others:
        script, signs = others.most_common(1)[0]
        if signs * (3 if script == "zh" else 1) > len(_LATIN.findall(head)):  # a Chinese sign is a short word
            return script
    words = Counter(_COMMON[word] for word in _COMMON_WORD.findall(head))
    return words.most_common(1)[0][0] if words else "en"


class Tongue:
    """English, and what other languages say otherwise."""

    language = "en"
    capitals = True
    """Whether a paragraph begins with a capital letter, so that words in small ones go on with what came before."""

    def classify(self, line: str) -> Line | None:
        """Return what a line of a title block or conclusion is, as far as its words tell."""
        return heading.classify(line)

    def opens_preambular(self, text: str) -> bool:
        """Tell whether a text begins as a preambular paragraph does."""
        return grammar.opens_preambular(text)

    def opens_operative(self, text: str) -> bool:
        """Tell whether a text begins as an operative paragraph does."""
        return grammar.opens_operative(text)

    def acts(self, text: str) -> bool:
        """Tell whether a text says what the body does."""
        return grammar.acts(text)


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language's own words are, as regular expressions."""

    lines: dict[Line, str]
    article: str
    """What stands before the name of a body in a formula."""
    preambular: str
    operative: str
    capitals: bool = True


_ADVERBS: Final = (
    r"(?i:(?:вновь|также|далее|особо|[а-яё]+[оеи]|с(?:о)?\s(?:[а-яё]+\s){0,2}[а-яё]+(?:м|ю|й))\s){0,3}(?!его|ее)"
)
"""What stands before the verb of a Russian paragraph: "с глубокой озабоченностью"."""

_WORDS: Final = {
    "fr": _Words(
        lines={
            Line.SESSION: r"(?:[A-Z][\w-]+(?:\set\s[\w-]+)?\ssession|Session\s(?:de\s)?\d{4}).{0,60}",
            Line.AGENDA_ITEM: r"Points?\s\d.{0,80}de\sl[’']ordre\sdu\sjour",
            Line.ADOPTION: r"(?:Résolutions?|Décisions?)\sadoptées?\spar\s.+|Adoptée\spar\sl.+",
            Line.DESIGNATION: r"(?:Résolution|RÉSOLUTION|Décision|DÉCISION)\s\d+(?:/\d+)?(?:\s?\(\S+\))?\.?",
            Line.CONCLUSION: r"\d+(?:re|e|ème)\sséance\b.{0,120}",
        },
        article=r"(?:L[’']|Le\s|La\s)",
        preambular=r"(?:(?:Se|S[’']|Ne)\s?)?(?:\w+ment\s|Très\s|Fort\s)?"
        r"(?:\w+ant|\w+(?:ée?|[lc]ue?|euse|eux|iente?|ète|ife?)s?)\b",
        operative=r"(?:(?:Se|S[’'])\s?)?(?:[A-ZÀ-Ý]?[\w’']+e|Prend|Fait|Sait|Rend|Met|Dit|dit|Souscrit|Convient|Attend"
        r"|Est|Entend|Tient|Accueille|Établit|Définit|réjouit|Réjouit|Agit|Maintient)\b",
    ),
    "es": _Words(
        lines={
            Line.SESSION: r"(?:.{4,40}\speríodo\s(?:\w+\s)?(?:de\s\w+\s)?de\ssesiones|Período\sde\ssesiones).{0,60}",
            Line.AGENDA_ITEM: r"Temas?\s\d.{0,80}del?\s(?:programa|la\sagenda)",
            Line.ADOPTION: r"(?:Resoluci(?:ón|ones)|Decisi(?:ón|ones))\s(?:aprobad|adoptad)as?\spor\s.+"
            r"|(?:Aprobad|Adoptad)a\spor\s[el].+",
            Line.DESIGNATION: r"(?:Resolución|RESOLUCIÓN|Decisión|DECISIÓN)\s\d+(?:/\d+)?(?:\s?\(\S+\))?\.?",
            Line.CONCLUSION: r"\d+[aª]\.?\ssesión\b.{0,120}",
        },
        article=r"(?:La\s|El\s)",
        preambular=r"(?:\w+mente\s|Muy\s)?(?:\w+ndo(?:se)?|\w+[ai]d[ao]s?|Consciente|Resuelt[ao]|Inquiet[ao]|Reconocid[ao])\b",
        operative=r"(?:(?:Se|Hace|Toma|Pone)\b|[A-ZÁÉÍÓÚ]\w*(?:[aeió]|irma)\b(?<!ndo))",
    ),
    "ru": _Words(
        lines={
            Line.SESSION: r"[А-Я][а-я\s-]{4,50}\sсессия.{0,60}|Сессия\s\d{4}\sгода.{0,60}",
            Line.AGENDA_ITEM: r"Пункты?\s\d.{0,80}повестки\sдня",
            Line.ADOPTION: r"(?:Резолюци[яи]|Решени[ея]),?\sпринят(?:ая|ые|ое)\s.+|[Пп]ринят(?:ая|о|а|ое)\s.{10,200}",
            Line.DESIGNATION: r"(?:Резолюция|РЕЗОЛЮЦИЯ|Решение|РЕШЕНИЕ)\s\d+(?:/\d+)?(?:\s?\(\S+\))?[.,]?",
            Line.CONCLUSION: r"\d+[-\u2011]е\s(?:пленарное\s)?заседание\b.{0,120}",
        },
        article="",
        preambular=rf"{_ADVERBS}[а-яё]+(?:[аяеуо]я|[дтнмл]я|[аяеи]в|ясь|ась|вшись|учи)\b",
        operative=rf"{_ADVERBS}[а-яё]+[еи]т(?:ся)?\b",
        capitals=False,
    ),
    "zh": _Words(
        lines={
            Line.SESSION: r"第[〇零一二三四五六七八九十百\d]+届.{0,12}会议|\d{4}年.{0,8}会议",
            Line.AGENDA_ITEM: r"议程项目\s?\d.{0,40}",
            Line.ADOPTION: r"\d{4}年\d{1,2}月\d{1,2}日\s?.{0,30}(?:决议|决定|通过)"
            r"|.{2,20}\d{4}年\d{1,2}月\d{1,2}日.{0,20}(?:决议|决定|通过)",
            Line.DESIGNATION: r"第\s?\d+(?:/\d+)?\s?(?:\(\d{4}\))?\s?号(?:决议|决定)",
            Line.CONCLUSION: r"第\s?\d+\s?次.{0,6}会议.{0,40}",
        },
        article="",
        preambular=r".+[，,；;：:][”」』）]*",
        operative=r".+[；;。.][”」』）]*",
    ),
    "ar": _Words(
        lines={
            Line.SESSION: r"(?:الدورة\s.{3,60}|دورة\s.{0,20}\d{4})",
            Line.AGENDA_ITEM: r"(?:البند|البندان|البنود)\s.{0,80}جدول\sالأعمال",
            Line.ADOPTION: r"(?:قرار|قراران|قرارات|مقرر)\s(?:اتخذ|اعتمد).+|(?:الذي\s)?(?:اتخذ|اعتمد)(?:ه|ته)\s.+",
            Line.DESIGNATION: r"(?:القرار|قرار|المقرر)\s\d+(?:/\d+)?(?:\s?\(\S+\))?\.?"
            r"|\d{1,3}/\d{1,3}(?:\s\D.{3,200})?",
            Line.CONCLUSION: r"الجلسة\s(?:العامة\s)?\d+\b.{0,120}",
        },
        article=r"إن\s",
        preambular=r"(?:و?إذ|وقد|و?إقرارا|و?إدراكا|و?اقتناعا|و?تصميما|و?حرصا|و?اعترافا|و?استرشادا|و?عزما|و?تأكيدا|ورغبة"
        r"|وعملا|ومراعاة|وتسليما|ووعيا|واستنادا|وانطلاقا)\b",
        operative=r"[تي][\u0620-\u0652]{2,}",
    ),
}

_COLON: Final = r"\s?[,،，.:：]"


@lru_cache(maxsize=8)
def _body_names(language: str) -> str:
    names = [body.labels.get(language, "") for body in load().bodies.values() if body.adopts_acts]
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True) if name)


def _united_nations(language: str) -> str:
    return re.escape(load().bodies["un"].labels.get(language, "United Nations")).replace(r"\ ", r"\s")


class _Other(Tongue):
    """A language of the table."""

    def __init__(self, language: str) -> None:
        words = _WORDS[language]
        self.language = language
        self.capitals = words.capitals
        lines = dict(words.lines)
        names = _body_names(language)
        lines[Line.FORMULA] = rf"{words.article}(?:{names}){_COLON}" + ("?" if words.article else "")
        lines[Line.RUNNING_HEAD] = rf"(?:{names}|{_united_nations(language)})(?:\s.{{0,20}}Distr.*)?|Distr.*"
        self._lines = re.compile("|".join(f"(?P<{line.name}>{words})" for line, words in lines.items()), re.DOTALL)
        self._preambular = re.compile(words.preambular)
        self._operative = re.compile(words.operative)

    def classify(self, line: str) -> Line | None:
        match = self._lines.fullmatch(line)
        return Line[match.lastgroup or ""] if match else heading.classify(line)

    def opens_preambular(self, text: str) -> bool:
        return self._opens(self._preambular, text) and not text.endswith(("。", "."))

    def opens_operative(self, text: str) -> bool:
        return self._opens(self._operative, text)

    def _opens(self, pattern: re.Pattern[str], text: str) -> bool:
        bare = re.sub("[\u0640\u064b-\u0652]", "", text[:80]) if self.language == "ar" else text
        if self.language == "zh":
            return bool(text) and pattern.fullmatch(text) is not None
        return (not self.capitals or self.language == "ar" or text[:1].isupper()) and pattern.match(bare) is not None

    def acts(self, text: str) -> bool:
        return self.opens_operative(text)


ENGLISH: Final = Tongue()


@lru_cache(maxsize=8)
def tongue(language: str) -> Tongue:
    """Return what is particular to a language."""
    return _Other(language) if language in _WORDS else ENGLISH
