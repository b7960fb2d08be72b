"""Explored charts as they leave the server: a table that is whole by itself, and the numbers a script draws from it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from django.template.loader import render_to_string

from kechuang.portal.charts.explored import Cell, Chart, Column
from kechuang.portal.charts.option import bar, line, option


def shown(rows: list[list[Cell]], links: tuple[str, ...] = ()) -> str:
    columns = [Column("name", "名称", "text"), Column("value", "数量", unit="家")]
    one = Chart("one", "标题", "说明", columns, rows, option(bar("name", "value")), links=links)
    return render_to_string("portal/charts/explored.html", {"chart": one, "data_id": "one-data"})


def test_the_table_says_unknown_as_a_dash_and_keeps_exact_numbers() -> None:
    html = shown([["甲", Decimal("1234.5678")], ["乙", None], ["丙", Fraction(3, 1)]])
    cells = re.findall(r'<td class="num" data-exact="([^"]*)">([^<]*)</td>', html)
    assert cells == [("1234.5678", "1234.57"), ("", "—"), ("3", "3")]
    data = json.loads(html.split('<script id="one-data" type="application/json">')[1].split("</script>")[0])
    assert data["rows"] == [["甲", 1234.5678], ["乙", None], ["丙", 3.0]]


def test_several_bars_have_a_legend_and_lines_end_in_their_names() -> None:
    assert option(bar("year", "budget"), bar("year", "paid"))["legend"] == {"show": True}
    assert "legend" not in option(bar("year", "budget"))
    assert "legend" not in option(line("year", "wanted"), line("year", "reached"))
    assert option(bar("a", "b"), bar("a", "c"), legend={"show": False})["legend"] == {"show": False}


def test_words_of_a_record_cannot_break_out_of_the_page() -> None:
    html = shown([["</script><script>alert(1)</script>", 1]], ("/records/?q=%22",))
    assert "<script>alert" not in html


def test_an_empty_table_says_so_and_draws_nothing() -> None:
    html = shown([])
    assert "还没有可以画的数。" in html
    assert "explored-drawn" not in html


def test_rows_that_do_not_fit_their_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="one"):
        shown([["甲", 1, 2]])
    with pytest.raises(ValueError, match="link"):
        shown([["甲", 1]], ("/a", "/b"))
