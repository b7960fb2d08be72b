"""Afterwards: what is overdue is told once, a closed case is rated once, a bad rating waits for its answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kechuang.kernel.errors import BadInput, Conflict, Refused

from .applying import DAY, do, drafted

pytestmark = pytest.mark.django_db


def test_what_passed_its_limit_is_told_once_in_each_stage(office: Any) -> None:
    from kechuang.cases.actions.tell_overdue import tell_overdue
    from kechuang.events.models import Event

    case = do(drafted(office), "submit", office.chen)
    assert tell_overdue(case.due) == 0
    assert tell_overdue(case.due + timedelta(days=1)) == 1
    assert tell_overdue(case.due + timedelta(days=2)) == 0
    case.refresh_from_db()
    case = do(case, "send_back", office.lin, reason="补充社保名册。")
    assert tell_overdue(case.due + timedelta(days=1)) == 1
    assert Event.objects.filter(type="case.overdue").count() == 2


def test_a_bad_rating_needs_a_reason_and_waits_five_working_days_for_its_answer(office: Any) -> None:
    from kechuang.cases.actions.answer_rating import answer_rating
    from kechuang.cases.actions.rate import rate

    case = drafted(office)
    with pytest.raises(BadInput, match="办结后才能评价"):
        rate(case, 5, office.chen)
    case = do(do(case, "submit", office.chen), "refuse", office.lin, reason="名额已满。")
    with pytest.raises(BadInput, match="不满意之处"):
        rate(case, 2, office.chen)
    with pytest.raises(Refused):
        rate(case, 5, office.stranger)
    rating = rate(case, 2, office.chen, text="理由看不懂。", today=date(2025, 9, 26))
    assert rating.due == date(2025, 10, 10)  # the holiday week lies between; two weekend days are worked
    with pytest.raises(Conflict):
        rate(case, 5, office.wu)
    with pytest.raises(Refused):
        answer_rating(rating, "已电话说明。", office.chen)
    assert answer_rating(rating, "已电话说明。", office.lin).answered_at is not None


def test_a_good_rating_waits_for_nothing(office: Any) -> None:
    from kechuang.cases.actions.rate import rate

    case = do(do(drafted(office), "submit", office.chen), "refuse", office.lin, reason="名额已满。")
    assert rate(case, 3, office.chen, today=DAY).due is None


def test_the_daily_run_closes_the_case_of_an_expired_certificate_once(office: Any) -> None:
    from kechuang.cases.daily import daily
    from kechuang.cases.models import Case

    from .applying import with_patents

    with_patents(office.code)
    case = do(do(drafted(office), "submit", office.chen), "decide", office.lin, reason="达标。")
    case = do(do(case, "publish", office.lin), "certify", office.lin, today=date(2025, 7, 20))
    assert daily(date(2025, 12, 31)).expired == 0
    assert (daily(date(2026, 1, 1)).expired, daily(date(2026, 1, 1)).expired) == (1, 0)
    assert Case.objects.get(pk=case.pk).state == "expired"
