"""Load the example city's calls and the applications to them, each at another stage; all marked as example data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.cases import engine
from kechuang.cases.actions.keep_answers import keep_answers
from kechuang.cases.models import Case
from kechuang.examples.calls import CALLS, SHEET, Course, Told
from kechuang.examples.money import LINES, Part
from kechuang.funds.actions.apply_to_call import apply_to_call
from kechuang.funds.actions.change_call import change_call
from kechuang.funds.actions.draft_call import draft_call
from kechuang.funds.actions.load_example_money import lay_down_payment
from kechuang.funds.actions.publish_call import publish_call
from kechuang.funds.actions.set_budget import set_budget
from kechuang.funds.cover.claimed import compensate
from kechuang.funds.example_indirect import bank, more_vouchers, pool, voucher
from kechuang.funds.grants import COVERS
from kechuang.funds.models import Award, BudgetLine, Call
from kechuang.funds.vouchers.held import GRANTS
from kechuang.funds.vouchers.redeeming import redeem
from kechuang.registry.kinds.certificate import Certificate
from kechuang.reviews.actions.load_example_review import load_example_review

_SEND_BACK = "请补充认定情况的说明（示例）"
_ON: dict[Course, tuple[str, ...]] = {
    "draft": (),
    "submitted": ("submit",),
    "returned": ("submit", "send_back"),
    "refused": ("submit", "refuse"),
    "reviewing": ("submit", "accept"),
    "scored": ("submit", "accept"),
    "deciding": ("submit", "admit"),
    "publicity": ("submit", "admit", "decide", "publish"),
    "granted": ("submit", "admit", "decide", "publish", "grant"),
    "paid": ("submit", "admit", "decide", "publish", "grant"),
}
"""The verbs that lead there."""


def load_example_calls(actor: Actor) -> int:
    """How many calls were made; nought where there are some, or no example money. Raises Refused."""
    require(may_keep_money(actor), actor, "example.money_loaded", label="明湖市")
    lines = {line.code: line for line in BudgetLine.objects.filter(example=True)}
    fresh = {line.code for line in LINES if not line.dues}
    if Call.objects.filter(example=True, line__code__in=fresh).exists() or not {told.line for told in CALLS} <= set(
        lines
    ):
        return 0
    today, firms = timezone.localdate(), _firms()
    money = {line.code: line.calls for line in LINES}
    with transaction.atomic():
        for code in dict.fromkeys(told.line for told in CALLS):
            document = f"明财预〔{today.year}〕5号（示例）"
            set_budget(lines[code], today.year, money[code], actor, document=document, happened=date(today.year, 1, 5))
        for told in CALLS:
            _load(told, lines[told.line], today, firms, actor)
        more_vouchers(firms, today, actor)
    return len(CALLS)


def _firms() -> Iterator[str]:
    """Recognised example enterprises whose certificate holds, by number: each applies once."""
    rows = Certificate.objects.standing().filter(source__example=True, scheme="hnte", valid_to__gt=timezone.localdate())
    return iter(dict.fromkeys(row.organisation for row in rows.order_by("number") if row.organisation))


def _load(told: Told, line: BudgetLine, today: date, firms: Iterator[str], actor: Actor) -> None:
    call = draft_call(line, today.year, told.title.format(year=today.year), actor, grant=told.grant)
    given = {"figures": told.figures, "terms": told.terms, "who": told.who, "text": told.text}
    days = {"opens": today, "closes": today + timedelta(days=60), "contact": "计划科（示例）"}
    call = change_call(call, given | days, actor)
    if not told.published:
        return
    call = publish_call(call, actor)
    scored: list[Case] = []
    for number, course in enumerate(told.courses):
        code, texts = _who(told, line, told.texts[number % len(told.texts)], today, firms, actor)
        if code:
            case = _apply(call, code, course, texts, told.judged, actor)
            scored += [case] if course == "scored" else []
    if scored:
        _judge(told, call, scored, actor)
    opened = timezone.make_aware(datetime.combine(today - timedelta(days=told.opens), time(9)))
    closes = today + timedelta(days=told.closes)
    # laid down as it stands: a call that closed before today was published before it opened
    Call.objects.filter(pk=call.pk).update(opens=opened.date(), closes=closes, published_at=opened)


def _who(
    told: Told, line: BudgetLine, texts: dict[str, str], today: date, firms: Iterator[str], actor: Actor
) -> tuple[str, dict[str, str]]:
    """Who applies with what: a holder with its voucher, a bank with its loan, else a firm; no code: nobody is left."""
    if told.grant in COVERS:
        lender = bank()
        borrowers = pool(lender, firms, line.code, today, actor) if lender is not None else {}
        borrower = borrowers.get(texts["claim.contract"], "")
        return (lender.key if lender is not None and borrower else ""), texts | {"claim.borrower": borrower}
    code = next(firms, "")
    if code and told.grant in GRANTS:
        texts = texts | {"claim.voucher": voucher(code, today, actor)}
    return code, texts


def _apply(call: Call, code: str, course: Course, texts: dict[str, str], judged: dict[str, str], actor: Actor) -> Case:
    case = apply_to_call(call, code, actor)
    keep_answers(case, texts, actor)
    for verb in _ON[course]:
        if verb == "grant":  # the time of publication has passed, in the example
            case.due = timezone.localdate() - timedelta(days=1)
            case.save()
        reason = {"send_back": _SEND_BACK, "decide": "按标准核对材料和认定情况，符合条件（示例）"}.get(verb, "")
        given = {"decide": judged, "grant": {"document": f"明科发〔{call.year}〕21号（示例）"}}.get(verb, {})
        case = engine.do(case, verb, actor, version=case.version, reason=reason, given=given)
    if course == "paid":
        _paid(case, actor)
    return case


def _judge(told: Told, call: Call, cases: list[Case], actor: Actor) -> None:
    """A panel scores them; the best are decided for. Without experts enough they stay in review."""
    numbers, points = [case.number for case in cases], told.points[: len(cases)]
    if not load_example_review(f"{call.title}评审", numbers, SHEET, points, actor):
        return
    for case, texts in list(zip(cases, told.texts, strict=False))[: told.decided]:
        case.refresh_from_db()
        given = {"proposed": texts["project.asked"]}
        case = engine.do(
            case, "decide", actor, version=case.version, reason="按评审得分从高到低支持（示例）", given=given
        )
        engine.do(case, "publish", actor, version=case.version)


def _paid(case: Case, actor: Actor) -> None:
    award, today = Award.objects.filter(case_number=case.number).first(), timezone.localdate()
    if award is None:
        return
    lay_down_payment(award, Part(int(award.basis["fen"]), today, "paid", today), actor)
    payment = award.payments.get()
    redeem(payment, actor, today)
    compensate(payment, actor, today)
    engine.do(case, "note_paid", actor, version=case.version)
