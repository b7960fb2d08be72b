"""E-mail addresses: a name, @, a domain with a point. Whether anybody reads it only a letter can tell."""

from __future__ import annotations

import re
import unicodedata

from kechuang.kernel.checked import Checked, Problem
from kechuang.kernel.patterns import pattern
from kechuang.kernel.sentences import Sentence

KIND = "email_address"
NAME = Sentence("电子邮箱", "e-mail address")
PERSONAL = True

_FORM = pattern(
    r"(?=.{6,254}$)[A-Z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Z0-9]([A-Z0-9-]{0,61}[A-Z0-9])?\.)+[A-Z][A-Z0-9-]{0,61}[A-Z0-9]",
    re.ASCII | re.IGNORECASE,
)


def looks_like(text: str) -> bool:
    """Something on both sides of one @."""
    name, at, domain = unicodedata.normalize("NFKC", text).strip().rpartition("@")
    return bool(name and at and domain)


def check(text: str) -> Checked:
    """The verdict on an address, by its form; `normal` has the domain in small letters."""
    narrow = unicodedata.normalize("NFKC", text).strip()
    name, _, domain = narrow.rpartition("@")
    if len(name) <= 64 and _FORM.fullmatch(narrow):
        return Checked(KIND, NAME, text, f"{name}@{domain.lower()}")
    problem = Problem(
        f"{KIND}.form",
        Sentence("邮箱地址是名称、@和域名，中间没有空格。", "An address is a name, @ and a domain, without spaces."),
        Sentence("例如 zhangsan@example.com。", "For example zhangsan@example.com."),
    )
    return Checked(KIND, NAME, text, narrow, (problem,))
