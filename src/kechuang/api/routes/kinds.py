"""Kinds of records: what each is called, what its fields mean, in which unit, and what everybody may see."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from ninja import Router

from kechuang.api.asked import Kind, kind_of
from kechuang.api.declaring import reads
from kechuang.api.plain import Plain
from kechuang.api.shapes import kinds as shapes
from kechuang.indicators.words import both
from kechuang.kernel.sentences import Sentence
from kechuang.registry.catalogue import kinds as every
from kechuang.registry.fields import OrganisationKey, Quantity
from kechuang.registry.record import Record
from kechuang.supervision.trace_json import both as told

router = Router(tags=["kinds"])


@reads(router, "/kinds", shapes.Kinds, says=Sentence("记录的种类。", "Kinds of records."))
def kinds(request: HttpRequest) -> Plain:
    """Each with its fields; `public` are those everybody may see of an internal record."""
    return {"rows": [_kind(one) for one in every().values()]}


@reads(router, "/kinds/{kind}", shapes.KindRow, says=Sentence("一种记录。", "One kind of record."))
def kind(request: HttpRequest, kind: Kind) -> Plain:
    """Its fields with terms, definitions, units and choices."""
    return _kind(kind_of(kind))


def _kind(model: type[Record]) -> Plain:
    return {
        "kind": model.kind(),
        "name": told(both(model._meta.verbose_name)),
        "label": str(model.LABEL),
        "key": list(model.KEY),
        "public": list(model.PUBLIC),
        "fields": [_field(field) for field in model.said()],
    }


def _field(field: models.Field[Any, Any]) -> Plain:
    return {
        "name": field.name,
        "term": told(both(field.verbose_name)),
        "definition": told(both(field.help_text)) if field.help_text else None,
        "type": _type(field),
        "unit": field.of if isinstance(field, Quantity) else None,
        "scale": field.scale if isinstance(field, Quantity) else None,
        "choices": [{"code": str(code), **told(both(word))} for code, word in field.flatchoices or ()],
    }


def _type(field: models.Field[Any, Any]) -> str:
    if isinstance(field, Quantity):
        return "quantity"
    if isinstance(field, OrganisationKey):
        return "organisation"
    kinds = {
        "truth": models.BooleanField,
        "day": models.DateField,
        "whole": models.IntegerField,
        "decimal": models.DecimalField,
        "json": models.JSONField,
    }
    return next((name for name, kind in kinds.items() if isinstance(field, kind)), "text")
