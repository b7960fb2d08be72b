"""Decisions of meetings on pages: the form that makes one, and agenda items with how the thing they name stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.accounts.models import Unit, User
from kechuang.oversight.decisions import became, sentences
from kechuang.oversight.models import Matter, Meeting
from kechuang.oversight.units import people_of
from kechuang.portal.language import said

WAYS = (("request", gettext_lazy("问一个人（发出问询）")), ("matter", gettext_lazy("交一个单位办（立督查事项）")))


class DecisionForm(forms.Form):
    """Which sentence, which way, what, who, by when."""

    minute = forms.ChoiceField(label=gettext_lazy("依据纪要的哪一句"))
    way = forms.ChoiceField(label=gettext_lazy("怎么办"), choices=WAYS, initial="request")
    title = forms.CharField(
        label=gettext_lazy("问什么，或办什么"), max_length=300, help_text=gettext_lazy("一事一项，写清要办到什么程度。")
    )
    whom = forms.ChoiceField(label=gettext_lazy("由谁答复或办理"))
    until = forms.DateField(label=gettext_lazy("期限"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, data: Any, meeting: Meeting) -> None:
        super().__init__(data)
        said_there = sentences(meeting.minutes)
        self.fields["minute"].choices = [(one, one) for one in said_there]  # type: ignore[attr-defined]
        self.fields["whom"].choices = [("", "—"), *_whom()]  # type: ignore[attr-defined]
        if not said_there:
            self.fields["minute"].help_text = _("还没有纪要：先写纪要并保存，再议定。")

    def chosen(self) -> tuple[Unit | None, User | None]:
        """The unit and the person that were chosen."""
        unit, _dash, person = self.cleaned_data["whom"].partition("-")
        return Unit.objects.filter(pk=unit).first(), User.objects.filter(pk=person).first() if person else None


def _whom() -> list[tuple[str, list[tuple[str, Any]]]]:
    """By unit who works there, as the units stand in their tree; a unit with nobody may still have a matter."""
    return [
        (
            str(unit),
            [(f"{unit.pk}-{one.pk}", f"{unit} {one}") for one in people_of(unit)] or [(f"{unit.pk}-", _("尚无人员"))],
        )
        for unit in Unit.objects.filter(until=None)
    ]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda: what it is of, by address, and how that stands now where it is a matter."""

    title: str
    text: str
    address: str
    now: str
    late: bool


def with_standing(meeting: Meeting, reader: Actor) -> list[Item]:
    """The items of its agenda; how a matter stands is told to whoever may see it."""
    numbers = [about.split()[1] for one in meeting.agenda if (about := one.get("about", "")).startswith("matter ")]
    rows = visible(reader, Matter.objects.select_related("unit", "person")).filter(number__in=numbers)
    found = {one.number: one for one in rows}
    return [_item(meeting, one, found) for one in meeting.agenda]


def _item(meeting: Meeting, one: Mapping[str, str], found: Mapping[str, Matter]) -> Item:
    what, _space, which = one.get("about", "").partition(" ")
    matter, today = found.get(which), timezone.localdate()
    address = now = ""
    if what == "target" and which.isdecimal():
        address = reverse("trace", args=[meeting.plan.slug, int(which)])
    elif what == "milestone":
        address = reverse("task-milestones", args=[meeting.plan.slug, int(which.partition(".")[0])])
    elif matter is not None:
        address, now = reverse("matter", args=[which]), said(became(matter, today))
    until = (matter.until or matter.due) if matter and not matter.closed_on else None
    return Item(one["title"], one["text"], address, now, bool(until and until < today))
