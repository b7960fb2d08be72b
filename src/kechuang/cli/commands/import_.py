"""`kechuang import`: a table of records, tried out first, written after a yes; lists and undoes imports as well."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kechuang.registry.importing.imports import Import


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(import_)


def import_(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help="记录种类，如 yearlyreturn。")] = None,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="csv或xlsx表。 A csv or xlsx table.")] = None,
    map_: Annotated[
        list[str] | None, typer.Option("--map", metavar="HEAD=FIELD", help="指定一列对应哪一项。 A column's field.")
    ] = None,
    unit: Annotated[
        list[str] | None, typer.Option("--unit", metavar="COLUMN=UNIT", help="一列的单位，如 销售收入=万元。 Its unit.")
    ] = None,
    fixed: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="全表同值的项，如 year=2019。 One for all.")
    ] = None,
    sheet: Annotated[str, typer.Option(help="工作表名。 The sheet.")] = "",
    head_row: Annotated[int | None, typer.Option(help="表头所在行号。 The row of the heads.")] = None,
    differs: Annotated[
        str,
        typer.Option(
            metavar="correct|replace", help="与已有记录不同时：更正，或自某日起变更。 What a difference means."
        ),
    ] = "",
    since: Annotated[str, typer.Option(metavar="DAY", help="变更自哪一天起。 Since when it changed.")] = "",
    blank: Annotated[str, typer.Option(metavar="keep|clear", help="空单元格：保留或清空。 Empty cells.")] = "keep",
    example: Annotated[bool, typer.Option("--example", help="标为示例数据。 Mark as example data.")] = False,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer", metavar="DOUBT=ANSWER", help="答存疑：as_is、leave_out、x10000、d10000。 Answer a doubt."
        ),
    ] = None,
    doubts: Annotated[
        str, typer.Option(metavar="as_is|leave_out", help="其余存疑一律如此。 Answer to all others.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="不再询问，直接写入。 Write without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只试算，不留下什么。 Only try it out.")] = False,
    refused: Annotated[
        Path | None, typer.Option(metavar="XLSX", help="被拒绝的行写到这里。 Where refused rows go.")
    ] = None,
    from_: Annotated[
        Path | None,
        typer.Option("--from", metavar="FOLDER", help="public-facts 的数据文件夹。 Where public figures lie."),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="列出各次导入。 List imports.")] = False,
    undo: Annotated[int | None, typer.Option(metavar="N", help="撤销第N次导入。 Undo import N.")] = None,
    reason: Annotated[str, typer.Option(help="理由（更正或撤销）。 The reason.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """批量导入记录：先试算，确认后写入，可整批撤销。 Import a table: tried out, confirmed, written; can be undone.

    退出码 Exit codes: 0 完成 done; 1 有行被拒绝或未写入 rows were refused or nothing written; 2 输入有误 bad input.
    """
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    from kechuang.cli import import_view
    from kechuang.registry.importing.imports import Import

    if list_:
        import_view.tell_list(list(Import.objects.all()[:200]), as_json)
        return 0
    if undo is not None:
        return _undo(undo, reason, yes, as_json)
    if kind == "public-facts":
        from kechuang.cli.public_facts import import_facts

        return import_facts(from_, as_json)
    if kind is None or file is None:
        _usage()
    assert kind and file
    job = _started(kind, file, sheet, head_row)
    if job.state == "mapping":
        chosen = {"differs": differs, "since": since, "blank": blank, "example": example, "reason": reason}
        job = _mapped(job, map_ or [], unit or [], fixed or [], chosen)
        job = _answered(job, answer or [], doubts, ask=not (yes or dry_run or as_json))
    if refused and job.count("refused") + job.count("left_out"):
        from kechuang.registry.exporting.refused_rows import write_refused

        write_refused(job, refused)
    if job.state != "checked":  # an earlier run was broken off: it goes on
        job = _carried_on(job)
    elif dry_run:
        import_view.tell_dry_run(job, as_json, refused)
        _dropped(job)
        return 1 if job.count("refused") or job.open_doubts() else 0
    else:
        if not as_json:
            import_view.tell_dry_run(job, False, refused)
        if not (yes or as_json) and not _agreed():
            _dropped(job)
            return 1
        from kechuang.registry.actions.confirm_import import confirm_import

        try:
            confirm_import(job, None)
        except BaseException:
            _dropped(job)
            raise
        job = _carried_on(job)
    import_view.tell_end(job, as_json)
    return 1 if job.state != "done" or job.count("refused") or job.count("written_late") else 0


def _usage() -> None:
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence
    from kechuang.registry.catalogue import kinds

    names = "、".join(f"{name}（{one._meta.verbose_name}）" for name, one in kinds().items())
    raise BadInput(
        "import.usage",
        Sentence("请写明记录种类和文件。", "Name the kind of records and the file."),
        Sentence(
            f"kechuang import 种类 文件；种类有：{names}；公开数据用 kechuang import public-facts。",
            f"kechuang import KIND FILE; kinds: {', '.join(kinds())}; or kechuang import public-facts.",
        ),
    )


def _started(kind: str, file: Path, sheet: str, head_row: int | None) -> Import:
    """The import of this very file that was broken off, else a new one."""
    import hashlib

    from kechuang.cli.plan_files import unreadable
    from kechuang.kernel.sentences import Sentence, terminal_language
    from kechuang.registry.actions.start_import import start_import
    from kechuang.registry.importing.imports import Import

    try:
        with file.open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        job = Import.objects.filter(kind=kind, sha256=sha256, state__in=("running", "undoing")).first()
        if job is not None:
            told = Sentence(f"继续第{job.pk}次导入。", f"Going on with import {job.pk}.")
            print(told.within(terminal_language()), file=sys.stderr)
            return job
        return start_import(kind, file, file.name, None, sheet=sheet, head_row=head_row)
    except OSError as error:
        raise unreadable(file, error) from error


def _mapped(job: Import, maps: list[str], units: list[str], fixed: list[str], chosen: dict[str, object]) -> Import:
    from django.utils import timezone

    from kechuang.cli.import_columns import column_map
    from kechuang.registry.actions.map_import import map_import
    from kechuang.registry.importing.options import Options
    from kechuang.registry.importing.state import kind_of

    try:
        mapping = column_map(job, maps, units, fixed)
        options = Options.of(kind_of(job.kind), chosen, timezone.localdate())
        map_import(job, mapping, options, None)
    except BaseException:
        _dropped(job)
        raise
    return _carried_on(job)


def _carried_on(job: Import) -> Import:
    """Work to the end with a progress bar. Ctrl-C leaves it where it is; the same command goes on."""
    from django.db import DatabaseError

    from kechuang.cli.progress import Progress
    from kechuang.registry.actions.carry_on_import import broken_off, carry_on

    with Progress(job.parts) as progress:

        def told(now: Import) -> None:
            progress.at(f"{now.state} {now.position}/{now.parts}")

        try:
            done = carry_on(job.pk, told)
        except (DatabaseError, OSError) as error:
            raise broken_off(error) from error
    if done.error:
        from kechuang.kernel.errors import BadInput
        from kechuang.kernel.sentences import Sentence

        said = done.error
        raise BadInput(
            "import.stopped", Sentence(said["zh"], said["en"]), Sentence(said["fix_zh"], said["fix_en"]), id=job.pk
        )
    return done


def _answered(job: Import, answers: list[str], others: str, *, ask: bool) -> Import:
    from kechuang.cli.import_columns import pairs
    from kechuang.cli.import_view import ask_doubt
    from kechuang.registry.actions.answer_import import answer_import

    given = dict(pairs(answers, "--answer"))
    while waiting := job.open_doubts():
        said = {
            d["code"]: given.get(d["code"]) or ("as_is" if d["whole"] and others == "leave_out" else others)
            for d in waiting
        }
        if ask and sys.stdin.isatty():
            said = {d["code"]: said[d["code"]] or ask_doubt(d) for d in waiting}
        said = {code: answer for code, answer in said.items() if answer}
        if not said:
            return job
        job = answer_import(job, said, None)
        job = _carried_on(job)
    return job


def _agreed() -> bool:
    from kechuang.kernel.sentences import Sentence, terminal_language

    if not sys.stdin.isatty():
        told = Sentence("没有写入：加 --yes 确认。", "Nothing was written: confirm with --yes.")
        print(told.within(terminal_language()), file=sys.stderr)
        return False
    return typer.confirm(Sentence("写入以上各行？", "Write these rows?").within(terminal_language()))


def _dropped(job: Import) -> None:
    """A dry run on the command line leaves nothing behind."""
    job.folder.remove()
    type(job).objects.filter(pk=job.pk, state__in=("mapping", "checking", "checked")).delete()


def _undo(number: int, reason: str, yes: bool, as_json: bool) -> int:
    from kechuang.cli import import_view
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence, terminal_language
    from kechuang.registry.actions.undo_import import undo_import
    from kechuang.registry.importing.imports import Import

    job = Import.objects.filter(pk=number).first()
    if job is None:
        raise BadInput(
            "import.unknown",
            Sentence(f"没有第{number}次导入。", f"There is no import {number}."),
            Sentence("用 kechuang import --list 查看。", "See `kechuang import --list`."),
            id=number,
        )
    if job.state != "undoing":
        question = Sentence(f"撤销“{job.file_name}”写入的记录？", f"Undo what “{job.file_name}” wrote?")
        if not yes and not (sys.stdin.isatty() and typer.confirm(question.within(terminal_language()))):
            print(Sentence("没有撤销：加 --yes 确认。", "Not undone: confirm with --yes.").within(terminal_language()))
            return 1
        undo_import(job, None, reason=reason)
    job = _carried_on(job)
    import_view.tell_end(job, as_json)
    return 1 if job.count("kept") else 0
