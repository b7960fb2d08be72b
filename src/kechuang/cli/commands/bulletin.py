"""`kechuang bulletin`: an official paper drafted from the numbers of a month or quarter, as .docx or PDF."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("bulletin")(bulletin)


def bulletin(
    span: Annotated[str, typer.Argument(metavar="MONTH", help="月份2026-10或季度2026-Q3。 A month or a quarter.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="写入的文件，.docx 或 .pdf。 File to write.")
    ] = None,
    plan: Annotated[str, typer.Option(help="规划的网址名或标题中的字，默认当前规划。 Plan, by slug or title.")] = "",
    unit: Annotated[str, typer.Option(help="写给该单位的督办通知。 A supervision notice to that unit.")] = "",
    reply_to: Annotated[str, typer.Option("--reply-to", metavar="LETTER", help="答复的来函。 Answers a letter.")] = "",
    issuer: Annotated[str, typer.Option(help="发文机关，默认科技主管部门。 Who issues it.")] = "",
    known: Annotated[str, typer.Option(metavar="DAY", help="按哪一天（时刻）已录入的记录。 Known by then.")] = "",
    site: Annotated[str, typer.Option(help="门户网址，使文中数字可点开核验。 Address that figures link to.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """从数据起草通报、督办通知、复函，写成公文（GB/T 9704-2012）。 Drafts an official paper from the numbers."""
    from kechuang.cli.bulletin_files import check_output, tell_of_plan, write
    from kechuang.cli.existing_home import open_existing

    check_output(output, as_json=as_json)
    open_existing(home)
    from kechuang.cli.asked_plan import asked_plan
    from kechuang.cli.progress import Progress
    from kechuang.papers.basis import basis, unready
    from kechuang.papers.drafting import drafted
    from kechuang.papers.kind_list import kinds
    from kechuang.papers.on_paper import document_of
    from kechuang.papers.span import span as asked_span
    from kechuang.registry.asof import AsOf

    now = AsOf.asked("", known)
    asked = asked_plan(plan)
    told_span = asked_span(span, now.valid)
    kind = kinds()["reply" if reply_to else "notice" if unit else "quarterly" if told_span.quarter else "bulletin"]
    tell_of_plan(asked, told_span)
    with Progress(unready(asked, told_span, now)) as shown:
        told = basis(asked, told_span, now, issuer=issuer, unit=unit, letter=reply_to, step=shown.at)
    content = drafted(kind, told)
    if as_json:
        json.dump({"kind": kind.code, "span": str(told_span), **content.as_plain()}, sys.stdout, ensure_ascii=False)
        print()
    if output is not None:
        write(document_of(content, base=site), output)
    return 0
