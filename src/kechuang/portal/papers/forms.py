"""Forms of papers: drafting one, editing its pieces, issuing it. What is right, the actions decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kechuang.papers.content import Content, Piece, bare, worded
from kechuang.papers.kind_list import kinds
from kechuang.portal.language import said
from kechuang.supervision.models import Plan, Unit

SPANS = 12
_HEAD = ("title", "recipients", "mark", "signature", "note", "copies_to", "printed_by")


class DraftForm(forms.Form):
    """What is drafted: kind, month or quarter, and for a notice the unit, for a reply the letter."""

    kind = forms.ChoiceField(label=_("文种"))
    span = forms.CharField(
        label=_("时段"),
        max_length=7,
        help_text=_("月份写 2026-10，季度写 2026-Q3；数据截至时段末或今天。"),
    )
    unit = forms.ChoiceField(label=_("对象单位"), required=False, help_text=_("督办通知必选；复函可选。"))
    letter = forms.CharField(label=_("来函标题"), max_length=200, required=False, help_text=_("只用于复函。"))

    def __init__(self, data: Any, plan: Plan) -> None:
        today = timezone.localdate()
        before = today.replace(day=1) - timedelta(days=1)
        super().__init__(data, initial={"span": f"{before:%Y-%m}"})
        self.fields["kind"].choices = [(code, said(kind.name)) for code, kind in kinds().items()]  # type: ignore[attr-defined]
        units = Unit.objects.filter(plan=plan).order_by("name").values_list("name", flat=True)
        self.fields["unit"].choices = [("", "—"), *((name, name) for name in units)]  # type: ignore[attr-defined]


class IssueForm(forms.Form):
    """The code of the number, the date, and whether everybody may read it."""

    code = forms.CharField(
        label=_("机关代字"), max_length=12, help_text=_("只写汉字，例如 明科督；年份和顺序号自动接续，不跳号、不重号。")
    )
    on = forms.DateField(
        label=_("成文日期"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    public = forms.BooleanField(label=_("向社会公开"), required=False)


class WhyForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


@dataclass(frozen=True, slots=True)
class Edited:
    """One piece as the page of editing shows it."""

    index: int
    piece: Piece
    text: str
    lead: str

    @property
    def rows(self) -> int:
        """How high its field is."""
        return max(2, len(self.text) // 34 + 1)


def pieces_shown(content: Content) -> list[Edited]:
    """The pieces of the text, live figures with their present words."""
    return [
        Edited(place, piece, worded(piece.text, content.fields), worded(piece.lead, content.fields))
        for place, piece in enumerate(content.pieces)
    ]


def edited(content: Content, posted: Mapping[str, Any], known: Mapping[str, Any]) -> Content:
    """The content with what was posted: words, order, what was left out, one new piece."""
    placed: list[tuple[float, int, Piece]] = []
    for place, piece in enumerate(content.pieces):
        if posted.get(f"p{place}-drop"):
            continue
        placed.append((_order(posted.get(f"p{place}-order"), place + 1), place, _piece(piece, posted, f"p{place}")))
    if text := _clean(posted.get("new-text", "")):
        kind, _sep, level = str(posted.get("new-kind", "paragraph")).partition("-")
        made = Piece("heading", text, level=int(level or 1)) if kind == "heading" else Piece("paragraph", text)
        placed.append((_order(posted.get("new-after"), len(content.pieces)), 10_000, made))
    pieces = tuple(piece for _order_, _place, piece in sorted(placed, key=lambda one: one[:2]))
    head: dict[str, Any] = {name: _clean(posted.get(name, "")) for name in _HEAD}
    fields = dict(known) | dict(content.fields)
    return replace(content, pieces=pieces, sealed=bool(posted.get("sealed")), **head).with_fields(fields)


def _piece(piece: Piece, posted: Mapping[str, Any], name: str) -> Piece:
    if piece.kind in ("table", "figure"):
        return replace(piece, caption=_clean(posted.get(f"{name}-caption", piece.caption)))
    return replace(
        piece,
        text=_clean(posted.get(f"{name}-text", piece.text)),
        lead=_clean(posted.get(f"{name}-lead", piece.lead)),
    )


def _clean(text: Any) -> str:
    return bare(str(text).replace("\0", "").replace("\r", "").strip())


def _order(text: Any, standing: int) -> float:
    try:
        return float(text)
    except (TypeError, ValueError):
        return float(standing)
