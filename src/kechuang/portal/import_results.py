"""What the page of an import shows of its rows: figures to filter by, one page of cells or rows, doubts to answer."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from kechuang.registry.importing import results
from kechuang.registry.importing.imports import Import


def asked(query: QueryDict) -> dict[str, str]:
    """What the address asks to see; anything unknown is left out."""
    show = query.get("show", "")
    made = {"show": show if results.is_shown(show) else "", "column": query.get("column", "")}
    return made | {"q": query.get("q", "").strip()[:80], "page": query.get("page", "")}


def shown_results(job: Import, wanted: dict[str, str]) -> dict[str, Any]:
    """Context of the page: tabs with counts, and the page asked for (by default what needs a person first)."""
    tabs = _tabs(job)
    show = wanted["show"] or next((key for key, _label, count in tabs if count), "add")
    page = int(wanted["page"]) if wanted["page"].isdigit() else 1
    context: dict[str, Any] = {"tabs": tabs, "show": show, "wanted": wanted, "doubts": _doubts(job)}
    if job.state in ("done", "stopped") and job.count("written_late"):
        context["late"] = results.left_as_they_are(job, "late")
    if job.count("kept"):
        context["kept"] = results.left_as_they_are(job, "kept")
    if not list(job.folder.numbers("cells")):
        return context
    if show in results.CELL_LEVELS:
        context["found"] = results.cells(job, show, wanted["column"], wanted["q"], page)
        context["columns"] = results.columns_of(job, show)
    else:
        context["found"] = results.rows(job, show, wanted["q"], page)
    kept = {name: value for name, value in wanted.items() if value and name not in ("page", "show")}
    context["cell_query"] = urlencode({"show": show, **kept})
    return context


def _tabs(job: Import) -> list[tuple[str, str, int]]:
    doubtful = sum(d["rows"] for d in job.doubts if not d["whole"])
    return [
        ("refused", _("拒绝"), job.count("refused")),
        ("doubt", _("存疑"), doubtful),
        ("change", _("更正与变更"), job.count("correct") + job.count("replace")),
        ("add", _("新增"), job.count("add")),
        ("left_out", _("不导入"), job.count("left_out")),
        ("same", _("不变"), job.count("same")),
    ]


def _doubts(job: Import) -> list[dict[str, Any]]:
    """Doubts with the answers there are and the one given."""
    made = []
    for doubt in job.doubts:
        answers = [("as_is", _("按原样导入"))]
        for factor in doubt["factors"]:
            word = _("乘以 %(n)s 再导入") if factor > 0 else _("除以 %(n)s 再导入")
            answers.append((f"x{factor}" if factor > 0 else f"d{-factor}", word % {"n": f"{abs(factor):,}"}))
        if not doubt["whole"]:
            answers.append(("leave_out", _("这些行不导入")))
        given = dict(answers).get(job.answers.get(doubt["code"], ""), "")
        made.append({**doubt, "answers": answers, "given": given})
    return made
