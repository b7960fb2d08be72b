"""Every kind of reminder on both sides of its threshold: the day it begins, the day before, and what ends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kechuang.cases.flow_list import flows
from kechuang.reminders.catalogue import sources

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)  # a Monday; the third working day after it is Thursday
CODE = "91999001YY00000001"
ELSEWHERE = {"new_policy", "oversight", "questions", "rollout"}
"""Kinds whose two sides are tried beside what they tell of (tests/site/oversight, tests/site/rollout)."""


def told(kind: str, day: date = DAY) -> list[int]:
    """Whom a kind tells on a day, of whatever there is."""
    return [one.person for one in sources()[kind].find(day)]


@pytest.fixture
def speaker(person: Callable[..., Any]) -> Any:
    """Who speaks for an organisation; another one's representative is there too and is never told."""
    from kechuang.accounts.models import Organisation

    made = [
        Organisation.objects.create(name=name, credit_code=code, kind="enterprise", status="approved")
        for name, code in (("清流", CODE), ("远山", "91999001YY00000002"))
    ]
    person("representative", username="other", organisation=made[1])
    return person("representative", username="own", organisation=made[0])


@pytest.fixture
def officer(person: Callable[..., Any]) -> Any:
    return person("programme_officer", username="lin")


def case(holder: str, due: date | None, **more: Any) -> Any:
    """An open case that `holder` has now."""
    from kechuang.cases.models import Case

    flow, state = next((f, s) for f in flows().values() for s in f.states if s.holder == holder and not s.final)
    now = timezone.now()
    values = {"flow": flow.code, "state": state.code, "title": "高企认定", "organisation": CODE, "due": due}
    number = f"BJ{Case.objects.count():05}"
    return Case.objects.create(number=number, opened_at=now, since=now, **values | more)


def test_every_kind_is_tried_on_both_sides() -> None:
    here = {"accounts", "calls", "cases", "certificates", "claims", "publicity", "ratings", "reviews"}
    assert set(sources()) == here | ELSEWHERE, "a new kind needs a test of its threshold"


@pytest.mark.parametrize(
    ("due", "near"),
    [(date(2026, 3, 5), True), (date(2026, 3, 6), False), (date(2026, 2, 27), True), (None, False)],
)
@pytest.mark.parametrize("holder", ["office", "applicant"])
def test_a_limit_is_told_from_the_third_working_day_before_it_to_who_has_the_case(
    holder: str, due: date | None, near: bool, officer: Any, speaker: Any
) -> None:
    case(holder, due)
    who = officer if holder == "office" else speaker
    assert told("cases") == ([who.pk] if near else [])


def test_a_closed_case_and_one_of_the_public_is_no_limit_to_be_told(officer: Any) -> None:
    case("public", DAY)
    assert told("cases") == []


@pytest.mark.parametrize(("last", "over"), [(DAY - timedelta(days=1), True), (DAY, False)])
def test_a_publication_is_told_once_its_last_day_is_over(last: date, over: bool, officer: Any, speaker: Any) -> None:
    case("public", last)
    assert told("publicity") == ([officer.pk] if over else [])


@pytest.mark.parametrize(
    ("due", "answered", "words"),
    [
        (DAY, False, "待整改答复"),
        (DAY - timedelta(days=1), False, "已超过答复时限"),
        (DAY, True, ""),
        (None, False, ""),
    ],
)
def test_a_bad_rating_is_told_until_it_is_answered(due: date | None, answered: bool, words: str, officer: Any) -> None:
    from kechuang.cases.models import Case, Rating

    now = timezone.now()
    of = Case.objects.create(number="R1", flow="filing", title="备案", state="certified", opened_at=now, since=now)
    Rating.objects.create(case=of, stars=1, text="慢", rated_at=now, due=due, answered_at=now if answered else None)
    found = list(sources()["ratings"].find(DAY))
    assert [(one.person, words in one.says.zh) for one in found] == ([(officer.pk, True)] if words else [])


@pytest.mark.parametrize(
    ("closes", "state", "near"),
    [
        (DAY + timedelta(days=7), "published", True),
        (DAY + timedelta(days=8), "published", False),
        (DAY, "published", True),
        (DAY - timedelta(days=1), "published", False),
        (DAY, "draft", False),
    ],
)
def test_a_closing_call_is_told_for_a_week_to_who_has_begun_and_not_handed_in(
    closes: date, state: str, near: bool, speaker: Any
) -> None:
    from kechuang.cases.models import Submission
    from kechuang.funds.models import BudgetLine, Call

    now = timezone.now()
    line = BudgetLine.objects.create(code="lab", name="平台", mode="competitive", opened_at=now)
    about = {"number": "TZ1", "title": "平台建设申报通知", "line": line, "year": 2026}
    Call.objects.create(**about, closes=closes, state=state, written_at=now)
    begun = case("applicant", None, call="TZ1")
    assert told("calls") == ([speaker.pk] if near else [])
    Submission.objects.create(case=begun, ordinal=1, facts={}, documents=[], submitted_at=now)
    assert told("calls") == []


@pytest.mark.parametrize(("days", "near"), [(90, True), (91, False), (1, True), (0, False)])
def test_a_certificate_is_told_for_ninety_days_before_its_end(days: int, near: bool, speaker: Any) -> None:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.certificate import Certificate

    values = {"scheme": "hnte", "number": "GR1", "organisation": CODE, "holder": "清流", "level": "national"}
    enter(Certificate, values | {"issued": date(2024, 1, 1), "expires": DAY + timedelta(days=days)}, None)
    assert told("certificates") == ([speaker.pk] if near else [])


def test_a_claim_is_told_until_somebody_decides_it(officer: Any, person: Callable[..., Any]) -> None:
    from kechuang.accounts.models import Claim, Organisation

    organisation = Organisation.objects.create(name="明湖新材料", kind="enterprise")
    values = {"role": "representative", "evidence": "x", "name": "明湖新材料"}
    Claim.objects.create(person=person(None), organisation=organisation, **values)
    assert told("claims") == [officer.pk]
    Claim.objects.update(state=Claim.State.REFUSED, decided_at=timezone.now(), decided_by=officer)
    assert told("claims") == []


@pytest.mark.parametrize(("days", "unused"), [(91, True), (89, False)])
def test_accounts_unused_for_ninety_days_are_told_as_one_thing(
    days: int, unused: bool, person: Callable[..., Any]
) -> None:
    from kechuang.accounts.models import User

    security = person("security_administrator")
    old = [person(None).pk, person(None).pk]
    User.objects.filter(pk__in=old).update(date_joined=timezone.now() - timedelta(days=days))
    assert told("accounts") == ([security.pk] if unused else [])


def test_a_panel_is_told_to_a_reviewer_from_its_scoring_until_the_sheet_is_in(person: Callable[..., Any]) -> None:
    from kechuang.cases.panels.rule import GENERAL
    from kechuang.cases.panels.windows import Windows
    from kechuang.reviews.models import Panel, Scoring, Seat, Sheet

    reviewer, now = person("reviewer"), timezone.now()
    rule = {"need": GENERAL.need(5).plain(), "source": "", "larger": 3}
    about = {"number": "PS1", "matter": "平台评审", "organisations": "", "on": DAY, "size": 5}
    panel = Panel.objects.create(**about, windows=Windows().plain(), rule=rule, opened_at=now)
    drawn = {"number": "P1", "name": "专家甲", "kind": "technical", "outside": False, "entered_at": now}
    seat = Seat.objects.create(panel=panel, account=reviewer, handle="a" * 16, **drawn)
    Seat.objects.create(panel=panel, account=person("reviewer"), handle="b" * 16, left_at=now, **drawn)
    assert told("reviews") == [], "not scored yet"
    Scoring.objects.create(panel=panel, items=[], due=DAY, at=now)
    assert told("reviews") == [reviewer.pk], "who left is not told"
    Sheet.objects.create(seat=seat, answers={}, sha256="0" * 64, at=now)
    assert told("reviews") == []


def test_kinds_that_tell_of_a_duty_with_a_limit_cannot_be_done_without() -> None:
    assert {code for code, one in sources().items() if one.mandatory} == {
        "cases",
        "publicity",
        "questions",
        "ratings",
        "reviews",
    }
