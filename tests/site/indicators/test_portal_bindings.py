"""The page of targets and indicators: suggestion with reasons, confirm, choose, none, undo; for who may only."""

from __future__ import annotations

from typing import Any

import pytest

from kechuang.supervision.binding import Binding

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Any, officer: Any) -> Any:
    client.force_login(officer)
    return client


def page(client: Any, plan: Any, **query: str) -> str:
    answer = client.get(f"/plans/{plan.slug}/indicators/", query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def post(client: Any, plan: Any, ordinal: int, **data: Any) -> Any:
    return client.post(f"/plans/{plan.slug}/indicators/{ordinal}/", data, follow=True)


def choice(ordinal: int, **data: Any) -> dict[str, Any]:
    return {f"t{ordinal}-{name}": value for name, value in {"sign": ">=", **data}.items()}


def test_each_promise_stands_once_with_suggestion_and_reasons(signed_in: Any, plan: Any) -> None:
    told = page(signed_in, plan)
    assert told.count('class="binding ') == 3
    assert "名称即“高新技术企业”" in told
    assert "又见 1 处，一并适用" in told
    assert "没有哪个指标叫这个名称" in told


def test_confirming_and_taking_back(signed_in: Any, plan: Any) -> None:
    answer = post(signed_in, plan, 1, do="confirm")
    assert "已确认。" in answer.content.decode()
    standing = Binding.objects.get(superseded_at=None)
    assert (standing.how, standing.asking["indicator"]) == ("confirmed", "hnte")
    post(signed_in, plan, 1, do="undo", seen=standing.pk)
    assert not Binding.objects.filter(superseded_at=None).exists()
    assert Binding.objects.count() == 1


def test_all_sure_suggestions_are_confirmed_at_once(signed_in: Any, plan: Any) -> None:
    signed_in.post(f"/plans/{plan.slug}/indicators/confirm/")
    assert sorted(b.asking["indicator"] for b in Binding.objects.all()) == ["hnte", "rd_intensity"]
    assert "确认 2 项有把握的建议" not in page(signed_in, plan)


def test_choosing_another_needs_a_reason_and_keeps_what_was_typed(signed_in: Any, plan: Any) -> None:
    wrong = signed_in.post(
        f"/plans/{plan.slug}/indicators/1/", {"do": "choose"} | choice(1, indicator="hnte_recognised", mode="since")
    )
    assert wrong.status_code == 400
    told = wrong.content.decode()
    assert "请填写从哪一天起累计。" in told
    assert 'value="hnte_recognised" selected' in told
    chosen = choice(
        1, indicator="hnte_recognised", mode="since", since="2025-01-01", levels=["national"], reason="按新认定数考核"
    )
    post(signed_in, plan, 1, do="choose", **chosen)
    held = Binding.objects.get()
    assert held.how == "chosen"
    assert held.asking["scope"] == {"levels": ["national"], "mode": "since", "since": "2025-01-01"}


def test_saying_that_there_is_none(signed_in: Any, plan: Any) -> None:
    assert "理由太短" in post(signed_in, plan, 1, do="none", reason="无").content.decode()
    post(signed_in, plan, 1, do="none", reason="本市不再按证书考核")
    assert Binding.objects.get().how == "none"
    assert "已说明没有对应的指标" in page(signed_in, plan, state="said_none")


def test_a_second_officer_is_told(signed_in: Any, plan: Any, officer: Any) -> None:
    post(signed_in, plan, 1, do="confirm")
    told = post(signed_in, plan, 1, do="none", reason="晚了一步的人").content.decode()
    assert f"{officer}已经改过这个目标的指标。" in told
    assert Binding.objects.count() == 1


def test_the_place_of_the_plan_is_said(signed_in: Any, plan: Any) -> None:
    assert "明湖市" in page(signed_in, plan)
    address = f"/plans/{plan.slug}/indicators/place/"
    assert "没有“777777”" in signed_in.post(address, {"division": "777777"}, follow=True).content.decode()
    signed_in.post(address, {"division": "130181"})
    assert "辛集市" in page(signed_in, plan)


def test_who_may_not_is_sent_away(client: Any, plan: Any, person: Any) -> None:
    assert client.get(f"/plans/{plan.slug}/indicators/").status_code in (302, 403)
    client.force_login(person("auditor"))
    assert client.get(f"/plans/{plan.slug}/indicators/").status_code == 403
    assert client.post(f"/plans/{plan.slug}/indicators/1/", {"do": "confirm"}).status_code == 403
    assert not Binding.objects.exists()
