"""Papers are drafted from the numbers: each of them live, with its trace, and worded as an office words it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import docx
import pytest

from kechuang.cli.commands.bulletin import bulletin
from kechuang.kernel.errors import BadInput
from kechuang.papers import live_fields, passages
from kechuang.papers.basis import basis
from kechuang.papers.content import MARKER, Content, bare, read, worded
from kechuang.papers.drafting import drafted, refreshed
from kechuang.papers.kind import Basis
from kechuang.papers.kind_list import kinds
from kechuang.papers.late import SOURCES, Late
from kechuang.papers.on_paper import document_of, faults_of
from kechuang.papers.passages import plan_name, plan_quoted
from kechuang.papers.said import apart, asked, changed, due_said, instant_said, said
from kechuang.papers.span import span
from kechuang.registry.asof import AsOf
from kechuang.supervision.lines import lines
from kechuang.supervision.models import Plan

TODAY = date(2026, 11, 28)
_KNOWN_NUMBERS = re.compile(r"\d{4}(—\d{4})?年(\d+月)?(\d+日)?(\d+时\d+分)?|附件\d|〔\d{4}〕\d+号")
"""Dates, attachments and document numbers: the only numbers of a draft that are no figures."""


def whole(content: Content) -> str:
    return "\n".join(read(text, content.fields) for piece in content.every_piece() for text in piece.texts())


def test_a_month_and_a_quarter_are_read_and_one_ahead_is_refused() -> None:
    assert (span("2026-10", TODAY).ends, span("2026-10", TODAY).words) == (date(2026, 10, 31), "2026年10月")
    quarter = span("2025-q4", TODAY)
    assert (quarter.begins, quarter.ends, quarter.words) == (date(2025, 10, 1), date(2025, 12, 31), "2025年第四季度")
    for wrong in ("2026-13", "2026-Q5", "10月", "2026-12", "2027-Q1"):
        with pytest.raises(BadInput):
            span(wrong, TODAY)
    assert str(span("2026-11", TODAY)) == "2026-11"


def test_numbers_are_worded_as_papers_word_them() -> None:
    assert [said(1.0, "家"), said(2.805, "%"), said(0.004, "亿元"), said(None, "家")] == ["1家", "2.81%", "0亿元", ""]
    assert [asked(">=", 120, "家"), asked("<=", 3, "%"), asked(">", 15, "亿元")] == [
        "不低于120家",
        "不高于3%",
        "超过15亿元",
    ]  # type: ignore[arg-type]
    assert [apart(9.77, "%"), apart(111, "家")] == ["9.77个百分点", "111家"], "two shares differ in points"
    assert [changed(3, "家"), changed(-0.28, "%")] == ["增加3家", "下降0.28个百分点"]
    assert instant_said(datetime(2026, 11, 28, 16, 5, tzinfo=UTC)) == "2026年11月29日00时05分", "the clock of the place"
    assert [due_said("2027-12-31"), due_said("2026-06-30"), due_said("2026-06-15")] == [
        "2027年底",
        "2026年6月底",
        "2026年6月15日",
    ]


@pytest.mark.django_db
def test_a_bulletin_tells_counts_what_moved_what_is_behind_and_where_each_number_is_from(october: Basis) -> None:
    content = drafted(kinds()["bulletin"], october)
    text = whole(content)
    assert content.title == "关于2026年10月明湖市科技创新三年行动计划目标进展情况的通报"
    assert "高新技术企业由6家变为9家，增加3家（新增记录3条）。" in text
    assert "截至2026年10月31日，规划共有目标3项" in text
    assert "目标为到2027年底不低于120家，还差111家" in text
    assert "共1项。入网仪器，应于2026年6月底前完成" in text
    for key in ("t1.number", "n.off_course", "l.targets", "t4.due"):
        asked_for = parse_qs(urlsplit(content.fields[key].address).query)
        assert asked_for["valid"] == ["2026-10-31"]
        assert asked_for["known"] == [october.asof.known.isoformat()]
    assert faults_of(content) == ()
    assert content.example is False


@pytest.mark.django_db
def test_every_number_of_a_bulletin_is_live_and_none_is_typed(october: Basis) -> None:
    """Taken out of the text, the live figures leave only numbers of dates, documents, pictures and records."""
    content = drafted(kinds()["bulletin"], october)
    assert content.keys() == set(content.fields)
    cells = [row[2] for piece in content.extras[0].pieces for row in piece.rows]
    assert cells
    assert all(cell.startswith("⟦") for cell in cells)


@pytest.mark.django_db
def test_figures_follow_the_records_when_refreshed_and_the_words_stay(october: Basis, certified: Any) -> None:
    before = drafted(kinds()["bulletin"], october)
    mine = replace(before, title="自己的标题", pieces=(*before.pieces[:-1], replace(before.pieces[-1], text="改过。")))
    certified(2, date(2026, 10, 20))
    after = refreshed(mine, basis(october.plan, october.span, AsOf.now()))
    assert (before.fields["t1.number"].words, after.fields["t1.number"].words) == ("9家", "11家")
    assert (after.title, after.pieces[-1].text) == ("自己的标题", "改过。")
    assert Content.from_plain(json.loads(json.dumps(after.as_plain()))) == after


@pytest.mark.django_db
def test_what_is_left_to_the_table_and_the_counts_of_units_are_figures_that_lead_somewhere(
    plan: Any, certified: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (passages, live_fields):
        monkeypatch.setattr(module, "LISTED", 0)
    told = basis(plan, span("2026-Q4", TODAY), AsOf.now())
    content = drafted(kinds()["quarterly"], told)
    assert "其余⟦n.off_course_rest⟧见附件1。" in [piece.text for piece in content.pieces]
    assert content.fields["n.off_course_rest"].words == content.fields["n.off_course"].words
    units = next(piece for piece in content.pieces if piece.head[:1] == ("牵头单位",))
    assert {len(MARKER.findall(cell)) for row in units.rows for cell in row[1:]} == {1}
    science = next(row for row in units.rows if row[0] == "市科技局")
    assert [read(cell, content.fields) for cell in science[1:]] == ["1", "0", "0", "0", "1", "0"]
    for piece in content.pieces:
        left = _KNOWN_NUMBERS.sub("", MARKER.sub("", f"{piece.lead}{piece.text}"))
        assert not any(letter.isdigit() for letter in left), left


@pytest.mark.django_db
def test_a_quarter_compares_with_the_end_of_the_one_before(plan: Any, certified: Any) -> None:
    told = basis(plan, span("2026-Q4", TODAY), AsOf.now())
    assert told.asof.valid <= date(2026, 12, 31)
    content = drafted(kinds()["quarterly"], told)
    assert "第四季度" in content.title
    assert any(piece.caption.startswith("表1") for piece in content.pieces)
    line = next(line for line in told.lines if line.indicator == "hnte")
    assert (line.month.day, line.month.value) == ("2026-09-30", 6.0)  # type: ignore[union-attr]


@pytest.mark.django_db
def test_a_notice_asks_one_unit_about_what_it_leads_and_is_not_written_without_a_reason(october: Basis) -> None:
    content = drafted(kinds()["notice"], replace(october, unit="市市场监督管理局"))
    assert content.recipients == "市市场监督管理局"
    assert "入网仪器" in whole(content)
    assert "高新技术企业" not in whole(content)
    with pytest.raises(BadInput) as refused:
        drafted(kinds()["notice"], replace(october, unit="市教育局"))
    assert "市科技局" in refused.value.remedy.zh


@pytest.mark.django_db
def test_a_reply_names_the_letter_and_keeps_to_the_unit_that_wrote_it(october: Basis) -> None:
    content = drafted(kinds()["reply"], replace(october, unit="市科技局", letter="关于了解进展情况的函"))
    assert "《关于了解进展情况的函》收悉" in whole(content)
    assert {row[1] for piece in content.extras[0].pieces for row in piece.rows} == {"高新技术企业"}


@pytest.mark.django_db
def test_what_others_know_to_be_late_is_told_too(plan: Any, certified: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_before = Late("报送第三季度情况", "2026-10-15", ("市财政局",))
    monkeypatch.setattr("kechuang.papers.late.SOURCES", [*SOURCES, lambda plan, lines, asof: [asked_before]])
    content = drafted(kinds()["bulletin"], basis(plan, span("2026-10", TODAY), AsOf.now()))
    assert "报送第三季度情况，应于2026年10月15日前完成（责任单位：市财政局）。" in whole(content)


@pytest.mark.django_db
def test_much_that_is_late_stands_in_a_numbered_table_and_little_in_a_sentence(october: Basis) -> None:
    asked = [Late(f"问询“第{n}件”", "2026-10-15", ("市财政局",), act="答复") for n in range(1, 5)]
    content = drafted(kinds()["bulletin"], replace(october, late=[*october.late, *asked]))
    (table,) = [piece for piece in content.pieces if piece.kind == "table"]
    assert (table.caption, len(table.rows)) == ("表1　逾期未办的问询和督查事项", 4)
    assert table.rows[0] == ("1", "问询“第1件”", "2026年10月15日前答复", "市财政局")
    assert faults_of(content) == ()


@pytest.mark.parametrize("years", ["（2025—2027年）", "(2018—2020年)", "（2018年-2020年）", ""])
def test_the_years_in_brackets_are_left_out_of_a_title(years: str) -> None:
    assert plan_name(Plan(title=f"明湖市科技创新三年行动计划{years}")) == "明湖市科技创新三年行动计划"
    full = years.replace("(", "（").replace(")", "）")
    assert plan_quoted(Plan(title=f"明湖市科技创新三年行动计划{years}")) == f"《明湖市科技创新三年行动计划{full}》"


def test_an_editor_sees_words_beside_keys_and_cannot_change_a_figure_by_typing() -> None:
    fields = Content.from_plain(
        {
            "mark": "",
            "title": "",
            "recipients": "",
            "signature": "",
            "pieces": [],
            "extras": [],
            "fields": {"t1.number": {"words": "9家"}},
        }
    ).fields
    shown = worded("达到⟦t1.number⟧。", fields)
    assert shown == "达到⟦t1.number 9家⟧。"
    assert bare(shown.replace("9家", "900家")) == "达到⟦t1.number⟧。"
    assert read(bare(shown), fields) == "达到9家。"


@pytest.mark.django_db
def test_the_command_writes_a_docx_with_links_and_says_what_was_wrong_otherwise(
    plan: Any, certified: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    type(plan).objects.update(example=True)
    monkeypatch.setattr("kechuang.cli.existing_home.open_existing", lambda home: None)
    monkeypatch.setenv("KECHUANG_LANG", "zh")
    pytest.importorskip("typst")
    file = tmp_path / "通报.docx"
    assert bulletin("2026-10", output=file, site="https://kj.example") == 0
    opened = docx.Document(BytesIO(file.read_bytes()))
    assert opened.core_properties.keywords == "示例数据"
    links = [one.target_ref for one in opened.part.rels.values() if one.is_external]
    assert links
    assert all(one.startswith("https://kj.example/plans/") and "known=" in one for one in links)
    assert bulletin("2024-06", output=tmp_path / "早.pdf") == 0
    assert "规划期是2025—2027年，2024年6月不在其中" in capsys.readouterr().err
    assert (tmp_path / "早.pdf").read_bytes().startswith(b"%PDF-")
    for words in ({"output": tmp_path / "通报.txt"}, {"output": None}, {"output": tmp_path / "没有" / "通报.pdf"}):
        with pytest.raises(BadInput):
            bulletin("2026-10", **words)  # type: ignore[arg-type]
    assert not list(tmp_path.glob("*.txt"))


@pytest.mark.django_db
def test_a_document_without_a_site_has_the_figures_and_no_links(october: Basis) -> None:
    october.plan.example = True
    made = document_of(drafted(kinds()["bulletin"], october))
    assert not [run.link for block in made.blocks for run in getattr(block, "words", ()) if run.link]
    assert made.specimen == "示例数据"
    assert len(list(lines(october.plan, october.asof))) == 3
