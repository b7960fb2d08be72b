"""Figures nobody has found: whom they block, and that one edit with its citation turns undetermined into a verdict."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kechuang import policies
from kechuang.cli.app import main
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import divisions_with_figures, jurisdictions
from kechuang.rules.drafts import with_draft
from kechuang.rules.jurisdictions import local_figures
from kechuang.rules.law import Law
from kechuang.rules.rows import row
from kechuang.rules.undetermined import Blocked, blocked_subjects, undetermined

ON = date(2019, 7, 1)
STATION = {
    "academician_contract": "是",
    "academician_status": "已退休",
    "academician_stations": 1,
    "academician_months": 3,
    "station_rd_share": "5%",
}


def read(law: Law, **facts: Any) -> dict[str, Any]:
    return row(facts, law.facts)


@pytest.fixture
def law() -> Law:
    return catalogue().law("academician_station", ON)


def test_every_figure_without_a_value_is_listed_once_with_what_it_leaves_open() -> None:
    found = undetermined(catalogue(), divisions_with_figures(jurisdictions()))
    names = [u.figure.name for u in found]
    assert len(set(names)) == len(names)
    assert set(names) == {p.name for p in catalogue().parameters().values() if p.values[-1].value is None}
    assert all(u.blocks and u.conditions for u in found)
    assert next(u for u in found if u.figure.name == "city_voucher_year").set_by


def test_without_counts_those_come_first_that_block_more_policies_then_versions_then_clauses() -> None:
    found = undetermined(catalogue())
    assert all(u.subjects is None for u in found)
    weights = [(len(u.policies), len(u.blocks), u.conditions) for u in found]
    assert weights == sorted(weights, reverse=True)


def test_counted_subjects_go_before_everything_else() -> None:
    least = undetermined(catalogue())[-1].figure.name
    found = undetermined(catalogue(), blocked={least: Blocked(700, 3)})
    assert (found[0].figure.name, found[0].subjects, found[1].subjects) == (least, 700, None)


def test_a_subject_is_blocked_where_the_figure_is_missing_and_told_apart_where_nothing_else_is(law: Law) -> None:
    rows = [
        read(law, **STATION),
        read(law, **STATION | {"academician_stations": 3}),  # fails whatever the figure is
        read(law, **STATION | {"academician_contract": ""}),  # its own fact is missing too
        read(law, **STATION | {"station_rd_share": "1%"}),
    ]
    assert blocked_subjects([law, law], rows) == {"station_rd_floor": Blocked(3, 2)}


def test_one_entry_of_a_table_turns_undetermined_into_a_verdict(law: Law) -> None:
    assert law.decide(read(law, **STATION)) is None
    (entry,) = [u.entry for u in undetermined(catalogue()) if u.figure.name == "station_rd_floor"]
    filled = entry.replace('"…%"', '"3%"').replace("YYYY-MM-DD", "2016-01-01").replace('"…"', '"某办法"')
    figures = local_figures(filled, catalogue().parameters(), "official.toml")
    official = catalogue().law("academician_station", ON, figures)
    assert official.decide(read(law, **STATION)) is True
    assert official.decide(read(law, **STATION | {"station_rd_share": "2.99%"})) is False
    assert blocked_subjects([official], [read(law, **STATION)]) == {}
    assert figures["station_rd_floor"].values[0].citation.article == "某办法"


def test_one_edit_of_the_policy_file_does_the_same(law: Law, tmp_path: Path) -> None:
    text = (Path(policies.__file__).parent / "academician_station.py").read_text("utf-8")
    was = 'unknown("station_rd_floor", "设站企业研发投入占比下限", "", rule(article))'
    becomes = 'dated("station_rd_floor", "设站企业研发投入占比下限", "", {"2016-01-01": "3%"}, rule(article), "S")'
    assert text.count(was) == 1
    path = tmp_path / "academician_station.py"
    path.write_text(text.replace(was, becomes).replace("number, unknown, yes_no", "dated, number, yes_no"), "utf-8")
    official = with_draft(path, catalogue(), "academician_station").law("academician_station", ON)
    assert official.decide(read(law, **STATION)) is True


def test_a_value_without_its_source_is_refused() -> None:
    entry = '[[figure]]\nparameter = "station_rd_floor"\nvalue = "3%"\nsince = 2016-01-01\nconfidence = "S"\n'
    with pytest.raises(Exception, match="缺少文件出处"):
        local_figures(entry, catalogue().parameters(), "official.toml")


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(list(words))
    return left.value.code


def test_the_command_counts_whom_each_figure_blocks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KECHUANG_HOME", str(tmp_path))  # without a database: nobody was counted by night
    monkeypatch.delenv("DATABASE_URL", raising=False)
    table = tmp_path / "stations.csv"
    heads = ",".join(f"{name}（%）" if name == "station_rd_share" else name for name in STATION)
    table.write_text(f"名称,{heads}\n湖心院,是,已退休,1,3,5\n湖东院,是,未退休,2,3,5\n", "utf-8")
    assert run("undetermined", "--table", str(table), "--on", "2019-07-01", "--json", "--strict") == 1
    told = json.loads(capsys.readouterr().out)
    assert [(u["parameter"], u["subjects"], u["alone"]) for u in told[:2]] == [
        ("station_rd_floor", 1, 1),
        (told[1]["parameter"], None, None),
    ]
    assert run("undetermined", "--lang", "zh") == 0
    assert f"共 {len(undetermined(catalogue()))} 个数值。" in capsys.readouterr().out
