"""Who has the keyboard on X11, asked through libxcb, and the way to give it to a window of ours.

Qt tells only whether it believes that one of our windows has it. A window manager that keeps the keyboard for
itself looks the same to Qt as one of our windows, or as another program that the user has just opened.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Collection

_NO_WINDOW = frozenset({0, 1})
"""The server's None and PointerRoot: the keyboard is with no window."""
_TO_PARENT = 2
_ANY_TYPE = 0
_ACTIVE = b"_NET_ACTIVE_WINDOW"


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Reply(ctypes.Structure):
    """The beginning of all replies, and the first word after it: the atom, or the focus."""

    _fields_ = (
        ("kind", ctypes.c_uint8), ("detail", ctypes.c_uint8), ("sequence", ctypes.c_uint16),
        ("length", ctypes.c_uint32), ("value", ctypes.c_uint32),
    )  # fmt: skip


class _Roots(ctypes.Structure):
    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class X11Focus:
    """A connection of our own to the X server; no error of it can end the program.

    Raises:
        OSError: There is no libxcb, or no server.
    """

    def __init__(self) -> None:
        name = ctypes.util.find_library("xcb") or "libxcb.so.1"
        self._xcb = ctypes.CDLL(name)
        self._declare()
        self._connection = ctypes.c_void_p(self._xcb.xcb_connect(None, None))
        if self._xcb.xcb_connection_has_error(self._connection):
            raise OSError("no X server")
        setup = ctypes.c_void_p(self._xcb.xcb_get_setup(self._connection))
        self._root: int = self._xcb.xcb_setup_roots_iterator(setup).data[0]
        self._active = self._atom(_ACTIVE)

    def is_nobodys(self, ours: Collection[int]) -> bool:
        """Whether no window has the keyboard, neither one of ours nor one of another program."""
        focus = self._reply("get_input_focus", self._xcb.xcb_get_input_focus(self._connection))
        return focus not in ours and self._active_window() in _NO_WINDOW.union(ours)

    def give(self, window: int) -> None:
        """Give the keyboard to a window, whatever the window manager thinks of it."""
        self._xcb.xcb_set_input_focus(self._connection, _TO_PARENT, window, 0)
        self._xcb.xcb_flush(self._connection)

    def close(self) -> None:
        """Let go of the server."""
        self._xcb.xcb_disconnect(self._connection)

    def _active_window(self) -> int:
        """The window that the window manager calls active; 0 for none."""
        asked = self._xcb.xcb_get_property(self._connection, 0, self._root, self._active, _ANY_TYPE, 0, 1)
        reply = self._xcb.xcb_get_property_reply(self._connection, asked, None)
        if not reply:
            return 0
        has_value = self._xcb.xcb_get_property_value_length(reply) >= ctypes.sizeof(ctypes.c_uint32)
        value = self._xcb.xcb_get_property_value(reply)
        window = ctypes.cast(value, ctypes.POINTER(ctypes.c_uint32))[0] if has_value else 0
        self._free(reply)
        return int(window)

    def _atom(self, name: bytes) -> int:
        asked = self._xcb.xcb_intern_atom(self._connection, 0, len(name), name)
        return self._reply("intern_atom", asked)

    def _reply(self, request: str, asked: _Cookie) -> int:
        reply = getattr(self._xcb, f"xcb_{request}_reply")(self._connection, asked, None)
        if not reply:
            return 0
        value = int(ctypes.cast(reply, ctypes.POINTER(_Reply))[0].value)
        self._free(reply)
        return value

    def _declare(self) -> None:
        pointer, xcb = ctypes.c_void_p, self._xcb
        word, byte = ctypes.c_uint32, ctypes.c_uint8
        self._free = ctypes.CDLL(None).free
        self._free.argtypes, self._free.restype = [pointer], None
        signatures: dict[str, tuple[object, list[object]]] = {
            "connect": (pointer, [pointer, pointer]),
            "connection_has_error": (ctypes.c_int, [pointer]),
            "get_setup": (pointer, [pointer]),
            "setup_roots_iterator": (_Roots, [pointer]),
            "intern_atom": (_Cookie, [pointer, byte, ctypes.c_uint16, ctypes.c_char_p]),
            "intern_atom_reply": (pointer, [pointer, _Cookie, pointer]),
            "get_property": (_Cookie, [pointer, byte, word, word, word, word, word]),
            "get_property_reply": (pointer, [pointer, _Cookie, pointer]),
            "get_property_value": (pointer, [pointer]),
            "get_property_value_length": (ctypes.c_int, [pointer]),
            "get_input_focus": (_Cookie, [pointer]),
            "get_input_focus_reply": (pointer, [pointer, _Cookie, pointer]),
            "set_input_focus": (_Cookie, [pointer, byte, word, word]),
            "flush": (ctypes.c_int, [pointer]),
            "disconnect": (None, [pointer]),
        }
        for name, (result, arguments) in signatures.items():
            function = getattr(xcb, f"xcb_{name}")
            function.restype, function.argtypes = result, arguments
