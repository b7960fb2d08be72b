"""The typefaces by the names the standard gives them, and what stands in for each where it is not installed.

GB/T 9704-2012 names 仿宋 for the text and recommends 小标宋 for mark and title; 黑体 and 楷体 set the first two levels.
These typefaces are not free, so none is part of the product. A .docx names them: the office's word processor has them.
A PDF carries its letters with it: the first installed name of each row is used, the last are free ones.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

TITLE, TEXT, KAI, BLACK, SONG = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
"""What a .docx asks for: mark and title, text, second level, first level, page numbers."""
LATIN = "Times New Roman"

_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "SimSun", "宋体", "Songti SC")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        TITLE: (
            "FZXiaoBiaoSong-B05S",
            "方正小标宋简体",
            "FZXiaoBiaoSong-B05",
            "STZhongsong",
            "华文中宋",
            *_SERIF,
            *_SANS,
        ),
        TEXT: ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "Zhuque Fangsong", *_SERIF, *_SANS),
        KAI: ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "LXGW WenKai", *_SERIF, *_SANS),
        BLACK: ("SimHei", "黑体", "STHeiti", *_SANS, *_SERIF),
        SONG: ("SimSun", "宋体", "STSong", *_SERIF, *_SANS),
    }
)
"""In the order in which they are looked for."""


def chosen(installed: Collection[str]) -> dict[str, str] | None:
    """Each typeface of the standard with the one that stands for it here; None where no Chinese one is installed."""
    have = {name.casefold(): name for name in installed}
    found = {}
    for asked, names in CHOICES.items():
        first = next((have[name.casefold()] for name in names if name.casefold() in have), None)
        if first is None:
            return None
        found[asked] = first
    return found
