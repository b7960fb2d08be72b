"""One file per kind of identifier: how it is written, its check characters, and what its parts mean.

Each file has `KIND` (its name in programs), `NAME`, `looks_like(text)` (could this be one?) and `check(text)`, which
answers with a `Checked`. What may not live here: tables and trees of codes (they stand beside this folder), masking.
"""

from __future__ import annotations

from typing import Protocol, cast

from kechuang.kernel.checked import Checked
from kechuang.kernel.sentences import Sentence


class Kind(Protocol):
    """What every module of this folder offers."""

    KIND: str
    NAME: Sentence
    PERSONAL: bool

    def looks_like(self, text: str) -> bool:
        """Whether the text has the outer form of this kind: worth checking, not yet right."""

    def check(self, text: str) -> Checked:
        """The verdict on the text read as this kind."""


def kinds() -> list[Kind]:
    """Every kind of identifier, by the name of its file."""
    from kechuang.kernel import identifiers
    from kechuang.kernel.folders import modules_of

    return [cast(Kind, module) for module in modules_of(identifiers)]
