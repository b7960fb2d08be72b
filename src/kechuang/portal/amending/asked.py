"""What the form of a draft was sent with, as a draft's content; nothing is judged here."""

from __future__ import annotations

from datetime import date
from typing import Any

from kechuang.amendments.content import MOST_ADDED, Content, NewClause
from kechuang.policies.jurisdictions import jurisdictions

FIGURE, CLAUSE, NEW = "p.", "c.", "n."
LONGEST = 200


def content_asked(asked: Any, today: date) -> Content:
    """`p.NAME` dated figures, `c.CODE` written ones, `drop` clauses, `n.K.…` new ones; `since`, `title`, `number`."""
    place = asked.get("place", "")
    return Content(
        since=_day(asked.get("since", ""), today),
        place=place if any(j.code == place for j in jurisdictions()) else "",
        document=_text(asked.get("title", ""))[:100],
        number=_text(asked.get("number", ""))[:80],
        figures=_typed(asked, FIGURE),
        written=_typed(asked, CLAUSE),
        dropped=tuple(dict.fromkeys(_text(one) for one in asked.getlist("drop") if one)),
        added=tuple(_added(asked)),
    )


def _added(asked: Any) -> list[NewClause]:
    """Rows in which a fact was chosen, in their order."""
    rows = []
    for place in range(MOST_ADDED + 1):
        told = {name: _text(asked.get(f"{NEW}{place}.{name}", "")) for name in NewClause.__slots__}
        if told["fact"]:
            rows.append(
                NewClause(**told | {"op": told["op"] or "ge", "join": "all" if told["join"] == "all" else "any"})
            )
    return rows


def _typed(asked: Any, prefix: str) -> dict[str, str]:
    told = {name.removeprefix(prefix): _text(text) for name, text in asked.items() if name.startswith(prefix)}
    return {name: text for name, text in told.items() if text}


def _text(text: Any) -> str:
    return str(text).replace("\0", "").strip()[:LONGEST]


def _day(text: str, today: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return today
