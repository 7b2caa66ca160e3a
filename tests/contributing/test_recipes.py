"""The recipes of CONTRIBUTING, followed word by word in a copy of the house.

Each says how many files it takes; those that a script makes (the schema, the guides) do not count.
"""

from __future__ import annotations

from tests.contributing.conftest import House

TALK = """lecturer: 1
title: 一次只做好一件事
points:
- {id: p1, marker: 一、, title: 从小事做起, notes: 一、从小事做起。看得见。, layout: %s}
"""


def test_a_theme_is_one_file(house: House):
    house.write(
        "assets/themes/forest.yaml",
        "based_on: plain\nlabel: {en: Forest, zh: 林}\nuse: {en: 'Outdoors, clubs', zh: 户外 · 社团}\n"
        'colors: {accent: "#1F4D2B"}\n',
    )
    house.is_green("tests/unit/deck/test_theme.py", only="forest or theme")
    house.write("talk.yaml", TALK % "auto")
    house.lecturer("export", "talk.yaml", "-o", "talk.pptx", "--theme", "forest")
    assert len(house.changed - {"talk.yaml"}) == 1


def test_a_rule_set_is_one_file(house: House):
    house.write(
        "assets/rules/club-6.yaml",
        'label: {en: "Club evening, 6 min", zh: 社团之夜 6 分钟}\nmaximum: "6:00"\n',
    )
    house.is_green("tests/unit/timing/test_rules.py", only="club or listed or unknown or schema")
    house.write("talk.yaml", TALK % "auto")
    assert "Club evening, 6 min: fits" in house.lecturer("time", "talk.yaml", "--rules", "club-6")
    assert len(house.changed - {"talk.yaml"}) == 1


def test_a_reader_is_one_file_and_a_row(house: House):
    house.write(
        "src/lecturer/manuscript/readers/subtitles.py",
        '"""Reads subtitles: the spoken lines without their times."""\n\n'
        "from pathlib import Path\n\nfrom lecturer.manuscript.source import Source\n\n\n"
        "def read_subtitles(path: Path) -> Source:\n"
        '    """The words of a file of subtitles."""\n'
        '    lines = path.read_text("utf-8").splitlines()\n'
        '    return Source("\\n".join(line for line in lines if line and "-->" not in line))\n',
    )
    house.insert(
        "src/lecturer/manuscript/readers/table.py",
        '    Reader(\n        {"en": "Markdown"',
        '    Reader(\n        {"en": "Subtitles", "zh": "字幕"},\n        (".sbv",),\n'
        '        lambda file: file.suffix == ".sbv",\n        guarded.reader("subtitles"),\n    ),\n',
    )
    house.is_green("tests/unit/manuscript/test_files.py", only="suffix or last or speaks")
    (house.root / "spoken.sbv").write_text("0:01 --> 0:02\n一、看\n看清楚。\n二、听\n听明白。\n", "utf-8")
    assert "看" in house.lecturer("outline", "spoken.sbv")
    assert len(house.changed) == 2


def test_an_output_format_is_one_file_and_a_row(house: House):
    house.write(
        "src/lecturer/export/words_file.py",
        '"""The exporter for `.words`: the heads, a line each."""\n\n'
        "from pathlib import Path\n\nfrom lecturer.deck.pages import Deck\n"
        "from lecturer.export.job import Options, Report\nfrom lecturer.files.atomic import replacing\n"
        "from lecturer.talk.records import Talk\nfrom lecturer.talk.walk import walk\n\n\n"
        "def export_words(talk: Talk, deck: Deck, path: Path, options: Options) -> Report:\n"
        '    """Write the heads."""\n'
        "    with replacing(path) as draft:\n"
        '        draft.write_text("\\n".join(point.title for point in walk(talk.points)), "utf-8")\n'
        "    return Report(path)\n",
    )
    house.insert(
        "src/lecturer/export/formats.py",
        '    Format(\n        name="png"',
        '    Format(\n        name="words",\n        suffix=".words",\n'
        '        label={"en": "Heads alone", "zh": "只有标题"},\n'
        '        exporter=import_module("lecturer.export.words_file").export_words,\n    ),\n',
    )
    house.insert(
        "src/lecturer/export/formats.py",
        "from typing import Literal\n",
        "from importlib import import_module\n",
    )
    house.is_green("tests/gui/shell/test_dialogs.py", only="format or exported")
    house.write("talk.yaml", TALK % "auto")
    assert ".words" in house.lecturer("export", "--help")
    house.lecturer("export", "talk.yaml", "-o", "heads.words")
    assert (house.root / "heads.words").read_text("utf-8") == "从小事做起"
    assert len(house.changed - {"talk.yaml"}) == 2


def test_a_page_layout_is_at_most_four_files(house: House):
    house.insert("src/lecturer/talk/records.py", '"list", "point", "quote"', '"banner", ')
    house.write(
        "src/lecturer/deck/banner.py",
        '"""A banner: the title alone, across the page."""\n\n'
        "from lecturer.deck.point_slides import slide_of\nfrom lecturer.deck.slides import Slide\n"
        "from lecturer.deck.text_fit import fit_or_shorten\n"
        "from lecturer.deck.unnumbered_pages import Setting, Sheet, decoration, fitted_frame\n"
        "from lecturer.talk.records import Point\n\n\n"
        "def banner_of(point: Point, context: str, lines: tuple[str, ...]) -> Slide | None:\n"
        '    """The slide of a point that is set as a banner."""\n'
        '    return slide_of("banner", point, context)\n\n\n'
        "def banner(slide: Slide, setting: Setting) -> list[Sheet]:\n"
        '    """Its one page."""\n'
        '    style = setting.theme.text["banner"]\n'
        "    fitted = fit_or_shorten(slide.title, style)\n"
        '    title = fitted_frame("Title", "title", setting.theme, style, fitted)\n'
        "    frames = (*decoration(setting.theme, slide.kind), title)\n"
        "    return [Sheet(slide, slide.title, frames, slide.steps)]\n",
    )
    house.insert(
        "assets/themes/plain.yaml", "  statement: {", "  banner: {at: [72, 144, 816, 300], sizes: [66, 48]}\n"
    )
    house.insert(
        "src/lecturer/deck/kinds.py",
        '    Kind(\n        name="closing"',
        '    Kind(\n        name="banner",\n        texts={"en": "Banner", "zh": "横幅"},\n'
        "        lay_out=banner.banner,\n        made_from=banner.banner_of,\n"
        '        icon="flag",\n        role="title_only",\n        type="titleOnly",\n    ),\n',
    )
    kinds = house.root / "src/lecturer/deck/kinds.py"
    kinds.write_text(
        kinds.read_text("utf-8").replace(
            "from lecturer.deck import ", "from lecturer.deck import banner\nfrom lecturer.deck import ", 1
        )
    )
    house.run("scripts/make_schema.py")
    house.is_green(
        "tests/unit/deck/test_kinds.py",
        "tests/gui/commands/test_commands.py",
        only="kind or family or row or speaks or layout",
    )
    house.write("talk.yaml", TALK % "banner")
    house.lecturer("export", "talk.yaml", "-o", "talk.pptx")
    assert len(house.changed - {"talk.yaml"}) <= 4


def test_a_key_of_the_show_is_its_row_and_its_handler(house: House):
    commands = "src/lecturer/show/console_commands.py"
    house.insert(commands, '"next", "back", "first"', '"middle", ')
    house.insert(
        commands,
        '    ConsoleCommand(\n        name="page"',
        '    ConsoleCommand(\n        name="middle",\n'
        '        texts={"en": "Slide in the middle", "zh": "中间一页"},\n        keys=("y",),\n    ),\n',
    )
    house.insert(
        "src/lecturer/show/transitions.py",
        '    "look_next": lambda',
        '    "middle": lambda show, now: go_to(show, len(show.cues) // 2, now),\n',
    )
    house.run("scripts/guide_tables.py")
    assert "| `Y` | Slide in the middle |" in (house.root / "docs/guide.md").read_text("utf-8")
    house.is_green(
        "tests/unit/show/test_console_commands.py",
        "tests/architecture/test_guides.py",
        "tests/gui/presenting/console/test_tools.py",
        only="command or key or guides or does_something",
    )
    assert len(house.changed) == 2
