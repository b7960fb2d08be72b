"""A second recognition as high-tech enterprise with no right but class II ones that were there for the first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from kechuang.cues.cue import Cue, Finding
from kechuang.kernel.sentences import Sentence
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.intellectual_property import CLASS_ONE, CLASS_TWO, IntellectualProperty


def find(asof: AsOf) -> Iterator[Finding]:
    """Holders of two certificates or more whose rights at the latest were all class II and from before the last one."""
    issued: dict[str, list[tuple[date, str]]] = {}
    rows = Certificate.objects.known(asof).filter(scheme="hnte", issued__lte=asof.valid).exclude(organisation="")
    for organisation, day, key in rows.order_by("issued", "key").values_list("organisation", "issued", "key"):
        if (day, key) not in issued.setdefault(organisation, []):
            issued[organisation].append((day, key))
    again = {one: held for one, held in issued.items() if len(held) > 1}
    rights = _rights(asof, set(again))
    for organisation, held in sorted(again.items()):
        (before, earlier), (day, later) = held[-2:]
        in_force = [one for one in rights.get(organisation, ()) if one[1] <= day and (one[2] is None or one[2] > day)]
        if not in_force or any(form in CLASS_ONE or granted > before for form, granted, _, _ in in_force):
            continue
        yield Finding(
            organisation,
            later,
            Sentence(
                f"{day}再次认定时有效的{len(in_force)}件知识产权都是Ⅱ类，且都在{before}上次认定之前取得",
                f"all {len(in_force)} rights in force at the recognition of {day} "
                f"are class II and older than that of {before}",
            ),
            (
                ("certificate", earlier),
                ("certificate", later),
                *(("intellectualproperty", key) for _, _, _, key in in_force),
            ),
            weight=float(len(in_force)),
        )


def _rights(asof: AsOf, organisations: set[str]) -> dict[str, list[tuple[str, date, date | None, str]]]:
    rows = IntellectualProperty.objects.known(asof).filter(
        Q(form__in=CLASS_ONE) | Q(form__in=CLASS_TWO), granted__isnull=False
    )
    found: dict[str, list[tuple[str, date, date | None, str]]] = {}
    for owner, others, form, granted, ended, key in rows.order_by("granted", "key").values_list(
        "organisation", "co_owners", "form", "granted", "ended", "key"
    ):
        for one in {owner, *(code.strip() for code in others.split(",") if code.strip())} & organisations:
            found.setdefault(one, []).append((form, granted, ended, key))
    return found


CUE = Cue(
    "class_two_again",
    Sentence("Ⅱ类知识产权可能用了两次", "Class II rights may have been used twice"),
    Sentence(
        "再次认定高新技术企业时，有效的知识产权全是Ⅱ类，并且全在上一次认定之前取得；Ⅱ类只能用一次。",
        "At a later recognition all rights in force are class II and older than the one before; each may serve once.",
    ),
    Sentence(
        "可能有知识产权没有登记，或上次没有全部使用；核对两次申请书的知识产权清单。",
        "Rights may be missing on record, or some were left unused; compare the lists of both applications.",
    ),
    Sentence(
        "国科发火〔2016〕195号 《高新技术企业认定管理工作指引》", "Guo Ke Fa Huo [2016] 195, the guide to recognition"
    ),
    find,
    "count",
)
