"""Layouts of a template are found by what they are, not by what English calls them."""

from __future__ import annotations

import pytest
from tests.template_files import NAMES, PLACES, template

from lecturer.deck.template.masters import masters_of
from lecturer.deck.template.roles import layouts_by_kind, roles_of
from lecturer.files.office_package import TemplatePackage


@pytest.mark.parametrize("types", [True, False], ids=["typed", "untyped"])
@pytest.mark.parametrize("language", NAMES)
def test_every_role_is_found_whatever_the_language(tmp_path, language, types):
    path = template(tmp_path / "t.pptx", language, types=types)
    with TemplatePackage(path) as package:
        layouts = masters_of(package)[0].layouts
    found = {role: layout.part for role, layout in roles_of(layouts).items()}
    assert found == {role: layouts[number].part for number, role in enumerate(PLACES)}


def test_every_kind_of_page_has_a_layout_even_where_the_template_has_but_one(tmp_path):
    with TemplatePackage(template(tmp_path / "t.pptx")) as package:
        layouts = masters_of(package)[0].layouts
    only = layouts[1:2]
    assert set(layouts_by_kind(only).values()) == set(only)


def test_names_tell_quotations_and_closings(tmp_path):
    from pptx import Presentation

    path = template(tmp_path / "t.pptx", "zh")
    deck = Presentation(str(path))
    for index, name in ((9, "引用"), (10, "封底 谢谢")):
        layout = deck.slide_layouts[index]
        layout.name = name
        layout._element.attrib.pop("type")
        for holder in layout.placeholders:
            holder._element.ph.attrib.pop("orient", None)
    deck.save(str(path))
    with TemplatePackage(path) as package:
        layouts = masters_of(package)[0].layouts
    kinds = layouts_by_kind(layouts)
    assert kinds["quote"].name == "引用"
    assert kinds["closing"].name == "封底 谢谢"
