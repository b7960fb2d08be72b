"""Which stored plan, target and pair of moments a command asks about, from words given on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

if TYPE_CHECKING:
    from kechuang.registry.record import Record
    from kechuang.supervision.models import Plan, Target


def asked_plan(slug: str) -> Plan:
    """The plan of that slug, or whose title holds the words; the current one without a name. Raises BadInput."""
    from kechuang.supervision.queries import current_plan, plans_in_force

    if not slug:
        plan = current_plan()
        if plan is None:
            raise BadInput(
                "plan.none",
                Sentence("还没有录入规划。", "No plan is loaded."),
                Sentence("请先执行 kechuang up 规划文件。", "Run `kechuang up PLAN` first."),
            )
        return plan
    found = list(plans_in_force().filter(slug=slug)) or list(plans_in_force().filter(title__contains=slug))
    if len(found) != 1:
        slugs = "、".join(plan.slug for plan in (found or plans_in_force()))
        raise BadInput(
            "plan.unknown" if not found else "plan.several",
            Sentence(f"没有唯一名为“{slug}”的规划。", f"“{slug}” does not name one plan."),
            Sentence(f"可选：{slugs}", f"There are: {slugs}"),
        )
    return found[0]


def asked_target(plan: Plan, words: str) -> Target:
    """The target of that number, or whose name or sentence holds the words. Raises BadInput."""
    from kechuang.supervision.target_names import name_of

    every = list(plan.targets.order_by("ordinal"))
    if words.isdigit():
        found = [target for target in every if target.ordinal == int(words)]
    else:
        found = [t for t in every if words in name_of(t) or words in "".join(t.quote.split())]
        firsts = {target.same_as_id or target.pk for target in found}
        found = found[:1] if len(firsts) == 1 else found
    if len(found) != 1:
        told = "；".join(f"{t.ordinal} {name_of(t)}" for t in (found or every)[:12])
        raise BadInput(
            "target.unknown" if not found else "target.several",
            Sentence(f"“{words}”没有指明唯一的目标。", f"“{words}” does not name one target."),
            Sentence(f"请用序号：{told}", f"Use its number: {told}"),
        )
    return found[0]


def asked_record(words: str) -> Record:
    """The newest row of the record KIND:KEY that is held to be true. Raises BadInput."""
    from kechuang.registry.catalogue import kinds

    name, _, key = words.partition(":")
    kind = kinds().get(name)
    if kind is None:
        raise BadInput(
            "record.kind",
            Sentence(f"没有“{name}”这类记录。", f"There is no kind of record “{name}”."),
            Sentence(f"请写成 种类:主键，种类有：{'、'.join(sorted(kinds()))}", f"Kinds: {', '.join(sorted(kinds()))}"),
        )
    row: Record | None = kind.objects.standing().filter(key=key).order_by("-valid_from").first()
    if row is None:
        raise BadInput(
            "record.none",
            Sentence(f"没有主键为“{key}”的{kind._meta.verbose_name}。", f"There is no {name} “{key}”."),
            Sentence("请核对主键。", "Check the key."),
        )
    return row
