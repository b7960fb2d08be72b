"""Invented calls of 明湖市 and what answers them: rewards, projects, vouchers, loans; open, closed, one a draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Course = Literal[
    "draft", "submitted", "returned", "reviewing", "scored", "deciding", "publicity", "granted", "paid", "refused"
]
"""How far an application has come."""


@dataclass(frozen=True, slots=True)
class Told:
    """A call. Days are counted from the day of the example: `opens` before it, `closes` before (below nought) or after.

    `line` is a code of `money.LINES`; `figures` and `terms` as the call itself keeps them. `texts` are what applicants
    fill in, one after the other and round again; `judged` what the office writes down with its decision.
    `points` are what a panel gives to each project that is `scored`, by SHEET; for the first `decided` it is decided.
    """

    line: str
    grant: str
    title: str
    who: str
    text: str
    opens: int
    closes: int
    figures: dict[str, str]
    terms: dict[str, str | int]
    texts: tuple[dict[str, str], ...]
    courses: tuple[Course, ...] = ()
    judged: dict[str, str] = field(default_factory=dict)
    published: bool = True
    points: tuple[tuple[int, ...], ...] = ()
    decided: int = 0


_CONTACT = "（示例）有疑问的，可在工作时间咨询计划科。"
PROJECTS = (
    {
        "project.title": "低功耗超声水表关键技术（示例）",
        "project.leader": "韩志远",
        "project.goals": "研制样机10台，计量误差不超过1%；申请发明专利2件；在两个小区试用半年。",
        "project.months": "24",
        "project.equipment": "20",
        "project.operation": "48",
        "project.labour": "20",
        "project.indirect": "12",
        "project.pure_theory": "no",
        "project.asked": "45",
    },
    {
        "project.title": "设施蔬菜水肥一体化控制器（示例）",
        "project.leader": "沈晓岚",
        "project.goals": "形成控制器样机和控制模型；在300亩设施内示范，节水20%以上；制定企业标准1项。",
        "project.months": "18",
        "project.equipment": "15",
        "project.operation": "30",
        "project.labour": "10",
        "project.indirect": "8",
        "project.pure_theory": "no",
        "project.asked": "30",
    },
    {"project.title": "船用电机在线监测（示例）", "project.leader": "罗文", "project.months": "12"},
)
RECOGNITION = {"hnte_rewarded": "否", "hnte_recognition": "重新认定"}
"""What applicants for the reward state."""
SERVICES = tuple(
    {
        "claim.provider": provider,
        "claim.contract": f"示例-JC-{number}",
        "voucher_eligible_cost": cost,
        "voucher_balance": "10万元",
        "voucher_redeemed_this_year": "0元",
        "voucher_first_claim": "否",
        "voucher_asked": "10万元",
        "voucher_used_this_year": "0元",
    }
    for number, provider, cost in (
        ("001", "明湖市产品质量监督检验中心", "8.6万元"),
        ("002", "明湖理工学院", "4.2万元"),
        ("003", "明湖市流体装备研究院", "12万元"),
    )
)
"""What redeemers of vouchers fill in."""
LOANS = tuple(
    {
        "claim.bank": "明湖农商银行",
        "claim.contract": f"示例-DK-{number}",
        "interest_principal": principal,
        "loan_rate": rate,
        "interest_since": since,
        "interest_until": until,
        "interest_paid": paid,
    }
    for number, principal, rate, since, until, paid in (
        ("11", "200万元", "4.35%", "2025-01-10", "2025-12-20", "8.3万元"),
        ("12", "350万元", "4.85%", "2025-03-01", "2026-03-01", "17.2万元"),
    )
)
"""What borrowers fill in."""


def _challenge(
    title: str, leader: str, goals: str, months: int, costs: tuple[int, int, int, int, int]
) -> dict[str, str]:
    equipment, operation, labour, indirect, asked = map(str, costs)
    return {
        "project.title": f"{title}（示例）",
        "project.leader": leader,
        "project.goals": goals,
        "project.months": str(months),
        "project.equipment": equipment,
        "project.operation": operation,
        "project.labour": labour,
        "project.indirect": indirect,
        "project.pure_theory": "no",
        "project.asked": asked,
    }


VOUCHERS = (
    ("issued", 8_000_000, 40, 140),
    ("used", 5_000_000, 100, 80),
    ("lapsed", 3_000_000, 200, -20),
    ("withdrawn", 10_000_000, 150, 30),
)
"""More vouchers than are being redeemed: state, face in fen, issued so many days ago, last day so many days on."""
FACE = 10_000_000
"""Of a voucher that is being redeemed, in fen."""
COVERED = (
    ("201", 300_000_000, 280_000_000, "running", "正常", 0),
    ("202", 200_000_000, 200_000_000, "running", "正常", 0),
    ("203", 500_000_000, 420_000_000, "running", "关注", 0),
    ("204", 400_000_000, 350_000_000, "overdue", "次级", 0),
    ("205", 200_000_000, 60_000_000, "defaulted", "损失", 40_000_000),
)
"""Loans of the pool: number, principal, what is owed, repayment, class, principal lost; all in fen."""
CLAIMED = "示例-DK-205"
"""The contract of the loan whose loss the bank claims."""
POOL = "MH-FXBC"
HALT, WARN = 50_000, 30_000
"""The limits of the invented pool, in millionths: 5 and 3 per cent."""
CHALLENGES = (
    _challenge(
        "高比转速混流泵水力模型",
        "陆远舟",
        "水力效率达到87%以上；完成三种口径样机和第三方试验。",
        24,
        (30, 45, 20, 15, 45),
    ),
    _challenge(
        "乳品加工余热回收控制系统", "何静", "综合能耗降低12%；在一条生产线连续运行六个月。", 18, (25, 40, 15, 10, 40)
    ),
    _challenge(
        "绿色建材碳足迹在线核算",
        "姜涛",
        "覆盖三类建材产品；核算误差不超过3%，形成团体标准1项。",
        18,
        (10, 42, 22, 12, 38),
    ),
    _challenge(
        "装配式混凝土构件缺陷视觉检测",
        "秦岚",
        "检出率95%以上；在两家工厂试用，申请发明专利3件。",
        24,
        (20, 32, 14, 9, 34),
    ),
    _challenge(
        "耐盐碱蔬菜品种筛选与示范", "白小雨", "筛选品种4个；示范面积200亩，亩产不低于对照。", 24, (6, 30, 12, 6, 25)
    ),
    _challenge("泵站群远程运维平台", "邵阳", "接入泵站20座；故障预警提前24小时以上。", 12, (8, 22, 10, 5, 20)),
)
"""What answers the call for challenges."""
SHEET = ("创新性 0-40", "可行性 0-30", "预期效益 0-30")
"""The lines its panel scores."""
CALLS = (
    Told(
        "example-reward",
        "hnte_city",
        "{year}年高新技术企业认定奖励兑现通知（示例）",
        "本市上一年度通过认定、证书在有效期内的高新技术企业（示例）",
        "为落实高新技术企业认定奖励，现组织申报。符合条件的企业在线确认认定情况，金额由系统按标准计算，"
        "公示无异议后一次拨付。" + _CONTACT,
        70,
        -10,
        {
            "hnte_reward_city_first": "10万元",
            "hnte_reward_city_renewed": "5万元",
            "hnte_reward_city_moved": "10万元",
        },
        {},
        (RECOGNITION,),
        ("paid", "granted", "publicity", "deciding", "submitted", "returned"),
    ),
    Told(
        "example-rd",
        "",
        "{year}年度重点研发计划项目申报指南（示例）",
        "在本市注册、有研发活动的企业、高校和科研院所（示例）",
        "围绕水环境监测、智能装备和现代农业组织研发项目，竞争择优。申报单位写明目标和可以验收的指标，"
        "按设备费、业务费、劳务费和间接费用编制预算，自筹部分不低于总经费的一半。" + _CONTACT,
        12,
        48,
        {},
        {"cap": 50_000_000, "share": "50", "least": "60"},
        PROJECTS,
        ("reviewing", "submitted", "draft"),
    ),
    Told(
        "example-challenge",
        "",
        "{year}年揭榜攻关项目申报指南（示例）",
        "有研发能力的企业、高校和科研院所（示例）",
        "围绕流体装备、绿色建材和现代农业的共性难题征集攻关项目，专家组随机抽取、独立评分，按得分从高到低支持，"
        "每项不超过50万元、不超过总经费的一半，评审得分不低于60分。" + _CONTACT,
        65,
        -3,
        {},
        {"cap": 50_000_000, "share": "50", "least": "60"},
        CHALLENGES,
        ("scored",) * 6,
        points=((37, 28, 27), (35, 26, 26), (34, 27, 24), (33, 25, 24), (31, 22, 23), (22, 17, 16)),
        decided=2,
    ),
    Told(
        "example-indirect",
        "city_voucher",
        "{year}年科技创新券兑付通知（示例）",
        "持有本市科技创新券、服务合同已经完成的科技型企业（示例）",
        "企业凭服务合同、发票和服务成果兑付科技创新券：支出5万元以内全额，超过部分按一半，每家每年最多10万元。"
        + _CONTACT,
        40,
        35,
        {
            "city_voucher_full_up_to": "5万元",
            "city_voucher_share": "50%",
            "city_voucher_year": "10万元",
            "city_voucher_first": "5万元",
        },
        {},
        SERVICES,
        ("paid", "publicity", "deciding"),
        {"fact.city_voucher_holder": "是"},
    ),
    Told(
        "example-indirect",
        "interest",
        "{year}年科技贷款贴息申报通知（示例）",
        "按期还本付息的科技型企业（示例）",
        "对企业用于研发和成果转化的贷款给予贴息：按实付利息的一半，年利率最高按4.35%、最长360天计，每笔最多20万元。"
        + _CONTACT,
        30,
        45,
        {
            "loan_interest_share": "50%",
            "loan_interest_rate": "4.35%",
            "loan_interest_days": "360天",
            "loan_interest_cap": "20万元",
        },
        {},
        LOANS,
        ("granted", "submitted"),
        {"fact.loan_interest_holder": "是"},
    ),
    Told(
        "example-indirect",
        "city_risk_cover",
        "{year}年科技贷款风险补偿申报通知（示例）",
        "与本市风险补偿资金池合作的银行（示例）",
        "已纳入资金池的贷款发生本金损失、五级分类为次级以下的，由贷款银行申报：补偿本金损失的一半，每笔最多60万元。"
        + _CONTACT,
        45,
        60,
        {
            "city_loan_cover_share": "50%",
            "city_loan_cover_interest": "0%",
            "city_loan_cover_cap": "60万元",
        },
        {},
        ({"claim.contract": CLAIMED},),
        ("paid",),
        {"fact.city_loan_cover_holder": "是"},
    ),
    Told(
        "example-reward",
        "rd",
        "{year}年度企业研发后补助申报通知（示例，草稿）",
        "上年度研发费用增加并享受加计扣除的科技型企业（示例）",
        "为引导企业加大研发投入，拟按研发费用增量的一定比例给予后补助。" + _CONTACT,
        0,
        60,
        {"post_subsidy_share": "10%", "post_subsidy_cap": "50万元"},
        {},
        (),
        published=False,
    ),
)
