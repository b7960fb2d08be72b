"""Withdraw the example's papers: drafts are given up, issued ones withdrawn; their numbers stay on record as void."""

from __future__ import annotations

from django.db.models import Q

from kechuang.accounts.access import Actor
from kechuang.kernel.reasons import given
from kechuang.papers.actions.discard_paper import discard_paper
from kechuang.papers.actions.return_paper import return_paper
from kechuang.papers.actions.withdraw_paper import withdraw_paper
from kechuang.papers.models import Paper


def withdraw_example_papers(actor: Actor, *, reason: str) -> int:
    """How many. Raises Refused, BadInput without a reason."""
    why, rows = f"撤下示例数据：{given(reason)}", Paper.objects.filter(Q(example=True) | Q(plan__example=True))
    open_ones = list(rows.filter(state__in=("draft", "submitted", "approved", "issued")).order_by("pk"))
    for paper in open_ones:
        if paper.state == "issued":
            withdraw_paper(paper, actor, reason=why)
            continue
        if paper.state != "draft":
            paper = return_paper(paper, actor, reason=why)
        discard_paper(paper, actor, reason=why)
    return len(open_ones)
