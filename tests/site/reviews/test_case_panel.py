"""A panel judges the very cases it was opened for: who applies bars experts, its reviewers alone read them, and what
they find comes back into each case, which can then be decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.accounts.access import visible
from kechuang.cases import engine
from kechuang.cases.under_panel import panel_of
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.reviews.actions.cancel_panel import cancel_panel
from kechuang.reviews.actions.close_scoring import close_scoring
from kechuang.reviews.actions.hand_in_sheet import hand_in_sheet
from kechuang.reviews.actions.open_scoring import open_scoring
from kechuang.reviews.actions.recuse_expert import recuse_expert
from kechuang.reviews.models import Panel, ReadingRight

from .conftest import APPLICANT, SISTER, Pool

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 9)


@pytest.fixture
def reviewing(pool: Pool, person: Callable[..., Any], officer: Any) -> Callable[..., Any]:
    """Applies for recognition as a high-tech enterprise and takes the case on to expert review; gives the case."""
    from kechuang.accounts.models import Organisation as Holder
    from kechuang.cases.actions.keep_answers import keep_answers
    from kechuang.cases.opening import apply_for
    from kechuang.registry.actions.declare_complete import declare_complete

    declare_complete("intellectualproperty", None, since=date(2020, 1, 1))

    def make(code: str = APPLICANT) -> Any:
        holder = Holder.objects.create(name=code, credit_code=code, kind="enterprise", status="approved")
        chen = person("representative", name=f"代表{code}", organisation=holder)
        case = apply_for("hnte", code, chen)
        figures = {f"{name}_y{y}": "6000万元" for name in ("sales", "net_assets") for y in (1, 2, 3)}
        keep_answers(case, figures | {"conversions_3y": "16"}, chen)
        for verb, actor in (("submit", chen), ("accept", officer)):
            case = engine.do(case, verb, actor, version=case.version)
        return case

    return make


def again(case: Any) -> Any:
    case.refresh_from_db()
    return case


def scores(panel: Any, **other: str) -> dict[str, str]:
    """Something right on every line that is not settled."""
    from kechuang.reviews.reading.scored_items import read_back

    items = [item for item in read_back(panel.scoring.items) if not item.settled]
    return {i.fact: "yes" if i.kind == "truth" else str(int(i.low or 0)) for i in items} | other


def test_what_the_panel_found_closes_the_review_by_itself_and_is_frozen_with_the_decision(
    drawn: Any, reviewing: Any, seated: Any, officer: Any
) -> None:
    case = reviewing()
    panel = drawn(organisations=[], cases=[case.number])
    case = again(case)
    assert (panel.policy, panel.units, panel_of(case)) == ("hnte", (APPLICANT,), panel.number)
    with pytest.raises(Conflict, match="正在评审"):
        engine.do(case, "close_review", officer, version=case.version, given={"held": "省厅"})
    seats = seated(panel)
    open_scoring(panel, officer, due=DUE)
    panel = Panel.objects.get(pk=panel.pk)
    system = ("1", "3", "3", "3", "5.5")
    for seat, points in zip(seats, system, strict=True):
        assert again(case).state == "reviewing"
        hand_in_sheet(seat, seat.account, written=scores(panel, **{"1.hnte_system": points}), remark=f"看过{seat.pk}")
    case, panel = again(case), Panel.objects.get(pk=panel.pk)
    assert (case.state, panel.state, panel_of(case)) == ("deciding", "closed", "")
    step = case.steps.get(verb="close_review")
    line = next(one for one in step.given["review"]["lines"] if one["fact"] == "hnte_system")
    assert (line["result"], line["median"], line["given"]) == ("3.1", "3", [*system])
    assert step.given["held"] == f"专家组{panel.number}，5份评分表"
    assert "hnte_system" in step.given["judged"]
    case = engine.do(case, "refuse", officer, version=case.version, reason="创新能力评价不足七十一分。")
    frozen = case.decisions.get().reviews
    assert [one["given"]["review"]["panel"] for one in frozen] == [panel.number]


def test_only_who_sits_reads_the_case_and_only_while_it_is_scored(
    drawn: Any, reviewing: Any, seated: Any, officer: Any, person: Any
) -> None:
    case, other = reviewing(), reviewing(SISTER)
    panel = drawn(organisations=[], cases=[case.number])
    seats = seated(panel)
    readable: Callable[[Any], set[str]] = lambda who: {  # noqa: E731 (asked of everybody below)
        right.of.case.number for right in visible(who, ReadingRight.objects.all())
    }
    assert readable(seats[0].account) == set()
    open_scoring(panel, officer, due=DUE)
    assert [readable(seat.account) for seat in seats] == [{case.number}] * 5
    assert readable(person("reviewer", name="别人")) == set()
    assert other.number not in readable(seats[0].account)
    recuse_expert(seats[0], seats[0].account, why="declared", words="与申报单位负责人是同学。")
    assert readable(seats[0].account) == set()
    panel = Panel.objects.get(pk=panel.pk)
    hand_in_sheet(seats[1], seats[1].account, written=scores(panel))
    close_scoring(panel, officer, reason="其余专家已过截止日仍未提交。")
    assert [readable(seat.account) for seat in seats] == [set()] * 5
    assert ReadingRight.objects.filter(of__case=case).count() == 5


def test_a_batch_is_scored_case_by_case_and_rivals_never_sit(
    drawn: Any, reviewing: Any, seated: Any, officer: Any, pool: Pool
) -> None:
    pool.tie("P02", "shareholder", organisation=SISTER)
    first, second = reviewing(), reviewing(SISTER)
    panel = drawn(organisations=[], cases=[first.number, second.number], call="2026年第一批")
    barred = {one["number"] for one in panel.commitments.get().people["barred"]}
    assert "P02" in barred
    seats = seated(panel)
    open_scoring(panel, officer, due=DUE, lines="创新性 0-10")
    panel = Panel.objects.get(pk=panel.pk)
    for seat in seats:
        hand_in_sheet(seat, seat.account, written=scores(panel, **{"1.hnte_system": "2", "2.hnte_system": "4"}))
    told = {}
    for case in (again(first), again(second)):
        assert case.state == "deciding"
        lines = case.steps.get(verb="close_review").given["review"]["lines"]
        told[case.number] = {line["fact"]: line["result"] for line in lines}
    assert [told[one.number]["hnte_system"] for one in (first, second)] == ["2", "4"]
    assert told[first.number]["own1"] == "0"


def test_a_case_has_one_panel_at_a_time_and_a_cancelled_one_gives_it_back(
    opened: Any, reviewing: Any, officer: Any
) -> None:
    case = reviewing()
    panel = opened(organisations=[], cases=[case.number])
    with pytest.raises(BadInput, match="已经交专家组"):
        opened(organisations=[], cases=[case.number])
    cancel_panel(panel, officer, reason="申报单位补正材料。")
    assert panel_of(again(case)) == ""
    assert opened(organisations=[], cases=[case.number]).number == panel_of(again(case))


def test_only_cases_in_review_and_of_one_policy_come_before_a_panel(opened: Any, reviewing: Any, officer: Any) -> None:
    case = reviewing()
    case = engine.do(case, "send_back", officer, version=case.version, reason="缺审计报告。")
    for numbers in ([case.number], ["KC2026999999"]):
        with pytest.raises(BadInput, match="不在专家评审环节") as refused:
            opened(organisations=[], cases=numbers)
        assert refused.value.fields["field"] == "cases"


def test_from_the_page_of_a_case_through_the_panel_to_its_result_and_record(
    reviewing: Any, seated: Any, officer: Any, clock: Any, client: Any
) -> None:
    from datetime import timedelta

    from django.test import Client
    from django.urls import reverse

    from kechuang.reviews.actions.commit_draw import commit_draw
    from kechuang.reviews.actions.draw_panel import draw_panel

    case, beside = reviewing(), reviewing(SISTER)
    client.force_login(officer)
    shown = lambda name, *args: client.get(reverse(name, args=args)).content.decode()  # noqa: E731
    asked = f"{reverse('review-new')}?case={case.number}"
    assert f"?case={case.number}" in shown("case", case.number)
    assert beside.number in client.get(asked).content.decode()
    about = {"matter": "高企评审", "cases": [case.number], "on": "2026-11-02", "size": "5", "per_unit": "1", "cap": "0"}
    made = client.post(asked, about | {"rotation": "fewest", "blind": "on"})
    assert made.status_code == 302
    panel = Panel.objects.get()
    assert panel.number in shown("case", case.number)
    assert "结束评审" not in shown("case", case.number)
    commit_draw(panel, officer, reveal_at=clock() + timedelta(minutes=5))
    clock(minutes=6)
    draw_panel(panel, officer)
    seats = seated(panel)
    open_scoring(panel, officer, due=DUE)
    panel, own = Panel.objects.get(), Client()
    own.force_login(seats[0].account)
    assert 'class="count">1<' in own.get(reverse("own-reviews")).content.decode()
    sheet = own.get(reverse("own-sheet", args=[seats[0].pk])).content.decode()
    paper = own.get(reverse("own-material", args=[seats[0].pk, 1])).content.decode()
    for page in (sheet, paper):
        assert "第1号申请" in page
        assert "明湖泵业" not in page
        assert APPLICANT not in page
    assert "6000万元" in paper
    assert own.get(reverse("case", args=[case.number])).status_code == 404
    kept = own.post(reverse("own-sheet-keep", args=[seats[0].pk]), {"version": "0", "f-1.hnte_system": "2"})
    assert kept.json()["version"] == 1
    stale = own.post(reverse("own-sheet-keep", args=[seats[0].pk]), {"version": "0", "f-1.hnte_system": "9"})
    assert (stale.status_code, "另一个窗口" in stale.json()["why"]) == (409, True)
    for seat in seats:
        hand_in_sheet(seat, seat.account, written=scores(panel))
    assert own.get(reverse("own-material", args=[seats[0].pk, 1])).status_code == 404
    assert "专家评审记录" in shown("review-record", panel.number)
    csv = client.get(reverse("review-result", args=[panel.number]), {"format": "csv"}).content.decode("utf-8-sig")
    assert csv.count(case.number) == len([line for line in csv.splitlines() if line.startswith(case.number)]) > 5
    assert "份评分表" in shown("case", case.number)
