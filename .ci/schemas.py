"""Holds tombi, jsonschema and our reader to the same verdict on each file.

usage: schemas.py FOLDER TOMBI
"""

import datetime
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema

FOLDER, TOMBI = Path(sys.argv[1]), sys.argv[2]


def is_text(_, value):
    # A day in TOML is a value of its own; `format: date` asks for one, as tombi takes it.
    return isinstance(value, (str, datetime.date))


FORMATS = jsonschema.FormatChecker(formats=())
# The formats are the class's: this one is asked of days alone.
FORMATS.checkers = {"date": (lambda value: type(value) is datetime.date, ())}


def text_only(validator, pattern, value, schema):
    """A day has no characters that a pattern could be of: where text is asked for, it is wrong."""
    if isinstance(value, datetime.date):
        yield jsonschema.ValidationError(f"{value} is a day")
    elif isinstance(value, str) and not re.search(pattern, value):
        yield jsonschema.ValidationError(f"{value!r} does not match {pattern!r}")


Validator = jsonschema.validators.extend(
    jsonschema.Draft202012Validator,
    validators={"pattern": text_only},
    type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("string", is_text),
)


def by_jsonschema(path):
    text = path.read_text(encoding="utf-8")
    schema = json.loads((path.parent / text.split("\n", 1)[0].removeprefix("#:schema ")).read_text(encoding="utf-8"))
    Validator.check_schema(schema)
    found = Validator(schema, format_checker=FORMATS).iter_errors(tomllib.loads(text))
    return [f"{error.json_path}: {error.message}" for error in found]


def by_tombi():
    """What tombi says of all files at once, by file."""
    report = FOLDER / "tombi.json"
    # Its warnings are on style: only what a schema refuses is asked for.
    command = [TOMBI, "lint", "--offline", "--quiet", "--diagnostics-format", "json", "--diagnostics-file", report, "."]
    subprocess.run(command, cwd=FOLDER, check=False, env={**os.environ, "NO_COLOR": "1"}, capture_output=True)
    found = {}
    for told in json.loads(report.read_text(encoding="utf-8")):
        if told["level"] == "error":
            name = Path(told["path"]).as_posix()
            found.setdefault(name, []).append(told["message"])
    return found


ours = json.loads((FOLDER / "verdicts.json").read_text(encoding="utf-8"))
tombis = by_tombi()
different = 0
for name, right in sorted(ours.items()):
    python, tombi = by_jsonschema(FOLDER / name), tombis.get(name, [])
    if right != (not python) or right != (not tombi):
        different += 1
        print(f"{name}: our reader {'takes' if right else 'refuses'} it\n  jsonschema: {python}\n  tombi: {tombi}")
refused = sum(not right for right in ours.values())
print(f"{len(ours)} files, {refused} refused: {different} judged differently")
sys.exit(different > 0 or refused < 20)
