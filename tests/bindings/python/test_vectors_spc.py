# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Every published chart of the shared vectors, in one call for each set of options.

Run alone, with pytest -s or as a script, it prints the cases passed of each family."""

import collections
import csv
import json
import math
import os
import pathlib

import pytest
from gi.repository import Balanced

FOLDER = pathlib.Path(os.environ.get('BALANCED_SHARED', ''), 'vectors', 'spc')

TYPES = {'common_cause': 'common_cause', 'special_cause_improvement': 'improvement',
         'special_cause_concern': 'concern', 'special_cause_neutral_high': 'neutral_high',
         'special_cause_neutral_low': 'neutral_low'}
RULES = {'Common Cause': 'none', 'Above UCL': 'outside_high', 'Below LCL': 'outside_low',
         '7 Point Trend (Increasing)': 'trend_high', '7 Point Trend (Decreasing)': 'trend_low',
         '2 in 3 Above CL': 'two_of_three_high', '2 in 3 Below CL': 'two_of_three_low',
         '7 Points Above CL': 'shift_high', '7 Points Below CL': 'shift_low'}
ASSURANCES = {None: 'none', 'consistent_pass': 'pass', 'consistent_fail': 'fail',
              'inconsistent': 'inconsistent'}
SIGNS = {'none': 0, 'high': 1, 'low': -1}

NO_SPREAD = 'no spread to compute limits from: none are shown, where the package shows the mean as ' \
            'both limits, or an assurance without limits'
SECOND_TREND = 'a point that ends one trend keeps its direction, where the package gives it that of ' \
               'the step that follows'


def read_rows(name):
    with open(FOLDER / name, newline='') as file:
        rows = collections.defaultdict(list)
        for row in csv.DictReader(file):
            rows[row['series']].append(row)
    return rows


def is_close(actual, text):
    if text in ('', None):
        return actual is None
    expected = float(text)
    return actual is not None and math.isclose(actual, expected, rel_tol=1e-12, abs_tol=1e-12)


def sign(value, centre):
    return 0 if centre is None else (value > centre) - (value < centre)


class Xmr:
    """The files, and our charts of all series with the same options in one call each."""

    def __init__(self):
        self.configs = json.loads((FOLDER / 'xmr_config.json').read_text())
        self.rows = read_rows('xmr_input.csv')
        self.points = read_rows('xmr_expected_points.csv')
        self.flags = read_rows('xmr_rule_flags.csv')
        summary = json.loads((FOLDER / 'xmr_expected_summary.json').read_text())
        self.summaries = {each['series']: each for each in summary} \
            if isinstance(summary, list) else summary
        self.charts = self.run()
        self.beyond = self.run(two_of_three='beyond')

    def run(self, **options):
        batches = collections.defaultdict(list)
        for config in self.configs:
            batches[config['improvement_direction'], config['fix_after_n_points'],
                    config['screen_outliers']].append(config)
        charts = {}
        for (direction, fix_after, screened), configs in batches.items():
            names = [config['series'] for config in configs]
            rows = [row for name in names for row in self.rows[name]]
            found = Balanced.spc(
                {'series': [row['series'] for row in rows], 'day': [row['date'] for row in rows],
                 'value': [float(row['y']) for row in rows]},
                improvement=direction, fix_after=fix_after, screening=None if screened else 0,
                target={config['series']: config['target'] for config in configs
                        if config['target'] is not None},
                rebase={config['series']: {day: 'given' for day in config['rebase']}
                        for config in configs if config['rebase']} or None, **options)
            charts.update(split(found))
        return charts


def split(charts):
    """The points and the summary of each series, as lists and dicts."""
    points = collections.defaultdict(list)
    for row in charts.points:
        points[row['series']].append(row)
    groups = collections.defaultdict(list)
    for row in charts.groups:
        groups[row['series']].append(row)
    return {row['series']: (row, points[row['series']], groups[row['series']])
            for row in charts.summary}


def check_point(expected, actual, group):
    lower, upper, value = actual['lower'], actual['upper'], actual['value']
    outside = lower is not None and not lower <= value <= upper
    near = lower is not None and not outside and \
        not actual['near_lower'] <= value <= actual['near_upper']
    return (int(expected['rebase_group']) == actual['group'] - 1
            and int(expected['short_group']) == group['trial']
            and is_close(actual['centre'], expected['mean'])
            and is_close(lower, expected['lpl']) and is_close(upper, expected['upl'])
            and is_close(group['mean_range'], expected['amr'])
            and int(expected['outside_limits'] or 0) == outside
            and int(expected['relative_to_mean'] or 0) == sign(value, actual['centre'])
            and int(expected['close_to_limits'] or 0) == near
            and RULES[expected['special_cause_type']] == actual['rule']
            and TYPES[expected['point_type']] == actual['type'])


def check_flags(expected, actual, beyond):
    return (int(expected['outside']) == SIGNS[actual['outside']]
            and int(expected['trend']) == SIGNS[actual['trend']]
            and int(expected['two_in_three_ptd']) == SIGNS[actual['two_of_three']]
            and int(expected['two_in_three_mdc2024']) == SIGNS[beyond['two_of_three']]
            and int(expected['shift']) == SIGNS[actual['shift']])


def find_difference(xmr, name):
    """What does not agree, or None."""
    summary, points, groups = xmr.charts[name]
    beyond = xmr.beyond[name][1]
    expected = xmr.points[name]
    if len(points) != len(expected):
        return 'number of points'
    for number, (point, wanted, flags, other) in enumerate(
            zip(points, expected, xmr.flags[name], beyond)):
        if not check_point(wanted, point, groups[point['group'] - 1]):
            return f'point {number}: {wanted} {point}'
        if not check_flags(flags, point, other):
            return f'flags of point {number}: {flags} {point}'
    wanted = xmr.summaries[name]
    if wanted['variation_icon'] != summary['variation']:
        return 'variation'
    if ASSURANCES[wanted['assurance']] != summary['assurance']:
        return 'assurance'
    return None


def reason_to_differ(xmr, name):
    """By what happens in the data, never by the name of a series."""
    _, points, groups = xmr.charts[name]
    if any(group['status'] != 'charted' for group in groups):
        return NO_SPREAD
    if meets_second_trend(points):
        return SECOND_TREND
    return None


def meets_second_trend(points):
    """Whether a trend is followed at once, after one step the other way, by another of its kind."""
    steps = [sign(b['value'], a['value']) for a, b in zip(points, points[1:])]
    text = ''.join('=+-'[step] for step in steps)
    return '++++++-++++++' in text or '------+------' in text


def run_xmr():
    xmr = Xmr()
    passed, different, failed, n_points = 0, {}, {}, 0
    for config in xmr.configs:
        name = config['series']
        difference = find_difference(xmr, name)
        reason = difference and reason_to_differ(xmr, name)
        n_points += len(xmr.points[name])
        if difference is None:
            passed += 1
        elif reason:
            different[name] = reason
        else:
            failed[name] = difference
    return passed, different, failed, n_points




def segments_of(charts):
    """Median, first day of the run, and up to which day the median is drawn."""
    groups = list(charts.groups)
    return [{'median': group['centre'], 'start_date': str(group['first_day']),
             'extend_to': str(groups[number + 1]['first_day'] if number + 1 < len(groups)
                              else group['last_day'])}
            for number, group in enumerate(groups)]


def run_medians():
    cases = json.loads((FOLDER / 'runchart.json').read_text())
    passed, failed = 0, {}
    for case in cases:
        charts = Balanced.spc(
            Balanced.Series(case['id'], case['date'], case['y']), improvement='neutral', kind='run',
            run_baseline=case['med_rows'], run_length=case['runlength'],
            run_side={'both': 'either'}.get(case['direction'], case['direction']))
        wanted = [{key: each[key] for key in ('median', 'start_date', 'extend_to')}
                  for each in case['expected']['segments']]
        found = segments_of(charts)
        same = len(found) == len(wanted) and all(
            math.isclose(a['median'], b['median'], rel_tol=1e-12, abs_tol=1e-12)
            and a['start_date'] == b['start_date'] and a['extend_to'] == b['extend_to']
            for a, b in zip(found, wanted))
        if same:
            passed += 1
        else:
            failed[case['id']] = (wanted, found)
    return passed, failed


needs_vectors = pytest.mark.skipif(not FOLDER.is_dir(), reason='the shared vectors are not here')


@needs_vectors
def test_xmr():
    passed, different, failed, n_points = run_xmr()
    print(f'\nspc/xmr: {passed} series passed, {len(different)} differ on purpose, '
          f'{len(failed)} failed, of {n_points} points')
    for name, reason in different.items():
        print(f'  {name}: {reason}')
    assert not failed
    assert passed > len(different)


@needs_vectors
def test_run_charts():
    passed, failed = run_medians()
    print(f'\nspc/runchart: {passed} charts passed, {len(failed)} failed')
    assert not failed
    assert passed > 0


if __name__ == '__main__':
    test_xmr()
    test_run_charts()
