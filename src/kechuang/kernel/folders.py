"""Lists the modules of a folder package in sorted order: how one file becomes one feature, with no central list."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def modules_of(package: ModuleType) -> list[ModuleType]:
    """Import and return every public module directly inside `package`, sorted by name.

    Names that start with an underscore and sub-packages are passed over.
    """
    names = sorted(
        info.name for info in pkgutil.iter_modules(package.__path__) if not info.ispkg and not info.name.startswith("_")
    )
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]
