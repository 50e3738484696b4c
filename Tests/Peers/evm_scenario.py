# SPDX-License-Identifier: Apache-2.0
"""Plays a story on a chain of its own: contracts are deployed, accounts call them at given times, balances are told.

Standard input: {"contracts": [{"code": HEX} or {"vyper": TEXT, "addressOf": N}], "steps": [{"from": N, "contract": N, "data": HEX,
"value": N, "time": N}]}. `addressOf` names an earlier contract whose address goes to the constructor. In `data`, `<account N>` stands for an
account's 20 bytes and `<contract N>` for a contract's. Accounts are numbered from 0 and have 10^18 each.

Answer: {"runtimes": [HEX], "steps": [{"end": "success" | "revert", "output": HEX, "gas": N, "balances": [N of accounts 0 to 3]}]}.
The machine is revm, by pyrevm; Vyper compiles.
"""
import json
import re
import sys

import pyrevm

ACCOUNTS = ["0x" + f"{i + 1:02x}" * 20 for i in range(4)]
DEPLOYER = "0x" + "99" * 20


def code_of(contract, addresses):
    if "vyper" not in contract:
        return bytes.fromhex(contract["code"])
    from vyper import compile_code

    code = bytes.fromhex(compile_code(contract["vyper"], output_formats=["bytecode"])["bytecode"][2:])
    if "addressOf" in contract:
        code += bytes(12) + bytes.fromhex(addresses[contract["addressOf"]][2:])
    return code


def filled(data, addresses):
    data = re.sub(r"<account (\d)>", lambda m: ACCOUNTS[int(m[1])][2:], data)
    return bytes.fromhex(re.sub(r"<contract (\d)>", lambda m: addresses[int(m[1])][2:], data))


def main():
    question = json.load(sys.stdin)
    machine = pyrevm.EVM(gas_limit=10**12, spec_id="CANCUN")
    for account in [*ACCOUNTS, DEPLOYER]:
        machine.set_balance(account, 10**18)
    addresses = []
    for contract in question["contracts"]:
        addresses.append(machine.deploy(DEPLOYER, code_of(contract, addresses)))
    results = []
    for step in question["steps"]:
        machine.set_block_env(pyrevm.BlockEnv(timestamp=step["time"]))
        data = filled(step["data"], addresses)
        try:
            output = machine.message_call(ACCOUNTS[step["from"]], addresses[step["contract"]], calldata=data, value=step.get("value", 0))
            result = {"end": "success", "output": bytes(output).hex(), "gas": machine.result.gas_used}
        except RuntimeError as error:
            revert = re.fullmatch(r"Revert \{ gas_used: (\d+), output: 0x([0-9a-f]*) \}", str(error))
            if not revert:
                raise
            result = {"end": "revert", "output": revert[2], "gas": int(revert[1])}
        result["balances"] = [machine.get_balance(account) for account in ACCOUNTS]
        results.append(result)
    runtimes = [bytes(machine.get_code(address)).hex() for address in addresses]
    json.dump({"runtimes": runtimes, "steps": results}, sys.stdout)


if __name__ == "__main__":
    main()
