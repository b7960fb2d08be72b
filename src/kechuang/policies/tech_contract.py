"""技术合同认定登记: which contracts are registered as technology contracts, and their two amounts."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.contract import (
    CARRIER_COST,
    CARRIER_SETS,
    CONTRACT_KIND,
    CONTRACT_NON_TECHNICAL,
    CONTRACT_SIGNED,
    CONTRACT_TOTAL,
    CONTRACT_WRITTEN,
    DEVELOPMENT,
    SERVICE,
    TRANSFER,
)
from kechuang.rules.declare import choice, unknown, yes_no
from kechuang.rules.parameters import Citation
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import ON, Node, all_of, any_of, days_between, node, soft, when

MEASURES = Document(
    "技术合同认定登记管理办法",
    "国科发政字〔2000〕063号",
    date(2000, 2, 16),
    ("申请人", "合同形式", "登记时限", "登记结果", "登记效力", "变更"),
)
RULES = Document(
    "技术合同认定规则",
    "国科发政字〔2001〕253号",
    date(2001, 7, 18),
    (
        "技术开发合同",
        "技术转让合同",
        "第三十四条至第三十八条",
        "技术服务合同",
        "混合合同",
        "技术载体",
        "第五十一条",
        "技术交易额",
        "技术性收入",
    ),
)
CIVIL_CODE = Document("中华人民共和国民法典", "", date(2020, 5, 28), ("技术合同种类",))
MEASURES_2026 = Document(
    "技术合同认定登记管理办法（工业和信息化部）",
    "",
    date(2026, 1, 23),
    ("施行日期", "申请人", "合同形式", "申请时间", "登记时限", "登记证明", "认定登记规则"),
)

APPLICANT = choice("contract_applicant", "申请登记的一方", ("卖方", "进口技术的境内买方", "其他买方"))
OWN_PLACE = yes_no("contract_own_place", "向申请人所在地登记机构申请")
FORMED = yes_no("contract_formed", "合同已成立")
FIRST_TIME = yes_no("contract_first_registration", "该合同未在其他机构申请登记", fixed=True)
AMOUNTS_STATED = yes_no("contract_amounts_stated", "合同分别写明合同交易总额和技术交易额", evidence=("技术合同文本",))
EXPIRES = yes_no("contract_in_term", "合同在有效期内")
KINDS = (*DEVELOPMENT, *TRANSFER, "技术咨询", *SERVICE)

TARGET = yes_no("contract_target", "研究开发目标明确、具体", judged=True)
NOT_MASTERED = yes_no("contract_not_mastered", "订立时双方尚未掌握该技术方案", judged=True)
INNOVATIVE = yes_no("contract_innovative", "技术方案有创新内容", judged=True)
ORDINARY_CHANGE = yes_no(
    "contract_ordinary_change", "仅为尺寸、参数、排列等一般改变或常规检验、仿制、应用", judged=True
)
MASTERED = yes_no("contract_mastered", "标的为当事人已掌握的完整、实用的技术成果", judged=True)
RIGHTS_AGREED = yes_no("contract_rights_agreed", "知识产权权属约定明确", evidence=("权属证明",))
PUBLIC_DOMAIN = yes_no("contract_public_domain", "标的为公知技术或已失效的权利")
IS_SECRET = yes_no("contract_is_secret", "标的为技术秘密")
SECRET_TESTS = yes_no("contract_secret_tests", "技术秘密不为公众所知、有价值、实用且采取了保密措施", judged=True)
PROJECT_ADVICE = yes_no(
    "contract_project_advice", "就特定技术项目作分析、论证、评价、预测或调查，以报告或意见交付", judged=True
)
ALSO_DOES = yes_no("contract_also_does", "除提供方案外还负责实施", judged=True)
NOT_TECHNICAL = yes_no("contract_not_technical", "属于单纯的经济、法律、社会问题研究或设备材料采购", judged=True)
SPECIFIC_PROBLEM = yes_no("contract_specific_problem", "运用专业知识解决特定技术问题，效果可考核", judged=True)
GIVES_RIGHTS = yes_no("contract_gives_rights", "服务合同附带转移知识产权")
ORDINARY_WORK = yes_no(
    "contract_ordinary_work",
    "属于一般加工、维修、印刷、测绘、标准化检测或以常规手段进行的勘察设计施工监理等",
    judged=True,
)

POLICY = Policy(
    "tech_contract",
    "技术合同认定登记",
    "Recognition and registration of technology contracts",
    subject="contract",
    reference="application",
    grants=Sentence(
        "技术合同登记证明，载明合同交易总额和技术交易额", "A certificate with the price and its technical part"
    ),
    aliases=("技术合同认定", "技术合同登记"),
    procedure=Procedure(
        "registration",
        "technologycontract",
        asks=("title", "signed", "buyer_name", "buyer_division", "field"),
        publicised=False,
    ),
)


@POLICY.since("2000-02-16", documents=(MEASURES,), confidence="S")
def v2000(v: Version) -> None:
    """The measures alone: who applies and in which form; what qualifies is for the registrar."""
    formal(v)
    v.must("kind", "属于技术开发、转让、咨询、服务及培训、中介合同", CONTRACT_KIND.is_(*KINDS), MEASURES("登记结果"))
    v.judge("qualifies", "登记机构认定属于技术合同", MEASURES("登记结果"))


@POLICY.since("2001-07-18", documents=(MEASURES, RULES), confidence="S")
def v2001(v: Version) -> None:
    """What qualifies is written kind by kind; a licence is a transfer of the right to use."""
    formal(v)
    qualifies(v)
    priced(v)


@POLICY.since("2021-01-01", documents=(MEASURES, RULES, CIVIL_CODE), confidence="S")
def v2021(v: Version) -> None:
    """The civil code makes the licence a kind of its own; the rest goes on."""
    v2001(v)
    v.must(
        "civil_code",
        "属于技术开发、转让、许可、咨询或服务合同（培训、中介归入服务）",
        CONTRACT_KIND.is_(*KINDS),
        CIVIL_CODE("技术合同种类"),
    )


@POLICY.since("2026-01-23", documents=(MEASURES_2026,), confidence="K-med")
def v2026(v: Version) -> None:
    """The regime printed in January 2026, as far as its draft of 2024 tells; the day it begins is not known."""
    cite = MEASURES_2026
    delay = unknown("tech_contract_2026_delay", "新办法印发至施行的天数", "天", cite("施行日期"))
    v.must("begun", "新办法已施行", days_between(node(date(2026, 1, 23)), ON) >= delay, cite("施行日期"))
    applicant = APPLICANT.is_("卖方", "进口技术的境内买方") & OWN_PLACE & FIRST_TIME
    v.must("applicant", "卖方（进口技术为境内买方）在所在地申请，且只登记一次", applicant, cite("申请人"))
    v.must("form", "完整的书面合同（含电子合同）", CONTRACT_WRITTEN, cite("合同形式"), evidence=("技术合同文本",))
    v.must("term", "在合同有效期内申请", FORMED & EXPIRES, cite("申请时间"))
    rules = cite("认定登记规则")
    kinds(v, rules, rules, rules, rules)
    v.grant("total", "成交额", CONTRACT_TOTAL, cite("登记证明"))
    v.grant("technical", "技术交易额", technical(), cite("登记证明"))
    v.clock("decision", "登记时限", 15, "工作日", cite("登记时限"))
    v.clock("expert", "金额大或有争议需专家论证的登记时限", 30, "工作日", cite("登记时限"))
    v.always(CONTRACT_NON_TECHNICAL <= CONTRACT_TOTAL)


def formal(v: Version) -> None:
    """Who applies, where, in which form, and how long it takes."""
    v.must("applicant", "由卖方申请", APPLICANT.is_("卖方"), MEASURES("申请人"))
    v.must("place", "向所在地登记机构申请，且只登记一次", OWN_PLACE & FIRST_TIME, MEASURES("申请人"))
    v.must("formed", "合同已成立", FORMED & (CONTRACT_SIGNED <= ON), MEASURES("申请人"))
    v.must("form", "完整的书面合同及附件", CONTRACT_WRITTEN, MEASURES("合同形式"), evidence=("技术合同文本", "附件"))
    v.clock("decision", "受理后完成登记", 30, "天", MEASURES("登记时限"))
    v.beyond(MEASURES("登记结果"), "outcome", "符合的分类登记并发证明，不符合的不予登记并退回")
    v.beyond(MEASURES("登记效力"), "outcome", "未登记或不予登记的合同不享受税收、信贷和奖励政策")
    v.beyond(MEASURES("变更"), "process", "履行中金额变更的，先办理变更再申请减免税和奖励")


def qualifies(v: Version) -> None:
    """What each kind must have, the limit on equipment, and the duty to state both amounts."""
    consulting = RULES("第三十四条至第三十八条")
    kinds(v, RULES("技术开发合同"), RULES("技术转让合同"), consulting, RULES("技术服务合同"))
    v.must("carrier", "作为载体的成套设备一般不超过2套", soft(CARRIER_SETS <= "2套"), RULES("技术载体"))
    v.must("stated", "合同写明合同交易总额和技术交易额", AMOUNTS_STATED, RULES("第五十一条"))
    v.beyond(RULES("混合合同"), "definition", "混合合同按技术内容的比重归类")
    v.beyond(RULES("技术性收入"), "definition", "履行后取得的价款、使用费和报酬，是减免税和奖励的依据")


def kinds(v: Version, development: Citation, transfer: Citation, consulting: Citation, service: Citation) -> None:
    """One condition for each kind; it binds only contracts of that kind."""
    secret = ~IS_SECRET | SECRET_TESTS
    asked = {
        "development": (DEVELOPMENT, all_of(TARGET, NOT_MASTERED, INNOVATIVE, ~ORDINARY_CHANGE), development),
        "transfer": (TRANSFER, all_of(MASTERED, RIGHTS_AGREED, ~PUBLIC_DOMAIN, secret), transfer),
        "consulting": (("技术咨询",), all_of(PROJECT_ADVICE, ~ALSO_DOES, ~NOT_TECHNICAL), consulting),
        "service": (SERVICE, all_of(SPECIFIC_PROBLEM, ~GIVES_RIGHTS, ~ORDINARY_WORK), service),
    }
    labels = {
        "development": "开发合同：目标明确，方案尚未掌握且有创新，不是一般改变",
        "transfer": "转让、许可合同：成果已掌握，权属明确，不是公知技术，技术秘密符合要件",
        "consulting": "咨询合同：就特定技术项目提供报告或意见，不负责实施",
        "service": "服务合同：解决特定技术问题，不转移权利，不是常规作业",
    }
    for code, (of, test, cite) in asked.items():
        v.must(code, labels[code], ~CONTRACT_KIND.is_(*of) | test, cite)


def priced(v: Version) -> None:
    """The price of the deal and its technical part."""
    v.grant("total", "合同交易总额", CONTRACT_TOTAL, RULES("第五十一条"))
    v.grant("technical", "技术交易额", technical(), RULES("技术交易额"))
    v.always(CONTRACT_NON_TECHNICAL <= CONTRACT_TOTAL)


def technical() -> Node:
    """The price less what is not technical; a reasonable quantity of carriers is not taken off."""
    beyond = when(any_of(CARRIER_COST <= "0元", CARRIER_SETS <= "2套"), "0元", CARRIER_COST)
    return CONTRACT_TOTAL - CONTRACT_NON_TECHNICAL - beyond


WORKED = (
    "contract_applicant=卖方 contract_own_place=是 contract_first_registration=是 contract_formed=是 "
    "contract_signed=2018-05-01 contract_written=是 contract_kind=委托开发 contract_target=是 "
    "contract_not_mastered=是 contract_innovative=是 contract_ordinary_change=否 contract_carrier_sets=0 "
    "contract_carrier_cost=0元 contract_amounts_stated=是 contract_total=500万元 contract_non_technical=120万元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "equipment_taken_off",
    "开发合同500万元，代购试验设备120万元：技术交易额380万元",
    "A development contract of 5 million with 1.2 million of equipment: 3.8 million are technical",
    on="2018-06-01",
    given=WORKED,
    expect="total=500万元 technical=380万元 结论=符合",
)
POLICY.case(
    "reasonable_subject",
    "开发合同300万元，含1套样机、直接成本30万元：合理数量的标的物不扣",
    "One prototype of 300,000 is a reasonable subject and is not taken off",
    on="2018-06-01",
    given=WORKED
    + " contract_total=300万元 contract_non_technical=0元 contract_carrier_sets=1 contract_carrier_cost=30万元",
    expect="total=300万元 technical=300万元",
)
POLICY.case(
    "only_size",
    "把已知模具放大20%，只是尺寸变化，不是技术开发，不予登记",
    "A known mould made 20 % larger is no development and is refused",
    on="2018-06-01",
    given=WORKED + " contract_total=80万元 contract_non_technical=0元 contract_not_mastered=否 contract_innovative=否 "
    "contract_ordinary_change=是",
    expect="development=不符合 结论=不符合",
)
POLICY.case(
    "technology_part",
    "合同500万元，其中设备320万元：成交额500万元，技术交易额180万元",
    "Of 5 million 3.2 are equipment: 1.8 million are technical",
    on="2018-06-01",
    given=WORKED + " contract_non_technical=320万元",
    expect="total=500万元 technical=180万元",
)
POLICY.case(
    "regime_2026",
    "2026年新办法的施行日期没有查到，待定",
    "The day the regime of 2026 begins was never found",
    on="2026-03-01",
    given=WORKED + " contract_in_term=是",
    expect="begun=待定 结论=待定",
)
