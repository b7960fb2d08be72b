"""Who proposed a matter or asked a question, as the log has it: its first event, written in the same transaction."""

from __future__ import annotations

from kechuang.events.models import Event
from kechuang.oversight.models import Matter

_FIRST = ("matter.opened", "request.asked")


def proposed_by(matter: Matter) -> str:
    """The name of that day; empty where the system did it by itself."""
    of = Event.objects.filter(object_type="oversight.matter", object_id=str(matter.pk), succeeded=True)
    return of.filter(type__in=_FIRST).order_by("id").values_list("actor_name", flat=True).first() or ""
