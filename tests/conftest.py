"""What every test has without asking: folders of its own, one language, no silent warnings."""

from __future__ import annotations

import logging
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

import pytest
from hypothesis import settings

from lecturer.i18n import set_language

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("default", deadline=None, max_examples=40)
settings.register_profile("quick", deadline=None, max_examples=10)
settings.register_profile("soak", deadline=None, max_examples=10_000)
_PROFILES = {"soak": "soak", "not soak and not slow": "quick"}
"""Random examples by what `make` asks for."""


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile(_PROFILES.get(config.option.markexpr, "default"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of `slow.txt`, which `scripts/slow.py` writes."""
    listed = frozenset((ROOT / "tests" / "slow.txt").read_text(encoding="utf-8").split())
    for item in items:
        if item.nodeid.partition("[")[0] in listed:
            item.add_marker("slow")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds the user's settings, journals and so on during one test."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LECTURER_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _language(request: pytest.FixtureRequest) -> None:
    """English, unless the test is marked `@pytest.mark.language("zh")`."""
    mark = request.node.get_closest_marker("language")
    set_language(mark.args[0] if mark else "en")


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _log_warnings_fail(request: pytest.FixtureRequest):
    """A warning that the program logs fails the test, unless the test looks at the log (`caplog`)."""
    collector = _Collector()
    logger = logging.getLogger("lecturer")
    logger.addHandler(collector)
    yield
    logger.removeHandler(collector)
    if collector.messages and "caplog" not in request.fixturenames:
        pytest.fail("unexpected in the log:\n" + "\n".join(collector.messages))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material that is not part of this repository, where it is present."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which is not part of the repository")
    return SHARED
