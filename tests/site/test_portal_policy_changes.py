"""What changed between two versions of a policy, and whom of an uploaded table it moves; nothing is kept."""

from __future__ import annotations

import io
import tempfile
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kechuang.events.models import Event
from kechuang.policies import catalogue
from kechuang.portal import uploaded_table

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sqlite_alone("policies are files: no row is read but the session's"),
]
VERSIONS = {"old": "2017-05-03", "new": "2022-01-01"}
HEADS = (
    "企业名称,resident,staff_sme,st_staff_sme,sales_y1（万元）,assets（万元）,rd_deductible（万元）,costs（万元）,"
    "ip_class1,ip_class2,products_allowed,clean_record,audited_collection,industry_allowed,no_fraud"
)
FIRMS = (
    "湖心甲厂,是,120,24,3000,3000,180,2900,0,0,是,是,是,是,是",
    "湖心乙厂,是,120,24,3000,3000,180,2900,0,0,是,是,是,否,是",
    "湖心丙厂,是,120,24,3000,3000,180,2900,0,0,是,是,,是,是",
)


def words(answer: Any) -> str:
    return unescape(answer.content.decode())


def sent(client: Client, data: bytes | str, name: str = "firms.csv", **more: str) -> Any:
    file = SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)
    return client.post(reverse("policy-moved", args=["tech_sme"]), VERSIONS | more | {"file": file})


@pytest.fixture
def table() -> str:
    return "\n".join([HEADS, *FIRMS])


@pytest.fixture
def signed(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    return client


def test_anyone_compares_two_versions_and_is_asked_to_sign_in_for_a_table(client: Client) -> None:
    answer = client.get(reverse("policy-changes", args=["tech_sme"]), VERSIONS)
    assert [row.change.code for row in answer.context["changes"] if row.style == "added"][1:] == [
        "accounts",
        "industry",
        "honesty",
    ]
    assert "登录后可以交一份对象表" in words(answer)
    assert 'type="file"' not in words(answer)


def test_without_a_choice_the_version_in_force_stands_beside_the_one_before(client: Client) -> None:
    asked = client.get(reverse("policy-changes", args=["tech_sme"])).context["asked"]
    assert (asked.old.since.isoformat(), asked.new.since.isoformat()) == ("2017-05-03", "2022-01-01")


@pytest.mark.parametrize("code", list(catalogue().policies))
def test_every_policy_has_the_page_and_one_of_a_single_version_says_so(code: str, client: Client) -> None:
    answer = client.get(reverse("policy-changes", args=[code]))
    assert answer.status_code == 200
    assert ("这项政策只有一个版本" in words(answer)) == (len(catalogue()[code].versions) == 1)


def test_a_version_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get(reverse("policy-changes", args=["tech_sme"]), {"old": "1999-01-01"}).status_code == 404
    assert client.get(reverse("policy-changes", args=["nowhere"])).status_code == 404


def test_whom_the_change_moves_is_named_with_the_clause_and_nothing_is_kept(
    signed: Client, table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = Event.objects.count()
    answer = sent(signed, table)
    assert answer.status_code == 200
    moved = {row["name"]: (row["after"], [c.code for c in row["causes"]]) for row in answer.context["moved"]}
    assert moved == {"湖心乙厂": ("不符合", ["industry"]), "湖心丙厂": ("待定", ["accounts"])}
    assert answer.context["unmoved"] == 1
    text = words(answer)
    for wanted in ("湖心乙厂", "行业不在限制、淘汰类和加计扣除负面清单内", "国科火字〔2022〕67号", "企业名称"):
        assert wanted in text
    assert list(tmp_path.iterdir()) == []
    assert Event.objects.count() == before


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_the_list_can_be_taken_away_and_formulas_stay_words(form: str, signed: Client, table: str) -> None:
    answer = sent(signed, table.replace("湖心乙厂", "=1+1"), format=form)
    assert answer["Content-Disposition"].startswith("attachment")
    if form == "csv":
        assert "'=1+1" in answer.content.decode("utf-8-sig")


def test_a_table_names_the_cell_that_lacks_its_unit(signed: Client, table: str) -> None:
    answer = sent(signed, table.replace("sales_y1（万元）", "sales_y1"))
    assert answer.status_code == 400
    assert "E2单元格“3000”没有写明单位" in words(answer)


def test_bad_cells_are_listed_and_the_form_keeps_what_was_chosen(signed: Client, table: str) -> None:
    answer = sent(signed, table.replace(",120,24,", ",很多,24,"), name_column="企业名称")
    assert answer.status_code == 400
    text = words(answer)
    assert "C2" in text
    assert "C4" in text
    assert 'value="企业名称"' in text


def bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("xl/workbook.xml", b"0" * (uploaded_table.UNPACKED + 1))
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "firms.csv", "没有收到表"),
        (b"x", "firms.docx", "不是csv、xlsx或parquet表"),
        (b"not a zip", "firms.xlsx", "读不出"),
        ("名称\n湖心甲厂\n", "firms.csv", "没有一列是这项政策所需的事实"),
        (b"staff_sme\n" + b"1\n" * 20_001, "firms.csv", "超过 20000 行"),
        (bomb, "firms.xlsx", "超过 10 MB"),
    ],
    ids=["empty", "kind", "damaged", "no fact", "long", "bomb"],
)
def test_what_cannot_be_read_is_refused_in_words(data: Any, name: str, said: str, signed: Client) -> None:
    answer = sent(signed, data() if callable(data) else data, name)
    assert answer.status_code == 400
    assert said in words(answer)


def test_opening_the_answer_without_a_table_leads_back_to_the_comparison(signed: Client) -> None:
    answer = signed.get(reverse("policy-moved", args=["tech_sme"]))
    assert answer.headers["Location"] == reverse("policy-changes", args=["tech_sme"])


def test_a_worked_case_stands_on_the_page_of_its_version_and_opens_as_a_self_check(client: Client) -> None:
    answer = client.get(reverse("policy", args=["hnte"]))
    cases = {one.worked.case.code: one for one in answer.context["cases"]}
    assert "rd_at_the_edge" in cases
    assert "近三年研究开发费用占同期销售收入的比例 5%（须≥5%）" in words(answer)
    checked = client.get(cases["rd_below"].check)
    row = next(r for r in checked.context["answer"].conditions if r.explained.condition.code == "rd")
    assert row.explained.verdict is False


def test_every_worked_case_that_offers_a_self_check_comes_to_the_same_verdicts(client: Client) -> None:
    for policy in list(catalogue())[:12]:
        for version in policy.versions:
            page = client.get(reverse("policy", args=[policy.code]), {"since": version.since.isoformat()})
            for one in page.context["cases"]:
                if one.check:
                    found = client.get(one.check).context["answer"].found
                    whole = one.worked.case.expected.get("结论")
                    assert whole in (None, {True: "符合", False: "不符合", None: "待定"}[found.verdict])
