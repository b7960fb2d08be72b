import pytest

from kechuang.plans.model import Document, Reading
from kechuang.plans.reading import read as read_document


def reading_of(text: str) -> Reading:
    return read_document(Document("plan.txt", "txt", text, ""))


@pytest.mark.parametrize(
    ("sentence", "deadline", "source"),
    [
        ("到2023年,建成孵化器5家。", "2023", "explicit"),
        ("到2023年底,建成孵化器5家。", "2023-12", "explicit"),
        ("2023年6月底前建成孵化器5家。", "2023-06", "explicit"),
        ("“十四五”期间,建成孵化器5家。", "2025", "explicit"),
        ("2022—2024年,建成孵化器5家。", "2024", "explicit"),
        ("建成孵化器5家。", "2025", "plan_period"),
        ("建成孵化器5家。(责任单位:科技局,完成期限:2022年9月底)", "2022-09", "assignment"),
    ],
)
def test_a_deadline_and_where_it_came_from(only, sentence, deadline, source):
    target = only(sentence)
    assert (target.deadline, target.deadline_source) == (deadline, source)


def test_later_clauses_inherit_the_year(read):
    first, second = read("到2023年,建成孵化器5家,专利密度达到20件。")
    assert (first.deadline_source, second.deadline_source) == ("explicit", "inherited")
    assert {first.deadline, second.deadline} == {"2023"}


def test_a_list_below_a_goal_inherits_its_year(read):
    found = read("到2023年,创新体系更加完善。", "——高新技术企业达到120家。", part="goal")
    assert [(t.deadline, t.deadline_source) for t in found] == [("2023", "inherited")]


def test_a_month_by_which_something_is_issued_is_not_the_deadline_of_the_next_sentence(only):
    target = only("5月底前出台办法。建设园区10个。", period=(2022, 2022))
    assert (target.deadline, target.deadline_source) == ("2022", "plan_period")


def test_within_the_year_is_the_year_of_a_plan_for_one_year(only):
    target = only("年内新增绿色建筑100万平方米。", period=(2022, 2022))
    assert (target.deadline, target.deadline_source) == ("2022", "explicit")


def test_without_a_period_nothing_is_guessed(only):
    target = only("建成孵化器5家。", period=(None, None))
    assert (target.deadline, target.deadline_source) == (None, "unstated")


def test_a_year_to_compare_with_is_no_deadline(only):
    assert only("能耗强度较2020年下降13%。").deadline == "2025"


def test_the_place_of_a_stated_date_is_kept(only):
    text = "到2023年,建成孵化器5家。"
    span = only(text).deadline_span
    assert text[span.start : span.end] == "到2023年"


def test_a_year_in_a_bracket_holds_only_inside_it(read):
    found = {t.value: t.deadline for t in read("到2024年,改造率达到70%(其中,2022年达到60%),入户率达到20%以上。")}
    assert found == {70: "2024", 60: "2022", 20: "2024"}


def test_a_yearly_figure_is_not_due_in_the_middle_of_a_year(read):
    first, found = read("2023年6月底前上线运行,入网仪器不少于300台,年均服务机时达到6万小时。")
    assert first.deadline == "2023-06"
    assert (found.deadline, found.deadline_source, found.per) == ("2025", "plan_period", "year")


def test_each_year_said_of_a_delivery_does_not_make_a_later_level_yearly(read):
    lectures, firms = read("每年组织不少于6场辅导,入库企业保持在150家以上。")
    assert (lectures.per, firms.per) == ("year", None)


def test_where_the_title_tells_no_years_the_rest_is_due_with_most_of_the_goals():
    text = """明湖市节水行动方案
一、主要目标
到2025年，建成示范区5个，节水器具普及率达到90%，改造管网30公里。
到2030年，节水器具普及率达到98%。
二、重点任务
（一）示范引领。培育节水企业20家。
（二）强化监管。完善机制。
"""
    assert [t.deadline for t in reading_of(text).targets] == ["2025", "2025", "2025", "2030", "2025"]


def test_the_deadline_of_a_task_on_a_line_of_its_own_holds_for_its_targets():
    text = """明湖市2025年度工作计划
一、清理河道
清理河道12条。
责任处室：河道处
完成时限：2025年9月底前
二、巡查水库
加固水库8座。
责任处室：水库处
完成时限：2025年11月底前
"""
    found = reading_of(text).targets
    assert [(t.deadline, t.deadline_source) for t in found] == [("2025-09", "assignment"), ("2025-11", "assignment")]
