"""Making an account within an act: the sign-in name is free, the password is one nobody would guess."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from kechuang.accounts.models import User
from kechuang.accounts.people_rules import checked_contact, checked_username, taken
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What somebody enters to get an account."""

    username: str
    name: str
    password: str
    phone: str = ""
    email: str = ""


def made(entered: NewAccount) -> User:
    """The account, stored. Raises BadInput, which names the field."""
    username = checked_username(entered.username)
    name, phone, email = checked_contact(entered.name, entered.phone, entered.email)
    user = User(username=username, name=name, phone=phone, email=email)
    try:
        validate_password(entered.password, user)
    except ValidationError as error:
        told = " ".join(error.messages)  # in the language of the page already
        raise BadInput(
            "account.password",
            Sentence(told, told),
            Sentence("请换一个密码。", "Choose another password."),
            field="password",
        ) from error
    user.set_password(entered.password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:  # somebody took the name meanwhile
        raise taken(username) from error
    return user
