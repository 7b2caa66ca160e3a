"""Running the command line inside the test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tests.builders import talk

from lecturer.cli.main import main
from lecturer.i18n import set_language
from lecturer.store.talk_file import dumps

MANUSCRIPT = """一次只做好一件事
同志们：
大家好！今天讲两点。
一、从小事做起
每天做一件看得见的小事，做完为止。
二、坚持下去
坚持要做到两点。一是每天记一笔；二是每周看一次**。
谢谢大家！
"""


class Outcome(msgspec.Struct, frozen=True):
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on stderr."""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.rstrip("\n")


@pytest.fixture
def lecturer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """`lecturer("outline", path)` runs a command in English."""
    monkeypatch.setenv("LANGUAGE", "en")

    def run(*arguments: object, window: object = None) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments], window)  # type: ignore[arg-type]
        set_language("en")
        written = capsys.readouterr()
        return Outcome(code, written.out, written.err)

    return run


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    """A small manuscript under a Chinese name."""
    path = tmp_path / "讲稿 一.txt"
    path.write_text(MANUSCRIPT, "utf-8")
    return path


@pytest.fixture
def talk_file(tmp_path: Path) -> Path:
    """A small talk."""
    path = tmp_path / "讲稿.yaml"
    one = talk(
        "一、从小事做起：每天做一件看得见的小事。"
        " / 二、坚持下去 > 一是每天记一笔 / ~二是每周看一次：再看一次**。",
        title="一次只做好一件事",
        subtitle="短讲",
        opening="同志们：",
        closing="谢谢大家！",
    )
    path.write_text(dumps(one), "utf-8")
    return path
