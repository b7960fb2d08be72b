"""The libraries of tables and numbers, loaded when first used: most commands and most pages never need them.

`from kechuang.kernel.later import np, pl` stands for `import numpy as np` and `import polars as pl`. Together they take
three quarters of a second to load, longer than Django with all of the site; what a module does with them while it is
itself imported would load them at once again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

LOADED_LATER = ("numpy", "polars")
"""What a process that serves pages loads before the first one asks."""

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
else:
    from importlib import import_module

    class _Later:
        """Stands for a module until one of its names is asked for; keeps the names that were."""

        def __init__(self, name: str) -> None:
            self.__name__ = name

        def __getattr__(self, name: str) -> Any:
            found = getattr(import_module(self.__name__), name)
            self.__dict__[name] = found
            return found

    np, pl = _Later("numpy"), _Later("polars")

__all__ = ["LOADED_LATER", "np", "pl"]
