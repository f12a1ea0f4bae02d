#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""1,000 charts of 36 points, ours on one thread beside those of NHSRplotthedots where R has it."""

import csv
import datetime
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version('Balanced', '1')
from gi.repository import Balanced

SERIES, POINTS = 1000, 36

# Prints the seconds, or leaves with 3 where the package is not installed.
SCRIPT = '''
if (!requireNamespace("NHSRplotthedots", quietly = TRUE)) quit(status = 3)
rows <- read.csv(commandArgs(trailingOnly = TRUE)[1])
rows$day <- as.Date(rows$day)
parts <- split(rows, rows$series)
start <- proc.time()[["elapsed"]]
for (part in parts)
  suppressWarnings(NHSRplotthedots::ptd_spc(part, value_field = value, date_field = day,
                                            improvement_direction = "increase"))
cat(proc.time()[["elapsed"]] - start)
'''


def make_rows():
    source = random.Random(2026)
    first = datetime.date(2020, 1, 1)
    days = [first + datetime.timedelta(number) for number in range(POINTS)]
    return [(f's{number:04}', day, source.randrange(1000)) for number in range(SERIES) for day in days]


def time_ours(rows):
    table = Balanced.Table.from_dict({'series': [row[0] for row in rows], 'day': [row[1] for row in rows],
                                      'value': [row[2] for row in rows]})
    best = float('inf')
    for _ in range(5):
        start = time.perf_counter()
        charts = Balanced.spc(table, improvement='increase', n_threads=1)
        best = min(best, time.perf_counter() - start)
    assert len(charts) == SERIES
    return best


def time_theirs(rows):
    """Seconds, or None and why there are none."""
    program = shutil.which('Rscript')
    if program is None:
        return None, 'R is not installed'
    with tempfile.TemporaryDirectory() as folder:
        path, script = pathlib.Path(folder, 'series.csv'), pathlib.Path(folder, 'time.R')
        with path.open('w', newline='') as file:
            csv.writer(file).writerows([('series', 'day', 'value'), *rows])
        script.write_text(SCRIPT)
        done = subprocess.run([program, '--vanilla', script, path], capture_output=True, text=True)
    if done.returncode == 3:
        return None, 'R has no package NHSRplotthedots'
    if done.returncode:
        sys.exit(f'NHSRplotthedots failed: {done.stderr[-300:]}')
    return float(done.stdout), None


def main():
    rows = make_rows()
    ours = time_ours(rows)
    print(f'spc-1000-series-python {ours:.6f}')
    theirs, reason = time_theirs(rows)
    if theirs is None:
        print(f'# NHSRplotthedots: not measured: {reason}')
        return
    print(f'spc-1000-series-nhsr {theirs:.6f}')
    print(f'# NHSRplotthedots takes {theirs / ours:.0f} times as long')


if __name__ == '__main__':
    main()
