from hypothesis import given, settings
from hypothesis import strategies as st

from kechuang.plans.model import Document
from kechuang.plans.reading import read

_PIECES = st.sampled_from(
    [
        *(
            "到2025年",
            "2025年底",
            "每年",
            "力争",
            "达到",
            "增长",
            "新建",
            "分别",
            "均",
            "占",
            "其中",
            "翻一番",
            "前三名",
        ),
        *("以上", "以内", "左右", "的企业", "个", "家", "万元", "亿", "%", "两成", "三个百分点", "百分之五", "≥"),
        *("5", "10—20", "0.5", "1,000", "指标", "单位", "属性", "高新技术企业", "一、", "（一）", "1."),
        *("、", "和", ",", "。", ";", "(", ")", "“", "”", "《", "》", "\n", "\t"),
    ]
)


@settings(deadline=None)  # the machine may be busy; speed is measured in benchmarks
@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=60).map("".join))
def test_any_text_is_read_and_every_quotation_is_the_exact_text(text):
    document = Document("明湖市.txt", "txt", text, "")
    for target in read(document).targets:
        assert text[target.span.start : target.span.end] == target.quote
        assert target.value_span is not None
        assert target.span.start <= target.value_span.start < target.value_span.end <= target.span.end
