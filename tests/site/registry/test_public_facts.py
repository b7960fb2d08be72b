"""Published facts: kept once, in base units, with source and confidence; what cannot be kept says why not."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Refused
from kechuang.registry.actions.correct import correct
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.import_public_facts import import_public_facts
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.public_facts import FILES, Figure, read_folder

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
NEEDS_SHARED = pytest.mark.skipif(not SHARED.is_dir(), reason="no folder ../shared/data beside the project")

SERIES_HEAD = ("region", "indicator", "year", "value", "unit", "source", "confidence")
FACT_HEAD = ("id", "subject", "indicator", "year_or_date", "value", "unit", "basis", "source_url", "source_note",
             "confidence", "caveat")  # fmt: skip
SERIES = ("河北", "rd_expenditure", "2017", "452.03", "亿元", "统计年鉴", "high")
FACT = ("A1", "辛集市", "高新技术企业总数", "2021年末", "119", "家", "published", "https://a.example/1",
        "某报 2022-01-13", "medium-high", "口径见原文")  # fmt: skip

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Makes a folder of tables with these rows."""

    def made(series: list[Any] = (SERIES,), facts: list[Any] = (FACT,), province: list[Any] = ()) -> Path:  # type: ignore[assignment]
        for name, head, rows in zip(FILES, (SERIES_HEAD, FACT_HEAD, FACT_HEAD), (series, facts, province), strict=True):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([head, *rows])
        return tmp_path

    return made


def fact(**other: str) -> tuple[str, ...]:
    return tuple(other.get(name, value) for name, value in zip(FACT_HEAD, FACT, strict=True))


def only(folder: Path) -> Figure:
    figures, skipped = read_folder(folder)
    assert skipped == []
    (one,) = figures
    return one


def test_a_fact_is_kept_with_its_source_confidence_and_caveat(folder: Folder) -> None:
    assert only(folder(series=[])).values == {
        "series": "hnte_stock",
        "label": "高新技术企业总数",
        "division": "130181",
        "period": "2021",
        "value": Decimal(119),
        "unit": "家",
        "definition": "期末证书有效的高新技术企业；口径见原文；可信度原注：medium-high",
        "published": date(2022, 1, 13),
        "publisher": "",
        "reference": "某报 2022-01-13 https://a.example/1",
        "confidence": "medium",
    }


@pytest.mark.parametrize(
    ("value", "unit", "kept", "base"),
    [
        ("476.62", "亿元", Decimal(47_662_000_000), "元"),
        ("58.35", "万人", Decimal(583_500), "人"),
        ("8.7", "%", Decimal("0.087"), ""),
        ("6.1", "万户", Decimal(61_000), "户"),
        ("1.96", "亿美元", Decimal(196_000_000), "美元"),
        ("1.39", "万亩", Decimal("9266666.67"), "m²"),
        ("2.12", "件", Decimal("2.12"), "件"),
        ("31.558076016900003", "亿元", Decimal("3155807601.69"), "元"),
    ],
)
def test_values_are_kept_in_base_units(folder: Folder, value: str, unit: str, kept: Decimal, base: str) -> None:
    one = only(folder([], [fact(indicator="别的指标", value=value, unit=unit)]))
    assert (one.values["value"], one.values["unit"]) == (kept, base)


@pytest.mark.parametrize(
    ("told", "period", "remark"),
    [
        ("2021年末", "2021", ""),
        ("2021", "2021", ""),
        ("2020-11-01", "2020-11-01", ""),
        ("2023-05报道", "2023-05", "报道时间，时点未写明"),
        ("2021(用2020年数据)", "2021", "用2020年数据"),
        ("2015年末(文中未写明时点)", "2015", "文中未写明时点"),
        ("2022末(2023-01-03报道)", "2022", "2023-01-03报道"),
    ],
)
def test_periods_are_read_and_what_they_leave_out_is_said(folder: Folder, told: str, period: str, remark: str) -> None:
    one = only(folder([], [fact(indicator="别的指标", year_or_date=told, caveat="", confidence="high")]))
    assert (one.values["period"], one.values["definition"]) == (period, remark)


def test_a_way_from_year_to_year_is_two_figures(folder: Folder) -> None:
    told = fact(indicator="位次", year_or_date="2017→2020", value="24→20", unit="位")
    figures, _ = read_folder(folder([], [told]))
    assert [(f.values["period"], f.values["value"]) for f in figures] == [("2017", 24), ("2020", 20)]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (fact(value="通过(全国第5名)"), "不是一个数"),
        (fact(value="逾1000"), "不是一个数"),
        (fact(value="133 / 861"), "不是一个数"),
        (fact(year_or_date="年份未注明(推断为2020前后)"), "没有写明年份"),
        (fact(year_or_date="—"), "没有写明年份"),
        (fact(basis="target"), "是目标"),
        (fact(subject="某地"), "不认得"),
        (fact(unit="亿元"), "计量单位与指标不符"),
    ],
)
def test_what_cannot_be_kept_is_left_out_with_the_reason(folder: Folder, row: tuple[str, ...], why: str) -> None:
    figures, skipped = read_folder(folder([], [row]))
    assert figures == []
    assert [why in one.why.zh for one in skipped] == [True]


def test_a_part_of_a_place_is_not_taken_for_the_whole_of_it(folder: Folder) -> None:
    one = only(folder([], [fact(subject="辛集市皮革业", indicator="高新技术企业")]))
    assert one.values["series"] == "fact_a1"
    assert one.values["label"] == "辛集市皮革业：高新技术企业"
    assert one.values["division"] == "130181"


def test_a_zone_named_after_province_and_city_is_placed_in_the_city(folder: Folder) -> None:
    assert only(folder([], [fact(subject="河北辛集经济开发区")])).values["division"] == "130181"


def test_a_yearbook_outweighs_the_press_and_both_are_told(folder: Folder) -> None:
    press = fact(
        subject="河北省", indicator="研发投入强度(三年计划成效发布)", year_or_date="2017", value="1.4", unit="%"
    )
    yearbook = ("河北", "rd_intensity_pct_gdp", "2017", "1.33", "%", "统计年鉴", "high")
    figures, skipped = read_folder(folder([yearbook], [], [press]))
    assert [f.values["value"] for f in figures] == [Decimal("0.0133")]
    assert "不相同" in skipped[0].why.zh


def test_a_source_told_as_above_is_written_out(folder: Folder) -> None:
    figures, _ = read_folder(folder([], [FACT, fact(id="A2", year_or_date="2020", source_note="同上")]))
    assert figures[1].values["reference"] == "某报 2022-01-13 https://a.example/1"


def test_other_provinces_are_not_kept_and_a_break_is_told(folder: Folder) -> None:
    value = ("河北", "tech_contract_value_output", "2018", "275.98", "亿元", "统计年鉴", "high")
    figures, skipped = read_folder(folder([value, ("山东", *value[1:])], []))
    assert [f.values["division"] for f in figures] == ["130000"]
    assert "口径变化" in figures[0].values["definition"]
    assert skipped == []


@pytest.mark.django_db
def test_one_import_is_one_event_and_repeating_it_changes_nothing(folder: Folder) -> None:
    where = folder()
    done = import_public_facts(where, None)
    assert (done.added, done.corrected, done.same) == (2, 0, 0)
    event = Event.objects.get()
    assert event.type == "public_facts.imported"
    assert set(event.after["files"]) == set(FILES)
    again = import_public_facts(where, None)
    assert (again.added, again.corrected, again.same) == (0, 0, 2)
    assert Event.objects.count() == 1
    row = PublicStatistic.objects.get(series="rd_expenditure")
    assert (row.value, row.source.kind, row.source.standing, row.source.example) == (
        Decimal("45203000000"),
        "public",
        "confirmed",
        False,
    )
    assert PublicStatistic.objects.get(series="hnte_stock").source.standing == "reported"


@pytest.mark.django_db
def test_a_figure_that_the_tables_now_give_otherwise_is_corrected(folder: Folder) -> None:
    import_public_facts(folder(), None)
    done = import_public_facts(folder(facts=[fact(value="120")]), None)
    assert (done.added, done.corrected, done.same) == (0, 1, 1)
    old, new = PublicStatistic.objects.filter(series="hnte_stock").order_by("recorded_at")
    assert (old.value, new.value) == (119, 120)
    assert old.superseded_at == new.recorded_at
    assert new.reason


@pytest.mark.django_db
def test_what_a_person_entered_or_put_right_is_left_alone(folder: Folder, officer: Any) -> None:
    values = only(folder(series=[])).values
    enter(PublicStatistic, {**values, "value": Decimal(121)}, officer)
    done = import_public_facts(folder(), None)
    assert (done.added, len(done.skipped)) == (1, 1)
    row = PublicStatistic.objects.get(series="rd_expenditure")
    correct(row, {"value": Decimal("46000000000")}, officer, reason="年鉴勘误")
    again = import_public_facts(folder(), None)
    assert (again.corrected, again.same, len(again.skipped)) == (0, 0, 2)


@pytest.mark.django_db
def test_a_folder_without_the_tables_is_told(tmp_path: Path, folder: Folder) -> None:
    with pytest.raises(BadInput, match="读不出"):
        import_public_facts(tmp_path / "nowhere", None)
    where = folder()
    (where / FILES[0]).write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(BadInput, match="读不出"):
        import_public_facts(where, None)
    assert not PublicStatistic.objects.exists()


@pytest.mark.django_db
def test_who_may_not_keep_records_may_not_import_them(folder: Folder, django_user_model: Any) -> None:
    nobody = django_user_model.objects.create_user("zhao", password="a long password")
    with pytest.raises(Refused):
        import_public_facts(folder(), nobody)


@NEEDS_SHARED
@pytest.mark.django_db
def test_the_real_tables_are_kept_and_stay_the_same_when_read_back() -> None:
    done = import_public_facts(SHARED, None)
    assert done.added > 200
    again = import_public_facts(SHARED, None)
    assert (again.added, again.corrected, again.same) == (0, 0, done.added)
    figures = {(r.series, r.division, r.period): r.value for r in PublicStatistic.objects.standing()}
    assert figures["hnte_stock", "130181", "2021"] == 119
    assert figures["population", "130181", "2020-11-01"] == 594_628
    assert figures["rd_intensity", "130000", "2023"] == Decimal("0.0208")
    assert figures["rd_expenditure", "130000", "2023"] == Decimal("91210000000")
    left_out = {one.row for one in done.skipped}
    assert {"XJ014", "XJ018", "XJ029", "XJ031", "HB007", "HB022"} <= left_out


def test_a_machine_without_the_folder_is_told_and_nothing_is_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kechuang.cli import public_facts

    monkeypatch.setattr(public_facts, "beside_the_project", lambda: None)
    assert public_facts.import_facts(None, False) == 1
    assert "--from" in capsys.readouterr().err
