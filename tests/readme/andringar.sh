#!/usr/bin/env bash
# Makes the guide's picture of `diff`, andringar.png: the sample case beside itself with a fact changed, and a paragraph moved and
# changed. The hash of the page is kept in the picture, so that `.ci/diff` sees whether it is of today's. Needs Chromium and Pillow.
#
# usage: tests/readme/andringar.sh [--check]     (from the project's folder, after `cargo build --release`)
#        --check                                 only says whether the picture is of today's page; needs neither
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
program=${UTLATANDE:-target/release/utlatande}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case=inputs/nordic-safe-cities-2025
cp -r "$case" "$work/"
python3 - "$work/${case##*/}/arende.toml" <<'PYTHON'
import sys
text = open(sys.argv[1], encoding="utf-8").read()
moved = text[text.index("Stadsledningskontoret har följt upp åren"):text.index("Stadsledningskontoret lägger fram ett")]
end = "vars utmaningar liknar Göteborgs.\n"
text = text.replace("arlig = 115000", "arlig = 120000").replace(moved, "")
text = text.replace(end, end + "\n" + moved.replace("bättre omvärldsbevakning", "sämre omvärldsbevakning"))
open(sys.argv[1], "w", encoding="utf-8").write(text)
PYTHON
"$program" diff "$case" "$work/${case##*/}" --lang sv --format html --output "$work/sida.html" >/dev/null || (($? == 1))
page=$(sha256sum "$work/sida.html" | cut -d' ' -f1)
if [[ ${1:-} == --check ]]; then
    grep -aq "$page" "$here/andringar.png" && exit
    echo "tests/readme/andringar.png is of another page: run tests/readme/andringar.sh" >&2
    exit 1
fi
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=860,1180 \
    --screenshot="$work/sida.png" "file://$work/sida.html" >/dev/null 2>&1
python3 - "$work/sida.png" "$here/andringar.png" "$page" <<'PYTHON'
import sys
from PIL import Image, PngImagePlugin
kept = PngImagePlugin.PngInfo()
kept.add_text("sida", sys.argv[3])
picture = Image.open(sys.argv[1]).convert("RGB").quantize(32, dither=Image.Dither.NONE)
picture.save(sys.argv[2], optimize=True, pnginfo=kept)
PYTHON
