"""Moving an import from state to state, under a lock on its row: whoever comes second is told."""

from __future__ import annotations

from django.utils import timezone

from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.catalogue import kinds
from kechuang.registry.importing.imports import FLOW, Import
from kechuang.registry.record import Record


def kind_of(name: str) -> type[Record]:
    """The kind of that name. Raises BadInput with the names there are."""
    found = kinds().get(name)
    if found is None:
        names = "、".join(f"{n}（{k._meta.verbose_name}）" for n, k in kinds().items())
        raise BadInput(
            "import.kind",
            Sentence(f"没有“{name}”这类记录。", f"There is no kind of record called “{name}”."),
            Sentence(f"可用：{names}。", f"There are: {', '.join(kinds())}."),
            kind=name,
        )
    return found


def moved(pk: int, act: str) -> Import:
    """The import locked and moved by the act, not yet saved. Call in a transaction. Raises Conflict."""
    job = Import.objects.select_for_update().get(pk=pk)
    after = FLOW[job.state].get(act)
    if after is None:
        raise Conflict(
            "import.state",
            Sentence(
                f"这次导入现在是“{job.get_state_display()}”，不能这样做。",
                f"The import is {job.state}: that cannot be done.",
            ),
            Sentence("请刷新页面看最新进展。", "Reload to see where it stands."),
            state=job.state,
        )
    job.state = after
    job.touch(timezone.now())
    return job
