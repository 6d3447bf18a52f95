#!/usr/bin/env bash
# Makes the README's picture, handlingar.png, from the built sample case. Needs pdftoppm (poppler-utils) and Pillow.
#
# usage: tests/readme/handlingar.sh     (from the project's folder, after a build of the sample case)
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
case=${1:-output/nordic-safe-cities-2025}

# picture NUMBER FILE [PATTERN]: the first page of FILE with a line of that pattern; without it, page 1.
picture() {
    local page=1
    [[ -z ${3:-} ]] || until pdftotext -f "$page" -l "$page" "$case/$2" - | grep -q "$3"; do ((++page)); done
    pdftoppm -r 64 -f "$page" -singlefile -png "$case/$2" "$pages/$1"
}

picture 1 tjansteutlatande.pdf
picture 2 tjansteutlatande.pdf '^Tabell 1'
picture 3 tjansteutlatande.pdf '^Figur 1'
picture 4 bilaga-1-anvisning.pdf
python3 - "$here/handlingar.png" "$pages"/?.png <<'PYTHON'
import sys
from PIL import Image
pages = [Image.open(path).convert("RGB") for path in sys.argv[2:]]
gap, (width, height) = 14, pages[0].size
sheet = Image.new("RGB", (gap + len(pages) * (width + gap), height + 2 * gap), "#c9ced6")
for index, page in enumerate(pages):
    sheet.paste(page, (gap + index * (width + gap), gap))
sheet.quantize(64, dither=Image.Dither.NONE).save(sys.argv[1], optimize=True)
PYTHON
