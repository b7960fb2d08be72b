"""Reported figures: entered in the unit people say, resting on a document or a publication, corrected with a reason."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile

from kechuang.indicators.catalogue import indicator
from kechuang.indicators.scope import Scope
from kechuang.indicators.value import value
from kechuang.kernel.errors import BadInput, Refused
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.supervision.actions.bind_target import bind_target
from kechuang.supervision.actions.report_figure import report_figure
from kechuang.supervision.asking import Asking

pytestmark = pytest.mark.django_db
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def told(officer: Any, year: int = 2025, number: Any = 20, **other: Any) -> Any:
    given = {"reference": "明湖市2025年金融统计"} | other
    return report_figure(indicator("st_loan_balance"), "999001", year, Fraction(number), officer, **given)


def test_a_figure_is_told_in_the_unit_of_its_indicator_and_kept_in_the_base_unit(officer: Any) -> None:
    told(officer, number="20.5")
    assert PublicStatistic.objects.get().value == 2_050_000_000
    found = value("st_loan_balance", AsOf.on(date(2025, 12, 31)), Scope(place="999001"))
    assert found.shown == Fraction(41, 2)
    assert found.marked("reported") and not found.marked("no_evidence")


def test_it_has_to_rest_on_something(officer: Any) -> None:
    with pytest.raises(BadInput) as caught:
        told(officer, reference=" ")
    assert caught.value.fields["field"] == "document"
    assert not PublicStatistic.objects.exists()


def test_another_figure_for_the_year_is_a_correction_with_its_reason(officer: Any) -> None:
    told(officer)
    with pytest.raises(BadInput):
        told(officer, number=21)
    told(officer, number=21, reason="银行补报了一笔")
    assert [row.value for row in PublicStatistic.objects.standing()] == [2_100_000_000]
    assert PublicStatistic.objects.count() == 2


def test_what_records_show_is_not_reported(officer: Any) -> None:
    with pytest.raises(BadInput):
        report_figure(indicator("hnte"), "999001", 2025, Fraction(70), officer, reference="政府工作报告")


def test_who_may_not_does_not(officer: Any) -> None:
    with pytest.raises(Refused):
        told(AnonymousUser())


@pytest.fixture
def asked(plan: Any, officer: Any, client: Any) -> str:
    bind_target(plan.targets.get(ordinal=4), Asking("st_loan_balance"), officer, reason="改看贷款余额")
    client.force_login(officer)
    return f"/plans/{plan.slug}/targets/4/report/"


def test_the_page_takes_number_and_document(asked: str, client: Any) -> None:
    document = SimpleUploadedFile("统计表.pdf", PDF, content_type="application/pdf")
    answer = client.post(asked, {"year": 2026, "number": "18", "document": document}, follow=True)
    page = answer.content.decode()
    assert "已填报。" in page
    assert PublicStatistic.objects.get().value == 1_800_000_000
    trace = client.get(asked.replace("report", "trace"), {"valid": "2026-12-31"}).content.decode()
    assert "18 亿元" in trace and "统计表.pdf" in trace


def test_the_page_keeps_what_was_typed_when_something_is_missing(asked: str, client: Any) -> None:
    answer = client.post(asked, {"year": 2026, "number": "18"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "填报值要有依据。" in page and 'value="18"' in page


def test_a_target_made_from_records_is_sent_to_its_trace(asked: str, plan: Any, client: Any) -> None:
    answer = client.get(f"/plans/{plan.slug}/targets/1/report/", follow=True)
    assert "这个目标的指标由记录生成，不用填报。" in answer.content.decode()
