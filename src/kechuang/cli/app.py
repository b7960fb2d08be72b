"""The `kechuang` command: gathers the commands of the folder and turns designed errors into exit code 2."""

from __future__ import annotations

import sys

import typer

from kechuang.cli import commands
from kechuang.kernel.errors import KechuangError
from kechuang.kernel.folders import modules_of

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def _root() -> None:
    """科创：让科技创新行动计划运行起来。 Kechuang runs a science-and-technology innovation plan."""


for _module in modules_of(commands):
    _module.register(app)


def main() -> None:
    """Run the command line; a designed error is one line on standard error and exit code 2."""
    try:
        app()
    except KechuangError as error:
        print(error.line(), file=sys.stderr)
        sys.exit(2)
