"""A certificate or designation: what a policy granted to an organisation or person, with its validity."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.expected import MayBeAhead
from kechuang.registry.fields import OrganisationKey
from kechuang.registry.record import Record

LEVELS = (
    ("national", _("国家级")),
    ("provincial", _("省级")),
    ("municipal", _("市级")),
    ("county", _("县级")),
    ("own", _("自建")),
)
"""Levels of recognition, highest first. 省级以上 is national and provincial."""
PROVINCIAL_AND_ABOVE = ("national", "provincial")
SCHEMES = {
    "hnte_reserve": _("高新技术企业后备库"),
    "tech_giant": _("科技小巨人企业"),
    "tech_leader": _("科技领军企业"),
    "innovation_team": _("创新团队"),
    "innovation_talent": _("创新人才"),
    "leading_talent": _("科技领军人才"),
    "technology_broker": _("技术经纪人"),
    "cma": _("检验检测机构资质认定"),
}
"""Schemes that no policy here carries out; the others are called by the code of their policy."""


class Certificate(Record):
    """One grant under one scheme: a high-tech enterprise, a technology SME, a giant, a talent, a team.

    `scheme` is the code of the policy that grants it (hnte, tech_sme, heb_tech_sme, heb_giant, agri_giant …), or of a
    local scheme (innovation_team, innovation_talent …).
    """

    KEY = ("scheme", "number")
    SINCE = "issued"
    UNTIL = "expires"
    LABEL = "public"
    LISTED = ("holder", "scheme", "number", "level", "issued", "expires")
    POINTS: ClassVar = {"person": "person"}
    ALSO_CALLED: ClassVar = {
        "number": ("证书号", "编号"),
        "organisation": ("统一社会信用代码", "社会信用代码", "信用代码"),
        "holder": ("企业名称", "单位名称", "获证单位"),
        "issued": ("发证时间", "颁发日期", "认定日期"),
    }
    EXPECTED = (MayBeAhead(("expires",)),)

    scheme = models.CharField(_("认定事项"), max_length=40, db_index=True)
    number = models.CharField(_("证书编号"), max_length=80)
    organisation = OrganisationKey(_("持有单位"), blank=True)
    holder = models.CharField(_("持有人"), max_length=200, help_text=_("单位、团队或个人的名称"))
    person = models.CharField(_("人员编号"), max_length=40, blank=True)
    level = models.CharField(_("级别"), max_length=10, choices=LEVELS)
    issued = models.DateField(_("发证日期"))
    expires = models.DateField(_("有效期至（不含）"), null=True, blank=True, help_text=_("空为长期有效"))
    document = models.CharField(_("批准文号"), max_length=80, blank=True)
    batch = models.CharField(_("批次"), max_length=60, blank=True)
    field = models.CharField(_("技术领域"), max_length=20, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("证书与称号")
        verbose_name_plural = _("证书与称号")
        indexes: ClassVar = [
            *Record.Meta.indexes,
            models.Index(fields=("scheme", "level", "valid_from", "valid_to"), name="certificate_scheme_time"),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.number}"
