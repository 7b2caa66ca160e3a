"""The system's language decides, and English needs no catalog."""

from __future__ import annotations

import pytest

from lecturer import i18n

NAMES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("name", "value", "language"),
    [
        ("LANG", "zh_CN.UTF-8", "zh"),
        ("LANG", "zh_TW.UTF-8", "zh"),
        ("LANG", "en_GB.UTF-8", "en"),
        ("LANG", "C.UTF-8", "en"),
        ("LC_ALL", "zh_CN", "zh"),
        ("LANGUAGE", "zh:en", "zh"),
        ("LANGUAGE", "en:zh", "en"),
    ],
)
def test_the_environment_names_the_language(system: pytest.MonkeyPatch, name: str, value: str, language: str):
    system.setenv(name, value)
    assert i18n.system_language() == language


def test_the_more_particular_name_wins(system: pytest.MonkeyPatch):
    system.setenv("LANG", "en_US.UTF-8")
    system.setenv("LC_ALL", "zh_CN.UTF-8")
    assert i18n.system_language() == "zh"


def test_english_is_the_message_itself():
    assert i18n.current_language() == "en"
    assert i18n.gettext("Open") == "Open"
    assert i18n.ngettext("%(n)d point", "%(n)d points", 2) == "%(n)d points"
    assert i18n.pgettext("menu", "Open") == "Open"
    assert i18n.lazy("Open").text == "Open"


@pytest.mark.language("zh")
def test_chinese_has_one_form_for_every_number():
    one, many = (i18n.ngettext("%(count)d point", "%(count)d points", n) for n in (1, 2))
    assert i18n.current_language() == "zh"
    assert one == many == "%(count)d 个要点"
