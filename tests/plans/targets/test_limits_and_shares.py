"""Limits of time, shares that depend on a condition, and sizes that only describe what is counted."""


def test_a_delay_is_a_ceiling_for_every_place_of_its_list(read):
    found = read("打造主城区2ms、到枢纽节点4ms、全市6ms低时延圈。")
    assert [(t.indicator, t.scope, t.op, str(t.value), t.unit) for t in found] == [
        ("时延", "主城区", "<=", "2", "ms"),
        ("时延", "到枢纽节点", "<=", "4", "ms"),
        ("时延", "全市", "<=", "6", "ms"),
    ]


def test_a_delay_without_an_aim_promises_nothing(read):
    assert not read("研究6ms抖动的成因。")


def test_goods_released_within_hours_are_a_ceiling(only):
    target = only("生鲜货物实行8小时内放行。")
    assert (target.indicator, target.scope, target.op, str(target.value)) == ("放行时间", "生鲜货物", "<=", "8")


def test_a_share_is_the_target_and_the_figure_inside_is_its_condition(only):
    target = only("其中40%的开发区单位能耗低于0.2吨标准煤/万元。")
    assert (str(target.value), target.unit, target.op) == ("40", "%", ">=")


def test_a_level_without_a_share_before_it_stays_a_level(only):
    assert str(only("绿色出行比例达到70%以上。").value) == "70"


def test_the_size_of_firms_is_no_member_of_the_list_of_counts(read):
    found = read("亿元企业达33家、10亿元企业达5家。")
    assert [(t.indicator, str(t.value), t.unit) for t in found] == [
        ("亿元企业数量", "33", "家"),
        ("10亿元企业数量", "5", "家"),
    ]


def test_amounts_of_money_without_a_noun_stay_in_their_list(read):
    found = read("农业、工业产值分别达到20亿元、90亿元。")
    assert [str(t.value) for t in found] == ["20", "90"]


def test_what_is_built_faster_is_a_delivery(only):
    target = only("加快首批7个示范村建设。")
    assert (target.op, str(target.value), target.unit) == ("build", "7", "个")


def test_a_radius_that_a_finished_network_will_have_is_a_target(only):
    target = only("平均服务半径小于3公里的充电网络基本形成。")
    assert (target.op, str(target.value), target.unit) == ("<", "3", "公里")


def test_a_radius_that_only_describes_is_none(read):
    assert not read("停用服务半径小于3公里的旧站。")


def test_what_was_built_before_does_not_silence_the_sentence(only):
    assert str(only("创建6家示范区,推进甲县等已建示范区升级。").value) == "6"
