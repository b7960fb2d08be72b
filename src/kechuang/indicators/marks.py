"""What the reader of a number has to know: reported, published, unfinished, incomplete, disputed, synthetic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from kechuang.indicators.context import Context
from kechuang.indicators.definition import CERTAINTIES
from kechuang.indicators.measures import closed_year
from kechuang.indicators.parts import Mark, Part
from kechuang.indicators.values import Value
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.sources import Mark as Dispute
from kechuang.registry.sources import Proof


def marks_of(made: Value, context: Context, figures: int | None) -> tuple[Mark, ...]:
    """Every mark of a value."""
    if made.number is None:
        return tuple(_unplaced(made))
    return (
        *_origin(made),
        *_time(made, context, figures),
        *(mark for part in made.parts for mark in _incomplete(part)),
        *_unplaced(made),
        *_disputed(made),
        *_example(made),
        *_certainty(made),
    )


def _origin(made: Value) -> Iterator[Mark]:
    figures = [part for part in made.parts if part.question.kind is PublicStatistic]
    if made.indicator.reported and figures:
        yield Mark("reported", Sentence("填报值，不由业务记录生成", "reported, not made from records"))
        proven = _proven(figures)
        if not proven:
            yield Mark("no_evidence", Sentence("没有依据材料", "no evidence is attached"))
    elif made.published and figures and made.parts[0].number == made.published.number and len(made.parts) == 1:
        yield Mark("published", Sentence("公布值，业务记录尚未录入", "published; the records are not entered yet"))
    if made.published and not figures and made.published.number != made.number:
        yield Mark("differs", Sentence("与公布值不同", "differs from the published figure"))


def _proven(parts: list[Part]) -> bool:
    for part in parts:
        rows = part.rows()
        keys = list(rows.values_list("key", flat=True)[:50])
        known = Q(superseded_at=None) | Q(superseded_at__gt=part.context.asof.known)
        attached = Proof.objects.filter(
            known, kind="publicstatistic", key__in=keys, recorded_at__lte=part.context.asof.known
        )
        if not attached.exists() and rows.filter(reference="").exists():
            return False
    return True


def _time(made: Value, context: Context, figures: int | None) -> Iterator[Mark]:
    if context.first is not None and context.year is not None and figures is None:
        end = date(context.year, 12, 31)
        if context.asof.valid < end:
            day = context.asof.valid
            yield Mark("partial_year", Sentence(f"截至{day}，当年未结束", f"up to {day}, the year goes on"))
    if figures is not None and not context.exact and figures < closed_year(context.asof.valid):
        yield Mark("older", Sentence(f"取{figures}年数", f"figures of {figures}"))


def _incomplete(part: Part) -> Iterator[Mark]:
    if part.without:
        total = part.records + part.without
        yield Mark(
            "incomplete",
            Sentence(
                f"{part.name.zh}：{total}条记录中{part.without}条没有填报，未计入",
                f"{part.name.en}: {part.without} of {total} records do not tell it and are left out",
            ),
        )


def _unplaced(made: Value) -> Iterator[Mark]:
    seen = set()
    for part in made.parts:
        rows = part.question.unplaced(part.context)
        if rows is None or part.question in seen:
            continue
        seen.add(part.question)
        count = rows.count()
        if count:
            yield Mark(
                "unplaced",
                Sentence(
                    f"另有{count}条{part.name.zh}记录没有写明所在地和单位，未计入",
                    f"{count} more records of {part.name.en} name neither place nor organisation and are left out",
                ),
            )


def _disputed(made: Value) -> Iterator[Mark]:
    known = Q(superseded_at=None) | Q(superseded_at__gt=made.asof.known)
    disputes = Dispute.objects.filter(known, standing="disputed", recorded_at__lte=made.asof.known)
    kinds = {part.question.kind.kind() for part in made.parts}
    keys: dict[str, set[str]] = {}
    for kind, key in disputes.filter(kind__in=kinds).values_list("kind", "key")[:2000]:
        keys.setdefault(kind, set()).add(key)
    for part in made.parts:
        held = keys.get(part.question.kind.kind())
        count = part.rows().filter(key__in=held).count() if held else 0
        if count:
            yield Mark("disputed", Sentence(f"其中{count}条记录有异议", f"{count} of the records are disputed"))


def _example(made: Value) -> Iterator[Mark]:
    if any(part.example for part in made.parts):
        yield Mark("example", Sentence("示例数据", "example data"))


def _certainty(made: Value) -> Iterator[Mark]:
    if made.version and made.version.certainty in ("ours", "K-med"):
        yield Mark("definition", CERTAINTIES[made.version.certainty])
