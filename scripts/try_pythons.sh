#!/bin/sh
# Tries the program under each Python it promises: `try_pythons.sh [WHAT PYTEST IS GIVEN ...]`, by default the
# quick tests. Each Python gets a virtual environment of its own in build/pythons, kept for the next time. A
# Python is looked for as a command, then in pyenv, then with uv; one that is not there is named, and that fails.
set -u
cd "$(dirname "$0")/.."
VERSIONS=${VERSIONS:-3.11 3.12 3.13}
[ $# -gt 0 ] || set -- -q -n 2 --dist loadfile -m "not soak and not slow" tests/unit tests/golden tests/architecture

say() { printf '%s\n' "$*" >&2; }

# The first Python of a version that starts.
find_python() {
    for candidate in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$1".*/bin/python; do
        if "$candidate" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$1')" 2>/dev/null; then
            printf '%s' "$candidate"
            return 0
        fi
    done
    command -v uv >/dev/null 2>&1 && uv python find --no-python-downloads "$1" 2>/dev/null
}

try() {
    python=$(find_python "$1") || return 3
    folder=build/pythons/$1
    PYTHON=$python sh scripts/setup.sh python "$folder" || return 1
    say "== $("$folder/bin/python" --version), $python"
    version=$1
    shift
    "$folder/bin/ruff" check -q && "$folder/bin/mypy" --python-version "$version" &&
        "$folder/bin/python" scripts/compile_locale.py --check && PYTHONPATH=src "$folder/bin/python" -m pytest "$@"
}

failed=
for each in $VERSIONS; do
    try "$each" "$@"
    case $? in
        0) ;;
        3) say "== Python $each is not on this machine"; failed="$failed $each(missing)" ;;
        *) failed="$failed $each" ;;
    esac
done
[ -z "$failed" ] || { say "Not right under Python:$failed"; exit 1; }
