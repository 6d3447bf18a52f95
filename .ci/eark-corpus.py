#!/usr/bin/env python3
"""Does `verify` say of every package of DILCIS's corpus what the corpus says of it, rule by rule?

usage: .ci/eark-corpus.py CORPUS [PROGRAM]

CORPUS is a clone of github.com/DILCISBoard/eark-ip-test-corpus. A package that breaks a rule must have a finding with the rule's
requirement, an error where the rule is one; a valid one must have no error with it. What differs is listed; by hand, not in CI.
"""
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

corpus = pathlib.Path(sys.argv[1]) / "corpus"
program = sys.argv[2] if len(sys.argv) > 2 else "target/release/utlatande"


def rules():
    for file in sorted(corpus.glob("*/*/testCase.xml")):
        case = ElementTree.parse(file).getroot()
        requirement = case.find("id").get("requirementId")
        for rule in case.iter("rule"):
            level = rule.find("error").get("level")
            for package in rule.iter("package"):
                folder = file.parent / (package.findtext("path") or "").strip()
                if folder.is_dir():
                    yield requirement, rule.get("id"), level, package.get("isValid") == "TRUE", folder


def findings(folder):
    said = subprocess.run([program, "verify", str(folder), "--message-format", "json"], capture_output=True, text=True)
    lines = [json.loads(line) for line in said.stdout.splitlines() if line.startswith("{")]
    told = [(line["severity"], re.findall(r"\b(?:CSIPSTR|CSIP|SIP)\d+\b", line["message"])) for line in lines if "code" in line]
    return folder, told


every = list(rules())
with ThreadPoolExecutor(2) as pool:
    told = dict(pool.map(findings, sorted({folder for *_, folder in every})))
differing = 0
for requirement, rule, level, is_valid, folder in every:
    severities = {severity for severity, numbers in told[folder] if requirement in numbers}
    agrees = "error" not in severities if is_valid else "error" in severities or level != "ERROR" and bool(severities)
    if not agrees:
        differing += 1
        print(requirement, rule, level, "valid" if is_valid else "invalid", folder.name)
print(f"{len(every) - differing} of {len(every)} agree")
