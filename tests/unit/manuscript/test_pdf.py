"""PDF files: lines become paragraphs by where they stand; what is no paragraph is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from lecturer.errors import UnreadableError
from lecturer.manuscript.importing import import_file
from lecturer.manuscript.readers.pdf import source_of_lines
from lecturer.manuscript.readers.pdf_pages import PdfLine, pdf_lines

_LEFT, _RIGHT, _SIZE = 80.0, 528.0, 16.0  # twenty-eight characters


def page(*lines: str, number: int = 1) -> list[PdfLine]:
    """Lines below one another: `> ` indents by two characters, `= ` centres in a larger type."""
    made = []
    for row, line in enumerate(lines):
        size = 22.0 if line.startswith("= ") else _SIZE
        words = line.removeprefix("> ").removeprefix("= ")
        width = size * sum(0.5 if char.isascii() else 1.0 for char in words)
        left = _LEFT + 2 * _SIZE if line.startswith("> ") else _LEFT
        left = (_LEFT + _RIGHT - width) / 2 if line.startswith("= ") else left
        made.append(PdfLine(number, words, left, left + width, 100 + 28 * row, size, False, "Song", 842))
    return made


def foot(words: str, number: int) -> PdfLine:
    return PdfLine(number, words, 290, 310, 790, 14, False, "Song", 842)


def test_full_lines_go_on_and_indents_begin_paragraphs():
    source = source_of_lines(
        page(
            "= 阳台上的三盆菜",
            "> 春天一到，阳台就热闹起来。我在三只旧木箱里种了小葱和",
            "薄荷，早上浇水，傍晚松土。",
            "> 要紧的有两条：一是箱底要有洞，水多了能自己流走；二是",
            "土里要掺沙。",
        )
    )
    assert source.text.split("\n") == [
        "阳台上的三盆菜",
        "春天一到，阳台就热闹起来。我在三只旧木箱里种了小葱和薄荷，早上浇水，傍晚松土。",
        "要紧的有两条：一是箱底要有洞，水多了能自己流走；二是土里要掺沙。",
    ]
    assert source.evidence[0].is_title


def test_a_paragraph_goes_on_over_the_page():
    lines = [
        *page("> 第一次种番茄的时候，我把苗挤得太密，叶子黄了一半，后"),
        foot("- 1 -", 1),
        *page("来才知道每棵要留一尺。", number=2),
        foot("- 2 -", 2),
    ]
    source = source_of_lines(lines)
    assert source.text == "第一次种番茄的时候，我把苗挤得太密，叶子黄了一半，后来才知道每棵要留一尺。"


def test_running_heads_are_known_by_their_return():
    lines = []
    for number in range(1, 4):
        head = PdfLine(number, f"种菜手册 第{number}版", 80, 200, 40, 10, False, "Song", 842)
        lines += [head, *page(f"> 第{number}页上的一句完整的话，写到这里就说完了。", number=number)]
    assert "种菜手册" not in source_of_lines(lines).text


def test_a_list_that_ends_its_lines_keeps_them():
    source = source_of_lines(page("1. 先挑一只深一点的箱子。", "2. 再铺一层碎瓦片。", "3. 最后填土。"))
    assert source.text.count("\n") == 2


def test_a_short_line_without_a_mark_below_a_full_one_is_a_head():
    text = source_of_lines(
        page(
            "Small talk has a bad name, and I would like to defend it",
            "today. It opens doors, and nobody has ever been so wrong.",
            "It builds trust",
            "A hundred short conversations do more than one long one.",
            "Trust is made of minutes.",
        )
    ).text.split("\n")
    assert text[1:] == [
        "It builds trust",
        "A hundred short conversations do more than one long one. Trust is made of minutes.",
    ]


def test_a_head_in_capitals_stands_alone():
    text = source_of_lines(
        page("DANCE, DANCE, IF YOU KNOW SOMETHING GOOD ABOUT A FLOWER.", "A bee comes home and dances.")
    ).text
    assert text.count("\n") == 1


def test_a_salutation_is_no_title_however_large_it_is():
    source = source_of_lines(page("= 各位来宾、各位亲友：", "> 今天是个好日子。"))
    assert not any(each.is_title for each in source.evidence.values())


def test_a_first_head_with_a_number_is_no_title():
    source = source_of_lines(page("= 一、先看水", "> 水要活。", "> 二、再看绳", "> 绳要新。"))
    assert not any(each.is_title for each in source.evidence.values())


def minimal_pdf(lines: list[str], notes: str = "", letters: str = "", pages: int = 1) -> bytes:
    """A PDF in Helvetica whose pages are alike, as small as the format allows."""
    shown = "".join(f"BT /F1 12 Tf 72 {740 - 16 * row} Td ({line}) Tj ET\n" for row, line in enumerate(lines))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' 3 0 R' * pages}]/Count {pages}>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>"
        f"/Annots[{notes}]>>",
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{'/ToUnicode 6 0 R' if letters else ''}>>",
        f"<</Length {len(shown)}>>stream\n{shown}endstream",
        f"<</Length {len(letters)}>>stream\n{letters}endstream",
    ]
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + f"xref\n0 7\n0000000000 65535 f \n{table}{trailer}").encode("ascii")


def test_a_pdf_file_is_read_with_its_words_and_places(tmp_path: Path):
    path = tmp_path / "讲稿.pdf"
    path.write_bytes(minimal_pdf(["1. Choose a deep box.", "2. Mix sand into the soil.", "Thank you."]))
    imported = import_file(path)
    assert [point.title for point in imported.talk.points] == ["Choose a deep box", "Mix sand into the soil"]
    assert imported.account.is_whole
    assert [round(line.left) for line in pdf_lines(path)[0]] == [72, 72, 72]


def test_letters_beyond_the_first_plane_are_kept(tmp_path: Path):
    path = tmp_path / "a.pdf"
    letters = (
        "begincmap\n1 begincodespacerange\n<00><FF>\nendcodespacerange\n"
        "1 beginbfchar\n<41><D835DEC2>\nendbfchar\nendcmap\n"
    )
    path.write_bytes(minimal_pdf(["Let A be the slope of the line."], letters=letters))
    imported = import_file(path)
    assert "\U0001d6c2" in imported.source
    assert imported.lossless


def test_remarks_and_filled_in_fields_are_named(tmp_path: Path):
    path = tmp_path / "a.pdf"
    where = "/Type/Annot/Rect[0 0 9 9]"
    notes = (
        f"<<{where}/Subtype/Text/Contents(Breathe here)>><<{where}/Subtype/Link/Contents(no word)>>"
        f"<<{where}/Subtype/Widget/FT/Tx/T(a)/V(Li Ming)>><<{where}/Subtype/Widget/FT/Btn/T(b)/V/Off>>"
    )
    path.write_bytes(minimal_pdf(["Choose a deep box.", "Thank you."], notes))
    left = import_file(path).account.left
    assert [(each.kind, each.place, each.text) for each in left] == [
        ("comment", 1, "Breathe here"),
        ("comment", 1, "Li Ming"),
    ]


def test_a_running_head_is_named_and_a_page_number_is_no_word(tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_bytes(minimal_pdf(["Choose a deep box.", *("Mix it." for _ in range(38)), "7"], pages=3))
    account = import_file(path).account
    heads = [(each.kind, each.place) for each in account.left if each.text == "Choose a deep box."]
    assert heads == [("margin", 1), ("margin", 2), ("margin", 3)]
    assert account.characters == 3 * len("Chooseadeepbox." + 38 * "Mixit.")


def test_a_word_broken_by_a_hyphen_is_whole_again(tmp_path: Path):
    path = tmp_path / "a.pdf"
    lines = ["Choose a deep box that is well-known to you, and mix some sand care-", "fully into the soil."]
    path.write_bytes(minimal_pdf([*lines, "Every spring it will be well-", "known again."]))
    imported = import_file(path)
    assert "sand carefully into the soil." in imported.source
    assert "well-known again." in imported.source
    assert imported.lossless


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(minimal_pdf([]), "no words"), (b"%PDF-1.4\nnothing", "damaged or protected")],
)
def test_a_scan_and_a_damaged_file_say_so(tmp_path: Path, content: bytes, sentence: str):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=sentence):
        import_file(path)
