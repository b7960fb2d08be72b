"""IPC symbols: H, H01, H01M, H01M10/0525, in the ways they are printed and in WIPO's form of 14 characters.

Checked against the main groups of the shipped edition; the subgroup behind the stroke by its form alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kechuang.kernel import ipc
from kechuang.kernel.checked import Checked, Part, Problem, typed
from kechuang.kernel.patterns import pattern
from kechuang.kernel.sentences import Sentence

KIND = "ipc_symbol"
NAME = Sentence("国际专利分类号", "IPC symbol")
PERSONAL = False

_FORM = pattern(
    r"([A-H])(?:([0-9]{2})(?:([A-Z])(?:0*([1-9][0-9]{0,3})/([0-9]{2,6})"
    r"(?:\([0-9]{4}\.[0-9]{2}\)|\[[0-9]{4}\.[0-9]{2}\]|\[[0-9]{1,2}\])?[A-Z]?)?)?)?",
    re.ASCII,
)
"""Behind the group, official gazettes print the edition, (2010.01), and a letter for what the symbol classifies."""

_FIXED = pattern(r"([A-H][0-9]{2}[A-Z])([0-9]{4})([0-9]{6})", re.ASCII)
"""WIPO standard ST.8: subclass, main group in four places, subgroup in six, filled with noughts."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """The parts of a well-formed symbol; what a coarser symbol leaves open is None."""

    section: str
    class_: str | None = None
    subclass: str | None = None
    main_group: int | None = None
    subgroup: str | None = None

    def __str__(self) -> str:
        if self.main_group is None:
            return self.subclass or self.class_ or self.section
        return f"{self.subclass}{self.main_group}/{self.subgroup}"

    @property
    def fixed(self) -> str | None:
        """The form of 14 characters, for sorting and exchange; None above the group."""
        if self.main_group is None or self.subgroup is None:
            return None
        return f"{self.subclass}{self.main_group:04}{self.subgroup:0<6}"

    def within(self, above: Symbol) -> bool:
        """Whether the symbol is, or stands below, a coarser one; a main group holds its subgroups."""
        if above.main_group is None:
            return str(self).startswith(str(above))
        same = (self.subclass, self.main_group) == (above.subclass, above.main_group)
        return same and above.subgroup in ("00", self.subgroup)


def read(text: str) -> Symbol | None:
    """The symbol that a text writes, or None where it has not the form of one."""
    code = typed(text)
    fixed = _FIXED.fullmatch(code)
    if fixed:
        group = int(fixed[2])
        rest = fixed[3].rstrip("0")
        code = f"{fixed[1]}{group}/{rest:0<2}"
    match = _FORM.fullmatch(code)
    if not match:
        return None
    section, number, letter, group_, subgroup = match.groups()
    class_ = section + number if number else None
    return Symbol(
        section, class_, class_ + letter if class_ and letter else None, int(group_) if group_ else None, subgroup
    )


def looks_like(text: str) -> bool:
    """The form of a symbol from the class down; a single letter could be anything."""
    symbol = read(text)
    return symbol is not None and symbol.class_ is not None


def check(text: str) -> Checked:
    """The verdict on a symbol: invalid by its form, unknown where the edition held does not list it."""
    symbol = read(text)
    if symbol is None:
        return Checked(KIND, NAME, text, typed(text), (_malformed(typed(text)),))
    doubts: list[Sentence] = []
    parts: list[Part] = []
    labels = (Sentence("部", "section"), Sentence("大类", "class"), Sentence("小类", "subclass"))
    for label, step in zip(labels, (symbol.section, symbol.class_, symbol.subclass), strict=True):
        if step:
            name = ipc.title(step)
            parts.append(Part(label, step, Sentence(name, name) if name else None))
            if not ipc.is_listed(step):
                doubts.append(_not_listed(step))
    if symbol.main_group is not None and symbol.subclass and symbol.subgroup:
        group = f"{symbol.main_group}/00"
        parts.append(Part(Sentence("大组", "main group"), group))
        if not doubts and not ipc.is_listed(symbol.subclass, symbol.main_group):
            doubts.append(_not_listed(symbol.subclass + group))
    remarks: tuple[Sentence, ...] = ()
    if symbol.subgroup not in (None, "00"):
        parts.append(Part(Sentence("小组", "subgroup"), f"{symbol.main_group}/{symbol.subgroup}"))
        remarks = (Sentence("小组只查写法，未对照分类表。", "The subgroup is checked by its form alone."),)
    return Checked(KIND, NAME, text, str(symbol), doubts=tuple(doubts), remarks=remarks, parts=tuple(parts))


def _not_listed(symbol: str) -> Sentence:
    return Sentence(
        f"IPC {ipc.EDITION}所载各类没有{symbol}，可能属于其他版本。",
        f"IPC {ipc.EDITION} as held has no {symbol}; another edition may.",
    )


_PIECES = (
    (r"[A-H]", Sentence("部是A至H的一个字母。", "the section is a letter from A to H.")),
    (r"[0-9]{2}", Sentence("大类是两位数字。", "the class is two digits.")),
    (r"[A-Z]", Sentence("小类是一个字母。", "the subclass is a letter.")),
    (r"0*[1-9][0-9]{0,3}(?![0-9])", Sentence("大组是1至4位数字。", "the main group is one to four digits.")),
    (r"/", Sentence("大组之后是“/”。", "a stroke follows the main group.")),
    (r"[0-9]{2,6}(?![0-9])", Sentence("小组是2至6位数字。", "the subgroup is two to six digits.")),
    (r"$", Sentence("小组之后还有多余的字符。", "nothing follows the subgroup.")),
)


def _malformed(code: str) -> Problem:
    reached, reason = 0, _PIECES[0][1]
    for form, said in _PIECES:
        match = re.compile(form).match(code, reached)
        reason = said
        if match is None:
            break
        reached = match.end()
    return Problem(
        f"{KIND}.form",
        Sentence(f"第{reached + 1}位起有误：{reason.zh}", f"Wrong from character {reached + 1}: {reason.en}"),
        Sentence("例如 H01M10/0525。", "For example H01M10/0525."),
        reached + 1,
    )
