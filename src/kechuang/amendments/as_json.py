"""Drafts of policy changes as plain JSON values for programs: in a list, one with its versions, whom it moves."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from kechuang.amendments.models import Amendment, AmendmentVersion
from kechuang.amendments.result import acts_since
from kechuang.entitlements.budget import Budget
from kechuang.entitlements.drafted import Drafted
from kechuang.kernel.units import Unit
from kechuang.rules.as_json import citation
from kechuang.rules.moved import TURNS, Moved
from kechuang.rules.words import amount


def row_json(of: Amendment) -> dict[str, Any]:
    """Whose it is, who may see it, and its last version."""
    last = list(of.versions.all())[-1]
    return {
        "id": of.pk,
        "policy": of.policy,
        "name": of.name,
        "reach": of.reach,
        "author": str(of.author) if of.author else None,
        "recorded_at": of.recorded_at.isoformat(),
        "discarded": of.discarded_at is not None,
        "version": last.ordinal,
        "since": last.content["since"],
    }


def amendment_json(of: Amendment, version: AmendmentVersion) -> dict[str, Any]:
    """The row, what one version says, and every version."""
    return row_json(of) | {
        "shown_version": version.ordinal,
        "content": version.content,
        "versions": [
            {
                "ordinal": one.ordinal,
                "saved_at": one.saved_at.isoformat(),
                "saved_by": str(one.saved_by) if one.saved_by else None,
                "note": one.note,
            }
            for one in of.versions.select_related("saved_by")
        ],
    }


def impact_json(found: Drafted | None, shown: Iterable[Moved]) -> dict[str, Any]:
    """Whom a version moves and what it costs by today's records; `shown` are the subjects to name, one by one."""
    counts = found.impact.counts if found else dict.fromkeys(TURNS, 0)
    return {
        "changes_anything": found is not None,
        "asked": found.impact.asked if found else 0,
        "cut": found.cut if found else False,
        "counts": dict(counts),
        "must_act": len(found.holders) if found else 0,
        "budget": [_line(one) for one in (*found.budget, *found.onward)] if found else [],
        "missing": [
            {"fact": one.of.name, "label": one.of.label, "subjects": one.subjects, "derived": one.derived}
            for one in (found.missing if found else ())
        ],
        "rows": [_moved(one, found) for one in shown] if found else [],
    }


def kept_json(version: AmendmentVersion) -> list[dict[str, Any]]:
    """What the version was worked out to before, the last first, with how much the records moved since; no names."""
    return [
        {
            "worked_at": one.worked_at.isoformat(),
            "worked_by": str(one.worked_by) if one.worked_by else None,
            "day": one.day.isoformat(),
            "asked": one.told["asked"],
            "counts": one.told["counts"],
            "must_act": len(one.told["holders"]),
            "acts_since": acts_since(one),
        }
        for one in version.results.select_related("worked_by")
        if one.told
    ]


def _line(one: Budget) -> dict[str, Any]:
    return {
        "policy": one.of.code if one.of else None,
        "label": one.label,
        "unit": str(one.unit),
        "before": _exact(one.before),
        "after": _exact(one.after),
        "more": _exact(one.after - one.before),
        "said": amount(one.after - one.before, one.unit),
        "untold": one.untold,
    }


def _moved(one: Moved, found: Drafted) -> dict[str, Any]:
    return {
        "key": one.name,
        "name": found.names.get(one.name, one.name),
        "turn": one.turn,
        "before": one.before,
        "after": one.after,
        "must_act": one.name in found.holders,
        "causes": [
            {
                "code": cause.code,
                "label": cause.label,
                "before": cause.before,
                "after": cause.after,
                "stands_in": cause.there,
                "why": cause.why,
                "citation": citation(cause.citation),
            }
            for cause in one.causes
        ],
        "amounts": [
            {"code": a.code, "label": a.label, **_pair(a.before, a.after, a.unit), "citation": citation(a.citation)}
            for a in one.sums
        ],
    }


def _pair(before: Fraction | None, after: Fraction | None, unit: Unit) -> dict[str, Any]:
    told = {"before": before, "after": after}
    return {"unit": str(unit)} | {name: None if value is None else _exact(value) for name, value in told.items()}


def _exact(value: Fraction) -> str:
    return str(Fraction(value))
