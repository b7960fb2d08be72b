"""The door of pages that only staff may open: who may not is told why, and asked to sign in."""

from __future__ import annotations

from kechuang.accounts.access import Verdict
from kechuang.kernel.errors import Refused
from kechuang.kernel.sentences import Sentence


def open_to(verdict: Verdict) -> None:
    """Go on only if allowed. Opening a page is no act, so nothing is written to the log; actions check again."""
    if not verdict.allowed:
        raise Refused(
            "access.denied",
            verdict.reason,
            Sentence("请用工作人员账号登录，或请管理员开通。", "Sign in as an officer, or ask the administrator."),
        )
