"""Where each paragraph stands: the part, the section and the task it belongs to."""

from __future__ import annotations

import pytest

from kechuang.plans.model import Document
from kechuang.plans.paragraphs import paragraphs
from kechuang.plans.parts import part_of
from kechuang.plans.run_on import cut_run_on
from kechuang.plans.structure import Place, structure

TEXT = """明湖市科技创新行动计划
为推进创新，制定本计划。
一、发展现状
全市已有平台5家。
二、总体目标
到2027年建成平台10家。
三、主要任务
（一）建设平台。建成平台10家。（责任单位：市科技局）
深化细节。
（二）集聚人才。引进人才。（责任单位：市人社局）
四、支持标准
给予最高100万元奖励。
五、保障措施
（一）加强领导。每年召开会议2次。
附件：任务清单
明湖市任务清单
"""


def places(text: str) -> dict[str, Place]:
    document = Document("plan.txt", "txt", text, "")
    lines = cut_run_on(paragraphs(document))
    return {p.text: place for p, place in zip(lines, structure(document, lines).places, strict=True)}


def test_each_paragraph_knows_its_part() -> None:
    found = places(TEXT)
    assert found["为推进创新,制定本计划。"].part == "preamble"
    assert found["全市已有平台5家。"].part == "review"
    assert found["到2027年建成平台10家。"].part == "goal"
    assert found["深化细节。"].part == "task"
    assert found["给予最高100万元奖励。"].part == "support"
    assert found["(一)加强领导。每年召开会议2次。"].part == "safeguard"
    assert found["明湖市任务清单"].part == "annex"


def test_each_paragraph_knows_its_task_and_section() -> None:
    document = Document("plan.txt", "txt", TEXT, "")
    lines = cut_run_on(paragraphs(document))
    found = structure(document, lines)
    by_text = {p.text: place for p, place in zip(lines, found.places, strict=True)}
    place = by_text["深化细节。"]
    assert place.task == "（一）"
    assert place.section is not None
    assert found.sections[place.section].title == "三、主要任务"
    assert by_text["到2027年建成平台10家。"].task is None


def test_a_safeguard_without_owners_still_has_a_number() -> None:
    assert places(TEXT)["(一)加强领导。每年召开会议2次。"].task == "（一）"


@pytest.mark.parametrize("title", ["总体要求", "指导思想", "基本原则", "主要目标", "工作目标", "总体思路和行动目标"])
def test_headings_of_aims_open_a_goal_part(title: str) -> None:
    assert part_of(title) == "goal"


@pytest.mark.parametrize(
    "title", ["2026年工作回顾", "发展现状", "发展基础和形势", "存在问题", "面临形势", "机遇与挑战"]
)
def test_headings_of_what_has_been_open_a_review(title: str) -> None:
    assert part_of(title) == "review"


@pytest.mark.parametrize(
    "title", ["保障措施", "组织实施", "组织保障", "推进措施", "加强组织领导", "强化组织保障", "实施步骤"]
)
def test_headings_of_safeguards_open_a_safeguard_part(title: str) -> None:
    assert part_of(title) == "safeguard"


@pytest.mark.parametrize("title", ["主要任务", "重点任务", "2027年工作安排", "重点工作"])
def test_headings_of_tasks_open_a_task_part(title: str) -> None:
    assert part_of(title) == "task"


@pytest.mark.parametrize(
    "title",
    [
        "优化发展环境",
        "夯实绿色发展基础",
        "完善绿色消费保障体系建设工程",
        "分解落实年度目标",
        "建设创新平台",
        "环境基础设施补短板工程",
    ],
)
def test_headings_of_work_are_not_taken_for_reviews_or_aims_or_safeguards(title: str) -> None:
    assert part_of(title) not in ("review", "goal", "safeguard")
