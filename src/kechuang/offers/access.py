"""Who marks what is granted unasked, and who consents."""

from __future__ import annotations

from kechuang.accounts.access import Actor, Verb, Verdict, may
from kechuang.accounts.roles import Role
from kechuang.kernel.sentences import Sentence
from kechuang.offers.models import Offer

MARK = Verb(
    Sentence("确定哪些政策免申即享", "say which policies are granted unasked"),
    frozenset({Role.PROGRAMME_OFFICER}),
    "site",
)
CONSENT = Verb(Sentence("代表单位同意", "consent for the organisation"), frozenset({Role.REPRESENTATIVE}))


def may_mark(actor: Actor) -> Verdict:
    """Marking and ending it."""
    return may(actor, MARK)


def may_consent(actor: Actor, offer: Offer) -> Verdict:
    """Consenting to a case drafted for one's own organisation."""
    return may(actor, CONSENT, offer)
