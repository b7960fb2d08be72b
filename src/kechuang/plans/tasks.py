"""Which headings are the tasks of a plan, what numbers they go by, and who owns each."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kechuang.plans.headings import RANK, NumberKind
from kechuang.plans.outline import Node, Plan
from kechuang.plans.owners import Clause

Owned = tuple[int, Clause]
"""A paragraph index and an owner clause in it."""


@dataclass(slots=True)
class Chosen:
    """A heading that is a task (or a safeguard with owners), its number and its owner clauses in order."""

    node: Node
    plan: int
    number: str
    owned: list[Owned] = field(default_factory=list)
    is_safeguard: bool = False


def choose(plans: Sequence[Plan], owners: dict[int, list[Clause]]) -> list[Chosen]:
    """The tasks and owned safeguards of all plans in the order of the text, numbered without collisions."""
    found = [(_with_owners(i, plan, _carried(plan, owners)), i) for i, plan in enumerate(plans)]
    owned = [chosen for chosen, _ in found if chosen]
    if not owned:
        bare = [
            [] if plan.is_list else _told_by_numbers(i, plan, _carried(plan, owners)) for i, plan in enumerate(plans)
        ]
        most = max((len(chosen) for chosen in bare), default=0)
        owned = [chosen for chosen in bare if chosen and len(chosen) * 5 >= most * 2]
    for chosen in owned:
        chosen += _plain_safeguards(plans[chosen[0].plan], chosen)
        chosen.sort(key=lambda c: c.node.paragraph)
        _number(chosen)
    _tell_plans_apart(owned)
    return [task for chosen in owned for task in chosen]


def _carried(plan: Plan, owners: dict[int, list[Clause]]) -> dict[int, list[Owned]]:
    """For each heading of the plan, by index, the owner clauses in its own text (not under a lower heading)."""
    out: dict[int, list[Owned]] = defaultdict(list)
    k = -1
    for i in range(plan.start, plan.stop):
        while k + 1 < len(plan.nodes) and plan.nodes[k + 1].paragraph <= i:
            k += 1
        if i in owners and k >= 0 and i < plan.nodes[k].stop:
            out[k] += [(i, clause) for clause in owners[i]]
    return out


def _with_owners(index: int, plan: Plan, carried: dict[int, list[Owned]]) -> list[Chosen]:
    named = [k for k, owned in carried.items() if any(clause.names_someone for _, clause in owned)]
    carriers = [k for k in named if plan.nodes[k].own_part not in ("goal", "review")]
    inside = [k for k in carriers if plan.nodes[k].part != "safeguard"] or carriers
    if len(carriers) < 2:
        return []
    kind = _owner_kind(plan, [plan.nodes[k] for k in inside])
    tasks: dict[int, Chosen] = {}
    unowned: list[Node] = []
    places = {id(node): k for k, node in enumerate(plan.nodes)}
    for k in carriers:
        home = k
        if RANK[plan.nodes[k].number.kind] > RANK[kind]:
            above = [a for a in plan.nodes[k].ancestors() if a.number.kind == kind]
            home = places[id(above[0])] if above else k
        task = tasks.setdefault(home, Chosen(plan.nodes[home], index, plan.nodes[home].number.printed))
        task.owned += carried[k]
    level = [n for n in plan.nodes if n.number.kind == kind and n.part == "task"]
    mostly = sum(places[id(n)] in tasks for n in level) * 10 >= len(level) * 6
    goes_on = _runs_on(level)
    for node in level:
        siblings = node.parent.children if node.parent else level
        if mostly and not goes_on and not any(places[id(s)] in tasks for s in siblings):
            continue
        if places[id(node)] not in tasks and _among_tasks(node, tasks, places):
            unowned.append(node)
    for node in unowned:
        tasks[places[id(node)]] = Chosen(node, index, node.number.printed)
    ordered = [tasks[k] for k in sorted(tasks)]
    _mark_safeguards(ordered, kind)
    return [t for t in ordered if not (t.is_safeguard and not t.owned)]


def _among_tasks(node: Node, tasks: dict[int, Chosen], places: dict[int, int]) -> bool:
    """A heading of the task level without owners counts unless a heading above it already is a task."""
    return all(places[id(above)] not in tasks for above in node.ancestors()) and node.own_part not in (
        "goal",
        "review",
        "safeguard",
    )


def _owner_kind(plan: Plan, carriers: list[Node]) -> NumberKind:
    """The level whose headings are the tasks: the one that carries most owners.

    One level up where only the last item of every group carries them (they end the whole group), where the items have
    no titles of their own (工作计划 / 工作措施 under each heading), where the items are mere steps ((1), ①) without
    titles, or where the headings above name owners too (the items are then measures of one task).
    """
    counts = Counter(node.number.kind for node in carriers)
    kind = max(counts, key=lambda name: (counts[name], -RANK[name]))
    named = owning = {id(node) for node in carriers}
    while True:
        level = [n for n in plan.nodes if n.number.kind == kind and n.part == "task" and n.parent]
        groups = [[c for c in n.children if c.number.kind == kind] for n in plan.nodes if n.part == "task"]
        groups = [g for g in groups if len(g) >= 2 and any(id(c) in owning for c in g)]
        last_only = [g for g in groups if id(g[-1]) in owning and not any(id(c) in owning for c in g[:-1])]
        ends_groups = len(last_only) >= 2 and len(last_only) * 10 >= len(groups) * 7
        untitled = len(level) >= 6 and len({n.title for n in level}) * 3 < len(level)
        deep = [n for n in plan.nodes if n.number.kind == kind and n.part == "task"]
        steps = RANK[kind] > RANK["arabic"] and len(counts) > 1 and sum(n.is_titled for n in deep) * 2 < len(deep)
        above = Counter(n.parent.number.kind for n in level if n.parent and (id(n) in owning or untitled))
        parents = {id(n.parent): n.parent for n in level if id(n) in owning and n.parent}
        stated_above = sum(id(parent) in named for parent in parents.values()) * 2 >= len(parents) >= 2
        if not (ends_groups or untitled or steps or stated_above) or not above:
            return kind
        kind = max(above, key=lambda name: (above[name], -RANK[name]))
        owning = {id(n.parent) for n in plan.nodes if id(n) in owning and n.parent} | owning


def _mark_safeguards(tasks: list[Chosen], kind: NumberKind) -> None:
    last = 0
    for task in tasks:
        number = task.node.number
        goes_on = number.kind == kind and number.value == last + 1 and last > 0
        if task.node.part == "safeguard" and not goes_on:
            task.is_safeguard = True
        elif number.kind == kind:
            last = number.value
    if all(task.is_safeguard for task in tasks):
        for task in tasks:
            task.is_safeguard = False


def _plain_safeguards(plan: Plan, chosen: list[Chosen]) -> list[Chosen]:
    """Items of safeguards that name no owner: not listed, but what they promise is told by their number."""
    taken = {id(c.node) for c in chosen}
    return [
        Chosen(node, chosen[0].plan, node.number.printed, is_safeguard=True)
        for node in plan.nodes
        if node.parent and node.parent.own_part == node.part == "safeguard" and id(node) not in taken
        if not any(id(above) in taken for above in node.ancestors())
    ]


def _told_by_numbers(index: int, plan: Plan, carried: dict[int, list[Owned]]) -> list[Chosen]:
    """The tasks of a plan in which hardly anyone is named; the stray owner goes to the task it stands in."""
    chosen = [Chosen(n, index, n.number.printed) for n in _and_what_goes_on(plan, _without_owners(plan))]
    for k, owned in carried.items():
        chain = {id(plan.nodes[k]), *(id(above) for above in plan.nodes[k].ancestors())}
        for task in chosen:
            if id(task.node) in chain:
                task.owned += [(i, clause) for i, clause in owned if _is_labelled(clause)]
    return chosen


def _is_labelled(clause: Clause) -> bool:
    """Whether a label names the owners; a mere verb in brackets may belong to the sentence."""
    return any(word in (clause.lead_label or clause.participants_label or "") for word in ("单位", "部门", "处室"))


def _without_owners(plan: Plan) -> list[Node]:
    """The level that is the task where nobody is named: told by the numbering alone."""
    area = [n for n in plan.nodes if n.part == "task" and n.own_part not in ("goal", "review", "safeguard", "support")]
    by_kind: dict[NumberKind, list[Node]] = defaultdict(list)
    for node in area:
        by_kind[node.number.kind].append(node)
    paren, arabic = by_kind["paren"], by_kind["arabic"]
    if len(arabic) >= 5 and _runs_on(arabic):
        return _with_bare_sections(arabic, paren)
    if len(paren) >= 4 and _runs_on(paren):
        return paren
    if by_kind["section"] and not _mostly_divided(by_kind["section"], "paren"):
        return by_kind["section"]
    if paren and arabic:
        return arabic if _mostly_divided(paren, "arabic") else paren
    for kind in ("paren", "arabic", "comma", "section", "article", "chapter"):
        if len(by_kind[kind]) >= 2:
            return [n for n in by_kind[kind] if n.own_part != "task" or n.children == []]
    return []


def _and_what_goes_on(plan: Plan, tasks: list[Node]) -> list[Node]:
    """With the items of safeguards whose numbers go on from those of the tasks."""
    if not tasks or not _runs_on(tasks):
        return tasks
    out = list(tasks)
    for node in plan.nodes:
        last = out[-1]
        if (
            node.part == "safeguard"
            and node.number.kind == last.number.kind
            and node.number.value == last.number.value + 1
            and node.paragraph > last.paragraph
        ):
            out.append(node)
    return out


def _mostly_divided(nodes: list[Node], kind: NumberKind) -> bool:
    divided = [n for n in nodes if any(c.number.kind == kind for c in n.children)]
    return len(divided) * 10 >= len(nodes) * 6


def _with_bare_sections(arabic: list[Node], paren: list[Node]) -> list[Node]:
    """Where a whole section has (一) without 1. below, its (一) are the tasks there."""
    tops = {id(n.ancestors()[-1]) for n in arabic if n.parent}
    bare = [n for n in paren if n.parent and id(n.ancestors()[-1]) not in tops]
    return sorted([*arabic, *bare], key=lambda n: n.paragraph)


def _runs_on(nodes: list[Node]) -> bool:
    """Whether the numbers go on from one parent to the next instead of starting again."""
    if len({id(n.parent) for n in nodes}) < 2:
        return False
    values = [n.number.value for n in nodes]
    ups = sum(b == a + 1 for a, b in itertools.pairwise(values))
    return ups * 10 >= (len(values) - 1) * 8 and values.count(1) <= 1


def _number(chosen: list[Chosen]) -> None:
    """Prefix the parent's number where the numbering of a level starts again; a number still met twice gets ·2."""
    for kind in {c.node.number.kind for c in chosen}:
        level = [c for c in chosen if c.node.number.kind == kind]
        for _ in range(3):
            kept = [c.number for c in level]
            before = _distinct(level)
            if before == sum(not c.is_safeguard for c in level):
                break
            for c in level:
                c.number = _prefixed(c)
            if _distinct(level) == before:
                for c, number in zip(level, kept, strict=True):
                    c.number = number
                break
        _reach_siblings(chosen, level)
    seen: Counter[str] = Counter()
    for c in chosen:
        if not c.is_safeguard:
            seen[c.number] += 1
            c.number += f"·{seen[c.number]}" if seen[c.number] > 1 else ""


def _reach_siblings(chosen: list[Chosen], level: list[Chosen]) -> None:
    """Lengthen prefixed numbers through the heading whose siblings are tasks themselves: （三）1（1） beside （二）."""
    beside = {(id(c.node.parent), c.node.number.kind) for c in chosen}
    for c in level:
        if c.number == c.node.number.printed:
            continue
        above = c.node.ancestors()
        reach = next((k for k, a in enumerate(above) if (id(a.parent), a.number.kind) in beside), None)
        if reach is not None:
            full = "".join(a.number.printed for a in reversed(above[: reach + 1])) + c.node.number.printed
            c.number = max(c.number, full, key=len)


def _distinct(level: list[Chosen]) -> int:
    return len({c.number for c in level if not c.is_safeguard})


def _prefixed(task: Chosen) -> str:
    done = task.node.number.printed
    for above in task.node.ancestors():
        mark = above.number.printed
        longer = mark + done
        if len(longer) > len(task.number):
            return longer
        done = longer
    return task.number


def _tell_plans_apart(groups: list[list[Chosen]]) -> None:
    """Where several plans of one file hold tasks: 1/3 is task 3 of plan 1."""
    if len(groups) < 2:
        return
    for i, group in enumerate(groups, 1):
        for c in group:
            c.number = f"{i}/{c.number}"
