"""Acts on money that the log tells of; the entries they make stand in `after` under `ledger`."""

from __future__ import annotations

from kechuang.events.registry import declare

declare(
    {
        "ledger.posted": (
            "记账 | ledger entry",
            "{actor} 记入台账：{label} | {actor} entered in the ledger: {label}",
            "money moves by no other act that is told: its postings",
        ),
        "ledger.reversed": (
            "冲销分录 | ledger entry reversed",
            "{actor} 冲销台账分录：{label} | {actor} reversed in the ledger: {label}",
            "an entry is undone by another, with the reason",
        ),
        "budget.line_opened": (
            "设立预算项目 | budget line opened",
            "{actor} 设立预算项目“{label}” | {actor} opened the budget line “{label}”",
            "an officer opens a line: its mode, its class of spending, whether it is shown to all",
        ),
        "budget.set": (
            "安排预算 | budget set",
            "{actor} 为“{label}”安排预算 | {actor} gave “{label}” a budget",
            "a line gets money for a year, by a document",
        ),
        "budget.cut": (
            "调减预算 | budget cut",
            "{actor} 调减“{label}”的预算 | {actor} cut the budget of “{label}”",
            "what is not promised is taken back, with the reason",
        ),
        "budget.shifted": (
            "调剂预算 | budget shifted",
            "{actor} 从“{label}”调剂预算 | {actor} shifted budget from “{label}”",
            "money goes from one line to another of the same year",
        ),
        "budget.carried": (
            "结转预算 | budget carried over",
            "{actor} 结转“{label}”的预算 | {actor} carried over the budget of “{label}”",
            "a year is closed: what is left goes on or back, what is promised goes along",
        ),
        "award.granted": (
            "确定支持 | support granted",
            "{actor} 确定支持：{label} | {actor} granted support: {label}",
            "money of a line is promised to an organisation, by a decision",
        ),
        "award.cut": (
            "核减支持 | support cut",
            "{actor} 核减支持：{label} | {actor} cut support: {label}",
            "what is not yet paid or asked for goes back to the line, with the reason",
        ),
        "award.returned": (
            "收回结余 | surplus returned",
            "{actor} 登记收回结余：{label} | {actor} noted a surplus returned: {label}",
            "money that was paid comes back",
        ),
        "award.budgeted": (
            "填报项目预算 | project budget set",
            "{actor} 填报项目预算：{label} | {actor} set the project budget of {label}",
            "by the task contract; indirect costs held to the ceiling of the day it was signed",
        ),
        "award.evaluated": (
            "绩效评价 | performance evaluated",
            "{actor} 录入绩效评价：{label} | {actor} entered the evaluation of {label}",
            "the score and its grade; the next support of the line sees it",
        ),
        "call.drafted": (
            "起草申报通知 | call drafted",
            "{actor} 起草申报通知“{label}” | {actor} drafted the call “{label}”",
            "an officer begins a call: its line, year and what it grants",
        ),
        "call.changed": (
            "修改申报通知 | call changed",
            "{actor} 修改了申报通知“{label}”的草稿 | {actor} changed the draft of the call “{label}”",
            "only before it is published",
        ),
        "call.published": (
            "发布申报通知 | call published",
            "{actor} 发布申报通知“{label}” | {actor} published the call “{label}”",
            "somebody other than who wrote it publishes it; from then on it is open to all",
        ),
        "call.corrected": (
            "更正申报通知 | call corrected",
            "{actor} 更正申报通知“{label}” | {actor} corrected the call “{label}”",
            "what is corrected, with the reason, is published with it",
        ),
        "call.withdrawn": (
            "撤销申报通知 | call withdrawn",
            "{actor} 撤销申报通知“{label}” | {actor} withdrew the call “{label}”",
            "nobody has applied; with the reason, which stays published",
        ),
        "payment.asked": (
            "提出拨付 | payment asked for",
            "{actor} 提出拨付：{label} | {actor} asked for the payment {label}",
            "a part of an award is to be paid into an account",
        ),
        "payment.corrected": (
            "更正收款账户 | account corrected",
            "{actor} 更正收款账户：{label} | {actor} corrected the account of {label}",
            "before approval, or after the bank returned it; it is checked anew",
        ),
        "payment.checked": (
            "核对账户 | account checked",
            "{actor} 核对了收款账户：{label} | {actor} checked the account of {label}",
            "somebody other than who asked compares payee, name, bank and number with the decision",
        ),
        "payment.approved": (
            "批准拨付 | payment approved",
            "{actor} 批准拨付：{label} | {actor} approved the payment {label}",
            "somebody other than who asked agrees",
        ),
        "payment.released": (
            "送银行 | payment released",
            "{actor} 将拨付送银行：{label} | {actor} sent to the bank: {label}",
            "somebody other than who approved sends it; the money is on its way",
        ),
        "payment.paid": (
            "确认到账 | payment arrived",
            "{actor} 确认到账：{label} | {actor} confirmed that it arrived: {label}",
            "by the bank's receipt",
        ),
        "payment.bounced": (
            "银行退回 | payment returned by the bank",
            "{actor} 登记银行退回：{label} | {actor} noted that the bank returned {label}",
            "the money is promised again; the account has to be put right",
        ),
        "payment.refused": (
            "不予拨付 | payment refused",
            "{actor} 不予拨付：{label} | {actor} refused the payment {label}",
            "before it is sent, with the reason; the money stays promised",
        ),
        "payment.slip_printed": (
            "打印拨付单 | payment slip printed",
            "{actor} 打印了拨付单：{label} | {actor} printed the slip of the payment {label}",
            "the slip shows the whole account number: who printed it stands here",
        ),
        "example.money_loaded": (
            "载入示例资金 | example money loaded",
            "{actor} 载入{label}的示例资金 | {actor} loaded the example money of {label}",
            "refused attempts only: what is loaded is told by the acts themselves",
        ),
        "example.money_withdrawn": (
            "撤下示例资金 | example money withdrawn",
            "{actor} 撤下{label}的示例资金 | {actor} withdrew the example money of {label}",
            "every entry of the example is reversed; its lines, awards and payments are gone",
        ),
    }
)
