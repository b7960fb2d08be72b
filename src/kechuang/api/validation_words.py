"""What is wrong with a value of a request, in both languages; the validating library speaks English only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_WORDS: Mapping[str, str] = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项",
    "int_parsing": "应为整数",
    "int_type": "应为整数",
    "int_from_float": "应为整数",
    "int_parsing_size": "数太大",
    "bool_parsing": "应为 true 或 false",
    "bool_type": "应为 true 或 false",
    "string_type": "应为文字",
    "string_too_short": "太短",
    "string_too_long": "太长",
    "string_pattern_mismatch": "格式不对",
    "dict_type": "应为对象",
    "model_type": "应为对象",
    "model_attributes_type": "应为对象",
    "list_type": "应为数组",
    "too_short": "太少",
    "too_long": "太多",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "literal_error": "只能是 {expected}",
    "enum": "只能是 {expected}",
    "date_type": "应为日期，如 2018-07-23",
    "date_parsing": "应为日期，如 2018-07-23",
    "date_from_datetime_parsing": "应为日期，如 2018-07-23",
    "date_from_datetime_inexact": "应为日期，如 2018-07-23",
}


def both_words(error: Mapping[str, Any]) -> dict[str, str]:
    """The sentence of one error of the validating library."""
    zh = _WORDS.get(str(error["type"]), "值不合要求")
    context = {name: str(value) for name, value in (error.get("ctx") or {}).items()}
    try:
        zh = zh.format(**context)
    except KeyError:
        zh = "值不合要求"
    return {"zh": zh, "en": str(error["msg"])}
