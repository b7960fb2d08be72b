"""Goals: carried by a task, dated, with a number."""

from __future__ import annotations

from kechuang.plans.findings import aim_unquantified, goal_without_task, target_without_deadline

SHARE = ("研发经费占产值的比重达到3%", "研发经费占产值的比重", "3", "%")


def three_tasks(draft, words: str = ""):
    return draft().task("建设载体", words).task("引进人才").task("优化服务")


def test_a_goal_that_no_task_takes_up_is_told(draft) -> None:
    (finding,) = goal_without_task.find(three_tasks(draft).goal("飞地中心达到2家", "飞地中心数量", "2").read())
    assert "飞地中心达到2家" in finding.sentence.zh
    assert finding.targets == (0,)


def test_a_goal_that_a_task_names_is_carried(draft) -> None:
    plan = three_tasks(draft, "布局建设飞地中心。").goal("飞地中心达到2家", "飞地中心数量", "2")
    assert list(goal_without_task.find(plan.read())) == []


def test_a_goal_that_a_task_states_under_a_longer_name_is_carried(draft) -> None:
    plan = three_tasks(draft).promise("引进高层次产业团队5个", "高层次产业团队", "5", "个", op="build")
    plan.goal("高层次团队达到5个", "高层次团队数量", "5", "个")
    assert list(goal_without_task.find(plan.read())) == []


def test_a_share_is_not_carried_by_a_task_that_only_touches_its_subject(draft) -> None:
    (finding,) = goal_without_task.find(three_tasks(draft, "引导企业增加研发经费。").goal(*SHARE).read())
    assert finding.tasks == ("1",)
    assert "任务1提到“研发经费”" in finding.sentence.zh


def test_a_share_is_carried_by_a_task_that_names_it(draft) -> None:
    plan = three_tasks(draft, "推动研发经费占产值的比重逐年上升。").goal(*SHARE)
    assert list(goal_without_task.find(plan.read())) == []


def test_a_share_whose_subject_is_the_heading_of_a_task_is_carried(draft) -> None:
    plan = (
        three_tasks(draft)
        .task("推广绿色建筑")
        .goal("绿色建筑占新建建筑比重达到60%", "绿色建筑占新建建筑比重", "60", "%")
    )
    assert list(goal_without_task.find(plan.read())) == []


def test_a_goal_beyond_the_period_is_an_outlook(draft) -> None:
    plan = three_tasks(draft).goal(*SHARE, deadline="2035").read()
    assert list(goal_without_task.find(plan)) == []


def test_many_goals_without_a_task_are_one_finding(draft) -> None:
    plan = three_tasks(draft)
    for place, name in enumerate(
        ["飞地中心", "海外智库", "数据工场", "低空航线", "概念车间", "试验农场", "深海浮标"], 2
    ):
        plan.goal(f"{name}达到{place}家", f"{name}数量", str(place))
    (finding,) = goal_without_task.find(plan.read())
    assert len(finding.targets) == 7


def test_a_plan_of_two_tasks_is_not_asked(draft) -> None:
    assert list(goal_without_task.find(draft().task("甲").task("乙").goal(*SHARE).read())) == []


def test_targets_without_a_date_are_one_finding(draft) -> None:
    plan = draft().goal("众创空间达到6家", "众创空间数量", "6", deadline=None)
    plan.goal("孵化器达到2家", "孵化器数量", "2", deadline=None).goal("加速器达到1家", "加速器数量", "1")
    (finding,) = target_without_deadline.find(plan.read())
    assert finding.targets == (0, 1)


def test_a_yearly_target_needs_no_other_date(draft) -> None:
    plan = draft().goal("每年培训6场", "培训", "6", "场", deadline=None, per="year").read()
    assert list(target_without_deadline.find(plan)) == []


def test_an_aim_without_a_number_is_told(draft) -> None:
    plan = draft().goal("众创空间达到6家", "众创空间数量", "6")
    (finding,) = aim_unquantified.find(plan.read("服务体系更加完善,创新水平位居全省前列。", "众创空间达到6家。"))
    assert "服务体系更加完善" in finding.sentence.zh
    assert "位居全省前列" in finding.sentence.zh
    assert len(finding.spans) == 2


def test_an_aim_that_numbers_follow_is_fine(draft) -> None:
    plan = draft().goal("众创空间达到6家", "众创空间数量", "6")
    assert list(aim_unquantified.find(plan.read("创新载体明显增强。众创空间达到6家。"))) == []
    assert list(aim_unquantified.find(plan.read("创新载体明显增强。", "——创新载体。众创空间达到6家。"))) == []


def test_a_rank_with_a_number_and_words_outside_the_goals_are_fine(draft) -> None:
    plan = draft().task("建设载体", "服务体系更加完善。")
    assert list(aim_unquantified.find(plan.read("创新指数进入全省前3位。"))) == []
