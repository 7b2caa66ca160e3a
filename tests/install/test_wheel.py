"""An installed wheel works far from the checkout: it brings its themes, rules, samples and texts along."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest


class Installed:
    """A fresh environment with nothing of the checkout in it but the wheel."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "venv"
        venv.create(self.folder, with_pip=False, symlinks=os.name != "nt")
        scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python, self.lecturer = scripts / "python", scripts / "lecturer"
        # The packages that Lecturer needs are borrowed from the environment of the tests: a path file in a
        # site folder adds that folder alone, so the editable checkout is not seen.
        (self.site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    @property
    def site(self) -> Path:
        scheme = {"base": str(self.folder), "platbase": str(self.folder)}
        return Path(sysconfig.get_path("purelib", "venv", vars=scheme))

    def run(self, *command: object, language: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "COV_", "LC_"))
        }
        return subprocess.run(
            [str(part) for part in command],
            cwd=self.folder.parent,
            env=kept | {"LANG": language, "LANGUAGE": "", "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root,
        capture_output=True,
        check=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    fresh = Installed(tmp_path_factory.mktemp("far from the checkout"))
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", str(fresh.python), "install", "--quiet"),
            *("--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)),
        ],
        check=True,
    )
    return fresh


@pytest.fixture(scope="module")
def sample(installed: Installed) -> Path:
    program = "from lecturer.resources import sample; print(sample('good-neighbours.yaml'))"
    return Path(installed.run(installed.python, "-c", program).stdout.strip())


def test_the_wheel_brings_what_the_program_reads(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "lecturer/assets/themes/plain.yaml",
        "lecturer/assets/rules/micro-lesson-8.yaml",
        "lecturer/assets/locale/zh_CN/LC_MESSAGES/lecturer.mo",
        "lecturer/slides/good-neighbours.yaml",
        "lecturer/slides/better-questions.yaml",
    ):
        assert name in names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_packaged_sample_is_the_installed_one(installed: Installed, sample: Path):
    assert sample.is_file()
    assert sample.is_relative_to(installed.folder)


def test_the_packaged_sample_is_exported(installed: Installed, sample: Path):
    deck = installed.folder.parent / "deck.pptx"
    done = installed.run(installed.lecturer, "export", sample, "-o", deck)
    assert (done.returncode, done.stderr) == (0, "")
    assert "ppt/presentation.xml" in zipfile.ZipFile(deck).namelist()


def test_the_installed_window_opens_the_home_page_and_the_sample(installed: Installed):
    program = (
        "from lecturer.ui.shell.starting import application\n"
        "from lecturer.ui.shell.workspace import Workspace\n"
        "from lecturer.ui.widgets.user_settings import UserSettings\n"
        "app = application()\n"
        "desk = Workspace(UserSettings())\n"
        "desk.open_first(None)\n"
        "desk.window.show()\n"
        "app.processEvents()\n"
        "print(desk.window.windowTitle(), desk.window.is_home)\n"
        "desk.files.open_sample()\n"
        "print(desk.window.windowTitle(), desk.window.is_home)\n"
        "desk.home.close()\n"
    )
    done = installed.run(installed.python, "-c", program, language="zh_CN.UTF-8")
    assert done.stdout.strip() == "讲台 True\n远亲不如近邻[*] — 讲台 False", done.stderr


def test_the_installed_program_speaks_chinese(installed: Installed):
    done = installed.run(installed.lecturer, "outline", "没有.yaml", language="zh_CN.UTF-8")
    assert done.returncode == 3
    assert "没有.yaml" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert any("\u4e00" <= char <= "\u9fff" for char in done.stderr.replace("没有", ""))
