"""Roles and memberships in the language of the page."""

from __future__ import annotations

from kechuang.accounts.models import Membership
from kechuang.accounts.roles import ROLES, Role
from kechuang.portal.language import page_language, said


def role_name(code: str) -> str:
    """A role's name."""
    return said(ROLES[Role(code)].name)


def as_what(membership: Membership) -> str:
    """As what, and where: 单位经办人员（东湖镇）."""
    name, seat = role_name(membership.role), membership.unit or membership.organisation
    if not seat:
        return name
    return f"{name} ({seat})" if page_language() == "en" else f"{name}（{seat}）"
