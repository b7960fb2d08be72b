"""The store: a document is kept once, whole or not at all; what is refused or cut off leaves nothing."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction

from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.registry.actions.attach import attach, attach_stored
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.detach import detach
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.open_evidence import open_evidence
from kechuang.registry.asof import AsOf
from kechuang.registry.evidence import store
from kechuang.registry.evidence.checking import check
from kechuang.registry.evidence.proofs import proofs_of
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.sources import Evidence, Proof

from . import evidence_files as files

RETURN = {"organisation": "MH0001", "year": 2019, "staff": 120, "sales": 35_000_000_00}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """A data folder of this test's own."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def filed(officer: Any) -> Any:
    return enter(YearlyReturn, RETURN, officer)


def on_disk(home: Path) -> list[str]:
    return sorted(str(p.relative_to(home)) for p in home.rglob("*") if p.is_file())


@pytest.mark.django_db
def test_a_document_is_stored_under_its_hash_and_tied_to_the_fact(home: Path, filed: Any, officer: Any) -> None:
    data = files.pdf()
    proof = attach(filed, [data[:7], data[7:]], "审计报告.pdf", officer, field="sales")
    sha = hashlib.sha256(data).hexdigest()
    assert on_disk(home) == [f"evidence/{sha[:2]}/{sha}"]
    assert open_evidence(proof.evidence, officer).read_bytes() == data
    assert (proof.kind, proof.key, proof.field) == ("yearlyreturn", "MH0001:2019", "sales")
    kept = Evidence.objects.get()
    assert (kept.sha256, kept.name, kept.media_type, kept.size) == (sha, "审计报告.pdf", "application/pdf", len(data))
    event = Event.objects.get(type="evidence.attached")
    assert event.after == {"field": "sales", "evidence": "审计报告.pdf", "sha256": sha, "size": len(data)}


@pytest.mark.django_db
def test_the_same_bytes_are_stored_once_however_often_they_prove_something(
    home: Path, filed: Any, officer: Any
) -> None:
    first = attach(filed, [files.pdf()], "审计报告.pdf", officer, field="sales")
    attach(filed, [files.pdf()], "再次上传.pdf", officer, field="assets")
    attach_stored(filed, first.evidence, officer)
    assert Evidence.objects.count() == len(on_disk(home)) == 1
    assert sorted(p.field for p in proofs_of([("yearlyreturn", "MH0001:2019")])) == ["", "assets", "sales"]
    with pytest.raises(Conflict, match="已经附在"):
        attach(filed, [files.pdf()], "审计报告.pdf", officer, field="sales")
    assert Event.objects.filter(type="evidence.attached").count() == 3


@pytest.mark.django_db
def test_evidence_stays_with_the_fact_when_the_record_is_corrected(filed: Any, officer: Any) -> None:
    attach(filed, [files.pdf()], "审计报告.pdf", officer, field="sales")
    after = correct(filed, {"sales": 36_000_000_00}, officer, reason="审计调整")
    assert [p.field for p in proofs_of([(after.kind(), after.key)])] == ["sales"]


@pytest.mark.django_db
def test_what_proved_a_fact_is_known_after_it_was_taken_away(home: Path, filed: Any, officer: Any) -> None:
    proof = attach(filed, [files.pdf()], "审计报告.pdf", officer)
    then = AsOf.now()
    detach(proof, officer, reason="附错了年度")
    of = [("yearlyreturn", "MH0001:2019")]
    assert proofs_of(of) == []
    assert [p.pk for p in proofs_of(of, then)] == [proof.pk]
    assert len(on_disk(home)) == 1
    assert Event.objects.get(type="evidence.detached").reason == "附错了年度"
    with pytest.raises(Conflict):
        detach(proof, officer, reason="再撤一次")
    with pytest.raises(BadInput, match="理由"):
        detach(attach(filed, [files.png()], "a.png", officer), officer, reason=" ")


@pytest.mark.django_db
def test_a_refused_document_leaves_nothing(home: Path, filed: Any, officer: Any, settings: Any) -> None:
    settings.EVIDENCE_LARGEST = 10_000
    events = Event.objects.count()
    for data in (b"MZ\x90\0" + bytes(99), b"", bytes(10_001), files.packed({"a": b"a"})):
        with pytest.raises(BadInput):
            attach(filed, [data[i : i + 4096] for i in range(0, len(data), 4096)], "报告.pdf", officer)
    assert on_disk(home) == []
    assert not Evidence.objects.exists()
    assert Event.objects.count() == events


@pytest.mark.django_db
def test_a_document_over_the_cap_is_not_read_to_its_end(filed: Any, officer: Any, settings: Any) -> None:
    settings.EVIDENCE_LARGEST = 1024 * 1024
    read = 0

    def two_gigabytes() -> Iterator[bytes]:
        nonlocal read
        for _ in range(2 * 1024 * 16):
            read += 65_536
            yield bytes(65_536)

    with pytest.raises(BadInput, match="超过 1 MB"):
        attach(filed, two_gigabytes(), "两个GB.pdf", officer)
    assert read <= 1024 * 1024 + 65_536


@pytest.mark.django_db
def test_the_cap_itself_still_fits(filed: Any, officer: Any, settings: Any) -> None:
    settings.EVIDENCE_LARGEST = len(files.pdf())
    assert attach(filed, [files.pdf()], "报告.pdf", officer).evidence.size == settings.EVIDENCE_LARGEST


@pytest.mark.django_db
def test_an_upload_that_breaks_off_leaves_nothing(home: Path, filed: Any, officer: Any) -> None:
    def broken() -> Iterator[bytes]:
        yield files.pdf()
        raise ConnectionError("the browser is gone")

    with pytest.raises(ConnectionError):
        attach(filed, broken(), "报告.pdf", officer)
    assert on_disk(home) == []


@pytest.mark.django_db
def test_a_full_disk_refuses_the_document_and_says_what_to_do(home: Path, filed: Any, officer: Any) -> None:
    """The limit on file size is the kernel's own refusal to write on, as a full disk is."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(BadInput, match="磁盘空间不足") as error, store.received([bytes(100_000)], "报告.pdf"):
            pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "管理员" in error.value.remedy.zh
    assert on_disk(home) == []


@pytest.mark.django_db
def test_an_act_that_fails_afterwards_takes_its_document_away(home: Path, filed: Any, officer: Any) -> None:
    with pytest.raises(DatabaseError), store.received([files.pdf()], "报告.pdf") as draft, transaction.atomic():
        draft.place()
        assert store.place_of(draft.sha256).is_file()
        YearlyReturn.objects.filter(pk=filed.pk).delete()
    assert on_disk(home) == []


@pytest.mark.django_db
def test_who_may_not_keep_the_record_may_neither_attach_nor_open(filed: Any, officer: Any) -> None:
    with pytest.raises(Refused):
        attach(filed, [files.pdf()], "报告.pdf", AnonymousUser())
    proof = attach(filed, [files.pdf()], "报告.pdf", officer)
    with pytest.raises(Refused):
        open_evidence(proof.evidence, AnonymousUser())
    with pytest.raises(Refused):
        detach(proof, AnonymousUser(), reason="无")
    assert Proof.objects.get().superseded_at is None


@pytest.mark.django_db
def test_a_field_the_record_does_not_have_cannot_be_proved(home: Path, filed: Any, officer: Any) -> None:
    with pytest.raises(BadInput, match="colour"):
        attach(filed, [files.pdf()], "报告.pdf", officer, field="colour")
    assert on_disk(home) == []


@pytest.mark.django_db
def test_a_file_that_is_lost_or_changed_is_found(home: Path, filed: Any, officer: Any) -> None:
    kept = attach(filed, [files.pdf("one")], "一.pdf", officer).evidence
    changed = attach(filed, [files.pdf("two")], "二.pdf", officer).evidence
    lost = attach(filed, [files.pdf("three")], "三.pdf", officer).evidence
    store.place_of(lost.sha256).unlink()
    place = store.place_of(changed.sha256)
    place.write_bytes(place.read_bytes()[:-1])
    (home / "evidence" / "ab").mkdir(exist_ok=True)
    (home / "evidence" / "ab" / ("ab" * 32)).write_bytes(b"nobody's")
    found = check()
    assert found.whole == 1
    assert [e.pk for e in found.lost] == [lost.pk]
    assert [e.pk for e in found.changed] == [changed.pk]
    assert [p.name for p in found.strays] == ["ab" * 32]
    with pytest.raises(BadInput, match="不在数据目录"):
        open_evidence(lost, officer)
    assert open_evidence(kept, officer).is_file()


CRASHING = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "kechuang.config.settings"
import django
django.setup()
from kechuang.registry.evidence import store
with store.received([sys.stdin.buffer.read()], "报告.pdf") as draft:
    draft.place()
    print(draft.sha256, flush=True)
    os.kill(os.getpid(), 9)
"""


@pytest.mark.django_db
def test_after_a_crash_the_next_sweep_leaves_nothing_without_a_row(home: Path) -> None:
    env = os.environ | {"KECHUANG_HOME": str(home), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", CRASHING], input=files.pdf(), capture_output=True, env=env, check=False
    )
    assert done.returncode == -9, done.stderr.decode()
    assert len(on_disk(home)) == 2
    assert store.sweep() == 0
    assert len(on_disk(home)) == 2, "a draft that may still be on its way is left alone"
    assert store.sweep(now=time.time() + 7200) == 1
    assert on_disk(home) == []


@pytest.mark.django_db
def test_a_sweep_keeps_what_has_a_row(home: Path, filed: Any, officer: Any) -> None:
    kept = attach(filed, [files.pdf()], "报告.pdf", officer).evidence
    left_over = home / "incoming" / f"{kept.sha256}.0123"
    left_over.write_bytes(files.pdf())
    assert store.sweep(now=time.time() + 7200) == 1
    assert store.place_of(kept.sha256).read_bytes() == files.pdf()


@pytest.mark.django_db(transaction=True)
def test_of_two_uploads_of_the_same_bytes_one_may_fail_without_harming_the_other(home: Path, officer: Any) -> None:
    filed = enter(YearlyReturn, RETURN, officer)
    placed, kept = threading.Event(), threading.Event()

    def failing() -> None:
        try:
            with store.received([files.pdf()], "报告.pdf") as draft:
                draft.place()
                placed.set()
                assert kept.wait(10)
                raise RuntimeError("this act fails")
        except RuntimeError:
            pass

    other = threading.Thread(target=failing)
    other.start()
    assert placed.wait(10)
    evidence = attach(filed, [files.pdf()], "报告.pdf", officer).evidence
    kept.set()
    other.join()
    assert store.place_of(evidence.sha256).read_bytes() == files.pdf()
    assert on_disk(home) == [f"evidence/{evidence.sha256[:2]}/{evidence.sha256}"]
