"""One target stated in several places."""

from __future__ import annotations

from kechuang.plans.findings import repeated_different, repeated_equal


def test_a_goal_that_its_task_states_again_is_told_with_both_places(draft) -> None:
    plan = draft().goal("众创空间达到6家", "众创空间数量", "6").task("建设载体")
    plan.promise("建成众创空间6家", "众创空间", "6", op="build", bound="=")
    (finding,) = repeated_equal.find(plan.read())
    assert finding.targets == (0, 1)
    assert "众创空间达到6家" in finding.sentence.zh
    assert "行动目标" in finding.sentence.zh
    assert "任务1" in finding.sentence.zh
    assert "task 1" in finding.sentence.en
    assert list(repeated_different.find(plan.read())) == []


def test_a_goal_that_its_task_states_with_another_number_is_a_contradiction(draft) -> None:
    plan = draft().goal("众创空间达到6家", "众创空间数量", "6").task("建设载体")
    plan.promise("众创空间达到8家", "众创空间数量", "8")
    (finding,) = repeated_different.find(plan.read())
    assert "≥6家" in finding.sentence.zh
    assert "≥8家" in finding.sentence.zh
    assert finding.severity == "error"
    assert list(repeated_equal.find(plan.read())) == []


def test_a_page_number_inside_a_quotation_is_not_shown(draft) -> None:
    plan = draft().goal("众创—9—空间达到6家", "众创空间数量", "6").goal("众创空间达到6家", "众创空间数量", "6").read()
    (finding,) = repeated_equal.find(plan)
    assert "—9—" not in finding.sentence.zh


def test_two_different_things_are_no_repeat(draft) -> None:
    plan = draft().goal("众创空间达到6家", "众创空间数量", "6").goal("孵化器达到6家", "孵化器数量", "6").read()
    assert list(repeated_equal.find(plan)) == []
    assert list(repeated_different.find(plan)) == []
