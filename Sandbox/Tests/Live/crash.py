# SPDX-License-Identifier: Apache-2.0
"""Kills the server with SIGKILL at random moments while jobs run, and looks whether every job is accounted for.

    python3 crash.py [KILLS [SEED]]

A client asks for jobs under names of its own, and asks again under the same name when it gets no answer, as the API wants it. In the end each
name has to be one job, each job has to have ended, each proof that is done has to have one receipt, and the store has to be intact.
"""
import concurrent.futures
import http.client
import pathlib
import random
import sqlite3
import sys
import tempfile
import threading
import time

from sandbox import Sandbox, diary_job, workers


def submit(server, name, job, stop):
    """Asks until there is an answer; the identifier of the job."""
    while not stop.is_set():
        try:
            status, headers, answer = server.ask("POST", "jobs", job, {"Idempotency-Key": name, "Assay-Client": name.split("-")[0]}, timeout=10)
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
            continue
        if status in (200, 201):
            return answer["id"]
        assert status == 429, (status, answer)
        time.sleep(int(headers["Retry-After"]) / 10)
    return None


def client(server, label, jobs, accepted, stop):
    for number in range(100_000):
        if stop.is_set():
            return
        name = f"{label}-{number}"
        identifier = submit(server, name, jobs[number % len(jobs)], stop)
        if identifier:
            accepted[name] = identifier


def main():
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns()
    moments = random.Random(seed)
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder, Sandbox(folder, "--waiting-jobs", "20") as server:
        data = server.add_diary()
        jobs = [diary_job("run", data), diary_job("prove", data)]
        accepted, stop = {}, threading.Event()
        slowest = 0.0
        with concurrent.futures.ThreadPoolExecutor() as pool:
            clients = [pool.submit(client, server, label, jobs, accepted, stop) for label in ("a", "b", "c")]
            try:
                for _ in range(kills):
                    time.sleep(moments.uniform(0.02, 1.0))
                    server.kill()
                    begin = time.monotonic()
                    server.start()
                    slowest = max(slowest, time.monotonic() - begin)
            finally:
                stop.set()
        for future in clients:
            future.result()
        counts = server.drain(600)
        found = server.jobs()
        by_id = {job["id"]: job for job in found}
        assert len(by_id) == len(found) and set(accepted.values()) <= set(by_id), "a job was lost"
        assert len(set(accepted.values())) == len(accepted), "two names are one job"
        # A name that was asked for when the clients stopped may be a job without our knowing; no other may.
        assert len(found) - len(accepted) <= len(clients), "a job was doubled"
        assert set(counts) <= {"done", "failed"}, counts
        for job in found:
            if job["state"] == "failed":
                problem = server.ask("GET", f"jobs/{job['id']}")[2]["problem"]
                assert job["attempt"] == 3 and "ended 3 times" in problem["detail"], (job, problem)
        receipts = server.ask("GET", "receipts")[2]["receipts"]
        proofs = {job["id"] for job in found if job["kind"] == "prove" and job["state"] == "done"}
        assert len(receipts) == len(proofs) and {receipt["job"] for receipt in receipts} == proofs, "receipts and proofs differ"
        for receipt in moments.sample(receipts, min(20, len(receipts))):
            assert server.ask("GET", f"receipts/{receipt['id']}/checks")[2]["holds"], "a receipt does not hold"
        assert server.stop() == 0
        left = sorted(path.name for path in pathlib.Path(folder, "data").rglob("*") if path.is_file())
        allowed = (".zkey", ".prepared", ".lock")
        assert all(name in ("lock", "sandbox.sqlite", "sandbox.sqlite-wal", "sandbox.sqlite-shm") or name.endswith(allowed) for name in left), left
        with sqlite3.connect(pathlib.Path(folder, "data/sandbox.sqlite")) as store:
            assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        time.sleep(0.5)
        assert not workers(), "a worker outlived its server"
        again = sum(1 for job in found if job["attempt"] > 1)
        print(
            f"{kills} kills: {len(found)} jobs, {counts}, {again} begun more than once, {len(receipts)} receipts, none lost, none doubled; "
            f"slowest restart {slowest:.2f} s; integrity_check ok"
        )


main()
