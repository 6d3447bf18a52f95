#!/usr/bin/env bash
# Makes the README's picture, handlingar.png, from the built sample case. Needs pdftoppm (poppler-utils) and Pillow.
#
# usage: tests/readme/handlingar.sh     (from the project's folder, after a build of the sample case)
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
# Page 1, a table, the diagram, and the anvisning's cover.
for page in 1 4 5 12; do
    pdftoppm -r 64 -f "$page" -l "$page" -png "${1:-output/nordic-safe-cities-2025}/handlingar.pdf" "$pages/page"
done
python3 - "$here/handlingar.png" "$pages"/page-*.png <<'PYTHON'
import sys
from PIL import Image
pages = [Image.open(path).convert("RGB") for path in sys.argv[2:]]
gap, (width, height) = 14, pages[0].size
sheet = Image.new("RGB", (gap + len(pages) * (width + gap), height + 2 * gap), "#c9ced6")
for index, page in enumerate(pages):
    sheet.paste(page, (gap + index * (width + gap), gap))
sheet.quantize(64, dither=Image.Dither.NONE).save(sys.argv[1], optimize=True)
PYTHON
