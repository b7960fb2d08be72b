"""The numbers Word writes before paragraphs by itself: which list a paragraph is in, and what its number reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from kechuang.plans.opening.docx.counting import written

_PLACE = re.compile(r"%([1-9])")
_WANTS_BLANK = re.compile(r"[0-9A-Za-z章节条篇编]$")
_BULLET = "•"
_DEEPEST = 9
_LONGEST_CHAIN = 20


@dataclass(slots=True)
class _Level:
    start: int = 1
    way: str = "decimal"
    pattern: str = ""
    digits_only: bool = False
    restarts: bool = True
    style: str | None = None


@dataclass(slots=True)
class _List:
    """One list definition, and where its counting stands."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


def _value(element: Any, path: str, namespaces: dict[str, str]) -> str | None:
    found = element.find(path, namespaces)
    return None if found is None else found.get(f"{{{namespaces['w']}}}val")


class Numbers:
    """Counts the numbered paragraphs of one document, in the order they are asked for."""

    def __init__(self, document: Any) -> None:
        self._ns = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
        self._lists: dict[str, _List] = {}
        self._own_levels: dict[str, dict[int, _Level]] = {}
        self._of_number: dict[str, str] = {}
        self._started: set[str] = set()
        self._styles = {
            style.get(self._w("styleId")): style for style in document.styles.element.findall("w:style", self._ns)
        }
        numbering = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if numbering is not None:
            self._read(numbering.element)

    def before(self, paragraph: Any) -> str:
        """The number that stands before a paragraph element (`w:p`), or an empty string."""
        number, depth = self._place_of(paragraph)
        definition = self._lists.get(self._of_number.get(number or "", ""))
        if number is None or definition is None or number == "0":
            return ""
        levels = {**definition.levels, **self._own_levels.get(number, {})}
        level = levels.get(depth)
        if level is None:
            return ""
        self._count(number, definition, levels, depth)
        if level.way == "bullet":
            return _BULLET
        text = _PLACE.sub(lambda m: self._written(definition, levels, int(m[1]) - 1, level), level.pattern)
        return f"{text} " if _WANTS_BLANK.search(text) else text

    def _written(self, definition: _List, levels: dict[int, _Level], depth: int, current: _Level) -> str:
        level = levels.get(depth, _Level())
        way = "decimal" if current.digits_only else level.way
        return written(definition.counts.get(depth, level.start), way)

    def _count(self, number: str, definition: _List, levels: dict[int, _Level], depth: int) -> None:
        counts = definition.counts
        if number not in self._started:
            self._started.add(number)
            for k in self._own_levels.get(number, {}):
                counts.pop(k, None)
        for k in range(depth):
            counts.setdefault(k, levels.get(k, _Level()).start)
        counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for k in range(depth + 1, _DEEPEST):
            if levels.get(k, _Level()).restarts:
                counts.pop(k, None)

    def _place_of(self, paragraph: Any) -> tuple[str | None, int]:
        """List number and depth of a paragraph, by itself or by its style."""
        properties = paragraph.find("w:pPr", self._ns)
        number, depth = self._numbering_in(properties)
        style_name = None if properties is None else _value(properties, "w:pStyle", self._ns)
        if number is None and style_name is not None:
            number, style_depth = self._place_of_style(style_name)
            depth = depth if depth is not None else style_depth
        return number, depth or 0

    def _place_of_style(self, style_name: str) -> tuple[str | None, int]:
        own_name, style = style_name, self._styles.get(style_name)
        for _ in range(_LONGEST_CHAIN):
            if style is None:
                break
            number, depth = self._numbering_in(style.find("w:pPr", self._ns))
            if number is not None:
                return number, depth if depth is not None else self._depth_for_style(number, own_name)
            own_name = _value(style, "w:basedOn", self._ns) or ""
            style = self._styles.get(own_name)
        return None, 0

    def _depth_for_style(self, number: str, style_name: str) -> int:
        definition = self._lists.get(self._of_number.get(number, ""))
        levels = definition.levels if definition else {}
        return next((depth for depth, level in levels.items() if level.style == style_name), 0)

    def _numbering_in(self, properties: Any) -> tuple[str | None, int | None]:
        found = None if properties is None else properties.find("w:numPr", self._ns)
        if found is None:
            return None, None
        depth = _value(found, "w:ilvl", self._ns)
        return _value(found, "w:numId", self._ns), int(depth) if depth and depth.isdigit() else None

    def _read(self, numbering: Any) -> None:
        linked: dict[str, str] = {}
        by_style: dict[str, str] = {}
        for definition in numbering.findall("w:abstractNum", self._ns):
            key = definition.get(self._w("abstractNumId"))
            self._lists[key] = _List(dict(self._level(e) for e in definition.findall("w:lvl", self._ns)))
            if (style := _value(definition, "w:styleLink", self._ns)) is not None:
                by_style[style] = key
            if (style := _value(definition, "w:numStyleLink", self._ns)) is not None:
                linked[key] = style
        for key, style in linked.items():
            if style in by_style:
                self._lists[key] = self._lists[by_style[style]]
        for entry in numbering.findall("w:num", self._ns):
            number = entry.get(self._w("numId"))
            key = _value(entry, "w:abstractNumId", self._ns) or ""
            self._of_number[number] = key
            own = self._overrides(entry, self._lists.get(key))
            if own:
                self._own_levels[number] = own

    def _overrides(self, entry: Any, definition: _List | None) -> dict[int, _Level]:
        own: dict[int, _Level] = {}
        for override in entry.findall("w:lvlOverride", self._ns):
            depth = int(override.get(self._w("ilvl")) or 0)
            replaced = override.find("w:lvl", self._ns)
            level = self._level(replaced)[1] if replaced is not None else None
            if level is None and definition and depth in definition.levels:
                known = definition.levels[depth]
                level = _Level(known.start, known.way, known.pattern, known.digits_only, known.restarts, known.style)
            start = _value(override, "w:startOverride", self._ns)
            if level is not None:
                level.start = int(start) if start and start.isdigit() else level.start
                own[depth] = level
        return own

    def _level(self, element: Any) -> tuple[int, _Level]:
        start = _value(element, "w:start", self._ns)
        return int(element.get(self._w("ilvl")) or 0), _Level(
            start=int(start) if start and start.isdigit() else 1,
            way=_value(element, "w:numFmt", self._ns) or "decimal",
            pattern=_value(element, "w:lvlText", self._ns) or "",
            digits_only=element.find("w:isLgl", self._ns) is not None,
            restarts=_value(element, "w:lvlRestart", self._ns) != "0",
            style=_value(element, "w:pStyle", self._ns),
        )

    def _w(self, name: str) -> str:
        return f"{{{self._ns['w']}}}{name}"
