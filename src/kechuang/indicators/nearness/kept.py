"""The kept results of reckoning: one run of a scheme for a place and day, and the enterprises found nearest."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Index, Q

from kechuang.accounts.scope import Label, Scope
from kechuang.indicators.ahead.asked import Pipeline
from kechuang.indicators.nearness.reckoning import One, Reckoned
from kechuang.indicators.nearness.standing import GROUPS
from kechuang.registry.asof import AsOf

KEPT = 3
"""Runs of one scheme and place that are kept; older ones can be made again."""
FRESH = 92
"""Days for which a run still speaks for today in a forecast."""


class NearRun(models.Model):
    """One run: which law, place and moments it was made for, what was asked, and how many take it up in a year."""

    scheme = models.CharField(max_length=40)
    place = models.CharField(max_length=12, blank=True)
    law_since = models.DateField(help_text="The version of the law that was read")
    valid = models.DateField()
    known = models.DateTimeField()
    made_at = models.DateTimeField()
    asked = models.PositiveIntegerField()
    holders = models.PositiveIntegerField()
    counts = models.JSONField(help_text="How many enterprises by group, those not kept singly included")
    tried = models.PositiveIntegerField(default=0)
    passing = models.FloatField(default=0)
    passed = models.PositiveIntegerField(default=0)
    taking_up = models.FloatField(default=0)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes: ClassVar = [Index(fields=("scheme", "place", "made_at"), name="near_run_newest")]

    def __str__(self) -> str:
        return f"{self.scheme} {self.place} {self.valid}"


class Near(models.Model):
    """One enterprise of a run; see `standing.Standing` for what its fields mean. `cost` in 元, empty where none."""

    scope: ClassVar[Scope] = Scope(organisation="organisation", division="division", label=Label.INTERNAL)

    run = models.ForeignKey(NearRun, on_delete=models.CASCADE, related_name="found")
    place = models.PositiveIntegerField(help_text="Its place in the list, from 1")
    organisation = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    division = models.CharField(max_length=12, blank=True)
    group = models.CharField(max_length=6)
    chance = models.FloatField(default=0)
    low = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    high = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    cost = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    ready = models.DateField(null=True)
    told = models.JSONField(help_text="fails, steps, needed, tell, assumed: lists of words")

    class Meta:
        ordering = ("run", "place")
        constraints: ClassVar = [CheckConstraint(condition=Q(group__in=GROUPS), name="near_group")]
        indexes: ClassVar = [
            Index(fields=("run", "group", "place"), name="near_in_order"),
            Index(fields=("run", "division"), name="near_by_township"),
        ]

    def __str__(self) -> str:
        return self.name


def run_at(scheme: str, place: str, asof: AsOf) -> NearRun | None:
    """The newest run that was made by the moment and speaks of a day not after the one asked about."""
    held = NearRun.objects.filter(scheme=scheme, place=place, made_at__lte=asof.known, valid__lte=asof.valid)
    return held.first()


def pipeline_at(scheme: str, place: str, asof: AsOf) -> Pipeline | None:
    """The enterprises about to get a certificate, by a run that is fresh; None where there is none."""
    run = run_at(scheme, place, asof)
    if run is None or (asof.valid - run.valid).days > FRESH or not run.tried:
        return None
    chances = run.found.filter(chance__gt=0).order_by("place").values_list("chance", flat=True)
    return Pipeline(tuple(chance * run.taking_up for chance in chances), run.taking_up, run.valid)


def ordered(made: Reckoned) -> list[One]:
    """Nearest first: those that pass, the likeliest, the soonest and cheapest, those with fewest questions."""
    return sorted(
        made.found,
        key=lambda one: (
            GROUPS.index(one.standing.group),
            -one.standing.chance,
            one.standing.ready or made.day,
            one.standing.cost or 0,
            len(one.standing.fails),
            len(one.standing.tell),
            one.key,
        ),
    )
