# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""How the time and memory of a document grow with the town that it describes.

Each town of four sizes is read, checked and written by a process of its own (bench-area.c), several
times; the fastest counts. Prints a table, and writes it to bench-area.csv.
"""

import csv
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

import make_town

SIZES = (0.25, 0.5, 1, 2)
RUNS = 5
STEPS = ('read', 'check', 'write')
COLUMNS = ('size', 'settings', 'units', 'actions', 'bytes', *STEPS, 'processor', 'peak_mib', 'findings')
SOURCE = pathlib.Path(os.environ['BALANCED_SOURCE'])


def load(path):
    return json.loads((SOURCE / path).read_text(encoding='utf-8'))


def run_once(path):
    """The lines of one process, and the time of the processor that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = subprocess.run([os.environ['BALANCED_BENCH_AREA'], path], check=True, stdout=subprocess.PIPE,
                           text=True).stdout.splitlines()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures = {name: float(value) for name, value in map(str.split, lines)}
    figures['processor'] = sum(getattr(after, each) - getattr(before, each) for each in ('ru_utime', 'ru_stime'))
    return figures


def measure(town, path):
    pathlib.Path(path).write_text(json.dumps(town, ensure_ascii=False, indent=2), encoding='utf-8')
    runs = [run_once(path) for _ in range(RUNS)]
    best = {name: min(run[name] for run in runs) for name in runs[0]}
    actions = sum(len(area['actions']) for area in town['focus_areas'] if 'actions' in area)
    return (len(town['settings']), len(town['provisions']), actions, os.path.getsize(path),
            *(f'{best[step]:.3f}' for step in STEPS), f'{best["processor"]:.3f}', f'{best["peak"] / 1024:.0f}',
            int(best['findings']))


def main():
    schema, framework = load('docs/schema/area.schema.json'), load('libbalanced/resources/framework.json')
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            town = make_town.Town(schema, framework, size).make()
            rows.append((size, *measure(town, os.path.join(folder, 'town.json'))))
            print('  '.join(f'{name} {value}' for name, value in zip(COLUMNS, rows[-1])), flush=True)
    for before, after in zip(rows, rows[1:]):
        print(f'{before[0]} to {after[0]}: {after[4] / before[4]:.2f} times the bytes, '
              f'{float(after[8]) / float(before[8]):.2f} times the time of the processor', flush=True)
    with open('bench-area.csv', 'w', encoding='utf-8', newline='') as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return 0


if __name__ == '__main__':
    sys.exit(main())
