"""The next 发文字号 of an office's code in a year: one more than the last, void ones included. Ask inside the act."""

from __future__ import annotations

from django.db.models import Max

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.official.number import CODE, DocumentNumber
from kechuang.papers.models import PaperNumber


def next_number(code: str, year: int) -> DocumentNumber:
    """Raises BadInput where the code is none. The caller holds the turn of the log, so that nobody else asks too."""
    code = code.strip()
    if not CODE.fullmatch(code):
        raise BadInput(
            "paper.code",
            Sentence(f"“{code}”不是机关代字。", f"“{code}” is not the code of an office."),
            Sentence("请只写汉字，例如 明科督，不带年份和号。", "Chinese letters only, such as 明科督."),
            field="code",
        )
    last = PaperNumber.objects.filter(code=code, year=year).aggregate(last=Max("serial"))["last"] or 0
    return DocumentNumber(code, year, last + 1)


def last_code(office_id: int) -> str:
    """The code an office used last."""
    held = PaperNumber.objects.filter(paper__office=office_id).order_by("-given_at").values_list("code", flat=True)
    return held.first() or ""
