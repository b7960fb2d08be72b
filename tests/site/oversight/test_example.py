"""The example's supervision goes whole when it is withdrawn, and comes back when it is loaded anew."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from kechuang.accounts.first_administrator import science_department
from kechuang.accounts.models import Membership, Unit, User
from kechuang.oversight.example import GOVERNMENT, load_example_oversight, withdraw_example_oversight
from kechuang.oversight.models import Matter, Milestone
from kechuang.papers.actions.draft_paper import draft_paper
from kechuang.papers.actions.withdraw_example_papers import withdraw_example_papers
from kechuang.papers.span import span
from kechuang.supervision.models import Plan

pytestmark = pytest.mark.django_db


def test_withdrawing_leaves_no_open_matter_no_invented_person_no_invented_unit_and_no_plan(
    plan: Any, officer: Any
) -> None:
    Plan.objects.filter(pk=plan.pk).update(example=True)
    plan.refresh_from_db()
    today = timezone.localdate()
    assert load_example_oversight(today, None) > 0
    city = Unit.objects.get(name=GOVERNMENT)
    assert science_department().parent == city, "the leader of the city sees what is with its S&T department"
    assert load_example_oversight(today, None) == 0, "loaded once"
    paper = draft_paper(plan, "bulletin", span(f"{today:%Y-%m}", today), officer)

    assert withdraw_example_papers(None, reason="换成真实的") == 1
    paper.refresh_from_db()
    assert paper.state == "discarded"
    assert withdraw_example_oversight(None, reason="换成真实的") > 1
    assert not Matter.objects.filter(closed_on=None).exists()
    assert not Unit.objects.filter(example=True, until=None).exists()
    assert science_department().parent is None, "what is real stays, out of what was invented"
    invented = User.objects.filter(username__startswith="example-")
    assert invented.exists()
    assert not invented.filter(is_active=True).exists()
    assert not Membership.objects.filter(person__in=invented, ended_at=None).exists()
    assert not Plan.objects.filter(withdrawn_at=None).exists()

    milestones = Milestone.objects.count()
    load_example_oversight(today, None)
    assert Unit.objects.filter(name=GOVERNMENT, until=None).count() == 1
    assert Plan.objects.get(withdrawn_at=None) == plan
    assert Milestone.objects.count() == milestones
    assert Matter.objects.filter(closed_on=None, flow="matter").exists()
