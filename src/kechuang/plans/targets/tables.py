"""Tables of indicators (指标、单位、2020年、2025年、属性), printed as rows or fallen apart into a cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kechuang.kernel.patterns import pattern
from kechuang.plans.model import Bound, Operator, Paragraph
from kechuang.plans.targets import indicators
from kechuang.plans.targets.operators import adjacent, is_about, led_by_verb
from kechuang.plans.targets.quantities import Quantity, is_unit, quantities

_LONGEST_CELL = 40
_FEWEST_CELLS = 6
_HEADER = pattern(
    r"(?:序号|类别|分类|领域|(?:主要|具体)?指标(?:名称|内容)?|内容|项目|单位|计量单位|属性|指标性质|指标属性|性质|类型|备注|"
    r"(?P<owner>责任(?:单位|部门)|牵头(?:单位|部门))|(?P<aim>目标值?|预期值|预期目标|规划目标|规划值)|(?P<base>现状值?|基准值?|基期值?|基数)|"
    r"(?P<year>20\d\d)年?(?:(?P<basis>基[数期准]|现状|实际|完成)|目标|预期|规划|累计)*值?|"
    r"(?P<column>总量|比增|增速|增长|增幅|数量|规模|金额|面积|总额|目标|占比|任务|产值)\((?P<unit>[^()]{1,8})\)|(?:各?(?:县|市|区|\(市\)|\(县\)|地区|、)+))"
)
_PROPERTY = pattern(r"(?:约束|预期|指导|引导|控制|否决)性(?:指标)?|定量|定性")
_EMPTY = pattern(r"[/—\-–―…\s]+")
_ORDINAL = pattern(r"\d{1,2}[.、]?")
_CAPTION_YEAR = pattern(r"20\d\d(?=年)|十[一二三四五六七]五")
_TO_BE_CAPPED = pattern(r"(?:消费|消耗|排放|用水|用能)总量$")
_LABEL_UNIT = pattern(r"^(?P<name>.+?)\((?P<unit>[^()]{1,10})\)(?P<rest>.*)$")
_OPERATOR = pattern(r"^(?P<sign>[≥≤<>＜＞⩾⩽]=?)?")
_CAPTION_NOUN = pattern(
    r"^(?:附?表\d*|专栏\d*)?(?:20\d\d年|“?十[一二三四五六七]五”?)?(?:各[^的]{0,10}区)?(?P<noun>[^,。]{2,20}?)(?:预期)?(?:目标|任务|指标)(?:分解)?表?$"
)
_GROWTH = pattern(r"比增|增速|增长|增幅")
_HEADING = pattern(
    r"[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+[章节]|\d+\.[一-鿿]"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text and the place of it, paragraph index and offsets in the paragraph."""

    text: str
    paragraph: int
    start: int
    end: int
    opens_row: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values: the year it is for, its unit, whether it is a past or base column."""

    year: int | None
    unit: str
    base: bool
    growth: str
    noun: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A target that a table states: label and value, in cells."""

    first: Cell
    last: Cell
    value: Cell
    header_year: int | None
    indicator: str
    scope: str | None
    op: Operator
    op_text: str
    bound: Bound | None
    amount: Decimal
    amount_max: Decimal | None
    unit: str
    approx: bool


@dataclass(slots=True)
class Table:
    """A stretch of paragraphs that is a table of indicators: `first` up to, not including, `stop`."""

    first: int
    stop: int
    caption: str
    columns: list[Column]
    cells: list[Cell] = field(default_factory=list)


def tables(paragraphs: Sequence[Paragraph]) -> Iterator[Table]:
    """The tables of a document that have a header of indicators, goals or years."""
    index = 0
    while index < len(paragraphs):
        stop = _run(paragraphs, index)
        if stop - index >= _FEWEST_CELLS or (stop > index and paragraphs[index].kind == "table_row"):
            yield from _in_run(paragraphs, index, stop)
        index = max(stop, index + 1)


def _run(paragraphs: Sequence[Paragraph], index: int) -> int:
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        text = paragraph.text
        if (
            paragraph.kind != "chrome"
            and paragraph.kind != "table_row"
            and (len(text) > _LONGEST_CELL or text.endswith(("。", ";", ":")) or "。" in text)
        ):
            break
        index += 1
    return index


def _in_run(paragraphs: Sequence[Paragraph], first: int, stop: int) -> Iterator[Table]:
    cells = list(_cells(paragraphs, first, stop))
    at = 0
    while at < len(cells):
        if not _HEADER.fullmatch(cells[at].text):
            at += 1
            continue
        begin = at
        names = []
        while at < len(cells) and _HEADER.fullmatch(cells[at].text):
            names.append(cells[at].text)
            at += 1
        caption = cells[begin - 1].text if begin else ""
        columns = _columns(names, caption)
        end = next((i for i in range(at, len(cells)) if _ends(cells[i])), len(cells))
        values = sum(1 for cell in cells[at:end] if _value(cell.text))
        told = len(names) > 1 or bool(
            re.search(r"指标|目标", "".join(c.text for c in cells[max(0, begin - 2) : begin]) + "".join(names))
        )
        if not told or not columns or values < 2:
            continue
        last = cells[end - 1].paragraph + 1
        yield Table(cells[begin].paragraph, last, caption, columns, cells[at:end])
        at = end


def _ends(cell: Cell) -> bool:
    return bool(_HEADING.match(cell.text)) and not _LABEL_UNIT.match(cell.text)


def _cells(paragraphs: Sequence[Paragraph], first: int, stop: int) -> Iterator[Cell]:
    for index in range(first, stop):
        paragraph = paragraphs[index]
        if paragraph.kind == "chrome":
            continue
        opens = True
        for match in re.finditer(r"[^\t]+", paragraph.text):
            yield Cell(match.group(), index, match.start(), match.end(), opens and paragraph.kind == "table_row")
            opens = False


def _columns(names: list[str], caption: str) -> list[Column]:
    columns = []
    for name in names:
        match = _HEADER.fullmatch(name)
        if match is None:
            continue
        if match["year"]:
            columns.append(Column(int(match["year"]), "", bool(match["basis"]), "", ""))
        elif match["column"]:
            columns.append(
                Column(
                    _year_of(caption),
                    match["unit"],
                    False,
                    match["column"] if _GROWTH.match(match["column"]) else "",
                    _noun_of(caption),
                )
            )
        elif match["aim"]:
            columns.append(Column(_year_of(caption), "", False, "", ""))
        elif match["base"]:
            columns.append(Column(None, "", True, "", ""))
    return columns


def _year_of(caption: str) -> int | None:
    match = _CAPTION_YEAR.search(caption)
    return int(match.group()) if match and match.group().isdigit() else None


def _noun_of(caption: str) -> str:
    match = _CAPTION_NOUN.match(caption)
    return match["noun"] if match else ""


def _value(text: str) -> Quantity | None:
    """The quantity of a cell that holds nothing else: ≥8%, 下降6%, 30%左右, 45."""
    if len(text) > 20:
        return None
    found = list(quantities(text))
    if len(found) != 1 or found[0].end != len(text) or found[0].chinese:
        return None
    before = text[: found[0].start]
    if before and not (_OPERATOR.fullmatch(before) or adjacent(before, found[0])):
        return None
    return found[0]


def entries(table: Table, floor: int | None) -> Iterator[Entry]:
    """The targets of a table. `floor` is the first year of the plan: columns of earlier years are past figures."""
    aims = [not c.base and (c.year is None or floor is None or c.year >= floor) for c in table.columns]
    years = [c.year for c in table.columns if c.year is not None]
    if floor is not None and years and max(years) < floor:
        return
    if floor is None:
        aims = [aim and (c.year is None or c.year == max(years)) for aim, c in zip(aims, table.columns, strict=True)]
    label: Cell | None = None
    orphan: Cell | None = None
    unit, count, ordinal = "", 0, 0
    for index, cell in enumerate(table.cells):
        text = cell.text
        if cell.opens_row or _PROPERTY.fullmatch(text):
            label, unit, count, orphan = (
                (None, "", 0, None) if label is not None and count else (label, unit, count, orphan)
            )
            if _PROPERTY.fullmatch(text):
                continue
        if is_unit(text) and label is not None and not count:
            unit = text
        elif (
            label is None
            and _ORDINAL.fullmatch(text)
            and int(text.rstrip(".、")) == ordinal + 1
            and _labelled_next(table, index)
        ):
            ordinal += 1
        elif _EMPTY.fullmatch(text) and label is not None:
            count += 1
        elif _value(text) is not None:
            if label is None:
                orphan = cell
                continue
            if count < len(table.columns) and aims[count]:
                entry = _entry(label, cell, unit, table.columns[count])
                if entry is not None:
                    yield entry
            count += 1
        else:
            if _HEADER.fullmatch(text):
                continue
            inline = _inline(cell)
            if inline is not None:
                entry = _entry(inline[0], inline[1], "", table.columns[-1])
                if entry is not None and aims[-1]:
                    yield entry
                label = None
                continue
            label, unit, count = cell, "", 0
            if orphan is not None and _LABEL_UNIT.match(text):
                entry = _entry(cell, orphan, "", table.columns[-1])
                if entry is not None and aims[-1]:
                    yield entry
                label = None
            orphan = None
        if label is not None and count >= len(table.columns):
            label, unit, count = None, "", 0


def _labelled_next(table: Table, index: int) -> bool:
    return index + 1 < len(table.cells) and _value(table.cells[index + 1].text) is None


def _inline(cell: Cell) -> tuple[Cell, Cell] | None:
    """A label and its value that stand in one cell: 累计创建示范站(家)12."""
    match = _LABEL_UNIT.match(cell.text)
    if match is None or not match["rest"] or _value(match["rest"]) is None:
        return None
    cut = cell.start + match.start("rest")
    return replace(cell, text=cell.text[: match.start("rest")], end=cut), replace(cell, text=match["rest"], start=cut)


def _entry(label: Cell, value: Cell, unit: str, column: Column) -> Entry | None:
    quantity = _value(value.text)
    if quantity is None:
        return None
    match = _LABEL_UNIT.match(label.text)
    name = match["name"] if match else label.text
    unit = quantity.unit or unit or (match["unit"] if match else "") or column.unit
    quantity = replace(quantity, unit=unit)
    before = value.text[: quantity.start]
    name = re.sub(r"^(?:\d{1,2}[.、]|[一二三四五六七八九十]+、|其中[::]?)", "", name)
    op: Operator = "=" if is_about(quantity) else ">="
    bound: Bound | None = None
    if not is_about(quantity) and _TO_BE_CAPPED.search(name):
        op = "<="
    words, sign = "左右" if is_about(quantity) else before, 1
    promise = adjacent(before, quantity) if before else adjacent(name, quantity)
    led = led_by_verb(name, quantity)
    if promise is not None:
        op, bound, words, sign = promise.op, promise.bound, promise.words, promise.sign
        if not before:
            name = name[: promise.start]
    elif column.growth:
        op, bound, words = "increase_by", "=", column.growth
    elif led is not None and not is_about(quantity) and not unit.endswith("%"):
        op, bound, words = "build", "=", name[: led.start] + led.verb
        name = name[led.start + len(led.verb) :]
    indicator: str
    scope: str | None
    if column.noun:
        indicator, scope = column.noun, indicators.cleaned(name)
    elif op == "build":
        indicator, scope = indicators.of_delivery(name)
    else:
        indicator, scope = indicators.of_level(name, "")
    first, last = sorted((label, value), key=lambda cell: (cell.paragraph, cell.start))
    return Entry(
        first, last, value, column.year, indicator, scope, op, words, bound,
        quantity.value * sign, quantity.value_max, unit, is_about(quantity),
    )  # fmt: skip
