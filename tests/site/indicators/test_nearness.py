"""Enterprises near a certificate: read from the registry, nearest first, hopes named, never known before they were."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from kechuang.events.models import Event
from kechuang.indicators.actions.reckon_near import reckon_near
from kechuang.indicators.catalogue import indicator
from kechuang.indicators.nearness.kept import KEPT, NearRun, pipeline_at, run_at
from kechuang.indicators.nearness.laws import law_of, scheme_of
from kechuang.indicators.nearness.standing import stands
from kechuang.indicators.nearness.tables import as_row, near_table
from kechuang.kernel.errors import BadInput, Refused
from kechuang.registry.actions.declare_complete import declare_complete
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.table import facts_table

DAY = date(2024, 6, 30)
CITY = "999001"
FIGURES: dict[str, Any] = {
    "staff_sme": 100, "st_staff_sme": 30, "sales": 50_000_000_00, "rd_deductible": 3_500_000_00,
    "costs": 45_000_000_00, "assets": 60_000_000_00,
}  # fmt: skip


@pytest.fixture
def enterprises(entering: Any) -> dict[str, Any]:
    """One that meets the national evaluation, one that lacks staff, one without figures, one with a certificate."""
    made = {}
    for code in ("intellectualproperty", "platform", "certificate:hnte", "certificate:tech_sme"):
        declare_complete(code, entering.actor, since=date(2020, 1, 1))
    for name, figures in (
        ("good", FIGURES),
        ("short", FIGURES | {"st_staff_sme": 3, "rd_deductible": 500_000_00}),
        ("silent", None),
        ("holder", FIGURES),
    ):
        one = entering.organisation(name=f"明湖示例{name}公司", registered=date(2015, 1, 1))
        made[name] = one
        if figures:
            entering.yearly(one.key, 2023, **figures)
    entering.certificate(
        made["holder"].key, scheme="tech_sme", issued=date(2024, 5, 1), expires=date(2025, 1, 1), number="2024001"
    )
    return made


@pytest.mark.django_db
def test_who_passes_comes_first_and_holders_are_not_asked(enterprises: Any, officer: Any) -> None:
    run = reckon_near("tech_sme", CITY, AsOf.on(DAY), officer)
    found = {one.organisation: one for one in run.found.all()}
    assert (run.asked, run.holders) == (3, 1)
    assert enterprises["holder"].key not in found
    assert found[enterprises["short"].key].group in ("near", "far")
    silent = found[enterprises["silent"].key]
    assert silent.group == "tell"
    assert "年销售收入" in "、".join(silent.told["tell"])
    places = [found[enterprises[name].key].place for name in ("good", "short", "silent")]
    assert places == sorted(places)
    event = Event.objects.latest("id")
    assert event.type == "near.reckoned"
    assert sum(event.after["counts"].values()) == run.asked


@pytest.mark.django_db
def test_an_award_is_never_presumed_but_a_clean_record_is_hoped_for_and_named(enterprises: Any) -> None:
    law = law_of("tech_sme", DAY, CITY)
    assert law is not None
    table = next(iter(facts_table(law, AsOf.on(DAY), [enterprises["good"].key])))
    row = table.drop(KEY).row(0, named=True)
    told = stands(law, row)
    assert any("未发生重大安全" in name for name in told.assumed)
    assert not any("科技奖励" in name or "主导制定" in name for name in told.assumed)


@pytest.mark.django_db
def test_a_way_says_what_to_do_by_when_and_at_what_cost(enterprises: Any, officer: Any) -> None:
    run = reckon_near("tech_sme", CITY, AsOf.on(DAY), officer)
    short = run.found.get(organisation=enterprises["short"].key)
    if short.group == "near":
        assert short.told["steps"]
        assert short.ready is not None
        assert short.ready >= DAY
    row = as_row(short)
    assert row["township"] == "湖滨镇"
    table = near_table(run, run.found.all())
    assert len(list(table.cells())) == run.found.count()


@pytest.mark.django_db
def test_a_run_is_known_only_from_its_own_moment_on(enterprises: Any, officer: Any) -> None:
    before = AsOf.on(DAY)
    run = reckon_near("tech_sme", CITY, before, officer)
    assert run_at("tech_sme", CITY, before) is None
    assert run_at("tech_sme", CITY, AsOf.on(DAY)) == run
    assert run_at("tech_sme", CITY, AsOf.on(date(2024, 6, 29))) is None
    assert pipeline_at("tech_sme", CITY, AsOf.on(date(2025, 6, 30))) is None  # too old to speak for that day


@pytest.mark.django_db
def test_only_the_newest_runs_are_kept(enterprises: Any, officer: Any) -> None:
    for _ in range(KEPT + 2):
        newest = reckon_near("tech_sme", CITY, AsOf.on(DAY), officer)
    held = list(NearRun.objects.filter(scheme="tech_sme"))
    assert len(held) == KEPT
    assert held[0] == newest


@pytest.mark.django_db
def test_only_who_may_reckons_and_only_under_a_law_in_force(officer: Any) -> None:
    with pytest.raises(Refused):
        reckon_near("hnte", CITY, AsOf.on(DAY), AnonymousUser())
    with pytest.raises(BadInput):
        reckon_near("tech_sme", CITY, AsOf.on(date(2010, 1, 1)), officer)


def test_a_province_s_own_policy_is_none_for_another_province() -> None:
    assert scheme_of(indicator("hnte"), DAY, CITY) == "hnte"
    assert scheme_of(indicator("agri_giants"), DAY, "130181") == "agri_giant"
    assert scheme_of(indicator("agri_giants"), DAY, CITY) == ""
    assert scheme_of(indicator("rd_intensity"), DAY, CITY) == ""
