"""What is marked in the text of a stored plan: targets, owners, task headings, findings, and the place asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kechuang.portal.addresses import address_of
from kechuang.portal.marked_html import ARRIVED, About
from kechuang.portal.marking import Mark
from kechuang.portal.words import ROLES, SEVERITIES, target_words
from kechuang.supervision.models import Duty, Finding, Plan, Section, Target, Task


@dataclass(slots=True)
class PlanMarks:
    """Marks gathered for one page of one plan, and what is said about each. Keys: t3 target, k3 task, f3 finding."""

    plan: Plan
    marks: list[Mark] = field(default_factory=list)
    about: dict[str, About] = field(default_factory=dict)

    def targets(self, targets: Iterable[Target]) -> PlanMarks:
        """Each target's words lead to its page."""
        for target in targets:
            key = f"t{target.ordinal}"
            self.marks.append(Mark(target.start, target.end, "target", key))
            self.about[key] = About(address_of(target, self.plan), target_words(target))
        return self

    def parts_of(self, target: Target) -> PlanMarks:
        """The value and the deadline inside one target's words, or wherever the deadline was taken from."""
        for kind, start, end in (
            ("value", target.value_start, target.value_end),
            ("deadline", target.deadline_start, target.deadline_end),
        ):
            if start is not None and end is not None and start < end:
                self.marks.append(Mark(start, end, kind, kind))
        return self

    def headings(self, headings: Iterable[Task | Section]) -> PlanMarks:
        """Headings that run into their paragraph stand out from it; a task's is known by its key."""
        for heading in headings:
            key = f"k{heading.ordinal}" if isinstance(heading, Task) else f"s{heading.ordinal}"
            self.marks.append(Mark(heading.start, heading.end, "heading", key))
        return self

    def owners(self, duties: Iterable[Duty]) -> PlanMarks:
        """Each unit named as an owner leads to the unit's page. Duties bring their unit and task along."""
        for duty in duties:
            if duty.start is None or duty.end is None:
                continue
            key = f"d{duty.pk}"
            self.marks.append(Mark(duty.start, duty.end, "owner", key))
            words = _("%(unit)s：%(role)s“%(task)s”") % {
                "unit": duty.unit.name,
                "role": ROLES.get(duty.role, duty.role),
                "task": duty.task.title,
            }
            self.about[key] = About(address_of(duty.unit, self.plan), words, duty.role)
        return self

    def findings(self, findings: Iterable[Finding]) -> PlanMarks:
        """The words a finding is about, and behind them a sign that leads to it."""
        english = (get_language() or "").startswith("en")
        for finding in findings:
            key = f"f{finding.ordinal}"
            self.marks += [Mark(start, end, "finding", key) for start, end in finding.spans]
            sentence = finding.sentence_en if english else finding.sentence
            words = f"{SEVERITIES.get(finding.severity, finding.severity)}：{sentence}"
            self.about[key] = About(address_of(finding, self.plan), words, finding.severity, str(finding.ordinal))
        return self

    def arrived(self, asked: str) -> PlanMarks:
        """The stretch that the address asked for as `start-end`; anything else marks nothing."""
        start, dash, end = asked.partition("-")
        if dash and start.isdecimal() and end.isdecimal() and len(asked) < 24:
            self.marks.append(Mark(int(start), min(int(end), len(self.plan.text)), ARRIVED, ARRIVED))
        return self
