"""A whole draft: the words of its kind, every live figure as of its moments, the data of its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kechuang.papers.content import GONE, Content, Field
from kechuang.papers.done import done_fields
from kechuang.papers.kind import Basis, Kind
from kechuang.papers.late import late_fields
from kechuang.papers.live_fields import live_fields
from kechuang.papers.pictures import pictures


def drafted(kind: Kind, told: Basis) -> Content:
    """The draft with its figures. Raises BadInput where the kind finds nothing to say."""
    return refreshed(kind.draft(told), told)


def refreshed(content: Content, told: Basis) -> Content:
    """The same words with the figures and pictures of other moments; a figure that is no more says so in its place."""
    lost = {key: replace(one, words=GONE, gone=True) for key, one in content.fields.items()}
    made = content.with_fields({**lost, **known_fields(told)})
    return replace(
        made,
        pictures=pictures(told.lines),
        asof=told.asof.as_query(),
        example=content.example or told.plan.example or any(line.example for line in told.lines),
    )


def known_fields(told: Basis) -> Mapping[str, Field]:
    """Every figure that may be quoted."""
    found = live_fields(told.plan, told.lines, told.asof)
    found |= dict(done_fields(told.plan, told.done, told.asof))
    return found | dict(late_fields(told.plan, told.late, told.asof))
