"""Documents over the web: downloads with safe headers for whoever may, uploads that cannot fill the disk."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from kechuang.accounts.models import User
from kechuang.events.models import Event
from kechuang.registry.actions.attach import attach
from kechuang.registry.actions.enter import enter
from kechuang.registry.evidence.upload import refusal_of
from kechuang.registry.kinds.yearly_return import YearlyReturn

from . import evidence_files as files


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def document(officer: Any) -> Any:
    filed = enter(YearlyReturn, {"organisation": "MH0001", "year": 2019}, officer)
    return attach(filed, [files.pdf()], "审计报告 2019.pdf", officer, field="sales").evidence


def test_a_download_is_sent_as_it_is_and_nothing_in_it_can_run(client: Client, officer: Any, document: Any) -> None:
    client.force_login(officer)
    answer = client.get(f"/evidence/{document.sha256}/")
    assert b"".join(answer.streaming_content) == files.pdf()  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%AE%A1")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"
    assert Event.objects.get(type="evidence.opened").object_label == "审计报告 2019.pdf"


def test_who_may_not_read_the_record_is_told_and_gets_no_byte(client: Client, document: Any) -> None:
    asked = f"/evidence/{document.sha256}/"
    assert client.get(asked)["Location"].startswith("/accounts/sign-in/")
    client.force_login(User.objects.create_user("wang", password="a long password"))
    answer = client.get(asked)
    assert answer.status_code == 403
    assert not answer.streaming
    assert not Event.objects.filter(type="evidence.opened", succeeded=True).exists()


def test_an_unknown_hash_is_not_found(client: Client, officer: Any) -> None:
    client.force_login(officer)
    assert client.get(f"/evidence/{'0' * 64}/").status_code == 404
    assert client.get("/evidence/..%2Fsecret-key/").status_code == 404
    assert client.post(f"/evidence/{'0' * 64}/").status_code == 405


def posted(size: int, **fields: str) -> Any:
    file = SimpleUploadedFile("报告.pdf", files.pdf() + bytes(size), content_type="application/pdf")
    return RequestFactory().post("/", {"before": "1", "proof": file, "after": "2", **fields})


def test_a_file_over_the_cap_is_skipped_and_the_rest_of_the_form_arrives(settings: Any) -> None:
    settings.EVIDENCE_LARGEST = 100_000
    request = posted(200_000)
    assert dict(request.POST.items()) == {"before": "1", "after": "2"}
    assert "proof" not in request.FILES
    refusal = refusal_of(request, "proof")
    assert refusal is not None
    assert refusal.code == "evidence.too_large"


@pytest.mark.parametrize("size", [1000, 4_000_000])
def test_a_file_within_the_cap_arrives_whole_from_memory_or_disk(size: int) -> None:
    request = posted(size)
    assert request.FILES["proof"].size == len(files.pdf()) + size
    assert refusal_of(request, "proof") is None


def test_a_full_disk_skips_the_file_and_says_so(settings: Any) -> None:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    try:
        request = posted(4_000_000)
        assert dict(request.POST.items()) == {"before": "1", "after": "2"}
        refusal = refusal_of(request, "proof")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refusal is not None
    assert refusal.code == "evidence.no_room"
    assert "proof" not in request.FILES


PREPARE = """
from pathlib import Path
from kechuang.config.setup import start_django
start_django(Path({home!r}))
from kechuang.registry.actions.attach import attach
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.yearly_return import YearlyReturn
filed = enter(YearlyReturn, {{"organisation": "MH0001", "year": 2019}}, None)
attach(filed, [{data!r}], "报告.pdf", None)
"""


def test_the_command_tells_what_is_whole_and_what_was_changed(migrated_env: dict[str, str]) -> None:
    home = Path(migrated_env["KECHUANG_HOME"])
    code = PREPARE.format(home=str(home), data=files.pdf())
    subprocess.run([sys.executable, "-c", code], env=migrated_env, check=True, timeout=120)
    command = [sys.executable, "-m", "kechuang", "evidence", "check", "--json"]
    whole = subprocess.run(command, env=migrated_env, capture_output=True, text=True, check=False)
    assert whole.returncode == 0, whole.stderr
    assert json.loads(whole.stdout) == {"whole": 1, "lost": [], "changed": [], "without_row": []}
    place = next(p for p in (home / "evidence").rglob("*") if p.is_file())
    place.chmod(0o600)
    place.write_bytes(b"something else")
    changed = subprocess.run(command[:-1], env=migrated_env, capture_output=True, text=True, check=False)
    assert changed.returncode == 1
    assert "Changed: 报告.pdf" in changed.stdout


@pytest.mark.parametrize(("given", "size"), [("", 50), ("1", 1), (" 120 ", 120), ("2000", 2000)])
def test_the_cap_is_set_in_whole_megabytes(given: str, size: int) -> None:
    from kechuang.config.sizes import evidence_bytes

    assert evidence_bytes(given) == size * 1024 * 1024


@pytest.mark.parametrize("given", ["0", "2001", "-5", "many", "1.5"])
def test_a_cap_that_makes_no_sense_is_refused_in_words(given: str) -> None:
    from kechuang.config.sizes import evidence_bytes
    from kechuang.kernel.errors import BadInput

    with pytest.raises(BadInput, match="KECHUANG_EVIDENCE_MB"):
        evidence_bytes(given)
