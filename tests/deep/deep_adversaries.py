# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Every analysis over caseloads that nobody has: 100,000 episodes of one child, all equal, all on
one day, all open, at both ends of the calendar, 65,535 provisions, none.

Each must end within TIME seconds and MEMORY MiB above what the caseload itself takes.
"""

import os
import pathlib
import resource
import sys
import time

import gi

gi.require_version('Balanced', '1')
from gi.repository import Balanced  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / 'bindings' / 'python'))
import adversaries  # noqa: E402

ROWS = int(os.environ.get('BALANCED_ADVERSARY_ROWS', '100000'))
TIME = float(os.environ.get('BALANCED_ADVERSARY_TIME', '60'))
MEMORY = 2048


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name, cls, caseload):
    before, begin = peak(), time.monotonic()
    result = adversaries.run(name, cls, caseload)
    seconds, memory = time.monotonic() - begin, peak() - before
    left_out = sum(each.count for each in result.findings if each.code == 'pairs-left-out')
    return seconds, memory, left_out


def load(name):
    if name == 'empty':
        return Balanced.Caseload.from_frames(
            episodes={column: [] for column in adversaries.row(0)})
    return Balanced.Caseload.from_frames(episodes=adversaries.make(name, ROWS))


def main():
    classes = adversaries.analyses()
    names = (*adversaries.NAMES, 'empty')
    print(f'1..{len(names)}')
    good = True
    for number, case in enumerate(names, 1):
        caseload = load(case)
        slow = []
        for name, cls in classes:
            seconds, memory, left_out = measure(name, cls, caseload)
            if seconds > TIME or memory > MEMORY:
                slow.append(name)
            print(f'# {case}: {name} {seconds:.3f} s, {memory:.0f} MiB more'
                  f'{", left out" if left_out else ""}', flush=True)
        good = good and not slow
        print(f'{"not ok" if slow else "ok"} {number} - {case} {" ".join(slow)}', flush=True)
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
