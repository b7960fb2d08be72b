"""The method that is offered to a place as a draft, and what it rests on: it holds for nobody before two adopt it.

Parts and marks follow a proposal for townships that copies the provincial evaluation of counties: input 25, bodies 30,
conditions 15, results 20, management 10. Records tell nothing of management by township, so its 10 marks stand under
bodies and results. The cuts 80 and 60 are those of counties. Full points are for what the best tenth reach on the day.
It takes patents per head, as the proposal does, where the population of most townships is published, else their number.

Townships without any technology SME are measured by rural maker spaces, agricultural technology enterprises and events
that spread results: the proposal names these three and no marks, so the marks are ours, to be settled by the place.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil

from kechuang.indicators.catalogue import indicator
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import measure
from kechuang.places.classifying import townships_of, values_of
from kechuang.places.method import Farming, Line, Method
from kechuang.places.scoring import Value
from kechuang.registry.asof import AsOf

BASIS = Sentence(
    "草案参照河北省县域科技创新能力评价的结构和分档（冀政办字〔2019〕9号：满分100，A≥80，B≥60）。"
    "没有查到国家或省对乡镇分类的办法，权重由本地研究确定并发文。",
    "The draft follows structure and cuts of Hebei's evaluation of counties (冀政办字〔2019〕9号: of 100, A from 80, "
    "B from 60). No official method for townships was found: the place decides the weights and issues them.",
)
PARTS: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (
    ("创新投入", (("industry_rd_share", 25),)),
    ("创新主体", (("hnte", 14), ("tech_sme", 12), ("industry_rd_body_share", 9))),
    ("创新条件", (("core_platforms", 6), ("incubators", 3), ("maker_spaces", 3), ("star_creations", 3))),
    ("创新产出", (("invention_patents", 10), ("tech_contract_value", 8), ("inventions_granted", 7))),
)
BY_HEAD = {"invention_patents": "invention_patents_per_10k"}
FARMING_BASE, FARMING_BELOW = "tech_sme", Fraction(1)
FARMING = (
    ("创新条件", (("star_creations", 40),)),
    ("创新主体", (("agri_giants", 30),)),
    ("创新产出", (("promotion_events", 30),)),
)
"""Lines for townships of farming: a local figure to be settled (本地参数，待主管部门确认), like every mark here."""
GOALS = {
    "A": "引领型：保持主要指标不下降，带动周边乡镇。",
    "B": "提升型：补上得分最低的两项，三年内进入A类。",
    "C": "培育型：培育首批高新技术企业和研发机构，三年内进入B类。",
}


def model_method(place: str, asof: AsOf) -> Method:
    """The draft for a place, its benchmarks from the values of the day.

    Of an indicator that no township's records tell, the marks go to the first of its part that they do tell.
    """
    whole = tuple(Line(code, group, Fraction(weight), Fraction(1)) for group, held in PARTS for code, weight in held)
    whole += tuple(Line(code, "", Fraction(1), Fraction(1)) for code in BY_HEAD.values())
    own = tuple(Line(code, group, Fraction(weight), Fraction(1)) for group, held in FARMING for code, weight in held)
    names = townships_of(place, asof)
    values = values_of(Method(whole + own, Fraction(80), Fraction(60), GOALS), place, asof, names) if names else {}
    known = {line.indicator for line in whole if any(held[line.indicator] for held in values.values())}
    lines = []
    for group, listed in PARTS:
        codes = [(_by_head(code, list(values.values())), weight) for code, weight in listed]
        told = [code for code, _weight in codes if code in known] or [code for code, _weight in codes]
        more = sum(weight for code, weight in codes if code not in told)
        for code, weight in codes:
            if code in told:
                marks = Fraction(weight + (more if code == told[0] else 0))
                lines.append(Line(code, group, marks, _best_tenth(code, [held[code] for held in values.values()])))
    farming = tuple(
        replace(one, benchmark=_best_tenth(one.indicator, [v[one.indicator] for v in values.values()])) for one in own
    )
    return Method(tuple(lines), Fraction(80), Fraction(60), GOALS, Farming(FARMING_BASE, FARMING_BELOW, farming))


def _by_head(code: str, values: list[dict[str, Value | None]]) -> str:
    """The same per head where more than half of the townships can be told it."""
    other = BY_HEAD.get(code)
    return other if other and 2 * sum(one[other] is not None for one in values) > len(values) else code


def _best_tenth(code: str, values: list[Value | None]) -> Fraction:
    """The value that nine tenths of the townships do not exceed; one of its unit where nothing above 0 is known."""
    known = sorted(value[0] for value in values if value is not None)
    found = known[ceil(len(known) * 9 / 10) - 1] if known else Fraction(0)
    unit = indicator(code).unit
    return _handy(found) if found > 0 else measure(unit)[0] if unit else Fraction(1)


def _handy(value: Fraction) -> Fraction:
    """Three digits are enough for a number that people will write into a document."""
    return Fraction(f"{float(value):.3g}")
