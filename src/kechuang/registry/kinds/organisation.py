"""An organisation: enterprise, university, institute … with dated names, addresses, divisions, industry and size."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.fields import Money
from kechuang.registry.record import Record

ENTERPRISE = "enterprise"


class Organisation(Record):
    """One organisation during a stretch in which name, place, industry and size stayed the same.

    The key is the 统一社会信用代码 (GB 32100-2015), or a local key for a body without one.
    """

    FORMS: ClassVar = (
        (ENTERPRISE, _("企业")),
        ("university", _("高等学校")),
        ("institute", _("科研院所")),
        ("hospital", _("医疗机构")),
        ("government", _("政府机构")),
        ("association", _("社会团体")),
        ("cooperative", _("农民合作社")),
        ("bank", _("金融机构")),
        ("fund", _("投资基金")),
        ("intermediary", _("中介服务机构")),
        ("other", _("其他")),
    )
    SIZES: ClassVar = (("large", _("大型")), ("medium", _("中型")), ("small", _("小型")), ("micro", _("微型")))
    STATES: ClassVar = (
        ("active", _("存续")),
        ("suspended", _("停业")),
        ("dissolved", _("注销")),
        ("revoked", _("吊销")),
    )

    KEY = ("code",)
    SINCE = "registered"
    ORGANISATION = "code"
    DIVISION = "division"
    LABEL = "internal"
    LISTED = ("name", "code", "division", "industry", "size", "above_scale", "registered")
    POINTS: ClassVar = {"parent": "organisation"}
    REPORTED = True
    FACTS: ClassVar = {"registered": "registered", "above_scale": "above_scale"}
    PUBLIC = ("code", "name", "form", "division", "industry")
    ALSO_CALLED: ClassVar = {
        "code": ("社会信用代码", "信用代码", "单位代码"),
        "name": ("名称", "企业名称", "机构名称"),
        "form": ("类型", "机构类型"),
        "registered": ("成立日期", "成立时间", "注册日期", "注册时间"),
        "division": ("行政区划代码", "所在区划", "区划代码"),
        "address": ("注册地址", "住所", "详细地址"),
        "industry": ("国民经济行业代码", "行业"),
        "size": ("规模", "单位规模"),
        "representative": ("法人代表", "法人"),
        "capital": ("注册资金",),
    }
    NEWER_TABLE = "replace"

    code = models.CharField(_("统一社会信用代码"), max_length=40, help_text=_("18位；没有的填本地编号"))
    name = models.CharField(_("单位名称"), max_length=200)
    form = models.CharField(_("单位类型"), max_length=20, choices=FORMS)
    registered = models.DateField(_("注册成立日期"), null=True, blank=True, help_text=_("营业执照载明的成立日期"))
    division = models.CharField(_("行政区划"), max_length=12, blank=True, db_index=True, help_text=_("6、9或12位代码"))
    address = models.CharField(_("地址"), max_length=300, blank=True)
    industry = models.CharField(_("行业代码"), max_length=5, blank=True, db_index=True, help_text=_("GB/T 4754—2017"))
    size = models.CharField(_("企业规模"), max_length=10, choices=SIZES, blank=True, help_text=_("大、中、小、微型"))
    above_scale = models.BooleanField(_("规模以上"), null=True, blank=True, help_text=_("已纳入统计联网直报名录"))
    field = models.CharField(_("技术领域"), max_length=20, blank=True, help_text=_("国家重点支持的高新技术领域"))
    capital = Money(_("注册资本"))
    representative = models.CharField(_("法定代表人"), max_length=80, blank=True)
    parent = models.CharField(_("上级单位"), max_length=40, blank=True, help_text=_("控股或主管单位的主键"))
    state = models.CharField(_("存续状态"), max_length=12, choices=STATES, default="active")

    class Meta(Record.Meta):
        verbose_name = _("单位")
        verbose_name_plural = _("单位")
        indexes: ClassVar = [
            *Record.Meta.indexes,
            # which are above the statistical scale, of what industry and where, told by the index alone
            models.Index(
                fields=(
                    "valid_from",
                    "valid_to",
                    "superseded_at",
                    "recorded_at",
                    "form",
                    "state",
                    "industry",
                    "division",
                    "key",
                    "source",
                    "above_scale",
                ),
                condition=models.Q(above_scale=True),
                name="organisation_above_scale_whole",
            ),
            # where it lay on a day as known at an instant, told by the index alone
            models.Index(
                fields=("key", "valid_from", "valid_to", "superseded_at", "recorded_at", "division"),
                name="organisation_placed",
            ),
        ]
