"""行政区划代码, GB/T 2260 (6 digits) and the statistical forms of 9 and 12 digits, read against the shipped lists."""

from __future__ import annotations

from kechuang.kernel import divisions
from kechuang.kernel.checked import Checked, Part, Problem, typed, wrong_characters, wrong_length
from kechuang.kernel.sentences import Sentence

KIND = "division_code"
NAME = Sentence("行政区划代码", "division code (GB/T 2260)")
PERSONAL = False

_DIGITS = "0123456789"


def looks_like(text: str) -> bool:
    """Six, nine or twelve digits."""
    code = typed(text)
    return code.isascii() and code.isdigit() and len(code) in (6, 9, 12)


def check(text: str) -> Checked:
    """The verdict on a division code: a code that no list holds is unknown, never invalid."""
    code = typed(text)
    problems: tuple[Problem, ...] = ()
    if len(code) not in (6, 9, 12):
        problems = (wrong_length(KIND, code, "6, 9 or 12"),)
    problems = problems or wrong_characters(
        KIND, code, _DIGITS, Sentence("区划代码是数字。", "a division code is digits.")
    )
    if problems:
        return Checked(KIND, NAME, text, code, problems)
    entry = divisions.lookup(code)
    if entry is None:
        doubt = Sentence(
            f"所载区划表（{divisions.FIRST_LIST}—{divisions.LAST_LIST}年）没有这个代码。",
            f"The lists held ({divisions.FIRST_LIST} to {divisions.LAST_LIST}) do not have it.",
        )
        return Checked(KIND, NAME, text, code, doubts=(doubt,))
    name = divisions.full_name(code) or entry.name
    parts = (
        Part(Sentence("名称", "name"), entry.code, Sentence(name, name)),
        Part(Sentence("级别", "level"), "", _LEVELS[entry.level]),
    )
    return Checked(KIND, NAME, text, code, remarks=_remarks(code, entry), parts=parts)


_LEVELS = {
    "province": Sentence("省级", "province"),
    "prefecture": Sentence("地级", "prefecture"),
    "county": Sentence("县级", "county"),
    "township": Sentence("乡级", "township"),
}


def _remarks(code: str, entry: divisions.Division) -> tuple[Sentence, ...]:
    told: list[Sentence] = []
    if entry.invented:
        told.append(Sentence("示例数据：虚构区划。", "Example data: an invented division."))
    if divisions.alias_of(code):
        told.append(
            Sentence(
                f"统计用表中的旧代码，即{entry.code}。",
                f"An old code of statistical lists; the division is {entry.code}.",
            )
        )
    names = dict.fromkeys(e.name for e in divisions.history(code) if e.name != entry.name)
    if names:
        zh, en = "、".join(names), ", ".join(names)
        told.append(Sentence(f"曾用名：{zh}。", f"Earlier under this code: {en}."))
    if entry.until is not None:
        after = "、".join(f"{s}{_name(s)}" for s in entry.successors) or "—"
        told.append(
            Sentence(
                f"{entry.until}年停用，改为：{after}。", f"Not in use since {entry.until}; its successors: {after}."
            )
        )
    return tuple(told)


def _name(code: str) -> str:
    entry = divisions.lookup(code)
    return entry.name if entry else ""
