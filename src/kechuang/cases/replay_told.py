"""A replayed decision in words and as plain JSON; and finding the decision that is asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from kechuang.cases.joined import Reckoned
from kechuang.cases.models import Decision
from kechuang.cases.replaying import VERDICTS, Replayed
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

WORDS = {
    "yes": Sentence("符合", "yes"),
    "no": Sentence("不符合", "no"),
    "unknown": Sentence("待定", "undetermined"),
    "": Sentence("没有这一条", "no such condition"),
}
OUTCOMES = {"granted": Sentence("通过", "granted"), "refused": Sentence("不予通过", "refused")}


def asked_decision(number: str, ordinal: int = 0) -> Decision:
    """That decision of that case, the last one for 0. Raises BadInput where there is none."""
    rows = Decision.objects.filter(case__number=number.strip()).select_related("case").order_by("-ordinal")
    found = (rows.filter(ordinal=ordinal) if ordinal else rows).first()
    if found is None and not ordinal:  # a payment decides nothing by itself: it rests on the decision of what it pays
        behind = Decision.objects.filter(case__following__number=number.strip(), case__following__flow="payment")
        found = behind.select_related("case").order_by("-ordinal").first()
    if found is None:
        raise BadInput(
            "case.no_decision",
            Sentence(f"办件 {number} 没有这样的决定。", f"The case {number} has no such decision."),
            Sentence("请检查办件编号。", "Check the number of the case."),
            number=number,
        )
    return found


def asked_day(text: str) -> date:
    """A day as written, today where none is. Raises BadInput."""
    try:
        return date.fromisoformat(text) if text else timezone.localdate()
    except ValueError as error:
        raise BadInput(
            "date.unreadable",
            Sentence(f"“{text}”不是日期。", f"“{text}” is not a date."),
            Sentence("请写成 2026-01-31。", "Write it as 2026-01-31."),
        ) from error


def as_plain(found: Replayed) -> dict[str, Any]:
    """As plain JSON."""
    decision, again, today = found.decision, found.again, found.today
    return {
        "case": decision.case.number,
        "decision": decision.ordinal,
        "outcome": decision.outcome,
        "on": decision.on.isoformat(),
        "digest": decision.digest,
        "digest_holds": found.whole,
        "same": found.same,
        "verdict_then": VERDICTS[decision.explanation["verdict"]] if decision.explanation else None,
        "verdict_again": VERDICTS[again.verdict] if again else None,
        "verdict_today": VERDICTS[today.verdict] if today else None,
        "moved": [{"label": m.label, "then": m.then, "now": m.now} for m in found.moved],
        "amount": _amount(found.amount),
    }


def told(found: Replayed) -> list[Sentence]:
    """In words, a line each."""
    decision = found.decision
    outcome = OUTCOMES[decision.outcome]
    lines = [
        Sentence(
            f"{decision.case.number}（{decision.case.title}）：{decision.on}的决定为“{outcome.zh}”。",
            f"{decision.case.number} ({decision.case.title}): as of {decision.on}, {outcome.en}.",
        )
    ]
    if not found.whole:
        lines.append(
            Sentence("存档与指纹不符，内容被改动过。", "What is kept no longer makes its digest: it was altered.")
        )
    if not found.ran:
        return [
            *lines,
            Sentence("这项决定没有规则可以重演。", "No rule decided this one; there is nothing to run again."),
        ]
    return lines + _rule_told(found) + _amount_told(found.amount)


def _amount(found: Reckoned | None) -> dict[str, Any] | None:
    """Money in fen."""
    if found is None:
        return None
    return {
        "then": found.then,
        "again": found.again,
        "same": found.same,
        "today": found.today,
        "today_because": found.today_said.zh if found.today_said else None,
        "differs": [{"label": label.zh, "then": then, "now": now} for label, then, now in found.differs],
    }


def _amount_told(found: Reckoned | None) -> list[Sentence]:
    if found is None:
        return []
    then, again, now = (_yuan(fen) for fen in (found.then, found.again, found.today))
    lines = [
        Sentence(f"金额重算一致：{then.zh}。", f"The amount comes out alike: {then.en}.")
        if found.same
        else Sentence(f"金额重算不一致：当时{then.zh}，现得{again.zh}。", f"The amount was {then.en}, now {again.en}.")
        if found.placed
        else Sentence("评审排序重算不一致。", "The ranking comes out differently.")
    ]
    if found.today_said is None:
        return [*lines, Sentence("今天没有有效的金额规则。", "No rule of the amount is in force today.")]
    lines.append(
        Sentence(f"按今天的规则：{now.zh}。", f"By today's rule: {now.en}.")
        if found.today == found.then
        else Sentence(
            f"按今天的规则：{now.zh}。{found.today_said.zh}", f"By today's rule: {now.en}. {found.today_said.en}"
        )
    )
    for label, was, is_ in found.differs:
        lines.append(Sentence(f"  {label.zh}：{was} → {is_}", f"  {label.en}: {was} → {is_}"))
    return lines


def _yuan(fen: int | None) -> Sentence:
    if fen is None:
        return Sentence("待定", "undetermined")
    text = f"{fen // 100:,}.{fen % 100:02}"
    return Sentence(f"{text}元", f"{text} yuan")


def _rule_told(found: Replayed) -> list[Sentence]:
    again = found.again
    if again is None:
        return []
    lines: list[Sentence] = []
    verdict = WORDS[VERDICTS[again.verdict]]
    lines.append(
        Sentence(f"重演一致：{verdict.zh}。", f"Run again, it comes out alike: {verdict.en}.")
        if found.same or (found.amount is not None and not found.amount.same)
        else Sentence(f"重演不一致：现得{verdict.zh}。", f"Run again, it comes out differently: {verdict.en}.")
    )
    if found.today is None:
        return [*lines, Sentence("今天没有有效的规则。", "No rule is in force today.")]
    now = WORDS[VERDICTS[found.today.verdict]]
    lines.append(Sentence(f"按今天的规则：{now.zh}。", f"By today's rule: {now.en}."))
    for one in found.moved:
        then, after = WORDS[one.then], WORDS[one.now]
        lines.append(Sentence(f"  {one.label}：{then.zh} → {after.zh}", f"  {one.label}: {then.en} → {after.en}"))
    return lines
