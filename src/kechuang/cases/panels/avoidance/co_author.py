"""The expert wrote with somebody of the applicant, not long ago."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cases.panels.ground import Asked, Conflict, Ground
from kechuang.cases.panels.ties import of_kinds
from kechuang.kernel.sentences import Sentence


def find(asked: Asked) -> Iterator[Conflict]:
    """Papers in common, as declared or as lists of publications tell."""
    return of_kinds(asked, "co_author", ("coauthor",), asked.windows.together)


GROUND = Ground("co_author", 50, Sentence("合著论文", "Paper in common"), find)
