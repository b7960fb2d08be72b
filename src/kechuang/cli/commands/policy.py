"""`kechuang policy show|template`: one policy in full, and the empty table of the facts it asks for."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from kechuang.cli.asked_policy import AcceptedOption, OnOption, PolicyArgument, asked_law

group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="一项政策：条文与填报模板。 One policy.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="policy")


@group.command("show")
def show(
    policy: PolicyArgument,
    on: OnOption = None,
    accepted: AcceptedOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
) -> None:
    """显示一项政策在某日有效的版本和算例。 Show the version in force on a day, with its worked cases."""
    from kechuang.policies import catalogue
    from kechuang.policies.jurisdictions import figures_in
    from kechuang.rules.worked import of_version

    law = asked_law(policy, on, accepted)
    cases = of_version(catalogue().worked(law.policy.code, figures_in), law.policy, law.version)
    if as_json:
        from kechuang.rules.as_json import shown

        print(json.dumps(shown(law.policy, law.version, cases), ensure_ascii=False, indent=1))
        return
    from kechuang.cli.policy_view import show_policy

    show_policy(law.policy, law.version, cases, sys.stdout)


@group.command("template")
def template(
    policy: PolicyArgument,
    on: OnOption = None,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Excel 表（默认）。 An Excel table (default).")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON，供 explain 使用。 JSON, for explain.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="CSV 表头。 The heads as CSV.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="写入文件。 Write to a file.")
    ] = None,
) -> None:
    """空白填报表：单位写在表头，附填写说明。 An empty table of the facts, units in the heads."""
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence
    from kechuang.rules import template as empty

    if xlsx + as_json + csv > 1:
        raise BadInput(
            "usage.one_kind",
            Sentence("--xlsx、--json、--csv 只能选一个。", "Only one of --xlsx, --json and --csv."),
            Sentence("请去掉多余的选项。", "Leave the others out."),
        )
    law = asked_law(policy, on)
    if as_json or csv:
        text = empty.as_json(law) if as_json else empty.as_csv(law)
        if output is None:
            sys.stdout.write(text)
            return
        from kechuang.cli.output_file import whole_file

        with whole_file(output) as file:
            file.write(("\ufeff" if csv else "") + text)  # with the mark Excel takes the text for UTF-8
    else:
        output = output or Path(f"{law.policy.code}-{law.version.since}.xlsx")
        empty.as_xlsx(law, output)
    print(Sentence(f"已写入 {output}", f"Written to {output}"), file=sys.stderr)
