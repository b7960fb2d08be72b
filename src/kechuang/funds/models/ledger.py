"""The stored ledger: accounts, entries, postings. Rows are only added: the database sees to it (`guard.py`)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.funds.ledger.chart import KINDS, Account
from kechuang.funds.ledger.entries import Entry, Posting
from kechuang.funds.ledger.movements import NAMES
from kechuang.kernel.sentences import Sentence


class LedgerAccount(models.Model):
    """An account that was posted to. `side` repeats what its kind says, for the guard in the database."""

    key = models.CharField(_("科目"), max_length=160, unique=True)
    kind = models.CharField(max_length=20, db_index=True)
    side = models.CharField(max_length=6)
    year = models.PositiveSmallIntegerField(_("年度"), default=0, db_index=True)
    line = models.CharField(_("预算项目"), max_length=40, blank=True, db_index=True)
    subject = models.CharField(_("对象"), max_length=80, blank=True, db_index=True)

    class Meta:
        ordering = ("key",)

    def __str__(self) -> str:
        return self.key

    @property
    def account(self) -> Account:
        """As the ledger's arithmetic knows it."""
        return Account(self.kind, self.year, self.line, self.subject)

    @property
    def name(self) -> Sentence:
        """What its kind is called."""
        return KINDS[self.kind].name


class LedgerEntry(models.Model):
    """What moved: on which day in the world, entered when and by whom, about what. Its postings sum to zero.

    `number` counts 1, 2, 3 … without gaps. `request` names the request that asked for it: repeated, it posts nothing.
    `about` is `model:key` of the thing it belongs to (`award:ZZ2025001`).
    """

    number = models.BigIntegerField(_("分录号"), primary_key=True)
    kind = models.CharField(_("事项"), max_length=24, db_index=True)
    happened = models.DateField(_("发生日期"), db_index=True)
    recorded_at = models.DateTimeField(_("记账时间"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    about = models.CharField(max_length=120, blank=True, db_index=True)
    text = models.CharField(_("摘要"), max_length=300, blank=True)
    document = models.CharField(_("依据"), max_length=200, blank=True)
    request = models.CharField(max_length=80, null=True, blank=True, unique=True)
    reverses = models.OneToOneField(
        "self", verbose_name=_("冲销"), null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by"
    )
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")

    class Meta:
        ordering = ("-number",)
        constraints: ClassVar = [CheckConstraint(condition=~Q(request=""), name="ledger_request_or_none")]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"

    @property
    def name(self) -> Sentence:
        """What its kind is called."""
        return NAMES[self.kind]

    def entry(self) -> Entry:
        """As the ledger's arithmetic knows it."""
        rows = self.postings.select_related("account").order_by("pk")
        return Entry(self.kind, tuple(Posting(row.account.account, row.fen) for row in rows))

    def plain(self) -> dict[str, Any]:
        """For the log: everything that makes it, so that the ledger can be built again from the log alone."""
        postings = self.postings.select_related("account").order_by("pk")
        told: dict[str, Any] = {
            "number": self.number,
            "kind": self.kind,
            "happened": self.happened.isoformat(),
            "postings": [[row.account.key, row.fen] for row in postings],
        }
        return told | ({"reverses": self.reverses_id} if self.reverses_id else {})


class LedgerPosting(models.Model):
    """So many fen on one account. `serial` counts the account's postings, `balance` is where it then stands."""

    entry = models.ForeignKey(LedgerEntry, on_delete=models.PROTECT, related_name="postings")
    account = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="postings")
    fen = models.BigIntegerField(_("金额（分）"))
    serial = models.PositiveBigIntegerField()
    balance = models.BigIntegerField(_("余额（分）"))

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            UniqueConstraint(fields=("account", "serial"), name="posting_serial"),
            UniqueConstraint(fields=("entry", "account"), name="posting_once"),
            CheckConstraint(condition=~Q(fen=0), name="posting_not_nought"),
        ]
        indexes: ClassVar = [Index(fields=("account", "-serial"), name="posting_last")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.account} {self.fen}"
