"""行业代码, GB/T 4754-2017: a letter, or two to four digits with or without the letter of their section."""

from __future__ import annotations

import re

from kechuang.kernel import industries
from kechuang.kernel.checked import Checked, Part, Problem, typed
from kechuang.kernel.patterns import pattern
from kechuang.kernel.sentences import Sentence

KIND = "industry_code"
NAME = Sentence("国民经济行业代码", "industry code (GB/T 4754-2017)")
PERSONAL = False

_FORM = pattern(r"([A-T])?([0-9]{2,4})?", re.ASCII)


def looks_like(text: str) -> bool:
    """A letter from A to T, digits up to four, or both."""
    code = typed(text)
    return bool(code) and _FORM.fullmatch(code) is not None


def check(text: str) -> Checked:
    """The verdict on an industry code; `normal` carries the letter (C2614). What the edition lacks is unknown."""
    code = typed(text)
    if not looks_like(code):
        return Checked(KIND, NAME, text, code, (_malformed(),))
    digits = code.lstrip("ABCDEFGHIJKLMNOPQRST")
    entry = industries.lookup(code)
    if entry is None:
        other = industries.lookup(digits) if digits != code else None
        if other:
            return Checked(KIND, NAME, text, code, (_wrong_letter(code, other),))
        return Checked(KIND, NAME, text, code, doubts=(_not_listed(code),))
    labels = [
        Sentence(zh, en) for zh, en in zip(industries.LEVELS, ("section", "division", "group", "class"), strict=True)
    ]
    parts = tuple(
        Part(label, step.lettered, Sentence(step.name, step.name))
        for label, step in zip(labels, industries.path(code), strict=False)
    )
    return Checked(KIND, NAME, text, entry.lettered, remarks=_remarks(code, entry), parts=parts)


def _remarks(code: str, entry: industries.Industry) -> tuple[Sentence, ...]:
    if entry.level == 4:
        return ()
    told = (Sentence("不是小类，填报一般要求到小类。", "Not a class of four digits, which most returns ask for."),)
    lost = _without_nought(code)
    return (*told, lost) if lost else told


def _malformed() -> Problem:
    return Problem(
        f"{KIND}.form",
        Sentence("行业代码是门类字母、2至4位数字，或字母加数字。", "It is a letter, two to four digits, or both."),
        Sentence("例如 C、26、2614、C2614。", "For example C, 26, 2614, C2614."),
    )


def _wrong_letter(code: str, other: industries.Industry) -> Problem:
    return Problem(
        f"{KIND}.section",
        Sentence(
            f"第1位“{code[0]}”有误：{other.code}（{other.name}）属于门类{other.section}。",
            f"Character 1, “{code[0]}”: {other.code} ({other.name}) belongs to section {other.section}.",
        ),
        Sentence(f"请写成{other.lettered}。", f"Write {other.lettered}."),
        1,
    )


def _without_nought(code: str) -> Sentence | None:
    lost = industries.lookup("0" + code) if code.isdigit() and len(code) == 3 else None
    if lost is None:
        return None
    return Sentence(
        f"表格软件常丢掉开头的0：是否应为{lost.code}（{lost.name}）？",
        f"Spreadsheets drop a leading 0: is it {lost.code} ({lost.name})?",
    )


def _not_listed(code: str) -> Sentence:
    lost = _without_nought(code)
    return Sentence(
        f"GB/T 4754-2017所载各类没有{code}，可能属于其他版本。" + (lost.zh if lost else ""),
        f"GB/T 4754-2017 as held has no {code}; another edition may." + (f" {lost.en}" if lost else ""),
    )
