"""What was found."""

from __future__ import annotations

from kechuang.api.shapes.shape import Shape


class Hit(Shape):
    """One thing found: `key` of a record, or `plan` and the place in its text."""

    kind: str
    key: str | None
    plan: str | None
    title: str
    snippet: str
    start: int | None


class Found(Shape):
    """Hits by kind and best first; `counts` stop at 1000."""

    q: str
    counts: dict[str, int]
    page: int
    size: int
    rows: list[Hit]
