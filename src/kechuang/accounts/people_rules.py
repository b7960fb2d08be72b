"""What an account must be before it is stored: a sign-in name that is free, a telephone and e-mail that can be such."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kechuang.accounts.models import User
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{5,18}")
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
        raise BadInput(
            "account.taken",
            Sentence(f"登录名“{name}”已有人用。", f"The sign-in name “{name}” is taken."),
            Sentence("请换一个。", "Choose another."),
            field="username",
        )
    return name


def checked_contact(name: str, phone: str, email: str) -> tuple[str, str, str]:
    """Name, telephone and e-mail without blanks. Raises BadInput, which names the field."""
    name, phone, email = name.strip(), phone.strip(), email.strip()
    if not name or len(name) > 80:
        raise _wrong("name", Sentence("请填写姓名，不超过 80 字。", "Give a name of at most 80 characters."))
    if phone and not _PHONE.fullmatch(phone):
        raise _wrong("phone", Sentence(f"“{phone}”不是电话号码。", f"“{phone}” is no telephone number."))
    try:
        if email:
            validate_email(email)
    except ValidationError as error:
        raise _wrong("email", Sentence(f"“{email}”不是邮箱地址。", f"“{email}” is no e-mail address.")) from error
    return name, phone, email


def _wrong(field: str, sentence: Sentence) -> BadInput:
    return BadInput(
        f"account.{field}", sentence, Sentence("请改正后再保存。", "Put it right and save again."), field=field
    )
