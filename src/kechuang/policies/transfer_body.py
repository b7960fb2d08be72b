"""技术转移示范机构: demonstration bodies of technology transfer (国科发火字〔2007〕565号), local figures."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.rules.declare import choice, local, money, number
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import least_of

RULE = Document(
    "国家技术转移示范机构管理办法",
    "国科发火字〔2007〕565号",
    None,
    ("定位", "业绩", "场所和客户", "人员和部门", "制度", "信誉", "评价和撤销", "数量条件", "后补助"),
)

FULL_TIME = number("transfer_full_time", "专职从业人员数", "人")
BROKERS = number("transfer_brokers", "持证技术经纪人数", "人")
DEALS = number("transfer_deals", "上年度促成技术转移数", "项", time="year")
REVENUE = money("transfer_revenue", "上年度技术转移服务收入", time="year")
CONTRACTS = money("transfer_contracts", "上年度促成技术合同金额", time="year")
RECEIVED = money("transfer_received", "上年度促成合同实际到账金额", time="year")
RESULTS = ("优秀", "良好", "合格", "整改", "未评价")
LAST = choice("transfer_result_last", "最近一次评价结果", RESULTS, fixed=True)
BEFORE = choice("transfer_result_before", "前一次评价结果", RESULTS, fixed=True)

POLICY = Policy(
    "transfer_body",
    "技术转移示范机构",
    "Demonstration body of technology transfer",
    subject="body",
    reference="application",
    grants=Sentence("认定为技术转移示范机构", "Designation as a demonstration body of technology transfer"),
    aliases=("技术转移机构",),
    procedure=Procedure("recognition", "platform", "national", form="transfer_body", asks=("name",)),
)


@POLICY.since("2007-01-01", documents=(RULE,))
def v2007(v: Version) -> None:
    """The national conditions are qualitative; figures are set by each jurisdiction."""
    for code, label, article in (
        ("position", "符合产业政策，定位清楚，商业模式有特色", "定位"),
        ("record", "有技术转移经验和成功案例", "业绩"),
        ("place", "有固定场所和稳定客户", "场所和客户"),
        ("departments", "部门设置合理，专职人员胜任", "人员和部门"),
        ("rules", "有章程、客户管理和内部制度", "制度"),
        ("reputation", "信誉良好，无有责投诉", "信誉"),
    ):
        v.judge(code, label, RULE(article))
    v.must(
        "standing",
        "未连续两次评价不达标",
        ~(LAST.is_("整改") & BEFORE.is_("整改")),
        RULE("评价和撤销"),
        confidence="S",
    )
    figures(v)


def figures(v: Version) -> None:
    """Floors that a jurisdiction sets, and its subsidy on contract money received."""
    article = RULE("数量条件")
    v.must(
        "full_time",
        "专职人员达到本地规定",
        FULL_TIME >= local("transfer_staff_floor", "专职人员下限", "人", article),
        article,
    )
    v.must(
        "brokers",
        "持证技术经纪人达到本地规定",
        BROKERS >= local("transfer_broker_floor", "持证技术经纪人下限", "人", article),
        article,
    )
    v.must(
        "deals",
        "促成技术转移数达到本地规定",
        DEALS >= local("transfer_deal_floor", "促成技术转移数下限", "项", article),
        article,
    )
    revenue = REVENUE >= local("transfer_revenue_floor", "服务收入下限", "元", article)
    contracts = CONTRACTS >= local("transfer_contract_floor", "促成合同金额下限", "元", article)
    v.must("income", "服务收入或促成合同金额达到本地规定（一项即可）", revenue | contracts, article)
    share = local("transfer_subsidy_share", "后补助比例", "", RULE("后补助"))
    cap = local("transfer_subsidy_cap", "后补助年度上限", "元", RULE("后补助"))
    v.grant("subsidy", "按实际到账合同金额的后补助", least_of(RECEIVED * share, cap), RULE("后补助"))
    v.lever("hire", "增聘专职人员", {FULL_TIME: 1}, "10万元", most=20, months=3)
    v.lever("broker", "培养持证技术经纪人", {BROKERS: 1}, "1万元", most=10, months=6)
    v.lever("deal", "多促成一项技术转移", {DEALS: 1}, "3万元", most=20, months=6)


WORKED = (
    "transfer_body_position=是 transfer_body_record=是 transfer_body_place=是 transfer_body_departments=是 "
    "transfer_body_rules=是 transfer_body_reputation=是 transfer_result_last=合格 transfer_result_before=合格 "
    "transfer_full_time=3 transfer_brokers=1 transfer_deals=3 transfer_revenue=20万元 transfer_contracts=300万元 "
    "transfer_received=3000万元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

SUPPOSED = (
    "transfer_staff_floor=3人 transfer_broker_floor=1人 "
    "transfer_deal_floor=3项 transfer_revenue_floor=30万元 transfer_contract_floor=300万元"
)
"""Figures a place might set."""

POLICY.case(
    "two_in_a_row",
    "2016、2017连续两次整改，取消",
    "Two results below standard in a row end the status",
    on="2018-06-01",
    given=WORKED + " transfer_result_last=整改 transfer_result_before=整改",
    expect="standing=不符合 结论=不符合",
)
POLICY.case(
    "not_in_a_row",
    "整改、合格、整改，没有连续两次，保留",
    "Below, at and below standard: it stays",
    on="2018-06-01",
    given=WORKED + " transfer_result_last=整改 transfer_result_before=合格",
    expect="standing=符合",
)
POLICY.case(
    "local_floors",
    "假定当地：3项、收入30万元或合同300万元。3项、合同300万元，符合",
    "Supposing three deals and 300,000 of income or 3 million of contracts",
    on="2018-06-01",
    given=WORKED,
    expect="deals=符合 income=符合 结论=符合",
    figures=SUPPOSED,
)
POLICY.case(
    "too_few_deals",
    "2项、合同900万元，不符合",
    "Two deals, however large, are too few",
    on="2018-06-01",
    given=WORKED + " transfer_deals=2 transfer_contracts=900万元",
    expect="deals=不符合 结论=不符合",
    figures=SUPPOSED,
)
POLICY.case(
    "subsidy",
    "假定到账金额的2%、每年100万元封顶：到账3000万元补60万元",
    "Supposing 2 % of money received up to a million: 600,000",
    on="2022-06-01",
    given=WORKED,
    expect="subsidy=60万元",
    figures="transfer_subsidy_share=2% transfer_subsidy_cap=100万元",
)
POLICY.case(
    "subsidy_capped",
    "到账8000万元，封顶100万元",
    "and the cap of a million",
    on="2022-06-01",
    given=WORKED + " transfer_received=8000万元",
    expect="subsidy=100万元",
    figures="transfer_subsidy_share=2% transfer_subsidy_cap=100万元",
)
