"""Wrong use of the command line as one line in the user's language; Typer itself speaks English only."""

from __future__ import annotations

import re

from typer.exceptions import TyperException

from kechuang.kernel.sentences import Language, terminal_language

UsageError = TyperException

_CHINESE = (
    (r"No such option:? (\S+?)\.?(?: \(Possible options: (.+)\))?", "没有选项 {0}。", "是否指 {1}？"),
    (r"No such command '?(.+?)'?\.(?: .*)?", "没有命令 {0}。", ""),
    (r"Missing (?:argument|parameter)(?: '?(.+?)'?)?\.(?: .*)?", "缺少参数 {0}。", ""),
    (r"Missing option(?: '?(.+?)'?)?\.(?: .*)?", "缺少选项 {0}。", ""),
    (r"Option '?(.+?)'? requires an argument\.", "选项 {0} 后面缺少取值。", ""),
    (r"Option '?(.+?)'? does not take a value\.", "选项 {0} 不带取值。", ""),
    (r"Got unexpected extra arguments? \((.+)\)", "多余的参数：{0}。", ""),
    (r"Invalid value for '?(.+?)'?: (.+)", "{0} 的取值不对：{1}", ""),
)


def usage_line(error: TyperException, language: Language | None = None) -> str:
    """What was wrong and how to see the right use, on one line."""
    language = language or terminal_language()
    message = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    command = f"{context.command_path if context else 'kechuang'} --help"
    if language == "en":
        return f"{message.rstrip('.')}. Run “{command}” to see the use."
    for pattern, sentence, more in _CHINESE:
        if found := re.fullmatch(pattern, message):
            words = [group or "" for group in found.groups()]
            message = sentence.format(*words) + (more.format(*words) if words[-1] else "")
            break
    return f"{message} 用法见“{command}”。"
