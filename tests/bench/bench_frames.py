# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""A caseload from data frames of text, as an analyst reads them from a CSV file with dtype=str.

Identifiers and names are text, dates are day-month-year, the rows are in no order, and one in
fifty has a fault. First every fault must be found and counted; then our time stands beside what
pandas needs to parse the same dates and to turn the same columns into categories.
BALANCED_BENCH_FRAME_ROWS changes the size, 1,000,000 by default.
"""

import collections
import os
import random
import statistics
import sys
import time

import gi

gi.require_version('Balanced', '1')
from gi.repository import Balanced  # noqa: E402

ROWS = int(os.environ.get('BALANCED_BENCH_FRAME_ROWS', '1000000'))
ROUNDS = 5
DATES = ('requested_date', 'start_date', 'end_date')
CODES = ('child_id', 'agency', 'provision_id', 'strand', 'level', 'stage', 'role', 'setting_id')

# What is wrong: the column, what stands there, and the finding that must say so.
FAULTS = (
    ('start_date', '31/02/2021', 'row-rejected-date-unreadable'),
    ('start_date', 'see notes', 'row-rejected-date-unreadable'),
    ('requested_date', '01/01/1850', 'row-rejected-day-out-of-range'),
    ('end_date', '01/01/1999', 'row-rejected-end-before-start'),
    ('level', 'gold', 'row-rejected-unknown-code'),
    ('child_id', None, 'row-rejected-no-child'),
    ('minutes', '12.5', 'row-rejected-not-a-count'),
    ('minutes', 'an hour', 'row-rejected-not-a-count'),
)


def make_columns():
    """The columns, and how often each finding is expected."""
    draw = random.Random(2021)
    days = [f'{d:02}/{m:02}/{y}' for y in range(2016, 2026) for m in range(1, 13)
            for d in range(1, 29)]
    names = {
        'agency': [f'agency {i:03}' for i in range(120)],
        'provision_id': [f'provision-{i:03}' for i in range(400)],
        'strand': ['family', 'environment', 'workforce', 'identification', 'intervention'],
        'level': ['universal', 'targeted', 'specialist'],
        'stage': ['pre-identification', 'identification', 'intervention', 'evaluation'],
        'role': [f'role {i:02}' for i in range(30)],
        'setting_id': [f'URN{100000 + i}' for i in range(24000)],
        'child_id': [f'NHS-{i * 48271 % 2147483647:010}' for i in range(1, ROWS // 32 + 2)],
    }
    columns = {name: draw.choices(words, k=ROWS) for name, words in names.items()}
    order = list(range(ROWS))
    draw.shuffle(order)
    columns['episode_id'] = [f'EP{i:08}' for i in order]
    starts = [draw.randrange(len(days) - 400) for _ in range(ROWS)]
    columns['start_date'] = [days[i] for i in starts]
    columns['end_date'] = [days[i + draw.randrange(300)] if draw.random() < 0.95 else None
                           for i in starts]
    columns['requested_date'] = [days[max(i - draw.randrange(90), 0)] if draw.random() < 0.3
                                 else None for i in starts]
    columns['minutes'] = [str(draw.randrange(600)) for _ in range(ROWS)]

    expected = collections.Counter()
    for n, row in enumerate(draw.sample(range(ROWS), ROWS // 50)):
        column, value, code = FAULTS[n % len(FAULTS)]
        columns[column][row] = value
        expected[code] += 1
    return columns, expected


def check(caseload, expected, name):
    found = collections.Counter()
    for finding in caseload.findings:
        if finding.code.startswith('row-'):
            found[finding.code] += finding.count
    if found != expected:
        sys.exit(f'frames: from {name} these faults were found: {dict(found)}, '
                 f'and not {dict(expected)}')
    table = caseload.reconciliation.to_polars()
    read, kept, rejected = (table[column].sum() for column in ('read', 'kept', 'rejected'))
    if (read, rejected) != (ROWS, sum(expected.values())) or read != kept + rejected:
        sys.exit(f'frames: from {name} {read} rows were read, {kept} kept and {rejected} rejected')


def measure(function):
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main():
    try:
        import pandas
        import polars
    except ImportError as error:
        print(f'# frames: {error}')
        sys.exit(77)

    columns, expected = make_columns()
    frames = {'pandas': pandas.DataFrame(columns, dtype='str'), 'polars': polars.DataFrame(columns)}

    def load(name):
        return Balanced.Caseload.from_frames(episodes=frames[name], date_order='dmy')

    def parse():
        for column in DATES:
            pandas.to_datetime(frames['pandas'][column], format='%d/%m/%Y', errors='coerce')
        for column in CODES:
            frames['pandas'][column].astype('category')

    digests = set()
    for name in frames:
        caseload = load(name)
        check(caseload, expected, name)
        digests.add(caseload.digest)
    if len(digests) != 1:
        sys.exit('frames: the caseloads of the two frames differ')
    print(f'# {ROWS:,} rows, every one of {sum(expected.values()):,} faults found and counted; '
          f'pandas {pandas.__version__}, polars {polars.__version__}')
    peer = measure(parse)
    print(f'frames-pandas-parse {peer:.3f}')
    for name in frames:
        ours = measure(lambda name=name: load(name))
        print(f'frames-from-{name} {ours:.3f}')
        print(f'# pandas parses these dates and codes in {peer / ours:.1f} times our time '
              f'from {name}')


main()
