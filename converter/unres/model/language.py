"""The languages of the United Nations' documents: tags, codes, names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its BCP 47 tag, its code in ISO 639-2 (for terminology), its name in English and in itself."""

    tag: str
    code: str
    name: str
    own_name: str


LANGUAGES: Final[Mapping[str, Language]] = {
    each.tag: each
    for each in (
        Language("ar", "ara", "Arabic", "العربية"),
        Language("de", "deu", "German", "Deutsch"),
        Language("en", "eng", "English", "English"),
        Language("es", "spa", "Spanish", "español"),
        Language("fr", "fra", "French", "français"),
        Language("ru", "rus", "Russian", "русский"),
        Language("zh", "zho", "Chinese", "中文"),
    )
}
"""Tag → language: the six official ones, and German, into which some documents are translated."""

TAG_OF_CODE: Final[Mapping[str, str]] = {
    **{each.tag: each.tag for each in LANGUAGES.values()},
    **{each.code: each.tag for each in LANGUAGES.values()},
    "chi": "zh",
    "fre": "fr",
    "ger": "de",
}
"""Code of ISO 639-1 or ISO 639-2, also the bibliographic ones, → tag."""
