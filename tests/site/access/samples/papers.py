"""Samples for pages of papers: one of the township's own office, and one of another office nobody else may read."""

from __future__ import annotations

from typing import Any

from django.utils import timezone


def _paper(world: Any, office: Any, title: str) -> int:
    from kechuang.papers.content import Content, Piece
    from kechuang.papers.models import Paper, PaperVersion

    found = Paper.objects.filter(title=title).first()
    if found is None:
        now = timezone.now()
        found = Paper.objects.create(
            kind="bulletin", plan=world.plan, span="2026-10", office=office, title=title, drafted_at=now
        )
        said = Content(
            "东湖镇",
            title,
            "各村",
            "东湖镇",
            (Piece("paragraph", "文字。"), Piece("table", head=("目标",), rows=(("高企",),), widths=(1.0,))),
            asof={"valid": "2026-10-31", "known": "2026-11-01T00:00:00+00:00"},
        )
        PaperVersion.objects.create(paper=found, ordinal=1, content=said.as_plain(), made_at=now)
    return int(found.pk)


def _other(world: Any) -> dict[str, Any]:
    return {"paper": _paper(world, world.other_township, "西岭镇自己的公文")}


ARGUMENTS = {
    "paper": lambda world: _paper(world, world.township, "东湖镇自己的公文"),
    "paper_version": lambda world: 1,
    "paper_piece": lambda world: "p1",
    "paper_form": lambda world: "pdf",
    "paper_act": lambda world: "submit",
}
OTHERS = {
    "paper": lambda world: (_other(world), "西岭镇自己的公文"),
    "paper-edit": lambda world: (_other(world), "西岭镇自己的公文"),
    "paper-table": lambda world: (_other(world) | {"paper_piece": "p1"}, "西岭镇自己的公文"),
    "paper-version": lambda world: (_other(world) | {"paper_version": 1}, "西岭镇自己的公文"),
    "paper-file": lambda world: (_other(world) | {"paper_form": "pdf"}, "西岭镇自己的公文"),
    "paper-act": lambda world: (_other(world) | {"paper_act": "submit"}, "西岭镇自己的公文"),
}


ACTS = ("refresh", "submit", "approve", "issue", "return", "withdraw", "discard")
_STATES = {"approve": "submitted", "return": "submitted", "issue": "approved", "withdraw": "issued"}


def _in_state(world: Any, act: str) -> dict[str, Any]:
    """A paper of the township in the state from which the act leads on."""
    from kechuang.papers.models import Paper

    pk = _paper(world, world.township, f"{act}的公文{Paper.objects.count()}")
    Paper.objects.filter(pk=pk).update(state=_STATES.get(act, "draft"))
    return {"paper": pk}


def _published(world: Any) -> dict[str, Any]:
    from kechuang.papers.models import Paper

    pk = _paper(world, world.township, "公开的公文")
    Paper.objects.filter(pk=pk).update(state="issued", public=True, label="public")
    return {"paper": pk, "form": "docx"}


API_OWN = {f"paper_{act}": lambda world, act=act: _in_state(world, act) for act in ACTS}
API_OWN |= dict.fromkeys(("paper", "paper_file"), _published)
API_BODIES = {f"paper_{act}": lambda world: {"reason": "另行印发"} for act in ("return", "withdraw", "discard")}
API_BODIES |= {
    "paper_issue": lambda world: {"code": "东湖", "on": "2026-11-28"},
    "paper_draft": lambda world: {"kind": "bulletin", "span": "2025-10"},
}
API_OTHERS = dict.fromkeys(
    ("paper", "paper_file", *(f"paper_{act}" for act in ACTS)),
    lambda world: (_other(world) | {"form": "docx"}, "西岭镇自己的公文"),
)
API_HEADERS = {f"paper_{act}": lambda world: {"If-Match": "1"} for act in ACTS}
