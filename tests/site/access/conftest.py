"""A world to try every page in: one person for each role, a plan, and records of two organisations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class World:
    """What there is: people by role (`""` holds none), the plan, two approved organisations, two townships."""

    people: dict[str, Any]
    plan: Any
    own: Any
    other: Any
    township: Any
    other_township: Any


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """A data folder of this test's own."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def world(person: Callable[..., Any], plan: Any) -> World:
    """Everybody holds one role; the organisation's people sit in `own`, the unit's people in `township`."""
    from kechuang.accounts.actions.found_unit import found_unit
    from kechuang.accounts.models import Organisation
    from kechuang.accounts.roles import ROLES, Role

    own, other = (
        Organisation.objects.create(name=name, credit_code=code, kind="enterprise", status="approved")
        for name, code in (("清流科技", "91139181MA0XJ0001N"), ("远山机械", "91139181MA0XJ0002L"))
    )
    township = found_unit("东湖镇", "township", None, division_code="139181101")
    other_township = found_unit("西岭镇", "township", None, division_code="139181102")
    seats = {"unit": {"unit": township}, "organisation": {"organisation": own}, "nowhere": {}}
    people = {"": person(password="a long password")}
    for role, facts in ROLES.items():
        seat = {} if role is Role.PROGRAMME_OFFICER else seats[facts.seat]
        people[role.value] = person(role.value, password="a long password", **seat)
    return World(people, plan, own, other, township, other_township)
