"""Numbers that promise nothing: thresholds, rewards, past results, existing populations, names, third parties' limits."""

from __future__ import annotations

import re

from kechuang.plans.targets.operators import tail_of
from kechuang.plans.targets.quantities import Quantity
from kechuang.plans.targets.words import ADVERB, BUILD, STRONG_VERB

TIME_UNITS = frozenset("个工作日 工作日 个小时 小时 个月 分钟 周 天 日 个自然日 毫秒 微秒 秒".split())
_MONEY = re.compile(r"元$")
_RATE = re.compile(r"(?:%|‰|百分点|个点|倍|成|番)$")
_COUNT = re.compile(
    r"(?:^|[百千万亿])[个家项人名件种条座所处场次户套台辆艘架支位张头只株篇部册间栋幢片块例宗笔份对组款批站校馆]"
)

_PAST_SENTENCE = re.compile(
    r"截[至止]|目前|现有|以来|去年|上年末|过去[一二三四五]年|一年来|五年来|年末全|已经?(?=[建形达累完有实培认突超成拥获])|累计已|现已|取得了?(?:显著|明显|积极|重大|新)?(?:成效|进展|成绩)|"
    r"[“\"]?十[一二三四]五[”\"]?以来"
)
_REWARD = re.compile(
    r"给予|奖励|补助|补贴|奖补|资助|贴息|最高|封顶|返还|扣除|减按|免征|减征|奖金|扶持资金|兑付|发给|配套奖|扣\d|加\d|计\d|得\d|满分|分值"
)
_COMMITTED = re.compile(r"安排|设立|筹集|筹措|投入|募集|统筹|争取")
_CONDITION = re.compile(
    r"^(?:对(?!接|标|外)[^,]{2,}(?:的|企业|项目|单位)|凡|符合|满足|申报|具备|如|若|当)|(?:的|以上)企业$|条件(?:为|是|:)|标准(?:为|是|:)"
)
_POPULATION_VERB = re.compile(
    r"(?:聚焦|围绕|针对|依托|利用|用好|用足|涉及|现有|已有|原有|对|由|含|包括|按照?|依据|根据|以|从|自|其余|其他|其它|涵盖|共有|选取的|纳入|位于|距离?|每|在|于|为|这|该|上述|前述|作为)(?:了)?(?:全[市省县区国]|重点|剩余|列入|纳入|辖区)?(?:的)?$"
)
_AIMED_AT = re.compile(r"(?:针对|聚焦|围绕|对(?!接|标|外)|在|从|以|按|用好|立足)")
_JOIN_IN = re.compile(r"(?:参加|参与|参会|参展)")
_NAME_BEFORE = re.compile(r"[A-Za-z+×*/第〔№#.\d±=(（<>]$")
_EXTENT = re.compile(r"范围|以外|半径|的?(?:长|宽|高|深|厚|口径|管径|距离)")
_NORM = re.compile(r"的?[^,、执达]{0,4}(?:节能|设计|建设|能效)?标准")
_BY = re.compile(r"(?:由|从|自|以|配建|配套)$|按(?!计划|期|时|要求|规定|质|照[^,]{0,6}[要部])[^,、]{0,16}$|由[^,、]{0,4}$")
_DIMENSION = re.compile(r"(?:高度|宽度|长度|深度|半径|间距|坡度|距离|净宽|层高|不应|不宜|原则上|面积应|应不)[^,]{0,12}$")
VERB_ONLY = re.compile(rf"(?:{ADVERB})*{BUILD.pattern}")
_THRESHOLD_NOUN = re.compile(r"^(?:的)?[一-鿿“■A-Za-z]")
_BIG = re.compile(r"^大(?![型中小学专数])")
_SLOGAN_NOUN = re.compile(
    r"^(?:方面|层面|维度|阶段|环节|统筹|转变|坚持|结合|同步|到位|一体|优先|强化|突出|必须|不|是|能够|更加|更|统一|确保|月|季度|年|小|十|百|千|体|主|基本|重点(?![实项企])|关键)"
)
_VERSION = re.compile(
    r"^(?:级|号|期(?!间)|届|版|代|类|星|米高|线|维|相|位数|楼|日|月|年|时|点(?!位)|岁|周岁|°|℃|：|:\d|/\d|、\d+号)"
)


def number_of_a_name(left: str, right: str, quantity: Quantity) -> bool:
    """Numbers that belong to a word or count nothing: 5G, 1+N, 第3, 三大, 4A级, 12月."""
    if left and _NAME_BEFORE.search(left[-1:]) and not left.endswith((">", "<", "=")):
        return True
    if quantity.unit == "" and (_VERSION.match(right) or right[:1].isalpha() and right[:1].isascii()):
        return True
    if quantity.unit == "项" and right.startswith("目"):
        return False
    return quantity.chinese and (bool(_BIG.match(right)) or bool(_SLOGAN_NOUN.match(right)))


def threshold(left: str, right: str, quantity: Quantity, comparative: bool) -> bool:
    """A number that only describes: 30万千瓦及以上机组, 投资500万元以上项目, 超过10万立方米的企业.

    `comparative`: whether words like 超过, 达到 stand directly before it.
    """
    tail = tail_of(quantity)
    if tail in ("及以上", "及其以上", "或以上", "及以下"):
        return True
    if _EXTENT.match(right) and not _COUNT.search(quantity.unit):
        return True
    counts, rate = bool(_COUNT.search(quantity.unit)), bool(_RATE.search(quantity.unit))
    if right.startswith("的") and comparative and not counts:
        return not rate or bool(
            re.match(r"的(?:[企单项机地区县市村]|[^,]{0,10}(?:企业|项目|单位|机构|地区|园区)(?:,|$))", right)
        )
    if right.startswith("的") and comparative and counts:
        return not re.search(r"不少于|至少", left[-4:])
    if rate and _NORM.match(right) or not comparative and rate and _BY.search(left):
        return True
    if comparative and rate and _BY.search(left) or not (rate or counts) and _DIMENSION.search(left):
        return True
    if rate or counts:
        return False
    if tail == "以上" and right.startswith("的") and not _MONEY.search(quantity.unit) and VERB_ONLY.fullmatch(left):
        return False
    return bool(tail and tail not in ("左右", "上下") and _THRESHOLD_NOUN.match(right))


def reward(sentence: str, clause: str, left: str, quantity: Quantity) -> bool:
    """Money or rates paid to applicants; not the money the issuer sets aside."""
    if not (
        _MONEY.search(quantity.unit)
        or _RATE.search(quantity.unit)
        or "元/" in quantity.unit
        or quantity.unit in ("", "年")
    ):
        return False
    if not _REWARD.search(sentence):
        return False
    if (
        _MONEY.search(quantity.unit)
        and _COMMITTED.search(left)
        and not re.search(r"给予|奖励|补助|补贴|奖补|资助", left)
    ):
        return False
    return bool(_REWARD.search(clause)) or bool(_CONDITION.search(sentence)) or _MONEY.search(quantity.unit) is not None


def reward_words(sentence: str) -> bool:
    """Whether a sentence pays somebody."""
    return bool(_REWARD.search(sentence))


def past(sentence: str) -> bool:
    """An account of what is already there."""
    return bool(_PAST_SENTENCE.search(sentence))


def existing_population(left: str, right: str, quantity: Quantity) -> bool:
    """The size of something that is there already: 聚焦66项问题, 对57个县, 组织220家企业参加."""
    if _RATE.search(quantity.unit):
        return False
    if _AIMED_AT.match(left) and not STRONG_VERB.search(left):
        return True
    return bool(_POPULATION_VERB.search(left)) or bool(_JOIN_IN.search(right) and not _JOIN_IN.search(left))


def is_time(unit: str) -> bool:
    """Whether the unit is a stretch of time."""
    return unit in TIME_UNITS


def is_rate(unit: str) -> bool:
    """Whether the unit is a share or a multiple."""
    return bool(_RATE.search(unit))


def is_count(unit: str) -> bool:
    """Whether the unit counts things or people."""
    return bool(_COUNT.search(unit))
