"""How a target's demand and subject read in the table of `kechuang read`."""

from __future__ import annotations

import pytest

from kechuang.cli.reading_view import demand, subject
from kechuang.plans.model import Document, Target
from kechuang.plans.reading import read


def the_target(sentence: str) -> Target:
    text = f"明湖市科技创新三年行动计划(2025—2027年)\n一、主要任务\n1.加强建设。{sentence}\n"
    (target,) = read(Document("明湖市.txt", "txt", text, "")).targets
    return target


@pytest.mark.parametrize(
    ("sentence", "zh"),
    [
        ("每年征集企业技术需求80项以上。", "每年 征集 ≥80项"),
        ("组织不少于7场政策辅导。", "组织 ≥7场"),
        ("至少实施2项联合攻关项目。", "实施 ≥2项"),
        ("院士工作站要建成11家。", "建成 11家"),
        ("创建9家左右示范区。", "创建 ≈9家"),
        ("众创空间稳定在6家左右。", "≈ 6家"),
        ("众创空间达到6家。", "≥ 6家"),
        ("单位能耗下降13%。", "下降 13%"),
        ("财政科技支出增长8%以上。", "增长 ≥8%"),
        ("选育2—3个品种。", "选育 2–3个"),
    ],
)
def test_strictness_is_said_once_by_the_sign(sentence, zh):
    assert demand(the_target(sentence), "zh") == zh


def test_a_yearly_demand_reads_in_english():
    assert demand(the_target("每年组织不少于7场政策辅导。"), "en") == "组织 ≥7场 a year"


def test_a_level_stands_before_the_indicator_and_is_said_once():
    assert subject(the_target("省级以上重点实验室达到3家。")) == "省级以上重点实验室数量"
    assert subject(the_target("规模以上工业企业建有研发机构的比例达到45%。")) == "规模以上工业企业建有研发机构的比例"


def test_a_long_condition_stands_behind_the_indicator():
    target = the_target("对抵达口岸且符合放行条件的生鲜货物8小时内放行。")
    assert subject(target) == "放行时间（抵达口岸且符合放行条件的生鲜货物）"
