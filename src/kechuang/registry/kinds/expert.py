"""An expert of the pool: a person on record who judges, with kind, fields, title and home; their units stand there."""

from __future__ import annotations

import re
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.kernel import hightech_fields
from kechuang.registry.expected import MayBeAhead
from kechuang.registry.record import Record

SEPARATORS = re.compile(r"[,，、;；\s]+")


class Expert(Record):
    """What one expert is for a stretch. `number` is that of the person on record, where units and their dates stand."""

    KINDS: ClassVar = (("technical", _("技术专家")), ("financial", _("财务专家")), ("other", _("管理及其他")))
    TITLES: ClassVar = (("senior", _("高级职称")), ("other", _("其他")))
    STATES: ClassVar = (("active", _("在库")), ("suspended", _("暂停")))

    KEY = ("number",)
    SINCE = "since"
    UNTIL = "until"
    ORGANISATION = ""
    LABEL = "sensitive"
    NEWER_TABLE = "replace"
    LISTED = ("number", "kind_of_expert", "fields", "title_grade", "home_division", "state")
    POINTS: ClassVar = {"number": "person"}
    ALSO_CALLED: ClassVar = {
        "kind_of_expert": ("类别", "专家类型"),
        "fields": ("技术领域", "专业领域", "领域代码"),
        "title_grade": ("职称等级",),
        "home_division": ("常驻地", "所在地区划"),
        "since": ("入库时间",),
    }
    EXPECTED = (MayBeAhead(("until",)),)
    SEARCHED = ("number", "note")

    number = models.CharField(_("人员编号"), max_length=40, help_text=_("人员登记中的编号"))
    kind_of_expert = models.CharField(_("专家类别"), max_length=10, choices=KINDS)
    fields = models.CharField(
        _("技术领域代码"), max_length=200, blank=True, help_text=_("国家重点支持的高新技术领域，多个用逗号分开")
    )
    title_grade = models.CharField(_("职称级别"), max_length=8, choices=TITLES, default="other")
    distinguished = models.BooleanField(_("院士或全国知名专家"), default=False)
    home_division = models.CharField(_("常驻地区划"), max_length=12, blank=True, help_text=_("用来区分本市与市外"))
    since = models.DateField(_("入库日期"))
    until = models.DateField(_("退出日期"), null=True, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=STATES, default="active")
    note = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("评审专家")
        verbose_name_plural = _("评审专家")

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_of_expert_display()}"

    def clean(self) -> None:
        """Fields are codes of the national tree; a technical expert has one."""
        codes = field_codes(self.fields)
        unknown = [code for code in codes if hightech_fields.lookup(code) is None]
        if unknown:
            raise ValidationError({"fields": _("没有代码为 %(code)s 的领域。") % {"code": unknown[0]}})
        if self.kind_of_expert == "technical" and not codes:
            raise ValidationError({"fields": _("技术专家须有技术领域。")})
        self.fields = ",".join(codes)


def field_codes(text: str) -> tuple[str, ...]:
    """The codes of a field that holds several."""
    return tuple(dict.fromkeys(code for code in SEPARATORS.split(text) if code))
