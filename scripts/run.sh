#!/bin/sh
# Opens the window; on a machine without a display says so and exports the sample deck instead.
set -eu
cd "$(dirname "$0")/.."

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    sample=${1:-slides/good-neighbours.yaml}
    deck=build/$(basename "${sample%.*}").pptx
    mkdir -p build
    echo "There is no display here, so no window can open. Exporting $sample instead."
    .venv/bin/lecturer export "$sample" -o "$deck"
    echo "The deck is $deck"
    exit 0
fi
exec .venv/bin/lecturer "$@"
