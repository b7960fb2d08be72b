"""Facts by which a clause picks out whom it serves in a way that fair-competition review asks about."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence

BASIS = Sentence(
    "《公平竞争审查条例》（2024年8月1日起施行）：没有法律、行政法规依据或者未经国务院批准，对特定经营者不得有选择性、差异化的财政奖补",
    "Regulation on Fair Competition Review, in force since 2024-08-01: without a basis in law or the State "
    "Council's leave, no selective or differentiated reward or subsidy for particular operators",
)

BY_PLACE = Sentence("按注册地或所在地挑选", "picks by the place of registration")
BY_TAX = Sentence("按缴纳税费多少挑选", "picks by tax paid")

SELECTING: dict[str, Sentence] = {
    "registered_in_hebei": BY_PLACE,
    "fund_in_hebei": BY_PLACE,
    "fund_in_province_share": BY_PLACE,
    "fund_local_invested": BY_PLACE,
    "firm_inside": BY_PLACE,
    "supporter_in_hebei": BY_PLACE,
    "partner_leaders_in_hebei": BY_PLACE,
    "partner_enterprises_in_hebei": BY_PLACE,
    "rd_body_in_hebei": BY_PLACE,
    "bank_cities": BY_PLACE,
}
"""Fact → in which way a clause that reads it selects. A new fact of this sort is added here; a test looks for them."""
