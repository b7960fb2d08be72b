"""What holds for every kind of finding, and the whole list on the plan the product was first made for."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kechuang.kernel.folders import modules_of
from kechuang.plans import findings as package
from kechuang.plans.findings import findings, titles
from kechuang.plans.reading import read_path

ROOT = Path(__file__).resolve().parents[3]
REAL = ROOT.parent / "shared" / "plans" / "gold_text" / "xinji-2018.txt"
KINDS = modules_of(package)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.CODE)
def test_every_kind_has_a_code_a_severity_a_title_and_a_page_in_the_docs(kind) -> None:
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", kind.CODE)
    assert kind.SEVERITY in ("error", "warning", "notice")
    assert kind.TITLE.zh
    assert kind.TITLE.en
    assert f"`{kind.CODE}`" in (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")


def test_no_two_kinds_share_a_code() -> None:
    assert len(titles()) == len(KINDS)


def test_findings_come_in_the_order_of_the_text(draft) -> None:
    plan = draft().task("甲", "引进院士、、学者").task("乙", "引进院士,。学者", lead=()).read()
    starts = [finding.spans[0].start for finding in findings(plan)]
    assert len(starts) > 2
    assert starts == sorted(starts)


def test_an_empty_plan_has_no_findings(draft) -> None:
    assert findings(draft().read()) == ()


@pytest.fixture(scope="module")
def real():
    if not REAL.is_file():
        pytest.skip("the real plan is not beside the project")
    return read_path(REAL)


def test_the_real_plan_shows_what_reading_it_by_eye_shows(real) -> None:
    told = Counter(finding.code for finding in real.findings)
    assert told == {
        "target.repeated_equal": 7,
        "sum.rest_unassigned": 1,
        "flow.against_total": 2,
        "text.damaged": 1,
        "goal.no_task": 2,
        "ratio.no_baseline": 1,
        "ratio.denominators_differ": 1,
        "wording.drift": 2,
        "citation.other_document": 5,
        "owner.not_a_unit": 1,
        "aim.unquantified": 1,
    }


def test_every_finding_of_the_real_plan_has_a_place_in_the_text(real) -> None:
    for finding in real.findings:
        assert finding.spans
        assert all(0 <= span.start < span.end <= len(real.document.text) for span in finding.spans)
