"""Facts of vouchers and loans come from their registers; what a register does not tell stays unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kechuang.kernel.errors import BadInput
from kechuang.registry.actions.declare_complete import declare_complete
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.replace import replace
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import answers
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import Subject, organisation
from kechuang.registry.facts.table import facts_of
from kechuang.registry.kinds.loan import Loan
from kechuang.registry.kinds.voucher import Voucher
from kechuang.rules.facts import Fact

pytestmark = pytest.mark.django_db
FIRM, BANK = "91139181MA0XJ0001N", "91139181MA0XJ0002L"


def voucher(number: str, face: int, issued: date, last_day: date | None, **more: Any) -> Any:
    told = {"number": number, "organisation": FIRM, "name": "清流科技", "face": face, "issued": issued}
    return enter(Voucher, told | {"last_day": last_day} | more, None)


def loan(contract: str, **more: Any) -> Any:
    told = {"bank": BANK, "bank_name": "明湖农商银行", "contract": contract, "organisation": FIRM, "name": "清流科技"}
    return enter(Loan, told | {"principal": 400_000_000, "granted": date(2024, 3, 1)} | more, None)


def of(about: Subject, day: date, *names: str) -> list[Any]:
    from kechuang.registry.facts.vocabulary import vocabulary

    asked: list[Fact] = [vocabulary()[name].fact for name in names]
    when = When(AsOf.on(day), day.year - 1)
    found = answers(about, when, asked)
    (row,) = next(facts_of(about.kind, [about.key], when, asked)).select(names).rows()
    assert list(row) == [found[name].raw for name in names]  # the table of all says the same
    return list(row)


VOUCHERS = ("voucher_balance", "voucher_used_this_year", "voucher_first_claim", "voucher_last_issued")


def test_vouchers_count_on_their_last_day_and_not_on_the_day_after() -> None:
    voucher("Q1", 5_000_000, date(2025, 2, 1), date(2025, 8, 1))
    voucher("Q2", 3_000_000, date(2025, 3, 1), None)
    assert of(organisation(FIRM), date(2025, 8, 1), *VOUCHERS) == [8_000_000, 8_000_000, False, date(2025, 3, 1)]
    assert of(organisation(FIRM), date(2025, 8, 2), *VOUCHERS)[:2] == [3_000_000, 8_000_000]
    assert of(organisation(FIRM), date(2026, 1, 1), "voucher_balance", "voucher_first_claim") == [3_000_000, False]


def test_a_firm_without_vouchers_is_unknown_until_the_register_is_said_to_be_complete() -> None:
    day = date(2025, 8, 1)
    assert of(organisation(FIRM), day, *VOUCHERS) == [None, None, None, None]
    declare_complete("voucher", None, since=date(2025, 1, 1))
    assert of(organisation(FIRM), day, *VOUCHERS) == [0, 0, True, None]


LAST = ("voucher_last_used", "voucher_last_exhausted")
ISSUED = date(2025, 1, 31)
"""Three months later is 30 April, six are 31 July."""


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, [False, False]),
        ({"state": "used", "contract": "JC-1", "used": date(2025, 4, 30)}, [True, None]),
        ({"state": "used", "contract": "JC-1", "used": date(2025, 5, 1)}, [False, None]),
        ({"state": "used", "contract": "JC-1"}, [True, None]),  # stood so from the day of issue
        ({"state": "redeemed", "contract": "JC-1", "used": date(2025, 7, 31), "redeemed": 3_000_000}, [False, True]),
        ({"state": "redeemed", "contract": "JC-1", "used": date(2025, 8, 1), "redeemed": 3_000_000}, [False, False]),
        ({"state": "redeemed", "contract": "JC-1", "used": date(2025, 3, 1), "redeemed": 2_999_999}, [True, False]),
        ({"state": "redeemed", "contract": "JC-1", "used": date(2025, 3, 1)}, [True, None]),
        ({"state": "lapsed"}, [False, False]),
        ({"state": "withdrawn", "contract": "JC-1", "used": date(2025, 3, 1)}, [True, False]),
    ],
)
def test_whether_the_last_voucher_was_used_and_used_up_in_time_is_read_off_the_register(
    told: dict[str, Any], said: list[Any]
) -> None:
    voucher("Q1", 3_000_000, date(2024, 1, 1), None)  # an earlier one does not count
    voucher("Q2", 3_000_000, ISSUED, None, **told)
    assert of(organisation(FIRM), date(2025, 9, 1), *LAST) == said


def test_a_voucher_redeemed_later_without_a_day_of_filing_leaves_open_when_it_was_used() -> None:
    held = voucher("Q1", 3_000_000, ISSUED, None)
    told = {"state": "redeemed", "redeemed": 3_000_000, "contract": "JC-1"}
    late = replace(held, told, None, since=date(2025, 8, 1), reason="兑付")
    assert of(organisation(FIRM), date(2025, 7, 31), *LAST) == [False, False]
    assert of(organisation(FIRM), date(2025, 8, 1), *LAST) == [None, None]
    replace(late, {"used": date(2025, 4, 30)}, None, since=date(2025, 8, 2), reason="补登合同日期")
    assert of(organisation(FIRM), date(2025, 8, 2), *LAST) == [True, True]


def test_of_several_vouchers_of_the_last_day_all_must_be_used_and_nothing_is_known_of_none() -> None:
    assert of(organisation(FIRM), date(2025, 9, 1), *LAST) == [None, None]
    voucher("Q1", 3_000_000, ISSUED, None, state="used", contract="JC-1", used=ISSUED)
    assert of(organisation(FIRM), date(2025, 9, 1), *LAST) == [True, None]
    voucher("Q2", 3_000_000, ISSUED, None)
    assert of(organisation(FIRM), date(2025, 9, 1), *LAST) == [False, False]


def test_what_was_redeemed_is_no_longer_in_hand_from_the_day_of_it() -> None:
    held = voucher("Q1", 5_000_000, date(2025, 2, 1), None, state="used", contract="JC-1")
    replace(held, {"state": "redeemed", "redeemed": 4_000_000}, None, since=date(2025, 6, 1), reason="兑付")
    assert of(organisation(FIRM), date(2025, 5, 31), "voucher_balance") == [5_000_000]
    assert of(organisation(FIRM), date(2025, 6, 2), "voucher_used_this_year") == [5_000_000]
    declare_complete("voucher", None, since=date(2025, 1, 1))
    assert of(organisation(FIRM), date(2025, 6, 1), "voucher_balance") == [0]


def test_a_voucher_is_never_redeemed_above_its_face_nor_ends_before_it_begins() -> None:
    voucher("Q0", 5_000_000, date(2025, 2, 1), date(2025, 2, 1), redeemed=5_000_000)
    for wrong in ({"redeemed": 5_000_001}, {"last_day": date(2025, 1, 31)}, {"face": 0}, {"state": "used"}):
        with pytest.raises(BadInput):
            voucher("Q1", **({"face": 5_000_000, "issued": date(2025, 2, 1), "last_day": None} | wrong))


def test_a_loan_tells_its_facts_and_its_bank_what_is_owed_and_was_compensated() -> None:
    cover = {"pool": "P1", "covered": date(2024, 3, 1)}
    loan("D1", rate=43_500, months=12, security="信用", balance=100_000_000, **cover)
    loan("D2", balance=50_000_000, state="defaulted", principal_lost=20_000_000, compensated=14_000_000, **cover)
    loan("D3", balance=70_000_000)  # not covered
    about, day = Subject("loan", f"{BANK}:D1"), date(2025, 1, 1)
    assert of(about, day, "loan_rate", "loan_months", "loan_security", "loan_class") == [43_500, 12, "信用", None]
    names = ("bank_outstanding", "bank_compensated")
    assert of(organisation(BANK), day, *names) == [150_000_000, 14_000_000]
    loan("D4", **cover)  # nobody knows what is still owed on it
    assert of(organisation(BANK), day, *names) == [None, 14_000_000]
    with pytest.raises(BadInput):
        loan("D5", compensated=1)
    with pytest.raises(BadInput):
        loan("D5", pool="P1")


def test_whose_facts_may_differ_is_told_by_vouchers_and_by_every_loan_of_a_borrower() -> None:
    from kechuang.registry.facts.touching import touching

    loan("D1", balance=1)
    before = AsOf.now()
    loan("D2", balance=2)
    voucher("Q1", 5_000_000, date(2025, 2, 1), None)
    now = AsOf.now()
    assert touching("organisation", VOUCHERS).subjects(before, now) == {FIRM}
    assert touching("organisation", ("bank_outstanding",)).subjects(before, now) == {BANK}
    assert touching("loan", ("loan_principal",)).subjects(before, now) == {f"{BANK}:D1", f"{BANK}:D2"}
