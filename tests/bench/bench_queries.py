# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Ten million episodes beside DuckDB and Polars: the same questions, the same answers, the times.

BALANCED_BENCH_CSV is the file, or make-episodes makes it, with BALANCED_BENCH_EPISODES rows;
BALANCED_BENCH_QUERIES picks questions, BALANCED_BENCH_REPEAT the runs of each,
BALANCED_BENCH_THREADS the threads of each side, BALANCED_BENCH_REST the seconds of rest before each.
All answers are compared, number by number, before any time is printed: one that differs fails.
Times of ours are of calls from Python, with the result in its tables. The table of
docs/performance.md is written to bench-queries.md.
"""

import csv
import gc
import json
import math
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version('Balanced', '1')
from gi.repository import Balanced  # noqa: E402

import bench_journeys  # noqa: E402
import bench_peers  # noqa: E402

THREADS = int(os.environ.get('BALANCED_BENCH_THREADS', '2'))
REPEAT = int(os.environ.get('BALANCED_BENCH_REPEAT', '7'))
REST = float(os.environ.get('BALANCED_BENCH_REST', '3'))
WARM_UP = 0.5  # seconds
FRAMEWORK = pathlib.Path(__file__).parents[2] / 'libbalanced' / 'resources' / 'framework.json'
AS_AT = bench_peers.LAST.isoformat()

STRANDS = ['family', 'environment', 'workforce', 'identification', 'intervention']
LEVELS = ['universal', 'targeted', 'specialist']
STAGES = ['pre-identification', 'identification', 'intervention', 'evaluation']
TIERS = ['universal', 'targeted', 'specialist']
WORKFORCE = ['wider', 'enhanced', 'specialist']
ROLES = [0] * 10 + [1] * 10 + [2] * 10


# What the ratio to the faster peer should be at least.
GOALS = {'load': 3, 'Q1': 20, 'Q2': 30, 'Q3': 30, 'Q4': 30, 'Q5': 15, 'Q6': 20, 'Q7': 15, 'Q8': 30,
         'Q9': 15, 'Q10': 20, 'Q11': 20}
# The mean is that of the eleven questions which look at every child.
OUTSIDE_MEAN = ('load', 'Q12')
SINGLE_CHILDREN = 2000
CHOSEN_CHILDREN = 100_000
SEED = 12


def numbered(words):
    return {str(i): word for i, word in enumerate(words)}


def make_framework():
    """The library's own, with the thirty roles of the file."""
    document = json.loads(FRAMEWORK.read_text(encoding='utf-8'))
    document['roles'] = [{'code': str(i), 'label': f'Role {i}', 'tier': WORKFORCE[tier]}
                         for i, tier in enumerate(ROLES)]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'framework.json')
        pathlib.Path(path).write_text(json.dumps(document), encoding='utf-8')
        return Balanced.Framework.load(path)


class Ours(bench_journeys.Ours):
    name = 'ours'
    version = 'this one'
    n_threads = THREADS

    def __init__(self, path):
        self.caseload = Balanced.Caseload.load(
            path, framework=make_framework(), n_threads=THREADS, constants={'source': 'bench'},
            columns={'activity': 'provision_id', 'outcome_id': 'outcome', 'need': 'need_tier',
                     'contacts': 'contacts_attended'},
            codes={'strand': numbered(STRANDS), 'level': numbered(LEVELS),
                   'stage': numbered(STAGES), 'need_tier': numbered(TIERS)})

    # Each question is a call, and what makes rows of integers of its result; only the call counts.

    def Q1(self):
        return self.caseload.balance(AS_AT, by='agency', n_threads=THREADS)

    def Q1_rows(self, result):
        return [(int(agency), STRANDS.index(strand), LEVELS.index(level), episodes, children, minutes)
                for agency, strand, level, episodes, children, minutes in columns(
                    result, 'balance', 'agency', 'by_strand strand', 'by_level level', 'episodes',
                    'children', 'minutes') if episodes]

    def Q3(self):
        return self.caseload.peaks(AS_AT, n_threads=THREADS)

    def Q3_rows(self, result):
        return [(0, *row) for row in columns(result, 'children_by_peak', 'peak_units', 'children')] + [
            (1, round(2 * mean), n) for mean, n in columns(
                result, 'children_by_mean', 'mean_units_from', 'children')] + [
            (2, *row) for row in columns(result, 'peaks', 'unit_days', 'active_days')]

    def Q7(self):
        return self.caseload.pyramids(AS_AT, recorded_tier=True, n_threads=THREADS)

    def Q7_rows(self, result):
        return [(TIERS.index(need), LEVELS.index(level), WORKFORCE.index(tier), children, episodes)
                for need, level, tier, children, episodes in columns(
                    result, 'pyramids', 'need_tier', 'level', 'workforce_tier', 'children',
                    'episodes') if episodes]

    def Q8(self):
        return self.caseload.series('active', by=['strand', 'level'], end=AS_AT,
                                    start=bench_peers.FIRST.isoformat(), n_threads=THREADS)

    def Q8_rows(self, series):
        rows = []
        for name, points in series.items():
            strand, level = name.split(' / ')
            cell = STRANDS.index(strand) * 3 + LEVELS.index(level)
            rows += [(month, cell, round(value)) for month, value in enumerate(values(points)) if value]
        return rows


    def Q11(self):
        import numpy as np
        import polars as pl
        table = self.caseload.reach(AS_AT, by='setting', n_threads=THREADS).tables['reach']
        columns = {each.get_name(): each for each in table.columns}
        cells = [columns[f'{strand}_{level}'].to_numpy() for strand in STRANDS for level in LEVELS]
        return (pl.Series(columns['setting'].to_list()).cast(pl.Int64).to_numpy(),
                *bench_peers.hide(np.array(cells, dtype=np.int32).T, columns['children'].to_numpy()))

    def Q11_rows(self, answer):
        return bench_peers.rows_of(answer)

    def choose_children(self):
        """Numbers of children for Q12, which are ours alone; gives their identifiers to others."""
        everyone = range(len(self.caseload))
        self.chosen = random.Random(SEED).sample(everyone, min(CHOSEN_CHILDREN, len(everyone)))
        return [int(each) for each in self.Q12().to_polars()['child_id']]

    def Q12(self):
        return self.caseload.summarise_children(self.chosen)

    def Q12_rows(self, table):
        frame = table.to_polars().select('child_id', 'episodes', 'minutes', 'last_level')
        return [(int(child), episodes, -1 if minutes is None else minutes, LEVELS.index(level))
                for child, episodes, minutes, level in frame.rows()]

    def single_child(self, number):
        """Episodes, minutes and last level of one child, as a case-management system asks."""
        episodes = list(self.caseload[number])
        return len(episodes), sum(each.minutes or 0 for each in episodes), episodes[-1].level


def values(series):
    return [series.get_value(i) for i in range(series.get_n_points())]


def columns(result, table, *names):
    """Rows of some columns; a name may have others that serve as well."""
    frame = result.tables[table].to_polars()
    chosen = [next(name for name in each.split() if name in frame.columns) for each in names]
    return frame.select(chosen).rows()


def measure(call):
    """Milliseconds that passed, those of the processors, and the answer."""
    gc.collect()
    gc.disable()
    start, worked = time.perf_counter(), time.process_time()
    answer = call()
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    gc.enable()
    return seconds * 1000, worked * 1000, answer


def time_of(call):
    milliseconds, _, answer = measure(call)
    return milliseconds, answer


def rest():
    """For some seconds after a side has given memory back, the system takes it away from everybody's
    time: the next side, whichever it is, does not begin before that is over."""
    time.sleep(REST)


def medians_of(call):
    """Of the time that passes, and of that of the processors: on a busy machine the latter says
    more. Calls that are not counted come first, until memory is what it is for one call after another."""
    rest()
    start = time.perf_counter()
    while time.perf_counter() - start < WARM_UP:
        call()
    return [statistics.median(each)
            for each in zip(*(measure(call)[:2] for _ in range(REPEAT)))]


def load(make, *arguments):
    rest()
    milliseconds, side = time_of(lambda: make(*arguments))
    print(f'{side.name} {side.version}: loaded in {milliseconds:,.0f} ms', flush=True)
    return milliseconds, side


def settle(query, rows):
    """The rows in one order. The commonest variants end somewhere among equally common ones, and which
    of these come first each side decides by its own order of words: only how many they are counts."""
    if query != 'Q6' or not rows:
        return sorted(rows)
    least = min(row[0] for row in rows)
    return sorted(row if row[0] > least else (least,) for row in rows)


def best_of(peer, query, expected):
    """The median of the fastest form, after the answers of all forms."""
    best = {}
    for name, call in peer.forms(query).items():
        milliseconds, answer = time_of(call)
        if settle(query, bench_peers.rows_of(answer)) != expected:
            sys.exit(f'{query}: {peer.name} ({name}) does not answer as ours')
        best[name] = milliseconds
    return min(best, key=best.get) if best else None


def find_file():
    path, maker = os.environ.get('BALANCED_BENCH_CSV'), os.environ.get('BALANCED_MAKE_EPISODES')
    if path or not maker:
        return path
    rows = os.environ.get('BALANCED_BENCH_EPISODES', '10000000')
    path = os.path.abspath(f'bench-episodes-{rows}.csv')
    if not os.path.exists(path):
        subprocess.run([maker, rows, path + '.part'], check=True)
        os.replace(path + '.part', path)
    return path


def main():
    path = find_file()
    if not path:
        print('BALANCED_BENCH_CSV names no file, and nothing makes one: nothing to do')
        return 0
    try:
        import duckdb  # noqa: F401
        import polars  # noqa: F401
    except ImportError as error:
        print(f'{error}: nothing to compare with')
        return 0
    loads, ours = load(Ours, path)
    sides, rows, processor = [], [], []
    for peer in bench_peers.PEERS:
        milliseconds, side = load(peer, path, ROLES, THREADS)
        loads_of_peer = milliseconds
        sides.append((side, loads_of_peer))
    rows.append(('load', loads, *[each for _, each in sides]))
    chosen = ours.choose_children()
    for side, _ in sides:
        side.choose_children(chosen)
    picked = os.environ.get('BALANCED_BENCH_QUERIES')
    names = picked.split(',') if picked else sorted(
        (name for name in dir(ours) if name[0] == 'Q' and name[1:].isdigit()), key=lambda q: int(q[1:]))
    for query in names:
        call = getattr(ours, query)
        expected = settle(query, getattr(ours, query + '_rows')(call()))
        forms = [(side, best_of(side, query, expected)) for side, _ in sides]
        # One after another, so that all of them have the machine as it is now.
        times = [medians_of(call)]
        times += [medians_of(side.forms(query)[form]) if form else (math.nan, math.nan)
                  for side, form in forms]
        rows.append((query, *(each[0] for each in times)))
        processor.append((query, *(each[1] for each in times)))
        print(f'{query}: {len(expected)} rows, the same; '
              + ', '.join(f'{side.name}: {form}' for side, form in forms), flush=True)
    report(rows, 'bench-queries.csv')
    print('of the processors:')
    report(processor, 'bench-queries-processor.csv')
    write_markdown(rows, processor, 'bench-queries.md')
    time_single_children(ours)
    return 0


def time_single_children(ours):
    """Q12, one child after another: microseconds to find one, and to answer for one."""
    step = max(len(ours.caseload) // SINGLE_CHILDREN, 1)
    numbers = [child * 48271 % len(ours.caseload) for child in range(0, len(ours.caseload), step)]
    found, _, _ = measure(lambda: [ours.caseload[each].get_n_episodes() for each in numbers])
    answered, _, _ = measure(lambda: [ours.single_child(each) for each in numbers])
    print(f'Q12: {len(numbers):,} children, one at a time from Python: found in '
          f'{1000 * found / len(numbers):.1f} us, answered in {1000 * answered / len(numbers):.1f} us')


def write_markdown(rows, processor, path):
    """The table of docs/performance.md, so that a quiet run can take its place."""
    worked = {name: times for name, *times in processor}
    with open(path, 'w', encoding='utf-8') as out:
        out.write('| | ours | DuckDB | Polars | fastest peer to ours | goal '
                  '| ours, of the processors | the ratio of these |\n|---|---|---|---|---|---|---|---|\n')
        for name, *times in rows:
            out.write(f'| {name} | ' + ' | '.join(short(each) for each in times)
                      + f' | {short(ratio_of(times))} | {GOALS.get(name, "")} | ')
            own = worked.get(name)
            out.write(f'{short(own[0])} | {short(ratio_of(own))} |\n' if own else ' | |\n')
    print(f'the table for the documentation is in {path}')


def ratio_of(times):
    return min(each for each in times[1:] if not math.isnan(each)) / times[0]


def short(number):
    """Three digits, as the documentation has them."""
    if math.isnan(number):
        return ''
    return f'{number:,.0f}' if number >= 100 else f'{number:.1f}'


def report(rows, path):
    ratios = []
    with open(path, 'w', encoding='utf-8', newline='') as out:
        writer = csv.writer(out)
        writer.writerow(('query', 'ours_ms', 'duckdb_ms', 'polars_ms', 'ratio'))
        print(f'{"":6}{"ours":>10}{"duckdb":>10}{"polars":>10}{"ratio":>8}')
        for name, ours, *peers in rows:
            ratio = ratio_of((ours, *peers))
            if name not in OUTSIDE_MEAN:
                ratios.append(ratio)
            print(f'{name:6}{ours:10.1f}' + ''.join(f'{each:10.1f}' for each in peers) + f'{ratio:8.1f}')
            writer.writerow((name, f'{ours:.2f}', *[f'{each:.2f}' for each in peers], f'{ratio:.2f}'))
        mean = math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else math.nan
        print(f'geometric mean of {len(ratios)}, without load and Q12: {mean:.1f}')
        writer.writerow(('geometric mean', '', '', '', f'{mean:.2f}'))


if __name__ == '__main__':
    sys.exit(main())
