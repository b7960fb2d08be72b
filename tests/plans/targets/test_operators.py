from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("sentence", "op", "bound", "value", "unit"),
    [
        ("高新技术企业达到120家。", ">=", None, "120", "家"),
        ("湿地保护率提高到52.5%以上。", ">=", None, "52.5", "%"),
        ("数字产业营业收入突破300亿元。", ">", None, "300", "亿元"),
        ("单位产品能耗不高于0.4吨标准煤/万元。", "<=", None, "0.4", "吨标准煤/万元"),
        ("票据差错率控制在2%以内。", "<=", None, "2", "%"),
        ("粮食播种面积稳定在36万亩左右。", "=", None, "36", "万亩"),
        ("空气优良天数比例保持在85%以上。", ">=", None, "85", "%"),
        ("铅酸电池回收比下降至0.6以下。", "<=", None, "0.6", ""),
        ("建成公共实验室6个。", "build", "=", "6", "个"),
        ("培育链主企业15家以上。", "build", ">=", "15", "家"),
        ("每年至少举办4场对接活动。", "build", ">=", "4", "场"),
        ("实施技术改造项目超过200个。", "build", ">", "200", "个"),
        ("归集科技文献2000余篇,新建书屋20余个。", "build", ">", "2000", "篇"),
        ("规上工业增加值增长7.5%左右。", "increase_by", "=", "7.5", "%"),
        ("再生水利用率提高3个百分点以上。", "increase_by", ">=", "3", "个百分点"),
        ("化肥使用量下降超过6%。", "increase_by", ">", "-6", "%"),
        ("提升新建厂房节能标准至72%。", ">=", None, "72", "%"),
        ("全国完成老旧管网改造面积超过1亿平方米。", "build", ">", "1", "亿平方米"),
        ("市级财政三年安排科技专项资金不低于2.4亿元。", "build", ">=", "2.4", "亿元"),
        ("推进宏远20万千瓦光伏、华丰8万千瓦风电等20个项目。", "build", "=", "20", "个"),
        ("降低企业用电成本4%以上。", "increase_by", ">=", "-4", "%"),
        ("技术合同成交额较2020年翻一番。", "multiply", None, "2", "倍"),
        ("技术合同成交额较2020年翻两番。", "multiply", None, "4", "倍"),
        ("检验检测机构数量增长到3倍。", "multiply", None, "3", "倍"),
        ("科技进步贡献率提高三个百分点。", "increase_by", "=", "3", "个百分点"),
        ("规上企业研发活动覆盖面达到八成以上。", ">=", None, "8", "成"),
        ("仪器检定平均周期压缩至3周以内。", "<=", None, "3", "周"),
    ],
)
def test_the_words_around_a_number_give_operator_bound_value_and_unit(read, sentence, op, bound, value, unit):
    target = read(sentence)[0]
    assert (target.op, target.bound, target.value, target.unit) == (op, bound, Decimal(value), unit)


def test_a_range_has_both_ends(only):
    target = only("引进5—8个海外团队。")
    assert (target.value, target.value_max) == (5, 8)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("高新技术企业要达到120家。", "要达到"),
        ("重点建设3个中试基地。", "重点建设"),
        ("湿地保护率提高到52%以上。", "提高到…以上"),
        ("研发投入占地区生产总值比重达3%。", "达"),
        ("着力打造10个示范园区。", "着力打造"),
        ("砖瓦产能压减25%以上。", "压减…以上"),
    ],
)
def test_the_words_of_the_operator_are_kept_as_printed(only, sentence, words):
    assert only(sentence).op_text == words


def test_about_is_marked_and_exact_is_not(read):
    near, exact = read("建设10家左右生态园区,开展8次巡查。")
    assert (near.approx, exact.approx) == (True, False)


@pytest.mark.parametrize("hedge", ["力争", "争取", "确保"])
def test_a_hedge_is_kept_and_still_promises(only, hedge):
    target = only(f"{hedge}高新技术企业达到120家。")
    assert (target.hedge, target.value) == (hedge, 120)


def test_a_yearly_flow_is_told_from_a_total(read):
    flow, total = read("每年引进5个团队。到2025年引进25个团队。")
    assert (flow.per, total.per) == ("year", None)


def test_the_baseline_of_a_change_is_kept(only):
    target = only("单位产值能耗比2020年下降14%。")
    assert (target.baseline, target.deadline, target.indicator) == ("比2020年", "2025", "单位产值能耗")


def test_a_rank_is_a_ceiling_on_the_place(only):
    target = only("创新指数进入全省前三名。")
    assert (target.op, target.value, target.unit) == ("<=", 3, "名")


def test_a_share_of_a_population_is_a_floor_on_the_share(only):
    target = only("年底前65%以上的乡镇卫生院完成改造。")
    assert (target.op, target.value, target.unit) == (">=", 65, "%")
    assert target.indicator == "乡镇卫生院完成改造比例"
