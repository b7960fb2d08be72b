"""Keys and codes as people write them in a form: 明湖仪器有限公司（91…）, the name alone, or the code alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db import models

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.kernel import divisions, hightech_fields, industries
from kechuang.kernel.errors import BadInput
from kechuang.kernel.identifiers import credit_code
from kechuang.kernel.sentences import Sentence
from kechuang.portal.records.cells import names_of
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.search.finding import find
from kechuang.search.models import SearchEntry

OFFERED = 8
CODES = ("division", "industry", "field")
"""Codes that are offered by their names; the last word of a field's name tells which."""
_LONGEST_CODE = 20
"""A longer field of that name is free text."""
_BOTH = re.compile(r"^(?P<name>.*)（(?P<code>[^（）]+)）$")


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose: its code or key, and how both are written."""

    code: str
    name: str

    def __str__(self) -> str:
        return f"{self.name}（{self.code}）" if self.name != self.code else self.code


def written_key(kind: str, key: str, reader: Actor) -> str:
    """A key as the form shows it."""
    return str(Offer(key, names_of(kind, [key], reader, AsOf.now()).get(key, key))) if key else ""


def written_code(what: str, code: str) -> str:
    """A code as the form shows it."""
    found = _looked_up(what, code)
    return str(Offer(code, found.name)) if found else code


def offers(what: str, words: str, reader: Actor) -> list[Offer]:
    """What can be meant by words that are being typed."""
    words = words.strip()
    if not words:
        return []
    if what in kinds():
        found = find(words, visible(reader, SearchEntry.objects.all()), [what], limit=OFFERED)
        return [Offer(hit.key, hit.title) for hit in found.hits.get(what, ())]
    return [Offer(one.code, one.name) for one in _named(what, words)][:OFFERED]


def key_meant(kind: str, text: str, reader: Actor) -> str:
    """The key that a text means: a key, a name with its key, or a name that one record bears. Raises BadInput."""
    text = text.strip()
    both = _BOTH.match(text)
    for key in (both["code"], text) if both else (text,):
        if kinds()[kind].objects.standing().filter(key=key).exists() or _may_be_new(kind, key):
            return key
    same = [offer for offer in offers(kind, text, reader) if offer.name == text]
    if len(same) == 1:
        return same[0].code
    name = kinds()[kind]._meta.verbose_name
    if same:
        listed = "、".join(map(str, same))
        raise BadInput(
            "entry.several",
            Sentence(f"叫“{text}”的不止一个：{listed}。", f"Several are called “{text}”: {listed}."),
            Sentence("请写明是哪一个。", "Say which one."),
        )
    raise BadInput(
        "entry.unknown",
        Sentence(f"登记库里没有这个{name}：“{text}”。", f"The registry has no “{text}”."),
        Sentence("请从提示里选，或者先录入它。", "Choose one of those offered, or enter it first."),
    )


def code_meant(what: str, text: str) -> str:
    """The code that a text means. Raises BadInput."""
    text = text.strip()
    both = _BOTH.match(text)
    for code in (both["code"], text) if both else (text,):
        if _looked_up(what, code):
            return code
    same = [one for one in _named(what, text) if one.name == text]
    if len(same) == 1:
        return str(same[0].code)
    listed = "、".join(str(Offer(one.code, one.name)) for one in same[:OFFERED])
    raise BadInput(
        "entry.code",
        Sentence(
            f"叫“{text}”的不止一个：{listed}。" if same else f"表里没有“{text}”。",
            f"Several are called “{text}”: {listed}." if same else f"No table has “{text}”.",
        ),
        Sentence("请从提示里选，或者写代码。", "Choose one of those offered, or write its code."),
    )


def code_kind(field: models.Field[Any, Any]) -> str:
    """Which codes a field holds, by the last word of its name; empty where none that are offered."""
    last = field.name.rpartition("_")[2]
    return last if last in CODES and (field.max_length or 0) <= _LONGEST_CODE else ""


def _may_be_new(kind: str, key: str) -> bool:
    """A credit code that checks names an organisation, whether it is recorded here or not."""
    return kind == "organisation" and credit_code.check(key).verdict != "invalid"


def _looked_up(what: str, code: str) -> Any:
    tables: dict[str, Any] = {
        "division": divisions.lookup,
        "industry": industries.lookup,
        "field": hightech_fields.lookup,
    }
    return tables[what](code)


def _named(what: str, words: str) -> list[Any]:
    if what == "division":
        near = _near()
        own = [one for one in near if one.name == words]
        return own or list(divisions.named(words)) or [one for one in near if words in one.name]
    if what == "industry":
        return list(industries.named(words))
    found = hightech_fields.found_by(words)
    return [found] if found else [one for one in _fields(None) if words in one.name]


def _fields(above: str | None) -> list[Any]:
    return [one for child in hightech_fields.children(above) for one in (child, *_fields(child.code))]


def _near() -> list[Any]:
    """The divisions that organisations lie in, with what lies beside them."""
    from kechuang.registry.kinds.organisation import Organisation

    codes = Organisation.objects.standing().order_by().values_list("division", flat=True).distinct()
    counties = sorted({code[:6] for code in codes if code})[:20]
    found = []
    for county in counties:
        own = divisions.lookup(county)
        found += [own] if own else []
        found += divisions.children(county) or ()
    return found
