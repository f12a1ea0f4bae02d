# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Ten million rows of which none can be kept: counted to the one, in under 64 MiB.

A file of that size is made of one fault or of all of them in turn, with another child in every
row. What is measured is the memory of the process that belongs to no file, at its
highest between the beginning of the reading and the end, with the findings at hand.
"""

import os
import sys
import tempfile
import threading
import time

import gi

gi.require_version('Balanced', '1')
from gi.repository import Balanced  # noqa: E402

ROWS = int(os.environ.get('BALANCED_BAD_ROWS', '10000000'))
LIMIT = 64 * 1024  # KiB

HEADER = 'child_id,start_date,end_date,strand,level,stage,agency,minutes\n'
FAULTS = {
    'no child': ',2020-01-01,,family,universal,intervention,a,10\n',
    'unreadable date': 'c{n},2020-02-30,,family,universal,intervention,a,10\n',
    'ambiguous date': 'c{n},03/04/2020,,family,universal,intervention,a,10\n',
    'date out of range': 'c{n},1899-12-31,,family,universal,intervention,a,10\n',
    'end before start': 'c{n},2020-01-02,2020-01-01,family,universal,intervention,a,10\n',
    'unknown code': 'c{n},2020-01-01,,family,nowhere,intervention,a,10\n',
    'fraction': 'c{n},2020-01-01,,family,universal,intervention,a,1.5\n',
    'too few fields': 'c{n},2020-01-01\n',
}


def anonymous():
    with open('/proc/self/status', encoding='ascii') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('RssAnon'))


class Peak(threading.Thread):
    """The highest value of anonymous() while it runs."""

    def __init__(self):
        super().__init__(daemon=True)
        self.value, self.stopped = 0, threading.Event()

    def run(self):
        while not self.stopped.wait(0.005):
            self.value = max(self.value, anonymous())


def write(path, lines, rows):
    block = 10000
    with open(path, 'w', encoding='utf-8', buffering=1 << 20) as out:
        out.write(HEADER)
        for first in range(0, rows, block):
            out.write(''.join(lines[n % len(lines)].format(n=n)
                              for n in range(first, min(first + block, rows))))


def measure(name, lines, folder):
    path = os.path.join(folder, 'episodes.csv')
    write(path, lines, ROWS)
    before, peak, start = anonymous(), Peak(), time.monotonic()
    peak.start()
    caseload = Balanced.Caseload.load(folder)
    findings = caseload.findings
    counted = sum(f.count for f in findings if f.severity == Balanced.Severity.ERROR)
    peak.stopped.set()
    peak.join()
    used = max(peak.value, anonymous()) - before
    row = caseload.reconciliation
    read, kept, rejected = (row.lookup_column(column).get_int64(0) for column in ('read', 'kept', 'rejected'))
    good = (read, kept, rejected) == (ROWS, 0, ROWS) and counted >= ROWS and used < LIMIT
    print(f'{name:20} {time.monotonic() - start:7.2f} s  {used / 1024:6.1f} MiB  '
          f'{len(findings)} findings, {rejected} rejected of {read}  '
          f'{"ok" if good else "NOT OK"}', flush=True)
    return good


def main():
    with tempfile.TemporaryDirectory() as folder:
        cases = [(name, [line]) for name, line in FAULTS.items()]
        cases.append(('all in turn', list(FAULTS.values())))
        return 0 if all([measure(name, lines, folder) for name, lines in cases]) else 1


if __name__ == '__main__':
    sys.exit(main())
