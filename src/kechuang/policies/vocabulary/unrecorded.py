"""Why the grant of some policies enters no record here: where it is had instead, and what counts it."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence

IN_TAX_RETURN = Sentence(
    "自行判别、申报享受，留存备查；减免的税额见年度报表，不另发证。",
    "Taken in the tax return by oneself, papers kept; the yearly return holds the amount, and nothing is issued.",
)
AS_MONEY = Sentence(
    "确定的是一笔资金：登记在科技资金台账，按金额计入支出类指标。",
    "What is granted is an amount: it stands in the ledger of public money, and indicators of spending count it.",
)
BY_FUND = Sentence(
    "由基金管理机构决定出资，不由科技局发证。",
    "The manager of the fund decides to invest; the bureau issues nothing.",
)
OF_PLACE = Sentence(
    "授予地方或园区，由上级批准；批准后在登记库登记“创建进程”，指标按它计。",
    "Given to a place or park from above; once approved it is entered as a step of its standing, which is read.",
)
READ_OFF = Sentence(
    "由记录直接判断，条件变了结果随之变化，不另发证。",
    "Read off the records: it changes with them, and nothing is issued.",
)
BY_OTHERS = Sentence(
    "由市场监管部门发证；证书导入登记库后计入指标。",
    "The market regulator issues it; its certificate counts once it is imported.",
)
