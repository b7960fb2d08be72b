"""The code tables shipped in `tables/`: what each holds, to which standard and date, from where; read when first asked.

A table is what its source listed on one day. A code that no table holds is unknown, never wrong for that reason alone.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table comes from: its standard, the last day it speaks of (ISO; "" where not known), who published it."""

    what: Sentence
    standard: str
    as_of: str
    origin: Sentence


SOURCES = {
    "divisions.csv": Source(
        Sentence("县级以上行政区划代码的历年变更", "Codes of provinces, prefectures and counties, year by year"),
        "GB/T 2260",
        "2024-12-31",
        Sentence(
            "民政部历年公布的县级以上行政区划代码（1981—2024年，每年末），经公开整理（CC0）",
            "the Ministry of Civil Affairs' yearly lists, 1981 to 2024, as collected in public (CC0)",
        ),
    ),
    "townships.csv": Source(
        Sentence("河北省乡级统计用区划代码", "Township codes of Hebei"),
        "统计用区划代码（9位）",
        "2023-06-30",
        Sentence("国家统计局统计用区划代码", "the National Bureau of Statistics' codes of divisions"),
    ),
    "division_aliases.csv": Source(
        Sentence("统计用区划代码中的别名", "Codes that statistical lists used for the same place"),
        "统计用区划代码",
        "2016",
        Sentence(
            "国家统计局统计用区划代码（2016年及以前版本）",
            "the National Bureau of Statistics' codes of divisions, editions up to 2016",
        ),
    ),
    "divisions_invented.csv": Source(
        Sentence("示例城市明湖市的虚构区划", "Invented divisions of the example city"),
        "",
        "",
        Sentence("示例数据，不是真实区划", "example data, no real division"),
    ),
    "credit_code_categories.csv": Source(
        Sentence(
            "统一社会信用代码的登记管理部门和机构类别", "Registrars and categories of the unified social credit code"
        ),
        "GB 32100-2015",
        "",
        Sentence(
            "标准及其修改单；2、3、4、6、7、8、A、N各部门的类别据公开转载，未见修改单原文",
            "the standard as amended; the categories of 2, 3, 4, 6, 7, 8, A and N are taken from reprints",
        ),
    ),
    "industries_2017.csv": Source(
        Sentence("国民经济行业分类", "Industrial classification for national economic activities"),
        "GB/T 4754-2017",
        "2017-10-01",
        Sentence("国家标准公开文本", "the public text of the standard"),
    ),
    "hightech_fields_2016.csv": Source(
        Sentence("国家重点支持的高新技术领域", "High-tech fields that the state supports"),
        "国科发火〔2016〕32号附件",
        "2016-01-29",
        Sentence(
            "高新技术企业认定管理办法附件；编号为本表自定，其中3个二级领域未收三级",
            "the annex of the measures for recognising high-tech enterprises; the numbers are this table's own, and "
            "three fields of the second level lack their third",
        ),
    ),
    "ipc_2026.csv": Source(
        Sentence("国际专利分类的部、大类、小类与大组", "Sections, classes, subclasses and main groups of the IPC"),
        "IPC 2026.01",
        "2026-01-01",
        Sentence(
            "国家知识产权局公布的中文版（由PDF读出，名称取其简称，可能有遗漏）",
            "the Chinese edition of the patent office, read from a PDF: titles are shortened, entries may be missing",
        ),
    ),
    "workday_overrides.csv": Source(
        Sentence("日历软件包尚未收录的放假调休安排", "Holidays and make-up days that the calendar package lacks"),
        "国务院办公厅年度通知",
        "2026-12-31",
        Sentence("国务院办公厅关于节假日安排的通知", "the State Council's yearly notices"),
    ),
}
"""Every file of `tables/`."""


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a shipped table, each a mapping from column to text; read once. `name` is a key of SOURCES."""
    if name not in SOURCES:
        raise KeyError(name)
    text = files("kechuang.kernel").joinpath("tables", name).read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))
