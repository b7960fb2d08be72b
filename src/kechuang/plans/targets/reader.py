"""Find every target, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kechuang.plans.header import Header
from kechuang.plans.model import Document, Paragraph, Span, Target
from kechuang.plans.structure import Place, Structure
from kechuang.plans.targets.clauses import Stretch, may_promise, sentences, stretches
from kechuang.plans.targets.deadlines import Calendar, Due
from kechuang.plans.targets.items import Found
from kechuang.plans.targets.refusals import pays
from kechuang.plans.targets.sentence import promises
from kechuang.plans.targets.tables import Entry, entries, tables

SILENT_PARTS = frozenset({"head", "support", "tail"})


def targets(
    document: Document, paragraphs: tuple[Paragraph, ...], header: Header, structure: Structure
) -> tuple[Target, ...]:
    """Find every target, in the order of the text."""
    calendar = Calendar(header, structure.tasks)
    found: list[Target] = []
    tabled: set[int] = set()
    for table in tables(paragraphs):
        tabled.update(range(table.first, table.stop))
        for entry in entries(table, calendar.floor):
            found.append(_of_table(document, paragraphs, structure.places[entry.first.paragraph], entry, calendar))
    for index, (paragraph, place) in enumerate(zip(paragraphs, structure.places, strict=True)):
        if index in tabled:
            continue
        if paragraph.kind == "chrome" or not paragraph.text:
            continue
        calendar.enter(place)
        if place.part in SILENT_PARTS:
            continue
        for item in _of_paragraph(paragraph, place, calendar):
            if place.part == "review" and not item.ahead:
                continue
            if place.part in ("preamble", "annex") and not (
                item.ahead or item.hedge or item.deadline_source == "inherited"
            ):
                continue
            calendar.count_goal(item.deadline)
            found.append(_target(document, paragraph, place, item))
    return tuple(sorted(found, key=lambda target: (target.span.start, target.value_span or target.span)))


def _of_table(
    document: Document, paragraphs: tuple[Paragraph, ...], place: Place, entry: Entry, calendar: Calendar
) -> Target:
    first, last = paragraphs[entry.first.paragraph], paragraphs[entry.last.paragraph]
    span = Span(first.span(entry.first.start, entry.first.end).start, last.span(entry.last.start, entry.last.end).end)
    due = Due(str(entry.header_year), "table_header") if entry.header_year else calendar.end_of_plan()
    return Target(
        quote=document.text[span.start : span.end],
        span=span,
        indicator=entry.indicator,
        scope=entry.scope,
        op=entry.op,
        op_text=entry.op_text,
        value=entry.amount,
        unit=entry.unit,
        deadline=due.value,
        deadline_source=due.source,
        bound=entry.bound,
        value_max=entry.amount_max,
        approx=entry.approx,
        value_span=paragraphs[entry.value.paragraph].span(entry.value.start, entry.value.end),
        task_number=place.task,
        section=place.section,
    )


def _of_paragraph(paragraph: Paragraph, place: Place, calendar: Calendar) -> Iterator[Found]:
    calendar.begin(paragraph.text)
    if not may_promise(paragraph.text):
        return
    subjects: list[tuple[int, str]] = []
    for stretch in stretches(paragraph.text):
        for sentence in sentences(stretch):
            if not may_promise(sentence.text):
                continue
            remark = stretch.start > 0
            if remark and pays(_around(paragraph.text, sentence)):
                continue
            before = next((name for end, name in reversed(subjects) if end <= sentence.start), "") if remark else ""
            for found in promises(paragraph.text, sentence, place, calendar, before):
                subjects.append((found.value_at[1], found.indicator))
                yield found


def _around(text: str, remark: Stretch) -> str:
    """The sentence in which a bracketed remark stands."""
    stop = min((at for mark in "。;!?" if (at := text.find(mark, remark.end)) >= 0), default=len(text))
    return text[remark.context : remark.start] + text[remark.end : stop]


def _target(document: Document, paragraph: Paragraph, place: Place, item: Found) -> Target:
    span = paragraph.span(item.start, item.end)
    quote = document.text[span.start : span.end]
    target = Target(
        quote=quote,
        span=span,
        indicator=item.indicator,
        scope=item.scope,
        op=item.op,
        op_text=item.op_text,
        value=item.value,
        unit=item.unit,
        deadline=item.deadline,
        deadline_source=item.deadline_source,
        task_number=place.task,
        bound=item.bound,
        value_max=item.value_max,
        approx=item.approx,
        per=item.per,
        baseline=item.baseline,
        hedge=item.hedge,
        value_span=paragraph.span(*item.value_at),
        section=place.section,
    )
    if item.deadline_at is None:
        return target
    return replace(target, deadline_span=paragraph.span(*item.deadline_at))
