"""中小企业划型: medium, small and micro enterprises by industry (工信部联企业〔2011〕300号).

Unlike elsewhere, 以下 in this standard excludes the figure; 以上 includes it. A class is reached only with every
measure of the industry; failing one drops the enterprise to the class below.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import ASSETS, EMPLOYEES, SALES
from kechuang.policies.vocabulary.unrecorded import READ_OFF
from kechuang.rules.declare import choice, dated
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import Node, all_of, any_of, called, node, when

FLOORS = ("大型", "中型", "小型")
"""The classes with a floor, in the order of the figures below; what is under the last is micro."""

Floors = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Industry:
    """The floors of one industry for large, medium and small (people; 万元); None where it is not measured."""

    code: str
    article: str
    name: str
    people: Floors | None = None
    revenue: Floors | None = None
    assets: Floors | None = None


INDUSTRIES = (
    Industry("farming", "四（一）", "农、林、牧、渔业", revenue=(20000, 500, 50)),
    Industry("industry", "四（二）", "工业", (1000, 300, 20), (40000, 2000, 300)),
    Industry("building", "四（三）", "建筑业", revenue=(80000, 6000, 300), assets=(80000, 5000, 300)),
    Industry("wholesale", "四（四）", "批发业", (200, 20, 5), (40000, 5000, 1000)),
    Industry("retail", "四（五）", "零售业", (300, 50, 10), (20000, 500, 100)),
    Industry("transport", "四（六）", "交通运输业", (1000, 300, 20), (30000, 3000, 200)),
    Industry("storage", "四（七）", "仓储业", (200, 100, 20), (30000, 1000, 100)),
    Industry("post", "四（八）", "邮政业", (1000, 300, 20), (30000, 2000, 100)),
    Industry("lodging", "四（九）", "住宿业", (300, 100, 10), (10000, 2000, 100)),
    Industry("catering", "四（十）", "餐饮业", (300, 100, 10), (10000, 2000, 100)),
    Industry("transmission", "四（十一）", "信息传输业", (2000, 100, 10), (100000, 1000, 100)),
    Industry("software", "四（十二）", "软件和信息技术服务业", (300, 100, 10), (10000, 1000, 50)),
    Industry("estate", "四（十三）", "房地产开发经营", revenue=(200000, 1000, 100), assets=(10000, 5000, 2000)),
    Industry("property", "四（十四）", "物业管理", (1000, 300, 100), (5000, 1000, 500)),
    Industry("leasing", "四（十五）", "租赁和商务服务业", (300, 100, 10), assets=(120000, 8000, 100)),
    Industry("other", "四（十六）", "其他未列明行业", (300, 100, 10)),
)

STANDARD = Document(
    "中小企业划型标准规定",
    "工信部联企业〔2011〕300号",
    date(2011, 6, 18),
    ("二", *(i.article for i in INDUSTRIES), "七"),
)

SIZE_INDUSTRY = choice("size_industry", "划型行业", tuple(i.name for i in INDUSTRIES), "按国民经济行业分类归入")

POLICY = Policy(
    "sme_class",
    "中小企业划型",
    "Classes of small and medium-sized enterprises",
    subject="enterprise",
    reference="application",
    grants=Sentence("中型、小型或微型企业", "Medium, small or micro enterprise"),
    aliases=("中小企业划型标准", "企业规模", "中小微企业"),
    unrecorded=READ_OFF,
)

Measure = Literal["people", "revenue", "assets"]
MEASURED: dict[Measure, tuple[Node, str, str, str]] = {
    "people": (EMPLOYEES, "从业人员", "人", "人"),
    "revenue": (SALES[0], "营业收入", "万元", "元"),
    "assets": (ASSETS, "资产总额", "万元", "元"),
}
"""For each measure: its fact, its name, the unit the text writes and the base unit."""


@POLICY.since("2011-06-18", documents=(STANDARD,))
def v2011(v: Version) -> None:
    """The sixteen industries of 2011, still in force."""
    v.must(
        "sme",
        "属于中小企业（未达到本行业大型企业的全部下限）",
        below("大型"),
        STANDARD("二"),
        evidence=("上年度财务报表", "从业人员情况"),
        parts=[
            v.part("medium", "中型企业", reaches("中型") & below("大型"), STANDARD("二")),
            v.part("small", "小型企业", reaches("小型") & below("中型"), STANDARD("二")),
            v.part("micro", "微型企业", below("小型"), STANDARD("二")),
        ],
    )
    v.grant(
        "size_class",
        "企业规模等级（1微型、2小型、3中型、4大型）",
        when(below("小型"), "1级", when(below("中型"), "2级", when(below("大型"), "3级", "4级"))),
        STANDARD("二"),
    )
    v.beyond(STANDARD("七"), "definition", "中型企业标准的上限即为大型企业标准的下限")


def reaches(size: str) -> Node:
    """Whether every measure of the industry reaches the floor of a class."""
    return all_of(*(counted(m) >= floor(m, size) for m in MEASURED))


def below(size: str) -> Node:
    """Whether some measure of the industry is under the floor of a class."""
    return any_of(*(counted(m) < floor(m, size) for m in MEASURED))


def counted(measure: Measure) -> Node:
    """A measure where the industry uses it, else zero, which meets a floor of zero without being known."""
    fact, name, _, base = MEASURED[measure]
    using = [i.name for i in INDUSTRIES if getattr(i, measure)]
    return called(f"{name}（本行业不采用的计0）", when(SIZE_INDUSTRY.is_(*using), fact, node(f"0{base}")))


def floor(measure: Measure, size: str) -> Node:
    """The floor of a class for a measure, by industry."""
    _, name, written, base = MEASURED[measure]
    chosen: Node | None = None
    for industry in reversed(INDUSTRIES):
        floors: Floors | None = getattr(industry, measure)
        figure = node(f"0{base}")
        if floors:
            figure = dated(
                f"sme_class_{industry.code}_{measure}_{FLOORS.index(size) + 1}",
                f"{industry.name}{size}企业{name}下限",
                base,
                {"2011-06-18": f"{floors[FLOORS.index(size)]}{written}"},
                STANDARD(industry.article),
                "K-high",
            )
        chosen = figure if chosen is None else when(SIZE_INDUSTRY.is_(industry.name), figure, chosen)
    assert chosen is not None
    return chosen


POLICY.case(
    "medium",
    "工业企业300人、收入2000万元，两项都达到中型下限",
    "Industry: 300 people and 20 million reach both floors of medium",
    on="2018-06-01",
    given="size_industry=工业 employees=300 sales_y1=2000万元",
    expect="medium=符合 size_class=3级 结论=符合",
)
POLICY.case(
    "dropped",
    "工业企业1000人、收入3.9亿元，一项未达大型下限，降为中型",
    "1,000 people but revenue below 400 million: one class down, medium",
    on="2018-06-01",
    given="size_industry=工业 employees=1000 sales_y1=39000万元",
    expect="size_class=3级 结论=符合",
)
POLICY.case(
    "large",
    "工业企业1000人、收入恰为4亿元，为大型，不是中小企业",
    "Exactly both floors of large: not an SME",
    on="2018-06-01",
    given="size_industry=工业 employees=1000 sales_y1=40000万元",
    expect="size_class=4级 结论=不符合",
)
POLICY.case(
    "micro",
    "工业企业19人，不论收入都是微型",
    "19 people are micro whatever the revenue",
    on="2018-06-01",
    given="size_industry=工业 employees=19 sales_y1=5000万元",
    expect="micro=符合 size_class=1级",
)
