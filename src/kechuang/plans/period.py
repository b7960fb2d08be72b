"""The years a plan runs: from its title, from the years it is valid, else from the goals it sets."""

from __future__ import annotations

from collections.abc import Sequence

from kechuang.kernel.numerals import integer
from kechuang.kernel.patterns import pattern
from kechuang.plans.headings import number_at
from kechuang.plans.model import Paragraph

Period = tuple[int | None, int | None]

FIVE_YEARS = {
    name: (2001 + 5 * k, 2005 + 5 * k)
    for k, name in enumerate(("十", "十一", "十二", "十三", "十四", "十五", "十六", "十七"))
}
"""The years of each five-year plan by the name before 五 (十四五: 2021–2025)."""

_RANGE = pattern(r"(20\d\d)年?(?:[-—–~─－至到]|--|——)+(20\d\d)年?")
_ONE_YEAR = pattern(r"(20\d\d)年(?!前|后|远景)")
_FIVE = pattern(r"[“\"‘]?(十[一二三四五六七]?)[•·]?五[”\"’]?(?=时期|规划|期间|发展|[^\d]|$)")
_VALID = pattern(r"自(20\d\d)年\d{1,2}月\d{1,2}日起(?:施行|实施|执行|生效).{0,12}?有效期(?:至|到)(20\d\d)年")
_VALID_YEARS = pattern(
    r"(?:有效期|暂定|实施期限?|执行期限?|试行期?)(?:为|是)?(\d{1,2}|[一二两三四五六七八九十]{1,2})年"
)
_GOAL_YEAR = pattern(r"(?:到|至|力争)(20\d\d)年(?:底|末)?")
_PLANNED_YEAR = pattern(r"(20\d\d)年(?:的)?.{0,8}?(?:工作|重点|目标|任务|部署|安排)")


def period(title: str | None, published: str | None, paragraphs: Sequence[Paragraph]) -> Period:
    """First and last year of the plan; None where nothing tells."""
    if title:
        found = _of_title(title)
        if found:
            return found
    begun = int(published[:4]) if published else None
    for paragraph in paragraphs:
        valid = _VALID.search(paragraph.text)
        if valid:
            return int(valid[1]), int(valid[2])
        years = _VALID_YEARS.search(paragraph.text) if begun else None
        if years and begun and len(paragraph.text) < 120:
            return begun, begun + (integer(years[1]) or 0)
    if any(p.text.startswith("各位代表") for p in paragraphs[:30]):
        return _of_report(paragraphs)
    years_named = [int(y) for p in paragraphs if p.kind == "text" for y in _GOAL_YEAR.findall(p.text)]
    return None, max((y for y in years_named if y <= 2040), default=None)


def _of_title(title: str) -> Period | None:
    found = _RANGE.search(title)
    if found and int(found[1]) <= int(found[2]):
        return int(found[1]), int(found[2])
    five = _FIVE.search(title)
    if five and five[1] in FIVE_YEARS and "五" in title:
        return FIVE_YEARS[five[1]]
    year = _ONE_YEAR.search(title)
    return (int(year[1]), int(year[1])) if year else None


def _of_report(paragraphs: Sequence[Paragraph]) -> Period:
    """A report on the work of a government looks back on one year and plans the next: the year it plans."""
    years = []
    for paragraph in paragraphs:
        number = number_at(paragraph.text)
        is_heading = (number and number.kind == "comma") or len(paragraph.text) <= 24
        if is_heading and "回顾" not in paragraph.text and len(paragraph.text) <= 60:
            found = _PLANNED_YEAR.search(paragraph.text)
            if found:
                years.append(int(found[1]))
    year = max(years, default=None)
    return year, year
