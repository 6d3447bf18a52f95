"""eatb's fixity of every file that a METS of the package names. It knows no escapes in links, so they are undone before."""

import contextlib
import io
import pathlib
import sys
import urllib.parse

from eatb.metadata.mets_validation import MetsValidation
from lxml import etree

METS, HREF = "{http://www.loc.gov/METS/}", "{http://www.w3.org/1999/xlink}href"
count = 0
for mets in sorted(pathlib.Path(sys.argv[1]).rglob("METS.xml")):
    schemas = sys.argv[2]
    validation = MetsValidation(str(mets.parent), f"{schemas}/mets.xsd", f"{schemas}/premis-v3-0.xsd")
    for file in etree.parse(str(mets)).iter(f"{METS}file"):
        for location in file.iter(f"{METS}FLocat"):
            location.set(HREF, urllib.parse.unquote(location.get(HREF)))
        count += 1
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            validation.validate_file(file)
        if validation.validation_errors:
            sys.exit(f"{mets}: {validation.validation_errors} {said.getvalue()}")
if count < 20:
    sys.exit(f"only {count} files were judged")
print(f"eatb: {count} files")
