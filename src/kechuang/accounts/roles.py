"""The roles, once: what each is called, where it is held (unit, organisation, nowhere), which groups it is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from django.db import models

from kechuang.kernel.sentences import Sentence

Seat = Literal["unit", "organisation", "nowhere"]


class Role(models.TextChoices):
    """What somebody is in a unit, in an organisation, or for the whole site. The label is for the database's eyes."""

    UNIT_OFFICER = "unit_officer", "单位经办人员"
    UNIT_LEADER = "unit_leader", "单位负责人"
    PROGRAMME_OFFICER = "programme_officer", "科技局业务人员"
    REPRESENTATIVE = "representative", "企业（单位）代表"
    LABORATORY_MANAGER = "laboratory_manager", "实验室管理员"
    FINANCE_OFFICER = "finance_officer", "银行、基金经办人"
    REVIEWER = "reviewer", "评审专家"
    AUDITOR = "auditor", "审计监督人员"
    SYSTEM_ADMINISTRATOR = "system_administrator", "系统管理员"
    SECURITY_ADMINISTRATOR = "security_administrator", "安全管理员"
    AUDIT_ADMINISTRATOR = "audit_administrator", "审计管理员"


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """One role: its name, the seat it is held in, and in a sentence what it is for."""

    name: Sentence
    seat: Seat
    duty: Sentence


def _facts(zh: str, en: str, seat: Seat, duty_zh: str, duty_en: str) -> RoleFacts:
    return RoleFacts(Sentence(zh, en), seat, Sentence(duty_zh, duty_en))


ROLES: Mapping[Role, RoleFacts] = MappingProxyType(
    {
        Role.UNIT_OFFICER: _facts(
            Role.UNIT_OFFICER.label,
            "unit officer",
            "unit",
            "办理本单位的任务；乡镇、园区还能看到辖区内的企业。",
            "Works on the unit's tasks; in a township or zone also sees the organisations there.",
        ),
        Role.UNIT_LEADER: _facts(
            Role.UNIT_LEADER.label,
            "unit leader",
            "unit",
            "审签本单位报送的内容，并可任命本单位的经办人员。",
            "Signs what the unit reports, and may appoint its officers.",
        ),
        Role.PROGRAMME_OFFICER: _facts(
            Role.PROGRAMME_OFFICER.label,
            "programme officer",
            "unit",
            "办理全部科技业务：规划、企业、项目、审核入驻申请。",
            "Runs the programmes: plans, organisations, projects, claims of organisations.",
        ),
        Role.REPRESENTATIVE: _facts(
            Role.REPRESENTATIVE.label,
            "representative",
            "organisation",
            "代表本企业（单位）填报和申请，只能看到本企业的内容。",
            "Reports and applies for one organisation, and sees that one only.",
        ),
        Role.LABORATORY_MANAGER: _facts(
            Role.LABORATORY_MANAGER.label,
            "laboratory manager",
            "organisation",
            "管理本机构的仪器、资质和预约。",
            "Keeps the instruments, licences and bookings of one laboratory.",
        ),
        Role.FINANCE_OFFICER: _facts(
            Role.FINANCE_OFFICER.label,
            "bank or fund officer",
            "organisation",
            "办理本银行或基金的贷款、补偿和投资。",
            "Handles loans, compensation and investments of one bank or fund.",
        ),
        Role.REVIEWER: _facts(
            Role.REVIEWER.label,
            "reviewer",
            "nowhere",
            "只看到分派给自己的评审材料。",
            "Sees only what was assigned for review.",
        ),
        Role.AUDITOR: _facts(
            Role.AUDITOR.label,
            "auditor",
            "nowhere",
            "可查看全部业务内容和事件记录，不能改动。",
            "Reads all business records and the log, and changes nothing.",
        ),
        Role.SYSTEM_ADMINISTRATOR: _facts(
            Role.SYSTEM_ADMINISTRATOR.label,
            "system administrator",
            "nowhere",
            "管理运行：后台作业、备份；看不到业务内容。",
            "Runs the machine: jobs and backups; sees no business records.",
        ),
        Role.SECURITY_ADMINISTRATOR: _facts(
            Role.SECURITY_ADMINISTRATOR.label,
            "security administrator",
            "nowhere",
            "管理账号和授权；看不到业务内容。",
            "Manages accounts and roles; sees no business records.",
        ),
        Role.AUDIT_ADMINISTRATOR: _facts(
            Role.AUDIT_ADMINISTRATOR.label,
            "audit administrator",
            "nowhere",
            "查看和导出事件记录；看不到业务内容。",
            "Reads and exports the log; sees no business records.",
        ),
    }
)

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR})
"""The three that one person never holds two of (GB/T 22239-2019 §8.1.4.2 d, separation of administrators)."""
UNIT_ROLES = frozenset(role for role, facts in ROLES.items() if facts.seat == "unit")
ORGANISATION_ROLES = frozenset(role for role, facts in ROLES.items() if facts.seat == "organisation")
STAFF = UNIT_ROLES | ADMINISTRATORS | {Role.AUDITOR}
"""Who works for the government: a second factor is asked of them."""
BUSINESS = frozenset(ROLES) - ADMINISTRATORS
"""Who may meet business records at all; which rows is another question."""
CHANGING = BUSINESS - {Role.AUDITOR}
"""Who may be given a verb that changes a business record."""
