"""The `kechuang` command: gathers the commands of the folder; every error is one line and exit code 2."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from kechuang.cli import commands
from kechuang.cli.usage import UsageError, usage_line
from kechuang.kernel.errors import BadInput, KechuangError
from kechuang.kernel.folders import modules_of
from kechuang.kernel.sentences import Sentence

# Plain help: Rich's own help costs as much time as the whole rest of the start.
app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _root(
    context: typer.Context,
    lang: Annotated[
        str | None, typer.Option(metavar="zh|en", help="提示语言（任意位置）。 Language of messages.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="显示版本。 Show the version.")] = False,
) -> None:
    """科创：让科技创新行动计划运行起来。 Kechuang runs a science-and-technology innovation plan.

    退出码 Exit codes: 0 完成 done; 1 答案为否 the answer is no; 2 用法或输入有误 wrong use or bad input.
    """
    if lang not in (None, "zh", "en"):
        raise BadInput(
            "usage.language",
            Sentence(f"没有“{lang}”这种提示语言。", f"There is no message language “{lang}”."),
            Sentence("请用 --lang zh 或 --lang en。", "Use --lang zh or --lang en."),
        )
    if lang:
        os.environ["KECHUANG_LANG"] = lang
    if version:
        from kechuang import __version__

        print(f"kechuang {__version__}")
    elif context.invoked_subcommand is None:
        print(context.get_help())


for _module in modules_of(commands):
    _module.register(app)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 the answer is no, 2 wrong use or bad input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Chinese; in JSON these are escapes
    try:
        code = app(
            _language_first(sys.argv[1:] if arguments is None else arguments),
            prog_name="kechuang",
            standalone_mode=False,
        )
        sys.stdout.flush()
    except KechuangError as error:
        _refuse(error.line())
    except UsageError as error:
        _refuse(usage_line(error))
    except typer.Abort:
        sys.exit(130)
    except BrokenPipeError:  # the reader of a pipe left early, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def _refuse(line: str) -> None:
    print(line, file=sys.stderr)
    sys.exit(2)


def _language_first(arguments: list[str]) -> list[str]:
    """`--lang` may stand anywhere; it is put before the command, where it holds for every message."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    for place, word in enumerate(arguments[:end]):
        if word.startswith("--lang="):
            return [word, *arguments[:place], *arguments[place + 1 :]]
        if word == "--lang" and place + 1 < end:
            os.environ["KECHUANG_LANG"] = arguments[place + 1]
            return [*arguments[place : place + 2], *arguments[:place], *arguments[place + 2 :]]
    return arguments
