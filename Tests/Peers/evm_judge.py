# SPDX-License-Identifier: Apache-2.0
"""Deploys contracts and calls them, in one of two Ethereum virtual machines.

Standard input: {"judge": "pyrevm" or "py-evm", "contracts": [{"code": HEX, "calls": [{"data": HEX, "gas": N, "value": N}]}]}.
`code` is what a transaction without a receiver carries; `gas` is the limit of the transaction (30 million when it is missing). A contract
with "vyper" or "source" is compiled first, with arguments of its constructor in "arguments" (HEX).

Answer: {"contracts": [{"runtime": HEX, "deployGas": N, "calls": [{"end": "success" | "revert" | "halt", "output": HEX, "gas": N}]}]}.
Gas is that of the whole transaction.
"""
import json
import re
import sys

SENDER = "0x" + "11" * 20
LIMIT = 30_000_000


def price(data):
    """What a transaction costs before any code runs (EIP-2028)."""
    return 21_000 + sum(16 if byte else 4 for byte in data)


class Pyrevm:
    """revm, by pyrevm."""

    def __init__(self):
        import pyrevm

        self.machine = pyrevm.EVM(gas_limit=10**12, spec_id="CANCUN")
        self.machine.set_balance(SENDER, 10**24)

    def deploy(self, code):
        address = self.machine.deploy(SENDER, code)
        return address, self.machine.result.gas_used, bytes(self.machine.get_code(address))

    def call(self, address, data, gas, value):
        if gas < price(data):
            return {"end": "halt", "output": "", "gas": gas}
        try:
            output = self.machine.message_call(SENDER, address, calldata=data, gas=gas, value=value)
            return {"end": "success", "output": bytes(output).hex(), "gas": self.machine.result.gas_used}
        except RuntimeError as error:
            revert = re.fullmatch(r"Revert \{ gas_used: (\d+), output: 0x([0-9a-f]*) \}", str(error))
            if revert:
                return {"end": "revert", "output": revert[2], "gas": int(revert[1])}
            if not str(error).startswith("Halt"):
                raise
            return {"end": "halt", "output": "", "gas": gas}


class PyEvm:
    """py-evm, the Ethereum Foundation's machine in Python."""

    def __init__(self):
        from eth.constants import BLANK_ROOT_HASH
        from eth.db.atomic import AtomicDB
        from eth.vm.execution_context import ExecutionContext
        from eth.vm.forks.cancun import CancunVM

        context = ExecutionContext(b"\0" * 20, 0, 1, 0, b"\0" * 32, 10**12, [], 1, base_fee_per_gas=1, excess_blob_gas=0)
        self.state = CancunVM.get_state_class()(AtomicDB(), context, BLANK_ROOT_HASH)
        self.sender = bytes.fromhex(SENDER[2:])
        self.state.set_balance(self.sender, 10**24)
        self.deployed = 0

    def run(self, address, code, data, gas, value, create=False):
        from eth.vm.forks.frontier.transaction_context import FrontierTransactionContext as Context
        from eth.vm.message import Message

        to = b"" if create else address
        message = Message(
            gas=gas, to=to, sender=self.sender, value=value, data=data, code=code, create_address=address if create else None)
        context = Context(gas_price=1, origin=self.sender)
        self.state.lock_changes()
        kind = self.state.computation_class
        apply = kind.apply_create_message if create else kind.apply_message
        return apply(self.state, message, context)

    def deploy(self, code):
        self.deployed += 1
        address = self.deployed.to_bytes(20, "big")[::-1]
        computation = self.run(address, code, b"", LIMIT, 0, create=True)
        runtime = self.state.get_code(address)
        return address, computation.get_gas_used() + price(code) + 32_000, runtime

    def call(self, address, data, gas, value):
        from eth.exceptions import Revert

        left = gas - price(data)
        if left < 0:
            return {"end": "halt", "output": "", "gas": gas}
        computation = self.run(address, self.state.get_code(address), data, left, value)
        if computation.is_success:
            end = "success"
        else:
            end = "revert" if isinstance(computation.error, Revert) else "halt"
        output = b"" if end == "halt" else computation.output
        used = left if end == "halt" else left - computation.get_gas_remaining()
        return {"end": end, "output": output.hex(), "gas": used + price(data)}


def compiled(contract):
    """The code that deploys a contract."""
    if "vyper" not in contract:
        return bytes.fromhex(contract["code"])
    from vyper import compile_code

    code = compile_code(contract["vyper"], output_formats=["bytecode"])["bytecode"]
    return bytes.fromhex(code[2:]) + bytes.fromhex(contract.get("arguments", ""))


def judged(machine, contract):
    address, gas, runtime = machine.deploy(compiled(contract))
    calls = [
        machine.call(address, bytes.fromhex(call["data"]), call.get("gas", LIMIT), call.get("value", 0)) for call in contract["calls"]
    ]
    return {"runtime": runtime.hex(), "deployGas": gas, "calls": calls}


def main():
    question = json.load(sys.stdin)
    machine = Pyrevm() if question["judge"] == "pyrevm" else PyEvm()
    json.dump({"contracts": [judged(machine, contract) for contract in question["contracts"]]}, sys.stdout)


if __name__ == "__main__":
    main()
