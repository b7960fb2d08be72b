"""The supporting unit has a research body of its own, as its latest yearly return says."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.field_home import FieldHome
from kechuang.registry.facts.linking import Linked
from kechuang.registry.kinds.platform import Platform
from kechuang.registry.kinds.yearly_return import YearlyReturn

HOME = Linked(
    "supporter_rd_body",
    "platform",
    Sentence("依托单位最近一年年度报表填报设有研发机构", "Its return of the latest closed year says so"),
    kind=Platform,
    by="organisation",
    other=FieldHome(YearlyReturn, "organisation", "organisation", {"supporter_rd_body": "has_rd_body"}),
    of_other="supporter_rd_body",
)
