"""A question to one named person: asked, answered with evidence or a sentence, accepted; or answered by the records."""

from __future__ import annotations

from kechuang.cases.flow import LOCAL, Flow, State
from kechuang.kernel.periods import Period
from kechuang.kernel.sentences import Sentence

FLOW = Flow(
    "request",
    Sentence("问询", "Question"),
    start="asked",
    way=("asked", "answered", "accepted"),
    states=(
        State(
            "asked",
            Sentence("待答复", "Asked"),
            "unit",
            Sentence("由被问的人附依据或写一句话答复。", "Whoever is asked answers with evidence or in a sentence."),
            limit=Period(5, "workday"),
            basis=LOCAL,
            frozen=False,
        ),
        State(
            "answered",
            Sentence("已答复", "Answered"),
            "office",
            Sentence(
                "由科技局确认，节点随之关闭；不足的退回。",
                "The bureau accepts it, which closes the milestone, or returns it.",
            ),
            limit=Period(5, "workday"),
            basis=LOCAL,
        ),
        State("accepted", Sentence("已确认", "Accepted"), "nobody", Sentence("已确认。", "Accepted."), final=True),
        State(
            "withdrawn",
            Sentence("已撤回", "Withdrawn"),
            "nobody",
            Sentence(
                "不必再答：记录已能说明，或不再需要。",
                "No answer is needed any more: the records tell, or it was taken back.",
            ),
            final=True,
        ),
    ),
    table={
        "asked": {
            "answer": "answered",
            "hand_over": "asked",
            "withdraw": "withdrawn",
            "escalate": "asked",
            "instruct": "asked",
        },
        "answered": {"accept": "accepted", "send_back": "asked", "withdraw": "withdrawn"},
    },
)
