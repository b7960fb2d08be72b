"""The example city's own method, invented like everything of it: adopted once, where its records are loaded."""

from __future__ import annotations

from datetime import date

from kechuang.kernel import divisions
from kechuang.places.actions.draft_method import draft_method
from kechuang.places.actions.sign_method import sign_method
from kechuang.places.model_method import model_method
from kechuang.places.models import TownshipMethod
from kechuang.registry.asof import AsOf


def adopt_example_method(place: str) -> TownshipMethod | None:
    """Nothing for a real place, whose method two people adopt, or where there is one already."""
    found = divisions.lookup(place)
    if found is None or not found.invented or TownshipMethod.objects.filter(place=place).exists():
        return None
    method = model_method(place, AsOf.now())
    basis = "示例数据：虚构的明湖市乡镇创新分类办法，指标和权重为演示而拟。"
    made = draft_method(place, "明湖市乡镇创新分类办法（示例）", basis, date(2020, 1, 1), method, None, example=True)
    return sign_method(made, None)
