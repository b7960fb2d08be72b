"""A stored panel is drawn from what the records say; anyone repeats it; nothing is drawn again."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from kechuang.cases.panels.replay import disagreements
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.expert import Expert
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.person import Person
from kechuang.registry.kinds.project import Project
from kechuang.reviews.actions.cancel_panel import cancel_panel
from kechuang.reviews.actions.commit_draw import commit_draw
from kechuang.reviews.actions.draw_panel import draw_panel
from kechuang.reviews.actions.recuse_expert import recuse_expert
from kechuang.reviews.lot import published
from kechuang.reviews.models import Commitment, Panel, Step
from kechuang.reviews.reading.sifted_pool import need_of, sifted_pool

from .conftest import APPLICANT, DAY, SISTER

pytestmark = pytest.mark.django_db
SCRIPT = Path(__file__).parents[3] / "docs" / "replay_draw.py"


def why(panel: Any) -> dict[str, tuple[str, ...]]:
    """Reasons by number of everybody who cannot be drawn."""
    return {one.expert.number: one.reasons for one in sifted_pool(panel, AsOf.now()).barred}


def test_conflicts_come_from_units_over_time_groups_projects_rights_and_relations(
    pool: Any, opened: Callable[..., Any]
) -> None:
    staff = {"since": date(2015, 1, 1), "organisation": APPLICANT, "name": "专家P00"}
    pool.rows(Person, staff | {"number": "P24", "name": "专家P24"})
    expert = {"kind_of_expert": "technical", "fields": "80501", "since": date(2020, 1, 1), "state": "active"}
    pool.rows(Expert, expert | {"number": "P24", "home_division": "", "title_grade": "other"})
    gone = {"number": "P25", "name": "专家P25", "organisation": APPLICANT, "since": date(2015, 1, 1)}
    pool.rows(Person, gone | {"until": date(2025, 1, 1)}, gone | {"organisation": "U1", "since": date(2025, 1, 1)})
    pool.rows(Person, gone | {"number": "P26", "organisation": SISTER, "name": "专家P26"})
    for number in ("P25", "P26"):
        pool.rows(Expert, expert | {"number": number, "home_division": "", "title_grade": "other"})
    project = {"number": "X1", "title": "泵", "programme": "计划", "level": "municipal", "organisation": APPLICANT}
    project |= {"leader": "专家P03", "leader_person": "P03", "begins": date(2024, 1, 1), "ends": date(2026, 12, 31)}
    pool.rows(Project, project)
    right = {"number": "ZL1", "form": "invention", "title": "一种泵", "organisation": "U4", "co_owners": APPLICANT}
    pool.rows(
        IntellectualProperty,
        right | {"filed": date(2024, 3, 1), "granted": date(2025, 3, 1), "inventors": "专家P04、某人"},
    )
    pool.tie("P05", "shareholder", organisation=APPLICANT)
    pool.tie("P06", "teacher", person=f"法人{APPLICANT}")
    found = why(opened(unwanted=[{"name": "", "number": "P07", "unit": "", "reason": "有诉讼"}]))
    assert found == {
        "P03": ("co_project",),
        "P04": ("co_patent",),
        "P05": ("interest",),
        "P06": ("teacher",),
        "P07": ("unwanted",),
        "P24": ("own_unit",),
        "P25": ("own_unit",),
        "P26": ("same_group",),
    }


def test_what_is_recorded_later_changes_no_commitment(pool: Any, opened: Any, officer: Any, clock: Any) -> None:
    panel = opened()
    made = commit_draw(panel, officer, reveal_at=clock() + timedelta(minutes=5))
    before = made.text
    clock(minutes=1)
    pool.tie("P05", "shareholder", organisation=APPLICANT)
    assert Commitment.objects.get(pk=made.pk).text == before
    known = AsOf(DAY, made.known)
    assert "P05" not in {one.expert.number for one in sifted_pool(panel, known).barred}


def test_the_draw_meets_the_need_and_the_script_of_fifty_lines_repeats_it(
    drawn: Callable[..., Any], officer: Any, tmp_path: Path, clock: Any
) -> None:
    panel = drawn()
    for _ in range(3):
        recuse_expert(panel.seats.filter(left_at=None).first(), officer, why="absent", words="当天不能到场")
        clock(minutes=1)
    commitment = panel.commitments.get()
    seats = panel.seats.filter(left_at=None)
    document = published(commitment)
    entries = {one["id"]: one for one in document["commitment"]["pool"]}
    last = [entries[handle] for handle in document["steps"][-1]["panel"]]
    assert {seat.handle for seat in seats} == {one["id"] for one in last}
    need = need_of(panel)
    assert len(last) == 5
    assert sum(one["kind"] == "technical" for one in last) >= need.technical == 3
    assert sum(one["kind"] == "financial" for one in last) >= 1
    assert sum(one["outside"] for one in last) >= need.outside == 2
    assert max(sum(one["unit"] == other["unit"] for one in last) for other in last) == 1
    assert disagreements(document) == []
    file = tmp_path / "draw.json"
    file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    assert subprocess.run([sys.executable, SCRIPT, file], check=False, capture_output=True).returncode == 0
    document["steps"][-1]["panel"].reverse()
    file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    assert subprocess.run([sys.executable, SCRIPT, file], check=False, capture_output=True).returncode == 1


def test_nothing_public_names_anybody(drawn: Callable[..., Any]) -> None:
    panel = drawn()
    text = json.dumps(published(panel.commitments.get()), ensure_ascii=False)
    told = [event.after_json for event in Event.objects.filter(type__startswith="panel.")]
    for said in (text, *told):
        assert "专家P" not in said
        assert '"P0' not in said
    assert panel.commitments.get().secret in text


def test_the_value_is_the_last_event_before_the_moment_whatever_follows(opened: Any, officer: Any, clock: Any) -> None:
    panel = opened()
    commit_draw(panel, officer, reveal_at=clock() + timedelta(minutes=5))
    last = Event.objects.latest("id").hash
    with pytest.raises(Conflict, match="还没有到"):
        draw_panel(panel, officer)
    clock(minutes=6)
    opened(matter="另一件")
    draw_panel(panel, officer)
    assert panel.commitments.get().drawing.value == last


def test_a_draw_is_held_once_and_the_database_keeps_it(drawn: Any, officer: Any) -> None:
    panel = drawn()
    with pytest.raises(Conflict, match="已抽取"):
        draw_panel(panel, officer)
    with pytest.raises(Conflict, match="已抽取"):
        commit_draw(panel, officer, reveal_at=panel.opened_at + timedelta(days=9))
    for change in (
        lambda: Step.objects.update(panel=[]),
        lambda: Commitment.objects.update(text="{}"),
        lambda: Panel.objects.update(size=3),
        lambda: Step.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_an_announced_value_needs_its_source_before_and_its_place_after(opened: Any, officer: Any, clock: Any) -> None:
    panel = opened()
    with pytest.raises(BadInput, match="公开数值"):
        commit_draw(panel, officer, reveal_at=clock() + timedelta(minutes=5), source="announced")
    commit_draw(panel, officer, reveal_at=clock() + timedelta(minutes=5), source="announced", words="某日第1期号码")
    clock(minutes=6)
    with pytest.raises(BadInput, match="数值"):
        draw_panel(panel, officer, value="0412")
    draw_panel(panel, officer, value="0412", published="公告第1期")
    assert disagreements(published(panel.commitments.get())) == []


def test_a_pool_that_cannot_give_the_panel_says_what_is_lacking(opened: Any, officer: Any, clock: Any) -> None:
    with pytest.raises(BadInput, match="专家还差") as refused:
        commit_draw(opened(size=23), officer, reveal_at=clock() + timedelta(minutes=5))
    assert refused.value.code == "draw.lacking"
    with pytest.raises(BadInput, match="单数"):
        opened(size=6)
    with pytest.raises(BadInput, match="没有代码为XX"):
        opened(organisations=["XX"])
    with pytest.raises(BadInput, match="之后"):
        commit_draw(opened(), officer, reveal_at=clock())


def test_when_nobody_is_left_a_new_round_keeps_who_sits(pool: Any, drawn: Any, officer: Any, clock: Any) -> None:
    panel = drawn(per_unit=0)
    for _ in range(6):
        accountant = panel.seats.filter(left_at=None, kind="financial").first()
        recuse_expert(accountant, officer, why="absent", words="不能到场")
        clock(minutes=1)
    assert panel.state == "failed"
    sitting = set(panel.seats.filter(left_at=None).values_list("number", flat=True))
    with pytest.raises(BadInput, match="财务专家还差1人"):
        commit_draw(panel, officer, reveal_at=clock() + timedelta(minutes=5))
    pool.rows(Person, {"number": "Q1", "name": "新会计", "organisation": "", "since": date(2019, 1, 1)})
    row = {"number": "Q1", "kind_of_expert": "financial", "fields": "", "since": date(2020, 1, 1), "state": "active"}
    pool.rows(Expert, row | {"title_grade": "senior", "home_division": "999001"})
    commit_draw(panel, officer, reveal_at=clock(minutes=1) + timedelta(minutes=5))
    clock(minutes=6)
    draw_panel(panel, officer)
    assert panel.state == "drawn"
    assert set(panel.seats.filter(left_at=None).values_list("number", flat=True)) == sitting | {"Q1"}
    assert [disagreements(published(one)) for one in panel.commitments.all()] == [[], []]


def test_who_was_drawn_less_often_comes_first_and_a_cap_bars(drawn: Any, opened: Any) -> None:
    first = set(drawn().seats.values_list("number", flat=True))
    assert not first & set(drawn(matter="第二件").seats.values_list("number", flat=True))
    capped = drawn(cap=1, matter="第三件", size=5)
    before = sifted_pool(capped, AsOf(DAY, capped.commitments.get().known))
    assert set(capped.seats.values_list("number", flat=True)) <= {one.number for one in before.eligible}
    barred = why(opened(cap=1, matter="第四件", on=DAY))
    assert first <= {number for number, reasons in barred.items() if reasons == ("turns",)}


def test_only_officers_run_panels_and_a_refusal_is_told(opened: Any, person: Any) -> None:
    panel = opened()
    for role in ("auditor", "reviewer", "unit_officer", "security_administrator"):
        with pytest.raises(Refused):
            cancel_panel(panel, person(role), reason="不需要了")
    assert Event.objects.filter(type="panel.cancelled", succeeded=False).count() == 4
    assert panel.state == "opened"


def test_a_panel_called_off_stays_and_goes_no_further(opened: Any, officer: Any, clock: Any) -> None:
    panel = opened()
    with pytest.raises(BadInput):
        cancel_panel(panel, officer, reason="")
    cancel_panel(panel, officer, reason="申报单位撤回申请")
    assert Panel.objects.get(pk=panel.pk).state == "cancelled"
    with pytest.raises(Conflict, match="已取消"):
        commit_draw(panel, officer, reveal_at=clock() + timedelta(minutes=5))
