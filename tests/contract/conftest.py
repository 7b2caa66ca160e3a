"""LibreOffice, started once for all contracts."""

from __future__ import annotations

import pytest
from tests.contract import office


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> office.Office:
    return office.start(tmp_path_factory.mktemp("office"))
