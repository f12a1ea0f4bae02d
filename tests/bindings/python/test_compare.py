# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Two cohorts side by side, against the definitions."""

import itertools
import math
import random
import statistics

import pytest
from gi.repository import Balanced

import oracle

AS_AT = '2021-02-28'
METRICS = {'active_days': 'active_days', 'unit_days': 'unit_days', 'overlap_days': 'overlap_days',
           'max_concurrency': 'max_concurrency', 'max_strands': 'max_strands',
           'max_agencies': 'max_agencies'}


def make_caseload(seed):
    mixer = random.Random(seed)

    def day(year, first=1, last=12):
        return f'{year}-{mixer.randint(first, last):02}-{mixer.randint(1, 28):02}'
    episodes = []
    for number in range(240):
        child = mixer.randrange(40)
        started = mixer.random() < 0.8
        episodes.append({
            'child_id': f'c{child:02}', 'episode_id': str(number), 'source': 'x',
            'strand': mixer.choice(('family', 'intervention')),
            'level': mixer.choice(('universal', 'targeted', 'specialist')),
            'stage': 'intervention', 'agency': mixer.choice(('slt', 'ot')),
            'requested_date': day(2018) if child % 4 else '',
            'start_date': day(2019) if started else '',
            'end_date': day(2020) if started and mixer.random() < 0.5 else '',
            'minutes': mixer.choice(('', '30', '45'))})
    children = [{'child_id': f'c{child:02}', 'sex': 'FM'[child % 2]} for child in range(40)]
    return Balanced.Caseload.from_frames(episodes=episodes, children=children)


def rows_of(result, name, *keys):
    return {tuple(row[each] for each in keys): row for row in result.tables[name]}


def same(found, wanted):
    return math.isclose(found, wanted, rel_tol=1e-9, abs_tol=1e-12)


def profiles(cohort):
    return list(cohort.profiles(AS_AT).tables['profiles'])


def wilson(x, n, z=1.959963984540054):
    middle, root = 2 * x + z * z, z * math.sqrt(z * z + 4 * x * (1 - x / n))
    return (middle - root) / (2 * (n + z * z)), (middle + root) / (2 * (n + z * z))


def newcombe(x1, n1, x2, n2):
    (l1, u1), (l2, u2) = wilson(x1, n1), wilson(x2, n2)
    p1, p2 = x1 / n1, x2 / n2
    return (p1 - p2 - math.hypot(p1 - l1, u2 - p2), p1 - p2 + math.hypot(u1 - p1, p2 - l2))


def log_rank(groups):
    """Chi-squared of two lists of (days, whether it ended)."""
    observed = expected = variance = 0
    for time in sorted({days for group in groups for days, ended in group if ended}):
        at_risk = [sum(days >= time for days, _ in group) for group in groups]
        ends = [sum(days == time and ended for days, ended in group) for group in groups]
        n, d = sum(at_risk), sum(ends)
        observed += ends[0]
        expected += d * at_risk[0] / n
        if n > 1:
            variance += d * at_risk[0] / n * (1 - at_risk[0] / n) * (n - d) / (n - 1)
    return (observed - expected) ** 2 / variance, observed, expected


@pytest.mark.parametrize('seed', range(4))
def test_metrics(seed):
    caseload = make_caseload(seed)
    girls, boys = caseload.cohort(sex='F'), caseload.cohort(sex='M')
    result = caseload.compare(girls, boys, AS_AT)
    described = rows_of(result, 'comparison_metrics', 'metric', 'cohort')
    differences = rows_of(result, 'comparison_differences', 'metric')
    for metric, column in METRICS.items():
        a, b = ([row[column] for row in profiles(each)] for each in (girls, boys))
        for letter, values in (('a', a), ('b', b)):
            row = described[metric, letter]
            assert (row['n'], row['missing']) == (len(values), 0)
            assert same(row['mean'], statistics.mean(values))
            assert same(row['sd'], statistics.stdev(values))
            for name, p in (('p25', 0.25), ('median', 0.5), ('p75', 0.75)):
                assert same(row[name], oracle.quantile(values, p))
        row = differences[metric,]
        mean = statistics.mean(a) - statistics.mean(b)
        assert same(row['difference_of_means'], mean)
        assert row['lower'] < mean < row['upper']
        assert same((row['lower'] + row['upper']) / 2, mean)
        wins = sum((x > y) - (x < y) for x, y in itertools.product(a, b))
        assert same(row['cliffs_delta'], wins / (len(a) * len(b)))
        degrees = len(a) + len(b) - 2
        pooled = math.sqrt(((len(a) - 1) * statistics.variance(a) +
                            (len(b) - 1) * statistics.variance(b)) / degrees)
        correction = math.exp(math.lgamma(degrees / 2) - math.lgamma((degrees - 1) / 2)) / \
            math.sqrt(degrees / 2)
        assert same(row['hedges_g'], mean / pooled * correction) if pooled else True
    assert not len(result.findings)


@pytest.mark.parametrize('seed', range(4))
def test_shares_and_waits(seed):
    caseload = make_caseload(seed)
    cohorts = caseload.cohort(sex='F'), caseload.cohort(sex='M')
    result = caseload.compare(*cohorts, AS_AT)
    row = rows_of(result, 'comparison_shares', 'share')['with_universal_to_specialist_jump',]
    jumps = [sum(each['jumps_up'] > 0 for each in profiles(cohort)) for cohort in cohorts]
    sizes = [len(cohort) for cohort in cohorts]
    assert (row['children_a'], row['children_b']) == tuple(jumps)
    lower, upper = newcombe(jumps[0], sizes[0], jumps[1], sizes[1])
    assert same(row['lower'], lower) and same(row['upper'], upper)
    idle = rows_of(result, 'comparison_shares', 'share')['with_idle_wait_of_waiting',]
    assert idle['all_a'] < sizes[0] or idle['all_b'] < sizes[1]

    waits = [[(row['wait_days'], row['state'] == 'started') for row in
              cohort.profiles(AS_AT).tables['profile_waits'] if row['state'] != 'retrospective']
             for cohort in cohorts]
    chi, observed, expected = log_rank(waits)
    test = next(iter(result.tables['comparison_waits_test']))
    assert same(test['chi_squared'], chi) and test['degrees'] == 1
    assert same(test['observed_a'], observed) and same(test['expected_a'], expected)
    counts = rows_of(result, 'comparison_waits', 'cohort')
    assert counts['a',]['started'] == sum(ended for _, ended in waits[0])


def test_who_is_in_both():
    caseload = make_caseload(1)
    everybody, girls = caseload.cohort(), caseload.cohort(sex='F')
    finding, = caseload.compare(everybody, girls, AS_AT).findings
    assert (finding.code, finding.count) == ('cohorts-overlap', len(girls))
    assert not len(caseload.compare(girls, ~girls, AS_AT).findings)


def test_nobody():
    caseload = make_caseload(1)
    nobody = caseload.cohort(child_ids=[])
    result = caseload.compare(nobody, caseload.cohort(), AS_AT)
    row = rows_of(result, 'comparison_differences', 'metric')['active_days',]
    assert row['difference_of_means'] is None and row['cliffs_delta'] is None
    assert next(iter(result.tables['comparison_waits_test']))['p'] is None


def test_cohorts_of_another_caseload():
    caseload, other = make_caseload(1), make_caseload(2)
    with pytest.raises(Balanced.Error, match='another caseload'):
        other.compare(caseload.cohort(), caseload.cohort(), AS_AT)


def test_the_same_bytes_in_parts():
    caseload = make_caseload(3)
    girls = caseload.cohort(sex='F')
    analysis = Balanced.CohortComparison(cohort_a=girls, cohort_b=~girls, as_at=AS_AT,
                                         by=['agency'])
    n = len(caseload)
    parts = [analysis.accumulate(caseload, first, min(7, n - first)) for first in range(0, n, 7)]
    whole = parts.pop()
    while parts:
        whole = whole.merge(parts.pop())
    assert whole.to_bytes().get_data() == analysis.accumulate(caseload, 0, n).to_bytes().get_data()
    by = analysis.finish(whole).tables['comparison_metrics']
    assert {row['agency'] for row in by} == {'slt', 'ot'}
