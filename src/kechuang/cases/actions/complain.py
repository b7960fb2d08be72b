"""Complain: a case of somebody's own, opened and submitted at once with what it is about."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.cases import engine
from kechuang.cases.models import Case
from kechuang.cases.opening import open_case
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


def complain(title: str, text: str, actor: Actor) -> Case:
    """The complaint as it stands then. Raises Refused, BadInput without words."""
    if not title.strip() or not text.strip():
        raise BadInput(
            "case.complaint",
            Sentence("请写明投诉什么、事情经过。", "Say what it is about and what happened."),
            Sentence("写好后再提交。", "Then submit."),
            field="text" if title.strip() else "title",
        )
    with transaction.atomic():
        case = open_case("complaint", actor, title=title.strip()[:200])
        return engine.do(case, "submit", actor, version=case.version, reason=text)
