"""A membership begins: what must hold of role, seat and days, and that nobody becomes two administrators."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from kechuang.accounts.appointing import two_administrators
from kechuang.accounts.held import Actor, forget
from kechuang.accounts.models import Membership, Organisation, Unit, User
from kechuang.accounts.roles import ADMINISTRATORS, ROLES, Role
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence

_REMEDY = Sentence("请改正后再保存。", "Put it right and save again.")


def begin(
    person: User,
    role: Role,
    *,
    unit: Unit | None = None,
    organisation: Organisation | None = None,
    since: date | None = None,
    until: date | None = None,
    by: Actor = None,
) -> Membership:
    """Store the membership, within the transaction of the act it belongs to; that act asks who may and tells the log.

    Raises BadInput (names the field), and Conflict where the person holds it already or is another administrator.
    """
    begins = since or timezone.localdate()
    check_seat(role, unit, organisation)
    check_term(begins, until)
    # A membership whose term is over stands in nobody's way.
    lapsed = Membership.objects.filter(person=person, ended_at=None, until__lte=timezone.localdate())
    lapsed.update(ended_at=timezone.now())
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
                appointed_by=by if isinstance(by, User) else None,
            )
    except IntegrityError as error:  # somebody was faster; the constraint holds whoever comes second
        raise _held_already() from error
    forget()
    return made


def check_seat(role: Role, unit: Unit | None, organisation: Organisation | None) -> None:
    """Raise BadInput where the role is not held in that place."""
    seat = ROLES[role].seat
    if (unit is not None) != (seat == "unit"):
        told = (
            Sentence("请选择所在的政府单位。", "Choose the unit of government.")
            if seat == "unit"
            else Sentence("这个角色不属于政府单位。", "This role is not held in a unit of government.")
        )
        raise BadInput("membership.unit", told, _REMEDY, field="unit")
    if (organisation is not None) != (seat == "organisation"):
        told = (
            Sentence("请选择所代表的企业或单位。", "Choose the organisation.")
            if seat == "organisation"
            else Sentence("这个角色不属于企业或单位。", "This role is not held in an organisation.")
        )
        raise BadInput("membership.organisation", told, _REMEDY, field="organisation")
    if unit is not None and unit.until is not None:
        raise BadInput(
            "membership.unit", Sentence("这个单位已经撤销。", "This unit has been dissolved."), _REMEDY, field="unit"
        )
    if role is Role.PROGRAMME_OFFICER and unit is not None and unit.kind != Unit.Kind.SCIENCE:
        raise BadInput(
            "membership.unit",
            Sentence("科技局业务人员只能任命在科技主管部门。", "Programme officers sit in the S&T department."),
            Sentence("请选择类别为“科技主管部门”的单位。", "Choose a unit of the kind “S&T department”."),
            field="unit",
        )


def check_term(begins: date, until: date | None) -> None:
    """Raise BadInput for an end that is not after the beginning."""
    if until is not None and until <= begins:
        raise BadInput(
            "membership.dates",
            Sentence("结束日期要晚于开始日期。", "It must end after it begins."),
            Sentence("请改正日期，或留空表示没有期限。", "Correct the date, or leave it empty."),
            field="until",
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
