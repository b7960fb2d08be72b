"""A jurisdiction's own figures: laid over the policy's, dated, and refused with the entry that is wrong."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kechuang.kernel.errors import BadInput
from kechuang.rules.declare import local
from kechuang.rules.jurisdictions import local_figures
from kechuang.rules.parameters import Citation
from kechuang.rules.tree import at

SHARE = local("lake_share", "补助比例", "", Citation("明湖市办法", "", "第五条"))
KNOWN = {"lake_share": SHARE.args[0]}
ENTRY = """
[[figure]]
parameter = "lake_share"
value = "35%"
since = 2020-01-01
document = "明湖市办法"
article = "第五条"
confidence = "S"
"""


def test_a_figure_counts_from_its_day_and_is_unknown_before() -> None:
    figures = local_figures(ENTRY, KNOWN, "明湖市")
    assert at(SHARE, date(2020, 1, 1), figures).args == (Fraction(7, 20),)
    assert at(SHARE, date(2019, 12, 31), figures).args == (None,)
    assert at(SHARE, date(2020, 1, 1), {}).args == (None,)


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('"lake_share"', '"lake_shore"', "没有参数"),
        ('"35%"', '"35万元"', "单位应为"),
        ("since = 2020-01-01", "", "缺少起始日期"),
        ('document = "明湖市办法"', "", "缺少文件出处"),
        ('"S"', '"maybe"', "无效"),
        ("[[figure]]", "[[figure", "TOML"),
    ],
)
def test_a_wrong_entry_is_named_with_what_is_wrong(was: str, becomes: str, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        local_figures(ENTRY.replace(was, becomes), KNOWN, "明湖市")
    assert said in caught.value.sentence.zh
    assert "明湖市" in caught.value.sentence.zh
