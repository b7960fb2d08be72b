"""A target shared out: by a stated base, exactly; versions are kept; what is said against a share has its answer."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.models import Unit, User
from kechuang.accounts.roles import Role
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.registry.asof import AsOf
from kechuang.supervision.actions.answer_appeal import answer_appeal
from kechuang.supervision.actions.note_appeal import note_appeal
from kechuang.supervision.actions.share_out import share_out
from kechuang.supervision.actions.withdraw_share import withdraw_share
from kechuang.supervision.allotment import Allotment
from kechuang.supervision.appealing import own_parts

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 31)


def shared(target: Any, officer: Any, by: str = "years", base: str = "equal", **other: Any) -> Allotment:
    return share_out(target, by, base, AsOf.on(DAY), officer, reason="年初下达任务", **other)


def shares(one: Allotment) -> dict[str, int]:
    return {part["key"]: int(Fraction(part["share"])) for part in one.parts}


@pytest.fixture
def target(plan: Any) -> Any:
    """120 high-tech enterprises by 2027."""
    return plan.targets.get(ordinal=1)


def test_years_get_equal_parts_that_add_up(target: Any, officer: Any) -> None:
    made = shared(target, officer)
    assert shares(made) == {"2025": 40, "2026": 40, "2027": 40}
    event = Event.objects.filter(type="breakdown.made").get()
    assert event.after["shares"] == {"2025": "40", "2026": "40", "2027": "40"} and event.reason == "年初下达任务"


def test_townships_get_parts_by_what_they_hold_and_growth_leaves_that_out(
    target: Any, officer: Any, entering: Any
) -> None:
    for township in ("999001100", "999001100", "999001101"):
        own = entering.organisation(division=township, above_scale=True)
        entering.certificate(own.key, issued=date(2026, 5, 1), expires=date(2029, 5, 1))
    whole = shares(shared(target, officer, "townships", "stock"))
    assert (whole["999001100"], whole["999001101"], sum(whole.values())) == (80, 40, 120)
    growth = shares(shared(target, officer, "townships", "stock", growth=True))
    assert (growth["999001100"], sum(growth.values())) == (78, 117)
    potential = shares(shared(target, officer, "townships", "potential"))
    assert potential["999001100"] == 80
    assert "规模以上企业数" in Allotment.objects.get(base="potential").said["zh"]
    given = shares(shared(target, officer, "townships", "given", given={"999001101": Fraction(1)}))
    assert given["999001101"] == 120


def test_a_ratio_or_a_base_no_record_tells_is_refused_with_the_reason(plan: Any, target: Any, officer: Any) -> None:
    with pytest.raises(BadInput, match="比率"):
        shared(plan.targets.get(ordinal=2), officer)
    with pytest.raises(BadInput, match="没有这个依据"):
        shared(target, officer, "years", "stock")
    with pytest.raises(BadInput, match="权重"):
        shared(target, officer, "townships", "stock")
    with pytest.raises(Refused):
        shared(target, AnonymousUser())
    assert not Allotment.objects.exists()


def test_versions_are_kept_and_the_one_before_can_stand_again(target: Any, officer: Any) -> None:
    first = shared(target, officer)
    second = shared(target, officer, base="given", given={"2027": Fraction(1), "2026": Fraction(2)})
    assert shares(second) == {"2025": 0, "2026": 80, "2027": 40}
    again = withdraw_share(second, officer, reason="权重给错了")
    assert again is not None and again.parts == first.parts
    assert Allotment.objects.count() == 3 and Allotment.objects.filter(superseded_at=None).count() == 1
    with pytest.raises(Conflict):
        withdraw_share(second, officer, reason="再撤一次看看")


def test_an_appeal_is_noted_and_answered_once(target: Any, officer: Any) -> None:
    made = shared(target, officer)
    with pytest.raises(BadInput):
        note_appeal(made, "2031", "没有这一年", officer)
    appeal = note_appeal(made, "2026", "基数偏低，请求调减", officer)
    done = answer_appeal(appeal, "情况属实，下一版调减", officer, accepted=True)
    assert done.accepted and done.answered_by == officer
    with pytest.raises(Conflict):
        answer_appeal(appeal, "再答一次看看", officer, accepted=False)


def member(name: str, unit: Unit, officer: Any, role: Role = Role.UNIT_OFFICER) -> User:
    person = User.objects.create_user(name, password="wan-xia-he-0417")
    appoint(person, role, officer, unit=unit)
    return person


@pytest.fixture
def units(plan: Any, officer: Any) -> dict[str, Unit]:
    """The units of the plan that lead or join what is asked, as units of government; and one that is in no part."""
    today = date(2020, 1, 1)
    names = [duty.unit.name for duty in plan.targets.get(ordinal=3).task.duties.select_related("unit")]
    return {
        name: Unit.objects.filter(name=name).first() or Unit.objects.create(name=name, kind="department", since=today)
        for name in (*names, "明湖市档案馆")
    }


def test_a_unit_appeals_against_its_own_share_and_nobody_elses(
    client: Any, plan: Any, target: Any, officer: Any, units: dict[str, Unit]
) -> None:
    made = shared(target, officer, "units")
    first, second = (part["key"] for part in made.parts[:2])
    own = member("bearer", units[second], None)
    address = f"/plans/{plan.slug}/targets/1/breakdown/"
    client.force_login(own)
    told = client.get(address).content.decode()
    assert "分给本单位的数" in told and "分一次试试" not in told
    post = {"do": "appeal", "one": made.pk, "key": second}
    short = client.post(address + "act/", post | {"words": "多"})
    assert short.status_code == 400 and 'value="多"' in short.content.decode()
    assert client.post(address + "act/", post | {"words": "基数偏高，上年已完成大半"}).status_code == 302
    assert made.appeals.get().recorded_by == own
    assert Event.objects.filter(type="breakdown.appealed", succeeded=True).latest("id").after["part"] == second
    assert client.post(address + "act/", post | {"key": first, "words": "替别人说一句"}).status_code == 403
    for deed in ("keep", "withdraw", "accept"):
        other = {"do": deed, "one": made.appeals.get().pk if deed == "accept" else made.pk, "by": "years"}
        assert client.post(address + "act/", other | {"base": "equal", "words": "自己改一改"}).status_code == 403
    client.force_login(member("archivist", units["明湖市档案馆"], None))
    assert "分给本单位的数" not in client.get(address).content.decode()
    assert client.post(address + "act/", post | {"words": "替别人说一句"}).status_code == 403
    withdraw_share(made, officer, reason="撤回重新分解")
    made.refresh_from_db()
    with pytest.raises(Conflict):
        note_appeal(made, second, "对旧方案再说一句", own)


def test_a_township_is_known_by_its_division(target: Any, officer: Any) -> None:
    made = shared(target, officer, "townships")
    key = made.parts[0]["key"]
    town = Unit.objects.create(name="明湖市示例镇", kind="township", division_code=f"{key}000", since=date(2020, 1, 1))
    assert own_parts(made, member("town", town, None, Role.UNIT_LEADER)) == (key,)
    assert own_parts(made, officer) == ()


def test_the_page_tries_keeps_and_shows_and_nothing_typed_is_lost(client: Any, plan: Any, officer: Any) -> None:
    address = f"/plans/{plan.slug}/targets/1/breakdown/"
    assert "还没有分解" in client.get(address).content.decode()
    client.force_login(officer)
    tried = client.get(address, {"by": "years", "base": "given", "w:2026": "3"}).content.decode()
    assert "120 家" in tried and not Allotment.objects.exists()
    post = {"do": "keep", "by": "years", "base": "given", "w:2026": "3", "w:2027": "1"}
    refused = client.post(address + "act/", post | {"words": "短"})
    assert refused.status_code == 400 and 'value="短"' in refused.content.decode()
    assert client.post(address + "act/", post | {"words": "按进度安排"}).status_code == 302
    one = Allotment.objects.get()
    assert shares(one) == {"2025": 0, "2026": 90, "2027": 30}
    client.post(address + "act/", {"do": "appeal", "one": one.pk, "key": "2026", "words": "任务过重"})
    client.post(address + "act/", {"do": "decline", "one": one.appeals.get().pk, "words": "维持原方案"})
    client.logout()
    told = client.get(address).content.decode()
    assert "任务过重" in told and "不采纳" in told and "90 家" in told
