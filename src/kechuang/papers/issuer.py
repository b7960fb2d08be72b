"""What an office is called on paper: with the name of its place where its own does not say it."""

from __future__ import annotations

import re

from kechuang.accounts.models import Unit
from kechuang.supervision.models import Plan

_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}?[市县区旗州盟省]")


def issuer_name(office: Unit, plan: Plan) -> str:
    """科学技术局 of a plan of 明湖市人民政府办公室 is 明湖市科学技术局."""
    place = _PLACE.match(plan.issuer)
    bare = not _PLACE.match(office.name) or office.name.startswith(("市", "县", "区"))
    name = office.name.removeprefix(place[0][-1]) if place and bare else office.name
    return f"{place[0]}{name}" if place and bare else name


def issuer_of(plan: Plan) -> str:
    """Who issues papers where nobody says: the S&T department, else who issued the plan."""
    office = Unit.objects.filter(kind=Unit.Kind.SCIENCE, until=None).order_by("pk").first()
    return issuer_name(office, plan) if office else plan.issuer or "科学技术局"
