"""Web pages: the document is taken, the page around it left."""

from __future__ import annotations

import pytest

from kechuang.kernel.errors import BadDocument
from kechuang.plans.opening import open_bytes

BODY = "<p>一、总体要求</p><p>到2027年，高新技术企业达到300家，科技型中小企业达到900家。</p>"


def lines(html: str, encoding: str = "utf-8", name: str = "方案.html") -> list[str]:
    return open_bytes(html.encode(encoding), name).text.split("\n")


def test_paragraphs_and_line_breaks_are_lines_and_scripts_are_not():
    page = f"<html><body><script>var a='。'</script><style>p{{}}</style>{BODY}<p>二、重点<br>任务。</p></body></html>"
    assert lines(page) == [
        "一、总体要求",
        "到2027年，高新技术企业达到300家，科技型中小企业达到900家。",
        "二、重点",
        "任务。",
    ]


def test_navigation_around_the_document_is_left_out_and_its_title_kept():
    page = f"""<html><body>
        <div id="top"><a href="/">首页</a><a href="/a">政务公开</a><ul><li><a href="/b">通知公告</a></li></ul></div>
        <div id="box"><h1>明湖市科技创新行动方案</h1><div class="info">来源：市科技局</div><div>{BODY}</div></div>
        <div id="side"><ul><li><a href="/c">关于印发某办法的通知</a></li></ul></div><footer>版权所有</footer>
        </body></html>"""
    assert lines(page) == [
        "明湖市科技创新行动方案",
        "一、总体要求",
        "到2027年，高新技术企业达到300家，科技型中小企业达到900家。",
    ]


def test_a_page_that_says_gb2312_and_uses_more_is_read():
    page = f'<html><head><meta charset="gb2312"></head><body><p>联系人：喆䶮。</p>{BODY}</body></html>'
    assert lines(page, "gb18030")[0] == "联系人：喆䶮。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_is_told_from_the_bytes_whatever_the_page_says(encoding):
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{BODY}</body></html>'
    assert lines(page, encoding)[0] == "一、总体要求"


def test_a_data_table_is_rows_with_tabs_and_every_column_keeps_its_place():
    page = """<html><body><p>附表。</p><table>
        <tr><th>领域</th><th>任务</th><th>牵头单位</th></tr>
        <tr><td rowspan="2">创新平台</td><td><p>建设</p><p>实验室</p></td><td>市科技局</td></tr>
        <tr><td>开放仪器</td><td>市教育局</td></tr>
        <tr><td colspan="3">二、企业培育</td></tr>
        <tr><td colspan="2">培育高新技术企业</td><td>市工业和信息化局</td></tr></table></body></html>"""
    assert lines(page)[1:] == [
        "领域\t任务\t牵头单位",
        "创新平台\t建设 实验室\t市科技局",
        "\t开放仪器\t市教育局",
        "二、企业培育",
        "培育高新技术企业\t\t市工业和信息化局",
    ]


def test_a_table_that_lays_out_the_page_is_no_data_table():
    page = f"<html><body><table><tr><td>{BODY}</td></tr></table></body></html>"
    assert lines(page)[0] == "一、总体要求"


def test_hidden_text_is_not_read():
    assert lines(f'<html><body><p style="display:none">隐藏。</p>{BODY}</body></html>')[0] == "一、总体要求"


def test_entities_from_outside_are_not_fetched():
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>&x;</p>{BODY}</body></html>'
    assert [line for line in lines(page) if line != "&x;" and line != "]>"] == [
        "一、总体要求",
        "到2027年，高新技术企业达到300家，科技型中小企业达到900家。",
    ]


def test_a_page_nested_deep_is_read_and_one_nested_without_end_is_refused():
    def page(depth: int) -> str:
        return "<html><body>" + "<div>" * depth + BODY + "</body></html>"

    assert "一、总体要求" in lines(page(1500))
    with pytest.raises(BadDocument) as refused:
        lines(page(3000))
    assert refused.value.code == "document.damaged"


def test_the_content_decides_when_the_name_says_otherwise():
    assert open_bytes(f"<html><body>{BODY}</body></html>".encode(), "方案.txt").kind == "html"
