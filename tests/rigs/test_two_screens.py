"""A show on a real X server: the right screens, the keys, and a projector that comes and goes."""

from __future__ import annotations

import statistics
import threading
import time

import pytest
from tests.rigs.talk import PAGE_COLOUR, PRIVATE_COLOURS
from tests.rigs.xserver import Area, XServer, wait_until

pytestmark = pytest.mark.xserver

LAPTOP = Area(0, 0, 1440, 900)


def shows_a_page(server: XServer, screen: Area) -> bool:
    """The upper and lower edge, away from what the theme draws at the sides."""
    x = screen.x + screen.width * 2 // 5
    return all(server.colour(x, y) == PAGE_COLOUR for y in (screen.y + 4, screen.y + screen.height - 4))


def private_on(server: XServer, screen: Area) -> list[str]:
    return [colour for colour in PRIVATE_COLOURS if server.has_colour(screen, colour)]


def shows_the_console(server: XServer) -> bool:
    return "#0b0d0f" in private_on(server, LAPTOP)


def swap(server: XServer) -> None:
    """S asks before it exchanges the screens; the second one does it."""
    for _press in range(2):
        time.sleep(0.05)  # within one millisecond Qt takes two for a key that is held down
        server.key("s")


def test_the_page_fills_the_projector_and_the_notes_stay_on_the_laptop(server, projector, present):
    present()
    wait_until(lambda: shows_a_page(server, projector))
    wait_until(lambda: shows_the_console(server))
    assert private_on(server, projector) == []


def test_a_clicker_steps_blacks_and_ends_the_show(server, projector, present):
    show = present()
    server.key("Next")
    assert show.hear("position")["position"] == 1
    server.key("Right")
    assert show.hear("position")["position"] == 2
    server.key("Prior")
    assert show.hear("position")["position"] == 1
    server.key("b")
    show.hear(cover="black")
    wait_until(lambda: server.colour(projector.x + 960, 540) == "#000000")
    assert server.colour(projector.x + 4, 4) == "#000000"
    server.key("b")
    show.hear(cover="")
    server.key("Escape")
    time.sleep(0.1)  # a second one within 80 ms would be a bounce
    server.key("Escape")
    show.hear(cover="black")
    wait_until(lambda: server.colour(projector.x + 960, 540) == "#000000")
    server.key("Next")
    assert show.hear(ended=True)
    assert show.wait() == 0


def test_a_burst_of_fast_keys_ends_on_the_right_page(server, projector, present):
    show = present()
    for _ in range(4):
        server.key("Next")
        time.sleep(0.1)
    for _ in range(3):
        server.key("Prior")
        time.sleep(0.1)
    show.hear(position=4)
    assert show.hear(position=1)


def test_swapping_puts_the_page_on_the_laptop_and_back(server, projector, present):
    show = present()
    wait_until(lambda: shows_the_console(server))
    swap(server)
    wait_until(lambda: private_on(server, LAPTOP) == [] and private_on(server, projector) != [])
    swap(server)
    wait_until(lambda: shows_the_console(server) and private_on(server, projector) == [])
    assert show.process.poll() is None


@pytest.mark.parametrize("gap_seconds", [0.0, 0.02, 0.04, 0.06])
def test_a_key_right_after_a_swap_is_not_lost(gap_seconds: float, server, projector, present):
    """A swap that hid and showed its windows once left the keyboard with nobody for some 10 ms."""
    show = present()
    wait_until(lambda: shows_the_console(server))
    swap(server)
    swap(server)
    time.sleep(gap_seconds)
    server.key("Next")
    assert show.hear("position")["position"] == 1
    wait_until(lambda: shows_the_console(server) and shows_a_page(server, projector))


def test_a_mirrored_projector_never_shows_the_console(server, present):
    server.mirror()
    try:
        present()
        wait_until(lambda: server.colour(4, 450) in (PAGE_COLOUR, "#174f78"))
        wait_until(lambda: private_on(server, LAPTOP) == [])
    finally:
        server.unplug()


def test_one_screen_is_filled_by_the_page_and_the_notes_are_a_choice(server, present):
    show = present()
    wait_until(lambda: server.colour(LAPTOP.width * 2 // 5, 60) == PAGE_COLOUR)
    assert private_on(server, LAPTOP) == []
    swap(server)
    wait_until(lambda: shows_the_console(server) and server.has_colour(LAPTOP, PAGE_COLOUR))
    server.key("b")
    show.hear(cover="black")
    # In the middle of the page's window, which lies over the outline.
    wait_until(lambda: server.colour(1440 - 24 - 180, 900 - 84 - 101) == "#000000")
    assert shows_the_console(server)


def pull_out_and_put_back(server: XServer, show, cycle: int) -> float:
    """One cycle with a step taken while the projector is away; the seconds until the new page is on it."""
    server.unplug()
    wait_until(lambda: shows_the_console(server) and not shows_a_page(server, LAPTOP))
    server.key("Next" if cycle % 2 == 0 else "Prior")
    show.hear("position")
    started = time.perf_counter()
    projector = server.plug()
    wait_until(lambda: shows_a_page(server, projector))
    took = time.perf_counter() - started
    assert private_on(server, projector) == []
    assert shows_the_console(server)
    return took


def cycles(server: XServer, show, count: int) -> list[float]:
    """The seconds that each of so many cycles took to put the page back."""
    server.key("Next")
    server.key("Right")
    show.hear(position=2)
    took = [pull_out_and_put_back(server, show, cycle) for cycle in range(count)]
    print(f"\nput back, ms: median {1000 * statistics.median(took):.0f}, worst {1000 * max(took):.0f}")
    return took


def test_a_projector_pulled_out_ten_times_gets_its_page_back_by_itself(server, projector, present):
    assert max(cycles(server, present(), 10)) <= 1.5


def test_the_page_is_not_on_the_laptop_for_a_single_moment(server, projector, present):
    """Looked at every other millisecond over a connection of its own, while the screens come and go."""
    present()
    wait_until(lambda: shows_the_console(server))
    eyes, seen, is_over = XServer(server.display), [], threading.Event()

    def watch() -> None:
        while not is_over.wait(0.002):
            seen.append(shows_a_page(eyes, LAPTOP))

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        for _ in range(5):
            server.unplug()
            wait_until(lambda: shows_the_console(server))
            again = server.plug()
            wait_until(lambda area=again: shows_a_page(server, area))
    finally:
        is_over.set()
        watching.join()
        eyes.close()
    assert len(seen) > 20
    assert not any(seen)


@pytest.mark.soak
def test_a_projector_pulled_out_a_hundred_times_gets_its_page_back_at_once(server, projector, present):
    took = cycles(server, present(), 100)
    assert statistics.median(took) <= 0.08
    assert max(took) <= 0.3


def test_a_projector_that_changes_its_resolution_is_filled_again(server, projector, present):
    present()
    for mode in ("1280x720", "1920x1080"):
        smaller = server.plug(mode)
        wait_until(lambda area=smaller: private_on(server, area) == [] and shows_a_page(server, area))
    assert shows_the_console(server)


def test_two_screens_pulled_out_at_once_leave_the_notes_alone_on_the_laptop(server, projector, present):
    third = server.plug_third()
    try:
        show = present()
        wait_until(lambda: shows_a_page(server, projector) or shows_a_page(server, third))
        was_on = projector if shows_a_page(server, projector) else third
        server.unplug_all()
        wait_until(lambda: shows_the_console(server) and not shows_a_page(server, LAPTOP))
        server.key("Next")
        show.hear(position=1)
        server.plug_all()
        wait_until(lambda: shows_a_page(server, was_on))
        assert private_on(server, was_on) == []
        assert shows_the_console(server)
    finally:
        server.unplug_all()
