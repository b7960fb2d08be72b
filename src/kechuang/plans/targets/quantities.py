"""Numbers with a unit, as plans write them: 1.5万人, 5—10项, 30%以上, 三个百分点, 两成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kechuang.kernel.numerals import integer
from kechuang.kernel.patterns import pattern

_MEASURES = (
    "(?:千?克|公斤|吨)标准?煤|克标煤|吨二氧化碳当量|吨二氧化碳|吨油当量|吨煤|立方米|平方米|平方公里|平方千米|千瓦时|千伏安|千伏|千瓦|公里|千米|海里|公顷|"
    "公斤|千克|微克|毫克|厘米|毫米|纳米|标准箱|标箱|标台|蒸吨|标方|方|亩|吨|米|斤|克|美元|元|度|千字|兆瓦|吉瓦|立方(?!米)|"
    "[kMGTP]?W[hH]?(?![A-Za-z])|[kMG]?VA|[TGPE]?(?:FLOPS|Flops|flops|OPS)|TEU|[PETGM]B(?:ps)?|[PE](?![A-Za-z0-9])|[KkMGT]bps|Tokens?|tokens?|"
    "[kmcμn]?m[23²³]?(?![A-Za-z])|[μumk]?g(?![A-Za-z])|t(?![A-Za-z])|h[am]2?(?![A-Za-z])"
)
_COUNTS = (
    "个(?!百分点|月|小时|工作日|性)|家次|家(?!庭|禽|电|具(?!备|有)|校)|项次|项|人次|人(?!均|工|才|民|口|大|社|类|造|形|员)|名(?!录|单)|件套|件|种(?!植|业|质|养|子)|"
    "条(?!例)|座次|座|所|处(?!理|置|于|罚)|场次|场(?!景|所)|次(?!级)|户次|户(?!籍|均|用)|台套|套次|套|台(?!账)|辆|艘|架次|架|支|位(?!于|置|居)|张|"
    "头次|头|只(?!有|能|增|减)|株|篇|部(?!门|委|分|署|队|级)|册|间|栋|幢|片区?|块|根|段|例次|例|起|宗次|宗|笔|单(?!位|元)|份(?!额)|"
    "对(?!接|外|标|象|于)|组(?!织|建|合)|团队|团|款|批次|批(?!而|准|复)|班列|班(?!子|组)|站|校|馆|颗|枚|羽|盏|门(?!类|槛|户)|节(?!能|约|水|点)|堂|桩|点(?!位)|学时|课时|床位|床|学位|专利|专业点|站点|"
    "发(?!展|布|电|明|放|现|起|生|行|挥)|层(?!次|级|面)|轮次|标段|幅|尾|株|箱|车次|列|字|公顷|标准(?!化|煤|体|厂|地)|单元"
)
_RATES = (
    r"%|‰|个?百分点|个点|成(?![立果为长本员效都品熟功就渝])|倍(?!增)|番|:1(?!\d)|"
    r"分(?![钟别类批支布区级公之期层散享析解])"
)
_TIMES = (
    "个工作日|工作日|个小时|小时|个月|分钟|周(?![边期岁年])|天|个自然日|日(?=内|以内|办|压|之内|$|左右)|"
    "毫秒|微秒|秒|[mμ]s(?![A-Za-z])"
)
_PER = (
    "(?:/|每)(?:万?平方米|平方公里|立方米|万?千瓦时|公顷|万元|亿元|千克|公斤|标准煤|吨标准煤|吨钢|吨|万人|千人|百人|人|亩|日|天|年|月|小时|"
    "次|百?户|千户|万户|度|美元|元|百?公里|县|区|村|秒|车|床|公顷|个|家|km2?|L|[mM][23³²]?|kg|kW[hH]|[hdast])(?![A-Za-z])"
)
_UNIT = rf"(?:平方|立方)?(?:{_RATES}|{_TIMES}|(?:{_COUNTS})(?:\([一-鿿]\))?(?:{_PER})?|(?:{_MEASURES})(?:{_PER})*)"
_DIGITS = r"\d+(?:,\d{3}(?!\d))*(?:\.\d+)?"
_SCALE = "百万|千万|万亿|千亿|百亿|十万|十亿|百|千(?!瓦|克|米|伏|字)|万|亿"
_DASH = "(?:[-—–−~]{1,2}|至|到)"
_TAIL = r"(?:\(含\)|■{3,14})?(?:及其?以上|及以下|或以上|以上|以下|以内|之内|左右|上下)"

_ARABIC = pattern(
    rf"(?<![\dA-Za-z.+×*/\-])(?P<low>{_DIGITS})"
    rf"(?:(?P<unit1>{_SCALE})?(?P<rate1>%|‰|个|家|项|人|名|分)?{_DASH}(?P<high>{_DIGITS}))?"
    rf" ?(?P<more>多|余|几)?(?P<scale>{_SCALE})?(?P<more2>多|余)?(?P<unit>{_UNIT})?(?P<tail>{_TAIL})?"
)
_CHINESE_NUMBER = "[一二三四五六七八九十两][一二三四五六七八九十百千]*"
_CHINESE = pattern(
    rf"(?<![第一二三四五六七八九十百千万亿两几数十])(?:(?P<percent>百分之)(?P<of>{_CHINESE_NUMBER}|百)|"
    rf"(?P<low>{_CHINESE_NUMBER})(?P<scale>万|亿)?(?P<unit>个?百分点|成(?![立果为长本员效都品熟功就渝套])|倍(?!增)|番|"
    rf"个(?!百分点|月|小时|工作日|性|方面|一|“|[^,。、]{{0,2}}(?:体系|关系|务必|维护|意识|自信))|家|项(?!目)|座|条(?!例)|所|场|支|名|处))(?P<tail>{_TAIL})?"
)
_ANY = pattern(r"\d|[一二三四五六七八九十两]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit in a stretch of text: `start` to `end` with its tail (以上, 左右), `unit_end` without.

    `more` marks 余 and 多 (200余家: more than); `chinese` a number written in Chinese numerals.
    """

    start: int
    end: int
    unit_end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    tail: str
    more: bool
    chinese: bool


def quantities(text: str) -> Iterator[Quantity]:
    """Every number of the text in order; a number without a unit has the unit ''."""
    if not _ANY.search(text):
        return
    found = [_arabic(m) for m in _ARABIC.finditer(text)] + [_chinese(m) for m in _CHINESE.finditer(text)]
    found.sort(key=lambda q: (q.start, -q.end))
    end = -1
    for quantity in found:
        if quantity.start >= end:
            yield quantity
            end = quantity.end


def _arabic(match: re.Match[str]) -> Quantity:
    scale, unit = match["scale"] or "", match["unit"] or ""
    high = match["high"]
    return Quantity(
        match.start(),
        match.end(),
        match.start("tail") if match["tail"] else match.end(),
        Decimal(match["low"].replace(",", "")),
        Decimal(high.replace(",", "")) if high else None,
        scale + unit,
        match["tail"] or "",
        bool(match["more"] or match["more2"]),
        False,
    )


def _chinese(match: re.Match[str]) -> Quantity:
    if match["percent"]:
        value, unit = (100 if match["of"] == "百" else integer(match["of"]) or 0), "%"
    else:
        value, unit = integer(match["low"]) or 0, (match["scale"] or "") + match["unit"]
    return Quantity(
        match.start(),
        match.end(),
        match.start("tail") if match["tail"] else match.end(),
        Decimal(value),
        None,
        unit,
        match["tail"] or "",
        False,
        True,
    )


_MONEY = pattern(r"元(?:$|/)")
_RATE = pattern(r"(?:%|‰|百分点|个点|倍|成|番)$")
_COUNT = pattern(
    r"(?:^|[百千万亿])[个家项人名件种条座所处场次户套台辆艘架支位张头只株篇部册间栋幢片块例宗笔份对组款批站校馆团]"
)
_TIME = frozenset(
    ["个工作日", "工作日", "个小时", "小时", "个月", "分钟", "周", "天", "日", "个自然日", "毫秒", "微秒", "秒"]
) | {"ms", "μs"}


def tail_of(quantity: Quantity) -> str:
    """The tail without a bracketed 含."""
    return quantity.tail.replace("(含)", "").lstrip("■")


def is_money(unit: str) -> bool:
    """Whether the unit is a sum of money, or money for each of something."""
    return bool(_MONEY.search(unit))


def is_rate(unit: str) -> bool:
    """Whether the unit is a share or a multiple."""
    return bool(_RATE.search(unit))


def is_count(unit: str) -> bool:
    """Whether the unit counts things or people."""
    return bool(_COUNT.search(unit))


def is_time(unit: str) -> bool:
    """Whether the unit is a stretch of time."""
    return unit in _TIME


_WHOLE_UNIT = pattern(rf"(?:{_SCALE})?(?:{_UNIT})")


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    return len(text) <= 12 and bool(_WHOLE_UNIT.fullmatch(text))
