"""eark-validator on a package, without the network: it would fetch the vocabularies that it holds."""

import io
import json
import pathlib
import sys
import urllib.request

package, vocabularies = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
# See .ci/archive: no correct SIP passes these.
DEFECTIVE = {"SIP14", "CSIP12", "CSIP13", "CSIP16", "CSIP63"}


def stored(url, *_, **__):
    name = (url.full_url if hasattr(url, "full_url") else url).rsplit("/", 1)[-1]
    found = vocabularies / name
    if not found.is_file():
        # Media types of IANA, a list for each kind.
        found = vocabularies / "IANA.txt"
    return io.BytesIO(found.read_bytes())


urllib.request.urlopen = stored
from eark_validator import packages  # noqa: E402
from eark_validator.model import StructureStatus  # noqa: E402,F401

report = packages.PackageValidator(package, sys.argv[3] if len(sys.argv) > 3 else "V2.1.0").validation_report
told = json.loads(report.model_dump_json(by_alias=True))
metadata = told.get("metadata") or {}
schema, rules = metadata.get("schema_results") or {}, metadata.get("schematron_results") or {}
errors = {message["rule_id"] for message in rules.get("messages", []) if message["severity"].lower() == "error"}
structure = [m for m in (told.get("structure") or {}).get("messages", []) if m["severity"].lower() == "error"]
problems = sorted(errors - DEFECTIVE)
if "VALID" != str(schema.get("status")).upper() or problems or structure or not rules:
    sys.exit(json.dumps({"schema": schema, "rules": problems, "structure": structure, "all": rules.get("messages")}, indent=1)[:6000])
print(f"eark-validator: schema valid, no rule but {sorted(errors)} of the five that no SIP passes")
