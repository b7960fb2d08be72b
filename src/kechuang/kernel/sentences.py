"""A sentence in Chinese and English, and the language the user asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing said to a user, in both languages of the interface; Chinese comes first."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh

    def within(self, language: Language) -> str:
        """The sentence in the language asked for."""
        return self.zh if language == "zh" else self.en


def terminal_language() -> Language:
    """Language of the command line: KECHUANG_LANG (zh or en), else what the locale says, else Chinese."""
    for name in ("KECHUANG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value.startswith("zh"):
            return "zh"
        if value.startswith("en"):
            return "en"
    return "zh"
