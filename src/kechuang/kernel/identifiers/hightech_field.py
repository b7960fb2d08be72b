"""高新技术领域: a code of the shipped tree, or the names from the first level down (电子信息/软件/基础软件)."""

from __future__ import annotations

from kechuang.kernel import hightech_fields
from kechuang.kernel.checked import Checked, Part, typed
from kechuang.kernel.sentences import Sentence

KIND = "hightech_field"
NAME = Sentence("国家重点支持的高新技术领域", "high-tech field (国科发火〔2016〕32号)")
PERSONAL = False


def looks_like(text: str) -> bool:
    """A code or a path of names that the tree has: the codes are its own, so others mean nothing."""
    return _found(text) is not None


def check(text: str) -> Checked:
    """The verdict on a field; `normal` is the tree's code. What leads to no heading, or to several, is unknown."""
    field = _found(text)
    if field is None:
        doubt = Sentence(
            "领域目录中没有这个名称或代码，或者不止一个。", "The tree has no such name or code, or more than one."
        )
        return Checked(KIND, NAME, text, text.strip(), doubts=(doubt,))
    levels = (Sentence("一级领域", "level 1"), Sentence("二级领域", "level 2"), Sentence("三级领域", "level 3"))
    parts = tuple(
        Part(label, step.number, Sentence(step.name, step.name))
        for label, step in zip(levels, hightech_fields.path(field.code), strict=False)
    )
    remarks: tuple[Sentence, ...] = ()
    if hightech_fields.is_last_level(field.code) is False:
        remarks = (
            Sentence("不是最末一级，认定申请要求填到最末一级。", "Not the last level, which applications ask for."),
        )
    return Checked(KIND, NAME, text, field.code, remarks=remarks, parts=parts)


def _found(text: str) -> hightech_fields.Field | None:
    return hightech_fields.lookup(typed(text)) or hightech_fields.found_by(text)
