"""The promises of one sentence: which of its numbers are targets, with operator, subject and deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kechuang.plans.model import Bound, DeadlineSource, Operator
from kechuang.plans.structure import Place
from kechuang.plans.targets import indicators
from kechuang.plans.targets.clauses import Stretch, clauses
from kechuang.plans.targets.deadlines import Calendar
from kechuang.plans.targets.operators import Promise, adjacent, build, holds_verb, inherited, led_by_verb
from kechuang.plans.targets.quantities import Quantity, is_count, is_rate, is_time, quantities, tail_of
from kechuang.plans.targets.ranks import Rank, ranks
from kechuang.plans.targets.refusals import account, existing_population, part_of_a_name, pays, reward, threshold
from kechuang.plans.targets.words import BUILD, HEDGE, PER, STRICT

_SEPARATOR = re.compile(r"[、和及与]|以及|并(?!网|购|联)|(?<=[家个项名人])或")
_BASELINE = re.compile(r"同比|环比|(?:比|较)(?:上年度?|去年|上一年度?)|(?:比|较|与|在|以)(?:20\d\d)年(?:底|末)?(?:的)?(?:基础上|为基[数期准]|相比|水平)?|20\d\d年(?:底|末)?的?(?:基础上|为基[数期准]|相比)|(?:比|较)[“\"]?十[一二三四五六]五[”\"]?(?:末|期末|末期)?")
_SHARE_VERB = re.compile(r"完成|建成|创建|创成|达到|实现|纳入|配备|配套|建立|建设|通过|执行|开展|实施|覆盖|安装|使用|采用|接入|成为|为|设立|落实|得到|具备|应用|达标|享受|参与|加入|进入|拥有|上云|开工|运行|可|实行|推行|获")
_RATE_NAME = re.compile(r"(?:率|比例|比重|占比|度|强度|指数|水平|份额|占[^,]{2,30})$")


@dataclass(frozen=True, slots=True)
class Found:
    """A target in the offsets of its paragraph."""

    start: int
    end: int
    value_at: tuple[int, int]
    indicator: str
    scope: str | None
    op: Operator
    op_text: str
    bound: Bound | None
    value: Decimal
    value_max: Decimal | None
    unit: str
    deadline: str | None
    deadline_source: DeadlineSource
    deadline_at: tuple[int, int] | None
    approx: bool
    per: str | None
    baseline: str | None
    hedge: str | None
    ahead: bool
    """Whether the sentence says itself that it speaks of the future."""


@dataclass(frozen=True, slots=True)
class Carry:
    """What the next item of a list may take over from the item before."""

    promise: Promise
    subject: str
    clause: int
    hedge: str | None
    share: bool


def promises(
    text: str, sentence: Stretch, place: Place, calendar: Calendar, subject_before: str = ""
) -> Iterator[Found]:
    """The targets of a sentence; `text` is the whole paragraph, whose offsets `sentence` has.

    `subject_before` is what the text spoke of just before, for a remark that does not repeat it (其中,2021年达到60%).
    """
    if account(sentence.text) and not calendar.looks_ahead(sentence.start, sentence.end):
        return iter(())
    return _Sentence(text, sentence, place, calendar, subject_before).read()


class _Sentence:
    def __init__(self, text: str, sentence: Stretch, place: Place, calendar: Calendar, before: str) -> None:
        self.text = text
        self.sentence = sentence
        self.goal = place.part == "goal"
        self.calendar = calendar
        self.carry: Carry | None = None
        self.hedge: str | None = None
        self.per: str | None = None
        self.index = 0
        self.opening: int | None = None
        self.last_subject = before

    def read(self) -> Iterator[Found]:
        for self.index, clause in enumerate(clauses(self.sentence)):
            found = [q for q in quantities(clause.text) if not self._in_date(clause, q)]
            found = [q for q in found if not self._of_name(clause, q) and not self._announces(clause, q)]
            hedge, per = HEDGE.search(clause.text), PER.search(clause.text)
            only_date = self._only_date(clause)
            self.hedge = hedge.group() if hedge else (self.hedge if self.opening is not None else None)
            if per:
                self.per = "year" if "年" in per.group() or "届" in per.group() else _PER_NAMES.get(per.group()[1], "year")
            elif self.calendar.before(clause.start, clause.end):
                self.per = None
            yield from self._clause(clause, found)
            self.opening = clause.start if only_date else None
            if not found and not only_date and not _AMONG.fullmatch(clause.text):
                self.last_subject = ""

    def _clause(self, clause: Stretch, found: list[Quantity]) -> Iterator[Found]:
        base, at = 0, 0
        for rank in ranks(clause.text):
            if _CONDITION.match(clause.text) or pays(self.sentence.text):
                continue
            yield self._rank(clause, rank)
            found = [q for q in found if q.end <= rank.start or q.start >= rank.end]
        while at < len(found):
            group = _group(clause.text, found, at)
            item = self._item(clause, base, found, at, group)
            if item is None:
                at += 1
                continue
            results, base, at = item
            yield from results
            self.opening = None

    def _in_date(self, clause: Stretch, q: Quantity) -> bool:
        start, end = clause.start + q.start, clause.start + q.end
        return any(d.start < end and start < d.end for d in self.calendar.dates)

    def _of_name(self, clause: Stretch, q: Quantity) -> bool:
        return q.unit in _SIZES or part_of_a_name(clause.text[: q.start], clause.text[q.end :], q)

    def _announces(self, clause: Stretch, q: Quantity) -> bool:
        """A number that announces a list (…方面5项:)."""
        after = self.text[clause.start + q.end : clause.start + q.end + 1]
        return after == ":" and is_count(q.unit)

    def _ahead(self) -> bool:
        start, end = self.sentence.context, self.sentence.end
        return self.calendar.looks_ahead(start, end)

    def _only_date(self, clause: Stretch) -> bool:
        inside = self.calendar.before(clause.start, clause.end)
        length = sum(d.end - d.start for d in inside)
        return bool(inside) and len(clause.text) - length <= 6

    def _item(
        self, clause: Stretch, base: int, found: list[Quantity], at: int, group: list[Quantity]
    ) -> tuple[list[Found], int, int] | None:
        q = found[at]
        follower = found[at + 1].start if at + 1 < len(found) else len(clause.text)
        right, rest = clause.text[q.end : follower], clause.text[q.end :]
        begin = self._begin(clause, base, q.start)
        left = clause.text[begin : q.start]
        unit = _unit_of(group, 0)
        q = replace(q, unit=unit, tail=q.tail or (group[-1].tail if len(group) > 1 else ""))
        if self.calendar.is_past_at(self.sentence.context, clause.start + q.start):
            return None
        promise = adjacent(left, q)
        if promise is not None and promise.start > 0 and left[promise.start - 1] in "新净倍" and promise.op == "increase_by":
            promise = None
        if threshold(left, right, q, promise is not None and promise.op not in ("increase_by", "multiply")):
            return None
        if reward(self.sentence.text, clause.text, left, q):
            return None
        continues = self._continues(clause, base)
        sense = self._sense(left, right, rest, q, promise, continues)
        if sense is None:
            return None
        promise, share = sense
        return self._found(clause, base, begin, found, at, group, q, promise, share, left, right)

    def _sense(
        self, left: str, right: str, rest: str, q: Quantity, promise: Promise | None, continues: bool
    ) -> tuple[Promise, bool] | None:
        if is_time(q.unit):
            return (promise, False) if promise and promise.op in ("<=", "<") and _SPEED.search(left) else None
        if q.unit == "次" and _EVERY_FEW_YEARS.search(left):
            return None
        if q.unit == "":
            plain = promise is not None and (q.tail or not rest or rest[0] in "、)和")
            return (promise, False) if plain and promise and "." in str(q.value) + "." and promise.op != "increase_by" else None
        if q.chinese and not is_rate(q.unit) and not tail_of(q) and not _BUILT_JUST_NOW.search(left):
            return None
        noun_after = bool(right) and not _SEPARATOR.match(right)
        if promise is not None:
            return self._with_words(left, noun_after, q, promise), False
        if existing_population(left, rest, q):
            return None
        if _ADDS_UP.search(left) or (_FOR.match(self.sentence.text) and _CARES.search(rest)):
            return None
        if is_rate(q.unit) and _PART_OF.search(left) and not noun_after:
            return Promise(">=", None, len(left), "占", approx=tail_of(q) == "左右"), False
        verb = led_by_verb(left, q)
        if verb is None and not (continues and len(left) <= 16):
            verb = holds_verb(left, q)
        if is_rate(q.unit) and noun_after and _SHARE_VERB.search(rest) and not _RATE_NAME.search(left):
            return Promise(">=", None, len(left), (verb.verb if verb else "") or tail_of(q), approx=bool(verb and verb.approx)), True
        if verb is not None:
            if is_rate(q.unit):
                change = _CHANGE_LEAD.search(left)
                if change:
                    sign = -1 if change["down"] else 1
                    return replace(verb, op="increase_by", sign=sign, words=change.group(), verb="", start=len(left)), False
                return replace(verb, op=">=", bound=None, start=len(left)), False
            if tail_of(q) in ("以下", "及以下") or (noun_after and _STUDY.search(rest)):
                return None
            return verb, False
        if continues and self.carry is not None and (left or noun_after) and len(left) <= 40:
            if is_rate(q.unit) and self.carry.promise.op == "build" and not _RATE_NAME.search(left):
                return None
            if self.carry.promise.op in (">", "<", "<=", "=") and self.carry.clause != self.index:
                return self._bare(left, q, noun_after)
            return inherited(self.carry.promise, left, q), self.carry.share
        if not left and noun_after:
            return None
        return self._bare(left, q, noun_after)

    def _with_words(self, left: str, noun_after: bool, q: Quantity, promise: Promise) -> Promise:
        """A level that is really a delivery: 实施…项目超过1万个, 制定不少于10项标准, 增加1000个学位."""
        if is_rate(q.unit):
            return promise
        subject = left[: promise.start]
        if promise.op == "increase_by":
            if noun_after and not subject and is_count(q.unit):
                return Promise("build", promise.bound, promise.start, promise.words, verb=promise.words, approx=promise.approx)
            return promise
        strict = next((word for word in STRICT if promise.words.startswith(word)), None)
        if strict is None:
            return promise
        verb = build(subject, q)
        if strict == "突破" and verb is None and noun_after and not subject:
            return Promise("build", "=", promise.start, "突破", verb="突破", approx=promise.approx)
        if verb is None or verb.start > 0 and not noun_after:
            return promise
        if not noun_after and (_WEAK.fullmatch(verb.verb) or _METRIC_END.search(subject)):
            return promise
        bound: Bound = ">" if promise.op == ">" else "<=" if promise.op in ("<=", "<") else ">="
        return replace(verb, bound=bound, words=f"{verb.words}…{strict}", approx=promise.approx)

    def _bare(self, left: str, q: Quantity, noun_after: bool) -> tuple[Promise, bool] | None:
        """A figure without a verb: a label and its value, said as an aim."""
        if noun_after or len(left) < 2 or not (is_rate(q.unit) or is_count(q.unit) or _METRIC_END.search(left) or self.goal):
            return None
        if is_rate(q.unit) and not _RATE_NAME.search(left):
            return None
        if not (self.goal or self.hedge or self.per or self.calendar.aims_at(self.sentence.start, self.sentence.end)):
            return None
        op: Operator = "<=" if tail_of(q) in ("以内", "以下", "之内") else "=" if tail_of(q) == "左右" else ">="
        return Promise(op, None, len(left), "", approx=tail_of(q) == "左右"), False

    def _continues(self, clause: Stretch, base: int) -> bool:
        if self.carry is None:
            return False
        if self.carry.clause == self.index:
            return True
        return self.carry.clause == self.index - 1 and base == 0

    def _begin(self, clause: Stretch, base: int, stop: int) -> int:
        """Where the words of an item begin: after separators, dates, hedges and baselines that lead it."""
        begin = base
        for date in self.calendar.before(clause.start + base, clause.start + stop):
            if date.kind != "baseline":
                begin = date.end - clause.start
        while True:
            match = _LEADING.match(clause.text, begin, stop)
            if not match or match.end() == begin:
                return begin
            begin = match.end()

    def _found(
        self, clause: Stretch, base: int, begin: int, found: list[Quantity], at: int, group: list[Quantity],
        q: Quantity, promise: Promise, share: bool, left: str, right: str,
    ) -> tuple[list[Found], int, int]:  # fmt: skip
        end, next_at = q.end, at + 1
        noun = ""
        separate = _SEPARATOR.match(right)
        if right and not separate and (promise.op == "build" or share or promise.start == len(left)):
            end, next_at = _noun_end(clause.text, found, at)
            noun = self.text[clause.start + q.end : clause.start + end]
        original = self.text[clause.start + begin : clause.start + q.start]
        subject = _BASELINE.sub("", original[: promise.start]) if promise.op != "build" else ""
        subjects = [subject]
        if promise.op != "build" and not share:
            known = self.carry.subject if self.carry and self._continues(clause, base) else ""
            if known and is_rate(q.unit) and indicators.REGION.fullmatch(indicators.cleaned(subject)):
                subjects = [indicators.cleaned(subject) + known]
            elif not indicators.cleaned(subject):
                subjects = [self.carry.subject if self.carry and self._continues(clause, base) else self.last_subject]
            elif (len(group) > 1 or _EACH.search(left) or _ALL_RATES.fullmatch(subject)) and not noun:
                subjects = indicators.shared(indicators.cleaned(subject))
                if len(group) > 1 and len(subjects) != len(group):
                    subjects = [subject] * len(group)
                elif len(group) == 1 and not (_EACH.search(left) or _ALL_RATES.fullmatch(subject)):
                    subjects = [subject]
        pairs = list(zip(group, subjects, strict=True)) if len(group) > 1 and len(subjects) == len(group) else [(found[at], s) for s in subjects]
        if len(pairs) > 1:
            end, next_at = max(end, pairs[-1][0].end), at + len({id(p[0]) for p in pairs})
        quote_start = self._quote_start(clause, base)
        results = []
        for index, (each, name) in enumerate(pairs):
            mine = replace(each, unit=_unit_of(group, index) if len(pairs) > 1 and len(group) > 1 else q.unit, tail=each.tail or q.tail)
            results.append(self._make(clause, mine, promise, share, name, noun, original, quote_start, end, left))
        self.carry = Carry(promise, subjects[-1], self.index, self.hedge, share)
        self.last_subject = subjects[-1]
        return results, end, next_at

    def _quote_start(self, clause: Stretch, base: int) -> int:
        if base == 0 and self.opening is not None:
            return self.opening
        start = clause.start + base
        match = _QUOTE_LEAD.match(clause.text, base)
        return start + (match.end() - base if match else 0)

    def _make(
        self, clause: Stretch, q: Quantity, promise: Promise, share: bool, subject: str, noun: str, original: str,
        quote_start: int, end: int, left: str,
    ) -> Found:  # fmt: skip
        if share:
            indicator, scope = indicators.of_share(noun, clause.text)
        elif promise.op == "build":
            indicator, scope = indicators.of_delivery(_thing(original, promise, noun, left))
        else:
            indicator, scope = indicators.of_level(subject or noun, q.unit)
        baseline = _BASELINE.search(self.text[quote_start : clause.start + q.start])
        due = self.calendar.due(clause.start, self.sentence.context, clause.start + q.start)
        value = promise.factor if promise.factor is not None else q.value * promise.sign
        return Found(
            start=quote_start, end=clause.start + end, value_at=(clause.start + q.start, clause.start + q.unit_end),
            indicator=indicator, scope=scope, op=promise.op, op_text=_op_text(promise, q, left), bound=promise.bound,
            value=value, value_max=q.value_max, unit="倍" if promise.factor is not None else q.unit,
            deadline=due.value, deadline_source=due.source, deadline_at=due.at,
            approx=promise.approx, per=self.per, baseline=baseline.group() if baseline else None, hedge=self.hedge,
            ahead=self._ahead(),
        )  # fmt: skip

    def _rank(self, clause: Stretch, rank: Rank) -> Found:
        due = self.calendar.due(clause.start, self.sentence.context, clause.start + rank.start)
        subject = indicators.cleaned(self.text[clause.start : clause.start + rank.start]) or self.last_subject
        return Found(
            start=clause.start + rank.start if not subject else clause.start, end=clause.start + rank.end,
            value_at=(clause.start + rank.number_at[0], clause.start + rank.number_at[1]),
            indicator=f"{subject}{rank.where}排名", scope=None, op="<=", op_text=rank.words, bound=None, value=rank.value,
            value_max=None, unit=rank.unit, deadline=due.value, deadline_source=due.source, deadline_at=due.at,
            approx=False, per=None, baseline=None, hedge=self.hedge, ahead=self._ahead(),
        )  # fmt: skip


def _group(text: str, found: list[Quantity], at: int) -> list[Quantity]:
    """The quantities from `at` on that only list separators part: 10%、12.5%和15%."""
    group = [found[at]]
    for q in found[at + 1 :]:
        if not _ONLY_SEPARATOR.fullmatch(text, group[-1].end, q.start):
            break
        group.append(q)
    return group


def _unit_of(group: list[Quantity], index: int) -> str:
    """The unit of a quantity in a list; one printed only at the end belongs to all."""
    unit = group[index].unit
    last = group[-1].unit
    if unit == "" or (unit == "个" and last == "个百分点"):
        return last
    return unit


def _noun_end(text: str, found: list[Quantity], at: int) -> tuple[int, int]:
    """Where the thing counted ends, when it follows its number, and which quantity comes next."""
    start = found[at].end
    for following in range(at + 1, len(found)):
        between = text[start : found[following].start]
        cut = None
        for cut in _SEPARATOR.finditer(between):
            pass
        if cut is not None:
            return start + cut.start(), following
        own = build(between, found[following])
        if adjacent(between, found[following]) or (own and own.start > 0 and is_count(found[following].unit)):
            return found[following].start, following
    return len(text), len(found)


def _thing(original: str, promise: Promise, noun: str, left: str) -> str:
    """What is delivered: the noun after the number, or the words between the verb and the number."""
    del left
    if promise.verb and promise.start < len(original):
        before = original[promise.start + len(promise.verb) :]
    else:
        before = original
    before = _STRICT_END.sub("", before)
    if len(before) < 2 and not noun and promise.start < len(original):
        first = BUILD.match(promise.verb)
        before = _STRICT_END.sub("", original[promise.start + (first.end() if first else 0) :])
        if len(before) < 2:
            before = _STRICT_END.sub("", original)
    if noun:
        return noun if "、" in before or before.endswith("等") or not before else before + noun
    return before


def _op_text(promise: Promise, q: Quantity, left: str) -> str:
    words = promise.words
    if promise.op == "build" and promise.verb:
        adverb = _VERB_ADVERB.search(left[: promise.start])
        words = (adverb.group() if adverb else "") + words
        strict = _STRICT_WORD.search(left)
        if strict and "…" not in words and not words.startswith(strict.group()):
            words = f"{words}…{strict.group()}"
    tail = tail_of(q)
    return f"{words}…{tail}" if tail and words and not words.endswith(tail) else words or tail


_PER_NAMES = {"季": "quarter", "月": "month", "周": "week", "天": "day", "日": "day"}
_BUILT_JUST_NOW = re.compile(r"(?:建成|新建|新增|引进|新开工|完成|创建|不少于|至少)$")
_CONDITION = re.compile(r"对(?!接|标|外)|按|根据|以")
_PART_OF = re.compile(r"占[^,、]{2,}$")
_AMONG = re.compile(r"其中|到时|届时")
_EVERY_FEW_YEARS = re.compile(r"每[\d两三四五]+年")
_SIZES = frozenset({"千伏", "毫米", "厘米", "纳米"})
_ADDS_UP = re.compile(r"(?:总投资额?|计划投资|估算投资|年产值)$")
_FOR = re.compile(r"为")
_CARES = re.compile(r"(?:做好|提供|创造|奠定|搞好)")
_STUDY = re.compile(r"研究$")
_ONLY_SEPARATOR = re.compile(r"[、和及与]|以及")
_SPEED = re.compile(r"压缩|缩短|控制|压减|压降|减至|减少|不超过|精简|降|提速")
_CHANGE_LEAD = re.compile(r"(?P<up>提高|提升|增长|增加)|(?P<down>降低|下降|减少|压减|削减|压缩)")
_WEAK = re.compile(r"(?:推动|推进|促进|引导|支持|带动|实现|确保|组织|完成|提升|发展|建设|研发|投资|使用|应用|利用|服务|培训|交易|创新|生产|出口|进口)+")
_METRIC_END = re.compile(r"(?:[数量率额值]|规模|总额|面积|人数|比例|比重|能力|强度|指数|收入|投资|里程|产能|产值|交易额|装机|容量|水平|浓度|资金)$")
_ALL_RATES = re.compile(r"[^、,]{2,}率(?:[、和及][^、,和及]{2,}率)+")
_EACH = re.compile(r"分别|均|都|各自")
_LEADING = re.compile(r"(?:[、,:;\s—]|\d+[.)、](?!\d)|[一二三四五六七八九十]是|以及|[和及与并](?![网购谐时])|同时|其中|力争|争取|确保|努力|要(?!素|求|点)|将|再|到时|届时|并且|每年度?(?!均)|年均|同比|比上年|较上年|在此基础上)+")
_QUOTE_LEAD = re.compile(r"(?:[、,:;\s—]|以及|[和及与并](?![网购谐时])|要(?!素|求|点))+")
_STRICT_END = re.compile(r"(?:总共|累计|共|约|近|至少|不少于|不低于|超过|超|突破|达到|达|不超过|合计|共计|分别|各)+$")
_STRICT_WORD = re.compile(r"(?:至少|不少于|不低于|超过|突破)(?=[约近]?$)")
_VERB_ADVERB = re.compile(r"(?:重点|着力|要|再|累计|统筹|至少|新|大力|力争|将|应)+$")

