"""Load the example city's money: budgets, awards and payments for its projects, all marked as example data."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.events.clock import moment
from kechuang.examples.draws import Draws
from kechuang.examples.money import LINES, Budget, Due, Grant, Part, money_of, reward
from kechuang.examples.parameters import Example
from kechuang.funds.actions.carry_over import carry_over
from kechuang.funds.actions.evaluate_award import evaluate_award
from kechuang.funds.actions.grant_support import grant_support
from kechuang.funds.actions.open_line import open_line
from kechuang.funds.actions.set_budget import set_budget
from kechuang.funds.balances import balance
from kechuang.funds.entering import enter
from kechuang.funds.example_cases import case_behind, evaluated_on, payment_case
from kechuang.funds.ledger.movements import Place, moved
from kechuang.funds.models import Award, BudgetLine, Payment
from kechuang.funds.numbering import next_number
from kechuang.funds.payee import fingerprint
from kechuang.funds.posting import Voucher
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.project import Project

_FOR = {"post_subsidy": "认定奖励", "indirect": "按政策兑付"}
Doing = tuple[date, int, str, Budget | Grant | tuple[Grant, Part] | tuple[str, int]]


def load_example_money(example: Example, actor: Actor) -> int:
    """How many awards were made; nought where they are there already or no example projects are. Raises Refused."""
    require(may_keep_money(actor), actor, "example.money_loaded", label="明湖市")
    if BudgetLine.objects.filter(example=True).exists():
        return 0
    budgets, grants = money_of(example.seed, example.until, [*_projects(), *_rewards()])
    if not grants:
        return 0
    firms = _organisations({grant.due.organisation for grant in grants})
    grants = [grant for grant in grants if grant.due.organisation in firms]
    with transaction.atomic():
        lines = {
            one.code: open_line(one.code, one.name, one.mode, actor, subject=one.subject, public=True, example=True)
            for one in LINES
        }
        awards: dict[tuple[str, int, str], Award] = {}
        for day, _, what, thing in _in_order(budgets, grants, example.until):
            if isinstance(thing, Budget):
                line = lines[thing.line]
                set_budget(line, thing.year, thing.fen, actor, document=thing.document, happened=thing.happened)
            elif isinstance(thing, Grant):
                awards[_key(thing)] = _grant(thing, lines[thing.line], firms, example.until, actor)
            elif what == "close":
                _closed(lines[str(thing[0])], int(str(thing[1])), day, actor)
            else:
                grant, part = thing
                lay_down_payment(awards[_key(grant)], part, actor)  # type: ignore[arg-type]
        _evaluate(grants, awards, example, actor)
    return len(grants)


def _organisations(codes: set[str]) -> dict[str, Organisation]:
    """As they stand now, by code."""
    rows = Organisation.objects.standing().filter(code__in=codes).order_by("valid_from")
    return {row.code: row for row in rows}


def _evaluate(grants: list[Grant], awards: dict[tuple[str, int, str], Award], example: Example, actor: Actor) -> None:
    """Projects that are over were evaluated; the grade is that of their day."""
    for grant in grants:
        day = evaluated_on(grant, example.until)
        if day is not None:
            score = Decimal(int(Draws(example.seed, "evaluation").of(grant.due.number).whole(58, 97, ())))
            document = f"绩效评价报告〔{day.year}〕{grant.due.number[-4:]}号（示例）"
            evaluate_award(awards[_key(grant)], score, actor, document=document, evaluated=day)


def _projects() -> list[Due]:
    rows = Project.objects.standing().filter(source__example=True, level="municipal").order_by("number", "valid_from")
    first = {row.number: row for row in reversed(list(rows))}
    return [
        Due(row.number, row.organisation, row.title, row.programme, row.begins, row.fiscal, row.budget or 0)
        for row in first.values()
        if row.fiscal
    ]


def _rewards() -> list[Due]:
    rows = Certificate.objects.standing().filter(source__example=True, scheme="hnte").order_by("number")
    return [reward(row.number, row.organisation, row.issued) for row in rows if row.issued and row.organisation]


def _in_order(budgets: list[Budget], grants: list[Grant], until: date) -> list[Doing]:
    """By day; on one day budgets first, a year's close last."""
    found: list[Doing] = [(one.happened, 0, one.line, one) for one in budgets]
    found += [(one.decided, 1, one.due.number, one) for one in grants]
    found += [(part.settled or part.asked, 2, one.due.number, (one, part)) for one in grants for part in one.parts]
    closing = {(one.line, year) for one in budgets for year in range(one.year, until.year)}
    found += [(date(year, 12, 31), 3, "close", (line, year)) for line, year in sorted(closing)]
    return sorted(found, key=lambda one: one[:3])


def _key(grant: Grant) -> tuple[str, int, str]:
    return grant.line, grant.year, grant.due.number


def _grant(grant: Grant, line: BudgetLine, firms: dict[str, Organisation], until: date, actor: Actor) -> Award:
    due = grant.due
    case = case_behind(grant, line, firms[due.organisation], until, actor)
    return grant_support(
        line,
        grant.year,
        due.organisation,
        due.fen,
        actor,
        title=due.title,
        decision=grant.decision,
        decided=grant.decided,
        project=due.number if due.programme else "",
        case_number=case.number,
        basis=case.application.basis,
        request=f"case:{case.number}",
    )


def _closed(line: BudgetLine, year: int, day: date, actor: Actor) -> None:
    here = Place(year, line.code)
    left = balance(here.account("available"))
    if left or Award.objects.filter(line=line, year=year).exists():
        carry_over(line, year, actor, document=f"{year}年终结转通知（示例）", happened=day)


def lay_down_payment(award: Award, part: Part, actor: Actor) -> None:
    """Laid down as it stands: invented people worked on it, so no step is anybody's."""
    award.refresh_from_db()
    stamp, asked = moment(), _at(part.asked)
    payment = Payment(
        number=next_number(Payment, "SB", part.asked.year),
        award=award,
        fen=part.fen,
        purpose=_FOR.get(award.line.mode, "按任务书拨付"),
        payee=award.organisation,
        payee_name=award.organisation_name,
        bank="明湖银行（示例）东湖支行",
        account=f"0000{sum(map(ord, award.number)):08}{award.pk:06}",
        state=part.course,
        asked_at=asked,
        example=True,
    )
    if held := _organisations({award.organisation}).get(award.organisation):
        payment.case = payment_case(award, held, part, actor)
    if part.course in ("checked", "approved", "paid"):
        payment.checked_at, payment.agreed = asked, fingerprint(payment)
    if part.course in ("approved", "paid"):
        payment.approved_at = asked
    moves = []
    if part.course == "paid":
        payment.released_at, payment.settled_on, payment.times_sent = asked, part.settled, 1
        told = (f"payment:{payment.number}", str(payment), award.decision)
        moves = [
            (moved("send", part.fen, award.place), Voucher(part.asked, *told, example=True)),
            (moved("arrive", part.fen, award.place), Voucher(part.settled or part.asked, *told, example=True)),
        ]
    if part.course == "bounced":
        payment.reason, payment.times_sent = "户名与账号不符（示例）", 1
        told = (f"payment:{payment.number}", str(payment), award.decision)
        moves = [
            (moved(way, part.fen, award.place), Voucher(part.asked, *told, example=True)) for way in ("send", "bounce")
        ]
    payment.save()
    event = {"paid": "payment.paid", "bounced": "payment.bounced"}.get(part.course, "payment.asked")
    enter(event, moves, actor, stamp, obj=payment, after=payment.plain())


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))
