"""Hard line wraps: which printed lines belong to one paragraph.

A wrapped text shows itself by runs of neighbouring lines that are equally wide and break off in mid-sentence. Where no
such run is near, a line is a whole paragraph and nothing is joined.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kechuang.plans.paragraphs.lines import LABEL, NUMBER_ONLY, Line

_NARROWEST, _WIDEST = 16.0, 100.0
_INDENT = 2.0
"""The first line of a paragraph is this much shorter, its indent being lost."""
_RAGGED = 2.6
"""A line that ends in mid-sentence may fall this short of the measure: a mark or a word did not fit."""
_RAGGED_SENTENCE = 0.6
"""A line that ends a sentence and still runs on must fill the measure."""

_CLOSING = re.compile(r"[,。、;:!?)\]〕】》〉”’]")
_RUNS_ON = re.compile(r"[,、(《〈“〔【]$")
_UNIT = re.compile(r"[年月日个家项万亿元吨千百名人次倍公平米亩度台套座%]")
_COUNTED = re.compile(r"[个项家名座](?!目|庭|人|单|谈|标)[^\s]{2}")
_COUNT_BEFORE = re.compile(r"[一-鿿][,、:]?\s?(?:\d+[-—–~])?\d{1,4}$")
"""A count and its thing are never two paragraphs; a year or the number of a table ends no running text this way."""
_ENDS_BRACKET = re.compile(r"[)〕】]")
_MARK = re.compile(r"[,。;:!?]")
_OPENING = re.compile(r"[(〔《“【\[]")
_BRACKETS = (("《", "》"), ("(", ")"), ("〔", "〕"), ("【", "】"), ("〈", "〉"))
_SENTENCE_OR_BRACKET = re.compile(r"[,。;:!?()〔〕《》【】“”]")
_AFTER_SENTENCE = ")〕】》”’"
_TITLE_OPEN = re.compile(r"《[^》]*$")
_TITLE_CLOSES = re.compile(r"[^《]*》")
_CHAPTER = re.compile(r"[一二三四五六七八九十]+、|第[一二三四五六七八九十]+[章节]")
_CAPTION = re.compile(r"[表图]\s?[\d“(\-]")
_REST = re.compile(r"[^,。;:]{1,3}。")
_LEAD = re.compile(r"[^。:;]{2,14}[。:]")
"""A short sentence that names what the paragraph is about stands at its beginning."""
_NEAR = 3
"""So many lines on either side tell how wide full lines are there."""
_LONGEST_CELL = 20
"""A shorter line may be a cell of a table, whose unit stands in the cell below."""
_LOOK_BACK = 3
"""Lines of a group within which an open bracket is looked for."""


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """What holds for a text as a whole.

    Indents are kept; owners in brackets, or numbered items, follow in the printed line though they come as lines.
    """

    indented: bool
    labels_run_in: bool
    items_run_in: bool


def joined(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in groups, a group a paragraph."""
    measures = _measures(lines)
    wrapping = _Wrapping(
        _indents_tell(lines, measures), _labels_run_in(lines, measures), _items_run_in(lines, measures)
    )
    groups: list[list[Line]] = []
    filled = 0.0  # how much of the printed line is taken; one printed line may come in several pieces
    for i, line in enumerate(lines):
        measure = measures[i - 1] if i else None
        following = lines[i + 1] if i + 1 < len(lines) else None
        if i and _continues(groups[-1], line, measure, filled, following, wrapping):
            groups[-1].append(line)
            same_print = measure is not None and filled < measure - _RAGGED and filled + line.width <= measure + _RAGGED
            filled = filled + line.width if same_print else line.width
        else:
            groups.append([line])
            before = filled if wrapping.items_run_in and measure and filled + line.width <= measure + _RAGGED else 0.0
            filled = before + line.width + (line.indent if wrapping.indented else _INDENT)
    return groups


def _measures(lines: Sequence[Line]) -> list[float | None]:
    """For each line the width that full lines have around it; None where the text is not wrapped."""
    candidates = _full_widths(lines)
    if not candidates:
        return [None] * len(lines)
    widths = [0.0] * _NEAR + [line.width for line in lines] + [0.0] * _NEAR
    widest = [max(widths[i : i + _NEAR + 1]) for i in range(len(lines) + _NEAR)]
    found: list[float | None] = []
    for above, below in zip(widest, widest[_NEAR:], strict=False):
        # The narrower side counts, so that a line keeps its measure next to a block set wider.
        near = min(above, below)
        off = max(3.0, near / 10)
        k = bisect_left(candidates, near - off)
        around = [c for c in candidates[k : k + 3] if c - off <= near or c == candidates[k]]
        best = min(around, key=lambda c: abs(c - near), default=None)
        found.append(best if best is not None and near >= best / 3 else None)
    return found


def _full_widths(lines: Sequence[Line]) -> list[float]:
    """Widths at which lines break off, ascending: each seen in several runs of equally wide lines."""
    runs: dict[int, int] = {}
    usual: dict[int, int] = {}
    for line, following in pairwise(lines):
        if not _NARROWEST <= line.width <= _WIDEST or line.is_row:
            continue
        usual[round(line.width)] = usual.get(round(line.width), 0) + 1
        if (
            abs(line.width - following.width) <= _RAGGED
            and following.gap != "blank"
            and not line.ends_sentence
            and not following.starts
        ):
            place = round(max(line.width, following.width))
            runs[place] = runs.get(place, 0) + 1
    found: list[float] = []
    for place in sorted(runs, key=lambda p: -runs[p]):
        if any(abs(place - other) <= 2 for other in found):
            continue
        around = range(place - 1, place + 2)
        support = sum(runs.get(p, 0) for p in around)
        if support >= 4 and support >= 0.25 * sum(usual.get(p, 0) for p in around):
            found.append(float(place))
    return sorted(found)


def _indents_tell(lines: Sequence[Line], measures: Sequence[float | None]) -> bool:
    """Whether first lines of paragraphs keep their indent in this text, so that it tells where one begins."""
    wrapped = [line for line, measure in zip(lines, measures, strict=True) if measure]
    deep = sum(1 for line in wrapped if line.indent >= 1.5)
    return 0.1 * len(wrapped) <= deep <= 0.75 * len(wrapped)


def _labels_run_in(lines: Sequence[Line], measures: Sequence[float | None]) -> bool:
    """Whether owners in brackets follow in the printed line, though they come as a line of their own.

    Extraction cuts printed lines before such a bracket: then both pieces together are mostly as wide as a full line.
    Where owners really have a line of their own, the widths have nothing to do with each other.
    """
    near = others = 0
    for last, line, measure in zip(lines, lines[1:], measures, strict=False):
        if measure and last.ends_sentence and _is_owners(line) and last.width < measure - _RAGGED:
            if abs(last.width + line.width - measure) <= _RAGGED:
                near += 1
            else:
                others += 1
    return near >= 3 and near >= others


def _items_run_in(lines: Sequence[Line], measures: Sequence[float | None]) -> bool:
    """Whether items begin in the middle of printed lines: then their headings are cut anywhere, and end in the next."""
    return (
        sum(
            measure is not None and last.starts and not _MARK.search(last.text) and _REST.match(line.text) is not None
            for last, line, measure in zip(lines, lines[1:], measures, strict=False)
        )
        >= 3
    )


def _is_owners(line: Line) -> bool:
    return _OPENING.match(line.text) is not None and LABEL.match(line.text) is not None


def _continues(
    group: list[Line], line: Line, measure: float | None, filled: float, following: Line | None, wrapping: _Wrapping
) -> bool:
    """Whether `line` goes on where the group stops."""
    last = group[-1]
    if last.is_row or line.is_row or line.starts or _CAPTION.match(group[0].text):
        return False
    if last.starts and NUMBER_ONLY.fullmatch(last.text):
        return line.width <= _WIDEST
    if _is_cut_at_a_count(last, line):
        return True
    if measure is None:
        return _title_goes_on(last, line, following)
    short = measure - filled
    if line.gap == "blank" and not (_waits(group, line) and _ENDS_BRACKET.search(line.text)):
        return -_RAGGED <= short <= _RAGGED / 2 and not last.ends_sentence and line.width >= measure / 3
    if _CLOSING.match(line.text):
        return True
    if wrapping.indented and line.indent >= 1.5:
        return False
    if _waits(group, line):
        return True
    if LABEL.match(line.text) and not _OPENING.match(line.text):
        return False
    if _fills_up(group, line, short, wrapping):
        return True
    if LABEL.match(line.text):
        return False
    is_full = short >= -max(_RAGGED, measure / 10)
    if last.ends_sentence:
        signature = line.width < measure / 2 and not _SENTENCE_OR_BRACKET.search(line.text)
        return is_full and short <= _RAGGED_SENTENCE and not signature and not _LEAD.match(line.text)
    if last.text[-1] in ")〕" and _LEAD.match(line.text):
        return is_full and short <= _RAGGED_SENTENCE
    if _runs_on(last.text, line.text) or _is_unfinished(group):
        return True
    return is_full and short <= _RAGGED and not _is_heading(group, line, measure)


def _is_cut_at_a_count(last: Line, line: Line) -> bool:
    """Whether running text breaks off at a number whose unit opens the next line, at whatever width."""
    is_text = not last.starts and len(last.text) > _LONGEST_CELL
    return is_text and _COUNT_BEFORE.search(last.text) is not None and _COUNTED.match(line.text) is not None


def _fills_up(group: Sequence[Line], line: Line, short: float, wrapping: _Wrapping) -> bool:
    """Whether the line is a further piece of a printed line that extraction cut, at a wide or narrow gap."""
    last = group[-1]
    if last.ends_sentence and wrapping.labels_run_in and _is_owners(line):
        return line.width <= short + _RAGGED
    if len(group) == 1 and not _MARK.search(last.text):
        return False  # titles and dates stand one below the other
    return abs(short - line.width) <= _RAGGED / 2 and not line.ends_sentence and line.width > _INDENT


def _is_heading(group: Sequence[Line], line: Line, measure: float) -> bool:
    """Whether the group is a heading that fills its line by chance: no mark in it, and running text after it."""
    alone = len(group) == 1 and _CHAPTER.match(group[0].text) is not None and not _MARK.search(group[0].text)
    return alone and (line.width > 0.75 * measure or _MARK.search(line.text) is not None)


def _runs_on(text: str, following: str) -> bool:
    """Whether a line, however short, cannot be the end: after a comma, before a unit, in a list of titles."""
    return (
        _RUNS_ON.search(text) is not None
        or (text[-1].isdigit() and _UNIT.match(following) is not None)
        or (text[-1] in "》”" and following[0] in "《“")
    )


def _is_unfinished(group: Sequence[Line]) -> bool:
    """Whether the group is running text that stops in the middle of a sentence."""
    return group[-1].text[-1] not in _AFTER_SENTENCE and any("。" in line.text for line in group[-_LOOK_BACK:])


def _waits(group: Sequence[Line], line: Line) -> bool:
    """Whether a bracket was opened within the last lines and not closed: what is inside it goes on.

    Quotation marks are trusted only where the line to come closes them: scans lose many.
    """
    text = "".join(one.text for one in group[-_LOOK_BACK:])
    for left, right in _BRACKETS:
        if text.count(left) > text.count(right):
            return True
    return text.count("“") > text.count("”") and "”" in line.text and not group[-1].ends_sentence


def _title_goes_on(last: Line, line: Line, following: Line | None) -> bool:
    """Whether a title within 《》 is broken over lines, in a text that is not wrapped otherwise."""
    if line.gap == "blank" or not _TITLE_OPEN.search(last.text) or max(last.width, line.width) > _WIDEST / 2:
        return False
    if _TITLE_CLOSES.match(line.text):
        return True
    return following is not None and "《" not in line.text and _TITLE_CLOSES.match(following.text) is not None
