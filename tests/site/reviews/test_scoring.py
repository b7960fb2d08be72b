"""Sheets come from the policy and the officer, are blind until scoring is closed, and are summed up with reasons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.reviews.actions.close_scoring import close_scoring
from kechuang.reviews.actions.conclude_panel import conclude_panel
from kechuang.reviews.actions.give_seat import give_seat
from kechuang.reviews.actions.hand_in_sheet import hand_in_sheet
from kechuang.reviews.actions.open_scoring import open_scoring
from kechuang.reviews.actions.recuse_expert import recuse_expert
from kechuang.reviews.actions.save_sheet import save_sheet
from kechuang.reviews.models import Panel
from kechuang.reviews.reading.summaries import summary_of

from .conftest import DAY

pytestmark = pytest.mark.django_db
LINES = "创新性 0-30\n实施条件: 0—20\n同意立项 是/否"
GIVEN = {"own1": "25", "own2": "15.5", "own3": "yes"}


@pytest.fixture
def scoring(drawn: Callable[..., Any], seated: Callable[[Any], list[Any]], officer: Any) -> tuple[Any, list[Any]]:
    """A panel being scored, and its seats with accounts."""
    panel = drawn()
    seats = seated(panel)
    open_scoring(panel, officer, due=date(2026, 11, 9), lines=LINES)
    return Panel.objects.get(pk=panel.pk), seats


def hand_in(seat: Any, **other: str) -> Any:
    return hand_in_sheet(seat, seat.account, written=GIVEN | other, remark="材料齐全")


def test_without_the_facts_that_bounds_follow_from_scoring_does_not_open(drawn: Any, officer: Any) -> None:
    panel = drawn(policy="hnte")
    with pytest.raises(BadInput, match="还缺少决定评分区间的事实") as lacking:
        open_scoring(panel, officer, due=date(2026, 11, 9))
    assert lacking.value.fields["field"] == "lines"
    assert panel.state == "drawn"


def test_without_anything_to_score_scoring_does_not_open(drawn: Any, officer: Any) -> None:
    with pytest.raises(BadInput, match="没有需要专家评分的内容"):
        open_scoring(drawn(), officer, due=date(2026, 11, 9))


@pytest.mark.parametrize("line", ["创新性", "创新性 30-30", "创新性 0-十"])
def test_a_line_that_is_none_is_refused_with_its_number(drawn: Any, officer: Any, line: str) -> None:
    with pytest.raises(BadInput, match="第2行"):
        open_scoring(drawn(), officer, due=date(2026, 11, 9), lines=f"实施条件 0-20\n{line}")


def test_a_sheet_is_checked_line_by_line_and_handed_in_once(scoring: Any, clock: Any) -> None:
    _, seats = scoring
    for bad, field in (({"own1": "31"}, "own1"), ({"own2": ""}, "own2"), ({"own3": "perhaps"}, "own3")):
        with pytest.raises(BadInput) as refused:
            hand_in(seats[0], **bad)
        assert refused.value.fields["field"] == field
    sheet = hand_in(seats[0])
    assert (sheet.answers, sheet.late) == ({"own1": "25", "own2": "15.5", "own3": True}, False)
    with pytest.raises(Conflict, match="已经提交"):
        hand_in(seats[0])
    clock(days=8)
    assert hand_in(seats[1]).late


def test_nobody_sees_or_writes_anothers_sheet_before_the_end(scoring: Any, officer: Any) -> None:
    panel, seats = scoring
    hand_in(seats[0])
    for actor in (seats[1].account, officer, None):
        with pytest.raises(Refused):
            hand_in_sheet(seats[2], actor, written=GIVEN)
    told = Event.objects.get(type="panel.sheet_handed_in", succeeded=True)
    assert set(told.after) == {"seat", "sha256", "late"}
    assert panel.state == "scoring"


def test_a_draft_keeps_what_is_written_and_two_windows_do_not_overwrite(scoring: Any) -> None:
    _, seats = scoring
    draft = save_sheet(seats[0], seats[0].account, written={"own1": "99", "own9": "x"}, remark="想想")
    assert (draft.answers, draft.version) == ({"own1": "99"}, 1)
    with pytest.raises(Conflict, match="另一个窗口"):
        save_sheet(seats[0], seats[0].account, written={"own1": "1"}, version=0)
    assert save_sheet(seats[0], seats[0].account, written={"own1": "1"}, version=1).version == 2


def test_the_end_shows_spread_outliers_and_who_is_missing(scoring: Any, officer: Any) -> None:
    panel, seats = scoring
    with pytest.raises(BadInput, match="没有人提交"):
        close_scoring(panel, officer)
    for seat, points in zip(seats[:4], ("25", "26", "25", "2"), strict=True):
        hand_in(seat, own1=points)
    with pytest.raises(BadInput, match="理由"):
        close_scoring(panel, officer)
    closing = close_scoring(panel, officer, reason="专家因病，已过截止日")
    assert closing.missing == [seats[4].pk]
    assert closing.figures == {"own1": "19.5", "own2": "15.5", "own3": True, "total": "35"}
    found = summary_of(Panel.objects.get(pk=panel.pk))
    assert [outlier.expert for outlier in found.lines[0].outliers] == [str(seats[3].pk)]
    assert found.lines[0].result == Fraction(39, 2)
    with pytest.raises(Conflict):
        hand_in(seats[4])
    with pytest.raises(BadInput) as short:
        conclude_panel(panel, officer, outcome="pass", opinion="行")
    assert short.value.fields["field"] == "opinion"
    conclude_panel(panel, officer, outcome="pass", opinion="方案可行，经费合理，建议立项。")
    assert Panel.objects.get(pk=panel.pk).state == "concluded"


def test_who_leaves_during_scoring_is_followed_and_the_sheet_counts_no_more(
    scoring: Any, seated: Any, officer: Any
) -> None:
    panel, seats = scoring
    hand_in(seats[0])
    with pytest.raises(Refused):
        recuse_expert(seats[1], seats[0].account, why="declared", words="曾任顾问")
    recuse_expert(seats[0], seats[0].account, why="declared", words="曾任该单位顾问")
    (came,) = seated(panel)
    assert came.number != seats[0].number
    for seat in (came, *seats[1:]):
        hand_in(seat)
    assert close_scoring(panel, officer).missing == []
    assert str(seats[0].pk) not in summary_of(Panel.objects.get(pk=panel.pk)).lines[0].values


def test_a_seat_is_given_to_a_reviewer_who_does_not_sit_yet(drawn: Any, seated: Any, officer: Any, person: Any) -> None:
    panel = drawn(on=DAY)
    seats = seated(panel)
    with pytest.raises(BadInput, match="没有评审专家的角色"):
        give_seat(seats[0], person("auditor"), officer)
    with pytest.raises(BadInput, match="已在这个专家组里"):
        give_seat(seats[0], seats[1].account, officer)
    again = give_seat(seats[0], person("reviewer", name="本人新账号"), officer)
    assert str(again.account) == "本人新账号"
