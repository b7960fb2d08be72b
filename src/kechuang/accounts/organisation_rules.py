"""What an organisation must be before it is stored: a valid credit code, a name, a known kind."""

from __future__ import annotations

from kechuang.accounts.models import Organisation
from kechuang.accounts.roles import Role
from kechuang.kernel.errors import BadInput
from kechuang.kernel.identifiers import credit_code
from kechuang.kernel.sentences import Sentence

ROLE_OF_KIND = {
    Organisation.Kind.LABORATORY: Role.LABORATORY_MANAGER,
    Organisation.Kind.BANK: Role.FINANCE_OFFICER,
    Organisation.Kind.FUND: Role.FINANCE_OFFICER,
}
"""What somebody who speaks for such an organisation is; a representative for every other kind."""


def role_for(kind: str) -> Role:
    """The role of who speaks for an organisation of that kind."""
    return ROLE_OF_KIND.get(Organisation.Kind(kind), Role.REPRESENTATIVE)


def checked_code(text: str) -> str:
    """The credit code in its normal form. Raises BadInput with what is wrong with it and where."""
    found = credit_code.check(text)
    if found.problems:
        first = found.problems[0]
        raise BadInput("organisation.code", first.sentence, first.remedy, field="credit_code")
    return found.normal


def checked_organisation(name: str, kind: str) -> tuple[str, str]:
    """Name and kind. Raises BadInput, which names the field."""
    name = name.strip()
    if not 2 <= len(name) <= 120:
        raise BadInput(
            "organisation.name",
            Sentence("请填写单位全称（2—120 字）。", "Give the full name, 2 to 120 characters."),
            Sentence("与营业执照或登记证书一致。", "As on the licence or certificate."),
            field="name",
        )
    if kind not in Organisation.Kind.values:
        raise BadInput(
            "organisation.kind",
            Sentence("请选择单位类别。", "Choose what kind of organisation it is."),
            Sentence("拿不准时选“其他”。", "Choose “other” when in doubt."),
            field="kind",
        )
    return name, kind
