"""The shipped tables: every file has a source, and holds the facts of the public lists it was made from."""

from __future__ import annotations

import csv
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from kechuang.kernel import code_tables
from kechuang.kernel.code_tables import SOURCES, rows

PUBLIC = Path(__file__).resolve().parents[3] / "shared" / "data"

needs_public = pytest.mark.skipif(not PUBLIC.is_dir(), reason="the public lists (../shared/data) are not here")


def public(name: str) -> list[dict[str, str]]:
    with (PUBLIC / name).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_shipped_table_has_a_source_and_the_other_way_round() -> None:
    shipped = {entry.name for entry in files("kechuang.kernel").joinpath("tables").iterdir() if entry.is_file()}
    assert shipped == set(SOURCES)
    assert all(source.what.en and source.origin.en for source in SOURCES.values())


def test_no_table_is_read_before_it_is_asked_for() -> None:
    program = (
        "import pkgutil, importlib, kechuang.kernel as k\n"
        "for m in pkgutil.walk_packages(k.__path__, 'kechuang.kernel.'): importlib.import_module(m.name)\n"
        "from kechuang.kernel.code_tables import rows\nprint(rows.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_a_table_that_is_not_shipped_is_not_opened() -> None:
    with pytest.raises(KeyError):
        code_tables.rows("../pyproject.toml")


@needs_public
def test_divisions_are_those_of_the_yearly_lists() -> None:
    levels = {"省级": "province", "地级": "prefecture", "县级": "county"}
    listed = {
        (r["代码"], r["名称"], levels[r["级别"]], r["启用时间"], r["变更/弃用时间"], r["新代码"].replace("]", ""))
        for r in public("codes/mca_areacodes_1981_2024.csv")
    }
    shipped = {
        (r["code"], r["name"], r["level"], r["since"], r["until"], r["successors"].replace("@", "["))
        for r in rows("divisions.csv")
    }
    assert shipped == listed


@needs_public
def test_a_county_stands_under_the_prefecture_that_its_list_names() -> None:
    shipped = rows("divisions.csv")
    names = {(r["code"], year): r["name"] for r in shipped for year in range(int(r["since"]), int(r["until"] or 2025))}
    parents = {(r["code"], r["since"]): r["parent"] for r in shipped}
    counties = [r for r in public("codes/mca_areacodes_1981_2024.csv") if r["级别"] == "县级"]
    assert len(counties) > 6000
    for r in counties:
        parent = names[parents[r["代码"], r["启用时间"]], int(r["启用时间"])]
        assert parent == (r["一级行政区"] if r["二级行政区"] == "直辖" else r["二级行政区"])


@needs_public
@pytest.mark.parametrize(
    ("table", "source", "columns"),
    [
        ("townships.csv", "codes/hebei_towns_nbs_20230630.csv", {"code": "code", "name": "name"}),
        ("industries_2017.csv", "codes/gbt4754_2017_industry.csv", {"code": "code", "parent": "parent"}),
        (
            "hightech_fields_2016.csv",
            "codes/hightech_fields_2016_3level.csv",
            {"code": "code", "parent": "parent", "name": "name"},
        ),
    ],
)
def test_a_table_holds_what_its_list_holds(table: str, source: str, columns: dict[str, str]) -> None:
    shipped = {tuple(r[column] for column in columns) for r in rows(table)}
    assert shipped == {tuple(r[column] for column in columns.values()) for r in public(source)}
    assert len(shipped) == len(rows(table))


@needs_public
def test_names_of_industries_are_those_of_the_standard() -> None:
    shipped = {r["code"]: r["name"] for r in rows("industries_2017.csv")}
    for r in public("codes/gbt4754_2017_industry.csv"):
        assert shipped[r["code"]] == r["name"].replace("(", "（")


@needs_public
def test_aliases_are_those_of_the_statistical_lists() -> None:
    shipped = {r["alias"]: r["code"] for r in rows("division_aliases.csv")}
    for r in public("xinji/xinji_divisions.csv"):
        assert shipped[r["code9_nbs_until_2016_edition"]] == r["code9_nbs_2017_to_2023"]


@needs_public
def test_main_groups_are_those_of_the_patent_office() -> None:
    listed = {r["code"] for r in public("codes/ipc_2026_zh_section_to_maingroup.csv") if r["level"] == "maingroup"}
    shipped = {f"{r['symbol']}{n}/00" for r in rows("ipc_2026.csv") for n in r["main_groups"].split()}
    assert shipped == listed
