"""The lamp of each turn a change of law can take for somebody."""

from __future__ import annotations

LAMPS = {"gains": "good", "loses": "error", "refused": "warning", "unknown": "warning", "amount": "notice"}
