"""Breaking a title into lines by meaning: no word torn apart, lines of like length (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

from itertools import combinations, pairwise

from kechuang.official.measures import half_width

ROOM = 40
"""Half characters of 二号 that go on a line of 156 mm."""
_AFTER = "的和与及、，：》）"
_BEFORE = (
    "关于",
    "情况",
    "进展",
    "重点",
    "工作",
    "通报",
    "通知",
    "函",
    "《",
    "（",
    "推进",
    "落实",
    "任务",
    "目标",
    "有关",
)
_NEVER_FIRST = "的、，。：；》）年月日号和与及等"
_NEVER_LAST = "《（第"


def title_lines(title: str) -> list[str]:
    """The lines of a title. Breaks made by hand stay as they are."""
    by_hand = [line.strip() for line in title.splitlines() if line.strip()]
    if len(by_hand) != 1:
        return by_hand
    whole = by_hand[0]
    needed = -(-half_width(whole) // ROOM)
    if needed <= 1:
        return [whole]
    places = [at for at in range(2, len(whole) - 1) if _may(whole, at)]
    for count in (needed, needed + 1):
        ways = combinations(places, count - 1) if count <= 4 else ()
        lines = [_cut(whole, way) for way in ways]
        fitting = [one for one in lines if all(half_width(line) <= ROOM for line in one)]
        if fitting:
            return min(fitting, key=_cost)
    return [whole[at : at + ROOM // 2] for at in range(0, len(whole), ROOM // 2)]


def _may(whole: str, at: int) -> bool:
    before, after = whole[at - 1], whole[at]
    inside = (before.isascii() and after.isascii()) or (before.isdigit() and after in "年月日号季")
    return not inside and after not in _NEVER_FIRST and before not in _NEVER_LAST


def _cut(whole: str, way: tuple[int, ...]) -> list[str]:
    edges = (0, *way, len(whole))
    return [whole[one:other] for one, other in pairwise(edges)]


def _cost(lines: list[str]) -> float:
    """Uneven lines cost a little, a break where no phrase begins much; an hourglass is worse than a trapezoid."""
    widths = [half_width(line) for line in lines]
    uneven = sum(abs(width - sum(widths) / len(widths)) for width in widths)
    torn = sum(not (one[-1] in _AFTER or other.startswith(_BEFORE)) for one, other in pairwise(lines))
    waist = len(widths) == 3 and widths[1] < min(widths[0], widths[2])
    return uneven + 20 * torn + 10 * waist
