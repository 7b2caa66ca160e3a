"""A program in the cage has no network and does not outlive us; LibreOffice asks nobody for anything."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from lecturer.manuscript.importing import import_file
from lecturer.manuscript.readers import office
from lecturer.system.cage import caged

_HAS_ROOM = "unshare" in caged([])
needs_name_spaces = pytest.mark.skipif(not _HAS_ROOM, reason="this system gives no name spaces to users")


class Server:
    """Counts whatever anybody asks of it."""

    def __init__(self) -> None:
        asked = self.asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(f"{self.command} {self.path}")
                self.send_error(404)

            do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

            def log_message(self, *_words: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


@needs_name_spaces
def test_a_program_in_the_cage_reaches_nobody():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        program = f"import socket; socket.create_connection(('127.0.0.1', {port}), timeout=5)"
        done = subprocess.run(caged([sys.executable, "-c", program]), capture_output=True, check=False)
    assert done.returncode != 0


@needs_name_spaces
def test_what_a_program_in_the_cage_started_ends_with_us():
    # The inner process holds the writing end of a pipe: its end is the pipe's end.
    inner = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
    outer = (
        "import subprocess, sys; from lecturer.system.cage import caged\n"
        f"made = subprocess.Popen(caged([sys.executable, '-c', {inner!r}]), stdin=subprocess.PIPE)\n"
        "print('started', flush=True); made.wait()"
    )
    reading, writing = os.pipe()
    parent = subprocess.Popen(
        [sys.executable, "-c", outer], stdout=subprocess.PIPE, stderr=writing, pass_fds=(writing,)
    )
    os.close(writing)
    assert parent.stdout is not None
    parent.stdout.readline()
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    with os.fdopen(reading, "rb") as pipe:
        pipe.read()  # hangs as long as any of them lives


_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.2"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"><office:body><office:text>
<text:section text:name="s"><text:section-source xlink:href="http://{address}/section.odt"/><text:p>早</text:p>
</text:section><text:p>先挑一口好锅。<draw:frame draw:name="a" svg:width="2cm" svg:height="2cm">
<draw:image xlink:href="http://{address}/picture.png"/></draw:frame></text:p></office:text></office:body>
</office:document-content>"""


def remote_odt(path: Path, address: str) -> Path:
    kind = "application/vnd.oasis.opendocument.text"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    name_space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{name_space}" manifest:version="1.2">'
        + entry.format("/", kind)
        + entry.format("content.xml", "text/xml")
        + "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("content.xml", _CONTENT.format(address=address))
        package.writestr("META-INF/manifest.xml", manifest)
    return path


@pytest.mark.office
@pytest.mark.skipif(office.program() is None, reason="needs LibreOffice")
@pytest.mark.parametrize("has_name_spaces", [True, False])
def test_a_document_with_remote_links_asks_nobody(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch, has_name_spaces: bool
):
    if not has_name_spaces:
        monkeypatch.setattr("lecturer.manuscript.readers.office.caged", list)
    imported = import_file(remote_odt(tmp_path / "稿.odt", server.address))
    assert "先挑一口好锅。" in imported.source
    assert server.asked == []


def test_a_page_named_doc_is_read_as_a_page_and_asks_nobody(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("lecturer.manuscript.readers.office.program", lambda: None)
    links = f'<img src="http://{server.address}/a.png"><iframe src="http://{server.address}/b.html"></iframe>'
    style = f'<link rel="stylesheet" href="http://{server.address}/c.css">'
    path = tmp_path / "稿.doc"
    path.write_text(f"<html><head>{style}</head><body><p>先挑一口好锅。</p>{links}</body></html>", "utf-8")
    imported = import_file(path)
    assert imported.source.strip() == "先挑一口好锅。"
    assert imported.account.is_whole
    assert server.asked == []
