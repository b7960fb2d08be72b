"""Whether the example city is in this registry: which one, how far, under which sources; told by the log."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from django.db import connection
from django.db.models import Max, QuerySet, Subquery
from django.utils import timezone

from kechuang.events.models import Event
from kechuang.examples.parameters import Example
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.questions.composed import composed
from kechuang.registry.catalogue import kinds
from kechuang.registry.record import Record
from kechuang.registry.sources import Source

PART, LOADED, WITHDRAWN = "example.part_loaded", "example.loaded", "example.withdrawn"

CONFIRMED = frozenset(
    ("certificate", "intellectualproperty", "platform", "incubationcarrier", "technologycontract", "standingstep",
     "publicstatistic", "project", "eventheld")
)  # fmt: skip
"""Kinds that come from official lists; the others are what organisations report about themselves."""


@dataclass(frozen=True, slots=True)
class ExampleHeld:
    """What the log says: `state` is none, being loaded, loaded or withdrawn; `example` says which city.

    `rows` counts what is stored so far.
    """

    state: Literal["none", "loading", "loaded", "withdrawn"]
    example: Example | None = None
    rows: int = 0

    @property
    def shown(self) -> bool:
        """Whether any of it can be seen."""
        return self.state in ("loading", "loaded")


def example_held() -> ExampleHeld:
    """What there is of the example city now."""
    statement, given = _statement()
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        ids = cursor.fetchone()
    if ids is None:
        return ExampleHeld("none")
    last = next(iter(_event(number=max(number or 0 for number in ids))), None)
    if last is None:
        return ExampleHeld("none")
    if last.type == WITHDRAWN:
        return ExampleHeld("withdrawn")
    city = last.after
    return ExampleHeld("loaded" if last.type == LOADED else "loading", Example.read(city["example"]), city["rows"])


@composed
def _event(*, number: Any) -> QuerySet[Event]:
    return Event.objects.filter(id=number)


@cache
def _statement() -> tuple[str, tuple[str, ...]]:
    """The numbers of the last such events as plain SQL made once: every page asks it, and making it cost the most."""
    told = {kind.replace(".", "_"): _last(kind) for kind in (PART, LOADED, WITHDRAWN)}
    rows = Source.objects.filter(kind="example", example=True).annotate(**told).values_list(*told)[:1]
    statement, given = rows.query.sql_with_params()
    return statement, tuple(given)


def _last(kind: str) -> Subquery:
    """The number of the last such event, found by its type: no matter how long the log is."""
    rows = Event.objects.filter(type=kind, succeeded=True).order_by().values("type")
    return Subquery(rows.annotate(last=Max("id")).values("last"))


def sources_for(example: Example) -> dict[bool, Source]:
    """The sources of its records, made where missing: True for official lists, False for what is reported."""
    found = {}
    first, last = example.years
    for confirmed, what in ((True, "官方名单"), (False, "单位填报")):
        title = f"示例城市明湖市·{what}（种子{example.seed}，{example.enterprises}家企业，{first}—{last}年）"
        standing = "confirmed" if confirmed else "reported"
        source = Source.objects.filter(kind="example", title=title, standing=standing).order_by("pk").first()
        if source is None:
            source = Source.objects.create(
                kind="example", title=title, standing=standing, example=True, made_at=timezone.now()
            )
        found[confirmed] = source
    return found


def real_kinds() -> list[type[Record]]:
    """Kinds of which records stand that are not example data."""
    return [kind for kind in kinds().values() if kind.objects.standing().filter(source__example=False).exists()]


def refuse_beside_real() -> None:
    """Raise Conflict where the registry holds records that are not example data."""
    for kind in real_kinds()[:1]:
        count = kind.objects.standing().filter(source__example=False).count()
        name = kind._meta.verbose_name
        raise Conflict(
            "example.beside_real",
            Sentence(
                f"登记库里已有真实记录（{name}{count}条），示例数据不会自动混入。",
                f"The registry holds real records ({count} of {kind.kind()}); example data is not mixed in.",
            ),
            Sentence(
                "请用 --home 另建数据目录；确要并存，加 --beside。",
                "Use another data folder with --home, or add --beside to keep both.",
            ),
            kind=kind.kind(),
            count=count,
        )
