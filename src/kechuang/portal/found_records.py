"""Where a found record leads and what tells it apart: its organisation, or its present name if found by another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.portal.found_at import Found
from kechuang.portal.records.addresses import address_of_key
from kechuang.portal.records.cells import names_of
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record
from kechuang.search.finding import Hit


def found_records(kind: str, hits: Sequence[Hit], reader: Actor) -> list[Found]:
    """The hits of one kind of records, in their order."""
    model, asof = kinds()[kind], AsOf.now()
    notes = _names_now(hits, reader, asof) if model is Organisation else _owners(model, hits, reader, asof)
    return [
        Found(hit.title_parts, address_of_key(kind, hit.key), _words(hit), notes.get(hit.object_id, "")) for hit in hits
    ]


def _words(hit: Hit) -> Any:
    """The words beyond the title, where they hold what was searched for."""
    return hit.snippet_parts if any(part.hit for part in hit.snippet_parts) else ()


def _names_now(hits: Sequence[Hit], reader: Actor, asof: AsOf) -> dict[int, str]:
    names = names_of("organisation", {hit.key for hit in hits}, reader, asof)
    renamed = {hit.object_id: names[hit.key] for hit in hits if names.get(hit.key, hit.title) != hit.title}
    told = {hit.object_id: hit.key for hit in hits}
    return told | {pk: _("现名：%(name)s") % {"name": name} for pk, name in renamed.items()}


def _owners(model: type[Record], hits: Sequence[Hit], reader: Actor, asof: AsOf) -> dict[int, str]:
    """The organisation of each record that the reader may read."""
    if not model.ORGANISATION:
        return {}
    rows = visible(reader, model.objects.filter(pk__in=[hit.object_id for hit in hits]))
    owners = dict(rows.values_list("pk", model.ORGANISATION))
    names = names_of("organisation", set(owners.values()) - {""}, reader, asof)
    titles = {hit.object_id: hit.title for hit in hits}
    return {pk: names.get(key, "") for pk, key in owners.items() if names.get(key, "") not in titles[pk]}
