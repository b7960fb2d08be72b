"""Designed errors: what was wrong, where, and what to do.

KechuangError          every error a user may meet
├── BadDocument        a document that cannot be read as a plan (`kechuang.plans`)
├── BadInput           wrong words, values or files given to a command, form or route
├── Refused            someone who may not do what they asked
└── Conflict           the thing changed, or was done already, since the user looked at it
"""

from __future__ import annotations

from kechuang.kernel.sentences import Language, Sentence, terminal_language


class KechuangError(Exception):
    """An error with a stable code, a sentence, a remedy and the fields that a program may want.

    `code` is dotted lower case (`document.scanned`); `fields` holds plain values only, so that every surface
    (terminal, page, API) can show the same error in its own form.
    """

    def __init__(self, code: str, sentence: Sentence, remedy: Sentence, **fields: str | int | None) -> None:
        super().__init__(sentence.zh)
        self.code = code
        self.sentence = sentence
        self.remedy = remedy
        self.fields = fields

    def line(self, language: Language | None = None) -> str:
        """Sentence and remedy on one line, for standard error."""
        language = language or terminal_language()
        return f"{self.sentence.within(language)} {self.remedy.within(language)}"


class BadDocument(KechuangError):
    """A file that cannot be read as a plan: scanned, encrypted, damaged, empty, or of another kind."""


class BadInput(KechuangError):
    """Wrong words, values or files given to a command, a form or a route."""


class Refused(KechuangError):
    """Someone may not do what they asked; the sentence gives the reason."""


class Conflict(KechuangError):
    """The thing changed, or the act was already done, since the user looked at it."""
