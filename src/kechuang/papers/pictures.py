"""Pictures of a paper, drawn as SVG from a few kept numbers: sober, readable in black and white, with their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from kechuang.indicators.lamps import LIGHTS
from kechuang.official.document import Figure
from kechuang.papers.live_fields import OPEN
from kechuang.supervision.line import Line, number_of
from kechuang.supervision.progress import ORDER, counts

WIDTH = 150.0
"""Millimetres: a little less than the type area."""
_ROW, _BAR, _TEXT = 8.5, 5.0, 4.2
_FACE = "FangSong_GB2312, FangSong, 'Noto Serif CJK SC', 'Source Han Serif SC', SimSun, serif"
_INK = {"off_course": "#1a1a1a", "at_risk": "#595959", "on_course": "#8c8c8c", "met": "#bfbfbf", "no_data": "#ffffff"}
MOST = 12


def pictures(lines: Sequence[Line]) -> dict[str, Any]:
    """The data of every picture a paper may show."""
    told = counts(lines)
    lamps = [[LIGHTS[light].zh if light else OPEN, told[light], light] for light in ORDER if told[light]]
    behind = []
    for line in lines:
        number, wanted = number_of(line.number), number_of(line.wanted)
        if line.light in ("off_course", "at_risk") and number is not None and wanted and line.better == "up":
            behind.append([line.name, round(float(number / wanted) * 100, 1), line.light])
    behind.sort(key=lambda one: (one[2] != "off_course", one[1]))
    return {"lamps": lamps, "behind": behind[:MOST]}


def figure(name: str, data: Mapping[str, Any], caption: str) -> Figure | None:
    """The picture of that name; None where there is nothing to draw."""
    rows = data.get(name) or []
    if not rows:
        return None
    drawn = _shares(rows) if name == "behind" else _counts(rows)
    words = _words_of_shares(rows) if name == "behind" else _words_of_counts(rows)
    return Figure(drawn, words, WIDTH, len(rows) * _ROW + 4, caption)


def _words_of_counts(rows: Sequence[Sequence[Any]]) -> str:
    return "条形图，目标按亮灯计数：" + "，".join(f"{name}{count}项" for name, count, _light in rows) + "。"


def _words_of_shares(rows: Sequence[Sequence[Any]]) -> str:
    told = "，".join(f"{name}{share}%（{LIGHTS[light].zh}）" for name, share, light in rows)
    return f"条形图，现值占目标值的比例：{told}。"


def _counts(rows: Sequence[Sequence[Any]]) -> str:
    left, most = 24.0, max(row[1] for row in rows)
    room = WIDTH - left - 18
    parts = []
    for place, (name, count, light) in enumerate(rows):
        y = place * _ROW + 2
        parts.append(_text(left - 2, y, name, "end"))
        parts.append(_bar(left, y, max(0.6, room * count / most), light))
        parts.append(_text(left + max(0.6, room * count / most) + 2, y, f"{count}项", "start"))
    return _svg(parts, len(rows))


def _shares(rows: Sequence[Sequence[Any]]) -> str:
    """Bars up to the figure asked, which is the line on the right; longer names are cut, the table has them whole."""
    left, right = 66.0, 18.0
    room = WIDTH - left - right
    parts = []
    for place, (name, share, light) in enumerate(rows):
        y = place * _ROW + 2
        parts.append(_text(left - 2, y, name if len(name) <= 14 else f"{name[:13]}…", "end"))
        parts.append(_bar(left, y, max(0.6, room * min(share, 100) / 100), light))
        parts.append(_text(left + room + 2, y, f"{share}%", "start"))
    high = len(rows) * _ROW + 2
    goal = f'<line x1="{left + room}" y1="1" x2="{left + room}" y2="{high}" stroke="#000" stroke-width="0.4"/>'
    return _svg([*parts, goal], len(rows))


def _bar(x: float, y: float, width: float, light: str) -> str:
    ink = _INK.get(light, "#ffffff")
    return (
        f'<rect x="{x}" y="{y}" width="{width:.2f}" height="{_BAR}" fill="{ink}" stroke="#1a1a1a" stroke-width="0.25"/>'
    )


def _text(x: float, y: float, words: str, anchor: str) -> str:
    where = f'x="{x:.2f}" y="{y + _BAR - 0.9:.2f}"'
    return f'<text {where} font-size="{_TEXT}" text-anchor="{anchor}" fill="#000">{escape(words)}</text>'


def _svg(parts: Sequence[str], rows: int) -> str:
    high = rows * _ROW + 4
    head = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" width="{WIDTH}mm" height="{high}mm"'
    return f'<svg {head} font-family="{_FACE}">{"".join(parts)}</svg>'
