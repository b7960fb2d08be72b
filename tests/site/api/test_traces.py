"""Traces over the API: the same bytes for the same pair, the same as the command's, down to records and back up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from kechuang.api.shapes import trace as shapes
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record
from kechuang.supervision.behind import Asked
from kechuang.supervision.trace_json import as_bytes, as_json
from kechuang.supervision.tracing import trace

pytestmark = pytest.mark.django_db
VALID = "2026-12-31"


@pytest.fixture
def certificate(plan: Any) -> Record:
    """A certificate of an enterprise of the plan's city, whose telephone is nobody's business."""
    about = {"code": "MH00001", "name": "明湖示例机械有限公司", "form": "enterprise", "division": "999001100"}
    enter(Organisation, about | {"registered": date(2005, 1, 1), "representative": "示例法人"}, None)
    values: dict[str, Any] = {
        "scheme": "hnte",
        "number": "GR202699000001",
        "organisation": "MH00001",
        "level": "national",
    }
    values |= {"holder": about["name"], "issued": date(2026, 5, 1), "expires": date(2029, 5, 1)}
    return enter(Certificate, values, None)


def traced(client: Client, plan: Any, **query: str) -> Any:
    answer = client.get(f"/api/v1/plans/{plan.slug}/targets/1/trace", {"valid": VALID, **query})
    assert answer.status_code == 200, answer.content.decode()
    return answer


def test_a_trace_leads_from_the_sentence_to_the_record(client: Client, plan: Any, certificate: Record) -> None:
    told = shapes.Trace.model_validate(traced(client, plan).json())
    part = told.answer.points[-1].values[-1].parts[0]
    assert "高新技术企业达到120家" in told.sentence.quote
    assert (part.number, part.records, part.question.kind) == ("1", 1, "certificate")
    assert [(one.key, one.facts["number"]) for one in part.shown] == [(certificate.key, "GR202699000001")]


def test_the_same_pair_gives_the_same_bytes_whatever_is_recorded_afterwards(
    client: Client, plan: Any, certificate: Record, officer: Any, caller: Callable[..., Client]
) -> None:
    known = AsOf.now().known.isoformat()
    first = traced(client, plan, known=known)
    as_officer = traced(caller(officer), plan, known=known)
    command = as_bytes(as_json(trace(plan.targets.get(ordinal=1), AsOf.asked(VALID, known)), None, Asked()))
    assert as_officer.content == command
    correct(certificate, {"expires": date(2026, 7, 1)}, officer, reason="有效期写错")
    again = traced(client, plan, known=known)
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    assert traced(client, plan).json()["answer"]["points"][-1]["number"] == "0"


def test_a_plus_sign_that_an_address_turned_into_a_blank_is_read_all_the_same(client: Client, plan: Any) -> None:
    known = AsOf.now().known.isoformat()
    path = f"/api/v1/plans/{plan.slug}/targets/1/trace?valid={VALID}&known="
    assert client.get(path + known).content == client.get(path + quote(known)).content


def test_the_records_behind_are_turned_over_and_found(client: Client, plan: Any, certificate: Record) -> None:
    path = f"/api/v1/plans/{plan.slug}/targets/1/records"
    told = client.get(path, {"valid": VALID, "q": "机械", "size": "1"}).json()
    assert (told["total"], told["pages"], len(told["part"]["shown"])) == (1, 1, 1)
    assert client.get(path, {"valid": VALID, "q": "没有的字"}).json()["total"] == 0
    assert client.get(path, {"part": 9}).status_code == 404


def test_a_record_leads_up_to_every_target_it_moves_and_the_targets_lead_to_it(
    client: Client, plan: Any, certificate: Record
) -> None:
    told = client.get(f"/api/v1/records/certificate/{quote(certificate.key)}/targets", {"valid": VALID}).json()
    assert shapes.Moves.model_validate(told)
    assert 1 in [one["target"]["ordinal"] for one in told["targets"]]
    for one in told["targets"]:
        path = f"/api/v1/plans/{one['plan']}/targets/{one['target']['ordinal']}/trace"
        assert certificate.key in client.get(path, {"valid": VALID}).content.decode()


def test_the_status_tells_each_promise_once_with_its_number(client: Client, plan: Any, certificate: Record) -> None:
    told = shapes.Status.model_validate(client.get(f"/api/v1/plans/{plan.slug}/status", {"valid": VALID}).json())
    assert next(one.number for one in told.targets if one.ordinal == 1) == "1"
    assert sum(told.counts.values()) == len(told.targets)


def test_a_day_that_is_none_is_told_with_what_to_write(client: Client, plan: Any) -> None:
    answer = client.get(f"/api/v1/plans/{plan.slug}/targets/1/trace", {"valid": "2026-02-31"})
    assert (answer.status_code, answer.json()["code"]) == (400, "asof.unreadable")
