# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Results-based accountability from Python, against its definitions written out naively."""

import datetime
import json
import math
import statistics as plain

import pytest
from gi.repository import Balanced, GLib

hypothesis = pytest.importorskip('hypothesis')
given, st = hypothesis.given, hypothesis.strategies
settings = hypothesis.settings(max_examples=150, deadline=None, derandomize=True)

stats = Balanced.statistics
VALUES = st.lists(st.one_of(st.none(), st.integers(0, 12)), max_size=20)
COUNTS = st.integers(0, 10**6)


def naive_forecast(kind, xs, ys, x):
    """The forecast at x from a baseline, as the definition says."""
    if kind == 'flat':
        return sum(ys) / len(ys)
    if kind == 'linear':
        mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
        slope = sum((a - mean_x) * (b - mean_y) for a, b in zip(xs, ys)) / \
            sum((a - mean_x) ** 2 for a in xs)
        return mean_y + slope * (x - mean_x)
    slope = plain.median((ys[j] - ys[i]) / (xs[j] - xs[i])
                         for i in range(len(xs)) for j in range(i + 1, len(xs)))
    return plain.median(b - slope * a for a, b in zip(xs, ys)) + slope * x


def naive_turn(values, kind, baseline, last, direction):
    """turned, worse, mixed or too_few; None where a tie is a matter of rounding."""
    known = [(i + 1, each) for i, each in enumerate(values[:baseline]) if each is not None]
    if len(known) < 3:
        return 'too_few'
    later = [(i + 1, each) for i, each in enumerate(values) if i >= baseline]
    while later and later[-1][1] is None:
        later.pop()
    tail = later[-last:]
    if len(tail) < last or any(each is None for _, each in tail):
        return 'too_few'
    xs, ys = [x for x, _ in known], [y for _, y in known]
    deltas = [direction * (y - naive_forecast(kind, xs, ys, x)) for x, y in tail]
    if any(abs(each) < 1e-9 for each in deltas):
        return None
    if all(each > 0 for each in deltas):
        return 'turned'
    return 'worse' if all(each < 0 for each in deltas) else 'mixed'


@settings
@given(VALUES, st.sampled_from(['flat', 'linear', 'theil_sen']), st.integers(3, 8),
       st.integers(1, 4), st.booleans())
def test_curve_is_its_definition(values, kind, baseline, last, higher):
    found = stats.curve(values, forecast_kind=kind, baseline=baseline, last=last,
                        higher_is_better=higher)
    expected = naive_turn(values, kind, baseline, last, 1 if higher else -1)
    if expected is not None:
        assert found['curve'] == expected
    assert (found['evidence'] == 'none') == (found['curve'] in ('too_few', 'mixed'))
    points = stats.curve_points(values, forecast_kind=kind, baseline=baseline)
    assert len(points) == len(values)
    for row in points:
        if row['forecast'] is not None:
            assert not row['of_baseline']
            assert row['lower'] is None or row['lower'] <= row['forecast'] <= row['upper']


def test_worked_curve():
    """Waits of 30, 32, 34, 36 and 38 weeks, and then 37, 36 and 35: the forecast was 44."""
    found = stats.curve([30, 32, 34, 36, 38, 37, 36, 35], higher_is_better=False)
    assert found['curve'] == 'turned' and found['forecast'] == pytest.approx(44)
    assert found['delta'] == pytest.approx(9)
    assert found['slope_improvement'] == pytest.approx(3)
    assert found['change_percent'] == pytest.approx(100 * (35 - 38) / 38)
    people = stats.curve([30, 32, 34, 36, 38, 37, 36, 35], None,
                         [None] * 5 + [36, 36, 36], forecast_kind='given', higher_is_better=False)
    assert people['curve'] == 'mixed' and people['lower'] is None
    frame = {'area': ['a'] * 8 + ['b'] * 2, 'value': [30, 32, 34, 36, 38, 37, 36, 35, 1, 2]}
    assert stats.curve(frame, by='area', higher_is_better=False)['curve'].to_list() == \
        ['turned', 'too_few']


@settings
@given(st.integers(-9, 9), st.integers(0, 5), st.integers(0, 5), st.integers(-9, 9), st.booleans())
def test_target(value, below, above, target, higher):
    found = stats.target(value, target, value - below, value + above, higher_is_better=higher)
    span = range(value - below, value + above + 1)
    good = [each >= target if higher else each <= target for each in span]
    assert found['verdict'] == ('met' if all(good) else 'uncertain' if any(good) else 'not_met')
    assert (stats.target(value, target, higher_is_better=higher)['verdict'] == 'met') == \
        (value >= target if higher else value <= target)


def test_trajectory():
    """From 50 on 1 April 2020 to 80 a year later: 65.04 half the way."""
    days = [datetime.date(2020, 4, 1), datetime.date(2020, 10, 1), datetime.date(2021, 4, 1),
            datetime.date(2022, 1, 1)]
    found = stats.trajectory({
        'value': [50, 64, 80, 79], 'day': days, 'baseline_value': [50] * 4,
        'baseline_day': days[:1] * 4, 'target': [80] * 4, 'target_day': days[2:3] * 4})
    assert found['required'].to_list() == pytest.approx([50, 50 + 30 * 183 / 365, 80, 80])
    assert found['on_track'].to_list() == ['met', 'not_met', 'met', 'not_met']
    assert stats.trajectory(1, 5, 0, 9, 1, 9)['on_track'] is None


@settings
@given(COUNTS, COUNTS)
def test_reach(achieved, goal):
    found = stats.reach(achieved, goal)
    if goal == 0:
        assert found['reach'] is None and found['reason'] == 'goal_of_none'
        return
    assert found['reach'] == pytest.approx(achieved / goal)
    assert (found['lower'] is None) == (achieved > goal)
    if achieved <= goal:
        assert 0 <= found['lower'] <= found['reach'] <= found['upper'] <= 1


def test_reach_is_not_guessed():
    assert stats.reach(3, None)['reason'] == 'no_goal'
    found = stats.reach([30, 45], [30, 30], [10, 46], [90, 90])
    assert found['reach'].to_list() == [1, 1.5]
    assert found['existing'].to_list() == [20, None]
    assert found['contacts_each'].to_list() == [3, 2]


@settings
@given(st.integers(0, 500), st.floats(0, 500))
def test_prevention(observed, expected):
    found = stats.prevention(observed, expected)
    assert found['lower'] <= found['prevented'] <= found['upper']
    assert (found['verdict'] == 'fewer') == (found['lower'] > 0)
    assert (found['verdict'] == 'more') == (found['upper'] < 0)


@settings
@given(st.integers(1, 300), st.integers(1, 300), st.floats(0, 1), st.floats(0, 1))
def test_compared_prevention(n, other_n, share, other_share):
    x, other = math.floor(share * n), math.floor(other_share * other_n)
    found = stats.compared_prevention(x, n, other, other_n)
    assert found['prevented'] == pytest.approx(n * other / other_n - x, abs=1e-9)
    assert found['lower'] - 1e-9 <= found['prevented'] <= found['upper'] + 1e-9


@settings
@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 5)), st.integers(5, 9)), min_size=1))
def test_self_assessment(items):
    found = stats.self_assessment([a for a, _ in items], [b for _, b in items])
    most = sum(b for _, b in items)
    least = 100 * sum(a or 0 for a, _ in items) / most
    assert found['at_least'] == pytest.approx(least)
    assert found['at_least'] <= found['at_most'] + 1e-9 <= 100 + 1e-8
    complete = all(a is not None for a, _ in items)
    assert (found['score'] is not None) == complete
    if complete:
        assert found['band'] == next(
            band for limit, band in ((20, 'beginning'), (40, 'well_along'), (60, 'developing'),
                                     (80, 'moderately_expert'), (100, 'expert'))
            if found['score'] <= limit)


KINDS = ['input', 'reach', 'implementation', 'impact']
HALVES = {'quantity-effort': ('quantity', 'effort'), 'quality-effort': ('quality', 'effort'),
          'quantity-effect': ('quantity', 'effect'), 'quality-effect': ('quality', 'effect')}
POINT = {'start': '2020-01-01', 'end': '2020-12-31', 'published': 1}
MEASURES = st.lists(st.fixed_dictionaries(
    {'polarity': st.just('increase'), 'name': st.just('A measure'),
     'outcomes': st.lists(st.sampled_from(['FS1', 'FS2', 'FS3']), unique=True)},
    optional={'kind': st.sampled_from(KINDS), 'quadrant': st.sampled_from(list(HALVES)),
              'origin': st.sampled_from(['national-return', 'contract', 'local']),
              'series': st.just([{'code': 's', 'label': 'All', 'points': [POINT]}])}),
    min_size=1, max_size=6)


def read_area(**members):
    text = json.dumps({'code': 'riverside', 'name': 'Riverside', **members})
    return Balanced.Area.new_from_bytes(GLib.Bytes.new(text.encode()), 'area')


def naive_balance(measures, outcome):
    """What the audit says of an outcome, or of measures for none."""
    mine = [each for each in measures
            if (outcome in each['outcomes'] if outcome else not each['outcomes'])]
    halves = [HALVES.get(each.get('quadrant'), ()) for each in mine]
    impact = [each.get('kind') == 'impact' if 'kind' in each else 'effect' in half
              for each, half in zip(mine, halves)]
    row = {kind: sum(each.get('kind') == kind for each in mine) for kind in KINDS[:3]}
    row.update({half: sum(half in each for each in halves)
                for half in ('quantity', 'quality', 'effort', 'effect')})
    row['impact'] = sum(impact)
    row['national'] = sum(each.get('origin') == 'national-return' for each in mine)
    row['local'] = sum(each.get('origin') in ('contract', 'local') for each in mine)
    row['measures'] = len(mine)
    row['impact_state'] = 'not-planned' if not any(impact) else 'planned'
    if any(is_impact and 'series' in each for is_impact, each in zip(impact, mine)):
        row['impact_state'] = 'measured'
    return row


@settings
@given(MEASURES)
def test_balance_of_measures(measures):
    result = read_area(measures=[{'code': f'm{i}', **each}
                                 for i, each in enumerate(measures)]).check()
    table = result['measure_balance']
    assert len(table) == 15 + any(not each['outcomes'] for each in measures)
    for row in table:
        expected = naive_balance(measures, row['outcome'])
        assert {name: row[name] for name in expected} == expected
    missing = sum(row['measures'] > 0 and row['impact'] == 0 and row['outcome'] is not None
                  for row in table)
    assert sum(each.code == 'outcome-without-impact-measure' for each in result.findings) == missing
