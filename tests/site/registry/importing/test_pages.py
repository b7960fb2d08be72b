"""The import desk through Django's client: who may, every state of an import, errors in place, what is downloaded."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from kechuang.events.models import Event
from kechuang.registry.importing.imports import Import, ImportMapping
from kechuang.registry.kinds.yearly_return import YearlyReturn

pytestmark = pytest.mark.django_db

ROWS = [
    ["单位", "年度", "人数", "销售收入（万元）"],
    ["MH1", 2019, 12, 350.5],
    ["MH2", 2019, "很多", 2],
    ["MH3", 2019, 3, -4],
]


@pytest.fixture
def staff(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    return client


def upload(client: Client, path: Path, kind: str = "yearlyreturn") -> Any:
    with path.open("rb") as file:
        return client.post(reverse("import-new"), {"kind": kind, "file": file})


def columns(client: Client, job: Import, **more: Any) -> Any:
    data = {"field-0": "organisation", "field-1": "year", "field-2": "staff", "field-3": "sales", "unit-3": "万元"}
    return client.post(reverse("import-columns", args=[job.pk]), data | more)


def act(client: Client, job: Import, do: str, **more: Any) -> Any:
    return client.post(reverse("import-act", args=[job.pk]), {"do": do} | more, follow=True)


def text(response: Any) -> str:
    return str(response.content.decode())


def test_the_whole_way_through_the_pages(staff: Client, a_csv: Callable[..., Path]) -> None:
    assert "还没有导入过" in text(staff.get(reverse("imports")))
    assert "第二张工作表" in text(staff.get(reverse("import-new")))
    sent = upload(staff, a_csv(ROWS))
    job = Import.objects.get()
    assert sent.url == reverse("import-columns", args=[job.pk])
    shown = text(staff.get(sent.url))
    assert "职工总数" in shown and "350.5" in shown
    assert columns(staff, job).status_code == 302
    shown = text(staff.get(reverse("import", args=[job.pk])))
    assert "很多" in shown and "先回答上面的存疑" in shown
    shown = text(act(staff, job, "confirm"))
    assert "没有回答" in shown
    act(staff, job, "answer", **{"answer-negative.sales": "leave_out", "answer-unknown.organisation": "as_is"})
    job.refresh_from_db()
    assert (job.state, job.counts) == ("checked", {"add": 1, "refused": 1, "left_out": 1})
    for show in ("refused", "doubt", "change", "add", "left_out", "same"):
        assert staff.get(reverse("import", args=[job.pk]), {"show": show, "q": "MH"}).status_code == 200
    book = load_workbook(io.BytesIO(b"".join(staff.get(reverse("import-refused", args=[job.pk])).streaming_content)))
    lines = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert lines[0][:4] == ROWS[0] and [line[0] for line in lines[1:]] == ["MH2", "MH3"]
    assert "很多" in lines[1][-1] and "销售收入" in lines[2][-1]
    assert "已写入" in text(act(staff, job, "confirm"))
    assert YearlyReturn.objects.standing().get().sales == 350_500_000
    assert "整批已撤销" in text(act(staff, job, "undo", reason="试用"))
    assert not YearlyReturn.objects.standing().exists()
    assert "已撤销" in text(staff.get(reverse("imports")))
    assert staff.get(reverse("import-progress", args=[job.pk]))["HX-Refresh"] == "true"


def test_a_bad_file_and_a_bad_mapping_are_told_in_place(
    staff: Client, a_csv: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "年报.xlsx"
    path.write_bytes(b"MZ" + bytes(100))
    sent = upload(staff, path)
    assert sent.status_code == 400 and "这是一个程序" in text(sent)
    assert staff.post(reverse("import-new"), {"kind": "yearlyreturn"}).status_code == 400
    assert upload(staff, a_csv(ROWS), kind="colour").status_code == 400
    assert not Import.objects.exists()
    upload(staff, a_csv(ROWS))
    job = Import.objects.get()
    sent = columns(staff, job, **{"unit-3": ""})
    assert sent.status_code == 400 and "没有写明单位" in text(sent)
    assert "已有对应的列" in text(columns(staff, job, **{"fixed-field": "year", "fixed-value": "2019"}))
    assert staff.post(reverse("import-columns", args=[job.pk]), {"do": "restage", "head_row": "99"}).status_code == 400
    job.refresh_from_db()
    assert job.state == "mapping"


def test_columns_once_matched_are_remembered_edited_and_forgotten(staff: Client, a_csv: Callable[..., Path]) -> None:
    assert "还没有记住" in text(staff.get(reverse("import-mappings")))
    upload(staff, a_csv(ROWS))
    columns(staff, Import.objects.get())
    upload(staff, a_csv(ROWS))
    job = Import.objects.first()
    assert job is not None and job.layout["remembered"]
    assert job.mapping["columns"]["2"]["field"] == "staff"
    kept = ImportMapping.objects.get()
    assert "人数" in text(staff.get(reverse("import-mappings")))
    one = reverse("import-mapping", args=[kept.pk])
    assert staff.get(one).status_code == 200
    assert staff.post(one, {"field-0": "organisation"}).status_code == 400
    staff.post(one, {"field-0": "organisation", "field-1": "year", "field-2": "employees"})
    kept.refresh_from_db()
    assert kept.mapping["columns"]["2"]["field"] == "employees"
    staff.post(one, {"do": "forget"})
    assert not ImportMapping.objects.exists()
    assert set(Event.objects.values_list("type", flat=True)) >= {"import.mapping_edited", "import.mapping_forgotten"}


def test_a_cancelled_import_leaves_nothing(staff: Client, a_csv: Callable[..., Path]) -> None:
    upload(staff, a_csv(ROWS))
    job = Import.objects.get()
    columns(staff, job)
    assert "这次导入已取消" in text(act(staff, job, "cancel"))
    assert not job.folder.path.exists()
    assert "不能这样做" in text(act(staff, job, "confirm"))


def test_empty_tables_are_read_back_as_they_are_headed(staff: Client, tmp_path: Path) -> None:
    from kechuang.registry.catalogue import kinds
    from kechuang.registry.importing.mapping import known_head

    for name, kind in kinds().items():
        book = load_workbook(io.BytesIO(staff.get(reverse("import-template", args=[name])).content))
        heads = [cell.value for cell in next(book.worksheets[0].iter_rows())]
        assert heads and [head for head in heads if not known_head(kind, head)] == []


def test_records_are_exported_as_of_a_day_and_the_export_is_an_event(staff: Client, a_csv: Callable[..., Path]) -> None:
    upload(staff, a_csv(ROWS[:2]))
    job = Import.objects.get()
    columns(staff, job)
    act(staff, job, "answer", **{"answer-unknown.organisation": "as_is"})
    act(staff, job, "confirm")
    page = reverse("records-export")
    assert "按任何一天" in text(staff.get(page))
    for form in ("xlsx", "csv", "parquet", "json", "csvw"):
        sent = staff.post(page, {"kind": "yearlyreturn", "valid": "2019-12-31", "format": form})
        assert sent.status_code == 200 and len(b"".join(sent.streaming_content)) > 200
    told = [e.after for e in Event.objects.filter(type="records.exported").order_by("id")]
    assert [one["rows"] for one in told] == [1] * 5
    assert staff.post(page, {"kind": "yearlyreturn", "valid": "gestern", "format": "csv"}).status_code == 400


def test_the_desk_is_for_officers(client: Client, a_csv: Callable[..., Path], officer: Any) -> None:
    from kechuang.accounts.models import User

    for name in ("imports", "import-new", "import-mappings", "records-export"):
        assert client.get(reverse(name)).status_code in (302, 403)
    client.force_login(User.objects.create_user("someone", password="a long password", name="某人"))
    for name in ("imports", "import-new", "import-mappings"):
        assert client.get(reverse(name)).status_code == 403
    sent = client.post(reverse("records-export"), {"kind": "yearlyreturn", "format": "csv"})
    assert b"".join(sent.streaming_content).count(b"\n") == 1


def test_a_file_over_the_sites_cap_is_refused_with_the_way_for_larger_ones(
    staff: Client, a_csv: Callable[..., Path], settings: Any
) -> None:
    settings.EVIDENCE_LARGEST = 20
    sent = upload(staff, a_csv(ROWS))
    assert sent.status_code == 400 and "kechuang import" in text(sent)
    assert not Import.objects.exists()
