"""A small pool of invented experts around one applicant, a clock that can be put forward, and reviewers' accounts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.registry.laying_down import lay_down
from kechuang.registry.sources import Source

APPLICANT, MOTHER, SISTER = "MH00001", "MH00002", "MH00003"
DAY = date(2026, 11, 2)
UNITS = 8


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[..., datetime]:
    """`clock(minutes=5)` puts the clock forward; it stands still in between, so that nothing waits."""
    held = [timezone.make_aware(datetime(2026, 11, 2, 9))]

    def forward(**by: int) -> datetime:
        held[0] += timedelta(**by)
        return held[0]

    monkeypatch.setattr(timezone, "now", lambda: held[0])
    return forward


@dataclass
class Pool:
    """Enters records in bulk, as an import would."""

    actor: Any
    source: Source
    people: list[dict[str, Any]] = field(default_factory=list)

    def rows(self, kind: Any, *rows: dict[str, Any]) -> None:
        with transaction.atomic():
            stamp = moment()
            lay_down(kind, list(rows), actor=self.actor, source=self.source, stamp=stamp)
            record("record.entered", actor=self.actor, obj=self.source, at=stamp)

    def tie(self, expert: str, nature: str, **other: Any) -> None:
        from kechuang.registry.kinds.expert_tie import ExpertTie

        row = {"number": f"T{ExpertTie.objects.count()}", "expert": expert, "nature": nature, "since": date(2024, 1, 1)}
        self.rows(ExpertTie, {"organisation": "", "person": "", "until": None, "note": ""} | row | other)


@pytest.fixture
def pool(officer: Any, clock: Any) -> Pool:
    """The applicant in a group of companies; 24 experts of eight units, every fourth from outside, six financial."""
    from kechuang.registry.kinds.expert import Expert
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.registry.kinds.person import Person

    made = Pool(officer, Source.objects.create(kind="entry", title="测试", made_at=timezone.now()))
    units = [
        {"code": code, "name": name, "form": form, "registered": date(2000, 1, 1), "division": where, "parent": parent}
        for code, name, form, where, parent in (
            (APPLICANT, "明湖泵业有限公司", "enterprise", "999001100", MOTHER),
            (MOTHER, "明湖装备集团有限公司", "enterprise", "999001100", ""),
            (SISTER, "明湖阀门有限公司", "enterprise", "999001100", MOTHER),
            *((f"U{n}", f"第{n}研究所", "institute", "990000" if n % 4 == 0 else "999001", "") for n in range(UNITS)),
        )
    ]
    made.rows(Organisation, *(unit | {"representative": f"法人{unit['code']}", "state": "active"} for unit in units))
    numbers = [f"P{n:02}" for n in range(24)]
    made.people = [
        {"number": number, "name": f"专家{number}", "organisation": f"U{n % UNITS}", "since": date(2015, 1, 1)}
        for n, number in enumerate(numbers)
    ]
    made.rows(Person, *made.people)
    made.rows(
        Expert,
        *(
            {
                "number": number,
                "kind_of_expert": "financial" if n % 4 == 1 else "technical",
                "fields": "" if n % 4 == 1 else "80501",
                "title_grade": "senior",
                "home_division": "990000" if n % 4 == 0 else "999001",
                "since": date(2020, 1, 1),
                "state": "active",
            }
            for n, number in enumerate(numbers)
        ),
    )
    return made


@pytest.fixture
def opened(pool: Pool, officer: Any, clock: Any) -> Callable[..., Any]:
    """Opens a panel of five for the applicant; whatever is given is asked for instead."""
    from kechuang.reviews.actions.open_panel import Wanted, open_panel

    def make(**other: Any) -> Any:
        wanted = {"matter": "重点研发项目评审", "organisations": [APPLICANT], "on": DAY, "size": 5} | other
        return open_panel(Wanted(**wanted), officer)

    return make


@pytest.fixture
def drawn(opened: Callable[..., Any], officer: Any, clock: Any) -> Callable[..., Any]:
    """Opens, commits to and draws a panel."""
    from kechuang.reviews.actions.commit_draw import commit_draw
    from kechuang.reviews.actions.draw_panel import draw_panel
    from kechuang.reviews.models import Panel

    def make(**other: Any) -> Any:
        panel = opened(**other)
        commit_draw(panel, officer, reveal_at=clock() + timedelta(minutes=5))
        clock(minutes=6)
        draw_panel(panel, officer)
        return Panel.objects.get(pk=panel.pk)

    return make


@pytest.fixture
def seated(person: Callable[..., Any], officer: Any) -> Callable[[Any], list[Any]]:
    """Gives every seat of a panel a reviewer's account; gives the seats."""
    from kechuang.reviews.actions.give_seat import give_seat

    def make(panel: Any) -> list[Any]:
        seats = panel.seats.filter(left_at=None, account=None).order_by("pk")
        return [give_seat(seat, person("reviewer", name=seat.name), officer) for seat in seats]

    return make
