# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What holds of statistics for any numbers: bounds, symmetry, and what rises with what."""

import pytest
from gi.repository import Balanced

hypothesis = pytest.importorskip('hypothesis')
given, st = hypothesis.given, hypothesis.strategies
settings = hypothesis.settings(max_examples=100, deadline=None, derandomize=True)

stats = Balanced.statistics
SIZES = st.integers(1, 10**5)
SCORES = st.integers(-50, 50)
PAIRS = st.lists(st.tuples(SCORES, SCORES), min_size=2, max_size=20)
WAITS = st.lists(st.tuples(st.integers(1, 30), st.booleans(), st.sampled_from('ab')), min_size=2,
                 max_size=40)


def near(value, **options):
    return pytest.approx(value, rel=1e-9, abs=1e-9, **options)


@settings
@given(st.lists(st.tuples(SIZES, SCORES), min_size=3, max_size=12))
def test_slopes_turn_with_the_groups(groups):
    population, values = map(list, zip(*groups))
    found = stats.slope_index(population, values)
    turned = stats.slope_index(population[::-1], values[::-1])
    assert turned['slope_index'] == pytest.approx(-found['slope_index'], rel=1e-6, abs=1e-6)
    ranks = stats.relative_rank(population)['relative_rank'].to_list()
    assert ranks == sorted(ranks) and 0 < ranks[0] and ranks[-1] < 1


@settings
@given(st.lists(st.tuples(st.integers(0, 500), SIZES, st.integers(1, 500), SIZES), min_size=1,
                max_size=8), st.integers(2, 9))
def test_ratios_follow_what_is_observed(strata, times):
    counts, population, reference, reference_population = map(list, zip(*strata))
    found = stats.indirect_rate(counts, population, reference, reference_population)
    assert found['observed'] == sum(counts)
    assert found['expected'] == near(sum(n * x / m for _, n, x, m in strata))
    if found['interval_status'] == 'ok':
        assert 0 <= found['lower'] <= found['ratio'] <= found['upper']
    more = stats.indirect_rate([times * each for each in counts], population, reference,
                               reference_population)
    assert more['ratio'] == near(times * found['ratio'])


@settings
@given(st.integers(1, 10**5), st.integers(1, 10**5), st.floats(0.01, 0.99))
def test_funnels_narrow(n, more, average):
    wide, narrow = (stats.funnel_share_limits(size, average) for size in (n, n + more))
    assert 0 <= wide['lower'] <= narrow['lower'] <= average <= narrow['upper'] <= wide['upper'] <= 1
    outer = stats.funnel_share_limits(n, average, tail=0.001)
    assert outer['lower'] <= wide['lower'] and wide['upper'] <= outer['upper']


@settings
@given(st.lists(st.tuples(st.integers(0, 10**4), st.integers(1, 10**4)), min_size=3, max_size=20))
def test_wide_limits_are_wider(areas):
    events = [min(areas_[0], areas_[1]) for areas_ in areas]
    sizes = [areas_[1] for areas_ in areas]
    found = stats.overdispersion(events, sizes, funnel_kind='share')
    if found['status'] != 'ok':
        return
    assert found['tau_squared'] >= 0 and found['phi'] >= 0
    for row in stats.overdispersion_limits(events, sizes, sizes, funnel_kind='share'):
        assert row['wide_lower'] <= row['lower'] + 1e-12 and row['upper'] <= row['wide_upper'] + 1e-12
        assert row['outer_lower'] <= row['lower'] <= row['upper'] <= row['outer_upper']


@settings
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60), st.integers(1, 10))
def test_groups_follow_the_values(values, n):
    groups = stats.quantile_group(values, n_groups=n)['quantile_group'].to_list()
    if len(values) < n:
        assert set(groups) == {None}
        return
    assert all(1 <= each <= n for each in groups)
    ordered = [group for _, group in sorted(zip(values, groups))]
    assert ordered == sorted(ordered)
    assert all(a == b for x, a in zip(values, groups) for y, b in zip(values, groups) if x == y)


@settings
@given(PAIRS)
def test_changes_are_antisymmetric(pairs):
    before, after = map(list, zip(*pairs))
    found, turned = stats.paired_effect(before, after), stats.paired_effect(after, before)
    assert turned['mean_change'] == near(-found['mean_change'])
    for name in ('d_z', 'd_av', 'd_rm'):
        assert (turned[name] is None) == (found[name] is None)
        if found[name] is not None:
            assert turned[name] == pytest.approx(-found[name], rel=1e-6, abs=1e-6)
    for a, b in pairs[:5]:
        one = stats.reliable_change(a, b, sd=5, reliability=0.8)
        other = stats.reliable_change(b, a, sd=5, reliability=0.8)
        mirrored = stats.reliable_change(a, b, sd=5, reliability=0.8, higher_is_better=False)
        assert one['index'] == near(-other['index'])
        assert {one['classification'], mirrored['classification']} in (
            {'no_reliable_change'}, {'reliable_improvement', 'reliable_deterioration'})


@settings
@given(WAITS)
def test_log_rank_does_not_know_names(waits):
    times, ended, groups = map(list, zip(*waits))
    found = stats.log_rank(times, ended, groups)
    turned = stats.log_rank(times, ended, ['b' if each == 'a' else 'a' for each in groups])
    assert found['status'] == turned['status']
    if found['status'] == 'ok':
        assert found['chi_squared'] == pytest.approx(turned['chi_squared'], rel=1e-6, abs=1e-9)
        assert 0 <= found['p'] <= 1 and found['chi_squared'] >= 0
    counts = list(stats.log_rank_counts(times, ended, groups))
    if counts and counts[0]['expected'] is not None:
        assert sum(row['observed'] for row in counts) == sum(ended)
        assert sum(row['expected'] for row in counts) == pytest.approx(sum(ended))


@settings
@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=20))
def test_ratings_are_each_one_thing(ratings):
    start, end = ([each / 2 for each in side] for side in zip(*ratings))
    found, turned = stats.toms_summary(start, end), stats.toms_summary(end, start)
    assert found['improved'] + found['maintained'] + found['declined'] == found['rated'] == len(ratings)
    assert (turned['improved'], turned['declined']) == (found['declined'], found['improved'])
    assert turned['median_change'] == -found['median_change']


@settings
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=20),
       st.floats(0.1, 0.9))
def test_fewer_reach_more(episodes, threshold):
    achieved = [min(each) for each in episodes]
    aims = [max(each) for each in episodes]
    low, high = (stats.achievement_rate(achieved, aims, threshold=each)
                 for each in (threshold, (1 + threshold) / 2))
    if low['status'] == 'ok':
        assert high['reached'] <= low['reached'] <= low['episodes']
        assert 0 <= low['achieved_lower'] <= low['achieved_share'] <= low['achieved_upper'] <= 1
        assert low['achieved'] == sum(achieved) and low['aims'] == sum(aims)


@settings
@given(st.lists(st.integers(-100, 100), min_size=3, max_size=30), st.integers(1, 20))
def test_forecasts_widen(values, ahead):
    rows = [row for row in stats.forecast(values, ahead=ahead) if row['interval_status'] == 'ok']
    widths = [row['upper'] - row['lower'] for row in rows]
    assert all(row['lower'] <= row['forecast'] <= row['upper'] for row in rows)
    assert all(b >= a - 1e-9 for a, b in zip(widths, widths[1:]))


@settings
@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e4), st.floats(0.5, 0.99))
def test_normal_intervals_lie_around_the_figure(value, error, confidence):
    found = stats.normal_interval(value, error, confidence=confidence)
    wider = stats.normal_interval(value, error, confidence=(1 + confidence) / 2)
    assert value - found['lower'] == pytest.approx(found['upper'] - value, rel=1e-6, abs=1e-6)
    assert wider['lower'] <= found['lower'] <= value <= found['upper'] <= wider['upper']


@settings
@given(st.lists(st.tuples(st.integers(-1000, 1000)), min_size=2, max_size=40), st.integers(1, 100))
def test_charts_move_with_their_values(rows, shift):
    values = [each[0] for each in rows]
    days = [f'{2000 + number // 12}-{number % 12 + 1:02}' for number in range(len(values))]
    found, moved, turned = (
        Balanced.spc({'day': days, 'value': each}, improvement=way)
        for each, way in ((values, 'increase'), ([value + shift for value in values], 'increase'),
                          ([-value for value in values], 'decrease')))
    row, other, mirror = found.summary[0], moved.summary[0], turned.summary[0]
    assert row['status'] == other['status'] == mirror['status']
    if row['status'] == 'charted':
        assert row['lower'] <= row['centre'] <= row['upper']
        assert other['centre'] == pytest.approx(row['centre'] + shift, abs=1e-9)
        assert mirror['upper'] == pytest.approx(-row['lower'], abs=1e-9)
        assert mirror['improvement'] == row['improvement'] and mirror['concern'] == row['concern']
