"""Decide what is promised of a number, from its own words and from the list it stands in; None: nothing."""

from __future__ import annotations

from dataclasses import replace

from kechuang.kernel.patterns import pattern
from kechuang.plans.model import Bound, Operator
from kechuang.plans.targets.items import Item, Sense, Surroundings
from kechuang.plans.targets.operators import (
    Promise,
    adjacent,
    build,
    ends_with_verb,
    holds_verb,
    inherited,
    is_about,
    led_by_verb,
    strictness,
)  # fmt: skip
from kechuang.plans.targets.quantities import Quantity, is_count, is_money, is_rate, is_time, tail_of
from kechuang.plans.targets.refusals import FUND, VERB_ONLY, existing_population, reward, threshold
from kechuang.plans.targets.words import STRICT

_RATE_NAME = pattern(r"(?:率|比例|比重|占比|度|强度|指数|水平|涨幅|增幅|降幅|增速|份额|范围|覆盖面|占[^,]{2,30})$")
_METRIC = pattern(
    r"(?:[数量率额值]|规模|总额|面积|人数|比例|比重|能力|强度|指数|收入|投资|里程|产能|产值|交易额|装机|容量|水平|浓度|资金)$"
)
_PART_OF = pattern(r"占(?!比|有)[^,、]{2,}$")
_SHARE_VERB = pattern(
    r"完成|建成|创建|创成|达到|进行|实现|纳入|配备|配套|建立|建设|通过|执行|开展|实施|覆盖|安装|使用|采用|接入|成为|设立|落实|"
    r"得到|具备|应用|达标|享受|参与|加入|进入|拥有|上云|开工|运行|可|实行|推行|获|为"
)
_OWN_LEVEL = pattern(r"(?:达到|达|超过|不低于|低于|高于|降至|控制在)\d")
_CHANGE_LEAD = pattern(
    r"(?:稳步|逐步|持续|进一步|有效|推动|促进|实现)*(?:(?P<up>提高|提升|增长|增加)|(?P<down>降低|下降|减少|压减|削减|压缩))"
)
_TO_LEVEL = pattern(r"[至到]$")
_WEAK = pattern(
    r"(?:推动|推进|促进|引导|支持|带动|实现|确保|组织|完成|提升|发展|建设|研发|投资|使用|应用|利用|服务|培训|交易|创新|生产|出口|进口)+"
)
_DELIVERS = pattern(r"(?:全[国省市区县]|我[省市区县])?(?:累计)?(?:完成|新增|新建|建成|改造|实施)(?!率|度)")
_LISTED_WORKS = pattern(r"等(?:一批)?\d+余?[个项](?:重[点大])?(?:项目|工程)")
_SELECTS = pattern(r"(?:评选|遴选|评定|认定|择优|选树|推荐|支持)[^,]{0,4}(?:不超过|不多于)$")
_PUSHED = pattern(r"加快(?!推)")
_TO_BE_BUILT = pattern(r"建设(?:步伐|进度|进程)?$")
_SETS_ASIDE = pattern(r"(?:安排|投入|筹集|筹措)[^,]{0,14}(?:资金|经费)$")
_SPEED = pattern(r"压缩|缩短|控制|压减|压降|减至|减少|不超过|精简|降|提速")
_WITHIN = pattern(r"[之以]?内(?:予以|实现)?(?P<done>放行|通达|直达)")
_LATENCY = pattern(r"(?:[、和及][^,、]{0,20}\d+[mμ]s)*(?:级|的|超)*低?(?:时延|延迟)")
_SHARE_LEAD = pattern(r"(?:其中|力争|争取|确保|实现|推动|使|有|约|至少|超过|不低于|全[国省市县区])*")
_EVERY_FEW_YEARS = pattern(r"每[\d两三四五]+年")
_BUILT_JUST_NOW = pattern(r"(?:建成|新建|新增|引进|新开工|完成|创建|不少于|至少)$")
_ADDS_UP = pattern(r"(?:总投资额?|计划投资|估算投资|年产值)$")
_STUDY = pattern(r"研究$")
_NAMED_WORK = pattern(r"项目|工程|基地|机组|生产线|产线|装置|航道|生产")
_AUDIENCE = pattern(r"面向[^,、]{0,6}$")
_TRAINED = pattern(r"培训|轮训|训练")
_HELPS = pattern(r"做好|提供|创造|奠定|搞好")
_IMPROVE = frozenset({"提升", "提高", "扩大"})
_ADD = frozenset({"增加", "减少", "增", "减"})
_SCALES = frozenset(["百", "千", "万", "亿", "百万", "千万", "万亿", "千亿", "百亿"])
_LONGEST_LISTED = 40
_LONGEST_NAME = 16


def sense(item: Item, sentence: str, around: Surroundings) -> Sense | None:
    """What is promised of the number of an item, or None."""
    q, left = item.quantity, item.left
    if item.clause.text.startswith("为", item.base) and _HELPS.search(item.rest):
        return None
    promise = adjacent(left, q)
    if threshold(left, item.right, q, promise is not None) or reward(sentence, item.clause.text, left, q):
        return None
    if is_time(q.unit):
        return _of_time(item, promise)
    if q.unit == "":
        said = (
            promise is not None and promise.op != "increase_by" and (q.tail or item.rest[:1] in ("", "、", ")", "和"))
        )
        return Sense(promise) if said and promise else None
    if q.chinese and not is_rate(q.unit) and not tail_of(q) and not _BUILT_JUST_NOW.search(left):
        return None
    if item.noun_after and not is_count(q.unit) and _LISTED_WORKS.search(item.rest):
        return None
    if promise is not None:
        if promise.op in ("<=", "<") and item.noun_after and is_count(q.unit) and _SELECTS.search(left):
            return None
        if promise.op == "increase_by" and item.noun_after and is_count(q.unit) and promise.words in _IMPROVE:
            return None
        return Sense(_delivery_in_a_level(item, promise))
    if (
        existing_population(left, item.rest, q)
        or _ADDS_UP.search(left)
        or (q.unit == "次" and _EVERY_FEW_YEARS.search(left))
    ):
        return None
    return _of_rate(item, around) if is_rate(q.unit) else _of_quantity(item, sentence, around)


def _of_time(item: Item, promise: Promise | None) -> Sense | None:
    """A limit the issuer sets itself: shortened to, a delay of a network, goods released within."""
    q, left = item.quantity, item.left
    if promise and promise.op in ("<=", "<") and _SPEED.search(left):
        return Sense(promise)
    if _LATENCY.match(item.rest):
        verb = led_by_verb(left, q)
        start, words = (verb.start, verb.verb) if verb else (len(left), "")
        return Sense(Promise("<=", None, start, words, verb=words), indicator="时延")
    served = _WITHIN.match(item.rest)
    return Sense(Promise("<=", None, len(left), "内"), indicator=f"{served['done']}时间") if served else None


def _of_rate(item: Item, around: Surroundings) -> Sense | None:
    """A share, a rate or a multiple without an operator before it."""
    q, left = item.quantity, item.left
    plain = Promise(op_of_tail(q), None, len(left), "", approx=is_about(q))
    if item.noun_after:
        verb = _SHARE_VERB.search(item.rest)
        if item.right.startswith("的") and _SHARE_LEAD.fullmatch(left) and _OWN_LEVEL.search(item.rest):
            return Sense(replace(plain, op=">=", words=tail_of(q) or left), share=True, conditional=True)
        if verb is None or _OWN_LEVEL.search(item.rest) or _RATE_NAME.search(left):
            return None
        return Sense(replace(plain, op=">=", words=tail_of(q) or verb.group()), share=True)
    if _PART_OF.search(left):
        return Sense(replace(plain, words="占"))
    change = _CHANGE_LEAD.match(left)
    if change:
        sign = -1 if change["down"] else 1
        words = change["up"] or change["down"]
        to = _TO_LEVEL.search(left)
        if to:
            return Sense(Promise("<=" if change["down"] else ">=", None, to.start(), words + "至", approx=is_about(q)))
        return Sense(Promise("increase_by", strictness(left, q), len(left), words, sign, approx=is_about(q)))
    verb_before = led_by_verb(left, q) or holds_verb(left, q)
    if verb_before is not None:
        return Sense(replace(plain, words=verb_before.words))
    carry = around.carry
    if (
        carry is not None
        and carry.sense.promise.op == "increase_by"
        and around.same_clause
        and not _RATE_NAME.search(left)
    ):
        return Sense(inherited(carry.sense.promise, left, q), listed=True)
    return _bare(item, around)


def _of_quantity(item: Item, sentence: str, around: Surroundings) -> Sense | None:
    """An amount without an operator before it: delivered, listed after one that is, or bare."""
    q, left, carry = item.quantity, item.left, around.carry
    if _AUDIENCE.search(left) and _TRAINED.search(sentence):
        return Sense(Promise("build", strictness(left, q), len(left), "培训", approx=is_about(q)))
    verb = led_by_verb(left, q)
    if verb is None:
        verb = ends_with_verb(left, q) if carry and len(left) <= _LONGEST_NAME else holds_verb(left, q)
    if verb is not None:
        if tail_of(q) in ("以下", "及以下") or q.unit in _SCALES or (item.noun_after and _STUDY.search(item.rest)):
            return None
        described = item.noun_after and not (is_count(q.unit) or VERB_ONLY.fullmatch(left) or FUND.match(item.right))
        if described and ends_with_verb(left, q) is None and (is_money(q.unit) or _NAMED_WORK.search(item.right)):
            return None
        if verb.verb == "实现" and not item.noun_after and not is_count(q.unit) and _METRIC.search(left):
            return Sense(Promise(op_of_tail(q), None, len(left), "实现", approx=is_about(q)))
        return Sense(verb)
    if is_count(q.unit) and _PUSHED.match(left) and item.noun_after and _TO_BE_BUILT.search(item.rest):
        return Sense(Promise("build", strictness(left, q), 0, "加快", verb="加快", approx=is_about(q)))
    if carry is not None and (left or item.noun_after) and len(left) <= _LONGEST_LISTED:
        promise = carry.sense.promise
        if promise.op == "build":
            if around.same_clause or is_count(q.unit) or not _METRIC.search(left):
                return Sense(inherited(promise, left, q), listed=around.same_clause)
            return _bare(item, around)
        if item.noun_after:
            return None
        if around.same_clause or promise.op == ">=":
            return Sense(inherited(promise, left, q), listed=around.same_clause)
    return _bare(item, around)


def _bare(item: Item, around: Surroundings) -> Sense | None:
    """A figure without a verb: a label and its value, said as an aim."""
    q, left = item.quantity, item.left
    if item.noun_after or len(left) < 2:
        return None
    if is_rate(q.unit):
        named = bool(_RATE_NAME.search(left))
    elif tail_of(q) == "以上":
        named = is_count(q.unit) or is_money(q.unit) or bool(_METRIC.search(left))
    else:
        named = around.aimed and (around.goal or is_count(q.unit) or bool(_METRIC.search(left)))
    return Sense(Promise(op_of_tail(q), None, len(left), "", approx=is_about(q))) if named else None


def _delivery_in_a_level(item: Item, promise: Promise) -> Promise:
    """A level that is really a delivery: 实施…项目超过900个, 制定不少于6项标准, 增加600个车位."""
    q, subject = item.quantity, item.left[: promise.start]
    if is_rate(q.unit):
        return promise
    if promise.op == "increase_by":
        if item.noun_after and is_count(q.unit) and promise.words in _ADD and not subject:
            return replace(promise, op="build", verb=promise.words)
        return promise
    strict = next((word for word in STRICT if promise.words.startswith(word)), None)
    if strict is None:
        return promise
    verb = build(subject, q)
    if verb is None:
        delivered = strict == "突破" and item.noun_after and not subject
        return replace(promise, op="build", bound="=", verb="突破") if delivered else promise
    weak = verb.start > 0 or _METRIC.search(subject) or _WEAK.fullmatch(verb.verb)
    if (
        not item.noun_after
        and weak
        and not (_DELIVERS.match(subject) or (is_money(q.unit) and _SETS_ASIDE.search(subject)))
    ):
        return promise
    bound: Bound = ">" if promise.op == ">" else "<=" if promise.op in ("<=", "<") else ">="
    return replace(verb, bound=bound, words=f"{verb.words}…{strict}", approx=promise.approx)


def op_of_tail(q: Quantity) -> Operator:
    """The operator of a figure that has no other words than those after it."""
    if tail_of(q) in ("以内", "以下", "之内"):
        return "<="
    return "=" if is_about(q) else ">="
