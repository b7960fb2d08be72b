"""Invented calls of 明湖市 and the projects that answer them: one open, one closed, one still a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Course = Literal["draft", "submitted", "returned", "reviewing", "deciding", "publicity", "granted", "paid", "refused"]
"""How far an application has come."""


@dataclass(frozen=True, slots=True)
class Told:
    """A call. Days are counted from the day of the example: `opens` before it, `closes` before (below nought) or after.

    `line` is a code of `money.LINES`; `figures` and `terms` as the call itself keeps them.
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
    courses: tuple[Course, ...] = ()
    published: bool = True


_CONTACT = "（示例）有疑问的，可在工作时间咨询计划科。"
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
        ("reviewing", "submitted", "draft"),
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
        published=False,
    ),
)

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
