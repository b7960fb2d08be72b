from decimal import Decimal

FLAT = ("表1 主要指标", "指标名称", "单位", "2020年", "2025年", "属性")


def rows(found):
    return [(t.indicator, t.op, t.value, t.unit, t.deadline, t.deadline_source) for t in found]


def test_a_table_fallen_apart_into_cells_gives_the_column_of_the_goal(read):
    found = read(*FLAT, "研发投入强度", "%", "1.8", "2.6", "预期性", "孵化器", "家", "4", "9", "预期性", part="goal")
    assert rows(found) == [
        ("研发投入强度", ">=", Decimal("2.6"), "%", "2025", "table_header"),
        ("孵化器", ">=", 9, "家", "2025", "table_header"),
    ]


def test_a_table_with_tabs_is_read_the_same(read):
    found = read("指标\t单位\t2020年\t2025年", "孵化器\t家\t4\t9", "湿地保护率\t%\t50\t52", part="goal")
    assert [(t.indicator, int(t.value), t.unit) for t in found] == [("孵化器", 9, "家"), ("湿地保护率", 52, "%")]


def test_a_unit_in_the_label_and_words_in_the_cell_count(read):
    found = read(
        "主要指标",
        "指标",
        "2025年",
        "工业用水量(万吨)",
        "≤300",
        "单位产值能耗",
        "下降15%",
        "占比",
        "20%左右",
        part="goal",
    )
    assert [(t.op, int(t.value), t.unit, t.approx) for t in found] == [
        ("<=", 300, "万吨", False),
        ("increase_by", -15, "%", False),
        ("=", 20, "%", True),
    ]


def test_a_table_of_past_years_gives_nothing(read):
    assert read("指标", "2015年", "2018年", "孵化器(家)", "2", "3", "园区(个)", "1", "2", part="goal") == ()


def test_a_quotation_spans_label_and_value(read):
    found = read(*FLAT, "研发投入强度", "%", "1.8", "2.6", "预期性", "孵化器", "家", "4", "9", "预期性", part="goal")
    assert found[1].quote == "孵化器\n家\n4\n9"


def test_a_total_of_what_is_consumed_or_emitted_is_a_ceiling(read):
    found = read("主要指标\t单位\t2025年", "能源消费总量\t万吨\t1150", "湿地总量\t万亩\t30", part="goal")
    assert [(t.indicator, t.op) for t in found] == [("能源消费总量", "<="), ("湿地总量", ">=")]
