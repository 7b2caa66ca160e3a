"""Work that a crash or a power cut left behind: found at the next start and never thrown away unseen."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import msgspec

from lecturer.errors import LecturerError
from lecturer.files.digests import digest_of
from lecturer.files.folders import data_folder, left_behind
from lecturer.files.oslock import is_locked
from lecturer.store.journal import SUFFIX, Journaled, read_journal
from lecturer.store.talk_file import load
from lecturer.talk.records import Talk

_DISMISSED = ".dismissed"
_KEPT_SECONDS = 30 * 24 * 3600


class Recovered(msgspec.Struct, frozen=True):
    """Work that is in no file.

    Attributes:
        talk: The newest state.
        path: The file it belongs to, None when it was never saved. It opens beside that file, never over it.
        when: Seconds since 1970 of the last edit.
        sequence: The number of the last edit; larger is newer.
        file_changed: The file is not what it was when the work began.
        is_torn: The end of the journal could not be read.
        journal: The journal it comes from.
    """

    talk: Talk
    path: Path | None
    when: float
    sequence: int
    file_changed: bool
    is_torn: bool
    journal: Path


def recover(folder: Path | None = None) -> tuple[Recovered, ...]:
    """The unsaved work of programs that no longer run, the newest first.

    A journal whose work its file already holds is deleted; one that cannot be read is left alone.
    """
    found = []
    for path in _abandoned(folder):
        journal = _read(path)
        if journal is None:
            continue
        work = _work(journal, path)
        if work:
            found.append(work)
        else:
            with contextlib.suppress(OSError):
                path.unlink()
    return tuple(sorted(found, key=lambda each: (each.when, each.sequence), reverse=True))


def dismiss(work: Recovered) -> None:
    """Do not offer this work again. Its journal is kept for 30 days all the same."""
    with contextlib.suppress(OSError):
        work.journal.rename(work.journal.with_name(work.journal.name + _DISMISSED))


def clean_journals(folder: Path | None = None) -> None:
    """Delete what was dismissed more than 30 days ago."""
    for path in (folder or data_folder("journal")).glob(f"*{SUFFIX}{_DISMISSED}"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _KEPT_SECONDS:
                path.unlink()


def _abandoned(folder: Path | None) -> list[Path]:
    """The journals of programs that are gone, those in stand-ins for our own folder among them."""
    folders = [folder] if folder else [data_folder("journal"), *_stand_ins()]
    return [path for each in folders for path in each.glob(f"*{SUFFIX}") if not is_locked(path)]


def _stand_ins() -> list[Path]:
    return [path for path, kind in left_behind().items() if kind == "journal"]


def _read(path: Path) -> Journaled | None:
    try:
        return read_journal(path.read_bytes())
    except OSError:
        return None


def _work(journal: Journaled, path: Path) -> Recovered | None:
    base = journal.base
    target = Path(base.path) if base.path else None
    if (not base.unsaved and not journal.edits) or (target and _holds(target, journal.talk)):
        return None
    return Recovered(
        talk=journal.talk,
        path=target,
        when=journal.when,
        sequence=journal.sequence,
        file_changed=_digest(target) != base.digest,
        is_torn=journal.is_torn,
        journal=path,
    )


def _holds(path: Path, talk: Talk) -> bool:
    try:
        return load(path) == talk
    except LecturerError:
        return False


def _digest(path: Path | None) -> str:
    with contextlib.suppress(OSError):
        return digest_of(path.read_bytes()) if path else ""
    return ""
