"""What an account must be before it is stored: a sign-in name that is free, a telephone and e-mail that can be such."""

from __future__ import annotations

import re
from collections.abc import Callable

from kechuang.accounts.models import User
from kechuang.kernel.checked import Checked
from kechuang.kernel.errors import BadInput
from kechuang.kernel.identifiers import email_address, phone_number
from kechuang.kernel.sentences import Sentence

_NAME = re.compile(r"[A-Za-z0-9@.+_\-\u4e00-\u9fff]{1,60}")


def checked_username(username: str) -> str:
    """The sign-in name, free. Raises BadInput for one that is taken (in any case of letters) or cannot be one."""
    name = username.strip()
    if not _NAME.fullmatch(name):
        raise BadInput(
            "account.name",
            Sentence(f"“{name}”不能作登录名。", f"“{name}” cannot be a sign-in name."),
            Sentence(
                "请用汉字、字母、数字和 @.+-_，不超过 60 字。", "Use letters, digits, Chinese and @.+-_, at most 60."
            ),
            field="username",
        )
    if User.objects.filter(username__iexact=name).exists():
        raise taken(name)
    return name


def taken(name: str) -> BadInput:
    """What to say of a sign-in name that somebody else has."""
    return BadInput(
        "account.taken",
        Sentence(f"登录名“{name}”已有人用。", f"The sign-in name “{name}” is taken."),
        Sentence("请换一个。", "Choose another."),
        field="username",
    )


def checked_contact(name: str, phone: str, email: str) -> tuple[str, str, str]:
    """Name, telephone and e-mail in their normal form. Raises BadInput, which names the field."""
    name = name.strip()
    if not name or len(name) > 80:
        raise BadInput(
            "account.person",
            Sentence("请填写姓名，不超过 80 字。", "Give a name of at most 80 characters."),
            Sentence("请改正后再保存。", "Put it right and save again."),
            field="name",
        )
    return name, _checked("phone", phone, phone_number.check), _checked("email", email, email_address.check)


def _checked(field: str, text: str, check: Callable[[str], Checked]) -> str:
    if not text.strip():
        return ""
    found = check(text)
    if found.problems:
        raise BadInput(f"account.{field}", found.problems[0].sentence, found.problems[0].remedy, field=field)
    return found.normal
