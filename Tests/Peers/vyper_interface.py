# SPDX-License-Identifier: Apache-2.0
"""The interface of a Vyper contract as Vyper sees it.

Standard input: the source as a JSON string; answer: {"functions": {NAME: {"inputs": [[NAME, TYPE]], "outputs": [TYPE], "selector": HEX,
"mutability": TEXT}}}.
"""
import json
import sys

from vyper import compile_code

compiled = compile_code(json.load(sys.stdin), output_formats=["abi", "method_identifiers"])
selectors = {signature.split("(")[0]: selector for signature, selector in compiled["method_identifiers"].items()}
functions = {
    entry["name"]: {
        "inputs": [[parameter["name"], parameter["type"]] for parameter in entry["inputs"]],
        "outputs": [parameter["type"] for parameter in entry["outputs"]],
        "selector": selectors[entry["name"]][2:],
        "mutability": entry["stateMutability"],
    }
    for entry in compiled["abi"]
    if entry["type"] == "function"
}
json.dump({"functions": functions}, sys.stdout)
