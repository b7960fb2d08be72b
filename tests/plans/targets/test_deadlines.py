import pytest


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
