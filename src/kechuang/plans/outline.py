"""The outline of a document: its headings as a tree, cut into plans where the numbering starts again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kechuang.kernel.patterns import pattern
from kechuang.plans.headings import RANK, Number, NumberKind, is_box, number_at, title_end
from kechuang.plans.model import Paragraph
from kechuang.plans.parts import Part, part_of

_PLAN_TITLE = pattern(
    r"(?:方案|计划|规划|纲要|措施|意见|办法|政策|清单|分工|行动|要点|报告|细则|通知|指引|任务表|一览表|分工表)(?:\(.{1,20}\))?$"
)
_PLANNING = pattern(r"(?:方案|计划|规划|纲要|措施|意见|要点|政策|行动|任务|分工|报告|办法)")
_ANNEX = pattern(r"^附(?:件|录|表)?\s?[\d一二三四五六七八九十]{0,2}[:.、]?(?=$|.{1,60}$)")
_CONTENTS = pattern(r"^目录")
_YEARLY = pattern(r"20\d\d年.*(?:工作|任务|安排|回顾)")
_SIGNATURE = pattern(
    r"^(?:[(]?(?:此件|本件)?(?:公开|依申请公开|主动公开|不予公开)|(?:20\d\d|二[〇○零O0].{2})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$"
    r"|各位代表[,!:]|本(?:方案|计划|措施|办法|意见|政策|规划|通知)自(?:20\d\d年|印发|发布|公布)|抄送|主送|印发|信息公开选项|公开属性)"
)
_TITLE_LENGTH = 20


@dataclass(slots=True)
class Node:
    """One heading: `paragraph` where it stands, `stop` the first paragraph that is no longer under it."""

    number: Number
    paragraph: int
    title_start: int
    title_end: int
    title: str
    is_titled: bool = False
    """Whether a short title stands before more text, as a step (①核对台账。) has none."""
    stop: int = 0
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    part: Part = "task"
    own_part: Part | None = None

    @property
    def depth(self) -> int:
        """1 for a heading under nothing."""
        return 1 if self.parent is None else self.parent.depth + 1

    def ancestors(self) -> list[Node]:
        """The headings above, nearest first."""
        out, above = [], self.parent
        while above:
            out.append(above)
            above = above.parent
        return out


@dataclass(slots=True)
class Plan:
    """One document within the file (the notice, the annexed plan, a second annex): its paragraphs and headings."""

    start: int
    stop: int
    nodes: list[Node]
    tail: int = 0
    """The first paragraph of an annex after the last heading (`stop` where there is none)."""
    is_list: bool = False
    """Whether its title says that it lists, explains or measures and plans nothing (清单, 名单, 说明, 指标)."""


def plans_in(paragraphs: Sequence[Paragraph]) -> list[Plan]:
    """The plans of a file in order; a file without a single heading is one plan without nodes."""
    nodes = _headings(paragraphs)
    starts = _starts(paragraphs, nodes)
    plans = []
    for i, (start, first) in enumerate(starts):
        stop, last = starts[i + 1] if i + 1 < len(starts) else (len(paragraphs), len(nodes))
        plan = Plan(start, stop, nodes[first:last])
        if nodes[first:last] and i:
            plan.is_list = _is_list(paragraphs, start, nodes[first].paragraph)
        _nest(paragraphs, plan)
        plans.append(plan)
    return plans


def _is_list(paragraphs: Sequence[Paragraph], start: int, stop: int) -> bool:
    titles = [p.text.strip("#* ") for p in paragraphs[start:stop] if len(p.text) <= 60 and not _ANNEX.fullmatch(p.text)]
    return bool(titles) and not any(_PLANNING.search(title) for title in titles)


def _headings(paragraphs: Sequence[Paragraph]) -> list[Node]:
    nodes = []
    last: dict[NumberKind, int] = {}
    box: dict[NumberKind, int] | None = None
    for i, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if paragraph.kind == "chrome" or (paragraph.kind == "table_row" and "\t" in text.strip("\t")):
            continue
        number = number_at(text) or _unnumbered(text)
        if is_box(text):
            box = _numbers_in(text)
        if number is None or is_box(text):
            continue
        if (
            box is not None
            and RANK[number.kind] >= RANK["paren"]
            and number.value == box.get(number.kind, 0) + 1 != last.get(number.kind, 0) + 1
        ):
            box[number.kind] = number.value
            continue
        box = None
        end = title_end(text, number.end)
        if end > number.end:
            last[number.kind] = number.value
            is_titled = end - number.end <= _TITLE_LENGTH < len(text) - end
            nodes.append(Node(number, i, number.end, end, text[number.end : end], is_titled))
    return _without_contents(paragraphs, nodes)


def _numbers_in(text: str) -> dict[NumberKind, int]:
    """How far each numbering runs that begins within the paragraph of a box."""
    out: dict[NumberKind, int] = {}
    for place in re.finditer(r"[(][一二三四五六七八九十]{1,3}[)]|(?<!\d)\d{1,2}[.](?!\d)", text):
        number = number_at(text, place.start())
        if number and number.value == out.get(number.kind, 0) + 1:
            out[number.kind] = number.value
    return out


def _unnumbered(text: str) -> Number | None:
    """A heading without a number that parts a report on past and coming work (2023年工作回顾)."""
    if len(text) <= 24 and _YEARLY.match(text) and part_of(text) in ("review", "task"):
        return Number("part", 0, "", 0)
    return None


def _without_contents(paragraphs: Sequence[Paragraph], nodes: list[Node]) -> list[Node]:
    """The headings without those of a printed table of contents: from 目录 to where its first entry comes again."""
    at = next((i for i, p in enumerate(paragraphs[:120]) if _CONTENTS.match(p.text)), None)
    listed = [n for n in nodes if at is not None and n.paragraph >= at]
    if not listed:
        return nodes
    first = listed[0]
    again = [n for n in listed[1:] if n.number.kind == first.number.kind and _same_entry(n.title, first.title)]
    return [n for n in nodes if not again or not (first.paragraph <= n.paragraph < again[0].paragraph)]


def _same_entry(title: str, entry: str) -> bool:
    return entry.rstrip(".…·0123456789-— ")[:12].startswith(title.rstrip(". ")[:12])


def _starts(paragraphs: Sequence[Paragraph], nodes: list[Node]) -> list[tuple[int, int]]:
    """Where each plan begins: (paragraph, index of its first heading)."""
    starts = [(0, 0)]
    seen: dict[int, int] = {}
    for i, node in enumerate(nodes):
        rank = RANK[node.number.kind]
        top = min(seen, default=rank)
        restart = node.number.value == 1 and rank <= min(top, RANK["comma"]) and bool(seen)
        if restart and ((rank == top and seen.get(rank, 0) >= 1) or rank < top):
            begin = _title_above(paragraphs, nodes[i - 1].paragraph + 1, node.paragraph)
            if begin is not None:
                starts.append((begin, i))
                seen = {}
        seen[rank] = max(seen.get(rank, 0), node.number.value)
    return starts


def _title_above(paragraphs: Sequence[Paragraph], first: int, stop: int) -> int | None:
    """The paragraph in `first..stop` that begins a new plan: the mark of an annex, else a title; None if neither."""
    title = None
    for i in range(first, stop):
        text = paragraphs[i].text.strip("#* ")
        if paragraphs[i].kind == "chrome" or not text:
            continue
        if _ANNEX.match(text):
            return i
        if title is None and len(text) <= 60 and _PLAN_TITLE.search(text):
            title = i
    return title


def _nest(paragraphs: Sequence[Paragraph], plan: Plan) -> None:
    stack: list[Node] = []
    for node in plan.nodes:
        rank = RANK[node.number.kind]
        while stack and RANK[stack[-1].number.kind] >= rank:
            stack.pop().stop = node.paragraph
        if stack:
            node.parent = stack[-1]
            stack[-1].children.append(node)
        stack.append(node)
        node.own_part = part_of(node.title)
        node.part = _inherited(node)
    end, plan.tail = _end(paragraphs, plan)
    for node in stack:
        node.stop = end


def _end(paragraphs: Sequence[Paragraph], plan: Plan) -> tuple[int, int]:
    """Where the text under the last heading ends (signature, annex, page chrome), and where an annex begins."""
    end = None
    for i in range(plan.nodes[-1].paragraph + 1 if plan.nodes else plan.stop, plan.stop):
        paragraph = paragraphs[i]
        if _ANNEX.match(paragraph.text):
            return (i if end is None else end), i
        if end is None and (paragraph.kind == "chrome" or _SIGNATURE.match(paragraph.text)):
            end = i
    return (plan.stop if end is None else end), plan.stop


def _inherited(node: Node) -> Part:
    above = node.parent
    if above is None:
        return node.own_part or "task"
    if above.part != "task":
        return above.part
    return node.own_part if node.own_part in ("goal", "review") else "task"
