"""What can be wrong with a rule itself, found when it is loaded and never while it decides."""

from __future__ import annotations

from kechuang.kernel.errors import KechuangError
from kechuang.kernel.sentences import Sentence


class BadRule(KechuangError):
    """A policy is written wrongly: units that do not fit, a gap in a table, a parameter without its source."""


def bad_rule(code: str, zh: str, en: str, **fields: str | int | None) -> BadRule:
    """A BadRule with the remedy that fits all of them."""
    return BadRule(
        code,
        Sentence(zh, en),
        Sentence("请改正政策文件后重新载入。", "Correct the policy file and load it again."),
        **fields,
    )
