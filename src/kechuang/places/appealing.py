"""Who may say something against the class of which township: its own unit, and who keeps the method for anyone."""

from __future__ import annotations

from kechuang.accounts.access import Actor, Allowed, Denied, Verdict, may_appeal, may_set_townships
from kechuang.accounts.held import memberships_of
from kechuang.accounts.roles import Role
from kechuang.kernel import divisions
from kechuang.kernel.sentences import Sentence

_OWN = Allowed(Sentence("这是本乡镇的分类。", "It is the class of their own township."))
_OTHERS = Denied(
    Sentence("只能对本乡镇的分类提出异议。", "One may appeal against the class of one's own township alone.")
)


def may_appeal_against(township: str, actor: Actor) -> Verdict:
    """Whether the actor may enter an appeal of that township."""
    keeps = may_set_townships(actor)
    if keeps.allowed:
        return keeps
    general = may_appeal(actor)
    if not general.allowed:
        return general
    units = [one.unit for one in memberships_of(actor) if one.role in (Role.UNIT_OFFICER, Role.UNIT_LEADER)]
    own = {divisions.short(unit.division_code) for unit in units if unit is not None and unit.division_code}
    return _OWN if divisions.short(township) in own else _OTHERS
