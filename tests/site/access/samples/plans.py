"""Samples for pages of plans and policies: public text."""

from __future__ import annotations

from kechuang.rules.library import code_of

PUBLIC = ("plans/", "policies/", "indicators/")
ARGUMENTS = {
    "slug": lambda world: world.plan.slug,
    "ordinal": lambda world: 1,
    "pk": lambda world: 1,
    "code": lambda world: "hnte",
    "document": lambda world: code_of("高新技术企业认定管理办法", "国科发火〔2016〕32号"),
    "name": lambda world: "市科技局",
    "figure": lambda world: "station_rd_floor",
    "token": lambda world: "nothing",
}
