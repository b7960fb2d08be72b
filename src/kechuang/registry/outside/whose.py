"""Who sends a form: holders of a certificate, enterprises above the scale of statistics, carriers of a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.incubation_carrier import IncubationCarrier
from kechuang.registry.kinds.organisation import ENTERPRISE, Organisation
from kechuang.registry.outside.form import Asked

Whose = Callable[[Asked, str], Iterable[tuple[str, str]]]


def holders_of(scheme: str) -> Whose:
    """Organisations with a certificate of the scheme that was valid on the year's last day."""

    def whose(asked: Asked, organisation: str) -> Iterable[tuple[str, str]]:
        rows = Certificate.objects.as_of(asked.asof).filter(scheme=scheme).exclude(organisation="")
        rows = rows.filter(organisation=organisation) if organisation else rows
        return _named(asked, sorted(set(rows.values_list("organisation", flat=True))))

    return whose


def above_scale(asked: Asked, organisation: str) -> Iterable[tuple[str, str]]:
    """Enterprises on the list of statistics that report directly."""
    rows = Organisation.objects.as_of(asked.asof).filter(form=ENTERPRISE, above_scale=True)
    rows = rows.filter(key=organisation) if organisation else rows
    return list(rows.order_by("key").values_list("key", "name"))


def carriers(*kinds: str) -> Whose:
    """Carriers of these kinds, by the organisation that runs them."""

    def whose(asked: Asked, organisation: str) -> Iterable[tuple[str, str]]:
        rows = IncubationCarrier.objects.as_of(asked.asof).filter(form__in=kinds)
        rows = rows.filter(organisation=organisation) if organisation else rows
        return list(rows.order_by("key").values_list("key", "name"))

    return whose


def _named(asked: Asked, keys: list[str]) -> list[tuple[str, str]]:
    names = dict(Organisation.objects.as_of(asked.asof).filter(key__in=keys).values_list("key", "name"))
    return [(key, names.get(key, key)) for key in keys]
