"""System check: the chart library is there, and is exactly the file that was tried."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

ECHARTS_SHA256 = "28515f26aa57f87eb1e4ed4eb446927eaf329b5f5e02b4bfd4b0264fea40d1da"  # 6.1.0, ES module


@register()
def echarts_is_there(app_configs: Sequence[Any] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Charts need `vendor/echarts/echarts.esm.min.js`; pages stay readable without it."""
    file = settings.ECHARTS and settings.ECHARTS / "echarts.esm.min.js"
    if not file or not file.is_file():
        return [Error("echarts.esm.min.js is missing", hint="Install instaui-echarts==0.8.0.", id="kechuang.E001")]
    if hashlib.sha256(file.read_bytes()).hexdigest() != ECHARTS_SHA256:
        return [Warning(f"{file} is not the ECharts 6.1.0 that was tried", hint="Pin 0.8.0 again.", id="kechuang.W001")]
    return []
