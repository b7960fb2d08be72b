"""What is wrong with a document's form, in words for who drafts it. The words themselves are nobody's business here."""

from __future__ import annotations

from collections.abc import Iterable

from kechuang.kernel.sentences import Sentence
from kechuang.official.document import Document, Figure, Heading, Table


def faults(document: Document) -> tuple[Sentence, ...]:
    """Every departure from GB/T 9704-2012 that can be told from the content; empty where there is none."""
    return tuple(_head(document)) + tuple(_headings(document)) + tuple(_parts(document))


def _head(document: Document) -> Iterable[Sentence]:
    if not document.title.strip():
        yield Sentence("没有标题。", "There is no title.")
    if not document.mark.strip():
        yield Sentence("没有发文机关标志。", "The name of the issuing office is missing.")
    if not document.signature.strip():
        yield Sentence("没有署名。", "The signature is missing.")
    if document.title.rstrip().endswith(("。", "，", "；")):
        yield Sentence("标题末尾不加标点。", "A title ends without punctuation.")
    if document.copy_number and not (document.copy_number.isdigit() and len(document.copy_number) == 6):
        yield Sentence("份号用6位阿拉伯数字。", "The copy number has six Arabic digits.")
    if document.number and document.dated and document.number.year != document.dated.year:
        yield Sentence(
            f"发文字号的年份（{document.number.year}）与成文日期（{document.dated.year}年）不一致。",
            f"The year of the number ({document.number.year}) is not that of the date ({document.dated.year}).",
        )


def _headings(document: Document) -> Iterable[Sentence]:
    """（一） does not come before 一、; 1. may follow 一、 where only two levels are used."""
    seen: set[int] = set()
    used = {block.level for block in document.blocks if isinstance(block, Heading)}
    for block in document.blocks:
        if not isinstance(block, Heading):
            continue
        missing = [level for level in range(1, block.level) if level in used and level not in seen]
        if block.level > 1 and not seen and 1 not in used:
            missing = [1]
        if missing:
            yield Sentence(
                f"“{block.text}”的上一层标题还没有出现。", f"“{block.text}” comes before a heading of the level above."
            )
        seen = {level for level in seen if level < block.level} | {block.level}


def _parts(document: Document) -> Iterable[Sentence]:
    if not any(not isinstance(block, Heading) for block in document.blocks):
        yield Sentence("没有正文。", "There is no text.")
    for attachment in document.attachments:
        if attachment.title.rstrip().endswith(tuple("。；，、")):
            yield Sentence(
                f"附件名称“{attachment.title}”后不加标点。", f"The name “{attachment.title}” ends without punctuation."
            )
    for block in (*document.blocks, *(one for attached in document.attachments for one in attached.blocks)):
        if isinstance(block, Figure) and not block.alt.strip():
            yield Sentence("有图没有替代文字。", "A picture has no words that stand for it.")
        if isinstance(block, Table) and any(len(row) != len(block.head) for row in block.rows):
            yield Sentence("表格各行的列数不一致。", "The rows of a table differ in their number of cells.")
