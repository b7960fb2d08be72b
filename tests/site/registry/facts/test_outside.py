"""Reports on others' forms are read off the records: in the form's order, exact in every unit, nothing made up."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kechuang.events.models import Event
from kechuang.kernel.units import unit
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.declare_complete import declare_complete
from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.incubation_carrier import IncubationCarrier
from kechuang.registry.outside.filled import MONEY, Filled, converted, filled, forms
from kechuang.registry.outside.form import Asked

from .conftest import CODE, YUAN

pytestmark = pytest.mark.django_db
YEAR = date.today().year - 1


@pytest.fixture
def holder(enterprise: Any, filed: Callable[..., Any]) -> Any:
    """The enterprise recognised before the year's end, with a return that lacks a few figures."""
    about = {"scheme": "hnte", "number": "GR202313000123", "organisation": CODE, "holder": "清流", "level": "national"}
    enter(Certificate, about | {"issued": date(YEAR, 6, 1), "expires": date(YEAR + 3, 6, 1)}, None)
    return filed(YEAR, staff=120, st_staff=24, sales=12_345_678_90, rd=800_000 * YUAN)


def _read(code: str, known: AsOf | None = None, money: str = "万元", year: int = YEAR) -> list[Filled]:
    form = next(one for one in forms() if one.code == code)
    asked = Asked.of(year, known or AsOf.now())
    return list(filled(form, list(form.whose(asked, "")), asked, money))


def _said(sheet: Filled) -> dict[str, str]:
    return {cell.line.label.zh: cell.text for cell in sheet.cells}


def test_every_line_is_answered_by_something_the_registry_has() -> None:
    for form in forms():
        assert form.citation.document
        for line in form.lines:
            assert line.source.origin.zh and line.source.origin.en
            assert not line.source.values(form.kind, ["nobody"], Asked.of(YEAR, AsOf.now())).get("nobody")


def test_the_yearly_report_stands_in_the_order_of_its_article_and_lists_what_is_missing(holder: Any) -> None:
    (sheet,) = _read("hnte_annual")
    groups = list(dict.fromkeys(cell.line.group.zh for cell in sheet.cells))
    assert groups == ["企业", "知识产权", "科技人员", "研发费用", "经营收入"]
    said = _said(sheet)
    assert (said["高新技术企业证书编号"], said["科技人员数"]) == ("GR202313000123", "24")
    assert (said["销售收入"], said["研究开发费用"]) == ("1234.56789", "80")
    assert [cell.line.label.zh for cell in sheet.missing] == [
        "有效Ⅰ类知识产权数",
        "有效Ⅱ类知识产权数",
        "境内研究开发费用",
        "总收入",
        "高新技术产品（服务）收入",
    ]
    assert sheet.form.due_on(YEAR) == date(YEAR + 1, 5, 31)


def test_no_right_on_record_is_nought_only_where_the_list_is_complete(holder: Any) -> None:
    assert _said(_read("hnte_annual")[0])["有效Ⅰ类知识产权数"] == ""
    declare_complete("intellectualproperty", None, since=date(YEAR, 1, 1))
    assert _said(_read("hnte_annual")[0])["有效Ⅰ类知识产权数"] == "0"


def test_who_holds_nothing_at_the_end_of_the_year_sends_no_report(holder: Any) -> None:
    assert _read("hnte_annual", year=YEAR - 1) == []
    assert [sheet.key for sheet in _read("rd_statistics")] == [CODE]


def test_what_was_known_then_can_be_read_again_after_a_correction(holder: Any) -> None:
    before = AsOf.now()
    correct(holder, {"staff": 130}, None, reason="漏计兼职人员")
    assert [_said(_read("hnte_annual", known)[0])["职工总数"] for known in (before, AsOf.now())] == ["120", "130"]


def test_a_carrier_is_reported_by_its_own_record(enterprise: Any) -> None:
    about = {"form": "maker_space", "number": "ZK01", "name": "清流众创空间", "level": "national", "organisation": CODE}
    enter(IncubationCarrier, about | {"approved": date(2020, 1, 1), "area": 600, "stations": 40, "mentors": 5}, None)
    (sheet,) = _read("torch_carrier")
    said = _said(sheet)
    assert (said["级别"], said["创业工位数"], said["当年新注册企业数"]) == ("国家级", "40", "")


def test_an_incubator_and_a_technology_sme_have_forms_of_their_own(enterprise: Any) -> None:
    held = {
        "scheme": "tech_sme",
        "number": "202413018100001",
        "organisation": CODE,
        "holder": "清流",
        "level": "national",
    }
    enter(Certificate, held | {"issued": date(YEAR, 6, 1), "expires": date(YEAR + 1, 1, 1)}, None)
    assert _said(_read("tech_sme")[0])["上一次入库登记编号"] == "202413018100001"
    assert _read("torch_incubator") == []
    about = {"form": "incubator", "number": "FH01", "name": "清流孵化器", "level": "national", "organisation": CODE}
    enter(IncubationCarrier, about | {"approved": date(2020, 1, 1), "area": 1_200_000, "mentors": 6}, None)
    said = _said(_read("torch_incubator")[0])
    assert (said["孵化场地面积"], said["创业导师数"], said["孵化资金规模"]) == ("12000", "6", "")


@given(st.integers(-(10**17), 10**17), st.sampled_from(MONEY))
def test_money_is_exact_in_every_unit(fen: int, money: str) -> None:
    factor = {"元": 1, "千元": 1000, "万元": 10000}[money]
    assert converted(Fraction(fen, 100), unit("元"), money) * factor * 100 == Decimal(fen)


def test_the_page_tells_what_is_missing_and_the_file_keeps_the_order(
    client: Client, holder: Any, person: Any, officer: Any
) -> None:
    own = reverse("organisation-outside", args=[CODE])
    client.force_login(person("auditor"))
    assert client.get(own).status_code == 200
    client.force_login(person("reviewer"))
    assert client.get(own).status_code == 403
    assert client.post(reverse("outside-export"), {"format": "csv"}).status_code == 403
    client.force_login(officer)
    shown = client.get(own).content.decode()
    assert ("缺 5 项" in shown, "1234.56789" in shown, "第十三条" in shown) == (True, True, True)
    listed = client.get(reverse("outside"), {"gaps": "1"}).content.decode()
    assert ("清流科技" in listed, "7 / 12" in listed) == (True, True)
    sent = {"form": "hnte_annual", "year": str(YEAR), "money": "千元", "format": "csv"}
    answer = client.post(reverse("organisation-outside-export", args=[CODE]), sent)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[2] for row in rows[1:4]] == ["企业名称", "统一社会信用代码", "高新技术企业证书编号"]
    money = {row[2]: row[3:6] for row in rows[1:]}
    assert (money["销售收入"], money["总收入"]) == (["12345.6789", "千元", "已有"], ["", "千元", "缺少"])
    whole = client.post(reverse("outside-export"), sent)
    header, only = list(csv.reader(io.StringIO(whole.content.decode("utf-8-sig"))))
    assert (header[1], only[0], "总收入" in only[-1]) == ("企业·企业名称", CODE, True)
    assert Event.objects.filter(type="records.exported").count() == 2
