"""Samples for the pages of background jobs."""

from __future__ import annotations

ARGUMENTS = {"job": lambda world: "tidy"}
PUBLIC = ("machine/jobs/",)
