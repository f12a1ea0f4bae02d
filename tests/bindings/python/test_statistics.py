# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Statistics from Python: what may go in, printed figures, and what holds for any numbers."""

import math

import pytest
from gi.repository import Balanced

hypothesis = pytest.importorskip('hypothesis')
given, st = hypothesis.given, hypothesis.strategies
settings = hypothesis.settings(max_examples=150, deadline=None, derandomize=True)

stats = Balanced.statistics
NUMBERS = st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=False),
                    st.sampled_from([0, -1, 1e300, -1e300, 1e-300, 5e-324]))
COUNTS = st.integers(0, 10**6)
SCORES = st.floats(-1e6, 1e6)


def test_printed_shares():
    for x, n, lower, upper in ((12, 60, 11.83, 31.78), (0, 20, 0, 16.11), (1241, 1925, 62.30, 66.57),
                               (18, 100, 11.70, 26.67)):
        found = stats.wilson_interval(x, n)
        assert round(100 * found['lower'], 2) == lower and round(100 * found['upper'], 2) == upper


def test_printed_goals():
    for scores, weights, t in (([0, 0, 0], None, 50.0), ([1, 1, 0], None, 59.1287),
                               ([-1, -1, -1], None, 36.3069), ([2, 0], [3, 1], 67.4667),
                               ([1], None, 60.0), ([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6], 55.0)):
        assert round(stats.goal_score(scores, weights)['t'], 4) == t
    # the median and the upper quartile of baselines in Turner-Stokes and Williams (2010)
    assert [round(stats.goal_score([-1] * n)['t'], 1) for n in range(1, 6)] == \
        [40, 37.6, 36.3, 35.5, 34.9]
    assert stats.goal_score([])['status'] == 'too_few'
    for scores, options in (([3], {}), ([0.5], {})):
        assert stats.goal_score(scores, **options)['status'] == 'invalid'
    assert stats.goal_score([0.5], goal_scale='halves')['status'] == 'ok'
    change = stats.goal_change([-1, -1, None], [0, 1, 2])
    assert change['goals'] == 2 and change['left_out'] == 1
    assert change['change'] == pytest.approx(change['after_t'] - change['before_t'])


def test_corc():
    # of 5,896 children with several measures, CORC 2011-15
    for x, share in ((2117, 36), (3056, 52), (617, 10), (1569, 27)):
        assert round(100 * stats.wilson_interval(x, 5896)['share']) == share
    found = stats.reliable_rate({'child': ['a', 'a', 'b', 'b', 'c'], 'before': [20, 30, 20, 20, 9],
                                 'after': [10, 29, 5, 36, None]},
                                sd=5, reliability=0.8, higher_is_better=False)[0]
    assert (found['children'], found['without_pair'], found['improved'], found['deteriorated']) == \
        (3, 1, 1, 1)


def test_toms():
    found = stats.toms_summary({'child': ['a', 'a', 'b'], 'domain': ['x', 'y', 'x'],
                                'start': [2, 3, 1], 'end': [2.5, 3, None]}, by='child')
    assert found['improved'].to_list() == [1, 0] and found['not_rated'].to_list() == [0, 1]
    assert found['improved_any'].to_list() == [True, None]
    assert found['median_change'].to_list() == [None, None]
    by_domain = stats.toms_summary({'domain': ['x', 'y', 'x'], 'start': [2, 3, 1],
                                    'end': [2.5, 3, 2.5]}, by='domain')
    assert by_domain['median_change'].to_list() == [1.0, 0.0]


def test_achieved_aims():
    rows = {'team': ['A', 'A', 'A', 'B'], 'achieved': [7, 6, None, 0], 'aims': [10, 10, 4, 2]}
    found = stats.achievement_rate(rows, by='team')[0]
    assert (found['episodes'], found['missing'], found['aims'], found['achieved']) == (2, 1, 20, 13)
    assert found['reached'] == 1 and found['achieved_share'] == 0.65
    assert stats.achievement_rate(rows, threshold=0.6)['reached'][0] == 2
    assert stats.achievement_rate([5], [4])['status'] == 'invalid'


def test_areas_without_anybody():
    """0 of 0 is no share: such an area is counted apart, and spoils nothing for the others."""
    rows = {'numerator': [10, 20, 30, 50, 0, None], 'denominator': [100, 100, 200, 300, 0, 40]}
    few = {name: values[:4] for name, values in rows.items()}
    found, wanted = stats.overdispersion(rows)[0], stats.overdispersion(few)[0]
    assert (found['n_used'], found['missing'], wanted['missing']) == (4, 2, 0)
    assert found['phi'] == wanted['phi'] and found['status'] == 'ok'
    assert stats.overdispersion_score(rows)['z'].to_list() == \
        stats.overdispersion_score(few)['z'].to_list() + [None, None]
    assert stats.overdispersion_limits(dict(rows, at=[100] * 6))['wide_upper'][0] == \
        stats.overdispersion_limits(dict(few, at=[100] * 4))['wide_upper'][0]
    assert stats.overdispersion([3, 1], [0, 4])['status'] == 'invalid'


@pytest.mark.parametrize('options', [
    {'confidence': 2}, {'confidence': 0}, {'confidence': 1}, {'confidence': math.nan}, {'n_groups': 0},
    {'n_groups': -5}, {'quantile_type': 10}, {'tail': 0.7}, {'trim': 0.5}, {'multiplier': math.inf}],
    ids=str)
def test_options_out_of_range(options):
    """GObject would put the default in their place."""
    with pytest.raises(ValueError, match=next(iter(options))):
        stats.wilson_interval(3, 10, **options)


def test_nothing_at_all():
    """Frames hold a column without any value as text, or as nothing."""
    found = stats.mean_interval({'value': [None, None], 'team': ['A', 'B']}, by='team')
    assert found['missing'].to_list() == [1, 1] and found['mean'].to_list() == [None, None]
    with pytest.raises(Balanced.DataError, match='not of numbers'):
        stats.mean_interval({'value': ['x', None]})


def test_forms_agree():
    rows = {'numerator': [3, 5], 'denominator': [10, 40], 'area': ['A', 'B']}
    found = stats.wilson_interval(rows)
    assert found['area'].to_list() == ['A', 'B']
    assert stats.wilson_interval([3, 5], [10, 40])['lower'] == found['lower']
    assert stats.wilson_interval(numerator=[3, 5], denominator=[10, 40])['upper'] == found['upper']
    assert stats.wilson_interval(3, 10)['lower'] == found['lower'][0]
    assert stats.wilson_interval([3], 10)['lower'].to_list() == [found['lower'][0]]
    renamed = {'late': [3, 5], 'plans': [10, 40]}
    assert stats.wilson_interval(renamed, columns={'late': 'numerator', 'plans': 'denominator'})[
        'lower'] == found['lower']
    assert stats['wilson_interval'] is stats.wilson_interval
    assert 'newcombe_interval' in list(stats)
    with pytest.raises(TypeError, match='numerator, denominator'):
        stats.wilson_interval(3)
    with pytest.raises(ValueError, match='as many'):
        stats.wilson_interval([1, 2], [3])
    with pytest.raises(TypeError, match='no option'):
        stats.wilson_interval(3, 10, confidenc=0.9)
    with pytest.raises(Balanced.DataError, match='area'):
        stats.mean_interval({'value': [1, 2]}, by='area')


def test_numpy_and_frames():
    numpy = pytest.importorskip('numpy')
    pandas = pytest.importorskip('pandas')
    found = stats.mean_interval(numpy.array([1.0, 2.0, numpy.nan]))
    assert (found['mean'], found['n'], found['missing']) == (1.5, 2, 1)
    frame = pandas.DataFrame({'area': ['A', 'A', 'B'], 'value': [1.0, 3.0, 7.0]})
    assert stats.mean_interval(frame, by='area').to_pandas()['mean'].tolist() == [2.0, 7.0]
    assert stats.percentile(frame['value'], probabilities=0.5)['percentile'].to_list() == [3.0]


@settings
@given(COUNTS, COUNTS, st.floats(0.5, 0.999))
def test_shares_hold_their_interval(x, more, confidence):
    n = x + more
    found = stats.wilson_interval(x, n, confidence=confidence)
    if n == 0:
        assert found['share'] is None and found['status'] == 'undefined'
        return
    assert 0 <= found['lower'] <= found['share'] <= found['upper'] <= 1
    wider = stats.wilson_interval(x, n, confidence=(1 + confidence) / 2)
    assert wider['lower'] <= found['lower'] and wider['upper'] >= found['upper']
    other = stats.wilson_interval(n - x, n, confidence=confidence)
    assert other['lower'] == pytest.approx(1 - found['upper'], abs=1e-12)


@settings
@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_differences_are_antisymmetric(x1, more1, x2, more2):
    n1, n2 = x1 + more1 + 1, x2 + more2 + 1
    found = stats.newcombe_interval(x1, n1, x2, n2)
    turned = stats.newcombe_interval(x2, n2, x1, n1)
    assert -1 - 1e-12 <= found['lower'] <= found['difference'] <= found['upper'] <= 1 + 1e-12
    assert turned['lower'] == pytest.approx(-found['upper'], abs=1e-12)


@settings
@given(COUNTS, st.sampled_from(['auto', 'exact', 'byar']))
def test_counts_hold_their_interval(x, method):
    found = stats.count_interval(x, method=method)
    if found['interval_status'] == 'ok':
        assert 0 <= found['lower'] <= x <= found['upper']


@settings
@given(st.lists(SCORES, min_size=2, max_size=30), st.floats(-1e3, 1e3))
def test_means_move_with_their_values(values, shift):
    found = stats.mean_interval(values)
    assert found['lower'] <= found['mean'] <= found['upper']
    assert min(values) <= found['mean'] <= max(values)
    moved = stats.mean_interval([each + shift for each in values])
    assert moved['mean'] == pytest.approx(found['mean'] + shift, abs=1e-6)


@settings
@given(st.lists(SCORES, min_size=1, max_size=40), st.integers(1, 9))
def test_percentiles_rise(values, kind):
    found = stats.percentile(values, probabilities=[0, 0.1, 0.5, 0.9, 1], quantile_type=kind)
    shares = found['percentile'].to_list()
    assert shares == sorted(shares)
    assert min(values) <= shares[0] and shares[-1] <= max(values)


@settings
@given(st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=1, max_size=60))
def test_survival_falls(waits):
    times, ended = zip(*waits)
    curve = stats.survival_curve(list(times), list(ended))
    shares = curve['survival'].to_list()
    assert all(1 >= a >= b >= 0 for a, b in zip([1, *shares], shares))
    assert curve['time'].to_list() == sorted(set(times))
    assert sum(curve['ended']) + sum(curve['censored']) == len(waits)


@settings
@given(st.lists(SCORES, min_size=4, max_size=30))
def test_trends_turn_with_time(values):
    found, turned = stats.trend(values), stats.trend(values[::-1])
    assert turned['mann_kendall_s'] == -found['mann_kendall_s']
    assert turned['slope'] == pytest.approx(-found['slope'], rel=1e-6, abs=1e-6)
    assert found['p'] is None or 0 <= found['p'] <= 1


@settings
@given(st.lists(SCORES, min_size=2, max_size=20), st.lists(SCORES, min_size=2, max_size=20))
def test_effects_are_antisymmetric(a, b):
    labels = ['a'] * len(a) + ['b'] * len(b)
    found = stats.two_group_effect(a + b, labels)
    turned = stats.two_group_effect(b + a, ['b'] * len(b) + ['a'] * len(a))
    assert -1 <= found['cliffs_delta'] <= 1
    assert turned['cliffs_delta'] == pytest.approx(-found['cliffs_delta'])
    if found['hedges_g'] is not None:
        assert abs(found['hedges_g']) <= abs(found['cohens_d'])


@settings
@given(st.lists(st.tuples(COUNTS, st.integers(1, 10**6), st.integers(1, 10**6)), min_size=1,
                max_size=20))
def test_rates_hold_their_interval(strata):
    counts, population, standard = map(list, zip(*strata))
    found = stats.direct_rate(counts, population, standard, multiplier=1000)
    if found['interval_status'] == 'ok':
        assert 0 <= found['lower'] <= found['rate'] <= found['upper']
        rates = [1000 * x / n for x, n in zip(counts, population)]
        assert min(rates) * 0.999999 <= found['rate'] <= max(rates) * 1.000001
    else:
        assert sum(counts) < 10


@settings
@given(st.sampled_from([-2, -1, 0, 1, 2]), st.integers(1, 12))
def test_goals_are_symmetric(score, n):
    assert stats.goal_score([score] * n)['t'] + stats.goal_score([-score] * n)['t'] == \
        pytest.approx(100)


def is_sound(value):
    return not isinstance(value, float) or math.isfinite(value)


@settings
@given(st.data())
def test_any_numbers_give_a_state(data):
    """NaN, nothing, and numbers beyond all measure: a status, and never an infinite figure."""
    from gi.overrides import _balanced_statistics as own
    name, _, needed, optional, _, _ = data.draw(st.sampled_from(own.FUNCTIONS))
    n = data.draw(st.integers(1, 6))
    words = {'group', 'word', 'domain', 'child'}
    columns = {each: data.draw(st.lists(st.sampled_from('ab') if each in words else NUMBERS,
                                        min_size=n, max_size=n))
               for each in (*needed.split(), *optional.split())}
    table = own.as_table(columns)
    found = stats[name](table)
    for row in found:
        assert all(is_sound(each) for each in row.values()), row
