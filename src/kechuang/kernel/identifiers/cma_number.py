"""检验检测机构资质认定（CMA）证书编号: twelve digits for year, issuer, field, sector and serial; no check character.

The meaning of the places is taken from reprints of the numbering rule; fields and sectors are shown as numbers.
"""

from __future__ import annotations

from kechuang.kernel.checked import Checked, Part, Problem, typed, wrong_characters, wrong_length
from kechuang.kernel.sentences import Sentence

KIND = "cma_number"
NAME = Sentence("资质认定（CMA）证书编号", "CMA certificate number")
PERSONAL = False

_NAMES = (
    "国家认监委 北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 "
    "广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆"
)
_ISSUERS = _NAMES.split()
"""Who issued it, by the number at places 3 and 4."""


def looks_like(text: str) -> bool:
    """Twelve digits that open with a year since 2000, an issuer, and end in a serial."""
    code = typed(text)
    return (
        len(code) == 12 and code.isascii() and code.isdigit() and int(code[2:4]) < len(_ISSUERS) and code[8:] != "0000"
    )


def check(text: str) -> Checked:
    """The verdict on a certificate number, by its form; an issuer that is not in the list is unknown."""
    code = typed(text)
    problems: tuple[Problem, ...] = ()
    if len(code) != 12:
        problems = (wrong_length(KIND, code, "12"),)
    else:
        problems = wrong_characters(KIND, code, "0123456789", Sentence("编号是数字。", "the number is digits."))
    if problems:
        return Checked(KIND, NAME, text, code, problems)
    number = int(code[2:4])
    issuer = _ISSUERS[number] if number < len(_ISSUERS) else None
    doubts: tuple[Sentence, ...] = ()
    if issuer is None:
        zh, en = f"第3、4位“{code[2:4]}”不在已知发证机关之列。", f"Characters 3 and 4, “{code[2:4]}”: no issuer known."
        doubts = (Sentence(zh, en),)
    parts = (
        Part(Sentence("发证年", "year"), f"20{code[:2]}"),
        Part(Sentence("发证机关", "issuer"), code[2:4], Sentence(issuer, issuer) if issuer else None),
        Part(Sentence("专业领域", "field"), code[4:6]),
        Part(Sentence("行业主管部门", "sector"), code[6:8]),
        Part(Sentence("流水号", "serial"), code[8:]),
    )
    remark = Sentence("编号没有校验位，只查写法。", "No check character: its form alone is checked.")
    return Checked(KIND, NAME, text, code, (), doubts, (remark,), parts)
