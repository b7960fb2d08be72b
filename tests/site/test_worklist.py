"""The list of what waits for somebody: theirs and nobody else's, every entry opens, done things leave it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.accounts.roles import Role
from kechuang.portal.worklist.piles import all_sources, piles, waiting

TODAY = date(2026, 6, 30)


def waits(actor: Any) -> dict[str, list[str]]:
    """What waits for somebody: the titles by the icon of their source."""
    return {one.source.icon: [task.title for task in one.tasks] for one in piles(actor, TODAY) if one.total}


def signed_in(actor: Any) -> Client:
    client = Client()
    client.force_login(actor)
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("role", sorted(Role))
def test_every_role_has_a_list_and_every_list_it_names_opens(role: str, person: Callable[..., Any]) -> None:
    reader = person(role)
    client = signed_in(reader)
    assert client.get(reverse("worklist")).status_code == 200
    for pile in piles(reader, TODAY):
        assert (pile.total, pile.late, pile.tasks) == (0, 0, [])
        if pile.source.page:
            assert client.get(reverse(pile.source.page)).status_code == 200, pile.source.page


@pytest.mark.django_db
def test_a_visitor_has_none_and_is_asked_to_sign_in(client: Client) -> None:
    assert piles(None, TODAY) == []
    assert reverse("sign-in") in client.get(reverse("worklist")).url  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_a_paper_waits_for_whoever_has_to_do_the_next_step(plan: Any, person: Callable[..., Any]) -> None:
    from kechuang.accounts.models import Unit
    from kechuang.papers.actions.approve_paper import approve_paper
    from kechuang.papers.actions.draft_paper import draft_paper
    from kechuang.papers.actions.submit_paper import submit_paper
    from kechuang.papers.span import span

    drafter = person("programme_officer", username="drafter", name="起草人")
    leader = person("unit_leader", username="leader", name="负责人", unit=Unit.objects.get(kind="science"))
    elsewhere = person("unit_leader", username="elsewhere", name="外人")
    paper = draft_paper(plan, "bulletin", span("2026-05", TODAY), drafter)
    assert (waits(drafter), waits(leader)) == ({"stamp": [paper.title]}, {})
    paper = submit_paper(paper, drafter)
    assert (waits(drafter), waits(leader), waits(elsewhere)) == ({}, {"stamp": [paper.title]}, {})
    page = signed_in(leader).get(reverse("worklist")).content.decode()
    assert reverse("paper", args=[paper.pk]) in page
    paper = approve_paper(paper, leader)
    assert waits(drafter) == {"stamp": [paper.title]}


@pytest.mark.django_db
def test_home_tells_how_much_waits(plan: Any, person: Callable[..., Any]) -> None:
    from kechuang.events.clock import moment
    from kechuang.places.models import TownshipAppeal, TownshipMethod

    reader = person("programme_officer")
    assert reverse("worklist") not in signed_in(reader).get("/").content.decode().split("<main")[1]
    method = TownshipMethod.objects.create(
        place="130181", name="分类办法", basis="明政办〔2026〕3号", since=TODAY, plain={}, drafted_at=moment()
    )
    assert waiting(reader, TODAY) == 1
    assert "有 1 件等您办" in signed_in(reader).get("/").content.decode()
    TownshipAppeal.objects.create(method=method, township="130181100", said="少计一家企业", recorded_at=moment())
    tasks = [task for pile in piles(reader, TODAY) for task in pile.tasks]
    assert [task.title for task in tasks] == ["分类办法", "少计一家企业"]
    opened = {urlsplit(task.address).path: signed_in(reader).get(task.address).status_code for task in tasks}
    assert 405 not in opened.values(), opened


def test_no_two_sources_stand_at_the_same_place() -> None:
    orders = [one.order for one in all_sources()]
    assert len(orders) == len(set(orders))
