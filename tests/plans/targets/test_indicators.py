import pytest


@pytest.mark.parametrize(
    ("sentence", "indicator", "scope"),
    [
        ("高新技术企业达到120家。", "高新技术企业数量", None),
        ("省级以上检测中心达到2家。", "检测中心数量", "省级以上"),
        ("全市技术合同成交额达到4亿元。", "技术合同成交额", "全市"),
        ("规模以上工业企业研发投入占比达到3%。", "规模以上工业企业研发投入占比", "规模以上工业企业"),
        ("建成1家国家级孵化器。", "孵化器", "国家级"),
        ("木结构房屋占新建房屋12%以上。", "木结构房屋占新建房屋比例", None),
        ("实施泵阀、乳品等12个重点项目建设。", "重点项目", None),
        ("推动泵阀产业规模达280亿元。", "泵阀产业规模", None),
        ("将节水率提升至64%以上。", "节水率", None),
        ("新签约亿元以上项目27个。", "亿元以上项目", "亿元以上"),
        ("完成造林6万亩。", "造林", None),
        ("每年安排不少于500万元用于科普项目。", "科普项目资金", None),
        ("市级财政安排专项资金2亿元。", "专项资金", "市级财政"),
        ("专家工作站要建成11家。", "专家工作站", None),
        ("打造100亿元以上科创基金群。", "科创基金群", None),
        ("设立总规模5亿元的引导基金。", "引导基金", None),
        ("研发投入强度由2020年的2.1%提高到2.8%。", "研发投入强度", None),
        ("力争规上制造业企业建有研发机构的比例2025年达到45%。", "规上制造业企业建有研发机构的比例", "规上制造业企业"),
        ("城镇新增就业1.2万人以上。", "城镇新增就业", None),
    ],
)
def test_the_indicator_and_its_scope(only, sentence, indicator, scope):
    target = only(sentence)
    assert (target.indicator, target.scope) == (indicator, scope)


def test_the_place_of_the_value_is_its_number_and_unit(only):
    text = "高新技术企业达到120家以上。"
    span = only(text).value_span
    assert text[span.start : span.end] == "120家"


def test_a_whole_territory_holds_for_the_rest_of_the_sentence(read):
    found = read("全市新建充电站20座、充电桩600个。")
    assert [t.scope for t in found] == ["全市", "全市"]


def test_an_item_that_is_only_a_verb_speaks_of_the_thing_before(read):
    found = read("新签约亿元以上项目27个、竣工20个。")
    assert [t.indicator for t in found] == ["亿元以上项目", "竣工亿元以上项目"]


def test_a_change_after_a_delivery_is_a_change_of_the_thing_delivered(read):
    found = read("完成工业投资90亿元、增长10%以上。")
    assert [(t.indicator, t.op) for t in found] == [("工业投资", "build"), ("工业投资", "increase_by")]


def test_a_value_without_a_subject_speaks_of_the_clause_before(only):
    assert only("合同登记办理时限进一步压缩,减至1个月。").indicator == "合同登记办理时限"
