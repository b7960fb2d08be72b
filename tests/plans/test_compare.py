"""Two versions of a plan: which tasks and targets are the same, and what changed in them."""

from __future__ import annotations

from decimal import Decimal

from kechuang.plans.compare import compare_targets, compare_tasks
from kechuang.plans.model import Mention, Span, Target, Task

NOWHERE = Span(0, 1)


def a_target(indicator: str, value: str, unit: str = "家", **fields: object) -> Target:
    given: dict[str, object] = {
        "quote": indicator + value + unit,
        "span": NOWHERE,
        "indicator": indicator,
        "scope": None,
        "op": ">=",
        "op_text": "达到",
        "value": Decimal(value),
        "unit": unit,
        "deadline": "2027",
        "deadline_source": "explicit",
    }
    return Target(**{**given, **fields})  # type: ignore[arg-type]


def a_task(number: str, title: str, lead: str = "市科技局", *participants: str) -> Task:
    return Task(
        number,
        title,
        NOWHERE,
        NOWHERE,
        lead=(Mention(lead, NOWHERE),),
        participants=tuple(Mention(name, NOWHERE) for name in participants),
    )


def test_a_raised_value_is_a_change_with_its_step():
    (change,) = compare_targets([a_target("高新技术企业", "120")], [a_target("高新技术企业", "150")])
    assert (change.kind, change.old, change.new, change.fields) == ("changed", 0, 0, ("value",))
    assert change.step == Decimal(30)


def test_an_untouched_target_is_the_same():
    (change,) = compare_targets([a_target("众创空间", "9")], [a_target("众创空间", "9")])
    assert change.kind == "same"
    assert change.fields == ()


def test_a_value_told_in_another_unit_has_no_step():
    (change,) = compare_targets(
        [a_target("技术合同成交额", "15", "亿元")], [a_target("技术合同成交额", "160000", "万元")]
    )
    assert change.fields == ("value",)
    assert change.step is None


def test_deadline_operator_and_flow_are_told_apart():
    (change,) = compare_targets(
        [a_target("产业技术研究院", "4")], [a_target("产业技术研究院", "4", op=">", deadline="2028", per="year")]
    )
    assert change.fields == ("operator", "deadline", "per")


def test_targets_that_only_one_version_has_are_added_and_dropped():
    changes = compare_targets([a_target("院士工作站", "10")], [a_target("科普基地", "20", "个")])
    assert [(c.kind, c.old, c.new) for c in changes] == [("added", None, 0), ("dropped", 0, None)]


def test_the_goal_and_its_repeat_in_a_task_are_each_matched_at_home():
    old = [a_target("高新技术企业", "120"), a_target("高新技术企业", "120", task_number="4")]
    new = [a_target("高新技术企业", "150", task_number="4"), a_target("高新技术企业", "120")]
    assert [(c.old, c.new, c.kind) for c in compare_targets(old, new)] == [(1, 0, "changed"), (0, 1, "same")]


def test_a_target_in_a_renumbered_task_has_not_moved():
    old, new = [a_target("众创空间", "9", task_number="17")], [a_target("众创空间", "9", task_number="16")]
    assert compare_targets(old, new, [("17", "16")])[0].kind == "same"
    assert compare_targets(old, new)[0].fields == ("task",)


def test_no_target_is_matched_twice():
    old = [a_target("高新技术企业", "120")]
    changes = compare_targets(old, [a_target("高新技术企业", "120"), a_target("高新技术企业", "130")])
    assert sorted(c.kind for c in changes) == ["added", "same"]


def test_a_retitled_task_is_recognised():
    (change,) = compare_tasks([a_task("4", "实施高新技术企业倍增行动")], [a_task("4", "实施高新技术企业提质行动")])
    assert (change.kind, change.fields) == ("changed", ("title",))


def test_a_task_that_kept_its_title_and_lost_its_number_is_recognised():
    (change,) = compare_tasks([a_task("4", "建设技术市场")], [a_task("7", "建设技术市场")])
    assert (change.kind, change.fields) == ("changed", ("number",))


def test_tasks_that_share_only_a_number_are_two_tasks():
    changes = compare_tasks([a_task("1", "改善人才安居条件")], [a_task("1", "建设技术市场")])
    assert [c.kind for c in changes] == ["added", "dropped"]


def test_owners_who_joined_and_left_are_named():
    old = [a_task("9", "推动产学研对接", "市科技局", "市教育局", "市工商联")]
    new = [a_task("9", "推动产学研对接", "市工业和信息化局", "市教育局", "市科技局")]
    (change,) = compare_tasks(old, new)
    assert change.fields == ("lead", "participants")
    assert (change.joined, change.left) == (("市工业和信息化局",), ("市工商联",))


def test_the_order_of_participants_is_no_change():
    old = [a_task("9", "推动产学研对接", "市科技局", "市教育局", "市工商联")]
    new = [a_task("9", "推动产学研对接", "市科技局", "市工商联", "市教育局")]
    assert compare_tasks(old, new)[0].kind == "same"


def test_nothing_against_nothing_is_nothing():
    assert compare_tasks([], []) == ()
    assert compare_targets([], []) == ()
