"""Who may do what, and to which rows. An answer is Allowed or Denied with its reason; no bare boolean crosses a layer.

A verb says which roles it belongs to; a model says by its `scope` whose its rows are; the two meet here:

    visible(actor, Model.objects.all())       the rows they may read, as a queryset
    may(actor, CORRECT, row)                  Allowed or Denied, with the reason in words
    require(may(…), actor, "row.corrected")   go on only if allowed; the attempt is logged

Anonymous readers and signed-in people without a role see what is labelled public, and what is their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from django.db import models
from django.db.models import QuerySet

from kechuang.accounts.held import Actor as Actor
from kechuang.accounts.held import anyone_is, heads_bureau, memberships_of, roles_of
from kechuang.accounts.models import Membership, User
from kechuang.accounts.roles import BUSINESS, CHANGING, ROLES, Role
from kechuang.accounts.scope import EVERYTHING, Reach, Scope, as_q, covers, own, published, reach_of
from kechuang.events.record import record
from kechuang.kernel.errors import Refused
from kechuang.kernel.sentences import Sentence

_Row = TypeVar("_Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Allowed:
    """They may; and why."""

    reason: Sentence
    allowed: Literal[True] = True


@dataclass(frozen=True, slots=True)
class Denied:
    """They may not; and why."""

    reason: Sentence
    allowed: Literal[False] = False


Verdict = Allowed | Denied


@dataclass(frozen=True, slots=True)
class Verb:
    """Something one may do, and the roles that may.

    name    completes “may …” and “可以…”
    kind    `read`: of rows, public ones are open to all. `change`: of rows; never an auditor's or administrator's.
            `site`: no row is asked about, the role alone decides.
    owner   whether who owns a row may do it to that row, in whatever role; reading one's own is always allowed
    """

    name: Sentence
    roles: frozenset[Role] = field(default_factory=frozenset)
    kind: Literal["read", "change", "site"] = "change"
    owner: bool = False

    def __post_init__(self) -> None:
        fitting = {"read": BUSINESS, "change": CHANGING, "site": frozenset(Role)}[self.kind]
        if not self.roles <= fitting:
            raise ValueError(f"{self.name.en}: not for {', '.join(sorted(self.roles - fitting))}")


READ = Verb(Sentence("查看", "read it"), BUSINESS, "read")
LOAD_PLAN = Verb(Sentence("录入规划", "load a plan"), frozenset({Role.PROGRAMME_OFFICER}), "site")
CORRECT_PLAN = Verb(Sentence("更正规划读错的地方", "correct a plan"), frozenset({Role.PROGRAMME_OFFICER}), "site")
WITHDRAW_PLAN = Verb(Sentence("撤下或恢复规划", "withdraw a plan"), frozenset({Role.PROGRAMME_OFFICER}), "site")
APPEAL = Verb(
    Sentence("对目标分解提出异议", "appeal against a share of a target"),
    frozenset({Role.PROGRAMME_OFFICER, Role.UNIT_OFFICER, Role.UNIT_LEADER}),
    "site",
)
BIND_TARGET = Verb(
    Sentence("确认目标由哪个指标回答", "say which indicator answers a target"),
    frozenset({Role.PROGRAMME_OFFICER}),
    "site",
)
SET_TOWNSHIPS = Verb(
    Sentence("拟定和签发乡镇分类办法", "keep the method of classifying townships"),
    frozenset({Role.PROGRAMME_OFFICER}),
    "site",
)
SET_LAMPS = Verb(Sentence("设定亮灯标准", "set the figures of lamps"), frozenset({Role.PROGRAMME_OFFICER}), "site")
RECKON = Verb(
    Sentence("测算接近达标的企业", "work out which enterprises are near a certificate"),
    frozenset({Role.PROGRAMME_OFFICER}),
    "site",
)
SEEK_CUES = Verb(
    Sentence("查找和处理异常线索", "search for cues and look into them"), frozenset({Role.PROGRAMME_OFFICER}), "site"
)
READ_CUES = Verb(Sentence("查看异常线索", "read cues"), frozenset({Role.PROGRAMME_OFFICER, Role.AUDITOR}), "site")
RUN_POLICIES = Verb(
    Sentence("测算全部政策", "run all policies"),
    frozenset({Role.PROGRAMME_OFFICER, Role.SYSTEM_ADMINISTRATOR}),
    "site",
)
READ_WITHDRAWN = Verb(
    Sentence("查看撤下的规划", "read a withdrawn plan"), frozenset({Role.PROGRAMME_OFFICER, Role.AUDITOR}), "site"
)
READ_LOG = Verb(
    Sentence("查看事件记录", "read the event log"), frozenset({Role.AUDIT_ADMINISTRATOR, Role.AUDITOR}), "site"
)
MANAGE_ACCOUNTS = Verb(
    Sentence("管理账号和授权", "manage accounts and roles"), frozenset({Role.SECURITY_ADMINISTRATOR}), "site"
)
KEEP_RECORDS = Verb(Sentence("维护登记的记录", "keep records"), frozenset({Role.PROGRAMME_OFFICER}))
KEEP_OWN_RECORDS = Verb(
    Sentence("填报本单位的情况", "keep what your organisation reports"),
    frozenset({Role.PROGRAMME_OFFICER, Role.REPRESENTATIVE}),
)
CONFIRM_FACTS = Verb(
    Sentence("核实事项、处理异议", "confirm facts and resolve disputes"), frozenset({Role.PROGRAMME_OFFICER})
)
DISPUTE_FACTS = Verb(
    Sentence("对事项提出异议", "dispute facts"), frozenset({Role.PROGRAMME_OFFICER, Role.REPRESENTATIVE})
)
KEEP_MONEY = Verb(
    Sentence("安排科技预算、确定支持", "set budgets and grant support"), frozenset({Role.PROGRAMME_OFFICER}), "site"
)
PAY = Verb(Sentence("办理拨付", "handle payments"), frozenset({Role.PROGRAMME_OFFICER}), "site")
READ_MONEY = Verb(
    Sentence("查看科技资金台账", "read the ledger of public money"),
    frozenset({Role.PROGRAMME_OFFICER, Role.AUDITOR}),
    "site",
)
IMPORT_RECORDS = Verb(Sentence("批量导入记录", "import tables of records"), frozenset({Role.PROGRAMME_OFFICER}), "site")
SET_FIGURES = Verb(
    Sentence("提出和签批本地数值", "propose and sign figures of a place"), frozenset({Role.PROGRAMME_OFFICER}), "site"
)
READ_FIGURES = Verb(
    Sentence("查看本地数值的提议", "read proposals of figures"),
    frozenset({Role.PROGRAMME_OFFICER, Role.AUDITOR}),
    "site",
)
RUN_MACHINE = Verb(
    Sentence("管理后台作业和备份", "run jobs and backups"), frozenset({Role.SYSTEM_ADMINISTRATOR}), "site"
)

_PUBLIC = Allowed(Sentence("对所有人公开。", "Open to everyone."))
_SYSTEM = Allowed(Sentence("由系统执行。", "Done by the system itself."))
_OWN = Allowed(Sentence("这是您自己的内容。", "It is your own."))
_SIGN_IN = Denied(Sentence("请先登录。", "Please sign in."))
_OUTSIDE = Denied(Sentence("这条记录不在您的范围内。", "This record is outside your scope."))
_STAND_IN = Allowed(
    Sentence(
        "审计管理员尚未任命，暂由业务人员查看。",
        "No audit administrator is appointed yet; until then programme officers may.",
    )
)


def may(actor: Actor, verb: Verb, row: models.Model | None = None) -> Verdict:
    """Whether they may do that: to this row (which may be unsaved), or at all where no row is given."""
    if actor is None:
        return _SYSTEM
    if row is None or verb.kind == "site":
        if verb.kind == "read" and row is None:
            return _PUBLIC  # reading begins with nothing refused: the rows decide
        return _by_role(actor, verb)
    scope = scope_of(type(row))
    if verb.kind == "read" and covers(published(scope), row):
        return _PUBLIC
    if not actor.is_authenticated:
        return _SIGN_IN
    if covers(_own(actor, verb, scope), row):
        return _OWN
    for membership in _counting(actor, verb):
        if covers(_reach(membership, verb, scope), row):
            return _as(Role(membership.role), verb)
    by_role = _by_role(actor, verb)
    return _OUTSIDE if by_role.allowed else by_role


def visible(actor: Actor, rows: QuerySet[_Row], verb: Verb = READ) -> QuerySet[_Row]:
    """Those of the rows to which they may do that; every row for the system itself."""
    return rows if actor is None else rows.filter(as_q(reach_to(actor, rows.model, verb), rows.model))


def reach_to(actor: Actor, model: type[models.Model], verb: Verb = READ) -> Reach:
    """Which rows of a model these are, for questions that are composed once (`scope.parted`)."""
    if actor is None:
        return EVERYTHING
    scope = scope_of(model)
    reach: Reach = published(scope) if verb.kind == "read" else ()
    reach += _own(actor, verb, scope)
    for membership in _counting(actor, verb):
        reach += _reach(membership, verb, scope)
    return tuple(dict.fromkeys(reach))


def scope_of(model: type[models.Model]) -> Scope:
    """The scope a model declares. Raises TypeError for one that declares none: nobody may guess whose its rows are."""
    scope = getattr(model, "scope", None)
    if not isinstance(scope, Scope):
        raise TypeError(f"{model.__name__} declares no scope (kechuang.accounts.scope.Scope)")
    return scope


def may_read(actor: Actor, plan: models.Model | None = None) -> Verdict:
    """Reading a plan. A withdrawn one is shown to who could restore it, and to auditors."""
    if plan is not None and getattr(plan, "withdrawn_at", None) is not None:
        return may(actor, READ_WITHDRAWN)
    return _PUBLIC


def may_upload(actor: Actor) -> Verdict:
    """Loading a plan."""
    return may(actor, LOAD_PLAN)


def may_correct(actor: Actor, plan: models.Model | None = None) -> Verdict:
    """Correcting a misreading, and undoing a correction."""
    return may(actor, CORRECT_PLAN)


def may_bind(actor: Actor, plan: models.Model | None = None) -> Verdict:
    """Saying which indicator answers a target, and of which place a plan is."""
    return may(actor, BIND_TARGET)


def may_appeal(actor: Actor, plan: models.Model | None = None) -> Verdict:
    """Saying something against a share of a target; against which ones, `supervision.appealing` says."""
    return may(actor, APPEAL)


def may_set_townships(actor: Actor) -> Verdict:
    """Drafting and signing methods of classifying townships, and answering what is said against a class."""
    return may(actor, SET_TOWNSHIPS)


def may_set_lamps(actor: Actor, plan: models.Model | None = None) -> Verdict:
    """Setting the figures by which the lamps of a plan are lit."""
    return may(actor, SET_LAMPS)


def may_reckon(actor: Actor) -> Verdict:
    """Working out which enterprises are near a certificate."""
    return may(actor, RECKON)


def may_seek_cues(actor: Actor) -> Verdict:
    """Searching the records for what looks unlike its peers."""
    return may(actor, SEEK_CUES)


def may_look_into_cues(actor: Actor) -> Verdict:
    """Saying what a cue came to, and taking that back."""
    return may(actor, SEEK_CUES)


def may_read_cues(actor: Actor) -> Verdict:
    """Seeing cues and what they came to; nobody else does, since a cue is no finding against anyone."""
    return may(actor, READ_CUES)


def may_run_policies(actor: Actor) -> Verdict:
    """Reading every policy on every subject, and keeping the outcomes."""
    return may(actor, RUN_POLICIES)


def may_withdraw(actor: Actor, plan: models.Model | None = None) -> Verdict:
    """Withdrawing a plan, restoring it, and naming the version before it."""
    return may(actor, WITHDRAW_PLAN)


def may_read_events(actor: Actor) -> Verdict:
    """Reading the event log. While no audit administrator is appointed, programme officers stand in."""
    verdict = may(actor, READ_LOG)
    if not verdict.allowed and Role.PROGRAMME_OFFICER in roles_of(actor) and not anyone_is(Role.AUDIT_ADMINISTRATOR):
        return _STAND_IN
    return verdict


def may_keep_records(actor: Actor, kind: type[models.Model], values: Mapping[str, Any]) -> Verdict:
    """Entering, correcting, replacing, ending a record of that kind with those values.

    What a kind says is `reported` by the organisation itself is kept by its representatives too.
    """
    reported = getattr(kind, "reported", None)
    verb = KEEP_OWN_RECORDS if reported is not None and reported(values) else KEEP_RECORDS
    return may(actor, verb, _unsaved(kind, values))


def may_import(actor: Actor) -> Verdict:
    """Importing tables of records, undoing an import; each row is asked about by itself as well."""
    return may(actor, IMPORT_RECORDS)


def may_confirm(actor: Actor, kind: type[models.Model], values: Mapping[str, Any]) -> Verdict:
    """Confirming what a record says, and resolving a dispute about it."""
    return may(actor, CONFIRM_FACTS, _unsaved(kind, values))


def may_dispute(actor: Actor, kind: type[models.Model], values: Mapping[str, Any]) -> Verdict:
    """Saying that a record is wrong; the organisation may say so of its own."""
    return may(actor, DISPUTE_FACTS, _unsaved(kind, values))


def may_keep_money(actor: Actor) -> Verdict:
    """Setting budgets, granting, cutting, carrying over."""
    return may(actor, KEEP_MONEY)


def may_pay(actor: Actor) -> Verdict:
    """Handling payments; which steps one person may not both do, the flow's table says."""
    return may(actor, PAY)


def may_read_money(actor: Actor) -> Verdict:
    """Reading budgets, awards, payments and the ledger of everybody."""
    return may(actor, READ_MONEY)


def may_set_figures(actor: Actor) -> Verdict:
    """Proposing a figure of a place, and saying a word on a proposal; which of two people, the action says."""
    return may(actor, SET_FIGURES)


def may_read_figures(actor: Actor) -> Verdict:
    """Reading what was proposed, by whom, and the word on it."""
    return may(actor, READ_FIGURES)


def may_manage_accounts(actor: Actor) -> Verdict:
    """Managing people, units and roles."""
    return may(actor, MANAGE_ACCOUNTS)


def require(verdict: Verdict, actor: Actor, event_type: str, obj: models.Model | None = None, label: str = "") -> None:
    """Go on only if allowed; else note the failed attempt in the log and raise Refused."""
    if verdict.allowed:
        return
    record(event_type, actor=actor, obj=obj, label=label, reason=verdict.reason.zh, succeeded=False)
    raise refusal(verdict)


def refusal(verdict: Verdict) -> Refused:
    """The designed error of a verdict that says no."""
    return Refused(
        "access.denied",
        verdict.reason,
        Sentence("请换用有权限的账号登录，或请安全管理员授权。", "Sign in as who may, or ask the administrator."),
    )


def _unsaved(kind: type[models.Model], values: Mapping[str, Any]) -> models.Model:
    columns = {f.name: f.attname for f in kind._meta.concrete_fields}
    return kind(**{columns[name]: value for name, value in values.items() if name in columns})


def _own(actor: Actor, verb: Verb, scope: Scope) -> Reach:
    counts = (verb.owner or verb.kind == "read") and isinstance(actor, User) and actor.is_active
    return own(scope, actor.pk) if counts and isinstance(actor, User) else ()


def _reach(membership: Membership, verb: Verb, scope: Scope) -> Reach:
    """Which rows a membership reaches; who leads the bureau reads what its officers follow, and changes none of it."""
    if verb.kind == "read" and scope.followed and heads_bureau(membership):
        return EVERYTHING
    return reach_of(membership, scope)


def _counting(actor: Actor, verb: Verb) -> tuple[Membership, ...]:
    return tuple(one for one in memberships_of(actor) if one.role in verb.roles)


def _by_role(actor: Actor, verb: Verb) -> Verdict:
    if actor is None:
        return _SYSTEM
    if not actor.is_authenticated:
        return _SIGN_IN
    for membership in _counting(actor, verb):
        return _as(Role(membership.role), verb)
    wanted = sorted(verb.roles, key=list(Role).index)
    zh = "、".join(ROLES[role].name.zh for role in wanted)
    en = ", ".join(ROLES[role].name.en for role in wanted)
    return Denied(
        Sentence(f"您的账号不能{verb.name.zh}：这是{zh}的权限。", f"You may not {verb.name.en}: it is for {en}.")
    )


def _as(role: Role, verb: Verb) -> Allowed:
    name = ROLES[role].name
    return Allowed(Sentence(f"{name.zh}可以{verb.name.zh}。", f"As {name.en} you may {verb.name.en}."))


def may_run_machine(actor: Actor) -> Verdict:
    """Seeing how the machine is, and having the log checked; what the records say is not shown by that."""
    return may(actor, RUN_MACHINE)
