"""Checks memory and output of long runs: load.py calls PYTHON_CALLS | rows PROGRAM SECONDS ROWS | killed PROGRAM TIMES."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

MEBIBYTE = 1 << 20
HEADINGS = "facility,readers,cost,reader_applied_on\n"


def resident(process: int | str) -> int:
    """How much memory a process has (bytes)."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4096


def lines(count: int) -> Iterator[str]:
    """Clinics and hospitals, every seventh of them refused for its four readers."""
    for place in range(count):
        facility = "clinic" if place % 2 else "hospital"
        yield f"{facility},{4 if place % 7 == 0 else 1},{place % 3_000_000},2021-04-{place % 30 + 1:02d}\n"


def rows(program: str, seconds: int, count: int) -> None:
    """A table of so many rows, again and again for so long: the program's memory stays as it was after the first minute."""
    block = "".join(lines(count)).encode()
    command = [program, "assess", "--output", "csv"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as asked:
        assert asked.stdin
        asked.stdin.write(HEADINGS.encode())
        begun = time.monotonic()
        given, first, most = 0, 0, 0
        while (passed := time.monotonic() - begun) < seconds:
            asked.stdin.write(block)
            given += count
            now = resident(asked.pid)
            first = max(first, now) if passed < min(60, seconds / 2) else first
            most = max(most, now)
        asked.stdin.close()
        assert asked.wait() == 1, "some rows are refused"
    print(f"{given:,} rows in {seconds} s: {first / MEBIBYTE:.1f} MiB at first, {most / MEBIBYTE:.1f} MiB at most")
    assert most < first + 2 * MEBIBYTE


def calls(count: int) -> None:
    """So many calls of every kind, on eight threads: memory stays as it was after the first tenth."""
    import onshi

    clinic = {"facility": "clinic", "readers": 1, "cost": 429_000, "reader_applied_on": "2021-04-01"}

    def ask(times: int) -> None:
        for place in range(times):
            # 429,000 yen at 3/4, in thousands of yen.
            assert onshi.assess(**clinic).subsidy == 321_000
            if place % 10 == 0:
                try:
                    onshi.assess(**clinic | {"readers": 4})
                except onshi.OnshiError as error:
                    assert error.code == "readers_out_of_range"
                assert len(onshi.plan(facility="clinic", operation_starts_on="2021-06-30").steps) == 15
                assert not onshi.check("receipt_breakdown", {"name": ""}).ok

    def on_eight_threads(times: int) -> None:
        threads = [threading.Thread(target=ask, args=(times // 8,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    on_eight_threads(count // 10)
    first = resident("self")
    begun = time.monotonic()
    on_eight_threads(count)
    grown = resident("self") - first
    print(f"{count:,} calls on 8 threads in {time.monotonic() - begun:.0f} s: {grown / MEBIBYTE:+.1f} MiB")
    assert grown < 8 * MEBIBYTE


def killed(program: str, times: int) -> None:
    """A program that is killed while it writes a table: what it wrote is the beginning of the table; a line that has its end is
    whole."""
    choose = random.Random(30)
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder, "given.csv"), Path(folder, "found.csv")
        given.write_text(HEADINGS + "".join(lines(1_000_000)))
        command = [program, "assess", "--output", "csv", str(given)]
        whole = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
        cut = 0
        for _ in range(times):
            with found.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL) as asked:
                time.sleep(choose.uniform(0.05, 0.4))
                asked.kill()
            written = found.read_bytes()
            assert whole.startswith(written)
            cut += not written.endswith(b"\n") and written != b""
        print(f"killed {times} times: {cut} tables end within a row, which has no line end then")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["rows", program, seconds, count]:
            rows(program, int(seconds), int(count))
        case ["calls", count]:
            calls(int(count))
        case ["killed", program, times]:
            killed(program, int(times))
        case _:
            sys.exit(__doc__)
