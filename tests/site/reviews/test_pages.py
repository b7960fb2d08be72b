"""The pages of panels: an officer goes the whole way, reviewers score alone, and everybody can repeat the draw."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.cases.panels.replay import disagreements
from kechuang.reviews.models import Panel

from .conftest import APPLICANT, DAY

pytestmark = pytest.mark.django_db
ASKED = {"matter": "水泵项目评审", "organisations": APPLICANT, "on": DAY.isoformat(), "size": "5", "per_unit": "1"}
ASKED |= {"cap": "0", "rotation": "fewest", "unwanted": "P07 有诉讼"}


def as_(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def shown(answer: Any) -> str:
    return str(answer.content.decode())


def test_an_officer_goes_from_opening_to_a_conclusion(
    pool: Any, officer: Any, clock: Any, seated: Callable[[Any], list[Any]]
) -> None:
    office = as_(officer)
    assert "还没有专家评审" in shown(office.get(reverse("reviews")))
    office.post(reverse("review-new"), ASKED)
    panel = Panel.objects.get()
    page, do = reverse("review", args=[panel.number]), lambda verb: reverse("review-act", args=[panel.number, verb])
    assert "23 人可以抽取，1 人须回避" in shown(office.get(page))
    assert "有诉讼" in shown(office.get(reverse("review-pool", args=[panel.number])))
    moment = timezone.localtime(clock() + timedelta(minutes=10)).strftime("%Y-%m-%dT%H:%M")
    office.post(do("commit"), {"source": "log", "words": "", "reveal_at": moment})
    assert panel.commitments.count() == 1
    assert "还没有到" in shown(office.post(do("draw")))
    clock(minutes=11)
    office.post(do("draw"))
    assert "指定之后他们才能评分" in shown(office.get(page))
    seats = seated(panel)
    office.post(do("scoring"), {"due": "2026-11-09", "lines": "创新性 0-30"})
    for seat, points in zip(seats, ("20", "21", "22", "21", "2"), strict=True):
        sheet = reverse("own-sheet", args=[seat.pk])
        assert shown(as_(seat.account).get(reverse("own-reviews"))).count("水泵项目评审") == 1
        assert "30" in shown(as_(seat.account).get(sheet))
        as_(seat.account).post(sheet, {"f-own1": points, "remark": "意见" + points, "do": "hand-in"})
        assert ("意见2" in shown(office.get(page))) is False
    office.post(do("close"), {"reason": ""})
    said = shown(office.get(page))
    assert "偏离" in said
    assert "意见22" in said
    office.post(do("conclude"), {"outcome": "pass", "opinion": "方案可行，建议立项。"})
    assert "建议通过" in shown(office.get(page))
    assert "已有结论" in shown(office.get(reverse("reviews"), {"state": "concluded"}))


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(pool: Any, officer: Any) -> None:
    answer = as_(officer).post(reverse("review-new"), ASKED | {"size": "6", "organisations": APPLICANT})
    assert answer.status_code == 400
    assert "单数" in shown(answer)
    assert 'value="水泵项目评审"' in shown(answer)
    assert not Panel.objects.exists()


def test_a_sheet_is_kept_and_what_is_wrong_stands_at_its_line(drawn: Any, seated: Any, officer: Any) -> None:
    panel = drawn()
    seat, other, *_ = seated(panel)
    as_(officer).post(
        reverse("review-act", args=[panel.number, "scoring"]), {"due": "2026-11-09", "lines": "创新性 0-30"}
    )
    own, page = as_(seat.account), reverse("own-sheet", args=[seat.pk])
    own.post(page, {"f-own1": "99", "remark": "慢慢写", "do": "save", "version": "0"})
    assert 'value="99"' in shown(own.get(page))
    answer = own.post(page, {"f-own1": "99", "remark": "慢慢写", "do": "hand-in"})
    assert answer.status_code == 400
    assert "分数须在0至30之间" in shown(answer)
    assert "慢慢写" in shown(answer)
    assert as_(other.account).get(page).status_code == 404
    leave = {"why": "declared", "words": "曾经合作过"}
    assert own.post(reverse("own-leave", args=[seat.pk]), leave).status_code == 302
    assert "您已退出" in shown(own.get(page))
    assert "本人声明应当回避" in shown(as_(officer).get(reverse("review", args=[panel.number])))


def test_everybody_can_see_and_repeat_a_draw_and_learns_no_name(drawn: Any, client: Client) -> None:
    panel = drawn()
    assert panel.number in shown(client.get(reverse("draws")))
    page = shown(client.get(reverse("draw", args=[panel.number, 1])))
    assert "与公布的结果一致" in page
    assert "专家P" not in page
    assert panel.matter not in page
    document = json.loads(client.get(reverse("draw-file", args=[panel.number, 1])).content)
    assert disagreements(document) == []
    assert len(shown(client.get(reverse("draw-script"))).splitlines()) <= 50
    assert client.get(reverse("draw", args=[panel.number, 2])).status_code == 404


def test_the_list_of_panels_asks_no_more_when_it_grows(
    drawn: Any, opened: Any, officer: Any, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    drawn()
    office = as_(officer)
    office.get(reverse("reviews"))
    with CaptureQueriesContext(connection) as few:
        office.get(reverse("reviews"))
    for _ in range(4):
        opened()
    with django_assert_max_num_queries(len(few)):
        office.get(reverse("reviews"))
