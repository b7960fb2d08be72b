"""Certificates that expire and are renewed: stock and flow, counted out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.ahead.course import Course
from kechuang.indicators.ahead.made import Used
from kechuang.indicators.ahead.rows import grants
from kechuang.indicators.between import Between
from kechuang.indicators.context import Context
from kechuang.indicators.forecasting.back_test import Tried
from kechuang.indicators.forecasting.certificates import Certificates, outlook
from kechuang.indicators.forecasting.renewals import LOOK_BACK, Renewals
from kechuang.indicators.forecasting.spread import Outlook
from kechuang.indicators.measures import Count, named
from kechuang.indicators.parts import Part
from kechuang.indicators.question import Question
from kechuang.indicators.together import once
from kechuang.indicators.when import Began, UpTo
from kechuang.kernel.sentences import Sentence


class CertificateStock(Course):
    """How many hold one: those that stay, those that expire and are renewed or not, first ones, applicants."""

    code = "certificates"
    says: ClassVar[Sentence] = Sentence(
        "逐张推算证书：期限以后到期的留下；期限以前到期的按已往续认比例续认；再加按近三年速度新认定的"
        "和接近达标的企业。每种情形的概率都算尽，不靠抽样。",
        "Certificate by certificate: those that expire later stay, those that expire before are renewed at the rate "
        "seen, first ones come as in the last three years, and enterprises near one may get it. Every case is counted.",
    )

    def __init__(self, asked: Ahead, measure: Count, context: Context) -> None:
        self.asked, self.measure, self.context = asked, measure, context
        self._key = ("certificates", asked.indicator.code, asked.scope, asked.asof)
        self.held = once(self._key, lambda: Renewals(grants(measure, context)))
        self.seen = self.held.seen(asked.today)

    def at(self, day: date) -> Outlook:
        return outlook(self.case(day))

    def case(self, day: date) -> Certificates:
        """The case for one day, applicants included."""
        plain = self.held.case(self.seen, self.asked.today, day)
        if self.asked.pipeline is None:
            return plain
        years = min(1.0, plain.years)  # a chance is that of getting it within a year
        return replace(plain, pipeline=tuple(1 - (1 - p) ** years for p in self.asked.pipeline.chances))

    def tried(self) -> tuple[Tried, ...]:
        return once((*self._key, "tried"), self._tried)

    def _tried(self) -> tuple[Tried, ...]:
        first, last = self.held.first_year, self.asked.today.year
        found = []
        for origin in range(first + 3, last):
            today = date(origin, 12, 31)
            seen = self.held.seen(today)
            for horizon in (1, 2, 3):
                day = date(origin + horizon, 12, 31)
                came = self.held.in_force(day) if day <= self.asked.today else 0
                if came:
                    case = self.held.case(seen, today, day)
                    found.append(Tried(origin, horizon, outlook(case), float(came)))
        return tuple(found)

    def used(self, day: date) -> tuple[Used, ...]:
        case, today = self.case(day), self.asked.today
        yesterday = today + timedelta(days=1)
        lines = [
            Used(
                "in_force",
                Sentence(f"{today}有效", f"in force on {today}"),
                len(self.seen.ends),
                "家",
                self._part("in_force", self.measure.question),
                today,
            ),
            Used(
                "expiring",
                Sentence(f"其中{day}以前到期", f"of them, expire by {day}"),
                case.expiring + sum(1 for _ in case.single) - len(self.seen.waiting),
                "家",
                self._part("expiring", self._with(self.measure.question, Between("expires", yesterday, day))),
            ),
            Used(
                "renewal_rate",
                Sentence(
                    f"续认比例（近六年到期{case.renewed + case.lapsed}张中续认{case.renewed}张）",
                    f"renewed ({case.renewed} of {case.renewed + case.lapsed} that expired in six years)",
                ),
                case.renewal_rate,
                part=self._part(
                    "renewal_rate",
                    self._with(self.measure.question.at(UpTo()), Between("expires", today - LOOK_BACK, today)),
                ),
                share=True,
            ),
        ]
        if self.seen.waiting:
            chance = sum(case.single[-len(self.seen.waiting) :])
            lines.append(
                Used(
                    "waiting",
                    Sentence(
                        f"到期不满一年、尚未续认{len(self.seen.waiting)}家，预计续认",
                        f"{len(self.seen.waiting)} expired within a year and not renewed yet: expected to be",
                    ),
                    chance,
                    "家",
                )
            )
        lines += [
            Used(
                f"first_{year}",
                Sentence(f"{year}年首次认定", f"first certificates of {year}"),
                count,
                "家",
                self._part(f"first_{year}", self.measure.question.at(Began("issued")), year),
            )
            for year, count in self._years(case)
        ]
        lines.append(
            Used(
                "rate",
                Sentence(
                    f"首次认定每年（到{day}还有{case.years:.1f}个年头的量）",
                    f"first certificates a year ({case.years:.1f} years' worth to come by {day})",
                ),
                case.new_rate,
                "家",
            )
        )
        if case.revoked:
            lines.append(
                Used("revoked", Sentence("近六年中途失效", "taken away in six years"), case.revoked, "张"),
            )
        if self.asked.pipeline and case.pipeline:
            lines.append(
                Used(
                    "pipeline",
                    Sentence(
                        f"接近达标的企业{len(case.pipeline)}家，预计认定（{self.asked.pipeline.day}自评，"
                        f"每年申请并通过的比例{self.asked.pipeline.taking_up:.0%}）",
                        f"{len(case.pipeline)} enterprises near one: expected to get it (self-check of "
                        f"{self.asked.pipeline.day}, taken up by {self.asked.pipeline.taking_up:.0%} a year)",
                    ),
                    sum(case.pipeline),
                    "家",
                )
            )
        return tuple(lines)

    def _years(self, case: Certificates) -> list[tuple[int, int]]:
        year = self.asked.today.year
        closed = [(year - len(case.new_by_year) + n, count) for n, count in enumerate(case.new_by_year)]
        return [*closed, (year, case.so_far)]

    def _with(self, question: Question, condition: Between) -> Question:
        return replace(question, also=(*question.also, condition))

    def _part(self, name: str, question: Question, year: int | None = None) -> Part:
        context = self.context if year is None else self.context.of_year(year)
        rows = question.rows(context)
        return Part(
            "number",
            named(self.measure.question),
            None,
            "",
            question,
            context,
            rows.count(),
            field=self.measure.distinct,
        )
