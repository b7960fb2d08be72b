"""A relation of an expert that may keep them from judging: kin, teacher, paper, shares, advice, a declared interest."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.expected import MayBeAhead
from kechuang.registry.fields import OrganisationKey
from kechuang.registry.record import Record


class ExpertTie(Record):
    """One relation of one expert to an organisation, to a person, or to a person at an organisation.

    `distinct` says the contrary: that somebody of the same name there was looked at and is not the expert. `person` is
    the number of a person on record, or a name where none is known.
    """

    NATURES: ClassVar = (
        ("kin", _("亲属")),
        ("teacher", _("师生")),
        ("coauthor", _("合著论文")),
        ("coproject", _("共同承担项目")),
        ("shareholder", _("持有股份")),
        ("board", _("董事、监事、高级管理人员")),
        ("adviser", _("有偿顾问或兼职")),
        ("declared", _("本人声明利害关系")),
        ("distinct", _("经核实不是同一人")),
    )

    KEY = ("number",)
    SINCE = "since"
    UNTIL = "until"
    ORGANISATION = ""
    LABEL = "sensitive"
    LISTED = ("number", "expert", "nature", "organisation", "person", "since", "until")
    POINTS: ClassVar = {"expert": "expert"}
    ALSO_CALLED: ClassVar = {
        "number": ("编号", "序号"),
        "expert": ("专家编号", "人员编号"),
        "nature": ("关系", "关系类型"),
        "organisation": ("单位代码", "统一社会信用代码"),
        "person": ("对方姓名", "姓名"),
    }
    EXPECTED = (MayBeAhead(("until",)),)
    SEARCHED = ("note",)

    number = models.CharField(_("关系编号"), max_length=40, help_text=_("自行编号，不重复即可"))
    expert = models.CharField(_("专家"), max_length=40, db_index=True, help_text=_("专家的人员编号"))
    nature = models.CharField(_("关系性质"), max_length=12, choices=NATURES)
    organisation = OrganisationKey(_("对方单位"), blank=True)
    person = models.CharField(_("对方人员"), max_length=60, blank=True, help_text=_("人员编号；没有编号的填姓名"))
    since = models.DateField(_("起始日期"), help_text=_("论文填发表日期；亲属、师生不详的填得知日期"))
    until = models.DateField(_("终止日期"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("专家利害关系")
        verbose_name_plural = _("专家利害关系")

    def __str__(self) -> str:
        return f"{self.expert} {self.get_nature_display()} {self.person or self.organisation}"

    def clean(self) -> None:
        """It leads somewhere; who was told apart is told with name and organisation."""
        if not self.organisation and not self.person:
            raise ValidationError({"organisation": _("请填写对方单位或对方人员。")})
        if self.nature == "distinct" and not (self.organisation and self.person):
            raise ValidationError({"person": _("须写明核实的是哪个单位的什么人。")})
