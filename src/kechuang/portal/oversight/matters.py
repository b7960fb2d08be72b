"""A question or matter as its page shows it: for whoever may see it, the way it goes, what may be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.accounts.models import Unit
from kechuang.cases.flow import State
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.apart import may_do
from kechuang.oversight.models import Matter
from kechuang.oversight.units import people_of
from kechuang.oversight.verb import MatterVerb
from kechuang.oversight.verb_list import acts
from kechuang.portal.language import said

_FIRST = (
    "answer",
    "accept",
    "submit",
    "approve",
    "notify",
    "sign_for",
    "report",
    "take_up",
    "close",
    "extend",
    "reassign",
    "uphold",
)


def shown_matter(request: HttpRequest, number: str) -> Matter:
    """The matter of that number. Raises Http404 where there is none the reader may see."""
    rows = Matter.objects.select_related("unit", "person", "plan", "task", "milestone", "evidence", "parent", "meeting")
    found = visible(request.user, rows).filter(number=number).first()
    if found is None:
        raise Http404(number)
    return found


def verbs_of(matter: Matter, actor: Actor) -> list[MatterVerb]:
    """What the reader may do to it as it stands, the usual next step first."""
    found = [acts()[code].verb for code in matter.process.verbs(matter.state)]
    allowed = [one for one in found if one.side != "clock" and may_do(one, actor, matter).allowed]
    return sorted(allowed, key=lambda one: (one.code not in _FIRST, one.danger))


def others_must(matter: Matter, actor: Actor) -> Sentence | None:
    """Why a step that the reader's roles would give them is another's: they did what it reviews. None where none is."""
    for code in matter.process.verbs(matter.state):
        verb = acts()[code].verb
        verdict = may_do(verb, actor, matter)
        if not verdict.allowed and verb.verdict(actor, matter).allowed:
            return verdict.reason
    return None


@dataclass(frozen=True, slots=True)
class Point:
    """One stage of the usual way: `done`, `here`, `beside` or `ahead`, and since when it stands there."""

    state: State
    mark: str
    on: date | None


def way_of(matter: Matter) -> list[Point]:
    """The usual way with where it stands."""
    flow, place = matter.process, matter.process.place(matter.state)
    entered = {step.after: step.day for step in matter.steps.order_by("ordinal")} | {flow.start: matter.asked_on}
    beside = matter.state not in flow.way
    points = []
    for number, code in enumerate(flow.way):
        here = "beside" if beside else "done" if matter.stage.final else "here"
        mark = "done" if number < place else "ahead" if number > place else here
        points.append(Point(flow.state(code), mark, entered.get(code) if mark != "ahead" else None))
    return points


class MatterForm(forms.Form):
    """The version that was seen, what the verb asks, and the words."""

    def __init__(self, data: Any, files: Any, matter: Matter, verb: MatterVerb) -> None:
        super().__init__(data, files)
        self.fields["version"] = forms.IntegerField(initial=matter.version, widget=forms.HiddenInput())
        if verb.said is not None:
            self.fields["said"] = forms.CharField(
                label=said(verb.said),
                required=verb.always_said,
                max_length=4000,
                widget=forms.Textarea({"rows": 3}),
            )
        if "evidence" in verb.asks:
            self.fields["evidence"] = forms.FileField(
                label=_("材料"), required=False, help_text=_("文件、照片、表格都可以；内容相同的只存一份。")
            )
        if "due" in verb.asks:
            self.fields["due"] = forms.DateField(
                label=_("办结日期") if verb.code == "notify" else _("新的时限"),
                required=verb.code != "notify",
                initial=matter.until.isoformat() if verb.code == "notify" and matter.until else None,
                widget=forms.DateInput({"type": "date"}),
            )
        if "unit" in verb.asks:
            units = Unit.objects.filter(until=None).exclude(pk=matter.unit_id)
            self.fields["unit"] = forms.ModelChoiceField(units, label=_("转给哪个单位"))
        if "person" in verb.asks:
            people = [(str(one.pk), str(one)) for one in people_of(matter.unit) if one.pk != matter.person_id]
            self.fields["person"] = forms.ChoiceField(label=_("转给谁"), choices=people)

    def given(self) -> dict[str, str]:
        """What the verb takes besides its words and document."""
        data = self.cleaned_data
        found = {"due": data["due"].isoformat()} if data.get("due") else {}
        if data.get("unit"):
            found["unit"] = str(data["unit"].pk)
        if data.get("person"):
            found["person"] = data["person"]
        return found


class NewForm(forms.Form):
    """A supervised matter to be proposed."""

    title = forms.CharField(
        label=gettext_lazy("事项"), max_length=300, help_text=gettext_lazy("一事一项，写清要办什么、办到什么程度。")
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("责任单位"))
    text = forms.CharField(
        label=gettext_lazy("说明"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, data: Any, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self.fields["unit"].queryset = Unit.objects.filter(until=None)  # type: ignore[attr-defined]
