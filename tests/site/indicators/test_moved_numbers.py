"""What an act says it moved is what asking everybody before and after it says, however the acts before it were done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kechuang.indicators import moved
from kechuang.indicators.totals import KeptTotals
from kechuang.registry import moving
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.end import end
from kechuang.registry.actions.withdraw import withdraw
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.platform import Platform
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.moving import Change
from kechuang.registry.record import Record
from kechuang.supervision.moved_numbers import moved_numbers

from .conftest import Entering

YUAN = 100


def _last(kind: type[Record], nth: int) -> Any:
    rows = list(kind.objects.standing().order_by("pk"))
    return rows[nth % len(rows)] if rows else None


def _enter(entering: Entering, nth: int, year: int) -> None:
    one = entering.organisation(
        above_scale=nth % 2 == 0, state="active", division=("999001100", "130181100")[nth % 5 == 4]
    )
    entering.certificate("" if nth % 7 == 6 else one.key, issued=date(year, 5, 1), expires=date(year + 3, 5, 1))
    entering.yearly(one.key, 2024 - nth % 3, sales=1000 * YUAN * (nth + 1), rd_internal=50 * YUAN if nth % 3 else None)
    entering.platform("industry_rd_body", organisation=one.key, state="operating")


def _again(entering: Entering, nth: int, year: int) -> None:
    """Another certificate of one who may have one: the enterprise counts once."""
    if (row := _last(Organisation, nth)) is not None:
        entering.certificate(row.key, issued=date(year, 8, 1), expires=date(year + 3, 8, 1))


def _figures(entering: Entering, nth: int, year: int) -> None:
    if (row := _last(YearlyReturn, nth)) is not None:
        correct(
            row, {"sales": (row.sales or 0) + 777 * YUAN, "rd_internal": 9 * YUAN * nth or None}, None, reason="填错"
        )


def _expires(entering: Entering, nth: int, year: int) -> None:
    row = _last(Certificate, nth)
    if row is not None and row.expires != date(year + 1, 7, nth % 28 + 1) and row.issued < date(year + 1, 7, 1):
        correct(row, {"expires": date(year + 1, 7, nth % 28 + 1)}, None, reason="有效期写错")


def _moves(entering: Entering, nth: int, year: int) -> None:
    if (row := _last(Organisation, nth)) is not None:
        away = "130181100" if row.division.startswith("99") else "999001100"
        correct(row, {"division": away, "industry": ("3441", "6510")[nth % 2]}, None, reason="注册地写错")


def _withdrawn(entering: Entering, nth: int, year: int) -> None:
    kind = (Certificate, YearlyReturn, Platform)[nth % 3]
    if (row := _last(kind, nth)) is not None:
        withdraw(row, None, reason="重复录入")


def _ended(entering: Entering, nth: int, year: int) -> None:
    row = _last(Certificate, nth)
    if row is not None and row.valid_from < date(2025, 3, 1) and row.valid_to and row.valid_to > date(2025, 3, 1):
        end(row, None, on=date(2025, 3, 1), reason="撤销")


ACTS: tuple[Callable[[Entering, int, int], None], ...] = (
    _enter, _again, _figures, _expires, _moves, _withdrawn, _ended,
)  # fmt: skip


class AnActTellsWhatItMoved(TestCase):
    """Totals taken up from act to act say the same as the whole registry read twice."""

    @settings(max_examples=4, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    @given(
        acts=st.lists(
            st.tuples(st.sampled_from(ACTS), st.integers(0, 20), st.integers(2021, 2026), st.booleans()),
            min_size=4,
            max_size=8,
        )
    )
    def test_as_everybody_asked_before_and_after(self, acts: list[tuple[Any, int, int, bool]]) -> None:
        told: list[tuple[Any, Any]] = []

        def both(change: Change) -> Any:
            quick = moved_numbers(change)
            with patch.object(moved, "by_totals", lambda *_: "ask"):
                told.append((quick, moved_numbers(change)))
            return quick

        entering = Entering(None)
        with patch.dict(moving._TELLERS, {"numbers": lambda _: None}):
            for nth in range(3):
                _enter(entering, nth, 2023)
        for act, nth, year, silent in [(_enter, 2, 2025, False), *acts]:
            # a silent act stands for an import: its rows are stored, and no act tells what they moved
            with patch.dict(moving._TELLERS, {"numbers": (lambda _: None) if silent else both}):
                act(entering, nth, year)
        for quick, slow in told:
            assert quick == slow
        assert any(quick for quick, _ in told)
        assert KeptTotals.objects.exists()
