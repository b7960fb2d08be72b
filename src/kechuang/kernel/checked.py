"""What a check of an identifier found: valid, invalid or unknown, which character is wrong, and what the parts mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kechuang.kernel.errors import BadInput
from kechuang.kernel.patterns import pattern
from kechuang.kernel.sentences import Language, Sentence, terminal_language

Verdict = Literal["valid", "invalid", "unknown"]

_SCIENTIFIC = pattern(r"[0-9](\.[0-9]+)?E\+?[0-9]+", re.ASCII)
_DASHES = dict.fromkeys(map(ord, "-‐‑‒–—―−"))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: a stable code, the sentence, what to do, and the place (the first character is 1)."""

    code: str
    sentence: Sentence
    remedy: Sentence
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the identifier and what it stands for; `meaning` is None where no table holds the value."""

    label: Sentence
    value: str
    meaning: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on one text read as one kind of identifier.

    `normal` is the form to store and compare. "valid" means that all the standard lets one check holds: where a number
    has no check character that is its form. "unknown" means that something to be checked could not be: a value that no
    shipped table holds, a check character left out. It is neither a yes nor a no.
    """

    kind: str
    name: Sentence
    given: str
    normal: str
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Sentence, ...] = ()
    remarks: tuple[Sentence, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Invalid where something is wrong, unknown where something could not be checked, else valid."""
        if self.problems:
            return "invalid"
        return "unknown" if self.doubts else "valid"

    def said(self, language: Language | None = None) -> str:
        """The reasons as one text: what is wrong and what to do, else what could not be checked, then the remarks."""
        language = language or terminal_language()
        told = [f"{p.sentence.within(language)} {p.remedy.within(language)}".strip() for p in self.problems]
        told += [sentence.within(language) for sentence in (*self.doubts, *self.remarks)]
        return " ".join(told)

    def required(self) -> str:
        """The normal form of a text that is not invalid. Raises BadInput with every reason and the first place."""
        if not self.problems:
            return self.normal
        first = self.problems[0]
        raise BadInput(
            first.code,
            Sentence(*(_joined(p.sentence.within(language) for p in self.problems) for language in ("zh", "en"))),
            first.remedy,
            given=self.given,
            at=first.at,
        )


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(sentences)


def typed(text: str) -> str:
    """A code as it was meant: full-width characters narrowed, spaces and dashes left out, letters in capitals."""
    narrow = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(narrow.split()).upper()


def wrong_length(kind: str, text: str, wanted: str, hint: Sentence | None = None) -> Problem:
    """The problem of a text that has another length than `wanted` ("18", "9 or 12")."""
    return Problem(
        f"{kind}.length",
        Sentence(
            f"应为{wanted.replace(' or ', '或')}位，现为{len(text)}位。",
            f"It has {len(text)} characters, not {wanted}.",
        ),
        spoiled_by_spreadsheet(text)
        or hint
        or Sentence("请对照证照原件核对。", "Compare it with the original document."),
    )


def spoiled_by_spreadsheet(text: str) -> Sentence | None:
    """What to do where a spreadsheet took a code for a number: 9.11E+17, or noughts from the sixteenth digit on."""
    if _SCIENTIFIC.fullmatch(text):
        return Sentence(
            "表格软件把代码当成了数值：请把该列设为文本后重新录入。",
            "A spreadsheet took it for a number: make the column text and enter it again.",
        )
    if len(text) > 15 and text.isdigit() and not text[15:].strip("0"):
        return Sentence(
            "表格软件只保留15位有效数字，末尾可能已被改成0：请把该列设为文本后重新录入。",
            "Spreadsheets keep 15 digits and write noughts for the rest: make the column text and enter it again.",
        )
    return None


def wrong_characters(kind: str, text: str, allowed: str, reason: Sentence, start: int = 1) -> tuple[Problem, ...]:
    """One problem for every character of `text` outside `allowed`; `start` is the place of its first character."""
    return tuple(
        Problem(
            f"{kind}.character",
            Sentence(f"第{place}位“{character}”有误：{reason.zh}", f"Character {place}, “{character}”: {reason.en}"),
            _meant(character, allowed),
            place,
        )
        for place, character in enumerate(text, start)
        if character not in allowed
    )


_LOOKALIKES = {"I": "1", "L": "1", "O": "0", "Q": "0", "Z": "2", "S": "5", "B": "8", "V": "U", "〇": "0"}


def _meant(character: str, allowed: str) -> Sentence:
    meant = _LOOKALIKES.get(character, "")
    if meant and meant in allowed:
        return Sentence(f"是否应为“{meant}”？", f"Should it be “{meant}”?")
    return Sentence("请对照证照原件核对。", "Compare it with the original document.")
