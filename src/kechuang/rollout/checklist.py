"""The checklist as a table: what must be done about a new policy document, by when, and where that is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.kernel.periods import Deadline, Period, last_day
from kechuang.kernel.sentences import Sentence

GUIDE_RULE = Sentence(
    "省级惠企政策“直达快享”规定（2024年，文号待补）：新政策在7个工作日内公布解读和办事指南",
    "A provincial rule on policies for enterprises (2024, number not found): the guide within 7 working days",
)
LOCAL = Sentence("本地参数，待主管部门确认", "a local figure, to be confirmed")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. Without a `period` it is due on the day the document takes force, or with the guide."""

    code: str
    label: Sentence
    explained: Sentence
    period: Period | None
    basis: Sentence
    replacing: bool = False
    """Only where the document replaces another."""

    def due(self, issued: date, in_force: date | None) -> Deadline:
        """Its last day; the day of issue is not counted."""
        if self.period is None and in_force is not None and in_force > issued:
            return Deadline(in_force)
        return last_day(issued, self.period or GUIDE_PERIOD)


GUIDE_PERIOD = Period(7, "workday")
STEPS = (
    Step(
        "competition",
        Sentence("公平竞争审查", "Look at fair competition"),
        Sentence(
            "看有没有按注册地、纳税额或指名企业选择的条款；系统只提示，由人判断。",
            "Whether clauses choose by place of registration, tax paid or name; a person decides.",
        ),
        Period(3, "workday"),
        LOCAL,
    ),
    Step(
        "guide",
        Sentence("公布解读和办事指南", "Publish explanation and guide"),
        Sentence("写清谁能享受、怎么办、找谁。", "Who is entitled, how it is done, whom to ask."),
        GUIDE_PERIOD,
        GUIDE_RULE,
    ),
    Step(
        "rules",
        Sentence("写成规则并测算", "Write it as rules and stage them"),
        Sentence(
            "条件、金额和期限写进政策库，用修订测算看谁受影响、要多少钱。",
            "Conditions, amounts and periods into the policies; stage the change: who moves, what it costs.",
        ),
        None,
        LOCAL,
    ),
    Step(
        "form",
        Sentence("申请表和材料清单备好", "Form and list of documents ready"),
        Sentence(
            "只问登记库里没有的；能免申即享的列入免申即享。",
            "Ask only what is not on record; grant unasked what can be.",
        ),
        None,
        LOCAL,
    ),
    Step(
        "told",
        Sentence("通知符合条件的单位", "Tell who qualifies"),
        Sentence("按夜间测算的名单通知，留下通知的方式。", "By the list of the night's run; say how they were told."),
        Period(10, "workday"),
        LOCAL,
    ),
    Step(
        "repealed",
        Sentence("标明旧文件失效", "Mark the old document repealed"),
        Sentence("网站、窗口和本库里不再引用旧文件。", "Site, counter and library no longer rest on it."),
        None,
        LOCAL,
        replacing=True,
    ),
)


def step_of(code: str) -> Step:
    """The step of that code. Raises KeyError."""
    return {step.code: step for step in STEPS}[code]
