# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Printed figures of process charts and outcome measures, and what outcome measures must say."""

import pytest
from gi.repository import Balanced

hypothesis = pytest.importorskip('hypothesis')
given, st = hypothesis.given, hypothesis.strategies
settings = hypothesis.settings(max_examples=150, deadline=None, derandomize=True)

stats = Balanced.statistics
SPIKE = [1, 2, 1, 2, 10] + [1, 2] * 6 + [1]
SHIFT = [10, 12, 10, 11, 9, 10, 11, 10, 9, 11, 10, 12, 13, 14, 15, 16, 17, 18]
NEAR = [5, 6, 5, 6, 5, 6, 7, 7, 7, 7, 7, 7, 7, 8]


def chart(values, **options):
    days = [f'{2000 + number // 12}-{number % 12 + 1:02}' for number in range(len(values))]
    return Balanced.spc({'day': days, 'value': values}, improvement='increase', **options)


def limits(charts):
    row = charts.summary[0]
    return tuple(round(row[each], 4) for each in ('centre', 'lower', 'upper'))


@pytest.mark.parametrize('options, expected', [
    ({}, (1.9444, -0.7156, 4.6044)), ({'preset': 'mdc'}, (1.9444, -3.0626, 6.9515)),
    ({'factor': 3 / 1.128}, (1.9444, -0.7151, 4.6040))], ids=['nhsr', 'mdc', 'exact factor'])
def test_one_spike(options, expected):
    charts = chart(SPIKE, **options)
    assert limits(charts) == expected
    assert charts.points['rule'].to_list() == \
        ['none'] * 4 + ['outside_high'] + ['none'] * 13


def test_a_straight_line():
    charts = chart(list(range(8)))
    assert limits(charts) == (3.5, 0.84, 6.16)
    assert charts.points['rule'].to_list() == ['outside_low'] + ['trend_high'] * 6 + ['outside_high']
    assert charts.points['type'][0] == 'concern'


def test_a_shift_and_a_trend():
    charts = chart(SHIFT)
    assert limits(charts) == (12.1111, 8.6688, 15.5535)
    rules = charts.points['rule'].to_list()
    assert [rules.count(each) for each in ('shift_low', 'trend_high', 'outside_high')] == [10, 5, 3]


def test_two_of_three():
    charts = chart(NEAR)
    assert limits(charts) == (6.4286, 4.9963, 7.8609)
    rules = charts.points['rule'].to_list()
    assert [rules[each] for each in (0, 2, 4)] == ['two_of_three_low'] * 3 or \
        rules.count('two_of_three_low') == 3
    assert rules[6:13] == ['shift_high'] * 7 and rules[13] == 'outside_high'


def test_the_factor_of_wa():
    charts = chart([10, 12, 11, 14, 9], preset='wa')
    assert limits(charts) == (11.2, 3.8862, 18.5138)
    assert round((charts.summary[0]['upper'] - 11.2) / 3, 4) == 2.4379


@pytest.mark.parametrize('scores, weights, t', [
    ([0, 0, 0], None, 50), ([1, 1, 0], None, 59.1287), ([-1, -1, -1], None, 36.3069),
    ([2, 0], [3, 1], 67.4667), ([1], None, 60), ([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6], 55)])
def test_goals(scores, weights, t):
    found = stats.goal_score(scores, weights)
    assert round(found['t'], 4) == t and found['rho'] == 0.3 and found['goals'] == len(scores)


def test_baselines_of_goals():
    """Printed for 243 patients: a median of 34.9, which is five goals at -1, and 35.5, four."""
    assert [round(stats.goal_score([-1] * n)['t'], 1) for n in range(1, 6)] == \
        [40, 37.6, 36.3, 35.5, 34.9]


@pytest.mark.parametrize('scores, weights, options, status', [
    ([], None, {}, 'too_few'), ([None], None, {}, 'too_few'), ([3], None, {}, 'invalid'),
    ([-2.5], None, {'goal_scale': 'halves'}, 'invalid'), ([0.5], None, {}, 'invalid'),
    ([0.5], None, {'goal_scale': 'halves'}, 'ok'), ([0.25], None, {'goal_scale': 'halves'}, 'invalid'),
    ([-0.5], None, {'goal_scale': 'six_point'}, 'ok'), ([1.5], None, {'goal_scale': 'six_point'}, 'invalid'),
    ([1, 0], [1, -1], {}, 'invalid')])
def test_goals_that_are_none(scores, weights, options, status):
    found = stats.goal_score(scores, weights, **options)
    assert found['status'] == status
    assert (found['t'] is None) == (status != 'ok')


def test_rho_is_kept():
    found = stats.goal_score([1, 1], rho=0.5)
    assert found['rho'] == 0.5 and found['t'] != stats.goal_score([1, 1])['t']
    for rho in (-0.1, 1, 2, float('nan')):
        with pytest.raises(ValueError, match='rho'):
            stats.goal_score([1], rho=rho)


@pytest.mark.parametrize('x, n, lower, upper', [
    (12, 60, 11.83, 31.78), (0, 20, 0, 16.11), (1241, 1925, 62.30, 66.57), (18, 100, 11.70, 26.67)])
def test_shares(x, n, lower, upper):
    found = stats.wilson_interval(x, n)
    assert (round(100 * found['lower'], 2), round(100 * found['upper'], 2)) == (lower, upper)


@pytest.mark.parametrize('what, x, percent', [
    ('recovered', 2117, 36), ('improved', 3056, 52), ('deteriorated', 617, 10),
    ('reliably_recovered', 1569, 27)])
def test_corc(what, x, percent):
    """Of 5,896 children with several measures, CORC 2011 to 2015: here one measure each."""
    n = 5896
    scores = {'recovered': (20, 12), 'improved': (30, 20), 'deteriorated': (20, 30),
              'reliably_recovered': (20, 10)}[what]
    rows = {'child': [str(each) for each in range(n)], 'before': [scores[0]] * x + [20] * (n - x),
            'after': [scores[1]] * x + [20] * (n - x)}
    found = stats.reliable_rate(rows, sd=5, reliability=0.8, cutoff=14, higher_is_better=False)[0]
    assert (found['children'], found[what]) == (n, x)
    assert round(100 * found[f'{what}_share']) == percent


def test_recovery_needs_a_cutoff():
    rows = {'child': ['a', 'a', 'b', 'c'], 'before': [20, 20, 20, 10], 'after': [10, 20, 20, 16]}
    options = {'sd': 5, 'reliability': 0.8, 'higher_is_better': False}
    without = stats.reliable_rate(rows, **options)[0]
    assert without['with_cutoff'] == 0 and without['recovered_share'] is None
    assert stats.reliable_class(rows, by='child', **options)['recovered'].to_list() == [None] * 3
    found = stats.reliable_rate(rows, cutoff=14, **options)[0]
    assert (found['with_cutoff'], found['recovered'], found['reliably_recovered']) == (3, 1, 1)
    assert stats.reliable_class(rows, by='child', cutoff=14, **options)['recovered'].to_list() == \
        [True, False, False]


def test_cutoffs():
    found = stats.clinical_cutoff(40, 7.5, 60, 7.5)
    assert (found['cutoff_a'], found['cutoff_b'], found['cutoff_c']) == (55, 45, 50)
    assert stats.clinical_cutoff(40, 7.5, 40, 7.5)['status'] == 'invalid'
    assert stats.clinical_cutoff(40, None, 60, 7.5)['status'] == 'too_few'


def test_attrition():
    rows = {'team': ['A'] * 5 + ['B'] * 3, 'before': [20, 22, 30, 31, None, None, None, 7],
            'after': [15, 20, None, None, 17, None, 22, 6]}
    a, b = stats.attrition(rows, by='team')
    assert (a['rows'], a['first'], a['paired'], a['lost'], a['only_second'], a['neither']) == \
        (5, 4, 2, 2, 1, 0)
    wilson = stats.wilson_interval(2, 4)
    assert (a['lost_share'], a['lost_lower'], a['lost_upper']) == \
        (0.5, wilson['lower'], wilson['upper'])
    assert (a['paired_first_mean'], a['lost_first_mean'], a['first_score_difference']) == (21, 30.5, 9.5)
    assert (b['rows'], b['first'], b['lost'], b['only_second'], b['neither']) == (3, 1, 0, 1, 1)
    assert b['lost_share'] == 0 and b['lost_first_mean'] is None
    assert stats.attrition([None], [3])['status'] == 'too_few'


SCORES = st.lists(st.tuples(st.sampled_from('ab'), st.one_of(st.none(), st.integers(0, 40)),
                            st.one_of(st.none(), st.integers(0, 40))), min_size=1, max_size=30)


@settings
@given(SCORES)
def test_attrition_against_the_definition(rows):
    found = stats.attrition({'team': [each[0] for each in rows],
                             'before': [each[1] for each in rows],
                             'after': [each[2] for each in rows]}, by='team')
    for row in found:
        own = [each[1:] for each in rows if each[0] == row['team']]
        first = [each for each in own if each[0] is not None]
        lost = [each[0] for each in first if each[1] is None]
        kept = [each[0] for each in first if each[1] is not None]
        assert (row['rows'], row['first'], row['lost'], row['paired']) == \
            (len(own), len(first), len(lost), len(kept))
        assert row['rows'] == row['first'] + row['only_second'] + row['neither']
        assert row['lost_share'] == (len(lost) / len(first) if first else None)
        if lost and kept:
            assert row['first_score_difference'] == \
                pytest.approx(sum(lost) / len(lost) - sum(kept) / len(kept))
        else:
            assert row['first_score_difference'] is None


@settings
@given(SCORES)
def test_rates_agree_with_classes(rows):
    """The children of a rate are those of the classes, counted."""
    columns = {'child': [each[0] for each in rows], 'before': [each[1] for each in rows],
               'after': [each[2] for each in rows]}
    options = {'sd': 5, 'reliability': 0.8, 'cutoff': 14, 'higher_is_better': False}
    rate = stats.reliable_rate(columns, **options)[0]
    classes = list(stats.reliable_class(columns, by='child', **options))
    for name, word in (('improved', 'reliable_improvement'), ('unchanged', 'no_reliable_change'),
                       ('deteriorated', 'reliable_deterioration')):
        assert rate[name] == sum(each['classification'] == word for each in classes)
    for name in ('recovered', 'reliably_recovered'):
        assert rate[name] == sum(each[name] is True for each in classes)
        assert rate['with_cutoff'] == sum(each[name] is not None for each in classes)
