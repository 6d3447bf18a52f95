#!/usr/bin/env bash
# Makes the guide's picture of `diff`, andringar.png: the sample case beside itself with a fact changed, and a paragraph moved and
# changed. Needs Chromium and Pillow.
#
# usage: tests/readme/andringar.sh     (from the project's folder, after `cargo build --release`)
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
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
target/release/utlatande diff "$case" "$work/${case##*/}" --lang sv --format html --output "$work/sida.html" || (($? == 1))
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=860,1180 \
    --screenshot="$work/sida.png" "file://$work/sida.html" >/dev/null 2>&1
python3 - "$work/sida.png" "$here/andringar.png" <<'PYTHON'
import sys
from PIL import Image
Image.open(sys.argv[1]).convert("RGB").quantize(32, dither=Image.Dither.NONE).save(sys.argv[2], optimize=True)
PYTHON
