"""A call: written by one, published by another, long enough or with its reason; then only corrected, in the open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.kernel.errors import BadInput, Conflict, Refused

from .calling import drafted, line_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(person: Callable[..., Any]) -> tuple[Any, Any]:
    return person("programme_officer"), person("programme_officer")


def test_who_wrote_a_call_does_not_publish_it_and_the_refusal_is_in_the_log(pair: tuple[Any, Any]) -> None:
    from kechuang.events.models import Event
    from kechuang.funds.actions.publish_call import publish_call

    one, two = pair
    call = drafted(line_of("post_subsidy", one), one, grant="rd")
    with pytest.raises(Refused, match="另一人"):
        publish_call(call, one)
    assert Event.objects.filter(type="call.published", succeeded=False).count() == 1
    assert publish_call(call, two).stage(timezone.localdate()) == "open"
    assert publish_call(call, two).state == "published"
    assert Event.objects.filter(type="call.published", succeeded=True).count() == 1


@pytest.mark.parametrize(
    ("days", "short", "refused"), [(50, "", False), (49, "", True), (49, "中央资金下达较晚", False)]
)
def test_fewer_than_fifty_days_need_a_reason(pair: tuple[Any, Any], days: int, short: str, refused: bool) -> None:
    from kechuang.funds.actions.publish_call import publish_call

    one, two = pair
    call = drafted(line_of("competitive", one), one, days=days, short=short)
    if refused:
        with pytest.raises(BadInput, match="国发〔2014〕11号") as told:
            publish_call(call, two)
        assert told.value.fields["field"] == "short"
    else:
        assert publish_call(call, two).state == "published"


def test_a_call_without_the_figure_its_amount_rests_on_is_not_published(pair: tuple[Any, Any]) -> None:
    from kechuang.funds.actions.change_call import change_call
    from kechuang.funds.actions.publish_call import publish_call

    one, two = pair
    call = drafted(line_of("post_subsidy", one), one, grant="rd", figures={"post_subsidy_share": "10%"})
    with pytest.raises(BadInput) as told:
        publish_call(call, two)
    assert told.value.fields["field"] == "figure.post_subsidy_cap"
    with pytest.raises(BadInput, match="看不懂"):
        change_call(call, {"figures": {"post_subsidy_cap": "很多"}}, one)
    with pytest.raises(BadInput, match="看不懂"):
        change_call(call, {"figures": {"post_subsidy_share": "10万元"}}, one)


def test_a_published_call_is_corrected_in_the_open_and_its_end_never_brought_forward(pair: tuple[Any, Any]) -> None:
    from kechuang.funds.actions.change_call import change_call
    from kechuang.funds.actions.correct_call import correct_call
    from kechuang.funds.actions.publish_call import publish_call
    from kechuang.funds.actions.withdraw_call import withdraw_call

    one, two = pair
    call = publish_call(drafted(line_of("competitive", one), one), two)
    with pytest.raises(BadInput, match="已经发布"):
        change_call(call, {"title": "改了的标题"}, one)
    with pytest.raises(BadInput, match="不能提前"):
        correct_call(call, {"closes": call.closes - timedelta(days=1)}, "提前截止", one)
    made = correct_call(call, {"closes": call.closes + timedelta(days=10), "terms": {}}, "应企业要求延期", one)
    assert set(made.after) == {"closes"}
    call.refresh_from_db()
    assert call.terms["share"] == "50"
    page = Client().get(reverse("call", args=[call.number])).content.decode()
    assert "应企业要求延期" in page
    assert withdraw_call(call, "预算调整，今年不组织", two).stage(timezone.localdate()) == "withdrawn"
    with pytest.raises(BadInput, match="没有发布"):
        correct_call(call, {"text": "再改一次正文，已经撤销了不能改。"}, "再改一次正文", one)


def test_a_draft_that_moved_since_it_was_read_is_not_published(pair: tuple[Any, Any]) -> None:
    from kechuang.funds.actions.change_call import change_call
    from kechuang.funds.actions.publish_call import publish_call

    one, two = pair
    call = drafted(line_of("competitive", one), one)
    seen = call.written_at.isoformat()
    change_call(call, {"contact": "规划科 0311-81111111"}, one)
    with pytest.raises(Conflict, match="有改动"):
        publish_call(call, two, seen=seen)


def test_the_public_finds_open_calls_and_never_drafts(pair: tuple[Any, Any]) -> None:
    from kechuang.funds.actions.publish_call import publish_call

    one, two = pair
    empty = Client().get(reverse("calls")).content.decode()
    assert "还没有申报通知" in empty
    line = line_of("post_subsidy", one)
    call = publish_call(drafted(line, one, grant="rd"), two)
    draft = drafted(line, one, grant="rd", contact="草稿里才有的电话 123456")
    page = Client().get(reverse("calls")).content.decode()
    assert call.number in page
    assert "还有 60 天" in page
    assert draft.number not in page
    assert Client().get(reverse("call", args=[draft.number])).status_code == 404
    told = Client().get(reverse("call", args=[call.number])).content.decode()
    assert "100万元" in told
    assert "补助上限" in told
    found = Client().get(reverse("calls"), {"q": "没有这个词"}).content.decode()
    assert "没有符合条件" in found


def test_an_officer_makes_a_call_on_the_pages_and_another_publishes_it(pair: tuple[Any, Any]) -> None:
    from kechuang.funds.models import Call

    one, two = pair
    line, today = line_of("post_subsidy", one), timezone.localdate()
    browser, other = Client(), Client()
    browser.force_login(one)
    other.force_login(two)
    wrong = browser.post(reverse("call-new"), {"title": "研发后补助申报", "line": line.pk, "year": today.year})
    assert wrong.status_code == 400
    begun = {"title": "研发后补助申报", "line": line.pk, "year": today.year, "grant": "rd"}
    assert browser.post(reverse("call-new"), begun).status_code == 302
    call = Call.objects.get()
    told = {
        "title": call.title,
        "year": call.year,
        "opens": today.isoformat(),
        "closes": (today + timedelta(days=55)).isoformat(),
        "forms_": ["enterprise"],
        "who": "本市科技型企业",
        "each": "1",
        "documents": "申报书\n申报书\n纳税申报表",
        "text": "现组织申报本年度企业研发后补助，请按要求提交。",
        "contact": "计划科 80000000",
        "figure.post_subsidy_share": "10%",
        "figure.post_subsidy_cap": "100万元",
    }
    address = reverse("call-act", args=[call.number, "edit"])
    bad = browser.post(address, told | {"figure.post_subsidy_cap": "一百块钱吧"})
    assert bad.status_code == 400
    assert "一百块钱吧" in bad.content.decode()
    assert browser.post(address, told).status_code == 302
    call.refresh_from_db()
    assert call.documents == ["申报书", "纳税申报表"]
    publish = reverse("call-act", args=[call.number, "publish"])
    assert "须由另一人发布" in browser.post(publish).content.decode()
    assert other.post(publish, {"seen": call.written_at.isoformat()}).status_code == 302
    call.refresh_from_db()
    assert call.stage(today) == "open"
