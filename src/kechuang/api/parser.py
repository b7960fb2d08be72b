"""Reading what is sent: JSON in UTF-8 with every digit kept; characters no database can hold are refused."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser

from kechuang.api.errors import WrongType
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

_DEEPEST = 50
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class ExactParser(Parser):
    """Numbers with a point become Decimal; NaN and Infinity are no numbers."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body as values. Raises BadInput, WrongType."""
        if request.content_type != "application/json":
            raise WrongType(
                "request.type",
                Sentence("请求内容应为 application/json。", "The body must be application/json."),
                Sentence("请设置请求头 Content-Type: application/json。", "Send Content-Type: application/json."),
            )
        try:
            read = json.loads(request.body.decode("utf-8"), parse_float=Decimal, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            at = f"（第 {error.lineno} 行）" if isinstance(error, json.JSONDecodeError) else ""
            line = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
            raise BadInput(
                "request.json",
                Sentence(f"请求内容不是有效的 JSON{at}。", f"The body is not valid JSON{line}."),
                Sentence("请用 UTF-8 编码的 JSON。", "Send JSON in UTF-8."),
            ) from error
        refuse_unstorable(read)
        return read

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        """Parameters and fields of a form. Raises BadInput."""
        read = super().parse_querydict(data, list_fields, request)
        refuse_unstorable({name: value for name, value in read.items() if isinstance(value, str | list)})
        return read


def refuse_unstorable(value: Any, depth: int = 0) -> None:
    """Raise BadInput for a null character or half a character pair anywhere in it, and for what is nested too deep."""
    wrong = depth > _DEEPEST
    if isinstance(value, str):
        wrong = wrong or _UNSTORABLE.search(value) is not None
    elif isinstance(value, dict) and not wrong:
        for name, held in value.items():
            refuse_unstorable(name, depth + 1)
            refuse_unstorable(held, depth + 1)
    elif isinstance(value, list) and not wrong:
        for held in value:
            refuse_unstorable(held, depth + 1)
    if wrong:
        raise BadInput(
            "request.characters",
            Sentence(
                "内容里有不能保存的字符，或嵌套太深。",
                "There are characters that cannot be stored, or it is nested too deep.",
            ),
            Sentence("请去掉空字符和不完整的字符。", "Leave out null characters and halves of characters."),
        )


def _no_number(text: str) -> None:
    raise ValueError(text)
