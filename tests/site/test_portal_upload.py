"""Uploading: read first, stored only on an officer's yes, gone on a no; whatever cannot be read is told of in place."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kechuang.portal import drafts
from kechuang.supervision.models import Plan

pytestmark = pytest.mark.django_db

TEXT = """明湖市科技创新三年行动计划（2026—2028年）

一、行动目标

到2028年，高新技术企业达到150家。

二、重点任务

1.培育高新技术企业。到2028年，高新技术企业达到150家。（牵头单位：市科技局；参与单位：市财政局）

2.建设检验检测体系。到2028年，入网仪器达到400台。（牵头单位：市市场监督管理局；参与单位：市科技局）
"""


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def staff(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    return client


def send(client: Client, data: bytes = TEXT.encode(), name: str = "明湖2026.txt") -> Any:
    return client.post(reverse("upload"), {"file": SimpleUploadedFile(name, data)})


def kept(home: Path) -> list[Path]:
    return list((home / "drafts").glob("*")) if (home / "drafts").exists() else []


def test_a_file_is_shown_before_anything_is_stored(staff: Client):
    response = staff.get(send(staff).url)
    page = response.content.decode()
    assert "还没有保存" in page
    assert "明湖市科技创新三年行动计划（2026—2028年）" in page
    assert "市科技局" in page
    assert response.context["shown"].targets
    assert Plan.objects.count() == 0


def test_yes_stores_the_plan_and_leaves_no_draft(staff: Client, officer: Any, home: Path):
    response = staff.post(send(staff).url, {"do": "adopt"})
    stored = Plan.objects.get()
    assert response.url == reverse("plan", args=[stored.slug])
    assert stored.recorded_by == officer
    assert stored.text == TEXT
    assert kept(home) == []


def test_no_stores_nothing_and_leaves_no_draft(staff: Client, home: Path):
    response = staff.post(send(staff).url, {"do": "cancel"})
    assert response.url == reverse("upload")
    assert Plan.objects.count() == 0
    assert kept(home) == []


def test_it_can_be_the_later_version_of_a_stored_plan(staff: Client, plan: Plan):
    address = send(staff).url
    assert staff.get(address).context["likely"] == plan
    staff.post(address, {"do": "adopt", "previous": plan.slug})
    assert Plan.objects.get(previous=plan).title.endswith("（2026—2028年）")


def test_another_kind_of_plan_is_not_proposed_as_a_version(staff: Client, plan: Plan):
    text = "白石县林业工作要点\n\n一、总体要求\n\n加强森林防火巡查。\n"
    assert staff.get(send(staff, text.encode()).url).context["likely"] is None


def test_the_same_file_again_is_told_and_not_stored_twice(staff: Client):
    staff.post(send(staff).url, {"do": "adopt"})
    address = send(staff, name="另一个名字.txt").url
    assert "这份文件已经录入过" in staff.get(address).content.decode()
    staff.post(address, {"do": "adopt"})
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "plan.png"),
        (b"%PDF-1.7 broken", "plan.pdf"),
        (b"PK\x03\x04 not a document", "plan.docx"),
        (b"   \n\n ", "blank.txt"),
    ],
)
def test_what_cannot_be_read_is_told_in_place_with_a_remedy(staff: Client, home: Path, data: bytes, name: str):
    response = send(staff, data, name)
    assert response.status_code == 400
    assert response.context["error"].remedy.zh in response.content.decode()
    assert kept(home) == []


def test_no_file_and_an_empty_file_are_told(staff: Client):
    assert staff.post(reverse("upload")).context["error"].code == "document.missing"
    assert send(staff, b"").status_code == 400


def test_a_file_over_the_cap_is_refused_and_one_at_the_cap_is_read(staff: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kechuang.portal.pages.upload.LARGEST", len(TEXT.encode()))
    assert send(staff).status_code == 302
    assert send(staff, TEXT.encode() + b"\n").context["error"].code == "document.too_large"


def test_a_text_that_is_no_plan_can_still_be_stored(staff: Client):
    address = send(staff, "今天天气晴好，适合外出散步。\n".encode()).url
    assert "没有读出任务，也没有读出目标" in staff.get(address).content.decode()


def test_only_officers_upload(client: Client):
    assert client.get(reverse("upload")).url.startswith(reverse("sign-in"))
    assert send(client).url.startswith(reverse("sign-in"))


def test_an_account_without_the_role_is_refused(client: Client, django_user_model: Any):
    client.force_login(django_user_model.objects.create_user("visitor", password="a long password"))
    assert client.get(reverse("upload")).status_code == 403


def test_a_draft_is_its_officers_alone(staff: Client, administrator: Any):
    address = send(staff).url
    other = Client()
    other.force_login(administrator)
    assert other.get(address).status_code == 404


@pytest.mark.parametrize("token", ["x", "../../etc/passwd", "A" * 22])
def test_a_token_that_names_no_draft_finds_nothing(officer: Any, token: str):
    assert drafts.find(token, officer.pk) is None


def test_drafts_older_than_a_day_are_swept(officer: Any, home: Path, monkeypatch: pytest.MonkeyPatch):
    old = drafts.keep(b"1", "a.txt", officer.pk)
    now = time.time()
    monkeypatch.setattr("kechuang.portal.drafts.time.time", lambda: now + 24 * 3600 - 60)
    drafts.keep(b"2", "b.txt", officer.pk)
    assert drafts.find(old, officer.pk) is not None
    monkeypatch.setattr("kechuang.portal.drafts.time.time", lambda: now + 24 * 3600 + 60)
    drafts.keep(b"3", "c.txt", officer.pk)
    assert drafts.find(old, officer.pk) is None
