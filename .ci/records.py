"""Holds records to their JSON Schemas, by Python's jsonschema.

usage: records.py RECORDS SCHEMAS
"""

import json
import sys
from pathlib import Path

import jsonschema

RECORDS, SCHEMAS = Path(sys.argv[1]), Path(sys.argv[2])

tried, wrong = 0, 0
for folder in sorted(RECORDS.iterdir()):
    schema = json.loads((SCHEMAS / f"{folder.name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sorted(folder.iterdir()):
        tried += 1
        for error in validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))):
            wrong += 1
            print(f"{folder.name}/{path.name}: {error.json_path}: {error.message}")
print(f"{tried} records, {wrong} faults")
sys.exit(wrong > 0 or tried < 20)
