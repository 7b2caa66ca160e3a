"""The operating system calls that saving makes, as an object, so that tests can make each one fail."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import time
from pathlib import Path

_UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EOPNOTSUPP})
_REPLACE_PATIENCE_SECONDS = 3.0


class Files:
    """The real calls; every method raises `OSError` as the system does."""

    def stat(self, path: Path) -> os.stat_result:
        """The file's type, mode, owner, size and times."""
        return path.stat()

    def read(self, path: Path) -> bytes:
        """All bytes of a file."""
        return path.read_bytes()

    def free(self, folder: Path) -> int:
        """The free bytes on the disk of a folder, for this user."""
        return shutil.disk_usage(folder).free

    def create(self, path: Path, mode: int) -> int:
        """Make a file that must not exist yet; a descriptor for writing."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, mode)

    def open_end(self, path: Path) -> int:
        """Open a file to add to its end, an empty one when there is none; a descriptor."""
        return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some bytes; how many of them were taken."""
        return os.write(descriptor, data)

    def copy_rights(self, descriptor: int, wanted: os.stat_result) -> None:
        """Give an open file the mode and, where allowed, the owner of another one."""
        have = os.fstat(descriptor)
        if not hasattr(os, "fchown"):
            return
        if (have.st_uid, have.st_gid) != (wanted.st_uid, wanted.st_gid):
            # Only the superuser may give files away; a shared folder's group is kept where possible.
            with contextlib.suppress(OSError):
                os.fchown(descriptor, wanted.st_uid, wanted.st_gid)
        if have.st_mode != wanted.st_mode:
            try:
                os.fchmod(descriptor, wanted.st_mode & 0o7777)
            except OSError as error:  # a USB stick's file system has no modes
                if error.errno not in _UNSUPPORTED | {errno.EPERM}:
                    raise

    def sync(self, descriptor: int) -> None:
        """Wait until what was written is on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a descriptor."""
        os.close(descriptor)

    def link(self, path: Path, name: Path) -> None:
        """Give a file a second name."""
        os.link(path, name)

    def replace(self, path: Path, target: Path) -> None:
        """Rename a file over another one, in one step."""
        deadline = time.monotonic() + _REPLACE_PATIENCE_SECONDS
        while True:
            try:
                os.replace(path, target)
            except PermissionError as error:
                # Windows: a virus scanner or a cloud client holds the file open for a moment.
                if getattr(error, "winerror", None) not in (5, 32, 33) or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk."""
        if os.name == "nt":
            return  # a folder cannot be opened there, and NTFS journals its names
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
        finally:
            os.close(descriptor)

    def make_folder(self, folder: Path) -> None:
        """Make a private folder and those missing above it, and wait until their names are on the disk."""
        if folder.is_dir():
            return
        self.make_folder(folder.parent)
        with contextlib.suppress(FileExistsError):  # another program was quicker
            folder.mkdir(mode=0o700)
        self.sync_folder(folder.parent)

    def remove(self, path: Path) -> None:
        """Delete a file."""
        path.unlink()


class Unsynced(Files):
    """Waits for no disk: what it writes survives the end of this program, but no power cut."""

    def sync(self, descriptor: int) -> None:
        """Leave it to the system when the bytes go to the disk."""

    def sync_folder(self, folder: Path) -> None:
        """Leave it to the system when the names go to the disk."""


DISK = Files()
UNSYNCED = Unsynced()
