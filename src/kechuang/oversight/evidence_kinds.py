"""Which evidence would show a measure, guessed from its words: a kind of record, money, or a document. No database.

A measure that states a target is shown by the target's number; this is asked only of the others. What is guessed is
shown as such, and the unit changes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kechuang.kernel.patterns import pattern
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Wanted:
    """What would show it: `records` of a kind that fit the filters, at least so many; `budget`; or a `document`."""

    evidence: str
    kind: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    least: int = 1


_DOCUMENT = pattern(r"制定|出台|修订|编制|印发|方案|办法|指南|规划|目录|标准|清单|台账|机制|制度|体系|政策|意见")
_COUNT = pattern(r"(\d+) ?(?:场|次|期)")
_RULES: tuple[tuple[re.Pattern[str], str, dict[str, str]], ...] = (
    (pattern(r"成果(?:推介|展)|推介活动|推介会"), "eventheld", {"form": "promotion"}),
    (pattern(r"大赛|竞赛"), "eventheld", {"form": "contest"}),
    (pattern(r"路演"), "eventheld", {"form": "roadshow"}),
    (pattern(r"对接(?:活动|会)|精准对接|项目对接|供需对接"), "eventheld", {"form": "matching"}),
    (pattern(r"培训|宣讲|辅导|讲座"), "eventheld", {"form": "training"}),
    (pattern(r"论坛|峰会|科技活动周|会商"), "eventheld", {"form": "forum"}),
    (pattern(r"走访|逐家服务|精准服务|上门服务|包联"), "servicerecord", {}),
    (pattern(r"联盟(?!管理)"), "platform", {}),
    (pattern(r"(?:实施|布局|安排|支持).{0,12}(?:科技|攻关|研发)项目|攻关项目|民生科技项目"), "project", {}),
    (pattern(r"技术合同(?:认定)?登记|签订技术合同"), "technologycontract", {}),
)
_MONEY = pattern(r"(?:专项资金|科技经费|财政投入|科技投入|资金投入)")
_NOT_RULES = pattern(r"制定|出台|修订|编制|完善.{0,12}(?:制度|机制|办法|体系)|建立.{0,20}(?:制度|机制|体系|清单|方案)")


def wanted_for(text: str) -> Wanted:
    """What would show a measure of these words that states no target."""
    if not _NOT_RULES.search(text):
        for words, kind, filters in _RULES:
            if words.search(text):
                many = _COUNT.search(text)
                return Wanted("records", kind, filters, int(many[1]) if many else 1)
        if _MONEY.search(text) and not _DOCUMENT.search(text):
            return Wanted("budget")
    return Wanted("document")


CHOICES: tuple[tuple[str, Wanted, Sentence], ...] = (
    ("document", Wanted("document"), Sentence("材料（由单位提交）", "a document of the unit")),
    ("target", Wanted("target"), Sentence("目标的数字", "the number of the target")),
    ("budget", Wanted("budget"), Sentence("预算和拨付记录", "budgets and payments")),
    *(
        (
            f"eventheld.{form}",
            Wanted("records", "eventheld", {"form": form}),
            Sentence(f"活动记录：{zh}", f"events held: {en}"),
        )
        for form, zh, en in (
            ("promotion", "成果推介", "promotion of results"),
            ("matching", "供需对接", "matching"),
            ("training", "培训", "training"),
            ("roadshow", "项目路演", "roadshow"),
            ("contest", "创新创业大赛", "contest"),
            ("forum", "论坛与会议", "forum or meeting"),
        )
    ),
    ("servicerecord", Wanted("records", "servicerecord"), Sentence("服务企业的记录", "services to enterprises")),
    ("project", Wanted("records", "project"), Sentence("科技项目记录", "projects")),
    ("platform", Wanted("records", "platform"), Sentence("创新平台记录", "innovation platforms")),
    ("certificate", Wanted("records", "certificate"), Sentence("证书记录", "certificates")),
    ("technologycontract", Wanted("records", "technologycontract"), Sentence("技术合同记录", "technology contracts")),
    (
        "intellectualproperty",
        Wanted("records", "intellectualproperty"),
        Sentence("知识产权记录", "intellectual property"),
    ),
)
"""What a unit may choose from, by the code a form sends."""


def code_of(evidence: str, kind: str, filters: Mapping[str, str]) -> str:
    """The code of the choice that a wording holds; `document` where none fits any more."""
    for code, wanted, _name in CHOICES:
        if (wanted.evidence, wanted.kind, dict(wanted.filters)) == (evidence, kind, dict(filters)):
            return code
    return "document"


def said_of(evidence: str, kind: str, filters: Mapping[str, str]) -> Sentence:
    """What would show it, in words."""
    code = code_of(evidence, kind, filters)
    return next(name for one, _wanted, name in CHOICES if one == code)
