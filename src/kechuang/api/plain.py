"""Plain JSON values as an answer."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse

Plain = Any
"""Plain JSON values: str, int, float, bool, None, list, dict."""


def as_json(values: Plain, status: int = 200, media: str = "application/json") -> HttpResponse:
    """An answer in UTF-8; its keys in the order they were given."""
    body = json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return HttpResponse(body.encode("utf-8", "replace"), status=status, content_type=media)
