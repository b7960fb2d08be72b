"""Forms made from the fields of a kind: entering, correcting and replacing records. They ask; the acts decide."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.held import Actor
from kechuang.kernel.identifiers import credit_code
from kechuang.portal.language import page_language, said
from kechuang.portal.records.cells import pointing
from kechuang.portal.records.entry_fields import CodeField, KeyField, QuantityField, TruthField
from kechuang.portal.records.written import code_kind
from kechuang.registry.fields import OrganisationKey, Quantity
from kechuang.registry.record import Record
from kechuang.registry.schemes import schemes

_REASON = gettext_lazy("写明依据，例如哪份文件、谁来电说明。会留在变更记录里。")
_EARLIEST, _LATEST = 1900, 2200


def entry_field(kind: type[Record], name: str, reader: Actor) -> forms.Field:
    """The form field of one field of a kind."""
    field: Any = kind._meta.get_field(name)
    needed = not field.null and not field.blank and not field.has_default()
    common = {"label": field.verbose_name, "required": needed, "help_text": field.help_text}
    target = pointing(kind).get(name)
    if target:
        several = not isinstance(field, OrganisationKey) and target == "organisation" and name != "parent"
        return KeyField(target, reader, several=several, **common)
    if isinstance(field, Quantity):
        return QuantityField(field, **common)
    if isinstance(field, models.BooleanField):
        return TruthField(unknown=field.null, **(common | {"required": not field.null}))
    if field.choices:
        blank = [] if needed else [("", "—")]
        return forms.ChoiceField(choices=[*blank, *field.flatchoices], **common)
    if name == "scheme":
        words = sorted(((code, said(words)) for code, words in schemes().items()), key=lambda pair: pair[1])
        return forms.ChoiceField(choices=[("", "—"), *words], **common)
    if isinstance(field, models.DateField):
        return forms.DateField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **common)
    if isinstance(field, models.IntegerField):
        return forms.IntegerField(min_value=_EARLIEST, max_value=_LATEST, **common)
    if isinstance(field, models.DecimalField):
        return forms.DecimalField(max_digits=field.max_digits, decimal_places=field.decimal_places, **common)
    if isinstance(field, models.JSONField):
        return forms.JSONField(widget=forms.TextInput, **common)
    what = code_kind(field)
    if what:
        return CodeField(what, max_length=200, **common)
    long = (field.max_length or 0) > 200
    widget = forms.Textarea({"rows": 2}) if long else forms.TextInput({"autocomplete": "off"})
    return forms.CharField(max_length=field.max_length, widget=widget, **common)


class RecordForm(forms.Form):
    """The fields of a record; of a known one those beside its key. `row` is the one that was looked at."""

    def __init__(
        self, kind: type[Record], reader: Actor, data: Any = None, *, row: Record | None = None, stretch: bool = False
    ) -> None:
        self.kind, self.row = kind, row
        self.names = [f.name for f in kind.said() if row is None or f.name not in kind.KEY]
        initial = {name: row.values()[name] for name in self.names} if row else _defaults(kind, self.names)
        super().__init__(data, initial=initial)
        for name in self.names:
            self.fields[name] = entry_field(kind, name, reader)
        if stretch:
            for name, label in (("valid_from", _("生效日")), ("valid_to", _("失效日"))):
                self.fields[name] = forms.DateField(
                    label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
                )
                self.initial[name] = getattr(row, name) if row else None

    def clean_code(self) -> str:
        """A number that is built like a credit code must check; a local number is taken as it is."""
        text = str(self.cleaned_data["code"]).strip()
        checked = credit_code.check(text)
        if len(text) == 18 and checked.verdict == "invalid":
            raise forms.ValidationError(checked.said(page_language()))
        return checked.normal if len(text) == 18 else text

    def values(self) -> dict[str, Any]:
        """What was entered, by field, put into the kind's own form. Raises BadInput."""
        empty: dict[str, Any] = {n: None if self.kind._meta.get_field(n).null else "" for n in self.names}
        entered = {n: v for n, v in self.cleaned_data.items() if n in self.names}
        filled = {n: empty[n] if v in (None, "") else v for n, v in entered.items()}
        return self.kind.taken(filled)

    def changes(self) -> dict[str, Any]:
        """Only what differs from the row that was looked at."""
        assert self.row is not None
        held = self.row.values()
        return {name: value for name, value in self.values().items() if value != held[name]}

    def stretch(self) -> tuple[date | None, date | None]:
        """The days of the stretch, where they were changed by hand."""
        since, until = self.cleaned_data.get("valid_from"), self.cleaned_data.get("valid_to")
        if self.row is None:
            return since, until
        return (
            since if since != self.row.valid_from else None,
            until if until != self.row.valid_to else None,
        )

    def bare(self, names: Iterable[str]) -> list[Any]:
        """Bound fields of these names, as far as the form has them."""
        return [self[name] for name in names if name in self.fields]

    @property
    def said_fields(self) -> list[Any]:
        """The bound fields of what the record says."""
        return self.bare(self.names)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("理由"), widget=forms.Textarea({"rows": 2}), help_text=_REASON, max_length=500
    )


def _defaults(kind: type[Record], names: Iterable[str]) -> dict[str, Any]:
    fields: list[Any] = [kind._meta.get_field(name) for name in names]
    return {field.name: field.get_default() for field in fields if field.has_default()}
