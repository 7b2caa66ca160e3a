"""A service of the session bus that says, a line of JSON at a time, what it is asked.

python fake_screensaver.py NAME [--refuse]
"""

from __future__ import annotations

import json
import sys

from jeepney import MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

COOKIE = 42


def main() -> None:
    bus = open_dbus_connection("SESSION")
    bus.send_and_get_reply(message_bus.RequestName(sys.argv[1]))
    bus.send_and_get_reply(message_bus.AddMatch("type='signal',member='NameOwnerChanged'"))
    say(ready=True)
    while True:
        message = bus.receive()
        fields = {field.name: value for field, value in message.header.fields.items()}
        if fields.get("member") == "NameOwnerChanged":
            name, _before, after = message.body
            if name.startswith(":") and not after:
                say(left=name)
        elif message.header.message_type is MessageType.method_call:
            say(asked=fields["member"], signature=fields.get("signature", ""), body=message.body)
            bus.send(answer(message, fields["member"]))


def answer(message, member: str):
    if "--refuse" in sys.argv:
        return new_error(message, "org.freedesktop.DBus.Error.AccessDenied")
    return new_method_return(message, "u", (COOKIE,)) if member == "Inhibit" else new_method_return(message)


def say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


if __name__ == "__main__":
    main()
