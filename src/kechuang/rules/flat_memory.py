"""What Polars is told before it is loaded, so that memory stays flat however long a table is."""

from __future__ import annotations

import os

_SETTINGS = {
    # one row group decoded ahead, not as many as there are threads and more
    "POLARS_ROW_GROUP_PREFETCH_SIZE": "1",
    # one pool of memory, and what is freed goes back to the system within a fifth of a second
    "_RJEM_MALLOC_CONF": "dirty_decay_ms:200,muzzy_decay_ms:0,narenas:1",
}


def keep_memory_flat() -> None:
    """Set what the environment does not set already; to be called before anything imports Polars."""
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
