"""Drafts of policy changes as plain JSON values for programs: one in a list, one with what it says and its versions."""

from __future__ import annotations

from typing import Any

from kechuang.amendments.models import Amendment, AmendmentVersion


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
