"""The digest of what a file holds: tells one version of a file from another, whatever its date says."""

from __future__ import annotations

import hashlib
from typing import NewType

Digest = NewType("Digest", str)
"""64 hexadecimal digits; equal for equal bytes."""


def digest_of(data: bytes) -> Digest:
    """The digest of some bytes."""
    return Digest(hashlib.sha256(data).hexdigest())
