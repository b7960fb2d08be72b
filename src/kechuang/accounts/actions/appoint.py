"""Appoint a person: a role in a unit, in an organisation, or for the whole site, from a day on."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.appointing import may_appoint, two_administrators
from kechuang.accounts.held import forget
from kechuang.accounts.models import Membership, Organisation, Unit, User
from kechuang.accounts.roles import ADMINISTRATORS, ROLES, Role
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence


def appoint(
    person: User,
    role: Role,
    actor: Actor,
    *,
    unit: Unit | None = None,
    organisation: Organisation | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Membership:
    """Give the role. `until` is the first day without it. Raises Refused, BadInput (names the field), Conflict."""
    verdict = may_appoint(actor, role, person=person, unit=unit, organisation=organisation)
    require(verdict, actor, "membership.appointed", person, label=str(person))
    begins = since or timezone.localdate()
    checked_seat(role, unit, organisation)
    if until is not None and until <= begins:
        raise BadInput(
            "membership.dates",
            Sentence("结束日期要晚于开始日期。", "It must end after it begins."),
            Sentence("请改正日期，或留空表示没有期限。", "Correct the date, or leave it empty."),
            field="until",
        )
    with transaction.atomic():
        _close_lapsed(person)
        _refuse_second(person, role, unit, organisation)
        try:
            with transaction.atomic():
                made = Membership.objects.create(
                    person=person,
                    role=role,
                    unit=unit,
                    organisation=organisation,
                    since=begins,
                    until=until,
                    appointed_by=actor if isinstance(actor, User) else None,
                )
        except IntegrityError as error:  # somebody was faster; the constraint holds whoever comes second
            raise _held_already() from error
        record("membership.appointed", actor=actor, obj=made, label=told(made), after=as_told(made))
    forget()
    return made


def checked_seat(role: Role, unit: Unit | None, organisation: Organisation | None) -> None:
    """Raise BadInput where the role is not held in that place."""
    seat = ROLES[role].seat
    if (unit is not None) != (seat == "unit"):
        raise BadInput(
            "membership.unit",
            Sentence("请选择所在的政府单位。", "Choose the unit of government.")
            if seat == "unit"
            else Sentence("这个角色不属于政府单位。", "This role is not held in a unit of government."),
            Sentence("请改正后再保存。", "Put it right and save again."),
            field="unit",
        )
    if (organisation is not None) != (seat == "organisation"):
        raise BadInput(
            "membership.organisation",
            Sentence("请选择所代表的企业或单位。", "Choose the organisation.")
            if seat == "organisation"
            else Sentence("这个角色不属于企业或单位。", "This role is not held in an organisation."),
            Sentence("请改正后再保存。", "Put it right and save again."),
            field="organisation",
        )
    if role is Role.PROGRAMME_OFFICER and unit is not None and unit.kind != Unit.Kind.SCIENCE:
        raise BadInput(
            "membership.unit",
            Sentence("科技局业务人员只能任命在科技主管部门。", "Programme officers sit in the S&T department."),
            Sentence("请选择类别为“科技主管部门”的单位。", "Choose a unit of the kind “S&T department”."),
            field="unit",
        )


def told(membership: Membership) -> str:
    """How the log names a membership: the person, and as what."""
    return f"{membership.person}：{membership}"


def as_told(membership: Membership) -> dict[str, str | None]:
    """What the log keeps of a membership."""
    return {
        "person": membership.person.username,
        "role": membership.role,
        "unit": membership.unit.name if membership.unit else None,
        "organisation": membership.organisation.name if membership.organisation else None,
        "since": membership.since.isoformat(),
        "until": membership.until.isoformat() if membership.until else None,
    }


def _close_lapsed(person: User) -> None:
    """A membership whose term is over stands in nobody's way."""
    now = timezone.now()
    Membership.objects.filter(person=person, ended_at=None, until__lte=timezone.localdate()).update(ended_at=now)


def _refuse_second(person: User, role: Role, unit: Unit | None, organisation: Organisation | None) -> None:
    standing = Membership.objects.filter(person=person, ended_at=None)
    if standing.filter(role=role, unit=unit, organisation=organisation).exists():
        raise _held_already()
    if role in ADMINISTRATORS and standing.filter(role__in=ADMINISTRATORS).exists():
        raise Conflict(
            "membership.administrators",
            two_administrators(),
            Sentence("请另选一人，或先结束已有的管理员角色。", "Choose somebody else, or end the other role first."),
            field="role",
        )


def _held_already() -> Conflict:
    return Conflict(
        "membership.held",
        Sentence("这个人已经担任这个角色。", "The person holds this role already."),
        Sentence("请刷新页面。", "Reload the page."),
        field="role",
    )
