"""Every text of the program is there in Chinese, and the compiled catalog is the present one."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts import compile_locale

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def problems_of(folder: Path, source: str, **catalogs: str) -> list[str]:
    (folder / "words.py").write_text(source, encoding="utf-8")
    for name, entries in catalogs.items():
        (folder / f"{name}.po").write_text(HEADER + entries, encoding="utf-8")
    problems: list[str] = []
    catalog = compile_locale.merged(sorted(folder.glob("*.po")), problems)
    compile_locale.compare(catalog, folder, problems)
    return problems


def test_the_catalog_is_complete_and_compiled(capsys: pytest.CaptureFixture[str]):
    code = compile_locale.main(["--check"])
    assert code == 0, capsys.readouterr().err


def test_a_complete_catalog_has_no_problem(tmp_path: Path):
    entry = 'msgid "Open %(name)s"\nmsgstr "打开 %(name)s"\n'
    assert problems_of(tmp_path, '_("Open %(name)s")', a=entry, b=entry) == []


@pytest.mark.parametrize(
    ("source", "entries", "problem"),
    [
        ('_("Open")', "", "no Chinese for 'Open'"),
        ('_("Open")', 'msgid "Open"\nmsgstr ""\n', "no Chinese for 'Open'"),
        ('_("Open")', '#, fuzzy\nmsgid "Open"\nmsgstr "打开"\n', "is marked fuzzy"),
        ('_("%(n)d")', 'msgid "%(n)d"\nmsgstr "%(m)d"\n', "has other placeholders"),
        ("", 'msgid "Open"\nmsgstr "打开"\n', "the program does not say 'Open'"),
        ('pgettext("file", "Open")', 'msgid "Open"\nmsgstr "打开"\n', "no Chinese for 'Open' (file)"),
        (
            'ngettext("%(n)d point", "%(n)d points", 2)',
            'msgid "%(n)d point"\nmsgid_plural "%(n)d points"\nmsgstr[0] "几个要点"\n',
            "has other placeholders",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, source: str, entries: str, problem: str):
    assert any(problem in found for found in problems_of(tmp_path, source, area=entries))


def test_a_message_inside_an_f_string_is_named_on_every_python(tmp_path: Path):
    """Before 3.12 the extractor does not see it, so it would be said in English for ever."""
    entry = 'msgid "copy"\nmsgstr "副本"\n'
    assert any(
        "words.py:2: 'copy' is asked for inside an f-string" in found
        for found in problems_of(tmp_path, "\nname = f\"{stem}-{_('copy')}.yaml\"", area=entry)
    )


def test_two_texts_for_one_message_are_a_problem(tmp_path: Path):
    problems = problems_of(
        tmp_path,
        '_("Open")',
        a='msgid "Open"\nmsgstr "打开"\n',
        b='msgid "Open"\nmsgstr "开启"\n',
    )
    assert len(problems) == 1
    assert "has another text than in a.po" in problems[0]
