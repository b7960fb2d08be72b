import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        # thresholds and descriptions
        "关停30万千瓦及以上燃煤机组。",
        "鼓励年用水量超过10万立方米的企业设立水务经理。",
        "服务年产值超100亿元的龙头企业。",
        "支持投资500万元以上项目落地。",
        "拆除供热半径15公里范围内燃煤锅炉。",
        "新建居住建筑执行75%节能设计标准。",
        "广场集中硬地面积不应超过2公顷。",
        # rewards to applicants
        "对新认定的企业给予一次性奖励20万元。",
        "按照设备投资额的10%给予补助,最高500万元。",
        "对年度增速居前3位的县区给予奖励。",
        # what is there already
        "目前全市有高新技术企业86家。",
        "截至2020年底,建成孵化器12家。",
        "2019年,高新技术企业达到80家。",
        "聚焦66项突出问题持续整改。",
        "组织220家企业参加全国交易。",
        "用好1500万吨指标。",
        "面向300家企业发布通知。",
        "推进明湖科技园80万千瓦光伏项目建设。",
        # names, dates, ordinals
        "实施“百企千项”行动和5G应用工程。",
        "推进三大工程、五个中心建设。",
        "落实《明湖市创新20条措施》。",
        "2023年6月底前出台管理办法。",
        "推广1+6+9政策体系和4A级景区做法。",
        # limits on third parties, words without a figure
        "申请人在目录更新后30天内提交材料。",
        "实现行政村光纤网络全覆盖。",
        "推进清洁能源替代,新增35蒸吨以下锅炉不再审批。",
    ],
)
def test_a_number_that_promises_nothing_is_passed_over(read, sentence):
    assert read(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("每年安排1000万元支持成果转化。", 1000),
        ("实施投资500万元以上项目超过300个。", 300),
        ("打造5家以上上市企业。", 5),
        ("每年推动200万平方米以上的既有建筑节能改造。", 200),
        ("新建居住建筑100%执行绿色建筑标准。", 100),
        ("面上企业由86家发展到120家。", 120),
        ("面向1万名技术人员开展培训。", 1),
        ("抓好项目前期工作,确保开工率达到90%。", 90),
        ("新建3.2万亩高标准农田。", 3),
    ],
)
def test_what_stands_near_such_words_may_still_promise(read, sentence, value):
    assert [int(t.value) for t in read(sentence)] == [value]


def test_results_told_in_a_review_are_no_targets_but_an_aim_in_it_is(read):
    found = read("高新技术企业达到80家。到2025年,高新技术企业达到120家。", part="review")
    assert [int(t.value) for t in found] == [120]


@pytest.mark.parametrize("part", ["head", "support", "tail"])
def test_rules_for_applicants_and_the_frame_of_the_document_promise_nothing(read, part):
    assert read("培育高新技术企业120家。", part=part) == ()


def test_owners_in_brackets_are_not_read(read):
    assert read("完善服务机制(牵头单位:科技局等12家单位,完成时限:2023年)。") == ()
