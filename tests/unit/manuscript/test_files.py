"""Files of every kind, good and bad: what can be read is read, what cannot says so in one sentence."""

from __future__ import annotations

import codecs
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from lecturer.errors import UnreadableError
from lecturer.files.zip_guard import MOST_PARTS
from lecturer.i18n import gettext as _
from lecturer.manuscript.importing import SUFFIXES, import_file
from lecturer.manuscript.ledger.odt_census import odt_entries
from lecturer.manuscript.readers import guarded, office
from lecturer.manuscript.readers.candidate import OLE, Candidate
from lecturer.manuscript.readers.package import checked
from lecturer.manuscript.readers.table import READERS, ROWS, Refused

_WORDS = (
    "同志们：\n一、看清形势\n去年全厂一共查出隐患二百一十六处，比前年少了四十处。\n"
    "二、压实责任\n班组长对当班负责。\n谢谢大家！\n"
)
_TRADITIONAL = (
    "各位朋友：\n一、看清形勢\n去年全廠一共查出隱患兩百一十六處，比前年少了四十處。\n"
    "二、壓實責任\n謝謝大家！\n"
)
_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
)


def _file(tmp_path: Path, data: bytes, name: str = "讲稿.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def _refusal(path: Path, **options: str) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        import_file(path, **options)
    error = caught.value
    assert error.path == path
    assert error.what
    assert error.remedy
    assert "\n" not in str(error)
    return error


def _zip(tmp_path: Path, parts: dict[str, bytes], name: str = "讲稿.docx") -> Path:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return _file(tmp_path, file.getvalue(), name)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("gbk", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("big5", b""),
    ],
)
def test_a_text_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str, mark: bytes) -> None:
    words = _TRADITIONAL if encoding == "big5" else _WORDS
    imported = import_file(_file(tmp_path, mark + words.encode(encoding)))
    assert imported.source == words
    assert [point.marker for point in imported.talk.points] == ["一、", "二、"]


def test_english_in_utf_16_without_a_mark_is_recognised(tmp_path: Path) -> None:
    words = "1. Introduction\nWe forget more than half of what we hear.\n2. Conclusion\nThat is a gift.\n"
    assert import_file(_file(tmp_path, words.encode("utf-16-le"))).encoding == "utf-16-le"


def test_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    there = import_file(_file(tmp_path, _WORDS.replace("\n", "\r\n").encode()))
    here = import_file(_file(tmp_path, _WORDS.encode()))
    assert there.talk == here.talk


def test_the_user_can_name_the_encoding(tmp_path: Path) -> None:
    path = _file(tmp_path, "一、看\n二、听\n".encode("gb18030"))
    assert import_file(path, encoding="gb18030").encoding == "gb18030"
    assert "utf-8" in _refusal(path, encoding="utf-8").what
    assert "klingon" in _refusal(path, encoding="klingon").what


def test_a_wrong_encoding_names_the_line(tmp_path: Path) -> None:
    path = _file(tmp_path, b"one\ntwo\n\xff\xff three\n")
    assert _refusal(path, encoding="utf-8").line == 3


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\x00\x01\x02\x03" * 500, bytes(range(256)) * 40])
def test_an_empty_or_binary_file_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, data: bytes
) -> None:
    monkeypatch.setattr(office, "program", lambda: None)  # it makes what it can of any bytes
    _refusal(_file(tmp_path, data, f"讲稿{suffix}"))


def test_fifty_megabytes_are_refused_without_reading_them_all(tmp_path: Path) -> None:
    path = tmp_path / "讲稿.txt"
    with path.open("wb") as file:
        file.write("好".encode() * 1000)
        file.truncate(50_000_000)
    assert "larger" in _refusal(path).what


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "exist" in _refusal(tmp_path / "nothing.txt").what
    assert "folder" in _refusal(tmp_path).what


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_other_kinds_of_files_are_told_apart_by_their_bytes(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in _refusal(_file(tmp_path, data, "讲稿.docx")).what


def test_a_zip_that_is_no_document_is_refused(tmp_path: Path) -> None:
    assert "neither" in _refusal(_zip(tmp_path, {"readme.txt": b"hello"})).what


@pytest.mark.parametrize("suffix", ["odt", "odp"])
def test_an_opendocument_file_with_a_password_says_so(tmp_path: Path, suffix: str) -> None:
    kind = "text" if suffix == "odt" else "presentation"
    manifest = b'<m:file-entry m:full-path="content.xml"><m:encryption-data m:checksum="x"/></m:file-entry>'
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
        "META-INF/manifest.xml": manifest,
        "content.xml": b"\x8f\x02 not to be read",
    }
    path = _zip(tmp_path, parts)
    assert "password" in _refusal(path.rename(tmp_path / f"讲稿.{suffix}")).what


def test_a_bare_document_type_of_openoffice_harms_nobody(tmp_path: Path) -> None:
    kind = b'<?xml version="1.0"?><!DOCTYPE library:libraries PUBLIC "-//a//b" "libraries.dtd"><a/>'
    checked(_zip(tmp_path, {"Basic/script-lc.xml": kind}))


def test_a_document_type_in_a_part_is_refused(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    path = _zip(tmp_path, {"[Content_Types].xml": _CONTENT_TYPES.encode(), "word/document.xml": bomb})
    assert "document type" in _refusal(path).what
    path = _zip(tmp_path, {"word/document.xml": bomb.decode().encode("utf-16")})
    assert "document type" in _refusal(path).what


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": b" " * 40_000_000},
        {f"word/{number}.xml": b"<a/>" for number in range(MOST_PARTS + 1)},
    ],
    ids=["ratio", "parts"],
)
def test_a_package_that_unpacks_to_too_much_is_refused(tmp_path: Path, parts: dict[str, bytes]) -> None:
    assert "unpacks" in _refusal(_zip(tmp_path, parts)).what


def test_a_damaged_document_is_refused(tmp_path: Path) -> None:
    whole = tmp_path / "whole.docx"
    docx.Document().save(str(whole))
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:-40]
    assert "damaged" in _refusal(_zip(tmp_path, parts)).what
    del parts["word/document.xml"]
    assert "damaged" in _refusal(_zip(tmp_path, parts)).what
    half = whole.read_bytes()[:4000]
    assert "damaged" in _refusal(_file(tmp_path, half, "half.docx")).what


def test_an_empty_document_has_no_words(tmp_path: Path) -> None:
    path = tmp_path / "空.docx"
    docx.Document().save(str(path))
    assert "no words" in _refusal(path).what


def test_reading_is_stopped_after_its_time(tmp_path: Path) -> None:
    path = tmp_path / "讲稿.docx"
    docx.Document().save(str(path))
    with pytest.raises(UnreadableError, match="stopped"):
        guarded.read("docx", path, seconds=0.001)


def test_the_process_that_reads_never_loads_a_window_library() -> None:
    code = "import sys, lecturer.manuscript.readers.child; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_child_is_not_fooled_by_modules_in_the_folder_it_starts_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docx.py").write_text("raise SystemExit('fooled')")
    path = tmp_path / "讲稿.docx"
    document = docx.Document()
    document.add_paragraph("一、看")
    document.save(str(path))
    monkeypatch.chdir(tmp_path)
    assert import_file(path).talk.points[0].title == "看"


def test_without_libreoffice_an_old_file_says_how_to_save_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    error = _refusal(_file(tmp_path, OLE + bytes(600), "讲稿.doc"))
    assert "LibreOffice" in error.what
    assert ".docx" in error.remedy


_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"


def _open_document(folder: Path, body: str) -> Path:
    kind = "application/vnd.oasis.opendocument.text"
    names = " ".join(f'xmlns:{name}="{_OASIS}{name}:1.0"' for name in ("office", "text", "table"))
    content = (
        f'<office:document-content {names} office:version="1.3"><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )
    manifest = (
        f'<m:manifest xmlns:m="{_OASIS}manifest:1.0" m:version="1.3">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    parts = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return _zip(folder, {name: text.encode() for name, text in parts.items()}, "讲稿.odt")


@pytest.mark.office
def test_old_formats_are_read_by_way_of_libreoffice(tmp_path: Path) -> None:
    if office.program() is None:
        pytest.skip("LibreOffice is not installed")
    imported = import_file(
        _open_document(
            tmp_path,
            "".join(f"<text:p>{line}</text:p>" for line in ("一、看", "看清楚。", "二、听", "听明白。")),
        ),
        names_untitled=False,
    )
    assert [point.title for point in imported.talk.points] == ["看", "听"]
    assert imported.lossless


@pytest.mark.office
def test_an_open_document_is_counted_in_its_own_form(tmp_path: Path) -> None:
    if office.program() is None:
        pytest.skip("LibreOffice is not installed")
    note = (
        '<text:note text:id="n" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>出自茶经</text:p></text:note-body></text:note>"
    )
    table = (
        "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>春</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    path = _open_document(tmp_path, f"<text:p>水要<text:span>活{note}</text:span>。</text:p>{table}")
    entries = odt_entries(path)
    assert [(entry.kind, "".join(entry.pieces)) for entry in entries] == [
        ("body", "水要活"), ("footnote", "出自茶经"), ("body", "。"), ("table", "春"),
    ]  # fmt: skip
    left = import_file(path).account.left
    assert [(each.kind, each.text) for each in left] == [("footnote", "出自茶经")]


def test_a_flat_open_document_is_counted_like_a_packed_one(tmp_path: Path) -> None:
    flat = (
        f'<office:document xmlns:office="{_OASIS}office:1.0" xmlns:text="{_OASIS}text:1.0"'
        f' xmlns:style="{_OASIS}style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:automatic-styles>'
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
        "</office:automatic-styles><office:body><office:text><text:p>水要<office:annotation>"
        "<dc:date>2026-01-01</dc:date><text:p>查一下</text:p></office:annotation>"
        '<text:span text:style-name="T1">先</text:span>活。<office:binary-data>AAAA</office:binary-data>'
        "</text:p></office:text></office:body></office:document>"
    )
    path = tmp_path / "稿.fodt"
    path.write_text(flat, "utf-8")
    assert [(entry.kind, "".join(entry.pieces)) for entry in odt_entries(path)] == [
        ("body", "水要"), ("comment", "查一下"), ("hidden", "先"), ("body", "活。"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("讲稿.png", b"\x89PNG\r\n\x1a\n....", "picture"),
        ("讲稿.jpg", b"\xff\xd8\xff\xe0....", "picture"),
        ("讲稿.odt", b"words alone", ".odt"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    assert said in _refusal(_file(tmp_path, data, name)).what


def test_a_spreadsheet_is_refused_as_one(tmp_path: Path) -> None:
    assert "spreadsheet" in _refusal(_zip(tmp_path, {"xl/workbook.xml": b"<a/>"}, "表.xlsx")).what


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_one_reader_alone_has_a_suffix(suffix: str) -> None:
    assert [suffix in reader.suffixes for reader in READERS].count(True) == 1


def test_the_last_row_takes_any_file() -> None:
    assert READERS[-1] is ROWS[-1]
    assert READERS[-1].knows(Candidate(path=Path("讲稿")))


@pytest.mark.language("zh")
def test_every_reader_and_every_refusal_speaks_chinese() -> None:
    refused = [row for row in ROWS if isinstance(row, Refused)]
    assert all(_(text) != text for row in refused for text in (row.what, row.remedy))
    assert all(set(row.label) == {"en", "zh"} for row in READERS)


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_traditional_words_are_read_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    words = "學種菜的三點體會\n各位鄰居：\n一、選盆\n盆底要有洞，水多了纔流得走。\n二、澆水\n土乾透了再澆。\n"
    imported = import_file(_file(tmp_path, words.replace("纔", "才").encode(encoding), "稿.txt"))
    assert imported.encoding == encoding
    assert [point.title for point in imported.talk.points] == ["選盆", "澆水"]


def test_a_control_character_is_left_out_and_said(tmp_path: Path) -> None:
    imported = import_file(_file(tmp_path, "一、看\x07花\n二、听雨\n".encode(), "稿.txt"))
    assert [point.title for point in imported.talk.points] == ["看花", "听雨"]
    assert any("control character" in notice for notice in imported.notices)
    assert imported.lossless


def test_speakers_in_brackets_are_words_of_markdown(tmp_path: Path) -> None:
    text = "# 演练\n\n[旁白]: 大家好，现在开始。\n\n[甲]: 快走\n\n[^1]: 这是脚注里的话。\n"
    imported = import_file(_file(tmp_path, text.encode(), "稿.md"))
    for words in ("大家好，现在开始。", "快走", "这是脚注里的话。"):
        assert words in imported.source
    assert imported.account.is_whole
