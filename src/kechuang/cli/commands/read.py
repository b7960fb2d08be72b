"""`kechuang read`: what a plan document says, and what is odd about it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read")(read)


def read(file: Path, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """读取规划文件。 Read a plan document."""
    import json

    from kechuang.plans import as_json as shapes
    from kechuang.plans.reading import read_path

    print(json.dumps(shapes.as_json(read_path(file)), ensure_ascii=False, indent=1))
