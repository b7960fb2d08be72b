"""The ways a file can fail to be a readable plan, each with its sentence and remedy."""

from __future__ import annotations

from kechuang.kernel.errors import BadDocument
from kechuang.kernel.sentences import Sentence


def _refusal(code: str, name: str, zh: str, en: str, do_zh: str, do_en: str, **fields: str | int) -> BadDocument:
    return BadDocument(
        f"document.{code}",
        Sentence(f"“{name}”{zh}", f"“{name}” {en}"),
        Sentence(do_zh, do_en),
        name=name,
        **fields,
    )


def empty(name: str) -> BadDocument:
    """A file with nothing in it to read."""
    return _refusal(
        "empty",
        name,
        "里没有文字。",
        "holds no text.",
        "请检查文件是否传输完整，或换成有正文的文件。",
        "Check that the file arrived whole, or choose the file that holds the text.",
    )


def image(name: str) -> BadDocument:
    """A picture."""
    return _refusal(
        "image",
        name,
        "是图片，不是文字。",
        "is a picture, not text.",
        "请用 OCR 软件识别后，另存为 Word 或带文字层的 PDF，再读取。",
        "Recognise it with OCR software, save it as Word or as a PDF with a text layer, then read that.",
    )


def scanned(name: str, pages: int) -> BadDocument:
    """A PDF of which most pages, `pages` of them, are pictures."""
    return _refusal(
        "scanned",
        name,
        f"是扫描件：有 {pages} 页只是图片，没有文字层。",
        f"is a scan: {pages} of its pages are pictures without a text layer.",
        "请用 OCR 软件识别后，导出为带文字层的 PDF 或 Word，再读取。",
        "Recognise it with OCR software, export it as a PDF with a text layer or as Word, then read that.",
        pages=pages,
    )


def unmapped(name: str) -> BadDocument:
    """A PDF whose fonts do not say which characters they draw."""
    return _refusal(
        "scanned",
        name,
        "的字体没有对应的文字编码，取不出可读的文字。",
        "uses fonts that do not tell which characters they draw, so no readable text can be taken from it.",
        "请用 OCR 软件识别，或向发文单位索取 Word 版。",
        "Recognise it with OCR software, or ask the issuer for the Word version.",
    )


def encrypted(name: str) -> BadDocument:
    """A file behind a password."""
    return _refusal(
        "encrypted",
        name,
        "设有密码，打不开。",
        "is protected by a password.",
        "请用原软件输入密码打开，去掉密码后另存，再读取。",
        "Open it with its password in the original software, save it without one, then read that.",
    )


def damaged(name: str, reason: str = "") -> BadDocument:
    """A file that breaks its own format."""
    return _refusal(
        "damaged",
        name,
        "已损坏或不完整，打不开。",
        "is damaged or incomplete.",
        "请重新下载或重新传输；若能用原软件打开，请另存一份再读取。",
        "Download or send it again; if the original software still opens it, save a fresh copy and read that.",
        **({"reason": reason[:200]} if reason else {}),
    )


def unsupported(name: str, what_zh: str, what_en: str, do_zh: str, do_en: str) -> BadDocument:
    """A file of a format that is not read here."""
    return _refusal(
        "unsupported", name, f"是{what_zh}，不能直接读取。", f"is {what_en}, which is not read here.", do_zh, do_en
    )


def not_text(name: str) -> BadDocument:
    """Bytes that are text in no encoding used for Chinese."""
    return _refusal(
        "not_text",
        name,
        "不是可以识别的文字文件。",
        "is not text in any encoding known here.",
        "请另存为 UTF-8 编码的 txt，或提供 Word、PDF、网页文件。",
        "Save it as a UTF-8 text file, or give the Word, PDF or web page instead.",
    )


def too_large(name: str, limit: int) -> BadDocument:
    """A file beyond the size a plan can have; the limit is in bytes."""
    megabytes = limit // 2**20
    return _refusal(
        "too_large",
        name,
        f"超过 {megabytes} MB，不像一份方案。",
        f"is larger than {megabytes} MB, which no plan is.",
        "请只保留方案正文，去掉图片和其他附件后再读取。",
        "Keep the text of the plan only, without pictures and other annexes, and read that.",
        limit=limit,
    )
