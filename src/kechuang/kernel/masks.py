"""Hiding personal numbers and names in lists: enough stays to tell rows apart, not enough to use.

What has not the form expected is hidden whole. A mask is for showing; whoever may see the value asks for it, and that
is an event of its own.
"""

from __future__ import annotations

from kechuang.kernel.identifiers import email_address, person_id, phone_number

_STARS = "****"

_SURNAMES = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 "
    "公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 亓官 司寇 巫马 颛孙 公良 漆雕 乐正 宰父 谷梁 拓跋 轩辕 令狐 "
    "段干 百里 呼延 东郭 南门 羊舌 梁丘 左丘 东门 西门"
)
_DOUBLE_SURNAMES = frozenset(_SURNAMES.split())


def phone(text: str) -> str:
    """138****5678, 0311-****1234, 400****567; the number of stars says nothing."""
    found = phone_number.check(text)
    if found.problems:
        return _hidden(text)
    area, dash, rest = found.normal.rpartition("-")
    return area + dash + _STARS + rest[-4:] if area else rest[:3] + _STARS + rest[-4:]


def identity_number(text: str) -> str:
    """130****0011: the province and the last four. With the whole division the birthday could be worked out."""
    found = person_id.check(text)
    return _hidden(text) if found.problems else found.normal[:3] + _STARS + found.normal[-4:]


def bank_account(text: str) -> str:
    """****5678: the last four of a card or account; short ones are hidden whole."""
    digits = "".join(c for c in text if c.isalnum())
    return _STARS + digits[-4:] if len(digits) >= 9 else _hidden(text)


def email(text: str) -> str:
    """z****@example.com: the first letter and the domain."""
    found = email_address.check(text)
    if found.problems:
        return _hidden(text)
    name, _, domain = found.normal.rpartition("@")
    return f"{name[0] if len(name) > 1 else ''}{_STARS}@{domain}"


def person_name(text: str) -> str:
    """王**, 欧阳*, 阿****, J****: the surname; of names with a dot or in Latin letters the first letter alone."""
    name = text.strip()
    if len(name) < 2:
        return _hidden(name)
    if name.isascii() or "·" in name or len(name) > 5:
        return name[0] + _STARS
    surname = name[:2] if len(name) > 2 and name[:2] in _DOUBLE_SURNAMES else name[0]
    return surname + "*" * (len(name) - len(surname))


def _hidden(text: str) -> str:
    return _STARS if text.strip() else ""


BY_KIND = {
    person_id.KIND: identity_number,
    phone_number.KIND: phone,
    email_address.KIND: email,
    "bank_card": bank_account,
}
"""The mask of every personal kind of identifier."""
