"""Townships: no class without a method two people adopted; the same moments give the same bytes; reasons; appeals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.places.actions.answer_class_appeal import answer_class_appeal
from kechuang.places.actions.appeal_class import appeal_class
from kechuang.places.actions.draft_method import draft_method
from kechuang.places.actions.drop_method import drop_method
from kechuang.places.actions.sign_method import sign_method
from kechuang.places.classifying import classify, method_at
from kechuang.places.example_method import adopt_example_method
from kechuang.places.method import Farming, Line, Method
from kechuang.places.model_method import model_method
from kechuang.places.models import TownshipMethod
from kechuang.portal.townships.form import filled, method_of
from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.public_statistic import PublicStatistic

pytestmark = pytest.mark.django_db
PLACE, LAKE, STONE = "999001", "999001100", "999001102"
METHOD = Method(
    (Line("hnte", "创新主体", Fraction(60), Fraction(2)), Line("tech_giants", "创新主体", Fraction(40), Fraction(1))),
    Fraction(80),
    Fraction(60),
    {"A": "保持", "B": "进入A类", "C": "进入B类"},
)


@pytest.fixture
def two(person: Callable[..., Any]) -> tuple[Any, Any]:
    return person("programme_officer", username="lin"), person("programme_officer", username="chen")


@pytest.fixture
def standing(two: tuple[Any, Any]) -> TownshipMethod:
    made = draft_method(PLACE, "办法", "市政府第3次会议通过", date(2025, 1, 1), METHOD, two[0])
    return sign_method(made, two[1])


def high_tech(number: int, township: str) -> None:
    """A firm in a township with a certificate of 2024."""
    code = f"MH{number:05}"
    about = {"code": code, "name": f"企业{number}", "form": "enterprise", "registered": date(2015, 1, 1)}
    enter(Organisation, about | {"division": township}, None)
    values = {"scheme": "hnte", "number": f"GR{number}", "organisation": code, "holder": f"企业{number}"}
    enter(Certificate, values | {"level": "national", "issued": date(2024, 11, 1), "expires": date(2027, 10, 31)}, None)


def test_a_place_has_no_class_before_two_people_adopted_a_method(two: tuple[Any, Any]) -> None:
    lin, chen = two
    made = draft_method(PLACE, "办法", "市政府第3次会议通过", date(2025, 1, 1), METHOD, lin)
    assert classify(PLACE, AsOf.now()) is None
    with pytest.raises(Conflict, match="另一个人"):
        sign_method(made, lin)
    sign_method(made, chen)
    assert classify(PLACE, AsOf.now())
    with pytest.raises(Conflict):
        drop_method(made, chen, reason="签发了不能撤")
    again = draft_method(PLACE, "新办法", "市政府第4次会议通过", date(2025, 6, 1), METHOD, lin)
    with pytest.raises(BadInput):
        drop_method(again, lin, reason="")
    drop_method(again, lin, reason="还要再议")
    with pytest.raises(Conflict):
        sign_method(again, chen)
    told = Event.objects.filter(type__startswith="townships.", succeeded=True).values_list("type", flat=True)
    assert [one.removeprefix("townships.method_") for one in told.order_by("id")] == [
        "drafted",
        "signed",
        "drafted",
        "dropped",
    ]


def test_only_programme_officers_keep_methods(person: Callable[..., Any], standing: TownshipMethod) -> None:
    with pytest.raises(Refused):
        draft_method(PLACE, "办法", "自己定的", date(2025, 1, 1), METHOD, person("unit_officer"))


def test_counts_are_known_where_the_kind_is_recorded_and_records_of_no_township_leave_a_range(
    standing: TownshipMethod,
) -> None:
    high_tech(1, LAKE)
    found = classify(PLACE, AsOf.now())
    assert found
    lake = next(one for one in found.townships if one.code == LAKE)
    stone = next(one for one in found.townships if one.code == STONE)
    assert [one.value for one in lake.score.lines] == [(1, 1), None]  # no giant was ever recorded: not known, not zero
    assert [one.value for one in stone.score.lines] == [(0, 0), None]
    assert (lake.score.low, lake.score.high, lake.score.classes) == (30, 70, ("B", "C"))
    high_tech(2, PLACE)  # of the city, no township named
    found = classify(PLACE, AsOf.now())
    assert found
    lake = next(one for one in found.townships if one.code == LAKE)
    assert lake.score.lines[0].value == (1, 2)


def tech_sme(number: int, township: str) -> None:
    """A technology SME in a township."""
    code = f"MT{number:05}"
    about = {"code": code, "name": f"小企业{number}", "form": "enterprise", "registered": date(2015, 1, 1)}
    enter(Organisation, about | {"division": township}, None)
    values = {"scheme": "tech_sme", "number": f"KJ{number}", "organisation": code, "holder": f"小企业{number}"}
    enter(Certificate, values | {"level": "provincial", "issued": date(2024, 11, 1)}, None)


def test_a_township_known_to_have_no_enterprise_is_measured_by_lines_of_farming_and_nobody_on_a_guess(
    two: tuple[Any, Any],
) -> None:
    own = (Line("agri_giants", "创新主体", Fraction(100), Fraction(1)),)
    method = replace(METHOD, farming=Farming("tech_sme", Fraction(1), own))
    sign_method(draft_method(PLACE, "办法", "市政府第5次会议通过", date(2025, 1, 1), method, two[0]), two[1])

    def apart() -> set[str]:
        found = classify(PLACE, AsOf.now())
        assert found
        return {one.code for one in found.townships if one.farming}

    assert apart() == set(), "nothing is recorded: nobody is set apart"
    tech_sme(1, LAKE)
    assert LAKE not in apart() and STONE in apart()
    found = classify(PLACE, AsOf.now())
    assert found
    stone = next(one for one in found.townships if one.code == STONE)
    assert [line.line.indicator for line in stone.score.lines] == ["agri_giants"]
    assert stone.firm.worst <= len(apart()), "its place is among its own"
    tech_sme(2, PLACE)  # of the city, no township named: it may be any of them
    assert apart() == set()


def test_patents_per_head_are_known_where_the_population_of_the_township_is_published(two: tuple[Any, Any]) -> None:
    method = replace(METHOD, lines=(Line("invention_patents_per_10k", "创新产出", Fraction(100), Fraction(1)),))
    sign_method(draft_method(PLACE, "办法", "市政府第6次会议通过", date(2025, 1, 1), method, two[0]), two[1])
    about = {"code": "MP00001", "name": "专利企业", "form": "enterprise", "registered": date(2015, 1, 1)}
    enter(Organisation, about | {"division": LAKE}, None)
    patent = {"form": "invention", "number": "ZL202010000001.X", "title": "传感器", "organisation": "MP00001"}
    enter(IntellectualProperty, patent | {"state": "granted", "granted": date(2024, 5, 1)}, None)
    people = {"series": "population", "label": "常住人口", "division": LAKE, "period": "2024"}
    enter(PublicStatistic, people | {"value": Decimal(20_000), "unit": "人"}, None)
    found = classify(PLACE, AsOf.on(date(2025, 6, 30)))
    assert found
    values = {one.code: one.score.lines[0].value for one in found.townships}
    assert values[LAKE] == (Fraction(1, 20_000), Fraction(1, 20_000)), "1 patent, 20,000 people"
    assert values[STONE] is None, "its population is not published: not known, not zero"


def test_the_same_moments_give_the_same_bytes_whatever_came_after(
    two: tuple[Any, Any], standing: TownshipMethod
) -> None:
    high_tech(1, LAKE)
    asof = AsOf.now()
    before = classify(PLACE, asof)
    assert before
    kept = before.as_bytes()
    high_tech(2, STONE)
    other = Method(METHOD.lines, Fraction(90), Fraction(30), METHOD.goals)
    later = sign_method(draft_method(PLACE, "新办法", "第4次会议通过", date(2025, 1, 1), other, two[1]), two[0])
    again = classify(PLACE, asof)
    assert again and again.as_bytes() == kept
    now = classify(PLACE, AsOf.now())
    assert now and now.by == later and now.as_bytes() != kept
    assert method_at(PLACE, AsOf.now().at(date(2024, 12, 31))) is None


def test_a_township_appeals_for_itself_and_is_answered_once(
    person: Callable[..., Any], two: tuple[Any, Any], standing: TownshipMethod
) -> None:
    from kechuang.accounts.models import Unit

    unit = Unit.objects.create(name="湖滨镇人民政府", kind="township", division_code=LAKE, since=date(2000, 1, 1))
    officer = person("unit_officer", unit=unit)
    with pytest.raises(Refused):
        appeal_class(standing, STONE, "不是我们的镇", officer)
    said = appeal_class(standing, LAKE, "有一家高企没有登记", officer)
    answer_class_appeal(said, "已补登记，重新计算", two[0], accepted=True)
    with pytest.raises(Conflict):
        answer_class_appeal(said, "再答一次", two[1], accepted=False)
    assert said.accepted


def test_nothing_is_adopted_for_a_real_place_and_the_example_adopts_its_own_once() -> None:
    assert adopt_example_method("130181") is None
    made = adopt_example_method(PLACE)
    assert made and made.example and made.signed_at and "示例" in made.name
    assert adopt_example_method(PLACE) is None


def test_the_draft_that_is_offered_is_a_method_and_names_its_source(standing: TownshipMethod) -> None:
    offered = model_method(PLACE, AsOf.now())
    assert sum(line.weight for line in offered.lines) == 100
    assert (offered.cut_a, offered.cut_b) == (80, 60)
    back = method_of(filled(offered))  # what the form shows can be kept as it is
    assert set(back.lines) == set(offered.lines)
    assert offered.farming and back.farming and back.farming.indicator == offered.farming.indicator == "tech_sme"
    assert (set(back.farming.lines), back.farming.below) == (set(offered.farming.lines), 1)


def test_pages_say_that_there_is_no_method_then_the_reasons_and_take_a_draft_through_to_its_signature(
    two: tuple[Any, Any], person: Callable[..., Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kechuang.accounts.models import Unit
    from kechuang.portal.pages import township_methods, townships

    for page in (townships, township_methods):
        monkeypatch.setattr(page, "place_at", lambda asof: PLACE)
    lin, chen = Client(), Client()
    lin.force_login(two[0])
    chen.force_login(two[1])
    assert "还没有分类办法" in Client().get("/townships/").content.decode()
    form = lin.get("/townships/methods/new/").content.decode()
    assert "没有查到国家或省" in form
    given = {"name": "2025年办法", "basis": "市政府第3次会议通过", "since": "2025-01-01", "cut_a": "80", "cut_b": "60"}
    given |= {"w_hnte": "60", "b_hnte": "2", "w_tech_giants": "30", "b_tech_giants": "1", "goal_C": "进入B类"}
    wrong = lin.post("/townships/methods/new/", given)
    assert wrong.status_code == 400
    assert "权重合计是90，不是100" in wrong.content.decode() and "2025年办法" in wrong.content.decode()
    lin.post("/townships/methods/new/", given | {"w_tech_giants": "40"})
    made = TownshipMethod.objects.get()
    lin.post(f"/townships/methods/{made.pk}/sign/")
    assert "还没有分类办法" in Client().get("/townships/").content.decode()
    chen.post(f"/townships/methods/{made.pk}/sign/")
    high_tech(1, LAKE)
    public = Client()
    assert "2025年办法" in public.get("/townships/").content.decode()
    reasons = public.get(f"/townships/{LAKE}/").content.decode()
    assert "高新技术企业数" in reasons and "不明" in reasons and "30–70" in reasons
    assert public.get("/townships/?format=csv").content.count(b"\n") > 10
    assert public.get("/townships/?valid=2024-06-01").status_code == 200
    assert public.get("/townships/130181001/").status_code == 404
    assert "没有人提出过异议" in public.get(f"/townships/{LAKE}/").content.decode()
    lin.post(f"/townships/{LAKE}/appeal/", {"said": "有一家没有登记"})
    asked = public.get(f"/townships/{LAKE}/").content.decode()
    assert "有一家没有登记" not in asked and "提出的异议还没有答复" in asked
    lake = Unit.objects.create(name="湖滨镇人民政府", kind="township", division_code=LAKE, since=date(2000, 1, 1))
    client.force_login(person("unit_officer", unit=lake))
    theirs = client.get(f"/townships/{LAKE}/").content.decode()
    assert "有一家没有登记" in theirs and "等科技局答复" in theirs, "who asked sees that it waits"
    assert timezone.localdate()
