"""The forms of acts on a record, one for each verb; each carries the row that was looked at."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.held import Actor, memberships_of
from kechuang.portal.records.cells import Cells
from kechuang.portal.records.forms import ReasonForm, RecordForm, entry_field
from kechuang.registry.asof import AsOf
from kechuang.registry.record import Record
from kechuang.registry.sources import Mark

FROM_DAY = "from_day"
"""The field of the day of a change; `since` is a field of some kinds."""
_WHOLE = gettext_lazy("整条记录")


def _date(label: Any, help_text: Any = "", initial: Any = None) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, initial=initial, widget=widget)


class CorrectForm(RecordForm):
    """Every field beside the key, the stretch, and why."""

    def __init__(self, row: Record, reader: Actor, data: Any = None, asked: Any = None) -> None:
        super().__init__(type(row), reader, data, row=row, stretch=True)
        self.fields["reason"] = ReasonForm.base_fields["reason"]


class ReplaceForm(RecordForm):
    """Every field beside the key, the day from which it is so, and why."""

    def __init__(self, row: Record, reader: Actor, data: Any = None, asked: Any = None) -> None:
        super().__init__(type(row), reader, data, row=row)
        self.fields[FROM_DAY] = _date(_("从哪天起"), _("那天起按新的内容，之前的内容留给之前的日子"))
        self.fields["reason"] = ReasonForm.base_fields["reason"]


class EndForm(ReasonForm):
    """The first day on which it no longer holds, and why."""

    field_order = ("on", "reason")

    def __init__(self, row: Record, reader: Actor, data: Any = None, asked: Any = None) -> None:
        super().__init__(data)
        self.fields["on"] = _date(_("从哪天起不再成立"), _("前一天是最后一天"))
        self.order_fields(self.field_order)


class WithdrawForm(ReasonForm):
    """Why."""

    def __init__(self, row: Record, reader: Actor, data: Any = None, asked: Any = None) -> None:
        super().__init__(data)


class ConfirmForm(forms.Form):
    """Which field, or all of it; a note is welcome."""

    def __init__(self, row: Record, reader: Actor, data: Any = None, asked: Any = None) -> None:
        super().__init__(data, initial={"field": (asked or {}).get("field", "")})
        self.fields["field"] = forms.ChoiceField(label=_("核实什么"), choices=_fields(row), required=False)
        self.fields["reason"] = forms.CharField(
            label=_("依据"), required=False, max_length=500, widget=forms.Textarea({"rows": 2})
        )


class DisputeForm(forms.Form):
    """The other value of one field, who says it and why. Without a field chosen, the form asks for that first."""

    def __init__(self, row: Record, reader: Actor, data: Any = None, asked: Any = None) -> None:
        said = {f.name for f in row.said() if f.name not in row.KEY}
        chosen = (data or asked or {}).get("field", "")
        self.chosen = chosen if chosen in said else ""
        super().__init__(data, initial={"field": self.chosen, "said_by": _says(reader)})
        if not self.chosen:
            self.fields["field"] = forms.ChoiceField(
                label=_("对哪一项有异议"), choices=[one for one in _fields(row) if one[0] in said]
            )
            return
        self.fields["field"] = forms.CharField(widget=forms.HiddenInput)
        self.fields["other"] = entry_field(type(row), self.chosen, reader)
        self.fields["other"].required = False
        self.fields["other"].label = _("应当是（%(field)s）") % {"field": self.fields["other"].label}
        self.fields["said_by"] = forms.CharField(
            label=_("谁这样说"), max_length=200, help_text=_("单位、姓名或文件，例如税务局、审计报告")
        )
        self.fields["reason"] = ReasonForm.base_fields["reason"]

    @property
    def complete(self) -> bool:
        """Whether it asks for everything the act needs."""
        return bool(self.chosen)


class ResolveForm(ReasonForm):
    """Which of the two values holds, and why."""

    field_order = ("keep", "reason")

    def __init__(self, row: Record, reader: Actor, data: Any = None, asked: Any = None) -> None:
        self.mark = disputed(row, (data or asked or {}).get("field", ""))
        super().__init__(data, initial={"field": self.mark.field if self.mark else ""})
        self.fields["field"] = forms.CharField(widget=forms.HiddenInput, required=False)
        if self.mark is not None:
            cells = Cells([row], reader, AsOf.now())
            name = self.mark.field
            held = cells.of(row, name, full=True).text
            field: Any = row._meta.get_field(name)
            other = cells.value(row, name, field.to_python(self.mark.other), full=True).text
            choices = [
                ("held", _("保留记录的：%(value)s") % {"value": held or "—"}),
                ("other", _("改为%(who)s说的：%(value)s") % {"who": self.mark.said_by, "value": other or "—"}),
            ]
            self.fields["keep"] = forms.ChoiceField(label=_("采用哪个"), choices=choices, widget=forms.RadioSelect)
        self.order_fields(self.field_order)


class AttachForm(forms.Form):
    """A document and what it proves."""

    def __init__(self, row: Record, reader: Actor, data: Any = None, asked: Any = None) -> None:
        super().__init__(data, initial={"field": (asked or {}).get("field", "")})
        self.fields["field"] = forms.ChoiceField(label=_("证明什么"), choices=_fields(row), required=False)


class UndoForm(ReasonForm):
    """Why; the act that is undone is told by its instant."""

    def __init__(self, row: Record, reader: Actor, data: Any = None, asked: Any = None) -> None:
        super().__init__(data, initial={"reason": _("刚才的改动有误")})


def disputed(row: Record, field: str) -> Mark | None:
    """The open dispute about one field of a row."""
    marks = Mark.objects.filter(kind=row.kind(), key=row.key, standing="disputed", superseded_at=None)
    return marks.filter(field=field, valid_from=row.valid_from).first()


def _fields(row: Record) -> list[tuple[str, Any]]:
    return [("", _WHOLE), *((f.name, f.verbose_name) for f in row.said())]


def _says(reader: Actor) -> str:
    return next((str(m.organisation) for m in memberships_of(reader) if m.organisation), "")
