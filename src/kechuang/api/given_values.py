"""Values of records as requests give them: the same forms in which answers tell them, taken apart by type."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from kechuang.kernel.errors import BadInput
from kechuang.kernel.identifiers import credit_code
from kechuang.kernel.sentences import Sentence
from kechuang.registry.fields import Quantity
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record

_TAKES: tuple[tuple[type[models.Field[Any, Any]], tuple[type, ...], Sentence], ...] = (
    (Quantity, (int,), Sentence("整数（最小单位的个数，见 /kinds）", "a whole number (of smallest steps, see /kinds)")),
    (models.BooleanField, (bool,), Sentence("true 或 false", "true or false")),
    (models.DateField, (str,), Sentence("日期，如 2018-07-23", "a day such as 2018-07-23")),
    (models.IntegerField, (int,), Sentence("整数", "a whole number")),
    (models.DecimalField, (int, Decimal, str), Sentence("数", "a number")),
    (models.CharField, (str,), Sentence("文字", "text")),
    (models.TextField, (str,), Sentence("文字", "text")),
)


def given_values(kind: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by field name as actions take them; null is unknown. Raises BadInput that names the field."""
    fields = {field.name: field for field in kind.said()}
    return {name: _given(kind, fields, name, value) for name, value in values.items()}


def _given(kind: type[Record], fields: Mapping[str, models.Field[Any, Any]], name: str, value: Any) -> Any:
    field = fields.get(name)
    if field is None:
        raise BadInput(
            "record.field",
            Sentence(f"{kind._meta.verbose_name}没有“{name}”这一项。", f"{kind.kind()} has no {name}."),
            Sentence(f"可用：{'、'.join(fields)}。", f"There are: {', '.join(fields)}."),
            field=name,
        )
    text = isinstance(field, models.CharField | models.TextField)
    if value is None:
        return "" if text and not field.null else None
    for of, types, words in _TAKES:
        if isinstance(field, of):
            if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
                raise _wrong(field, name, words)
            break
    try:
        taken = field.to_python(value)
    except (ValidationError, ValueError, ArithmeticError):
        raise _wrong(field, name, Sentence("能读懂的值", "a value it can hold")) from None
    return _code(taken) if kind is Organisation and name == "code" else taken


def _code(text: str) -> str:
    """A number that is built like a credit code must check; a local number is taken as it is."""
    text = text.strip()
    if len(text) != 18:
        return text
    checked = credit_code.check(text)
    if checked.verdict == "invalid":
        raise BadInput(
            "record.value",
            Sentence(checked.said("zh"), checked.said("en")),
            Sentence("请核对统一社会信用代码。", "Check the credit code."),
            field="code",
        )
    return str(checked.normal)


def _wrong(field: models.Field[Any, Any], name: str, words: Sentence) -> BadInput:
    return BadInput(
        "record.value",
        Sentence(f"{field.verbose_name}应为{words.zh}。", f"{name} must be {words.en}."),
        Sentence("请改正后再发送。", "Put it right and send again."),
        field=name,
    )
