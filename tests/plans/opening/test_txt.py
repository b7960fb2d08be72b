"""Text files in every encoding a Chinese office produces."""

from __future__ import annotations

import pytest

from kechuang.kernel.errors import BadDocument
from kechuang.plans.opening import open_bytes

TEXT = "明湖市科技创新行动方案\n一、总体要求\n到2027年，高新技术企业达到300家。\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gb2312", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_text_is_the_same_in_every_encoding(encoding):
    document = open_bytes(TEXT.encode(encoding), "方案.txt")
    assert (document.kind, document.text) == ("txt", TEXT)


def test_a_character_beyond_gb2312_is_read():
    assert open_bytes("责任人：喆䶮同志。".encode("gb18030"), "a.txt").text == "责任人：喆䶮同志。"


def test_windows_and_old_mac_line_ends_become_one_kind():
    assert open_bytes("一、总体要求\r\n二、重点任务\r三、保障措施".encode(), "a.txt").text.count("\n") == 2


def test_the_hash_is_that_of_the_bytes():
    assert open_bytes(b"abc", "a.txt").sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_text_cut_in_the_middle_of_a_character_is_still_read():
    cut = (TEXT * 20).encode()[:-2]
    assert open_bytes(cut, "a.txt").text.startswith(TEXT)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\ufeff　\n".encode("utf-16-le")])
def test_a_file_without_text_is_refused_as_empty(data):
    with pytest.raises(BadDocument) as refused:
        open_bytes(data, "空.txt")
    assert refused.value.code == "document.empty"


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(BadDocument) as refused:
        open_bytes(bytes(range(256)) * 20, "乱码.txt")
    assert refused.value.code == "document.not_text"
