"""The pool of experts comes in by the import desk like every other kind, and says what is wrong with a row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.kernel.errors import BadInput
from kechuang.registry.actions.enter import enter
from kechuang.registry.importing.imports import Import
from kechuang.registry.kinds.expert import Expert, field_codes
from kechuang.registry.kinds.expert_tie import ExpertTie
from kechuang.registry.kinds.organisation import Organisation

pytestmark = pytest.mark.django_db

EXPERT = {"number": "P1", "kind_of_expert": "technical", "fields": "10101", "since": date(2020, 1, 1)}
TIE = {"number": "T1", "expert": "P1", "nature": "kin", "organisation": "MH1", "since": date(2020, 1, 1)}


def test_a_table_of_experts_is_imported(bring_in: Callable[..., Import], a_csv: Any, officer: Any) -> None:
    job = bring_in(
        "expert",
        a_csv(
            [
                ["人员编号", "专家类型", "技术领域", "职称等级", "院士或全国知名专家", "常驻地", "入库时间"],
                ["P1", "技术专家", "10101、201", "高级职称", "否", "999002", "2020年1月1日"],
                ["P2", "财务专家", "", "其他", "", "999001", "2021-03-01"],
            ]
        ),
    )
    assert (job.state, job.count("written_add")) == ("done", 2)
    first, second = Expert.objects.standing().order_by("key")
    assert (first.kind_of_expert, field_codes(first.fields), first.title_grade) == (
        "technical",
        ("10101", "201"),
        "senior",
    )
    assert (second.kind_of_expert, second.fields, second.state) == ("financial", "", "active")


def test_a_table_of_relations_is_imported(bring_in: Callable[..., Import], a_csv: Any, officer: Any) -> None:
    enter(
        Organisation,
        {"code": "MH1", "name": "明湖一公司", "form": "enterprise", "registered": date(2010, 1, 1)},
        officer,
    )
    job = bring_in(
        "experttie",
        a_csv(
            [
                ["编号", "专家编号", "关系", "单位代码", "对方姓名", "起始日期", "终止日期"],
                ["1", "P1", "持有股份", "MH1", "", "2015-01-01", "2019-06-30"],
                ["2", "P1", "师生", "", "岑砚衡", "2010-09-01", ""],
            ]
        ),
    )
    assert (job.state, job.count("written_add")) == ("done", 2)
    assert {(t.nature, t.organisation, t.person) for t in ExpertTie.objects.standing()} == {
        ("shareholder", "MH1", ""),
        ("teacher", "", "岑砚衡"),
    }


@pytest.mark.parametrize("change", [{"fields": "99"}, {"fields": ""}, {"kind_of_expert": "wise"}])
def test_an_expert_without_a_field_that_exists_is_refused_at_the_field(change: dict[str, str], officer: Any) -> None:
    with pytest.raises(BadInput) as refused:
        enter(Expert, EXPERT | change, officer)
    assert refused.value.fields["field"] == next(iter(change))


def test_codes_are_kept_in_one_form(officer: Any) -> None:
    entered: Any = enter(Expert, EXPERT | {"fields": "10101 ，201;10101"}, officer)
    assert entered.fields == "10101,201"


@pytest.mark.parametrize(
    "change", [{"organisation": "", "person": ""}, {"nature": "distinct", "person": ""}, {"nature": "friend"}]
)
def test_a_relation_leads_somewhere(change: dict[str, str], officer: Any) -> None:
    with pytest.raises(BadInput):
        enter(ExpertTie, TIE | change, officer)
