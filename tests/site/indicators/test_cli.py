"""`kechuang status` and `kechuang trace`, on the records of the test's database."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from kechuang.cli.commands.status import status
from kechuang.cli.commands.trace import trace
from kechuang.kernel.errors import BadInput

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kechuang.cli.existing_home.open_existing", lambda home: None)
    monkeypatch.setenv("KECHUANG_LANG", "zh")


@pytest.fixture
def held(plan: Any, entering: Any) -> Any:
    return entering.certificate(
        entering.organisation(name="明湖示例机械有限公司").key,
        issued=date(2026, 5, 1),
        expires=date(2029, 5, 1),
        number="GR202699000001",
    )


def test_status_tells_each_promise_once_with_its_number(plan: Any, held: Any, capsys: Any) -> None:
    assert status(as_of="2027-12-31", as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == {"met": 0, "open": 0, "not_met": 1, "unknown": 2}
    first = told["targets"][0]
    assert (first["number"], first["wanted"], first["outcome"], first["repeated"]) == ("1", "120", "not_met", [3])
    assert told["targets"][2]["asking"] == {"indicator": ""}
    assert status(as_of="2027-12-31", strict=True) == 1
    assert "到期未达到" in capsys.readouterr().out


def test_status_before_the_deadline_is_open_and_not_missed(plan: Any, held: Any, capsys: Any) -> None:
    assert status(as_of="2026-12-31", strict=True) == 0
    assert "尚未达到" in capsys.readouterr().out


def test_trace_by_words_leads_to_the_record(plan: Any, held: Any, capsys: Any) -> None:
    assert trace(target="高新技术企业", as_of="2026-12-31") == 0
    told = capsys.readouterr().out
    for word in (
        "“高新技术企业达到120家”",
        "国科发火〔2016〕32号",
        "GR202699000001",
        "系统建议，尚未确认",
        "又见目标 3",
    ):
        assert word in told


def test_the_same_pair_gives_the_same_bytes(plan: Any, held: Any, officer: Any, capsysbinary: Any) -> None:
    from kechuang.registry.actions.correct import correct
    from kechuang.registry.asof import AsOf

    known = AsOf.now().known.isoformat()
    assert trace(target="1", as_of="2026-12-31", known=known, as_json=True) == 0
    first = capsysbinary.readouterr().out
    correct(held, {"expires": date(2026, 6, 1)}, officer, reason="有效期写错")
    assert trace(target="1", as_of="2026-12-31", known=known, as_json=True) == 0
    assert capsysbinary.readouterr().out == first
    assert json.loads(first)["asof"] == {"valid": "2026-12-31", "known": known}


def test_a_record_leads_back_to_its_targets(plan: Any, held: Any, capsysbinary: Any) -> None:
    assert trace(record=f"certificate:{held.key}", as_of="2026-12-31", as_json=True) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert [(one["target"]["ordinal"], one["indicator"]) for one in told] == [(1, "hnte")]
    assert trace(record=f"certificate:{held.key}", as_of="2030-12-31") == 1


def test_what_names_no_target_or_record_is_told_what_there_is(plan: Any) -> None:
    for asked, code in (
        ({"target": "不存在"}, "target.unknown"),
        ({"record": "什么:1"}, "record.kind"),
        ({}, "trace.what"),
    ):
        with pytest.raises(BadInput) as caught:
            trace(**asked)
        assert caught.value.code == code
