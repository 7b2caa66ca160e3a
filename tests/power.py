"""A disk that remembers the order of its writes, and what a power cut at any moment leaves of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from lecturer.files.disk import Files

Kind = Literal["create", "write", "sync", "sync_folder", "link", "replace", "remove"]
Names = Literal["dropped", "kept"]
"""Whether names that were not waited for are on the disk all the same: both happens."""


class Operation(NamedTuple):
    """One call that changes a disk or waits for it."""

    kind: Kind
    path: Path
    inode: int = 0
    target: Path = Path()
    content: bytes = b""
    folders: tuple[Path, ...] = ()


class RecordingFiles(Files):
    """The real calls below one folder, written down in their order.

    Args:
        root: What stands below it already is on the disk for good.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.operations: list[Operation] = []
        self.at_first = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
        self.folders_at_first = {root, *(path for path in root.rglob("*") if path.is_dir())}
        self._paths: dict[int, Path] = {}

    def create(self, path: Path, mode: int) -> int:
        descriptor = super().create(path, mode)
        self._created(descriptor, path)
        return descriptor

    def open_end(self, path: Path) -> int:
        is_new = not path.exists()
        descriptor = super().open_end(path)
        if is_new:
            self._created(descriptor, path)
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        taken = super().write(descriptor, data)
        self._note("write", self._path_of(descriptor), content=data[:taken])
        return taken

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        path = self._path_of(descriptor)
        # What it holds now, since others may have written to it by its name.
        self._note("sync", path, content=path.read_bytes())

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        inner = tuple(path for path in folder.iterdir() if path.is_dir())
        self.operations.append(Operation("sync_folder", folder, folders=inner))

    def link(self, path: Path, name: Path) -> None:
        super().link(path, name)
        self._note("link", path, target=name)

    def replace(self, path: Path, target: Path) -> None:
        inode = path.stat().st_ino
        super().replace(path, target)
        self._paths[inode] = target
        self.operations.append(Operation("replace", path, inode, target))

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._note("remove", path)

    def _created(self, descriptor: int, path: Path) -> None:
        self._paths[os.fstat(descriptor).st_ino] = path
        self._note("create", path)

    def _path_of(self, descriptor: int) -> Path:
        found = os.fstat(descriptor)
        named = (
            path for path in self.root.rglob("*") if path.is_file() and path.stat().st_ino == found.st_ino
        )
        return self._paths.get(found.st_ino) or next(named)

    def _note(self, kind: Kind, path: Path, *, target: Path = Path(), content: bytes = b"") -> None:
        self.operations.append(Operation(kind, path, target=target, content=content))


class _File:
    """What a file holds, and what of it is on the disk for good."""

    def __init__(self, content: bytes = b"", safe: bytes = b"") -> None:
        self.content, self.safe = content, safe


def left_by_a_cut(files: RecordingFiles, count: int, names: Names) -> dict[Path, bytes]:
    """What stands on the disk after its first `count` operations and a power cut.

    Bytes that were not waited for are gone. A name is there for good when its folder was waited for, and a
    folder when the one above it was.
    """
    now = {path: _File(data, data) for path, data in files.at_first.items()}
    safe = dict(now)
    folders = set(files.folders_at_first)
    for each in files.operations[:count]:
        _carry_out(each, now, safe, folders)
    found = safe if names == "dropped" else now
    return {path: file.safe for path, file in found.items() if names == "kept" or path.parent in folders}


def _carry_out(each: Operation, now: dict[Path, _File], safe: dict[Path, _File], folders: set[Path]) -> None:
    match each.kind:
        case "create":
            now[each.path] = _File()
        case "write":
            now[each.path].content += each.content
        case "sync":
            now[each.path].content = now[each.path].safe = each.content
        case "link":
            now[each.target] = now[each.path]
        case "replace":
            now[each.target] = now.pop(each.path)
        case "remove":
            now.pop(each.path, None)
        case "sync_folder":
            for path in [path for path in safe if path.parent == each.path]:
                del safe[path]
            safe.update((path, file) for path, file in now.items() if path.parent == each.path)
            folders.update(each.folders)


def every_cut(files: RecordingFiles) -> Iterator[tuple[int, Names, dict[Path, bytes]]]:
    """After how many operations, what became of the names, and what stands on the disk then."""
    for count in range(len(files.operations) + 1):
        yield count, "dropped", left_by_a_cut(files, count, "dropped")
        yield count, "kept", left_by_a_cut(files, count, "kept")


def put_back(left: dict[Path, bytes], root: Path, copy: Path) -> None:
    """Lay out in another folder what a cut left, as it is found at the next start."""
    copy.mkdir(parents=True)
    for path, data in left.items():
        place = copy / path.relative_to(root)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
