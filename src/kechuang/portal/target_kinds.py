"""What kind of promise a target is: a level, a share, a rank, a growth, something to build or to do each year."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_SHARES = ("%", "％", "‰", "个百分点")
_RANKS = ("位", "名")


@dataclass(frozen=True, slots=True)
class TargetKind:
    """`key` stands in addresses and names the mark; `label` and `meaning` are what people read."""

    key: str
    label: str | Promise
    meaning: str | Promise


LEVEL = TargetKind("level", _("达到数量"), _("到期时总量要达到的水平，如“高新技术企业达到120家”"))
RATIO = TargetKind("ratio", _("达到比率"), _("到期时比重、比例或覆盖率要达到的水平"))
RANK = TargetKind("rank", _("位次"), _("在排名或评价中要进入的位次"))
GROWTH = TargetKind("growth", _("增长幅度"), _("要增长、下降或翻番的幅度，而不是最后的水平"))
BUILD = TargetKind("build", _("新建新增"), _("要建成、新增、培育、举办的数量"))
YEARLY = TargetKind("yearly", _("每年完成"), _("每年都要完成的数量"))

KINDS = (LEVEL, RATIO, BUILD, YEARLY, GROWTH, RANK)
BY_KEY = {kind.key: kind for kind in KINDS}


def kind_of(op: str, unit: str, per: str) -> TargetKind:
    """The one kind of a target, by its operator, unit and `per` (year, or empty)."""
    if op in ("increase_by", "multiply"):
        return GROWTH
    if per:
        return YEARLY
    if op == "build":
        return BUILD
    if unit.endswith(_SHARES):
        return RATIO
    if op in ("<=", "<") and unit.endswith(_RANKS):
        return RANK
    return LEVEL
