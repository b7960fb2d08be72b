"""Numbers without a check character: their form alone is checked, and the answer says so."""

from __future__ import annotations

import pytest

from kechuang.kernel.identifiers import cma_number, email_address, phone_number, software_copyright


@pytest.mark.parametrize("text", ["2018SR123456", "2021sr1234567", "２０１８ＳＲ１２３４５６"])
def test_software_registrations(text: str) -> None:
    found = software_copyright.check(text)
    assert found.verdict == "valid"
    assert "只查写法" in found.said("zh")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1991SR123456", "software_copyright.year"),
        ("2018SR12", "software_copyright.form"),
        ("软著登字第1234567号", "software_copyright.form"),
    ],
)
def test_what_is_no_software_registration(text: str, code: str) -> None:
    assert [p.code for p in software_copyright.check(text).problems] == [code]


def test_a_cma_number_tells_year_and_issuer() -> None:
    found = cma_number.check("170312341023")
    assert found.verdict == "valid"
    assert [part.value for part in found.parts] == ["2017", "03", "12", "34", "1023"]
    assert str(found.parts[1].meaning) == "河北"


def test_a_cma_issuer_that_is_not_listed_is_unknown() -> None:
    assert cma_number.check("179912341023").verdict == "unknown"


@pytest.mark.parametrize("text", ["1703123410", "17031234102A"])
def test_what_is_no_cma_number(text: str) -> None:
    assert cma_number.check(text).verdict == "invalid"


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("138 1234 5678", "13812345678"),
        ("+86-13812345678", "13812345678"),
        ("0311-83221234", "0311-83221234"),
        ("（0311）83221234", "0311-83221234"),
        ("010 62345678", "010-62345678"),
        ("400-123-4567", "4001234567"),
    ],
)
def test_telephone_numbers(text: str, normal: str) -> None:
    assert (phone_number.check(text).verdict, phone_number.check(text).normal) == ("valid", normal)


@pytest.mark.parametrize("text", ["12812345678", "1381234567", "83221234", "0311-13221234", ""])
def test_what_is_no_telephone_number(text: str) -> None:
    assert [p.code for p in phone_number.check(text).problems] == ["phone_number.form"]


@pytest.mark.parametrize("text", ["zhang@example.com", "Zhang.San+a@EXAMPLE.com.cn", " z@a-b.cn ", "ｚ＠example.com"])
def test_addresses(text: str) -> None:
    found = email_address.check(text)
    assert found.verdict == "valid"
    assert found.normal.rpartition("@")[2].islower()


@pytest.mark.parametrize(
    "text", ["zhang", "@example.com", "a@b", "a b@example.com", "a..b@example.com", "a@-b.com", "x" * 65 + "@a.cn"]
)
def test_what_is_no_address(text: str) -> None:
    assert email_address.check(text).verdict == "invalid"
