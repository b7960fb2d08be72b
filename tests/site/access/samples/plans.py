"""Samples for pages of plans and policies: public text."""

from __future__ import annotations

PUBLIC = ("plans/", "policies/", "indicators/")
ARGUMENTS = {
    "slug": lambda world: world.plan.slug,
    "ordinal": lambda world: 1,
    "pk": lambda world: 1,
    "code": lambda world: "hnte",
    "name": lambda world: "市科技局",
    "token": lambda world: "nothing",
}
