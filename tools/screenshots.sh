#!/bin/sh
# Pictures of the views as a reader sees them, for docs/images (each at most 200 kB):
#
#   page-phone.png page-desktop.png page-dark.png page-print.png   the page in chromium
#   terminal-vte.png    the default view in a terminal that reorders Arabic (xfce4-terminal)
#   terminal-xterm.png  the --visual view in one that does not (xterm)
#
#   tools/screenshots.sh [seed|harbour]      the article of tools/golden.py, default: seed
#
# Debian: apt-get install chromium fonts-noto-core fonts-dejavu-core xterm xfce4-terminal xvfb \
#             dbus-x11 imagemagick poppler-utils
# Python: pip install playwright (its own browsers are not needed).  PYTHON names another interpreter.
set -eu
cd "$(dirname "$0")/.."
article=${1:-seed}
PYTHON=${PYTHON:-.venv/bin/python}
images=docs/images
work=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT

for need in chromium Xvfb xterm xfce4-terminal dbus-run-session import convert pdftoppm; do
    command -v "$need" >/dev/null || { echo "screenshots: $need is not installed" >&2; exit 1; }
done
mkdir -p "$images"

columns=90
rows=50
PYTHONPATH=src:tools "$PYTHON" - "$article" "$work" "$columns" <<'PY'
import shutil
import sys
from pathlib import Path

import golden
from playwright.sync_api import sync_playwright

from musnad.show.page import render_page
from musnad.show.terminal import render

article, work, columns = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
analysis = golden.ARTICLES[article]()
page = work / "page.html"
page.write_text("".join(render_page([analysis])), encoding="utf-8")
for name, visual in (("vte", False), ("xterm", True)):
    text = render(analysis, width=columns, visual=visual, color=True, wrap=True)
    (work / f"{name}.txt").write_text(text, encoding="utf-8")
shots = {"phone": (360, 1500, "light"), "desktop": (1200, 1500, "light"), "dark": (1200, 900, "dark")}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
    )
    for name, (width, height, scheme) in shots.items():
        tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        tab.goto(page.as_uri())
        tab.screenshot(path=work / f"page-{name}.png")
    tab.pdf(path=work / "print.pdf", format="A4")
    browser.close()
PY
pdftoppm -r 80 -png -f 1 -l 2 "$work/print.pdf" "$work/print"
convert "$work"/print-*.png +append "$work/page-print.png"

# A free display of our own; -displayfd writes its number once it answers.
Xvfb -displayfd 3 -screen 0 1280x1024x24 3>"$work/display" >/dev/null 2>&1 &
server=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do test -s "$work/display" && break; sleep 1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY

# picture NAME COMMAND...: run a terminal, wait until it has drawn, take its picture
picture() {
    name=$1
    shift
    "$@" >"$work/$name.log" 2>&1 &
    terminal=$!
    for _ in 1 2 3 4 5 6 7 8; do
        sleep 1
        import -window root "$work/$name.raw.png"
        test "$(convert "$work/$name.raw.png" -format %k info:)" -gt 16 && drawn=yes && break
    done
    test "${drawn:-}" || { echo "screenshots: $1 drew nothing" >&2; cat "$work/$name.log" >&2; exit 1; }
    sleep 1
    import -window root "$work/$name.raw.png"
    wait "$terminal" || true
    convert "$work/$name.raw.png" -trim +repage -bordercolor '#fdfcf9' -border 10 "$work/$name.png"
    drawn=
}
show="head -n $((rows - 2)) $work"
picture terminal-vte dbus-run-session -- xfce4-terminal --disable-server \
    --geometry "${columns}x$rows" --hide-menubar --hide-scrollbar --hide-borders \
    --font 'DejaVu Sans Mono 11' --color-bg '#fdfcf9' --color-text '#1d1c1a' \
    -e "sh -c '$show/vte.txt; sleep 5'"
picture terminal-xterm xterm -u8 -fa 'DejaVu Sans Mono' -fs 11 -geometry "${columns}x$rows" \
    -bg '#fdfcf9' -fg '#1d1c1a' -xrm 'XTerm*color2: #1e7a34' -xrm 'XTerm*color5: #7a3b8f' \
    -e sh -c "$show/xterm.txt; sleep 5"

for picture in page-phone page-desktop page-dark page-print terminal-vte terminal-xterm; do
    convert "$work/$picture.png" -strip +dither -colors 48 -define png:compression-level=9 \
        "PNG8:$images/$picture.png"
    size=$(wc -c <"$images/$picture.png")
    echo "$images/$picture.png $size"
    test "$size" -le 204800 || { echo "screenshots: $picture.png is over 200 kB" >&2; exit 1; }
done
