"""Forms by which milestones are edited: what one says, how it is split, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kechuang.oversight.breaking_down import owners
from kechuang.oversight.evidence_kinds import CHOICES, code_of
from kechuang.oversight.models import Wording
from kechuang.portal.language import said
from kechuang.supervision.models import Task
from kechuang.supervision.target_names import name_of


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("理由"), min_length=4, max_length=1000, widget=forms.Textarea({"rows": 2})
    )


class MilestoneForm(ReasonForm):
    """What a milestone says."""

    text = forms.CharField(label=gettext_lazy("做什么"), max_length=500, widget=forms.Textarea({"rows": 2}))
    due = forms.DateField(label=gettext_lazy("完成日期"), required=False, widget=forms.DateInput({"type": "date"}))
    leads = forms.CharField(
        label=gettext_lazy("牵头单位"), max_length=500, help_text=gettext_lazy("多个单位用顿号隔开。")
    )
    joins = forms.CharField(label=gettext_lazy("参与单位"), max_length=1000, required=False)
    shown_by = forms.ChoiceField(
        label=gettext_lazy("什么能证明"),
        help_text=gettext_lazy("记录能证明的，系统自己核对，不再问人。"),
        choices=(),
    )
    least = forms.IntegerField(label=gettext_lazy("至少几条记录"), min_value=1, required=False)
    targets = forms.MultipleChoiceField(
        label=gettext_lazy("哪个目标的数字"), required=False, choices=(), widget=forms.CheckboxSelectMultiple
    )

    field_order = ("text", "due", "leads", "joins", "shown_by", "least", "targets", "reason")

    def __init__(self, data: Any, task: Task, row: Wording | None) -> None:
        initial: dict[str, Any] = {"leads": "、".join(_owner_names(task, row))}
        if row is not None:
            initial = {
                "text": row.text,
                "due": row.due.isoformat() if row.due else "",
                "leads": "、".join(row.leads),
                "joins": "、".join(row.joins),
                "shown_by": code_of(row.evidence, row.kind, row.filters),
                "least": row.least,
                "targets": [str(one) for one in row.targets],
            }
        super().__init__(data, initial=initial)
        self.fields["shown_by"].choices = [(code, said(name)) for code, _w, name in CHOICES]  # type: ignore[attr-defined]
        every = task.plan.targets.order_by("ordinal")
        near = [one for one in every if one.task_id == task.pk or (row and one.ordinal in row.targets)] or list(every)
        self.fields["targets"].choices = [  # type: ignore[attr-defined]
            (str(one.ordinal), f"{name_of(one)}：{one.quote}") for one in near
        ]
        if row is not None:
            self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput(), initial=row.pk)

    def changes(self) -> dict[str, Any]:
        """As the action takes them."""
        data = self.cleaned_data
        found = {name: data[name] for name in ("text", "due", "leads", "joins", "shown_by")}
        found["least"] = data["least"] or 1
        if data["shown_by"] == "target":
            found["targets"] = data["targets"]
        return found


def _owner_names(task: Task, row: Wording | None) -> list[str]:
    return list(row.leads) if row else list(owners(task)[0])


class SplitForm(ReasonForm):
    """One milestone a line."""

    parts = forms.CharField(
        label=gettext_lazy("拆成"),
        max_length=2000,
        help_text=gettext_lazy("一行一个节点。"),
        widget=forms.Textarea({"rows": 4}),
    )
    field_order = ("parts", "reason")
