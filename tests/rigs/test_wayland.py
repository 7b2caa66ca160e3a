"""A show on a Wayland compositor: the right screens, the keys, a swap, and no notes on the projector."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.rigs.conftest import Running
from tests.rigs.talk import PAGE_COLOUR, PRIVATE_COLOURS
from tests.rigs.wayland import LAPTOP, PROJECTOR, Compositor, missing, running
from tests.rigs.xserver import Area, wait_until

pytestmark = pytest.mark.xserver
NOTES_GROUND = "#0b0d0f"


@pytest.fixture(scope="module")
def compositor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Compositor]:
    if lost := missing():
        pytest.skip(f"needs a Wayland compositor in an X server; not found: {lost}")
    with running(tmp_path_factory.mktemp("wayland")) as rig:
        yield rig


@pytest.fixture
def show(compositor: Compositor, talk: Path, home: Path) -> Iterator[Running]:
    started = Running(talk, {**compositor.environment, "LECTURER_HOME": str(home)})
    started.hear("focus")
    yield started
    if started.process.poll() is None:
        started.kill()


def private_on(compositor: Compositor, screen: Area) -> list[str]:
    return [colour for colour in PRIVATE_COLOURS if compositor.server.has_colour(screen, colour)]


def shows_a_page(compositor: Compositor, screen: Area) -> bool:
    x = screen.x + screen.width * 2 // 5
    return all(compositor.server.colour(x, y) == PAGE_COLOUR for y in (screen.y + 4, screen.height - 4))


def swap(compositor: Compositor) -> None:
    """S asks before it exchanges the screens; the second one does it."""
    compositor.key("s")
    time.sleep(0.05)  # within one millisecond the two look like a key that is held down
    compositor.key("s")


def test_the_page_is_on_the_projector_and_the_notes_are_on_the_laptop(compositor, show):
    wait_until(lambda: shows_a_page(compositor, PROJECTOR))
    wait_until(lambda: NOTES_GROUND in private_on(compositor, LAPTOP))
    assert private_on(compositor, PROJECTOR) == []


def test_keys_step_and_black_covers_the_projector(compositor, show):
    compositor.key("Next")
    assert show.hear("position")["position"] == 1
    compositor.key("b")
    show.hear(cover="black")
    middle = PROJECTOR.x + PROJECTOR.width // 2
    wait_until(lambda: compositor.server.colour(middle, 400) == "#000000")


def test_a_swap_exchanges_the_screens_and_back(compositor, show):
    wait_until(lambda: NOTES_GROUND in private_on(compositor, LAPTOP))
    swap(compositor)
    wait_until(lambda: private_on(compositor, LAPTOP) == [] and private_on(compositor, PROJECTOR) != [])
    swap(compositor)
    wait_until(lambda: NOTES_GROUND in private_on(compositor, LAPTOP))
    assert private_on(compositor, PROJECTOR) == []
