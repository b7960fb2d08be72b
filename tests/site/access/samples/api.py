"""Samples for the API: `API` for what its addresses name, `API_OTHERS` for what of others must stay unseen."""

from __future__ import annotations

PUBLIC = ("api/v1/",)
"""Its operations have doors of their own, tried one by one in test_api_routes.py."""
ARGUMENTS = {"rest": lambda world: "me"}
API = {"slug": lambda world: world.plan.slug, "ordinal": lambda world: 1}
API_PUBLIC = ("/plans/",)
