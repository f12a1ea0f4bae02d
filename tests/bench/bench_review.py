# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""A nation's children through the main job: from CSV files to a written review.

Prints seconds, and the memory of the process that belongs to no file (a mapped file is the
system's to keep or drop). BALANCED_BENCH_EPISODES changes the size, 10,000,000 by default.
"""

import csv
import os
import sys
import tempfile
import threading
import time

import gi

gi.require_version('Balanced', '1')
from gi.repository import Balanced  # noqa: E402

EPISODES = int(os.environ.get('BALANCED_BENCH_EPISODES', '10000000'))
AS_AT, PERIOD = '2025-08-31', ('2024-09-01', '2025-08-31')


def anonymous():
    with open('/proc/self/status', encoding='ascii') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('RssAnon'))


class Step:
    """Times one step, and notes the highest anonymous memory meanwhile."""

    rows = []

    def __init__(self, name):
        self.name = name

    def watch(self):
        while not self.done.wait(0.01):
            self.peak = max(self.peak, anonymous())

    def __enter__(self):
        self.done, self.peak = threading.Event(), anonymous()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()
        self.start = time.monotonic()
        return self

    def __exit__(self, *_):
        seconds = time.monotonic() - self.start
        self.done.set()
        self.thread.join()
        peak = max(self.peak, anonymous())
        self.rows.append((self.name, EPISODES, f'{seconds:.2f}', f'{peak / 1024:.0f}'))
        print(f'{self.name:12} {seconds:8.2f} s   peak {peak / 1024:7.0f} MiB', flush=True)


def make_files(folder):
    """In a process of its own, so that nothing of it is left in the figures."""
    child = os.fork()
    if child == 0:
        start = time.monotonic()
        Balanced.Synthesiser(n_episodes=EPISODES).save(folder)
        print(f'{"synthesise":12} {time.monotonic() - start:8.2f} s', flush=True)
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0:
        sys.exit('the files could not be made')


def main():
    print(f'{EPISODES:,} synthetic episodes', flush=True)
    with tempfile.TemporaryDirectory() as folder:
        make_files(folder)
        with Step('load'):
            caseload = Balanced.Caseload.load(folder)
        assert caseload.n_episodes == EPISODES, caseload.n_episodes
        with Step('review'):
            review = Balanced.review(None, caseload, as_at=AS_AT, period=PERIOD)
        with Step('save'):
            review.save(os.path.join(folder, 'review'))
    with open('bench-review.csv', 'w', encoding='utf-8', newline='') as out:
        writer = csv.writer(out)
        writer.writerow(('step', 'episodes', 'seconds', 'peak_anonymous_mib'))
        writer.writerows(Step.rows)
    return 0


if __name__ == '__main__':
    sys.exit(main())
