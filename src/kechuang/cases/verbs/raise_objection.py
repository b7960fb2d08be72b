"""Raise an objection: under a real name; the bureau examines and answers it before anything is closed."""

from __future__ import annotations

from typing import Any

from kechuang.cases.models import Objection
from kechuang.cases.verb import Asked, CaseVerb, Doing
from kechuang.kernel.sentences import Sentence

VERB = CaseVerb(
    "raise_objection",
    Sentence("提出异议", "raise an objection"),
    Sentence(
        "实名提出；科技局核查后答复，核查期间不办结。",
        "Under a real name; the bureau examines and answers it before anything is closed.",
    ),
    "case.objected",
    "anyone",
    reason=True,
    asks=(
        Asked("name", Sentence("您的姓名或单位", "Your name")),
        Asked(
            "contact",
            Sentence("联系电话", "Your telephone"),
            hint=Sentence("只供核查时联系，不公开。", "For the examination only; not shown."),
        ),
    ),
)


def effect(doing: Doing) -> dict[str, Any]:
    """Keep the objection; the log tells who, not how to reach them."""
    name = doing.given["name"][:100]
    row = Objection.objects.create(
        case=doing.case, name=name, contact=doing.given["contact"], text=doing.reason, raised_at=doing.stamp
    )
    return {"objection": row.pk, "name": name}
