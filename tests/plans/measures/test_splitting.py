"""Measures out of a task's own sentences: what is done opens one, what leads up or follows joins; nothing is lost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import kechuang
from kechuang.plans.measures.splitting import Measure, measures
from kechuang.plans.model import Reading
from kechuang.plans.reading import read_path

EXAMPLE = Path(kechuang.__file__).parent / "examples" / "minghu-2025.txt"
XINJI = Path(__file__).resolve().parents[4] / "shared" / "plans" / "gold_text" / "xinji-2018.txt"


@pytest.fixture(scope="module")
def minghu() -> Reading:
    return read_path(EXAMPLE)


def of_task(reading: Reading, number: str) -> list[Measure]:
    task = next(one for one in (*reading.tasks, *reading.safeguards) if one.number == number)
    return list(measures(reading.paragraphs, task.span, task.body, reading.period[0]))


def test_each_thing_that_is_done_is_a_measure_and_what_leads_up_to_it_belongs_to_it(minghu: Reading) -> None:
    found = of_task(minghu, "1")
    assert [(one.verb, one.thing) for one in found[:3]] == [
        ("建立", "创新平台后备库"),
        ("入库", "单位逐家制定升级方案"),
        ("新建", "省级技术创新中心"),
    ]
    assert found[0].text.startswith("按照")
    assert (found[2].figures, found[2].due) == (("5家", "1家"), "2027")


def test_a_level_is_a_measure_of_what_is_to_reach_it(minghu: Reading) -> None:
    last = of_task(minghu, "4")[-1]
    assert (last.verb, last.thing, last.figures, last.due) == ("达到", "高新技术企业", ("120家",), "2027")


def test_what_a_measure_is_to_bring_joins_it_and_every_year_is_told(minghu: Reading) -> None:
    assert "推动企业数量和质量同步提升" in of_task(minghu, "5")[0].text
    assert [one.yearly for one in of_task(minghu, "9")] == [True, False, False]
    assert of_task(minghu, "2")[2].due == "2026-06"


def test_several_dates_in_one_measure_are_left_to_its_targets(minghu: Reading) -> None:
    first = of_task(minghu, "10")[0]
    assert first.due is None
    assert len(first.figures) == 3


def test_names_of_owners_are_no_measure(minghu: Reading) -> None:
    assert not any("牵头单位" in one.text for task in minghu.tasks for one in of_task(minghu, task.number))


@pytest.mark.parametrize(
    "path",
    [
        EXAMPLE,
        pytest.param(
            XINJI,
            marks=pytest.mark.skipif(
                not XINJI.exists(), reason="the collection of plans (../shared/plans) is not here"
            ),
        ),
    ],
)
def test_measures_follow_each_other_inside_the_task_and_every_target_stands_in_one(path: Path) -> None:
    reading = read_path(path)
    for task in (*reading.tasks, *reading.safeguards):
        found = measures(reading.paragraphs, task.span, task.body, reading.period[0])
        assert all(task.body.start <= one.span.start < one.span.end <= task.body.end for one in found)
        assert all(one.span.end <= other.span.start for one, other in pairwise(found))
        for target in (one for one in reading.targets if one.task_number == task.number):
            at = target.value_span.start if target.value_span else target.span.start
            assert any(one.span.start <= at < one.span.end for one in found), target.quote
