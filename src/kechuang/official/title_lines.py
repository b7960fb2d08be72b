"""Breaking a title into lines by meaning: no word torn apart, a trapezoid or a diamond (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

from itertools import combinations, pairwise

from kechuang.official.measures import half_width

ROOM = 38
"""Half characters of 二号 on a line of 156 mm. Forty would fill it to the last point, and letters of another typeface
than the one asked for are wider now and then: the last character would go to a line of its own."""
_AFTER = "的和与及、，：》）"
_BEFORE = (
    *("关于", "情况", "进展", "重点", "工作", "通报", "通知", "函", "《", "（", "推进", "落实", "任务", "目标", "有关"),
    *("督办", "实施", "贯彻", "印发", "组织", "开展", "申报", "公布"),
)
"""Phrases that begin anew: a line may well begin with one."""
_WITHIN = (
    "科技",
    "科学",
    "创新",
    "三年",
    "五年",
    "行动",
    "规划",
    "计划",
    "方案",
    "办法",
    "高新",
    "企业",
    "项目",
    "示范",
)
"""Words within a name: a line begins with one where nothing better is there."""
_WHOLE = (
    *("科技创新", "科学技术", "三年行动", "五年行动", "行动计划", "行动方案", "人民政府", "办公室", "委员会", "管理局"),
    *("高新技术", "技术企业", "开发区", "实施方案", "实施意见", "管理办法", "进展情况", "完成情况", "工作方案", "复函"),
    *("季度", "年度", "通报", "通知", "目标", "任务", "重点", "有关", "情况", "工作", "计划", "规划", "企业", "项目"),
    *("技术", "创新", "科技", "科学", "行动", "关于", "督办", "公告", "决定", "意见", "报告", "请示"),
)
"""What is never torn apart."""
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
    torn = _torn(whole)
    places = [at for at in range(2, len(whole) - 1) if _may(whole, at)]
    for count in (needed, needed + 1):
        ways = combinations(places, count - 1) if count <= 4 else ()
        lines = [(way, _cut(whole, way)) for way in ways]
        fitting = [one for one in lines if all(half_width(line) <= ROOM for line in one[1])]
        if fitting:
            return min(fitting, key=lambda one: _cost(one[1]) + 60 * sum(at in torn for at in one[0]))[1]
    return [whole[at : at + ROOM // 2] for at in range(0, len(whole), ROOM // 2)]


def _may(whole: str, at: int) -> bool:
    before, after = whole[at - 1], whole[at]
    inside = (before.isascii() and after.isascii()) or (before.isdigit() and after in "年月日号季")
    return not inside and after not in _NEVER_FIRST and before not in _NEVER_LAST


def _torn(whole: str) -> set[int]:
    """The places within words."""
    found: set[int] = set()
    for word in _WHOLE:
        at = whole.find(word)
        while at >= 0:
            found |= set(range(at + 1, at + len(word)))
            at = whole.find(word, at + 1)
    return found


def _cut(whole: str, way: tuple[int, ...]) -> list[str]:
    edges = (0, *way, len(whole))
    return [whole[one:other] for one, other in pairwise(edges)]


def _cost(lines: list[str]) -> float:
    """Uneven lines cost a little, a block without slope too, a break where no phrase begins much, an hourglass more."""
    widths = [half_width(line) for line in lines]
    uneven = sum(abs(width - sum(widths) / len(widths)) for width in widths)
    breaks = sum(_break(one, other) for one, other in pairwise(lines))
    block = max(widths) - min(widths) < 4
    waist = len(widths) > 2 and min(widths[1:-1]) < min(widths[0], widths[-1])
    return uneven + breaks + 6 * block + 20 * waist


def _break(line: str, after: str) -> int:
    if line[-1] in _AFTER or after.startswith(_BEFORE):
        return 0
    return 10 if after.startswith(_WITHIN) else 20
