# SPDX-License-Identifier: Apache-2.0
"""Deploys contracts and calls them, in one of several Ethereum virtual machines.

Standard input: {"judge": JUDGE, "contracts": [{"code": HEX, "calls": [{"data": HEX, "gas": N, "value": N}]}]}.
`code` is what a transaction without a receiver carries; `gas` is the limit of the transaction (30 million when it is missing). A contract
with "vyper" or "source" is compiled first, with arguments of its constructor in "arguments" (HEX).

Judges: "pyrevm" and "py-evm" with the rules of Cancun; "prague" is py-evm with those of Prague, and "prague-arkworks" the same machine with the
products and pairings on BLS12-381 worked out by arkworks, which takes a thousandth of the time. pyrevm 0.3.7 has no EIP-2537.

Answer: {"contracts": [{"runtime": HEX, "deployGas": N, "calls": [{"end": "success" | "revert" | "halt", "output": HEX, "gas": N}]}]}.
Gas is that of the whole transaction.
"""
import json
import re
import sys
from types import SimpleNamespace

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

    def __init__(self, fork="Cancun"):
        from eth.constants import BLANK_ROOT_HASH
        from eth.db.atomic import AtomicDB
        from eth.vm import forks
        from eth.vm.execution_context import ExecutionContext

        context = ExecutionContext(b"\0" * 20, 0, 1, 0, b"\0" * 32, 10**12, [], 1, base_fee_per_gas=1, excess_blob_gas=0)
        self.state = getattr(forks, f"{fork}VM").get_state_class()(AtomicDB(), context, BLANK_ROOT_HASH)
        self.sender = bytes.fromhex(SENDER[2:])
        self.state.set_balance(self.sender, 10**24)
        self.deployed = 0

    def floor(self, data):
        """The least that a transaction costs, by the rules of the fork."""
        return self.state.transaction_executor_class.calc_data_floor_gas(SimpleNamespace(data=data), 0, 0)

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
        return address, max(computation.get_gas_used() + price(code) + 32_000, self.floor(code)), runtime

    def call(self, address, data, gas, value):
        from eth.exceptions import Revert

        left, floor = gas - price(data), self.floor(data)
        if left < 0 or gas < floor:
            return {"end": "halt", "output": "", "gas": gas}
        computation = self.run(address, self.state.get_code(address), data, left, value)
        if computation.is_success:
            end = "success"
        else:
            end = "revert" if isinstance(computation.error, Revert) else "halt"
        output = b"" if end == "halt" else computation.output
        used = left if end == "halt" else left - computation.get_gas_remaining()
        return {"end": end, "output": output.hex(), "gas": max(used + price(data), floor)}


def with_arkworks():
    """py-evm by the rules of Prague; two of the contracts for BLS12-381 do their sums by arkworks, at py-evm's prices."""
    from eth.exceptions import VMError
    from eth.precompiles.bls12_381 import constants
    from py_arkworks_bls12381 import GT, G1Point, G2Point, Scalar

    def point(kind, data):
        numbers = [data[i : i + 64] for i in range(0, len(data), 64)]
        try:
            assert not any(any(number[:16]) for number in numbers)
            return kind.from_xy_bytes_be(b"".join(number[16:] for number in numbers))
        except (AssertionError, ValueError) as error:
            raise VMError(str(error)) from error

    def records(computation, size):
        data = computation.msg.data
        if not data or len(data) % size:
            raise VMError("no whole records")
        return [data[i : i + size] for i in range(0, len(data), size)]

    def products(computation):
        pairs = records(computation, 160)
        discount = constants.G1_MSM_DISCOUNTS[min(len(pairs), 128) - 1]
        computation.consume_gas(len(pairs) * constants.BLS12_G1_MSM_GAS * discount // constants.MSM_MULTIPLIER, "products")
        total = G1Point.identity()
        for pair in pairs:
            total += point(G1Point, pair[:128]) * Scalar.from_be_bytes_mod_order(pair[128:])
        data = total.to_xy_bytes_be()
        computation.output = b"".join(bytes(16) + data[i : i + 48] for i in (0, 48))

    def pairing(computation):
        pairs = records(computation, 384)
        computation.consume_gas(37_700 + 32_600 * len(pairs), "pairing")
        points = [(point(G1Point, pair[:128]), point(G2Point, pair[128:])) for pair in pairs]
        holds = GT.pairing_check([a for a, _ in points], [b for _, b in points])
        computation.output = int(holds).to_bytes(32, "big")

    machine = PyEvm("Prague")
    theirs = machine.state.computation_class
    precompiles = theirs.get_precompiles() | {(0x0C).to_bytes(20, "big"): products, (0x0F).to_bytes(20, "big"): pairing}
    machine.state.computation_class = type("ArkworksComputation", (theirs,), {"_precompiles": precompiles})
    return machine


JUDGES = {"pyrevm": Pyrevm, "py-evm": PyEvm, "prague": lambda: PyEvm("Prague"), "prague-arkworks": with_arkworks}


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
    machine = JUDGES[question["judge"]]()
    json.dump({"contracts": [judged(machine, contract) for contract in question["contracts"]]}, sys.stdout)


if __name__ == "__main__":
    main()
