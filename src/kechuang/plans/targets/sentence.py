"""The promises of one sentence: which of its numbers are targets, with operator, subject and deadline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kechuang.kernel.patterns import pattern
from kechuang.plans.structure import Place
from kechuang.plans.targets import indicators
from kechuang.plans.targets.clauses import Stretch, clauses
from kechuang.plans.targets.deadlines import Calendar
from kechuang.plans.targets.items import SEPARATOR, Carry, Found, Item, Sense, Surroundings, group_from, unit_in
from kechuang.plans.targets.naming import for_what, noun_end, op_text, subjects_of, thing_delivered, verb_and_thing
from kechuang.plans.targets.operators import BOUND_OF_TAIL
from kechuang.plans.targets.quantities import Quantity, is_count, quantities, tail_of
from kechuang.plans.targets.ranks import Rank, ranks
from kechuang.plans.targets.refusals import VERB_ONLY, account, part_of_a_name, pays
from kechuang.plans.targets.senses import sense
from kechuang.plans.targets.words import CEILINGS, DOWN, FLOORS, HEDGE, OVER, PER, UP

_BASELINE = pattern(
    r"同比|环比|(?:比|较)(?:上年度?|去年|上一年度?)|(?:比|较|与|在|以)(?:20\d\d)年(?:底|末)?(?:的)?(?:基础上|为基[数期准]|相比|水平)?|"
    r"20\d\d年(?:底|末)?的?(?:基础上|为基[数期准]|相比)|(?:比|较)[“\"]?十[一二三四五六]五[”\"]?(?:末|期末|末期)?"
)
_FROM = pattern(r"(?:由|从)[^由从,]*\d[^由从,]*$")
_DATE_LAST = pattern(r"(?:力争|争取|确保)?(?:到|至|在)?20\d\d年(?:底|末)?(?:力争|争取|确保|要|均)?$")
_PER_NAMES = {"季": "quarter", "月": "month", "周": "week", "天": "day", "日": "day"}
_LEADING = pattern(
    r"(?:[、,:;\s—]|\d+[.)、](?!\d)|[一二三四五六七八九十]是|以及|(?:和(?![谐美平])|及(?!时)|与|并(?![网购]))|同时|其中|力争|争取|确保|努力|要(?!素|求|点)|将|"
    r"再(?![生造利制])|到时|届时|并且|每年度?(?!均)|年均|同比|比上年|较上年|在此基础上)+"
)
_QUOTE_LEAD = pattern(r"(?:[、,:;\s—]|以及|(?:和(?![谐美平])|及(?!时)|与|并(?![网购]))|要(?!素|求|点))+")
_AMONG = pattern(r"其中|到时|届时")
_CONDITION = pattern(r"对(?!接|标|外)|按|根据|以")
_AIMS_FOLLOW = pattern(r"(?:预期|主要|工作|发展|具体)目标(?:是|为|:)")
_SIZES = frozenset({"千伏", "毫米", "厘米", "纳米"})
_ONLY_OPERATOR = pattern(rf"(?:要|力争|争取|确保|均)?(?:{FLOORS}|{OVER}|{CEILINGS}|{UP}|{DOWN})")
_SUBJECT_BEFORE_A_DATE = 5
_AROUND_A_DATE = 6
_WORDS_BEFORE, _WORDS_AFTER = 160, 160  # how far the words of one number reach in an endless clause


def promises(
    text: str, sentence: Stretch, place: Place, calendar: Calendar, subject_before: str = ""
) -> Iterator[Found]:
    """The targets of a sentence; `text` is the whole paragraph, whose offsets `sentence` has.

    `subject_before` is what the text spoke of just before, for a remark that does not repeat it (其中,2022年达到3家).
    """
    if account(sentence.text) and not calendar.looks_ahead(sentence.start, sentence.end):
        return iter(())
    return _Sentence(text, sentence, place, calendar, subject_before).read()


class _Sentence:
    """Goes through the clauses and keeps what later items may take over."""

    def __init__(self, text: str, sentence: Stretch, place: Place, calendar: Calendar, before: str) -> None:
        self.text = text
        self.sentence = sentence
        self.goal = place.part == "goal" or bool(_AIMS_FOLLOW.search(sentence.text))
        self.calendar = calendar
        self.ahead = calendar.looks_ahead(sentence.context, sentence.end)
        self.carry: Carry | None = None
        self.hedge: str | None = None
        self.hedged_throughout = False  # a hedge said with the date holds for the whole sentence
        self.per: str | None = None
        self.per_said = 0  # in which clause; a level said later holds once, not each year
        self.place: str | None = None
        self.index = 0
        self.opening: int | None = None  # where a clause that is only a date began, just before this one
        self.clause_before = ""
        self.last_subject = before

    def read(self) -> Iterator[Found]:
        for index, clause in enumerate(clauses(self.sentence)):
            self.index = index
            found = [q for q in quantities(clause.text) if self._counts(clause, q)]
            dated = self.calendar.before(clause.start, clause.end)
            only_date = bool(dated) and len(clause.text) - sum(d.end - d.start for d in dated) <= _AROUND_A_DATE
            self._hedge_and_period(clause, bool(dated))
            yield from self._clause(clause, found)
            self.opening = clause.start if only_date else None
            self.clause_before = self.text[clause.start : clause.end]
            if not found and not only_date and not _AMONG.fullmatch(clause.text):
                self.last_subject = ""

    def _hedge_and_period(self, clause: Stretch, dated: bool) -> None:
        hedge, per = HEDGE.search(clause.text), PER.search(clause.text)
        if hedge:
            self.hedge, self.hedged_throughout = hedge.group(), dated or self.opening is not None
        elif self.opening is None and not self.hedged_throughout:
            self.hedge = None
        if per:
            self.per = next((name for mark, name in _PER_NAMES.items() if mark in per.group()), "year")
            self.per_said = self.index
        elif dated:
            self.per = None

    def _counts(self, clause: Stretch, q: Quantity) -> bool:
        start, end = clause.start + q.start, clause.start + q.end
        if any(d.start < end and start < d.end for d in self.calendar.dates):
            return False
        if q.unit in _SIZES or part_of_a_name(clause.text[: q.start], clause.text[q.end :], q):
            return False
        return not (is_count(q.unit) and self.text[end : end + 1] == ":")  # …方面5项: announces a list

    def _clause(self, clause: Stretch, found: list[Quantity]) -> Iterator[Found]:
        results: list[Found] = []
        for rank in ranks(clause.text):
            found = [q for q in found if q.end <= rank.start or q.start >= rank.end]
            if not _CONDITION.match(clause.text) and not pays(self.sentence.text):
                results.append(self._rank(clause, rank))
        base, at, run = 0, 0, 0
        while at < len(found):
            item = self._item(clause, base, found, at)
            meaning = None if self._is_past(item) else sense(item, self.sentence.text, self._around(base))
            if meaning is None:
                at += 1
                continue
            if not meaning.listed:
                run = len(results)
            end, at = self._add(item, found, meaning, results)
            _distribute_tail(results, run)
            base, self.opening = end, None
        yield from results

    def _is_past(self, item: Item) -> bool:
        return self.calendar.is_past_at(self.sentence.context, item.clause.start + item.quantity.start)

    def _item(self, clause: Stretch, base: int, found: Sequence[Quantity], at: int) -> Item:
        q, group = found[at], group_from(clause.text, found, at)
        follower = found[at + 1].start if at + 1 < len(found) else len(clause.text)
        begin = max(self._begin(clause, base, q.start), q.start - _WORDS_BEFORE)
        stop = q.end + _WORDS_AFTER
        if len(group) > 1:
            q = replace(q, unit=unit_in(group, 0), tail=q.tail or group[-1].tail)
        return Item(
            clause, base, begin, at, q, group,
            clause.text[begin : q.start], clause.text[q.end : min(follower, stop)], clause.text[q.end : stop],
        )  # fmt: skip

    def _begin(self, clause: Stretch, base: int, stop: int) -> int:
        """Where the words of an item begin: after separators, dates and hedges that lead it."""
        begin = base
        for date in self.calendar.before(clause.start + base, clause.start + stop):
            between = clause.text[date.end - clause.start : stop]
            said_before = date.start - clause.start - base > _SUBJECT_BEFORE_A_DATE
            if date.kind != "baseline" and not (said_before and _ONLY_OPERATOR.fullmatch(between)):
                begin = date.end - clause.start
        match = _LEADING.match(clause.text, begin, stop)
        return match.end() if match else begin

    def _around(self, base: int) -> Surroundings:
        carry = self.carry
        if carry is not None and not (carry.clause == self.index or (carry.clause == self.index - 1 and base == 0)):
            carry = None
        aimed = (
            self.goal or bool(self.hedge or self.per) or self.calendar.aims_at(self.sentence.start, self.sentence.end)
        )
        return Surroundings(carry, carry is not None and carry.clause == self.index, aimed, self.goal)

    def _add(self, item: Item, found: Sequence[Quantity], meaning: Sense, results: list[Found]) -> tuple[int, int]:
        """Add the targets of an item; return where the next item may begin, and its number."""
        promise, clause, q = meaning.promise, item.clause, item.quantity
        end, following, noun = q.end, item.at + 1, ""
        follows = promise.op == "build" or meaning.share or bool(meaning.indicator) or promise.start == len(item.left)
        if item.right and not SEPARATOR.match(item.right) and follows:
            end, following = noun_end(clause.text, found, item.at)
            if meaning.conditional and following < len(found):
                end, following = found[following].end, following + 1
            noun = self.text[clause.start + q.end : clause.start + end]
        original = self.text[clause.start + item.begin : clause.start + q.start]
        subjects = [""]
        if promise.op != "build" and not meaning.share:
            known = self._around(item.base).carry
            subject = _DATE_LAST.sub("", _BASELINE.sub("", _FROM.sub("", original[: promise.start])))
            subjects = subjects_of(subject, item, known.subject if known else "", self.last_subject)
        elif promise.op == "build" and not noun and item.left.endswith("各"):
            subjects = indicators.shared(thing_delivered(original, promise, noun)[1])
        elif promise.op == "build" and not noun and len(item.group) > 1:
            subjects = [thing_delivered(original, promise, noun)[1]] * len(item.group)
        several = len(item.group) > 1 and len(subjects) == len(item.group)
        members = list(item.group) if several else [q] * len(subjects)
        if several:
            end, following = max(end, members[-1].end), item.at + len(members)
        dues = self.calendar.due_of_each(clause.start, clause.start + q.start, len(members)) if several else []
        for index, (member, subject) in enumerate(zip(members, subjects, strict=True)):
            one = replace(member, unit=unit_in(item.group, index), tail=member.tail or q.tail) if several else member
            found_one = self._make(item, one, meaning, subject, noun, original, end)
            if dues:
                due = dues[index]
                found_one = replace(found_one, deadline=due.value, deadline_source=due.source, deadline_at=due.at)
            results.append(found_one)
        subject = results[-1].indicator if meaning.share or promise.op == "build" else subjects[-1]
        self.carry = Carry(meaning, subject, self.index)
        self.last_subject = subject
        return end, following

    def _make(self, item: Item, q: Quantity, meaning: Sense, subject: str, noun: str, original: str, end: int) -> Found:
        promise, clause = meaning.promise, item.clause
        words = op_text(promise, q, item.left)
        if meaning.indicator:
            indicator, scope = meaning.indicator, for_what(original, promise)
        elif meaning.share:
            indicator, scope = indicators.of_share(noun, clause.text)
        elif promise.op == "build":
            promise, thing = thing_delivered(original, promise, noun)
            thing = subject or thing
            if not noun and VERB_ONLY.fullmatch(item.left) and item.left.endswith(promise.verb) and self.last_subject:
                thing = verb_and_thing(promise.verb, self.last_subject)
            words = op_text(promise, q, item.left)
            indicator, scope = indicators.of_delivery(thing)
            scope = scope or indicators.leading_place(original)
        else:
            indicator, scope = indicators.of_level(subject or noun, q.unit)
        level = indicators.only_level(indicator)
        if level and self.last_subject:
            indicator, scope = self.last_subject, level
        indicator = indicator or indicators.of_clause(self.clause_before) or indicators.cleaned(original)
        if scope and indicators.is_place(scope):
            self.place = scope
        start = self._quote_start(clause, item.base)
        words_before = self.text[start : clause.start + q.start]
        baseline = _BASELINE.search(words_before) or _FROM.search(
            words_before[: len(words_before) - len(item.left) + promise.start]
        )
        value = promise.factor if promise.factor is not None else q.value * promise.sign
        near = self.opening if self.opening is not None and item.base == 0 else clause.start
        due = self.calendar.due(near, self.sentence.context, clause.start + q.start)
        per = self.per if promise.op in ("build", "increase_by") or self.per_said == self.index else None
        if per and due.source == "inherited" and (due.value or "")[5:] not in ("", "12"):
            due = self.calendar.end_of_plan()  # a yearly figure is not due with what is done by June
        return Found(
            start=start, end=clause.start + end, value_at=(clause.start + q.start, clause.start + q.unit_end),
            indicator=indicator, scope=scope or self.place, op=promise.op, op_text=words, bound=promise.bound,
            value=value, value_max=q.value_max, unit="倍" if promise.factor is not None else q.unit,
            deadline=due.value, deadline_source=due.source, deadline_at=due.at, approx=promise.approx, per=per,
            baseline=baseline.group() if baseline else None, hedge=self.hedge, tail=tail_of(q), ahead=self.ahead,
        )  # fmt: skip

    def _quote_start(self, clause: Stretch, base: int) -> int:
        if base == 0 and self.opening is not None:
            return self.opening
        match = _QUOTE_LEAD.match(clause.text, base)
        return clause.start + (match.end() if match else base)

    def _rank(self, clause: Stretch, rank: Rank) -> Found:
        due = self.calendar.due(clause.start, self.sentence.context, clause.start + rank.start)
        subject = indicators.cleaned(self.text[clause.start : clause.start + rank.start]) or self.last_subject
        start, (first, last) = clause.start, rank.number_at
        return Found(
            start=start,
            end=start + rank.end,
            value_at=(start + first, start + last),
            indicator=f"{subject}{rank.where}排名",
            scope=None,
            op="<=",
            op_text=rank.words,
            bound=None,
            value=rank.value,
            value_max=None,
            unit=rank.unit,
            deadline=due.value,
            deadline_source=due.source,
            deadline_at=due.at,
            approx=False,
            per=None,
            baseline=None,
            hedge=self.hedge,
            ahead=self.ahead,
        )


def _distribute_tail(results: list[Found], run: int) -> None:
    """A trailing 以上 or 以内 counts for every item of its list: 10项、20家以上 is 10 and 20 at least."""
    last = results[-1]
    if last.op != "build" or last.tail not in BOUND_OF_TAIL:
        return
    for index in range(run, len(results) - 1):
        item = results[index]
        if item.op == "build" and not item.tail and item.bound == "=":
            text = item.op_text + "…" + last.tail if item.op_text else last.tail
            results[index] = replace(item, bound=last.bound, op_text=text, tail=last.tail)
