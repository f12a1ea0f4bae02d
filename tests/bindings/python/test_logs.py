# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The analyses of sequences against public event logs in whole days, and the synthetic journeys.

Each log is loaded as a caseload: its activities are provisions, its resources agencies. A resource
that is not recorded is a value of its own in the vectors, so it gets a name."""

import csv
import gzip
import io
import json
import os
import pathlib

import pytest
from gi.repository import Balanced

LOGS = ('bupar_patients', 'interval_event_log', 'receipt', 'reviewing', 'roadtraffic100',
        'running-example', 'teleclaims')
COLUMNS = {'case': 'child_id', 'activity': 'provision_id', 'start': 'start_date',
           'complete': 'end_date', 'resource': 'agency'}
CONSTANTS = {'strand': 'intervention', 'level': 'targeted', 'stage': 'intervention'}
NOBODY = '(nobody)'
JOURNEYS_AS_AT = '2022-03-31'


def vectors():
    shared = os.environ.get('BALANCED_SHARED')
    if not shared:
        pytest.skip('needs the shared test data: meson option shared_dir')
    return pathlib.Path(shared, 'vectors', 'journeys')


class Log:
    """A log as a caseload, its expected figures, and their keys as names."""

    def __init__(self, name, folder):
        self.name = name
        self.expected = json.loads((vectors() / f'{name}.days.json').read_text())
        self.as_at = self.expected['as_at']
        path = vectors() / f'{name}.csv'
        opened = path.open(newline='') if path.exists() else \
            io.TextIOWrapper(gzip.open(f'{path}.gz'), encoding='utf-8', newline='')
        with opened as log, (folder / f'{name}.csv').open('w', newline='') as out:
            reader = csv.DictReader(log)
            writer = csv.DictWriter(out, reader.fieldnames)
            writer.writeheader()
            for row in reader:
                writer.writerow(dict(row, resource=row['resource'] or NOBODY))
        options = Balanced.CaseloadOptions(columns=COLUMNS, constants=CONSTANTS, time_zone='UTC')
        reader = Balanced.CaseloadReader.new(options)
        reader.read_file(Balanced.CaseloadFile.EPISODES, str(folder / f'{name}.csv'))
        self.caseload = reader.end()

    def keys(self, *indices):
        return tuple(self.expected['activities'][index] for index in indices)

    def agencies(self, *indices):
        return tuple(self.expected['agencies'][index] or NOBODY for index in indices)

    def agree(self, what, found, expected):
        differing = {key: (found.get(key), expected.get(key)) for key in {*found, *expected}
                     if found.get(key) != expected.get(key)}
        assert not differing, (self.name, what)
        print(f'# {self.name}: {what}: {len(expected)} agree')


@pytest.fixture(scope='module', params=LOGS)
def log(request, tmp_path_factory):
    return Log(request.param, tmp_path_factory.mktemp('log'))


@pytest.fixture(scope='module')
def journeys():
    columns = {'child': 'child_id', 'unit': 'episode_id', 'requested': 'requested_date',
               'start': 'start_date', 'end': 'end_date', 'closed': 'closed_date'}
    reader = Balanced.CaseloadReader.new(Balanced.CaseloadOptions(columns=columns))
    reader.read_file(Balanced.CaseloadFile.EPISODES, str(vectors() / 'journeys.csv'))
    expected = json.loads((vectors() / 'journeys.expected.json').read_text())['log']
    return reader.end(), expected


def test_loading(log):
    assert log.caseload.n_children == log.expected['children']
    assert log.caseload.n_episodes == log.expected['units']
    print(f'# {log.name}: {log.caseload.n_episodes} units of {log.caseload.n_children} children')


def test_directly_follows(log):
    result = log.caseload.directly_follows(as_at=log.as_at, key='provision')
    found = {(row['from_provision'], row['to_provision']):
             (row['pairs'], row['gap_days'], row['gap_min'], row['gap_max'], row['gap_mean'],
              row['gap_median'], row['gap_p90']) for row in result.tables['directly_follows']}
    log.agree('dfg', found, {
        log.keys(each['a'], each['b']):
        tuple(each[name] for name in ('n', 'gap_sum', 'gap_min', 'gap_max', 'gap_mean',
                                      'gap_median', 'gap_p90')) for each in log.expected['dfg']})
    for table in ('start_keys', 'end_keys'):
        log.agree(table, {row['provision']: row['children'] for row in result.tables[table]},
                  {log.keys(each['a'])[0]: each['n'] for each in log.expected[table]})
    order, = result.tables['sequence_order']
    assert order['pairs'] == log.expected['units'] - log.expected['children']
    print(f'# {log.name}: {order["pairs_by_identifier"]} of {order["pairs"]} pairs by row only')


def test_journeys_directly_follows(journeys):
    caseload, expected = journeys
    result = caseload.directly_follows(as_at=JOURNEYS_AS_AT)
    found = [[f'{row["from_strand"]}/{row["from_level"]}', f'{row["to_strand"]}/{row["to_level"]}',
              row['pairs'], row['gap_days']] for row in result.tables['directly_follows']]
    assert sorted(found) == sorted(expected['dfg'])
    print(f'# journeys: dfg: {len(found)} agree')


def read_variants(result, table, column):
    """The variants in their order: the number of children, and the keys of each step."""
    found = [[row['children'], []] for row in result.tables[table]]
    for row in result.tables[f'{table[:-1]}_steps']:
        steps = found[row['variant'] - 1][1]
        while len(steps) < row['step']:
            steps.append([])
        steps[row['step'] - 1].append(row[column])
    return found


def test_variants(log):
    result = log.caseload.variants(as_at=log.as_at, key='provision', most_variants=0)
    totals, = result.tables['variant_totals']
    assert totals['variants'] == log.expected['variants_distinct']
    assert totals['set_variants'] == log.expected['set_variants_distinct']
    expected = [[n, [[key] for key in log.keys(*keys)]] for n, keys in log.expected['variants']]
    found = read_variants(result, 'variants', 'provision')
    assert found[:len(expected)] == expected
    print(f'# {log.name}: variants: {len(expected)} of {len(found)} agree, in their order')
    expected = [[n, [list(log.keys(*step)) for step in steps]]
                for n, steps in log.expected['set_variants']]
    found = read_variants(result, 'set_variants', 'provision')
    assert found[:len(expected)] == expected
    print(f'# {log.name}: set variants: {len(expected)} of {len(found)} agree, in their order')


def test_journeys_variants(journeys):
    caseload, expected = journeys
    result = caseload.variants(as_at=JOURNEYS_AS_AT, most_variants=0)
    for table in ('variants', 'set_variants'):
        found = sorted([row['children'], row['sequence'].replace(' + ', '+').split(' > ')]
                       for row in result.tables[table])
        wanted = sorted(each for each in expected[table] if each[1])
        assert found == wanted, table
        print(f'# journeys: {table}: {len(found)} agree')
    totals, = result.tables['variant_totals']
    without = sum(n for n, keys in expected['variants'] if not keys)
    assert totals['children'] == caseload.n_children - without


def test_handovers(log):
    result = log.caseload.handovers(as_at=log.as_at)
    columns = ('handovers', 'overlapped', 'same_or_next_day', 'gapped', 'gap_days')
    found = {(row['from_agency'], row['to_agency']): tuple(row[name] for name in columns)
             for row in result.tables['handovers']}
    log.agree('agency handovers', found, {
        log.agencies(each['a'], each['b']): tuple(each[name] for name in ('n',) + columns[1:])
        for each in log.expected['agency_handovers']})


def test_journeys_handovers(journeys):
    caseload, expected = journeys
    result = caseload.handovers(as_at=JOURNEYS_AS_AT)
    found = [[row[name] for name in ('from_agency', 'to_agency', 'handovers', 'overlapped',
                                     'same_or_next_day', 'gapped', 'gap_days')]
             for row in result.tables['handovers']]
    assert sorted(found) == sorted(expected['agency_handovers'])
    print(f'# journeys: agency handovers: {len(found)} agree')


def test_concurrent_pairs(log):
    for least in (1, 2):
        wanted = log.expected[f'concurrent_pairs_{least}']
        result = log.caseload.concurrent_pairs(as_at=log.as_at, key='provision',
                                               least_common_days=least)
        found = {(row['first_provision'], row['second_provision']):
                 (row['pairs'], row['common_days']) for row in result.tables['concurrent_pairs']}
        log.agree(f'concurrent pairs of {least} days', found, {
            log.keys(each['a'], each['b']): (each['n'], each['days'])
            for each in wanted['by_key']})
        totals, = result.tables['concurrent_pair_totals']
        assert (totals['pairs'], totals['common_days']) == (wanted['n'], wanted['days'])
        assert totals['children_left_out'] == 0


def test_journeys_concurrent_pairs(journeys):
    caseload, expected = journeys
    result = caseload.concurrent_pairs(as_at=JOURNEYS_AS_AT)
    found = [[f'{row["first_strand"]}/{row["first_level"]}',
              f'{row["second_strand"]}/{row["second_level"]}', row['pairs'], row['common_days']]
             for row in result.tables['concurrent_pairs']]
    assert sorted(found) == sorted(expected['concurrent_pairs'])
    print(f'# journeys: concurrent pairs: {len(found)} agree')


def test_successors(log):
    result = log.caseload.successors(as_at=log.as_at, key='provision')
    found = {(row['from_provision'], row['to_provision']): (row['pairs'], row['gap_days'])
             for row in result.tables['successors']}
    log.agree('immediate successors', found, {
        log.keys(each['a'], each['b']): (each['n'], each['gap_sum'])
        for each in log.expected['immediate_successors']})


def test_journeys_successors(journeys):
    caseload, expected = journeys
    result = caseload.successors(as_at=JOURNEYS_AS_AT)
    found = [[f'{row["from_strand"]}/{row["from_level"]}', f'{row["to_strand"]}/{row["to_level"]}',
              row['pairs']] for row in result.tables['successors']]
    assert sorted(found) == sorted(expected['immediate_successors'])
    print(f'# journeys: immediate successors: {len(found)} agree')


def test_days(log):
    result = log.caseload.active_days(as_at=log.as_at)
    figures, = result.tables['active_days']
    expected = log.expected
    assert (figures['unit_days'], figures['active_days']) == (expected['unit_days'],
                                                             expected['active_days'])
    assert {name: figures[f'span_{"days" if name == "sum" else name}']
            for name in expected['span_days']} == expected['span_days']
    log.agree('days at k', {row['units']: row['days'] for row in result.tables['days_by_units']},
              {each['k']: each['days'] for each in expected['days_at_k']})
    gaps = {row['days']: row['gaps'] for row in result.tables['idle_gaps']}
    limits = {'0': (0, 0), '1-7': (1, 7), '8-30': (8, 30), '31-90': (31, 90), '>90': (91, 1 << 31)}
    found = {'n': figures['gaps'], 'sum': figures['gap_days'], 'max': figures['gap_max'] or 0,
             **{name: sum(n for days, n in gaps.items() if first <= days <= last)
                for name, (first, last) in limits.items()}}
    wanted = dict(expected['idle_gaps'])
    wanted.update(wanted.pop('bins'))
    wanted['max'] = wanted['max'] or 0
    log.agree('figures of idle gaps', found, wanted)


def test_peaks(log):
    result = log.caseload.concurrency(as_at=log.as_at)
    found = {row['peak_units']: row['children']
             for row in result.tables['concurrency_by_children'] if row['children']}
    log.agree('children by peak', found, {each['k']: each['n'] for each in
                                          log.expected['children_by_max_concurrency']})
