"""Who may say something against which share: the unit that bears it, for itself; who shares out, for anyone."""

from __future__ import annotations

from django.utils import timezone

from kechuang.accounts.access import Actor, Allowed, Denied, Verdict, may_appeal, may_bind
from kechuang.accounts.held import memberships_of
from kechuang.accounts.roles import Role
from kechuang.accounts.unit_names import unit_named
from kechuang.kernel import divisions
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.allotment import Allotment

_OWN = Allowed(Sentence("这是分给本单位的数。", "The share is that of their own unit."))
_OTHERS = Denied(
    Sentence("只能对分给本单位的数提出异议。", "One may appeal against the share of one's own unit alone."),
)


def own_parts(one: Allotment, actor: Actor) -> tuple[str, ...]:
    """Keys of the parts that the units bear in which the actor works: by the name in the plan, or by the division."""
    units = {
        held.unit_id: held.unit
        for held in memberships_of(actor)
        if held.unit is not None and held.role in (Role.UNIT_OFFICER, Role.UNIT_LEADER)
    }
    if not units or one.by == "years":
        return ()
    keys = [str(part["key"]) for part in one.parts]
    if one.by == "townships":
        codes = {divisions.short(unit.division_code) for unit in units.values() if unit.division_code}
        return tuple(key for key in keys if divisions.short(key) in codes)
    today = timezone.localdate()
    return tuple(key for key in keys if (unit := unit_named(key, today)) is not None and unit.pk in units)


def may_appeal_for(one: Allotment, key: str, actor: Actor) -> Verdict:
    """Whether the actor may enter an appeal of the bearer of a part."""
    shares_out = may_bind(actor, one.target.plan)
    if shares_out.allowed:
        return shares_out
    general = may_appeal(actor)
    if not general.allowed:
        return general
    return _OWN if key in own_parts(one, actor) else _OTHERS
