"""The project of an application: what its form asks, and reading it whole: money in fen, the budget's three parts.

Direct costs have three items since 国办发〔2021〕32号 (equipment, operation, labour). Money is typed in 万元.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kechuang.cases.joined import Item
from kechuang.funds.by_date.indirect import Ceiling, ceiling
from kechuang.funds.calls import claim_form
from kechuang.funds.calls.written import decimal_of
from kechuang.funds.ledger.entries import MOST
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models.call import Call
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

_FEN = Decimal(1_000_000)
"""Of 1 万元."""
_YES_NO = (("yes", Sentence("是", "yes")), ("no", Sentence("否", "no")))


def fen_of(text: str) -> int | None:
    """Money typed in 万元 (a unit may stand behind: 50, 50万元, 500000元), exact to the fen; None where it is none."""
    said = "".join(text.split()).replace(",", "").replace("，", "")
    scale = Decimal(100) if said.endswith("元") and not said.endswith("万元") else _FEN
    value = decimal_of(said.removesuffix("元").removesuffix("万"))
    if value is None or not value.is_finite() or value < 0:
        return None
    fen = value * scale
    return int(fen) if fen == fen.to_integral_value() and fen <= MOST else None


def _wrong_money(text: str) -> Sentence | None:
    if fen_of(text) is None:
        return Sentence("看不懂这个金额，请以万元为单位填数字。", "Give a number, in 万元.")
    return None


def _wrong_months(text: str) -> Sentence | None:
    if text.isdecimal() and 1 <= int(text) <= 120:
        return None
    return Sentence("实施期为1至120个月。", "From 1 to 120 months.")


def _money(name: str, zh: str, en: str, hint: Sentence | None = None) -> Item:
    return Item(f"project.{name}", Sentence(zh, en), "wan", hint=hint, wrong=_wrong_money)


_TITLE = Item("project.title", Sentence("项目名称", "Title of the project"))
_GOALS = Item(
    "project.goals",
    Sentence("目标和考核指标", "Goals and how they are measured"),
    "text",
    hint=Sentence(
        "写到可以验收的程度：做成什么、达到什么数值。", "So that it can be accepted: what, and which figures."
    ),
)
_ALL = (
    _TITLE,
    Item("project.leader", Sentence("项目负责人", "Who leads it")),
    _GOALS,
    Item("project.months", Sentence("实施期（月）", "Months it takes"), "number", wrong=_wrong_months),
    _money("equipment", "设备费", "Equipment"),
    _money(
        "operation", "业务费", "Operation", Sentence("材料、测试、差旅、会议等", "Material, tests, travel, meetings")
    ),
    _money("labour", "劳务费", "Labour"),
    _money(
        "indirect", "间接费用", "Indirect costs", Sentence("按规定有上限，超过不能提交", "Held to a ceiling by date")
    ),
    Item(
        "project.pure_theory",
        Sentence("是否纯理论基础研究", "Purely theoretical basic research"),
        "choice",
        choices=_YES_NO,
    ),
    _money("asked", "申请财政资金", "Public money asked for", Sentence("其余为自筹", "The rest is your own")),
)


def items_of(call: Call) -> tuple[Item, ...]:
    """What the form of an application to the call asks: of a competitive call a whole project, else less."""
    if call.granted:
        return claim_form.items_of(call.granted)
    return _ALL if call.mode == "competitive" else (_TITLE, _GOALS)


@dataclass(frozen=True, slots=True)
class Project:
    """What was typed, as plain JSON, and the money in it in fen (nought where the call asks for none)."""

    told: dict[str, Any]
    direct: int = 0
    equipment: int = 0
    indirect: int = 0
    asked: int = 0
    pure_theory: bool | None = None

    @property
    def whole(self) -> int:
        """The whole budget."""
        return self.direct + self.indirect

    def ceiling(self, day: date) -> Ceiling:
        """The most that may be indirect costs by the policy of a day."""
        return ceiling(self.direct, self.equipment, self.indirect, day, pure_theory=self.pure_theory)


def read(call: Call, texts: Mapping[str, str]) -> Project:
    """Raises BadInput naming the first item that is missing or cannot be taken."""
    if call.granted:
        return Project(dict(claim_form.read(call.granted, texts)))
    told: dict[str, Any] = {}
    for item in items_of(call):
        text = texts.get(item.name, "").strip()
        why = item.wrong(text) if text else Sentence(f"没有填“{item.label.zh}”。", f"Missing: {item.label.en}.")
        if why is not None:
            raise _bad(item.name, Sentence(f"{item.label.zh}：{why.zh}", f"{item.label.en}: {why.en}"))
        told[item.name.removeprefix("project.")] = fen_of(text) if item.kind == "wan" else text
    return project_of(told)


def project_of(told: Mapping[str, Any]) -> Project:
    """From what is stored of an application."""
    if "asked" not in told:
        return Project(dict(told))
    direct = told["equipment"] + told["operation"] + told["labour"]
    theory = told.get("pure_theory") == "yes"
    return Project(dict(told), direct, told["equipment"], told["indirect"], told["asked"], theory)


def refuse_budget(call: Call, project: Project, day: date) -> Ceiling | None:
    """Hold the budget to what the texts and the call say on a day. Raises BadInput naming the item.

    Gives the ceiling of indirect costs; None where the call asks for no budget.
    """
    if "asked" not in project.told:
        return None
    if project.asked <= 0 or project.asked > project.whole:
        raise _bad(
            "project.asked",
            Sentence(
                f"申请{yuan(project.asked)}元，应大于零且不超过项目总经费{yuan(project.whole)}元。",
                f"{yuan(project.asked)} yuan asked; above nought, at most the whole budget of {yuan(project.whole)}.",
            ),
        )
    cap = call.terms.get("cap")
    if cap and project.asked > cap:
        raise _bad(
            "project.asked",
            Sentence(
                f"申请{yuan(project.asked)}元，超过单项支持上限{yuan(cap)}元。",
                f"{yuan(project.asked)} yuan asked, above the most for a project, {yuan(cap)}.",
            ),
        )
    most = project.ceiling(day)
    if most.fen is not None and project.indirect > most.fen:
        raise _bad(
            "project.indirect",
            Sentence(
                f"间接费用{yuan(project.indirect)}元超过上限。{most.reason.zh}",
                f"Indirect costs of {yuan(project.indirect)} yuan exceed the ceiling. {most.reason.en}",
            ),
        )
    return most


def _bad(field: str, said: Sentence) -> BadInput:
    return BadInput(
        "application.project", said, Sentence("请改正后再提交。", "Put it right, then submit."), field=field
    )
