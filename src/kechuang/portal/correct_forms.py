"""The forms in which an officer puts a misreading right. They only ask; the actions decide what is allowed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kechuang.kernel.written import plain
from kechuang.portal.words import BOUNDS, FIELDS, OPERATORS, PERIODS
from kechuang.supervision.models import Duty, Plan, Target, Task

_NONE = ("", "—")


class _WithReason(forms.Form):
    """What both forms end with: why, and the state that the officer looked at."""

    reason = forms.CharField(
        label=_("更正理由"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("写明依据，例如原文第几页怎么写的。会留在更正记录里。"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class TargetForm(_WithReason):
    """Every field of a target that may be corrected, filled with what stands now."""

    indicator = forms.CharField(label=FIELDS["indicator"], max_length=200)
    scope = forms.CharField(
        label=FIELDS["scope"], max_length=200, required=False, help_text=_("例如：全市、规模以上工业企业")
    )
    op = forms.ChoiceField(label=FIELDS["op"], choices=list(OPERATORS.items()))
    bound = forms.ChoiceField(
        label=FIELDS["bound"],
        choices=[_NONE, *BOUNDS.items()],
        required=False,
        help_text=_("只对新建、增长类的目标：正好，还是以上"),
    )
    value = forms.CharField(
        label=FIELDS["value"], max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    value_max = forms.CharField(
        label=FIELDS["value_max"],
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=_("只在原文写的是一个区间时填写"),
    )
    unit = forms.CharField(
        label=FIELDS["unit"], max_length=40, required=False, help_text=_("照原文：家、%、亿元、个百分点")
    )
    per = forms.ChoiceField(
        label=FIELDS["per"],
        choices=[("", _("不分周期")), *PERIODS.items()],
        required=False,
        help_text=_("每年、年均之类"),
    )
    approx = forms.BooleanField(label=_("原文说的是约数（左右、约）"), required=False)
    deadline = forms.CharField(
        label=FIELDS["deadline"], max_length=7, required=False, help_text=_("写成 2027 或 2026-06")
    )
    task = forms.ChoiceField(label=FIELDS["task"], required=False, help_text=_("责任单位随任务而定"))
    same_as = forms.ChoiceField(label=FIELDS["same_as"], required=False, help_text=_("前文已经说过的同一个目标"))

    def __init__(self, target: Target, data: Any = None) -> None:
        self._tasks = {str(task.ordinal): task for task in target.plan.tasks.order_by("ordinal")}
        others = target.plan.targets.filter(same_as=None).exclude(pk=target.pk).order_by("ordinal")
        self._targets = {str(other.ordinal): other for other in others}
        super().__init__(data, initial=_standing(target))
        tasks: Any = self.fields["task"]
        tasks.choices = [_NONE, *((key, f"{task.number} {task.title}") for key, task in self._tasks.items())]
        targets: Any = self.fields["same_as"]
        targets.choices = [
            _NONE,
            *((key, f"{other.indicator} {plain(other.value)}{other.unit}") for key, other in self._targets.items()),
        ]

    def changes(self) -> dict[str, object]:
        """What was entered, as `correct_target` takes it."""
        entered = dict(self.cleaned_data)
        del entered["reason"], entered["version"]
        entered["task"] = self._tasks.get(entered["task"])
        entered["same_as"] = self._targets.get(entered["same_as"])
        entered["value_max"] = entered["value_max"] or None
        return entered


class TaskForm(_WithReason):
    """A task's title, deadline and owners, one unit a line in the order of the text."""

    title = forms.CharField(label=FIELDS["title"], max_length=300)
    lead = forms.CharField(
        label=FIELDS["lead"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("一行一个单位，照原文的名称"),
    )
    participants = forms.CharField(
        label=FIELDS["participants"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("一行一个单位，照原文的名称和顺序"),
    )
    deadline = forms.CharField(label=FIELDS["deadline"], max_length=80, required=False)

    def __init__(self, task: Task, data: Any = None) -> None:
        owners = {role: [] for role in (Duty.LEAD, Duty.PARTICIPANT)}  # type: dict[str, list[str]]
        for duty in task.duties.select_related("unit").order_by("ordinal"):
            owners[duty.role].append(duty.unit.name)
        initial = {
            "title": task.title,
            "deadline": task.deadline,
            "lead": "\n".join(owners[Duty.LEAD]),
            "participants": "\n".join(owners[Duty.PARTICIPANT]),
            "version": task.version,
        }
        super().__init__(data, initial=initial)
        self.order_fields(("title", "lead", "participants", "deadline", "reason"))

    def changes(self) -> dict[str, object]:
        """What was entered, as `correct_task` takes it."""
        entered = self.cleaned_data
        return {
            "title": entered["title"],
            "deadline": entered["deadline"],
            "lead": _units(entered["lead"]),
            "participants": _units(entered["participants"]),
        }


def _units(lines: str) -> list[str]:
    return list(dict.fromkeys(name for line in lines.splitlines() if (name := line.strip(" \t\u3000、，,；;"))))


def _standing(target: Target) -> dict[str, object]:
    simple = {
        name: getattr(target, name)
        for name in ("indicator", "scope", "op", "bound", "unit", "per", "approx", "deadline")
    }
    return simple | {
        "value": _editable(target.value),
        "value_max": _editable(target.value_max),
        "task": str(target.task.ordinal) if target.task else "",
        "same_as": str(target.same_as.ordinal) if target.same_as else "",
        "version": target.version,
    }


def _editable(value: Any) -> str:
    return plain(value).replace(",", "")


def units_of(plan: Plan) -> list[str]:
    """Names of the plan's units, offered while typing."""
    return list(plan.units.order_by("name").values_list("name", flat=True))
