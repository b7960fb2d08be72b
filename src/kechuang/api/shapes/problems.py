"""The one shape of every error."""

from __future__ import annotations

from kechuang.api.shapes.shape import Said, Shape


class WrongValue(Shape):
    """One wrong value of a request: where it stands (`query.page`, `body.reason`), and what is wrong with it."""

    at: str
    code: str
    sentence: Said


class Problem(Shape):
    """An error, after RFC 9457. Act on `code`: it is stable; sentences may be reworded."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    sentence: Said
    remedy: Said
    fields: dict[str, str | int | None]
    errors: list[WrongValue]
    request_id: str
