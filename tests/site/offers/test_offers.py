"""Who qualifies for what is granted unasked finds a case drafted; one click consents, an officer decides as usual."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kechuang.kernel.errors import BadInput, Conflict, Refused

pytestmark = pytest.mark.django_db
CODE = "91130181MA0XJ0001P"


@pytest.fixture
def ready(officer: Any, person: Any) -> Any:
    """An enterprise that registers as a technology SME with every fact confirmed; who acts for it."""
    from kechuang.accounts.models import Organisation as Holder
    from kechuang.events.clock import moment
    from kechuang.policies import catalogue
    from kechuang.registry.actions.declare_complete import declare_complete
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.asof import AsOf
    from kechuang.registry.facts.filling import fillings
    from kechuang.registry.facts.periods import When
    from kechuang.registry.facts.subjects import organisation
    from kechuang.registry.kinds.intellectual_property import IntellectualProperty
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.registry.sources import Source
    from kechuang.rules import rows

    from ..cases.applying import TEXTS

    today = timezone.localdate()
    source = Source.objects.create(kind="import", title="税务、社保核对表", standing="confirmed", made_at=moment())
    about = {"code": CODE, "name": "清流科技有限公司", "form": "enterprise", "registered": date(2014, 5, 1)}
    enter(Organisation, about | {"division": "130181100", "industry": "C2614"}, officer, source=source)
    for number in ("2019100000001", "2019100000019"):
        patent = {"form": "invention", "title": "一种缓释肥料", "organisation": CODE, "granted": date(2021, 3, 2)}
        enter(IntellectualProperty, patent | {"number": number}, officer, source=source)
    for listed in ("intellectualproperty", "certificate:hnte", "platform"):
        declare_complete(listed, officer, since=date(2020, 1, 1))
    policy = catalogue()["tech_sme"]
    facts = {fact.name: fact for fact in catalogue().law("tech_sme", today, {}).facts}
    told = {name: rows.one(facts[name], text, None, name) for name, text in TEXTS.items() if name in facts}
    for filling in fillings(organisation(CODE), When.of(AsOf.on(today), policy), told, facts):
        enter(filling.place.kind, dict(filling.place.start) | filling.values, officer, source=source)
    holder = Holder.objects.create(name="清流科技", credit_code=CODE, kind="enterprise", status="approved")
    return person("representative", username="chen", name="陈代表", organisation=holder)


def test_from_the_marking_through_the_night_to_one_click(client: Client, officer: Any, ready: Any, person: Any) -> None:
    from kechuang.cases.models import Case
    from kechuang.entitlements.actions.run_policies import run_policies
    from kechuang.offers.actions.consent import consent
    from kechuang.offers.actions.draft_offers import draft_offers
    from kechuang.offers.actions.mark_policy import mark_policy
    from kechuang.offers.models import Offer

    today = timezone.localdate()
    with pytest.raises(Refused):
        mark_policy("tech_sme", "130181", "辛政〔2026〕1号", ready)
    for given, field in (
        (("maker_space", "130181", "辛政〔2026〕1号"), "policy"),
        (("tech_sme", "130181", ""), "document"),
    ):
        with pytest.raises(BadInput) as refused:
            mark_policy(*given, officer)
        assert refused.value.fields["field"] == field
    run_policies(None, today)
    assert draft_offers(today) == []
    client.force_login(officer)
    about = {"policy": "tech_sme", "division": "130181", "document": "辛政〔2026〕1号"}
    assert client.post(reverse("offers"), about).status_code == 302
    with pytest.raises(Conflict, match="已经列为"):
        mark_policy(*about.values(), officer)
    case = draft_offers(today)[0]
    assert (case.state, case.opened_by, draft_offers(today)) == ("draft", None, [])
    assert "辛政〔2026〕1号" in client.get(reverse("offers")).content.decode()
    offer = Offer.objects.get()
    for other in (officer, person("representative", name="外人")):
        with pytest.raises(Refused):
            consent(offer, other, version=case.version)
    client.force_login(ready)
    own = client.get(reverse("cases-own")).content.decode()
    assert reverse("offer-take", args=[offer.pk]) in own
    assert 'class="count">1<' in own
    assert client.post(reverse("offer-take", args=[offer.pk])).status_code == 302
    case = Case.objects.get()
    assert (case.state, case.steps.get().done_by) == ("submitted", ready)
    assert reverse("offer-take", args=[offer.pk]) not in client.get(reverse("cases-own")).content.decode()
    from kechuang.cases import engine

    case = engine.do(case, "decide", officer, version=case.version, reason="数据核对一致。")
    assert case.decisions.get().outcome == "granted"


@pytest.fixture
def marked(officer: Any) -> date:
    """The policy is granted unasked; the day."""
    from kechuang.offers.actions.mark_policy import mark_policy

    mark_policy("tech_sme", "130181", "辛政〔2026〕1号", officer)
    return timezone.localdate()


def test_what_is_only_reported_drafts_nothing(marked: date, ready: Any) -> None:
    from kechuang.entitlements.actions.run_policies import run_policies
    from kechuang.offers.actions.draft_offers import draft_offers
    from kechuang.registry.sources import Source

    Source.objects.filter(standing="confirmed").update(standing="reported")
    run_policies(None, marked)
    assert draft_offers(marked) == []


def test_who_declined_is_left_in_peace(marked: date, ready: Any) -> None:
    from kechuang.cases import engine
    from kechuang.entitlements.actions.run_policies import run_policies
    from kechuang.offers.actions.draft_offers import draft_offers

    run_policies(None, marked)
    case = draft_offers(marked)[0]
    engine.do(case, "abandon", ready, version=case.version)
    assert draft_offers(marked) == []
