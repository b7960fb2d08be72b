"""A city at work for the load benchmark: representatives with drafts, officers with applications to decide, sessions.

`load_home.py FOLDER USERS` loads the example city into an empty data folder and writes `people.json`: of each person
the session, the role, and what is theirs to fill in or to decide. Invented, as all of the example.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

OFFICERS = 0.1
TEXTS = {
    "staff_sme": "86人",
    "st_staff_sme": "20人",
    "sales_y1": "3500万元",
    "assets": "4125万元",
    "rd_deductible": "230万元",
    "costs": "3210.5万元",
    "audited_collection": "是",
    "products_allowed": "是",
    "industry_allowed": "是",
    "clean_record": "是",
    "no_fraud": "是",
    "national_award": "否",
    "led_standard": "否",
}


def main() -> None:
    """Make the folder."""
    home, users = Path(sys.argv[1]), int(sys.argv[2])
    from kechuang.config.setup import migrate, start_django

    start_django(home)
    migrate()
    people = made(users)
    (home / "people.json").write_text(json.dumps(people, ensure_ascii=False), encoding="utf-8")
    print(f"{len(people['representatives'])} representatives, {len(people['officers'])} officers", file=sys.stderr)


def made(users: int) -> dict[str, Any]:
    """Records, accounts, drafts, applications; who they all are."""
    from kechuang.examples.parameters import Example
    from kechuang.registry.actions.load_example import load_example
    from kechuang.registry.kinds.organisation import Organisation

    plan = _plan()
    load_example(Example(until=date(2025, 6, 30)), None)
    officers = round(users * OFFICERS)
    rows = Organisation.objects.standing().filter(form="enterprise", code__gt="").order_by("key", "valid_from")
    firms = list({row.key: row for row in rows}.values())
    pairs = (users - officers + 1) // 2
    representatives = []
    for number, firm in enumerate(firms[:pairs]):
        representatives += _enterprise(number, firm)
    deciding = [_submitted(firm) for firm in firms[pairs : pairs + min(users, 400)]]
    from kechuang.accounts.models import Unit

    bureau = Unit.objects.filter(kind=Unit.Kind.SCIENCE).first()
    return {
        "plan": plan.slug,
        "representatives": representatives[: users - officers],
        "officers": [_person(f"officer{n}", "programme_officer", unit=bureau) for n in range(officers)],
        "cases": deciding,
        "organisations": [firm.key for firm in firms[:300]],
    }


def _plan() -> Any:
    from importlib.resources import files

    from kechuang.plans.opening import open_bytes
    from kechuang.plans.reading import read
    from kechuang.supervision.actions.adopt_plan import adopt_plan

    name = "minghu-2025.txt"
    data = (files("kechuang") / "examples" / name).read_bytes()
    from kechuang.accounts.first_administrator import science_department

    science_department()
    return adopt_plan(read(open_bytes(data, name)), None, example=True).plan


def _enterprise(number: int, firm: Any) -> list[dict[str, str]]:
    """Two people of one enterprise who fill in one draft."""
    from kechuang.accounts.models import Organisation as Holder
    from kechuang.accounts.models import User
    from kechuang.cases.opening import apply_for

    holder = Holder.objects.create(name=firm.name, credit_code=firm.code, kind="enterprise", status="approved")
    both = [_person(f"firm{number}{who}", "representative", organisation=holder) for who in "ab"]
    case = apply_for("tech_sme", firm.key, User.objects.get(username=both[0]["name"]))
    return [one | {"key": firm.key, "case": case.number} for one in both]


def _submitted(firm: Any) -> str:
    from kechuang.cases import engine
    from kechuang.cases.actions.keep_answers import keep_answers
    from kechuang.cases.opening import apply_for

    case = apply_for("tech_sme", firm.key, None)
    keep_answers(case, TEXTS, None)
    return str(engine.do(case, "submit", None, version=case.version).number)


def _person(name: str, role: str, **seat: Any) -> dict[str, str]:
    """An account with its session, as after signing in: signing in itself is not what is measured."""
    from django.conf import settings
    from django.test import Client

    from kechuang.accounts.actions.appoint import appoint
    from kechuang.accounts.models import User
    from kechuang.accounts.roles import Role

    user = User.objects.create_user(name, password=None, name=name)
    appoint(user, Role(role), None, **seat)
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    return {"name": name, "session": client.cookies["kechuang_session"].value}


if __name__ == "__main__":
    main()
