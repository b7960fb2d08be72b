"""Find every target, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kechuang.plans.header import Header
from kechuang.plans.model import Document, Paragraph, Target
from kechuang.plans.structure import Place, Structure
from kechuang.plans.targets.clauses import sentences, stretches
from kechuang.plans.targets.deadlines import Calendar
from kechuang.plans.targets.sentence import Found, promises

SILENT_PARTS = frozenset({"head", "support", "tail"})
PAST_PARTS = frozenset({"review", "preamble"})


def targets(
    document: Document, paragraphs: tuple[Paragraph, ...], header: Header, structure: Structure
) -> tuple[Target, ...]:
    """Find every target, in the order of the text."""
    calendar = Calendar(header)
    found: list[Target] = []
    for paragraph, place in zip(paragraphs, structure.places, strict=True):
        if paragraph.kind == "chrome" or not paragraph.text:
            continue
        calendar.enter(place)
        if place.part in SILENT_PARTS:
            continue
        for item in _of_paragraph(paragraph, place, calendar):
            if place.part in PAST_PARTS and not item.ahead:
                continue
            found.append(_target(document, paragraph, place, item))
    return tuple(sorted(found, key=lambda target: (target.span, target.value)))


def _of_paragraph(paragraph: Paragraph, place: Place, calendar: Calendar) -> Iterator[Found]:
    calendar.begin(paragraph.text)
    for stretch in stretches(paragraph.text):
        for sentence in sentences(stretch):
            yield from promises(paragraph.text, sentence, place, calendar)


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
