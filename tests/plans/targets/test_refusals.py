import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        # thresholds and descriptions
        "改造20万千瓦及以上供热机组。",
        "鼓励年用电量超过80万度的企业配备能源专员。",
        "服务年产值超70亿元的骨干企业。",
        "支持投资300万元以上项目落地。",
        "停用厂区8公里范围内旧锅炉。",
        "新建厂房执行60%节能设计标准。",
        "街心公园硬地面积不应超过3公顷。",
        # rewards to applicants
        "对新认定的企业给予一次性奖励20万元。",
        "申报单位研发投入占营业收入的比例不低于4%。",
        "新招用人员达到职工总数25%(超过80人的企业达到12%)的,可申请最高不超过30万元的贷款。",
        "按照设备投资额的10%给予补助,最高500万元。",
        "对年度增速居前3位的县区给予奖励。",
        # what is there already
        "目前全市有高新技术企业86家。",
        "截至2020年底,建成孵化器12家。",
        "2019年,高新技术企业达到80家。",
        "聚焦37项群众反映的问题持续整改。",
        "不断提升7个监测断面、9个水源地水质。",
        "在5个县加强宣传。",
        "组织90家企业参加展会。",
        "用好640万吨指标。",
        "组织开展全省500余家水泥、玻璃等行业重点排放单位上一年度排放报告与核查工作。",
        "落实省支持明湖30条措施。",
        "承担课题经费超过300万元且通过自主验收的,可直接认定。",
        "每年择优评选不超过10个标杆项目,每个项目补助20万元。",
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
        ("实施投资300万元以上项目超过300个。", 300),
        ("打造4家以上上市企业。", 4),
        ("每年推动150万平方米以上的旧厂房改造。", 150),
        ("新建校舍100%执行绿色建筑标准。", 100),
        ("面上企业由86家发展到120家。", 120),
        ("面向2万名技术人员开展培训。", 2),
        ("抓好项目前期工作,确保开工率达到90%。", 90),
        ("新建4.1万亩高标准农田。", 4),
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
