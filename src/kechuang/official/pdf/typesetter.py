"""The typesetter: one per process, with the machine's typefaces and those of the folder KECHUANG_FONTS."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import typst

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.official.fonts import chosen

FOLDER = Path(__file__).parent


@cache
def typefaces() -> Any:
    """What is installed here, and what lies in KECHUANG_FONTS: where an office puts the typefaces it has bought."""
    own = os.environ.get("KECHUANG_FONTS", "")
    return typst.Fonts(include_system_fonts=True, font_paths=[Path(own)] if own and Path(own).is_dir() else [])


@cache
def stand_ins() -> dict[str, str]:
    """The typeface used here for each one of the standard. Raises BadInput where no Chinese one is installed."""
    found = chosen(typefaces().families())
    if found is None:
        raise BadInput(
            "document.no_typeface",
            Sentence("本机没有中文字体，不能生成 PDF。", "No Chinese typeface is installed: a PDF cannot be made."),
            Sentence(
                "请安装中文字体（如 Debian 的 fonts-noto-cjk），或把字体文件放进 KECHUANG_FONTS 指定的文件夹。",
                "Install one (Debian: fonts-noto-cjk), or put font files in the folder KECHUANG_FONTS names.",
            ),
        )
    return found


def typesetter(layout: str, data: dict[str, str]) -> Any:
    """A typesetter of one layout of this folder that has been handed data; it reads nothing else."""
    return typst.Compiler(FOLDER / layout, root=FOLDER, font_paths=typefaces(), sys_inputs=data)
