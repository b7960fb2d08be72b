"""A verdict on an identifier as lines for a terminal and as data. Personal numbers are masked in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any
from unicodedata import east_asian_width

from kechuang.kernel import masks
from kechuang.kernel.checked import Checked, Part, spoiled_by_spreadsheet, typed
from kechuang.kernel.identifiers import kinds
from kechuang.kernel.identify import is_personal
from kechuang.kernel.sentences import Sentence, terminal_language

_VERDICTS = {
    "valid": Sentence("有效", "valid"),
    "invalid": Sentence("无效", "invalid"),
    "unknown": Sentence("写法正确，未能核实", "well-formed, not verified"),
}


def lines(text: str, found: Iterable[Checked]) -> Iterator[str]:
    """Each reading of the text: its verdict, the wrong places marked, the reasons, and what the parts mean."""
    language = terminal_language()
    nothing = True
    for checked in found:
        nothing = False
        yield f"{checked.name.within(language)}{_colon()}{_VERDICTS[checked.verdict].within(language)}"
        yield f"  {shown(checked)}"
        places = {problem.at for problem in checked.problems if problem.at}
        if places and shown(checked) == checked.normal:
            yield "  " + "".join("^" if place in places else " " for place in range(1, max(places) + 1))
        for problem in checked.problems:
            yield f"  {problem.sentence.within(language)} {problem.remedy.within(language)}".rstrip()
        for sentence in (*checked.doubts, *checked.remarks):
            yield f"  {sentence.within(language)}"
        yield from _parts(checked)
    if nothing and (spoiled := spoiled_by_spreadsheet(typed(text))):
        yield spoiled.within(language)
    elif nothing:
        known = "、".join(kind.NAME.zh for kind in kinds())
        zh = f"认不出这是哪一种号码。能认的有：{known}。"
        en = "Not recognised. Known are: " + "; ".join(kind.NAME.en for kind in kinds()) + "."
        yield Sentence(zh, en).within(language)


def as_data(checked: Checked) -> dict[str, Any]:
    """A verdict as plain values; sentences in both languages, places counted from 1."""
    return {
        "kind": checked.kind,
        "name": asdict(checked.name),
        "verdict": checked.verdict,
        "normal": shown(checked),
        "problems": [asdict(problem) for problem in checked.problems],
        "doubts": [asdict(sentence) for sentence in checked.doubts],
        "remarks": [asdict(sentence) for sentence in checked.remarks],
        "parts": [asdict(part) for part in told_parts(checked)],
    }


def shown(checked: Checked) -> str:
    """The normal form, masked where it belongs to a person."""
    return masks.BY_KIND[checked.kind](checked.normal) if is_personal(checked) else checked.normal


def told_parts(checked: Checked) -> list[Part]:
    """The parts; of a personal number only what they mean, since their digits would undo the mask."""
    if not is_personal(checked):
        return list(checked.parts)
    return [Part(part.label, "", part.meaning) for part in checked.parts if part.meaning]


def _parts(checked: Checked) -> Iterator[str]:
    language = terminal_language()
    parts = told_parts(checked)
    label_width = max((_width(part.label.within(language)) for part in parts), default=0)
    value_width = max((_width(part.value) for part in parts), default=0)
    for part in parts:
        meaning = part.meaning.within(language) if part.meaning else ""
        label, value = part.label.within(language), part.value
        line = (
            f"  {label}{' ' * (label_width - _width(label))}  {value}{' ' * (value_width - _width(value))}  {meaning}"
        )
        yield line.rstrip()


def _colon() -> str:
    return Sentence("：", ": ").within(terminal_language())


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
