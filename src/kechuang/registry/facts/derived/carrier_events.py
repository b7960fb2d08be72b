"""Events that the unit running a carrier held in the latest closed year."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Counted
from kechuang.registry.facts.linking import Linked
from kechuang.registry.kinds.event_held import EventHeld
from kechuang.registry.kinds.incubation_carrier import IncubationCarrier

HOME = Linked(
    "carrier_events",
    "incubationcarrier",
    Sentence("活动库中运营机构最近一年主办的活动数", "Events held by the unit that runs it in the latest closed year"),
    kind=IncubationCarrier,
    by="organisation",
    other=Counted(
        "carrier_events",
        "organisation",
        Sentence("最近一年主办的活动数", "Events held in the latest closed year"),
        rows=lambda when: EventHeld.objects.known(when.asof).filter(held__year=when.year),
        through="organiser",
        complete="eventheld",
    ),
    of_other="carrier_events",
)
