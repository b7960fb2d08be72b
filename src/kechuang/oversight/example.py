"""Give the example plan its units, an invented person in each, and questions at different states; all example data."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.actions.change_unit import change_unit
from kechuang.accounts.actions.disable_account import disable_account, enable_account
from kechuang.accounts.actions.dissolve_unit import dissolve_unit
from kechuang.accounts.actions.end_membership import end_membership
from kechuang.accounts.actions.found_unit import found_unit
from kechuang.accounts.first_administrator import science_department
from kechuang.accounts.models import Membership, Unit, User
from kechuang.accounts.roles import Role
from kechuang.accounts.unit_names import unit_named
from kechuang.events.record import record
from kechuang.kernel.reasons import given
from kechuang.oversight import engine
from kechuang.oversight.access import may_run
from kechuang.oversight.actions.open_matter import open_matter
from kechuang.oversight.models import Matter
from kechuang.oversight.nightly import supervise
from kechuang.oversight.units import people_of, units_of_names
from kechuang.supervision.actions.restore_plan import restore_plan
from kechuang.supervision.actions.withdraw_plan import withdraw_plan
from kechuang.supervision.models import Duty, Plan

GOVERNMENT = "明湖市人民政府"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何"
BEFORE = 60
"""The questions begin so many days before the day the example is told until."""
TAKEN_BACK = "撤下示例数据"
_HELD = Q(withdrawn_at=None) | Q(withdrawn_reason__startswith=TAKEN_BACK)
"""A plan that stands, or that went with the example and comes back with it; not one that somebody withdrew."""
ANSWER = "已按节点完成，附说明（示例）。"


def load_example_oversight(until: date, actor: Actor) -> int:
    """How many questions were asked; nought where the example plan is not there or was done before. Raises Refused."""
    require(may_run(actor), actor, "example.oversight_loaded", label="明湖市")
    plan = Plan.objects.filter(_HELD, example=True).order_by(F("withdrawn_at").asc(nulls_first=True), "pk").first()
    if plan is None or Unit.objects.filter(example=True, until=None).exists():
        return 0
    if plan.withdrawn_at is not None:
        restore_plan(plan, actor, reason="重新载入示例数据")
    today = min(until, timezone.localdate())
    _units(plan)
    supervise(today - timedelta(days=BEFORE), plans=[plan])
    _answered(plan, today - timedelta(days=BEFORE // 2))
    supervise(today, plans=[plan])
    _supervised(plan, today)
    asked = Matter.objects.filter(plan=plan, flow="request").count()
    record("example.oversight_loaded", actor=actor, obj=plan, label="明湖市", after={"questions": asked})
    return asked


def withdraw_example_oversight(actor: Actor, *, reason: str) -> int:
    """Take the example's supervision back whole; gives how many units went. Raises Refused, BadInput.

    Open questions and matters are taken back, the invented people lose roles and accounts, real units are placed out of
    the invented ones before these are dissolved, and the invented plan is withdrawn, so that no night asks about it.
    """
    require(may_run(actor), actor, "example.oversight_loaded", label="明湖市")
    why = given(reason)
    for matter in Matter.objects.filter(example=True, closed_on=None).order_by("pk"):
        matter.refresh_from_db()  # a partner's question goes with the matter it was asked for
        verb = next((one for one in ("withdraw", "uphold") if matter.process.next(matter.state, one)), None)
        if verb:
            engine.do(matter, verb, actor, version=matter.version, said=f"{TAKEN_BACK}：{why}")
    for membership in Membership.objects.filter(person__in=_invented(), ended_at=None):
        end_membership(membership, actor, reason=why)
    for person in _invented():
        disable_account(person, actor, reason=why)
    units = list(Unit.objects.filter(example=True, until=None).order_by("-path"))  # those below before those above
    for unit in units:
        for real in unit.children.filter(until=None, example=False):
            above = next((one for one in (unit.parent,) if one and not one.example), None)
            told = {"name": real.name, "short_name": real.short_name, "division_code": real.division_code}
            change_unit(real, actor, kind=real.kind, parent=above, **told)
        dissolve_unit(unit, actor, reason=why)
    for plan in Plan.objects.filter(example=True, withdrawn_at=None):
        withdraw_plan(plan, actor, reason=f"{TAKEN_BACK}：{why}")
    return len(units)


def _invented() -> list[User]:
    """The invented people: made by loading, never able to sign in."""
    found = User.objects.filter(username__regex=r"^example-[0-9]+$", name__endswith="示例", is_active=True)
    return [one for one in found.order_by("pk") if not one.has_usable_password()]


def _units(plan: Plan) -> None:
    """The city with its leader, and below it the units that lead tasks, each with somebody who cannot sign in."""
    names = list(
        dict.fromkeys(Duty.objects.filter(task__plan=plan, role=Duty.LEAD).values_list("unit__name", flat=True))
    )
    with transaction.atomic():
        science_department()  # first, so that the plan's name for it does not become a second unit
        city = unit_named(GOVERNMENT, timezone.localdate())
        if city is None:
            city = found_unit(GOVERNMENT, Unit.Kind.GOVERNMENT, None, example=True)
            _somebody(city, "林", Role.UNIT_LEADER)
        for number, (name, unit) in enumerate(units_of_names(names).items()):
            if unit is None:
                unit = found_unit(name, Unit.Kind.DEPARTMENT, None, parent=city, example=True)
            if not people_of(unit):
                _somebody(unit, SURNAMES[number % len(SURNAMES)], Role.UNIT_OFFICER)


def _somebody(unit: Unit, surname: str, role: Role) -> None:
    user = User.objects.filter(username=f"example-{unit.pk}").first()
    if user is None:
        user = User(username=f"example-{unit.pk}", name=f"{surname}示例")
        user.set_unusable_password()
        user.save()
        record("account.created", obj=user)
    elif not user.is_active:  # the example was withdrawn before and is loaded anew
        enable_account(user, None)
    appoint(user, role, None, unit=unit)


def _answered(plan: Plan, day: date) -> None:
    """Of the first questions some are answered, and of these some accepted, as people would."""
    for number, matter in enumerate(Matter.objects.filter(plan=plan, flow="request", state="asked").order_by("pk")):
        if number % 3 == 2:
            continue
        done = engine.do(matter, "answer", None, version=matter.version, said=ANSWER, today=day)
        if number % 3 == 0:
            engine.do(done, "accept", None, version=done.version, today=day)


def _supervised(plan: Plan, day: date) -> None:
    """Two matters about the tasks of most weight: one proposed, one worked on."""
    tasks = plan.tasks.filter(safeguard=False).order_by("ordinal")[:2]
    for number, task in enumerate(tasks):
        names = list(task.duties.filter(role=Duty.LEAD).values_list("unit__name", flat=True))
        unit = next(filter(None, units_of_names(names).values()), None)
        if unit is None:
            continue
        matter = open_matter(plan, f"推进“{task.title}”（示例）", unit, None, task=task, day=day)
        for verb in ("submit", "approve", "notify", "sign_for") if number else ():
            matter = engine.do(matter, verb, None, version=matter.version, today=day)
