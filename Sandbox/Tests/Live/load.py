# SPDX-License-Identifier: Apache-2.0
"""Many clients ask for many proofs at once: none may be lost or doubled, and the server's memory has to stay flat.

    python3 load.py [PROOFS [CLIENTS]]
"""
import statistics
import sys
import tempfile
import threading
import time

from sandbox import Sandbox, diary_job


def client(server, label, data, count, times, identifiers):
    for number in range(count):
        begin = time.monotonic()
        while True:
            status, headers, answer = server.ask(
                "POST", "jobs", diary_job("prove", data), {"Idempotency-Key": f"{label}-{number}", "Assay-Client": label}
            )
            if status == 201:
                break
            assert status == 429, (status, answer)
            time.sleep(int(headers["Retry-After"]))
        times.append(time.monotonic() - begin)
        identifiers.append(answer["id"])


def main():
    proofs = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    clients = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory() as folder, Sandbox(folder) as server:
        data = server.add_diary()
        # The first proof makes the key.
        assert server.ask("POST", "jobs", diary_job("prove", data))[0] == 201
        server.drain(120)
        before = server.memory()[0]
        times, identifiers, begin = [], [], time.monotonic()
        threads = [
            threading.Thread(target=client, args=(server, f"client{index}", data, proofs // clients, times, identifiers))
            for index in range(clients)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        queued = time.monotonic() - begin
        counts = server.drain(3600)
        whole = time.monotonic() - begin
        count = proofs // clients * clients
        assert len(set(identifiers)) == count and counts == {"done": count + 1}, (len(set(identifiers)), counts)
        receipts = server.ask("GET", "receipts")[2]["receipts"]
        assert len({receipt["job"] for receipt in receipts}) == len(receipts) == count + 1
        after, most = server.memory()
        times.sort()
        print(
            f"{count} proofs for {clients} clients: none lost, none doubled; asking took {statistics.median(times) * 1000:.0f} ms in the median, "
            f"{times[int(len(times) * 0.99)] * 1000:.0f} ms at the 99th percentile, all in {queued:.1f} s; done after {whole:.1f} s "
            f"({whole / count * 1000:.0f} ms a proof); server {before} MiB before, {after} after, {most} at most"
        )
        assert server.stop() == 0


main()
