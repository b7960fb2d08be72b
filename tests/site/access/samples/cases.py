"""Samples for pages of cases: those of the other organisation must stay unseen; what is published is public."""

from __future__ import annotations

from datetime import date
from typing import Any

PUBLIC = ("publicity/", "flows/")


def _draft(holder: Any) -> Any:
    """A draft of the holder's organisation with one document; the one there is where it was made before."""
    from kechuang.cases.actions.attach_document import attach_document
    from kechuang.cases.models import Case
    from kechuang.cases.opening import apply_for
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.organisation import Organisation

    code = holder.credit_code
    if not Organisation.objects.filter(key=code).exists():
        about = {"code": code, "name": holder.name, "form": "enterprise", "registered": date(2014, 1, 1)}
        enter(Organisation, about, None)
    case = Case.objects.filter(organisation=code, policy="tech_sme").first()
    if case is None:
        case = apply_for("tech_sme", code, None)
        attach_document(case, [b"%PDF-1.4 report %%EOF"], "审计报告.pdf", "财务报表", None)
    return case


def _published(world: Any) -> Any:
    """A case that is published for objections."""
    from django.utils import timezone

    from kechuang.cases.models import Case

    told = {"number": "RD-P-1", "flow": "recognition", "state": "publicity", "policy": "hnte", "title": "高企认定"}
    now = timezone.now()
    return Case.objects.get_or_create(**told, defaults={"opened_at": now, "since": now})[0]


API_OWN = {"case": lambda world: {"number": _published(world).number}}


ARGUMENTS = {"number": lambda world: _draft(world.own).number, "flow": lambda world: "recognition"}


def _other(**more: Any) -> Any:
    def made(world: Any) -> tuple[dict[str, Any], str]:
        case = _draft(world.other)
        arguments = {name: value(case) if callable(value) else value for name, value in more.items()}
        return {"number": case.number} | arguments, str(world.other.name)

    return made


_WHOLE = _other()
_DOCUMENT = _other(pk=lambda case: case.attachments.get().pk)
OTHERS = {
    "case": _WHOLE,
    "case-fill": _WHOLE,
    "case-keep": _WHOLE,
    "case-copy": _WHOLE,
    "case-attach": _WHOLE,
    "case-document": _DOCUMENT,
    "case-detach": _DOCUMENT,
    "case-act": _other(do="abandon"),
    "case-rate": _WHOLE,
    "case-apply": lambda world: ({"key": world.other.credit_code, "code": "tech_sme"}, str(world.other.name)),
}

API_OTHERS = {"case": _WHOLE, "cases": lambda world: ({}, str(_draft(world.other).organisation_name))}
